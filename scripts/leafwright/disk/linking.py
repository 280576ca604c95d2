"""The same file at two places."""

import os
import shutil
from pathlib import Path


def linked(source: Path, target: Path) -> None:
    """Put a file at another place as well, without writing it twice where the disk can do so."""
    try:
        os.link(source, target)
    except OSError:
        target.parent.mkdir(parents=True, exist_ok=True)  # seldom missing: a look at it before would cost more
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
