"""A file of the library, laid over the file of the same name that comes with the tool.

The library's keys win, tables are joined, lists are taken whole. What is wrong is told of the library's file, at its
line: the tool's own are proved by its tests.
"""

import functools
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from leafwright.cache import digest
from leafwright.model import nearest
from leafwright.model.shapes import composed
from leafwright.reading.files import MODEL, Reader, line_of_key
from leafwright.setup.places import DEFAULTS


class Layered(NamedTuple):
    """A file as it holds, and of what: the tool's values, the library's, its path and its text (empty without one)."""

    values: dict[str, Any]
    shipped: dict[str, Any]
    own: dict[str, Any]
    path: Path
    text: str
    lost: bool = False  # the library's is there, but cannot be read: what is wrong is told


def layered(reader: Reader, name: str) -> Layered:
    """The file `name` (such as kinds/procedure.toml) of docs/ over the one of the tool; either may be missing."""
    path = reader.root / "docs" / name
    there = path.exists() or path.is_symlink()
    read = reader.toml(path) if there else None
    own, text = read or ({}, "")
    under, mark = shipped(DEFAULTS / name)
    under = over(under, _of_house(reader, name))
    reader.digests[f"leafwright/{name}"] = mark
    return Layered(over(under, own), under, own, path, text, lost=there and read is None)


def choose_house(reader: Reader) -> None:
    """Lay the house that docs/hospital.toml names, such as nhs, between the tool's files and those of the library."""
    path = reader.root / "docs" / "hospital.toml"
    file = layered(reader, "hospital.toml")
    name = file.own.get("house", "")
    if name in stems(reader, "houses"):
        reader.house = layered(reader, f"houses/{name}.toml").values
    elif name:
        known = stems(reader, "houses")
        fix = nearest(str(name), known, f"choose from: {', '.join(known)}")
        reader.report(path, line_of_key(["house"], file.text), "S006", f"there is no house {name}", fix)


def _of_house(reader: Reader, name: str) -> dict[str, Any]:
    """What the chosen house says in a file: that of languages/en.toml stands in its table languages.en."""
    found: Any = reader.house
    for part in name.removesuffix(".toml").split("/"):
        found = found.get(part, {})
    return dict(found)


def stems(reader: Reader, folder: str) -> list[str]:
    """The names, without ending, of the files in a folder of the tool's and the library's; the tool's come first."""
    shipped = sorted(path.stem for path in (DEFAULTS / folder).glob("*.toml"))
    own = sorted(path.stem for path in (reader.root / "docs" / folder).glob("*.toml"))
    return list(dict.fromkeys([*shipped, *own]))


def one(reader: Reader, shape: type[MODEL], name: str, **more: Any) -> MODEL | None:
    """A file as a `shape`, `more` values put in; None with findings where it does not fit.

    Of one that cannot be read only the tool's own part counts: what it would have said is not missed as well.
    """
    file = layered(reader, name)
    if file.lost:
        try:
            return shape.model_validate({**file.values, **more})
        except ValidationError:
            return None
    return reader.validate(shape, {**file.values, **more}, file.path, file.text)


def by_stem(reader: Reader, shape: type[MODEL], folder: str) -> dict[str, MODEL]:
    """The files of a folder, each as a `shape`, by their names; those that do not fit are reported and left out.

    The letters of a name are composed, as they are typed: a Mac names its files with é as e and an accent.
    """
    read = {composed(stem): one(reader, shape, f"{folder}/{stem}.toml") for stem in stems(reader, folder)}
    return {stem: value for stem, value in sorted(read.items()) if value is not None}


def table(reader: Reader, shape: type[MODEL], name: str) -> dict[str, MODEL]:
    """A file of tables, each as a `shape`; those that do not fit are reported and left out."""
    file = layered(reader, name)
    values = {key: reader.validate(shape, value, file.path, file.text, above=key) for key, value in file.values.items()}
    return {key: value for key, value in values.items() if value is not None}


def over(under: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """`own` laid over `under`: tables are joined, all else is replaced."""
    joined = {
        key: over(under[key], value)
        for key, value in own.items()
        if isinstance(value, dict) and isinstance(under.get(key), dict)
    }
    return {**under, **own, **joined}


@functools.cache
def shipped(path: Path) -> tuple[dict[str, Any], str]:
    """The values and the hash of a file that comes with the tool; nothing where it brings none."""
    if not path.is_file():
        return {}, ""
    data = path.read_bytes()
    return tomllib.loads(data.decode()), digest(data)
