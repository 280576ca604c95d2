"""Each translation says in its PO header how it was made.

A reader is told of a machine's translation as such. Where the header is silent or says something that nobody can read
as a machine's work or people's, no reader can be told.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Catalog, Language, Place, Problem, Project

SOURCE = "docs/translations, X-Method; ISO 18587: post-editing of machine translation"
STANDARDS = ("R37",)
OPTIONS = {"words": "words, one of which the header must hold: who or what translated"}
EXAMPLE = {"words": ["machine", "human"]}
_WORDS = {("p", "Rest."): "Descanse."}


def _files(method: str, stem: str = "t") -> dict[str, dict[tuple[str, str], Catalog]]:
    return {"catalogs": {("es", stem): Catalog(f"{stem}.po", _WORDS, {("p", "Rest."): 9}, method=method)}}


PASSES = [
    _files("machine translation, revised"),
    _files("Human, by an agency"),
    {"catalogs": {("es", "t"): Catalog("t.po")}},
    {"catalogs": {("fr", "t"): Catalog("t.po", _WORDS, {("p", "Rest."): 9})}},
    {"catalogs": {("es", "interface"): Catalog("interface.po", _WORDS)}},  # it comes with the tool
]
FAILS = [_files(""), _files("to fill in"), _files("done"), _files("", "glossary")]


def check(language: Language, project: Project, house: House) -> Iterator[Problem]:
    for each in (project.catalogs[key] for key in project.catalogs if key[0] == language.tag):
        if not each.words.keys() & each.lines.keys():
            continue
        if not any(word in each.method.casefold() for word in house["words"]):
            said = f'says "{each.method}"' if each.method else "does not say how the words were translated"
            fix = "write into the header: X-Method: machine translation, not checked, or X-Method: human, by …"
            yield Problem(Place(each.file), f"the header {said}", fix)
