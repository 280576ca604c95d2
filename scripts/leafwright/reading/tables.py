"""Files that are tables of values: kinds, word lists, rules, references."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from leafwright import intake
from leafwright.checks import GUARDS, rules
from leafwright.checks.reported import REPORTED
from leafwright.model import HouseRule, Kind, Place, Reference, WordList, nearest
from leafwright.reading.files import MOST_BYTES, Reader, line_of_key
from leafwright.reading.layers import by_stem, layered, one, over, stems

REFERENCES = "docs/evidence/references.json"


def wordlists_of(reader: Reader) -> dict[str, WordList]:
    """The word lists by code, with which their file's name begins. A word that is given no remedy is taken out."""
    found: dict[str, WordList] = {}
    for stem in stems(reader, "wordlists"):
        code = stem.split("_")[0].upper()
        if not re.fullmatch(r"V\d{3}", code) or code in found:
            path = reader.root / "docs" / "wordlists" / f"{stem}.toml"
            fix = "name it after a code of its own, such as v101_what_holds.toml"
            reader.report(path, 1, "S012", f"{path.name} does not begin with a code of its own", fix)
        elif words := one(reader, WordList, f"wordlists/{stem}.toml"):
            kept = {word: remedy for word, remedy in words.words.items() if remedy}
            found[code] = words.model_copy(update={"words": kept})
    return found


def interface_of(reader: Reader) -> tuple[dict[str, str], dict[str, str]]:
    """The words of site and leaflet by key: the tool's, in English, and what the library says otherwise or adds."""
    file = layered(reader, "interface.toml")
    for key, value in file.own.items():
        if not isinstance(value, str):
            message = f"{key} is {value!r}, and should be words"
            reader.report(file.path, line_of_key([key], file.text), "S005", message, f'write {key} = "…"')
        elif unknown := _unknown_braces(value, str(file.shipped.get(key, value))):
            message = f"{key} holds {unknown}, for which nothing can be put there"
            fix = "take braces out, but those that the tool's own words have"
            reader.report(file.path, line_of_key([key], file.text), "S005", message, fix)
    own = {key: value for key, value in file.own.items() if isinstance(value, str)}
    return file.shipped, own


def _unknown_braces(value: str, shipped: str) -> str:
    """The first braces, or the first that is open or closed alone, that the tool's own words do not have."""
    known = re.findall(r"\{\w+\}", shipped)
    return next((found for found in re.findall(r"\{[^{}]*\}?|\}", value) if found not in known), "")


def house_of(reader: Reader, wordlists: Mapping[str, WordList]) -> dict[str, HouseRule]:
    """How strictly each rule is held, and its numbers: the tool's, and over them what the library sets."""
    file = layered(reader, "rules.toml")
    known = [*(rule.code for rule in rules()), *wordlists]
    own: dict[str, dict[str, Any]] = {}
    for code, given in file.own.items():
        shipped = file.shipped.get(code, {})
        for keys, message, fix in _wrong(code, given, shipped, known):
            reader.report(file.path, line_of_key(keys, file.text), "S011", message, fix)
        if code in known and isinstance(given, dict):
            own[code] = {name: value for name, value in given.items() if _may_be(name, value, shipped)}
    house = {}
    for code, value in over(file.shipped, own).items():
        if code in known and (rule := reader.validate(HouseRule, value, file.path, file.text, above=code)):
            house[code] = rule
    return house


def kinds_of(reader: Reader, house: Mapping[str, HouseRule]) -> dict[str, Kind]:
    """The kinds of topics by name; what one of them holds otherwise than the house must be a rule, as in rules.toml."""
    kinds = by_stem(reader, Kind, "kinds")
    for name, kind in kinds.items():
        kept: dict[str, dict[str, Any]] = {}
        for code, given in kind.house.items():
            shipped = house[code].numbers if code in house else {}
            for keys, message, fix in _wrong(code, given, shipped, list(house)):
                path = reader.root / "docs" / "kinds" / f"{name}.toml"
                text = path.read_text("utf-8") if path.is_file() else ""
                reader.report(path, line_of_key([f"house.{keys[0]}", *keys[1:]], text), "S011", message, fix)
            if code in house:
                kept[code] = {key: value for key, value in given.items() if _may_be(key, value, shipped)}
        kinds[name] = kind.model_copy(update={"house": kept})
    return kinds


def _wrong(
    code: str, given: Any, shipped: Mapping[str, Any], known: Iterable[str]
) -> Iterable[tuple[list[str], str, str]]:
    """What is wrong with a rule as the library sets it: the keys that lead to its line, the message, the remedy."""
    if code in REPORTED:
        yield [code], f"{code} cannot be set", "take it out: what cannot be read always stops"
    elif code not in known:
        yield [code], f"no such rule: {code}", nearest(code, known, "take it out")
    elif not isinstance(given, dict):
        yield [code], f"{code} is {given!r}, and should be a table", f"write [{code}], and below it: level = …"
    elif code in GUARDS and given.get("level", "stop") != "stop":
        yield [code, "level"], f"{code} guards readers, and always stops", "take this line out"
    else:
        for name, value in given.items():
            if name != "level" and name not in shipped:
                yield [code, name], f"rule {code} knows no {name}", nearest(name, shipped, "take it out")
            elif not _may_be(name, value, shipped):
                fix = f"write it as the tool does: {name} = {json.dumps(shipped[name], ensure_ascii=False)}"
                yield [code, name], f"rule {code} cannot take {value!r} for {name}", fix


def _may_be(name: str, value: Any, shipped: Mapping[str, Any]) -> bool:
    """Whether a value is of the same kind as the tool's own: a number, words, a list, a table."""
    if name == "level":
        return True
    numbers = (int, float)
    return name in shipped and isinstance(value, numbers if isinstance(shipped[name], numbers) else type(shipped[name]))


def reference_places(root: Path) -> dict[str, Place]:
    """Where each reference stands, by its id."""
    try:
        lines = intake.contents(root / REFERENCES, MOST_BYTES, root).decode("utf-8", "replace").split("\n")
    except (OSError, intake.UnfitError):
        lines = []
    found: dict[str, Place] = {}
    for number, line in enumerate(lines, 1):
        if own := re.search(r'"id":\s*"([^"]+)"', line):
            found.setdefault(own[1], Place(REFERENCES, number))
    return found


def references_of(reader: Reader) -> dict[str, Reference]:
    """The references by id; none where the library has no such file."""
    path = reader.root / REFERENCES
    if not (path.exists() or path.is_symlink()):
        return {}
    text = reader.text(path)
    try:
        values = json.loads(text or "[]")
        if wrong := intake.unbelievable(values):
            raise ValueError(wrong)
        items = TypeAdapter(list[Reference]).validate_python(values)
    except json.JSONDecodeError as error:
        reader.report(path, error.lineno, "S007", f"not valid JSON: {error.msg}", "mend this line")
        return {}
    except ValidationError as error:
        for fault in error.errors():
            where = ".".join(str(part) for part in fault["loc"])
            reader.report(path, 1, "S005", f"item {where}: {fault['msg']}", "correct the item")
        return {}
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, a thousand [
        reader.report(path, 1, "S007", f"not JSON that can be read: {error}", "mend the file")
        return {}
    return {item.id: item for item in items}
