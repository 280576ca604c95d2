"""Whether the site of the last build is the one to be built now: then nothing of it needs to be made again."""

import dataclasses
from pathlib import Path

from pydantic import TypeAdapter

from leafwright.cache import code, digest
from leafwright.model import Finding, Project
from leafwright.setup import places

PARTS = ("site", "deploy")
_CODE = "checks", "model", "text", "website"  # what turns the staged files into a site, and looks at it


@dataclasses.dataclass(frozen=True)
class Built:
    """A site that was built: what tells its files from others, and what was found wrong with it."""

    fingerprint: str
    findings: list[Finding]


BUILT = TypeAdapter(Built)


def question(root: Path, project: Project) -> tuple[str, ...]:
    """All that a site depends on: what is staged, what the checks compare it with, and the tool with its theme."""
    drawn = [path for path in Path(__file__).parent.rglob("*") if path.is_file() and path.suffix != ".py"]
    tool = _files(sorted([*drawn, places.mkdocs_configuration()]), Path("/"))
    inputs = (part for key, value in sorted(project.inputs.items()) for part in (*key, value))
    hospital = project.hospital.model_dump_json()
    return "site", code(*_CODE), tool, digest(*inputs), hospital, fingerprint(root / "build", ("stage",))


def fingerprint(folder: Path, parts: tuple[str, ...] = PARTS) -> str:
    """A hash over the names and bytes of all files in some parts of a folder."""
    return _files(sorted(path for part in parts for path in (folder / part).rglob("*") if path.is_file()), folder)


def _files(paths: list[Path], folder: Path) -> str:
    named = ((path.resolve().relative_to(folder.resolve()).as_posix(), path) for path in paths)
    return digest(*(part for name, path in named for part in (name, path.read_bytes())))
