"""What a topic page tells machines about itself: JSON-LD in the words of schema.org.

It says nothing that the page does not say: a draft is called a draft, and a review is named only where one was signed.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

from leafwright.model import Edition
from leafwright.text.topic import subtitle_of, title_of
from leafwright.website.language_site import LanguageSite, source_of
from leafwright.website.ways.trail import topic_trail


def address_of(edition: Edition, tag: str) -> str:
    """The web address of an edition's topic in the language `tag`."""
    return f"{edition.hospital.address}{tag}/topics/{edition.topic.slug}.html"


def structured(edition: Edition, sites: Sequence[LanguageSite]) -> dict[str, Any]:
    """Takes an edition and what is shown of its topic in each language; returns its page as JSON-LD."""
    meta, tag = edition.topic.meta, edition.language.tag
    address = edition.address
    review = edition.topic.review
    reviewed = review.date if review and not edition.draft else None
    title = title_of(edition.text)
    found = {
        "@context": "https://schema.org",
        "@type": edition.kind.web,
        "@id": address,
        "url": address,
        "name": title,
        "description": subtitle_of(edition.text),
        "inLanguage": tag,
        "identifier": meta.number,
        "version": edition.version,
        "creativeWorkStatus": "Draft" if edition.draft else "Published",
        "dateModified": max(filter(None, (meta.written, reviewed))).isoformat(),
        "lastReviewed": reviewed and reviewed.isoformat(),
        "audience": {"@type": "MedicalAudience", "audienceType": meta.audience},
        "isAccessibleForFree": True,
        "publisher": {"@type": "Hospital", "name": edition.hospital.words.name, "url": edition.hospital.address},
        "about": _about(edition, title),
        **_translations(edition, sites),
        "breadcrumb": _breadcrumb(edition, sites),
    }
    return {name: value for name, value in found.items() if value}


def _breadcrumb(edition: Edition, sites: Sequence[LanguageSite]) -> dict[str, Any]:
    """The way from home to a topic, each step with its web address."""
    site = next((each for each in sites if each.language == edition.language), None)
    if site is None:
        return {}
    own = edition.address
    items = [
        {"@type": "ListItem", "position": place, "name": step["name"], "item": urljoin(own, step["href"])}
        for place, step in enumerate(topic_trail(edition, site), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _about(edition: Edition, title: str) -> dict[str, Any] | None:
    """What a topic is about, such as a condition or a medicine, with the codes that somebody looked up."""
    if not edition.kind.about:
        return None
    codes = [
        {"@type": "MedicalCode", "codingSystem": code.system, "codeValue": code.code}
        for code in edition.topic.meta.codes
        if code.verified
    ]
    return {"@type": edition.kind.about, "name": title, **({"code": codes} if codes else {})}


def _translations(edition: Edition, sites: Sequence[LanguageSite]) -> dict[str, Any]:
    """The source of a translation, or the translations of a source: only what is shown."""
    shown = {site.language.tag: edition.topic.slug in site.by_topic for site in sites}
    if edition.language.source:
        others = [tag for tag, here in shown.items() if here and tag != edition.language.tag]
        return {"workTranslation": [{"@id": address_of(edition, tag)} for tag in others]}
    source = source_of(sites).language.tag
    return {"translationOfWork": {"@id": address_of(edition, source)}} if shown[source] else {}
