"""Printing again, by other workers, and when something breaks."""

import dataclasses
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

import pytest

from breaking import HERNIA, HOME, edition, found, replace, topic
from conftest import copy_library
from leafwright import leaflets, pipeline
from leafwright.leaflets import pool
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.printer import Printed
from leafwright.model import Finding
from pool_work import print_name_of_worker, print_or_break
from printing import Printing

pytestmark = pytest.mark.build


def test_findings_are_remembered_a_broken_memory_is_work_and_what_is_stale_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is printed again after an edit, and what is not: tests/pipeline/test_what_is_printed_again.py."""
    monkeypatch.setattr(pipeline.website, "build", lambda *_: [])  # this is about paper: each website takes seconds
    root = copy_library(tmp_path, ["a4"], ["en"])
    topic(root, HOME).unlink()
    replace(topic(root), "If you have had the operation, read [Going home after a hernia operation]", "We tell you")
    replace(topic(root), "(going-home-after-hernia-surgery.md).", "more later.")
    (root / "docs" / "rules.toml").write_text("[P007]\ncharacters = 30\n", "utf-8")  # to have advice
    said: list[str] = []
    found: list[Finding] = []

    def build() -> int:
        said.clear()
        proof = pipeline.build(root, lambda what, done, total: said.append(what))
        assert not proof.stopped, proof.findings
        found[:] = [finding for finding in proof.findings if finding.code == "P007"]
        return sum(what.startswith("Printed") for what in said)

    printed = build()
    advice = list(found)
    assert printed
    assert advice
    stale = root / "build" / "leaflets" / "en" / "no-such-topic.a4.pdf"
    stale.write_bytes(b"old")
    assert build() == 0
    assert found == advice
    assert not stale.exists()
    (root / "build" / "cache" / "answers.sqlite").write_bytes(b"not a cache")
    assert build() == printed


@pytest.fixture
def named(made: Printing) -> Callable[..., list[ComposedLeaflet]]:
    """The same sheet under several names."""
    plain = made.composer.sheet(made.edition("en"), leaflets.formats(made.root)[0])
    return lambda *names: [dataclasses.replace(plain, name=name) for name in names]


def test_a_leaflet_that_crashes_or_hangs_fails_alone(
    made: Printing, named: Callable[..., list[ComposedLeaflet]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "print_one", print_or_break)
    monkeypatch.setattr(pool, "MOST_SECONDS", 4)
    sheets = named("one", "crashes", "two", "hangs", "three")
    done = {sheet.name: printed for sheet, printed in pool.print_sheets(made.root, sheets)}
    assert {name for name, printed in done.items() if printed.files} == {"one", "two", "three"}
    for name in ("crashes", "hangs"):
        (finding,) = done[name].findings
        assert (finding.code, finding.stops) == ("P015", True)


def test_a_worker_makes_room_for_a_new_one_before_its_memory_has_grown(
    made: Printing, named: Callable[..., list[ComposedLeaflet]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "print_one", print_name_of_worker)
    monkeypatch.setattr(pool, "MOST_SHEETS", 2)
    sheets = named(*"abcdef")
    done = [name for _, printed in pool.print_sheets(made.root, sheets, workers=2) for name in printed.files]
    assert len(done) == 6
    assert max(done.count(name) for name in done) <= 2


class _Cluster:
    """Anything that takes jobs can print: this one runs them at once."""

    def __init__(self) -> None:
        self.jobs = 0

    def submit(self, function, /, *arguments):  # type: ignore[no-untyped-def]
        self.jobs += 1
        done: Future[Printed] = Future()
        done.set_result(function(*arguments))
        return done


def test_another_executor_prints_the_same_bytes(made: Printing) -> None:
    cluster = _Cluster()
    sheet, printed = made["en", "trifold"]
    results: Iterator[tuple[ComposedLeaflet, Printed]] = pool.print_sheets(made.root, [sheet], cluster)
    assert [each.files for _, each in results] == [printed.files]
    assert cluster.jobs == 1


def test_a_topic_may_name_its_formats_and_only_those_that_exist(tmp_path: Path) -> None:
    root = copy_library(tmp_path, ["a4", "text", "trifold"], ["en"])
    replace(topic(root), "audience:", "formats: [text]\naudience:")
    chosen = leaflets.wanted(leaflets.formats(root), edition(root))
    assert [format.id for format in chosen] == ["form", "text"]  # reviewers have theirs of every topic
    replace(topic(root), "formats: [text]", "formats: [a3]")
    replace(root / "docs" / "hospital.toml", '"trifold"', '"trifolt"')
    of_profile, of_topic = found(root, "S015")
    assert (of_profile.at.file, of_profile.fix) == ("docs/hospital.toml", "did you mean trifold?")
    assert (of_topic.at.file, of_topic.at.line) == (f"docs/topics/{HERNIA}.md", 9)


def test_a_cluster_that_is_not_there_ends_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(leaflets.SetupError, match="pip install distributed"), pool.cluster("tcp://nowhere:1"):
        pass

    def silent(address: str) -> None:
        raise OSError(address)

    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=silent))
    with (
        pytest.raises(leaflets.SetupError, match="no cluster answers at tcp://nowhere:1"),
        pool.cluster("tcp://nowhere:1"),
    ):
        pass
