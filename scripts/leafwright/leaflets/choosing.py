"""Which formats an edition is made in: what hospital and topic list, and what this machine can make."""

from collections.abc import Sequence

from leafwright.leaflets import braille
from leafwright.leaflets.formats import FOLDER, Format
from leafwright.model import Edition, Finding, Place

Job = tuple[Edition, Format]


def wanted(formats: Sequence[Format], edition: Edition) -> list[Format]:
    """The formats an edition is printed in: none for what only staff read; staff's own in the source language.

    One that is made only where it is asked for (`asked`) must be named by the topic.
    """
    if edition.kind.source_only:
        return []
    chosen = edition.topic.meta.formats or edition.kind.formats
    source = edition.language.source
    return [
        format
        for format in formats
        if not (format.translations if source else format.staff)
        and (format.staff or format.id in chosen if chosen else not format.asked)
    ]


def makeable(jobs: Sequence[Job]) -> tuple[list[Job], list[Finding]]:
    """The jobs that can be done here, and one line of advice on each thing that others lack: a program, a table.

    Of a language that is known to have no table, the guide for printers says so.
    """
    asked = [job for job in jobs if job[1].file == "brf"]
    if not asked:
        return list(jobs), []
    left, advice = asked, []
    if not braille.installed():
        advice.append(_advice("liblouis is not installed", "run: sudo apt-get install liblouis-bin"))
    else:
        left = [job for job in asked if not job[0].language.braille]
        if tags := sorted({edition.language.tag for edition, _ in left if edition.language.braille is None}):
            message = f"no table of liblouis is named for {', '.join(tags)}"
            advice.append(
                _advice(
                    message,
                    f'name it as `braille` in docs/languages/{tags[0]}.toml, or write braille = "" where there is none',
                )
            )
    return [job for job in jobs if job not in left], advice


def _advice(message: str, fix: str) -> Finding:
    return Finding(
        Place(f"{FOLDER}/formats/brf/format.toml"), "P031", f"no braille is made: {message}", fix, level="warn"
    )
