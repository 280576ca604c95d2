"""The number of each version, given and never typed: 1.0, then 1.1 when its words change.

A translation has the first two numbers of its source, so that everybody sees which words it tells. A third number
counts what changed within: another translation of the same words, or the same words printed anew. No number is used
twice. What stands above a topic's words is only the least that its next version may be.
"""

from collections.abc import Container, Iterable

from leafwright.model import Edition, Released
from leafwright.reading.releases import Records

FIRST = (1, 0)


def numbers(fit: Iterable[Edition], records: Records, reprinted: Container[str] = ()) -> dict[str, str]:
    """The version of each edition that is released, by its id.

    `fit` holds the source of every translation; `reprinted` are the editions, by id, whose words are those of their
    last version but whose leaflets are not.
    """
    given: dict[str, str] = {}
    sources: dict[str, tuple[int, ...]] = {}  # by topic
    for each in sorted(fit, key=lambda edition: not edition.language.source):
        last = last_of(each, records)
        if each.language.source:
            number = _of_source(each, last, each.id in reprinted)
            sources[each.topic.slug] = number[:2]
        else:
            number = _of_translation(each, last, each.id in reprinted, sources[each.topic.slug])
        given[each.id] = ".".join(map(str, number))
    return given


def last_of(edition: Edition, records: Records) -> Released | None:
    """The version of an edition that was released last; None where there was none yet."""
    found = records.get((edition.language.tag, edition.topic.slug))
    return found.released[-1] if found else None


def parts_of(version: str) -> tuple[int, ...]:
    """A version as numbers, which compare as versions do."""
    return tuple(map(int, version.split(".")))


def _of_source(edition: Edition, last: Released | None, reprinted: bool) -> tuple[int, ...]:
    least = max(FIRST, parts_of(edition.topic.meta.version)[:2])
    if last is None:
        return least
    before = parts_of(last.version)
    if last.words == edition.hash:
        return _within(before) if reprinted else before
    return max(least, (before[0], before[1] + 1))


def _of_translation(
    edition: Edition, last: Released | None, reprinted: bool, source: tuple[int, ...]
) -> tuple[int, ...]:
    if last is None:
        return source
    before = parts_of(last.version)
    if last.words == edition.hash and not reprinted:
        return before
    return source if source > before[:2] else _within(before)


def _within(version: tuple[int, ...]) -> tuple[int, ...]:
    """The next version of the same words of the source."""
    return (*version[:2], (version[2] if len(version) > 2 else 0) + 1)
