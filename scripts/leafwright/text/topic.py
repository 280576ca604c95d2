"""The parts of a topic's Markdown: title, sections, what it shares with other topics, and its HTML."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import markdown

# MkDocs adds toc, tables and fenced_code to those named in mkdocs.yml; a test compares both lists.
EXTENSIONS = (
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "md_in_html",
    "sane_lists",
    "tables",
    "toc",
)
_SECTION = re.compile(r"^## (.+?) \{#([a-z][a-z_]*)\}[ \t]*$", re.M)
_SHARED = re.compile(r"\{\{ *section\.([\w-]+) *\}\}")
TERM = re.compile(r"\[([^\]]+)\]\(glossary\.md#([\w-]+)\)")
_TITLE = re.compile(r"^# (.+?)[ \t]*$", re.M)


@dataclass(frozen=True)
class Section:
    """A part of an edition: its stable id, heading and Markdown body (macros not yet filled in)."""

    id: str
    heading: str
    body: str
    line: int = 1


def body_of(text: str) -> str:
    """Markdown without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.S)


def title_of(text: str) -> str:
    """The topic's title: the words of its only h1."""
    found = _TITLE.search(body_of(text))
    return found[1] if found else ""


def subtitle_of(text: str) -> str:
    """What stands between the title and the first section: one line that says what it is."""
    body = body_of(text)
    start = _TITLE.search(body)
    end = _SECTION.search(body)
    return body[start.end() if start else 0 : end.start() if end else len(body)].strip()


def sections_of(text: str) -> list[Section]:
    """The sections of a topic's text, in order."""
    found = list(_SECTION.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)][: len(found)]
    return [
        Section(match[2], match[1], text[match.end() : end].strip("\n"), text[: match.start()].count("\n") + 1)
        for match, end in zip(found, ends, strict=True)
    ]


def to_html(text: str) -> str:
    """Markdown to HTML with the project's extensions."""
    markup = markdown.Markdown(extensions=list(EXTENSIONS), output_format="html").convert(text)
    return markup.replace('<p><img class="icons"', '<p class="pictured"><img class="icons"')


def shared_sections(text: str) -> list[tuple[str, str]]:
    """The sections whose body is that of another topic: own id and the other topic's slug."""
    found = ((section.id, _SHARED.fullmatch(section.body.strip())) for section in sections_of(text))
    return [(id_, match[1]) for id_, match in found if match]


def with_shared(text: str, texts: Mapping[str, str]) -> str:
    """A topic's text with each shared section in place of its macro; `texts` are topics by slug."""
    for id_, slug in shared_sections(text):
        other = next((section for section in sections_of(texts.get(slug, "")) if section.id == id_), None)
        macro = next(match[0] for match in _SHARED.finditer(text) if match[1] == slug)
        if other:
            text = text.replace(macro, other.body, 1)
    return text


def glossary_terms(text: str) -> set[str]:
    """The glossary terms that a text explains where it uses them."""
    return {match[2] for match in TERM.finditer(text)}
