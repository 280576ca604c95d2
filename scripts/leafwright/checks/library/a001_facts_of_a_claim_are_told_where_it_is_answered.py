"""A fact that a claim leans on is cited in one of the sections where the claim says it is answered.

A claim that is answered on a list for staff only is not answered: its fact must reach a reader.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, nearest
from leafwright.text.macros import facts_named
from leafwright.text.topic import sections_of, shared_sections

SOURCE = "standard R10; a first reading found claims whose figures no topic showed"
STANDARDS = ("R10",)
_CLAIM = {"claim": "c", "verdict": "supported", "answer": "a", "certainty": "low"}
_RISKS = "# T\n\n## Risks {#risks}\n\nThree.{{ fact.F11 }}\n"
PASSES = [
    {"topics": [_RISKS], "claims": {"C01": {**_CLAIM, "where": ["t0#risks"], "facts": ["F11"]}}},
    {
        "topics": ["# T\n\n## Risks {#risks}\n\n{{ section.t1 }}\n", _RISKS],
        "claims": {"C01": {**_CLAIM, "where": ["t0#risks"], "facts": ["F11"]}},
    },
]
FAILS = [
    {"topics": [_RISKS], "claims": {"C36": {**_CLAIM, "where": ["t0#risks"], "facts": ["F11", "F12"]}}},
    {"topics": [_RISKS], "claims": {"C01": {**_CLAIM, "where": ["t0#benefits"], "facts": ["F11"]}}},
]


def check(project: Project, house: House) -> Iterator[Problem]:
    cited = _by_section(project)
    for code, claim in project.claims.items():
        known = [place for place in claim.where if place in cited]
        for place in claim.where:
            if place not in cited and place.partition("#")[0] not in project.unread:
                fix = nearest(place, cited, "name a topic and its section: topic#section")
                yield Problem(Place("docs/evidence/claims.toml"), f"claim {code} is answered at {place}: no such", fix)
        for fact in claim.facts if known else ():
            if not any(fact in cited[place][1] for place in known):
                message = f"claim {code} leans on fact {fact}, and none of {', '.join(known)} cites it"
                fix = f"tell it there with {{{{ fact.{fact} }}}}, or take the fact out of claim {code}"
                yield Problem(cited[known[0]][0], message, fix)


def _by_section(project: Project) -> dict[str, tuple[Place, frozenset[str]]]:
    """Each section as topic#section: where it stands, and the facts it cites, those of a shared section with them."""
    cited = {
        f"{topic.slug}#{each.id}": (Place(topic.file, each.line), frozenset(facts_named(each.body)))
        for topic in project.topics
        for each in sections_of(topic.text)
    }
    for topic in project.topics:
        for id_, slug in shared_sections(topic.text):
            at, own = cited[f"{topic.slug}#{id_}"]
            cited[f"{topic.slug}#{id_}"] = at, own | cited.get(f"{slug}#{id_}", (at, frozenset()))[1]
    return cited
