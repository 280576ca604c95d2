"""Guides come with the tool."""

from pathlib import Path

import pytest

from leafwright.cli import main
from leafwright.commands.guide import guides


def test_a_guide_is_shown_where_there_is_no_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for reader in guides():
        assert main(["guide", reader]) == 0
        assert capsys.readouterr().out.startswith("# For ")


def test_a_guide_that_does_not_exist_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", "writr"]) == 1
    assert "did you mean writer?" in capsys.readouterr().err
