"""Editions of the tiny hospital in three languages as they were given out, with codes that made-up people looked up."""

import datetime
from dataclasses import replace
from pathlib import Path

from breaking import HERNIA, HOME, loaded, topic
from breaking import replace as written_anew
from conftest import copy_library
from leafwright.model import Edition, Released
from leafwright.records import Given
from leafwright.translation.editions import editions

DAY = datetime.date(2026, 6, 1)
FILES = {f"{HERNIA}.a4.pdf": b"%PDF-1.7 what was given out", f"{HERNIA}.text.txt": "weiß".encode()}
CODED = """codes:
  - {system: ICD-10, code: K40, verified_by: Fixture Coder, verified: 2026-05-01}
  - {system: SNOMED CT, code: "22298006", verified_by: Fixture Coder, verified: 2026-05-01}
  - {system: LOINC, code: 4548-4}
  - {system: MeSH, code: D006547, verified_by: Fixture Coder, verified: 2026-06-02}
  - {system: our own list, code: "7", verified_by: Fixture Coder, verified: 2026-05-01}
  - {system: ICD-10-CM, code: ../K40, verified_by: Fixture Coder, verified: 2026-05-01}
"""


def given(edition: Edition, version: str = "1.1", before: str = "1.0") -> Given:
    """An edition as it was given out on DAY."""
    record = Released(version=version, date=DAY, words=edition.hash, files={})
    return Given(edition=replace(edition, given=version), released=record, before=before, files=FILES)


def library_given(root: Path) -> list[Given]:
    """The hernia in three languages, what comes after it in one, and the page for staff, made at `root`."""
    copy_library(root)
    written_anew(
        topic(root),
        "codes:\n  - system: ICD-10\n    code: K40\n    verified_by: Fixture Coder\n    verified: 2026-01-05\n",
        CODED,
    )
    found = {each.id: each for each in editions(loaded(root))}
    wanted = [*(f"{tag}/{HERNIA}" for tag in ("en", "ar", "fr")), f"en/{HOME}", "en/hernia-staff"]
    return [given(found[id_], before="" if HOME in id_ else "1.0") for id_ in wanted]
