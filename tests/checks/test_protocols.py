"""Every check module has the shape of its kind, as the type checker sees it."""

import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from leafwright.checks import rules


def _typed(path: Path, lines: list[str]) -> subprocess.CompletedProcess[str]:
    path.write_text("\n".join(lines) + "\n", "utf-8")
    mypy = Path(sys.executable).with_name("mypy")
    return subprocess.run([mypy, "--no-error-summary", path], cwd=ROOT, capture_output=True, text=True, check=False)


def test_each_check_fits_the_protocol_of_its_kind(tmp_path: Path) -> None:
    lines = ["from leafwright.checks import protocols"]
    for rule in rules():
        name = vars(rule.module)["__name__"]
        lines += [f"import {name}", f"{rule.code}: protocols.{rule.kind.capitalize()}Check = {name}"]
    run = _typed(tmp_path / "shapes.py", lines)
    assert run.returncode == 0, run.stdout
    wrong = lines[0], lines[1], lines[2].replace("ContentCheck", "WebsiteCheck")
    assert _typed(tmp_path / "wrong.py", list(wrong)).returncode == 1
