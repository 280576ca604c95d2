"""Put a hash of its content into the name of every file in an assets folder, and into what names it.

A browser may then keep such a file for a year without asking, while a corrected page is seen at once.
"""

import hashlib
import posixpath
import re
from pathlib import Path

STAMPED = r"\.[0-9a-f]{8}\.(?:min\.)?(?:css|js|svg|png|woff2)$"
"""The names that hold a hash, as a regular expression; Material gives its own scripts such names already."""

_URL = re.compile(r'(\burl\(")([^":]+)(")')
_ATTRIBUTE = re.compile(r'(\b(?:href|src)=")([^":#?]+)(")')


def stamp(site: Path, base: str) -> None:
    """Rename the files in every assets folder below `site`, and correct the style sheets and pages that name them.

    A link from the root of the server begins with `base`, the path under which the site lives.
    """
    names: dict[str, str] = {}
    assets = [path for path in sorted(site.rglob("assets/**/*")) if path.is_file()]
    # style sheets last: they name fonts, so their own hash must wait for theirs
    for path in sorted(assets, key=lambda path: path.suffix == ".css"):
        if path.suffix == ".css":
            path.write_text(_renamed(path, site, base, names, _URL), "utf-8", newline="\n")
        if not re.search(STAMPED, path.name):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
            stamped = path.with_name(f"{path.stem}.{digest}{path.suffix}")
            path.rename(stamped)
            names[path.relative_to(site).as_posix()] = stamped.name
    for path in sorted(site.rglob("*.html")):
        path.write_text(_renamed(path, site, base, names, _ATTRIBUTE), "utf-8", newline="\n")


def _renamed(path: Path, site: Path, base: str, names: dict[str, str], link: re.Pattern[str]) -> str:
    """The text of a file with the new name in each link to a renamed one."""
    folder = posixpath.join(base, path.parent.relative_to(site).as_posix())

    def new(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[2]))
        name = names.get(target.removeprefix(base))
        return found[1] + (posixpath.join(posixpath.dirname(found[2]), name) if name else found[2]) + found[3]

    return link.sub(new, path.read_text("utf-8"))
