"""The status pages for the team: every edition, its state, what blocks it, how it reads, what is due, its files.

They show what build/report.json holds. English only, and in proofs only: they are about work, not about care. A script
narrows the list; what is to be done of each edition stands below it, on pages of their own where there are many topics.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from markupsafe import Markup

from leafwright.model import Language, State
from leafwright.reporting.rows import EditionRow, Output
from leafwright.text.as_markdown import as_words
from leafwright.text.numbers import date
from leafwright.text.templates import macros
from leafwright.website.downloads import kilobytes
from leafwright.website.front import finished_title, staff_front
from leafwright.website.language_site import LanguageSite
from leafwright.website.staff.scripted import as_script, status_list

STATUS = "How far each edition is"
MOST = 5  # findings shown of an edition; make check tells all
PORTION = 8  # topics on a page
HEAD = ("Language", "State", "What blocks it", "Reading", "Next review", "Files")
WHERE = (
    "Leaflets, files for a ward's printer and posters are links. What the print shop takes (.print.pdf, job tickets, "
    "proof sheets) is not on the site: it lies in the folder leaflets/ of the build, and of each release."
)


def status_files(
    site: LanguageSite,
    rows: Sequence[EditionRow],
    departments: Mapping[str, str],
    tongues: Mapping[str, str],
    shown: Collection[str],
) -> dict[str, str]:
    """Takes the editions as report.json tells of them; returns the pages and the rows for the script, by file name.

    `departments` are the names of those that answer, by topic; `tongues` those of languages, by tag; `shown` are the
    files on the site, as "ar/x.a4.pdf".
    """
    ordered = sorted(rows, key=lambda row: row.number)  # languages stay in the order in which they came
    topics = [list(group) for _, group in groupby(ordered, key=lambda row: row.topic)]
    parts = [topics[start : start + PORTION] for start in range(0, len(topics), PORTION)]
    alone = len(parts) <= 1
    pages = {row.topic: "" if alone else f"status-{n}.html" for n, part in enumerate(parts, 1) for (row, *_) in part}
    told = [[_topic(topic, site.language, tongues, shown) for topic in part] for part in parts]
    below = told[0] if alone and told else [_contents(parts)]
    files = {
        "status.md": "\n".join([*_head(site, rows, departments, tongues), *below]),
        "assets/status-list.js": as_script("leafwrightList", status_list(topics, departments, tongues, pages)),
    }
    if not alone:
        for number, each in enumerate(told, 1):
            head = staff_front(
                f"{STATUS} ({number} / {len(parts)})", f"status-{number}.md", site, scripts=["beside.js"]
            )
            files[f"status-{number}.md"] = "\n".join([f"{head}# {STATUS}\n\n[{STATUS}](status.md)\n\n{WHERE}\n", *each])
    return files


def _head(
    site: LanguageSite, rows: Sequence[EditionRow], departments: Mapping[str, str], tongues: Mapping[str, str]
) -> Iterator[str]:
    counted = Counter(row.state for row in rows)
    told = ", ".join(f"{state} {count}" for state, count in sorted(counted.items()))
    yield staff_front(STATUS, "status.md", site, scripts=["status-list.js", "finder.js", "status.js", "beside.js"])
    yield f"# {STATUS}\n"
    yield f"For staff. English only. Present words and files of this proof, as build/report.json holds them. {WHERE}\n"
    yield f"Editions: {len(rows)} ({told}). Withheld: {sum(row.withheld for row in rows)}.\n"
    spoken = [(tag, tongues[tag], "") for tag in dict.fromkeys(row.language for row in rows)]
    names = dict.fromkeys(departments[row.topic] for row in rows)
    yield str(_MACROS.finder(spoken, *([(each, each, "") for each in choice] for choice in (State, names))))


def _contents(parts: Sequence[Sequence[Sequence[EditionRow]]]) -> str:
    """Links to the pages of a long list."""
    named = [(f"status-{n}.html", f"{part[0][0].number} – {part[-1][0].number}") for n, part in enumerate(parts, 1)]
    return f"## What is to be done, topic by topic {{#topics}}\n\n{_MACROS.contents(named)}"


def _topic(
    editions: Sequence[EditionRow], language: Language, tongues: Mapping[str, str], shown: Collection[str]
) -> str:
    first = editions[0]
    rows = [_row(row, language, tongues[row.language], shown) for row in editions]
    title = Markup(as_words(finished_title(first.topic, first.title)))
    tongue = None if language.is_english else language
    return str(_MACROS.topic(first.number, title, tongue, HEAD, rows))


def _row(row: EditionRow, language: Language, tongue: str, shown: Collection[str]) -> Markup:
    due = date(row.next_review, language) if row.next_review else "set at sign-off"
    state = row.state + (", withheld" if row.withheld else "")
    state += f": {row.withdrawn}" if row.withdrawn else ""
    reading = [f"{name}: {value:g}" for name, value in row.reading.items()]
    links = [link for file in row.outputs for link in _links(row.language, file, shown)]
    beside = [
        f"leaflets/{row.language}/{name}"
        for file in row.outputs
        for name in file.files
        if f"{row.language}/{name}" not in shown
    ]
    cells = [state, _MACROS.listed(_blocks(row)), _MACROS.listed(reading), due, _MACROS.files(links, beside)]
    return Markup(_MACROS.row(f"{row.number}-{row.language}".lower(), tongue, cells))


def _links(tag: str, file: Output, shown: Collection[str]) -> Iterator[Markup | str]:
    """A leaflet and its file for a ward's printer: links where they are on the site."""
    name = file.path.rpartition("/")[2]
    said = f"{file.format}: {_size(file)}"
    yield _MACROS.link(f"../{tag}/leaflets/{name}", said) if f"{tag}/{name}" in shown else said
    office = f"{name.removesuffix('.pdf')}.office.pdf"
    if f"{tag}/{office}" in shown:
        yield _MACROS.link(f"../{tag}/leaflets/{office}", f"{file.format}, two-sided: {_pages(file)}")


def _blocks(row: EditionRow) -> list[str]:
    """What must be done before an edition is approved."""
    found = [f"{each.code} {each.at.file}:{each.at.line}: {each.message}" for each in row.findings if each.stops]
    more = [f"and {len(found) - MOST} more"] if len(found) > MOST else []
    unsigned = [f"sign-off: {', '.join(row.unsigned)}"] if row.unsigned else []
    return [*map(_MACROS.quoted, found[:MOST]), *more, *unsigned]


def _size(file: Output) -> str:
    return f"{_pages(file)}, {kilobytes(file.bytes)} KB"


def _pages(file: Output) -> str:
    kind = file.path.rpartition(".")[2].upper()
    pages = ", 1 page" if file.pages == 1 else f", {file.pages} pages"
    return f"{kind}{pages if kind == 'PDF' else ''}"


_MACROS = macros(Path(__file__).with_name("status.html"))
