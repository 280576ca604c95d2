"""Elements that look alike share one style, whose values are worked out once.

WeasyPrint gives each element, each box without an element and each margin of a page a style of its own, and works out
a hundred values of it, most of which are those of a neighbor. To share them saves a quarter of the time that printing
takes. tests/leaflets/test_sharing.py reads its source for where it writes into a style and where it asks an element.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

_SIDES = ("top", "right", "bottom", "left")
_ROOM = (
    *(f"{name}_{side}" for name in ("margin", "padding") for side in _SIDES),
    *(f"{most}{name}" for most in ("", "min_", "max_") for name in ("width", "height")),
)
_SET = (*_ROOM, *(f"border_{side}_width" for side in _SIDES))  # of a box, by the room around it
_room, _set = itemgetter(*_ROOM), itemgetter(*_SET)

_Key = tuple[object, ...]
_Declared = Mapping[str, tuple[Any, Any]]  # values and how much they weigh, by name


@contextmanager
def styles_shared() -> Iterator[None]:
    """While the block runs, WeasyPrint makes one style for all that look alike."""
    from weasyprint import layout
    from weasyprint.css import StyleFor
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout.percent import resolve_percentages

    styled, nameless = StyleFor.set_computed_styles, boxes.AnonymousStyle
    steps = [each for each in vars(layout).values() if hasattr(each, resolve_percentages.__name__)]
    StyleFor.set_computed_styles, boxes.AnonymousStyle = _one_for_all_alike(styled), _one_below_each(nameless)
    for step in steps:
        step.resolve_percentages = _once(resolve_percentages)
    try:
        yield
    finally:
        StyleFor.set_computed_styles, boxes.AnonymousStyle = styled, nameless
        for step in steps:
            step.resolve_percentages = resolve_percentages


class _Look(NamedTuple):
    """What follows from all that is declared for an element; what those below inherit by the identity of each value."""

    inherited: _Key
    asked: frozenset[str]  # what an attribute of the element says
    written: bool  # into by WeasyPrint
    apart: bool  # those below inherit what an attribute says
    takes: bool  # from above what is not inherited of itself


class _Styles:
    """The styles of one layout, by how they look and what they inherit."""

    def __init__(self) -> None:
        self._looks: dict[_Key, _Look] = {}
        self._heirs: dict[_Key, int] = {}
        self._known: dict[_Key, Any] = {}
        self._shared = True  # until a custom property asks for an attribute: of which element is not to be seen from it

    def of(self, above: Any, declared: _Declared, part: str | None, make: Callable[[], Any]) -> Any:
        """The style of what stands below another, as declared: a known one, or one that is made."""
        whole = (part, *((name, id(value), *weight[:2], *weight[2]) for name, (value, weight) in declared.items()))
        if whole not in self._looks:
            self._looks[whole] = self._looked_at(declared)
        look = self._looks[whole]
        before = above.heirs if above is not None else 0
        key = (id(above) if look.takes else before, whole)
        known = self._known.get(key)
        if known is not None and not look.asked:
            return known
        style = make()
        style.heirs = self._below(before, look)
        if known is not None:
            style.other, style.own, style.specified, style.__class__ = known, look.asked, known.specified, _taking()
        elif self._shared and not look.written:
            self._known[key] = style
        return style

    def _looked_at(self, declared: _Declared) -> _Look:
        """What the declarations say."""
        inherited = {name for name in declared if _is_inherited(name)}
        asking = {name for name, (value, _) in declared.items() if _asks(value)}
        if any(name.startswith("__") for name in asking):
            self._shared = False
        return _Look(
            tuple((name, id(declared[name][0])) for name in declared if name in inherited),
            asked=frozenset(asking),
            written=any(_is_written(name, value) for name, (value, _) in declared.items()),
            apart=bool(asking & inherited),
            takes=any(
                isinstance(declared[name][0], str) and declared[name][0] == "inherit"
                for name in declared.keys() - inherited
            ),
        )

    def _below(self, before: int, look: _Look) -> int:
        """A number, the same for all styles from which the same is inherited."""
        if not look.inherited:
            return before
        key = (len(self._heirs),) if look.apart else (before, look.inherited)
        return self._heirs.setdefault(key, len(self._heirs) + 1)


def _is_inherited(name: str) -> bool:
    """Whether a property, by WeasyPrint's name of it, can be seen below the element that has it."""
    from weasyprint.css.properties import INHERITED

    return name in INHERITED or name == "page" or name.startswith(("__", "text_decoration_"))


def _asks(value: Any) -> bool:
    """Whether a value is or holds an attribute of its element (CSS Values 5, 7.7)."""
    value = getattr(value, "tokens", value)  # of what is known only when custom properties are
    parts = value if isinstance(value, list | tuple) else [value]
    return any("attr(" in (each.serialize() if hasattr(each, "serialize") else repr(each)) for each in parts)


def _is_written(name: str, value: Any) -> bool:
    """Whether WeasyPrint writes over this value once it is used: of footnotes, and of what may be one."""
    return name == "float" and (value == "footnote" or hasattr(value, "tokens"))


@lru_cache(1)
def _taking() -> type:
    """A style that takes each value from another one that is alike, but for its own."""
    from weasyprint.css import ComputedStyle

    class Taking(ComputedStyle):  # type: ignore[misc]
        def __missing__(self, name: str) -> Any:
            if name in self.own:
                return super().__missing__(name)
            value = self[name] = self.other[name]
            return value

    return Taking


def _one_for_all_alike(usual: Callable[..., None]) -> Callable[..., None]:
    """WeasyPrint's own step, which gives an element its style, for the first of those that are alike."""

    def set_computed_styles(
        all_: Any, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None, **how: Any
    ) -> None:
        made = all_.get_computed_styles()

        def make() -> Any:
            usual(all_, element, parent, root, pseudo_type, **how)
            return made[element, pseudo_type]

        styles = all_.__dict__.get("shared")
        if styles is None:
            styles = all_.shared = _Styles()
        declared = all_.get_cascaded_styles().get((element, pseudo_type), {})
        made[element, pseudo_type] = styles.of(made.get((parent, None)), declared, pseudo_type, make)

    return set_computed_styles


def _one_below_each(nameless: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What makes the style of boxes without an element, once for all such boxes in a box."""

    def style(above: Any) -> Any:
        known = above.__dict__.get("nameless")
        if known is None:
            known = nameless(above)
            # WeasyPrint writes into the styles of signs before a step of a list, and of dots that lead to a number
            if getattr(above, "pseudo_type", "") != "marker" and not _leads(above["content"]):
                above.nameless = known
        return known

    return style


def _leads(content: Any) -> bool:
    return isinstance(content, tuple) and any(part[0] == "leader()" for part in content)


def _once(usual: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    """WeasyPrint's own step, which gives a box its sides in CSS pixels; done once for a style whose sides do not
    depend on the room around the box."""

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        sides = box.style.__dict__.get("sides")
        if sides:
            box.__dict__.update(sides)
            return
        usual(box, containing_block)
        if sides is None:
            box.style.sides = dict(zip(_SET, _set(box.__dict__), strict=True)) if _is_fixed(box.style) else {}

    return resolve_percentages


def _is_fixed(style: Any) -> bool:
    """Whether all sides are lengths, or worked out later from the words; borders that tables share are no side."""
    return style["border_collapse"] != "collapse" and all(
        value == "auto" or getattr(value, "unit", "") == "px" for value in _room(style)
    )
