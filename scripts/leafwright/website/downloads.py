"""What can be taken away from a page: a card for each leaflet, and the page itself from the browser's printer."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from markupsafe import Markup

from leafwright.leaflets import Format, Leaflet
from leafwright.model import Edition, Language
from leafwright.text.as_markdown import as_words
from leafwright.text.hospital import as_paragraph, own_language
from leafwright.text.templates import macros


def format_name(format: Format, words: Mapping[str, str]) -> str:
    """A format as readers know it; by the name in its own file where docs/interface.toml has none."""
    named = words.get(f"format_{format.id.replace('-', '_')}", format.name)
    return named.replace("{paper}", format.paper.name)


def kilobytes(size: int) -> int:
    """What a reader weighs of a file: its bytes as kilobytes of 1,000, at least one."""
    return max(1, round(size / 1000))


def file_facts(leaflet: Leaflet, words: Mapping[str, str]) -> str:
    """What a reader weighs before taking a file: kind, pages, size."""
    size = kilobytes(leaflet.weight)
    kind = leaflet.format.file
    key = {"pdf": "file_pdf", "txt": "file_text"}.get(kind)
    said = words[key].format(pages=leaflet.pages, size=size) if key else ""
    return said or f"{kind.upper()}, {size} KB"  # the same in every language, also where one has no words for it yet


def office_facts(leaflet: Leaflet, words: Mapping[str, str]) -> str:
    """What a reader weighs before taking the file for an office printer; nothing where there is none."""
    if not leaflet.office:
        return ""
    size = kilobytes(leaflet.office[1].stat().st_size)
    return words["file_office"].format(size=size) or f"PDF, {size} KB"


def languages_of(leaflet: Leaflet, source: Language) -> list[Language]:
    """The languages on a leaflet: its own and, where it is made for translations only, the source beside it."""
    own = leaflet.edition.language
    return [own, source] if leaflet.format.translations else [own]


def cards(edition: Edition, printed: Iterable[Leaflet], source: Language, draft: str) -> str:
    """The part of a topic page with its leaflets: a card each, `draft` (inline HTML) on those that are not approved."""
    words = edition.words
    leaflets = [
        (
            leaflet.name,
            format_name(leaflet.format, words),
            Markup(" · ").join(_facts(leaflet, words, source)),
            _to_fold(leaflet, words),
        )
        for leaflet in printed
        if leaflet.format.offered
    ]
    listed = _MACROS.cards(edition.language, leaflets, Markup(draft)) if leaflets else ""
    button = _MACROS.print_button(words["print_page"]) if words["print_page"] else ""
    staff = _give(edition, source) if words["give"] else ""
    return f"{listed}{button}{as_words(as_paragraph(words['formats_notice'], edition.interpreter))}\n\n{staff}"


def _give(edition: Edition, source: Language) -> str:
    """Where staff find the topic in every language, with a code for a phone and a sheet to order copies."""
    words = edition.words
    return str(_MACROS.give(source.tag, edition.topic.slug, edition.language.tag, words["for_staff"], words["give"]))


def _to_fold(leaflet: Leaflet, words: Mapping[str, str]) -> tuple[str, str] | None:
    """The file for an office printer and what it is, where the leaflet's own pages cannot be printed and folded."""
    folded = leaflet.office and leaflet.format.fold and words["file_office"]
    return (leaflet.office[0], office_facts(leaflet, words)) if leaflet.office and folded else None


def _facts(leaflet: Leaflet, words: Mapping[str, str], source: Language) -> list[str]:
    """What stands below the name of a leaflet: its kind, pages and size, and its languages."""
    named = Markup(" + ").join(own_language(language) for language in languages_of(leaflet, source))
    said = file_facts(leaflet, words)
    return [said, named] if said else [named]


_MACROS = macros(Path(__file__).with_name("downloads.html"))
