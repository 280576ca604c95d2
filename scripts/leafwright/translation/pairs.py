"""Source words beside their translation, as the checks look at them."""

from collections.abc import Sequence

from leafwright.checks import Pair
from leafwright.model import Catalog, Language, Misleading, Place, Project
from leafwright.text.macros import words_of
from leafwright.translation.catalogs import gaps, usable
from leafwright.translation.units import Unit


def catalog(project: Project, language: Language, stem: str) -> Catalog:
    """A language's catalog, empty where its file does not exist yet."""
    missing = Catalog(f"docs/translations/{language.tag}/{stem}.po")
    return project.catalogs.get((language.tag, stem), missing)


def pairs_between(project: Project, language: Language, each: Catalog, units: Sequence[Unit]) -> list[Pair]:
    """Each of `units` beside its translation in a catalog."""
    terms, forbidden, found = _terms(project, language), _forbidden(project, language), []
    misspelled = project.misspelled.get(language.tag, frozenset())
    why = {unit.key: reason for unit, reason in gaps(each, units)}
    said = [(unit.text, usable(each, *unit.key)) for unit in units]
    for at, unit in enumerate(units):
        target = said[at][1]
        plain = unit.role != "search_terms"
        found.append(
            Pair(
                source=unit.text,
                target=target,
                at=Place(each.file, each.lines.get(unit.key, 1)),
                language=language,
                why=why.get(unit.key, ""),
                note=each.notes.get(unit.key, ""),
                terms=terms if plain and not unit.role.endswith((".term", ".short", ".meaning")) else (),
                forbidden=forbidden if plain else (),
                said_in=project.source if plain else None,
                beside=_beside(said, at),
                unknown=tuple(word for word in words_of(target or "") if plain and word in misspelled),
            )
        )
    return found


def _beside(said: Sequence[tuple[str, str | None]], at: int) -> tuple[tuple[str, str], ...]:
    """What stands before and behind a segment, as far as it is translated."""
    return tuple((text, told) for text, told in [*said[max(0, at - 1) : at], *said[at + 1 : at + 2]] if told)


def _terms(project: Project, language: Language) -> tuple[tuple[str, str], ...]:
    """English words of the glossary, each with the term of the language."""
    known = catalog(project, language, "glossary")
    return tuple(
        (english, own)
        for slug, term in project.glossary.items()
        if (own := usable(known, f"{slug}.term", term.term))
        for english in (term.term, *term.forms)
    )


def _forbidden(project: Project, language: Language) -> tuple[Misleading, ...]:
    """What the glossary forbids in the language."""
    return tuple(each for term in project.glossary.values() for each in term.forbidden.get(language.tag, ()))
