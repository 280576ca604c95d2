"""Put a hash of its content into the name of every file in an assets folder, and into what names it.

A browser may then keep such a file for a year without asking, while a corrected page is seen at once.
"""

import hashlib
import os
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

STAMPED = r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js|svg|png|woff2)$"
"""The names that hold a hash, as a regular expression; pieces of the search have such names already."""

_URL = re.compile(r'(\burl\(")([^":]+)(")')
_ATTRIBUTE = re.compile(r'(\b(?:href|src)=")([^":#?]+)(")')


def stamp_files(site: Path, base: str) -> dict[str, str]:
    """Rename the files in every assets folder below `site`, and correct the style sheets that name them.

    Returns each new name by the path of the file below `site`. A link from the root of the server begins with
    `base`, the path under which the site lives.
    """
    names: dict[str, str] = {}
    folders = ((at, held) for at, _, held in os.walk(site) if "assets" in Path(at).relative_to(site).parts)
    found = ((at, name) for at, held in folders for name in held)
    # of the pieces of the search, of which there may be thousands, none needs a look
    assets = [Path(at, name) for at, name in found if name.endswith(".css") or not re.search(STAMPED, name)]
    # style sheets last: they name fonts, so their own hash must wait for theirs
    for path in sorted(assets, key=lambda path: (path.suffix == ".css", path)):
        inside = path.relative_to(site)
        if path.suffix == ".css":
            text = path.read_text("utf-8")
            path.unlink()  # the file may be known elsewhere by another name, with other words
            path.write_text(_renamed(text, inside, base, names, _URL), "utf-8", newline="\n")
        if not re.search(STAMPED, path.name):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            stamped = path.with_name(f"{path.stem}.{digest}{path.suffix}")
            path.rename(stamped)
            names[inside.as_posix()] = stamped.name
    return names


def stamped(page: str, inside: Path, base: str, names: Mapping[str, str]) -> str:
    """Takes a page and its path below the site; returns it with the new name in each link to a renamed file."""
    return _renamed(page, inside, base, names, _ATTRIBUTE)


def _renamed(text: str, inside: Path, base: str, names: Mapping[str, str], link: re.Pattern[str]) -> str:
    """A text with the new name in each link to a renamed file."""
    folder = posixpath.join(base, inside.parent.as_posix())

    def new(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[2]))
        name = names.get(target.removeprefix(base))
        return found[1] + (posixpath.join(posixpath.dirname(found[2]), name) if name else found[2]) + found[3]

    return link.sub(new, text)
