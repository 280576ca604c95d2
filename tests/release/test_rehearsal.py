"""From the first signature to the bedside and back: release, edit, sign again, replace, withdraw, bring back."""

import base64
import datetime
import hashlib
import json
import platform
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import polib
import pypdfium2
import pytest
import zxingcpp
from lxml import html as lxml_html
from PIL import Image
from playwright.sync_api import Browser, expect

from breaking import HERNIA, replace, topic, words
from browsing import visiting
from conftest import copy_library
from leafwright.commands import release as commands
from leafwright.reading.releases import releases_of
from leafwright.release import alone, verify
from rehearsing import TODAY, approve, hashes, manifest, release, site, target

pytestmark = pytest.mark.build

ADDRESS = "https://fixture.example.org/leaflets/"
AFTER = "going-home-after-hernia-surgery"
OLD, NEW = "Show it to your doctor.", "Show it to your own doctor."


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_library(tmp_path_factory.mktemp("rehearsal"), ["a4"], ["en", "ar"])


def codes(path: Path) -> set[str]:
    """What the QR codes on the pages of a PDF say, read from the picture."""
    document = pypdfium2.PdfDocument(path)
    try:
        pictures: list[Image.Image] = [page.render(scale=3).to_pil() for page in document]
    finally:
        document.close()
    return {code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)}


def nothing_is_released_before_anybody_signed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert release(root) == 1
    assert "0 editions of 5 ready" in capsys.readouterr().out
    assert not target(root).exists()


def what_is_signed_is_released_and_all_else_is_withheld(root: Path) -> None:
    approve(root)
    approve(root, tag="ar")
    assert release(root) == 0
    assert verify.compare(target(root)) == []
    made = manifest(root)
    assert [(each["edition"], each["version"]) for each in made["editions"]] == [
        (f"en/{HERNIA}", "1.0"),
        (f"ar/{HERNIA}", "1.0"),
    ]
    assert [each["role"] for each in made["editions"][1]["signed"]] == ["translator", "reviser", "lead"]
    assert made["sources"][f"docs/topics/{HERNIA}.md"]
    page = site(root, f"en/topics/{HERNIA}.html")
    assert "draft" not in page.casefold()
    assert not (target(root) / "site" / "en" / "status.html").exists()
    assert "Not ready yet" in site(root, f"en/topics/{AFTER}.html")
    assert not list((target(root) / "leaflets").rglob(f"{AFTER}*"))
    for tag in ("en", "ar"):
        folder = target(root) / "site" / tag
        leaflet = folder / "versions" / "FX-01-1.0" / f"{HERNIA}.a4.pdf"
        assert leaflet.read_bytes() == (folder / "leaflets" / leaflet.name).read_bytes()
        assert codes(leaflet) == {f"{ADDRESS}{tag}/versions/FX-01-1.0/"}
        with pikepdf.open(leaflet) as file:
            assert len(file.pages) >= 2
        # the code of the present version leads on to the topic
        forward = f'<meta http-equiv="refresh" content="0; url=../../topics/{HERNIA}.html">'
        assert forward in site(root, f"{tag}/versions/FX-01-1.0/index.html")


def the_register_tells_every_edition(root: Path) -> None:
    rows = json.loads(site(root, "register.json"))
    assert {(row["language"], row["topic"], row["state"], row["version"]) for row in rows} == {
        ("en", HERNIA, "approved", "1.0"),
        ("ar", HERNIA, "approved", "1.0"),
        ("en", AFTER, "withheld", ""),
        ("ar", AFTER, "withheld", ""),
        ("en", "hernia-staff", "withheld", ""),
    }
    (row,) = [row for row in rows if row["language"] == "en" and row["topic"] == HERNIA]
    assert row["address"] == f"{ADDRESS}en/versions/FX-01-1.0/"
    (leaflet,) = [file for file in row["files"] if file["file"] == f"{HERNIA}.a4.pdf"]
    path = target(root) / "site" / "en" / "leaflets" / leaflet["file"]
    assert leaflet["bytes"] == path.stat().st_size
    assert leaflet["sha256"] == verify.digest(path)
    assert leaflet["pages"] >= 2
    table = (target(root) / "site" / "register.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbfnumber,topic,")
    assert table.count(b"\r\n") == 1 + 2 * 2 + 3


def staff_are_offered_a_line_for_the_record(root: Path, browser: Browser) -> None:
    (row,) = [row for row in json.loads(site(root, "register.json")) if row["language"] == "ar" and row["version"]]
    with visiting(browser, (target(root) / "site").resolve().as_uri()) as visit:
        page = visit.open(f"en/give.html?topic={HERNIA}&lang=ar")
        said = page.locator("#receipt").input_value()
        today = page.evaluate("new Date().getFullYear() + ''")
        assert said.startswith(f"Given on {today}-")
        assert f'FX-01 "Hernia of the groin", version 1.0, ar (العربية), code {row["code"]}. {row["address"]}' in said
        named = page.locator(".receipt a").get_attribute("href") or ""
        assert json.loads(site(root, named.removeprefix("../")))["id"] == "FX-01-1.0-ar"
        page.locator(".receipt button").click()
        assert page.evaluate("document.activeElement.id") == "receipt"
        page.locator("#give-topic").select_option(AFTER)
        expect(page.locator(".receipt")).to_be_hidden()  # it is not released
        assert visit.complaints == []


def record_systems_are_told(root: Path) -> None:
    bundle = json.loads(site(root, "fhir/bundle.json"))
    assert [each["resource"]["id"] for each in bundle["entry"]] == ["FX-01-1.0-en", "FX-01-1.0-ar"]
    found = {each["attachment"]["url"]: each["attachment"] for each in bundle["entry"][1]["resource"]["content"]}
    leaflet = found[f"{ADDRESS}ar/versions/FX-01-1.0/{HERNIA}.a4.pdf"]
    path = target(root) / "site" / "ar" / "versions" / "FX-01-1.0" / f"{HERNIA}.a4.pdf"
    assert base64.b64decode(leaflet["hash"]) == hashlib.sha1(path.read_bytes()).digest()
    assert {"site/fhir/bundle.json", "responder.py", "leafwright-responder.service"} <= set(manifest(root)["files"])
    for tag in ("en", "ar"):
        answer = json.loads(site(root, f"infobutton/2.16.840.1.113883.6.3/K40/{tag}.json"))
        assert answer["feed"]["entry"][0]["link"][0]["href"] == f"{ADDRESS}{tag}/topics/{HERNIA}.html"


def released_again_without_a_change_nothing_is_touched(root: Path) -> None:
    """Neither at once nor on another day: a job of every night must not push out the release before."""
    before = {path: path.stat().st_mtime_ns for path in target(root).rglob("*")}
    for later in (0, 1):
        assert release(root, day=TODAY + datetime.timedelta(days=later)) == 0
        assert {path: path.stat().st_mtime_ns for path in target(root).rglob("*")} == before


def an_edit_withholds_until_it_is_signed_again(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(topic(root), OLD, NEW)
    assert release(root) == 0
    out = capsys.readouterr().out
    assert f"en/{HERNIA}: no longer given out" in out
    assert f"ar/{HERNIA}: no longer given out" in out
    assert manifest(root)["editions"] == []
    assert "Not ready yet" in site(root, f"en/topics/{HERNIA}.html")
    paused = site(root, "en/versions/FX-01-1.0/index.html")
    assert "<h1>Being checked</h1>" in paused
    assert "555 010 0201" in paused  # whom to ask
    assert "refresh" not in paused


def the_release_before_comes_back_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = hashes(target(root))
    assert commands.rollback([], root) == 0
    told = capsys.readouterr().out
    assert f"Given out again: en/{HERNIA}, which had left: if it is withdrawn or past its date, release anew." in told
    assert verify.compare(target(root)) == []
    assert [each["version"] for each in manifest(root)["editions"]] == ["1.0", "1.0"]
    assert "refresh" in site(root, "en/versions/FX-01-1.0/index.html")
    assert commands.rollback([], root) == 0
    assert hashes(target(root)) == now


def a_code_of_an_old_leaflet_says_that_it_was_replaced(root: Path) -> None:
    approve(root)
    po = polib.pofile(str(words(root, "ar")))
    entry = next(entry for entry in po if entry.msgid.endswith(OLD))
    entry.msgid = entry.msgid.replace(OLD, NEW)
    po.save()
    approve(root, tag="ar")
    before = hashes(target(root))
    assert release(root, "--because", f"{HERNIA}=mistake") == 0
    assert verify.compare(target(root)) == []
    assert [each["version"] for each in manifest(root)["editions"]] == ["1.1", "1.1"]
    old = site(root, "en/versions/FX-01-1.0/index.html")
    assert "Version <bdi" in old
    assert "It had a mistake." in old
    assert f"../../topics/{HERNIA}.html" in old
    assert "refresh" not in old
    arabic = site(root, "ar/versions/FX-01-1.0/index.html")
    assert 'lang="ar" dir="rtl"' in arabic
    assert "كان فيها خطأ." in arabic
    after = hashes(target(root))
    for tag in ("en", "ar"):  # what was given out keeps its bytes
        name = f"site/{tag}/versions/FX-01-1.0/{HERNIA}.a4.pdf"
        assert after[name] == before[name]
        assert codes(target(root) / "site" / tag / "leaflets" / f"{HERNIA}.a4.pdf") == {
            f"{ADDRESS}{tag}/versions/FX-01-1.1/"
        }
    rows = json.loads(site(root, "register.json"))
    (row,) = [row for row in rows if (row["language"], row["topic"], row["version"]) == ("ar", HERNIA, "1.0")]
    assert (row["state"], row["replaced_by"], row["because"]) == ("replaced", "1.1", "mistake")


def a_version_that_is_taken_back_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What came back tells of what it took the place of; and no job of the night gives that out again."""
    now = hashes(target(root))
    assert commands.rollback([], root) == 0
    assert f"Taken back: ar/{HERNIA} 1.1; its code on paper finds a page that says so" in capsys.readouterr().out
    assert verify.compare(target(root)) == []
    assert [each["version"] for each in manifest(root)["editions"]] == []  # the release before had withheld it
    assert manifest(root)["taken_back"][f"en/{HERNIA}"] == {"1.1": TODAY.isoformat()}
    for tag, said in (("en", "This version was taken back"), ("ar", "أُلغيت هذه النسخة")):
        page = site(root, f"{tag}/versions/FX-01-1.1/index.html")
        assert f"<h1>{said}</h1>" in page
        assert "refresh" not in page
        assert "555 010 0201" in page  # whom to ask
        name = f"site/{tag}/versions/FX-01-1.1/{HERNIA}.a4.pdf"
        assert hashes(target(root))[name] == now[name]  # what was given out keeps its bytes and its address
        for sheet in lxml_html.fromstring(page).xpath("//link/@href"):
            assert (target(root) / "site" / tag / "versions" / "FX-01-1.1" / sheet).is_file()
    assert release(root) == 1
    assert "S038" in capsys.readouterr().out
    assert commands.rollback([], root) == 0
    assert hashes(target(root)) == now


def staff_read_which_words_changed(root: Path) -> None:
    for tag in ("en", "ar"):
        said = lxml_html.fromstring(site(root, f"{tag}/topics/{HERNIA}.html"))
        (link,) = said.xpath("//a[. = 'What changed']/@href")
        assert link == "../../en/versions/FX-01/index.html"
    page = lxml_html.fromstring(site(root, "en/versions/FX-01/index.html"))
    versions = [item.text_content().split() for item in page.xpath("//main/ul/li/p[a]")]
    assert [" ".join(each) for each in versions] == [
        "FX-01 Hernia of the groin, English, version 1.1. It had a mistake.",
        "FX-01 Hernia of the groin, English, version 1.0. First version.",
        "FX-01 Hernia of the groin, Arabic, version 1.1. It had a mistake.",
        "FX-01 Hernia of the groin, Arabic, version 1.0. First version.",
    ]
    changed = page.xpath("//main/ul/li/ul/li/text()")
    assert len(changed) == 2
    assert all(line.startswith("changed: ") and NEW in line for line in changed)
    by_day = lxml_html.fromstring(site(root, "en/versions/index.html"))
    assert by_day.xpath("//main/ul/li//a[@href='FX-01/index.html']")


LISTS = re.compile(
    r"site/(?:index\.html|register\.(?:csv|json)|fhir/bundle\.json|"
    r"\w+/(?:index|a-to-z|kinds|body|departments|kiosk|register|reviews|give|versions/index)\.html|"
    r"\w+/(?:register\.csv|reviews.*\.ics|search/.*\.js|assets/(?:search/|register-list|receipts).*\.js))|manifest\.json"
)
"""What tells of all topics or of the day: front door and home, lists, registers, calendars, the search, what record
systems load, the manifest."""


def another_topic_touches_no_byte_of_the_first(root: Path) -> None:
    """On another day, too, and though both are of one set; released alone not even where somebody edits the first."""

    def state() -> dict[str, tuple[str, int]]:
        return {name: (value, (target(root) / name).stat().st_mtime_ns) for name, value in hashes(target(root)).items()}

    before = state()
    approve(root, AFTER)
    replace(topic(root), NEW, OLD)
    (root / alone.FOLDER / "docs").mkdir(parents=True)  # left by one that was killed
    assert release(root, "--topic", AFTER, day=TODAY + datetime.timedelta(days=1)) == 0
    assert [each["version"] for each in manifest(root)["editions"]] == ["1.0", "1.1", "1.1"]
    after = state()
    touched = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    own = {name for name in touched if AFTER in name or "FX-02" in name}
    assert f"site/en/topics/{AFTER}.html" in own
    assert [name for name in sorted(touched - own) if not LISTS.fullmatch(name)] == []
    replace(topic(root), OLD, NEW)
    assert release(root, day=TODAY + datetime.timedelta(days=1)) == 0
    assert state() == after  # all that is approved: the same


def a_withdrawn_leaflet_says_why_and_whom_to_ask(root: Path) -> None:
    taken = f"withdrawn:\n  date: {TODAY}\n  reason: The operation is no longer done here.\n  replaced_by: {AFTER}\n"
    replace(topic(root), "funding: none\n", f"{taken}funding: none\n")
    assert release(root, day=TODAY + datetime.timedelta(days=1)) == 0
    assert verify.compare(target(root)) == []
    for version in ("1.0", "1.1"):
        page = site(root, f"en/versions/FX-01-{version}/index.html")
        assert "<h1>Withdrawn</h1>" in page
        assert "The operation is no longer done here." in page
        assert "555 010 0201" in page
        assert f"../../topics/{AFTER}.html" in page
        arabic = site(root, f"ar/versions/FX-01-{version}/index.html")
        assert '<span lang="en" dir="ltr">The operation is no longer done here.</span>' in arabic
    assert "Withdrawn" in site(root, f"en/topics/{HERNIA}.html")
    records, _ = releases_of(root)
    assert [each.version for each in records["ar", HERNIA].released] == ["1.0", "1.1"]
    rows = json.loads(site(root, "register.json"))
    assert {row["state"] for row in rows if row["topic"] == HERNIA} == {"replaced", "withdrawn"}
    for row in (row for row in rows if row["state"] == "withdrawn"):
        told = (row["replaced_by"], row["replaced_on"], row["because"])
        assert told == (AFTER, TODAY.isoformat(), "The operation is no longer done here.")


def what_is_past_its_date_leaves_by_itself(root: Path) -> None:
    assert f"en/{AFTER}" in [each["edition"] for each in manifest(root)["editions"]]
    assert release(root, day=TODAY + datetime.timedelta(days=701)) == 0
    assert manifest(root)["editions"] == []
    assert "Being checked" in site(root, "en/versions/FX-02-1.0/index.html")


def no_file_names_this_machine_or_a_place_on_it(root: Path) -> None:
    marks = {str(root), str(Path.home()), sys.prefix, platform.node()}
    for path in target(root).rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert not [mark for mark in marks if len(mark) > 6 and mark.encode() in data], path


def it_can_do_so_with_nothing_but_python(root: Path, tmp_path: Path) -> None:
    run = [sys.executable, "-I", "-S", str(target(root) / "verify.py")]
    done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All is as it was released" in done.stdout


def test_the_whole_rehearsal(root: Path, capsys: pytest.CaptureFixture[str], browser: Browser, tmp_path: Path) -> None:
    """One after the other: each step stands on what those before it left."""
    nothing_is_released_before_anybody_signed(root, capsys)
    what_is_signed_is_released_and_all_else_is_withheld(root)
    the_register_tells_every_edition(root)
    staff_are_offered_a_line_for_the_record(root, browser)
    record_systems_are_told(root)
    released_again_without_a_change_nothing_is_touched(root)
    an_edit_withholds_until_it_is_signed_again(root, capsys)
    the_release_before_comes_back_whole(root, capsys)
    a_code_of_an_old_leaflet_says_that_it_was_replaced(root)
    a_version_that_is_taken_back_says_so(root, capsys)
    staff_read_which_words_changed(root)
    another_topic_touches_no_byte_of_the_first(root)
    a_withdrawn_leaflet_says_why_and_whom_to_ask(root)
    what_is_past_its_date_leaves_by_itself(root)
    it_can_do_so_with_nothing_but_python(root, tmp_path)
    no_file_names_this_machine_or_a_place_on_it(root)
