"""Which formats an edition is made in: what the hospital and the topic list, and what both leave open."""

from collections.abc import Sequence

from leafwright.leaflets.formats import Format
from leafwright.model import Edition


def wanted(formats: Sequence[Format], edition: Edition) -> list[Format]:
    """The formats an edition is printed in: none for what only staff read; staff's own in the source language.

    One that is made only where it is asked for (`asked`) must be named by the topic.
    """
    if edition.kind.source_only:
        return []
    chosen = edition.topic.meta.formats
    source = edition.language.source
    return [
        format
        for format in formats
        if not (format.translations if source else format.staff)
        and (format.staff or format.id in chosen if chosen else not format.asked)
    ]
