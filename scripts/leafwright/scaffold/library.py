"""What `leafwright init` writes: a library that can be built at once, with each value to fill in marked."""

import datetime
import re
from pathlib import Path

from leafwright.setup import places, system

FOLDER = Path(__file__).parent / "library"


def new_library(today: datetime.date) -> dict[str, str]:
    """The text of each file of a new library by its path; a name that begins with dot- stands for one with a dot."""
    known = {
        "@today@": today.isoformat(),
        "@version@": places.version(),
        "@system@": " ".join([*system.INSTALL, *system.LIBRARIES.values()]),
    }
    found = {}
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        name, text = path.relative_to(FOLDER).as_posix(), path.read_text("utf-8")
        for mark, value in known.items():
            text = text.replace(mark, value)
        found["/".join(re.sub("^dot-", ".", part) for part in name.split("/"))] = text
    return found
