"""A leaflet that wants too much fails alone, by name, and the build goes on."""

import re
import resource
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from breaking import HERNIA, HOME, replace
from conftest import copy_library
from leafwright import pipeline, workers
from leafwright.leaflets import pool
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.printer import Printed
from pool_work import print_or_be_killed

PRINTED = Printed()


@pytest.fixture
def stands() -> None:
    """Workers are begun here on purpose."""


class _Here:
    """Runs a job at once, in this process."""

    def submit(self, function: Callable[..., Printed], /, *arguments: Any) -> "Future[Printed]":
        done: Future[Printed] = Future()
        try:
            done.set_result(function(*arguments))
        except Exception as error:
            done.set_exception(error)
        return done


def test_a_process_takes_no_more_memory_than_it_may() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(MemoryError), workers.limited(200_000_000):
        bytearray(2_000_000_000)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    with workers.limited(1_000_000_000):
        assert len(bytearray(1_000_000)) == 1_000_000


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("too deep")])
def test_a_leaflet_that_wants_too_much_is_named_and_the_next_is_printed(
    error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sheet(name: str) -> ComposedLeaflet:
        told = {"name": name, "file": f"docs/topics/{name}.md", "tag": "en", "format": SimpleNamespace(name="A4")}
        return SimpleNamespace(**told, markup="")  # type: ignore[return-value]

    def printed(each: ComposedLeaflet) -> Printed:
        if each.name == "large":
            raise error
        return PRINTED

    monkeypatch.setattr(pool, "_printer", lambda _: SimpleNamespace(print=printed))
    sheets = [sheet("large"), sheet("fine")]
    made = {each.name: given for each, given in pool.print_sheets(Path(), sheets, _Here())}
    assert made["fine"] is PRINTED
    (finding,) = made["large"].findings
    assert (finding.code, finding.at.file) == ("P015", "docs/topics/large.md")
    assert made["large"].lost


ENDLESS = (
    '{% if format.id == "a4" and meta.number == "FX-01" %}<table>{% for row in range(20000) %}'
    "<tr><td>You wait</td><td>It may go</td></tr>{% endfor %}</table>{% endif %}"
)


@pytest.mark.build
def test_a_whole_build_goes_on_without_a_leaflet_that_wants_too_much_or_whose_worker_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_library(tmp_path / "library", ["a4", "large-print"], ["en"])
    replace(root / "leaflets" / "leaflet.html", "<main>", f"<main>{ENDLESS}")
    monkeypatch.setattr(pool, "print_one", print_or_be_killed)
    monkeypatch.setattr(pool, "MOST_BYTES", 220_000_000)
    made = pipeline.build(root, lambda *_: None)
    told = [finding.message for finding in made.findings if finding.code == "P015"]
    a4, large = sorted(told, key=lambda message: "Large" in message)
    # Pango ends a process that has no room for one more thread
    assert re.search(r"(more than 220 MB|too much memory) \(A4, en\)", a4)
    assert re.search(r"ended without a word; .* \(Large print, en\)", large)
    assert (made.stopped, list(made.withheld)) == (False, [f"en/{HERNIA}"])
    folder = root / "build" / "leaflets"
    assert list(folder.rglob(f"{HERNIA}.*")) == []
    assert all((folder / "en" / f"{HOME}.{format}.pdf").is_file() for format in ("a4", "large-print"))
    assert (root / "build" / "site" / "en" / "topics" / f"{HERNIA}.html").is_file()  # the notice in its place
