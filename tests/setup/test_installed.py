"""The wheel, installed where there is no checkout: a library is begun, built, added to and built again."""

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from conftest import ROOT

OF_THE_SAMPLE = re.compile(r"h(a?)emangioma|emboli[sz]|\bliver\b(?!, gallbladder)|Example Hospital|555 010|LH-\d", re.I)
Run = Callable[..., str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `leafwright` of a fresh environment, which borrows other people's packages from the present one."""
    folder = tmp_path_factory.mktemp("installed")
    _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder / "wheel"], ROOT)
    (wheel,) = (folder / "wheel").glob("*.whl")
    _run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], folder)
    python = folder / "venv" / "bin" / "python"
    _run([sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel], folder)
    (site,) = (folder / "venv" / "lib").glob("*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return python.with_name("leafwright")


def _run(command: list[str | Path], folder: Path, **more: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        command, cwd=folder, env={**environment, **more}, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def _words(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file below a folder with the words that it shows."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".pdf":
            with pypdfium2.PdfDocument(path) as document:
                yield path, "".join(page.get_textpage().get_text_range() for page in document)
        elif path.suffix in {".html", ".txt", ".json", ".xml", ".css", ".js", ".svg", ".md", ".toml", ".yml"}:
            yield path, path.read_text("utf-8")


@pytest.mark.build
def test_a_new_library_is_built_by_the_installed_command(installed: Path, tmp_path: Path) -> None:
    def leafwright(*words: str, folder: Path = tmp_path / "ours") -> str:
        return _run([installed, *words], folder, LEAFWRIGHT_HOME=str(ROOT))

    leafwright("init", "ours", folder=tmp_path)
    written = {path: path.read_bytes() for path in (tmp_path / "ours").rglob("*") if path.is_file()}
    assert "S020 (advice) emergency is still to be filled in" in leafwright("check")
    leafwright("build")
    leafwright("new", "asthma-inhaler", "procedure")
    assert "docs/topics/asthma-inhaler.md" in leafwright("check")
    leafwright("build")
    build = tmp_path / "ours" / "build"
    assert (build / "site" / "en" / "topics" / "going-home.html").exists()
    assert {path.name for path in (build / "leaflets" / "en").iterdir()} >= {
        "going-home.a4.pdf", "going-home.large-print.pdf", "going-home.text.txt",
    }  # fmt: skip
    assert not [path for path, data in written.items() if path.read_bytes() != data], "a command changed words"
    found = {path: sorted({found[0] for found in OF_THE_SAMPLE.finditer(words)}) for path, words in _words(tmp_path)}
    assert {path: words for path, words in found.items() if words} == {}
    assert len(found) > 30


def test_init_writes_over_nothing(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "hospital.toml").write_text("ours", "utf-8")
    run = subprocess.run([installed, "init", "."], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "")
    assert "docs/hospital.toml" in run.stderr
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["hospital.toml"]
    assert (tmp_path / "docs" / "hospital.toml").read_text("utf-8") == "ours"
