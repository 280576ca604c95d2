"""What became of each paragraph of a text in another: by its words, and by what is like it behind the same one.

A part that stands elsewhere as a whole is where it was: a letter has an order of its own. What stands elsewhere alone
was moved, as a step before another: it is gone there and new here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.5  # of two paragraphs of which one became the other, by their words
_WINDOW = 100  # paragraphs in which one that changed is looked for


@dataclass(frozen=True)
class Block:
    """A paragraph by its words; `first` where it begins a part: a heading, or what stands below one."""

    words: str
    first: bool = False


_Blocks = Sequence[Block]


def became(olds: _Blocks, news: _Blocks) -> dict[int, int]:
    """The place in `news` of each of `olds` that is there, by its place."""
    went = dict(_same(olds, news, range(len(olds)), range(len(news))))
    went |= _moved(olds, news, went)
    for look in (_same, _like):
        taken = set(went.values())
        for n, m in [(-1, -1), *went.items()]:
            went |= look(olds, news, _run(n, went, len(olds)), _run(m, taken, len(news)))
    return went


def _run(at: int, known: Mapping[int, int] | set[int], end: int) -> list[int]:
    """The places behind one, up to the next that is known."""
    stop = next((each for each in range(at + 1, end) if each in known), end)
    return list(range(at + 1, stop))


def _moved(olds: _Blocks, news: _Blocks, went: Mapping[int, int]) -> dict[int, int]:
    """What begins a part elsewhere with the same words; what stands below it follows."""
    places: dict[str, list[int]] = {}
    taken = set(went.values())
    for m, new in reversed(list(enumerate(news))):
        if new.first and m not in taken:
            places.setdefault(new.words, []).append(m)
    left = [n for n, old in enumerate(olds) if old.first and n not in went]
    return {n: places[olds[n].words].pop() for n in left if places.get(olds[n].words)}


def _same(olds: _Blocks, news: _Blocks, some: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Some paragraphs with those of others that have the same words, in their order."""
    before, now = [olds[n].words for n in some], [news[m].words for m in others]
    for a, b, size in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        yield from zip(some[a : a + size], others[b : b + size], strict=True)


def _like(olds: _Blocks, news: _Blocks, some: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each of some paragraphs with the first of others that is like it, in their order."""
    at = 0
    for n in some:
        window = range(at, min(len(others), at + _WINDOW))
        like = next((k for k in window if _alike(olds[n].words, news[others[k]].words)), None)
        if like is not None:
            yield n, others[like]
            at = like + 1


def _alike(one: str, other: str) -> bool:
    """Whether one paragraph may have become another."""
    before, now = (re.findall(r"\w+", each)[:200] for each in (one, other))
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    return min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _ALIKE <= matcher.ratio()


def in_order(went: Mapping[int, int], olds: int, news: int) -> Iterator[tuple[int | None, int | None]]:
    """All places of two texts, paired, in the order of the first; what is new stands behind what it followed, and
    behind all that is gone there."""
    taken = set(went.values())
    waiting = _run(-1, taken, news)
    for n in range(olds):
        if n in went:
            yield from ((None, m) for m in waiting)
            waiting = _run(went[n], taken, news)
        yield n, went.get(n)
    yield from ((None, m) for m in waiting)
