"""The pieces of an index: few change when a page does, and none is too large."""

import functools
import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from leafwright.cache import Cache, digest
from leafwright.model import Sought
from leafwright.website.asset_hashing import STAMPED
from leafwright.website.search import pieces as pieces_of_index
from leafwright.website.search import staging
from leafwright.website.search.pages import FoundPage, Listed, Part
from leafwright.website.search.pieces import PIECE
from leafwright.website.search.postings import Lists, OfPage, framed, posted
from leafwright.website.search.writing import Written, write

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


class Indexed:
    """An index of pages as they are edited, written with what a cache holds, beside one that is written anew."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.pages, self.cache = folder, made(60), Cache(folder / "kept")
        self.last: dict[str, bytes] = {}
        self.anew = 0
        self.sought = Sought(function_words=WORDS[0])

        def write_anew(*given: Any) -> Written:
            self.anew += 1
            return write(*given)

        monkeypatch.setattr(staging, "write", write_anew)

    def _put(self, cache: Cache) -> dict[str, bytes]:
        docs = self.folder / "docs"
        shutil.rmtree(docs, ignore_errors=True)
        listed = [Listed(digest(repr(page)), functools.partial(replace, page)) for page in self.pages]
        staging._Writer(docs, "patients", self.sought, {}, None, cache).put(listed)
        return {path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob("*.js")}

    def look(self) -> tuple[bool, bool]:
        """Whether the index is another than it was, and whether it was written anew; it is that of a clean build."""
        before, anew = self.last, self.anew
        self.last = self._put(self.cache)
        seen = self.last != before, self.anew > anew
        clean = self._put(Cache())
        assert [path for path in clean.keys() | self.last.keys() if clean.get(path) != self.last.get(path)] == []
        return seen

    def edit(self, **values: Any) -> tuple[bool, bool]:
        """The same, after a page was edited."""
        self.pages[20] = replace(self.pages[20], **values)
        return self.look()


def test_after_an_edit_the_index_is_that_of_a_clean_build_and_few_pieces_of_it_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Indexed(tmp_path, monkeypatch)
    assert index.look() == (True, True)
    page = index.pages[20]
    text = page.parts[3].text
    again = True, False
    for words in (f"{text} anewword", text, text[:80], "aaa zzz", " ".join(WORDS[::9]), "", text):
        assert index.edit(parts=changed(page, text=words).parts) == again, words
    assert index.edit(parts=changed(page, kept="More than a result shows").parts) == (False, False)
    assert index.edit(parts=changed(page, text=text[:80], kept="Words of the hospital's.").parts) == again
    for title in ("肝脏血管瘤", "血管瘤肝脏", page.title):  # the first and last sounds of the index come and go
        assert index.edit(title=title) == again
    assert index.edit(sought="aaab, zzzy") == again
    assert index.edit(own={"s2": "words for a section"}) == again
    index.pages[4], index.pages[40] = (replace(index.pages[at], title="Another") for at in (4, 40))
    assert index.look() == again
    for other in (
        changed(index.pages[20], heading="Of this page alone"),
        replace(page, parts=page.parts * 2),
        changed(page, text=text * 90),
    ):
        index.pages[20] = other
        assert index.look() == (True, True)
    index.pages.pop(30)
    assert index.look() == (True, True)
    index.sought = Sought(function_words=WORDS[1])
    assert index.look() == (True, True)
    index.sought = Sought(function_words=WORDS[1], sections={"s1": "other words"})
    assert index.look() == (True, True)
    index.pages = [replace(each, sought="other") for each in index.pages]
    assert index.look() == (True, True)
    assert index.look() == (False, False)


def test_an_index_whose_pieces_are_damaged_or_named_by_more_than_their_beginning_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Indexed(tmp_path, monkeypatch)
    index.look()
    index.edit(title="Another")
    piece = next((tmp_path / "docs" / "assets" / "search").glob("*-t.*"))
    kept = next(path for path in (tmp_path / "kept" / "files").iterdir() if path.read_bytes() == piece.read_bytes())
    kept.write_bytes(b"x")
    assert index.edit(title="One more") == (True, True)
    monkeypatch.setattr(pieces_of_index, "MARK", 2)  # so short that hashes meet
    frame = framed(index.pages, {}, [])
    written = write(tmp_path / "short", "patients", index.pages, Sought(), {})
    assert not written.fits(frame), "were a piece gone, another would have a shorter name"
    assert replace(written, plain=True).fits(frame)
    index.pages.append(replace(index.pages[20], address="topics/other.html"))
    assert index.look() == (True, True)
    assert index.edit(title="Another again") == (True, True)
