"""Nobody is stopped by a neighbor: a fault withholds what it is in, and only what all share stops a build."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from breaking import HERNIA, opened, words
from conftest import copy_library
from leafwright import checking, pipeline, reading
from leafwright.commands.check import check_content
from leafwright.commands.translate import update_translations
from leafwright.model import Finding, Place
from leafwright.translation.editions import editions
from leafwright.translation.withholding import stopping, withheld

from .conftest import WALK, Build, edit

pytestmark = pytest.mark.build


def hidden(root: Path) -> dict[str, set[str]]:
    """What is withheld of a library as it stands, each with the codes of its findings; nothing must stop it."""
    project, findings = pipeline.check(root)
    assert project is not None
    assert stopping(findings) == []
    found = withheld(project, editions(project), findings)
    return {edition: {finding.code for finding in why} for edition, why in found.items()}


def test_a_clean_new_topic_is_built_before_its_translation(pair: Path, build: Build) -> None:
    made = build()
    assert not made.stopped, made.findings
    assert set(made.withheld) == {"ar/one", "ar/two"}
    site = pair / "build" / "site"
    assert "Another small treatment" in (site / "en" / "topics" / "two.html").read_text("utf-8")
    status = (site / "en" / "status.html").read_text("utf-8")
    assert "translator" in status


def test_a_finding_that_quotes_a_macro_does_not_stop_the_build(pair: Path, build: Build) -> None:
    edit(pair / "docs" / "topics" / "two.md", WALK, "Call {{ phone.wrad }} TODO and {{ emergency }\n")
    made = build()
    assert not made.stopped, made.findings
    assert {finding.code for finding in made.withheld["en/two"]} >= {"C002", "C031"}


def test_a_faulty_topic_withholds_only_itself_with_an_honest_page(pair: Path, build: Build) -> None:
    assert not build().stopped
    edit(pair / "docs" / "topics" / "two.md", WALK, f"{WALK}\nYou take TODO.\n")
    made = build()
    assert not made.stopped, made.findings
    assert {finding.code for finding in made.withheld["en/two"]} == {"C031"}
    assert "en/one" not in made.withheld
    topics = pair / "build" / "site" / "en" / "topics"
    notice, neighbor = ((topics / f"{name}.html").read_text("utf-8") for name in ("two", "one"))
    assert "Not ready yet" in notice
    assert "You take" not in notice
    assert 'href="two.html"' in neighbor
    leaflets = pair / "build" / "leaflets" / "en"
    assert (leaflets / "one.a4.pdf").exists()
    assert not (leaflets / "two.a4.pdf").exists()


@pytest.mark.parametrize("words", [b"no front matter\n", b"---\nnumber: 7\n---\n", b"\xff\xfe", b""])
def test_a_topic_that_cannot_be_read_does_not_stop_those_that_link_to_it(pair: Path, words: bytes) -> None:
    (pair / "docs" / "topics" / "two.md").write_bytes(words)
    assert "en/one" not in hidden(pair)
    _, findings = pipeline.check(pair, "two")
    assert findings
    assert not any("no such topic" in finding.message for finding in findings)


def test_a_link_to_a_topic_that_cannot_be_read_leads_to_a_notice(pair: Path, build: Build) -> None:
    (pair / "docs" / "topics" / "two.md").write_text("Only words\n", "utf-8")
    made = build()
    assert not made.stopped, made.findings
    for tag in ("en", "ar"):
        assert (pair / "build" / "site" / tag / "topics" / "two.html").exists()
    assert 'href="two.html"' in (pair / "build" / "site" / "en" / "topics" / "one.html").read_text("utf-8")


def test_a_fault_in_a_shared_section_withholds_all_that_show_it(pair: Path) -> None:
    topics = pair / "docs" / "topics"
    edit(topics / "one.md", "We do not know how long it lasts.", "{{ section.two }}")
    assert "en/one" not in hidden(pair)
    edit(topics / "two.md", "We do not know how long it lasts.", "We do not know what TODO.")
    assert hidden(pair)["en/one"] == {"C031"}
    edit(topics / "two.md", "what TODO", "how long it lasts")
    edit(topics / "two.md", WALK, f"{WALK}\nYou take TODO.\n")
    assert "en/one" not in hidden(pair)


def test_a_drawing_withholds_the_topics_that_show_it(pair: Path) -> None:
    (pair / "docs" / "topics" / "images" / "own.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A</title><script/></svg>', "utf-8"
    )
    edit(pair / "docs" / "topics" / "two.md", WALK, f"{WALK}\n![A small picture](images/own.svg)\n")
    assert "C039" in hidden(pair)["en/two"]
    assert "en/one" not in hidden(pair)


def test_a_topic_past_its_review_withholds_only_itself(pair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = pair / "docs" / "signoffs" / "en" / "two.toml"
    record.parent.mkdir(parents=True, exist_ok=True)
    days = "date = 2024-01-01\nnext_review = 2026-01-01\n"
    record.write_text(f'[[review]]\nrole = "lead"\nname = "Fixture"\n{days}', "utf-8")
    load = reading.load
    monkeypatch.setattr(reading, "load", lambda root, _, cache: load(root, datetime.date(2026, 6, 1), cache))
    assert hidden(pair)["en/two"] == {"C009"}
    assert "C009" in hidden(pair)["ar/two"]
    assert "en/one" not in hidden(pair)


def test_what_all_share_stops_the_build(pair: Path) -> None:
    (pair / "docs" / "rules.toml").write_text("[C06]\n", "utf-8")
    _, findings = pipeline.check(pair)
    assert {finding.at.file for finding in stopping(findings)} == {"docs/rules.toml"}


@pytest.mark.parametrize("file", ["leaflets/typography.css", "build/site/en/status.html", "mkdocs.yml"])
def test_a_finding_in_one_language_of_what_all_share_stops_too(file: str) -> None:
    assert stopping([Finding(Place(file), "P001", "wrong", "mend", "ar")])


def test_a_fault_in_the_words_that_come_with_the_tool_withholds_their_language_only(pair: Path) -> None:
    project, _ = pipeline.check(pair)
    assert project is not None
    finding = Finding(Place("docs/translations/ar/interface.po"), "T002", "wrong", "mend", "ar")
    assert stopping([finding, replace(finding, at=Place("scripts/leafwright/defaults/translations/ar.po"))]) == []


def test_a_page_with_a_fault_is_withheld_and_the_others_published(pair: Path, build: Build) -> None:
    (pair / "docs" / "rules.toml").write_text('[W004]\nwords = ["It helps you to run"]\n', "utf-8")
    edit(pair / "docs" / "topics" / "two.md", WALK, "It helps you to run.\n")
    made = build()
    assert not made.stopped, made.findings
    assert {finding.code for finding in made.withheld["en/two"]} >= {"W004"}
    topics = pair / "build" / "site" / "en" / "topics"
    assert "helps you to run" not in (topics / "two.html").read_text("utf-8")
    assert "helps you to walk" in (topics / "one.html").read_text("utf-8")
    assert not (pair / "build" / "leaflets" / "en" / "two.a4.pdf").exists()


def test_a_draft_is_told_as_advice_and_stops_nobody(pair: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = pair / "docs" / "topics" / "two.md"
    edit(draft, WALK, "<!-- What it is. -->\n")
    assert check_content([], pair) == 1
    edit(draft, "kind: tiny\n", "kind: tiny\nstatus: draft\n")
    assert hidden(pair)["en/two"] == set()
    capsys.readouterr()
    check_content(["--topic", "two"], pair)
    assert "two.md" in capsys.readouterr().out
    assert "en/one" not in hidden(pair)
    _, findings = pipeline.check(pair, "two", "en")
    assert {finding.level for finding in findings if finding.code == "C031"} == {"warn"}


def test_missing_translations_are_told_once_a_file(pair: Path) -> None:
    assert update_translations([], pair) == 0
    project, findings = pipeline.check(pair)
    missing = [finding for finding in findings if finding.code == "T001" and finding.at.file.endswith("/one.po")]
    assert len(missing) == 1
    assert "--topic one --language ar" in missing[0].fix
    _, each = pipeline.check(pair, "one", "ar")
    told = [finding for finding in each if finding.code == "T001" and finding.at.file.endswith("/one.po")]
    assert len(told) > 20
    assert missing[0].message.startswith(f"{len(told)} segments")
    assert project is not None
    why = withheld(project, editions(project), findings)
    assert missing[0] in why["ar/one"]


def test_words_that_topics_share_are_told_missing_once(pair: Path) -> None:
    shared = pair / "docs" / "translations" / "ar" / "hospital.po"
    shared.unlink()
    _, findings = pipeline.check(pair)
    told = [finding for finding in findings if finding.code == "T001" and finding.at.file.endswith("/ar/hospital.po")]
    assert len(told) == 1
    assert "PO editor" in told[0].fix


def test_one_missing_segment_withholds_its_edition_and_names_it(tmp_path: Path) -> None:
    root = copy_library(tmp_path, languages=["en", "ar"])
    po = opened(words(root, "ar"))
    po[0].msgstr = ""
    po.save()
    assert hidden(root) == {f"ar/{HERNIA}": {"T001"}}


def test_what_stops_one_topic_and_is_advice_in_another_is_told_once() -> None:
    fault = Finding(Place("docs/glossary.toml", 3), "C001", "no such term", "write one")
    told = checking._each_once([replace(fault, level="warn"), fault, fault])
    assert told == [fault]
