"""Files that are tables of values: kinds, word lists, rules, facts, references."""

import difflib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from leafwright.checks import rules
from leafwright.checks.reported import REPORTED
from leafwright.model import HouseRule, Reference, WordList
from leafwright.reading.files import MODEL, Reader, line_of_key


def one(reader: Reader, shape: type[MODEL], path: Path) -> MODEL | None:
    read = reader.toml(path)
    return reader.validate(shape, read[0], path, read[1]) if read else None


def by_stem(reader: Reader, shape: type[MODEL], folder: Path) -> dict[str, MODEL]:
    read = {path.stem: one(reader, shape, path) for path in sorted(folder.glob("*.toml"))}
    return {stem: value for stem, value in read.items() if value is not None}


def table(reader: Reader, shape: type[MODEL], path: Path) -> dict[str, MODEL]:
    read = reader.toml(path)
    if read is None:
        return {}
    values = {key: reader.validate(shape, value, path, read[1], above=key) for key, value in read[0].items()}
    return {key: value for key, value in values.items() if value is not None}


def wordlists_of(reader: Reader, folder: Path) -> dict[str, WordList]:
    """The word lists by code, which is the beginning of their file's name."""
    found = {}
    for path in sorted(folder.glob("*.toml")):
        code = path.stem.split("_")[0].upper()
        if not re.fullmatch(r"V\d{3}", code) or code in found:
            fix = "name it after a code of its own, such as v006_what_holds.toml"
            reader.report(path, 1, "S012", f"{path.name} does not begin with a code of its own", fix)
        elif words := one(reader, WordList, path):
            found[code] = words
    return found


def house_of(reader: Reader, path: Path, wordlists: Mapping[str, WordList]) -> dict[str, HouseRule]:
    """How strictly each rule is held. A rule whose numbers are not all there is reported and left out."""
    read = reader.toml(path)
    if read is None:
        return {rule.code: HouseRule(level="off") for rule in rules()}
    values, text = read
    known = {rule.code: rule.numbers for rule in rules()} | {code: {} for code in [*wordlists, *REPORTED]}
    house = {}
    for code, value in values.items():
        if code not in known:
            near = difflib.get_close_matches(code, known, 1)
            fix = f"did you mean {near[0]}?" if near else "take it out"
            reader.report(path, line_of_key([code], text), "S011", f"no such rule: {code}", fix)
        elif code in REPORTED:
            fix = "take it out: what cannot be read always stops"
            reader.report(path, line_of_key([code], text), "S011", f"{code} cannot be set", fix)
        elif rule := reader.validate(HouseRule, value, path, text, above=code):
            house[code] = rule
    for code, numbers in known.items():
        if code in REPORTED or (code in values and code not in house):
            continue
        given = house[code].numbers if code in house else {}
        for name in numbers.keys() - given.keys():
            message = f"rule {code} has no {name}: {numbers[name]}"
            reader.report(path, line_of_key([code], text), "S011", message, f"write below [{code}]: {name} = …")
            house[code] = HouseRule(level="off")
        for name in given.keys() - numbers.keys():
            near = difflib.get_close_matches(name, numbers, 1)
            fix = f"did you mean {near[0]}?" if near else "take it out"
            reader.report(path, line_of_key([code, name], text), "S011", f"rule {code} knows no {name}", fix)
    return house


def references_of(reader: Reader, path: Path) -> dict[str, Reference]:
    text = reader.text(path)
    try:
        items = TypeAdapter(list[Reference]).validate_python(json.loads(text or "[]"))
    except json.JSONDecodeError as error:
        reader.report(path, error.lineno, "S007", f"not valid JSON: {error.msg}", "mend this line")
        return {}
    except ValidationError as error:
        for fault in error.errors():
            where = ".".join(str(part) for part in fault["loc"])
            reader.report(path, 1, "S005", f"item {where}: {fault['msg']}", "correct the item")
        return {}
    return {item.id: item for item in items}
