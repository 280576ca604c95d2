"""Record that a person, in a role, approved exactly the present words of an edition, and when they are due again.

Beside the record stands what was approved, segment by segment, so that a reviewer need read again only
what changed since. The date of the next review is a record of its own: to renew it changes no signed word.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from leafwright.disk import durable
from leafwright.model import Edition, Reviewed, Shown, SignOff
from leafwright.signoff.signatures import ALLOWED, SignatureError, principal, sign, verified
from leafwright.translation.states import review_statement, statement


def place(root: Path, edition: Edition) -> Path:
    """Where the sign-offs of an edition stand."""
    return root / "docs" / "signoffs" / edition.language.tag / f"{edition.topic.slug}.toml"


def record(
    root: Path, edition: Edition, entries: Sequence[SignOff | Reviewed], segments: Sequence[Shown], key: Path | None
) -> Path:
    """Add a sign-off and, where it is given, a review to the edition's file, and keep the words that it holds for.

    All of it or nothing is written; what stood there before stays to the byte. Raises SignatureError and OSError.
    """
    path, signed = place(root, edition), [_signed(root, edition, entry, key) for entry in entries]
    before = path.read_bytes() + b"\n" if path.exists() else b"#:schema ../../../build/schemas/signoff.json\n"
    text = "\n".join(map(_as_toml, signed))
    (approved,) = (entry.words for entry in signed if isinstance(entry, SignOff))
    durable.replace_all({
        path: before + text.encode(),
        path.with_suffix(".words.json"): as_json(approved, segments).encode(),
    })  # fmt: skip
    return path


def as_json(words: str, segments: Sequence[Shown]) -> str:
    """The segments of an edition whose words hash to `words`, to be compared with later ones."""
    said = [[each.role, each.source, each.target] for each in segments]
    return json.dumps({"words": words, "segments": said}, ensure_ascii=False, indent=1) + "\n"


def _signed(root: Path, edition: Edition, entry: SignOff | Reviewed, key: Path | None) -> SignOff | Reviewed:
    """A record with the signature of a key, where there is one.

    Raises SignatureError where it would not count, since the hospital lists keys and this is none of that person's.
    """
    allowed = root / ALLOWED
    if key is None:
        if allowed.exists():
            raise SignatureError(f"{ALLOWED} lists who signs, with which key; give yours: --key FILE")
        return entry
    said = statement(edition.id, entry) if isinstance(entry, SignOff) else review_statement(edition.id, entry)
    signature = sign(key, said)
    if allowed.exists() and not verified(allowed, entry.name, said, signature):
        line = f"{principal(entry.name)} followed by the public half of the key"
        raise SignatureError(f"{key} is no key of {entry.name} that counts; who keeps {ALLOWED} writes there: {line}")
    return entry.model_copy(update={"signature": signature})


def _as_toml(entry: SignOff | Reviewed) -> str:
    """A record as a table of TOML."""
    lines = ["[[signoff]]" if isinstance(entry, SignOff) else "[[review]]"]
    for name, value in entry.model_dump(mode="json").items():
        if name in ("date", "next_review", "qualified_until"):
            lines += [f"{name} = {value}"] if value else []
        elif name == "signature" and value:
            lines.append(f'signature = """\n{value}"""')
        elif value:
            lines.append(f"{name} = {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
