"""Sign-offs, and whether their signatures count."""

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from leafwright.model import Edition, Shown, SignOff
from leafwright.reading.files import Reader, line_of_key
from leafwright.signoff.records import place
from leafwright.signoff.signatures import SignatureError, verified
from leafwright.translation.states import statement


def signoffs_of(reader: Reader, folder: Path) -> Iterable[tuple[tuple[str, str], tuple[SignOff, ...]]]:
    for path in sorted(folder.glob("*/*.toml")):
        read = reader.toml(path)
        if read is None:
            continue
        try:
            records = TypeAdapter(tuple[SignOff, ...]).validate_python(read[0].get("signoff", []))
        except ValidationError as error:
            reader.report(path, 1, "S005", f"not a sign-off: {error.errors()[0]['msg']}", "record it again")
            continue
        yield (path.parent.name, path.stem), _verified(reader, path, records)


def last_signed(root: Path, edition: Edition) -> list[Shown]:
    """The segments as they were last signed off; none where they never were, or where the record cannot be read."""
    try:
        kept = json.loads(place(root, edition).with_suffix(".words.json").read_text("utf-8"))
        return [Shown(*parts) for parts in kept["segments"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _verified(reader: Reader, path: Path, records: tuple[SignOff, ...]) -> tuple[SignOff, ...]:
    """The sign-offs that count: all, or only those signed by an allowed key where the hospital lists keys."""
    allowed = path.parents[1] / "allowed_signers"
    if not allowed.exists():
        return records
    kept = []
    for record in records:
        said = statement(f"{path.parent.name}/{path.stem}", record)
        try:
            valid = bool(record.signature) and verified(allowed, record.name, said, record.signature)
        except SignatureError as error:
            valid, fix = False, str(error)
        else:
            fix = "sign it again with: make approve … KEY=path of a key that docs/signoffs/allowed_signers lists"
        if valid:
            kept.append(record)
        else:
            message = f"the sign-off of {record.name} ({record.role}) has no valid signature and does not count"
            reader.report(path, line_of_key([record.name], path.read_text("utf-8")), "S014", message, fix)
    return tuple(kept)
