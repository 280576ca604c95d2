"""What holds between topics is told at the topic that breaks it, and only where that topic is asked for."""

from pathlib import Path

import pytest

from clinic import replace, write_clinic
from leafwright import pipeline
from leafwright.model import Finding

BOX = '\n!!! urgent "Phone us"\n\n    - {words}\n'


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    root = write_clinic(tmp_path, ["en"])
    for owner, words in (("hip", "a cold, blue or numb leg"), ("knee", "a numb, cold or blue leg")):
        path = root / "docs" / "topics" / f"{owner}.md"
        path.write_text(path.read_text("utf-8") + BOX.format(words=words), "utf-8")
    return root


def told(root: Path, slug: str = "") -> list[Finding]:
    return [finding for finding in pipeline.check(root, slug)[1] if finding.code == "A002"]


def test_a_warning_told_in_other_words_is_refused_at_its_line(clinic: Path) -> None:
    (finding,) = told(clinic)
    assert (finding.at.file, finding.stops) == ("docs/topics/knee.md", True)
    assert "docs/topics/hip.md" in finding.message
    assert told(clinic, "hip") == []
    assert len(told(clinic, "knee")) == 1


def test_of_a_topic_being_written_it_is_advice(clinic: Path) -> None:
    replace(clinic / "docs" / "topics" / "knee.md", "kind: tiny\n", "kind: tiny\nstatus: draft\n")
    (finding,) = told(clinic)
    assert not finding.stops


def test_a_house_may_switch_it_off(clinic: Path) -> None:
    (clinic / "docs" / "rules.toml").write_text('[A002]\nlevel = "off"\n', "utf-8")
    assert told(clinic) == []


def test_a_score_is_looked_up_where_it_points(clinic: Path) -> None:
    numbers = {"eqip": range(1, 37), "discern": range(1, 17), "pemat": [*range(1, 13), *range(15, 27)]}
    items = [(name, number) for name, own in numbers.items() for number in own]
    scored = 'score = 1\nwhere = "what_is"\n'
    text = "".join(
        f'[[hip.{name}]]\nitem = {number}\ntext = "It"\n'
        + (scored if (name, number) == ("eqip", 34) else 'note = "no"\n')
        for name, number in items
    )
    path = clinic / "docs" / "evidence" / "quality.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    (finding,) = [each for each in pipeline.check(clinic)[1] if each.code == "A004"]
    assert finding.at.file == "docs/topics/hip.md"
    assert "eqip 34" in finding.message
    assert "what_is" in finding.message
