"""What can be taken away from a page: a card for each leaflet, and the page itself from the browser's printer."""

import html
from collections.abc import Iterable, Mapping

from leafwright.leaflets import Format, Leaflet
from leafwright.model import Edition, Language
from leafwright.text.hospital import as_paragraph, own_language


def format_name(format: Format, words: Mapping[str, str]) -> str:
    """A format as readers know it; by the name in its own file where docs/interface.toml has none."""
    return words.get(f"format_{format.id.replace('-', '_')}", format.name)


def file_facts(leaflet: Leaflet, words: Mapping[str, str]) -> str:
    """What a reader weighs before taking a file: kind, pages, size."""
    size = max(1, round(leaflet.weight / 1000))
    said = words["file_text" if leaflet.format.plain else "file_pdf"].format(pages=leaflet.pages, size=size)
    return said or f"{'TXT' if leaflet.format.plain else 'PDF'}, {size} KB"  # where a language has no words for it yet


def languages_of(leaflet: Leaflet, source: Language) -> list[Language]:
    """The languages on a leaflet: its own and, where it is made for translations only, the source beside it."""
    own = leaflet.edition.language
    return [own, source] if leaflet.format.translations else [own]


def cards(edition: Edition, printed: Iterable[Leaflet], source: Language, draft: str) -> str:
    """The part of a topic page with its leaflets: a card each, `draft` (inline HTML) on those that are not approved."""
    words = edition.words
    items = []
    for leaflet in printed:
        named = " + ".join(own_language(language) for language in languages_of(leaflet, source))
        facts = "".join(f"{html.escape(said)} · " for said in [file_facts(leaflet, words)] if said)
        mark = f'<span class="card-draft">{draft}</span>' if draft else ""
        items.append(
            f'<li><a href="../leaflets/{leaflet.name}" hreflang="{edition.language.tag}">'
            f'<span class="card-name">{html.escape(format_name(leaflet.format, words))}</span> '
            f'<span class="card-facts">{facts}{named}</span></a>{mark}</li>'
        )
    listed = "\n".join(['<ul class="cards">', *items, "</ul>\n\n"]) if items else ""
    # without scripts a page cannot print itself: the script of the site shows the button
    said = html.escape(words["print_page"])
    button = f'<p><button type="button" class="print-page" hidden>{said}</button></p>\n\n' if said else ""
    return f"{listed}{button}{as_paragraph(words['formats_notice'], edition.interpreter)}"
