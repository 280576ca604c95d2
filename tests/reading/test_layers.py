"""A library's files over those of the tool: by key, by file, and with nothing of its own."""

import tomllib
import unicodedata
from pathlib import Path
from typing import Literal

import polib
import pytest

from conftest import LIBRARY
from leafwright import reading
from leafwright.checks import ENGLISH, check_topic, rules
from leafwright.commands.translate import update_translations
from leafwright.leaflets import SetupError, formats
from leafwright.leaflets.fonts import require_fonts
from leafwright.model import Finding, Project, Topic
from leafwright.reading.layers import over
from leafwright.setup.places import DEFAULTS
from leafwright.translation.catalogs import usable
from leafwright.translation.interface import interface_pairs, interface_words
from made_up import META

PROFILE = """\
sample = true
address = "https://leaflets.example.org/"
accent = "#0B5563"
emergency = "112"
{more}
[words]
name = "Tiny"
interpreter = "Ask us."
feedback = "Tell us."
[local.rest]
value = "2"
unit = "days"
range = "1 to 3"
"""

FACT_OF_3 = """\
[F11]
statement = "3 of 100."
shown = [[3, 100]]
basis = "3/100"
time = "a year"
population = "adults"
references = ["r"]
certainty = "low"
"""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A library of nothing but its profile."""
    write(tmp_path, "docs/hospital.toml", PROFILE.format(more='languages = ["ar"]'))
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def read(root: Path) -> tuple[Project, list[Finding]]:
    project, findings = reading.load(root)
    assert project is not None, findings
    return project, findings


def test_a_library_of_a_profile_alone_can_be_read(bare: Path) -> None:
    project, findings = read(bare)
    assert findings == []
    assert [language.tag for language in project.languages] == ["en", "ar"]
    assert {"condition", "procedure"} <= project.kinds.keys()
    assert project.hospital.local["rest"].references == ()
    assert usable(project.catalogs["ar", "interface"], "key_points", project.interface["key_points"])


def test_the_rules_of_the_tool_name_every_check_with_all_its_numbers() -> None:
    shipped = tomllib.loads((DEFAULTS / "rules.toml").read_text("utf-8"))
    for rule in rules():
        assert shipped[rule.code].keys() == {"level", *rule.numbers}, rule.code


def test_what_a_library_writes_wins_and_the_rest_stays(bare: Path) -> None:
    before, _ = read(bare)
    write(bare, "docs/rules.toml", "[C006]\nlongest = 25\n[C020.syllables]\nhip = 1\n")
    write(bare, "docs/interface.toml", 'key_points = "In short"\n')
    write(bare, "docs/languages/en.toml", 'babel = "en_GB"\nwords = ["plaster"]\n')
    write(bare, "docs/kinds/condition.toml", 'name = "Illness"\n')
    write(bare, "docs/kinds/visit.toml", 'name = "Visit"\n[[sections]]\nid = "summary"\n')
    write(bare, "docs/wordlists/v001_everyday_words.toml", '[words]\n"theatre" = "operating room"\n"nausea" = ""\n')
    after, findings = read(bare)
    assert findings == []
    assert after.house["C006"].level == "stop"
    assert after.house["C006"].numbers == {"longest": 25}
    assert after.house["C020"].numbers["syllables"] == {**before.house["C020"].numbers["syllables"], "hip": 1}
    assert after.interface == {**before.interface, "key_points": "In short"}
    assert (after.source.babel, after.source.name) == ("en_GB", "English")
    assert after.source.words == (*before.source.words, "plaster")
    assert after.kinds["condition"] == before.kinds["condition"].model_copy(update={"name": "Illness"})
    assert after.kinds["visit"].name == "Visit"
    assert after.kinds["procedure"] == before.kinds["procedure"]
    assert after.wordlists["V001"].words.keys() ^ before.wordlists["V001"].words.keys() == {"theatre", "nausea"}


@pytest.mark.parametrize(
    ("file", "text", "code", "line"),
    [
        ("docs/kinds/condition.toml", '# ours\nabout = "Illness"\n', "S005", 2),
        ("docs/languages/ar.toml", 'name = "العربية"\nsource = true\n', "S006", 2),
        ("docs/wordlists/v001_everyday_words.toml", "rule = 7\n", "S005", 1),
        ("docs/interface.toml", "key_points = \n", "S004", 1),
        ("docs/interface.toml", "\nkey_points = 7\n", "S005", 2),
        ("docs/interface.toml", '\nterm_explained = "{term}, {other}"\n', "S005", 2),
        ("docs/interface.toml", '\nterm_explained = "{term}, {0"\n', "S005", 2),
        ("docs/interface.toml", 'more = "}"\n', "S005", 1),
        ("docs/hospital.toml", PROFILE.format(more='languages = ["arr"]'), "S006", 5),
        ("docs/hospital.toml", PROFILE.format(more='source = "xx"'), "S006", 5),
        ("docs/glossary.toml", "[vein]\nterm = 7\n", "S005", 2),
    ],
)
def test_a_fault_is_told_of_the_librarys_own_file(bare: Path, file: str, text: str, code: str, line: int) -> None:
    write(bare, file, text)
    _, findings = reading.load(bare)
    assert (findings[0].code, findings[0].at.file, findings[0].at.line) == (code, file, line)


def test_a_language_and_a_source_of_its_own(bare: Path) -> None:
    own = (DEFAULTS / "languages" / "ar.toml").read_text("utf-8").replace("العربية", "עברית")
    write(bare, "docs/languages/he.toml", own)
    write(bare, "docs/hospital.toml", PROFILE.format(more='source = "fr"'))
    project, findings = read(bare)
    assert findings == []
    assert [(language.tag, language.source) for language in project.languages] == [("fr", True), ("he", False)]


def test_a_source_that_is_not_english_speaks_its_own_words_and_translations_stand_beside_them(bare: Path) -> None:
    write(bare, "docs/hospital.toml", PROFILE.format(more='languages = ["ar", "fr"]'))
    english = read(bare)[0]
    french = usable(english.catalogs["fr", "interface"], "draft", english.interface["draft"])
    wanted = usable(english.catalogs["ar", "interface"], "draft", english.interface["draft"])
    write(bare, "docs/hospital.toml", PROFILE.format(more='source = "fr"\nlanguages = ["ar", "pl"]'))
    write(bare, "docs/interface.toml", 'key_points = "En bref"\n')
    project, findings = read(bare)
    assert findings == []
    assert french
    assert project.interface["draft"] == french
    assert project.interface["key_points"] == "En bref"
    assert interface_words(project, project.source)["draft"] == french
    arabic, polish = project.translated
    assert interface_words(project, arabic)["draft"] == wanted
    assert not interface_words(project, arabic)["key_points"], "what is said otherwise is translated anew"
    assert interface_words(project, arabic)["read_english"] == project.interface["read_english"] == "Français"
    assert not interface_pairs(project, polish), "words of the tool were translated from English"


def test_translated_words_of_a_library_lie_over_those_of_the_tool(bare: Path) -> None:
    key = ("key_points", read(bare)[0].interface["key_points"])
    shipped = read(bare)[0].catalogs["ar", "interface"].words[key]
    for target, flag, shown in (("نقاطنا", "", "نقاطنا"), ("نقاطنا", "#, fuzzy\n", shipped), ("", "", shipped)):
        po = f'msgid ""\nmsgstr ""\n\n{flag}msgctxt "{key[0]}"\nmsgid "{key[1]}"\nmsgstr "{target}"\n'
        write(bare, "docs/translations/ar/interface.po", po)
        catalog = read(bare)[0].catalogs["ar", "interface"]
        assert usable(catalog, *key) == shown
        assert usable(catalog, "draft", read(bare)[0].interface["draft"])


def test_what_the_tool_brings_belongs_to_the_inputs_of_an_edition(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(bare, "docs/topics/t.md", (LIBRARY / "docs" / "topics" / "hernia.md").read_text("utf-8"))
    before = read(bare)[0].inputs
    monkeypatch.setattr(
        "leafwright.reading.layers.shipped",
        lambda path: (tomllib.loads(path.read_text()) if path.is_file() else {}, "new"),
    )
    assert read(bare)[0].inputs["en", "t"] != before["en", "t"]


def test_tables_are_joined_and_lists_replaced() -> None:
    under = {"a": {"x": 1, "y": [1]}, "b": 2}
    assert over(under, {"a": {"y": [2]}, "c": 3}) == {"a": {"x": 1, "y": [2]}, "b": 2, "c": 3}
    assert over(under, {"a": 1}) == {"a": 1, "b": 2}


def test_formats_are_the_chosen_ones_and_the_librarys_own(bare: Path) -> None:
    everything = {format.id for format in formats(bare)}
    assert {"a4", "poster", "trifold"} <= everything
    write(bare, "leaflets/formats/card/format.toml", 'name = "Card"\n')
    write(bare, "leaflets/formats/card/page.css", "@page { size: A6 }")
    write(bare, "leaflets/formats/a4/page.css", "@page { size: letter }")
    assert {format.id for format in formats(bare)} == everything | {"card"}
    a4, card = (format for format in formats(bare, ["a4"]) if not format.asked)
    assert (a4.id, a4.stylesheet, card.id) == ("a4", "@page { size: letter }", "card")
    write(bare, "leaflets/formats/card/format.toml", 'nam = "Card"\n')
    with pytest.raises(SetupError, match="leaflets/formats/card is not a format"):
        formats(bare)


def test_a_font_may_be_the_librarys_own(bare: Path) -> None:
    with pytest.raises(SetupError, match=r"docs/fonts as NotoSansTamil_400Regular\.ttf"):
        require_fonts(bare, ["Noto Sans Tamil"])
    write(bare, "docs/fonts/NotoSansTamil_400Regular.ttf", "")
    require_fonts(bare, ["Noto Sans Tamil"])


@pytest.mark.parametrize("house", sorted(path.stem for path in (DEFAULTS / "houses").glob("*.toml")))
def test_a_house_sets_rules_that_there_are(bare: Path, house: str) -> None:
    shipped = tomllib.loads((DEFAULTS / "rules.toml").read_text("utf-8"))
    own = tomllib.loads((DEFAULTS / "houses" / f"{house}.toml").read_text("utf-8"))["rules"]
    assert {(code, name) for code in own for name in own[code]} <= {
        (code, key) for code in shipped for key in shipped[code]
    }
    before, _ = read(bare)
    write(bare, "docs/hospital.toml", PROFILE.format(more=f'house = "{house}"'))
    after, findings = read(bare)
    assert findings == []
    assert after.hospital.emergency == "112"
    assert after.house != before.house


def test_what_looks_for_english_words_is_not_asked_of_another_source(bare: Path) -> None:
    words = (
        *("# T\n\n## Q {#risks}\n", "Common: 3 patients of 100 have nausea.", "It was done. It was put. It was given."),
        *("It is so. It has come. It stays. It goes.", "{{ icons.F11-3 }} Chez 3 personnes sur 100.{{ fact.F11 }}\n"),
    )
    topic = Topic("t", "docs/topics/t.md", META, "\n\n".join(words))
    write(bare, "docs/evidence/facts.toml", FACT_OF_3)
    english = {finding.code for finding in check_topic(topic, read(bare)[0])}
    assert {"C036", "V001"} <= english
    write(bare, "docs/hospital.toml", PROFILE.format(more='source = "fr"'))
    assert not (ENGLISH | {"C036"}) & {finding.code for finding in check_topic(topic, read(bare)[0])}


def test_a_house_lies_under_what_the_library_writes(bare: Path) -> None:
    write(bare, "docs/hospital.toml", PROFILE.format(more='house = "nhs"').replace('emergency = "112"\n', ""))
    write(bare, "docs/rules.toml", '[C014]\nform = "any"\n')
    write(bare, "docs/houses/trust.toml", "[rules.C006]\nlongest = 18\n")
    project, findings = read(bare)
    assert findings == []
    assert (project.hospital.emergency, project.source.babel) == ("999", "en_GB")
    topic = Topic("t", "docs/topics/t.md", META, "Of 100 people, some had 38C.\n")
    assert "C054" not in {finding.code for finding in check_topic(topic, project)}
    assert (project.house["C014"].numbers["form"], project.house["C054"].numbers["degrees"]) == ("any", [])
    write(bare, "docs/hospital.toml", PROFILE.format(more='house = "trust"'))
    assert read(bare)[0].house["C006"].numbers == {"longest": 18}
    write(bare, "docs/hospital.toml", PROFILE.format(more='house = "trsut"'))
    (finding,) = read(bare)[1]
    assert "did you mean trust?" in finding.fix


@pytest.mark.parametrize(
    "name", ["Hernia", "une opération", "hospital", "glossary", "interface", "con", "-x", "a.b", "سمع"]
)
def test_a_topic_whose_name_is_that_of_another_file_somewhere_is_told(bare: Path, name: str) -> None:
    text = (LIBRARY / "docs" / "topics" / "hernia.md").read_text("utf-8")
    write(bare, "docs/topics/hernia_2-b.md", text)
    write(bare, f"docs/topics/{name}.md", text)
    project, findings = read(bare)
    assert [topic.slug for topic in project.topics] == ["hernia_2-b"]
    assert [(each.code, each.at.file) for each in findings] == [("S012", f"docs/topics/{name}.md")]


def test_a_drawing_whose_name_is_another_on_another_disk_is_told(bare: Path) -> None:
    for name in ("a-b_2", "my knee", "Ünï", "knee.old"):
        write(bare, f"docs/topics/images/{name}.svg", "<svg/>")
    project, findings = read(bare)
    assert list(project.images) == ["a-b_2.svg"]
    assert {(each.code, each.at.file) for each in findings} == {
        ("S012", f"docs/topics/images/{name}.svg") for name in ("my knee", "Ünï", "knee.old")
    }


@pytest.mark.parametrize(("file", "owner"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_a_department_is_the_same_with_letters_in_one_piece_or_in_two(
    library: Path, file: Literal["NFC", "NFD"], owner: Literal["NFC", "NFD"]
) -> None:
    name = "chirurgie-légère"
    folder = library / "docs" / "departments"
    (folder / "day-surgery.toml").rename(folder / f"{unicodedata.normalize(file, name)}.toml")
    for topic in (library / "docs" / "topics").glob("*.md"):
        text = topic.read_text("utf-8").replace("owner: day-surgery", f"owner: {unicodedata.normalize(owner, name)}")
        topic.write_text(text, "utf-8")
    project, findings = read(library)
    assert findings == []
    assert list(project.departments) == [unicodedata.normalize("NFC", name)]
    assert {topic.meta.owner for topic in project.topics} == set(project.departments)


def test_words_that_a_source_of_ones_own_lacks_are_told_and_written_to_be_filled_in(bare: Path) -> None:
    german = (DEFAULTS / "languages" / "fr.toml").read_text("utf-8").replace('"Français"', '"Deutsch"')
    write(bare, "docs/languages/de.toml", german)
    write(bare, "docs/interface.toml", 'key_points = "Das Wichtigste"\n')
    write(bare, "docs/hospital.toml", PROFILE.format(more='source = "de"'))
    english = tomllib.loads((DEFAULTS / "interface.toml").read_text("utf-8"))
    (told,) = read(bare)[1]
    assert (told.code, told.at.file, told.level) == ("S020", "docs/hospital.toml", "warn")
    assert told.message.startswith(f"{len(english) - 3} words of site and leaflet are in English still, such as ")
    assert update_translations([], bare) == 0
    path = bare / "docs" / "translations" / "de" / "interface.po"
    catalog = polib.pofile(str(path))
    assert {each.msgctxt for each in catalog} == english.keys() - {"key_points", "read_english", "format_dual"}
    for each in catalog:
        each.msgstr = f"de {each.msgid}"
    catalog.metadata["X-Method"] = "human, made up for tests"
    catalog.save()
    project, findings = read(bare)
    assert findings == []
    assert project.interface["draft"] == f"de {english['draft']}"
    assert update_translations([], bare) == 0
    assert polib.pofile(str(path)).percent_translated() == 100, "what was written is kept"
    catalog[:] = [each for each in catalog if each.msgctxt != "home"]
    catalog.save()
    write(bare, "docs/hospital.toml", PROFILE.format(more='source = "de"').replace("sample = true", "sample = false"))
    assert [each.level for each in read(bare)[1] if each.code == "S020"] == ["stop"], "no page can do without it"
