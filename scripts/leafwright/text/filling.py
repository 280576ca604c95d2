"""Sections of an edition with all that they name in place: values of the hospital, marks of sources, hard words."""

import functools
from collections.abc import Callable, Iterator, Mapping

from leafwright.model import Edition
from leafwright.text.blocks import ICONS
from leafwright.text.document import Section, rewritten
from leafwright.text.inline import ANOTHER, BEHIND, Run
from leafwright.text.local_values import local_values
from leafwright.text.macros import fact_numbers, macro_value
from leafwright.text.numbers import own_digits
from leafwright.text.topic import term_of
from leafwright.text.values import ends

Fill = Callable[[Run], Iterator[Run]]


def filling(edition: Edition) -> Fill:
    """What stands in place of a run in this edition. A macro that does not exist stays, for a check to find."""
    facts = fact_numbers(edition.source)
    local = functools.cache(functools.partial(local_values, edition))  # few blocks hold any

    def fill(run: Run) -> Iterator[Run]:
        if run.kind == "macro":
            yield _value(run, edition, facts, local)
        elif run.kind == "scale":
            yield ends(run, edition.words)
        elif term := edition.glossary.get(term_of(run.target)):
            before, _, after = edition.words["term_explained"].partition("{term}")
            yield Run(kind="text", text=before.format(meaning=term.short))
            yield run
            yield Run(kind="text", text=after.format(meaning=term.short))
        else:
            yield run

    return fill


def filled(section: Section, fill: Fill) -> Section:
    """A section with everything filled in."""
    return rewritten(section, fill)


def _value(run: Run, edition: Edition, facts: dict[str, int], local: Callable[[], Mapping[str, str]]) -> Run:
    group, _, name = run.target.partition(".")
    values = local() if group in ("local", "amount") else {}
    value = macro_value(group, name or None, edition.hospital, edition.phones, facts, values)
    if value is None:
        return run
    if group == "icons":
        count = name.partition("-")[2]
        alternative = edition.words["icons_alt"].format(count=count)
        return Run(kind="image", text=alternative, target=f"images/icons-{count}.svg", title=ICONS)
    if group in ("phone", "emergency"):
        value = own_digits(value, edition.language)
    if run.title in (ANOTHER, BEHIND):
        value = value.replace('class="source"', f'class="source {run.title}"')
    return Run(kind="html", text=value, target=run.target)
