"""What commands do and how they end: 0 where all is well, 1 where content must be mended, 2 where set-up must."""

import re
from pathlib import Path

import pytest

from breaking import HERNIA, found, loaded, replace, topic
from leafwright import reading
from leafwright.commands.build import build_proof
from leafwright.commands.check import check_content
from leafwright.commands.new import create_topic
from leafwright.commands.translate import update_translations


def test_commands_end_with_0_1_or_2(
    pair: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check_content([], pair) == 0
    replace(topic(pair), "{{ phone.ward }}", "{{ phone.wrad }}")
    assert check_content([], pair) == 1
    out = capsys.readouterr().out
    assert re.search(rf"docs/topics/{HERNIA}\.md:\d+: C002 unknown macro: phone\.wrad\n    fix: did you mean", out)
    replace(topic(pair), "{{ phone.wrad }}", "{{ phone.ward }}")
    replace(pair / "docs" / "hospital.toml", "emergency =", "emergncy =")
    assert build_proof(pair) == 1
    replace(pair / "docs" / "hospital.toml", "emergncy =", "emergency =")
    monkeypatch.setenv("LEAFWRIGHT_HOME", str(pair / "nothing-fetched"))
    assert build_proof(pair) == 2
    assert "run: make" in capsys.readouterr().err


def test_a_new_topic_has_every_section_and_never_replaces_a_file(library: Path) -> None:
    assert create_topic(["knee-surgery", "procedure"], library) == 0
    path = topic(library, "knee-surgery")
    text = path.read_text("utf-8")
    assert reading.load(library)[1] == []
    for rule in loaded(library).kinds["procedure"].sections:
        assert (f"{{#{rule.id}}}" in text) == (rule.origin == "topic")
    assert create_topic(["knee-surgery", "procedure"], library) == 1
    assert path.read_text("utf-8") == text
    assert create_topic(["../escape", "procedure"], library) == 1
    assert create_topic(["other", "procedre"], library) == 1


def test_translate_keeps_words_and_marks_what_changed(library: Path) -> None:
    before = {path: path.read_bytes() for path in sorted((library / "docs").rglob("*.po"))}
    assert update_translations([], library) == 0
    assert {path: path.read_bytes() for path in before} == before
    replace(topic(library), "The lump shows most when you stand up.", "The lump shows best when you stand up.")
    assert update_translations([], library) == 0
    assert {finding.language for finding in found(library, "T001")} == {"ar", "fr"}
