"""Languages, and their PO files."""

import functools
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from leafwright.cache import Cache, code, digest
from leafwright.model import Catalog, Hospital, Language, nearest
from leafwright.reading.files import Reader, line_of_key
from leafwright.reading.layers import layered, stems
from leafwright.setup.places import DEFAULTS
from leafwright.translation.catalogs import entries_of, merged, method_of
from leafwright.translation.shelf import ENTRIES, Key, Packed, Shelf

_SHARED = {"interface", "hospital", "glossary"}  # beside which every other PO file is that of a topic


def languages_of(reader: Reader, hospital: Hospital) -> tuple[Language, ...]:
    """The languages that the hospital names and those of its own, the source language first, then by tag."""
    known = stems(reader, "languages")
    own = {path.stem for path in (reader.root / "docs" / "languages").glob("*.toml")}
    found = []
    for tag in sorted({hospital.source, *hospital.languages, *own}):
        if tag in known:
            found.append(_language(reader, tag, source=tag == hospital.source))
        else:
            fix = nearest(tag, known, f"choose from {', '.join(known)}, or write a file for it")
            key = "source" if tag == hospital.source else "languages"
            at, message = reader.root / "docs" / "hospital.toml", f"there is no language {tag}"
            reader.report(at, reader.line_of([key], at), "S006", message, fix)
    read = [language for language in found if language]
    if not any(language.source for language in read):
        return ()
    return tuple(sorted(read, key=lambda language: (not language.source, language.tag)))


def _language(reader: Reader, tag: str, source: bool) -> Language | None:
    """A language; words that its dictionary lacks are those of the tool and those of the library."""
    file = layered(reader, f"languages/{tag}.toml")
    if "source" in file.own:
        message, fix = "the source language is named elsewhere", f'write source = "{tag}" in docs/hospital.toml'
        reader.report(file.path, line_of_key(["source"], file.text), "S006", message, fix)
    words = [*file.shipped.get("words", ()), *file.own.get("words", ())]
    values = {**file.values, "tag": tag, "source": source, "words": words}
    return reader.validate(Language, values, file.path, file.text)


def catalogs_of(reader: Reader, folder: Path, languages: Iterable[Language], cache: Cache) -> Shelf:
    """The PO files of the library by language and name; its interface words lie over those of the tool."""
    shared, packed = dict[Key, Catalog](), dict[Key, Packed]()
    for language in languages:
        shipped = _shipped_words(reader, language.tag, cache)
        if shipped:
            shared[language.tag, "interface"] = shipped
        for path in sorted((folder / language.tag).glob("*.po")):
            read = _read(reader, path, language.tag, cache)
            if read is None:
                continue
            if path.stem not in _SHARED:
                packed[language.tag, path.stem] = read
            elif shipped and path.stem == "interface":
                shared[language.tag, path.stem] = merged(shipped, read.opened())
            else:
                shared[language.tag, path.stem] = read.opened()
    return Shelf(shared, packed)


def _read(reader: Reader, path: Path, tag: str, cache: Cache) -> Packed | None:
    """A PO file; nothing where it is none."""
    text = reader.text(path, tag)
    if text is None:
        return None
    try:
        entries = _entries(text, cache)
    except ValueError as error:
        found = re.search(r"line (\d+)", str(error))
        message = f"not a valid PO file: {error}".replace("\n", " ")[:120]
        fix = "open it in a PO editor such as Poedit and save it again"
        reader.report(path, int(found[1]) if found else 1, "S010", message, fix, tag)
        return None
    return Packed(file=path.relative_to(reader.root).as_posix(), method=method_of(text), entries=entries)


def _shipped_words(reader: Reader, tag: str, cache: Cache) -> Catalog | None:
    """The interface words that come with the tool in a language, under the name of the library's own file for them."""
    path = DEFAULTS / "translations" / tag / "interface.po"
    if not path.is_file():
        return None
    text = path.read_text("utf-8")
    reader.digests[f"leafwright/translations/{tag}/interface.po"] = digest(text)
    read = Packed(file=f"docs/translations/{tag}/interface.po", method="", entries=_entries(text, cache))
    return replace(read.opened(), lines={})


def _entries(text: str, cache: Cache) -> bytes:
    """The entries of a PO file, packed. Raises ValueError where it is none."""
    return cache.packed(ENTRIES, functools.partial(entries_of, text), "PO", code("translation"), text)
