"""The page of evidence: each claim of the source article with its answer, for staff, in English."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import shorten

from markupsafe import Markup

from leafwright.model import Claim, Fact, Project
from leafwright.text.as_markdown import as_words, inline_markdown
from leafwright.text.inline import runs
from leafwright.text.templates import macros
from leafwright.text.topic import sections_of, title_of
from leafwright.website.front import staff_front
from leafwright.website.language_site import LanguageSite

EVIDENCE = "What the article said, and what we say"
_HAN, _IN_CHINESE = re.compile("[\u4e00-\u9fff]+"), r'<span lang="zh-Hans">\g<0></span>'  # each script has its own font
_WHY = (
    "For staff. English only. Each sentence of the source article, what published evidence says of it, and where "
    "our leaflets answer. We read the studies as abstracts or in part, never in full, unless it is said otherwise; "
    "a clinician must confirm each before patients read it.\n"
)


def evidence_page(project: Project, site: LanguageSite) -> str:
    """Each claim of the source article with verdict, answer, place and, folded, references. For staff, in English."""
    parts = [staff_front(EVIDENCE, "evidence.md", site), f"# {EVIDENCE}\n", _WHY, _contents(project)]
    for code, claim in project.claims.items():
        answer = _Answer(project, claim)
        parts += [
            _heading(code, claim),
            str(_MACROS.said("theirs", "The article said", Markup(_inline(claim.claim)))),
            str(_MACROS.said("ours", "We say", Markup(_HAN.sub(_IN_CHINESE, "\n".join(answer.said()))))),
            str(_MACROS.folded(f"Facts and sources: {answer.count}", Markup("\n".join(answer.sources())))),
        ]
    return "\n".join(parts)


def evidence_text(project: Project) -> str:
    """The same as plain Markdown, as the search reads it."""
    parts = [f"# {EVIDENCE}\n"]
    for code, claim in project.claims.items():
        answer = _Answer(project, claim)
        parts += [_heading(code, claim), f"> {claim.claim}\n", *answer.said(), *answer.sources()]
    return "\n".join(parts)


def _heading(code: str, claim: Claim) -> str:
    return f"## {code} {claim.verdict} {{#{code.lower()}}}\n"


def _contents(project: Project) -> str:
    """The claims by verdict, each with its beginning."""
    groups: dict[str, list[tuple[str, str, str]]] = {}
    for code, claim in project.claims.items():
        said = shorten(re.sub(r"[*_`]", "", claim.claim), 90, placeholder=" …")
        groups.setdefault(claim.verdict, []).append((code.lower(), code, said))
    return str(_MACROS.contents(list(groups.items()), []))


class _Answer:
    """What we say of a claim."""

    def __init__(self, project: Project, claim: Claim) -> None:
        self._project, self._claim = project, claim
        self._facts = {name: project.facts[name] for name in claim.facts if name in project.facts}
        self._cited = _cited(project, claim, self._facts.values())
        self.count = len(self._facts) + len(self._cited)

    def said(self) -> Iterator[str]:
        """The answer, how certain it is, and where our leaflets give it, as Markdown."""
        claim = self._claim
        places = [f"[{as_words(name)}](topics/{place.replace('#', '.md#')})" for place, name in self._places()]
        yield f"{_inline(claim.answer)}\n"
        if claim.translation:
            yield f"**Translation:** {_inline(claim.translation)}\n"
        yield f"**Certainty:** {_inline(claim.certainty)}\n"
        yield f"**Where we say it:** {'; '.join(places)}\n"

    def sources(self) -> Iterator[str]:
        """The facts and references that it leans on, as Markdown."""
        for name, fact in self._facts.items():
            told = f"{fact.statement} Basis: {fact.basis or 'no figure'}. Certainty: {fact.certainty}."
            yield f"- {name}: {_inline(told)}"
        yield ""
        for number, key in enumerate(self._cited, 1):
            yield f"{number}. {_reference(self._project, key)}"
        yield ""

    def _places(self) -> Iterator[tuple[str, str]]:
        """The sections that give the answer, with their titles."""
        for topic in self._project.topics:
            wanted = [place for place in self._claim.where if place.startswith(f"{topic.slug}#")]
            for section in sections_of(topic.text) if wanted else ():
                if f"{topic.slug}#{section.id}" in wanted:
                    yield f"{topic.slug}#{section.id}", f"{title_of(topic.text)}: {section.heading}"


def _cited(project: Project, claim: Claim, facts: Iterable[Fact]) -> list[str]:
    """The references of a claim and of the facts that answer it, each once."""
    named = [*claim.references, *(name for fact in facts for name in fact.references)]
    return [key for key in dict.fromkeys(named) if key in project.references]


def _inline(words: str) -> str:
    """Words with the emphasis and links that Markdown has, and with nothing else of it or of HTML."""
    return inline_markdown(runs(words))


def _reference(project: Project, key: str) -> str:
    item = project.references[key]
    words = f"{as_words(item.title)} ({as_words(item.short)})"
    return f"[{words}]({item.link})" if item.link else words


_MACROS = macros(Path(__file__).with_name("reference.html"))
