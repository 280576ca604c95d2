"""Parts are worked on by processes of their own, and what each makes comes in the order of the parts."""

import dataclasses
import multiprocessing
import pickle
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from breaking import edition
from leafwright import workers
from pool_work import double_or_die, wait_for_the_other


def test_what_is_made_comes_in_the_order_of_the_parts() -> None:
    assert list(workers.each(int, ["3", "1", "2"], cores=2)) == [3, 1, 2]
    assert list(workers.each(int, [], cores=2)) == []


def test_one_part_needs_no_process_of_its_own() -> None:
    assert list(workers.each(lambda number: number + 1, [1], cores=2)) == [2]
    assert list(workers.each(lambda number: number + 1, [1, 2], cores=1)) == [2, 3]


def test_parts_are_taken_only_as_they_are_worked_on() -> None:
    """All of them together may be more than fits the memory."""
    taken: list[int] = []

    def parts() -> Iterator[int]:
        for number in range(50):
            taken.append(number)
            yield number

    made = 0
    for _ in workers.each(abs, parts(), cores=2):
        made += 1
        assert len(taken) <= made + 8
    assert made == 50


def test_parts_are_worked_on_beside_each_other(tmp_path: Path) -> None:
    assert list(workers.each(wait_for_the_other, [(tmp_path, 1), (tmp_path, 2)], cores=2)) == [1, 2]


def test_what_was_made_ready_works() -> None:
    workers.ready()
    assert list(workers.each(int, ["3", "1"], cores=2)) == [3, 1]


def test_what_a_part_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(workers.each(int, ["1", "x"], cores=2))


def test_processes_are_never_forked_from_one_that_runs_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    for possible in (["fork", "spawn"], ["fork", "spawn", "forkserver"]):
        monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda possible=possible: possible)
        assert workers.context().get_start_method() == possible[-1]


def test_a_process_that_is_killed_is_replaced_and_one_that_dies_again_is_told(tmp_path: Path) -> None:
    assert list(workers.each(double_or_die, [(tmp_path, number, False) for number in (1, 2, 3)], cores=2)) == [2, 4, 6]
    with pytest.raises(BrokenProcessPool):
        list(workers.each(double_or_die, [(tmp_path, number, True) for number in (1, 2)], cores=2))


def test_an_edition_is_handed_on_as_it_is_and_takes_no_more_room_than_before(library: Path) -> None:
    """Python keeps the bytes of a text that it hands on: of a large library a third of the memory."""
    arabic = edition(library, "ar")
    fresh = dataclasses.replace(arabic, text=f"{arabic.text}\n")
    before = sys.getsizeof(fresh.text)
    assert pickle.loads(pickle.dumps(fresh)) == fresh
    assert sys.getsizeof(fresh.text) == before
