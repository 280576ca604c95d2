"""Correct what every page says where no template of ours can: Material's errors in HTML, pictures without their size.

Each mend is a pair of texts. One that no page needs any more must go: a test looks.
"""

import os
import re
from pathlib import Path

from PIL import Image

from leafwright.text.full_width import sources_before_marks
from leafwright.text.whole_words import headings_unbroken

_IMAGE = re.compile(r'<img\b([^>]*?\s)src="([^":#?]+)"')
_BOX = re.compile(r'<svg\b[^>]*\bviewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')

# Two switches that only Material's script turns. A checkbox may have no `autocomplete`; `hidden` tells all that
# nobody is to meet it.
MENDS = {
    'id="__drawer" autocomplete="off">': 'id="__drawer" hidden>',
    'id="__search" autocomplete="off">': 'id="__search" hidden>',
}


# A number is a box of its own, behind which browsers would begin a line with the comma that follows it.
_NUMBER = re.compile(r'((?:<a [^>]*>)?<bdi class="number"[^>]*>[^<]*</bdi>(?:</a>)?[^\w\s<>&]+)')
# Before it, browsers would part a word of a script without room between its words.
_BEFORE = re.compile(r'([\u3040-\u30ff\u3400-\u9fff]{2,4}[，：、]?)(?=(?:</strong>)?(?:<a [^>]*>)?<bdi class="number")')


def mended(page: str, whole: tuple[str, ...] = ()) -> str:
    """Takes the HTML of a page; returns it without these errors, and each number together with the marks behind it.

    Where marks are as wide as signs, the number of a source stands before them, and the last signs before a number stay
    together. No heading is broken inside a word that is `whole`.
    """
    for wrong, right in MENDS.items():
        page = page.replace(wrong, right)
    page = headings_unbroken(page, whole, "kept")  # first: the signs before a number may begin inside a word
    for kept in (_BEFORE, _NUMBER):
        page = kept.sub(r'<span class="kept">\1</span>', page)
    return sources_before_marks(page)


def sized(page: str, folder: Path) -> str:
    """Takes the HTML of a page and its folder; returns it with width and height in every <img>.

    A browser then keeps the room for a picture before it is there, and no line moves when it comes.
    """

    def told(found: re.Match[str]) -> str:
        size = _size(Path(os.path.normpath(folder / found[2]))) if "width=" not in found[0] else None
        return f'<img width="{size[0]}" height="{size[1]}"{found[1]}src="{found[2]}"' if size else found[0]

    return _IMAGE.sub(told, page)


def _size(picture: Path) -> tuple[int, int] | None:
    """How wide and high a picture is, in pixels; None of one that is not there, which the link checker tells."""
    if not picture.is_file():
        return None
    if picture.suffix != ".svg":
        with Image.open(picture) as image:
            return image.size
    box = _BOX.search(picture.read_text("utf-8"))
    return (round(float(box[1])), round(float(box[2]))) if box else None
