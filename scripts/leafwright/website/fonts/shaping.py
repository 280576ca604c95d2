"""The shapes in which a font writes given words: of Nastaliq a third of those that their letters may take elsewhere."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from leafwright.website.fonts.remembering import while_the_same

_PART = re.compile(r"[\s\x00-\x7f]+")  # signs of ASCII join no letters, and change none beside them
_SINGLE, _MULTIPLE, _EXTENSION = 1, 2, 7  # kinds of substitution (OpenType, GSUB table)


def shapes(source: Path, texts: Iterable[str]) -> frozenset[int]:
    """Takes a font's file and texts; returns the glyphs that stand for them, and those on the way to these.

    HarfBuzz tells what stands there after each rule of the font; what comes and goes within one rule it does not tell.
    """
    found, font = set[int](), uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(source)))
    for word in sorted({word for text in texts for word in _PART.split(text) if word}):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()

        def see(_: str, buffer: uharfbuzz.Buffer = buffer) -> bool:
            found.update(glyph.codepoint for glyph in buffer.glyph_infos)
            return True

        buffer.set_message_func(see)
        uharfbuzz.shape(font, buffer, {})
        see("", buffer)
    return _with_steps(found, _substitutions(source))


def _with_steps(found: set[int], rules: Iterable[Mapping[int, tuple[int, ...]]]) -> frozenset[int]:
    """Glyphs, and those that one rule makes of one of them and another turns into another of them."""
    made = {step for rule in rules for glyph in found for step in rule.get(glyph, ())} - found
    leads = {step for step in made if any(not found.isdisjoint(rule.get(step, ())) for rule in rules)}
    return frozenset(found | leads)


@while_the_same
def _substitutions(source: Path) -> tuple[Mapping[int, tuple[int, ...]], ...]:
    """What each rule of a font makes of a glyph by itself."""
    with TTFont(source, lazy=True) as font:
        if "GSUB" not in font:
            return ()
        number = font.getReverseGlyphMap()
        rules: list[dict[int, tuple[int, ...]]] = []
        for lookup in font["GSUB"].table.LookupList.Lookup:
            rule: dict[int, tuple[int, ...]] = {}
            for table in lookup.SubTable:
                inner = table.ExtSubTable if table.LookupType == _EXTENSION else table
                if inner.LookupType in (_SINGLE, _MULTIPLE):
                    for name, into in inner.mapping.items():
                        rule[number[name]] = tuple(number[each] for each in ([into] if isinstance(into, str) else into))
            rules.append(rule)
        return tuple(rules)
