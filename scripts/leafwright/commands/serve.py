"""Show a live preview."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from leafwright.commands.build import _build
from leafwright.commands.running import ROOT, guarded
from leafwright.reporting import report


def serve_preview(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Show the proof in a browser; an edit to words, styles or templates shows without restarting."""
    from leafwright.website import serve

    parser = argparse.ArgumentParser(prog="leafwright serve")
    parser.add_argument("--language", default="")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)

    def rebuild() -> None:
        code = _build(root)
        if code != report.CLEAN:
            print("The preview shows the last build that worked.")

    def run() -> int:
        rebuild()
        serve(root, rebuild, options.language, options.port)
        return report.CLEAN

    return guarded(run)
