"""Parts are worked on by processes of their own, and what each makes comes in the order of the parts."""

import multiprocessing

import pytest

from leafwright import workers


def test_what_is_made_comes_in_the_order_of_the_parts() -> None:
    assert workers.each(int, ["3", "1", "2"], cores=2) == [3, 1, 2]
    assert workers.each(int, [], cores=2) == []


def test_one_part_needs_no_process_of_its_own() -> None:
    assert workers.each(lambda number: number + 1, [1], cores=2) == [2]
    assert workers.each(lambda number: number + 1, [1, 2], cores=1) == [2, 3]


def test_what_a_part_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        workers.each(int, ["1", "x"], cores=2)


def test_processes_are_never_forked_from_one_that_runs_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    for possible in (["fork", "spawn"], ["fork", "spawn", "forkserver"]):
        monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda possible=possible: possible)
        assert workers.context().get_start_method() == possible[-1]
