"""Write an index again after an edit: the lines of terms that came, went or moved, and the pieces that hold them.

What a word edited in a text leaves as it is: the order of pages, the numbers of sections, and how often headings come.
Where any of that is another, or many pages are, the index is written anew. The files are the same either way.
"""

import functools
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace

from leafwright.website.search.pages import FoundPage
from leafwright.website.search.pieces import Kept, Pieces, by_term, changed, holder, order
from leafwright.website.search.postings import Frame, Lists, OfPage, Posting, put_page
from leafwright.website.search.writing import Written, is_sound, is_spelled, line_of, lists_of, shown

MANY = 20
"""Pages that changed from which all is written anew, which then takes less time."""


@dataclass(frozen=True)
class Last:
    """An index as it was written last; `read` gives the content of a piece, by its kind and the hash in its name."""

    written: Written
    read: Callable[[str, str], str]


def rewritten(
    pieces: Pieces,
    last: Last,
    pages: Sequence[FoundPage],
    frame: Frame,
    before: Callable[[str], OfPage | None],
    now: Callable[[FoundPage], OfPage],
) -> Written | None:
    """Write the pieces of an index that are others than in the last; None where all must be written anew.

    `before` gives the terms of a page by their mark, where they are still known, and `now` those of a page.
    """
    was, marks = last.written, [frame.terms_mark(page) for page in pages]
    if not was.fits(frame):
        return None
    others = [at for at, mark in enumerate(marks) if mark != was.marks[at]]
    old = {at: terms for at in others[:MANY] if (terms := before(was.marks[at]))}
    if len(old) < len(others):
        return None
    found = _posted(frame, {at: now(pages[at]) for at in others})
    lines = _lines(last, frame, _posted(frame, old), found, others)
    kinds, sounds = _kinds(pieces, last, frame, lines)
    for at in others:
        kinds["p"][at] = pieces.put("p", shown(pages[at]))
    return replace(was, marks=marks, pieces=kinds, sounds=was.sounds + sounds) if pieces.plain else None


def _kinds(
    pieces: Pieces, last: Last, frame: Frame, lines: Mapping[str, tuple[str, str]]
) -> tuple[dict[str, list[Kept]], int]:
    """All pieces, of which those that are new are written, and how many sounds there are more than before."""
    came = [term for term, (was, now) in lines.items() if now and not was]
    went = [term for term, (was, now) in lines.items() if was and not now]
    kinds = {
        "t": _again(pieces, last, "t", {term: line for term, (_, line) in lines.items()}),
        "f": _again(pieces, last, "f", _spelled(came, went, frame, 1)),
        "b": _again(pieces, last, "b", _spelled(came, went, frame, -1)),
        "p": [*last.written.pieces["p"]],
    }
    return kinds, sum(map(is_sound, came)) - sum(map(is_sound, went))


def _posted(frame: Frame, terms: Mapping[int, OfPage]) -> defaultdict[str, Lists]:
    """Where terms are found on some pages, by number."""
    found: defaultdict[str, Lists] = defaultdict(Lists)
    for at, of_page in terms.items():
        put_page(found, frame, at, of_page)
    return found


def _lines(
    last: Last, frame: Frame, held: Mapping[str, Lists], found: Mapping[str, Lists], others: Sequence[int]
) -> dict[str, tuple[str, str]]:
    """The line of each term that changed on some pages, before and now; empty where there is none."""
    gone = {number for at in others for number in frame.sections[at]}
    before, lines = _line_before(last), dict[str, tuple[str, str]]()
    for term in sorted(held.keys() | found.keys(), key=order):
        if held.get(term) != found.get(term):
            line, more = before(term), found.get(term, Lists())
            lists = lists_of(line) if line else Lists()
            lists.pages = _without(lists.pages, others) | more.pages
            lists.sections = _without(lists.sections, gone) | more.sections
            lists.weight = frame.weight(term, lists)
            stays = lists.pages or lists.families or lists.sections
            lines[term] = line, line_of(term, lists) if stays else ""
    return lines


def _line_before(last: Last) -> Callable[[str], str]:
    """Gives the line of a term as it was written last, empty where there is none. Each piece is read once."""
    pieces, known = last.written.pieces["t"], dict[int, dict[str, str]]()
    holds = holder(pieces)

    def line(term: str) -> str:
        at = holds(term)
        if at not in known:
            known[at] = by_term(last.read("t", pieces[at][1]))
        return known[at].get(term, "")

    return line


def _without(posting: Posting, numbers: Container[int]) -> Posting:
    return {number: strength for number, strength in posting.items() if number not in numbers}


def _spelled(came: Sequence[str], went: Sequence[str], frame: Frame, step: int) -> dict[str, str]:
    """What changes of a vocabulary, in which terms are written forth (1) or back (-1)."""
    gone = {term[::step]: "" for term in went if is_spelled(term, frame)}
    return gone | {term[::step]: term[::step] for term in came if is_spelled(term, frame)}


def _again(pieces: Pieces, last: Last, kind: str, changes: Mapping[str, str]) -> list[Kept]:
    """The pieces of a kind; those that are new are written."""
    found = changed(last.written.pieces[kind], functools.partial(last.read, kind), changes)
    return [each if each[0] is not None else pieces.put(kind, *each[1:]) for each in found]
