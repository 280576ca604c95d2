"""Show the short guide of one reader: who writes, translates, reviews, prints, or runs the machine."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from leafwright.setup import places
from leafwright.setup.errors import ExitCode


def guides() -> dict[str, Path]:
    """The guides that come with the tool, by whom they are for."""
    return {path.stem: path for path in sorted((places.DEFAULTS / "guides").glob("*.md"))}


def show_guide(arguments: Sequence[str], root: Path) -> int:
    """Print the guide asked for; 1 where there is none of that name. `root` is not looked at: no library is needed."""
    parser = argparse.ArgumentParser(prog="leafwright guide")
    parser.add_argument("reader", help=f"one of: {', '.join(guides())}")
    reader = parser.parse_args(arguments).reader
    if reader not in guides():
        from leafwright.model import nearest  # takes longer than all the rest

        hint = nearest(reader, guides(), f"choose one of: {', '.join(guides())}")
        print(f"There is no guide for {reader!r}; {hint}", file=sys.stderr)
        return ExitCode.FOUND
    print(guides()[reader].read_text("utf-8"), end="")
    return ExitCode.CLEAN
