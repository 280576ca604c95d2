"""The owner of a topic is one of the hospital's departments.

The leaflet names that department and its phones; another name would print no phone at all.
"""

import difflib
import re
from collections.abc import Iterator

from leafwright.checks.prose import line_of
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic

SOURCE = "EQIP 21; Brighton and Sussex: wrong phone numbers are the usual failure"
STANDARDS = ("R01", "R07")
_NAME = re.compile(r"[\w.-]+")
PASSES = [{"owner": "ward-7"}]
FAILS = [{"owner": "ward-8"}, {"owner": "Ward 7"}]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    owner, known = topic.meta.owner, project.departments
    if owner in known or owner in project.unread_departments:  # what is wrong with one of these is told there
        return
    names = {id_: id_ for id_ in known} | {each.name.casefold(): id_ for id_, each in known.items()}
    near = difflib.get_close_matches(owner.casefold(), names, 1)
    begin = f"write docs/departments/{owner}.toml" if _NAME.fullmatch(owner) else "name a file in docs/departments"
    others = f", or name one of: {', '.join(known)}" if known else ""
    fix = f"did you mean {names[near[0]]}?" if near else begin + others
    yield Problem(Place(topic.file, line_of(topic.text, "owner:")), f"no such department: {owner}", fix)
