"""The steps of `make test`: each in its turn, the first that finds something ends them, pytest comes last."""

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from leafwright.commands import testing


@pytest.mark.parametrize(("wrong", "code"), [("", 0), ("lint-imports", 3), ("ruff", 3), ("pytest", 3)])
def test_the_first_step_that_finds_something_is_told_and_ends_them(
    wrong: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def run(command: list[Any], **options: Any) -> SimpleNamespace:
        name = "pytest" if "pytest" in command else Path(command[0]).name
        ran.append(name)
        assert options["cwd"] == testing.ROOT
        assert options["env"]["PYTHONPATH"] == str(testing.ROOT / "scripts")
        return SimpleNamespace(returncode=3 * (name == wrong), stdout=f"{name} says", stderr=" so")

    monkeypatch.setattr(subprocess, "run", run)
    assert testing.run_all(["-k", "one"]) == code
    steps = ["python", "ruff", "ruff", "lint-imports", "pytest"]
    assert ran == (steps[: steps.index(wrong) + 1] if wrong else steps)
    out = capsys.readouterr().out
    assert ("lint-imports says so" in out) == (wrong == "lint-imports")
    assert ("Import rules: clean" in out) == (wrong in ("", "pytest"))
