"""What changed in an edition since its last sign-off, as a page to read and sign: word by word, source beside target.

A deleted word is struck through and an added one underlined, and both are said so to a screen reader.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from leafwright.model import Edition, Language, Shown
from leafwright.signoff.looking import Looks
from leafwright.text.templates import macros

_WORDS = re.compile(r"\s+|\{\{[^}]*\}\}|[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")


def changes(before: Sequence[Shown], now: Sequence[Shown]) -> list[tuple[Shown | None, Shown | None]]:
    """Pairs of what was signed and what stands now, only where they differ, in reading order."""
    old = {(each.role, each.source): each for each in before}
    new = {(each.role, each.source): each for each in now}
    gone = [each for key, each in old.items() if key not in new]
    found: list[tuple[Shown | None, Shown | None]] = []
    for key, each in new.items():
        former = old[key] if key in old else _taken(each, gone)
        if former != each:
            found.append((former, each))
    return found + [(each, None) for each in gone]


def told(old: Shown | None, new: Shown | None) -> str:
    """A change in one line: what became of which words."""
    what = "changed" if old and new else "new" if new else "gone"
    each = new or old
    return f"{what}: {each.source[:90] if each else ''}"


def _taken(each: Shown, gone: list[Shown]) -> Shown | None:
    """What was signed in place of new words, by its likeness; it is taken out of what is `gone`."""
    alike = {other.source: other for other in gone if other.role == each.role}
    near = difflib.get_close_matches(each.source, alike, 1)
    if not near:
        return None
    gone.remove(alike[near[0]])
    return alike[near[0]]


def marked(before: str, now: str) -> str:
    """HTML of `now` with what was deleted and added since `before`, word by word."""
    return str(_MACROS.marked(list(_parts(before, now))))


def _parts(before: str, now: str) -> Iterator[tuple[str, str]]:
    """What two texts have in common and what only one of them has, in reading order: kind and words."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield kind, "".join(new[c:d])
            continue
        if b > a:
            yield "deleted", "".join(old[a:b])
        if d > c:
            yield "added", "".join(new[c:d])


def page(
    edition: Edition,
    name: str,
    found: Iterable[tuple[Shown | None, Shown | None]],
    since: str,
    own: str,
    seen: Looks | None = None,
) -> str:
    """The whole page. `own` is the tag of the source language, `since` says what is compared with.

    `seen` is what people must look at in a translation.
    """
    rows = [
        (
            list(_parts(before.source if before else "", now.source if now else "")),
            list(_parts(before.target if before else "", now.target if now else "")),
            seen.beside.get((now.source, now.target), ()) if seen and now else (),
        )
        for before, now in found
    ]
    title = f"{name}: what changed ({edition.language.english})"
    return str(_MACROS.page(title, own, edition.language, since, rows, edition.unsigned, edition.hash, seen))


def letter(title: str, language: Language, since: str, rows: Iterable[tuple[str, str]]) -> str:
    """The page that shows what differs between a topic and a file that came back; `since` says what is compared."""
    return str(_MACROS.letter(title, language, since, [list(_parts(*row)) for row in rows]))


_MACROS = macros(Path(__file__).with_name("redline.html"))
