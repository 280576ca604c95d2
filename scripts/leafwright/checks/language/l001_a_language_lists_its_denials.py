"""A language lists the words that deny in it, and how it writes units where its script is another one.

Without the list a lost "not" is not seen: "Do not lift" and "Lift" look alike to a program.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Language, Place, Problem, Project

SOURCE = "JAMA Intern Med 2019;179:580: errors of machine translation that may harm"
STANDARDS = ("R38",)
PASSES = [{"negations": ("no",), "scripts": ("Latin",)}, {"negations": ("לא",), "units": (("cm", "ס״מ"),)}]
FAILS = [
    {"negations": (), "scripts": ("Latin",)},
    {"negations": ("לא",), "units": (), "scripts": ("Hebrew",)},
    {"contrasts": {}},
    {"about": ()},
]


def check(language: Language, project: Project, house: House) -> Iterator[Problem]:
    at = Place(f"docs/languages/{language.tag}.toml")
    if not language.negations:
        message = f"{language.english} has no list of denials: a lost 'not' will not be seen"
        yield Problem(at, message, 'write the words that deny in it: negations = ["not", "never", …]')
    if not language.units and "Latin" not in language.scripts:
        message = f"{language.english} does not say how it writes units: a changed unit may not be seen"
        yield Problem(at, message, 'write each as: units = [["cm", "…"], ["kg", "…"]]')
    if not language.contrasts:
        message = f"{language.english} has no list of contrasts: 'before' for 'after' will not be seen"
        yield Problem(
            at, message, "write the words of each meaning, as the tool's languages/en.toml does: [contrasts.order]"
        )
    if not language.about:
        message = f"{language.english} has no words for about: a rough number told as certain will not be seen"
        yield Problem(at, message, 'write them: about = ["about", "nearly", …]')
