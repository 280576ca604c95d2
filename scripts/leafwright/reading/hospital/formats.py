"""The formats that the profile and topics name: each is one of the tool's, or a folder of the library's own."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from leafwright.model import Hospital, Topic, nearest
from leafwright.reading.files import Reader, line_of_key
from leafwright.setup import places


def look_at_formats(reader: Reader, hospital: Hospital, topics: Iterable[Topic]) -> None:
    """Tell where a format is named that nobody has: nothing would be printed, in silence."""
    folders = (places.leaflets(), reader.root / "leaflets")
    known = sorted({path.parent.name for folder in folders for path in folder.glob("formats/*/format.toml")})
    profile = reader.root / "docs" / "hospital.toml"
    _look(reader, profile, hospital.formats, known, reader.read_before(profile))
    for topic in topics:
        _look(reader, reader.root / topic.file, topic.meta.formats, known, topic.text)


def _look(reader: Reader, path: Path, named: Iterable[str], known: Sequence[str], text: str) -> None:
    for name in named:
        if name not in known:
            fix = nearest(name, known, f"choose from: {', '.join(known)}")
            reader.report(path, line_of_key(["formats"], text), "S015", f"no such format: {name}", fix)
