"""Put the usable words of a catalog in place of the source: topics, interface, glossary, hospital, departments."""

import hashlib
import re
from collections.abc import Mapping

from leafwright.model import Catalog, Department, Hospital, Phone, Term
from leafwright.text.segments import Piece, cut, join
from leafwright.translation.catalogs import usable


def translate_topic(text: str, catalog: Catalog) -> str:
    """The topic's Markdown with every usable translation in place of its source words."""

    def target(piece: Piece) -> str:
        return usable(catalog, piece.role, piece.text) or piece.text

    return join(cut(text), target)


def translate_words(words: dict[str, str], catalog: Catalog) -> dict[str, str]:
    """Interface words by key, those that the catalog has."""
    return {key: said for key, text in words.items() if (said := usable(catalog, key, text))}


def translate_glossary(glossary: dict[str, Term], catalog: Catalog) -> dict[str, Term]:
    """The terms that the catalog has whole."""
    found = {}
    for slug, term in glossary.items():
        said = {part: usable(catalog, f"{slug}.{part}", getattr(term, part)) for part in ("term", "short", "meaning")}
        if all(said.values()):
            found[slug] = term.model_copy(update=said)
    return found


def translate_hospital(hospital: Hospital, catalog: Catalog) -> Hospital:
    """The profile with its words in the catalog's language; names, numbers and addresses stay where it lacks them."""
    words = {key: _said(catalog, f"words.{key}", text) for key, text in hospital.words.model_dump().items()}
    lines = {key: _said(catalog, f"leaflet.{key}", text) for key, text in hospital.leaflet.said.items()}
    local = {
        key: choice.model_copy(update={"value": usable(catalog, f"local.{key}", own) or own} if own else {})
        for key, choice in hospital.local.items()
        for own in [choice.to_translate]
    }
    return hospital.model_copy(
        update={
            "leaflet": hospital.leaflet.model_copy(update=lines),
            "words": hospital.words.model_copy(update=words),
            "phones": _phones("phones", hospital.phones, catalog),
            "local": local,
        }
    )


def translate_departments(departments: Mapping[str, Department], catalog: Catalog) -> dict[str, Department]:
    """All departments, by their ids, in the words of a catalog."""
    return {id_: _translate_department(id_, each, catalog) for id_, each in departments.items()}


def _translate_department(id_: str, department: Department, catalog: Catalog) -> Department:
    """A department with its words in the catalog's language; its name and numbers stay where it lacks them."""
    role = f"departments.{id_}"
    said = {
        key: _said(catalog, f"{role}.{key}", text)
        for key, text in department.model_dump(include={"name", "header", "interpreter"}).items()
    }
    return department.model_copy(update={**said, "phones": _phones(f"{role}.phones", department.phones, catalog)})


def _phones(role: str, phones: Mapping[str, Phone], catalog: Catalog) -> dict[str, Phone]:
    return {
        key: phone.model_copy(
            update={
                "name": _said(catalog, f"{role}.{key}.name", phone.name),
                "hours": _said(catalog, f"{role}.{key}.hours", phone.hours),
            }
        )
        for key, phone in phones.items()
    }


def _said(catalog: Catalog, role: str, text: str) -> str:
    """The translation. Without one a name stays, and all else is left out: no words under another language's tag."""
    return usable(catalog, role, text) or (text if role.endswith(".name") else "")


def hash_words(*texts: str) -> str:
    """SHA-256 over words, blind to how lines are wrapped: what a sign-off is bound to."""
    normal = "\n".join(" ".join(text.split()) for text in texts)
    return hashlib.sha256(normal.encode()).hexdigest()


_UNSIGNED = re.compile(r"^(?:version|status|written|last_review|next_review|body):.*\n", re.M)


def signed_words(text: str) -> str:
    """A topic's text without what may change while its words stay as they were approved: version, status, dates,
    and where on the site it is listed."""
    head, end, body = text.partition("\n---\n")
    return _UNSIGNED.sub("", head + "\n") + end + body if end else text
