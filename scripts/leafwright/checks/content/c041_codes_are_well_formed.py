"""A code in the front matter has the form, and the check digit, of its coding system.

A record system finds a leaflet by its code; a code with a slip in it finds another one, or none.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import line_of
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "WHO, ICD-10 and ICD-11; SNOMED CT, technical implementation guide; LOINC Users' Guide; NLM, MeSH"
STANDARDS = ("R49",)


def _coded(*pairs: tuple[str, str]) -> dict[str, list[dict[str, str]]]:
    return {"codes": [{"system": system, "code": code} for system, code in pairs]}


PASSES = [
    _coded(),
    _coded(("ICD-10", "D18.0"), ("ICD-10", "I10"), ("ICD-11", "2E81.0"), ("MeSH", "D006391")),
    _coded(("SNOMED CT", "22298006"), ("SNOMED CT", "73211009"), ("LOINC", "4548-4"), ("LOINC", "2160-0")),
    _coded(("our own list", "anything goes")),
]
FAILS = [
    _coded(("ICD-10", "D180")),
    _coded(("ICD-10", "d18.0")),
    _coded(("ICD-11", "2E8")),
    _coded(("MeSH", "6391")),
    _coded(("SNOMED CT", "22298060")),
    _coded(("LOINC", "4548-5")),
    _coded(("icd 10", "D18.0")),
]

_FORMS = {
    "ICD-10": r"[A-Z]\d[\dA-Z](\.[\dA-Z]{1,4})?",
    "ICD-11": r"[\dA-HJ-NP-Z]{4}(\.[\dA-HJ-NP-Z]{1,3})?",
    "SNOMED CT": r"[1-9]\d{5,17}",
    "LOINC": r"\d{1,7}-\d",
    "MeSH": r"D\d{6}(\d{3})?",
}


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    names = {_plain(system): system for system in _FORMS}
    for each in topic.meta.codes:
        at = Place(topic.file, line_of(topic.text, re.escape(each.code)))
        meant = names.get(_plain(each.system), each.system)
        if meant != each.system:
            yield Problem(at, f"unknown coding system: {each.system}", f"write {meant}")
        elif meant in _FORMS and not re.fullmatch(_FORMS[meant], each.code):
            yield Problem(at, f"{each.code} is no code of {meant}", "copy the code from the system's own browser")
        elif not _ends_rightly(meant, each.code):
            message = f"{each.code} has a wrong check digit for {meant}"
            yield Problem(at, message, "copy the code from the system's own browser")


def _plain(system: str) -> str:
    return "".join(letter for letter in system.casefold() if letter.isalnum())


def _ends_rightly(system: str, code: str) -> bool:
    """Whether the last digit is that of Verhoeff's scheme (1969), or of Luhn's, modulo 10, where a system has one."""
    from stdnum import luhn, verhoeff  # with all that it imports, for those that use codes

    if system == "SNOMED CT":
        return verhoeff.is_valid(code)
    return system != "LOINC" or luhn.is_valid(code.replace("-", ""))
