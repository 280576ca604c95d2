"""A set names topics that are there, each once.

Its topics lead readers from one to the next: one that is missing is left out of the way, and nobody would see it.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, nearest

SOURCE = "WCAG 2.2, 2.4.5 Multiple Ways"
STANDARDS = ()
PASSES = [{"topics": ["# A\n", "# B\n"], "sets": {"a": {"topics": ["t1", "t0"]}}}]
FAILS = [
    {"topics": ["# A\n", "# B\n"], "sets": {"a": {"topics": ["t0", "t7"]}}},
    {"topics": ["# A\n", "# B\n"], "sets": {"a": {"topics": ["t0", "t1", "t0"]}}},
]


def check(project: Project, house: House) -> Iterator[Problem]:
    at = Place("docs/sets.toml")
    known = [*(topic.slug for topic in project.topics), *project.unread]
    for name, topics in project.sets.items():
        for slug in dict.fromkeys(topics.topics):
            if slug not in known:
                fix = nearest(slug, known, "name a file in docs/topics, without its ending")
                yield Problem(at, f"the set {name} names {slug}, which is no topic", fix)
            if topics.topics.count(slug) > 1:
                yield Problem(at, f"the set {name} names {slug} twice", "name it once")
