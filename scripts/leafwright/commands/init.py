"""Begin a library."""

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from leafwright.commands.schemas import provide_schemas
from leafwright.disk import durable
from leafwright.scaffold.library import new_library
from leafwright.setup.errors import ExitCode
from leafwright.setup.places import DEFAULTS


def begin_library(arguments: Sequence[str], root: Path) -> int:
    """Write a new library into a folder; never over a file that exists."""
    parser = argparse.ArgumentParser(prog="leafwright init")
    parser.add_argument("folder", type=Path, help="a new folder, or . for the present one")
    known = sorted(path.stem for path in (DEFAULTS / "languages").glob("*.toml"))
    parser.add_argument("--source", default="en", choices=known, help="the language that topics are written in")
    options = parser.parse_args(arguments)
    folder = root / options.folder
    files = new_library(datetime.date.today(), options.source)
    there = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if there:
        print(f"{folder} holds already: {', '.join(there)}. Choose another folder.", file=sys.stderr)
        return ExitCode.FOUND
    durable.create({folder / name: text.encode() for name, text in files.items()})
    provide_schemas(folder)
    print(f"Began a library in {folder}. Read its README.md, then there: leafwright check, leafwright build")
    return ExitCode.CLEAN
