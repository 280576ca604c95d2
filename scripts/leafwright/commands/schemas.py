"""Write the schemas: anew from the model, for who works on Leafwright; into a library, for its editors."""

import argparse
from collections.abc import Sequence
from pathlib import Path

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
    """Put the schemas into build/schemas, where the files of a library name them in their first line."""
    folder = root / "build" / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for shipped in (DEFAULTS / "schemas").glob("*.json"):
        text, path = shipped.read_bytes(), folder / shipped.name
        if not path.exists() or path.read_bytes() != text:
            path.write_bytes(text)
