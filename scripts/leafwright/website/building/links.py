"""Links of the built pages that lead nowhere, by lychee: it looks at what was made anew.

What was seen on a page tells whether its links still lead somewhere, and to places that are there; where one does not,
lychee looks again. Only then does it look for places too: for them it reads the page behind every link, each time.
"""

import json
import re
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from leafwright.model import Finding, Place
from leafwright.setup import places
from leafwright.website.building.making import Seen

_AT_ONCE = 300  # pages that lychee looks at in one run, so that its memory has a limit, and ours for what it tells
_INDEX = "index.html"


def lost(site: Path, seen: Mapping[str, Seen]) -> list[str]:
    """Pages that lead to files or places that are not there, by their paths below `site`, as `seen` are."""
    ids = {path: frozenset(each.places) for path, each in seen.items()}
    there: dict[str, bool] = {}

    def leads_on(lead: str) -> bool:
        if lead not in there:
            path, _, place = lead.partition("#")
            path = path if not (site / path).is_dir() else f"{path}/{_INDEX}"
            there[lead] = place in ids[path] if place and path in ids else (site / path).exists()
        return there[lead]

    return [path for path, each in seen.items() if not all(map(leads_on, each.leads))]


def broken(site: Path, base: str, pages: Iterable[str], places_too: bool = True) -> list[Finding]:
    """What leads nowhere on some pages and style sheets; links from the root of the server begin with `base`.

    `places_too`: whether it looks for places in pages as well.
    """
    names = sorted(set(pages))
    # each program writes the signs of a path in an address in its own way: here there are none
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder).resolve() / "site"
        plain.symlink_to(site.resolve())
        return [
            finding
            for start in range(0, len(names), _AT_ONCE)
            for finding in _broken(plain, base, [str(plain / n) for n in names[start : start + _AT_ONCE]], places_too)
        ]


def _broken(site: Path, base: str, paths: list[str], places_too: bool) -> list[Finding]:
    folder = site.as_uri()
    command = [
        places.program("lychee"), "--offline", *(["--include-fragments"] if places_too else []), "--no-progress",
        "--format", "json", "--index-files", _INDEX, "--root-dir", str(site),
        "--remap", f"^{re.escape(folder + base)} {folder}/", "--files-from", "-",
    ]  # fmt: skip
    run = subprocess.run(command, input="\n".join(paths), capture_output=True, text=True, check=False)
    try:
        found = json.loads(run.stdout)["error_map"]
    except (json.JSONDecodeError, KeyError):
        message = f"the link checker did not run: {run.stderr.strip()[-200:]}"
        return [Finding(Place("build/site"), "W002", message, f"run: {places.command('build')}")]
    return [
        Finding(_place(site, Path(page)), "W002", f"dead link: {_below(folder, item['url'])}", "correct the link")
        for page, items in sorted(found.items())
        for item in items
    ]


def _below(folder: str, address: str) -> str:
    """An address within the site, by its path there: where the site was built is nobody's business."""
    return address.removeprefix(f"{folder}/")


def _place(site: Path, path: Path) -> Place:
    """A file of the site, where it will be read."""
    return Place(f"build/site/{path.relative_to(site).as_posix()}")
