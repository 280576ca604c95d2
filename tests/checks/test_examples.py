"""Every check passes its own PASSES, refuses its own FAILS, and says why, from where and what to do."""

import ast
import dataclasses
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from breaking import loaded
from conftest import LIBRARY, ROOT
from leafwright.checks import GUARDS, Page, Pair, Rule, rules, wordlists
from leafwright.checks.protocols import ContentCheck
from leafwright.checks.reported import REPORTED
from leafwright.leaflets.formats import A4
from leafwright.model import (
    Claim,
    FrontMatter,
    Kind,
    Place,
    Problem,
    Project,
    Quality,
    QualityItem,
    Review,
    Reviewed,
    Topic,
    TopicSet,
)
from leafwright.reading.files import Reader
from leafwright.reading.tables import wordlists_of
from leafwright.reporting import rulebook
from made_up import (
    CATHETER,
    DRAWINGS,
    ENGLISH,
    FACT,
    HOSPITAL,
    KIND,
    META,
    PHOTOS,
    REFERENCE,
    SPANISH,
    SYLLABLES,
    TODAY,
    WARD,
)

RULES = rules()
WORDLISTS = wordlists_of(Reader(LIBRARY))

MISSPELLED = {
    "en": frozenset(
        {
            "temprature",
            "TEMPRATURE",
            "Temprature",
            "cefepime",
            "doesn",
            "Rehydration",
            "microliter",
            "microlitre",
            "color",
        }
    )
}


def project_of(topic: Topic) -> Project:
    bare = Kind.model_validate({"name": "Bare", "sections": [{"id": "risks", "fold": "inside"}]})
    return Project(
        logo=None, paper=A4,
        languages=(ENGLISH,), kinds={"tiny": KIND, "bare": bare}, hospital=HOSPITAL,
        departments={"ward-7": WARD}, interface={"body_liver": "Liver"}, house={}, wordlists={},
        standards={}, review=Review.model_construct(parts=(), roles=()), today=TODAY, syllables=SYLLABLES,
        facts={"F11": FACT, "F12": FACT.model_copy(update={"time": ""})}, references={"r": REFERENCE},
        claims={}, glossary={"catheter": CATHETER}, images=DRAWINGS, photos=dict(PHOTOS), misspelled=MISSPELLED,
        topics=(topic,),
        catalogs={}, signoffs={},
        inputs={},
    )  # fmt: skip


def _quality(given: dict[str, list[dict[str, Any]]]) -> Quality:
    """A few items only: of whole instruments the model is tested elsewhere."""
    items = {name: tuple(map(QualityItem.model_validate, given.get(name, ()))) for name in Quality.model_fields}
    return Quality.model_construct(None, **items)


def problems(rule: Rule, example: Any) -> list[Problem]:
    """What a check finds in one of its examples, with the numbers that the example is made for."""
    if rule.kind == "content":
        given = dict(example) if isinstance(example, dict) else {}
        days, words = given.pop("review", None), given.pop("text", "")
        review = Reviewed(role="lead", name="Fixture", date=days[0], next_review=days[1]) if days else None
        meta = FrontMatter.model_validate({**META.model_dump(), **given})
        topic = Topic("t", "docs/topics/t.md", meta, example if isinstance(example, str) else words, review)
        subject: tuple[Any, ...] = (topic, project_of(topic))
    elif rule.kind == "library":
        numbers = example.get("numbers", [f"PI-{n:02d}" for n in range(len(example["topics"]))])
        topics = tuple(
            Topic(f"t{n}", f"docs/topics/t{n}.md", META.model_copy(update={"number": number}), text)
            for n, (number, text) in enumerate(zip(numbers, example["topics"], strict=True))
        )
        project = dataclasses.replace(project_of(topics[0]), topics=topics)
        claims = {code: Claim.model_validate(claim) for code, claim in example.get("claims", {}).items()}
        facts = {name: FACT.model_copy(update=more) for name, more in example.get("facts", {}).items()}
        sets = {name: TopicSet.model_validate(given) for name, given in example.get("sets", {}).items()}
        scores = {slug: _quality(given) for slug, given in example.get("quality", {}).items()}
        project = dataclasses.replace(project, claims=claims, facts={**project.facts, **facts})
        subject = (dataclasses.replace(project, quality=scores, sets=sets),)
    elif rule.kind == "language":
        more = {name: value for name, value in example.items() if name != "catalogs"}
        project = project_of(Topic("t", "docs/topics/t.md", META, ""))
        project = dataclasses.replace(project, catalogs=example.get("catalogs", {}))
        subject = (SPANISH.model_copy(update=more), project)
    elif rule.kind == "translation":
        more = example[2] if len(example) > 2 else {}
        subject = (
            Pair(example[0], example[1], Place("x.po"), SPANISH, **{"why": "missing", "said_in": ENGLISH, **more}),
        )
    else:
        subject = (example,)
    return list(cast(Any, rule.module).check(*subject, rule.example))


def examine(rule: Rule) -> None:
    """Fail unless the check passes its PASSES, refuses its FAILS, and has a remedy for each."""
    for example in rule.module.PASSES:
        assert problems(rule, example) == [], example
    for example in rule.module.FAILS:
        found = problems(rule, example)
        assert found, example
        assert all(problem.message.strip() and problem.fix.strip() for problem in found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_check_has_a_rule_a_reason_a_source_and_examples(rule: Rule) -> None:
    assert rule.statement.endswith(".")
    assert rule.why.strip().endswith((".", "?"))
    assert rule.source.strip()
    assert rule.module.PASSES
    assert rule.module.FAILS
    assert rule.numbers.keys() == rule.example.keys()
    assert str(vars(rule.module)["__file__"]).rsplit("/", 1)[-1].startswith(rule.code.lower() + "_")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    examine(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_check_that_is_switched_off_is_missed(rule: Rule) -> None:
    """Mutation: with its check silenced, the examples of a rule fail."""
    silent = Rule(rule.code, rule.kind, SimpleNamespace(**{**vars(rule.module), "check": lambda *_: iter(())}))
    with pytest.raises(AssertionError):
        examine(silent)


@pytest.mark.parametrize("rule", rules("website"), ids=lambda rule: rule.code)
def test_words_that_are_told_on_a_page_are_wrong_and_right_there(rule: Rule) -> None:
    wrong, right = (markdown.markdown(words) for words in getattr(rule.module, "WORDS", ("", "")))
    assert bool(problems(rule, Page(Place("p.html"), wrong))) == bool(wrong)
    assert problems(rule, Page(Place("p.html"), right)) == []


def test_a_rule_shows_words_that_are_wrong_and_right_or_says_why_it_cannot(library: Path) -> None:
    project = loaded(library)
    page = rulebook.as_markdown(project)
    for entry in rulebook.entries(project):
        assert bool(entry.wrong and entry.right) != bool(entry.instead), entry.code
        assert entry.instead in page
    assert "no words of yours are the cause. It says" in rulebook.explain("P019", lambda: project)
    assert "where they come to stand. It says" in rulebook.explain("P022", lambda: project)


@pytest.mark.parametrize("code", WORDLISTS)
def test_examples_of_word_lists(code: str) -> None:
    words = WORDLISTS[code]
    for text in words.passes:
        assert list(wordlists.check(Topic("t", "t.md", META, text), words)) == [], text
    for text in words.fails:
        assert list(wordlists.check(Topic("t", "t.md", META, text), words)), text
    empty = words.model_copy(update={"words": {"\x00": ""}})
    assert not any(list(wordlists.check(Topic("t", "t.md", META, text), empty)) for text in words.fails)


def test_a_brand_name_is_told_with_what_it_holds() -> None:
    """Of both parts of the list, in any case, and of two words."""
    told = Topic("t", "t.md", META, "You take TOPAMAX, Nurofen’s tablets, or MS Contin; no Topamaxine, no pre-Topamax.")
    fixes = [problem.fix for problem in wordlists.check(told, WORDLISTS["V003"])]
    assert fixes == ["write: topiramate", "write: ibuprofen", "write: morphine"]


def test_a_source_that_is_a_file_is_one_that_everybody_has(library: Path) -> None:
    project = loaded(library)
    told = [entry.source for entry in rulebook.entries(project)]
    told += [item.source for part in project.review.parts for item in part.items]
    files = {file for text in told for file in re.findall(r"[\w./-]+\.(?:md|toml|ya?ml)\b", text)}
    assert files
    assert {file for file in files if not (ROOT / file).is_file()} == set()


def test_each_code_stands_once() -> None:
    codes = [*(rule.code for rule in RULES), *WORDLISTS, *REPORTED]
    assert len(codes) == len(set(codes))


def test_every_standard_is_kept_by_a_check_the_review_form_or_a_test(library: Path) -> None:
    project = loaded(library)
    assert list(project.standards) == [f"R{number:02}" for number in range(1, 52)]
    kept = rulebook.kept_by(project)
    for name, standard in project.standards.items():
        assert kept[name], f"{name}: nothing keeps it"
        assert all((ROOT / "tests" / path).is_file() for path in standard.tests)
    named = {name for entry in rulebook.entries(project) for name in entry.standards}
    named |= {name for part in project.review.parts for item in part.items for name in item.standards}
    assert named <= set(project.standards)


def test_every_rule_can_be_explained(library: Path) -> None:
    project = loaded(library)
    page = rulebook.as_markdown(project)
    head, line, *rows = page.rpartition("{#standards}")[2].strip().split("\n")
    assert (head, line, len(rows)) == ("| Standard | Rule | Kept by |", "|---|---|---|", len(project.standards))
    for entry in rulebook.entries(project):
        said = rulebook.explain(entry.code, lambda: project)
        assert entry.rule in said
        assert entry.why in said
        assert entry.source in said
        assert f"## {entry.code} {entry.rule}" in page
    with pytest.raises(ValueError, match=r"did you mean C006\?"):
        rulebook.explain("C0006", lambda: project)


def test_no_check_holds_a_threshold() -> None:
    """What a house may set stands in docs/rules.toml: a check compares with nothing but 0, 1, 2 and 100."""
    for rule in RULES:
        tree = ast.parse(Path(vars(rule.module)["__file__"]).read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare):
                numbers = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and type(n.value) is int]
                assert set(numbers) <= {0, 1, 2, 100}, f"{rule.code} compares with {numbers}"


WRITTEN = [
    "# Title", "## Section {#risks}", "## Help {#when_to_seek_help}", "### Small",
    "words *soft* **bold**", "- item", "  - two spaces", "1) step", "- [ ] task", "    more",
    "!!! emergency \"Call {{ emergency }}\"", "!!!", "!!! short", "!!! detail \"More\"",
    "??? note \"x\"", "=== \"Tab\"", "    - in a box", "            far in", "| a | b |", "|---|---|",
    "| 1 | 2 | 3 |", "| | |", "```", "<div>", "<!-- no", "Term", ":   meaning", "> quoted", "---", "===",
    "", "", "[x]: https://example.org", "*[A]: b", "[^1]: note",
    "see[^1] ~~gone~~ [a][b] www.example.org", "![a](images/a.svg)", "{: .big }",
    "{{ phone.ward }} {{ fact.F11 }} {{ x", "<b>x</b>", "90 out of 100.{{ fact.F11 }}", "\t tab", "نص",
    "线",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WRITTEN), max_size=15).map("\n".join))


@pytest.mark.parametrize("rule", rules("content"), ids=lambda rule: rule.code)
@given(text=TEXTS)
@settings(max_examples=40, deadline=None)
def test_a_check_answers_to_any_text(rule: Rule, text: str) -> None:
    """Whatever a writer types, there are findings with a place in it, and no failure."""
    topic = Topic("t", "docs/topics/t.md", META, text)
    for problem in cast(ContentCheck, rule.module).check(topic, project_of(topic), rule.example):
        assert problem.message.strip()
        assert problem.fix.strip()
        if problem.at.file == topic.file:
            assert 1 <= problem.at.line <= text.count("\n") + 1


def test_what_no_house_sets_says_so(library: Path) -> None:
    """What is told outside of the checks, and what guards readers; all else is set in docs/rules.toml."""
    project = loaded(library)
    book = {entry.code: entry for entry in rulebook.entries(project)}
    assert {code for code, entry in book.items() if entry.fixed} == {*rulebook.REPORTED, *GUARDS}
    assert {entry.level for entry in book.values()} <= {"stop", "warn", "off"}
    assert "Level: stop, whatever a house says" in rulebook.explain("S004", lambda: project)
    assert "Level: warn, whatever a house says" in rulebook.explain("S017", lambda: project)
    assert "Level: stop (docs/rules.toml)" in rulebook.explain("C006", lambda: project)


def test_every_code_that_is_told_can_be_explained(library: Path) -> None:
    book = {entry.code for entry in rulebook.entries(loaded(library))}
    sources = [path.read_text("utf-8") for path in (ROOT / "scripts" / "leafwright").rglob("*.py")]
    told = {code for text in sources for code in re.findall(r"\b[ACLMPSTVWX]\d{3}\b", text)}
    assert len(told) > 80
    assert told - book == set()


# off until a hospital lists its words; a kind of topic of the tests
NOT_BY_NUMBERS = {"C007", "C029"}


@pytest.mark.parametrize("rule", rules("content") + rules("library") + rules("translation"), ids=lambda rule: rule.code)
def test_an_example_is_wrong_and_right_by_the_numbers_that_are_told(rule: Rule, library: Path) -> None:
    """Those of the house, but for the ones that the example names for itself."""
    project = loaded(library)
    entry = next(each for each in rulebook.entries(project) if each.code == rule.code)
    named = {name: int(value) for name, value in re.findall(r"(\w+) = (\d+)", entry.made_for)}
    house = {**project.house[rule.code].numbers, **named} if rule.numbers else {}
    asked = cast(Rule, SimpleNamespace(kind=rule.kind, module=rule.module, example=house))
    if rule.code not in NOT_BY_NUMBERS:
        assert problems(asked, rule.module.FAILS[0])
        assert problems(asked, rule.module.PASSES[0]) == []
