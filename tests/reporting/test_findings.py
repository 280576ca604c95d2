"""Findings reach people and machines whole: text, JSON, SARIF, annotations; levels and exceptions are heeded."""

import json
import re
from pathlib import Path

import pytest

from breaking import HERNIA, TAKE_TIME, edition, replace, topic, words
from conftest import ROOT
from leafwright import leaflets, pipeline
from leafwright.cache import Cache
from leafwright.commands.check import check_content
from leafwright.commands.explain import explain_rule
from leafwright.reporting.rows import edition_rows, row_as_json

LONG = "You can walk " + "and walk " * 13 + "and rest."  # 31 words


def out(capsys: pytest.CaptureFixture[str], library: Path, *arguments: str) -> tuple[int, str]:
    code = check_content(arguments, library)
    return code, capsys.readouterr().out


def test_findings_as_json_and_sarif_and_annotations(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(topic(library), TAKE_TIME, LONG)
    line = topic(library).read_text("utf-8").split(LONG)[0].count("\n") + 1
    code, text = out(capsys, library)
    assert code == 1
    assert re.search(rf"^docs/topics/{HERNIA}\.md:{line}: C006 sentence of 31 words: .*\n    fix: make two", text, re.M)

    code, text = out(capsys, library, "--format", "json")
    (found,) = [item for item in json.loads(text) if item["code"] == "C006"]
    assert (code, found["file"], found["line"], found["level"]) == (1, f"docs/topics/{HERNIA}.md", line, "stop")

    code, text = out(capsys, library, "--format", "sarif")
    (run,) = json.loads(text)["runs"]
    (result,) = [item for item in run["results"] if item["ruleId"] == "C006"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == f"docs/topics/{HERNIA}.md"
    assert place["region"]["startLine"] == line
    assert result["level"] == "error"
    assert {item["ruleId"] for item in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}

    code, text = out(capsys, library, "--format", "github")
    assert f"::error file=docs/topics/{HERNIA}.md,line={line},title=C006::sentence of 31 words" in text
    assert "%0Afix: make two" in text


def test_only_the_edition_asked_for_is_checked(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = words(library, "fr")
    path.write_text(re.sub(r"(msgstr .*)\b96\b", r"\g<1>97", path.read_text("utf-8"), count=1), "utf-8")
    assert out(capsys, library, "--topic", HERNIA, "--language", "ar")[0] == 0
    assert out(capsys, library, "--topic", HERNIA, "--language", "fr")[0] == 1
    code, text = out(capsys, library, "--topic", HERNIA + "s")
    assert code == 1
    assert f"did you mean {HERNIA}?" in text


def test_the_house_decides_what_stops_what_is_said_and_what_is_off(library: Path) -> None:
    replace(topic(library), TAKE_TIME, LONG)
    house = library / "docs" / "rules.toml"

    def levels() -> list[str]:
        return [finding.level for finding in pipeline.check(library)[1] if finding.code == "C006"]

    assert levels() == ["stop"]
    for own, expected in (('level = "warn"', ["warn"]), ("longest = 31", []), ("", ["stop"]), ('level = "off"', [])):
        house.write_text(f"[C006]\n{own}\n", "utf-8")
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
def test_a_house_file_that_sets_nothing_is_refused(library: Path, own: str, message: str, line: str) -> None:
    house = library / "docs" / "rules.toml"
    house.write_text(f"{own}\n", "utf-8")
    (finding,) = [finding for finding in pipeline.check(library)[1] if finding.code == "S011"]
    assert message in finding.message
    assert finding.at.file == "docs/rules.toml"
    assert house.read_text("utf-8").split("\n")[finding.at.line - 1] == line


def test_an_exception_lets_one_place_pass_and_must_be_needed(library: Path) -> None:
    replace(topic(library), TAKE_TIME, LONG)
    note = "exceptions:\n  - code: C006\n    place: walk and rest\n    reason: quoted from a poem\n"
    replace(topic(library), "codes:\n", f"{note}codes:\n")
    codes = {finding.code for finding in pipeline.check(library)[1] if finding.stops}
    assert not {"C006", "S013"} & codes
    replace(topic(library), LONG, TAKE_TIME)
    (finding,) = [finding for finding in pipeline.check(library)[1] if finding.code == "S013"]
    assert "C006" in finding.message


def test_an_exception_without_a_place_is_about_the_whole_topic(library: Path) -> None:
    (library / "docs" / "rules.toml").write_text("[C021]\nwords = 100\n", "utf-8")

    def codes(excepted: str) -> set[str]:
        note = f"exceptions:\n  - code: {excepted}\n    reason: all of it is needed here\ncodes:\n"
        replace(topic(library), "codes:\n", note)
        found = {finding.code for finding in pipeline.check(library, HERNIA)[1]}
        replace(topic(library), note, "codes:\n")
        return found

    assert not {"C021", "S013"} & codes("C021")
    assert codes("C018") >= {"C021", "S013"}


def test_a_logo_that_is_not_there_is_refused_at_its_line(library: Path) -> None:
    profile = library / "docs" / "hospital.toml"
    replace(profile, '"logo.svg"', '"our logo.svg"')
    (finding,) = [finding for finding in pipeline.check(library)[1] if finding.stops]
    assert (finding.code, finding.message) == ("S005", "logo: docs/our logo.svg is not there")
    assert "logo" in profile.read_text("utf-8").split("\n")[finding.at.line - 1]


def test_a_word_list_without_a_code_is_refused(library: Path) -> None:
    lists = library / "docs" / "wordlists"
    lists.mkdir()
    for name in ("everyday words.toml", "v001_words_of_ours.toml"):
        (lists / name).write_text("", "utf-8")
        (finding,) = [finding for finding in pipeline.check(library)[1] if finding.stops]
        assert (finding.code, finding.at.file) == ("S012", f"docs/wordlists/{name}")
        (lists / name).unlink()


def test_explain_tells_a_rule_or_the_nearest_one(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert explain_rule(["t002"], library) == 0
    assert "A translation holds exactly the numbers of its source" in capsys.readouterr().out
    assert explain_rule(["T0002"], library) == 1
    assert "did you mean T002?" in capsys.readouterr().err
    assert explain_rule(["t2"], library) == 1
    assert "did you mean T002?" in capsys.readouterr().err


def test_what_stops_the_reading_of_a_library_can_be_explained_in_it(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "docs" / "hospital.toml").write_text("emergency = 112 911", "utf-8")
    assert explain_rule(["S004"], library) == 0
    assert capsys.readouterr().out.startswith("S004  Every .toml file is valid TOML.\n")
    assert explain_rule(["C006"], library) == 1
    assert "docs/hospital.toml:1: S004" in capsys.readouterr().out


def test_a_report_says_when_and_why_a_topic_was_taken_back(library: Path) -> None:
    (row,) = edition_rows([edition(library)], (), {}, Cache())
    assert row_as_json(row)["withdrawn"] == ""
    note = "withdrawn:\n  date: 2026-05-01\n  reason: no longer done here\n"
    replace(topic(library), "search_terms:", note + "search_terms:")
    (row,) = edition_rows([edition(library)], (), {}, Cache())
    assert row_as_json(row)["withdrawn"] == "2026-05-01, no longer done here"


def test_a_report_says_how_each_leaflet_fills_its_paper(library: Path) -> None:
    formats = {each.id: each for each in leaflets.formats(ROOT)}
    shown = edition(library)
    made = [
        leaflets.Leaflet(
            edition=shown,
            format=formats[name],
            store=library,
            pages=pages,
            used=(0.9,) * pages,
            size=9.5,
            weight=120,
            milliseconds=7,
            files={f"hernia.{name}.pdf": "f" * 64, "other": "0" * 64},
        )
        for name, pages in (("a4", 4), ("trifold", 6), ("text", 1))
    ]
    (row,) = edition_rows([shown], made, {}, Cache())
    a4, trifold, text = row_as_json(row)["outputs"]
    assert (a4["fit"], text["fit"]) == ("as many pages as needed at 9.5 points", "text without pages")
    least, most = formats["trifold"].fit, formats["trifold"].sizes["body"]
    assert least
    assert trifold["fit"] == f"fits 6 pages at 9.5 points, of {least.least:g} to {most:g}"
    assert (a4["path"], a4["format"], a4["pages"], a4["bytes"]) == ("leaflets/en/hernia.a4.pdf", "a4", 4, 120)
    assert (a4["type_size"], a4["milliseconds"], a4["sha256"]) == (9.5, 7, "f" * 64)
    assert trifold["used"] == (0.9,) * 6
    assert list(a4["files"]) == ["hernia.a4.pdf", "other"]
