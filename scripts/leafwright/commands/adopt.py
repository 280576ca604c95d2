"""Take note of what Leafwright holds under files of the library's own."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from leafwright.reading import overrides
from leafwright.reporting import report
from leafwright.setup.errors import ExitCode


def adopt_defaults(arguments: Sequence[str], root: Path) -> int:
    """Say under which files of the library the tool has changed, and note that somebody has looked."""
    argparse.ArgumentParser(prog="leafwright adopt").parse_args(arguments)
    before, now = overrides.noted(root), overrides.replaced(root)
    for name, mark in now.items():
        print(f"{name}: {'new' if name not in before else 'unchanged' if before[name] == mark else 'changed'}")
    overrides.note(root, also_changed=True)
    print(f"{report.counted(len(now), 'file')} of yours in place of Leafwright's.")
    return ExitCode.CLEAN
