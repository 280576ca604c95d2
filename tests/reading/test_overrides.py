"""A library is told once when what it replaces has changed in a newer release of the tool."""

from pathlib import Path

import pytest

from leafwright import reading
from leafwright.commands.adopt import adopt_defaults
from leafwright.commands.translate import update_translations
from leafwright.reading import layers
from leafwright.reading.overrides import NOTES, note, replaced


@pytest.fixture
def ours(library: Path) -> Path:
    (library / "docs" / "rules.toml").write_text("[C006]\nlongest = 25\n", "utf-8")
    return library


def told(root: Path) -> list[tuple[str, str]]:
    return [(finding.at.file, finding.level) for finding in reading.load(root)[1] if finding.code == "S021"]


def release(monkeypatch: pytest.MonkeyPatch, **changed: object) -> None:
    """A newer release of the tool, in which rule C006 has other values."""
    read = layers.shipped

    def newer(path: Path) -> tuple[dict[str, object], str]:
        values, mark = read(path)
        if path.name == "rules.toml":
            return {**values, "C006": {**values["C006"], **changed}}, mark + "newer"
        return values, mark

    monkeypatch.setattr(layers, "shipped", newer)


def test_a_change_under_an_override_is_told_until_it_is_adopted(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert adopt_defaults([], ours) == 0
    assert told(ours) == []
    release(monkeypatch, longest=15)
    before = (ours / NOTES).read_bytes()
    assert told(ours) == [("docs/rules.toml", "warn")]
    assert update_translations([], ours) == 0  # which notes what is new, and only that
    assert (ours / NOTES).read_bytes() == before
    assert adopt_defaults([], ours) == 0
    assert told(ours) == []


def test_adopt_says_what_is_new_what_changed_and_what_did_not(
    ours: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for state in ("new", "unchanged"):
        assert adopt_defaults([], ours) == 0
        assert f"docs/rules.toml: {state}\n" in capsys.readouterr().out
    release(monkeypatch, longest=15)
    assert adopt_defaults([], ours) == 0
    assert "docs/rules.toml: changed\n" in capsys.readouterr().out


def test_a_change_beside_an_override_is_not_told(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note(ours, also_changed=True)
    release(monkeypatch, level="warn")
    assert told(ours) == []


def test_what_was_never_noted_is_not_told_and_translate_notes_it(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(ours) == []
    assert not (ours / NOTES).exists()
    assert update_translations([], ours) == 0
    release(monkeypatch, longest=15)
    assert told(ours) == [("docs/rules.toml", "warn")]
    (ours / NOTES).write_text("[", "utf-8")
    assert told(ours) == []


def test_only_what_the_tool_brings_can_be_replaced(ours: Path) -> None:
    assert "docs/kinds/overview.toml" not in replaced(ours)
    assert {"docs/rules.toml", "leaflets/typography.css"} <= replaced(ours).keys()
