"""From pages to postings: by which terms, and how strongly, pages and sections are found.

A term is posted in three lists: of pages (their titles, and words they are sought by), of families (sections alike on
several pages: their heading, and words such sections are sought by) and of sections (their own words). A section is
found by all that its page, its family and itself are found by, and none of it is written twice: so "drive after hip
replacement" leads to the section on driving of that page.
"""

import functools
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, pairwise, starmap

from pydantic import TypeAdapter

from leafwright.cache import digest
from leafwright.website.search.folding import phrases, skipping, terms
from leafwright.website.search.pages import FoundPage, Part
from leafwright.website.search.romanizing import Romanize

STEP = 0.25
"""The unit in which strengths are kept, as letters: A is one step, P sixteen."""
_TITLE, _HEADING, _SOUGHT, _LOOSE, _TEXT = 2.0, 2.75, 2.5, 2.0, 0.8
_SHORT_TITLE = 1.5  # more for a title of one word, shared among those of a longer one
_NUMBER = 0.5  # how much a number counts beside a word as frequent
_FUNCTION = 0.08  # how much a function word counts beside another as frequent
_ROOM, _SPARE = 8, 2  # numbers of sections that a page takes at a time, and at least leaves free
_FULL, _LENGTH = 0.9, 0.6  # how soon a word repeated counts no more, and how much a long text takes off it (as BM25)

Posting = dict[int, float]
Layout = tuple[int | None, ...]
Weighed = list[tuple[str, float]]
OfPage = tuple[Weighed, list[tuple[Weighed, Weighed]]]
"""The terms of a title, and of each section those of its heading and of its text, each with its strength."""
Remembered = Callable[..., OfPage]
"""Takes what works out the terms of a page, and a mark that tells them from others."""
_PAGE = TypeAdapter(FoundPage)


@dataclass
class Lists:
    """Where a term is found, and how strongly, by number of page, family and section; how much it tells."""

    pages: Posting = field(default_factory=dict)
    families: Posting = field(default_factory=dict)
    sections: Posting = field(default_factory=dict)
    weight: float = 0


@dataclass(frozen=True)
class Frame:
    """What all terms depend on beside the words of their page. Few edits change it, and none does of a word in a text.

    `layouts` are the families of a page's sections, 0 where one has none; behind them some numbers are free, so that
    the sections of other pages keep theirs when a page grows.
    """

    families: Mapping[tuple[str, str], int]
    layouts: Sequence[Layout]
    layout_of: Sequence[int]  # by page
    little: frozenset[str]  # terms that say little
    usual: float  # how long a section's text is

    @cached_property
    def sections(self) -> list[range]:
        """The numbers of each page's sections, free ones among them."""
        ends = list(accumulate(len(self.layouts[at]) for at in self.layout_of))
        return list(starmap(range, pairwise([0, *ends])))

    @cached_property
    def mark(self) -> str:
        """What tells it from any other."""
        return digest(repr((list(self.families.items()), self.layouts, self.layout_of)), *self._same)

    def terms_mark(self, page: FoundPage) -> str:
        """What tells the terms of a page from any other's."""
        return digest(*self._same, *self.own_headings(page), _PAGE.dump_json(page))

    @cached_property
    def _same(self) -> tuple[str, ...]:
        return str(self.usual), *sorted(self.little), ""

    def own_headings(self, page: FoundPage) -> list[str]:
        """The headings of a page's sections, but empty where sections of other pages have the same."""
        return ["" if (part.id, part.heading) in self.families else part.heading for part in page.parts]

    def weight(self, term: str, lists: Lists) -> float:
        """How much a term tells: the more, the fewer sections are found by it."""
        # the sections of a page found by its title lie together: they count as a few
        reached = len(lists.sections) + sum(self._reach[each] for each in lists.families) / 2
        reached += sum(self._sizes[page] for page in lists.pages) / 4
        weight = math.log(1 + self._count / max(reached, 1))
        return weight * (_FUNCTION if term in self.little else _NUMBER if term.isdigit() else 1)

    @cached_property
    def _sizes(self) -> list[int]:
        return [sum(family is not None for family in self.layouts[at]) for at in self.layout_of]

    @cached_property
    def _count(self) -> float:
        return _about(max(sum(self._sizes), 1))

    @cached_property
    def _reach(self) -> Mapping[int | None, int]:
        return Counter(family for at in self.layout_of for family in self.layouts[at])


@dataclass(frozen=True)
class Postings:
    """All of an index but how it is written."""

    terms: Mapping[str, Lists]
    frame: Frame


def framed(pages: Sequence[FoundPage], sought: Mapping[str, str], function_words: Iterable[str]) -> Frame:
    """Takes pages, other words for sections by id, and words that say little."""
    families, layouts, layout_of = _families(pages, sought), dict[Layout, int](), []
    for page in pages:
        free = (None,) * (_SPARE + -(len(page.parts) + _SPARE) % _ROOM)
        layout = (*(_family(part, families) for part in page.parts), *free)
        layout_of.append(layouts.setdefault(layout, len(layouts)))
    little = frozenset(term for word in function_words for term in terms(word))
    return Frame(families, list(layouts), layout_of, little, _usual_length(pages))


def posted(
    pages: Sequence[FoundPage],
    sought: Mapping[str, str],
    function_words: Iterable[str],
    roman: Romanize = lambda _: iter(()),
    remembered: Remembered = lambda work, mark: work(),
) -> Postings:
    """Takes the same, and what gives terms in Latin letters; returns the postings of all terms.

    `remembered` gives those of a page as they were worked out before.
    """
    frame = framed(pages, sought, function_words)
    found: defaultdict[str, Lists] = defaultdict(Lists)
    for (id_, heading), family in frame.families.items():
        for term, strength in _named(heading, sought.get(id_, ""), frame.little, roman):
            _put(found[term].families, family, strength)
    for at, page in enumerate(pages):
        put_page(found, frame, at, terms_of(page, frame, roman, remembered))
    for term, lists in found.items():
        lists.weight = frame.weight(term, lists)
    return Postings(found, frame)


def terms_of(page: FoundPage, frame: Frame, roman: Romanize, remembered: Remembered) -> OfPage:
    """The terms of a page, as they were worked out before where they were."""
    work = functools.partial(_of_page, page, frame.own_headings(page), frame.usual, frame.little, roman)
    return remembered(work, frame.terms_mark(page))


def put_page(found: defaultdict[str, Lists], frame: Frame, at: int, of_page: OfPage) -> None:
    """Post the terms of the page with a number."""
    titled, parts = of_page
    for term, strength in titled:
        _put(found[term].pages, at, strength)
    for number, (named, text) in zip(frame.sections[at], parts, strict=False):
        for term, strength in named:
            _put(found[term].sections, number, strength)
        for term, strength in text:
            sections = found[term].sections
            sections[number] = sections.get(number, 0) + strength


def _of_page(page: FoundPage, headings: Sequence[str], usual: float, little: frozenset[str], roman: Romanize) -> OfPage:
    """The terms of a page's title, and of each of its sections, by its own heading and by its text."""
    return (
        list(_titled(page, little, roman)),
        [
            (list(_named(heading, page.own.get(part.id, ""), little, roman)), list(_text(part.text, usual, little)))
            for part, heading in zip(page.parts, headings, strict=True)
        ],
    )


def _put(posting: Posting, number: int, strength: float) -> None:
    posting[number] = max(posting.get(number, 0), strength)


def _families(pages: Iterable[FoundPage], sought: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Numbers, from 1, of sections that are alike, by id and heading; by id alone where only that is alike."""
    seen = Counter((part.id, part.heading) for page in pages for part in page.parts if part.id)
    names = [key if count > 1 else (key[0], "") for key, count in seen.items() if count > 1 or key[0] in sought]
    return {key: number for number, key in enumerate(dict.fromkeys(names), 1)}


def _family(part: Part, families: Mapping[tuple[str, str], int]) -> int:
    return families.get((part.id, part.heading)) or families.get((part.id, ""), 0)


def _named(heading: str, sought: str, little: frozenset[str], roman: Romanize) -> Iterator[tuple[str, float]]:
    """Terms of a heading, and of other words for its section."""
    for term in terms(heading):
        yield term, _HEADING / (2 if term in little else 1)
    yield from _sought(sought)
    yield from _loosely(f"{heading} {sought}", roman)


def _titled(page: FoundPage, little: frozenset[str], roman: Romanize) -> Iterator[tuple[str, float]]:
    """Terms of a page's title, and of other words for it."""
    words = terms(page.title)
    telling = sum(word not in little for word in words) or 1
    for word in words:
        yield word, _TITLE + _SHORT_TITLE / telling
    yield from _sought(page.sought)
    yield from _loosely(f"{page.title} {page.sought}", roman)


def _loosely(text: str, roman: Romanize) -> Iterator[tuple[str, float]]:
    """Terms by which words are found that are typed in Latin letters, or with one Chinese sign for another."""
    for term in [*roman(text), *skipping(text)]:
        yield term, _LOOSE


def _sought(words: str) -> Iterator[tuple[str, float]]:
    """Terms of phrases: the more words a phrase has, the less each of them says."""
    for phrase in phrases(words):
        for term in phrase:
            yield term, _SOUGHT / math.sqrt(len(phrase))


def _text(text: str, usual: float, little: frozenset[str]) -> Iterator[tuple[str, float]]:
    """Words of a text, each once; those that say little are not sought in texts."""
    words = terms(text)
    full = _FULL * (1 - _LENGTH + _LENGTH * len(words) / usual)
    most = _TEXT * (1 + _FULL)
    for word, count in Counter(words).items():
        if word not in little:
            yield word, most * count / (count + full)


def _usual_length(pages: Iterable[FoundPage]) -> float:
    lengths = [len(part.text.split()) or len(part.text) for page in pages for part in page.parts if part.text]
    return _about(sum(lengths) / len(lengths)) if lengths else 1.0


def _about(number: float) -> float:
    """A number roughly, so that what is reckoned with it does not change with every word."""
    return 2.0 ** round(math.log2(number))
