"""The whole site of a language as one ZIP file: for a ward without a network, and to open from a USB stick.

It is made only where the profile of the hospital says `offline = true`. It holds every leaflet once more, and PDF packs
no smaller: a library of a thousand topics would take twice the room on the server, and minutes more of a first build.

The same files give the same bytes: names in order, one time, no owner. The file holds a folder as it lies in the
site, but for itself and the link to it; links to other languages, which are not inside, lead to the hospital's address.
"""

import datetime
import os
import posixpath
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin

from pydantic import TypeAdapter

from leafwright.cache import Cache, code, digest
from leafwright.disk.linking import linked
from leafwright.text.numbers import number
from leafwright.text.templates import macros
from leafwright.website.language_site import LanguageSite

_OFFER = re.compile(r'<p class="offline">.*?</p>\s*', re.S)
_WEIGHT = re.compile(r'(?<=<span class="offline-weight">)[^<]*')
_LINK = re.compile(r'(\s(?:href|src)=")([^"#:][^":]*)(")')
_PACKED = {".pdf", ".png", ".jpg", ".woff2", ".epub", ".zip"}  # they would pack no smaller
_FIRST = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)  # that a ZIP file can tell
_NAME = TypeAdapter(str)


def file_name(site: LanguageSite) -> str:
    """Of the file with the site of a language."""
    return f"patient-information-{site.language.tag}.zip"


def offer(site: LanguageSite) -> str:
    """What leads to the file, for the first page; nothing where the language has no words for it yet."""
    if not site.offline or not site.words["offline"]:
        return ""
    words, how = site.words.marked("offline"), site.words.marked("offline_how")
    return f"{_MACROS.offer(file_name(site), words, _weight(0, site), how)}\n"


def write(folder: Path, site: LanguageSite, address: str, cache: Cache) -> None:
    """Write the file into the folder of a language in the site, and say on the first page how large it is.

    `address` is where the whole site will live. `cache` holds the file of the last build.
    """
    first = folder / "index.html"
    if not offer(site):
        return
    page = first.read_text("utf-8")
    target = folder / file_name(site)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    marks = (digest(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files)
    question = "offline", code("website/offline"), address, moment().isoformat(), digest(*marks)
    kept = cache.known(_NAME, *question)
    if kept and cache.has_file(kept):
        linked(cache.file(kept), target)
    else:
        _pack(folder, files, urljoin(address, f"{site.language.tag}/"), target)
        cache.remember(_NAME, cache.take_file(target), *question)
    first.unlink()  # the file may be known elsewhere by another name
    weight = _weight(target.stat().st_size, site)
    first.write_text(_WEIGHT.sub(lambda _: weight, page), "utf-8", newline="\n")


def _pack(folder: Path, files: Sequence[Path], address: str, target: Path) -> None:
    with zipfile.ZipFile(target, "w") as made:
        for path in files:
            name, data = path.relative_to(folder).as_posix(), path.read_bytes()
            entry = zipfile.ZipInfo(name, moment().timetuple()[:6])
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in _PACKED else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every machine
            if path.suffix == ".html":
                data = _alone(data.decode(), name, address).encode()
            made.writestr(entry, data)


def _alone(page: str, name: str, address: str) -> str:
    """A page as it is without the rest of the site; `address` is where the folder of its language will live."""

    def outside(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), found[2]))
        target = urljoin(address, path) if path.startswith("../") else found[2]
        return f"{found[1]}{target}{found[3]}"

    return _LINK.sub(outside, _OFFER.sub("", page))


def moment() -> datetime.datetime:
    """The time of all files in it: that of SOURCE_DATE_EPOCH (reproducible-builds.org), or the first there is."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.datetime.fromtimestamp(int(told), datetime.UTC) if told.isdigit() else _FIRST
    return max(moment, _FIRST)


def _weight(size: int, site: LanguageSite) -> str:
    megabytes = max(0.1, round(size / 1_000_000, 1))
    return site.words["file_zip"].format(size=number(megabytes, site.speaks))


_MACROS = macros(Path(__file__).with_name("offline.html"))
