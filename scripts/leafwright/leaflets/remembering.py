"""Lines that were broken before: of three that WeasyPrint breaks, two have the same words in the same room.

It measures words, fills a page, fills it anew where something may not be parted, and all again where a leaflet is laid
out closer. What comes of it depends on the words, their style and the room alone; to remember it saves a tenth of the
time that printing takes.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

# All of a style that WeasyPrint asks for when it breaks a line; tests/leaflets/test_remembering.py reads its source.
READ = (
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "line_height",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
_said = itemgetter(*READ)


@contextmanager
def lines_remembered() -> Iterator[None]:
    """While the block runs, WeasyPrint breaks each line of the same words, style and room once."""
    import weasyprint.layout.inline as inline
    import weasyprint.layout.preferred as preferred

    before = inline.split_first_line
    inline.split_first_line = preferred.split_first_line = _remembering(before)
    try:
        yield
    finally:
        inline.split_first_line = preferred.split_first_line = before


def _remembering(split: Callable[..., Any]) -> Callable[..., Any]:
    """WeasyPrint's own step from words to their first line, which does the same work once; lengths in CSS pixels."""
    known: dict[tuple[Any, ...], Any] = {}

    def split_first_line(text: str, style: Any, context: Any, room: Any, spacing: float, **how: bool) -> Any:
        key = text, _style(style), room, spacing, *how.items()
        if key not in known:
            known[key] = split(text, style, context, room, spacing, **how)
        return known[key]

    return split_first_line


def _style(style: Any) -> str:
    """What a style says of lines, the same text for the same; it is worked out once, and kept with the style."""
    said: str | None = style.__dict__.get("said")
    if said is None:
        said = style.said = sys.intern(str(_said(style)))
    return said
