"""`check` remembers what it found, as builds do."""

from pathlib import Path

import pytest

from leafwright import checking
from leafwright.commands.check import check_content
from leafwright.model import Finding, Topic


def test_a_second_check_works_out_only_what_changed(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    topic = library / "docs" / "topics" / "hernia.md"
    topic.write_text(topic.read_text("utf-8") + "\nTODO\n", "utf-8")
    assert check_content([], library) == 1
    first = capsys.readouterr().out
    asked: list[str] = []
    monkeypatch.setattr(checking, "check_pair", lambda *_, **__: pytest.fail("a translation was checked again"))

    def nothing(topic: Topic, _: object) -> list[Finding]:
        asked.append(topic.slug)
        return []

    monkeypatch.setattr(checking, "check_topic", nothing)
    assert check_content([], library) == 1
    assert capsys.readouterr().out.split(" in ")[0] == first.split(" in ")[0]
    other = library / "docs" / "topics" / "hernia-staff.md"
    other.write_text(other.read_text("utf-8") + "\n", "utf-8")
    assert check_content([], library) == 1
    assert asked == ["hernia-staff"]
