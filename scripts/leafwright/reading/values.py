"""What pydantic found in a file's values, in words for those who write them, each with a remedy."""

import difflib
import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from leafwright.model import nearest
from leafwright.model.shapes import TAG

# By how the name of pydantic's error begins: what the value is not, and what to do.
_KINDS = (
    ("date", "is not a day", "write year, month and day, such as 2026-01-31"),
    ("string_type", "is not words", 'put it in quotes, without brackets: {name}{sign} "…"'),
    ("int", "is not a whole number", "write it in figures, without quotes"),
    ("float", "is not a number", "write it in figures, without quotes"),
    ("bool", "is neither true nor false", "write true or false, without quotes"),
    (("tuple", "list", "set", "frozen"), "is not a list", "put it in square brackets, even one alone: [ … ]"),
    (
        ("model", "dict", "dataclass", "mapping"),
        "is a value, not a table",
        "write a line for each name that belongs here",
    ),
)
# Values whose form is a pattern, by their name: an example tells more than the pattern does.
_SAMPLES = {
    "prefix": "PI",
    "emergency": "112",
    "version": "1.0",
    "number": "PI-02",
    "feedback_email": "leaflets@example.org",
    "logo": "logo.svg",
}

_LONG = 40


def wrong_values(shape: type[BaseModel], faults: Iterable[Any], sign: str) -> list[tuple[list[str], str, str]]:
    """Of each fault: where it is, key by key; what is wrong; what to do. `sign` stands between a name and its value."""
    found = []
    for fault in _once(shape, faults):
        keys = [str(part) for part in fault["loc"]]
        found.append((keys, *_explained(shape, fault, keys, sign)))
    return found


def _once(shape: type[BaseModel], faults: Iterable[Any]) -> list[Any]:
    """Faults, but of a name that is mistyped: that it is missing is the same fault."""
    found = list(faults)
    unknown = [str(each["loc"][-1]) for each in found if each["type"] == "extra_forbidden"]
    meant = {near[0] for name in unknown if (near := difflib.get_close_matches(name, shape.model_fields, 1))}
    return [each for each in found if each["type"] != "missing" or len(each["loc"]) > 1 or each["loc"][0] not in meant]


def _explained(shape: type[BaseModel], fault: Any, keys: list[str], sign: str) -> tuple[str, str]:
    """What is wrong with a value, and what to do."""
    name, kind, given = ".".join(keys) or "the file", str(fault["type"]), fault["input"]
    if kind == "missing":
        return f"{name} is missing", f"add a line for {keys[-1]}"
    if kind == "extra_forbidden":
        return f"{name} is not a known name", nearest(keys[-1], shape.model_fields, "remove this line")
    if given is None or given == "":
        return f"{name} has no value", "write its value behind it, or take the line out where it need not be there"
    wrong, fix = _unfit(kind, fault, keys[-1] if keys else "name", sign)
    return f"{name} is {_shown(given)}{wrong}", fix


def _unfit(kind: str, fault: Any, name: str, sign: str) -> tuple[str, str]:
    """What a value is not, and what to do; `name` is the last of its keys."""
    for begins, wrong, fix in _KINDS:
        if kind.startswith(begins):
            return f", which {wrong}", fix.format(name=name, sign=sign)
    context = fault.get("ctx", {})
    if kind in ("literal_error", "enum"):
        return ", which is none of those that can be", f"choose from: {context['expected']}"
    if kind == "string_pattern_mismatch":
        if context["pattern"] == TAG:
            return ", which is no tag of a language", "write its tag, such as ar, pt or zh-Hans"
        form = f"write it like this: {_SAMPLES[name]}" if name in _SAMPLES else f"its form is {context['pattern']}"
        return ", which is not of the right form", form
    reason = re.sub(r"^(?:Value error, )?(?:Input|String|Value|List|Tuple) should ", "must ", fault["msg"])
    return f": {reason.removeprefix('Value error, ')}", "correct the value"


def _shown(given: object) -> str:
    """A value as it was given, a long one by its beginning."""
    text = str(given).lower() if isinstance(given, bool) else str(given)
    text = text if len(text) <= _LONG else text[: _LONG - 3] + "…"
    return repr(text) if isinstance(given, str) else text
