"""Work that comes in parts which do not depend on each other, done by as many processes as there are cores."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice, tee
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, TypeVar

Shared = TypeVar("Shared")
Given = TypeVar("Given")
Made = TypeVar("Made")

_LOADED = "leafwright.leaflets.printer", "leafwright.website.generating", "mkdocs.commands.build"  # what takes longest
_AHEAD = 2  # parts that wait for each process, so that it never waits for one


def context(*more: str) -> BaseContext:
    """How processes begin: from one that runs no threads and has loaded what they need, where the system has that.

    Whoever asks first can name `more` modules for it to load. A fork of a program that runs threads can stand still for
    ever; one that begins anew loads for a second.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([*_LOADED, *more])
    return server


def ready() -> None:
    """Let the process from which others begin load what they need, beside the work here: it takes a second or more."""
    if context().get_start_method() == "forkserver":
        from multiprocessing import forkserver  # not every system has it

        forkserver.ensure_running()


@contextmanager
def limited(more_bytes: int) -> Iterator[None]:
    """Let this process take so many bytes more than it has, and no more: Python then raises MemoryError.

    Where the system knows no such limit, or does not say what a process has, there is none.
    """
    try:
        import resource

        used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        before = resource.getrlimit(resource.RLIMIT_AS)
    except (ImportError, OSError, ValueError):
        yield
        return
    wanted = used + more_bytes
    fits = before[0] == resource.RLIM_INFINITY or wanted < before[0]
    if fits:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, before[1]))
    try:
        yield
    finally:
        if fits:
            resource.setrlimit(resource.RLIMIT_AS, before)


def each(work: Callable[[Given], Made], parts: Iterable[Given], cores: int = 0) -> Iterator[Made]:
    """What a function of a module makes of each part, in their order.

    A part is taken when there is soon somebody to work on it: so all of them together need not fit the memory. One
    part, or one core, is worked on here. Whatever the function raises is raised. Where a process dies, most often for
    want of memory, what is not there yet is done again by one at a time: a part must bear to be begun anew. Raises
    BrokenProcessPool where that one dies as well.
    """
    return each_of(_alone, work, parts, cores)


def each_of(
    work: Callable[[Shared, Given], Made], shared: Shared, parts: Iterable[Given], cores: int = 0
) -> Iterator[Made]:
    """The same, of what all parts share and of each: every process is given that only once."""
    coming = iter(parts)
    first = list(islice(coming, cores or os.cpu_count() or 1))  # no more processes than parts
    if len(first) < 2:
        yield from (work(shared, part) for part in chain(first, coming))
        return
    left, ahead = tee(chain(first, coming))
    try:
        for made in _by(len(first), work, shared, ahead):
            next(left)
            yield made
    except BrokenProcessPool:
        yield from _by(1, work, shared, left)


def _by(workers: int, work: Callable[[Shared, Given], Made], shared: Shared, parts: Iterable[Given]) -> Iterator[Made]:
    with ProcessPoolExecutor(workers, context(), initializer=_take, initargs=(shared,)) as pool:
        begun = deque[Future[Made]]()
        for part in parts:
            begun.append(pool.submit(_with_shared, work, part))
            if len(begun) > _AHEAD * workers:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()


def _take(shared: Any) -> None:
    """In a process that begins: keep what all parts share."""
    global _shared
    _shared = shared


def _with_shared(work: Callable[[Shared, Given], Made], part: Given) -> Made:
    return work(_shared, part)


def _alone(work: Callable[[Given], Made], part: Given) -> Made:
    return work(part)


_shared: Any = None
