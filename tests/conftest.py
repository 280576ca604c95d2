"""What the tests share: copies of the project to break, and one built proof."""

import shutil
from pathlib import Path

import pytest

from leafwright import pipeline
from leafwright.pipeline import Proof

ROOT = Path(__file__).resolve().parents[1]


def copy_project(target: Path) -> Path:
    """A copy of the project's words and looks, with its fonts and shim linked, to build or break."""
    for name in ("docs", "leaflets"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copytree(ROOT / "scripts" / "leafwright" / "theme", target / "scripts" / "leafwright" / "theme")
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    for name in (".fonts", "node_modules"):
        (target / name).symlink_to(ROOT / name)
    return target


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh copy of the project."""
    return copy_project(tmp_path)


@pytest.fixture(scope="session")
def proof(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Proof]:
    """The project's own proof, built once in a folder of its own."""
    root = copy_project(tmp_path_factory.mktemp("proof"))
    return root, pipeline.build(root, lambda _: None)


@pytest.fixture(scope="session")
def built_site(proof: tuple[Path, Proof]) -> Path:
    """The built website."""
    root, made = proof
    assert not made.stopped, made.findings
    return root / "build" / "site"
