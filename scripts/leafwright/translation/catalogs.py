"""Keep PO catalogs in step with their source. Reads and writes no file.

A segment is known by its role and its source words. When these words change, the old translation is
offered as fuzzy with the previous source beside it, and is not shown until a person has confirmed it.
Nothing a translator wrote is ever dropped: what no longer fits moves to the end of the file as obsolete.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import polib
from rapidfuzz import fuzz, process

from leafwright.model import Catalog, Language
from leafwright.translation.units import Unit

OPEN = "to fill in"  # X-Method of a file that nobody has said anything of; L002 asks for it once there are words
MOST_LETTERS = 5_000  # of a segment: one block of a page
SIMILAR_ENOUGH = 60.0  # per cent, rapidfuzz ratio: below it an old translation helps nobody


@dataclass(frozen=True)
class Changes:
    """What bringing one catalog in step did, by number of segments."""

    kept: int
    new: int
    changed: int
    gone: int


def update(po: str | None, units: Iterable[Unit], language: Language) -> tuple[str, Changes]:
    """Bring PO text in step with `units`; give the new text and what changed.

    Running it twice changes nothing the second time.
    """
    old = _parsed(po) if po else polib.POFile()
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in old}
    units = list(units)
    orphans = _orphans(known, units)
    new = polib.POFile(wrapwidth=0)
    new.header, new.metadata = old.header, _metadata(language, dict(old.metadata))
    count: Counter[str] = Counter()
    used: set[int] = set()
    for unit in units:
        own = known.get(unit.key)
        near = None if own is not None else _most_similar(unit, [each for each in orphans if id(each) not in used])
        used |= {id(own), id(near)}
        count[_change(own, near)] += 1
        entry = own if own is not None else _begun(unit, near)
        entry.obsolete = False
        entry.comment = unit.where
        new.append(entry)
    for entry in _left_over(old, used):
        count["gone"] += not entry.obsolete
        entry.obsolete = True
        new.append(entry)
    return str(new).rstrip("\n") + "\n", Changes(count["kept"], count["new"], count["changed"], count["gone"])


def _orphans(known: Mapping[tuple[str, str], polib.POEntry], units: Iterable[Unit]) -> list[polib.POEntry]:
    """Translations whose source words are gone: each may be offered for words that are like them."""
    wanted = {unit.key for unit in units}
    return [entry for key, entry in known.items() if key not in wanted and not entry.obsolete and entry.msgstr]


def _change(own: polib.POEntry | None, near: polib.POEntry | None) -> str:
    """What became of a segment, by the entry that was its own and the one offered in its place."""
    if near is not None:
        return "changed"
    return "kept" if own is not None and not own.obsolete else "new"


def _begun(unit: Unit, near: polib.POEntry | None) -> polib.POEntry:
    """A new entry, with the translation of similar words as fuzzy."""
    entry = polib.POEntry(msgctxt=unit.role, msgid=unit.text)
    if near is not None:
        entry.msgstr, entry.tcomment = near.msgstr, near.tcomment
        entry.previous_msgid = near.previous_msgid if near.fuzzy and near.previous_msgid else near.msgid
        entry.previous_msgctxt = near.previous_msgctxt if near.fuzzy else near.msgctxt
        entry.flags = ["fuzzy"]
    return entry


def _left_over(old: Iterable[polib.POEntry], used: set[int]) -> list[polib.POEntry]:
    """What somebody translated and nothing uses any more."""
    return [entry for entry in old if id(entry) not in used and entry.msgstr]


def put(po: str, words: Mapping[tuple[str, str], tuple[str, str]]) -> str:
    """PO text with new translations and comments by (role, source); no other entry moves."""
    file = _parsed(po)
    file.wrapwidth = 0
    for entry in file:
        found = words.get((entry.msgctxt or "", entry.msgid))
        if found is not None and not entry.obsolete:
            _put(entry, *found)
    return str(file).rstrip("\n") + "\n"


def _put(entry: polib.POEntry, target: str, comment: str) -> None:
    """Translate an entry anew, which confirms it; a comment is added to those that stand there."""
    if entry.msgstr != target or entry.fuzzy:
        entry.msgstr = target
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.previous_msgid = entry.previous_msgctxt = None
    if comment and comment not in entry.tcomment:
        entry.tcomment = "\n".join(part for part in (entry.tcomment, comment) if part)


def _most_similar(unit: Unit, orphans: list[polib.POEntry]) -> polib.POEntry | None:
    same_role = [entry for entry in orphans if (entry.msgctxt or "") == unit.role]
    best = process.extractOne(
        unit.text, [entry.msgid for entry in same_role], scorer=fuzz.ratio, score_cutoff=SIMILAR_ENOUGH
    )
    return same_role[best[2]] if best else None


def _metadata(language: Language, old: dict[str, str]) -> dict[str, str]:
    """The header, without dates: a file that did not change stays the same, byte for byte."""
    fixed = {
        "Language": language.tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return {**old, **fixed, "X-Method": old.get("X-Method", "").strip() or OPEN}


def _parsed(po: str) -> polib.POFile:
    """PO text as a file. Raises ValueError where it is none, or where a segment is longer than any text has."""
    if not po.strip():
        return polib.POFile()
    if not re.search(r'^\s*msgid\s+"', po, re.M) or "\0" in po:
        raise ValueError("it holds no segment")  # polib would open what a text without one names
    try:
        file = polib.pofile(po)
    except (OSError, IndexError, KeyError, AttributeError, TypeError, UnicodeError) as error:
        raise ValueError(str(error)) from error
    if any(len(text) > MOST_LETTERS for entry in file for text in (entry.msgid, entry.msgstr, entry.tcomment)):
        raise ValueError(f"a segment holds more than {MOST_LETTERS:,} characters")
    return file


class Entry(NamedTuple):
    """What a PO file holds of one segment; `note` is what translators wrote beside it."""

    role: str
    source: str
    target: str
    line: int
    fuzzy: bool
    note: str


def entries_of(po: str) -> list[Entry]:
    """Parse PO text. Raises ValueError where it is not PO."""
    return [
        Entry(entry.msgctxt or "", entry.msgid, entry.msgstr, entry.linenum or 1, entry.fuzzy, entry.tcomment)
        for entry in _parsed(po)
        if not entry.obsolete
    ]


def method_of(po: str) -> str:
    """How the words of PO text came about, such as "machine draft, unreviewed"; empty where its header does not say."""
    header = re.split(r"\n\n", po, maxsplit=1)[0]
    found = re.search(r'^"X-Method:[ \t]*(.*?)(?:\\n)?"$', header, re.M)
    return found[1].strip() if found else ""


def with_method(po: str, method: str) -> str:
    """PO text whose header says how its words came about."""
    file = _parsed(po)
    file.wrapwidth = 0
    file.metadata["X-Method"] = method
    return str(file).rstrip("\n") + "\n"


def catalog_of(file: str, entries: Iterable[Entry], method: str = "") -> Catalog:
    """The catalog of the PO file at `file`; `method` is what its header says of how it was made.

    Source words are held once for all languages: in a thousand topics they would else fill half of the memory.
    """
    kept = {(sys.intern(entry.role), sys.intern(entry.source)): entry for entry in entries}
    return Catalog(
        file=file,
        words={key: entry.target for key, entry in kept.items() if entry.target.strip()},
        lines={key: entry.line for key, entry in kept.items()},
        fuzzy=frozenset(key for key, entry in kept.items() if entry.fuzzy),
        notes={key: entry.note for key, entry in kept.items() if entry.note},
        method=method,
    )


def merged(under: Catalog, own: Catalog) -> Catalog:
    """A catalog with what `own` may show laid over `under`; the file, and the lines that can be mended, are `own`'s."""
    shown = {key: words for key, words in own.words.items() if key not in own.fuzzy}
    return Catalog(
        file=own.file,
        words={**own.words, **under.words, **shown},
        lines=own.lines,
        fuzzy=(own.fuzzy - under.words.keys()) | (under.fuzzy - shown.keys()),
        notes={**under.notes, **own.notes},
        method=own.method,
    )


def usable(catalog: Catalog, role: str, text: str) -> str | None:
    """The translation that may be shown, or None: a fuzzy one may not."""
    key = (role, text)
    return None if key in catalog.fuzzy else catalog.words.get(key)


def gaps(catalog: Catalog, units: Iterable[Unit]) -> list[tuple[Unit, str]]:
    """Units that cannot be shown, each with why: missing or fuzzy."""
    return [
        (unit, "fuzzy" if unit.key in catalog.fuzzy else "missing")
        for unit in units
        if usable(catalog, *unit.key) is None
    ]
