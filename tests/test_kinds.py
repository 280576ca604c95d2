"""Each kind of topic that comes with the tool has an example in tests/kinds/, or below tests, that breaks no rule."""

import shutil
from pathlib import Path

import pytest

from conftest import ROOT, copy_library
from leafwright import checking, leaflets
from leafwright.checks import check_topic
from leafwright.model import Finding, Project, Topic
from leafwright.reading.files import Reader
from leafwright.reading.tables import house_of, kinds_of
from leafwright.setup.places import DEFAULTS
from printing import Printing

EXAMPLES = sorted((ROOT / "tests" / "kinds").glob("*.md"))
ELSEWHERE = {"aftercare", "condition", "decision-aid", "procedure", "staff"}  # the sample's topics are of these
FORMATS = ("a4", "large-print", "trifold", "text")


Checked = tuple[Path, Project, list[Finding]]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The tiny hospital with the examples in place of its own topics, read and checked once."""
    root = copy_library(tmp_path_factory.mktemp("kinds"), FORMATS, ["en"])
    topics = root / "docs" / "topics"
    for path in (*topics.glob("*.md"), root / "docs" / "sets.toml", root / "docs" / "evidence" / "claims.toml"):
        path.unlink()
    for path in (ROOT / "tests" / "kinds").rglob("*.*"):
        shutil.copyfile(path, topics / path.relative_to(ROOT / "tests" / "kinds"))
    project, findings = checking.check(root)
    assert project is not None
    return root, project, findings


def test_each_kind_has_an_example() -> None:
    kinds = {path.stem for path in (DEFAULTS / "kinds").glob("*.toml")}
    assert {path.stem for path in EXAMPLES} == kinds - ELSEWHERE


def test_the_examples_break_no_rule_and_no_advice(checked: Checked) -> None:
    _, project, findings = checked
    assert {topic.meta.kind for topic in project.topics} == {path.stem for path in EXAMPLES}
    assert [str(finding) for finding in findings] == []


def test_a_kind_holds_rules_of_its_own(checked: Checked) -> None:
    _, project, _ = checked
    easy = next(topic for topic in project.topics if topic.slug == "easy-read")
    text = easy.text.replace(
        "images/hand.svg) You", "images/hand.svg) You may always say this to all of us here, and you"
    )
    text += "\n## Why do I need it? {#why}\n\nTo know more.\n"
    found = {each.code for each in check_topic(Topic(easy.slug, easy.file, easy.meta, text), project) if each.stops}
    assert {"C006", "C061"} <= found
    assert project.house["C061"].level == "off"


def test_what_a_kind_holds_otherwise_must_be_a_rule(tmp_path: Path) -> None:
    root = copy_library(tmp_path, languages=["en"])
    path = root / "docs" / "kinds" / "overview.toml"
    path.write_text(path.read_text("utf-8") + '\n[house.C006]\nlongst = 15\n\n[house.C999]\nlevel = "off"\n', "utf-8")
    reader = Reader(root)
    kinds_of(reader, house_of(reader, {}))
    found = {(each.at.file, each.code, each.message) for each in reader.findings}
    assert ("docs/kinds/overview.toml", "S011", "rule C006 knows no longst") in found
    assert ("docs/kinds/overview.toml", "S011", "no such rule: C999") in found


def test_a_section_left_out_is_told_to_reviewers_alone(checked: Checked) -> None:
    made = Printing(checked[0], ["en"])
    form, leaflet = (made.sheet("en", format, "consent").markup for format in ("form", "a4"))
    for said in ("What if I cannot decide myself?", "the clinic has a leaflet of its own for this"):
        assert said in form
        assert said not in leaflet


@pytest.mark.build
@pytest.mark.parametrize(("kind", "format"), [("diet", "trifold"), ("easy-read", "large-print")])
def test_an_example_prints_without_a_finding(checked: Checked, kind: str, format: str) -> None:
    """Those that are hardest to fit: a table on a fold, pictures beside their words."""
    made = Printing(checked[0], ["en"])
    wanted = {each.id for each in leaflets.wanted(made.formats(), made.edition("en", kind))}
    assert format in wanted
    assert ("trifold" in wanted) == (kind == "diet")
    printed = made.printer.print(made.sheet("en", format, kind))
    assert printed.files
    assert [str(finding) for finding in printed.findings] == []
