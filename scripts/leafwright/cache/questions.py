"""What tells a question from all others: the values that its answer depends on, and the code that works it out."""

import functools
import hashlib
import re
import sys
from importlib import metadata
from pathlib import Path

from leafwright.setup import places

_PACKAGE = Path(__file__).parents[1]


def digest(*parts: str | bytes) -> str:
    """SHA-256 over some parts, as hexadecimal; where one ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()


@functools.cache
def code(*names: str) -> str:
    """A hash over modules and folders of this package ("text", "checks/leaflet") with their data, and all they use."""
    inside = [path for name in names for kind in ("*.py", "*.html", "*.utb") for path in (_PACKAGE / name).rglob(kind)]
    files = sorted({path for path in [*inside, *(_PACKAGE / f"{name}.py" for name in names)] if path.is_file()})
    told = (part for path in [*files, *places.locks()] for part in (path.name, path.read_bytes()))
    return digest(*told, *installed())


@functools.cache
def installed() -> tuple[str, ...]:
    """Python and the packages that the locks name, as they are: pip may have brought others, or a newer one since."""
    locks = (path.read_text("utf-8") for path in places.locks() if path.suffix == ".txt")
    names = (name for lock in locks for name in re.findall(r"^([\w.-]+).*==", lock, re.M))
    return sys.version, *(f"{name} {_release(name)}" for name in names)


def _release(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
