"""The fonts that leaflets are set in: where they lie, and larger ones made of those whose letters are small.

Arabic letters are lower than Latin ones of the same type size; a language file says how much larger paper sets their
font. WeasyPrint knows no `size-adjust` (CSS Fonts 5), which would enlarge one family alone; so a copy of the font says
of itself that its em holds fewer units, and what stands beside it from another font stays as large as it is.
"""

import base64
import functools
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from leafwright.cache import digest
from leafwright.model import Language
from leafwright.setup import places
from leafwright.setup.errors import SetupError

_WEIGHTS = {400: "400Regular", 700: "700Bold"}
_NAMES = (1, 4, 6, 16, 25)  # of the name table: family, full name, PostScript name, and families of typographers


def prepare_fonts(root: Path) -> None:
    """Let fontconfig see the fonts of the tool and of the library only.

    Must run before WeasyPrint is imported, which complains where there are none, and before each FontConfiguration.
    """
    _require_set_up()
    cache = root / "build" / "fontcache"
    cache.mkdir(parents=True, exist_ok=True)
    config = cache.resolve() / "fonts.conf"
    dirs = "".join(f"<dir>{escape(str(folder.resolve()))}</dir>" for folder in places.font_folders(root))
    text = (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig>{dirs}<cachedir>{escape(str(cache.resolve()))}</cachedir></fontconfig>"
    )
    if not config.exists() or config.read_text("utf-8") != text:
        own = config.with_suffix(f".{os.getpid()}")  # another worker must never read half of it
        own.write_text(text, "utf-8")
        own.replace(config)
    os.environ["FONTCONFIG_FILE"] = str(config)


def _require_set_up() -> None:
    if not any(places.fonts().glob("*.ttf")):
        raise SetupError(f"the fonts are not set up; run: {places.command('build')}")


def require_fonts(root: Path, families: Sequence[str]) -> None:
    """Raises SetupError for a family that neither the tool nor the library brings."""
    _require_set_up()
    for family in families:
        name = _file(family, 400)
        if not any((folder / name).exists() for folder in places.font_folders(root)):
            raise SetupError(f"there is no font {family}; put it into docs/fonts as {name}, and …_700Bold.ttf")


def own_fonts(root: Path) -> str:
    """A hash over the library's own fonts, which few have; those of the tool are told by its locks."""
    folder = root / "docs" / "fonts"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest(*(part for path in files for part in (path.relative_to(folder).as_posix(), path.read_bytes())))


def _file(family: str, weight: int) -> str:
    return f"{family.replace(' ', '')}_{_WEIGHTS[weight]}.ttf"


def families_of(languages: Iterable[Language]) -> tuple[str, ...]:
    """All families that any of some languages is set in, each once."""
    fonts = (font for each in languages for font in (*each.fonts, *each.screen_fonts, *each.paper_fonts))
    return tuple(dict.fromkeys(fonts))


def as_set(families: Iterable[str], language: Language) -> list[str]:
    """The families as paper sets the language in them: the name of the larger one for a family that it enlarges."""
    larger = dict(language.enlarged)
    return [larger_name(family, larger[family]) if family in larger else family for family in families]


def larger_name(family: str, times: float) -> str:
    """What a family is called where it is enlarged."""
    return f"{family} x{times * 100:.0f}"  # fontconfig reads a number alone at the end of a name as a size


@functools.lru_cache(8)
def faces(root: Path, family: str, times: float) -> str:
    """Rules of CSS that bring both weights of a family so many `times` as large, under the name that `as_set` gives.

    The same font and number give the same text.
    """
    name = larger_name(family, times)
    return "".join(
        f'@font-face {{ font-family: "{name}"; font-weight: {weight}; '
        f"src: url(data:font/ttf;base64,{_larger(folder / _file(family, weight), family, name, times)}) }}"
        for weight in _WEIGHTS
        for folder in places.font_folders(root)
        if (folder / _file(family, weight)).exists()
    )


def _larger(file: Path, family: str, name: str, times: float) -> str:
    """A font as base64, whose em holds so much less that all of it is drawn larger; under another name."""
    with TTFont(file, lazy=True, recalcTimestamp=False, recalcBBoxes=False) as font:
        font["head"].unitsPerEm = round(font["head"].unitsPerEm / times)
        for record in font["name"].names:
            if record.nameID in _NAMES:
                old, new = (family, name) if " " in str(record) else (family.replace(" ", ""), name.replace(" ", ""))
                record.string = str(record).replace(old, new)
        written = io.BytesIO()
        font.save(written)
    return base64.b64encode(written.getvalue()).decode()
