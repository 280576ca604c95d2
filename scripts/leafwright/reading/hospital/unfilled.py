"""Values of a new library that nobody has filled in yet."""

import re

from leafwright.model import Finding, Hospital, Place
from leafwright.reading.files import Reader

_MARK = re.compile(r"^\s*(\w+)\s*=.*#\s*to fill in\b:?\s*(.*)$")


def unfilled(reader: Reader, hospital: Hospital) -> list[Finding]:
    """A finding for each line of the profile and of departments that is marked "to fill in".

    It is advice while the library is a sample, and stops everything once it says that it is not.
    """
    docs, found = reader.root / "docs", []
    for path in (docs / "hospital.toml", *sorted((docs / "departments").glob("*.toml"))):
        for number, line in enumerate(reader.read_before(path).split("\n"), 1):
            if mark := _MARK.match(line):
                at = Place(path.relative_to(reader.root).as_posix(), number)
                message = f"{mark[1]} is still to be filled in" + (f": {mark[2]}" if mark[2] else "")
                fix = 'write your own value, and take "# to fill in" out'
                found.append(Finding(at, "S020", message, fix, "", "warn" if hospital.sample else "stop"))
    return found
