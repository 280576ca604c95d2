"""What a worker does in the tests of its pool: a process that is begun anew must be able to import it by this name."""

import os
import signal
import time
from pathlib import Path

from weasyprint import layout

from leafwright.leaflets import pool
from leafwright.leaflets.composed import ComposedLeaflet
from leafwright.leaflets.printer import Printed
from waiting import wait_until


def print_or_break(root: Path, sheet: ComposedLeaflet, most: int) -> Printed:
    """End the process, go on for long, or print, as the sheet's name says."""
    if sheet.name == "crashes":
        os._exit(3)
    ends = time.process_time() + 60  # longer than a test lets it
    while sheet.name == "hangs" and time.process_time() < ends:
        pass
    return Printed({sheet.name: b"x"}, 1)


def print_or_be_killed(root: Path, sheet: ComposedLeaflet, most: int) -> Printed:
    """Print; of one large sheet be killed in the midst of it, as the system does where memory is short."""
    if sheet.name == "hernia.large-print":
        layout.LayoutContext.__init__ = _killed
    return pool.print_one(root, sheet, most)


def _killed(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def print_name_of_worker(root: Path, sheet: ComposedLeaflet, most: int) -> Printed:
    """A file with the number of the process for a name."""
    return Printed({str(os.getpid()): b"x"}, 1)


def double_or_die(given: tuple[Path, int, bool]) -> int:
    """Twice a number; where a mark of the number is not there yet, or every time, the process is killed first."""
    folder, number, every_time = given
    mark = folder / str(number)
    if number == 2 and (every_time or not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def wait_for_the_other(given: tuple[Path, int]) -> int:
    """The number 1 or 2, as soon as the other is worked on as well."""
    folder, number = given
    (folder / str(number)).touch()
    wait_until((folder / str(3 - number)).exists, folder / str(number), most=60)
    return number
