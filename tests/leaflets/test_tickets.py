"""Job tickets and the proof sheet: in the words that printers use, the same in each."""

import json

import pytest
from lxml import etree
from lxml import html as lxml_html

from leafwright.leaflets.shop.inks import SMALL
from printing import Printing

pytestmark = pytest.mark.build

X = {"x": "http://www.CIP4.org/JDFSchema_2_0"}


def part(made: Printing, tag: str, format: str, end: str) -> bytes:
    sheet, printed = made[tag, format]
    return printed.files[f"{sheet.name}{end}"]


@pytest.mark.parametrize(("format", "code"), [("a4", "F2-1"), ("a5-booklet", "F4-1"), ("trifold", "F6-4")])
def test_the_ticket_names_stock_weight_sides_fold_and_finishing(made: Printing, format: str, code: str) -> None:
    told = json.loads(part(made, "ar", format, ".job.json"))
    assert (told["stock"], told["weight in g/m2"], told["sides"]) == ("uncoated paper, white", 120, "both")
    assert told["fold code"] == code
    assert told["bound on"] == "the right"
    assert told["inks"].startswith("4/4")
    assert told["inks"].endswith(f"text below {SMALL} pt in black ink only")  # a title has colors
    assert told["ink limit in %"] == 300
    assert told["finishing"]


@pytest.mark.parametrize(("tag", "side"), [("en", "Left"), ("ar", "Right")])
def test_a_booklet_as_xjdf_is_stitched_on_the_side_where_it_opens(made: Printing, tag: str, side: str) -> None:
    root = etree.fromstring(part(made, tag, "a5-booklet", ".xjdf"))
    assert root.xpath("string(//x:BindingIntent/@BindingType)", namespaces=X) == "SaddleStitch"
    assert root.xpath("string(//x:BindingIntent/@BindingSide)", namespaces=X) == side
    assert not root.xpath("//x:FoldingIntent", namespaces=X), "XJDF 4.7: what binding folds is not told again"
    assert root.xpath("string(//x:LayoutIntent/@Pages)", namespaces=X) == "8"


def test_a_tri_fold_as_xjdf_names_its_fold_paper_sides_and_file(made: Printing) -> None:
    root = etree.fromstring(part(made, "en", "trifold", ".xjdf"))
    assert root.tag == f"{{{X['x']}}}XJDF"
    assert (root.get("Types"), root.get("JobID")) == ("Product", "FX-01.en.trifold")

    def told(path: str) -> object:
        return root.xpath(f"string({path})", namespaces=X)

    assert told("//x:FoldingIntent/@FoldCatalog") == "F6-4"
    travels = [float(travel) * 25.4 / 72 for travel in root.xpath("//x:Fold/@Travel", namespaces=X)]
    assert [round(travel) for travel in travels] == [97, 100], "the narrow flap first"
    assert (told("//x:MediaIntent/@Coating"), told("//x:MediaIntent/@Weight")) == ("None", "120")
    assert told("//x:LayoutIntent/@Sides") == "TwoSidedHeadToHead"
    assert told("//x:FileSpec/@URL") == "hernia.trifold.print.pdf"
    for intent in root.xpath("//x:Intent", namespaces=X):
        assert [etree.QName(child).localname for child in intent] == [intent.get("Name")]


def test_the_proof_sheet_says_what_to_look_at(made: Printing) -> None:
    page = lxml_html.fromstring(part(made, "ar", "a5-booklet", ".proof.html"))
    assert [[cell.text for cell in side.xpath(".//td")] for side in page.xpath("//figure/table")][:2] == [
        ["1", "8"],
        ["7", "2"],
    ]
    said = page.text_content()
    assert "bound on the right" in said
    assert f"text below {SMALL} pt, feet and thin lines are on the black plate alone" in said
    assert "Not approved: not to be printed for patients" in said
    assert made["ar", "a5-booklet"][0].addresses[0] in said
    assert len(page.xpath("//li")) >= 7
    assert not page.xpath("//@src | //link"), "it needs no other file"
