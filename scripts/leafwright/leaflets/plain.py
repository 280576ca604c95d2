"""A leaflet as plain text: for screen readers, e-mail and braille software."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest
from typing import Any

from lxml import html as lxml_html

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.model import Finding, Place

# What stands inside a line. All else is a block, whatever its name: no words are lost with an element unknown here.
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "em", "i", "img", "small", "span", "strong", "sub", "sup")
)
_UNDERLINES = {"h1": "=", "h2": "-", "h3": "."}


def text_of(markup: str) -> str:
    """The words of a leaflet, a paragraph a line, a blank line between; headings, lists and pictures say what they are.

    A row of a table is a list: its first cell, then each other behind the heading of its column, since columns cannot
    be heard. Lines are not broken: the reader's program does that. Pictures are given by their alternative text.
    """
    told = lines(lxml_html.document_fromstring(markup).find("body"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(told)).strip() + "\n"


def lines(body: Any) -> Iterator[str]:
    """The lines of a parsed leaflet, empty ones between its blocks."""
    yield from _lines(body)


def faults(sheet: ComposedLeaflet, text: str) -> Iterator[Finding]:
    """Blocks of the topic that its leaflet lacks, and blocks of the leaflet that the text lacks or has elsewhere."""
    body = lxml_html.document_fromstring(sheet.markup).find("body")
    for message in (*untold(sheet, _words(body)), *_not_in_text(body, text)):
        yield Finding(Place(sheet.file), "P003", message, "correct leaflets/formats", sheet.tag)


def untold(sheet: ComposedLeaflet, said: str) -> Iterator[str]:
    """Messages on blocks of the topic that are not among the words `said` by its leaflet."""
    written = _letters(said)
    for section, blocks in sheet.told.items():
        for words in blocks:
            if _letters(words) not in written:
                yield f'a block of section {section} did not reach the text: "{words[:40]}"'


def _not_in_text(body: Any, text: str) -> Iterator[str]:
    said = [_letters(line) for line in text.split("\n")]
    at = 0  # where the search goes on: each block has a line of its own, however short
    for block in body.iter():
        heads = block.tag == "th"  # the heading of a column stands with each of its cells
        for words in filter(_letters, _own_words(block)):
            sought = _letters(words)
            lines = (n for n in range(at, len(said)) if said[n].endswith(sought) or (heads and sought in said[n]))
            found = next(lines, None)
            if found is None:
                yield f'words of a block ({block.tag}) did not reach the text: "{words[:40]}"'
            elif not heads:
                at = found + 1


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _own_words(element: Any) -> list[str]:
    """The runs of words of a block, without those of blocks inside it."""
    if not isinstance(element.tag, str) or element.tag in _INLINE:
        return []
    return [part for part in _parts(element) if isinstance(part, str)]


def _parts(element: Any) -> Iterator[Any]:
    """What a block holds, in order: words as one run each, and the blocks between them as elements."""
    said = [element.text or ""]
    for child in element:
        if child.tag in _INLINE:
            said.append(_words(child))
        elif isinstance(child.tag, str):
            yield from _run(said)
            said = []
            yield child
        said.append(child.tail or "")
    yield from _run(said)


def _run(said: list[str]) -> Iterator[str]:
    if words := " ".join("".join(said).split()):
        yield words


def _words(element: Any) -> str:
    """All words of an element; pictures and marks of sources in brackets, a line to write on as one."""
    if element.tag == "img":
        # nothing to scan in a text, and no figure twice
        return "" if element.get("class") in ("code", "chance") else f"[{element.get('alt')}] "
    if element.get("class") == "fill":
        return "____________"
    if element.get("class") == "circle":
        return "( )"
    inside = "".join([element.text or "", *(_words(child) + (child.tail or "") for child in element)])
    return f" [{inside}]" if element.tag == "sup" or element.get("class") == "scale" else inside


def _lines(element: Any) -> Iterator[str]:
    """A block as lines, those of the blocks inside it among them."""
    if element.tag in _LAID_OUT:
        yield from _LAID_OUT[element.tag](element)
        return
    for part in _parts(element):
        yield from [part] if isinstance(part, str) else _lines(part)
        yield ""


def _heading(element: Any) -> Iterator[str]:
    words = " ".join(_words(element).split())
    yield from ("", words, _UNDERLINES.get(element.tag, ".") * min(len(words), 60), "")


def _list(element: Any) -> Iterator[str]:
    for number, item in enumerate(element.iterchildren("li"), start=int(element.get("start", 1))):
        yield from _hung(f"{number}." if element.tag == "ol" else "-", _lines(item))
    yield ""


def _definitions(element: Any) -> Iterator[str]:
    for child in element.iterchildren("dt", "dd"):
        lines = [line for part in _parts(child) for line in ([part] if isinstance(part, str) else _lines(part))]
        yield from lines if child.tag == "dt" else _hung(" ", lines)
    yield ""


def _table(element: Any) -> Iterator[str]:
    for caption in element.iterchildren("caption"):
        yield from _lines(caption)
    colon = element.getroottree().getroot().get("data-colon", ": ")  # that of the language
    heads = [_cell(cell) for cell in element.iterfind("./thead/tr/*")]
    rows = element.xpath("./tbody/tr | ./tr") or [[]]
    for row in rows:
        cells = [_cell(cell) or "–" for cell in row]
        cells += [""] * (len(heads) - len(cells))
        told = [f"{head}{colon}{cell}" if head else cell for head, cell in zip_longest(heads, cells, fillvalue="")]
        yield from _hung("-", [told[0], *_hung("-", told[1:], each=True)])
    yield ""


def _cell(cell: Any) -> str:
    return " ".join(_words(cell).split())


def _hung(mark: str, lines: Iterable[str], each: bool = False) -> Iterator[str]:
    """Lines behind a mark, the first or each of them, the rest below its words."""
    for number, line in enumerate(filter(None, lines)):
        yield f"{mark} {line}" if each or not number else f"  {line}"


_LAID_OUT: dict[str, Callable[[Any], Iterator[str]]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("ul", "ol"), _list),
    "dl": _definitions,
    "table": _table,
}
