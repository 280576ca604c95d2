"""The page of evidence: each claim of the source article with its answer, for staff, in English."""

import re
from collections.abc import Iterable, Mapping

from leafwright.model import Claim, Fact, Project
from leafwright.text.topic import sections_of, title_of
from leafwright.website.front import front_matter
from leafwright.website.language_site import LanguageSite

EVIDENCE = "What the article said, and what we say"


def evidence_page(project: Project, site: LanguageSite) -> str:
    """Each claim of the source article with verdict, answer, place and references. For staff, in English."""
    titles = {
        f"{topic.slug}#{section.id}": f"{title_of(topic.text)}: {section.heading}"
        for topic in project.topics
        for section in sections_of(topic.text)
    }
    parts = [
        front_matter(EVIDENCE, "For staff", "evidence.md", [site]),
        f"# {EVIDENCE}\n",
        "For staff. English only. Each sentence of the source article, what published evidence says of it, and where "
        "our leaflets answer. We read the studies as abstracts or in part, never in full, unless it is said otherwise; "
        "a clinician must confirm each before patients read it.\n",
    ]
    for code, claim in project.claims.items():
        parts += _answer(project, code, claim, titles)
    return "\n".join(parts)


def _answer(project: Project, code: str, claim: Claim, titles: Mapping[str, str]) -> list[str]:
    """A claim with what we say of it; `titles` are those of sections, by topic and id."""
    facts = {name: project.facts[name] for name in claim.facts if name in project.facts}
    places = [f"[{titles[place]}](topics/{place.replace('#', '.md#')})" for place in claim.where if place in titles]
    return [
        f"## {code} {claim.verdict} {{#{code.lower()}}}\n",
        f"> {claim.claim}\n",
        f"{claim.answer}\n",
        *([f"**Translation:** {claim.translation}\n"] if claim.translation else []),
        f"**Certainty:** {claim.certainty}\n",
        f"**Where we say it:** {'; '.join(places)}\n",
        *(
            f"- {name}: {fact.statement} Basis: {fact.basis or 'no figure'}. Certainty: {fact.certainty}."
            for name, fact in facts.items()
        ),
        "",
        *(f"{n}. {_reference(project, key)}" for n, key in enumerate(_cited(project, claim, facts.values()), 1)),
        "",
    ]


def _cited(project: Project, claim: Claim, facts: Iterable[Fact]) -> list[str]:
    """The references of a claim and of the facts that answer it, each once."""
    named = [*claim.references, *(name for fact in facts for name in fact.references)]
    return [key for key in dict.fromkeys(named) if key in project.references]


def _reference(project: Project, key: str) -> str:
    item = project.references[key]
    words = f"{plain(item.title)} ({plain(item.short)})"
    return f"[{words}]({item.link})" if item.link else words


def plain(text: str) -> str:
    """Words that are no Markdown, such as a title, as Markdown that shows them as they are."""
    return re.sub(r"([\[\]*_`])", r"\\\1", text)
