"""Sections and words that are the hospital's, the same for all topics: contacts, languages and formats, feedback."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from leafwright.model import Edition, Language, Phone
from leafwright.text.as_markdown import as_words
from leafwright.text.document import Section, section_of
from leafwright.text.macros import hours_of


def hospital_section(id_: str, edition: Edition, editions: Iterable[Edition]) -> Section | None:
    """A section that is the same for all topics: contacts, languages and formats, feedback."""
    words, hospital, language = edition.words, edition.hospital, edition.language
    if id_ == "contacts":
        rows = [_listed(name, phone, language) for name, phone in edition.phones.items()]
        return section_of(id_, words.marked("contacts"), "\n".join(rows))
    if id_ == "formats_languages":
        others = [
            f"- **{other.language.name}{other.language.mark}**{other.language.gap}"
            f"{other.words['formats_own'] or other.words['formats_notice']}\n"
            f"{{: lang={other.language.tag} dir={other.language.direction} }}"
            for other in editions
            if other.topic.slug == edition.topic.slug and other.language != edition.language and other.state.complete
        ]
        own = as_words(as_paragraph(words["formats_notice"], edition.interpreter))
        return section_of(id_, words.marked("formats_languages"), "\n".join([own, "", *others]))
    if id_ == "feedback_complaints":
        phone = edition.phones.get("relations")
        number = [f"{as_words(phone.name)}{language.colon}{{{{ phone.relations }}}}"] if phone else []
        return section_of(
            id_, words.marked("feedback_complaints"), as_paragraph(as_words(hospital.words.feedback), *number)
        )
    return None


def _listed(name: str, phone: Phone, language: Language) -> str:
    """A phone as an item of a list, with its hours where the language has them."""
    told = " · ".join(each for each in (f"{{{{ phone.{name} }}}}", as_words(hours_of(phone.hours))) if each)
    return f"- **{as_words(phone.name)}{language.mark}**{language.gap}{told}"


def as_paragraph(*said: str) -> str:
    """Sentences as one paragraph; behind a Chinese full stop, which brings its own room, stands no space."""
    return re.sub("(?<=[。！？]) ", "", " ".join(each for each in said if each))


def own_language(language: Language) -> Markup:
    """A language by its own name, marked as that language."""
    return Markup('<span lang="{}" dir="{}">{}</span>').format(language.tag, language.direction, language.name)
