"""An edition beside that of the source language, block by block: with drawings, numbers of steps, boxes and frames."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, zip_longest

from markupsafe import Markup, escape

from leafwright.model import Edition, Kind
from leafwright.text.abbreviations import in_full, marked, meanings
from leafwright.text.about import about_notes, about_rows, interests
from leafwright.text.as_html import inline_html
from leafwright.text.blocks import Block, pictured, walk
from leafwright.text.chances import with_chances
from leafwright.text.document import Section, parse
from leafwright.text.filling import filling
from leafwright.text.hospital import as_paragraph, hospital_section
from leafwright.text.inline import Run, changed, runs, said
from leafwright.text.outside import behind
from leafwright.text.pictures import Pictures, picture, with_credits
from leafwright.text.reshaping import columns, headed
from leafwright.text.values import weighed


@dataclass(frozen=True, kw_only=True)
class Row:
    """A block of the source and its translation, both as inline HTML."""

    role: str
    source: Markup
    target: Markup
    depth: int = 0  # inside so many items
    bullet: str = ""  # ul or ol, where it is an item of a list
    number: int = 1  # that of an item of a numbered list
    pictured: bool = False  # begins with a picture of a figure


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows that stand in one frame, or in none; `box` are the names of the box, `warning` those of warning signs."""

    rows: tuple[Row, ...]
    box: tuple[str, ...] = ()


def side_by_side(edition: Edition, source_edition: Edition, pictures: Pictures | None = None) -> tuple[Group, ...]:
    """Each block of the source beside its translation, in the order of reading, then the sections of the hospital.

    `pictures` are those of the project, by name.

    What stands in front matter, the words for a poster and the layers of a section are left out. A cell of a table
    begins with the heading of its column; the first of a row has the role `row`. A drawing is in each cell as its
    language reads it.
    """
    original, translated = _explained(edition.source, source_edition), _explained(edition.text, edition)
    # where a translation has other blocks than its source, which T004 tells, P003 tells what is lost
    both = chain(zip(original, translated, strict=False), _of_the_hospital(source_edition, edition))
    return tuple(
        Group(
            rows=tuple(_row(source, source_edition, target, edition, pictures or {}) for source, target in pairs),
            box=box,
        )
        for (_, box), pairs in groupby(both, key=lambda pair: (pair[0].frame, pair[0].box))
    )


def bilingual_words(edition: Edition) -> tuple[str, ...]:
    """The words of each block of one side, by which a leaflet in two languages is looked through."""
    document, fill = parse(edition.text), filling(edition)
    explain = in_full(edition.words["term_explained"])
    told = [runs(document.title), *(block.runs for block in walk(document.lead))]
    for section in map(weighed, document.sections):
        if section.id not in _posters(edition.kind):
            told += [section.title, *(block.runs for block in walk(_in_full(section, edition)))]
    for section in _sections_of_the_hospital(edition):
        told += [section.title, *(block.runs for block in walk(section.blocks))]
    bare = (changed(changed(given, _bare), explain) for given in told)
    return tuple(words for given in bare if (words := said(changed(given, fill), pictures=False)))


def about_side_by_side(edition: Edition, source_edition: Edition) -> Group:
    """The about box of the source beside that of the translation: heading, facts, notes, and that it is a draft."""
    editions = {"source": source_edition, "target": edition}
    facts = {
        side: Markup(" · ").join(
            Markup("<b>{}{}</b>{}{}").format(label, e.language.mark, e.language.gap, value)
            for label, value in [*about_rows(e), *interests(e)]
        )
        for side, e in editions.items()
    }
    notes = {side: escape(as_paragraph(*about_notes(each))) for side, each in editions.items()}
    heading = {side: each.words.marked("about") for side, each in editions.items()}
    why = {side: each.words.marked("draft_why") for side, each in editions.items()}
    told = [("h2", heading), ("p", facts), ("p", notes), *([("alarm", why)] if edition.draft else [])]
    return Group(rows=tuple(Row(role=role, source=both["source"], target=both["target"]) for role, both in told))


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A block of one language, before it is filled in, and where it stands."""

    role: str
    runs: tuple[Run, ...]
    head: tuple[Run, ...] = ()
    frame: int = 0  # the line where the outermost box around it begins
    box: tuple[str, ...] = ()  # the names of that box
    depth: int = 0
    bullet: str = ""
    number: int = 1

    def html(self, edition: Edition, pictures: Pictures) -> Markup:
        fill = filling(edition)

        def drawn(run: Run) -> Iterable[Run]:
            if run.kind != "image":
                return (run,)
            return (replace(run, target=picture(run.target.removeprefix("images/"), edition, pictures)),)

        head, words = (changed(changed(changed(given, _bare), fill), drawn) for given in (self.head, self.runs))
        return Markup(inline_html(headed(head, words, edition.language)))


def _row(source: _Line, english: Edition, target: _Line, edition: Edition, pictures: Pictures) -> Row:
    return Row(
        role=source.role,
        source=source.html(english, pictures),
        target=target.html(edition, pictures),
        depth=source.depth,
        bullet=source.bullet,
        number=source.number,
        pictured=any(run.target.startswith("icons.") for run in source.runs[:1]) or pictured(source.runs),
    )


def _explained(text: str, edition: Edition) -> Iterator[_Line]:
    """The lines of a text, each short form told in full where it first stands."""
    explain = in_full(edition.words["term_explained"])
    return (replace(line, runs=changed(line.runs, explain)) for line in _lines(text, edition))


def _lines(text: str, edition: Edition) -> Iterator[_Line]:
    document = parse(text)
    if document.title:
        yield _Line(role="h1", runs=runs(document.title))
    yield from _told(document.lead, _Line(role="p", runs=()))
    warnings = {rule.id for rule in edition.kind.sections if rule.panel == "warning"}
    for section in map(weighed, document.sections):
        if section.id not in _posters(edition.kind):
            yield _Line(role="h2", runs=section.title)
            around = _Line(role="p", runs=(), box=("warning",) if section.id in warnings else ())
            for line in _told(_in_full(section, edition), around):
                yield line if line.frame else replace(line, box=())


def _of_the_hospital(source: Edition, edition: Edition) -> Iterator[tuple[_Line, _Line]]:
    """The lines of the sections that are the same for all topics, of one language beside the other's."""
    bare = _Line(role="p", runs=())
    for both in zip(_sections_of_the_hospital(source), _sections_of_the_hospital(edition), strict=True):
        lines = ((_Line(role="h2", runs=each.title), *_told(each.blocks, bare)) for each in both)
        yield from zip_longest(*lines, fillvalue=bare)


def _sections_of_the_hospital(edition: Edition) -> Iterator[Section]:
    """Contacts, formats, feedback; not how to ask in other languages than these two."""
    for rule in edition.kind.sections:
        section = hospital_section(rule.id, edition, ()) if rule.origin == "hospital" else None
        if section is not None:
            yield section


def _in_full(section: Section, edition: Edition) -> tuple[Block, ...]:
    """The text of a section, its chances and photographs told in full."""
    return with_credits(with_chances(marked(section.blocks, meanings(parse(edition.text))), edition), edition)


def _posters(kind: Kind) -> set[str]:
    return {rule.id for rule in kind.sections if rule.panel == "poster"}


def _told(blocks: Iterable[Block], around: _Line) -> Iterator[_Line]:
    """The lines of blocks; `around` tells the box and the depth that they stand in."""
    for block in blocks:
        if block.kind == "table":
            yield from _rows(block, columns(block), around)
            continue
        inside = around
        if block.kind == "box" and not around.frame:
            inside = replace(around, frame=block.line, box=(*block.box, *around.box))
        if block.kind == "list":
            yield from _items(block, around)
            continue
        if block.words:
            yield replace(inside, role=_role(block), runs=block.runs)
        yield from _told(block.children, inside)


def _items(block: Block, around: _Line) -> Iterator[_Line]:
    """The items of a list, each with its bullet or number, and all inside them one step further in."""
    for number, item in enumerate(block.children, start=block.start):
        if item.words:
            bullet = "ol" if block.ordered else "ul"
            yield replace(around, role="li", runs=item.runs, bullet=bullet, number=number)
        yield from _told(item.children, replace(around, depth=around.depth + 1))


def _rows(table: Block, heads: Sequence[tuple[Run, ...]], around: _Line) -> Iterator[_Line]:
    for row in table.children:
        for column, cell in enumerate(() if row.header else row.children):
            if cell.words:
                role, head = "td" if column else "row", heads[column] if column < len(heads) else ()
                yield replace(around, role=role, runs=cell.runs, head=head, bullet="ul" if column else "")


def _role(block: Block) -> str:
    if block.kind == "heading":
        return f"h{block.level}"
    return {"definition": "dd", "term": "dt", "title": "title"}.get(block.kind, "p")


def _bare(run: Run) -> Iterable[Run]:
    """Words and pictures without links, but where these lead outside, and without marks of sources."""
    if run.kind == "link":
        return (*run.children, *behind(run))
    return () if run.target.startswith("fact.") else (run,)
