"""What waits for a translator is told once a file: how much of it is new, and how much changed under a translation."""

from dataclasses import replace

from leafwright.model import Finding, Place
from leafwright.translation.missing import told_once


def waiting(line: int, message: str) -> Finding:
    return Finding(Place("docs/translations/fr/hernia.po", line), "T001", message, "translate it", "fr")


def test_a_file_is_told_once_with_what_is_new_and_what_changed() -> None:
    new = [waiting(line, f'not translated: "{line}"') for line in (1, 2)]
    other = Finding(Place("docs/translations/fr/hernia.po", 9), "T002", "another number", "write 5", "fr")
    [first, second] = told_once([*new, waiting(3, 'fuzzy since the source changed: "3"'), other])
    assert first == other
    assert second.message == (
        "3 segments wait for a translator: 2 not translated and 1 fuzzy since their source changed"
    )
    assert second.at.line == 1
    assert "--topic hernia --language fr" in second.fix


def test_one_alone_is_told_as_it_is() -> None:
    assert told_once([waiting(1, 'not translated: "1"')]) == [waiting(1, 'not translated: "1"')]


def test_a_segment_that_a_draft_needs_too_is_counted_once_and_stops() -> None:
    lines = (1, 2)
    of_draft = [replace(waiting(line, f'not translated: "{line}"'), level="warn") for line in lines]
    needed = [waiting(line, f'not translated: "{line}"') for line in lines]
    for both in ([*of_draft, *needed], [*needed, *of_draft]):
        (told,) = told_once(both)
        assert told.message == "2 segments wait for a translator: 2 not translated"
        assert told.stops
