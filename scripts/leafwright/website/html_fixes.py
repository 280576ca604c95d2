"""Correct what Material writes into every page where no template of ours can: its errors in HTML.

Each mend is a pair of texts. One that no page needs any more must go: a test looks.
"""

from pathlib import Path

# Two switches that only Material's script turns. A checkbox may have no `autocomplete`; `hidden` tells all that
# nobody is to meet it.
MENDS = {
    'id="__drawer" autocomplete="off">': 'id="__drawer" hidden>',
    'id="__search" autocomplete="off">': 'id="__search" hidden>',
}


def mended(page: str) -> str:
    """Takes the HTML of a page; returns it without these errors."""
    for wrong, right in MENDS.items():
        page = page.replace(wrong, right)
    return page


def mend(site: Path) -> None:
    """Correct every page below `site`."""
    for path in sorted(site.rglob("*.html")):
        path.write_text(mended(path.read_text("utf-8")), "utf-8", newline="\n")
