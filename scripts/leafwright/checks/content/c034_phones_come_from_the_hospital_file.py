"""No phone number is typed into a topic.

A number that stands in one place is corrected in one place; wrong phone numbers are the usual failure.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import MACRO

SOURCE = "Brighton and Sussex: wrong phone numbers are the usual failure"
STANDARDS = ("R07", "R50")
OPTIONS = {"digits": "digits in a row, with spaces or hyphens, that look like a phone number"}
EXAMPLE = {"digits": 7}
PASSES = [
    "Phone {{ phone.ward }}.",
    "A study of 1,067 people in 2019.",
    "The vaccine for 2024-2025, or 2024 – 2025.",
    "On 12.05.2026.",
]
FAILS = [
    "Phone 020 7946 0018.",
    "Call +44-20-7946-0018.",
    "Call (212) 555-0147.",
    "Call 212.555.0147.",
    "Phone 2024 2025.",
]

_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\b")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    number = re.compile(rf"\+?\(?(?:\d(?:\) |[ ()-])?){{{house['digits']},}}|\b\d{{3}}\.\d{{3}}\.\d{{4}}\b")
    names = {re.sub(r"\D", "", phone.number): name for name, phone in project.phones(topic).items()}
    for block in blocks(topic.text):
        words = _YEARS.sub(" ", MACRO.sub(" ", block.text))
        for found in number.finditer(re.sub(r"\]\([^)]*\)", "]", words)):
            known = names.get(re.sub(r"\D", "", found[0]))
            fix = f"write {{{{ phone.{known or 'ward'} }}}}; numbers stand in docs/departments and docs/hospital.toml"
            yield Problem(Place(topic.file, block.line), f"a phone number in the text: {found[0].strip()}", fix)
