"""What the tests share: copies of the project to break, and one built proof."""

import fcntl
import functools
import pickle
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from leafwright import pipeline, reading
from leafwright.pipeline import BuildResult

ROOT = Path(__file__).resolve().parents[1]


FORMATS = ("a4", "dual", "form")  # what most tests print; test_formats prints in all formats
LANGUAGES = ("en", "ar", "es", "fr", "zh-Hans")  # what most tests break; the proof has all languages


def copy_project(target: Path, formats: Sequence[str] = FORMATS, languages: Sequence[str] = ()) -> Path:
    """A copy of the project's words and looks, with its fonts and shim linked, to build or break.

    Only in some formats, and only in some languages where any is named.
    """
    for name in ("docs", "leaflets"):
        shutil.copytree(ROOT / name, target / name)
    for folder in (target / "leaflets" / "formats").iterdir():
        if folder.name not in formats:
            shutil.rmtree(folder)
    for path in (target / "docs" / "languages").iterdir():
        if languages and path.stem not in languages:
            path.unlink()
            shutil.rmtree(target / "docs" / "translations" / path.stem, ignore_errors=True)
    shutil.copytree(
        ROOT / "scripts" / "leafwright" / "website" / "theme", target / "scripts" / "leafwright" / "website" / "theme"
    )
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    if spelling := _spelling():
        shutil.copytree(spelling, target / "build" / "spelling")
    for name in (".fonts", "node_modules"):
        (target / name).symlink_to(ROOT / name)
    return target


@functools.cache
def _spelling() -> Path | None:
    """The answers of the dictionaries to our own words, so that no copy has to open them."""
    reading.load(ROOT)
    kept = ROOT / "build" / "spelling"
    return kept if kept.exists() else None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh copy of the project, in some languages and as A4 leaflets."""
    return copy_project(tmp_path, ["a4"], LANGUAGES)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A fresh copy in two languages only, one of them from right to left, to build again and again."""
    return copy_project(tmp_path, ["a4"], ["en", "ar"])


@pytest.fixture(scope="session")
def proof(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> tuple[Path, BuildResult]:
    """The project's own proof, built once, whichever of pytest's workers asks first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "proof"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        root, made = folder / "project", folder / "proof.pickle"
        if not made.exists():
            root.mkdir()
            copy_project(root)
            made.write_bytes(pickle.dumps(pipeline.build(root, lambda *_: None)))
        built: BuildResult = pickle.loads(made.read_bytes())
        return root, built


@pytest.fixture(scope="session")
def built_site(proof: tuple[Path, BuildResult]) -> Path:
    """The built website."""
    root, made = proof
    assert not made.stopped, made.findings
    return root / "build" / "site"
