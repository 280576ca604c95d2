"""Each translation says in its PO header how it was made.

A reader is told of a machine's translation as such; where the header is silent, only that nobody has checked it yet.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Catalog, Language, Place, Problem, Project

SOURCE = "docs/translations, X-Method; ISO 18587: post-editing of machine translation"
STANDARDS = ("R37",)
_WORDS = {("p", "Rest."): "Descanse."}
PASSES = [
    {"catalogs": {("es", "t"): Catalog("t.po", _WORDS, method="machine translation, revised")}},
    {"catalogs": {("es", "t"): Catalog("t.po")}},
    {"catalogs": {("fr", "t"): Catalog("t.po", _WORDS)}},
]
FAILS = [{"catalogs": {("es", "t"): Catalog("t.po", _WORDS)}}]


def check(language: Language, project: Project, house: House) -> Iterator[Problem]:
    own = [project.catalogs.get((language.tag, topic.slug), Catalog("")) for topic in project.topics]
    silent = [each for each in own if each.words and not each.method]
    if silent:
        more = f" (and {len(silent) - 1} other files of {language.english})" if silent[1:] else ""
        message = f"the header does not say how the words were translated{more}"
        fix = "add a line to the header, such as: X-Method: translated by an agency, or X-Method: machine translation"
        yield Problem(Place(silent[0].file), message, fix)
