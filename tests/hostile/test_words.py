"""Hostile words in every place of a topic: a finding, and harmless whatever becomes of the finding."""

import dataclasses
from pathlib import Path

import pytest

from hostile.conftest import Shown
from hostile.payloads import ALLOWED_AS_WORDS, HIDDEN, MARKUP
from leafwright.checks import GUARDS, Page, check_topic, rules
from leafwright.model import Allowed, HouseRule, Place, Project, Topic
from leafwright.reading.files import Reader
from leafwright.reading.tables import house_of

PLACES = (
    "title",
    "line",
    "heading",
    "words",
    "paragraph",
    "item",
    "cell",
    "box",
    "point",
    "meaning",
    "emphasis",
    "more",
)
_MANY_LINES = ("paragraph", "words", "more")
_TEXT = """\
# A title @title@

What it is @line@

## A heading @heading@ {#condition}

Some words @words@ and more.

@paragraph@

- a point @item@

| A | B |
|---|---|
| a | b @cell@ |

!!! urgent "A box @box@"

    - a point @point@

Term
:   its meaning @meaning@

**Strong @emphasis@.** Words.

!!! detail "More"

    @more@
"""


def filled(words: str, *places: str) -> str:
    """The text with words in some of its places."""
    text = _TEXT
    for place in PLACES:
        here = words if place in places else ""
        if place == "more":
            here = here.replace("\n", "\n    ")
        text = text.replace(f"@{place}@", here if place in _MANY_LINES else here.replace("\n", " "))
    return text


def harm(shown: str) -> list[str]:
    """What the rules of pages find, those that guard readers alone."""
    page = Page(Place("build/site/en/p.html"), shown, "en", "ltr", {})
    guards = (rule for rule in rules("website") if rule.code in ("W003", "W011", "W012"))
    return [f"{rule.code} {each.message}" for rule in guards for each in rule.module.check(page, {})]  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", MARKUP)
def test_markup_is_harmless_on_page_and_paper_whatever_becomes_of_its_finding(kind: str, shown: Shown) -> None:
    assert harm(shown(filled(MARKUP[kind], *PLACES))) == []


def findings(project: Project, topic: Topic, words: str, place: str) -> set[tuple[str, str]]:
    """What the guards find, by code and message."""
    front = topic.text[: topic.text.index("\n# ") + 1]
    text = front + filled(words, place)
    return {
        (each.code, each.message) for each in check_topic(dataclasses.replace(topic, text=text), project) if each.stops
    }


@pytest.mark.parametrize("place", PLACES)
def test_markup_is_a_finding(place: str, project: Project, hernia: Topic) -> None:
    nothing = findings(project, hernia, "", place)
    kinds = {kind: words for kind, words in MARKUP.items() if kind not in ALLOWED_AS_WORDS}
    assert [kind for kind, words in kinds.items() if not findings(project, hernia, words, place) - nothing] == []


@pytest.mark.parametrize("place", PLACES)
def test_a_hidden_character_is_a_finding(place: str, project: Project, hernia: Topic) -> None:
    found = [findings(project, hernia, words, place) for words in HIDDEN.values()]
    assert all(any(code == "C035" for code, _ in each) for each in found)


def test_depth_without_end_comes_to_an_end(shown: Shown) -> None:
    deep = "".join("    " * depth + "- a point\n" for depth in range(500))
    assert harm(shown(f"# A title\n\n## A heading {{#condition}}\n\n{deep}")) == []


def test_no_house_no_kind_and_no_topic_loosens_what_guards_readers(project: Project, hernia: Topic) -> None:
    words, place = MARKUP["a handler"], "words"
    kind = project.kinds[hernia.meta.kind].model_copy(update={"rules": ("C001",)})
    off = {code: HouseRule(level="off") for code in project.house}
    excepted = Allowed(code="C032", place="", reason="it was always so here")
    here = Allowed(code="C032", place="onerror", reason="it was always so here")
    meta = hernia.meta.model_copy(update={"exceptions": (excepted, here)})
    loose = dataclasses.replace(project, house=off, kinds={**project.kinds, hernia.meta.kind: kind})
    found = findings(loose, dataclasses.replace(hernia, meta=meta), words, place)
    assert "C032" in {code for code, _ in found}


@pytest.mark.parametrize("level", ["off", "warn"])
def test_a_house_that_would_loosen_them_is_told(level: str, tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "rules.toml").write_text(
        "".join(f'[{c}]\nlevel = "{level}"\n' for c in sorted(GUARDS)), "utf-8"
    )
    house_of(reader, {})
    assert [each.code for each in reader.findings] == ["S011"] * len(GUARDS)
