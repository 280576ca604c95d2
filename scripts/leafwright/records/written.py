"""The files for record systems that a release holds, by name."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from leafwright.records import fhir, infobutton
from leafwright.records.given import Given

RESPONDER = ("responder.py", "leafwright-responder.service")  # to be run on the server, beside verify.py


def written(all_given: Sequence[Given], source: str, today: datetime.date) -> dict[str, bytes]:
    """All files, by their name in the release; pages for staff are left out.

    `source` is the tag of the language that topics are written in, `today` the day of the release.
    """
    files = {name: Path(__file__).with_name(name).read_bytes() for name in RESPONDER}
    patients = [each for each in all_given if not each.edition.kind.source_only]
    files |= {"site/fhir/bundle.json": _json(fhir.bundle(patients, today))}
    files |= {f"site/fhir/DocumentReference/{each.number}.json": _json(fhir.document(each, today)) for each in patients}
    answers = infobutton.asked(patients, today)
    files[f"site/{infobutton.FOLDER}/index.json"] = _json(infobutton.index(answers, source))
    for (oid, code, tag), found in answers.items():
        name = infobutton.name_of(oid, code, tag)
        files[f"site/{name}.json"] = _json(infobutton.feed(oid, code, found))
        files[f"site/{name}.atom"] = infobutton.atom(oid, code, found)
    return files


def _json(values: Any) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
