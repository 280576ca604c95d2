"""The site behind a real web server with the file that build/deploy holds for it: headers, languages, search."""

import gzip
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from breaking import HERNIA, replace
from browsing import QUERY, Visit, letters, search, settle, violations
from conftest import TONGUES, copy_library
from leafwright import pipeline, website
from leafwright.translation import withholding
from leafwright.translation.editions import editions
from leafwright.website.deploying import TYPES, asked, ranges

pytestmark = pytest.mark.browser

BASE = "/patients/leaflets/"
TOPIC = f"topics/{HERNIA}.html"
MAIN = "daemon off; pid {0}/pid; error_log {0}/log; events {{}} http {{ access_log off; include {0}/site.conf; {1} }}"
TEMPORARY = " ".join(f"{name}_temp_path {{0}}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))


@pytest.fixture(scope="module")
def build_below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build folder of a hospital whose site lives below a path of its server; one leaflet stands for all."""
    root = copy_library(tmp_path_factory.mktemp("below"))
    replace(root / "docs" / "hospital.toml", "fixture.example.org/leaflets/", f"intranet.example.org{BASE}")
    project, findings = pipeline.check(root)
    assert project
    everything = editions(project)
    withheld = withholding.withheld(project, everything, findings)
    sites = [pipeline._language_site(project, language, everything, withheld) for language in project.languages]
    website.stage(root, project, sites, [])
    assert website.build(root, project, sites) == []
    leaflets = root / "build" / "site" / "en" / "leaflets"
    leaflets.mkdir()
    (leaflets / "one.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    return root / "build"


@pytest.fixture(scope="module")
def server(build_below_a_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """nginx on a free port, with the shipped file but for its port and folder."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    assert nginx, "nginx is missing. `make test` installs it, or: apt-get install nginx-light"
    folder = tmp_path_factory.mktemp("nginx")
    served = folder / "srv" / BASE.strip("/")
    served.parent.mkdir(parents=True)
    shutil.copytree(build_below_a_path / "site", served)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    shipped = (build_below_a_path / "deploy" / "nginx.conf").read_text("utf-8")
    for ours, here in (("listen 80;", f"listen 127.0.0.1:{port};"), ("root /srv/leafwright;", f"root {folder}/srv;")):
        assert shipped.count(ours) == 1
        shipped = shipped.replace(ours, here)
    (folder / "site.conf").write_text(shipped, "utf-8")
    main = MAIN.format(folder, TEMPORARY.format(folder))
    if os.geteuid() == 0:  # its workers would be nobody, and pytest's folders are private
        main = f"user root; {main}"
    (folder / "nginx.conf").write_text(main, "utf-8")
    command = [nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "log")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "[warn]" not in tried.stderr, tried.stderr
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        _wait_for(port, running, folder / "log")
        yield f"http://127.0.0.1:{port}{BASE}"
        running.terminate()


def _wait_for(port: int, running: subprocess.Popen[bytes], log: Path) -> None:
    while True:  # until it answers or ends
        assert running.poll() is None, log.read_text("utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)


def get(url: str, **headers: str) -> HTTPResponse:
    """The answer to one request, no redirect followed; `body` is read already."""
    parts = urlsplit(url)
    connection = HTTPConnection(str(parts.hostname), parts.port, timeout=90)
    connection.request("GET", parts.path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_security_headers_come_with_every_answer(server: str, build_below_a_path: Path) -> None:
    wanted = json.loads((build_below_a_path / "deploy" / "headers.json").read_text("utf-8"))
    assert "default-src 'none'" in wanted["Content-Security-Policy"]
    for path in ("index.html", f"en/{TOPIC}", "en/no-such-page.html", "en/search/patients.js"):
        answer = get(server + path)
        assert {name: answer.getheader(name) for name in wanted} == wanted, path
        assert not re.search(r"\d", answer.getheader("Server") or ""), "the server tells its version"
    pdf = get(server + "en/leaflets/one.pdf")
    assert pdf.getheader("Content-Security-Policy") is None
    assert pdf.getheader("X-Content-Type-Options") == "nosniff"


def test_every_file_has_its_type(server: str, build_below_a_path: Path) -> None:
    site = build_below_a_path / "site"
    seen = {path.suffix: path for path in sorted(site.rglob("*")) if path.is_file()}
    assert {suffix.removeprefix(".") for suffix in seen} <= TYPES.keys()
    assert seen.keys() >= {".html", ".css", ".js", ".svg", ".woff2", ".pdf", ".xml"}
    for suffix, path in seen.items():
        answer = get(server + path.relative_to(site).as_posix())
        kind, _, more = (answer.getheader("Content-Type") or "").partition("; ")
        assert (answer.status, kind) == (200, TYPES[suffix.removeprefix(".")])
        assert more == ("" if suffix in {".pdf", ".woff2"} else "charset=utf-8")


def test_what_has_a_hash_in_its_name_is_kept_and_all_else_asked_for(server: str, build_below_a_path: Path) -> None:
    site = build_below_a_path / "site"
    assets = [path for path in sorted(site.rglob("assets/**/*")) if path.is_file()]
    assert len(assets) > 20
    for path in assets:
        kept = get(server + path.relative_to(site).as_posix()).getheader("Cache-Control")
        assert kept == "public, max-age=31536000, immutable", path
    paths = ("en/index.html", f"ar/{TOPIC}", "en/leaflets/one.pdf", "en/search/patients.js", "sitemap.xml", "")
    for name in (*paths, f"en/assets/{assets[0].stem}x.00000000.css"):
        assert get(server + name).getheader("Cache-Control") == "no-cache", name
    page = get(server + f"en/{TOPIC}")
    again = get(server + f"en/{TOPIC}", If_None_Match=str(page.getheader("ETag")))
    assert again.status == 304


def test_words_are_compressed(server: str, build_below_a_path: Path) -> None:
    for path in (f"en/{TOPIC}", "ar/search/patients.js"):
        answer = get(server + path, Accept_Encoding="gzip")
        assert answer.getheader("Content-Encoding") == "gzip"
        assert "Accept-Encoding" in (answer.getheader("Vary") or "")
        body = gzip.decompress(answer.body)  # type: ignore[attr-defined]
        assert body == (build_below_a_path / "site" / path).read_bytes()
    font = next((build_below_a_path / "site" / "en" / "assets").glob("*.woff2")).name
    assert get(f"{server}en/assets/{font}", Accept_Encoding="gzip").getheader("Content-Encoding") is None


ASKED = [
    ("ar", "ar/index.html"),
    ("ar-EG,ar;q=0.9,en;q=0.8", "ar/index.html"),
    ("AR-eg", "ar/index.html"),
    ("de-DE,de;q=0.9,fr;q=0.8,en;q=0.7", "fr/index.html"),
    ("fr-CA", "fr/index.html"),
    ("arn,en", "en/index.html"),
    ("sv", "index.html"),
    ("*", "index.html"),
    ("", "index.html"),
]


@pytest.mark.parametrize(("said", "start"), ASKED)
def test_the_start_is_in_the_language_the_browser_asks_for(server: str, said: str, start: str) -> None:
    answer = get(server, Accept_Language=said)
    assert answer.status == 302
    assert urljoin(server, answer.getheader("Location")) == server + start
    assert "Accept-Language" in (answer.getheader("Vary") or "")
    assert get(server + start).status == 200


@pytest.mark.parametrize("folder", ["", *(f"{tag}/" for tag in TONGUES)])
@pytest.mark.parametrize("wrong", ["no-such-page.html", "no/such/folder/", "assets/"])
def test_a_wrong_address_is_answered_in_its_language_with_ways_on(server: str, folder: str, wrong: str) -> None:
    answer = get(server + folder + wrong)
    body = answer.body.decode()  # type: ignore[attr-defined]
    assert answer.status == 404
    assert (answer.getheader("Content-Type") or "").replace(" ", "") == "text/html;charset=utf-8"
    assert f'<html lang="{folder.strip("/") or "en"}"' in body
    links = re.findall(r'(?:href|src)="([^"]+)"', body)
    assert f"{BASE}{folder or 'en/'}index.html" in links
    for link in (each for each in links if not each.startswith("tel:")):
        assert get(urljoin(server + folder, link)).status == 200, link


@pytest.mark.parametrize("tag", TONGUES)
def test_the_site_works_under_its_policy(server: str, browser: Browser, tag: str) -> None:
    """Every page opens, and search finds, without one complaint of the browser."""
    context = browser.new_context(locale="en-US")
    visit = Visit(context, server.rstrip("/"))
    for path in ("index.html", f"{tag}/index.html", f"{tag}/glossary.html", f"{tag}/{TOPIC}"):
        page = visit.open(path)
        expect(page.locator("h1")).to_be_visible()
        if path != "index.html":  # which needs letters of its own only for some languages
            assert letters(page)
        assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    data = page.locator("script[type='application/ld+json']").text_content()
    assert json.loads(str(data))["url"] == f"https://intranet.example.org{BASE}{tag}/{TOPIC}"
    search(page, {"en": "hernia", "ar": "فتق", "fr": "hernie"}[tag])
    page.locator(f".search-list a[href*='{TOPIC}']").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"/{tag}/{TOPIC}")))
    page.locator(QUERY).fill("zz")
    settle(page)
    page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    assert visit.complaints == []
    assert visit.foreign_requests == []
    visit.page.goto(f"{server}{tag}/no-such-page.html")
    expect(visit.page.locator("h1")).to_be_visible()
    assert violations(visit.page) == []
    assert [said for said in visit.complaints if "404" not in said] == []
    context.close()


def test_the_browser_holds_the_site_to_its_policy(server: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{server}en/{TOPIC}")
    page.evaluate(
        """() => { const tag = document.createElement('script'); tag.textContent = 'document.title = "run"';
                   document.body.append(tag); setTimeout('document.title = "run later"', 0); }"""
    )
    page.evaluate("() => new Promise(done => setTimeout(done, 0))")  # behind what the page itself put off
    assert "run" not in page.title()
    context.close()


def test_the_file_for_iis_says_the_same(build_below_a_path: Path) -> None:
    """No IIS runs here: its file is read, and its rule tried, instead."""
    deploy = build_below_a_path / "deploy"
    tree = ElementTree.fromstring((deploy / "web.config").read_text("utf-8"))
    whole = tree.find("system.webServer")
    assert whole is not None
    added = {each.attrib["name"]: each.attrib["value"] for each in whole.findall("httpProtocol/customHeaders/add")}
    assert added == json.loads((deploy / "headers.json").read_text("utf-8"))
    types = {each.attrib["fileExtension"]: each.attrib["mimeType"] for each in whole.iter("mimeMap")}
    assert {name.removeprefix("."): type_.split(";")[0] for name, type_ in types.items()} == TYPES
    condition = whole.find(".//conditions/add")
    assert condition is not None
    pages = {each.attrib["key"]: each.attrib["value"] for each in whole.findall(".//rewriteMap/add")}
    for said, start in ASKED:
        match = re.search(condition.attrib["pattern"], said, re.I)
        assert (pages.get(match[1].lower(), "index.html") if match else "index.html") == start
    pages_of_404 = [each.attrib["path"] for each in tree.iter("error") if each.attrib["statusCode"] == "404"]
    assert {f"{BASE}404.html", *(f"{BASE}{tag}/404.html" for tag in TONGUES)} <= set(pages_of_404)
    for page in pages_of_404:
        assert (build_below_a_path / "site" / page.removeprefix(BASE)).exists()


CHINESE = [
    ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
    ("zh-Hans-SG", "zh-Hans"),
    ("zh-TW,zh;q=0.9,en;q=0.8", ""),
    ("zh-Hant-HK", ""),
]


@pytest.mark.parametrize(("said", "start"), CHINESE)
def test_readers_of_one_script_are_not_sent_to_the_other(said: str, start: str) -> None:
    folders = ranges(["en", "zh-Hans"])
    match = re.search(asked(folders), said, re.I)
    assert (folders[match[1].lower()] if match else "") == start


def test_two_languages_of_one_family_keep_their_own_folder() -> None:
    folders = ranges(["pt-BR", "pt-PT", "en"])
    assert folders == {"pt-br": "pt-BR", "pt-pt": "pt-PT", "en": "en", "pt": "pt-BR"}
    match = re.search(asked(folders), "pt-pt,pt;q=0.9")
    assert match
    assert match[1] == "pt-pt"
