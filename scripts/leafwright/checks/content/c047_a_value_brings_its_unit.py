"""A value of the hospital brings its unit: no unit is typed behind it.

"Hours" typed behind `local.food` is wrong when another hospital says 1, and in Arabic or Polish for every other number.
What `amount.food` gives is right in each language.
"""

from collections.abc import Iterator

from leafwright.checks.counted import typed_units
from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "Unicode CLDR, plural rules; a second reading of seven translations"
STANDARDS = ("R38", "R50")
OPTIONS = {"units": "units that are told, beside minutes, hours, days and so on"}
EXAMPLE = {"units": ["cm", "°C"]}
PASSES = [
    "Stop eating {{ amount.food }} before your treatment.",
    "Above {{ local.fever }}, phone us. It takes 2 hours.",
    "Stop eating at {{ local.food }}. Hours of the ward are in the letter.",
]
FAILS = [
    "Stop eating {{ local.food }} hours before your treatment.",
    "It takes {{ amount.food }} hours.",
    '!!! emergency "Call"\n\n    - bleeding that goes on after {{ local.food }} minutes\n',
    "Above {{ local.food }} °C, phone us.",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for block in blocks(topic.text):
        for group, name, typed in typed_units(block.text, project.source, house["units"]):
            choice = project.hospital.local.get(name)
            if group == "amount" or (choice and choice.measure):
                fix = "take the unit out: the value brings its own"
            elif choice and choice.counts:
                fix = f"write {{{{ amount.{name} }}}} in place of value and unit"
            else:
                fix = f'write counts = "hour" or the like in docs/hospital.toml, and {{{{ amount.{name} }}}} here'
            yield Problem(Place(topic.file, block.line), f'a unit typed behind a value: "{typed}"', fix)
