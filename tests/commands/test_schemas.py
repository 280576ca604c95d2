"""The schemas that come with the tool are those of the model, and are written anew from it."""

import json
from pathlib import Path

import jsonschema
import pytest

from leafwright.commands import schemas as commands
from leafwright.model.schemas import LAYERED, schemas


def test_the_tools_schemas_are_written_from_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "DEFAULTS", tmp_path)
    (tmp_path / "schemas").mkdir()
    assert commands.write_schemas(["--tool"], tmp_path) == 0
    assert {path.stem: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()} == schemas()


@pytest.mark.parametrize("name", LAYERED)
def test_a_librarys_own_file_may_hold_only_what_differs(name: str) -> None:
    """Of the files of which the tool brings some; where they are tables by name, of each table."""
    tables: dict[str, dict[str, dict[str, str]]] = {"rules": {"C006": {}}, "standards": {"R01": {}}}
    jsonschema.validate(tables.get(name, {}), json.loads(schemas()[name]))
