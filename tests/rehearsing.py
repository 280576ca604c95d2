"""A tiny hospital whose made-up people sign, release, edit, sign again and withdraw."""

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

from breaking import HERNIA
from leafwright.commands import release as commands
from leafwright.commands.signoff import approve_edition

TODAY = datetime.date.today()
DUE = (TODAY + datetime.timedelta(days=700)).isoformat()
SOURCE, TRANSLATION = ("clinician", "lead"), ("translator", "reviser", "lead")


def approve(root: Path, slug: str = HERNIA, tag: str = "en", due: str = DUE) -> None:
    """Sign an edition in all roles, each as another made-up person; the last says when it is due again."""
    for number, role in enumerate(SOURCE if tag == "en" else TRANSLATION, 1):
        more = ["--next-review", due] if tag == "en" and role == SOURCE[-1] else []
        assert approve_edition([slug, tag, "--role", role, "--name", f"Fixture {number}", *more], root) == 0


def release(root: Path, *words: str, day: datetime.date = TODAY) -> int:
    """Release as of a day."""
    return commands.release([*words, "--date", day.isoformat()], root)


def target(root: Path) -> Path:
    return root / "build" / "release"


def site(root: Path, path: str) -> str:
    """The text of a page that is released."""
    return (target(root) / "site" / path).read_text("utf-8")


def manifest(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((target(root) / "manifest.json").read_bytes())
    return found


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file, by its name below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
