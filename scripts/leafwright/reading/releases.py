"""The records of what was given to patients: docs/releases/<language>/<topic>.toml, which `release` writes.

They are apart from the rest of a library: no word of an edition depends on them.
"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from leafwright.model import Finding, Releases
from leafwright.reading.files import Reader

FOLDER = Path("docs") / "releases"
Records = Mapping[tuple[str, str], Releases]
"""Versions that were released, by (tag, name of the topic)."""


def releases_of(root: Path) -> tuple[Records, list[Finding]]:
    """All records of the library at `root`, and what is wrong with them: S001 to S005."""
    reader, found = Reader(root), dict[tuple[str, str], Releases]()
    for path in sorted((root / FOLDER).glob("*/*.toml")):
        read = reader.toml(path)
        if read is None:
            continue
        try:
            found[path.parent.name, path.stem] = Releases.model_validate(read[0])
        except ValidationError as error:
            message = f"not a record of releases: {error.errors()[0]['msg']}"
            reader.report(path, 1, "S005", message, "bring the file back as `release` wrote it, from version control")
    return found, reader.findings
