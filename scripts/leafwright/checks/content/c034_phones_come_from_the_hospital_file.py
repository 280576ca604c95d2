"""No phone number is typed into a topic.

A number that stands in one place is corrected in one place; wrong phone numbers are the usual failure.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks, unaddressed
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.macros import MACRO

SOURCE = "Brighton and Sussex: wrong phone numbers are the usual failure"
STANDARDS = ("R07", "R50")
OPTIONS = {
    "digits": "digits in a row, with spaces or hyphens, that look like a phone number",
    "behind": "words behind which five digits look like one, too",
    "inside": "words behind which three digits are a number of the house",
}
EXAMPLE = {"digits": 7, "behind": ["call", "phone"], "inside": ["ext", "bleep"]}
PASSES = [
    "Call us if you lose 10000 steps.",
    "Phone {{ phone.ward }}, and say 12345.",
    "Phone {{ phone.ward }}.",
    "A study of 1,067 people in 2019.",
    "The vaccine for 2024-2025, or 2024 – 2025.",
    "On 12.05.2026.",
    "They bleep 12 times.",
]
FAILS = [
    "Phone 020 7946 0018.",
    "Call +44-20-7946-0018.",
    "Call (212) 555-0147.",
    "Call 212.555.0147.",
    "Phone 2024 2025.",
    "Phone us on 345 678.",
    "Call: 34567.",
    "Ask for ext. 4567.",
    "Bleep no. 123.",
]

_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\b")


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    words = "|".join(map(re.escape, house["behind"]))
    short = rf"(?i:\b(?:{words}))(?: us| the ward)?(?: on| at)?[:.]? (\d(?:[ -]?\d){{4,}})\b"
    inside = "|".join(map(re.escape, house["inside"]))
    own = rf"(?i:\b(?:{inside}))(?i:\.?:? (?:no\.? |number )?)(\d(?:[ -]?\d){{2,}})\b"
    number = re.compile(
        rf"{short}|{own}|\+?\(?(?:\d(?:\) |[ ()-])?){{{house['digits']},}}|\b\d{{3}}\.\d{{3}}\.\d{{4}}\b"
    )
    names = {re.sub(r"\D", "", phone.number): name for name, phone in project.phones(topic).items()}
    for block in blocks(topic.text):
        text = unaddressed(_YEARS.sub(" ", MACRO.sub(" ", block.text)))
        for typed in (found[1] or found[2] or found[0] for found in number.finditer(text)):
            known = names.get(re.sub(r"\D", "", typed))
            fix = f"write {{{{ phone.{known or 'ward'} }}}}; numbers stand in docs/departments and docs/hospital.toml"
            yield Problem(Place(topic.file, block.line), f"a phone number in the text: {typed.strip()}", fix)
