"""Write the schemas: anew from the model, for who works on Leafwright; into a library, for its editors."""

import argparse
import contextlib
from collections.abc import Sequence
from pathlib import Path

from leafwright.disk import durable
from leafwright.model.schemas import schemas
from leafwright.setup.errors import ExitCode
from leafwright.setup.places import DEFAULTS


def write_schemas(arguments: Sequence[str], root: Path) -> int:
    """Put the schemas into the library; with --tool, write those that come with the tool anew from the model."""
    parser = argparse.ArgumentParser(prog="leafwright schemas")
    parser.add_argument("--tool", action="store_true", help="for who works on Leafwright itself")
    if not parser.parse_args(arguments).tool:
        provide_schemas(root)
        return ExitCode.CLEAN
    for name, text in schemas().items():
        path = DEFAULTS / "schemas" / f"{name}.json"
        path.write_text(text, "utf-8", newline="\n")
    return ExitCode.CLEAN


def provide_schemas(root: Path) -> None:
    """Put the schemas into build/schemas, where the files of a library name them in their first line.

    They only help an editor: where the disk refuses them, all else goes on.
    """
    folder = root / "build" / "schemas"
    with contextlib.suppress(OSError):
        durable.replace_all({folder / each.name: each.read_bytes() for each in (DEFAULTS / "schemas").glob("*.json")})
