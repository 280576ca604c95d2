"""What is found in a font's file, kept as long as the file is the same: `serve` outlives many of them."""

import functools
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar, TypeVarTuple

More = TypeVarTuple("More")
Found = TypeVar("Found")


def while_the_same(read: Callable[[Path, *More], Found]) -> Callable[[Path, *More], Found]:
    """Takes what reads a file; returns what reads it once, and again where its size or time of change is another."""

    @functools.cache
    def known(_held: Hashable, source: Path, *more: *More) -> Found:
        return read(source, *more)

    def found(source: Path, *more: *More) -> Found:
        held = source.stat()
        return known((held.st_size, held.st_mtime_ns), source, *more)

    return found
