"""Word files as hospitals have them, made for the tests: each by one function, with the words that must not be lost."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt
from PIL import Image


def saved(document: Any) -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def photo(color: str = "teal", kind: str = "PNG", wide: int = 1000) -> io.BytesIO:
    """A picture of one color, just large enough."""
    out = io.BytesIO()
    Image.new("RGB", (wide, 300), color).save(out, kind)
    out.seek(0)
    return out


def xml(text: str) -> Any:
    """An element of Word's, from text with `w:` in it."""
    name, _, rest = text.partition(">")
    closing = "/" if name.endswith("/") else ""
    return parse_xml(f"{name.removesuffix('/')} {nsdecls('w')}{closing}>{rest}")


def styled() -> bytes:
    """Headings by style, below a title."""
    document = docx.Document()
    document.add_heading("Your hernia operation", 0)
    document.add_paragraph("What to know before you come", style="Subtitle")
    document.add_paragraph("Dear patient, please read this.")
    for heading, words in (
        ("What are the risks?", "Bleeding is rare."),
        ("Getting ready", "Bring your tablets."),
        ("Car park", "Level two."),
        ("Follow-up appointment", "We see you after a week."),
    ):
        document.add_heading(heading, 1)
        document.add_paragraph(words)
    document.add_heading("Infection", 2)
    document.add_paragraph("Your wound is checked.")
    return saved(document)


def typed() -> bytes:
    """Headings that are bold lines, points and steps typed by hand."""
    document = docx.Document()
    for words, bold in (
        ("Going home after your operation", True),
        ("Risks:", True),
        ("• Bleeding", False),
        ("• Infection", False),
        ("Questions to ask", True),
        ("1. Who do I phone?", False),
        ("2) When do I come back?", False),
        ("10. This is no step", False),
        ("This whole sentence is bold, but it is one.", True),
    ):
        document.add_paragraph().add_run(words).bold = bold
    return saved(document)


def in_styles() -> bytes:
    """A line and words that their styles make bold."""
    document = docx.Document()
    for name, kind in (("Loud line", WD_STYLE_TYPE.PARAGRAPH), ("Loud words", WD_STYLE_TYPE.CHARACTER)):
        document.styles.add_style(name, kind).font.bold = True
    document.add_paragraph("Risks", style="Loud line")
    paragraph = document.add_paragraph("Bleeding is ")
    paragraph.add_run("rare", style="Loud words")
    paragraph.add_run(" and stops.")
    return saved(document)


def outlined() -> bytes:
    """Headings, some in styles of the hospital's own, which only an outline tells from other words."""
    document = docx.Document()
    for name, level in (("Chapter", 0), ("Part", 1)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.get_or_add_pPr().append(xml(f'<w:outlineLvl w:val="{level}"/>'))
    for words in ("Getting ready", "Bring your tablets.", "Risks", "Infection", "It is rare."):
        document.add_paragraph(
            words, style={"Getting ready": "Heading 1", "Risks": "Chapter", "Infection": "Part"}.get(words)
        )
    return saved(document)


def mixed() -> bytes:
    """Headings that are bold lines before one that has a style."""
    document = docx.Document()
    document.add_heading("Your operation", 0)
    document.add_paragraph("Dear patient.")
    document.add_paragraph().add_run("What are the risks?").bold = True
    document.add_paragraph("You may bleed.")
    document.add_heading("Parking", 1)
    document.add_paragraph("Use the blue gate.")
    document.add_paragraph().add_run("Doors").bold = True
    document.add_paragraph("Push them.")
    return saved(document)


def tabled() -> bytes:
    """A table with a caption, one with merged cells, a frame of one cell, and a row alone."""
    document = docx.Document()
    document.add_heading("Your medicines", 1)
    document.add_paragraph("When to stop", style="Caption")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("Medicine", "Stop", "Aspirin | other", "a week before"), strict=True):
        cell.text = words
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both columns"
    table.cell(1, 2).text = "Corner"
    document.add_table(1, 1).cell(0, 0).text = "A frame around words"
    row = document.add_table(1, 2)
    row.cell(0, 0).text, row.cell(0, 1).text = "Left words", "Right words"
    return saved(document)


def pictured() -> bytes:
    """Pictures: told in words, told by a program's guess, twice the same, and of an unknown kind."""
    document = docx.Document()
    document.add_heading("The ward", 1)
    for color, told in (("teal", "Two beds by a window"), ("red", "A chair. Description automatically generated")):
        document.add_picture(photo(color))
        document.inline_shapes[-1]._inline.docPr.set("descr", told)
    document.add_paragraph("The chair", style="Caption")
    document.add_picture(photo("teal"))
    for small in (photo(kind="GIF"), photo(wide=999)):
        document.add_picture(small)
        document.inline_shapes[-1]._inline.docPr.set("descr", "A door")
    return saved(document)


def tracked() -> bytes:
    """Words added, deleted, moved, a deleted row, a deleted end of a paragraph; struck out and hidden words."""
    document = docx.Document()
    marks = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
    paragraph = document.add_paragraph("Take ")._p
    paragraph.append(xml(f"<w:del {marks}><w:r><w:delText>two</w:delText></w:r></w:del>"))
    paragraph.append(xml(f"<w:ins {marks}><w:r><w:t>three</w:t></w:r></w:ins>"))
    paragraph.append(xml(f"<w:moveFrom {marks}><w:r><w:t>earlier</w:t></w:r></w:moveFrom>"))
    paragraph.append(xml(f"<w:moveTo {marks}><w:r><w:t> tablets</w:t></w:r></w:moveTo>"))
    first = document.add_paragraph("The end of this")
    first._p.get_or_add_pPr().append(xml(f"<w:rPr><w:del {marks}/></w:rPr>"))
    document.add_paragraph(" was deleted.")
    document.add_paragraph().add_run("never").font.strike = True
    document.add_paragraph().add_run("secret").font.hidden = True
    table = document.add_table(3, 2)
    for number, cell in enumerate(table._cells):
        cell.text = f"cell{number}"
    table.rows[1]._tr.get_or_add_trPr().append(xml(f"<w:del {marks}/>"))
    return saved(document)


def listed() -> bytes:
    """Lists in lists, steps that begin anew, and a level that is left out."""
    document = docx.Document()
    for words, style in (
        ("Bring", "List Bullet"), ("your card", "List Bullet 2"), ("your list", "List Bullet 2"),
        ("Rest", "List Bullet"), ("Wash", "List Number"), ("Dry", "List Number"), ("deep", "List Bullet 3"),
    ):  # fmt: skip
        document.add_paragraph(words, style=style)
    return saved(document)


def linked() -> bytes:
    """Links: to a page, by mail, to a script, to a file; bold words, small figures."""
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    for target, words in (
        ("https://example.org/a_(b)", "our page"),
        ("javascript:alert(1)", ", this"),
        ("file:///etc/passwd", ", that"),
    ):
        id_ = document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = f'<w:hyperlink xmlns:r="{RELATIONS}" r:id="{id_}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
        paragraph._p.append(parse_xml(link.replace(">", f" {nsdecls('w')}>", 1)))
    paragraph = document.add_paragraph("Take ")
    paragraph.add_run("one tablet:").bold = True
    paragraph.add_run(" daily, 10")
    paragraph.add_run("9").font.superscript = True
    return saved(document)


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def beside() -> bytes:
    """What stands beside the text: header, footer, comment, text box, contents, a control."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Headed paper"
    document.sections[0].footer.paragraphs[0].text = "Page one"
    paragraph = document.add_paragraph("Words with a comment.")
    document.add_comment(paragraph.runs, "Is this so?", "A", "A")
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>Words in a box</w:t></w:r></w:p></w:txbxContent></w:pict>"
    paragraph.runs[0]._r.append(xml(box))
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Contents ... 3", style="toc 1")
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>Words in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, xml(control))
    return saved(document)


def noted() -> bytes:
    """Footnotes with ids as LibreOffice gives them, from 2 on; one was deleted with its mark."""
    document = docx.Document()
    ids = {"3": "Words that are gone.", "2": "Until the ward rings you.", "4": "A tablet."}
    for words, id_ in (("Fast.", "3"), ("Wait", "2"), ("Take one", "4")):
        mark = f'<w:r><w:footnoteReference w:id="{id_}"/></w:r>'
        mark = f'<w:del w:id="9" w:author="A">{mark}</w:del>' if id_ == "3" else mark
        document.add_paragraph(words)._p.append(xml(mark))
    notes = "".join(
        f'<w:footnote w:id="{id_}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>' for id_, text in ids.items()
    )
    blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob, document.part.package)
    document.part.relate_to(part, f"{RELATIONS}/footnotes")
    return saved(document)


def office() -> bytes:
    """As LibreOffice writes: figures raised by a distance, columns in which no cell begins, points typed with stars."""
    document = docx.Document()
    paragraph = document.add_paragraph("H")
    for words, distance in (("2", -2), ("O, 10", 0), ("9", 8), (" and a2", 0)):
        run = paragraph.add_run(words)
        if distance:
            run._r.get_or_add_rPr().append(xml(f'<w:position w:val="{distance}"/>'))
            run.font.size = Pt(9)
    table = document.add_table(2, 3)
    for row, (first, last) in zip(table.rows, (("Drop", "When"), ("Blue", "Night")), strict=True):
        row.cells[0].merge(row.cells[1]).text = first
        row.cells[2].text = last
    for words in ("* Rest", "* Drink"):
        document.add_paragraph(words)
    return saved(document)


def captioned() -> bytes:
    """A picture with its caption as LibreOffice keeps them: both in a text box, which is anchored in a paragraph."""
    document = docx.Document()
    document.add_paragraph("Before.")
    document.add_picture(photo("navy"))
    inside = document.paragraphs[-1]
    inside.add_run("Figure 1: The waiting room")
    box = xml("<w:pict><w:txbxContent></w:txbxContent></w:pict>")
    box[0].append(inside._p)
    document.add_paragraph().add_run()._r.append(box)
    document.add_paragraph("After.")
    return saved(document)


def shouted() -> bytes:
    """A plain text: headings in capitals, and words in capitals that are none."""
    document = docx.Document()
    for words in (
        "GOING HOME AFTER A HERNIA OPERATION", "Read this.", "WHAT ARE THE RISKS?", "Pain.", "NHS", "DO NOT DRIVE.",
        "FOLLOW-UP:", "None.",
    ):  # fmt: skip
        document.add_paragraph(words)
    return saved(document)


def marked() -> bytes:
    """Words that Markdown, our macros or HTML would take for their own."""
    document = docx.Document()
    for words in (
        "# no heading", "- - -", "1. one\\", "!!! emergency", "{{ phone.ward }} {{fact.F1}}",
        "<script>alert(1)</script>",
        "a * b *c* _d_ snake_case ~~e~~ `f`", "[x](javascript:y) ![p](q)", "> quote",
        "| a | b |", "&amp; &lt;", "===",
        "<!-- gone -->", "Title {#risks}", ": term", "www.example.org", "```", "[r]: https://example.org",
        "???+ note",
    ):  # fmt: skip
        document.add_paragraph(words)
    document.add_heading("Heading {#risks} #", 1)
    document.add_heading('Another "quoted" {{ emergency }}', 1)
    return saved(document)


def empty() -> bytes:
    """A file without a word."""
    return saved(docx.Document())


LETTERS: dict[str, Callable[[], bytes]] = {
    each.__name__: each
    for each in (
        styled, typed, tabled, pictured, tracked, listed, linked, beside, noted, office, shouted, marked, empty,
    )
}  # fmt: skip


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """A file with one more part, or another in the place of one that it holds."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return out.getvalue()
