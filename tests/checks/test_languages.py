"""What holds for a language as a whole: told once, as advice; and what its script does not have is not asked of it."""

import dataclasses
from pathlib import Path

import pytest

from clinic import read, write, write_clinic
from leafwright import pipeline
from leafwright.checks import Pair, check_language
from leafwright.checks.contrasts import meanings
from leafwright.checks.denials import denials
from leafwright.checks.prose import any_of
from leafwright.checks.translation import t005_no_word_of_the_source_is_left as t005
from leafwright.checks.translation import t008_ends_as_its_source_ends as t008
from leafwright.checks.translation import t011_a_denial_stays_a_denial as t011
from leafwright.checks.translation import t018_no_word_stands_twice as t018
from leafwright.checks.translation import t020_no_denial_is_added as t020
from leafwright.checks.translation import t027_marks_are_those_of_the_language as t027
from leafwright.model import Finding, Language, Place
from made_up import ENGLISH, SPANISH


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return write_clinic(tmp_path, ["en", "fr", "ar"])


def told(root: Path, code: str) -> list[Finding]:
    return [finding for finding in pipeline.check(root)[1] if finding.code == code]


def test_a_language_without_its_denials_is_told_once_as_advice(clinic: Path) -> None:
    assert told(clinic, "L001") == []
    write(clinic / "docs/languages/fr.toml", 'dictionary = ""\nnegations = []\n')
    (finding,) = told(clinic, "L001")
    assert finding.at == Place("docs/languages/fr.toml")
    assert "a lost 'not' will not be seen" in finding.message
    assert not finding.stops


@pytest.mark.parametrize("stem", ["hip", "hospital", "glossary", "interface"])
def test_a_file_that_does_not_say_how_it_was_translated_is_refused(clinic: Path, stem: str) -> None:
    assert told(clinic, "L002") == []
    path = clinic / f"docs/translations/fr/{stem}.po"
    words = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\nmsgctxt "home"\nmsgid "Start"\nmsgstr "Accueil"\n'
    text = path.read_text("utf-8") if path.exists() and stem == "hip" else words
    write(path, text.replace('"X-Method: human, made up for tests\\n"\n', ""))
    (finding,) = told(clinic, "L002")
    assert finding.at == Place(f"docs/translations/fr/{stem}.po")
    assert finding.stops
    assert "X-Method: human" in finding.fix


def test_a_language_without_marks_at_the_end_is_not_asked_for_them(clinic: Path) -> None:
    pair = Pair("Rest.", "Descanse", Place("x.po"), SPANISH)
    assert list(t008.check(pair, {}))
    thai = SPANISH.model_copy(update={"sentence_marks": False})
    assert list(t008.check(Pair("Rest.", "Descanse", Place("x.po"), thai), {})) == []


def test_denials_are_counted_where_no_mark_ends_a_sentence() -> None:
    thai = SPANISH.model_copy(update={"sentence_marks": False, "affirmed": ("no más",)})
    pair = Pair("Do not eat. Do not drink. Rest.", "No coma no beba descanse", Place("x.po"), thai, said_in=ENGLISH)
    assert list(t011.check(pair, {})) == []
    assert list(t020.check(pair, {})) == []
    assert list(t011.check(dataclasses.replace(pair, target="No coma beba descanse"), {}))
    assert list(t011.check(dataclasses.replace(pair, target="No coma beba no más"), {}))
    assert list(t020.check(dataclasses.replace(pair, target="No coma no beba no descanse"), {}))


def test_of_a_denial_and_a_phrase_that_denies_nothing_the_longer_one_counts() -> None:
    chinese = SPANISH.model_copy(
        update={"scripts": ("Han",), "negations": ("不", "不适用"), "affirmed": ("不适",), "half_negations": ()}
    )
    assert [denials(chinese, text) for text in ("它不适用", "感到不适", "不感到不适", "它不好")] == [1, 0, 1, 1]


def test_half_a_denial_counts_only_where_something_opens_with_it() -> None:
    counted = ["No lo deje ni lo tome", "Lo deje ni lo tome", "Ni lo tome", "Lo deje, ni lo tome", "¿Ningún dolor?"]
    assert [denials(SPANISH, text) for text in counted] == [1, 0, 1, 1, 1]
    assert denials(SPANISH.model_copy(update={"half_negations": ()}), "Ni lo tome") == 0


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Do not start or stop it.", "لا تبدؤوا الدواء ولا توقفوه.", False),
        ("Do not start or stop it.", "تبدؤوا الدواء ولا توقفوه.", True),
        ("Do not start it. You may stop or rest.", "لا تبدؤوا الدواء. يمكنكم التوقف ولا تتعبوا.", False),
        ("It is common or rare, and does not hurt.", "وهو شائع أو نادر ولا يؤلم.", False),
        ("It does not hurt or burn.", "ولا يؤلم أو يحرق.", False),
        ("It does not hurt or burn.", "بعد ذلك، ولا يؤلم أو يحرق.", False),
    ],
)
def test_a_denial_that_goes_on_was_begun(source: str, target: str, found: bool) -> None:
    english = ENGLISH.model_copy(update={"alternatives": ("or", "nor")})
    arabic = SPANISH.model_copy(
        update={"scripts": ("Arabic",), "negations": ("لا",), "half_negations": (), "joined_negations": ("ولا",)}
    )
    pair = Pair(source, target, Place("t.po"), arabic, said_in=english)
    assert bool(list(t011.check(pair, {}))) == found


@pytest.mark.parametrize("word", ["-", ""])
def test_a_word_of_a_list_that_has_no_letter_stops_no_other(word: str) -> None:
    spanish = SPANISH.model_copy(update={"contrasts": {"order": {"before": (word, "Antes"), "after": ("después",)}}})
    assert meanings(spanish, "Camine ANTES de comer.")["order", "before"]
    assert not meanings(spanish, "Camine.")["order", "after"]


def test_a_word_is_found_as_its_script_joins_it_to_others() -> None:
    home, leg = any_of(("בית",), "Hebrew"), any_of(("ขา",), "Thai")
    assert all(home.search(text) for text in ("בית", "הבית", "ובבית", "כשבבית"))
    assert not any(home.search(text) for text in ("תבית", "ביתן"))
    assert leg.search("ที่ขาซ้าย")
    assert not any(leg.search(text) for text in ("เขา", "ข้า", "ขาํ"))


def test_a_language_that_doubles_words_may(clinic: Path) -> None:
    pair = Pair("Walk slowly.", "Camine poco poco.", Place("x.po"), SPANISH)
    assert list(t018.check(pair, {"right": ()}))
    doubling = SPANISH.model_copy(update={"doubles": True})
    assert list(t018.check(dataclasses.replace(pair, language=doubling), {"right": ()})) == []


def test_marks_of_another_script_are_told_behind_words_but_not_behind_abbreviations() -> None:
    said = {
        ("Arabic", ",;?"): ("ارتاحوا, ثم امشوا", "ارتاحوا، ثم امشوا 1,000 (CT, MRI)"),
        ("Bengali", "."): ("বিশ্রাম নিন. হাঁটুন", "ডা. রায়, 2.5"),
        ("Han", ",.?"): ("休息,走路", "休息，走路 1,000"),
    }
    for (script, marks), (wrong, right) in said.items():
        language = SPANISH.model_copy(update={"scripts": (script,), "refused_marks": marks})
        told = [
            list(t027.check(Pair("Rest.", text, Place("x.po"), language, said_in=ENGLISH), {}))
            for text in (wrong, right)
        ]
        assert [len(each) for each in told] == [1, 0], script


def test_a_mark_has_the_room_that_its_language_gives_it() -> None:
    french = SPANISH.model_copy(update={"spacing": ((" ?", "\u202f?"), ("« ", "«\u00a0"))})
    for text, number in (("Puis-je marcher?", 1), ("Puis-je marcher ?", 0), ("Marcher .", 1)):
        assert len(list(t027.check(Pair("May I?", text, Place("x.po"), french, said_in=ENGLISH), {}))) == number, text


def test_a_row_of_latin_words_is_english_where_the_script_is_another() -> None:
    arabic = SPANISH.model_copy(update={"scripts": ("Arabic",)})
    house = {"run": 5, "words": ["the"]}
    for text, number in (("امشوا. Every hospital plans its own way", 1), ("امشوا. Every hospital plans", 0)):
        assert len(list(t005.check(Pair("Walk.", text, Place("x.po"), arabic, said_in=ENGLISH), house))) == number
    assert not list(t005.check(Pair("Walk.", "a lump on the liver side", Place("x.po"), arabic), house)), (
        "words of search"
    )


def test_words_of_the_source_are_left_whatever_language_it_is(clinic: Path) -> None:
    project, house = read(clinic), {"run": 5, "words": ["the", "is", "it"]}
    french = next(each for each in project.languages if each.tag == "fr")
    said = "Buvez. Si vous avez de la fièvre, appelez-nous."

    def left(text: str, language: Language, note: str = "") -> int:
        pair = Pair(said, text, Place("x.po"), language, said_in=french, note=note)
        return len(list(t005.check(pair, house)))

    assert left("Beba. Si vous avez de la fièvre, llámenos.", SPANISH) == 1
    assert left("Beba. Si vous avez de la fièvre, llámenos.", SPANISH, "name: of a song") == 0
    assert left("Beba. Si tiene fiebre, llámenos.", SPANISH) == 0
    assert left("Drink. If it is the fever that you have, call us.", ENGLISH) == 0, "English is what it is written in"


def test_a_denial_of_two_halves_is_one_and_one_for_several_things_is_as_many(clinic: Path) -> None:
    languages = {each.tag: each for each in read(clinic).languages}
    french, english, arabic = (languages[tag] for tag in ("fr", "en", "ar"))
    for text, number in (
        ("Aucun médicament n’est utile.", 1),
        ("Personne ne sait.", 1),
        ("Pas d’alcool, ne fumez pas.", 2),
        ("Pas d’alcool.", 1),
        ("Aucune crainte : ne mangez rien.", 2),
    ):
        assert denials(french, text) == number, text
    for source, said, target, number in (
        (french, "Aucun médicament n’est utile.", "No medicine helps.", 0),
        (arabic, "لا تبدؤوا أي دواء ولا توقفوا أي دواء.", "Do not start or stop a medicine.", 0),
        (arabic, "لا تبدؤوا أي دواء ولا توقفوا أي دواء.", "Do not start a medicine and stop it.", 1),
    ):
        pair = Pair(said, target, Place("x.po"), english, said_in=source)
        assert len(list(t011.check(pair, {}))) == number, target


def test_the_source_language_is_not_asked(clinic: Path) -> None:
    project = read(clinic)
    assert [language.tag for language in project.translated] == ["ar", "fr"]
    assert check_language(project.translated[1].model_copy(update={"negations": ()}), project) != []


def test_a_word_that_the_glossary_forbids_is_told_at_its_line(clinic: Path) -> None:
    forbidden = '[[lump.forbidden.fr]]\nwords = ["is worn"]\nsay = "hurts"\n'
    write(clinic / "docs/glossary.toml", f'[lump]\nterm = "lump"\nshort = "a knot"\nmeaning = "A knot."\n{forbidden}')
    found = told(clinic, "T015")
    assert {finding.at.file for finding in found} == {f"docs/translations/fr/{name}.po" for name in ("hip", "knee")}
    for finding in found:
        line = (clinic / finding.at.file).read_text("utf-8").split("\n")[finding.at.line :]
        assert any("is worn" in each for each in line[:3])
        assert "say hurts" in finding.fix
