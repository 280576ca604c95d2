"""What touches the edge of a page runs on beyond it, so that no white line is left where the knife slips."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from conftest import copy_library
from printing import Printing, opened

pytestmark = pytest.mark.build

DOTS = 100
BAND = "\n.cover .head { background: #00aa55; margin: -7mm -6.5mm 0; padding: 7mm 6.5mm 3mm }\n"
GROUND = "\n@page { background: #00aa55 }\n"


def printed(tmp_path: Path, style: str) -> bytes:
    """The print shop's tri-fold of the tiny hospital with a style of its own."""
    root = copy_library(tmp_path, ["trifold"], ["en"])
    own = root / "leaflets" / "formats" / "trifold"
    own.mkdir(parents=True, exist_ok=True)
    shipped = Path(__file__).parents[2] / "leaflets" / "formats" / "trifold"
    for path in shipped.iterdir():
        (own / path.name).write_bytes(path.read_bytes())
    page = own / "page.css"
    page.write_text(page.read_text("utf-8") + style, "utf-8")
    return Printing(root, ["en"]).for_shop("en", "trifold")


def strips(data: bytes) -> dict[str, Image.Image]:
    """The bleed of the first side: what lies between trim and bleed on each edge, from corner to corner."""
    scale = DOTS / 72
    with opened(data) as pdf:
        page = pdf.pages[0]
        high = float(page.mediabox[3])
        (left, low, right, top), trim = ([float(edge) for edge in box] for box in (page.BleedBox, page.trimbox))
    picture = pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil().convert("RGB")
    places = {
        "left": (left, high - top, trim[0], high - low),
        "right": (trim[2], high - top, right, high - low),
        "top": (left, high - top, right, high - trim[3]),
        "bottom": (left, high - trim[1], right, high - low),
    }
    return {edge: picture.crop(tuple(round(at * scale) for at in place)) for edge, place in places.items()}


def share_green(picture: Image.Image) -> float:
    """How much of a picture is the color of the background."""
    inside: Any = picture.crop((1, 1, picture.width - 1, picture.height - 1))
    dots = list(inside.get_flattened_data())
    green = [max(abs(red), abs(middle - 170), abs(blue - 85)) < 12 for red, middle, blue in dots]
    return float(sum(green)) / len(green)


def test_a_ground_that_fills_its_page_bleeds_on_every_outer_edge_and_in_the_corners(tmp_path: Path) -> None:
    found = {edge: share_green(strip) for edge, strip in strips(printed(tmp_path, GROUND)).items()}
    assert min(found.values()) > 0.99, found


def test_a_band_bleeds_where_it_touches_the_edge_and_nowhere_else(tmp_path: Path) -> None:
    found = {edge: share_green(strip) for edge, strip in strips(printed(tmp_path, BAND)).items()}
    assert 0.3 < found["top"] < 0.37, "above the cover, a third of the sheet, and its corner"
    assert 0.05 < found["right"] < 0.3
    assert (found["left"], found["bottom"]) == (0, 0)


def test_what_keeps_off_the_edge_is_drawn_once(tmp_path: Path) -> None:
    with opened(printed(tmp_path, "")) as pdf:
        assert [page.Contents.read_bytes().count(b" Do") for page in pdf.pages] == [4, 4]
