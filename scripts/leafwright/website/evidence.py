"""The page of evidence: each claim of the source article with its answer, for staff, in English."""

import re

from leafwright.model import Project
from leafwright.text.topic import sections_of, title_of
from leafwright.website.front import BEHIND, front_matter
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
        front_matter(EVIDENCE, "For staff", "evidence.md", [site], search=BEHIND),
        f"# {EVIDENCE}\n",
        "For staff. English only. Each sentence of the source article, what published evidence says of it, and where "
        "our leaflets answer. We read the studies as abstracts or in part, never in full, unless it is said otherwise; "
        "a clinician must confirm each before patients read it.\n",
    ]
    for code, claim in project.claims.items():
        facts = [name for name in claim.facts if name in project.facts]
        cited = [name for fact in facts for name in project.facts[fact].references]
        keys = [key for key in dict.fromkeys([*claim.references, *cited]) if key in project.references]
        places = [f"[{titles[place]}](topics/{place.replace('#', '.md#')})" for place in claim.where if place in titles]
        parts.append(f"## {code} {claim.verdict} {{#{code.lower()}}}\n")
        parts.append(f"> {claim.claim}\n")
        parts.append(f"{claim.answer}\n")
        if claim.translation:
            parts.append(f"**Translation:** {claim.translation}\n")
        parts.append(f"**Certainty:** {claim.certainty}\n")
        parts.append(f"**Where we say it:** {'; '.join(places)}\n")
        for name in facts:
            fact = project.facts[name]
            parts.append(f"- {name}: {fact.statement} Basis: {fact.basis or 'no figure'}. Certainty: {fact.certainty}.")
        parts.append("")
        parts += [f"{n}. {_reference(project, key)}" for n, key in enumerate(keys, 1)]
        parts.append("")
    return "\n".join(parts)


def _reference(project: Project, key: str) -> str:
    item = project.references[key]
    words = f"{plain(item.title)} ({plain(item.short)})"
    return f"[{words}]({item.link})" if item.link else words


def plain(text: str) -> str:
    """Words that are no Markdown, such as a title, as Markdown that shows them as they are."""
    return re.sub(r"([\[\]*_`])", r"\\\1", text)
