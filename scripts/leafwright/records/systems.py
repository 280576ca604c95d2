"""The coding systems that record systems ask by, and which codes of an edition may be told to them."""

import datetime
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from leafwright.model import Code, Edition
from leafwright.model.shapes import Strict


class System(Strict):
    """A coding system: its object identifier, its URI in FHIR, other names of it, and the form of its codes."""

    oid: str
    uri: str
    names: tuple[str, ...]
    form: str


@cache
def systems() -> dict[str, System]:
    """All systems that are known, by the name that front matter gives them."""
    values = tomllib.loads(Path(__file__).with_name("systems.toml").read_text("utf-8"))
    return {name: System.model_validate(value) for name, value in values.items()}


def told(edition: Edition, by: datetime.date) -> Iterator[tuple[Code, System]]:
    """The codes of an edition that somebody had looked up by a day, of systems that are known, each once.

    A code of another form than its system's is left out: it would become the name of a file.
    """
    seen = set()
    for code in edition.topic.meta.codes:
        system = systems().get(code.system)
        if system is None or code.verified is None or code.verified > by or not re.fullmatch(system.form, code.code):
            continue
        if (system.oid, code.code) not in seen:
            seen.add((system.oid, code.code))
            yield code, system
