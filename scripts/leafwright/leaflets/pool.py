"""Print many sheets at once, the first of them while others are composed: warm workers, each result as it comes.

A worker that crashes or hangs takes only its own sheet with it. Anything with the `submit` of an executor can stand in
for the workers of this machine, such as `dask.distributed.Client.get_executor()`.
"""

import functools
import gc
import importlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, as_completed
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

from leafwright import workers as processes
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.fonts import prepare_fonts
from leafwright.leaflets.printer import Printed, Printer
from leafwright.model import Finding, Place
from leafwright.setup.errors import SetupError

_WARM = "leafwright.leaflets.warm"  # for workers to begin with
MOST_SECONDS = 300  # for one sheet; a usual one takes about one second
MOST_BYTES = 2_000_000_000  # for one sheet, above what a worker has; a usual one takes 100 MB
MOST_SHEETS = 200  # for one worker: what its libraries keep grows by 50 MB in some hundred sheets, so a new one follows


class Executor(Protocol):
    """What runs jobs: the pool of this machine, or that of a cluster."""

    def submit(self, function: Callable[..., Printed], /, *arguments: Any) -> "Future[Printed]": ...


def print_sheets(
    root: Path, sheets: Iterable[ComposedLeaflet], executor: Executor | None = None, workers: int = 0
) -> Iterator[tuple[ComposedLeaflet, Printed]]:
    """Each sheet with what was printed, in the order in which they become ready; by so many workers, or one a core.

    All are asked for before the first is given. Raises SetupError where fonts or Pango are missing.
    """
    coming = iter(sheets)
    first = list(islice(coming, workers or os.cpu_count() or 1))  # no more workers than sheets
    everything = chain(first, coming)
    if not first:
        return
    if executor is None:
        prepare_fonts(root)  # says at once where there are none; workers begin with what it sets
        with _pool(len(first)) as pool:
            yield from _all(root, everything, pool)
    else:
        yield from _all(root, everything, executor)


def _all(
    root: Path, sheets: Iterable[ComposedLeaflet], executor: Executor
) -> Iterator[tuple[ComposedLeaflet, Printed]]:
    waiting = {executor.submit(print_one, root, sheet, MOST_BYTES): sheet for sheet in sheets}
    for future in as_completed(list(waiting)):
        sheet = waiting.pop(future)
        try:
            printed = future.result()
        except SetupError:
            raise
        except TimeoutError:
            printed = _lost(sheet, f"printing took more than {MOST_SECONDS} seconds")
        except Exception as error:  # whatever it is, the other leaflets are printed
            printed = _lost(sheet, _why(error))
        yield sheet, printed


def print_one(root: Path, sheet: ComposedLeaflet, most: int) -> Printed:
    """Print a sheet in a worker, whose printer stays warm. Raises MemoryError for one beyond `most` bytes."""
    printer = _printer(root)
    with processes.limited(most):
        return printer.print(sheet)


def _why(error: BaseException) -> str:
    """Why a sheet could not be printed, in words."""
    if isinstance(error, MemoryError):
        return f"printing took more than {MOST_BYTES // 1_000_000:,} MB"
    if type(error).__name__ == "ProcessExpired":
        return "printing ended without a word; it may have taken too much memory"
    return f"printing failed: {type(error).__name__}: {error}"[:300]


@functools.lru_cache(1)
def _printer(root: Path) -> Printer:
    printer = Printer(root)
    gc.collect()
    gc.freeze()  # what is loaded by now stays to the end: it need not be looked through after each sheet
    return printer


def _lost(sheet: ComposedLeaflet, message: str) -> Printed:
    fix = "build again; if it stays so, look for what is unusual in the topic or in leaflets/"
    return Printed(
        lost=True,
        warnings=(Finding(Place(sheet.file), "P015", f"{message} ({sheet.format.name}, {sheet.tag})", fix, sheet.tag),),
    )


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of a Dask cluster, which must see the project's folder at the same path.

    Raises SetupError where the package is not there or the cluster does not answer.
    """
    try:
        distributed = importlib.import_module("distributed")  # an optional extra
    except ImportError as error:
        raise SetupError(
            "printing on a cluster needs a package more; run: .venv/bin/pip install distributed"
        ) from error
    try:
        client = distributed.Client(address)
    except OSError as error:
        raise SetupError(f"no cluster answers at {address}; start its scheduler, or build without CLUSTER") from error
    with client:
        yield client.get_executor()


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    """Workers of this machine."""
    from pebble import ProcessPool

    class Local:
        def submit(self, function: Callable[..., Printed], /, *arguments: Any) -> "Future[Printed]":
            future: Future[Printed] = pool.schedule(function, args=arguments, timeout=MOST_SECONDS)
            return future

    with ProcessPool(max_workers=workers, max_tasks=MOST_SHEETS, context=processes.context(_WARM)) as pool:
        try:
            yield Local()
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise
