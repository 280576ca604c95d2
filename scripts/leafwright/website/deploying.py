"""What a web server is told: the security headers of the site just built, as data below build/deploy."""

import json
import shutil
from pathlib import Path

from leafwright import policy


def write(root: Path) -> None:
    """Write build/deploy for the pages in build/site: headers.json, name to value, which every server can send."""
    site, target = root / "build" / "site", root / "build" / "deploy"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    headers = policy.headers(path.read_text("utf-8") for path in sorted(site.rglob("*.html")))
    (target / "headers.json").write_text(json.dumps(headers, indent=2) + "\n", "utf-8", newline="\n")
