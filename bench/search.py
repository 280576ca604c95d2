"""Search of a large library: bytes, memory, and time to the first result over a slow line, as a table.

python bench/search.py 10 100 1000        topics a library, made up of the sample's words

A reader's line is 4 Mbit/s with 40 ms for the way there and back. A bare server sends files as they are, one with the
settings that come with the site compresses them: both are asked. Each query stands in the field at once, as if pasted:
who types gives the first files time to come. The page itself tells when the first result is there, since what steers
the browser adds its own time.
"""

import gzip
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts")]

from leafwright import pipeline, reading  # noqa: E402
from leafwright.model import Edition, Sought  # noqa: E402
from leafwright.setup import system  # noqa: E402
from leafwright.setup.places import THEME  # noqa: E402
from leafwright.translation.editions import editions  # noqa: E402
from leafwright.website.search.entries import found_topic, numbers, patients_pages  # noqa: E402
from leafwright.website.search.pages import FoundPage, Listed, Part  # noqa: E402
from leafwright.website.search.romanizing import romanizer  # noqa: E402
from leafwright.website.search.writing import write  # noqa: E402

LANGUAGES = ("en", "ar", "zh-Hans")
BITS, AWAY = 4_000_000, 40  # a second, milliseconds
RARE = 0.04  # of the words of a text are seldom elsewhere
SHELL = """<!doctype html><meta charset="utf-8"><title>Search</title><link rel="icon" href="data:,">
<div class="search"><form><input class="search-query"></form><div class="search-output" hidden>
<p class="search-count"></p><div class="search-list" id="search-list"></div><div class="search-help"></div></div></div>
<script src="assets/leafwright.js"></script>
<script src="assets/search.js" data-src="assets/search-engine.js"></script>"""
# When the first result is there, in milliseconds since the field was filled.
CLOCK = """() => {
  const list = document.querySelector('.search-list');
  let asked = 0;
  addEventListener('input', () => { asked = performance.now(); }, true);
  window.firstResult = new Promise(resolve => new MutationObserver(() => {
    if (list.querySelector('a')) requestAnimationFrame(() => resolve(performance.now() - asked));
  }).observe(list, {childList: true}));
}"""
ASKED = {
    "en": ("when can I drive after the operation", "side effects", "blood thinners", "bath", "ibuprofen", "hemangoma"),
    "ar": ("متى أقود السيارة بعد العملية", "آثار جانبية", "صيام قبل", "استحمام", "بنادول", "الكبد"),
    "zh-Hans": ("手术后什么时候可以开车", "副作用", "空腹", "洗澡", "布洛芬", "肝血管流"),
}


class MadeUp:
    """Topics of a language, of the words of the sample's. The same seed makes the same."""

    def __init__(self, pages: Sequence[FoundPage], spaced: bool) -> None:
        self._chance = random.Random(18)
        self._models = [page for page in pages if page.address.startswith("topics/")]
        self._rest = [page for page in pages if page not in self._models]
        self._spaced = spaced
        self._words = self._cut(" ".join(part.text for page in pages for part in page.parts))
        self._titles = self._cut(" ".join(page.title for page in self._models))

    def pages(self, count: int) -> Iterator[FoundPage]:
        """What the sample has besides topics, and so many of these."""
        yield from self._rest
        for number in range(1, count + 1):
            model = self._models[number % len(self._models)]
            own = [self._rare() for _ in range(25)]  # what this topic is about
            title = self._join([*self._chance.sample(own, 2), *self._chance.sample(self._titles, 2)])
            parts = tuple(replace(part, text=self._text(part, own)) for part in model.parts)
            sought = ", ".join([numbers(f"LH-{number:04}"), *(self._join([word]) for word in own[:6]), model.sought])
            yield FoundPage(f"topics/topic-{number}.html", title, sought, parts, model.own)

    def _text(self, part: Part, own: Sequence[str]) -> str:
        words = self._cut(part.text)
        return self._join([self._word(words, own) for _ in words])

    def _word(self, words: Sequence[str], own: Sequence[str]) -> str:
        chance = self._chance.random()
        if chance < RARE:
            return self._rare() if chance < RARE / 4 else self._chance.choice(own)
        return self._chance.choice(words if chance < 0.7 else self._words)

    def _rare(self) -> str:
        """Two halves of words that were never one."""
        one, other = (re.sub(r"\W", "", word) for word in self._chance.choices(self._words, k=2))
        return one[: len(one) // 2 + 1] + other[len(other) // 2 :]

    def _cut(self, text: str) -> list[str]:
        return text.split() if self._spaced else re.findall(r".{2,4}", text)

    def _join(self, words: Sequence[str]) -> str:
        return (" " if self._spaced else "").join(words)


def _pages(tag: str) -> tuple[list[FoundPage], Sought, pipeline.LanguageSite]:
    project, _ = reading.load(ROOT)
    assert project is not None
    everything = editions(project)
    sites = [pipeline._language_site(project, each, everything, {}) for each in project.languages]
    site = next(each for each in sites if each.language.tag == tag)
    sought = project.sought[tag]

    def listed(edition: Edition) -> Listed:
        return Listed("", lambda: found_topic(edition, sites, sought))

    return [each.page() for each in patients_pages(site, listed)], sought, site


def _written(tag: str, topics: int, folder: Path) -> tuple[float, float]:
    """Write an index; give the seconds it took and the megabytes of memory, at most."""
    found, sought, site = _pages(tag)
    pages = list(MadeUp(found, tag != "zh-Hans").pages(topics))
    roman = romanizer(site.language)
    started = time.perf_counter()
    write(folder, "patients", pages, sought, {"words": {"results": "{count}", "none": "", "help": []}}, roman)
    taken = time.perf_counter() - started
    for name in ("leafwright.js", "search-engine.js", "search.js"):
        shutil.copy(THEME / "assets" / name, folder / "assets")
    (folder / "index.html").write_text(SHELL, "utf-8")
    status = Path("/proc/self/status").read_text("ascii")
    held = re.search(r"VmHWM:\s*(\d+) kB", status)
    return taken, int(held[1]) / 1024 if held else 0


class _Bare(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # a connection serves many pieces, as every web server has it

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Compressing(_Bare):
    """Sends each file as gzip does, which every browser takes."""

    def do_GET(self) -> None:  # the name that the library calls
        path = Path(self.translate_path(self.path))
        data = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def _asked(folder: Path, tag: str, answering: type[_Bare]) -> tuple[list[float], list[int]]:
    """For each query, in a fresh window, the seconds to the first result, and the bytes that came with it."""
    from playwright.sync_api import sync_playwright

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(answering, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    seconds, loaded = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system.browser(), args=["--no-sandbox"])
        for typed in ASKED[tag]:
            page = browser.new_context().new_page()
            line, came = page.context.new_cdp_session(page), [0]
            line.send("Network.enable")
            slow = {"offline": False, "latency": AWAY, "downloadThroughput": BITS / 8, "uploadThroughput": BITS / 8}
            line.send("Network.emulateNetworkConditions", slow)
            page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
            line.on("Network.loadingFinished", lambda told, came=came: came.append(told["encodedDataLength"]))
            page.evaluate(CLOCK)
            page.locator(".search-query").focus()  # as a reader does before the first key
            page.locator(".search-query").fill(typed)
            seconds.append(page.evaluate("window.firstResult") / 1000)
            page.wait_for_load_state("networkidle")
            loaded.append(sum(came))
            page.context.close()
        browser.close()
    server.shutdown()
    return seconds, loaded


def measured(tag: str, topics: int) -> str:
    """A row of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        taken, memory = _written(tag, topics, folder)
        files = [*(folder / "assets" / "search").iterdir(), folder / "search" / "patients.js"]
        whole = sum(path.stat().st_size for path in files) / 1e6
        asked = [_asked(folder, tag, answering) for answering in (_Bare, _Compressing)]
    cells = [
        str(topics),
        tag,
        f"{whole:.1f} MB in {len(files)}",
        *(f"{statistics.median(loaded) / 1000:.0f}, {max(loaded) / 1000:.0f} KB" for _, loaded in asked),
        *(f"{statistics.median(seconds):.2f}, {max(seconds):.2f} s" for seconds, _ in asked),
        f"{taken:.1f} s",
        f"{memory:.0f} MB",
    ]
    return f"| {' | '.join(cells)} |"


def main(sizes: Sequence[int]) -> None:
    """Print the table as Markdown."""
    each, packed = "for a query: median, most", "compressed"
    print(f"| Topics | Language | Index | Loaded {each} | {packed} | First result | {packed} | Written | Memory |")
    print("|--:|---|--:|--:|--:|--:|--:|--:|--:|")
    # each in a process of its own, so that its memory is not another's
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as apart:
        for size in sizes:
            for row in apart.map(measured, LANGUAGES, [size] * len(LANGUAGES)):
                print(row, flush=True)


if __name__ == "__main__":
    asked = sys.argv[1:] or os.environ.get("WISH_TOPICS", "").split()
    main([int(size) for size in asked] or [10, 100, 1000])
