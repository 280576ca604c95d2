"""Which words of site and leaflet a library's own source language has not got yet: there English would stand."""

from collections.abc import Mapping, Sequence
from typing import Literal

from leafwright.model import Catalog, Finding, Hospital, Language, Place
from leafwright.reading.files import Reader
from leafwright.reading.words.spoken import Key, unsaid
from leafwright.translation.catalogs import usable
from leafwright.translation.interface import AROUND, SIGNED

_SHOWN = 3  # as many words as an example


def look_at_words(
    reader: Reader,
    hospital: Hospital,
    english: Mapping[str, str],
    own: Mapping[str, str],
    catalogs: Mapping[Key, Catalog],
    source: Language,
) -> None:
    """Report them, once: as advice while the library is a sample, or where pages and leaflets do without them."""
    known = catalogs.get((source.tag, "interface"))
    left = [key for key, text in unsaid(english, own).items() if not (known and usable(known, key, text))]
    if source.is_english or not left:
        return
    level: Literal["stop", "warn"] = "warn" if hospital.sample or not {*left} & {*AROUND, *SIGNED} else "stop"
    said = ", ".join(f'"{english[key]}"' for key in _first(left))
    message = f"{len(left)} words of site and leaflet are in English still, such as {said}"
    fix = f"`translate` writes them to docs/translations/{source.tag}/interface.po: fill it in"
    reader.findings.append(Finding(Place("docs/hospital.toml", _line(reader)), "S020", message, fix, "", level))


def _first(left: Sequence[str]) -> list[str]:
    """Those that readers meet first."""
    needed = [key for key in left if key in AROUND]
    return (needed or list(left))[:_SHOWN]


def _line(reader: Reader) -> int:
    return reader.line_of(["source"], reader.root / "docs" / "hospital.toml")
