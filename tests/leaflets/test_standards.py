"""The rules of PDF/A-2a and PDF/UA-1 that a leaflet could break, read in its bytes; and veraPDF where it is there.

Rules as ISO 19005-2 and ISO 14289-1 number them. What no machine can tell is in the printer's guide.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

import aloud
from printing import Printing, opened

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def files(made: Printing) -> dict[str, bytes]:
    """Every file that is read on a screen or printed on the ward as it is."""
    found: dict[str, bytes] = {}
    for (tag, format), (sheet, printed) in made.items():
        ends = [".pdf", ".office.pdf"]
        found |= {
            f"{tag}/{format}{end}": printed.files[sheet.name + end] for end in ends if sheet.name + end in printed.files
        }
    assert len(found) >= 20
    return found


def _broken(files: dict[str, bytes], rule: Any) -> dict[str, list[str]]:
    """What a rule says of each file, where it says anything."""
    said: dict[str, list[str]] = {}
    for name, data in files.items():
        with opened(data) as pdf:
            if told := list(rule(pdf)):
                said[name] = told
    return said


def _streams(pdf: Pdf, subtype: str) -> Iterator[Stream]:
    for item in pdf.objects:
        if isinstance(item, Stream) and item.get("/Subtype") == subtype:
            yield item


def _smoothed(pdf: Pdf) -> Iterator[str]:
    """19005-2, 6.2.8: an image is not smoothed, and has no alternates or OPI."""
    for image in _streams(pdf, "/Image"):
        if image.get("/Interpolate", False) or "/Alternates" in image or "/OPI" in image:
            yield str(image.objgen)


def _unresolved(pdf: Pdf) -> Iterator[str]:
    """32000-1, 8.6.8 and 11.6.6: a group's color space is one of a device, or is there itself."""
    for form in _streams(pdf, "/Form"):
        group: Any = form.get("/Group", {})
        space = group.get("/CS")
        if isinstance(space, Name) and not str(space).startswith("/Device"):
            yield str(space)


def _colors(pdf: Pdf) -> Iterator[str]:
    """19005-2, 6.2.4.3: color of a device needs an intent to print with."""
    (intent,) = pdf.Root.OutputIntents
    if intent.S != "/GTS_PDFA1" or "/DestOutputProfile" not in intent:
        yield "no intent"


def _fonts(pdf: Pdf) -> Iterator[str]:
    """19005-2, 6.2.11.4 and 6.2.11.7; 14289-1, 7.21: fonts are inside, and each glyph has its letters."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == "/Font":
            if item.Subtype == "/Type0" and "/ToUnicode" not in item:
                yield f"{item.BaseFont} has no map"
            if item.Subtype != "/Type0" and not {"/FontFile2", "/FontFile3"} & set(
                item.get("/FontDescriptor", {}).keys()
            ):
                yield f"{item.BaseFont} is not inside"
            letters = item.get("/ToUnicode", None)
            if letters is not None and any(
                bad in letters.read_bytes() for bad in (b"<0000>\n", b"<feff>", b"<fffe>", b"> <>")
            ):
                yield f"{item.BaseFont} maps to nothing"


def _forbidden(pdf: Pdf) -> Iterator[str]:
    """19005-2, 6.1.3, 6.5.1 and 6.6.1: no encryption, no scripts, no multimedia, no actions but links."""
    for item in pdf.objects:
        if not isinstance(item, Dictionary):
            continue
        if item.get("/S") in ("/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData"):
            yield str(item.S)
        if "/AA" in item or item.get("/Subtype") in ("/Sound", "/Movie", "/Screen", "/3D"):
            yield "action"
    if pdf.is_encrypted:
        yield "encrypted"


def _annotations(pdf: Pdf) -> Iterator[str]:
    """19005-2, 6.3.2: annotations print; 14289-1, 7.18: they have words, and a place in tags and tab order."""
    for page in pdf.pages:
        notes: Any = page.get("/Annots", [])
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield "tab order"
        for note in notes:
            if int(note.F) & 4 != 4 or not str(note.get("/Contents", "")).strip() or "/StructParent" not in note:
                yield str(note.get("/Contents", "link"))


def _metadata(pdf: Pdf) -> Iterator[str]:
    """19005-2, 6.6.2 and 6.6.4; 14289-1, 5 and 7.1: XMP says the same as the file, both standards, and a title."""
    with pdf.open_metadata() as said:
        pairs = {
            "/Title": said.get("dc:title"),
            "/Subject": said.get("dc:description"),
            "/Keywords": said.get("pdf:Keywords"),
            "/Creator": said.get("xmp:CreatorTool"),
            "/Author": ", ".join(said.get("dc:creator", [])),
        }
        dates = {"/CreationDate": said.get("xmp:CreateDate"), "/ModDate": said.get("xmp:ModifyDate")}
        if (said.get("pdfaid:part"), said.get("pdfaid:conformance"), said.get("pdfuaid:part")) != ("2", "A", "1"):
            yield "standards"
    for key, value in pairs.items():
        if str(pdf.docinfo.get(key, "")) != (value or ""):
            yield key
    for key, value in dates.items():
        if not value or str(pdf.docinfo[key])[2:10] != str(value)[:10].replace("-", ""):
            yield key
    if not pdf.Root.ViewerPreferences.DisplayDocTitle or not str(pdf.docinfo.Title):
        yield "title"


def _marks(pdf: Pdf) -> Iterator[str]:
    """14289-1, 7.1: all content is an artifact or in the tags; each marked sequence has one element, which names it."""
    tree = pdf.Root.StructTreeRoot
    numbers = {
        int(tree.ParentTree.Nums[at]): tree.ParentTree.Nums[at + 1] for at in range(0, len(tree.ParentTree.Nums), 2)
    }
    forms = [form for form in _streams(pdf, "/Form") if "/StructParents" in form]  # pages on a sheet
    for page in forms or pdf.pages:
        owners: Any = numbers[int(page.StructParents)]
        depth, used = [], []
        for operands, operator in pikepdf.parse_content_stream(page):  # type: ignore[misc]
            name = str(operator)
            if name in ("BDC", "BMC"):
                properties: Any = operands[1] if len(operands) > 1 else {}
                used += [int(properties.MCID)] if "/MCID" in properties else []
                if str(operands[0]) == "/Artifact" and "tag" in depth:
                    yield "an artifact inside what is read"
                depth.append("artifact" if str(operands[0]) == "/Artifact" else "tag")
            elif name == "EMC":
                depth.pop()
            elif name in ("Tj", "TJ", "Do", "f", "S", "sh", "B") and not depth:
                yield f"{name} is neither read nor an artifact"
        if len(used) != len(set(used)):
            yield "a number twice"
        for mark in used:
            if mark >= len(owners) or not isinstance(owners[mark], Dictionary) or not _names(owners[mark], mark):
                yield f"sequence {mark} has no element"


def _names(element: Any, mark: int) -> bool:
    kids = element.K if isinstance(element.K, Array) else [element.K]
    return any(kid == mark if isinstance(kid, int) else kid.get("/MCID") == mark for kid in kids)


RULES = [_smoothed, _unresolved, _colors, _fonts, _forbidden, _annotations, _metadata, _marks]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__.strip("_"))
def test_no_file_breaks(files: dict[str, bytes], rule: Any) -> None:
    assert _broken(files, rule) == {}


def test_each_file_has_labels_for_its_pages_and_tells_whose_it_is(made: Printing, files: dict[str, bytes]) -> None:
    edition = made.edition("en")
    for name, data in files.items():
        with opened(data) as pdf:
            if "/PageLabels" not in pdf.Root:
                assert name.endswith(("a5-booklet.office.pdf", "trifold.office.pdf"))  # a sheet has several pages
            else:
                assert str(pdf.Root.PageLabels.Nums[1].S) == "/D"
            assert str(pdf.Root.Lang) == name[:2]
            if name.startswith("en") and edition.department:
                assert str(pdf.docinfo.Author) == f"{edition.department.head}, {edition.hospital.words.name}"
            assert "/Keywords" in pdf.docinfo


def test_ids_of_notes_are_found(made: Printing) -> None:
    data = made.listing("en")
    with opened(data) as pdf:
        names = pdf.Root.StructTreeRoot.IDTree.Names
        found = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    assert sorted(found) == sorted(each.id for each in aloud.tree(data).find("Note"))


@pytest.mark.skipif(not shutil.which("verapdf"), reason="veraPDF is not here")
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_verapdf_finds_nothing(files: dict[str, bytes], profile: str, tmp_path: Path) -> None:
    for number, data in enumerate(files.values()):
        (tmp_path / f"{number}.pdf").write_bytes(data)
    asked = ["verapdf", "--flavour", profile, "--format", "text", *map(str, tmp_path.glob("*.pdf"))]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    assert [line for line in said.split("\n") if line.startswith("FAIL")] == []
