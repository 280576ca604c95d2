"""How fast Leafwright prints and builds on this machine, beside its peers, as medians and ratios of one run.

python bench/measure.py 10 100        topics a library; each is built once, in all languages
"""

import gc
import importlib.util
import os
import platform
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_context
from pathlib import Path

from leafwright import reading

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "bench")]
os.environ["PYTHONPATH"] = str(ROOT / "scripts")

from leafwright import leaflets, pipeline  # noqa: E402
from leafwright.leaflets import Composer, Printer  # noqa: E402
from leafwright.leaflets.composing import ComposedLeaflet  # noqa: E402
from leafwright.leaflets.formats import type_sizes  # noqa: E402
from leafwright.leaflets.pool import print_sheets  # noqa: E402
from leafwright.setup import system  # noqa: E402
from leafwright.setup.places import DEFAULTS  # noqa: E402
from leafwright.translation.editions import editions  # noqa: E402
from library import make_library  # noqa: E402

ROUNDS = 9
Row = tuple[str, str]


def seconds(work: Callable[[], object]) -> float:
    """The wall time of some work."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def interleaved(works: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, list[float]]:
    """The seconds of each work in each round. A busy machine slows all works of a round alike."""
    for work in works.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()  # what one leaves behind is not the next one's to clear away
            taken[name].append(seconds(work))
    return taken


def ratio(taken: list[float], base: list[float]) -> float:
    """The median of the ratios, round by round."""
    return statistics.median(one / other for one, other in zip(taken, base, strict=True))


def sheets_of(root: Path, tags: tuple[str, ...] = ()) -> list[ComposedLeaflet]:
    """The A4 sheets of a project's own topics."""
    project, _ = reading.load(root)
    assert project is not None
    everything = editions(project)
    composer = Composer(root, project, everything)
    a4 = next(format for format in leaflets.formats(root) if format.id == "a4")
    ready = [each for each in everything if not each.kind.source_only and (not tags or each.language.tag in tags)]
    return [composer.sheet(edition, a4) for edition in ready]


def beside_peers() -> list[Row]:
    """One English leaflet after another, in one warm process."""
    sheets, printer = sheets_of(ROOT, ("en",)), Printer(ROOT)

    def bare() -> None:
        for sheet in sheets:
            texts = [type_sizes(sheet.format.sizes), *(text for _, text in sheet.styles)]
            html = printer._weasyprint.HTML(string=sheet.markup, url_fetcher=printer._fetcher)
            document = html.render(stylesheets=[printer._sheet(text) for text in texts], font_config=printer._fonts)
            document.write_pdf(pdf_variant="pdf/a-2a")

    works: dict[str, Callable[[], object]] = {
        "a bare WeasyPrint loop": bare,
        "Leafwright, with all checks and the print shop's file": lambda: [printer.print(sheet) for sheet in sheets],
    }
    if importlib.util.find_spec("typst"):
        works["Typst, the same words without tags or layout"] = _typst(sheets)
    browser, close = _chromium(sheets)
    if browser:
        works["Chromium's print, not accessible"] = browser
    taken = interleaved(works)
    close()
    base, each = taken["a bare WeasyPrint loop"], 1000 / len(sheets)
    return [
        (name, f"{each * statistics.median(times):.0f} ms a leaflet, {ratio(times, base):.2f} of the bare loop")
        for name, times in taken.items()
    ]


def _typst(sheets: list[ComposedLeaflet]) -> Callable[[], object]:
    import typst
    from lxml import html

    texts = ["\n\n".join(html.document_fromstring(sheet.markup).text_content().split("\n")) for sheet in sheets]
    words = ["".join(f"\\{c}" if c in "#$*_`<>@\\[]~=-+/" else c for c in text).encode() for text in texts]
    compiler = typst.Compiler(font_paths=[str(ROOT / ".fonts")])
    return lambda: [compiler.compile(each) for each in words]


def _chromium(sheets: list[ComposedLeaflet]) -> tuple[Callable[[], object] | None, Callable[[], None]]:
    from playwright.sync_api import Error, sync_playwright

    playwright = sync_playwright().start()
    try:
        browser = playwright.chromium.launch(executable_path=system.browser(), args=["--no-sandbox"])
    except Error:
        playwright.stop()
        return None, lambda: None
    page = browser.new_page()

    def work() -> None:
        for sheet in sheets:
            texts = [type_sizes(sheet.format.sizes), *(text for _, text in sheet.styles)]
            styles = "".join(f"<style>{text}</style>" for text in texts)
            page.set_content(sheet.markup.replace("</head>", f"{styles}</head>"))
            page.pdf(prefer_css_page_size=True, tagged=True)

    def close() -> None:
        browser.close()
        playwright.stop()

    return work, close


def workers() -> list[Row]:
    """One worker, two, and a Dask cluster of two on this machine, over the same sheets in all languages."""
    sheets = sheets_of(ROOT)
    works: dict[str, Callable[[], object]] = {
        "one worker": lambda: list(print_sheets(ROOT, sheets, workers=1)),
        "two workers": lambda: list(print_sheets(ROOT, sheets, workers=2)),
    }
    cluster = None
    if importlib.util.find_spec("distributed"):
        from distributed import Client, LocalCluster

        cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
        executor = Client(cluster).get_executor()
        works["a Dask cluster of two"] = lambda: list(print_sheets(ROOT, sheets, executor))
    taken = interleaved(works, 1)
    same = ""
    if cluster is not None:
        mine = {sheet.id: printed.files for sheet, printed in print_sheets(ROOT, sheets[:4], workers=2)}
        theirs = {sheet.id: printed.files for sheet, printed in print_sheets(ROOT, sheets[:4], executor)}
        same = ", the same bytes" if mine == theirs else ", OTHER BYTES"
        cluster.close()
    one = taken["one worker"][0]
    told = {
        name: f"{len(sheets) / each[0]:.2f} leaflets a second, {one / each[0]:.2f} of one"
        for name, each in taken.items()
    }
    return [(name, figure + (same if "Dask" in name else "")) for name, figure in told.items()]


def library(topics: int) -> list[Row]:
    """A whole library: built, built again unchanged, and after one word was edited."""
    with tempfile.TemporaryDirectory() as folder:
        root = make_library(ROOT, Path(folder) / "library", topics)
        made: list[int] = []
        memory: list[float] = []
        spent: dict[str, float] = {}

        def build(name: str) -> float:
            marks: list[tuple[str, float]] = []

            def say(what: str, done: int, total: int) -> None:
                marks.append((what, time.perf_counter()))
                memory.extend(_most_memory(worker.pid) for worker in active_children())

            started = time.perf_counter()
            proof = pipeline.build(root, say)
            assert not proof.stopped, [f for f in proof.findings if f.stops][:3]
            made.append(len(proof.leaflets))
            site = next(at for what, at in marks if what.startswith("Building the website"))
            spent[name] = time.perf_counter() - site
            return site - started

        full = build("full")
        again = build("again")
        catalog = root / "docs" / "translations" / "es" / "topic-1.po"
        text = catalog.read_text("utf-8")
        at = text.index('msgctxt "li"')
        start = text.index('msgstr "', at) + len('msgstr "')
        catalog.write_text(text[:start] + "Nota: " + text[start:], "utf-8")
        edit = build("edit")
        languages = len(list((DEFAULTS / "languages").glob("*.toml")))
        name = f"{topics} topics"
        return [
            (f"{name}, {made[0]} leaflets: built without the site", f"{full:.1f} s, {made[0] / full:.2f} a second"),
            (f"{name}: built again, nothing changed", f"{again:.1f} s, {100 * again / full:.1f} %"),
            (f"{name}: built again, one word edited", f"{edit:.1f} s, {100 * edit / full:.1f} %"),
            (f"{name}: the site", f"{spent['full'] / languages:.1f} s a language"),
            (f"{name}: largest worker", f"{max(memory):.0f} MB"),
        ]


def _most_memory(process: int | None) -> float:
    """The most megabytes that a process ever held. (`getrusage` would count what its parent held when it began.)"""
    try:
        status = Path(f"/proc/{process}/status").read_text("ascii")
    except OSError:  # it has just ended
        return 0
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0


def main(sizes: list[int]) -> None:
    """Print the table as Markdown."""
    # each library in a process of its own, so that its workers' memory is not another's
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as apart:
        libraries = [row for rows in apart.map(library, sizes) for row in rows]
    rows = [*beside_peers(), *workers(), *libraries]
    print(f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Python {platform.python_version()}:\n")
    print("| What | Figure |\n|---|---|")
    for what, figure in rows:
        print(f"| {what} | {figure} |")


if __name__ == "__main__":
    asked = sys.argv[1:] or os.environ.get("WISH_TOPICS", "").split()
    main([int(size) for size in asked] or [10, 100, 1000])
