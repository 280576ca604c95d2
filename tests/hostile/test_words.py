"""Hostile words in every place of a topic: a finding, and harmless whatever becomes of the finding."""

import dataclasses

import pytest

from hostile.conftest import Shown
from hostile.payloads import ALLOWED_AS_WORDS, HIDDEN, MARKUP
from leafwright.checks import Page, check_topic, rules
from leafwright.model import Place, Project, Topic

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
