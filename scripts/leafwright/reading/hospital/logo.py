"""The hospital's logo, a drawing (SVG) or a picture (PNG)."""

import io
from pathlib import Path

from leafwright.cache import digest
from leafwright.model import Logo
from leafwright.reading.files import Reader, line_of_key
from leafwright.text.drawings import proportion

_LEAST = 106  # pixels: 9 mm high, at the 300 an inch that print needs
_MOST_BYTES = 500_000  # a logo stands in every leaflet
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
        data = _bytes(docs / name)
        reader.digests[f"docs/{name}"] = digest(data)
        return _picture(data) if name.endswith(".png") else _drawing(data)
    except _Unusable as fault:
        profile = docs / "hospital.toml"
        message = f"logo: docs/{name} {fault}"
        reader.report(profile, line_of_key(["logo"], profile.read_text("utf-8")), "S005", message, fault.fix)
        return None


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _Unusable("is not there", "put the logo there, or take the line out") from error
    if len(data) > _MOST_BYTES:
        raise _Unusable("holds more than 500 KB", "save it smaller, or as a drawing (SVG)")
    return data


def _drawing(data: bytes) -> Logo:
    ratio = proportion(data.decode("utf-8", "replace"))
    if ratio is None:
        raise _Unusable("has no viewBox", "save it as an SVG with a viewBox")
    return Logo("svg", data, ratio)


def _picture(data: bytes) -> Logo:
    from PIL import Image  # only where a logo is a picture: it takes long to load

    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            image.load()
            width, height = image.size
        if not data.endswith(_PNG_END):
            raise ValueError("cut off")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _Unusable("is not a PNG that can be read", "save it again as PNG, or as SVG") from error
    if height < _LEAST:
        fix = f"make it {_LEAST} pixels high or more, or use a drawing (SVG)"
        raise _Unusable(f"is {height} pixels high, too few to print", fix)
    return Logo("png", data, width / height)
