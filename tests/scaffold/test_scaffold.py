"""What `new` and `init` write breaks no rule but that it is not written yet."""

import datetime
import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from leafwright import checking, reading
from leafwright.commands.init import begin_library
from leafwright.scaffold.library import new_library
from leafwright.scaffold.topic import new_topic
from leafwright.setup.places import DEFAULTS
from leafwright.text.topic import body_of

DAY = datetime.date(2026, 1, 2)
UNWRITTEN = {"C026", "C028", "C031", "S020"}  # no key points, no phone, words to be written, values to be filled in


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A library as `init` writes it."""
    for name, text in new_library(DAY).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize("kind", sorted(path.stem for path in (DEFAULTS / "kinds").glob("*.toml")))
def test_the_headings_of_a_new_topic_break_no_rule(begun: Path, kind: str) -> None:
    project, _ = reading.load(begun)
    assert project is not None
    text = new_topic(project, "knee-pain", kind)
    assert "number: PI-02" in text
    (begun / "docs" / "topics" / "knee-pain.md").write_text(text, "utf-8")
    findings = checking.check(begun)[1]
    assert not [str(finding) for finding in findings if finding.stops]
    assert {finding.code for finding in findings} <= UNWRITTEN


@pytest.fixture
def french(tmp_path: Path) -> Path:
    """A library as `init --source fr` writes it."""
    assert begin_library(["--source", "fr", str(tmp_path / "own")], tmp_path) == 0
    return tmp_path / "own"


@pytest.mark.parametrize("kind", sorted(path.stem for path in (DEFAULTS / "kinds").glob("*.toml")))
def test_no_english_word_begins_a_topic_in_another_language(french: Path, kind: str) -> None:
    project, found = reading.load(french)
    assert project is not None
    assert {each.code for each in found} == {"S020"}
    text = new_topic(project, "genou", kind)
    shown = re.sub(r"<!--.*?-->|\{#\w+\}|\{\{ emergency \}\}|!!! emergency", "", body_of(text), flags=re.S)
    assert set(re.findall(r"[\w’]+", shown)) <= {"Genou", "L’essentiel"}
    marked = set(re.findall(r"^## … \{#(\w+)\}", text, re.M)) - {"when_to_seek_help"}
    told = {rule.id for rule in project.kinds[kind].sections if f"<!-- {rule.heading} – {rule.prompt} -->" in text}
    assert marked == told
    (french / "docs" / "topics").mkdir()
    (french / "docs" / "topics" / "genou.md").write_text(text, "utf-8")
    findings = checking.check(french)[1]
    assert {finding.code for finding in findings} <= UNWRITTEN
    (waiting,) = (each for each in findings if each.code == "C031")
    assert waiting.at.line == text.split("\n").index("…") + 1  # the subtitle, and all headings after it


def test_a_kind_of_its_own_words_begins_with_these(french: Path) -> None:
    kinds = french / "docs" / "kinds"
    kinds.mkdir()
    section = '[[sections]]\nid = "{}"\nheading = "{}"\nprompt = "…"\n\n'
    told = section.format("summary", "À retenir") + section.format("what_is", "Qu’est-ce que c’est ?")
    (kinds / "fiche.toml").write_text(f'name = "Fiche"\n\n{told}', "utf-8")
    project, _ = reading.load(french)
    assert project is not None
    headings = re.findall("^## (.*) {", new_topic(project, "genou", "fiche"), re.M)
    assert headings == ["À retenir", "Qu’est-ce que c’est ?"]


def test_a_library_in_another_language_holds_no_english_words_of_its_hospital(french: Path) -> None:
    profile = tomllib.loads((french / "docs" / "hospital.toml").read_text("utf-8"))
    assert profile["source"] == "fr"
    assert {*profile["words"].values(), profile["phones"]["office"]["hours"]} == {"…"}
    assert not list(french.rglob("going-home.md"))
    assert "going-home" not in (french / "README.md").read_text("utf-8")
    assert new_library(DAY, "en-GB").keys() == new_library(DAY).keys()


def test_a_house_with_statements_as_headings_begins_with_these(begun: Path) -> None:
    profile = begun / "docs" / "hospital.toml"
    profile.write_text('house = "nhs"\n' + profile.read_text("utf-8"), "utf-8")
    project, _ = reading.load(begun)
    assert project is not None
    headings = re.findall("^## (.*) {", new_topic(project, "knee-pain", "medicine"), re.M)
    assert len(headings) > 10
    assert not [heading for heading in headings if heading.endswith("?")]


def test_every_value_to_fill_in_is_told_at_its_line_and_stops_once_it_is_no_sample(begun: Path) -> None:
    files = [begun / "docs" / "hospital.toml", *(begun / "docs" / "departments").glob("*.toml")]
    marked = {
        (path.relative_to(begun).as_posix(), number)
        for path in files
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1)
        if "# to fill in" in line
    }
    assert len(marked) >= 8
    findings = checking.check(begun)[1]
    assert {(each.at.file, each.at.line) for each in findings} == marked
    assert {each.level for each in findings} == {"warn"}
    text = files[0].read_text("utf-8").replace("sample = true", "sample = false")
    files[0].write_text(text, "utf-8")
    assert {each.level for each in checking.check(begun)[1] if each.code == "S020"} == {"stop"}
    for path in files:
        path.write_text(path.read_text("utf-8").replace("# to fill in", "# ours"), "utf-8")
    assert checking.check(begun)[1] == []


def test_the_files_for_machines_are_well_formed_and_name_what_they_need() -> None:
    files = new_library(DAY)
    for name, text in files.items():
        if name.endswith(".yml"):
            assert "leafwright build" in text
            assert "libpango-1.0-0" in text
            assert yaml.safe_load(text)
        elif name.endswith(".json"):
            assert json.loads(text)
        elif name.endswith(".toml"):
            assert tomllib.loads(text)
        assert not re.search("@[a-z]+@", text), name
    assert f"written: {DAY}" in files["docs/topics/going-home.md"]
    assert {".github/workflows/leaflets.yml", ".forgejo/workflows/leaflets.yml", ".gitlab-ci.yml"} <= files.keys()
    assert {".gitignore", ".vscode/settings.json", "README.md", "requirements.txt"} <= files.keys()


def test_writers_are_told_of_every_kind() -> None:
    told = new_library(DAY)["README.md"].replace("\n", " ")
    for path in (DEFAULTS / "kinds").glob("*.toml"):
        assert re.search(rf"The kinds are [^;]*\b{path.stem}\b", told), path.stem
