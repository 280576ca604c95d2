"""Turn an edition's Markdown into its sections and HTML: the same words for the web and for paper.

Pure: macros become values of the hospital profile and marks that lead to the numbered sources. Knows
neither MkDocs nor WeasyPrint.
"""

import base64
import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import markdown

from leafwright.model import Edition, Fact, Hospital, Kind, Language, Reference, SectionRule, State
from leafwright.segments import Piece, cut, segments

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

_TARGET = re.compile(r"\{[^{}]*\}|\]\([^)]*\)")
MACRO = re.compile(r"\{\{\s*([a-z_]+)(?:\.([\w-]+))?\s*\}\}")
_SECTION = re.compile(r"^## (.+?) \{#([a-z][a-z_]*)\}[ \t]*$", re.M)
_SHARED = re.compile(r"\{\{ *section\.([\w-]+) *\}\}")
_TERM = re.compile(r"\[([^\]]+)\]\(glossary\.md#([\w-]+)\)")
_TITLE = re.compile(r"^# (.+?)[ \t]*$", re.M)


@dataclass(frozen=True)
class Section:
    """A part of an edition: its stable id, heading and Markdown body (macros not yet filled in)."""

    id: str
    heading: str
    body: str
    line: int = 1


def outside_macros(text: str) -> str:
    """The words of a segment without its macros, names in braces and link targets."""
    return _TARGET.sub(" ", MACRO.sub(" ", text))


def body_of(text: str) -> str:
    """Markdown without its front matter."""
    return re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.S)


def title(text: str) -> str:
    """The topic's title: the words of its only h1."""
    found = _TITLE.search(body_of(text))
    return found[1] if found else ""


def subtitle(text: str) -> str:
    """What stands between the title and the first section: one line that says what it is."""
    body = body_of(text)
    start = _TITLE.search(body)
    end = _SECTION.search(body)
    return body[start.end() if start else 0 : end.start() if end else len(body)].strip()


def sections(text: str) -> list[Section]:
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
    found = ((section.id, _SHARED.fullmatch(section.body.strip())) for section in sections(text))
    return [(id_, match[1]) for id_, match in found if match]


def with_shared(text: str, texts: Mapping[str, str]) -> str:
    """A topic's text with each shared section in place of its macro; `texts` are topics by slug."""
    for id_, slug in shared_sections(text):
        other = next((section for section in sections(texts.get(slug, "")) if section.id == id_), None)
        macro = next(match[0] for match in _SHARED.finditer(text) if match[1] == slug)
        if other:
            text = text.replace(macro, other.body, 1)
    return text


def glossary_terms(text: str) -> set[str]:
    """The glossary terms that a text explains where it uses them."""
    return {match[2] for match in _TERM.finditer(text)}


def isolated(value: str) -> str:
    """A number or address that keeps its order in right-to-left text. An element with `dir` works on
    paper too, where WeasyPrint heeds neither `unicode-bidi` nor a bare `<bdi>`."""
    return f'<bdi class="number" dir="ltr">{html.escape(value)}</bdi>'


def fact_numbers(text: str) -> dict[str, int]:
    """The number of each source mark: facts in the order in which the source text first names them."""
    facts = [match[2] for match in MACRO.finditer(text) if match[1] == "fact" and match[2]]
    return {fact: number for number, fact in enumerate(dict.fromkeys(facts), start=1)}


def macro_value(group: str, name: str | None, hospital: Hospital, facts: dict[str, int]) -> str | None:
    """The inline HTML a macro stands for, or None for a macro that does not exist."""
    if group == "emergency" and name is None:
        return isolated(hospital.emergency)
    if group == "fill" and name is None:
        return '<span class="fill"></span>'
    if group == "phone" and name in hospital.phones:
        return isolated(hospital.phones[name].number)
    if group == "hours" and name in hospital.phones:
        return html.escape(_hours(hospital.phones[name].hours))
    if group == "local" and name in hospital.local:
        choice = hospital.local[name]
        return html.escape(choice.value) if choice.translate else isolated(choice.value)
    if group == "icons" and name and (drawn := re.fullmatch(r"(F\d+)-(\d+)", name)):
        return f'<img class="icons" src="images/icons-{drawn[2]}.svg" alt="">' if drawn[1] in facts else None
    if group == "fact" and name in facts:
        number = facts[name]
        # the word joiner keeps the mark on the line of its sentence
        return f'&#8288;<sup class="source"><a href="#source-{number}">{number}</a></sup>'
    return None


def _hours(text: str) -> str:
    """When a phone is answered; what an hour is counted by ("9 am") stays on its line."""
    return re.sub(r"(?<=\d) (?=\S)", "\u00a0", text)


def expand(text: str, edition: Edition) -> str:
    """Markdown with each macro filled in. A macro that does not exist stays, for a check to find."""
    facts = fact_numbers(edition.source)

    def value(match: re.Match[str]) -> str:
        said = macro_value(match[1], match[2], edition.hospital, facts) or match[0]
        if match[1] == "icons":
            count = (match[2] or "").partition("-")[2]
            said = said.replace('alt=""', f'alt="{html.escape(edition.words["icons_alt"].format(count=count))}"')
        return said

    return MACRO.sub(value, _TERM.sub(lambda match: _explained(match, edition), text))


def _explained(match: re.Match[str], edition: Edition) -> str:
    """A glossary link with the term's plain meaning behind it."""
    term = edition.glossary.get(match[2])
    if term is None:
        return match[0]
    return edition.words["term_explained"].format(term=match[0], meaning=term.short)


def proportion(drawing: str) -> float | None:
    """The width of a drawing (SVG) over its height, by its viewBox; None where it has none."""
    box = re.search(r"""viewBox=["'][\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)["']""", drawing)
    return float(box[1]) / float(box[2]) if box and float(box[2]) else None


def icon_array(count: int, accent: str) -> str:
    """A hundred people as 10 × 10 signs, the first `count` full and the others empty: shape tells, not color alone."""
    signs = []
    for number in range(100):
        x, y = 12 + 24 * (number % 10), 12 + 24 * (number // 10)
        if number < count:
            signs.append(f'<circle cx="{x}" cy="{y}" r="9" fill="{accent}"/>')
        else:
            signs.append(f'<circle cx="{x}" cy="{y}" r="8" fill="#fff" stroke="#6b7c82" stroke-width="1.5"/>')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240">'
        f"<title>{count} of 100</title>{''.join(signs)}</svg>"
    )


def icon_counts(text: str) -> set[int]:
    """How many signs each icon array of a text has full."""
    return {int(match[2].partition("-")[2]) for match in MACRO.finditer(text) if match[1] == "icons" and match[2]}


def on_paper(markup: str, edition: Edition, images: Mapping[str, str]) -> str:
    """HTML of a page as paper needs it: drawings inside it, links to other pages as web addresses."""

    def drawing(match: re.Match[str]) -> str:
        name = match[1]
        array = re.fullmatch(r"icons-(\d+)\.svg", name)
        text = icon_array(int(array[1]), edition.hospital.accent) if array else images.get(name, "")
        return f'src="data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}"'

    home = f"{edition.hospital.address}{edition.language.tag}/"
    markup = re.sub(r'src="images/([\w.-]+)"', drawing, markup)
    markup = re.sub(r'href="glossary\.md#', f'href="{home}glossary.html#', markup)
    return re.sub(r'href="([\w-]+)\.md', rf'href="{home}topics/\1.html', markup)


def edition_sections(edition: Edition, editions: Iterable[Edition]) -> list[tuple[Section, str]]:
    """The sections of a page, each with its panel; the words for a poster are left out."""
    return [(each, rule.panel) for each, rule in ruled_sections(edition, editions) if rule.panel != "poster"]


def ruled_sections(edition: Edition, editions: Iterable[Edition]) -> list[tuple[Section, SectionRule]]:
    """All sections of an edition in the order of its kind, with their rule; macros filled in."""
    written = {section.id: section for section in sections(edition.text)}
    result: list[tuple[Section, SectionRule]] = []
    for rule in edition.kind.sections:
        section = _hospital_section(rule.id, edition, editions) if rule.origin == "hospital" else written.get(rule.id)
        if section is not None:
            filled = Section(section.id, expand(section.heading, edition), expand(section.body, edition))
            result.append((filled, rule))
    return result


def _hospital_section(id_: str, edition: Edition, editions: Iterable[Edition]) -> Section | None:
    """A section that is the same for all topics: contacts, languages and formats, feedback."""
    words, hospital = edition.words, edition.hospital
    if id_ == "contacts":
        rows = [
            f"- **{phone.name}:** {isolated(phone.number)} · {_hours(phone.hours)}"
            for phone in hospital.phones.values()
        ]
        return Section(id_, words["contacts"], "\n".join(rows))
    if id_ == "formats_languages":
        others = [
            f"- **{other.language.name}:** "
            f"{sentences(other.words['formats_notice'], other.hospital.words.interpreter)}\n"
            f"{{: lang={other.language.tag} dir={other.language.direction} }}"
            for other in editions
            if other.topic.slug == edition.topic.slug and other.language != edition.language and other.state.complete
        ]
        own = sentences(words["formats_notice"], hospital.words.interpreter)
        return Section(id_, words["formats_languages"], "\n".join([own, "", *others]))
    if id_ == "feedback_complaints":
        phone = hospital.phones.get("relations")
        number = [f"{phone.name}: {isolated(phone.number)}"] if phone else []
        return Section(id_, words["feedback_complaints"], sentences(hospital.words.feedback, *number))
    return None


def sentences(*said: str) -> str:
    """Sentences as one paragraph; behind a Chinese full stop, which brings its own room, stands no space."""
    return re.sub("(?<=[。！？]) ", "", " ".join(said))


def own_language(language: Language) -> str:
    """A language by its own name, marked as that language."""
    return f'<span lang="{language.tag}" dir="{language.direction}">{language.name}</span>'


def side_by_side(edition: Edition, source_edition: Edition) -> list[dict[str, str]]:
    """Each segment of the source beside its translation, as inline HTML, with its role.

    Search terms and the words for a poster are left out. A cell of a table begins with the heading of its column; the
    first of a row has the role `row`.
    """
    rows: list[dict[str, str]] = []
    heads: dict[int, dict[str, str]] = {}  # of the table, by column
    original, translated = (_without_poster(text, edition.kind) for text in (edition.source, edition.text))
    for (source, column), target in zip(_with_columns(original), segments(translated), strict=True):
        role = source.role
        row = {"role": role, "source": _inline(source.text, source_edition), "target": _inline(target.text, edition)}
        if role == "th":
            heads = {column: row} if column <= max(heads, default=-1) else {**heads, column: row}
        elif role == "td":
            rows.append({**row, "role": "row"} if column == 0 else _headed(row, heads.get(column)))
        elif role != "search_terms":
            rows.append(row)
    return rows


def _without_poster(text: str, kind: Kind) -> str:
    names = "|".join(re.escape(rule.id) for rule in kind.sections if rule.panel == "poster")
    return re.sub(rf"(?ms)^## [^\n]*\{{#(?:{names})\}}.*?(?=^## |\Z)", "", text) if names else text


def _with_columns(text: str) -> list[tuple[Piece, int]]:
    """The segments of a text, each with its column where it is a cell; an empty cell counts."""
    found, line, column = list[tuple[Piece, int]](), 0, 0
    lines = text.split("\n")
    for piece in cut(text):
        if piece.line != line:
            line, column = piece.line, -1 if lines[piece.line - 1].lstrip().startswith("|") else 0
        if piece.role:
            found.append((piece, column))
        elif piece.raw == "|":
            column += 1
    return found


def _headed(cell: dict[str, str], head: dict[str, str] | None) -> dict[str, str]:
    if head is None:
        return cell
    return {**cell, **{side: f"<strong>{head[side]}:</strong> {cell[side]}" for side in ("source", "target")}}


def _inline(text: str, edition: Edition) -> str:
    """One segment as HTML without its paragraph, links and source marks."""
    plain = MACRO.sub(lambda match: "" if match[1] in ("fact", "icons") else match[0], text)
    plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", plain)
    return re.sub(r"^<p>|</p>$", "", to_html(re.sub(r"^(\d+)\.", r"\1\\.", expand(plain, edition))))


def about(edition: Edition) -> list[tuple[str, str]]:
    """The about box: label and value (inline HTML) for number, version, dates, owner and honesty lines."""
    words, meta = edition.words, edition.topic.meta
    # owner is a role of the hospital; the sample topic's owner is the department, which has a translation
    owner = edition.hospital.words.department
    return [
        (words["leaflet_number"], isolated(meta.number)),
        (words["version"], isolated(meta.version)),
        (words["language"], own_language(edition.language)),
        (words["owner"], owner),
        (words["written"], isolated(meta.written.isoformat())),
        (
            words["last_review"],
            isolated(meta.last_review.isoformat()) if meta.last_review else words["not_reviewed"],
        ),
        (
            words["next_review"],
            isolated(meta.next_review.isoformat()) if meta.next_review else words["after_sign_off"],
        ),
    ]


def about_notes(edition: Edition) -> list[str]:
    """Plain sentences of the about box: who paid, who tried it out, how it was translated, sample or not."""
    words, meta = edition.words, edition.topic.meta
    notes = []
    if meta.funding == "none":
        notes.append(words["funding_none"])
    if meta.patient_readers == 0:
        notes.append(words["patient_readers_none"])
    if edition.draft and not edition.language.source:
        notes.append(words["machine_draft"])
    if edition.hospital.sample:
        notes.append(words["sample"])
    return notes


def source_list(
    edition: Edition, facts: dict[str, Fact], references: dict[str, Reference]
) -> list[tuple[int, list[Reference]]]:
    """The numbered sources: for each mark in the text, the references of its fact."""
    return [
        (number, [references[key] for key in facts[fact].references if key in references])
        for fact, number in fact_numbers(edition.source).items()
        if fact in facts
    ]


def draft_words(edition: Edition, source_words: dict[str, str]) -> list[tuple[Language | None, str]]:
    """The draft mark in the edition's language, and in the source language where that is another."""
    if not edition.draft:
        return []
    key = "expired" if edition.state is State.EXPIRED else "draft"
    marks: list[tuple[Language | None, str]] = [(edition.language, edition.words[key])]
    if not edition.language.source:
        marks.append((None, source_words[key]))
    return marks
