"""What pydantic found in a file's values, in words for those who write them, each with a remedy."""

import difflib
import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ValidationError

from leafwright.model import nearest
from leafwright.model.shapes import TAG
from leafwright.model.signed import SHA256

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
# Values whose form is a pattern, by it: an example tells a nurse more than the pattern does.
SAMPLES = {
    r"^[A-Z]{2,4}$": "PI",
    r"^[0-9]{2,6}$": "112",
    r"^\d+\.\d+(\.\d+)?$": "1.0",
    r"^[A-Z]{2,4}-\d{2,4}$": "PI-02",
    r"^([\w.+-]+@[\w-]+(\.[\w-]+)+)?$": "leaflets@example.org",
    r"^$|\.(svg|png|jpe?g)$": "logo.svg",
    r"^[A-Z]\d{3}$": "C006",
    r"^[a-z][a-z ]*$": "lead",
    r"^[a-z][a-z_]*$": "what_is",
    r"^[a-z]*$": "revised",
    r"^[\w.-]*$": "FX-01.pdf, one word",
    r"^[A-Za-z0-9][\w-]*$": "Letter",
    r"^[^\n]*$": "a single line",
    r"\.$": "A sentence, with its full stop.",
    r"\?$": "Is this a question?",
    r"^([\w-]+\.(utb|ctb|tbl))?$": "en-ueb-g2.ctb",
    r"^[^{}]*(\{count\}[^{}]*\{of\}|\{of\}[^{}]*\{count\})[^{}]*$": "{count} out of {of}",
    SHA256: "sixty-four letters and digits; bring the file back from version control",
}

_LONG = 40


def wrong_values(shape: type[BaseModel], faults: Iterable[Any], sign: str) -> list[tuple[list[str], str, str]]:
    """Of each fault: where it is, key by key; what is wrong; what to do. `sign` stands between a name and its value."""
    found = []
    for fault in _once(shape, faults):
        keys = [str(part) for part in fault["loc"]]
        found.append((keys, *_explained(shape, fault, keys, sign)))
    return found


def in_a_line(shape: type[BaseModel], error: ValidationError) -> str:
    """The first thing that is wrong with a record that a command would write, with its remedy."""
    fault = error.errors()[0]
    if not fault["loc"]:  # of the record as a whole: our own words
        return _reason(fault)
    (_, message, fix), *_ = wrong_values(shape, [fault], " =")
    return f"{message}; {fix}"


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
    if given is None or (isinstance(given, str) and not given.strip()):
        return f"{name} has no value", "write its value behind it, or take the line out where it need not be there"
    wrong, fix = _unfit(kind, fault, keys[-1] if keys else "name", sign)
    return f"{name} is {_shown(given)}{wrong}", fix


def _unfit(kind: str, fault: Any, name: str, sign: str) -> tuple[str, str]:
    """What a value is not, and what to do; `name` is the last of its keys."""
    if kind.startswith(("tuple", "list")) and isinstance(fault["input"], dict) and "=" in sign:
        return ", which is one table and not a list of them", "head it in double square brackets: [[ … ]]"
    for begins, wrong, fix in _KINDS:
        if kind.startswith(begins):
            return f", which {wrong}", fix.format(name=name, sign=sign)
    context = fault.get("ctx", {})
    if kind in ("literal_error", "enum"):
        return ", which is none of those that can be", f"choose from: {context['expected']}"
    if kind == "string_pattern_mismatch":
        if context["pattern"] == TAG:
            return ", which is no tag of a language", "write its tag, such as ar, pt or zh-Hans"
        return ", which is not of the right form", f"write it like this: {SAMPLES[context['pattern']]}"
    return f": {_reason(fault)}", "correct the value"


def _reason(fault: Any) -> str:
    """What pydantic says of a fault, or our own model does, without what only programmers say."""
    reason = re.sub(r"^(?:Value error, )?(?:Input|String|Value|List|Tuple) should ", "must ", fault["msg"])
    return reason.removeprefix("Value error, ")


def _shown(given: object) -> str:
    """A value as it was given, a long one by its beginning."""
    text = str(given).lower() if isinstance(given, bool) else str(given)
    text = text if len(text) <= _LONG else text[: _LONG - 3] + "…"
    return repr(text) if isinstance(given, str) else text
