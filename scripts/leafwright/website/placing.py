"""Files of the staged folder that stay where they are when nothing of them changed: pages, codes, pieces of the search.

Of these a large library has thousands, and to remove and write them all again takes longer than most edits. A file
here may have other names, in the site and in the cache: so none is ever written into, but another put in its place.
"""

import os
import re
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

from leafwright.disk.linking import linked
from leafwright.website.unchanged import names_under

_STAYS = re.compile(r"[^/]+/docs/(?:.*\.md|codes/[^/]+\.svg|assets/search/[^/]+\.js)")


def clear(stage: Path, tags: Container[str]) -> None:
    """Remove all that is staged but what may stay of languages, by their tags."""
    for name in names_under(stage):
        if name.partition("/")[0] not in tags or not _STAYS.fullmatch(name):
            (stage / name).unlink()
    for at, _, _ in os.walk(stage, topdown=False):
        with suppress(OSError):  # what still holds something stays
            Path(at).rmdir()


def only(docs: Path, wanted: Container[str]) -> None:
    """Remove from the folder of a language's pages what is not wanted any more."""
    for name in names_under(docs):
        if name not in wanted and _STAYS.fullmatch(f"tag/docs/{name}"):
            (docs / name).unlink()


def put(path: Path, text: str) -> None:
    """Write a file, where it does not hold the same already."""
    data = text.encode()
    try:
        if path.read_bytes() == data:
            return
        path.unlink()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def link(source: Path, path: Path) -> None:
    """Put a file there under another name, where it is not the same already."""
    try:
        if path.samefile(source):
            return
        path.unlink()
    except FileNotFoundError:
        pass
    linked(source, path)
