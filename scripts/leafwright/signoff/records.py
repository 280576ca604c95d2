"""Record that a person, in a role, approved exactly the present words of an edition, and when they are due again.

Beside the record stands what was approved, segment by segment, so that a reviewer need read again only
what changed since. The date of the next review is a record of its own: to renew it changes no signed word.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from leafwright.model import Edition, Reviewed, Shown, SignOff
from leafwright.signoff.signatures import sign
from leafwright.translation.states import review_statement, statement


def place(root: Path, edition: Edition) -> Path:
    """Where the sign-offs of an edition stand."""
    return root / "docs" / "signoffs" / edition.language.tag / f"{edition.topic.slug}.toml"


def record(root: Path, edition: Edition, entry: SignOff, segments: Sequence[Shown], key: Path | None) -> Path:
    """Add a sign-off to the edition's file, and keep the words it holds for. Raises SignatureError."""
    if key:
        entry = entry.model_copy(update={"signature": sign(key, statement(edition.id, entry))})
    path = _added(place(root, edition), "signoff", entry)
    path.with_suffix(".words.json").write_text(as_json(entry.words, segments), "utf-8", newline="\n")
    return path


def as_json(words: str, segments: Sequence[Shown]) -> str:
    """The segments of an edition whose words hash to `words`, to be compared with later ones."""
    said = [[each.role, each.source, each.target] for each in segments]
    return json.dumps({"words": words, "segments": said}, ensure_ascii=False, indent=1) + "\n"


def record_review(root: Path, edition: Edition, entry: Reviewed, key: Path | None) -> Path:
    """Add a review to the file of an edition in the source language. Raises SignatureError."""
    if key:
        entry = entry.model_copy(update={"signature": sign(key, review_statement(edition.id, entry))})
    return _added(place(root, edition), "review", entry)


def _added(path: Path, table: str, entry: SignOff | Reviewed) -> Path:
    """Add a record at the end of a file, which is begun where it is not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [""] if path.exists() else ["#:schema ../../../build/schemas/signoff.json"]
    lines.append(f"[[{table}]]")
    for name, value in entry.model_dump(mode="json").items():
        if name in ("date", "next_review", "qualified_until"):
            lines += [f"{name} = {value}"] if value else []
        elif name == "signature" and value:
            lines.append(f'signature = """\n{value}"""')
        elif value:
            lines.append(f"{name} = {json.dumps(value, ensure_ascii=False)}")
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(lines) + "\n")
    return path
