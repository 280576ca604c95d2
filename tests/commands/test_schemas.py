"""The schemas that come with the tool are those of the model, and are written anew from it."""

from pathlib import Path

import pytest

from leafwright.commands import schemas as commands
from leafwright.model.schemas import schemas


def test_the_tools_schemas_are_written_from_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "DEFAULTS", tmp_path)
    (tmp_path / "schemas").mkdir()
    assert commands.write_schemas(["--tool"], tmp_path) == 0
    assert {path.stem: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()} == schemas()
