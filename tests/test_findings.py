"""Findings reach people and machines whole: text, JSON, SARIF, annotations; levels and exceptions are heeded."""

import json
import re
from pathlib import Path

import pytest

from leafwright import pipeline
from leafwright.commands.check import check_content
from leafwright.commands.explain import explain_rule
from test_guards import SLUG, replace, topic_of

LONG = "You can walk " + "and walk " * 8 + "and rest."  # 21 words


def out(capsys: pytest.CaptureFixture[str], project: Path, *arguments: str) -> tuple[int, str]:
    code = check_content(arguments, project)
    return code, capsys.readouterr().out


def test_findings_as_json_and_sarif_and_annotations(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(topic_of(project), "You can ask for more time, and you can change your mind.", LONG)
    line = topic_of(project).read_text("utf-8").split(LONG)[0].count("\n") + 1
    code, text = out(capsys, project)
    assert code == 1
    assert re.search(rf"^docs/topics/{SLUG}\.md:{line}: C006 sentence of 21 words: .*\n    fix: make two", text, re.M)

    code, text = out(capsys, project, "--format", "json")
    (found,) = [item for item in json.loads(text) if item["code"] == "C006"]
    assert (code, found["file"], found["line"], found["level"]) == (1, f"docs/topics/{SLUG}.md", line, "stop")

    code, text = out(capsys, project, "--format", "sarif")
    (run,) = json.loads(text)["runs"]
    (result,) = [item for item in run["results"] if item["ruleId"] == "C006"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"docs/topics/{SLUG}.md"
    assert place["region"]["startLine"] == line
    assert result["level"] == "error"
    assert {item["ruleId"] for item in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}

    code, text = out(capsys, project, "--format", "github")
    assert f"::error file=docs/topics/{SLUG}.md,line={line},title=C006::sentence of 21 words" in text
    assert "%0Afix: make two" in text


def test_only_the_edition_asked_for_is_checked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "docs" / "translations" / "es" / f"{SLUG}.po"
    path.write_text(re.sub(r"(msgstr .*)\b90\b", r"\g<1>91", path.read_text("utf-8"), count=1), "utf-8")
    assert out(capsys, project, "--topic", SLUG, "--language", "ar")[0] == 0
    assert out(capsys, project, "--topic", SLUG, "--language", "es")[0] == 1
    code, text = out(capsys, project, "--topic", SLUG + "s")
    assert code == 1
    assert f"did you mean {SLUG}?" in text


def test_the_house_decides_what_stops_what_is_said_and_what_is_off(project: Path) -> None:
    replace(topic_of(project), "You can ask for more time, and you can change your mind.", LONG)
    house = project / "docs" / "rules.toml"

    def levels() -> list[str]:
        return [finding.level for finding in pipeline.check(project)[1] if finding.code == "C006"]

    assert levels() == ["stop"]
    others = house.read_text("utf-8")
    for own, expected in (('level = "warn"', ["warn"]), ("longest = 21", []), ("", ["stop"]), ('level = "off"', [])):
        house.write_text(f"{others}\n[C006]\n{own}\n", "utf-8")
        assert levels() == expected


@pytest.mark.parametrize(
    ("own", "message", "line"),
    [
        ("[C006]\nlongets = 20", "rule C006 knows no longets", "longets = 20"),
        ("[C006]\nlongest = '20'", "rule C006 cannot take '20' for longest", "longest = '20'"),
        ("[C066]\nlevel = 'off'", "no such rule: C066", "[C066]"),
        ("[S003]\nlevel = 'warn'", "S003 cannot be set", "[S003]"),
    ],
)
def test_a_house_file_that_sets_nothing_is_refused(project: Path, own: str, message: str, line: str) -> None:
    house = project / "docs" / "rules.toml"
    house.write_text(f"{house.read_text('utf-8')}\n{own}\n", "utf-8")
    (finding,) = [finding for finding in pipeline.check(project)[1] if finding.code == "S011"]
    assert message in finding.message
    assert finding.at.file == "docs/rules.toml"
    assert house.read_text("utf-8").split("\n")[finding.at.line - 1] == line


def test_an_exception_lets_one_place_pass_and_must_be_needed(project: Path) -> None:
    replace(topic_of(project), "You can ask for more time, and you can change your mind.", LONG)
    note = "exceptions:\n  - code: C006\n    place: walk and rest\n    reason: quoted from a poem\n"
    replace(topic_of(project), "exceptions:\n", note)
    codes = {finding.code for finding in pipeline.check(project)[1] if finding.stops}
    assert not {"C006", "S013"} & codes
    replace(topic_of(project), LONG, "You can ask for more time, and you can change your mind.")
    (finding,) = [finding for finding in pipeline.check(project)[1] if finding.code == "S013"]
    assert "C006" in finding.message


def test_an_exception_without_a_place_is_about_the_whole_topic(project: Path) -> None:
    assert [finding.code for finding in pipeline.check(project)[1] if finding.code == "C021"] == []
    replace(topic_of(project), "  - code: C021", "  - code: C018")
    assert {finding.code for finding in pipeline.check(project)[1]} >= {"C021", "S013"}


def test_a_logo_that_is_not_there_is_refused_at_its_line(project: Path) -> None:
    profile = project / "docs" / "hospital.toml"
    replace(profile, '"logo.svg"', '"our logo.svg"')
    (finding,) = [finding for finding in pipeline.check(project)[1] if finding.stops]
    assert (finding.code, finding.message) == ("S005", "logo: there is no docs/our logo.svg")
    assert "logo" in profile.read_text("utf-8").split("\n")[finding.at.line - 1]


def test_a_word_list_without_a_code_is_refused(project: Path) -> None:
    lists = project / "docs" / "wordlists"
    lists.mkdir()
    for name in ("everyday words.toml", "v001_words_of_ours.toml"):
        (lists / name).write_text("", "utf-8")
        (finding,) = [finding for finding in pipeline.check(project)[1] if finding.stops]
        assert (finding.code, finding.at.file) == ("S012", f"docs/wordlists/{name}")
        (lists / name).unlink()


def test_explain_tells_a_rule_or_the_nearest_one(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain_rule(["t002"], project) == 0
    assert "A translation holds exactly the numbers of its source" in capsys.readouterr().out
    assert explain_rule(["T0002"], project) == 1
    assert "did you mean T002?" in capsys.readouterr().err
