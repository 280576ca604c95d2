"""The words that the glossary forbids, in the sentences of a first reading that misled, and in those that do not."""

import pytest

from conftest import ROOT
from leafwright import reading
from leafwright.checks import Pair, check_pair
from leafwright.model import Place, Project

CASES = [
    ("ar", "كيف أعيش مع هذا الورم؟", "كيف أعيش مع هذا الورم الوعائي؟"),
    ("ar", "لا يُعرف أي طعام يجعله يكبر.", "لا يوجد طعام معروف بأنه يجعله يكبر."),
    ("ur", "جگر میں پھیلی ہوئی جگہوں کا گچھا", "چوڑی ہو جانے والی نالیوں کا گچھا"),
    ("zh-Hans", "不要自己停用抗凝血药。", "不要自己停用抗凝药或抗血小板药。"),
    ("es", "El embarazo no queda descartado.", "Tener un hemangioma no impide el embarazo."),
    ("fr", "La grossesse n’est pas exclue, la pilule et elle ne sont pas exclues.", "Il n'empêche pas une grossesse."),
    ("pl", "Ciąża i tabletki nie są wykluczone.", "Naczyniak nie przeszkadza w zajściu w ciążę."),
    ("bn", "লিভারে ফোঁড়া", "লিভারে পুঁজ জমা"),
]


@pytest.fixture(scope="module")
def loaded() -> Project:
    project, _ = reading.load(ROOT)
    assert project is not None
    return project


@pytest.mark.parametrize(("tag", "wrong", "right"), CASES)
def test_what_misled_a_reader_is_told(loaded: Project, tag: str, wrong: str, right: str) -> None:
    language = next(each for each in loaded.languages if each.tag == tag)
    forbidden = tuple(each for term in loaded.glossary.values() for each in term.forbidden.get(tag, ()))

    def told(words: str) -> list[str]:
        pair = Pair("It.", words, Place("x.po"), language, forbidden=forbidden)
        return [finding.code for finding in check_pair(pair, loaded.house) if finding.code == "T015"]

    assert told(wrong)
    assert told(right) == []
