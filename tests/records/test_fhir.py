"""Released editions as record systems read them: valid FHIR, with what identifies them, and nothing of a patient."""

import base64
import hashlib
import json
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.documentreference import DocumentReference
from pydantic import ValidationError

from coded import DAY, FILES
from leafwright.records import Given, written

ADDRESS = "https://fixture.example.org/leaflets/"


@pytest.fixture(scope="module")
def documents(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """The documents of the bundle, by their id."""
    bundle = json.loads(files["site/fhir/bundle.json"])
    return {each["resource"]["id"]: each["resource"] for each in bundle["entry"]}


def test_the_bundle_is_valid(files: dict[str, bytes], documents: dict[str, dict[str, Any]]) -> None:
    read = Bundle.model_validate_json(files["site/fhir/bundle.json"])
    assert read.type == "collection"
    assert list(documents) == ["FX-01-1.1-en", "FX-01-1.1-ar", "FX-01-1.1-fr", "FX-02-1.1-en"]  # none for staff
    urns = [str(each.fullUrl) for each in read.entry or []]
    assert len(set(urns)) == 4
    assert all(each.startswith("urn:uuid:") for each in urns)
    for id_, document in documents.items():
        alone = files[f"site/fhir/DocumentReference/{id_}.json"]
        assert json.loads(alone) == document
        DocumentReference.model_validate_json(alone)


@pytest.mark.parametrize("broken", [{"status": None}, {"content": [{}]}, {"date": "yesterday"}, {"number": "FX-01"}])
def test_what_is_not_valid_would_be_seen(documents: dict[str, dict[str, Any]], broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        DocumentReference.model_validate(documents["FX-01-1.1-en"] | broken)


def test_a_document_says_which_leaflet_it_is(documents: dict[str, dict[str, Any]]) -> None:
    found = documents["FX-01-1.1-ar"]
    assert found["masterIdentifier"] == {"system": ADDRESS, "value": "FX-01-1.1-ar"}
    assert found["identifier"][0]["value"] == f"{ADDRESS}ar/versions/FX-01-1.1/"
    assert (found["language"], found["status"], found["docStatus"]) == ("ar", "current", "final")
    assert found["date"] == "2026-06-01T00:00:00Z"
    assert found["custodian"] == {"display": "مستشفى التجربة"}
    assert found["relatesTo"][0]["target"]["identifier"]["value"] == "FX-01-1.0-ar"
    assert "relatesTo" not in documents["FX-02-1.1-en"]


def test_its_files_are_told_with_their_bytes(documents: dict[str, dict[str, Any]]) -> None:
    page, *others = (each["attachment"] for each in documents["FX-01-1.1-fr"]["content"])
    assert (page["contentType"], page["url"]) == ("text/html", f"{ADDRESS}fr/versions/FX-01-1.1/")
    assert [each["contentType"] for each in others] == ["application/pdf", "text/plain"]
    for each, (name, data) in zip(others, FILES.items(), strict=True):
        assert each["url"] == f"{ADDRESS}fr/versions/FX-01-1.1/{name}"
        assert each["language"] == "fr"
        assert each["size"] == len(data)
        assert base64.b64decode(each["hash"]) == hashlib.sha1(data).digest()


def test_only_codes_that_were_looked_up_are_told(files: dict[str, bytes], documents: dict[str, dict[str, Any]]) -> None:
    told = [each["coding"][0] for each in documents["FX-01-1.1-en"]["context"]["event"]]
    assert told == [
        {"system": "http://hl7.org/fhir/sid/icd-10", "code": "K40"},
        {"system": "http://snomed.info/sct", "code": "22298006"},
    ]
    assert "context" not in documents["FX-02-1.1-en"]
    for name, data in files.items():
        # not looked up; looked up on a later day; of no known system; of a form that leaves the folder
        assert not [word for word in (b"4548-4", b"D006547", b"our own list", b"../") if word in data], name
        assert ".." not in name


def test_nothing_is_said_of_a_patient(files: dict[str, bytes], documents: dict[str, dict[str, Any]]) -> None:
    for each in documents.values():
        assert not {"subject", "authenticator"} & set(each)
        assert set(each.get("context", {})) <= {"event"}
    assert b"Fixture Coder" not in b"".join(files.values())


def test_without_editions_it_is_valid_too(all_given: list[Given]) -> None:
    files = written([], "en", DAY)
    assert json.loads(files["site/fhir/bundle.json"]) == {"resourceType": "Bundle", "type": "collection"}
    Bundle.model_validate_json(files["site/fhir/bundle.json"])
    assert written(all_given, "en", DAY) == written(all_given, "en", DAY)
