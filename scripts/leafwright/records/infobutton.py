"""Answers to HL7 Infobutton requests as files: one for each code and language, as JSON and as Atom (RFC 4287).

HL7 Context-Aware Knowledge Retrieval, URL-based and RESTful guides: a record system asks by code, coding system and
language. What it would be told is known beforehand, so it lies there as a file.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from lxml import etree

from leafwright.records.fhir import MEDIA_TYPES
from leafwright.records.given import Given, urn
from leafwright.records.systems import systems, told
from leafwright.text.topic import subtitle_of, title_of

FOLDER = "infobutton"
ATOM = "http://www.w3.org/2005/Atom"
LANGUAGES = "2.16.840.1.113883.6.121"  # what HL7 names languages by


def asked(all_given: Sequence[Given], today: date) -> dict[tuple[str, str, str], list[Given]]:
    """What answers each question: the editions for the identifier of a system, a code and a language."""
    found: dict[tuple[str, str, str], list[Given]] = {}
    for given in all_given:
        for code, system in told(given.edition, today):
            found.setdefault((system.oid, code.code, given.edition.language.tag), []).append(given)
    return found


def index(answers: dict[tuple[str, str, str], list[Given]], source: str) -> dict[str, Any]:
    """Where each answer lies, for IT and for the responder: languages by code, by identifier of a system.

    `source` is the language to answer in where the one that was asked for is not there.
    """
    codes: dict[str, dict[str, list[str]]] = {}
    for oid, code, tag in sorted(answers):
        codes.setdefault(oid, {}).setdefault(code, []).append(tag)
    names = {
        name: system.oid
        for known, system in systems().items()
        for name in (known, system.oid, system.uri, *system.names)
        if system.oid in codes
    }
    return {"source": source, "systems": names, "codes": codes}


def feed(oid: str, code: str, answers: Sequence[Given]) -> dict[str, Any]:
    """An answer as JSON, in the form that MedlinePlus Connect made usual; all of `answers` are of one language."""
    first = answers[0].edition
    return {
        "feed": {
            "base": first.hospital.address,
            "lang": first.language.tag,
            "xsi": "http://www.w3.org/2001/XMLSchema-instance",
            "title": {"type": "text", "_value": first.hospital.words.name},
            "subtitle": {"type": "text", "_value": f"{_name(oid)} {code}"},
            "updated": {"_value": _updated(answers)},
            "id": {"_value": urn(_address(oid, code, first.language.tag, first.hospital.address))},
            "author": {"name": {"_value": first.hospital.words.name}, "uri": {"_value": first.hospital.address}},
            "category": [{"scheme": scheme, "term": term} for scheme, term in _categories(oid, code, answers)],
            "entry": [
                {
                    "title": {"type": "text", "_value": title_of(each.edition.text)},
                    "link": _links(each),
                    "id": {"_value": urn(each.edition.printed_address)},
                    "summary": {"type": "text", "_value": _summary(each)},
                    "updated": {"_value": _updated([each])},
                }
                for each in answers
            ],
        }
    }


def atom(oid: str, code: str, answers: Sequence[Given]) -> bytes:
    """An answer as Atom; it says what the JSON says."""
    values = feed(oid, code, answers)["feed"]
    language = {"{http://www.w3.org/XML/1998/namespace}lang": values["lang"]}
    root = etree.Element(f"{{{ATOM}}}feed", language, nsmap={None: ATOM})
    for name in ("title", "subtitle", "updated", "id"):
        _put(root, name, values[name])
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    for name in ("name", "uri"):
        _put(author, name, values["author"][name])
    for each in values["category"]:
        etree.SubElement(root, f"{{{ATOM}}}category", each)
    for told_of in values["entry"]:
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        for name in ("title", "id", "updated", "summary"):
            _put(entry, name, told_of[name])
        for link in told_of["link"]:
            etree.SubElement(entry, f"{{{ATOM}}}link", {key: str(value) for key, value in link.items()})
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return data


def name_of(oid: str, code: str, tag: str) -> str:
    """The file of an answer below the site, without its end."""
    return f"{FOLDER}/{oid}/{code}/{tag}"


def _put(parent: Any, name: str, value: dict[str, str]) -> None:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", {"type": value["type"]} if "type" in value else {})
    element.text = value["_value"]


def _name(oid: str) -> str:
    return next(name for name, system in systems().items() if system.oid == oid)


def _address(oid: str, code: str, tag: str, base: str) -> str:
    return base + name_of(oid, code, tag)


def _categories(oid: str, code: str, answers: Sequence[Given]) -> list[tuple[str, str]]:
    """What was asked, said back."""
    tag = answers[0].edition.language.tag
    return [
        ("mainSearchCriteria.v.c", code),
        ("mainSearchCriteria.v.cs", oid),
        ("informationRecipient", "PAT"),
        ("informationRecipient.languageCode.c", tag),
        ("informationRecipient.languageCode.cs", LANGUAGES),
    ]


def _links(given: Given) -> list[dict[str, Any]]:
    """Its page, and its files at the address that they have for good."""
    edition = given.edition
    found: list[dict[str, Any]] = [
        {"href": edition.address, "rel": "alternate", "type": "text/html", "hreflang": edition.language.tag}
    ]
    for name, data in sorted(given.files.items()):
        found.append(
            {
                "href": edition.printed_address + name,
                "rel": "enclosure",
                "type": MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream"),
                "hreflang": edition.language.tag,
                "length": len(data),
            }
        )
    return found


def _summary(given: Given) -> str:
    """What the leaflet is about, and which one it is."""
    told_of = subtitle_of(given.edition.text)
    return " · ".join(filter(None, (told_of, given.edition.topic.meta.number, given.released.version)))


def _updated(answers: Sequence[Given]) -> str:
    return f"{max(each.released.date for each in answers).isoformat()}T00:00:00Z"
