"""The pieces of an index: few change when a page does, and none is too large."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from leafwright.cache import Cache
from leafwright.model import Sought
from leafwright.website.asset_hashing import STAMPED
from leafwright.website.search.pages import FoundPage, Part
from leafwright.website.search.postings import Lists, OfPage, posted
from leafwright.website.search.writing import PIECE, write

WORDS = ["".join(random.Random(number).choices("abcdefghiklmnoprstu", k=7)) for number in range(4000)]


def made(count: int = 40) -> list[FoundPage]:
    """Topics of seven sections each, of words that come seldom or often."""
    chance = random.Random(1)
    weights = [1 / (at + 5) for at in range(len(WORDS))]
    return [
        FoundPage(
            f"topics/{number}.html",
            " ".join(chance.choices(WORDS, k=3)),
            f"LH-{number}",
            tuple(Part(f"s{at}", f"Heading {at}", " ".join(chance.choices(WORDS, weights, k=60))) for at in range(7)),
        )
        for number in range(count)
    ]


def pieces(folder: Path, pages: list[FoundPage]) -> set[str]:
    write(folder, "patients", pages, Sought(), {})
    return {path.name for path in (folder / "assets" / "search").iterdir()}


def changed(page: FoundPage, **values: str) -> FoundPage:
    """The page with its fourth section changed."""
    parts = list(page.parts)
    parts[3] = replace(parts[3], **values)
    return replace(page, parts=tuple(parts))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The pieces of what is made."""
    return pieces(tmp_path_factory.mktemp("before"), made())


def test_a_word_edited_rewrites_the_few_pieces_that_hold_it(before: set[str], tmp_path: Path) -> None:
    pages = made()
    pages[20] = changed(pages[20], text=pages[20].parts[3].text + " anewword")
    assert len(before) > 70
    assert 0 < len(pieces(tmp_path / "after", pages) - before) <= 8


def test_a_section_more_leaves_other_pages_their_numbers(before: set[str], tmp_path: Path) -> None:
    pages = made()
    more = Part("new", "Another", "Anewword")
    pages[20] = replace(pages[20], parts=(*pages[20].parts, more))
    assert len(pieces(tmp_path / "after", pages) - before) <= 12


def test_a_topic_more_leaves_the_pages_of_others(before: set[str], tmp_path: Path) -> None:
    after = pieces(tmp_path / "after", made(41))
    assert len({name for name in after - before if "-p." in name}) == 1


def test_the_site_leaves_the_names_of_pieces(before: set[str]) -> None:
    assert [name for name in before if not re.search(STAMPED, name)] == []


@pytest.mark.parametrize("kind", ["t", "f", "b"])
def test_pieces_are_neither_large_nor_many(tmp_path: Path, kind: str) -> None:
    pieces(tmp_path, made())
    sizes = [path.stat().st_size for path in (tmp_path / "assets" / "search").glob(f"*-{kind}.*")]
    assert max(sizes) < 9 * PIECE
    assert PIECE < sum(sizes) / len(sizes) < 3 * PIECE


def test_the_same_pages_make_the_same_bytes(before: set[str], tmp_path: Path) -> None:
    assert pieces(tmp_path / "one", made()) == pieces(tmp_path / "two", made()) == before
    one, two = ((tmp_path / name / "search" / "patients.js").read_bytes() for name in ("one", "two"))
    assert one == two


def test_terms_that_were_known_of_a_page_are_those_that_it_has_beside_other_pages() -> None:
    cache, shape = Cache(), TypeAdapter[OfPage](OfPage)

    def remembered(work: Callable[[], OfPage], *asked: str) -> OfPage:
        return cache.answer(shape, work, *asked)

    def terms(pages: list[FoundPage], little: str = "the") -> dict[str, Lists]:
        clean = posted(pages, {}, [little])
        assert posted(pages, {}, [little], remembered=remembered) == clean
        return dict(clean.terms)

    pages = made(4)
    first = terms(pages)
    alone = Part("own", "Sleeping well", "You sleep well after the treatment.")
    pages[0] = replace(pages[0], parts=(*pages[0].parts, alone))
    second = terms(pages)
    pages[1] = replace(pages[1], parts=(*pages[1].parts, alone))  # the heading is of no page's own any more
    third = terms(pages)
    assert not first == second == third
    assert terms(pages, "you") != third
    long = [replace(page, parts=tuple(replace(part, text=part.text * 9) for part in page.parts)) for page in pages[2:]]
    assert terms([*pages[:2], *long]) != third  # what a text usually is changes for all
