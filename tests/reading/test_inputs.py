"""What a build remembers of the last one: nothing that could have changed since."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from breaking import HERNIA, HOME, loaded
from conftest import TONGUES
from leafwright import checking, leaflets, pipeline
from leafwright.cache import Cache, code
from leafwright.commands.signoff import approve_edition
from leafwright.leaflets import composing
from leafwright.model import State
from leafwright.reading.files import Reader
from leafwright.translation.editions import editions
from leafwright.translation.interface import with_faulty
from leafwright.website.preparing import Prepared
from leafwright.website.staff import codes


def test_a_build_knows_every_finding_of_the_last(pair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    topic = pair / "docs" / "topics" / f"{HERNIA}.md"
    topic.write_text(topic.read_text("utf-8") + "\nA [dead](no.md) link.\n", "utf-8")

    def found() -> list[str]:
        cache = Cache(pair / "build" / "cache")
        _, findings = pipeline.check(pair, cache=cache)
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
        ("docs/interface.toml", "all"),
        ("docs/topics/images/groin.svg", "all"),
        (f"docs/translations/ar/{HERNIA}.po", {("ar", HERNIA)}),
        (f"docs/signoffs/ar/{HERNIA}.toml", {("ar", HERNIA)}),
        (f"docs/topics/{HERNIA}.md", {("en", HERNIA), ("ar", HERNIA)}),
    ],
)
def test_an_edition_depends_on_its_files_and_those_that_it_names(
    pair: Path, file: str, changed: str | set[tuple[str, str]]
) -> None:
    before = inputs(pair)
    path = pair / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n", "utf-8")
    after = inputs(pair)
    differ = {key for key in before if before[key] != after[key]}
    if changed == "all":
        assert differ == set(before)
    else:
        assert {key for key in differ if key[1] not in naming(pair, HERNIA)} == changed
        tags = {tag for tag, _ in changed}
        assert differ == {(tag, slug) for tag in tags for slug in {HERNIA, *naming(pair, HERNIA)}}


def inputs(root: Path) -> dict[tuple[str, str], str]:
    return loaded(root).inputs


def naming(root: Path, slug: str) -> set[str]:
    """The topics that speak of another."""
    topics = root / "docs" / "topics"
    return {path.stem for path in topics.glob("*.md") if slug in path.read_text("utf-8") and path.stem != slug}


def test_a_new_topic_may_be_what_another_was_looking_for(pair: Path) -> None:
    before = inputs(pair)
    new = (pair / "docs" / "topics" / f"{HOME}.md").read_text("utf-8")
    (pair / "docs" / "topics" / "new-topic.md").write_text(new, "utf-8")
    after = inputs(pair)
    assert all(before[key] != after[key] for key in before)


def test_a_topic_is_looked_at_again_on_another_day(pair: Path) -> None:
    record = pair / "docs" / "signoffs" / "en" / f"{HOME}.toml"
    record.parent.mkdir(parents=True)
    days = "date = 2025-06-01\nnext_review = 2026-06-01\n"
    record.write_text(f'[[review]]\nrole = "lead"\nname = "Fixture"\n{days}', "utf-8")
    cache, found = Cache(), []
    for day in (datetime.date(2025, 7, 1), datetime.date(2027, 1, 1)):
        found.append({finding.code for finding in pipeline.check(pair, HOME, cache=cache, today=day)[1]})
    assert "C009" in found[1] - found[0]


def states(root: Path, cache: Cache) -> dict[str, State]:
    """The states of the editions of a topic, where an earlier build may have worked them out."""
    return {each.id: each.state for each in editions(loaded(root), cache) if each.topic.slug == HERNIA}


def test_a_review_holds_for_every_language(library: Path) -> None:
    record = library / "docs" / "signoffs" / "en" / f"{HERNIA}.toml"
    record.parent.mkdir(parents=True)
    cache, past, later = Cache(), datetime.date(2025, 6, 1), datetime.date.today() + datetime.timedelta(days=700)
    for due in (past, later, past):
        record.write_text(
            f'[[review]]\nrole = "lead"\nname = "Fixture"\ndate = 2025-01-01\nnext_review = {due}\n', "utf-8"
        )
        found = states(library, cache)
        assert set(found) == {f"{tag}/{HERNIA}" for tag in TONGUES}
        assert {state is State.EXPIRED for state in found.values()} == {due == past}


def test_a_record_whose_key_is_no_longer_allowed_is_no_longer_known(library: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(own)], check=True)
    allowed = library / "docs" / "signoffs" / "allowed_signers"
    allowed.parent.mkdir()
    names = "Fixture_One", "Fixture_Two"
    both = [f'{name} namespaces="leafwright" {own.with_suffix(".pub").read_text("utf-8")}' for name in names]
    allowed.write_text("".join(both), "utf-8")
    for role, name in (("clinician", "Fixture One"), ("lead", "Fixture Two")):
        assert approve_edition([HERNIA, "en", "--role", role, "--name", name, "--key", str(own)], library) == 0
    cache = Cache()
    assert states(library, cache)[f"en/{HERNIA}"] is State.APPROVED
    files = loaded(library).files
    allowed.write_text(both[0], "utf-8")
    assert states(library, cache)[f"en/{HERNIA}"] is State.TRANSLATED
    assert loaded(library).files != files


def test_a_leaflet_is_composed_again_by_other_code(pair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = loaded(pair)
    made = editions(project)
    format, found = leaflets.formats(pair)[0], set[str]()
    for version in ("one", "other"):
        monkeypatch.setattr(composing, "code", lambda *_, version=version: version)
        found.add(leaflets.Composer(pair, project, made).inputs(made[0], format))
    assert len(found) == 2


def test_a_dictionary_that_comes_later_is_asked(pair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = inputs(pair)
    monkeypatch.setenv("LEAFWRIGHT_HOME", str(pair / "nothing-fetched"))
    after = inputs(pair)
    assert all(before[key] != after[key] for key in before)


def test_a_font_of_the_library_is_another_where_its_file_is(library: Path) -> None:
    font = library / "docs" / "fonts" / "HouseSans_400Regular.ttf"
    font.parent.mkdir()
    project, (format, *_) = loaded(library), leaflets.formats(library)
    made, found = editions(project), set[tuple[str, str]]()
    for letters in (b"one", b"other"):
        font.write_bytes(letters)
        composer = leaflets.Composer(library, project, made)
        found |= {(composer.inputs(made[0], format), ""), ("", composer.sheet(made[0], format).id)}
    assert len(found) == 4


def test_every_answer_is_worked_out_again_by_other_code(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> frozenset[str]:
        cache = Cache()
        project, _ = pipeline.check(library, cache=cache)
        assert project is not None
        project = with_faulty(project, cache)
        made = [each for each in editions(project, cache) if each.topic.slug == HERNIA]
        sites = [pipeline._language_site(project, language, made, {}) for language in project.languages]
        prepared = Prepared(project, sites, cache)
        for each in made:
            prepared.page(each, ())
            codes.drawn(each, cache)
        return cache.wanted()

    before = asked()
    for module in [*sys.modules.values()]:
        if getattr(module, "code", None) is code:
            monkeypatch.setattr(module, "code", lambda *_: "another")
    assert not before & asked()


def test_a_word_that_a_check_stops_is_looked_for_in_leaflets_too(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, (format, *_) = loaded(library), leaflets.formats(library)
    made = editions(project)
    before = leaflets.Composer(library, project, made)
    monkeypatch.setattr(composing, "code", lambda *names: code(*names) + ("another" if "checks" in names else ""))
    after = leaflets.Composer(library, project, made)
    assert before.inputs(made[0], format) != after.inputs(made[0], format)
    assert before.sheet(made[0], format).id == after.sheet(made[0], format).id  # nothing is laid out for it


def test_of_what_is_read_only_tables_are_held_as_texts(library: Path) -> None:
    """For the lines of their keys. The texts of a thousand topics' translations take half a gigabyte."""
    reader = Reader(library)
    profile, words = library / "docs" / "hospital.toml", library / "docs" / "translations" / "ar" / "hernia.po"
    assert reader.toml(profile)
    assert reader.text(words)
    assert reader.read_before(profile)
    assert not reader.read_before(words)
