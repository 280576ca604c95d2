"""The hospital's logo, a drawing (SVG) or a picture (PNG, JPEG)."""

import io
from pathlib import Path

from leafwright import intake
from leafwright.cache import digest
from leafwright.model import Logo
from leafwright.reading.files import Reader
from leafwright.reading.pictures.photographs import whole
from leafwright.text.drawings import proportion
from leafwright.text.harmless import examined

_LEAST = 106  # pixels: 9 mm high, at the 300 an inch that print needs
_SHOWN = 3 * _LEAST  # pixels of its height that any printer shows
_MOST_PIXELS = 16_000_000
_MOST_BYTES = 500_000  # a logo stands in every leaflet
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, ArithmeticError)
_CHUNKS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"IDAT", b"IEND"))
_PNG_END = b"IEND\xaeB`\x82"  # its last chunk; WeasyPrint lets Pillow take a picture that lacks it


class _Unusable(Exception):
    """Why a file cannot be a logo, and what to do."""

    def __init__(self, wrong: str, fix: str) -> None:
        super().__init__(wrong)
        self.fix = fix


def logo_of(reader: Reader, docs: Path, name: str) -> Logo | None:
    """The logo that the profile names; None where it names none, or with a finding where it cannot be used."""
    if not name:
        return None
    try:
        data = _bytes(docs / name, reader.root)
        reader.digests[f"docs/{name}"] = digest(data)
        if name.endswith(".svg"):
            return _drawing(data)
        return _picture(data if name.endswith(".png") else _as_png(data))
    except _Unusable as fault:
        profile = docs / "hospital.toml"
        message = f"logo: docs/{name} {fault}"
        reader.report(profile, reader.line_of(["logo"], profile), "S005", message, fault.fix)
        return None


def _bytes(path: Path, root: Path) -> bytes:
    try:
        return intake.contents(path, _MOST_BYTES, root)
    except intake.TooLargeError as error:
        raise _Unusable("holds more than 500 KB", "save it smaller, or as a drawing (SVG)") from error
    except intake.UnfitError as error:
        raise _Unusable(str(error), error.fix) from error
    except OSError as error:
        raise _Unusable("is not there", "put the logo there, or take the line out") from error


def _drawing(data: bytes) -> Logo:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Unusable("is not a drawing (SVG) in UTF-8", "save it again as a plain SVG") from error
    drawing, faults = examined(text)
    if faults:
        what = f"{faults[0].what} {faults[0].found}".strip()
        raise _Unusable(f"holds {what} (line {faults[0].line})", "save it as a plain SVG of shapes, without styles")
    ratio = proportion(drawing)
    if ratio is None:
        raise _Unusable("has no viewBox", "save it as an SVG with a viewBox")
    return Logo("svg", drawing.encode(), ratio)


def _picture(given: bytes) -> Logo:
    from PIL import Image  # only where a logo is a picture: it takes long to load

    try:
        with Image.open(io.BytesIO(given), formats=["PNG"]) as image:
            width, height = image.size
            if width * height > _MOST_PIXELS:
                raise _Unusable(f"has {width} × {height} pixels", "save it with 4,000 pixels a side at most")
            image.load()
        if not given.endswith(_PNG_END):
            raise ValueError("cut off")
    except (*_BROKEN, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _Unusable("is not a PNG that can be read", "save it again as PNG, or as SVG") from error
    if height < _LEAST:
        fix = f"make it {_LEAST} pixels high or more, or use a drawing (SVG)"
        raise _Unusable(f"is {height} pixels high, too few to print", fix)
    return Logo("png", _bare(given), width / height)


def _as_png(given: bytes) -> bytes:
    """A JPEG as a PNG no larger than a leaflet needs, upright, so that all that comes after knows one kind."""
    from PIL import Image, ImageOps

    try:
        with whole(), Image.open(io.BytesIO(given), formats=["JPEG"]) as image:
            if image.size[0] * image.size[1] > _MOST_PIXELS:
                raise _Unusable(f"has {image.size[0]} × {image.size[1]} pixels", "save it with 4,000 a side at most")
            upright = ImageOps.exif_transpose(image).convert("RGB")
        upright.thumbnail((8 * _SHOWN, _SHOWN), Image.Resampling.LANCZOS)
        data = io.BytesIO()
        upright.save(data, "PNG", optimize=True)
        return data.getvalue()
    except (*_BROKEN, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _Unusable("is not a JPEG that can be read", "save it again as PNG, or as SVG") from error


def _bare(given: bytes) -> bytes:
    """A PNG with what draws it alone: no camera, place, author or program, and nothing behind its end."""
    kept, at = [given[:8]], 8
    while at + 12 <= len(given):
        end = at + 12 + int.from_bytes(given[at : at + 4], "big")
        if given[at + 4 : at + 8] in _CHUNKS:
            kept.append(given[at:end])
        at = end
    return b"".join(kept)
