"""Packages go out whole and come back exact; what is hostile or broken is refused, and nothing is written."""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as word
import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage import tmx as their_tmx
from translate.storage import xliff as their_xliff

from breaking import HERNIA, HOME, loaded
from conftest import copy_library
from exchanging import exported, returned, state
from leafwright.commands import exchange as exchange_commands
from leafwright.exchange import docx, packages, xliff
from leafwright.exchange.package import PROTECTED, Package, Segment
from leafwright.model import Language
from made_up import SPANISH

SLUG = HOME
TAGS = ("ar", "fr")
ENGLISH = SPANISH.model_copy(update={"tag": "en", "english": "English", "source": True})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the tiny hospital; nobody asks for its spelling here."""
    return copy_library(tmp_path)


@pytest.mark.parametrize("form", ["xliff", "docx"])
@pytest.mark.parametrize("tag", TAGS)
def test_what_goes_out_comes_back_the_same(project: Path, tag: str, form: str) -> None:
    before = state(project)
    folder = exported(project, tag, form).parent
    for stem in (HERNIA, "glossary", "hospital"):
        exported(project, tag, form, stem)
    assert returned(project, tag, folder) == 0
    assert state(project) == before
    # what is taken out of the catalog comes back, byte for byte
    path = project / "docs" / "translations" / tag / f"{SLUG}.po"
    file, whole = exported(project, tag, form), path.read_bytes()
    po = polib.pofile(str(path), wrapwidth=0)
    for entry in list(po)[5:25]:
        entry.msgstr = ""
    po.save(str(path))
    assert returned(project, tag, file) == 0
    assert path.read_bytes() == whole
    assert returned(project, tag, file) == 0
    assert path.read_bytes() == whole


@pytest.mark.parametrize("tag", TAGS)
def test_an_agency_reads_our_xliff_and_its_pseudo_translation_comes_back(project: Path, tag: str) -> None:
    file = exported(project, tag, "xliff")
    store = their_xliff.xlifffile.parsestring(file.read_bytes())
    assert len(store.units) == len(packages(loaded(project), next(
        each for each in loaded(project).languages if each.tag == tag), SLUG)[0].segments)  # fmt: skip
    assert store.gettargetlanguage() == tag
    text = file.read_text("utf-8")
    marked = re.sub(r"(<target[^>]*>)", r"\1»", text)
    file.write_text(marked, "utf-8")
    their_xliff.xlifffile.parsestring(file.read_bytes())
    assert returned(project, tag, file) == 0
    po = polib.pofile(str(project / "docs" / "translations" / tag / f"{SLUG}.po"))
    assert all(entry.msgstr.startswith("»") for entry in po if not entry.obsolete)
    assert exported(project, tag, "xliff").read_text("utf-8") == marked


def test_the_memory_holds_every_translation(project: Path) -> None:
    exported(project, "fr", "xliff")
    store = their_tmx.tmxfile.parsestring((project / "out" / "fr" / "memory.tmx").read_bytes())
    po = polib.pofile(str(project / "docs" / "translations" / "fr" / f"{SLUG}.po"))
    assert {unit.source for unit in store.units} == {entry.msgid for entry in po if not entry.obsolete}


def test_a_changed_source_goes_out_with_its_former_translation(project: Path) -> None:
    path = project / "docs" / "translations" / "fr" / f"{SLUG}.po"
    po = polib.pofile(str(path), wrapwidth=0)
    entry = po[8]
    entry.flags, words = ["fuzzy"], entry.msgstr
    po.save(str(path))
    text = exported(project, "fr", "xliff").read_text("utf-8")
    assert "alt-trans" in text
    assert (
        re.sub(r"<[^>]+>", "", text.split("<alt-trans", 1)[1].split("</alt-trans>")[0].split(">", 1)[1]).strip()
        == words
    )


def test_a_comment_comes_in_beside_its_segment(project: Path) -> None:
    file = exported(project, "fr", "docx")
    document = word.Document(str(file))
    document.tables[0].rows[3].cells[3].text = "Please ask a doctor."
    document.save(str(file))
    path = str(project / "docs" / "translations" / "fr" / f"{SLUG}.po")
    before = [entry.tcomment for entry in polib.pofile(path)]
    assert returned(project, "fr", file) == 0
    after = [entry.tcomment for entry in polib.pofile(path)]
    changed = [new for old, new in zip(before, after, strict=True) if new != old]
    assert changed == ["Please ask a doctor."]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_a_table_that_libreoffice_saved_comes_back_the_same(project: Path, tmp_path: Path) -> None:
    before = state(project)
    file = exported(project, "ar", "docx")
    folder = project / "saved"
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "docx"]
    subprocess.run([*command, "--outdir", str(folder), str(file)], check=True, capture_output=True)
    assert returned(project, "ar", folder / file.name) == 0
    assert state(project) == before


# Hostile and broken files

Edit = Callable[[str], str]


def swap(old: str, new: str, count: int = 1) -> Edit:
    def edit(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, count)

    return edit


def target(find: str, new: str) -> Edit:
    """Replace in the first target that matches."""

    def edit(text: str) -> str:
        found = re.search(rf"<target[^>]*>(?:(?!</target>).)*?{find}", text, re.S)
        assert found, find
        return text[: found.start()] + re.sub(find, new, found[0], count=1) + text[found.end() :]

    return edit


def unit(number: int) -> re.Pattern[str]:
    return re.compile(rf"(?:.*?(<trans-unit.*?</trans-unit>)){{{number}}}", re.S)


def without_unit(text: str) -> str:
    return re.sub(r"\s*<trans-unit.*?</trans-unit>", "", text, count=1, flags=re.S)


def twice(text: str) -> str:
    found = re.search(r"<trans-unit.*?</trans-unit>", text, re.S)
    assert found
    return text.replace(found[0], found[0] * 2, 1)


def swapped_ids(text: str) -> str:
    one, two = re.findall(r'<trans-unit id="(\w+)"', text)[1:3]
    return text.replace(one, "@").replace(two, one).replace("@", two)


def merged(text: str) -> str:
    return re.sub(r"</target>(.*?)<target[^>]*>", "", text, count=1, flags=re.S)


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefg", "bcdefgh", strict=True)
) + "]>"  # fmt: skip

XLIFF: dict[str, Edit] = {
    "a script element": target(r">\w", "><script>alert(1)</script>"),
    "a script as words": target(r">\w", ">&lt;script&gt;alert(1)&lt;/script&gt;"),
    "an image as words": target(r">\w", ">&lt;img src=x onerror=alert(1)&gt;"),
    "an event in markup": target(r">\w", '>&lt;b onclick="x"&gt;'),
    "a javascript address": target(r">\w", ">[x](javascript:alert(1)) "),
    "a web address": target(r">\w", ">https://evil.example "),
    "an address without its scheme": target(r">\w", ">www.evil.example "),
    "a Markdown link": target(r">\w", ">[here](https://evil.example) "),
    "a Markdown picture": target(r">\w", ">![x](x.png) "),
    "a heading in a paragraph": target(r">\w", ">\n\n# Title\n\n"),
    "a new list": target(r">\w", ">\n- one\n- two\n"),
    "a new line": target(r">(\w)", r">\1\n"),
    "a macro added": target(r">\w", ">{{ phone.clinic }} "),
    "a name in braces added": target(r">\w", ">{evil} "),
    "a placeholder lost": target(r"<ph [^>]*>[^<]*</ph>", ""),
    "a placeholder twice": target(r"(<ph [^>]*>[^<]*</ph>)", r"\1\1"),
    "a placeholder of no such number": target(r'<ph id="\d+"', '<ph id="77"'),
    "a placeholder without a number": target(r'<ph id="\d+"', '<ph id=""'),
    "a negative placeholder": target(r'<ph id="\d+"', '<ph id="-1"'),
    "bold lost": target(r'<ph id="\d+" equiv-text="\*\*">\*\*</ph>', ""),
    "a changed number": target(r"\b24\b", "42"),
    "a number lost": target(r"\b24\b", ""),
    "a number added": target(r">\w", ">7 "),
    "a decimal moved": target(r"\b24\b", "2.4"),
    "digits of another script, another value": target(r"\b24\b", "٤٢"),
    "an id unknown": swap('<trans-unit id="', '<trans-unit id="x'),
    "an id empty": lambda text: re.sub(r'<trans-unit id="\w+"', '<trans-unit id=""', text, count=1),
    "ids swapped": swapped_ids,
    "a segment missing": without_unit,
    "all segments missing": lambda text: re.sub(r"<trans-unit.*</trans-unit>", "", text, flags=re.S),
    "a segment twice": twice,
    "segments merged": merged,
    "a changed source": swap("<source>Going home", "<source>Going far"),
    "a source emptied": swap("<source>Going home", "<source>"),
    "another language": swap('target-language="fr"', 'target-language="ar"'),
    "no language": swap(' target-language="fr"', ""),
    "another original": swap(f"docs/topics/{SLUG}.md", "docs/topics/other.md"),
    "a path out of the project": swap(f"docs/topics/{SLUG}.md", "../../../etc/passwd"),
    "two files in one": lambda text: text.replace(
        "</file>", "</file>" + text[text.index("<file") : text.index("</file>") + 7]
    ),
    "another version": swap('version="1.2"', 'version="2.0"'),
    "another namespace": swap("xliff:document:1.2", "xliff:document:1.1"),
    "an entity bomb": swap("<xliff", BOMB + "<xliff"),
    "an external entity": swap("<xliff", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff'),
    "an external document type": swap("<xliff", '<!DOCTYPE xliff SYSTEM "http://evil.example/x.dtd"><xliff'),
    "an unknown entity": target(r">\w", ">&evil;"),
    "a tag not closed": swap("</target>", "", 1),
    "cut off in the middle": lambda text: text[: len(text) // 2],
    "not XML": lambda text: "Hello, here are the translations.",
    "empty": lambda text: "",
    "a control character": target(r">\w", ">\x01"),
    "an override of direction": target(r">\w", ">\u202e"),
    "an isolate not closed": target(r">\w", ">\u2067"),
    "a zero-width space": target(r">\w", ">\u200b"),
    "a tag character": target(r">\w", ">\U000e0041"),
    "English left": target(r">[^<]{20,}", ">This was not translated and it stands here in English"),
    "another script": target(r">[^<]{20,}", ">Это не по-испански, это по-русски"),
    "markup of another kind": target(r">\w", '><g id="1">x</g>'),
    "a processing instruction in words": target(r">\w", ">&lt;?php echo 1 ?&gt;"),
    "a comment of HTML": target(r">\w", ">&lt;!-- x --&gt;"),
    "a data address": target(r">\w", ">data:text/html;base64,AAAA "),
    "a mail address as a link": target(r">\w", ">mailto:evil@example.org "),
    "a footnote": target(r">\w", ">[^1] "),
    "an attribute list": target(r">\w", ">{: onclick=x } "),
    "code": target(r">\w", ">`rm -rf` "),
}


@pytest.mark.parametrize("name", XLIFF)
def test_a_hostile_or_broken_xliff_is_refused_and_nothing_written(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(project, "fr", "xliff")
    before = state(project)
    file.write_text(XLIFF[name](file.read_text("utf-8")), "utf-8")
    capsys.readouterr()
    assert returned(project, "fr", file) == 1
    out = capsys.readouterr().out
    assert re.search(rf"^{SLUG}\.xlf:\d+: [XT]\d{{3}} .+\n    fix: .+", out, re.M), out
    assert state(project) == before


def test_there_are_many_hostile_files() -> None:
    assert len(XLIFF) + len(DOCX) >= 60


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_another_encoding_that_xml_knows_is_read(project: Path, encoding: str) -> None:
    file = exported(project, "fr", "xliff")
    before = state(project)
    text = file.read_text("utf-8").replace(
        "encoding='UTF-8'", "encoding='UTF-16'" if encoding == "utf-16" else "encoding='UTF-8'"
    )
    file.write_bytes(text.encode(encoding))
    assert returned(project, "fr", file) == 0
    assert state(project) == before


def row(number: int, column: int, new: str) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        document = word.Document(str(path))
        document.tables[0].rows[number].cells[column].text = new
        document.save(str(path))

    return edit


def deleted_row(path: Path) -> None:
    document = word.Document(str(path))
    table = document.tables[0]._tbl
    table.remove(document.tables[0].rows[4]._tr)
    document.save(str(path))


def merged_cells(path: Path) -> None:
    document = word.Document(str(path))
    cells = document.tables[0].rows[4].cells
    cells[1].merge(cells[2])
    document.save(str(path))


def entry(name: str, data: bytes) -> Callable[[Path], None]:
    def edit(path: Path) -> None:
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)

    return edit


def doctype(path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml":
                data = data.replace(
                    b"<w:document", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document', 1
                )
            new.writestr(item, data)
    path.write_bytes(buffer.getvalue())


DOCX: dict[str, Callable[[Path], object]] = {
    "an id changed": row(3, 0, "0123456789abcdef"),
    "a source changed": row(3, 1, "Something else."),
    "a translation with HTML": row(6, 2, "<b>x</b>"),
    "a link added": row(6, 2, "Voir https://evil.example."),
    "a row deleted": deleted_row,
    "cells merged": merged_cells,
    "the head changed": row(0, 2, "Traduction"),
    "a macro program inside": entry("word/vbaProject.bin", b"x"),
    "a zip bomb": entry("word/media/bomb.xml", b"0" * 70_000_000),
    "a path out of the archive": entry("../../evil.xml", b"x"),
    "an entity": doctype,
    "not a zip": lambda path: path.write_bytes(b"hello") and None,
    "another zip": lambda path: zipfile.ZipFile(path, "w").close(),
}


@pytest.mark.parametrize("name", DOCX)
def test_a_hostile_or_broken_docx_is_refused_and_nothing_written(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = exported(project, "fr", "docx")
    before = state(project)
    DOCX[name](file)
    capsys.readouterr()
    assert returned(project, "fr", file) == 1
    assert re.search(rf"^{SLUG}\.docx:\d+: [XT]\d{{3}} .+\n    fix: .+", capsys.readouterr().out, re.M)
    assert state(project) == before


@pytest.mark.parametrize("name", ["no-such-topic.xlf", "../../../etc/passwd", f"{SLUG}.exe"])
def test_a_file_that_was_never_exported_is_refused(project: Path, name: str) -> None:
    (project / "in").mkdir()
    before = state(project)
    assert returned(project, "fr", project / "in" / name) == 1
    assert state(project) == before


def test_an_unknown_language_is_refused_with_the_nearest(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exchange_commands.export_package(["arb"], project) == 1
    assert "did you mean ar?" in capsys.readouterr().err


WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab é.,{}[]()*`!<>&\"'肝ك"), st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() == text and "\ufffe" not in text and "\uffff" not in text)


@given(WORDS, WORDS)
def test_any_words_come_back_from_xliff_as_they_went(source: str, target: str) -> None:
    language: Language = SPANISH
    segment = Segment("0" * 16, "p", source, source + target)
    package = Package("t", "docs/topics/t.md", language, ENGLISH, (segment,))
    (back,) = xliff.read(xliff.write(package), package)
    assert back.source == source
    if not PROTECTED.search(target):
        assert back.target == source + target


def test_docx_keeps_lines_and_marks() -> None:
    segment = Segment("0" * 16, "p", "One **two**\nthree {{ phone.ward }}", "Uno **dos**\ntres {{ phone.ward }}")
    package = Package("t", "docs/topics/t.md", SPANISH, ENGLISH, (segment,))
    (back,) = docx.read(docx.write(package), package)
    assert (back.source, back.target) == (segment.source, segment.target)


def test_a_translator_sees_in_which_section_a_segment_stands(library: Path) -> None:
    assert exchange_commands.export_package(["fr"], library) == 0
    [path] = (library / "build" / "exchange" / "fr").glob(f"{HOME}.xlf")
    notes = set(re.findall(r"<note>(.*?)</note>", path.read_text("utf-8")))
    assert "section summary" in notes


@pytest.mark.parametrize(("method", "header"), [("human, by an agency", "human, by an agency"), ("", "to fill in")])
def test_what_comes_back_says_in_its_header_how_it_was_translated(project: Path, method: str, header: str) -> None:
    file = exported(project, "fr", "xliff")
    path = project / "docs" / "translations" / "fr" / f"{SLUG}.po"
    path.unlink()
    given = [f"--method={method}"] if method else []
    assert exchange_commands.import_package(["fr", str(file), *given], project) == 0
    assert f'"X-Method: {header}\\n"' in path.read_text("utf-8")


def test_a_file_that_never_went_out_is_refused_at_its_first_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "other.xlf").write_text("<xliff/>", "utf-8")
    assert returned(project, "fr", project / "other.xlf") == 1
    assert "other.xlf:1: X005 this is no file that was exported" in capsys.readouterr().out
    (project / "empty").mkdir()
    for path, told, fix in (
        ("nowhere", "there is no such file", "say where the file is"),
        ("empty", "this folder holds no file that was exported", "name the folder that holds them"),
    ):
        assert returned(project, "fr", project / path) == 1
        assert f"{path}:1: X005 {told}\n    fix: {fix}" in capsys.readouterr().out


def test_a_file_is_named_from_where_one_stands(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = exported(project, "fr", "xliff")
    for folder, name in ((file.parent, file.name), (project / "docs", file.relative_to(project).as_posix())):
        monkeypatch.chdir(folder)
        assert exchange_commands.import_package(["fr", name], project) == 0


def test_a_file_of_another_language_is_refused_in_words(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = exported(project, "fr", "xliff")
    capsys.readouterr()
    assert exchange_commands.import_package(["ar", str(file)], project) == 1
    told = "the file is in fr, not in ar\n    fix: import it as the language that it was exported for"
    assert told in capsys.readouterr().out


def test_a_topic_that_there_is_none_of_is_not_exported(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exchange_commands.export_package(["fr", "--topic", SLUG[:-1]], project) == 1
    assert f"did you mean {SLUG}?" in capsys.readouterr().err


def test_who_names_no_language_yet_is_told_where_to(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = project / "docs" / "hospital.toml"
    profile.write_text(re.sub(r"(?m)^languages = .*$", "languages = []", profile.read_text("utf-8")), "utf-8")
    assert exchange_commands.export_package(["es"], project) == 1
    assert 'docs/hospital.toml names none yet: languages = ["es"]' in capsys.readouterr().err


@pytest.mark.parametrize("form", ["xliff", "docx"])
def test_a_file_that_is_too_large_is_refused_at_its_first_line(
    project: Path, form: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = exported(project, "fr", form)
    size = len(file.read_bytes())
    capsys.readouterr()
    for module in (docx, xliff):
        monkeypatch.setattr(module, "MOST_BYTES", size)
    assert returned(project, "fr", file) == 0
    for module in (docx, xliff):
        monkeypatch.setattr(module, "MOST_BYTES", size - 1)
    capsys.readouterr()
    assert returned(project, "fr", file) == 1
    assert f"{file.name}:1: X005 the file is too large ({size // 1000:,} KB)" in capsys.readouterr().out


def test_source_and_translation_have_the_most_room_in_a_word_file(project: Path) -> None:
    file = exported(project, "fr", "docx")
    (table,) = word.Document(str(file)).tables
    for row in table.rows:
        assert [round(cell.width.mm) for cell in row.cells if cell.width] == [28, 95, 95, 49]
