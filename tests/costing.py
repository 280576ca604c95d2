"""What a page costs a reader at a first visit on a phone: bytes, requests, layout shift and when it can be read.

Slow 4G, as the tools of browsers apply it: 1.6 Mbit/s, and 562 ms to an answer. Text travels packed by gzip, as the
shipped files for servers do it. `late`: fonts are asked for only when the page was drawn without them, so that the
fonts of the device turn into ours before the reader's eyes. (Held back by the server, six would take all lines that a
browser opens to it, and the last scripts of the page would not come.) The device has the fonts of ours that Android
brings too, and DejaVu Sans for Latin letters, Chromium's companion on Linux.
"""

import gzip
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserType, Route

from browsing import FLAGS, PATIENCE
from leafwright.setup import places, system

PACKED = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
PLAIN = {".woff2": "font/woff2", ".png": "image/png"}
SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
_DEVICE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{ours}</dir><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>{cache}</cachedir>
<alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias></fontconfig>"""
_WATCH = """(() => {
  window.shift = 0; window.shown = 0; window.moved = [];
  new PerformanceObserver(list => { for (const each of list.getEntries()) if (!each.hadRecentInput) {
    window.shift += each.value;
    for (const part of each.sources)
      window.moved.push(`${each.value.toFixed(3)} ${part.node?.className || part.node?.nodeName}`);
  } }).observe({type: "layout-shift", buffered: true});
  new PerformanceObserver(list => { for (const each of list.getEntries()) window.shown = each.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
})()"""
_DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))"
_FONTS = "**/*.woff2"
_LETTERS = f"document.fonts.ready.then(() => {_DRAWN})"


@dataclass(frozen=True)
class Cost:
    """What a visit to a page cost; `shown` is when the largest part of the window was drawn, in milliseconds."""

    bytes: int
    fonts: int
    requests: int
    shift: float
    shown: float
    moved: tuple[str, ...]


class _Handler(BaseHTTPRequestHandler):
    """Serves a folder as the shipped files for servers do: words packed, one connection for many files."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, *more: object) -> None:
        self._folder = folder
        super().__init__(*more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        file = self._folder / unquote(urlsplit(self.path).path).lstrip("/")
        if not file.is_file():
            self.send_error(404)
            return
        body = packed(file) if file.suffix in PACKED else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", {**PACKED, **PLAIN}.get(file.suffix, "application/octet-stream"))
        if file.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@cache
def packed(file: Path) -> bytes:
    """A file as a server packs it."""
    return gzip.compress(file.read_bytes(), 6, mtime=0)


class Server(ThreadingHTTPServer):
    """A site on a server."""

    daemon_threads = True

    def __init__(self, site: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, site))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that leaves before its answer is whole."""


@contextmanager
def serving(site: Path) -> Iterator[Server]:
    """A server of a site."""
    server = Server(site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@contextmanager
def phone(folder: Path, chromium: BrowserType) -> Iterator[Browser]:
    """A browser with the fonts of a phone; `folder` is for what it writes."""
    config = folder / "fonts.conf"
    config.write_text(_DEVICE.format(ours=places.fonts(), cache=folder / "fonts"), "utf-8")
    environment: dict[str, str | float | bool] = {**os.environ, "FONTCONFIG_FILE": str(config)}
    running = chromium.launch(executable_path=system.browser(), args=FLAGS, env=environment, timeout=PATIENCE)
    yield running
    running.close()


def visit(browser: Browser, server: Server, path: str, late: bool = False, slow: bool = True) -> Cost:
    """What a first visit to a page of a site costs; `late`: fonts come when the page was drawn without them."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.add_init_script(_WATCH)
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    if slow:
        tools.send("Network.emulateNetworkConditions", SLOW_4G)
    came: dict[str, int] = {}
    names: dict[str, str] = {}
    tools.on("Network.requestWillBeSent", lambda each: names.update({each["requestId"]: each["request"]["url"]}))
    tools.on("Network.loadingFinished", lambda each: came.update({each["requestId"]: int(each["encodedDataLength"])}))
    held = list[Route]()
    if late:
        page.route(_FONTS, lambda route: held.append(route))
    page.goto(f"{server.address}/{path}", wait_until="domcontentloaded")
    page.evaluate(_DRAWN)
    if late:
        page.route(_FONTS, lambda route: route.continue_())  # of two rules for an address the later one counts
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    page.evaluate(_LETTERS)
    shift, shown, moved = page.evaluate("[window.shift, window.shown, window.moved]")
    if not late:  # whose bytes are not counted
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_load_state("networkidle")
    context.close()
    fonts = sum(size for name, size in came.items() if names[name].endswith(".woff2"))
    return Cost(sum(came.values()), fonts, len(came), shift, shown, tuple(moved))
