"""Read docs/ and leaflets/ into the model: the only reader of what people write.

Whatever is wrong in a file becomes a finding at its line, all at once; nothing here raises for bad
content. A value that this package returns has passed its schema.
"""

import datetime
from pathlib import Path

from leafwright.cache import Cache
from leafwright.model import Claim, Fact, Finding, Hospital, Kind, Project, Review, Standard, Term
from leafwright.reading.departments import departments_of
from leafwright.reading.files import Reader
from leafwright.reading.inputs import inputs_of
from leafwright.reading.signoffs import signoffs_of
from leafwright.reading.spelling import dictionary_version
from leafwright.reading.tables import by_stem, house_of, one, references_of, table, wordlists_of
from leafwright.reading.topics import images_of, logo_of, topics_of
from leafwright.reading.translations import catalogs_of, languages_of, misspelled_of, syllables_of


def load(
    root: Path, today: datetime.date | None = None, cache: Cache | None = None
) -> tuple[Project | None, list[Finding]]:
    """Read the project at `root` as of `today`. Gives None where a file that all else needs is unreadable."""
    reader, docs = Reader(root), root / "docs"
    languages = languages_of(reader, docs)
    kinds = by_stem(reader, Kind, docs / "kinds")
    hospital = one(reader, Hospital, docs / "hospital.toml")
    interface = reader.toml(docs / "interface.toml")
    facts = table(reader, Fact, docs / "evidence" / "facts.toml")
    references = references_of(reader, docs / "evidence" / "references.json")
    topics, unread = topics_of(reader, docs / "topics")
    review = one(reader, Review, docs / "review.toml")
    if not languages or hospital is None or interface is None or review is None:
        return None, reader.findings
    wordlists = wordlists_of(reader, docs / "wordlists")
    house = house_of(reader, docs / "rules.toml", wordlists)
    cache = cache or Cache()
    catalogs = dict(catalogs_of(reader, docs / "translations", languages, cache))
    syllables = syllables_of((root / "node_modules" / "cmu-pronouncing-dictionary" / "index.js").resolve())
    tools = [str(len(syllables)), *(dictionary_version(root, language.dictionary) for language in languages)]
    project = Project(
        languages=languages,
        kinds=kinds,
        hospital=hospital,
        departments=departments_of(reader, docs),
        interface={key: str(value) for key, value in interface[0].items()},
        house=house,
        wordlists=wordlists,
        standards=table(reader, Standard, docs / "standards.toml"),
        review=review,
        today=today or datetime.date.today(),
        syllables=syllables,
        facts=facts,
        references=references,
        claims=table(reader, Claim, docs / "evidence" / "claims.toml"),
        glossary=table(reader, Term, docs / "glossary.toml"),
        images=images_of(reader, docs / "topics" / "images"),
        logo=logo_of(reader, docs, hospital.logo),
        misspelled={language.tag: misspelled_of(root, language, catalogs, cache) for language in languages},
        topics=topics,
        unread=unread,
        catalogs=catalogs,
        signoffs=dict(signoffs_of(reader, docs / "signoffs")),
        inputs=inputs_of(reader.digests, languages, topics, tools),  # last: by now all is read
    )
    return project, reader.findings
