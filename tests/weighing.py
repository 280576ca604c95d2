"""What a reader's device fetches for a page, in bytes as they travel: text packed by gzip, fonts as they are."""

import gzip
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from browsing import DRAWN, SUB_PATH, Visit

KINDS = {".html": "page", ".css": "style", ".js": "script", ".woff2": "fonts", ".json": "search", ".svg": "drawings"}


def weigh(visit: Visit, site: Path, path: str) -> Counter[str]:
    """Opens a page of the site on a server and reads it to its end; returns the bytes of each kind of file."""
    visit.requests.clear()
    page = visit.open(path)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.evaluate(DRAWN)  # so that what is asked for where it comes into sight is asked for
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(DRAWN)
    weights: Counter[str] = Counter()
    for address in dict.fromkeys(visit.requests):
        file = site / unquote(urlsplit(address).path).removeprefix(f"{SUB_PATH}/")
        content = file.read_bytes()
        kind = KINDS.get(file.suffix, "other")
        weights[kind] += len(content) if kind == "fonts" else len(gzip.compress(content, 6, mtime=0))
    return weights
