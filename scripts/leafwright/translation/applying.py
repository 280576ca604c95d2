"""Put the usable words of a catalog in place of the source: topics, interface, glossary, hospital."""

import hashlib

from leafwright.model import Catalog, Hospital, Term
from leafwright.text.segments import Piece, cut, join
from leafwright.translation.catalogs import usable


def translate_topic(text: str, catalog: Catalog) -> str:
    """The topic's Markdown with every usable translation in place of its source words."""

    def target(piece: Piece) -> str:
        return usable(catalog, piece.role, piece.text) or piece.text

    return join(cut(text), target)


def translate_words(words: dict[str, str], catalog: Catalog) -> dict[str, str]:
    """Interface words by key, in the catalog's language where it has them."""
    return {key: usable(catalog, key, text) or text for key, text in words.items()}


def translate_glossary(glossary: dict[str, Term], catalog: Catalog) -> dict[str, Term]:
    """The terms that the catalog has whole."""
    found = {}
    for slug, term in glossary.items():
        said = {part: usable(catalog, f"{slug}.{part}", getattr(term, part)) for part in ("term", "short", "meaning")}
        if all(said.values()):
            found[slug] = term.model_copy(update=said)
    return found


def translate_hospital(hospital: Hospital, catalog: Catalog) -> Hospital:
    """The profile with its words in the catalog's language; numbers and addresses stay."""

    def say(role: str, text: str) -> str:
        return usable(catalog, role, text) or text

    words = {key: say(f"words.{key}", text) for key, text in hospital.words.model_dump().items()}
    phones = {
        key: phone.model_copy(
            update={
                "name": say(f"phones.{key}.name", phone.name),
                "hours": say(f"phones.{key}.hours", phone.hours),
            }
        )
        for key, phone in hospital.phones.items()
    }
    local = {
        key: choice.model_copy(update={"value": say(f"local.{key}", choice.value)} if choice.translate else {})
        for key, choice in hospital.local.items()
    }
    return hospital.model_copy(
        update={"words": hospital.words.model_copy(update=words), "phones": phones, "local": local}
    )


def hash_words(*texts: str) -> str:
    """SHA-256 over words, blind to how lines are wrapped: what a sign-off is bound to."""
    normal = "\n".join(" ".join(text.split()) for text in texts)
    return hashlib.sha256(normal.encode()).hexdigest()
