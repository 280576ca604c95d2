"""A drawing (SVG) made harmless: shapes stay, what drawing programs leave behind is taken out, all else is a fault.

What may be in a drawing is listed, since nobody can list what may not: shapes, gradients and clips of SVG 1.1. No
words, no program, no picture, no style sheet, no animation, nothing from elsewhere.
"""

import functools
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

MOST_BYTES = 500_000
_LONGEST = 2_000  # of an attribute that is no path
MOST_SHAPES = 5_000  # drawn; a shape that is used twice counts twice
SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_WORD = re.compile(r"[\w-]+")
_ELEMENTS = frozenset(
    _WORD.findall("""
    svg g path rect circle ellipse line polyline polygon title desc defs symbol use linearGradient radialGradient stop
    clipPath
    """)
)
_ATTRIBUTES = frozenset(
    _WORD.findall("""
    id class role version baseProfile x y x1 y1 x2 y2 cx cy r rx ry fx fy dx dy d points pathLength width height
    viewBox preserveAspectRatio transform fill stroke color opacity offset display visibility overflow focusable
    fill-opacity fill-rule clip-path clip-rule stroke-width stroke-opacity stroke-linecap stroke-linejoin
    stroke-dasharray stroke-dashoffset stroke-miterlimit stop-color stop-opacity gradientUnits gradientTransform
    spreadMethod clipPathUnits paint-order vector-effect shape-rendering color-rendering image-rendering
    enable-background isolation style data-mirror data-x data-width aria-hidden aria-label aria-labelledby
    """)
)
_PLAIN = r"[^\\<>&@'\":()]*"
_VALUE = re.compile(rf"{_PLAIN}(?:(?:url\(\s*#[\w.-]+\s*\)|[a-zA-Z]+\([\d.,%\s+e-]*\)){_PLAIN})*")
_STYLE = re.compile(rf"\s*(?:[a-z-]+\s*:(?:{_VALUE.pattern}))?")
_SHAPE = re.compile(r"[MmLlHhVvCcSsQqTtAaZz\d\s,.+eE-]*")
_NAME = re.compile(r"#[\w.-]+")  # a color, or an id: no number
_BOUNDLESS = re.compile(r"(?<![\d.])\d{9}|[eE]\+?\d{2}")  # no paper is so wide
_WORDS = frozenset({"aria-label", "class", "id", "role"})  # attributes that hold words, which draw nothing
_PROGRAMS = re.compile(r"inkscape|sodipodi|adobe|/rdf|22-rdf|purl\.org|creativecommons|bohemiancoding|serif\.com")
_NAMED = {"text": "words", "tspan": "words", "textPath": "words", "script": "a script", "style": "a style sheet"}


class Fault(NamedTuple):
    """What may not be in a drawing: its line, what it is, and how it is written."""

    line: int
    what: str
    found: str


class _NoDrawingError(Exception):
    """What was given is not a drawing that can be shown."""

    def __init__(self, wrong: str, line: int = 1) -> None:
        super().__init__(wrong)
        self.line = line


@functools.lru_cache(512)
def examined(drawing: str) -> tuple[str, tuple[Fault, ...]]:
    """A drawing with nothing but shapes in it, and what had to go that no drawing program leaves behind.

    One of nothing but shapes comes back as it is; one that is no SVG, or has no end, comes back empty.
    """
    try:
        root = _parsed(drawing)
        faults = tuple(_cleaned(root))
        _refuse_endless(root)
    except _NoDrawingError as error:
        return "", (Fault(error.line, str(error), ""),)
    untouched = not faults and not _REST.search(drawing)
    return (drawing if untouched else etree.tostring(root, encoding="unicode", with_tail=False) + "\n"), faults


_REST = re.compile(r"<[?!]|<metadata|\sdata-(?!mirror|x|width)|[\w.-]:[\w.-]+\s*=|<[\w.-]+:")


def harmless(drawing: str) -> str:
    """A drawing with nothing but shapes in it; empty where it cannot be one."""
    return examined(drawing)[0]


def _parsed(drawing: str) -> Any:
    """The root of a drawing. Nothing is looked up for it, and no entity is put in."""
    if len(drawing) > MOST_BYTES:
        raise _NoDrawingError(f"more than {MOST_BYTES // 1000} KB")
    if found := re.search(r"<!(?:DOCTYPE|ENTITY)", drawing, re.I):
        raise _NoDrawingError("a document type", drawing[: found.start()].count("\n") + 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(re.sub(r"^\ufeff?\s*<\?xml\s[^>]*\?>", "", drawing).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        wrong, line = getattr(error, "msg", None) or str(error), getattr(error, "lineno", None)
        raise _NoDrawingError(f"what is not XML: {wrong}", line or 1) from error
    if root.tag not in (f"{{{SVG}}}svg", "svg"):
        raise _NoDrawingError("no <svg>")
    return root


def _cleaned(root: Any) -> Iterator[Fault]:
    """Take out of a drawing all that is not listed; give what of it no drawing program leaves behind."""
    own = etree.QName(root).namespace
    for element in list(root.iter()):
        if not isinstance(element.tag, str):  # a comment, an instruction, an entity
            _removed(element)
            if element.tag is etree.Entity:
                yield Fault(element.sourceline or 1, "an entity", str(element.text))
            continue
        name, space = etree.QName(element).localname, etree.QName(element).namespace
        if space == own and name in _ELEMENTS:
            yield from _without_more(element, name)
        else:
            _removed(element)
            if name != "metadata" and not _PROGRAMS.search(space or ""):
                yield Fault(element.sourceline or 1, _NAMED.get(name, "what is no shape"), f"<{name}>")


def _removed(element: Any) -> None:
    """Take an element out, and leave what stands behind it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _without_more(element: Any, name: str) -> Iterator[Fault]:
    """Take out of an element each attribute that is not listed, or leads elsewhere; give the faults."""
    for key, value in list(element.attrib.items()):
        if _may_stay(name, key, value):
            continue
        del element.attrib[key]
        if key.lower().startswith("on"):
            yield Fault(element.sourceline or 1, "a script", key)
        elif key in _HREFS or key in _ATTRIBUTES:
            yield Fault(element.sourceline or 1, "something from elsewhere", f'{key.rpartition("}")[2]}="{value[:40]}"')
        elif "}" not in key and not key.startswith("data-"):
            yield Fault(element.sourceline or 1, "what is no shape", key)


def _may_stay(name: str, key: str, value: str) -> bool:
    if key in _HREFS:
        return name == "use" and bool(re.fullmatch(r"#[\w.-]+", value))
    if key not in _ATTRIBUTES:
        return False
    bounded = not _BOUNDLESS.search(_NAME.sub("", value))
    if key in ("d", "points"):
        return bool(_SHAPE.fullmatch(value)) and bounded
    if len(value) > _LONGEST:
        return False
    if key == "style":
        return bounded and all(_STYLE.fullmatch(each) for each in value.split(";"))
    return key in _WORDS or (bool(_VALUE.fullmatch(value)) and bounded)


def _refuse_endless(root: Any) -> None:
    """Raise for what would take for ever to draw: no size, shapes that use each other, too many of them."""
    box = root.get("viewBox")
    if box is not None and not _is_box(box):
        raise _NoDrawingError(f'a viewBox that is none: "{box[:40]}"')
    if len(list(root.iter())) + _used_again(root) > MOST_SHAPES:
        raise _NoDrawingError(f"more than {MOST_SHAPES:,} shapes")
    for clip in root.iter("{*}clipPath"):
        if any("clip-path" in each.attrib or "clip-path" in each.get("style", "") for each in clip.iter()):
            raise _NoDrawingError("a clip inside a clip", clip.sourceline or 1)


def _used_again(root: Any) -> int:
    """How many shapes are drawn by use of others. Raises for a use of what is not there, or uses more itself."""
    by_id = {element.get("id"): element for element in root.iter()}
    shapes = 0
    for use in root.iter("{*}use"):
        target = by_id.get((use.get(_HREFS[0]) or use.get(_HREFS[1]) or "#")[1:])
        inside = [] if target is None else list(target.iter())
        if not inside or any(etree.QName(each).localname == "use" for each in inside):
            raise _NoDrawingError("a use of something that is not there, or uses more", use.sourceline or 1)
        shapes += len(inside)
    return shapes


def _is_box(written: str) -> bool:
    """Whether a viewBox holds four numbers, and a size that can be drawn."""
    try:
        numbers = [float(each) for each in re.split(r"[\s,]+", written.strip())]
    except ValueError:
        return False
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)):
        return False
    width, height = numbers[2:]
    return 0 < width < 1e6 and 0 < height < 1e6 and 0.01 < width / height < 100
