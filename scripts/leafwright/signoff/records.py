"""Record that a person, in a role, approved exactly the present words of an edition.

Beside the record stands what was approved, segment by segment, so that a reviewer need read again only
what changed since.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from leafwright.model import Edition, Shown, SignOff
from leafwright.signoff.signatures import sign
from leafwright.translation.states import statement


def place(root: Path, edition: Edition) -> Path:
    """Where the sign-offs of an edition stand."""
    return root / "docs" / "signoffs" / edition.language.tag / f"{edition.topic.slug}.toml"


def record(root: Path, edition: Edition, entry: SignOff, segments: Sequence[Shown], key: Path | None) -> Path:
    """Add a sign-off to the edition's file, and keep the words it holds for. Raises SignatureError."""
    if key:
        entry = entry.model_copy(update={"signature": sign(key, statement(edition.id, entry))})
    path = place(root, edition)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["", "[[signoff]]"] if path.exists() else ["#:schema ../../../build/schemas/signoff.json", "[[signoff]]"]
    for name, value in entry.model_dump(mode="json").items():
        if name == "date":
            lines.append(f"date = {value}")
        elif name == "signature" and value:
            lines.append(f'signature = """\n{value}"""')
        elif value:
            lines.append(f"{name} = {json.dumps(value, ensure_ascii=False)}")
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    words = [[each.role, each.source, each.target] for each in segments]
    text = json.dumps({"words": entry.words, "segments": words}, ensure_ascii=False, indent=1)
    path.with_suffix(".words.json").write_text(text + "\n", "utf-8", newline="\n")
    return path
