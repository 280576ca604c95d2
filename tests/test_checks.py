"""Every check passes its own PASSES, refuses its own FAILS, and says why, from where and what to do."""

from types import ModuleType

import pytest

from leafwright.checks import Pair, rules
from leafwright.model import (
    Fact,
    FrontMatter,
    Hospital,
    HospitalWords,
    Kind,
    Language,
    LocalChoice,
    Phone,
    Place,
    Project,
    Reference,
    Topic,
)

SPANISH = Language(
    tag="es", name="Español", english="Spanish", direction="ltr", fonts=("Noto Sans",),
    line_height=1.45, babel="es", material="es", scripts=("Latin",),
)  # fmt: skip
META = FrontMatter.model_validate(
    {
        "number": "XX-01", "kind": "tiny", "version": "0.1", "written": "2026-01-01", "last_review": None,
        "next_review": None, "owner": "Ward", "audience": "adults", "funding": "none", "conflicts": "none",
        "patient_readers": 0, "search_terms": "lump",
    }
)  # fmt: skip
KIND = Kind.model_validate(
    {"name": "Tiny", "sections": [{"id": "what_is", "required": True}, {"id": "when_to_seek_help"}]}
)
HOSPITAL = Hospital(
    sample=True, address="https://example.org/", accent="#0B5563", emergency="911",
    words=HospitalWords(name="H", department="D", interpreter="I", feedback="F"),
    phones={"ward": Phone(number="555 010 0199", name="Ward", hours="day and night")},
    local={"food": LocalChoice(value="6", unit="hours", range="4 to 8", references=("r",))},
)  # fmt: skip
FACT = Fact(
    statement="S",
    shown=((90, 100), (10, 100)),
    basis="",
    time="",
    population="",
    references=("r",),
    certainty="low",
)
CONTENT = [(code, module) for code, module in rules("content")]
TRANSLATION = [(code, module) for code, module in rules("translation")]


def problems_of_topic(module: ModuleType, text: str) -> list[object]:
    topic = Topic("t", "docs/topics/t.md", META, text)
    project = Project(
        languages=(), kinds={"tiny": KIND}, hospital=HOSPITAL, interface={}, facts={"F11": FACT},
        references={"r": Reference(id="r", title="T")}, topics=(topic,), catalogs={}, signoffs={},
    )  # fmt: skip
    return list(module.check(topic, project))


def problems_of_pair(module: ModuleType, source: str, target: str | None) -> list[object]:
    return list(module.check(Pair(source, target, Place("x.po"), SPANISH, "missing")))


@pytest.mark.parametrize(("code", "module"), CONTENT + TRANSLATION)
def test_a_check_has_a_rule_a_reason_a_source_and_examples(code: str, module: ModuleType) -> None:
    rule, blank, reason = (module.__doc__ or "").split("\n", 2)
    assert rule.endswith(".")
    assert blank == ""
    assert reason.strip()
    assert module.SOURCE
    assert module.PASSES
    assert module.FAILS
    assert (module.__file__ or "").rsplit("/", 1)[-1].startswith(code.lower())


@pytest.mark.parametrize(("code", "module"), CONTENT)
def test_content_examples(code: str, module: ModuleType) -> None:
    for text in module.PASSES:
        assert problems_of_topic(module, text) == [], text
    for text in module.FAILS:
        problems = problems_of_topic(module, text)
        assert problems, text
        assert all(problem.fix and problem.message for problem in problems)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("code", "module"), TRANSLATION)
def test_translation_examples(code: str, module: ModuleType) -> None:
    for source, target in module.PASSES:
        assert problems_of_pair(module, source, target) == [], target
    for source, target in module.FAILS:
        problems = problems_of_pair(module, source, target)
        assert problems, target
        assert all(problem.fix and problem.message for problem in problems)  # type: ignore[attr-defined]


def test_each_code_stands_once() -> None:
    codes = [code for code, _ in CONTENT + TRANSLATION]
    assert len(codes) == len(set(codes))
