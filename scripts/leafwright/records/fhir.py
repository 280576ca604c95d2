"""Released editions as HL7 FHIR R4 (4.0.1): a DocumentReference each, and a Bundle of all.

A hospital that serves FHIR loads the bundle; any other links to the files that it names. The subject stays empty: it is
the patient, whom only the hospital's record knows.
"""

import base64
import datetime
import hashlib
from collections.abc import Sequence
from typing import Any

from leafwright.records.given import Given, urn
from leafwright.records.systems import told
from leafwright.text.topic import title_of

MEDIA_TYPES = {
    "brf": "text/plain",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "html": "text/html",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "txt": "text/plain",
}


def bundle(all_given: Sequence[Given], today: datetime.date) -> dict[str, Any]:
    """All editions as a Bundle (a collection); its time is that of the newest version in it.

    `today` is the day of the release: a code that is looked up later is not told yet.
    """
    made: dict[str, Any] = {"resourceType": "Bundle", "type": "collection"}
    if all_given:  # FHIR knows no empty list
        made["timestamp"] = _instant(max(each.released.date for each in all_given))
        made["entry"] = [
            {"fullUrl": urn(each.edition.printed_address), "resource": document(each, today)} for each in all_given
        ]
    return made


def document(given: Given, today: datetime.date) -> dict[str, Any]:
    """An edition as a DocumentReference.

    It is identified by number, version and language. The kind of document has no code: nobody has looked one up. What
    the topic is about stands under `context.event`, where IHE XDS keeps what documents are found by.
    """
    edition = given.edition
    made: dict[str, Any] = {
        "resourceType": "DocumentReference",
        "id": given.number,
        "language": edition.language.tag,
        "masterIdentifier": _identifier(given, given.released.version),
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": edition.printed_address}],
        "status": "current",
        "docStatus": "final",
        "type": {"text": "Patient information leaflet"},
        "category": [{"text": edition.kind.name}],
        "date": _instant(given.released.date),
        "author": [{"display": edition.department.name}] if edition.department else None,
        "custodian": {"display": edition.hospital.words.name},
        "description": title_of(edition.text),
        "content": [{"attachment": each} for each in _attachments(given)],
    }
    if given.before:
        made["relatesTo"] = [{"code": "replaces", "target": {"identifier": _identifier(given, given.before)}}]
    if events := [{"coding": [{"system": system.uri, "code": code.code}]} for code, system in told(edition, today)]:
        made["context"] = {"event": events}
    return {name: value for name, value in made.items() if value is not None}


def _identifier(given: Given, version: str) -> dict[str, str]:
    return {"system": given.edition.hospital.address, "value": given.of(version)}


def _attachments(given: Given) -> list[dict[str, Any]]:
    """Its page, then its files, each with what FHIR asks for: its bytes, and their SHA-1 in base64.

    SHA-1 proves nothing against a forger; the register and the manifest name each file's SHA-256.
    """
    edition, title = given.edition, title_of(given.edition.text)
    same: dict[str, Any] = {
        "language": edition.language.tag,
        "title": title,
        "creation": given.released.date.isoformat(),
    }
    found = [{**same, "contentType": "text/html", "url": edition.printed_address}]
    for name, data in sorted(given.files.items()):
        digest = hashlib.sha1(data, usedforsecurity=False).digest()
        found.append(
            {
                **same,
                "contentType": MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream"),
                "url": edition.printed_address + name,
                "size": len(data),
                "hash": base64.b64encode(digest).decode(),
            }
        )
    return found


def _instant(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
