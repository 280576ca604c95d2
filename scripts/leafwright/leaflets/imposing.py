"""Where each page stands on the sheets that a print shop prints, folds and cuts. Lengths in millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

POINT = 72 / 25.4  # points in a millimetre


@dataclass(frozen=True)
class Side:
    """One side of a sheet: its trimmed size, pages (from 0) with the distance of their left edge, and its folds."""

    width: float
    height: float
    pages: tuple[tuple[int, float], ...]
    folds: tuple[float, ...] = ()  # distance from the left edge


def size_of(page: pikepdf.Page) -> tuple[float, float]:
    """Width and height of a page when it is cut."""
    left, bottom, right, top = (float(number) / POINT for number in page.trimbox)
    return right - left, top - bottom


def untag(imposed: pikepdf.Pdf) -> None:
    """Take off the numbers of tags, which mean nothing outside the file in reading order."""
    for item in imposed.objects:
        if isinstance(item, pikepdf.Stream):
            for key in ("/StructParents", "/StructParent"):
                if key in item:
                    del item[key]


def carry_over(read: pikepdf.Pdf, made: pikepdf.Pdf) -> None:
    """Give a file that was imposed the title and dates of the one that was `read`."""
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if key in read.docinfo:
            made.docinfo[key] = str(read.docinfo[key])


def single(sizes: Sequence[tuple[float, float]]) -> list[Side]:
    """Each page on a side of its own."""
    return [Side(width, height, ((number, 0),)) for number, (width, height) in enumerate(sizes)]


def booklet(sizes: Sequence[tuple[float, float]], binding: str) -> list[Side]:
    """Two pages a side, so that the sheets nest and fold into a booklet bound on its left, or for rtl on its right.

    Raises ValueError for a number of pages that is no multiple of four.
    """
    count = len(sizes)
    if count % 4:
        raise ValueError(f"{count} pages cannot be folded into a booklet")
    width, height = sizes[0]
    sides = []
    for outer in range(0, count // 2, 2):
        for left, right in ((count - 1 - outer, outer), (outer + 1, count - 2 - outer)):
            pair = (left, right) if binding == "ltr" else (right, left)
            sides.append(Side(2 * width, height, ((pair[0], 0), (pair[1], width)), (width,)))
    return sides


def trifold(sizes: Sequence[tuple[float, float]], binding: str) -> list[Side]:
    """Both sides of a letter fold, from pages in reading order: cover, flap, three inside, back.

    Outside, from the left: flap, back, cover; inside: first, second, third, behind which lies the flap. For rtl each
    side is mirrored. Raises ValueError for other than six pages, or widths that do not fold.
    """
    if len(sizes) != 6:
        raise ValueError(f"{len(sizes)} pages are no tri-fold")
    cover, flap, first, second, third, back = range(6)
    sides = []
    for order in ((flap, back, cover), (first, second, third)):
        order = order if binding == "ltr" else order[::-1]
        at, pages, folds = 0.0, [], []
        for page in order:
            pages.append((page, at))
            at += sizes[page][0]
            folds.append(at)
        sides.append(Side(at, sizes[cover][1], tuple(pages), tuple(folds[:-1])))
    ends = [sides[0].folds, tuple(sides[1].width - fold for fold in reversed(sides[1].folds))]
    if any(abs(front - back) > 0.1 for front, back in zip(*ends, strict=True)):
        raise ValueError("the folds of the two sides do not meet")
    return sides


def impose(fold: str, sizes: Sequence[tuple[float, float]], binding: str) -> list[Side]:
    """The sides to print for a fold: "", booklet or trifold."""
    if fold == "booklet":
        return booklet(sizes, binding)
    return trifold(sizes, binding) if fold == "trifold" else single(sizes)
