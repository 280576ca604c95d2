"""Why we touch how WeasyPrint writes a PDF: each fault that it has by itself. One that fails here is mended there:
take out our touch."""

import pikepdf
import pytest
import weasyprint

import aloud
from conftest import ROOT
from leafwright.leaflets.fonts import prepare_fonts
from leafwright.leaflets.tags.pieces import Piece, Pieces
from printing import opened

pytestmark = pytest.mark.build
LONG = "This line is long enough to go on in the lines that follow it, and further still"


def _plain(body: str, style: str = "", attributes: str = 'lang="en"') -> bytes:
    """A PDF as WeasyPrint alone makes it."""
    prepare_fonts(ROOT)
    fonts = "html { font: 12pt/1.4 'Noto Sans', 'Noto Naskh Arabic' } @page { size: 90mm 60mm; margin: 8mm }"
    html = weasyprint.HTML(string=f"<html {attributes}><title>T</title><body>{body}</body></html>")
    pdf: bytes = html.write_pdf(stylesheets=[weasyprint.CSS(string=fonts + style)], pdf_variant="pdf/a-2a")
    return pdf


def test_it_stores_no_space_at_a_line_end() -> None:
    assert aloud.joins(aloud.words(LONG), aloud.words(aloud.tree(_plain(f"<p>{LONG}</p>")).text))


def test_it_stores_arabic_from_its_last_letter() -> None:
    words = "الورم الوعائي الكبدي كتلة"
    read = aloud.tree(_plain(f"<p>{words}</p>", attributes='lang="ar" dir="rtl"'))
    assert aloud.in_order(words.split(), read.text.split()) < 0.5


def test_it_names_no_language_below_the_whole() -> None:
    read = aloud.tree(_plain('<p>one</p><p lang="pl">dwa</p>'))
    assert {each.language for each in read} == {"en"}


def test_it_parts_a_paragraph_where_a_page_ends() -> None:
    assert len(aloud.tree(_plain(f"<p>{LONG * 9}</p>")).find("P")) > 1


def test_it_describes_a_link_by_its_address() -> None:
    (link,) = aloud.tree(_plain('<p><a href="https://example.org/">the ward</a></p>')).find("Link")
    assert [each["says"] for each in link.annotations] == ["https://example.org/"]


def test_it_gives_places_of_pictures_in_pixels_from_the_top() -> None:
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><title>x</title></svg>"
    style = "body { margin: 0 } img { display: block }"
    (figure,) = aloud.tree(_plain(f'<img alt="x" src="{picture}">', style)).find("Figure")
    assert figure.attributes["BBox"][1] < 40  # the page is 170 points high, and the picture at its top


def test_it_does_not_say_that_a_foot_runs_along() -> None:
    with opened(_plain("<p>x</p>", "@page { @bottom-left { content: 'foot' } }")) as pdf:
        assert b"/Pagination" not in pdf.pages[0].Contents.read_bytes()


def test_it_leaves_no_page_labels() -> None:
    with opened(_plain("<p>x</p>")) as pdf:
        assert "/PageLabels" not in pdf.Root


def test_it_names_the_color_space_of_a_group() -> None:
    with opened(_plain('<p style="opacity: 0.5">x</p>')) as pdf:
        groups = [item.Group for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/Group" in item]
        assert {str(group.CS) for group in groups} == {"/srgb"}


def test_it_claims_one_standard_alone() -> None:
    with opened(_plain("<p>x</p>")) as pdf, pdf.open_metadata() as metadata:
        assert "pdfuaid:part" not in metadata


def test_where_one_line_of_a_sequence_does_not_say_its_words_none_does() -> None:
    first, alone = Piece("1", None, 0), Piece("4", None, 0)
    pieces = [first, Piece("2", None, 0, first=first, otherwise=True), Piece("3", None, 0, first=first), alone]
    Pieces(None, {}, of_box={piece.box: piece for piece in pieces}).agree()
    assert [piece.otherwise for piece in pieces] == [True, True, True, False]
