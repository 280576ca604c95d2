"""Topics with one fault each, as beginners, editors and pasted text bring them: exactly these findings."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import LIBRARY, publish
from leafwright import pipeline
from tiny import DEPARTMENT, KIND, TOPIC

Edit = Callable[[bytes], bytes]


def swap(old: str, new: str) -> Edit:
    def edit(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode(), 1)

    return edit


def add(words: str) -> Edit:
    """The words as a paragraph of the section what_is, which begins on line 26."""
    return swap("It helps you to walk.\n", f"It helps you to walk.\n\n{words}\n")


CASES: dict[str, tuple[Edit, list[str]]] = {
    "nothing wrong": (lambda data: data, []),
    # how files are saved
    "a byte order mark": (lambda data: b"\xef\xbb\xbf" + data, []),
    "line ends of Windows": (lambda data: data.replace(b"\n", b"\r\n"), []),
    "line ends of an old Mac": (lambda data: data.replace(b"\n", b"\r"), ["1: S008"]),
    "saved as Windows-1252": (swap("It helps", "N\u00e9 helps"), []),
    "saved as Latin-1": (lambda data: data.replace(b"It helps", b"Caf\xe9 helps"), ["28: S003"]),
    "saved as UTF-16": (lambda data: data.decode().encode("utf-16"), ["1: S003"]),
    "an empty file": (lambda data: b"", ["1: S008"]),
    "ten megabytes of text": (lambda data: data + b"word " * 2_000_000, ["1: S002"]),
    "a null character": (add("A\x00B has a place."), ["30: C035"]),
    "a hidden direction mark": (add("You \u202ewalk\u202c."), ["30: C035"]),
    # front matter
    "no front matter": (lambda data: data.split(b"---\n", 2)[2].lstrip(), ["1: S008"]),
    "front matter not closed": (swap("search_terms: lump\n---\n", "search_terms: lump\n"), ["1: S008"]),
    "a tab in front matter": (swap("owner: Ward", "owner:\tWard\n\tmore: x"), ["8: S009"]),
    "a colon in a value": (swap("owner: Ward", "owner: Ward: the first"), ["8: S009"]),
    "a quote not closed": (swap('version: "0.1"', 'version: "0.1'), ["4: S009"]),
    "an owner that is no department": (swap("owner: Ward", "owner: Wrad"), ["8: C042"]),
    "a list in place of a word": (swap("owner: Ward", "owner: [Ward]"), ["8: S005"]),
    "front matter that is a list": (
        lambda data: b"---\n- a\n- b\n---\n" + data.split(b"---\n", 2)[2],
        ["1: S005"] * 10,
    ),
    "a field mistyped": (swap("owner: Ward", "onwer: Ward"), ["8: S005"]),
    "a field missing": (swap("funding: none\n", ""), ["1: S005"]),
    "a date that is none": (swap("written: 2026-01-01", "written: last spring"), ["5: S005"]),
    "a date that does not exist": (swap("written: 2026-01-01", "written: 2026-02-30"), ["5: S009"]),
    "a number of the wrong form": (swap("number: XX-01", "number: 7"), ["2: S005"]),
    "a version without quotes": (swap('version: "0.1"', "version: 0.1"), ["4: S005"]),
    "an unknown kind": (swap("kind: tiny", "kind: tyni"), ["2: C001"]),
    "smart quotes in front matter": (swap('version: "0.1"', "version: “0.1”"), ["4: S005"]),
    "a YAML bomb": (
        swap("owner: Ward", "owner: &a [x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]"),
        ["9: S009"],
    ),
    "code in YAML": (swap("owner: Ward", "owner: !!python/object/apply:os.getcwd []"), ["8: S009"]),
    "an unneeded exception": (
        swap(
            "search_terms", "exceptions:\n  - code: C006\n    place: walk\n    reason: it was long once\nsearch_terms"
        ),
        ["14: S013"],
    ),
    "an exception without a reason": (
        swap("search_terms", "exceptions:\n  - code: C006\n    place: walk\nsearch_terms"),
        ["13: S005"],
    ),
    # structure
    "no title": (swap("# A small treatment\n", ""), ["1: C001"]),
    "a second title": (add("# Another title"), ["30: C013"]),
    "a title too long": (swap("# A small treatment", "# A small treatment " + "and more " * 7), ["16: C013"]),
    "a skipped level of heading": (add("#### Too deep"), ["30: C013"]),
    "a section missing": (
        swap("## What do we not know? {#unknowns}\n\nWe do not know how long it lasts.\n\n", ""),
        ["1: C001"],
    ),
    "a section empty": (swap("We do not know how long it lasts.", ""), ["37: C001"]),
    "a section twice": (add("## What is it again? {#what_is}\n\nWords."), ["30: C001"]),
    "a section id mistyped": (swap("{#unknowns}", "{#unknows}"), ["1: C001", "37: C001"]),
    "a heading that states": (swap("## What is it? {#what_is}", "## The treatment {#what_is}"), ["26: C014"]),
    "too few key points": (swap("- You decide.\n- Ask us.\n", ""), ["20: C026"]),
    "the emergency not first": (
        swap('!!! emergency "Call {{ emergency }} now if you"', '!!! urgent "Phone {{ phone.ward }}"'),
        ["45: C008"],
    ),
    "no phone at night": (swap("{{ phone.ward }}", "{{ phone.office }}"), ["45: C028"]),
    "deep nesting": (add("".join("    " * depth + "- you walk\n" for depth in range(30))), ["32: C043"]),
    "a thousand brackets": (add("[" * 1000 + "x" + "](" * 1000), ["30: S002"]),
    "a fence not closed": (add("```"), ["30: C032"]),
    # words
    "a long sentence": (add("You can " + "walk and " * 15 + "rest."), ["30: C006"]),
    "rather a long sentence": (add("You can " + "walk and " * 10 + "rest."), ["30: C062"]),
    "a long paragraph": (add("You walk. You rest. You eat. You sleep."), ["30: C011"]),
    "a list too long": (add("- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h"), ["30: C012"]),
    "words in capitals": (add("You MUST NOT eat."), ["30: C015"]),
    "italics": (add("You *must* eat."), ["30: C016"]),
    "an abbreviation": (add("You have a TACE."), ["30: C017"]),
    "a hard word": (add("You take your medication."), ["30: V001"]),
    "a contraction with a smart quote": (add("You don’t eat."), ["30: V002"]),
    "a brand name": (add("You can take Tylenol."), ["30: V003"]),
    "the reader spoken about": (add("The patient can walk."), ["30: V004"]),
    "click here": (add("You can [click here](#risks)."), ["30: V005"]),
    "a feared word": (add("You can have chemo."), ["30: C007"]),
    "a placeholder": (add("You can call TODO."), ["30: C031"]),
    "a comment left in": (add("<!-- What it is. -->"), ["30: C031"]),
    "HTML": (add('You can <b style="color:red">walk</b>.'), ["30: C032"]),
    "a script": (add("<script>alert(1)</script>"), ["30: C032"]),
    # figures, facts, macros, links
    "a figure without its fact": (add("About 5 out of 100 people rest."), ["30: C005"]),
    "a figure that is not its fact's": (swap("About 4 out of 100", "About 5 out of 100"), ["30: C023", "32: C005"]),
    "another denominator": (add("About 4 out of 1,000 people rest.{{ fact.F01 }}"), ["30: C005", "30: C022"]),
    "a percentage": (add("About 3% of you rest."), ["30: C024"]),
    "rare without a number": (
        swap("About 96 out of 100 did not.{{ fact.F01 }}", "About 96 did not.\n\nDeath is rare."),
        ["34: C025"],
    ),
    "risks told one way": (swap(" About 96 out of 100 did not.{{ fact.F01 }}", ""), ["30: C023"]),
    "an unknown fact": (add("You can walk.{{ fact.F99 }}"), ["30: C003"]),
    "an unknown macro": (add("Call {{ phone.wrad }}."), ["30: C002"]),
    "half a macro": (add("Call {{ phone.ward }."), ["30: C002"]),
    "a dead link": (add("See [the other page](no-such-topic.md)."), ["30: C004"]),
    "a dead anchor": (add("See [the risks](#rsiks)."), ["30: C004"]),
    "a phone typed in": (add("Call 555 010 0199."), ["30: C034"]),
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one small topic in one language."""
    root = tmp_path_factory.mktemp("tiny")
    shutil.copytree(LIBRARY / "docs", root / "docs", ignore=shutil.ignore_patterns("translations", "*.md", "sets.toml"))
    publish(root, ["en"])
    (root / "docs" / "evidence" / "claims.toml").unlink()
    (root / "docs" / "rules.toml").write_text('[C007]\nlevel = "stop"\nwords = ["chemo"]\n', "utf-8")
    (root / "docs" / "kinds" / "tiny.toml").write_text(KIND, "utf-8")
    (root / "docs" / "departments" / "Ward.toml").write_text(DEPARTMENT, "utf-8")
    return root


@pytest.mark.parametrize("name", CASES)
def test_a_broken_topic_gives_exactly_its_findings(tiny: Path, name: str) -> None:
    edit, expected = CASES[name]
    (tiny / "docs" / "topics" / "t.md").write_bytes(edit(TOPIC.encode()))
    _, findings = pipeline.check(tiny)
    assert all(finding.fix and finding.at.file == "docs/topics/t.md" for finding in findings), findings
    assert [f"{finding.at.line}: {finding.code}" for finding in sorted(set(findings))] == expected, findings


def test_there_are_many_broken_topics() -> None:
    assert len(CASES) >= 40
