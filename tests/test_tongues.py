"""Every language that the tool brings beside those of the sample: one short topic, checked, printed and read back.

tests/tongues/ holds the topic; a folder of its docs/translations is a language, and planted/<tag>.toml what is put
wrong in it: by kind, words of the translation and what stands in their place.
"""

import io
import re
import shutil
import tomllib
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from conftest import ROOT, publish
from leafwright import leaflets, pipeline, reading
from leafwright.checks import Pair, check_language, check_pair
from leafwright.model import Project
from leafwright.pipeline import BuildResult
from leafwright.reading.words import spelling
from leafwright.setup.places import DEFAULTS
from leafwright.translation.interface import interface_pairs
from leafwright.translation.needed import pairs_of

TONGUES = ROOT / "tests" / "tongues"
TAGS = sorted(path.parent.name for path in TONGUES.glob("docs/translations/*/blood-test.po"))
each_language = pytest.mark.parametrize("tag", TAGS)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = tmp_path_factory.mktemp("tongues")
    shutil.copytree(TONGUES / "docs", copied / "docs")
    publish(copied, TAGS)
    return copied


@pytest.fixture(scope="module")
def project(root: Path) -> Project:
    with pytest.MonkeyPatch.context() as patched:  # to open five dictionaries takes as long as all the rest
        patched.setattr(spelling, "modules", lambda: root)
        found, findings = reading.load(root)
    assert found is not None, findings
    return found


@pytest.fixture(scope="module")
def made(root: Path) -> BuildResult:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(spelling, "modules", lambda: root)
        return pipeline.build(root, lambda *_: None)


def topic_pairs(project: Project, tag: str) -> list[Pair]:
    (language,) = (each for each in project.translated if each.tag == tag)
    (topic,) = project.topics
    return [pair for pair in pairs_of(project, language, topic) if not pair.at.file.endswith("interface.po")]


@each_language
def test_a_language_has_all_its_lists(project: Project, tag: str) -> None:
    """The same families as English, each meaning with words; and the check speaks where a list is taken away."""
    (language,) = (each for each in project.translated if each.tag == tag)
    assert check_language(language, project) == []
    lists = ("negations", "contrasts", "about", *(() if "Latin" in language.scripts else ("units",)))
    for name in lists:
        told = check_language(language.model_copy(update={name: type(getattr(language, name))()}), project)
        assert {finding.code for finding in told} == {"L001"}, name
    for family, meanings in project.source.contrasts.items():
        for meaning in meanings.keys() - {"other"}:
            assert language.contrasts[family][meaning], (family, meaning)
    assert all([language.fear, language.affirmed, language.alphabet or language.order or "Thai" in language.scripts])
    assert project.sought[tag].sections.keys() == project.sought["en"].sections.keys()
    assert project.sought[tag].kinds.keys() == project.sought["en"].kinds.keys()
    assert project.sought[tag].function_words


@each_language
def test_its_words_are_whole(project: Project, tag: str) -> None:
    """And without a finding, which the build below tells of every one of them."""
    (language,) = (each for each in project.translated if each.tag == tag)
    interface = interface_pairs(project, language)
    assert {pair.source for pair in interface} == set(project.interface.values())
    for pair in [*interface, *topic_pairs(project, tag)]:
        assert pair.target, pair.source
    shipped = DEFAULTS / "translations" / tag / "interface.po"
    assert "machine draft, unreviewed" in shipped.read_text("utf-8")


@each_language
def test_faults_planted_in_a_translation_are_found(
    project: Project, tag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    planted = tomllib.loads((TONGUES / "planted" / f"{tag}.toml").read_text("utf-8"))
    pairs = topic_pairs(project, tag)
    missed, tried = [], 0
    for kind, faults in planted.items():
        for said, instead in faults:
            pair = next((each for each in pairs if said in (each.target or "")), None)
            assert pair is not None, f"nothing says {said!r}"
            assert pair.target
            wrong = replace(pair, target=pair.target.replace(said, instead, 1))
            tried += 1
            if not check_pair(wrong, project.house):
                missed.append(f"{kind}: {said} → {instead}")
    with capsys.disabled():
        print(f"\n{tag}: {tried - len(missed)} of {tried} planted faults found{', '.join(['', *missed])}")
    assert tried >= 20
    assert len(missed) <= 1, missed


@pytest.mark.build
def test_page_and_leaflet_of_every_language_are_built_without_a_finding(made: BuildResult) -> None:
    assert made.findings == []
    assert {leaflet.edition.id for leaflet in made.leaflets} >= {f"{tag}/blood-test" for tag in TAGS}


@pytest.mark.build
@each_language
def test_a_leaflet_says_every_word_in_order_in_the_fonts_of_its_language(
    root: Path, made: BuildResult, project: Project, tag: str
) -> None:
    data = (root / "build" / "leaflets" / tag / "blood-test.a4.pdf").read_bytes()
    said = plain("".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)))
    for pair in topic_pairs(project, tag):
        assert pair.target
        if "/blood-test.po" in pair.at.file and pair.source not in (
            "search_terms",
            project.topics[0].meta.search_terms,
        ):
            for part in pair.target.replace("{{", "\0{{").replace("}}", "}}\0").split("\0"):
                assert "{{" in part or plain(part) in said, part
    (language,) = (each for each in project.translated if each.tag == tag)
    fonts = {
        each: tuple(font.replace(" ", "-") for font in each.screen_fonts or each.fonts) for each in project.languages
    }
    shown = {re.sub("(-x\\d+)?(-Bold)?$", "", font) for font in leaflets.embedded_fonts(data)}
    assert (set(fonts[language]) - {"Noto-Sans"} or {"Noto-Sans"}) <= shown
    assert shown <= {font for each in fonts.values() for font in each}  # a notice stands in all languages
    assert not missing_glyphs(data)
    page = (root / "build" / "site" / tag / "topics" / "blood-test.html").read_text("utf-8")
    assert f'<html lang="{tag}" dir="{language.direction}"' in page


def plain(text: str) -> str:
    """Only letters, their marks and digits: what must be the same however lines are broken."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] in "LMN")


def missing_glyphs(pdf: bytes) -> int:
    """How often a PDF shows the glyph of a sign that its font lacks: number 0 of fonts with two bytes a glyph."""
    found = 0
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            for each in pikepdf.parse_content_stream(page):
                shown = each.operands[0] if str(each.operator) == "TJ" else each.operands[:1]
                if str(each.operator) in ("Tj", "TJ"):
                    texts = [bytes(part) for part in shown if isinstance(part, pikepdf.String)]
                    found += sum(text[at : at + 2] == b"\0\0" for text in texts for at in range(0, len(text), 2))
    return found
