"""The parts of a topic's Markdown: title, sections, terms it explains, and what it shares with other topics."""

import functools
import re
from collections.abc import Mapping

from leafwright.text.as_html import html
from leafwright.text.document import Section, parse, runs_of
from leafwright.text.segments import cut
from leafwright.text.tree import blocks_of

_FRONT = re.compile(r"---\n.*?\n---\n", re.S)
_SHARED = re.compile(r"\{\{ *section\.([\w-]+) *\}\}")


def body_of(text: str) -> str:
    """Markdown without its front matter."""
    return text[len(parse(text).front) :]


def title_of(text: str) -> str:
    """The topic's title: the words of its first h1."""
    return _titles(_beginning(text)[1])[0]


def subtitle_of(text: str) -> str:
    """What stands between the title and the first section: one line that says what it is."""
    return _titles(_beginning(text)[1])[1]


def search_terms(text: str) -> str:
    """The words that a patient would type to find a topic, as its front matter has them."""
    return _sought("".join(_beginning(text)))


# Lists of a large library ask again and again, long after its documents were let go: for a thousand topics they must
# neither read nor hold all that these say.


@functools.lru_cache(20_000)
def _titles(lead: str) -> tuple[str, str]:
    """Title and subtitle, of what stands between the front matter and the first section."""
    document = parse(f"\n{lead}")
    return document.title, document.subtitle


@functools.lru_cache(20_000)
def _sought(beginning: str) -> str:
    document = parse(beginning)
    return next((each.text for each in document.segments if each.role == "search_terms"), "")


def _beginning(text: str) -> tuple[str, str]:
    """The front matter, and what stands between it and the first section."""
    front = _FRONT.match(text)
    start = front.end() if front else 0
    end = text.find("\n## ", start)
    return text[:start], text[start : len(text) if end < 0 else end + 1]


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections of a topic's text, in order."""
    return parse(text).sections


def to_html(text: str) -> str:
    """Markdown to HTML, macros left as they are."""
    return html(blocks_of(cut(text)))


def shared_sections(text: str) -> tuple[tuple[str, str], ...]:
    """The sections whose body is that of another topic: own id and the other topic's slug."""
    if not _SHARED.search(text):  # as in most
        return ()
    found = ((section.id, _SHARED.fullmatch(section.body.strip())) for section in sections_of(text))
    return tuple((id_, match[1]) for id_, match in found if match)


def with_shared(text: str, texts: Mapping[str, str]) -> str:
    """A topic's text with each shared section in place of its macro; `texts` are topics by slug."""
    for id_, slug in shared_sections(text):
        other = parse(texts.get(slug, "")).section(id_)
        macro = next(match[0] for match in _SHARED.finditer(text) if match[1] == slug)
        if other:
            text = text.replace(macro, other.body, 1)
    return text


def term_of(target: str) -> str:
    """The glossary term that a link leads to, empty where it leads elsewhere."""
    page, _, slug = target.partition("#")
    return slug if page == "glossary.md" else ""


def drawings_of(text: str) -> list[str]:
    """The files of the drawings that a text shows, each once."""
    found = (run.target.removeprefix("images/") for run, _ in runs_of(parse(text).blocks) if run.kind == "image")
    return list(dict.fromkeys(found))


def glossary_terms(text: str) -> set[str]:
    """The glossary terms that a text explains where it uses them."""
    return {slug for run, _ in runs_of(parse(text).blocks) if (slug := term_of(run.target))}
