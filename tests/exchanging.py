"""Packages for translators: sent out, taken back, and what the library held before and after."""

import hashlib
from pathlib import Path

from breaking import HOME
from leafwright.commands import exchange as exchange_commands


def state(project: Path) -> dict[str, str]:
    """The hash of every file under docs/: what may not change when a file is refused."""
    return {
        path.relative_to(project).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((project / "docs").rglob("*"))
        if path.is_file()
    }


def exported(project: Path, tag: str, form: str, stem: str = HOME) -> Path:
    assert exchange_commands.export_package([tag, "--as", form, "--to", "out", "--topic", stem], project) == 0
    return project / "out" / tag / f"{stem}.{'xlf' if form == 'xliff' else form}"


def returned(project: Path, tag: str, path: Path) -> int:
    return exchange_commands.import_package([tag, str(path)], project)
