"""The rows of register and status page as script files, which a page may load from a disk too, kept short."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from leafwright.model import Language, State, Words
from leafwright.reporting.rows import EditionRow
from leafwright.text.numbers import date
from leafwright.website.in_script import in_script
from leafwright.website.staff.listing import SPOKEN, Cell, File, Row, state_key

_STATES = list(State)


class _Numbers(dict[Any, int]):
    """Numbers things as they first come, so that a list of them is written once."""

    def __missing__(self, key: Any) -> int:
        self[key] = len(self)
        return self[key]


def as_script(name: str, content: Any) -> str:
    """A value as a script that gives it a name."""
    return f"const {name} = {in_script(content)};\n"


def register_list(rows: Sequence[Row], words: Words, language: Language, source: Language) -> dict[str, Any]:
    """Rows as values for the script of the register: its words and dates in `language`.

    What comes often is written once and named by its number: departments, dates, kinds of file, sets of files. A cell
    is one number: the set of its files times 16, plus 8 where the edition is shown, plus its state; -1 where a topic
    lacks the language.
    """
    departments, dates, files, sets = _Numbers(), _Numbers(), _Numbers(), _Numbers()
    languages = list(dict.fromkeys(cell.language.tag for row in rows for cell in row.cells))
    tongues = {cell.language.tag: cell.language for row in rows for cell in row.cells}
    topics = [
        [
            row.number, row.slug, row.title, int(row.own), departments[row.department, row.tongue], row.version,
            dates[row.next_review], _cells(row, languages, files, sets),
        ]
        for row in rows
    ]  # fmt: skip
    return {
        "words": {
            **{key: words[key] for key in SPOKEN},
            "colon": language.colon,
            "source": source.tag,
            "dir": source.direction,
        },
        "languages": [[tag, tongues[tag].name, tongues[tag].direction] for tag in languages],
        "states": [words[state_key(state)] or words.source[state_key(state)] for state in _STATES],
        "departments": list(departments),
        "dates": [[day.isoformat(), date(day, language)] if day else ["", ""] for day in dates],
        "files": list(files),
        "sets": list(sets),
        "topics": topics,
    }


def _cells(row: Row, languages: Iterable[str], files: _Numbers, sets: _Numbers) -> list[int]:
    of = {cell.language.tag: cell for cell in row.cells}
    return [_cell(row.slug, of[tag], files, sets) if tag in of else -1 for tag in languages]


def _cell(slug: str, cell: Cell, files: _Numbers, sets: _Numbers) -> int:
    held = tuple(files[_file(slug, file)] for file in cell.files)
    return sets[held] * 16 + 8 * bool(cell.page) + _STATES.index(cell.state)


def _file(slug: str, file: File) -> tuple[str, str, str, str, int]:
    """A file of any topic: the end of its name behind that of the topic, and what it is."""
    kind = file.name.rpartition(".")[2].upper()
    return file.name.removeprefix(slug), file.mark, f"{file.said}, {kind}", file.format, int(file.office)


def status_list(
    topics: Sequence[Sequence[EditionRow]],
    departments: Mapping[str, str],
    tongues: Mapping[str, str],
    pages: Mapping[str, str],
) -> dict[str, Any]:
    """The editions of each topic as values for the script of the status page; `pages` tell where more is told.

    An edition is one number: the set of roles that must still sign times 256, the findings that stop it (up to 15)
    times 16, 8 where it is withheld, its state; -1 where a topic lacks the language.
    """
    names, owners, roles = _Numbers(), _Numbers(), _Numbers()
    languages = list(dict.fromkeys(row.language for topic in topics for row in topic))
    told = []
    for topic in topics:
        of = {row.language: row for row in topic}
        first = topic[0]
        cells = [_state(of[tag], roles) if tag in of else -1 for tag in languages]
        told.append(
            [first.number, first.title, owners[departments[first.topic]], names[pages[first.topic]], cells]
        )  # fmt: skip
    return {
        "languages": [[tag, tongues[tag]] for tag in languages],
        "states": list(State),
        "departments": list(owners),
        "pages": list(names),
        "roles": [", ".join(each) for each in roles],
        "topics": told,
    }


def _state(row: EditionRow, roles: _Numbers) -> int:
    stops = min(15, sum(finding.stops for finding in row.findings))
    return roles[row.unsigned] * 256 + stops * 16 + 8 * row.withheld + _STATES.index(State(row.state))
