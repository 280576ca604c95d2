"""Lines of Chinese that end at one edge: what is left of a line is shared out between its signs.

WeasyPrint knows room between words only, not `text-justify: inter-character` (CSS Text 3, 6.4), and Chinese has none.
Other scripts are justified as WeasyPrint does it, where a stylesheet asks for that.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

_SIGNS = re.compile("[\u3400-\u9fff]")
_MOST = 0.125  # of the type size between two signs: more looks torn, and the line was broken for another reason


def justify_signs() -> None:
    """Let WeasyPrint share out what is left of a justified line between signs of Chinese."""
    import weasyprint.layout.inline as layout

    if layout.justify_line.__name__ != _between_signs.__name__:
        layout.justify_line = _between_signs(layout.justify_line)


def _between_signs(usual: Callable[[Any, Any, float], None]) -> Callable[[Any, Any, float], None]:
    """WeasyPrint's own step, for lines without such signs, and ours for the others; lengths in CSS pixels."""

    def _between_signs(context: Any, line: Any, left: float) -> None:
        texts = list(_texts(line))
        widened = {id(box): len(box.text.rstrip()) for box in texts if _SIGNS.search(box.text)}
        if not widened:
            usual(context, line, left)
            return
        if id(texts[-1]) in widened:  # nothing stands behind the last sign
            widened[id(texts[-1])] -= 1
        gap = left / max(1, sum(widened.values()))
        if gap <= _MOST * line.style["font_size"]:
            _spread(context, line, gap, widened, 0)

    return _between_signs


def _texts(box: Any) -> Iterator[Any]:
    """The pieces of text of a line, in order."""
    if type(box).__name__ == "TextBox":
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts(child)


def _spread(context: Any, box: Any, gap: float, widened: Mapping[int, int], moved: float) -> float:
    """Widen what is in a box by so many gaps as `widened` says by the identity of each piece of text.

    `moved` is how far what stands before the box moves it; given back is how far what follows is moved.
    """
    from weasyprint.text.line_break import create_layout

    if type(box).__name__ == "TextBox":
        box.position_x += moved
        more = gap * widened.get(id(box), 0)
        if more:
            box.style = box.style.copy()
            box.style["letter_spacing"] = gap
            box.pango_layout = create_layout(box.text, box.style, context, None, 0)
            box.pango_layout.deactivate()
            box.width += more
        return moved + more
    if type(box).__name__ not in ("LineBox", "InlineBox"):
        box.translate(moved, 0)
        return moved
    box.position_x += moved
    before = moved
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _spread(context, child, gap, widened, moved)
    box.width += moved - before
    return moved
