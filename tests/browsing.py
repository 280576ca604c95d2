"""What browser tests share: visits to a site that note all that goes wrong, and what to look for on a page.

Nothing here waits for time: a wait is for something that must come, and its timeout only says when to give up.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from leafwright.setup.places import modules

SUB_PATH = "/patients/leaflets"  # a hospital will hardly give the site a server of its own
PATIENCE = 90_000  # milliseconds after which a test gives up: far longer than a loaded machine needs
FLAGS = (  # of Chromium: letters stand where they are drawn, and nothing is fetched on its own
    *("--no-sandbox", "--font-render-hinting=none", "--disable-gpu"),
    *("--disable-background-networking", "--disable-component-update"),
)
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
QUERY = ".search-query"
expect.set_options(timeout=PATIENCE)

SETTLED = """() => document.querySelector(".search-output").dataset.answered
  === document.querySelector(".search-query").value.trim()"""
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

# Words that are cut off, lie outside the window, or run into the next control of the head.
LOST = """() => {
  const lost = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) lost.push(`the page is ${wide} pixels wider than the window`);
  for (const each of document.querySelectorAll('body *')) {
    if (each.closest('.unseen, .md-skip, svg, .wide, .register thead')) continue;
    if (!each.checkVisibility() || !each.innerText?.trim()) continue;
    const style = getComputedStyle(each), box = each.getBoundingClientRect();
    const cut = (axis, inner, outer) => ['hidden', 'clip'].includes(style[axis]) && outer > 1 && inner > outer + 1;
    const name = each.outerHTML.slice(0, 60);
    if (cut('overflowX', each.scrollWidth, each.clientWidth)) lost.push('cut: ' + name);
    if (cut('overflowY', each.scrollHeight, each.clientHeight)) lost.push('cut: ' + name);
    if (box.width > 1 && (box.left < -1 || box.right > innerWidth + 1)) lost.push('out: ' + name);
  }
  const head = ['.home', '.languages', '.search'].map(name => document.querySelector(name)?.getBoundingClientRect());
  for (const one of head) for (const other of head)
    if (one && other && one !== other && one.width && other.width && one.left < other.right - 1 &&
        other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1)
      lost.push('the parts of the head overlap');
  for (const each of document.querySelectorAll('.home, .languages summary, .jumps a, .jumps summary, .print-page')) {
    if (each.checkVisibility() && each.scrollHeight > each.clientHeight + 2)
      lost.push('spills: ' + each.outerHTML.slice(0, 60));
  }
  return [...new Set(lost)];
}"""
# On a disk a page may not read its style sheets, for which axe waits all the same.
AXE = """async rules => {
  const preload = location.protocol !== 'file:';
  const found = await axe.run(document, {resultTypes: ['violations'], runOnly: rules, preload});
  return found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).join(', '));
}"""
ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Visit:
    """A browser window on the site, and what it asked for and complained of."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        context.set_default_timeout(PATIENCE)
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

    def cleared(self) -> Self:
        """The same window with nothing left of what was done in it, but for routes, clocks and scripts."""
        if self.page.url != "about:blank":
            self.page.evaluate("localStorage.clear(); sessionStorage.clear()")
            self.page.goto("about:blank")
        self.page.set_viewport_size(DESKTOP)
        self.page.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="reduce")
        self.requests.clear()
        self.complaints.clear()
        return self

    @property
    def foreign_requests(self) -> list[str]:
        """The requests that left this machine."""
        return [url for url in self.requests if not _is_local(url)]


def _is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"file", "data", "blob", "about"} or parts.hostname == "127.0.0.1"


@contextmanager
def visiting(browser: Browser, address: str, scripts: bool = True) -> Iterator[Visit]:
    """A new window: of a desktop, or without scripts of a phone."""
    context = browser.new_context(
        locale="en-US", java_script_enabled=scripts, viewport=DESKTOP if scripts else PHONE, reduced_motion="reduce"
    )
    yield Visit(context, address)
    context.close()


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


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of a site on a server, below a sub-path."""
    server = _Server(("127.0.0.1", 0), partial(_SubPathHandler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    server.server_close()
    thread.join()


def pages_of(site: Path, folder: str) -> list[str]:
    """The pages of a language, or with no folder those above the languages, by their paths in the site's folder.

    Not the pages for wrong addresses, which find their style sheets on a server only: test_deploy looks at them there.
    Outside English only home, register, A to Z and topics: other lists are drawn from the same templates.
    """
    found = (site / folder).rglob("*.html") if folder else site.glob("*.html")
    paths = sorted(path.relative_to(site).as_posix() for path in found if path.name != "404.html")
    if folder and folder != "en":
        lists = [f"{folder}/{name}.html" for name in ("index", "register", "a-to-z")]
        paths = [path for path in paths if path in lists or "/topics/" in path]
    assert paths
    return paths


# The promise of document.fonts.ready holds also where nothing has asked for a letter yet.
LETTERS = """wanted => {
  const here = [...document.fonts].filter(font => font.status === "loaded").map(font => font.weight);
  return here.length > 0 && wanted.every(weight => here.includes(weight)) && here;
}"""


def letters(page: Page, *weights: str) -> set[str]:
    """The weights of the fonts that a page has fetched, as soon as `weights`, or any, are among them."""
    return set(page.wait_for_function(LETTERS, arg=weights).json_value())


def faces(page: Page, selector: str) -> list[tuple[str, str, set[str]]]:
    """The language, the words and the font families of each element, as the browser draws it; "?" of the device's."""
    page.evaluate("document.fonts.ready.then(() => true)")
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    nodes = tools.send("DOM.querySelectorAll", {"nodeId": root, "selector": selector})["nodeIds"]
    drawn = [tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"] for node in nodes]
    said = page.locator(selector).evaluate_all("all => all.map(each => [each.closest('[lang]').lang, each.innerText])")
    return [
        (tag, words, {font["familyName"] if font["isCustomFont"] else "?" for font in fonts})
        for (tag, words), fonts in zip(said, drawn, strict=True)
    ]


def settle(page: Page) -> None:
    """Wait until the search has answered what stands in its box now, and shows the answer."""
    page.wait_for_function(SETTLED)
    page.evaluate(DRAWN)


def search(page: Page, words: str) -> None:
    """Types words into the search box, key by key, and waits for the answer to all of them."""
    page.locator(QUERY).click()
    page.keyboard.type(words)
    settle(page)


def lost(page: Page) -> list[str]:
    """Words that cannot be read, by what happens to them."""
    return list(page.evaluate(LOST))


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds on a page: of these rules, or of all that WCAG 2.2 A and AA and good practice ask."""
    page.evaluate((modules() / "axe-core" / "axe.min.js").read_text("utf-8"))
    return list(page.evaluate(AXE, list(rules) or ALL_RULES))
