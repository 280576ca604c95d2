"""A leaflet that wants too much fails alone, by name."""

import resource
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from leafwright import workers
from leafwright.leaflets import pool
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.printer import Printed

PRINTED = Printed()


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
