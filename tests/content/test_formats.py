"""The sample in every format in the scripts that need most: nothing is found, and words can be read back."""

import html
import re
import tomllib
import unicodedata

import pikepdf
import pypdfium2
import pytest

import aloud
import hearing
from conftest import ROOT, copy_project
from content import pictures
from leafwright import leaflets
from leafwright.model import Paper
from leafwright.setup import places
from leafwright.text import as_html
from leafwright.text.as_html import inline_html
from leafwright.text.blocks import walk
from leafwright.text.document import parse
from leafwright.text.filling import filling
from leafwright.text.inline import changed, runs
from leafwright.text.page import edition_sections
from leafwright.text.segments import segments
from printing import Printing, letters, opened

pytestmark = pytest.mark.build
TAGS = ("bn", "ur", "zh-Hans")  # Bengali, Nastaliq, Han; Latin and Arabic are tried on the tiny hospital
ALL = sorted(path.name for path in (ROOT / "leaflets" / "formats").iterdir() if path.is_dir())
BRIEFLY = ("a4", "dual", "trifold")  # what Bengali is tried in: a script like Latin, with letters that combine
_UNSEEN = "\u2060\u200b\u200c\u200d\u200e\u200f"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Printing:
    root = copy_project(tmp_path_factory.mktemp("sample"), ALL)
    return Printing(root, TAGS, "after-liver-embolization")


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_found_in_any_format(made: Printing, tag: str) -> None:
    formats = BRIEFLY if tag == "bn" else sorted(set(ALL) - {"form", "epub", "brf"})  # for reviewers; where asked for
    found = {format: [f for f in made[tag, format][1].findings if f.code != "P007"] for format in formats}
    assert {format: findings for format, findings in found.items() if findings} == {}
    assert {each.id for each in leaflets.wanted(made.formats(), made.edition("ur"))} == set(ALL) - {
        "form",
        "epub",
        "brf",
    }
    if tag == "bn":
        return
    assert made[tag, "a5-booklet"][1].pages % 4 == 0
    assert made[tag, "trifold"][1].pages == 6
    assert 11 <= made[tag, "trifold"][1].size <= 12.5


def test_the_longest_words_fit_folded_letter_paper(made: Printing) -> None:
    letter = Paper(**tomllib.loads((places.DEFAULTS / "papers" / "letter.toml").read_text("utf-8")))
    folded = next(each for each in leaflets.formats(made.root, paper=letter) if each.id == "trifold")
    printed = made.printer.print(made.composer.sheet(made.edition("fr", "liver-hemangioma"), folded))
    assert (printed.pages, printed.size, printed.findings) == (6, 11, ())


@pytest.mark.parametrize(
    ("tag", "format"),
    [
        (tag, format)
        for tag in TAGS
        for format in ALL
        if format not in ("brf", "epub", "form", "text") and (tag != "bn" or format in BRIEFLY)
    ],
)
def test_words_are_spoken_in_their_order_and_none_are_joined(made: Printing, tag: str, format: str) -> None:
    wanted, got = hearing.words(made, tag, format)
    share = aloud.in_order(wanted, got)
    assert share >= 0.98, f"{share:.3f}"
    assert aloud.joins(wanted, got) == []


SLUGS = ("liver-hemangioma", "liver-hemangioma-embolization", "after-liver-embolization", "liver-hemangioma-choices")


PAIRS = [hearing.headings, hearing.links, hearing.languages, hearing.tables]


@pytest.mark.parametrize("tag", [*TAGS, "fr"])
def test_headings_links_languages_and_tables_are_those_of_the_document(made: Printing, tag: str) -> None:
    for format in ("a4", "trifold", "dual"):
        for both in PAIRS:
            wanted, got = both(made, tag, format)
            assert wanted == got, (both.__name__, format)
        wanted, got = hearing.words(made, tag, format)  # those that a line end hyphenates are spoken whole
        assert aloud.in_order(wanted, got) >= 0.98
        assert aloud.joins(wanted, got) == []
    if tag == "fr":  # whose words are long
        _, printed = made[tag, "a4"]
        assert (printed.pages, printed.size) == (4, 12)  # of 1,500 words in English, 1,880 in French
        assert [finding for finding in printed.findings if finding.code in ("P016", "P024")] == []
        lines = [line.text.rstrip() for paper in printed.papers for line in paper.lines]
        assert any(line.endswith("\u2010") for line in lines)


@pytest.mark.parametrize(("tag", "slug"), [*zip(("en", "ar", "en", "ar"), SLUGS, strict=True)])
def test_nothing_is_found_on_the_a4_leaflets(made: Printing, tag: str, slug: str) -> None:
    _, printed = made.of(tag, "a4", slug)
    assert [finding for finding in printed.findings if finding.stops or finding.code == "P026"] == []
    assert printed.files


def test_the_picture_of_the_readme_shows_the_leaflet_as_it_is(made: Printing) -> None:
    sheet, printed = made.of(pictures.TAG, "a4", pictures.TOPIC)
    now = pictures.leaflet(printed.files[f"{sheet.name}.pdf"])
    assert pictures.unlike("leaflet", now) < pictures.STALE, "run: make pictures"


@pytest.mark.parametrize(("tag", "slug"), [*zip(("bn", "fr", "en", "bn"), SLUGS, strict=True)])  # room is least
def test_a_trifold_tells_the_choices_on_a_panel_of_their_own_and_wastes_none(
    made: Printing, tag: str, slug: str
) -> None:
    sheet, printed = made.of(tag, "trifold", slug)
    assert [finding for finding in printed.findings if finding.stops or finding.code in ("P013", "P025")] == []
    assert (printed.pages, printed.size >= 11) == (6, True)
    (paper,) = printed.papers
    compared = {run.page for run in paper.runs if run.section == "alternatives" and run.text.strip()}
    assert compared == (set() if slug == "after-liver-embolization" else {4})
    assert sheet.markup.count('<table class="grid">') == (0 if slug == "after-liver-embolization" else 5)


def test_the_poster_in_the_language_whose_words_are_longest(made: Printing) -> None:
    assert made.printer.print(made.sheet("es", "poster")).findings == ()


@pytest.mark.parametrize("tag", TAGS)
def test_plain_text_holds_every_word(made: Printing, tag: str) -> None:
    edition = made.edition(tag)
    text = made[tag, "text"][1].files[f"{made.slug}.text.txt"].decode()
    said = letters(text)
    sections = parse(edition.text).sections  # short forms are for folded leaflets, details for the web
    elsewhere = {block.line for each in sections for block in walk((*each.short, *each.detail))}
    for piece in segments(edition.text):
        if piece.role != "search_terms" and piece.line not in elsewhere:
            markup = inline_html(changed(runs(piece.text), filling(edition)))
            markup = html.unescape(re.sub(r"<sup.*?</sup>", "<sup>", markup))
            assert all(letters(part) in said for part in re.split(r"<[^>]+>", markup)), piece.text
    assert edition.words["draft"] in text


@pytest.mark.parametrize("tag", ["ur", "bn"])
def test_words_can_be_copied_from_the_file_for_screens(made: Printing, tag: str) -> None:
    document = pypdfium2.PdfDocument(made.own(tag, "a4"))
    said = _words(" ".join(page.get_textpage().get_text_bounded() for page in document))
    sections = edition_sections(made.edition(tag), made.everything)
    markup = " ".join(as_html.html(section.blocks) for section, _ in sections)
    wanted = _words(re.sub(r"<[^>]+>|&#8288;", " ", markup))
    share = len(wanted & said) / len(wanted)
    assert share >= 0.95, f"{share:.3f}: {sorted(wanted - said)[:20]}"


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", html.unescape(text))
    plain = "".join(c for c in plain if not ("\u0600" < c < "\u06ff" and unicodedata.combining(c)) and c not in _UNSEEN)
    return set(re.findall(r"[^\W\d_][\w\u0980-\u09ff]{2,}", plain))  # vowel signs of Bengali are no letters to \w


def test_urdu_is_set_in_naskh_in_every_file_and_for_print_in_nastaliq_where_a_library_asks(made: Printing) -> None:
    for data in (made.own("ur", "a4"), made.for_shop("ur", "a4"), made.for_shop("ur", "trifold")):
        assert "Noto-Nastaliq-Urdu" not in leaflets.embedded_fonts(data)
    own = made.root / "docs" / "languages" / "ur.toml"
    text = own.read_text("utf-8") if own.exists() else ""
    own.write_text(f'paper_fonts = ["Noto Sans", "Noto Nastaliq Urdu"]\n{text}', "utf-8")
    asked = Printing(made.root, ["ur"], "after-liver-embolization")
    own.write_text(text, "utf-8")
    assert "Noto-Nastaliq-Urdu" in leaflets.embedded_fonts(asked.for_shop("ur", "poster"))
    assert "Noto-Nastaliq-Urdu" not in leaflets.embedded_fonts(asked.own("ur", "poster"))
    with opened(made.for_shop("ur", "a5-booklet")) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == pikepdf.Name.R2L
