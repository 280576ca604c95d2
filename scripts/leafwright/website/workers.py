"""Work that comes in parts which do not depend on each other, done by as many processes as there are cores."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def each(work: Callable[[Given], Made], parts: Sequence[Given], cores: int = 0) -> list[Made]:
    """What a function of a module makes of each part, in their order.

    One part, or one core, is worked on here. Whatever the function raises is raised.
    """
    workers = min(cores or os.cpu_count() or 1, len(parts))
    if workers < 2:
        return [work(part) for part in parts]
    # spawned: a fork of a program that runs threads can stand still for ever
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(work, parts))
