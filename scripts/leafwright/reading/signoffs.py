"""Sign-offs and reviews, and whether their signatures count."""

import itertools
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from leafwright import intake
from leafwright.model import Edition, Reviewed, Shown, SignOff, SignOffs, Topic
from leafwright.reading.files import MOST_BYTES, Reader
from leafwright.reading.values import in_a_line
from leafwright.signoff.records import place
from leafwright.signoff.signatures import ALLOWED, SignatureError, verified
from leafwright.translation.states import review_statement, statement

RECORD = TypeVar("RECORD", SignOff, Reviewed)


def signoffs_of(reader: Reader, folder: Path) -> Iterable[tuple[tuple[str, str], SignOffs]]:
    """The records that count of each edition, by language and topic."""
    for path in sorted(folder.glob("*/*.toml")):
        read = reader.toml(path)
        if read is None:
            continue
        try:
            records = SignOffs.model_validate(read[0])
        except ValidationError as error:
            reader.report(path, 1, "S005", f"not a sign-off: {in_a_line(SignOffs, error)}", "record it again")
            continue
        signed = _verified(reader, path, records.signoff, statement)
        reviewed = _verified(reader, path, records.review, review_statement)
        counted = SignOffs(signoff=signed, review=reviewed)
        reader.tell_apart(path, counted.model_dump_json())  # what counts can change while the file does not
        yield (path.parent.name, path.stem), counted


def with_reviews(topics: Iterable[Topic], signoffs: dict[tuple[str, str], SignOffs], source: str) -> tuple[Topic, ...]:
    """Topics with the last review of each; it stands beside the sign-offs of the language `source`."""
    none = SignOffs()
    return tuple(
        replace(topic, review=reviews[-1]) if (reviews := signoffs.get((source, topic.slug), none).review) else topic
        for topic in topics
    )


def last_signed(root: Path, edition: Edition) -> list[Shown]:
    """The segments as they were last signed off; none where they never were, or where the record cannot be read."""
    return segments_of(place(root, edition).with_suffix(".words.json"))


def segments_of(path: Path) -> list[Shown]:
    """The segments that a file beside a record holds; none where it is not there, or cannot be read."""
    try:
        kept = json.loads(intake.contents(path, MOST_BYTES))
        if intake.unbelievable(kept) or not all(isinstance(word, str) for parts in kept["segments"] for word in parts):
            return []
        return [Shown(*parts) for parts in kept["segments"]]
    except (OSError, intake.UnfitError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _verified(
    reader: Reader, path: Path, records: Iterable[RECORD], said: Callable[[str, RECORD], bytes]
) -> tuple[RECORD, ...]:
    """The records that count: all, or only those signed by an allowed key where the hospital lists keys.

    One that does not count is told until its role has signed with a key behind it: records are only ever added.
    """
    if not (reader.root / ALLOWED).exists():
        return tuple(records)
    kept: list[RECORD] = []
    lacking: dict[str, list[tuple[int, RECORD, str]]] = {}
    for number, record in enumerate(records):
        if fix := _unsigned(reader, path, record, said):
            lacking.setdefault(record.role, []).append((number, record, fix))
        else:
            kept.append(record)
            lacking.pop(record.role, None)
    for number, record, fix in itertools.chain(*lacking.values()):
        message = f"the sign-off of {record.name} ({record.role}) has no valid signature and does not count"
        table = "[[signoff]]" if isinstance(record, SignOff) else "[[review]]"
        lines = [at for at, line in enumerate(reader.read_before(path).split("\n"), 1) if line.startswith(table)]
        reader.report(path, lines[number] if number < len(lines) else 1, "S014", message, fix)
    return tuple(kept)


def _unsigned(reader: Reader, path: Path, record: RECORD, said: Callable[[str, RECORD], bytes]) -> str:
    """The remedy for a record that no allowed key signed; empty where one did."""
    allowed, told = reader.root / ALLOWED, said(f"{path.parent.name}/{path.stem}", record)
    try:
        valid = bool(record.signature) and verified(allowed, record.name, told, record.signature)
    except SignatureError as error:
        return str(error)
    return "" if valid else f"sign it again (`approve … --key FILE`), with a key that {ALLOWED} lists"
