"""What a topic page tells machines: no more than it tells readers."""

import dataclasses
import datetime
import json
import re
from pathlib import Path

import pytest

from breaking import HERNIA, HOME
from leafwright.model import Code, Edition, Reviewed, State
from leafwright.pipeline import BuildResult
from leafwright.website.structured import structured

BASE = "https://fixture.example.org/leaflets/"
LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
pytestmark = pytest.mark.build


def edition(built: tuple[Path, BuildResult], name: str) -> Edition:
    return next(each for each in built[1].editions if each.id == name)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_page_names_itself_its_language_version_and_subject(site: Path, tag: str) -> None:
    page = (site / tag / "topics" / f"{HERNIA}.html").read_text("utf-8")
    (text,) = LD.findall(page)
    said = json.loads(text)
    address = f"{BASE}{tag}/topics/{HERNIA}.html"
    assert (said["@type"], said["url"], said["inLanguage"], said["version"]) == ("MedicalWebPage", address, tag, "1.0")
    assert (said["about"]["@type"], said["about"]["name"]) == ("MedicalCondition", said["name"])
    assert said["about"]["code"] == [{"@type": "MedicalCode", "codingSystem": "ICD-10", "codeValue": "K40"}]
    assert said["audience"]["audienceType"] == "adults"
    assert said["dateModified"] == "2026-01-05"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f'<meta property="og:url" content="{address}">' in page
    assert f'<meta property="og:title" content="{said["name"]}">' in page
    if tag == "en":
        others = {each["@id"] for each in said["workTranslation"]}
        assert f"{BASE}ar/topics/{HERNIA}.html" in others
        assert address not in others
    else:
        assert said["translationOfWork"]["@id"].endswith(f"/en/topics/{HERNIA}.html")


def test_every_page_of_the_site_has_one_canonical_address_that_exists(site: Path) -> None:
    link = re.compile(r'<link rel="canonical" href="https://fixture\.example\.org/leaflets/([^"]*)">')
    said = {
        path.relative_to(site).as_posix(): link.findall(path.read_text("utf-8"))
        for path in site.rglob("*.html")
        if path.name != "404.html"
    }
    assert said.pop("index.html") == [""]
    assert said == {path: [path] for path in said}


def test_only_a_review_that_was_signed_is_named(built: tuple[Path, BuildResult]) -> None:
    draft = edition(built, f"en/{HERNIA}")
    day = datetime.date(2027, 1, 2)
    review = Reviewed(role="lead", name="Fixture", date=day, next_review=day)
    draft = dataclasses.replace(draft, topic=dataclasses.replace(draft.topic, review=review))
    said = structured(draft, [])
    assert said["creativeWorkStatus"] == "Draft"
    assert said["dateModified"] == "2026-01-05"
    assert "lastReviewed" not in said
    assert "reviewedBy" not in said
    said = structured(dataclasses.replace(draft, state=State.APPROVED), [])
    assert (said["creativeWorkStatus"], said["lastReviewed"], said["dateModified"]) == (
        "Published",
        *["2027-01-02"] * 2,
    )


def test_a_topic_whose_title_names_no_condition_or_procedure_claims_none(built: tuple[Path, BuildResult]) -> None:
    assert structured(edition(built, f"en/{HERNIA}"), [])["about"]["@type"] == "MedicalCondition"
    assert "about" not in structured(edition(built, f"en/{HOME}"), [])


def test_words_cannot_leave_the_data_they_stand_in(built: tuple[Path, BuildResult], site: Path) -> None:
    """Front matter becomes a script element: no sign in it may end that element."""
    for path in site.rglob("topics/*.html"):
        for text in LD.findall(path.read_text("utf-8")):
            assert not set("<>&") & set(text)


def test_a_code_that_nobody_looked_up_is_not_told(built: tuple[Path, BuildResult]) -> None:
    found = edition(built, f"en/{HERNIA}")
    unchecked = tuple(Code(system=code.system, code=code.code) for code in found.topic.meta.codes)
    assert unchecked
    meta = found.topic.meta.model_copy(update={"codes": unchecked})
    without = dataclasses.replace(found, topic=dataclasses.replace(found.topic, meta=meta))
    assert "code" in structured(found, [])["about"]
    assert "code" not in structured(without, [])["about"]
