"""The code of each edition's page, for the phone of who is to read it: a QR code as a drawing."""

import functools
import io
from collections.abc import Iterator
from pathlib import Path

import segno
from pydantic import TypeAdapter

from leafwright.cache import Cache, code
from leafwright.model import Edition
from leafwright.website import placing
from leafwright.website.language_site import LanguageSite

FOLDER = "codes"
_MASK = 2  # a code tells which; to seek the best of eight takes five times as long and gains 3 % of penalty points
_SVG = TypeAdapter(str)


def coded(site: LanguageSite) -> Iterator[Edition]:
    """The editions of a language that have a code: those that patients may read."""
    return (edition for edition in site.shown if not edition.kind.source_only)


def drawing_of(address: str) -> str:
    """An address as a QR code (ISO/IEC 18004) with its rim: black on white also where the page is dark."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False, mask=_MASK).save(
        out, kind="svg", xmldecl=False, border=4, light="#fff", omitsize=True, nl=False
    )
    return out.getvalue().decode()


def drawn(edition: Edition, cache: Cache) -> str:
    """The code of an edition's page; `cache` holds that of an earlier build."""
    address = edition.address
    asked = "code of a page", code("website/staff/codes"), segno.__version__, address
    return cache.answer(_SVG, functools.partial(drawing_of, address), *asked)


def write(docs: Path, site: LanguageSite, cache: Cache) -> list[str]:
    """Write the codes of a language below the folder of its pages; give their names there."""
    codes = {f"{FOLDER}/{edition.topic.slug}.svg": drawn(edition, cache) for edition in coded(site)}
    for name, text in codes.items():
        placing.put(docs / name, text)
    return list(codes)
