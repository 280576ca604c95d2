"""Files of a library that stand in place of the tool's, and whether the tool's have changed since they were written.

What the tool held under each is noted in docs/defaults.lock. Only what the library's file replaces counts.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

from leafwright import intake
from leafwright.cache import digest
from leafwright.disk import durable
from leafwright.reading.files import MOST_BYTES, Reader
from leafwright.reading.layers import layered
from leafwright.setup import places

NOTES = Path("docs") / "defaults.lock"


def replaced(root: Path) -> dict[str, str]:
    """Each file of the library that replaces something of the tool's, with a hash of what it replaces."""
    reader, found = Reader(root), {}
    for path in sorted((root / "docs").rglob("*.toml")):
        name = path.relative_to(root / "docs").as_posix()
        if (places.DEFAULTS / name).is_file():
            file = layered(reader, name)
            found[f"docs/{name}"] = digest(json.dumps(_under(file.shipped, file.own), sort_keys=True, default=str))
    tool, own = places.leaflets(), root / "leaflets"
    if tool != own:
        for path in sorted(path for path in own.rglob("*") if path.is_file()):
            name = path.relative_to(own).as_posix()
            if (tool / name).is_file():
                found[f"leaflets/{name}"] = digest((tool / name).read_bytes())
    return found


def noted(root: Path) -> dict[str, str]:
    """What was noted under each file; nothing where no notes can be read."""
    try:
        return {str(name): str(mark) for name, mark in tomllib.loads(_text(root)).items()}
    except (OSError, intake.UnfitError, ValueError, RecursionError):
        return {}


def _text(root: Path) -> str:
    return intake.contents(root / NOTES, MOST_BYTES, root).decode()


def note(root: Path, also_changed: bool) -> None:
    """Note what the tool holds under files that were not noted yet, and where it is asked under all."""
    now, before = replaced(root), noted(root)
    kept = now if also_changed else {name: before.get(name, mark) for name, mark in now.items()}
    if kept != before:
        lines = [f"{json.dumps(name)} = {json.dumps(mark)}\n" for name, mark in kept.items()]
        head = "# What Leafwright held under files of your own, to tell when that changes: `leafwright adopt`.\n"
        durable.replace(root / NOTES, "".join([head, *lines]).encode())


def tell_changed(reader: Reader) -> None:
    """Advice at each file under which the tool has changed since it was noted."""
    before = noted(reader.root)
    for name, mark in replaced(reader.root).items() if before else ():
        if before.get(name, mark) != mark:
            fix = f"look whether yours is still right, then: {places.command('adopt')}"
            reader.advise(reader.root / name, 1, "S021", "what this replaces has changed in Leafwright", fix)


def _under(shipped: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The part of the tool's values that the library's replace."""
    return {
        key: _under(shipped[key], value) if isinstance(value, dict) and isinstance(shipped[key], dict) else shipped[key]
        for key, value in own.items()
        if key in shipped
    }
