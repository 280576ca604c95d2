"""Print many leaflets at once: warm workers, each with a printer of its own, the results in the order asked for."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from leafwright.leaflets.formats import Format
from leafwright.leaflets.printer import Leaflet, Printed, Printer
from leafwright.model import Edition, Finding, Project

Job = tuple[Edition, Format]
Result = tuple[Leaflet, list[Finding]]

_worker: tuple[Printer, Sequence[Edition]] | None = None


def print_all(
    root: Path,
    project: Project,
    editions: Sequence[Edition],
    jobs: Sequence[Job],
    printed: Printed | None,
    say: Callable[[str], None],
) -> list[Result]:
    """Every job's leaflet with its findings. With `printed`, what did not change is taken from there instead.

    Raises SetupError where fonts or Pango are missing.
    """
    workers = min(os.cpu_count() or 1, len(jobs))
    if printed is not None or workers < 2:
        printer = Printer(root, project, printed)
        found = []
        for edition, format in jobs:
            say(f"Printing {edition.id} ({format.name})")
            found.append(printer.print(edition, format, editions))
        return found
    Printer(root, project)  # says at once what the machine lacks
    found = []
    # spawned, not forked: a fork of a program that runs threads can stand still for ever
    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (root, project, tuple(editions))) as pool:
        for job, result in zip(jobs, pool.map(_print, jobs), strict=True):
            say(f"Printed {job[0].id} ({job[1].name})")
            found.append(result)
    return found


def _begin(root: Path, project: Project, editions: Sequence[Edition]) -> None:
    global _worker
    _worker = Printer(root, project), editions


def _print(job: Job) -> Result:
    assert _worker
    printer, editions = _worker
    return printer.print(*job, editions)
