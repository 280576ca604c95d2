"""A hospital of two departments, hip and knee, with a topic each, in the languages that a test asks for.

Translations are the source words behind the tag of their language, so that a test sees which language speaks.
"""

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

from leafwright import leaflets, pipeline, reading
from leafwright.model import Edition, Project, State
from leafwright.translation.catalogs import OPEN, method_of, put, update, with_method
from leafwright.translation.editions import editions
from leafwright.translation.units import glossary_units, hospital_units, topic_units
from leafwright.website.topic.page import topic_page

_PROFILE = """\
sample = true
address = "https://example.org/"
accent = "#0B5563"
emergency = "911"
[words]
name = "City Hospital"
interpreter = "Ask for an interpreter."
feedback = "Tell us."
[phones.relations]
number = "555 010 0001"
name = "Patient relations"
hours = "9 am to 5 pm"
[local]
"""
_DEPARTMENT = """\
name = "{name} department"
[phones.ward]
number = "555 010 00{ward}"
name = "{name} ward"
hours = "day and night"
always = true
"""
_TOPIC = """\
---
number: XX-{number}
kind: tiny
version: "0.1"
written: 2026-01-31
last_review: null
next_review: null
owner: {owner}
audience: adults
funding: none
conflicts: none
patient_readers: 0
search_terms: {owner} pain
---

# Your {owner}

What we do for a {owner}

## What is it? {{#what_is}}

Your {owner} is worn. Phone {{{{ phone.ward }}}}, {{{{ hours.ward }}}}.
"""
_KIND = (
    'name = "Tiny"\n[[sections]]\nid = "what_is"\nrequired = true\n[[sections]]\nid = "contacts"\nfrom = "hospital"\n'
    '[[sections]]\nid = "formats_languages"\nfrom = "hospital"\n'
    '[[sections]]\nid = "feedback_complaints"\nfrom = "hospital"\n'
)


def write_clinic(root: Path, languages: Sequence[str] = ("en", "fr", "ar")) -> Path:
    """The clinic's files below `root`, translated into every language but English."""
    docs = root / "docs"
    others = json.dumps([tag for tag in languages if tag != "en"])
    write(docs / "hospital.toml", f"languages = {others}\n{_PROFILE}")
    write(docs / "kinds" / "tiny.toml", _KIND)
    for number, owner in ((11, "hip"), (12, "knee")):
        write(docs / "departments" / f"{owner}.toml", _DEPARTMENT.format(name=owner.title(), ward=number))
        write(docs / "topics" / f"{owner}.md", _TOPIC.format(owner=owner, number=number))
    for tag in languages:
        write(docs / "languages" / f"{tag}.toml", 'dictionary = ""\n')  # opening one takes seconds
    translate(root)
    return root


def translate(root: Path) -> None:
    """Translate all that is not translated yet."""
    project = read(root)
    for language in project.translated:
        wanted = {topic.slug: topic_units(topic.text) for topic in project.topics}
        shared = {
            "hospital": hospital_units(project.hospital, project.departments),
            "glossary": glossary_units(project.glossary),
        }
        for stem, units in {**wanted, **shared}.items():
            path = root / "docs" / "translations" / language.tag / f"{stem}.po"
            text, _ = update(path.read_text("utf-8") if path.exists() else None, units, language)
            if method_of(text) == OPEN:
                text = with_method(text, "human, made up for tests")
            write(path, put(text, {unit.key: (f"{language.tag} {unit.text}", "") for unit in units}))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new), "utf-8")


def read(root: Path) -> Project:
    """The clinic as it is now; nothing is wrong in its files."""
    project, findings = reading.load(root)
    assert project is not None
    assert findings == []
    return project


def edition_of(root: Path, id_: str) -> Edition:
    """An edition as it is now, such as fr/hip."""
    return next(edition for edition in editions(read(root)) if edition.id == id_)


def leaflet_of(root: Path, id_: str, format: str = "a4") -> str:
    """The markup of a leaflet."""
    project = read(root)
    everything = editions(project)
    chosen = next(each for each in leaflets.formats(root) if each.id == format)
    edition = next(each for each in everything if each.id == id_)
    return leaflets.Composer(root, project, everything).markup(edition, chosen)


def page_of(root: Path, id_: str, state: State | None = None) -> str:
    """The Markdown of a topic page, in another state where one is given."""
    project = read(root)
    everything = editions(project)
    edition = next(each for each in everything if each.id == id_)
    edition = dataclasses.replace(edition, state=state) if state else edition
    sites = [pipeline._language_site(project, language, everything, {}) for language in project.languages]
    return topic_page(project, edition, sites, [])
