"""Packages that come back damaged on purpose: refused with a remedy, never a traceback. More: tests/exchange."""

import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from breaking import HERNIA
from leafwright.commands import exchange as commands
from leafwright.exchange import Package, Refused, accept, docx, packages, xliff
from leafwright.exchange.package import Segment, plain
from leafwright.model import Project

Edit = Callable[[str], str]


@pytest.fixture(scope="module")
def package(project: Project) -> Package:
    (found,) = packages(project, project.translated[0], HERNIA)
    return found


def number(new: str) -> Edit:
    return lambda text: re.sub(r'<ph id="\d+"', f'<ph id="{new}"', text, count=1)


def words(new: str) -> Edit:
    return lambda text: re.sub(r"(<target[^>]*>)", rf"\g<1>{new}", text, count=1)


XLIFF: dict[str, Edit] = {
    "a number of five thousand digits": number("9" * 5_000),
    "a number of another script": number("\u0661"),
    "a number that is raised": number("\u00b2"),
    "a number with a sign": number("+1"),
    "a number with a space": number(" 1"),
    "a number of a fraction": number("\u00bd"),
    "no number": number("0"),
    "an id of a megabyte": lambda text: text.replace('<trans-unit id="', f'<trans-unit id="{"x" * 1_000_000}', 1),
    "depth": words("<mrk>" * 5_000 + "</mrk>" * 5_000),
    "some depth": words("<mrk>" * 200 + "<x/>" + "</mrk>" * 200),
    "a namespace of its own": words('<e:x xmlns:e="urn:evil"/>'),
    "a reference to a letter that is none": words("&#0;"),
    "a reference to half a letter": words("&#xD800;"),
    "a type in another encoding": lambda text: "<!DOCTYPE x [<!ENTITY e 'x'>]>" + text,
    "an include": words('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'),
    "a style sheet": lambda text: text.replace("<xliff", '<?xml-stylesheet href="file:///etc/passwd"?><xliff', 1)[:-20],
    "a script": words("&lt;script&gt;alert(1)&lt;/script&gt;"),
    "a script as CDATA": words("<![CDATA[<script>alert(1)</script>]]>"),
    "no text at all": lambda text: "\0" * 1_000,
    "brackets without end": lambda text: "<" * 100_000,
}  # fmt: skip


def refused(read: Callable[[], object], project: Project, package: Package) -> None:
    """Whether reading is refused, or what was read may not be written."""
    try:
        rows = read()
    except Refused as told:
        error: Refused | None = told
    else:
        error = None
    if error:
        assert error.fix
        assert len(error.message) < 2_000
        return
    _, findings = accept("x", rows, package, project.house)  # type: ignore[arg-type]
    assert any(each.stops and each.fix for each in findings)


@pytest.mark.parametrize("kind", XLIFF)
def test_a_damaged_xliff_is_refused(kind: str, project: Project, package: Package) -> None:
    data = XLIFF[kind](xliff.write(package).decode())
    refused(lambda: xliff.read(data.encode("utf-8", "surrogatepass"), package), project, package)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


BODY = "word/document.xml"


def in_body(old: str, new: str) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        files = parts(data)
        assert re.search(old.encode(), files[BODY]), old
        files[BODY] = re.sub(old.encode(), new.encode(), files[BODY], count=1)
        return zipped(files)

    return edit


def with_part(name: str, new: bytes | None) -> Callable[[bytes], bytes]:
    return lambda data: zipped({n: d for n, d in {**parts(data), name: new}.items() if d is not None})


def byte(offset: int, new: int, mark: bytes) -> Callable[[bytes], bytes]:
    """A byte changed behind each mark of the archive."""

    def edit(data: bytes) -> bytes:
        changed = bytearray(data)
        for found in re.finditer(re.escape(mark), data):
            changed[found.start() + offset] = new
        return bytes(changed)

    return edit


CELL = r"<w:tcPr>"
DOCX: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[: len(data) // 2],
    "cut off at its end": lambda data: data[:-10],
    "its middle zeroed": lambda data: data[:5_000] + b"\0" * 5_000 + data[10_000:],
    "locked by a word": byte(8, 1, b"PK\x01\x02"),
    "an unknown way to pack": byte(10, 99, b"PK\x01\x02"),
    "an old way to pack": byte(10, 6, b"PK\x01\x02"),
    "no body": with_part(BODY, None),
    "an empty body": with_part(BODY, b""),
    "another root": with_part(BODY, b"<html/>"),
    "a body that is no XML": with_part(BODY, b"<w:document"),
    "a body of NUL": with_part(BODY, b"\0" * 1_000),
    "no types": with_part("[Content_Types].xml", None),
    "types that are none": with_part("[Content_Types].xml", b"<Types/>"),
    "no relations": with_part("_rels/.rels", None),
    "a relation that leads out": with_part(
        "word/_rels/document.xml.rels",
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" '
        b'Type="x" Target="../../../../etc/passwd"/></Relationships>',
    ),
    "an entity": in_body(r"<w:document", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document'),
    "an entity in UTF-16": with_part("word/x.xml", '<!DOCTYPE x [<!ENTITY e "x">]><x/>'.encode("utf-16")),
    "a thousand million columns": in_body(CELL, '<w:tcPr><w:gridSpan w:val="1000000000"/>'),
    "fewer columns than none": in_body(CELL, '<w:tcPr><w:gridSpan w:val="-5"/>'),
    "columns that are no number": in_body(CELL, '<w:tcPr><w:gridSpan w:val="many"/>'),
    "cells merged downwards": in_body(CELL, '<w:tcPr><w:vMerge w:val="continue"/>'),
    "no columns": in_body(r"<w:tblGrid>.*?</w:tblGrid>", ""),
    "no rows": in_body(r"<w:tr[ >].*</w:tr>", ""),
    "a thousand parts": lambda data: zipped({**parts(data), **{f"word/{n}.xml": b"<x/>" for n in range(1_000)}}),
    "depth": in_body(r"<w:body>", "<w:body>" + "<w:p>" * 5_000 + "</w:p>" * 5_000),
}


@pytest.mark.parametrize("kind", DOCX)
def test_a_damaged_word_file_is_refused(kind: str, project: Project, package: Package) -> None:
    data = DOCX[kind](docx.write(package))
    refused(lambda: docx.read(data, package), project, package)


@pytest.fixture
def opened(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that open the library which is read already."""
    monkeypatch.setattr(commands, "opened", lambda _: project)


def _hole(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20_000_000_000)


@pytest.mark.usefixtures("opened")
def test_a_package_that_is_no_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "project" / f"{HERNIA}.xlf"
    path.parent.mkdir()
    for make in (os.mkfifo, lambda path: path.mkdir(), _hole):
        make(path)
        given = str(path) if not path.is_dir() else f"{path}/nothing"
        assert commands.import_package(["ar", given], tmp_path / "project") == 1
        assert "fix:" in capsys.readouterr().out or path.is_dir()
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("below", ["rubbish", "/etc/passwd", 'msgid ""\nmsgstr "x\nrubbish', "\xff\0", "link"])
def test_a_catalog_that_cannot_be_read_is_not_written_over(
    below: str, tmp_path: Path, package: Package, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "project"
    catalog, file = root / "docs" / "translations" / "ar" / f"{HERNIA}.po", root / f"{HERNIA}.xlf"
    catalog.parent.mkdir(parents=True)
    outside = tmp_path / "outside.po"
    outside.write_text(below, "latin-1")
    if below == "link":
        catalog.symlink_to(outside)
    else:
        catalog.write_text(below, "latin-1")
    data = re.sub(r"(<target[^>]*>)([^<]*[^\W\d])", r"\1\2\2", xliff.write(package).decode(), count=1)
    file.write_bytes(data.encode())
    before = outside.read_bytes()
    assert commands.import_package(["ar", str(file)], root) == 1
    assert "fix:" in capsys.readouterr().out
    assert outside.read_bytes() == before
    assert catalog.read_text("latin-1") == below


def test_words_that_no_xml_can_hold_go_out_without_what_hides_in_them(package: Package) -> None:
    segment = Segment("x", "p", plain("Keep\x00 it\x0b dry.\ufffe"), plain("a\x01b"))
    made = Package("x", "docs/topics/x.md", package.language, package.source, (segment,))
    assert b"Keep it dry." in xliff.write(made)
    assert docx.write(made)
    assert xliff.write_memory([made])
