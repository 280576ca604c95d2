"""Blocks of a document as Markdown again, in one plain form: what MkDocs is given."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from textwrap import indent

from leafwright.text.as_html import buttons_html, html, inline_html
from leafwright.text.blocks import STEP, Block, walk
from leafwright.text.inline import Run, address, picture

Table = Callable[[Block], str]
_SPECIAL = re.compile(r"[\\*_`\[\]]|\{(?!\{)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_START = re.compile(r"(?m)^(\s*)(?:([-+>](?=\s)|#)|(\d+)([.)])(?=\s)|(:)(?=\s)|(!!!|\?\?\?|===))")


def pipes(table: Block) -> str:
    """A table as Markdown writes it, with bars between its cells."""
    return "\n".join(_rows(table))


def markdown(blocks: Iterable[Block], table: Table = pipes) -> str:
    """Blocks as Markdown, a blank line between; `table` writes each table, where not as Markdown does."""
    return "\n\n".join(_block(block, table) for block in blocks)


def inline_markdown(given: Sequence[Run]) -> str:
    """The words of a block as Markdown."""
    return _guarded("".join(map(_run, given)))


def as_words(text: str) -> str:
    """Words that are no Markdown, such as a name, as Markdown that shows each sign of them as it stands."""
    return _guarded(_escaped(text))


def _block(block: Block, table: Table) -> str:
    words = inline_markdown(block.runs)
    if block.kind == "paragraph":
        return words + _attributes(block)
    if block.kind == "heading":
        return f"{'#' * block.level} {words}" + (f" {{#{block.id}}}" if block.id else "")
    if block.kind in ("list", "definitions"):
        return "".join(_items(block)).rstrip("\n")
    if block.kind == "table":
        return table(block)
    if block.kind == "box":
        return _box(block, table)
    if block.kind == "quote":
        return indent(words, "> ")
    if block.kind == "code":
        return html([block])
    if not block.runs:
        return block.words
    return words or "<!-- -->"  # a comment keeps apart what it stands between, and says nothing


def _items(block: Block) -> Iterator[str]:
    """Items of a list, or terms and what they mean; blank lines stand where they stood."""
    for number, item in enumerate(block.children, start=block.start):
        apart = "\n" if number > block.start and (item.gap or item.kind == "term") else ""
        words = inline_markdown(item.runs)
        if item.kind == "term":
            yield f"{apart}{words}\n"
            continue
        mark = ":" if item.kind == "definition" else f"{number}." if block.ordered else "-"
        lines = (words + _attributes(item)).replace("\n", "\n" + " " * STEP)
        gap = "\n" if item.children and item.children[0].gap else ""
        inside = f"{gap}{_inside(item.children)}\n" if item.children else ""
        yield f"{apart}{mark:<{STEP}}{lines}\n{inside}"


def _inside(blocks: Iterable[Block]) -> str:
    """Blocks below what they belong to. No HTML is read there, so a table is written as Markdown does."""
    return indent(markdown(blocks), " " * STEP)


def _rows(table: Block) -> Iterator[str]:
    for row in table.children:
        cells = [inline_markdown(cell.runs).replace("|", "\\|").replace("\n", " ") for cell in row.children]
        yield f"| {' | '.join(cells)} |"
        if row.header:
            yield "|" + "---|" * len(cells)


def _box(block: Block, table: Table) -> str:
    title = next((child for child in block.children if child.kind == "title"), None)
    inside = [child for child in block.children if child is not title]
    if block.box[:1] == ("detail",):
        return _detail(block, title, markdown(inside, table))
    if block.box[:1] == ("values",):
        return _framed(title, _values(inside, table), block.box)
    if table is not pipes and any(each.kind == "table" for each in walk(inside)):
        return _framed(title, [_block(each, table) for each in inside], block.box)
    head = f'!!! {" ".join(block.box)} "{inline_markdown(title.runs) if title else ""}"'
    return "\n\n".join(filter(None, [head, _inside(inside)]))


def _detail(block: Block, title: Block | None, inside: str) -> str:
    """What a page folds away."""
    id_ = f' id="{block.id}"' if block.id else ""
    summary = inline_html(title.runs) if title else ""
    return f'<details class="detail"{id_} markdown="1">\n<summary>{summary}</summary>\n\n{inside}\n\n</details>'


def _framed(title: Block | None, inside: Iterable[str], box: Iterable[str]) -> str:
    """A box as HTML around Markdown: what stands in it can be HTML too."""
    told = [f"{inline_markdown(title.runs)}\n{{: .admonition-title }}"] if title else []
    return "\n\n".join([f'<div class="admonition {" ".join(box)}" markdown="1">', *told, *inside, "</div>"])


def _values(inside: Iterable[Block], table: Table) -> Iterator[str]:
    """Points to weigh, each a group of buttons named by its words."""
    for block in inside:
        yield from [_point(item) for item in block.children] if block.kind == "list" else [_block(block, table)]


def _point(item: Block) -> str:
    words = inline_markdown([run for run in item.runs if run.kind != "scale"]).strip()
    scales = "".join(buttons_html(run) for run in item.runs if run.kind == "scale")
    return f'<fieldset markdown="1">\n<legend markdown="span">{words}</legend>\n\n{scales}\n\n</fieldset>'


def _attributes(block: Block) -> str:
    """What stands in braces behind words, on a line of its own."""
    said = " ".join(f".{value}" if name == "class" else f'{name}="{value}"' for name, value in block.looks)
    return f"\n{{: {said} }}" if said else ""


def _run(run: Run) -> str:
    inside = "".join(map(_run, run.children))
    match run.kind:
        case "strong":
            return f"**{inside}**"
        case "emphasis":
            return f"*{inside}*"
        case "link":
            title = f' "{escape(run.title)}"' if run.title else ""
            return f"[{inside}]({address(run.target)}{title})"
        case "image" if run.title:
            return inline_html([run])
        case "image":
            return f"![{_escaped(run.text)}]({picture(run.target)})"
        case "code":
            return inline_html([run])
        case "abbreviation":
            return f'<abbr title="{_in_attribute(run.title)}">{_escaped(run.text)}</abbr>'
        case "raw" if run.text.lstrip().startswith("<!--"):
            return ""
        case "break":
            return "  \n"
        case "html" | "macro":
            return run.text
    return _escaped(run.text)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: {"<": "&lt;", "&": "&amp;"}.get(found[0], "\\" + found[0]), text)


def _in_attribute(text: str) -> str:
    """Words for an attribute that MkDocs reads inside a line, where it would take marks of Markdown for such."""
    return "".join(sign if sign.isalnum() or sign == " " else f"&#{ord(sign)};" for sign in text)


def _guarded(words: str) -> str:
    """Words whose lines begin no block: what looks like a mark of one is written so that it is not."""

    def plain(found: re.Match[str]) -> str:
        if found[3]:
            return f"{found[1]}{found[3]}\\{found[4]}"
        sign = found[2] or found[5] or found[6]
        return f"{found[1]}&#{ord(sign[0])};{sign[1:]}"

    return _START.sub(plain, words)
