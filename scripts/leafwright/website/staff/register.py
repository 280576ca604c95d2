"""The register: every topic with its editions, their states and files. A script draws and narrows it; without one it is
there whole, by department, in portions where it is long."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

from leafwright.leaflets import Leaflet
from leafwright.model import Language, State, Words
from leafwright.text.as_markdown import as_words
from leafwright.text.macros import isolated
from leafwright.text.numbers import date
from leafwright.text.templates import macros
from leafwright.website.downloads import kilobytes
from leafwright.website.front import front_matter
from leafwright.website.language_site import LanguageSite, source_of
from leafwright.website.staff import listing
from leafwright.website.staff.listing import File, Row, state_key
from leafwright.website.staff.scripted import as_script, register_list

PORTION = 15  # topics on a page without scripts
CSV = "register.csv"
_LIST = "assets/register-list.js"
Tongue = Language | None
"""The language of words where it is not that of the page around them."""


def register_files(
    site: LanguageSite, sites: Sequence[LanguageSite], printed: Mapping[str, Sequence[Leaflet]]
) -> dict[str, str]:
    """The register of a language, by file name: its page, the rows for the script, and where they are more than
    `PORTION` and the language is that of the source, a page for each portion.

    `printed` are the leaflets of each edition, by its id.
    """
    words, language = listing.spoken(site, sites)
    tongue = None if language == site.speaks else language
    rows = listing.rows(site, sites, printed, words)
    source = source_of(sites)
    files = {_LIST: as_script("leafwrightList", register_list(rows, words, language, source.language))}
    parts = list(_portions(rows))
    long = len(rows) > PORTION
    if not long:
        plain = "\n".join(_table(part, words, language, tongue) for part in parts)
    else:
        up = "" if site is source else f"../{source.language.tag}/"
        named = [(f"{up}register-{number}.html", _name(part)) for number, part in enumerate(parts, 1)]
        plain = str(_MACROS.contents(tongue, named))
    files["register.md"] = _page(site, sites, rows, words, language, tongue, Markup(plain))
    if long and site is source:
        files |= {f"register-{n}.md": _portion(site, part, words, n, len(parts)) for n, part in enumerate(parts, 1)}
    return files


def _page(
    site: LanguageSite,
    sites: Sequence[LanguageSite],
    rows: Sequence[Row],
    words: Words,
    language: Language,
    tongue: Tongue,
    plain: Markup,
) -> str:
    source = source_of(sites).language
    kinds = _kinds(rows)
    up = "" if site.language.source else f"../{source.tag}/"
    marks = [(mark, f"{file.said} ({_weight(rows, file)})") for mark, file in kinds.items()]
    parts = [
        front_matter(
            site.words["register"], site.words["register_why"], "register.md", sites,
            scripts=["register-list.js", "finder.js", "register.js"],
        ),
        f"# {as_words(site.words['register'])}\n\n{as_words(site.words['register_why'])}\n",
        _MACROS.actions(words, tongue, f"{up}{CSV}", f"{up}give.html", marks),
        _finder(rows, words, tongue, {file.format: file.said for file in kinds.values()}),
        _FINDER.place(site.words["register"], words["show_more"], tongue),
        _MACROS.unscripted(plain),
    ]  # fmt: skip
    return "\n".join(map(str, parts))


def _kinds(rows: Sequence[Row]) -> dict[str, File]:
    """A file of each kind that the rows hold, by its mark."""
    return {file.mark: file for row in rows for cell in row.cells for file in cell.files if not file.office}


def _finder(rows: Sequence[Row], words: Words, tongue: Tongue, formats: Mapping[str, str]) -> str:
    """What the rows are chosen by."""
    tongues = {cell.language.tag: cell.language for row in rows for cell in row.cells}
    return str(
        _MACROS.finder(
            words, tongue,
            [(tag, each.name, tag) for tag, each in tongues.items()],
            [(id_, said, "") for id_, said in formats.items()],
            [(state, words[state_key(state)], "") for state in State],
            [(name, name, tag) for name, tag in dict.fromkeys((row.department, row.tongue) for row in rows)],
        )
    )  # fmt: skip


def _weight(rows: Sequence[Row], like: File) -> str:
    """What files of a kind weigh: of which sort they are, and from how little to how much."""
    found = [file.bytes for row in rows for cell in row.cells for file in cell.files if file.mark == like.mark]
    least, most = map(kilobytes, (min(found), max(found)))
    return f"{like.name.rpartition('.')[2].upper()}, {f'{least}–{most}' if most > least else most} KB"


def _portions(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows by department, in portions."""
    ordered = sorted(rows, key=lambda row: row.department)  # numbers stay in order
    for _, group in groupby(ordered, key=lambda row: row.department):
        held = list(group)
        yield from (held[start : start + PORTION] for start in range(0, len(held), PORTION))


def _name(part: Sequence[Row]) -> str:
    first, last = part[0].number, part[-1].number
    name = "" if part[0].tongue else f"{part[0].department}: "  # what a caption is read out as has one language
    return f"{name}{first}" + (f" – {last}" if last != first else "")


def _portion(site: LanguageSite, part: Sequence[Row], words: Words, number: int, of: int) -> str:
    """A page of rows, for who has no scripts."""
    name = f"register-{number}.md"
    near = [(f"register-{n}.html", f"{n} / {of}") for n in (number - 1, number + 1) if 0 < n <= of]
    return "\n".join(
        [
            front_matter(f"{words['register']} ({number} / {of})", words["register_why"], name, [site]),
            f"# {as_words(words['register'])}\n\n[{as_words(words['register'])}](register.md)\n",
            str(_MACROS.actions(words, None, CSV, "give.html", [])),
            _table(part, words, site.language, None),
            str(_MACROS.contents(None, near)),
        ]
    )  # fmt: skip


def _table(part: Sequence[Row], words: Words, language: Language, tongue: Tongue) -> str:
    tongues = {cell.language.tag: cell.language for row in part for cell in row.cells}
    rows = [_row(row, words, language) for row in part]
    return str(_MACROS.table(words, tongue, _name(part), list(tongues.values()), rows))


def _row(row: Row, words: Words, language: Language) -> Markup:
    cells = [(cell.language, words[state_key(cell.state)], cell.page, cell.files) for cell in row.cells]
    title = escape(row.title) if row.own else words.foreign(escape(row.title))
    return Markup(_MACROS.row(row, title, facts(row, words, language), cells))


def facts(row: Row, words: Words, language: Language) -> list[Markup]:
    """What is told of a topic below its title, as inline HTML: who answers, its version, when it is due."""
    due = date(row.next_review, language) if row.next_review else words["after_sign_off"]
    told = [(words["version"], Markup(isolated(row.version))), (words["next_review"], due)]
    shown = (Markup("{}{}{}").format(label, language.colon, value) for label, value in told)
    return [words.named(row.department), *shown]


_MACROS = macros(Path(__file__).with_name("register.html"))
_FINDER = macros(Path(__file__).with_name("finder.html"))
