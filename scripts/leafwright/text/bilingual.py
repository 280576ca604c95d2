"""An edition beside that of the source language, block by block."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from leafwright.model import Edition, Kind
from leafwright.text.about import about_notes, about_rows, interests
from leafwright.text.as_html import inline_html
from leafwright.text.blocks import Block, walk
from leafwright.text.chances import with_chances
from leafwright.text.document import parse
from leafwright.text.filling import filling
from leafwright.text.hospital import as_paragraph
from leafwright.text.inline import CHANCE, Run, changed, runs, said
from leafwright.text.reshaping import columns, headed
from leafwright.text.values import weighed


def side_by_side(edition: Edition, source_edition: Edition) -> list[dict[str, str]]:
    """Each block of the source beside its translation, as inline HTML, with its role.

    What stands in front matter, the words for a poster and the layers of a section are left out. A cell of a table
    begins with the heading of its column; the first of a row has the role `row`.
    """
    original, translated = _lines(edition.source, source_edition), _lines(edition.text, edition)
    # where a translation has other blocks than its source, which T004 tells, P003 tells what is lost
    return [
        {"role": source.role, "source": source.html(source_edition), "target": target.html(edition)}
        for source, target in zip(original, translated, strict=False)
    ]


def bilingual_words(edition: Edition) -> tuple[str, ...]:
    """The words of each block of one side, by which a leaflet in two languages is looked through."""
    document, fill = parse(edition.text), filling(edition)
    told = [runs(document.title), *(block.runs for block in walk(document.lead))]
    for section in map(weighed, document.sections):
        if section.id not in _posters(edition.kind):
            told += [section.title, *(block.runs for block in walk(with_chances(section.blocks, edition)))]
    return tuple(words for given in told if (words := said(changed(changed(given, _bare), fill))))


def about_side_by_side(edition: Edition, source_edition: Edition) -> list[dict[str, str]]:
    """The about box of the source beside that of the translation: heading, facts, notes."""
    both = {"source": source_edition, "target": edition}
    facts = {
        side: " · ".join(
            f"<b>{label}{e.language.mark}</b>{e.language.gap}{value}"
            for label, value in [*about_rows(e), *interests(e)]
        )
        for side, e in both.items()
    }
    return [
        {"role": "h2", **{side: each.words.marked("about") for side, each in both.items()}},
        {"role": "p", **facts},
        {"role": "p", **{side: as_paragraph(*about_notes(each)) for side, each in both.items()}},
    ]


@dataclass(frozen=True)
class _Line:
    """A block of one language, before it is filled in."""

    role: str
    runs: tuple[Run, ...]
    head: tuple[Run, ...] = ()

    def shown(self, edition: Edition) -> tuple[Run, ...]:
        fill = filling(edition)
        head, words = (changed(changed(given, _bare), fill) for given in (self.head, self.runs))
        return headed(head, words, edition.language)

    def html(self, edition: Edition) -> str:
        return inline_html(self.shown(edition))


def _lines(text: str, edition: Edition) -> Iterator[_Line]:
    document = parse(text)
    if document.title:
        yield _Line("h1", runs(document.title))
    yield from _told(document.lead)
    for section in map(weighed, document.sections):
        if section.id not in _posters(edition.kind):
            yield _Line("h2", section.title)
            yield from _told(with_chances(section.blocks, edition))


def _posters(kind: Kind) -> set[str]:
    return {rule.id for rule in kind.sections if rule.panel == "poster"}


def _told(blocks: Iterable[Block]) -> Iterator[_Line]:
    for block in blocks:
        if block.kind == "table":
            yield from _rows(block, columns(block))
            continue
        if block.words:
            yield _Line(_role(block), block.runs)
        yield from _told(block.children)


def _rows(table: Block, heads: Sequence[tuple[Run, ...]]) -> Iterator[_Line]:
    for row in table.children:
        for column, cell in enumerate(() if row.header else row.children):
            if cell.words:
                yield _Line("td" if column else "row", cell.runs, heads[column] if column < len(heads) else ())


def _role(block: Block) -> str:
    if block.kind == "heading":
        return f"h{block.level}"
    return {"item": "li", "definition": "dd", "title": "title"}.get(block.kind, "p")


def _bare(run: Run) -> Iterable[Run]:
    """Words without links and marks of sources; a picture by its alternative."""
    if run.kind == "link":
        return run.children
    if run.kind == "image" and run.title == CHANCE:
        return ()
    if run.kind == "image":
        return (Run(kind="text", text=run.text),)
    return () if run.target.startswith(("fact.", "icons.")) else (run,)
