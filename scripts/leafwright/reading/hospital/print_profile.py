"""The print shop's profile of its inks."""

from pathlib import Path

from leafwright.cache import digest
from leafwright.reading.files import Reader, line_of_key


def print_profile_of(reader: Reader, docs: Path, name: str) -> bytes:
    """The ICC profile of CMYK that the hospital's profile names; nothing, with a finding, where it cannot be used."""
    if not name:
        return b""
    try:
        data = (docs / name).read_bytes()
        wrong = "" if data[36:40] == b"acsp" and data[16:20] == b"CMYK" else "is no ICC profile of CMYK"
    except OSError:
        data, wrong = b"", "is not there"
    if wrong:
        hospital, fix = docs / "hospital.toml", "ask the print shop for its ICC profile of CMYK, or take the line out"
        line = line_of_key(["print", "profile"], hospital.read_text("utf-8"))
        reader.report(hospital, line, "S005", f"profile: docs/{name} {wrong}", fix)
        return b""
    reader.digests[f"docs/{name}"] = digest(data)
    return data
