"""Answers to Infobutton requests lie there as files, by code and language, as JSON and as Atom that say the same."""

import json
from pathlib import Path

import pytest
from lxml import etree

ADDRESS = "https://fixture.example.org/leaflets/"
ICD, SNOMED = "2.16.840.1.113883.6.3", "2.16.840.1.113883.6.96"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.mark.parametrize("tag", ["en", "ar", "fr"])
@pytest.mark.parametrize(("oid", "code"), [(ICD, "K40"), (SNOMED, "22298006")])
def test_an_answer_is_found_by_code_and_language(files: dict[str, bytes], oid: str, code: str, tag: str) -> None:
    feed = json.loads(files[f"site/infobutton/{oid}/{code}/{tag}.json"])["feed"]
    said = {each["scheme"]: each["term"] for each in feed["category"]}
    assert (said["mainSearchCriteria.v.c"], said["mainSearchCriteria.v.cs"]) == (code, oid)
    assert said["informationRecipient.languageCode.c"] == feed["lang"] == tag
    assert feed["updated"]["_value"] == "2026-06-01T00:00:00Z"
    (entry,) = feed["entry"]
    assert entry["link"][0]["href"] == f"{ADDRESS}{tag}/topics/hernia.html"
    assert entry["link"][1]["href"] == f"{ADDRESS}{tag}/versions/FX-01-1.1/hernia.a4.pdf"
    assert entry["summary"]["_value"].endswith(" · FX-01 · 1.1")

    root = etree.fromstring(files[f"site/infobutton/{oid}/{code}/{tag}.atom"])
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == tag
    for name in ("id", "title", "updated", "subtitle"):
        assert root.findtext(f"a:{name}", namespaces=ATOM) == feed[name]["_value"]
    assert [dict(each.attrib) for each in root.iterfind("a:category", ATOM)] == feed["category"]
    for name in ("id", "title", "updated", "summary"):
        assert root.findtext(f"a:entry/a:{name}", namespaces=ATOM) == entry[name]["_value"]
    links = [dict(each.attrib) for each in root.iterfind("a:entry/a:link", ATOM)]
    assert links == [{name: str(value) for name, value in each.items()} for each in entry["link"]]
    assert len({(each["rel"], each["type"], each["hreflang"]) for each in links if each["rel"] == "alternate"}) == 1


def test_each_answer_and_entry_has_a_name_of_its_own(files: dict[str, bytes]) -> None:
    feeds = [json.loads(data)["feed"] for name, data in files.items() if name.endswith((".json",)) and "/K40/" in name]
    assert len({feed["id"]["_value"] for feed in feeds}) == 3
    assert len({feed["entry"][0]["id"]["_value"] for feed in feeds}) == 3


def test_the_index_names_every_answer(files: dict[str, bytes], folder: Path) -> None:
    index = json.loads(files["site/infobutton/index.json"])
    assert index["codes"] == {ICD: {"K40": ["ar", "en", "fr"]}, SNOMED: {"22298006": ["ar", "en", "fr"]}}
    assert index["source"] == "en"
    assert index["systems"]["ICD10"] == ICD
    assert index["systems"]["http://snomed.info/sct"] == SNOMED
    named = {
        f"{oid}/{code}/{tag}{end}"
        for oid, codes in index["codes"].items()
        for code, tags in codes.items()
        for tag in tags
        for end in (".json", ".atom")
    }
    below = folder / "site" / "infobutton"
    assert named == {path.relative_to(below).as_posix() for path in below.rglob("*") if path.is_file()} - {"index.json"}
