"""What a topic may not hold is refused at its line: break the tiny hospital, and see it found."""

import re
from pathlib import Path

import pytest

from breaking import HERNIA, found, replace, topic
from leafwright import intake
from leafwright.cli import main


def test_a_dead_link_is_refused(library: Path) -> None:
    replace(topic(library), "(#when_to_seek_help)", "(going-home.md)")
    (finding,) = found(library, "C004")
    assert finding.at.file == f"docs/topics/{HERNIA}.md"
    assert "no such topic: going-home.md" in finding.message
    assert finding.language == ""


def test_a_dead_anchor_is_refused_with_the_nearest_name(library: Path) -> None:
    replace(topic(library), "(#when_to_seek_help)", "(#when_to_sek_help)")
    (finding,) = found(library, "C004")
    assert finding.fix == "did you mean #when_to_seek_help?"


def test_a_missing_section_is_refused(library: Path) -> None:
    text = topic(library).read_text("utf-8")
    topic(library).write_text(re.sub(r"## [^\n]*\{#unknowns\}.*?(?=\n## )", "", text, flags=re.S), "utf-8")
    (finding,) = found(library, "C001")
    assert finding.message == "section unknowns is missing"


def test_an_unknown_macro_is_refused_with_the_nearest_name(library: Path) -> None:
    replace(topic(library), "{{ phone.ward }}", "{{ phone.wrad }}")
    (finding,) = found(library, "C002")
    assert finding.fix == "did you mean {{ phone.ward }}?"


def test_a_code_looked_up_by_nobody_is_refused(library: Path) -> None:
    replace(topic(library), "    verified_by: Fixture Coder\n", "")
    (finding,) = found(library, "S005")
    assert "verified_by" in finding.message


def test_an_unknown_fact_is_refused(library: Path) -> None:
    replace(topic(library), "{{ fact.F02 }}", "{{ fact.F99 }}")
    (finding,) = found(library, "C003")
    assert finding.message == "unknown fact: F99"


def test_a_number_that_is_not_its_facts_is_refused(library: Path) -> None:
    replace(topic(library), "came back in 4 out of 100 people", "came back in 40 out of 100 people")
    assert [finding.message for finding in found(library, "C005")] == [
        '"40 out of 100" is not shown by a fact of this paragraph'
    ]


def test_an_owner_is_named_by_what_can_be_a_file(library: Path) -> None:
    replace(topic(library), "owner: day-surgery", 'owner: "Theatre: the first"')
    (finding,) = found(library, "C042")
    assert finding.fix == "name a file in docs/departments, or name one of: day-surgery"
    replace(topic(library), 'owner: "Theatre: the first"', "owner: theatre")
    (library / "docs" / "departments" / "day-surgery.toml").unlink()
    assert "write docs/departments/theatre.toml" in {finding.fix for finding in found(library, "C042")}


def test_what_a_word_file_left_over_is_to_be_moved(library: Path) -> None:
    text = topic(library).read_text("utf-8")
    topic(library).write_text(f"{text}\n## Not yet placed {{#not_placed}}\n\nWords.\n", "utf-8")
    (finding,) = found(library, "C001")
    assert finding.fix == "move each part to the section where it belongs, then take this heading out"


def test_a_file_that_may_not_be_read_is_not_said_to_be_gone(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: Path, most: int, root: Path | None = None) -> bytes:
        if path.name == f"{HERNIA}.md":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, most, root)

    real = intake.contents
    monkeypatch.setattr(intake, "contents", closed)
    (finding,) = found(library, "S001")
    assert finding.message == "you may not read this file"
    assert "the right to read it" in finding.fix


def test_a_link_that_leads_out_ends_a_command_with_its_code(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    link = library / "docs" / "topics" / "heart.md"
    link.symlink_to(library.parent)
    monkeypatch.chdir(library)
    assert main(["explain", "S016"]) == 2
    told = "docs/topics/heart.md:1: S016 this is a link that leads out of the library\n    fix: put the file"
    assert told in capsys.readouterr().err
