"""The lines of a laid-out page: what stands alone, what is torn apart, what is left behind at its foot."""

from collections.abc import Iterator
from typing import Any

from leafwright.checks.subjects import Line

_POINTS = 0.75  # a CSS pixel in points
_HEADINGS = {"h1", "h2", "h3"}


def lines_of(page: Any, sections: frozenset[str]) -> Iterator[Line]:
    """Every line of a page, margins left out, with its section."""
    yield from _below(page._page_box, page, sections, "", "")


def _below(box: Any, page: Any, sections: frozenset[str], section: str, tag: str) -> Iterator[Line]:
    if type(box).__name__ == "MarginBox":
        return
    element = getattr(box, "element", None)
    if element is not None:
        section = element.get("id") if element.get("id") in sections else section
        boxed = "admonition-title" in (element.get("class") or "")
        tag = "h3" if boxed else element.tag if element.tag in _HEADINGS else tag
    children = list(getattr(box, "children", ()))
    lines = [child for child in children if type(child).__name__ == "LineBox"]
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        texts = list(_texts(line))
        used = sum(text.width for text in texts)
        yield Line(
            text="".join(text.text for text in texts),
            section=section,
            page=id(page),
            heading=tag in _HEADINGS,
            last=following is None,
            room=(box.width - used) * _POINTS,
            next_word=_first_word(following) * _POINTS if following else 0,
            torn=tuple(text.text for text in texts if _is_torn(text, lines)),
        )
    for child in children:
        if type(child).__name__ != "LineBox":
            yield from _below(child, page, sections, section, tag)
        else:
            for part in _blocks_in(child):
                yield from _below(part, page, sections, section, tag)


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
    """The width of the first word of a line, in pixels, with all that is bound to it by a space that does not break."""
    for text in _texts(line):
        if words := [word for word in text.text.split(" ") if word]:
            share = len(words[0]) / max(1, len(text.text))
            return float(text.width * share)
    return 0.0


def _is_torn(text: Any, lines: list[Any]) -> bool:
    """Whether a number that must stay whole goes on in another line."""
    element = text.element
    if element is None or element.get("class") != "number":
        return False
    return sum(any(other.element is element for other in _texts(line)) for line in lines) > 1
