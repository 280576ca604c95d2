"""What the type checker sees: all of the project is right, and every check module has the shape of its kind."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from leafwright.checks import rules

pytestmark = pytest.mark.build  # it takes as long


def _mypy(*files: Path) -> subprocess.CompletedProcess[str]:
    mypy = Path(sys.executable).with_name("mypy")
    return subprocess.run([mypy, "--no-error-summary", *files], cwd=ROOT, capture_output=True, text=True, check=False)


def _typed(path: Path, lines: list[str]) -> subprocess.CompletedProcess[str]:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return _mypy(path)


def test_types_are_right_everywhere() -> None:
    run = _mypy()
    assert run.returncode == 0, run.stdout


def test_each_check_fits_the_protocol_of_its_kind(tmp_path: Path) -> None:
    lines = ["from leafwright.checks import protocols"]
    for rule in rules():
        name = vars(rule.module)["__name__"]
        lines += [f"import {name}", f"{rule.code}: protocols.{rule.kind.capitalize()}Check = {name}"]
    run = _typed(tmp_path / "shapes.py", lines)
    assert run.returncode == 0, run.stdout
    wrong = lines[0], lines[1], lines[2].replace("ContentCheck", "WebsiteCheck")
    assert _typed(tmp_path / "wrong.py", list(wrong)).returncode == 1
