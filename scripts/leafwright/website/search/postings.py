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

from pydantic import TypeAdapter

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
"""Takes what works out the terms of a page, and all that they depend on as words."""
_PAGE = TypeAdapter(FoundPage)


@dataclass
class Lists:
    """Where a term is found, and how strongly, by number of page, family and section; how much it tells."""

    pages: Posting = field(default_factory=dict)
    families: Posting = field(default_factory=dict)
    sections: Posting = field(default_factory=dict)
    weight: float = 0


@dataclass(frozen=True)
class Postings:
    """All of an index but how it is written.

    `layouts` are the families of a page's sections, 0 where one has none; behind them some numbers are free, so that
    the sections of other pages keep theirs when a page grows.
    """

    terms: Mapping[str, Lists]
    layouts: Sequence[Layout]
    layout_of: Sequence[int]  # by page
    little: frozenset[str]  # terms that say little

    @property
    def spoken(self) -> bool:
        """Whether words are also found by their sounds in Latin letters."""
        return any(term[0] == "~" for term in self.terms)


def posted(
    pages: Sequence[FoundPage],
    sought: Mapping[str, str],
    function_words: Iterable[str],
    roman: Romanize = lambda _: iter(()),
    remembered: Remembered = lambda work, *asked: work(),
) -> Postings:
    """Takes pages, other words for sections by id, words that say little, and what gives terms in Latin letters.

    Returns the postings of all terms. `remembered` gives those of a page as they were worked out before.
    """
    little = frozenset(term for word in function_words for term in terms(word))
    families = _families(pages, sought)
    found: defaultdict[str, Lists] = defaultdict(Lists)
    for (id_, heading), family in families.items():
        for term, strength in _named(heading, sought.get(id_, ""), little, roman):
            _put(found[term].families, family, strength)
    layouts, layout_of, first = dict[Layout, int](), [], 0
    usual = _usual_length(pages)
    same = str(usual), *sorted(little)
    for at, page in enumerate(pages):
        headings = _own_headings(page, families)
        work = functools.partial(_of_page, page, headings, usual, little, roman)
        titled, parts = remembered(work, *same, "", *headings, _PAGE.dump_json(page).decode())
        for term, strength in titled:
            _put(found[term].pages, at, strength)
        free = (None,) * (_SPARE + -(len(page.parts) + _SPARE) % _ROOM)
        layout = (*(_family(part, families) for part in page.parts), *free)
        layout_of.append(layouts.setdefault(layout, len(layouts)))
        for number, (named, text) in enumerate(parts, first):
            for term, strength in named:
                _put(found[term].sections, number, strength)
            for term, strength in text:
                sections = found[term].sections
                sections[number] = sections.get(number, 0) + strength
        first += len(layout)
    postings = Postings(found, list(layouts), layout_of, little)
    _weigh(postings)
    return postings


def _own_headings(page: FoundPage, families: Mapping[tuple[str, str], int]) -> list[str]:
    """The headings of a page's sections, but empty where sections of other pages have the same."""
    return ["" if (part.id, part.heading) in families else part.heading for part in page.parts]


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


def _weigh(postings: Postings) -> None:
    """How much each term tells: the more, the fewer sections are found by it."""
    sizes = [sum(family is not None for family in postings.layouts[at]) for at in postings.layout_of]
    count = _about(max(sum(sizes), 1))
    reach = Counter(family for at in postings.layout_of for family in postings.layouts[at])
    for term, lists in postings.terms.items():
        # the sections of a page found by its title lie together: they count as a few
        reached = len(lists.sections) + sum(reach[each] for each in lists.families) / 2
        reached += sum(sizes[page] for page in lists.pages) / 4
        weight = math.log(1 + count / max(reached, 1))
        lists.weight = weight * (_FUNCTION if term in postings.little else _NUMBER if term.isdigit() else 1)
