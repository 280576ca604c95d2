"""JSON Schemas of every file that people write, from the model: what VS Code completes and validates by.

A file names its schema in its first line: `#:schema schemas/hospital.json` in TOML (Taplo), and
`# yaml-language-server: $schema=…` in front matter.
"""

import json
from typing import Any

from pydantic import TypeAdapter

from leafwright.model import (
    Claim,
    Department,
    Fact,
    FrontMatter,
    Hospital,
    HouseRule,
    Kind,
    Language,
    Paper,
    PictureSource,
    Quality,
    Releases,
    Review,
    SignOffs,
    Sought,
    Standard,
    Term,
    TopicSet,
    WordList,
)

SHAPES: dict[str, Any] = {
    "claims": dict[str, Claim],
    "department": Department,
    "facts": dict[str, Fact],
    "front-matter": FrontMatter,
    "glossary": dict[str, Term],
    "hospital": Hospital,
    "rules": dict[str, HouseRule],
    "interface": dict[str, str],
    "kind": Kind,
    "language": Language,
    "paper": Paper,
    "pictures": dict[str, PictureSource],
    "quality": dict[str, Quality],
    "releases": Releases,
    "review": Review,
    "search": Sought,
    "sets": dict[str, TopicSet],
    "signoff": SignOffs,
    "standards": dict[str, Standard],
    "wordlist": WordList,
}
LAYERED = ("kind", "language", "paper", "review", "rules", "standards", "wordlist")
"""Files of which the tool brings some: a library's own holds only what differs, so none of their keys is required."""


def schemas() -> dict[str, str]:
    """The text of each schema by its name, JSON Schema draft 2020-12."""
    found = {}
    for name, shape in SHAPES.items():
        values = TypeAdapter(shape).json_schema(by_alias=True)
        values = {"$schema": "https://json-schema.org/draft/2020-12/schema", **values}
        if name == "language":  # its tag is the name of the file, and the hospital's profile says which is the source
            del values["properties"]["tag"], values["properties"]["source"]
        if name in LAYERED:  # whatever is not in the library's file is the tool's
            table = values if "required" in values else values["$defs"][shape.__args__[1].__name__]
            del table["required"]
        found[name] = json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return found
