"""What a build remembers of the last one: nothing that could have changed since."""

import datetime
import functools
from pathlib import Path

import pytest

from leafwright import checking, leaflets, pipeline, reading
from leafwright.cache import Cache
from leafwright.leaflets import composing
from leafwright.translation.editions import editions

ROOT = Path(__file__).resolve().parents[1]
SLUG, OTHER = "liver-hemangioma-embolization", "after-liver-embolization"


def test_a_build_knows_every_finding_of_the_last(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    topic = small / "docs" / "topics" / f"{SLUG}.md"
    topic.write_text(topic.read_text("utf-8") + "\nA [dead](no.md) link.\n", "utf-8")

    def found() -> list[str]:
        cache = Cache(small / "build" / "cache")
        _, findings = pipeline.check(small, cache=cache)
        cache.close()
        return sorted(str(finding) for finding in findings)

    first = found()
    assert any("C004" in each for each in first)
    monkeypatch.setattr(checking, "check_topic", lambda *_: [])  # a second look would find nothing
    monkeypatch.setattr(checking, "check_pair", lambda *_, **__: [])
    assert found() == first


@pytest.mark.parametrize(
    ("file", "changed"),
    [
        ("docs/hospital.toml", "all"),
        ("docs/rules.toml", "all"),
        ("docs/evidence/facts.toml", "all"),
        ("docs/translations/ar/interface.po", "all"),
        ("docs/topics/images/liver-place.svg", "all"),
        (f"docs/translations/ar/{SLUG}.po", {("ar", SLUG)}),
        (f"docs/signoffs/ar/{SLUG}.toml", {("ar", SLUG)}),
        (f"docs/topics/{SLUG}.md", {("en", SLUG), ("ar", SLUG)}),
    ],
)
def test_an_edition_depends_on_its_files_and_those_that_it_names(
    small: Path, file: str, changed: str | set[tuple[str, str]]
) -> None:
    before = inputs(small)
    path = small / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n", "utf-8")
    after = inputs(small)
    differ = {key for key in before if before[key] != after[key]}
    if changed == "all":
        assert differ == set(before)
    else:
        assert {key for key in differ if key[1] not in naming(small, SLUG)} == changed
        tags = {tag for tag, _ in changed}
        assert differ == {(tag, slug) for tag in tags for slug in {SLUG, *naming(small, SLUG)}}


def inputs(root: Path) -> dict[tuple[str, str], str]:
    project, _ = reading.load(root)
    assert project is not None
    return project.inputs


def naming(root: Path, slug: str) -> set[str]:
    """The topics that speak of another."""
    topics = root / "docs" / "topics"
    return {path.stem for path in topics.glob("*.md") if slug in path.read_text("utf-8") and path.stem != slug}


def test_a_new_topic_may_be_what_another_was_looking_for(small: Path) -> None:
    before = inputs(small)
    new = (small / "docs" / "topics" / f"{OTHER}.md").read_text("utf-8")
    (small / "docs" / "topics" / "new-topic.md").write_text(new, "utf-8")
    after = inputs(small)
    assert all(before[key] != after[key] for key in before)


def test_a_topic_is_looked_at_again_on_another_day(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    topic = small / "docs" / "topics" / f"{OTHER}.md"
    text = topic.read_text("utf-8").replace("last_review: null", "last_review: 2025-06-01", 1)
    topic.write_text(text.replace("next_review: null", "next_review: 2026-06-01", 1), "utf-8")
    cache, load, found = Cache(), reading.load, []
    for day in (datetime.date(2025, 7, 1), datetime.date(2027, 1, 1)):
        monkeypatch.setattr(reading, "load", functools.partial(load, today=day))
        found.append({finding.code for finding in pipeline.check(small, OTHER, cache=cache)[1]})
    assert "C009" in found[1] - found[0]


def test_a_leaflet_is_composed_again_by_other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    project, _ = reading.load(ROOT)
    assert project is not None
    made = editions(project)
    format, found = leaflets.formats(ROOT)[0], set[str]()
    for version in ("one", "other"):
        monkeypatch.setattr(composing, "code", lambda *_, version=version: version)
        found.add(leaflets.Composer(ROOT, project, made).inputs(made[0], format))
    assert len(found) == 2


def test_a_dictionary_that_comes_later_is_asked(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inputs(small)
    monkeypatch.setenv("LEAFWRIGHT_HOME", str(small / "nothing-fetched"))
    after = inputs(small)
    assert all(before[key] != after[key] for key in before)
