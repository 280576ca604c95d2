"""A Word file that comes back, beside the topic that is there: what differs, and a proposal that holds both.

The proposal takes the words of the file where a paragraph changed. What the file does not hold stays, marked so that
the check for placeholders asks (C031): whether it is to go is for a person to say.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from leafwright.scaffold.word.aligning import Block, became, in_order
from leafwright.scaffold.word.begun import end
from leafwright.scaffold.word.inside import begun
from leafwright.scaffold.word.pieces import Letter, Piece
from leafwright.text.inline import runs, said
from leafwright.text.macros import MACRO
from leafwright.text.segments import APART, cut, segments
from leafwright.text.segments import Piece as Segment

GONE = "[not in the Word file:] "
_LEAST = 12  # letters beside these values, by which a paragraph is known
_MOST = 60  # letters that a value in braces may stand for
_PICTURE = re.compile(r"!\[[^\]]*\]\(images/")
_HEADS = ("title", "subtitle", "heading", "h1", "h2", "h3")  # kinds of a letter's pieces, and roles of a topic's


@dataclass(frozen=True)
class Compared:
    """What differs, before and now, in reading order; the proposal; and how many values in braces it types out."""

    rows: tuple[tuple[str, str], ...]
    proposal: str
    values: int


def compare(text: str, letter: Letter, file: str, anew: str = "") -> Compared:
    """A topic's text beside a letter, paragraph by paragraph; neither is changed. `file` names the letter.

    `anew` is the topic that would be begun from the letter today: what stands there without being the letter's, such
    as headings and lines to be filled in, no letter needs to hold.
    """
    pieces = cut(text)
    written = [piece.raw for piece in pieces]
    rows: list[tuple[str, str]] = []
    loose: list[str] = []
    values, last = 0, 0
    begins = _begins(anew)
    news = _as_begun(_apart(letter), begins)
    own = _own(news, begins)
    for n, new in _pairs(pieces, news, own):
        last = n or last
        before, now = _read(pieces[n].text) if n else "", _read(new.words) if new else ""
        if _same(before, now) or (not new and _may_lack(pieces, last, own)):
            continue
        rows.append((before, now))
        values += len(MACRO.findall(before)) if new else 0
        if not _put(pieces, written, last, n, new) and new:
            loose.append(begun(new.words))
    return Compared(tuple(rows), _joined("".join(written), loose, file), values)


def _begins(anew: str) -> list[str]:
    """The paragraphs of a topic that is begun, as they are read."""
    return [_read(piece.text) for piece in segments(anew)]


def _as_begun(news: Sequence[Piece], begins: Sequence[str]) -> list[Piece]:
    """A letter's paragraphs in the order in which a topic begun from it holds them: a part that has its section moves
    there, and which of two like paragraphs moved no alignment can tell. What stands nowhere follows what it followed.
    """
    places: dict[str, list[int]] = {}
    for n, words in reversed(list(enumerate(begins))):
        places.setdefault(words, []).append(n)
    order: list[int] = []
    for new in news:
        left = places.get(_read(new.words))
        order.append(left.pop() if left else order[-1] if order else 0)
    return [news[m] for m in sorted(range(len(news)), key=order.__getitem__)]


def _own(news: Sequence[Piece], begins: Sequence[str]) -> frozenset[str]:
    """The words with which any topic begins: no letter needs to hold them."""
    return frozenset(Counter(begins) - Counter(_read(new.words) for new in news))


def _may_lack(pieces: Sequence[Segment], n: int, own: frozenset[str]) -> bool:
    """Whether a letter may lack a paragraph: a topic's own words, and captions of photographs."""
    return _read(pieces[n].text) in own or pieces[n - 1].raw.endswith('!!! photo "')


def _joined(text: str, loose: Sequence[str], file: str) -> str:
    """A proposal with what has no safe place in it at its end."""
    return text.rstrip("\n") + "\n\n" + end([("", "\n\n".join(loose))], file) if loose else text


def _put(pieces: Sequence[Segment], written: list[str], last: int, n: int | None, new: Piece | None) -> bool:
    """Write a change into the proposal, at the last paragraph or behind it; False where it has no place there."""
    old = pieces[last]
    if n is None:
        behind = _after(pieces, last, new) if new else ""
        written[last] += behind
        return bool(behind)
    words = begun(new.words) if new and old.role in ("p", "li") else new.words if new else ""
    written[last] = old.with_text(words) if new else _gone(old)
    return True


def _apart(letter: Letter) -> list[Piece]:
    """A letter as the paragraphs that it holds: the cells of a table one by one."""
    cells = [
        [Piece("table", cell) for row in piece.rows for cell in row] or [piece]
        for piece in (*letter.pieces, *letter.beside)
    ]
    return [piece for group in cells for piece in group if piece.words]


def _read(words: str) -> str:
    return " ".join(said(runs(words)).split())


def _same(old: str, now: str) -> bool:
    """Whether words say the same, values in braces being whatever stands in their places."""
    first, *others = (part.strip() for part in re.split(MACRO, old)[:: MACRO.groups + 1])
    if not others or len(first + "".join(others)) < _LEAST:
        return old == now
    if not now.startswith(first) or not now.endswith(others[-1]):
        return False
    at, end_ = len(first), len(now) - len(others[-1])
    for part in others[:-1]:
        found = now.find(part, at, end_)
        if not at <= found <= at + _MOST:
            return False
        at = found + len(part)
    return at <= end_ <= at + _MOST


def _pairs(
    pieces: Sequence[Segment], news: Sequence[Piece], own: frozenset[str]
) -> Iterator[tuple[int | None, Piece | None]]:
    """Each paragraph of a topic, by its number, with what became of it, in reading order; either alone has none."""
    before = {n: _read(each.text) for n, each in enumerate(pieces) if _compared(each)}
    held = [each for each in before.values() if MACRO.search(each)]
    now = [_known(_read(new.words), held) for new in news]
    theirs = _theirs(pieces, before, own - set(now))
    firsts = _firsts(new.kind in _HEADS for new in news)
    went = became(list(theirs.values()), [Block(words, first) for words, first in zip(now, firsts, strict=True)])
    olds = list(theirs)
    for n, m in in_order(went, len(olds), len(news)):
        yield None if n is None else olds[n], None if m is None else news[m]


def _compared(piece: Segment) -> bool:
    """Whether a letter could hold these words where they stand; pictures are not compared."""
    return piece.role not in ("", *APART) and not _PICTURE.match(piece.raw)


def _theirs(pieces: Sequence[Segment], before: Mapping[int, str], own: frozenset[str]) -> dict[int, Block]:
    """The paragraphs of a topic that are not its own alone."""
    firsts = _firsts(words in own or pieces[n].role in _HEADS for n, words in before.items())
    return {
        n: Block(words, first) for (n, words), first in zip(before.items(), firsts, strict=True) if words not in own
    }


def _firsts(heads: Iterable[bool]) -> Iterator[bool]:
    """Which paragraphs begin a part: headings, and what stands below one."""
    before = True
    for head in heads:
        yield head or before
        before = head


def _known(words: str, held: Sequence[str]) -> str:
    """A paragraph with values in braces that says the same as some words; else these."""
    return next((each for each in held if _same(each, words)), words)


def _gone(old: Segment) -> str:
    """A paragraph that the letter does not hold, marked; headings, titles and cells keep their places."""
    return old.with_text(GONE + old.text) if old.role in ("p", "li") else old.raw


def _after(pieces: Sequence[Segment], last: int, new: Piece) -> str:
    """A new paragraph as it goes behind one of a topic; nothing where there is no safe place for it."""
    lead = "".join(piece.raw for piece in pieces[:last])[-_MOST:].rpartition("\n")[2]
    item = re.fullmatch(r"(\s*)(?:[-*+]|(\d+)[.)])\s+", lead)
    if new.kind == "item" and item:
        return f"\n{item[1]}{'1.' if item[2] else '-'} {begun(new.words)}"
    if new.kind == "paragraph" and pieces[last].role == "p" and not lead.strip():
        return f"\n\n{lead}{begun(new.words)}"
    return ""
