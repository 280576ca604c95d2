"""Photographs (PNG, JPEG, WebP) into what print and web need: upright, in sRGB, of fitting sizes.

Only pixels are taken over: place, time, name of the camera and all else that a file tells beside them are left behind.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from leafwright import intake
from leafwright.cache import Cache, code, digest
from leafwright.model import Photo, PictureSource
from leafwright.model.pictures import LEAST_PIXELS, MOST_PIXELS
from leafwright.reading.files import Reader
from leafwright.reading.layers import table

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_MOST_BYTES = 20_000_000
_PRINT = 1800  # pixels of the longer side on paper: 152 mm at 300 an inch
_WEB = (480, 960, 1440)  # widths: a phone, a phone with fine dots, a column of a large screen with fine dots
_QUALITY = {"print": 88, "web": 80}  # of JPEG
_COLORS = 2000  # that a photograph has more than
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, TypeError, LookupError)
_MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK")
_CODE = "reading/pictures"


class _Unusable(Exception):
    """Why a file cannot be shown, and what to do."""

    def __init__(self, wrong: str, fix: str) -> None:
        super().__init__(wrong)
        self.fix = fix


@dataclass(frozen=True)
class _Made:
    """What was made of a photograph: its files by their hashes; or why nothing was."""

    kind: str = "jpg"
    size: tuple[int, int] = (0, 0)
    print: str = ""
    web: tuple[tuple[int, str], ...] = ()
    wrong: str = ""
    fix: str = ""


_MADE = TypeAdapter(_Made)


def photos_of(reader: Reader, folder: Path, cache: Cache) -> dict[str, Photo | None]:
    """The photographs in a folder by the names of their files; None, with a finding, for one that cannot be shown."""
    sources = table(reader, PictureSource, "pictures.toml")
    found: dict[str, Photo | None] = {}
    for path in sorted(path for path in folder.glob("*") if path.suffix.lower() in ENDINGS):
        try:
            source = sources.get(path.name)
            found[path.name] = _photo(reader, path, cache, source.credit if source else "")
        except _Unusable as fault:
            reader.report(path, 1, "S005", f"photograph: it {fault}", fault.fix)
            found[path.name] = None
    return found


def _photo(reader: Reader, path: Path, cache: Cache, credit: str) -> Photo:
    """A photograph, from the cache where it was made before."""
    if not re.fullmatch(r"[A-Za-z0-9_-]+\.\w+", path.name):
        raise _Unusable("has a name that not every server takes", "name it with a to z, digits and hyphens")
    data = _given(path, reader.root)
    reader.digests[path.relative_to(reader.root).as_posix()] = digest(data)
    question = ("photograph", code(_CODE), digest(data))
    known = cache.known(_MADE, *question)
    if known and known.wrong:
        raise _Unusable(known.wrong, known.fix)
    if known and all(map(cache.has_file, [known.print, *(name for _, name in known.web)])):
        web = tuple((width, cache.file(name).read_bytes()) for width, name in known.web)
        kind: Any = known.kind
        return Photo(kind, known.size[0], known.size[1], cache.file(known.print).read_bytes(), web, credit)
    try:
        made = _made(data, credit)
    except _Unusable as fault:
        cache.remember(_MADE, _Made(wrong=str(fault), fix=fault.fix), *question)
        raise
    kept = tuple((width, cache.keep_file(each)) for width, each in made.web)
    size = (made.width, made.height)
    cache.remember(_MADE, _Made(made.kind, size, cache.keep_file(made.print), kept), *question)
    return made


def _given(path: Path, root: Path) -> bytes:
    """The bytes of a photograph that is a file of the library."""
    try:
        return intake.contents(path, _MOST_BYTES, root)
    except intake.TooLargeError as error:
        raise _Unusable(f"holds more than {_MOST_BYTES // 1_000_000} MB", "save it smaller, as JPEG") from error
    except intake.UnfitError as error:
        raise _Unusable(str(error), error.fix) from error
    except OSError as error:
        raise _Unusable("cannot be read", "put the file back") from error


def _made(data: bytes, credit: str) -> Photo:
    """The files for print and web of one that a camera or a program wrote."""
    image = _opened(data)
    longer = max(image.size)
    if longer < LEAST_PIXELS:
        fix = f"take one of {LEAST_PIXELS} pixels or more; making this one larger does not help"
        raise _Unusable(f"is {image.size[0]} × {image.size[1]} pixels, too few to print", fix)
    largest = _within(image, _PRINT, _PRINT)
    # what a computer drew has few colors, and packs better without loss
    kind: Any = "png" if largest.getcolors(_COLORS) else "jpg"
    widths = [width for width in _WEB if width < largest.size[0]]
    web = [(width, _written(_within(largest, width, 2 * width), kind, _QUALITY["web"])) for width in widths]
    on_paper = _written(largest, kind, _QUALITY["print"])
    return Photo(kind, largest.size[0], largest.size[1], on_paper, tuple(web), credit)


def _opened(data: bytes) -> Any:
    """The picture upright, in sRGB, on white; nothing but its pixels."""
    from PIL import Image, ImageOps  # only where there are photographs: it takes long to load

    fix = "open it in a program for pictures, and save it again as JPEG"
    try:
        with whole(), Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as image:
            if image.size[0] * image.size[1] > MOST_PIXELS:
                raise _Unusable(f"has more than {MOST_PIXELS // 1_000_000} million pixels", "save it smaller")
            if getattr(image, "n_frames", 1) > 1:
                raise _Unusable("moves, and paper does not", "save one picture of it")
            if image.mode not in _MODES:
                raise _Unusable(f"holds colors in a way that print does not know ({image.mode})", fix)
            profile = image.info.get("icc_profile", b"")
            image.draft(image.mode, (2 * _PRINT, 2 * _PRINT))  # a large JPEG is opened at half or a quarter
            upright = ImageOps.exif_transpose(image)
            return _on_white(_in_srgb(upright, profile))
    except (*_BROKEN, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _Unusable("is no JPEG, PNG or WebP that can be read to its end", fix) from error


@contextmanager
def whole() -> Iterator[None]:
    """Refuse pictures that are cut off: WeasyPrint lets Pillow take them."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _in_srgb(image: Any, profile: bytes) -> Any:
    """A picture in the colors of screens: turned by the profile of its own, where it has one that can be used."""
    from PIL import ImageCms

    if image.mode in ("RGB", "CMYK", "L") and profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
            return ImageCms.profileToProfile(
                image, own, ImageCms.createProfile("sRGB"), renderingIntent=intent, outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            pass  # the numbers stand as they are, which is what browsers do
    return image


def _on_white(image: Any) -> Any:
    """A picture without holes: paper is white."""
    from PIL import Image

    if "A" not in image.mode and "transparency" not in image.info:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")


def _within(image: Any, width: int, height: int) -> Any:
    """A picture no larger than a frame, its proportions kept; a copy."""
    from PIL import Image

    smaller = image.copy()
    smaller.thumbnail((width, height), Image.Resampling.LANCZOS)
    return smaller


def _written(image: Any, kind: str, quality: int) -> bytes:
    """The bytes of a file that holds pixels alone."""
    from PIL import Image

    bare, data = Image.frombytes("RGB", image.size, image.tobytes()), io.BytesIO()
    if kind == "jpg":
        bare.save(data, "JPEG", quality=quality, optimize=True)
    else:
        bare.save(data, "PNG", optimize=True)
    return data.getvalue()
