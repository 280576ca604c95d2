"""What built a release, as a bill of materials in CycloneDX 1.6: every package of the locks, with its version."""

import json
import re
from collections.abc import Iterator
from importlib import metadata
from typing import Any

from leafwright.setup import places

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(.*?)(?=^\S|\Z)", re.M | re.S)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def sbom() -> bytes:
    """The bill of materials as JSON; the same on every machine that has what the locks name."""
    tool = {"type": "application", "name": "leafwright", "version": places.version(), "bom-ref": "leafwright"}
    values = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": tool},
        "components": sorted([*_python(), *_npm()], key=lambda each: str(each["bom-ref"])),
    }
    return (json.dumps(values, indent=1, sort_keys=True) + "\n").encode()


def _python() -> Iterator[dict[str, Any]]:
    """Python packages. One that is installed in another version than the lock names is listed as it is."""
    lock = next((path for path in places.locks() if path.name == "requirements.txt"), None)
    for name, version, rest in _PINNED.findall(lock.read_text("utf-8") if lock else ""):
        try:
            present = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # for another system
        hashes = sorted(_HASH.findall(rest)) if present == version else []
        yield _component(f"pkg:pypi/{name.lower()}@{present}", name, present) | (
            {"properties": [{"name": "leafwright:sha256", "value": each} for each in hashes]} if hashes else {}
        )


def _npm() -> Iterator[dict[str, Any]]:
    """Fonts and dictionaries."""
    lock = json.loads(places.npm_lock().read_text("utf-8"))
    for path, entry in sorted(lock["packages"].items()):
        if path and not entry.get("dev"):
            name = path.removeprefix("node_modules/")
            address = name.replace("@", "%40", 1)
            yield _component(f"pkg:npm/{address}@{entry['version']}", name, entry["version"])


def _component(reference: str, name: str, version: str) -> dict[str, Any]:
    return {"type": "library", "name": name, "version": version, "purl": reference, "bom-ref": reference}
