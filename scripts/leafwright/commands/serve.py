"""Show a live preview."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from leafwright.commands.build import build_and_tell, to_mend
from leafwright.commands.opening import chosen, opened
from leafwright.commands.running import ROOT, guarded
from leafwright.pipeline import BuildResult
from leafwright.reporting.report import counted
from leafwright.setup import faults
from leafwright.setup.errors import ExitCode, LeafwrightError


def serve_preview(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Show the proof in a browser; an edit to words, styles or templates shows without restarting."""
    from leafwright.website import serve

    parser = argparse.ArgumentParser(prog="leafwright serve")
    parser.add_argument("--language", default="", help="the one to open, such as ar")
    parser.add_argument("--port", type=int, default=8000, help="of the preview on this machine, else 8000")
    options = parser.parse_args(arguments)
    if not re.fullmatch(r"[A-Za-z-]*", options.language) or not 0 < options.port < 65_536:
        parser.error("--language is a tag such as ar, and --port a number from 1 to 65535")

    preview = Preview(root)

    def run() -> int:
        if options.language:  # before all is built: its pages would not be there
            project = opened(root)
            if project and not chosen(options.language, project.languages):
                return ExitCode.BROKEN_SETUP
        serve(root, preview.rebuild, options.language, options.port)
        return ExitCode.CLEAN

    return guarded(run)


class Preview:
    """What the preview shows beside the site: what is to be mended, and the last good pages of what is withheld."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._shown: list[str] = []  # pages of the last build that are no notice
        self._good: dict[str, bytes] = {}
        self._instead: dict[str, bytes] = {}

    def rebuild(self) -> tuple[bytes, dict[str, bytes]]:
        """Build anew; a fault leaves the last good pages, and the preview running."""
        from leafwright.website import banner

        for page in self._shown:
            self._good[page] = (self._root / "build" / "site" / page).read_bytes()
        try:
            made = build_and_tell(self._root)
        except Exception as error:
            told = str(error) if isinstance(error, LeafwrightError) else faults.ended(error, self._root)
            print(told, file=sys.stderr)
            return banner(f"These are the last good pages. {told}", []), self._instead
        found = to_mend(made)
        count = counted(len(found), "finding")
        if made.stopped:
            print("The preview shows the last build that worked.")
            return banner(f"These are the last good pages: {count} to mend first.", found), self._instead
        self._remember(made)
        headline = f"Withheld, here as last built where it was: {count} to mend." if found else ""
        return banner(headline, found), self._instead

    def _remember(self, made: BuildResult) -> None:
        """Which pages a build shows, and what stands in place of the others: their last good ones, if not withdrawn."""
        pages = {f"{each.language.tag}/topics/{each.topic.slug}.html": each for each in made.editions}
        self._shown = [page for page, each in pages.items() if each.id not in made.withheld]
        taken_back = {page for page, each in pages.items() if each.topic.meta.withdrawn}
        self._instead = {
            page: good for page, good in self._good.items() if page not in taken_back and page not in self._shown
        }
