"""Cuts the project's fonts down to the characters a language's pages use, for the web."""

from collections.abc import Iterable, Sequence
from functools import cache, partial
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pydantic import Base64Bytes, TypeAdapter

from leafwright.cache import Cache, code, digest

FAMILY = "Leafwright"
"""The one name under which the style sheet knows all these fonts."""

_BYTES = TypeAdapter(Base64Bytes)
_WEIGHTS = {400: "400Regular", 700: "700Bold"}
_ONE = {400: "400Regular", 700: "400Regular"}  # not a range, which would hide the bold of the other families
_ASCII = "".join(map(chr, range(0x20, 0x7F)))  # whatever a page holds, the search box may show these


def subset(
    font_dirs: Sequence[Path],
    families: Sequence[str],
    text: str,
    target: Path,
    others: Sequence[str] = (),
    cache: Cache | None = None,
) -> list[Path]:
    """Takes folders of TTF files, families in order of preference ("Noto Naskh Arabic", "Noto Sans"), a text.

    Writes to `target` one WOFF2 file for each family and weight, and fonts.css, which names them by relative
    address. Each character comes from the first family that has it; a family that adds none gets no file. `others`
    come after `families`, and in one weight only: they show a few words of another script, and a second weight
    would be a tenth of the page. `cache` holds what an earlier build cut. Returns the files it wrote.
    """
    cache = cache or Cache()
    target.mkdir(parents=True, exist_ok=True)
    wanted = {ord(sign) for sign in text + _ASCII}
    written: list[Path] = []
    rules: list[str] = []
    for family in (*families, *others):
        taken: set[int] = set()
        for weight, suffix in _WEIGHTS.items() if family in families else _ONE.items():
            name = f"{family.replace(' ', '')}_{suffix}.ttf"
            source = next((path for each in font_dirs if (path := each / name).exists()), font_dirs[0] / name)
            shown = frozenset(wanted & _characters(source))
            if not shown:
                continue
            file = target / f"{source.stem}.woff2"
            signs = "".join(map(chr, sorted(shown)))
            file.write_bytes(
                cache.answer(
                    _BYTES, partial(_cut, source, shown), "web font", code("website/webfonts"), _version(source), signs
                )
            )
            taken |= shown
            if file not in written:
                written.append(file)
            rules.append(_font_face(file.name, weight, shown))
        wanted -= taken
    sheet = target / "fonts.css"
    sheet.write_text("".join(rules), "utf-8", newline="\n")
    return [*written, sheet]


@cache
def _characters(source: Path) -> frozenset[int]:
    """Takes a font's file; returns the characters it has."""
    with TTFont(source, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _version(source: Path) -> str:
    """Takes a font's file; returns what tells it from another release of it."""
    return digest(source.read_bytes())


def _cut(source: Path, characters: frozenset[int]) -> bytes:
    """Takes a font's file and the characters to keep; returns WOFF2, the same bytes for the same input."""
    options = Options()
    options.flavor = "woff2"
    # fontTools keeps the layout features that browsers apply unasked: by these Arabic letters join, and marks find
    # their place. The others, such as small capitals, would keep a third more glyphs that nothing shows.
    options.hinting = False  # today's screens do not use it, and it is a third of the bytes
    options.recalc_timestamp = False
    options.notdef_outline = True  # a missing character must show as a box, never as nothing
    cutter = Subsetter(options)
    cutter.populate(unicodes=characters)
    with TTFont(source, lazy=True, recalcTimestamp=False) as font:
        cutter.subset(font)
        font.flavor = "woff2"
        data = BytesIO()
        font.save(data)
    return data.getvalue()


def _font_face(name: str, weight: int, characters: Iterable[int]) -> str:
    """Takes a file's name, weight and characters; returns the rule telling a browser when to fetch it."""
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-display:swap;'
        f'src:url("{name}") format("woff2");unicode-range:{_ranges(characters)}}}\n'
    )


def _ranges(characters: Iterable[int]) -> str:
    """Takes code points; returns them in CSS's way: U+20-7E,U+E9."""
    runs: list[tuple[int, int]] = []
    for point in sorted(characters):
        if runs and point == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], point)
        else:
            runs.append((point, point))
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)
