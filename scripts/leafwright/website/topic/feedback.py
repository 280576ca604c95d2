"""A way to say that a page was not clear: a letter by mail that names leaflet, version and language."""

from pathlib import Path
from urllib.parse import quote

from leafwright.model import Edition
from leafwright.text.templates import macros


def was_clear(edition: Edition) -> str:
    """The question with its link, as HTML; nothing where neither department nor hospital has an address for it.

    A `mailto` address with the subject that the department sorts letters by (RFC 6068).
    """
    own = edition.department.feedback_email if edition.department else ""
    to, words, meta = own or edition.hospital.feedback_email, edition.words, edition.topic.meta
    if not to or not all(words[key] for key in ("was_clear", "was_clear_write", "was_clear_note")):
        return ""
    subject = f"{meta.number}, {edition.version}, {edition.language.tag}: {words['was_clear']}"
    address = f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}"
    return str(_MACROS.clear(address, words["was_clear"], words["was_clear_write"], words["was_clear_note"]))


_MACROS = macros(Path(__file__).with_name("page.html"))
