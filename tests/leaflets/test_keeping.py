"""What stays on one line: numbers with units, small words with the next, signs with the word before them."""

import dataclasses

import pytest

from leafwright.leaflets import composing
from leafwright.leaflets.formats import custom_properties
from leafwright.leaflets.keeping import kept_together
from leafwright.model import Edition, Language
from printing import Printing

pytestmark = pytest.mark.build


@pytest.fixture
def english(made: Printing) -> Language:
    return made.edition("en").language


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("<p>It is 4 cm wide.</p>", "<p>It is 4\u00a0cm wide.</p>"),
        ("<p>Above 38.0 °C</p>", "<p>Above 38.0\u00a0°C</p>"),
        ("<p>For\n2\nhours</p>", "<p>For\n2\u00a0hours</p>"),
        ("<p>لمدة 6 ساعات</p>", "<p>لمدة 6\u00a0ساعات</p>"),
        ("<p>৬ ঘণ্টা</p>", "<p>৬\u00a0ঘণ্টা</p>"),
        ("<p><b>90</b> people</p>", "<p><b>90</b>\u00a0people</p>"),
        ('<img alt="4 cm"><p>1, 2 and 3. Then</p>', '<img alt="4 cm"><p>1, 2\u00a0and 3. Then</p>'),
    ],
)
def test_a_number_stays_with_what_it_counts(english: Language, written: str, printed: str) -> None:
    assert kept_together(written, english) == printed


def test_a_small_word_stays_with_the_next(english: Language) -> None:
    polish = english.model_copy(update={"bound": ("i", "w", "z")})
    told = kept_together('<p title="i w">W domu i w pracy z <b>nami</b>, kwiaty i\nsen</p>', polish)
    assert told == '<p title="i w">W\u00a0domu i\u00a0w\u00a0pracy z\u00a0<b>nami</b>, kwiaty i\u00a0sen</p>'
    assert kept_together("<p>I w domu</p>", english) == "<p>I w domu</p>"


def test_a_sign_stands_as_its_language_writes_it(english: Language) -> None:
    french = english.model_copy(update={"spacing": ((" ?", "\u202f?"), (" :", "\u00a0:"))})
    assert kept_together("<p>Quand ? Ici : là</p>", french) == "<p>Quand\u202f? Ici\u00a0: là</p>"


def _found(made: Printing, edition: Edition) -> set[str]:
    composer = composing.Composer(made.root, made.project, [edition])
    sheet = composer.sheet(edition, made.format("a4"))
    return {finding.message for finding in made.printer.print(sheet).findings if finding.code == "P024"}


def test_what_is_parted_is_found_on_the_laid_out_page(made: Printing, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = made.edition("en")
    # lines that begin at different places: some of them reach their end at a number, and at a small word
    words = "\n\n".join(f"{'x' * length} {'4 mmmmm w nnnnn ' * 9}".strip() for length in range(1, 20))
    text = edition.source.replace("## What do we not know?", f"{words}\n\n## What do we not know?", 1)
    assert text != edition.source
    language = edition.language.model_copy(update={"bound": ("w",)})
    given = dataclasses.replace(edition, text=text, source=text, language=language)
    assert _found(made, given) == set()
    monkeypatch.setattr(composing, "kept_together", lambda markup, language: markup)
    found = _found(made, given)
    assert any('ends with "4"' in message for message in found), found
    assert any('ends with "w"' in message for message in found), found


def test_words_are_divided_only_where_the_language_file_asks_for_it(made: Printing) -> None:
    edition, format = made.edition("en"), made.format("a4")
    divided = dataclasses.replace(edition, language=edition.language.model_copy(update={"hyphens": True}))
    assert "--hyphens: manual" in custom_properties(edition, format, (), ())
    assert "--hyphens: auto" in custom_properties(divided, format, (), ())
