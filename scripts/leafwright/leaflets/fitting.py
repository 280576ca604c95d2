"""Find the largest type in which words fill paper that cannot grow, and say what does not fit."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.fonts import larger_name

_POSTER = 20  # points: larger type stands on posters alone
_SEEN = 1.08  # letters enlarged less than this do not look larger
_LOOSE = ".turn { break-before: auto }"  # panels are filled one after the other, wherever a section begins


def step(most: float) -> float:
    """How far apart sizes are tried, in points: half a one, or a whole one on a poster, where nobody sees less."""
    return 1 if most > _POSTER else 0.5


def _search(least: float, most: float) -> Generator[float, bool, float | None]:
    """The sizes to try, by bisection; told of each whether it fits, it ends with the
    largest that does, or None.

    Larger type is taken to need no less room. `least`, which is rarely needed, is tried last.
    """
    if (yield most):
        return most
    apart = step(most)
    low, high = 0, round((most - least) / apart)  # low fits or is `least`, high does not
    while high - low > 1:
        middle = (low + high) // 2
        if (yield least + middle * apart):
            low = middle
        else:
            high = middle
    if low == 0 and (high == 0 or not (yield least)):
        return None
    return least + low * apart


LayOut = Callable[[Mapping[str, float], int, str], Any]
"""Takes sizes of body type by panel, "" for all that have none of their own; pages for notes; a style more."""


def fitted(
    lay_out: LayOut,
    least: float,
    most: float,
    pages: int,
    *,
    apart: Sequence[str],
    styles: Sequence[str],
    closest: Sequence[str] = (),
    roomy: str = "",
) -> tuple[float, Any]:
    """The largest body type in which words fill so many `pages`, and the leaflet laid out so.

    Panels set `apart` are as large as each can be; the size is the smallest of all. The first of `styles` in which the
    words fit is taken, else the first of the `closest`; and `roomy` where all fit so too, in the largest type. No
    leaflet where they fit in none.
    """
    names = ("", *apart)
    for style in (*styles, *closest):
        tried: dict[tuple[float, ...], Any] = {}  # by its sizes, since a layout takes much longer than all else

        def laid_out(sizes: Mapping[str, float], style: str = style, tried: dict[Any, Any] = tried) -> Any:
            key = tuple(sizes[name] for name in names)
            if key not in tried:
                tried[key] = lay_out(sizes, 0, style)
            return tried[key]

        def over(sizes: Mapping[str, float], laid_out: Callable[..., Any] = laid_out) -> set[str]:
            found = panels(laid_out(sizes), pages)
            return {panel.name if panel.name in apart else "" for panel in found if panel.over}

        if style in styles[:-1] and over(dict.fromkeys(names, least)):
            continue
        if sizes := _sizes(over, least, most, names):
            wider = _wider(lay_out, sizes, most, pages, f"{style} {roomy}") if roomy else None
            return min(sizes.values()), _whole(lay_out, sizes, pages, *(wider or (style, laid_out(sizes))))
    return 0, None


def _wider(lay_out: LayOut, sizes: Mapping[str, float], most: float, pages: int, style: str) -> tuple[str, Any] | None:
    """A style with more room and a leaflet in it, in the largest type; nothing where it does not fit so."""
    document = lay_out(sizes, 0, style) if min(sizes.values()) == most else None
    return (style, document) if document and not any(panel.over for panel in panels(document, pages)) else None


def _whole(lay_out: LayOut, sizes: Mapping[str, float], pages: int, style: str, document: Any) -> Any:
    """A leaflet with pages for notes where it lacks some."""
    missing = max(0, pages - len(document.pages))
    return lay_out(sizes, missing, style) if missing else document


def _sizes(
    over: Callable[[Mapping[str, float]], set[str]], least: float, most: float, names: Sequence[str]
) -> dict[str, float]:
    """The largest sizes by name, searched for all at once, since no panel shares a page with another; none if one is
    `over` at the least."""
    searches = {name: _search(least, most) for name in names}
    sizes = {name: next(search) for name, search in searches.items()}
    while searches:
        too_large = over(sizes)
        for name, search in list(searches.items()):
            try:
                sizes[name] = search.send(name not in too_large)
            except StopIteration as found:
                if found.value is None:
                    return {}
                sizes[name] = found.value
                del searches[name]
    return sizes


@dataclass(frozen=True)
class Panel:
    """What fills a part of the paper: the pages it was given, its lines on each page it takes, its paragraphs.

    A panel is an element with data-panel="name pages" that begins on a page of its own.
    """

    name: str
    given: int
    lines: tuple[int, ...]
    paragraphs: tuple[str, ...]

    @property
    def over(self) -> int:
        """Lines that stand on more pages than were given."""
        return sum(self.lines[self.given :])


def panels(document: Any, pages: int) -> list[Panel]:
    """The panels of a laid-out leaflet; the whole of one that has none, for which there are so many `pages`."""
    lines: dict[str, dict[int, int]] = {}
    paragraphs: dict[str, list[str]] = {}
    given: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for panel, kind, text in _walk(page._page_box, f"1 {pages}"):
            name, _, allowed = panel.rpartition(" ")
            given[name] = int(allowed)
            if kind == "line":
                counted = lines.setdefault(name, {})
                counted[number] = counted.get(number, 0) + 1
            else:
                paragraphs.setdefault(name, []).append(text)
    found = [
        Panel(name, given[name], tuple(lines.get(name, {}).values()), tuple(paragraphs.get(name, []))) for name in given
    ]
    named = [panel for panel in found if panel.name != "1"]
    return named or found


def too_long(found: list[Panel]) -> tuple[str, int, list[str]]:
    """The panel that runs over most, by how many lines, and the beginnings of its longest paragraphs."""
    worst = max(found, key=lambda panel: panel.over)
    longest = sorted(dict.fromkeys(worst.paragraphs), key=len, reverse=True)
    return worst.name, worst.over, [text[:60] for text in longest[:2]]


def _walk(box: Any, panel: str) -> Iterator[tuple[str, str, str]]:
    """Lines and paragraphs below a box, each with the panel it belongs to."""
    if type(box).__name__ == "MarginBox":
        return
    element = getattr(box, "element", None)
    if element is not None:
        panel = element.get("data-panel") or panel
        if element.tag in ("p", "li") and type(box).__name__ == "BlockBox":
            yield panel, "paragraph", " ".join("".join(element.itertext()).split())
    if type(box).__name__ == "LineBox":
        yield panel, "line", ""
    for child in getattr(box, "children", ()):
        yield from _walk(child, panel)


def ways(sheet: ComposedLeaflet) -> list[str]:
    """The styles to fit words with, one after the other: as wanted, with less room, without turning to a new panel."""
    closer = ["", *(tight.style for tight in sheet.format.tight[:1])]
    return list(dict.fromkeys([*closer, *_loose(sheet, closer)]))


def closest(sheet: ComposedLeaflet) -> list[str]:
    """The styles with still less room, for words that fit in no other; letters are made no larger then."""
    return [] if sheet.enlarged else _loose(sheet, [tight.style for tight in sheet.format.tight[1:]])


def _loose(sheet: ComposedLeaflet, styles: Sequence[str]) -> list[str]:
    """The same styles, in which no section turns to a new panel."""
    loose = _LOOSE if "data-turn" in sheet.markup else ""
    return [f"{style} {loose}".strip() for style in styles]


def with_smaller_letters(sheet: ComposedLeaflet) -> ComposedLeaflet:
    """A sheet that enlarges its families half as much, or where that is hardly seen, not at all.

    Used where the words do not fit on paper that cannot grow.
    """
    enlarged = tuple((family, round((1 + times) / 2, 2)) for family, times in sheet.enlarged)
    enlarged = tuple(each for each in enlarged if each[1] >= _SEEN)
    names = {family: larger_name(family, times) for family, times in enlarged}

    def renamed(styles: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        for family, times in sheet.enlarged:
            old, new = f'"{larger_name(family, times)}"', f'"{names.get(family, family)}"'
            styles = tuple((name, text.replace(old, new)) for name, text in styles)
        return styles

    return replace(sheet, enlarged=enlarged, styles=renamed(sheet.styles), paper_styles=renamed(sheet.paper_styles))
