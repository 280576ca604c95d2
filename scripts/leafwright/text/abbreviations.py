"""Short forms of a topic, such as GP: found in its words, and told in full where a reader first meets each."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from leafwright.text.blocks import Block
from leafwright.text.document import Document, Section, rewritten
from leafwright.text.inline import Run, changed, runs, said

_NOT_READ_ON = ("heading", "title")  # what is looked over: it stays as short as it was written
# Chinese, Japanese and Thai write no space around a short form in Latin letters
_LETTER = r"[^\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]"


def meanings(document: Document) -> dict[str, str]:
    """What each short form of a document stands for, as plain words; of two the first counts."""
    return {short: said(runs(meaning)) for short, meaning, _ in reversed(document.abbreviations)}


def marked(blocks: Iterable[Block], known: Mapping[str, str]) -> tuple[Block, ...]:
    """Blocks whose short forms are runs of their own; headings, titles and heads of columns stay as they are."""
    if not known:
        return tuple(blocks)
    alone = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!{_LETTER})(?<!-)({alone})(?!{_LETTER}|-|['’]\w)")

    def change(run: Run) -> Iterable[Run]:
        return _parted(run.text, pattern, known) if run.kind == "text" and pattern.search(run.text) else (run,)

    def inside(block: Block) -> Block:
        if block.kind in _NOT_READ_ON or block.header:
            return block
        return replace(block, runs=changed(block.runs, change), children=tuple(map(inside, block.children)))

    return tuple(map(inside, blocks))


def _parted(words: str, pattern: re.Pattern[str], known: Mapping[str, str]) -> Iterator[Run]:
    for number, part in enumerate(pattern.split(words)):
        if number % 2:
            yield Run(kind="abbreviation", text=part, title=known[part])
        elif part:
            yield Run(kind="text", text=part)


def in_full(explained: str, kept: bool = False) -> Callable[[Run], Iterator[Run]]:
    """A change for runs in the order of reading: the first use of a short form brings what it stands for.

    `explained` is the language's `{term} ({meaning})`. Where they are `kept`, as a page does, short forms stay what
    they are; else they become words.
    """
    told = set[str]()

    def change(run: Run) -> Iterator[Run]:
        if run.kind != "abbreviation":
            yield run
            return
        before, _, after = explained.partition("{term}") if run.text not in told else ("", "", "")
        told.add(run.text)
        around = (Run(kind="text", text=words.format(meaning=run.title)) for words in (before, after))
        yield next(around)
        yield run if kept else Run(kind="text", text=run.text)
        yield next(around)

    return change


def sections_in_full(explained: str, kept: bool = False) -> Callable[[Section], Section]:
    """The same for sections, given in the order of reading."""
    change = in_full(explained, kept)
    return lambda section: rewritten(section, change)
