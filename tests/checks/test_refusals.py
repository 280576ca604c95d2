"""What a topic may not hold is refused at its line: break the tiny hospital, and see it found."""

import re
from pathlib import Path

from breaking import HERNIA, found, replace, topic


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
