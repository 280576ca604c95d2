"""Whether the site of the last build is the one to be built now: then nothing of it needs to be made again."""

import dataclasses
import hashlib
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter

from leafwright.cache import code, digest
from leafwright.model import Finding, Project
from leafwright.setup import places

PARTS = ("site", "deploy")
_CODE = "checks", "model", "text", "website"  # what turns the staged files into a site, and looks at it


@dataclasses.dataclass(frozen=True)
class Built:
    """A site that was built: what tells its files from others, what was found wrong with it, what is kept of it."""

    fingerprint: str
    findings: list[Finding]
    kept: list[str]  # answers and files in the cache


BUILT = TypeAdapter(Built)


def question(root: Path, project: Project) -> tuple[str, ...]:
    """All that a site depends on: what is staged, what the checks compare it with, and the tool with its theme."""
    inputs = (part for key, value in sorted(project.inputs.items()) for part in (*key, value))
    hospital = project.hospital.model_dump_json()
    return "site", code(*_CODE), tool(), digest(*inputs), hospital, fingerprint(root / "build", ("stage",))


def tool() -> str:
    """A hash over the theme, the templates and the configuration that come with the tool."""
    here = [path for path in Path(__file__).parent.rglob("*") if path.is_file()]
    drawn = [path for path in here if path.suffix not in (".py", ".pyc")]
    return _files(sorted([*drawn, places.mkdocs_configuration()]), Path("/"))


def fingerprint(folder: Path, parts: tuple[str, ...] = PARTS) -> str:
    """A hash over the names and bytes of all files in some parts of a folder."""
    return _files(sorted(path for part in parts for path in (folder / part).rglob("*") if path.is_file()), folder)


def _files(paths: Iterable[Path], folder: Path) -> str:
    """A hash over files, one after another: together they may be larger than the memory."""
    whole, top = hashlib.sha256(), folder.resolve()
    for path in paths:
        name = path.relative_to(folder) if path.is_relative_to(folder) else path.resolve().relative_to(top)
        whole.update(digest(name.as_posix(), path.read_bytes()).encode())
    return whole.hexdigest()
