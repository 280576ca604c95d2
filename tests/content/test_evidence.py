"""Claims, facts, references, terms and drawings hang together: nothing is an orphan, everything leads somewhere."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import ROOT
from leafwright import reading
from leafwright.checks.prose import blocks, sentences
from leafwright.checks.reading import grade
from leafwright.model import Project, Quality, QualityItem
from leafwright.text.macros import fact_numbers
from leafwright.text.topic import glossary_terms, sections_of


@pytest.fixture(scope="module")
def loaded() -> Project:
    project, findings = reading.load(ROOT)
    assert project is not None
    assert findings == []
    return project


def test_every_claim_and_omission_has_places_that_answer_it(loaded: Project) -> None:
    wanted = [f"C{number:02}" for number in range(1, 37)] + [f"O{number:02}" for number in range(1, 9)]
    assert list(loaded.claims) == wanted
    places = {f"{topic.slug}#{section.id}" for topic in loaded.topics for section in sections_of(topic.text)}
    for code, claim in loaded.claims.items():
        assert set(claim.where) <= places, f"{code}: {set(claim.where) - places}"
        assert (claim.verdict == "omission") == code.startswith("O")


def test_a_claim_is_answered_with_its_facts_where_it_says(loaded: Project) -> None:
    """Back from the sections: a fact that a claim rests on is cited in one of the places named, or is of no figure."""
    cited = {
        f"{topic.slug}#{section.id}": set(fact_numbers(section.body))
        for topic in loaded.topics
        for section in sections_of(topic.text)
    }
    for code, claim in loaded.claims.items():
        shown = {name for name in claim.facts if loaded.facts[name].shown}
        answered = {name for place in claim.where for name in cited[place]}
        assert not shown or shown & answered, f"{code}: none of {sorted(shown)} stands in {claim.where}"


def test_no_fact_or_reference_is_an_orphan(loaded: Project) -> None:
    cited = {fact for topic in loaded.topics for fact in fact_numbers(topic.text)}
    cited |= {fact for claim in loaded.claims.values() for fact in claim.facts}
    assert cited == set(loaded.facts)
    needed = {reference for fact in loaded.facts.values() for reference in fact.references}
    needed |= {reference for choice in loaded.hospital.local.values() for reference in choice.references}
    needed |= {reference for claim in loaded.claims.values() for reference in claim.references}
    assert needed == set(loaded.references)


def test_facts_that_show_a_share_agree_with_their_basis(loaded: Project) -> None:
    """Where a basis gives n/N with a percentage, the percentage is that of n/N."""
    checked = 0
    for name, fact in loaded.facts.items():
        for count, total, share in re.findall(r"(\d[\d,]*)/(\d[\d,]*) \((\d+(?:\.\d+)?)%\)", fact.basis):
            real = 100 * int(count.replace(",", "")) / int(total.replace(",", ""))
            assert abs(real - float(share)) < 0.6, f"{name}: {count}/{total} is {real:.1f}, not {share}"
            checked += 1
    assert checked >= 5


def test_the_glossary_is_large_enough_and_short(loaded: Project) -> None:
    assert len(loaded.glossary) >= 40
    for slug, term in loaded.glossary.items():
        assert len(term.short.split()) <= 12, slug
        assert term.meaning.endswith("."), slug
    linked = {slug for topic in loaded.topics for slug in glossary_terms(topic.text)}
    assert linked <= set(loaded.glossary)


def test_there_are_drawings_and_each_is_shown(loaded: Project) -> None:
    shown = {name for name in loaded.images for topic in loaded.topics if f"images/{name}" in topic.text}
    assert shown == set(loaded.images)
    assert len(shown) >= 5


def test_the_evidence_page_shows_every_claim(sample_site: Path, loaded: Project) -> None:
    page = (sample_site / "en" / "evidence.html").read_text("utf-8")
    for code, claim in loaded.claims.items():
        assert f'id="{code.lower()}"' in page
        assert claim.verdict in page
    dois = [item.DOI for item in loaded.references.values() if item.DOI]
    keys = {key for claim in loaded.claims.values() for key in claim.references}
    for key in keys:
        assert loaded.references[key].link.replace("&", "&amp;") in page
    assert len(dois) > 30


QUALITY = ROOT / "docs" / "evidence" / "quality.toml"
TOP = {"eqip": 1, "discern": 4, "pemat": 1, "ipdas": 1}  # what needs no note: the best, and 4 of the 5 of DISCERN


def test_each_topic_is_measured_by_its_instruments_item_by_item(loaded: Project) -> None:
    values = tomllib.loads(QUALITY.read_text("utf-8"))
    topics = {topic.slug: topic for topic in loaded.topics if not loaded.kinds[topic.meta.kind].source_only}
    assert values.keys() == topics.keys()
    for slug, parts in values.items():
        assert ("ipdas" in parts) == (topics[slug].meta.kind in ("decision-aid", "procedure"))
        places = {section.id for section in sections_of(topics[slug].text)} | {"about", "sources", "contacts"}
        for name, items in Quality.model_validate(parts):
            for item in items:
                assert item.where in places or (not item.where and item.note), (slug, name, item)
                assert (item.score is not None and item.score >= TOP[name]) or item.note, (slug, name, item)


def test_the_sums_that_stand_above_the_scores_are_theirs() -> None:
    text = QUALITY.read_text("utf-8")
    for slug, parts in tomllib.loads(text).items():
        quality = Quality.model_validate(parts)
        eqip, pemat = _of(quality.eqip), quality.pemat
        understood, acted = (_of(item for item in pemat if (item.item < 20) == first) for first in (True, False))
        discern = sum(item.score or 0 for item in quality.discern[:15])
        told = f"{slug}: EQIP {eqip}, DISCERN {discern:g} of 75 and overall {quality.discern[15].score:g}, "
        told += f"PEMAT-P understandable {understood}, actionable {acted}"
        if quality.ipdas:
            met = [[item.score for item in part if item.score is not None] for part in _halves(quality.ipdas)]
            told += ", IPDAS " + ", ".join(
                f"{name} {sum(each):g} of {len(each)}"
                for name, each in zip(("qualifying", "certifying"), met, strict=True)
            )
        assert told in " ".join(text.replace("\n#", " ").split()), told


@pytest.mark.parametrize(
    ("name", "item", "score"), [("eqip", 3, 0.7), ("discern", 5, 0), ("pemat", 4, 0.5), ("ipdas", 2, 2)]
)
def test_a_score_off_the_scale_of_its_instrument_is_refused(name: str, item: int, score: float) -> None:
    parts = tomllib.loads(QUALITY.read_text("utf-8"))["liver-hemangioma-choices"]
    parts[name][item - 1]["score"] = score
    with pytest.raises(ValueError, match=rf"{name} {item}: {score:g} is not one of"):
        Quality.model_validate(parts)


@pytest.mark.parametrize("number", [13, 14])
def test_items_of_pemat_for_sound_are_refused(number: int) -> None:
    parts = tomllib.loads(QUALITY.read_text("utf-8"))["liver-hemangioma-choices"]
    parts["pemat"].insert(number - 1, {"item": number, "text": "Sound is clear", "note": "Not for print."})
    with pytest.raises(ValueError, match="pemat has the items 1 to 26, 24 in all"):
        Quality.model_validate(parts)


def _of(items: Iterable[QualityItem]) -> str:
    """A sum, out of how many items that apply, and its share."""
    scores = [item.score for item in items if item.score is not None]
    return f"{sum(scores):g} of {len(scores)} ({100 * sum(scores) / len(scores):.0f}%)"


def _halves(items: tuple[QualityItem, ...]) -> tuple[tuple[QualityItem, ...], tuple[QualityItem, ...]]:
    return items[:6], items[6:]


WORDS = {"condition": 1200, "procedure": 1500, "aftercare": 900}  # most words on paper; layers do not count


def test_the_topics_are_short(loaded: Project) -> None:
    """No topic needs an exception from C021, and what comes before and after a treatment is shorter still."""
    for topic in loaded.topics:
        if topic.meta.kind in WORDS:
            count = sum(len(block.plain.split()) for block in blocks(topic.text) if not block.layer)
            assert count <= WORDS[topic.meta.kind], topic.slug
            assert "C021" not in {allowed.code for allowed in topic.meta.exceptions}, topic.slug


def test_the_table_of_choices_is_the_same_wherever_it_stands(loaded: Project) -> None:
    """One study is told with the same figures everywhere: condition and procedure hold the same rows."""
    tables = {
        topic.slug: [line for line in topic.text.split("\n") if line.startswith("|")]
        for topic in loaded.topics
        if topic.slug in ("liver-hemangioma", "liver-hemangioma-embolization")
    }
    one, other = tables.values()
    assert len(one) > 5
    assert one == other


def test_the_topics_read_easily(loaded: Project) -> None:
    """Flesch-Kincaid, medical names left out (docs/rules.toml, C020): grade 7 at most, sentences short on average."""
    numbers = loaded.house["C020"].numbers
    for topic in loaded.topics:
        if loaded.kinds[topic.meta.kind].source_only:
            continue
        said = sentences(topic.text)
        measured = grade(said, {**loaded.syllables, **numbers["syllables"]}, frozenset(numbers["names"]))
        assert measured is not None
        assert measured.grade <= 7
        lengths = [len(sentence.words) for sentence in said]
        assert max(lengths) <= 30
        assert sum(lengths) / len(lengths) <= 15
