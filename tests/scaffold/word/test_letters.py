"""A Word file begins a topic: what is guessed stands in its section, no word is lost, and nothing of it is believed."""

import functools
import io
import re
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st

import letters
from breaking import loaded
from conftest import copy_library
from leafwright import checking
from leafwright.checks.content.c001_sections_are_complete import UNPLACED
from leafwright.commands import new
from leafwright.commands.new import create_topic
from leafwright.exchange import Refused
from leafwright.model import Finding, Project
from leafwright.scaffold.topic import new_topic
from leafwright.scaffold.word import pieces, tables
from leafwright.scaffold.word.begun import Begun, begin
from leafwright.scaffold.word.comparing import Compared, compare
from leafwright.scaffold.word.guessing import guess
from leafwright.scaffold.word.pieces import MOST_BLOCKS, read
from leafwright.text.document import Document, parse, words_of

KIND = "procedure"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny hospital; nothing is written to it."""
    return loaded(copy_library(tmp_path_factory.mktemp("letters")))


def made(project: Project, data: bytes) -> Begun:
    """The topic that a letter begins."""
    return begin(project, "hernia-surgery", KIND, read(data), "letter.docx")


def words(document: Document) -> list[str]:
    """Each block's words, as they are read."""
    return [said for _, said in words_of(document.blocks, pictures=True)]


def test_headings_by_style_lead_to_sections_and_all_else_stands_at_the_end(project: Project) -> None:
    begun = made(project, letters.styled())
    assert begun.guessed == (
        ("What are the risks?", "risks"), ("Getting ready", "before"), ("Follow-up appointment", "follow_up"),
    )  # fmt: skip
    document = parse(begun.text)
    assert (document.title, document.subtitle) == ("Your hernia operation", "What to know before you come")
    assert document.section("before") is not None
    assert "## Getting ready {#before}\n\nBring your tablets.\n" in begun.text
    assert "We see you after a week.\n\n### Infection\n\nYour wound is checked." in begun.text
    end = begun.text.partition(f"{{#{UNPLACED}}}")[2]
    assert re.search(
        r"<!--.*letter.docx.*-->\n\nDear patient, please read this\.\n\n### Car park\n\nLevel two\.\n\Z", end
    )


def test_bold_lines_are_headings_and_typed_points_are_lists(project: Project) -> None:
    begun = made(project, letters.typed())
    assert "# Going home after your operation\n" in begun.text
    assert "{#risks}\n\n- Bleeding\n- Infection\n" in begun.text
    assert "1. Who do I phone?\n2. When do I come back?\n\n10\\. This is no step" in begun.text
    assert "**This whole sentence is bold, but it is one.**" in begun.text


def test_what_a_style_makes_bold_is_bold(project: Project) -> None:
    assert "{#risks}\n\nBleeding is **rare** and stops.\n" in made(project, letters.in_styles()).text


def test_an_outline_makes_headings(project: Project) -> None:
    assert "{#risks}\n\n### Infection\n\nIt is rare.\n" in made(project, letters.outlined()).text


def test_what_libreoffice_writes_is_read_as_it_looks(project: Project) -> None:
    text = made(project, letters.office()).text
    assert "H₂O, 10⁹ and a2\n" in text
    assert "| Drop | When |\n|---|---|\n| Blue | Night |\n" in text
    assert "- Rest\n- Drink\n" in text


def test_a_picture_in_a_text_box_with_its_caption_stands_at_its_place_once(project: Project) -> None:
    begun = made(project, letters.captioned())
    photo = '!!! photo "Figure 1: The waiting room"\n\n    ![](images/hernia-surgery-1.png)'
    assert f"Before.\n\n{photo}\n\nAfter.\n" in begun.text
    assert begun.text.count("images/") == 1
    assert begun.told == {}


def test_notes_have_the_numbers_of_their_marks_whatever_their_ids(project: Project) -> None:
    text = made(project, letters.noted()).text
    assert re.findall(r"\[footnote .\]", text) == [f"[footnote {number}]" for number in (1, 2, 1, 2)]
    assert text.index("[footnote 1]\n\nUntil the ward") < text.index("[footnote 2]\n\nA tablet.")
    assert "gone" not in text


def test_lines_in_capitals_are_headings_where_a_letter_has_no_others(project: Project) -> None:
    begun = made(project, letters.shouted())
    assert begun.guessed == (("WHAT ARE THE RISKS?", "risks"), ("FOLLOW-UP", "follow_up"))
    assert parse(begun.text).title == "GOING HOME AFTER A HERNIA OPERATION"
    assert "Pain.\n\nNHS\n\nDO NOT DRIVE.\n" in begun.text
    styled = docx.Document()
    styled.add_heading("What are the risks?", 1)
    styled.add_paragraph("DO NOT DRIVE")
    assert "\n\nDO NOT DRIVE\n" in made(project, letters.saved(styled)).text


@pytest.mark.parametrize(
    ("heading", "section"), [("What to do", ""), ("What is it", "condition"), ("Before", "before")]
)
def test_small_words_alone_lead_to_no_section_but_their_own(project: Project, heading: str, section: str) -> None:
    kind = project.kinds[KIND]
    assert guess(heading, kind.sections, project.sought.get("en")) == section


@pytest.mark.parametrize(
    ("kind", "heading", "section"),
    [
        ("medicine", "How should I take this medicine?", "how_to_take"),
        ("medicine", "How should I store this medicine?", "storing"),
        ("test", "Before Your PET Scan", "before"),
        ("condition", "2. What if it is serious?", ""),
        ("condition", "See your GP if:", "when_to_seek_help"),
        ("condition", "Call 911 immediately", "when_to_seek_help"),
        ("aftercare", "Help with your recovery", ""),
    ],
)
def test_headings_of_hospitals_lead_to_their_section_or_to_none(
    project: Project, kind: str, heading: str, section: str
) -> None:
    own = project.kinds[kind]
    assert guess(heading, own.sections, project.sought.get("en"), f"{own.name} Recovery, PET") == section


def test_bold_lines_among_styled_headings_begin_a_section_where_they_mean_one(project: Project) -> None:
    begun = made(project, letters.mixed())
    assert begun.guessed == (("What are the risks?", "risks"),)
    assert "{#risks}\n\nYou may bleed.\n" in begun.text
    end = begun.text.partition(f"{{#{UNPLACED}}}")[2]
    assert "\n\nDear patient.\n\n### Parking\n\nUse the blue gate.\n\n### Doors\n\nPush them.\n" in end


@pytest.mark.parametrize(
    ("letter", "expected"),
    [
        (
            letters.tabled,
            '!!! table "When to stop"\n\n    | Medicine | Stop |\n    |---|---|\n    | Aspirin \\| other |',
        ),
        (
            letters.tabled,
            "| Both columns |  |  |\n|---|---|---|\n|  |  | Corner |\n\nA frame around words\n\nLeft words\n",
        ),
        (
            letters.pictured,
            '!!! photo "[what this picture shows]"\n\n    ![Two beds by a window](images/hernia-surgery-1.png)',
        ),
        (letters.pictured, '!!! photo "The chair"\n\n    ![](images/hernia-surgery-2.png)'),
        (
            letters.tracked,
            "Take three tablets\n\nThe end of this was deleted.\n\n[struck out: never]\n\n[hidden: secret]",
        ),
        (letters.pictured, "[picture: A door]\n\n[picture: A door]"),
        (letters.tracked, "| cell0 | cell1 |\n|---|---|\n| cell4 | cell5 |"),
        (letters.listed, "- Bring\n    - your card\n    - your list\n- Rest\n\n1. Wash\n2. Dry\n    - deep"),
        (letters.linked, "See [our page](https://example.org/a_%28b%29), this, that"),
        (letters.linked, "Take **one tablet:** daily, 10⁹"),
        (letters.beside, "Words in a control\n\nWords with a comment.\n\n### Text boxes and notes\n\nWords in a box"),
    ],
)
def test_what_a_letter_holds_is_written_as_topics_have_it(project: Project, letter: Any, expected: str) -> None:
    assert expected in made(project, letter()).text


def test_what_is_not_taken_over_is_counted(project: Project) -> None:
    assert made(project, letters.beside()).told == {
        "headers": 1, "footers": 1, "comments": 1, "text boxes": 1, "lines of contents": 1
    }  # fmt: skip
    assert made(project, letters.tracked()).told == {"tracked": 6, "struck out": 1, "hidden": 1}
    assert made(project, letters.pictured()).told == {"other pictures": 2}
    assert made(project, letters.linked()).told == {"links": 2}


def test_what_looks_like_a_mark_is_no_mark(project: Project) -> None:
    given_ = docx.Document(io.BytesIO(letters.marked()))
    begun = made(project, letters.marked())
    said = words(parse(begun.text))
    typed = {"- - -": "- -", "1. one\\": "one\\"}  # a point and a step typed by hand
    for paragraph in given_.paragraphs:
        assert typed.get(paragraph.text, paragraph.text) in said
    plain = new_topic(project, "hernia-surgery", KIND)
    ids = [section.id for section in parse(plain).sections]
    assert [section.id for section in parse(begun.text).sections] == [*ids, UNPLACED]
    assert begun.text.count("{{") == plain.count("{{")


@functools.cache
def damaged() -> dict[str, bytes]:
    """Files that no topic is made of."""
    good = letters.styled()
    rows = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * (MOST_BLOCKS + 1)
    body = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body>'
    paragraphs = body % rows + b"</w:document>"
    return {
        "no archive": b"Dear patient",
        "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "cut off": good[:2000],
        "macros": letters.with_part(good, "word/vbaProject.bin", b"x"),
        "a document type": letters.with_part(good, "word/document.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
        "a bomb": letters.with_part(good, "word/media/a.bin", bytes(61_000_000)),
        "no document": letters.with_part(good, "[Content_Types].xml", b"<Types/>"),
        "no words": letters.empty(),
        "too many paragraphs": letters.with_part(good, "word/document.xml", paragraphs),
        "too many letters": letters.with_part(
            good,
            "word/document.xml",
            body % (b"<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % (b"a" * 400_001)) + b"</w:document>",
        ),
        "too large": bytes(20_000_001),
    }


REFUSED = {
    "no archive": "not a Word document",
    "an old Word file": "not a Word document",
    "cut off": "not a Word document",
    "macros": "vbaProject",
    "a document type": "document type",
    "a bomb": "unpacks to far more",
    "no document": "not a Word document",
    "no words": "holds no words",
    "too many paragraphs": "more than a topic can hold",
    "too many letters": "more than a topic can hold",
    "too large": "the file is too large",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_damaged_or_hostile_file_is_refused_with_a_remedy(name: str) -> None:
    with pytest.raises(Refused, match=REFUSED[name]) as refused:
        read(damaged()[name])
    assert refused.value.fix


def test_a_file_may_hold_as_much_as_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = letters.styled()
    body = docx.Document(io.BytesIO(letter)).element.body
    blocks, words = len([*body.iter(qn("w:p"), qn("w:tc"))]), "".join(each.text or "" for each in body.iter(qn("w:t")))
    for name, most in (("MOST_BLOCKS", blocks), ("MOST_LETTERS", len(words))):
        monkeypatch.setattr(pieces, name, most)
        read(letter)
        monkeypatch.setattr(pieces, name, most - 1)
        with pytest.raises(Refused, match="more than a topic can hold"):
            read(letter)
        monkeypatch.undo()


def test_what_leads_out_of_the_file_is_not_followed_and_wide_tables_stay_small(project: Project) -> None:
    document = docx.Document(io.BytesIO(letters.pictured()))
    table = document.add_table(2, 2)
    table.cell(0, 0).text = table.cell(1, 1).text = "cell"
    cell = table.cell(0, 0)._tc
    cell.get_or_add_tcPr().append(letters.xml('<w:gridSpan w:val="99999999"/>'))
    assert tables._span(cell) <= 13
    (blip, *_) = document.element.body.iter("{*}blip")
    outside = document.part.relate_to("file:///etc/passwd", f"{letters.RELATIONS}/image", is_external=True)
    blip.set(f"{{{letters.RELATIONS}}}embed", outside)
    style = document.styles["Normal"].element
    style.append(letters.xml('<w:basedOn w:val="Normal"/>'))
    begun = made(project, letters.saved(document))
    assert begun.told["other pictures"] == 3
    assert len(begun.text) < 5_000


def test_the_command_says_what_became_of_a_letter_and_writes_over_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    every: list[Finding] = []

    def look(*asked: Any) -> Any:
        project, found = checking.check(*asked)
        every.extend(found)
        return project, found

    monkeypatch.setattr(new, "check", look)
    root = copy_library(tmp_path, languages=("en",))
    (root / "letter.docx").write_bytes(letters.pictured())
    ask = ["knee-surgery", "procedure", "--from", "letter.docx"]
    picture = root / "docs" / "topics" / "images" / "knee-surgery-2.png"
    picture.write_bytes(b"mine")
    assert create_topic(ask, root) == 1
    assert picture.read_bytes() == b"mine"
    assert not (root / "docs" / "topics" / "knee-surgery.md").exists()
    picture.unlink()
    capsys.readouterr()
    assert create_topic(ask, root) == 0
    told = capsys.readouterr().out
    assert "Wrote docs/topics/knee-surgery.md and 2 pictures from letter.docx. It is a draft.\n" in told
    assert 'not guessed, kept at the end below {#not_placed}: "The ward"' in told
    assert "2 pictures that cannot be printed" in told
    assert not any(each.stops for each in every)
    found = [each for each in every if each.at.file == "docs/topics/knee-surgery.md"]
    assert {"C001", "C031", "C037"} <= {each.code for each in found}
    assert f"check has {len(set(found))} findings here" in told
    assert create_topic(ask, root) == 0
    assert "letter.docx beside docs/topics/knee-surgery.md: 0 paragraphs to read.\n" in capsys.readouterr().out


TYPED = st.text(st.sampled_from(list("ab1 .,:;#*_[](){}<>|!?=-+~`'\"&\\\t€é\n")), max_size=30)
LOOKS = st.sampled_from(
    ["Normal", "Heading 1", "Heading 2", "List Bullet", "List Number 2", "Title", "Caption", "bold"]
)


@example([("", "Normal")], ["", "", "", "!["])  # how a picture begins, and none
@example([("1", "Normal"), (":", "Title")], ["", "", "", "1"])  # two that are alike, of which one moves
@example([("a", "Caption"), ("What are the risks?", "Normal"), ("more", "Normal"), ("a", "Normal"),
          ("Getting ready", "Heading 2")], ["b", "a", "", ""])  # fmt: skip
@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TYPED, LOOKS), min_size=1, max_size=8), st.lists(TYPED, min_size=4, max_size=4))
def test_no_word_of_any_document_is_lost_nor_told_as_changed(
    project: Project, parts: list[tuple[str, str]], cells: list[str]
) -> None:
    document = docx.Document()
    for text, look in parts:
        paragraph = document.add_paragraph(style=None if look == "bold" else look)
        paragraph.add_run(text[:5]).bold = look == "bold"
        paragraph.add_run(text[5:]).bold = look in ("bold", "Normal")
    for cell, text in zip(document.add_table(2, 2)._cells, cells, strict=True):
        cell.text = text
    document.add_paragraph("the end")
    typed = [text for text, _ in parts] + [*cells, "the end"]
    letter = letters.saved(document)
    begun = made(project, letter)
    assert compare(begun.text, read(letter), "letter.docx", begun.text) == Compared((), begun.text, 0)
    # a number before a line may become that of a step, and is a word of the list then
    wanted = Counter(word for text in typed for word in re.findall(r"[^\W\d_]+", text))
    have = Counter(word for text in words(parse(begun.text)) for word in re.findall(r"[^\W\d_]+", text))
    assert not wanted - have
    if not begun.guessed and not any(look in ("Title", "Heading 1", "Heading 2", "bold") for _, look in parts):
        end = begun.text.partition(f"{{#{UNPLACED}}}")[2]
        in_order = [word for text in words(parse(end)) for word in re.findall(r"[^\W\d_]+", text)]
        assert in_order == [word for text in typed for word in re.findall(r"[^\W\d_]+", text)]
