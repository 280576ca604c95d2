"""Read docs/ and leaflets/ into the model: the only reader of what people write.

Whatever is wrong in a file becomes a finding at its line, all at once; nothing here raises for bad
content. A value that this package returns has passed its schema.
"""

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from leafwright.cache import Cache, digest
from leafwright.model import (
    Claim,
    Department,
    Fact,
    Finding,
    Hospital,
    Language,
    Project,
    Quality,
    Review,
    Sought,
    Standard,
    Term,
    Topic,
    TopicSet,
)
from leafwright.model.shapes import composed
from leafwright.reading.files import Reader
from leafwright.reading.hospital.accents import look_at_accents
from leafwright.reading.hospital.formats import look_at_formats
from leafwright.reading.hospital.logo import logo_of
from leafwright.reading.hospital.paper import paper_of
from leafwright.reading.hospital.print_profile import print_profile_of
from leafwright.reading.hospital.typefaces import look_at_typefaces
from leafwright.reading.hospital.unfilled import unfilled
from leafwright.reading.inputs import inputs_of
from leafwright.reading.layers import by_stem, choose_house, one, stems, table
from leafwright.reading.overrides import tell_changed
from leafwright.reading.passed_over import tell_passed_over
from leafwright.reading.pictures.photographs import photos_of
from leafwright.reading.signoffs import signoffs_of, with_reviews
from leafwright.reading.tables import house_of, interface_of, kinds_of, references_of, wordlists_of
from leafwright.reading.topics import images_of, topics_of
from leafwright.reading.words.english_left import look_at_words
from leafwright.reading.words.misspelled import misspelled
from leafwright.reading.words.spelling import dictionary_version
from leafwright.reading.words.spoken import spoken
from leafwright.reading.words.syllables import SOUNDS, Syllables
from leafwright.reading.words.translations import catalogs_of, languages_of
from leafwright.setup.places import modules
from leafwright.translation.shelf import Shelf


def load(
    root: Path, today: datetime.date | None = None, cache: Cache | None = None
) -> tuple[Project | None, list[Finding]]:
    """Read the project at `root` as of `today`. Gives None where a file that all else needs is unreadable."""
    reader, docs = Reader(root), root / "docs"
    hospital, cache = _hospital(reader), cache or Cache()
    languages = languages_of(reader, hospital) if hospital else ()
    topics, unread = topics_of(reader, docs / "topics", cache)
    review = one(reader, Review, "review.toml")
    if not languages or hospital is None or review is None:
        return None, reader.findings
    wordlists, glossary = wordlists_of(reader), table(reader, Term, "glossary.toml")
    interface, catalogs = _interface(reader, hospital, languages, cache)
    house, signoffs = house_of(reader, wordlists), dict(signoffs_of(reader, docs / "signoffs"))
    syllables = Syllables((modules() / SOUNDS / "index.js").resolve())
    reviewed = with_reviews(topics, signoffs, languages[0].tag)  # the source language comes first
    project = Project(
        languages=languages,
        kinds=kinds_of(reader, house),
        hospital=hospital,
        paper=paper_of(reader, hospital),
        **_departments(reader),
        interface=interface,
        house=house,
        wordlists=wordlists,
        standards=table(reader, Standard, "standards.toml"),
        review=review,
        today=today or datetime.date.today(),
        syllables=syllables,
        **_evidence(reader),
        sets=table(reader, TopicSet, "sets.toml"),
        sought=by_stem(reader, Sought, "search"),
        glossary=glossary,
        images=images_of(reader, docs / "topics" / "images"),
        photos=photos_of(reader, docs / "topics" / "images", cache),
        logo=logo_of(reader, docs, hospital.logo),
        misspelled=misspelled(root, languages, topics, glossary, catalogs, syllables, cache),
        topics=reviewed,
        print_profile=print_profile_of(reader, docs, hospital.print.profile),
        unread=unread,
        catalogs=catalogs,
        signoffs=signoffs,
        **_read(reader, languages, reviewed, _tools(languages)),  # last: by now all is read
    )
    return project, _told(reader, project)


def _told(reader: Reader, project: Project) -> list[Finding]:
    """All that was found while files were read, and what only the whole library tells."""
    hospital = project.hospital
    look_at_accents(reader, hospital, project.departments)
    look_at_formats(reader, hospital, project.topics)
    look_at_typefaces(reader, hospital)
    tell_changed(reader)
    tell_passed_over(reader)
    return [*reader.findings, *unfilled(reader, hospital)]


def _interface(
    reader: Reader, hospital: Hospital, languages: Sequence[Language], cache: Cache
) -> tuple[dict[str, str], Shelf]:
    """The words of site and leaflet in the source language, and the PO files with those beside them."""
    shelf = catalogs_of(reader, reader.root / "docs" / "translations", languages, cache)
    english, own = interface_of(reader)
    look_at_words(reader, hospital, english, own, shelf.shared, languages[0])
    words, shared = spoken(english, own, shelf.shared, languages)
    return words, shelf.with_shared(shared)


def _hospital(reader: Reader) -> Hospital | None:
    """The hospital's profile, over that of the house that it chooses."""
    if reader.text(reader.root / "docs" / "hospital.toml") is None:
        return None
    choose_house(reader)
    return one(reader, Hospital, "hospital.toml")


def _departments(reader: Reader) -> dict[str, Any]:
    """The departments, and the names of those whose file cannot be read, by the name of each part of the project."""
    read = by_stem(reader, Department, "departments")
    lost = tuple(name for name in map(composed, stems(reader, "departments")) if name not in read)
    return {"departments": read, "unread_departments": lost}


def _evidence(reader: Reader) -> dict[str, Any]:
    """What lies in docs/evidence, by the name of each part of the project."""
    return {
        "facts": table(reader, Fact, "evidence/facts.toml"),
        "references": references_of(reader),
        "claims": table(reader, Claim, "evidence/claims.toml"),
        "quality": table(reader, Quality, "evidence/quality.toml"),
    }


def _read(
    reader: Reader, languages: Iterable[Language], topics: Iterable[Topic], tools: Sequence[str]
) -> dict[str, Any]:
    """What tells all files that were read from others, by the name of each part of the project."""
    files = (part for item in sorted(reader.digests.items()) for part in item)
    return {"inputs": inputs_of(reader.digests, languages, topics, tools), "files": digest(*tools, *files)}


def _tools(languages: Iterable[Language]) -> list[str]:
    """What tells the dictionaries in use from others."""
    return [dictionary_version(name) for name in (SOUNDS, *(language.dictionary for language in languages))]
