"""Figures of people are known in whatever language the topics are written in, by the forms that its file lists."""

import dataclasses
import tomllib
from pathlib import Path

import pytest

from breaking import loaded
from leafwright.checks import check_topic
from leafwright.checks.figures import figures, whole
from leafwright.model import Fact, Language, Project, Topic
from leafwright.reporting.rulebook import explain
from leafwright.setup.places import DEFAULTS
from made_up import META, SPANISH

SAID = {
    "ar": "شعر بالألم ما بين 3 و20 من كل 100 شخص.",
    "bn": "প্রতি 100 জনের মধ্যে 3 থেকে 20 জনের ব্যথা হয়েছে।",
    "en": "Between 3 and 20 out of 100 people had pain.",
    "es": "Entre 3 y 20 de cada 100 personas tuvieron dolor.",
    "fa": "بین 3 تا 20 نفر از هر 100 نفر درد داشتند.",
    "fr": "Entre 3 et 20 personnes opérées sur 100 ont eu mal.",
    "he": "בין 3 עד 20 מתוך 100 אנשים חשו כאב.",
    "hi": "100 लोगों में से 3 से 20 को दर्द हुआ।",
    "pa": "100 ਲੋਕਾਂ ਵਿੱਚੋਂ 3 ਤੋਂ 20 ਨੂੰ ਦਰਦ ਹੋਇਆ।",
    "pl": "Od 3 do 20 na 100 osób miało ból.",
    "pt": "Entre 3 e 20 em cada 100 pessoas tiveram dor.",
    "ru": "Боль была у 3 и 20 из 100 человек.",
    "th": "คน 3 ถึง 20 คนใน 100 คนปวด",
    "tr": "100 kişiden 3 ile 20 ağrı duydu.",
    "uk": "Біль мали від 3 до 20 зі 100 людей.",
    "ur": "100 میں سے 3 سے 20 لوگوں کو درد ہوا۔",
    "vi": "Từ 3 đến 20 người trong 100 người bị đau.",
    "zh-Hans": "每100人中有3人到20人感到疼痛。",
}
OTHERWISE = {
    "ar": "لا ترفعوا شيئًا لمدة 3 أيام، وتناولوا 2 من كل نوع 4 مرات.",
    "en": "Take 3 tablets for 20 days, out of reach.",
    "fr": "Une étude sur 241 personnes a duré 5 ans. Posez 3 compresses sur 10 cm.",
    "es": "Tome 1 de cada 8 horas.",
    "pl": "Bierz 1 na 24 godziny.",
}


def language(tag: str) -> Language:
    values = tomllib.loads((DEFAULTS / "languages" / f"{tag}.toml").read_text("utf-8"))
    return Language(**values, tag=tag)


@pytest.mark.parametrize("tag", SAID)
def test_figures_are_found_in_the_forms_of_a_language(tag: str) -> None:
    (found,) = figures(SAID[tag], language(tag))
    assert ([whole(each) for each in found.counts], whole(found.of)) in (([3, 20], 100), ([20, 3], 100))


@pytest.mark.parametrize("tag", OTHERWISE)
def test_other_numbers_are_no_figures(tag: str) -> None:
    assert list(figures(OTHERWISE[tag], language(tag))) == []


def test_a_number_is_read_as_it_is_written() -> None:
    given = ("1,067", "1.067", "1\u202f067", "12", "2.9", "2,9", "٣٫٥")
    assert [whole(each) for each in given] == [1067, 1067, 1067, 12, None, None, None]


def told(project: Project, source: Language, text: str) -> set[str]:
    fact = Fact(
        statement="s", shown=((3, 100),), basis="b", time="t", population="p", references=("r",), certainty="low"
    )
    project = dataclasses.replace(project, languages=(source,), facts={"F11": fact})
    topic = Topic("t", "docs/topics/t.md", META, text)
    return {each.code for each in check_topic(topic, project)} & {"C005", "C022", "C024"}


def test_figures_of_another_source_are_held_against_their_facts(library: Path) -> None:
    project, french = loaded(library), language("fr").model_copy(update={"source": True})
    right = "Chez 3 personnes sur 100.{{ fact.F11 }}\n"
    assert told(project, french, right) == set()
    assert told(project, french, right.replace("3", "4", 1)) == {"C005"}
    assert told(project, french, "Chez 3 personnes sur 100.\n") == {"C005"}
    assert told(project, french, "Chez 3 sur 20.{{ fact.F11 }}\n") == {"C005", "C022"}
    for figure in ("3 %", "trois pour cent", "2,9"):
        assert told(project, french, f"## Q {{#risks}}\n\nChez {figure} des gens.\n") == {"C024"}, figure
    assert told(project, french, "## Q {#risks}\n\nChez 1.000 personnes.\n") == set()
    without = SPANISH.model_copy(update={"source": True, "figures": ()})
    assert told(project, without, "En 4 de cada 20.\n") == set(), "a language of which no forms are known"


def test_the_rule_book_says_which_rules_know_english_only(library: Path) -> None:
    project = loaded(library)
    assert "It looks at topics in English only." in explain("C019", lambda: project)
    assert "It looks at topics in English only." in explain("V001", lambda: project)
    assert "English only" not in explain("C005", lambda: project)
