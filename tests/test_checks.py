"""Every check passes its own PASSES, refuses its own FAILS, and says why, from where and what to do."""

import ast
import datetime
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import ROOT
from leafwright import reading
from leafwright.checks import Pair, Rule, rules, wordlists
from leafwright.checks.reported import REPORTED
from leafwright.model import (
    Department,
    Fact,
    FrontMatter,
    Hospital,
    HospitalWords,
    Kind,
    Language,
    LocalChoice,
    Phone,
    Place,
    Problem,
    Project,
    Reference,
    Review,
    Term,
    Topic,
)
from leafwright.reporting import rulebook

SPANISH = Language(
    tag="es", name="Español", english="Spanish", direction="ltr", fonts=("Noto Sans",),
    line_height=1.45, babel="es", material="es", scripts=("Latin",), refused="ſ", negations=("no", "nunca"),
)  # fmt: skip
META = FrontMatter.model_validate(
    {
        "number": "XX-01", "kind": "tiny", "version": "0.1", "written": "2026-01-01", "last_review": None,
        "next_review": None, "owner": "ward-7", "audience": "adults", "funding": "none", "conflicts": "none",
        "patient_readers": 0, "search_terms": "lump",
    }
)  # fmt: skip
KIND = Kind.model_validate(
    {
        "name": "Tiny",
        "sections": [
            {"id": "what_is", "required": True},
            {"id": "when_to_seek_help"},
            {"id": "risks"},
            {"id": "benefits"},
        ],
    }
)
HOSPITAL = Hospital(
    sample=True, address="https://example.org/", accent="#0B5563", emergency="911",
    words=HospitalWords(name="H", interpreter="I", feedback="F"),
    phones={"office": Phone(number="555 010 0198", name="Office", hours="mornings")},
    local={"food": LocalChoice(value="6", unit="hours", range="4 to 8", references=("r",))},
)  # fmt: skip
WARD = Department(
    name="Ward 7", phones={"ward": Phone(number="555 010 0199", name="Ward", hours="day and night", always=True)}
)
FACT = Fact(
    statement="S",
    shown=((90, 100), (10, 100)),
    basis="b",
    time="t",
    population="p",
    references=("r",),
    certainty="low",
)
REFERENCE = Reference(id="r", title="T")
CATHETER = Term(term="catheter", forms=("catheters",), short="a thin tube", meaning="A thin tube.")
DRAWINGS = {
    "a.svg": "<svg><title>A</title></svg>",
    "good.svg": "<svg><title>A</title><path d='M0 0'/></svg>",
    "script.svg": "<svg><title>A</title><script>1</script></svg>",
    "words.svg": "<svg><title>A</title><text>Liver</text></svg>",
    "away.svg": "<svg><title>A</title><image href='https://example.org/x.png'/></svg>",
}
TODAY = datetime.date(2026, 6, 1)
SYLLABLES = {"interventional": 5, "comorbidities": 5, "friend": 1, "tired": 2}
RULES = rules()
WORDLISTS = reading.load(ROOT)[0].wordlists  # type: ignore[union-attr]


def project_of(topic: Topic) -> Project:
    bare = Kind.model_validate({"name": "Bare", "sections": [{"id": "risks"}]})
    return Project(
        logo="",
        languages=(), kinds={"tiny": KIND, "bare": bare}, hospital=HOSPITAL,
        departments={"ward-7": WARD}, interface={}, house={}, wordlists={},
        standards={}, review=Review.model_construct(parts=(), roles=()), today=TODAY, syllables=SYLLABLES,
        facts={"F11": FACT, "F12": FACT.model_copy(update={"time": ""})}, references={"r": REFERENCE},
        claims={}, glossary={"catheter": CATHETER}, images=DRAWINGS, misspelled={}, topics=(topic,), catalogs={},
        signoffs={},
        inputs={},
    )  # fmt: skip


def problems(rule: Rule, example: Any) -> list[Problem]:
    """What a check finds in one of its examples, with the numbers that the example is made for."""
    if rule.kind == "content":
        meta = FrontMatter.model_validate({**META.model_dump(), **(example if isinstance(example, dict) else {})})
        topic = Topic("t", "docs/topics/t.md", meta, example if isinstance(example, str) else "")
        subject: tuple[Any, ...] = (topic, project_of(topic))
    elif rule.kind == "translation":
        more = example[2] if len(example) > 2 else {}
        subject = (Pair(*example[:2], Place("x.po"), SPANISH, **{"why": "missing", **more}),)
    else:
        subject = (example,)
    return list(rule.module.check(*subject, rule.example))


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
    assert (rule.module.__file__ or "").rsplit("/", 1)[-1].startswith(rule.code.lower() + "_")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples(rule: Rule) -> None:
    examine(rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_check_that_is_switched_off_is_missed(rule: Rule) -> None:
    """Mutation: with its check silenced, the examples of a rule fail."""
    silent = Rule(rule.code, rule.kind, SimpleNamespace(**{**vars(rule.module), "check": lambda *_: iter(())}))  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        examine(silent)


@pytest.mark.parametrize("code", WORDLISTS)
def test_examples_of_word_lists(code: str) -> None:
    words = WORDLISTS[code]
    for text in words.passes:
        assert list(wordlists.check(Topic("t", "t.md", META, text), words)) == [], text
    for text in words.fails:
        assert list(wordlists.check(Topic("t", "t.md", META, text), words)), text
    empty = words.model_copy(update={"words": {"\x00": ""}})
    assert not any(list(wordlists.check(Topic("t", "t.md", META, text), empty)) for text in words.fails)


def test_a_source_that_is_a_file_is_one_that_everybody_has() -> None:
    project, _ = reading.load(ROOT)
    assert project is not None
    told = [entry.source for entry in rulebook.entries(project)]
    told += [item.source for part in project.review.parts for item in part.items]
    files = {file for text in told for file in re.findall(r"[\w./-]+\.(?:md|toml|ya?ml)\b", text)}
    assert files
    assert {file for file in files if not (ROOT / file).is_file()} == set()


def test_each_code_stands_once() -> None:
    codes = [*(rule.code for rule in RULES), *WORDLISTS, *REPORTED]
    assert len(codes) == len(set(codes))


def test_every_standard_is_kept_by_a_check_the_review_form_or_a_test() -> None:
    project, _ = reading.load(ROOT)
    assert project is not None
    assert list(project.standards) == [f"R{number:02}" for number in range(1, 52)]
    for name, standard in project.standards.items():
        assert rulebook.kept_by(name, project), f"{name}: nothing keeps it"
        assert all((ROOT / "tests" / path).is_file() for path in standard.tests)
    named = {name for entry in rulebook.entries(project) for name in entry.standards}
    named |= {name for part in project.review.parts for item in part.items for name in item.standards}
    assert named <= set(project.standards)


def test_every_rule_can_be_explained() -> None:
    project, _ = reading.load(ROOT)
    assert project is not None
    page = rulebook.as_markdown(project)
    for entry in rulebook.entries(project):
        said = rulebook.explain(entry.code, project)
        assert entry.rule in said
        assert entry.why in said
        assert entry.source in said
        assert f"## {entry.code} {entry.rule}" in page
    with pytest.raises(ValueError, match=r"did you mean C006\?"):
        rulebook.explain("C0006", project)


def test_no_check_holds_a_threshold() -> None:
    """What a house may set stands in docs/rules.toml: a check compares with nothing but 0, 1, 2 and 100."""
    for rule in RULES:
        tree = ast.parse(Path(rule.module.__file__ or "").read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare):
                numbers = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and type(n.value) is int]
                assert set(numbers) <= {0, 1, 2, 100}, f"{rule.code} compares with {numbers}"
