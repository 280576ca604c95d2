"""Cuts the project's fonts down to the characters a language's pages use, for the web."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont
from pydantic import Base64Bytes, TypeAdapter

from leafwright.cache import Cache, code, digest

FAMILY = "Leafwright"
"""The one name under which the style sheet knows all these fonts."""

_BYTES = TypeAdapter(Base64Bytes)
_WEIGHTS = {400: "400Regular", 700: "700Bold"}
_ONE = {400: "400Regular", 700: "400Regular"}  # not a range, which would hide the bold of the other families
_ASCII = "".join(map(chr, range(0x20, 0x7F)))  # whatever a page holds, the search box may show these


@dataclass(frozen=True)
class Cut:
    """A font's file, the weight it is shown as, and the characters that pages show from it."""

    source: Path
    weight: int
    shown: frozenset[int]

    @property
    def name(self) -> str:
        """Of the file to write."""
        return f"{self.source.stem}.woff2"


def cuts(font_dirs: Sequence[Path], families: Sequence[str], text: str, others: Sequence[str] = ()) -> list[Cut]:
    """Takes folders of TTF files, families in order of preference ("Noto Naskh Arabic", "Noto Sans"), a text.

    Returns what to cut of each family and weight. Each character comes from the first family that has it; of a
    family that adds none nothing is cut. `others` come after `families`, and in one weight only: they show a few
    words of another script, and a second weight would be a tenth of the page.
    """
    wanted = {ord(sign) for sign in text + _ASCII}
    found: list[Cut] = []
    for family in (*families, *others):
        taken: set[int] = set()
        for weight, suffix in _WEIGHTS.items() if family in families else _ONE.items():
            name = f"{family.replace(' ', '')}_{suffix}.ttf"
            source = next((path for each in font_dirs if (path := each / name).exists()), font_dirs[0] / name)
            shown = frozenset(wanted & _characters(source))
            if shown:
                found.append(Cut(source, weight, shown))
                taken |= shown
        wanted -= taken
    return found


def write(wanted: Mapping[Path, Sequence[Cut]], cache: Cache | None = None) -> None:
    """Takes what to cut, by the folder to put it in; writes there a WOFF2 file for each font, and fonts.css.

    fonts.css names them by relative address. `cache` holds what an earlier build cut.
    """
    files = {_question(each): each for cuts in wanted.values() for each in cuts}
    made = _made(files, cache or Cache())
    for folder, cuts in wanted.items():
        folder.mkdir(parents=True, exist_ok=True)
        for each in cuts:
            (folder / each.name).write_bytes(made[_question(each)])
        rules = "".join(_font_face(each.name, each.weight, each.shown) for each in cuts)
        (folder / "fonts.css").write_text(rules, "utf-8", newline="\n")


def _made(files: Mapping[tuple[str, ...], Cut], cache: Cache) -> dict[tuple[str, ...], bytes]:
    """The WOFF2 files, by what each depends on: those of an earlier build, and the others cut now."""
    kept = {question: cache.known(_BYTES, *question) for question in files}
    made = {question: data for question, data in kept.items() if data is not None}
    missing = [question for question in files if question not in made]
    with ThreadPoolExecutor() as threads:  # most of the time goes to Brotli, which lets other threads run
        cut = list(threads.map(_cut, [files[question] for question in missing]))
    for question, data in zip(missing, cut, strict=True):
        made[question] = data
        cache.remember(_BYTES, data, *question)
    return made


def _question(cut: Cut) -> tuple[str, ...]:
    """All that a cut font depends on."""
    return "web font", code("website/webfonts"), _version(cut.source), "".join(map(chr, sorted(cut.shown)))


@cache
def _characters(source: Path) -> frozenset[int]:
    """Takes a font's file; returns the characters it has."""
    with TTFont(source, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _version(source: Path) -> str:
    """Takes a font's file; returns what tells it from another release of it."""
    return digest(source.read_bytes())


def _cut(cut: Cut) -> bytes:
    """Takes a font's file and the characters to keep; returns WOFF2, the same bytes for the same input."""
    wanted = uharfbuzz.SubsetInput()
    wanted.unicode_set.update(cut.shown)
    # HarfBuzz keeps the layout features that browsers apply unasked: by these Arabic letters join, and marks find
    # their place. Fractions, names and hints go: no page shows the first, and browsers ask for none of the others.
    wanted.layout_feature_tag_set.difference_update(uharfbuzz.Set(map(_tag, ("frac", "numr", "dnom"))))
    wanted.name_id_set.clear()
    wanted.drop_table_tag_set.update(uharfbuzz.Set(map(_tag, ("STAT", "gasp"))))
    # what is missing shows as a box, never as nothing
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    subset = uharfbuzz.subset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(cut.source)), wanted).blob.data
    with TTFont(BytesIO(subset), recalcTimestamp=False) as font:
        font.flavor = "woff2"
        data = BytesIO()
        font.save(data)
    return data.getvalue()


def _tag(name: str) -> int:
    """The number by which HarfBuzz knows a table or layout feature."""
    return int.from_bytes(name.encode())


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
