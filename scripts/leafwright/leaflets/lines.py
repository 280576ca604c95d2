"""The lines of a laid-out page: what stands alone, what is torn apart, what is left behind at its foot."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from leafwright.checks.subjects import Line

_POINTS = 0.75  # a CSS pixel in points
_HEADINGS = {"h1", "h2", "h3"}


def lines_of(page: Any, number: int, sections: frozenset[str]) -> Iterator[Line]:
    """Every line of a page, of which `number` (from 1) is given, each with its section; margins left out."""
    yield from _below(page._page_box, number, sections, "", "")


def _below(box: Any, page: int, sections: frozenset[str], section: str, tag: str) -> Iterator[Line]:
    """The lines below a box, which stands in a section and an element; both may be begun by the box itself."""
    if type(box).__name__ == "MarginBox":
        return
    element = getattr(box, "element", None)
    if element is not None:
        section = element.get("id") if element.get("id") in sections else section
        tag = _heading(element) or tag
    children = list(getattr(box, "children", ()))
    lines = [child for child in children if _is_line(child)]
    for line, following in zip_longest(lines, lines[1:]):
        yield _line(line, following, lines, box.width, page=page, section=section, heading=tag in _HEADINGS)
    for child in children:
        for part in _blocks_in(child) if _is_line(child) else [child]:
            yield from _below(part, page, sections, section, tag)


def _is_line(box: Any) -> bool:
    return type(box).__name__ == "LineBox"


def _heading(element: Any) -> str:
    """The tag of an element that is a heading, or looks like one; empty where it is none."""
    if "admonition-title" in (element.get("class") or ""):
        return "h3"
    return str(element.tag) if element.tag in _HEADINGS else ""


def _line(line: Any, following: Any, lines: list[Any], width: float, *, page: int, section: str, heading: bool) -> Line:
    """One of the lines of a block as wide as `width`, in pixels; `following` is the next, if any."""
    texts = list(_texts(line))
    return Line(
        text="".join(text.text for text in texts),
        section=section,
        page=page,
        heading=heading,
        last=following is None,
        room=(width - sum(text.width for text in texts)) * _POINTS,
        next_word=_first_word(following) * _POINTS if following else 0,
        torn=tuple(text.text for text in texts if _is_torn(text, lines)),
        ending=_last_word(texts),
    )


def _blocks_in(line: Any) -> Iterator[Any]:
    """Blocks that stand inside a line."""
    for child in getattr(line, "children", ()):
        if "Block" in type(child).__name__:
            yield child
        else:
            yield from _blocks_in(child)


def _texts(box: Any) -> Iterator[Any]:
    if type(box).__name__ == "TextBox":
        yield box
    for child in getattr(box, "children", ()):
        if "Block" not in type(child).__name__:
            yield from _texts(child)


def _first_word(line: Any) -> float:
    """The width of the first word of a line, in pixels, with all that is bound to it: also marks of sources."""
    width = 0.0
    for text in _texts(line):
        told = text.text if width else text.text.lstrip(" ")
        word, room, _ = told.partition(" ")
        width += float(text.width) * len(word) / max(1, len(text.text))
        if room:
            break
    return width


def _last_word(texts: Sequence[Any]) -> str:
    """The last word of a line, with all that is bound to it; empty for a phone number or the mark of a source."""
    words = [text for text in texts if text.text.strip(" ")]
    if not words or _stands_for_itself(words[-1].element):
        return ""
    return str("".join(text.text for text in words).rstrip(" ").split(" ")[-1])


def _stands_for_itself(element: Any) -> bool:
    """Whether an element is a phone number or the mark of a source, which counts nothing."""
    return element is not None and (element.tag in ("bdi", "sup") or "#source-" in (element.get("href") or ""))


def _is_torn(text: Any, lines: list[Any]) -> bool:
    """Whether a number that must stay whole goes on in another line."""
    element = text.element
    if element is None or element.get("class") != "number":
        return False
    return sum(any(other.element is element for other in _texts(line)) for line in lines) > 1
