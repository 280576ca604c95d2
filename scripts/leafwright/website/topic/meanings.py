"""What the hard words of a page mean, for the script that explains them where they stand."""

from collections.abc import Iterable
from pathlib import Path

from leafwright.model import Edition
from leafwright.text.document import Section, runs_of
from leafwright.text.templates import macros
from leafwright.text.topic import term_of


def meanings(edition: Edition, sections: Iterable[Section]) -> str:
    """The terms that sections link to, each with its meaning, as HTML for the script; nothing where there is none."""
    blocks = (block for section in sections for block in (*section.blocks, *section.detail))
    found = dict.fromkeys(term_of(run.target) for run, _ in runs_of(blocks))
    told = [(slug, term.term, term.meaning) for slug in found if (term := edition.glossary.get(slug))]
    words = edition.words
    if not told or not words["close"]:
        return ""
    return str(_MACROS.terms(words["glossary"], words["close"], told))


_MACROS = macros(Path(__file__).with_name("page.html"))
