"""What a topic page tells machines: no more than it tells readers."""

import dataclasses
import datetime
import json
import re
from pathlib import Path

import pytest

from leafwright.model import Edition, State
from leafwright.pipeline import BuildResult
from leafwright.website.structured import structured

LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def edition(proof: tuple[Path, BuildResult], name: str) -> Edition:
    return next(each for each in proof[1].editions if each.id == name)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_page_names_itself_its_language_version_and_subject(built_site: Path, tag: str) -> None:
    page = (built_site / tag / "topics" / "liver-hemangioma.html").read_text("utf-8")
    (text,) = LD.findall(page)
    said = json.loads(text)
    address = f"https://leaflets.example.org/{tag}/topics/liver-hemangioma.html"
    assert (said["@type"], said["url"], said["inLanguage"], said["version"]) == ("MedicalWebPage", address, tag, "0.1")
    assert (said["about"]["@type"], said["about"]["name"]) == ("MedicalCondition", said["name"])
    assert said["about"]["code"] == [{"@type": "MedicalCode", "codingSystem": "ICD-10", "codeValue": "D18.0"}]
    assert said["audience"]["audienceType"] == "adults"
    assert said["dateModified"] == "2026-11-23"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f'<meta property="og:url" content="{address}">' in page
    assert f'<meta property="og:title" content="{said["name"]}">' in page
    if tag == "en":
        others = {each["@id"] for each in said["workTranslation"]}
        assert "https://leaflets.example.org/ar/topics/liver-hemangioma.html" in others
        assert address not in others
    else:
        assert said["translationOfWork"]["@id"].endswith("/en/topics/liver-hemangioma.html")


def test_every_page_of_the_site_has_one_canonical_address_that_exists(built_site: Path) -> None:
    link = re.compile(r'<link rel="canonical" href="https://leaflets\.example\.org/([^"]*)">')
    said = {
        path.relative_to(built_site).as_posix(): link.findall(path.read_text("utf-8"))
        for path in built_site.rglob("*.html")
        if path.name != "404.html"
    }
    assert said.pop("index.html") == [""]
    assert said == {path: [path] for path in said}


def test_only_a_review_that_was_signed_is_named(proof: tuple[Path, BuildResult]) -> None:
    draft = edition(proof, "en/liver-hemangioma-embolization")
    day = datetime.date(2027, 1, 2)
    meta = draft.topic.meta.model_copy(update={"last_review": day})
    draft = dataclasses.replace(draft, topic=dataclasses.replace(draft.topic, meta=meta))
    said = structured(draft, [])
    assert said["creativeWorkStatus"] == "Draft"
    assert said["dateModified"] == "2026-11-23"
    assert "lastReviewed" not in said
    assert "reviewedBy" not in said
    said = structured(dataclasses.replace(draft, state=State.APPROVED), [])
    assert (said["creativeWorkStatus"], said["lastReviewed"], said["dateModified"]) == (
        "Published",
        *["2027-01-02"] * 2,
    )


def test_a_topic_whose_title_names_no_condition_or_procedure_claims_none(proof: tuple[Path, BuildResult]) -> None:
    assert structured(edition(proof, "en/liver-hemangioma-embolization"), [])["about"]["@type"] == "MedicalProcedure"
    assert "about" not in structured(edition(proof, "en/after-liver-embolization"), [])


def test_words_cannot_leave_the_data_they_stand_in(proof: tuple[Path, BuildResult], built_site: Path) -> None:
    """Front matter becomes a script element: no sign in it may end that element."""
    for path in built_site.rglob("topics/*.html"):
        for text in LD.findall(path.read_text("utf-8")):
            assert not set("<>&") & set(text)
