"""A leaflet's document beside what a screen reader gets of its file: what is wanted and what is heard, in pairs."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

import aloud
from leafwright.leaflets import plain
from printing import Printing

Both = tuple[list[Any], list[Any]]


def tree(made: Printing, tag: str, format: str) -> aloud.Element:
    return aloud.tree(made.own(tag, format))


def written(made: Printing, tag: str, format: str) -> Any:
    """The document of a leaflet, opened."""
    return lxml_html.document_fromstring(made.sheet(tag, format).markup)


def glued(text: str) -> str:
    """Letters and digits alone: lines and signs are not compared."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LNM")


def words(made: Printing, tag: str, format: str) -> Both:
    """The words of a leaflet as plain text, and those that are heard.

    Text is without running heads and with every picture; pages for notes, of which a leaflet has as many as fill its
    sheets, are in neither. Tables of two languages are read cell by cell, without the names of the languages before.
    """
    sheet, root = made[tag, format][0], tree(made, tag, format)
    markup = re.sub(r'<div class="(?:marks|notes-pages)">.*?\n</div>', "", sheet.markup, flags=re.S)
    text = plain.text_of(re.sub(r'class="(?:code|chance)" alt', "alt", markup))
    wanted = aloud.words("\n".join(line for line in text.split("\n") if not re.fullmatch(r"[=.-]+", line)))
    heard = root.text
    if sheet.format.translations:
        cells = [cell.text for row in root.find("Table")[0].table() for cell in row]
        above = heard.count("\n", 0, heard.index(cells[0]))
        heard = "\n".join([*(each.text for each in root.find("P")[:above]), *cells])
    got, notes = aloud.words(heard), aloud.words(made.edition(tag).words["notes"])
    for at in reversed(range(len(got))):
        if notes and got[at : at + len(notes)] == notes:
            del got[at : at + len(notes)]
    return wanted, got


def headings(made: Printing, tag: str, format: str) -> Both:
    """Each heading, and what looks like one; without those of pages for notes."""
    looks = "@class='admonition-title' or @class='codes-title' or @role='heading'"
    found = written(made, tag, format).xpath(f"//body//*[self::h1 or self::h2 or self::h3 or {looks}]")
    notes = made.edition(tag).words["notes"]
    got = [each for each in tree(made, tag, format).find("H1", "H2", "H3") if each.text != notes]
    return [glued(each.text_content()) for each in found], [glued(each.text) for each in got]


def links(made: Printing, tag: str, format: str) -> Both:
    found = written(made, tag, format).iter("a")
    return [glued(each.text_content()) for each in found], [
        glued(each.text) for each in tree(made, tag, format).find("Link")
    ]


def tables(made: Printing, tag: str, format: str) -> Both:
    """Each row of each table, as the words of its cells, without numbers of steps."""
    rows = written(made, tag, format).xpath("//tr | //*[@role='row']")
    wanted = [[glued(_heard_of(cell)) for cell in row] for row in rows]
    found = tree(made, tag, format).find("Table")
    return wanted, [[_unnumbered(cell) for cell in row] for table in found for row in table.table()]


def _unnumbered(cell: aloud.Element) -> str:
    text = cell.text
    for label in cell.find("Lbl"):
        text = text.replace(label.text, "", 1)
    return glued(text)


def _heard_of(cell: Any) -> str:
    """The words of a cell, with those of its pictures, without marks of lists."""
    said = [cell.text or ""]
    for child in cell:
        said += [child.get("alt") or "", _heard_of(child), child.tail or ""]
    return " ".join(said)


def languages(made: Printing, tag: str, format: str) -> Both:
    """The words in each other language, in order."""
    found = [
        _own_language(each) for each in written(made, tag, format).find("body").iter() if isinstance(each.tag, str)
    ]
    wanted = [(language, glued(text)) for language, text, names in filter(None, found) if names != "mark"]
    heard: dict[str, str] = {}
    for language, text in tree(made, tag, format).runs():
        heard[language] = heard.get(language, "") + glued(text)
    others = sorted({language for language, text in wanted if text} | {tag})
    missing = [(language, text) for language, text in wanted if text not in heard.get(language, "")]
    return [others, []], [sorted(language for language, text in heard.items() if text), missing]


def _own_language(element: Any) -> tuple[str, str, str] | None:
    """The language, words and class of an element that names its language."""
    if not element.get("lang"):
        return None
    text = "".join(_in_language(element, element.get("lang")))
    return element.get("lang"), text, element.get("class") or ""


def _in_language(element: Any, language: str) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("lang", language) == language:
            yield from _in_language(child, language)
        yield child.tail or ""
