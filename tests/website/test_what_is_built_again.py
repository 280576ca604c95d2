"""What is staged and built again: all that any of its sources is another for, and nothing without one."""

import datetime
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from breaking import HERNIA, HOME, opened, topic, words
from breaking import replace as put
from conftest import copy_library
from leafwright import checking, pipeline, reading, website
from leafwright.cache import Cache
from leafwright.model import Finding, Place, State, Topic
from leafwright.reading.words import misspelled
from leafwright.translation import editions as each_edition
from leafwright.translation.editions import editions
from leafwright.website import LastSite, unchanged
from leafwright.website.search import postings

TODAY = datetime.date(2026, 6, 1)
FAULT = Finding(Place("docs/topics/x.md"), "C001", "a", "b")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_library(tmp_path / "library", [], ["en", "ar"])


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    cache = Cache(tmp_path / "kept")
    yield cache
    cache.close()


def last_site(root: Path, cache: Cache) -> LastSite:
    project, _ = reading.load(root, TODAY, cache)
    assert project is not None
    return LastSite(root, cache, project, [], [], {})


def asked(
    root: Path,
    cache: Cache,
    today: datetime.date = TODAY,
    proof: bool = True,
    withheld: dict[str, list[Finding]] | None = None,
) -> tuple[str, ...]:
    """All that the site of a library depends on; editions that an earlier build knew are those of a clean one."""
    project, _ = reading.load(root, today, cache)
    assert project is not None
    clean, _ = reading.load(root, today)
    assert clean is not None
    assert (project.topics, project.misspelled, project.inputs) == (clean.topics, clean.misspelled, clean.inputs)
    everything = editions(project, cache)
    assert everything == editions(project)
    hidden = withheld or {}
    sites = [pipeline._language_site(project, each, everything, hidden, proof) for each in project.languages]
    return LastSite(root, cache, project, sites, [], hidden)._question


def _phone(root: Path) -> None:
    put(root / "docs" / "departments" / "day-surgery.toml", 'number = "', 'number = "9')


def _interface(root: Path) -> None:
    (root / "docs" / "interface.toml").write_text('home = "Begin"\nsearch_none = "Nothing is there"\n', "utf-8")


def _translation(root: Path) -> None:
    file = opened(words(root, "ar", HOME))
    next(entry for entry in file if entry.msgctxt == "h1").msgstr += " ا"
    file.save()


def _rule(root: Path) -> None:
    (root / "docs" / "rules.toml").write_text('[C001]\nlevel = "warn"\n', "utf-8")


def _drawing(root: Path) -> None:
    drawing = next((root / "docs" / "topics" / "images").glob("*.svg"))
    put(drawing, "<svg ", '<svg id="x" ')


def _state(topic: Topic, today: datetime.date, **more: object) -> State:
    """One that the day alone makes another."""
    return State.TRANSLATED if today == TODAY else State.EXPIRED


def _font(root: Path) -> None:
    (root / "docs" / "fonts").mkdir()
    (root / "docs" / "fonts" / "Own_400Regular.ttf").write_bytes(b"letters")


def _unread(root: Path) -> None:
    topic(root, "new").write_text("x", "utf-8")


CHANGES: dict[str, Callable[[Path], None]] = {
    "a word of a topic": lambda root: put(topic(root, HERNIA), "take your time", "take all your time"),
    "a topic's front matter": lambda root: put(topic(root, HERNIA), "audience: ", "audience: all "),
    "a word of another's translation": _translation,
    "a department's phone": _phone,
    "a word of the interface": _interface,
    "a rule": _rule,
    "a drawing": _drawing,
    "the hospital's color": lambda root: put(root / "docs" / "hospital.toml", 'accent = "', 'accent = "#0a5a64" #'),
    "a font": _font,
    "a topic that cannot be read": _unread,
    "a topic that is gone": lambda root: topic(root, "hernia-staff").unlink(),
}


def test_a_site_is_another_and_so_are_editions_when_anything_is_that_they_are_made_of(
    root: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(each_edition, "state_of", _state)
    first = asked(root, cache)
    assert asked(root, cache) == first
    known = {
        first,
        asked(root, cache, TODAY + datetime.timedelta(1)),
        asked(root, cache, proof=False),
        asked(root, cache, withheld={f"ar/{HERNIA}": []}),
        asked(root, cache, withheld={f"ar/{HERNIA}": [FAULT]}),
        asked(root, cache, withheld={f"ar/{HERNIA}": [replace(FAULT, message="c")]}),
    }
    assert len(known) == 6
    for name, change in CHANGES.items():
        change(root)
        question = asked(root, cache)
        assert question not in known, name
        known.add(question)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "400000000")  # the time of files in the ZIP of a site
    known.add(asked(root, cache))
    assert len(known) == 6 + len(CHANGES) + 1
    monkeypatch.setattr(unchanged, "tool", lambda: "another")
    assert asked(root, cache) not in known


def test_the_tool_is_another_when_any_file_of_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "scripts" / "leafwright"
    here.mkdir(parents=True)
    (tmp_path / "leaflets").mkdir()
    (tmp_path / "mkdocs.yml").write_text("plugins: []", "utf-8")
    monkeypatch.setattr(unchanged.places, "PACKAGE", here)
    seen = {unchanged.tool()}
    for name in ("start.css", "pages.py", "pages.py", "words.po"):
        path = here / "website" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name} {len(seen)}", "utf-8")
        seen.add(unchanged.tool())
    assert len(seen) == 5
    path.rename(path.with_name("wordz.po"))
    assert unchanged.tool() not in seen


def test_what_does_not_hold_between_topics_is_found_again_when_one_of_them_is_another(root: Path, cache: Cache) -> None:
    def found() -> list[Finding]:
        _, findings = checking.check(root, cache=cache, today=TODAY)
        assert findings == checking.check(root, today=TODAY)[1]
        return findings

    first = found()
    put(topic(root, HERNIA), "{#alternatives}", "{#choices}")  # a claim is answered there
    assert (second := found()) != first
    put(root / "docs" / "evidence" / "claims.toml", "hernia#summary", "hernia#sum")
    assert found() != second


def staged(root: Path, cache: Cache) -> dict[str, bytes]:
    """All that is staged of a library, by the names of its files."""
    project, _ = reading.load(root, TODAY, cache)
    assert project is not None
    everything = editions(project, cache)
    sites = [pipeline._language_site(project, each, everything, {}) for each in project.languages]
    website.stage(root, project, sites, [], cache=cache)
    top = root / "build" / "stage"
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}


def test_what_is_staged_after_a_change_is_what_a_clean_build_stages(root: Path, cache: Cache) -> None:
    first = staged(root, cache)
    for change in ("a word of a topic", "a word of another's translation", "a word of the interface"):
        CHANGES[change](root)
        second = staged(root, cache)
        assert second == staged(root, Cache())
        assert second != first
        first = second
    assert staged(root, cache) == first
    piece = next((root / "build" / "stage" / "ar" / "docs" / "assets" / "search").glob("*.js"))
    piece.write_bytes(piece.read_bytes() + b" ")  # the same file as in the cache
    assert staged(root, cache) == first


def test_what_is_staged_already_stays_and_no_file_that_has_other_names_is_written_into(
    root: Path, cache: Cache
) -> None:
    first = staged(root, cache)
    docs = root / "build" / "stage" / "ar" / "docs"
    page, code = docs / "topics" / f"{HOME}.md", docs / "codes" / f"{HOME}.svg"
    piece = next((docs / "assets" / "search").glob("patients-p.*"))
    before = {path: path.stat().st_mtime_ns for path in (page, code, piece)}
    others = [docs / "topics" / "gone.md", docs / "codes" / "gone.svg", docs / "assets" / "search" / "patients-p.0.js"]
    others.append(root / "build" / "stage" / "fr" / "docs" / "of a language that is no more.md")
    others[-1].parent.mkdir(parents=True)
    for path in (*others, docs / "assets" / "old.css", docs / "topics" / "images" / "old.svg"):
        path.write_text("of what is no more", "utf-8")
    assert staged(root, cache) == first
    assert not (root / "build" / "stage" / "fr").exists()
    assert {path: path.stat().st_mtime_ns for path in before} == before
    for path in before:
        other = root / "build" / path.name
        other.write_text("changed by hand", "utf-8")
        path.unlink()
        os.link(other, path)
        assert staged(root, cache) == first
        assert other.read_text("utf-8") == "changed by hand"


def test_after_a_build_without_a_change_an_edit_is_worked_out_alone(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: dict[str, int] = {}

    def counted(module: ModuleType, name: str) -> None:
        work = getattr(module, name)

        def count(*given: object) -> object:
            done[name] = done.get(name, 0) + 1
            return work(*given)

        monkeypatch.setattr(module, name, count)

    counted(misspelled, "parse")  # for the words of a topic
    counted(postings, "_of_page")
    counted(each_edition, "_words")
    seen = []
    for change in ("", "", "a word of another's translation", "a word of a topic"):
        if change:
            CHANGES[change](root)
        cache = Cache(tmp_path / "answers")
        staged(root, cache)
        cache.close()
        seen.append(dict(done))
        done.clear()
    first, second, third, fourth = seen
    assert first.keys() == {"parse", "_of_page", "_words"}
    assert second == {}
    assert third.keys() == {"_of_page", "_words"}
    assert third["_of_page"] == 1
    assert (fourth["parse"], fourth["_of_page"]) == (1, 2)  # one topic in two languages


def test_a_site_that_is_the_same_stays_and_one_that_was_begun_before_does_not_take_its_place(
    root: Path, cache: Cache
) -> None:
    page, begun = root / "build" / "site" / "index.html", root / "build" / "new" / "site" / "index.html"
    for path, text in ((page, "good"), (begun, "with a page that is withheld by now")):
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    assert last_site(root, cache).same(root / "build" / "new") is None
    last_site(root, cache).is_now(root / "build", [FAULT])
    begun.parent.mkdir(parents=True)
    begun.write_text("with a page that is withheld by now", "utf-8")
    assert last_site(root, cache).same(root / "build" / "new") == [FAULT]
    assert not begun.parent.exists()
    page.write_text("good ", "utf-8")  # someone has changed it
    assert last_site(root, cache).same(root / "build" / "new") is None
