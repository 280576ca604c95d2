"""The print shop's profile of its inks."""

import io
from pathlib import Path

from leafwright import intake
from leafwright.cache import digest
from leafwright.reading.files import Reader

_MOST_BYTES = 20_000_000  # those of print shops have 1 to 5 MB


def print_profile_of(reader: Reader, docs: Path, name: str) -> bytes:
    """The ICC profile of CMYK that the hospital's profile names; nothing, with a finding, where it cannot be used."""
    if not name:
        return b""
    try:
        data = intake.contents(docs / name, _MOST_BYTES, reader.root)
        of_cmyk = data[36:40] == b"acsp" and data[16:20] == b"CMYK"
        wrong = "" if of_cmyk else "is no ICC profile of CMYK"
        if of_cmyk and not (data[12:16] == b"prtr" and makes_inks(data)):
            wrong = "is no profile of a press: it cannot turn colors into inks"
    except OSError:
        data, wrong = b"", "is not there"
    except intake.UnfitError as unfit:
        data, wrong = b"", str(unfit)
    if wrong:
        hospital, fix = docs / "hospital.toml", "ask the print shop for its ICC profile of CMYK, or take the line out"
        line = reader.line_of(["print", "profile"], hospital)
        reader.report(hospital, line, "S005", f"profile: docs/{name} {wrong}", fix)
        return b""
    reader.digests[f"docs/{name}"] = digest(data)
    return data


def makes_inks(data: bytes) -> bool:
    """Whether a profile turns a color of the screen into four inks."""
    from PIL import Image, ImageCms  # only where a shop gives a profile: they take long to load

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        turn = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), profile, "RGB", "CMYK")
        return ImageCms.applyTransform(Image.new("RGB", (1, 1)), turn) is not None
    except (ImageCms.PyCMSError, OSError):
        return False
