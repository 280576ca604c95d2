"""The words of a block into runs: text, emphasis, links, pictures, macros, each with what it takes to show it."""

import functools
import html
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from leafwright.text.macros import MACRO

CHANCE = "chance"  # the title of a picture whose words stand beside it: they are not told twice
ANOTHER = "another"  # the title of a mark of a source right behind one
BEHIND = "behind"  # that of one right behind a figure, which it must not seem to go on
_AFTER_A_FACT = re.compile(r"\{\{\s*fact\.[\w-]+\s*\}\}$")
_AFTER_A_FIGURE = re.compile(r"\d[%*_)]*$")
_TAG = re.compile(r"<[^>]*>")
_OURS = re.compile(r'</?(?:span|bdi|sup)(?: (?:lang|dir|class)="[\w -]*")*>|<br>')
_LEADS = re.compile(r"(?:https?://|mailto:|tel:|#|[\w.~/-]*(?:#|$))[^\s<>\"'\\]*")
_PICTURE = re.compile(r"(?:\.\./|topics/)?images/[\w.-]+|data:image/[\w+.-]+;base64,[\w+/=]*")
_NESTING = {"strong_open": "strong", "em_open": "emphasis", "link_open": "link"}


@dataclass(frozen=True, kw_only=True)
class Run:
    """A part of a line. `kind`: text, strong, emphasis, link, image, macro, code, html, raw, break, scale
    or abbreviation.

    HTML is ours: it comes from a macro, or is one of the few tags that only name a language. Any other tag that
    somebody wrote is raw: a finding, and shown as words whatever becomes of the finding.

    `text` are its words as they are read, the alternative of an image, or a macro or HTML as written; `target` is
    where a link leads, the file of an image, or the name of a macro (`phone.ward`).
    An abbreviation, which `text/abbreviations.py` finds, has what it stands for as its title.
    A scale, which `text/values.py` adds, holds the words at its ends; its `title` names it on a page.
    """

    kind: str
    text: str = ""
    target: str = ""
    title: str = ""
    children: tuple["Run", ...] = ()


Change = Callable[[Run], Iterable[Run]]
"""Takes a run whose children have been changed already, and gives what stands in its place."""


@functools.lru_cache(16_384)
def runs(words: str) -> tuple[Run, ...]:
    """The words of a block, cut into runs; never raises, since any text is Markdown of some kind."""
    (line,) = _PARSER.parseInline(str(words))  # of HTML too: its parts are none before they are escaped
    return tuple(_nested(iter(line.children or ())))


def changed(given: Sequence[Run], change: Change) -> tuple[Run, ...]:
    """Runs with each, from the inside out, replaced by what `change` gives for it."""
    new = [each for run in given for each in change(_inside(run, change))]
    # most runs stay what they are, and what stays need not be made again
    same = len(new) == len(given) and all(map(operator.is_, new, given))
    return tuple(given) if same else tuple(new)


def _inside(run: Run, change: Change) -> Run:
    """A run with its children changed."""
    children = changed(run.children, change)
    return run if children is run.children else replace(run, children=children)


def every(given: Sequence[Run]) -> Iterator[Run]:
    """All runs, those inside others after them."""
    for run in given:
        yield run
        yield from every(run.children)


def lined(given: Sequence[Run], line: int) -> Iterator[tuple[Run, int]]:
    """All runs, each with its line; `line` is that of the first."""
    for run in given:
        yield run, line
        yield from lined(run.children, line)
        line += said((run,)).count("\n")


def address(target: str) -> str:
    """Where a link leads, where that is somewhere a page or leaflet may lead to; else nowhere."""
    return target.replace("(", "%28").replace(")", "%29") if _LEADS.fullmatch(target) else "#"


def picture(target: str) -> str:
    """Where the file of a picture lies, where it is one of ours or stands inside the address; else nowhere."""
    return target if _PICTURE.fullmatch(target) else "#"


def said(given: Sequence[Run], pictures: bool = True, sources: bool = True) -> str:
    """The words of runs as a reader hears them: no marks of emphasis, no addresses, pictures by their alternative.

    The numbers of sources are among them only where `sources` are told.
    """

    def words(run: Run) -> str:
        if not sources and run.target.startswith("fact."):
            return ""
        if run.kind == "html":
            return html.unescape(_TAG.sub("", run.text))
        if run.kind == "raw" and run.text.lstrip().startswith("<!--"):
            return ""
        if run.kind == "image" and (not pictures or run.title == CHANCE):
            return ""
        return run.text + said(run.children, pictures, sources)

    return "".join(map(words, given))


def _nested(tokens: Iterator[Token]) -> Iterator[Run]:
    """Tokens up to the end of what they stand in, as runs."""
    for token in tokens:
        if token.nesting < 0:
            return
        run = _around(token, tokens) if token.type in _NESTING else _single(token)
        if run.kind != "text" or run.text:
            yield run


def _around(token: Token, tokens: Iterator[Token]) -> Run:
    """Emphasis or a link that a token opens, with the runs inside it taken from the tokens behind."""
    inside = tuple(_nested(tokens))
    return Run(kind=_NESTING[token.type], target=_told(token, "href"), title=_told(token, "title"), children=inside)


def _single(token: Token) -> Run:
    """A token that holds no others."""
    match token.type:
        case "image":
            alternative = said(tuple(_nested(iter(token.children or ()))))
            return Run(kind="image", text=alternative, target=_told(token, "src"), title=_told(token, "title"))
        case "macro":
            return Run(kind="macro", text=token.content, target=token.info, title=token.markup)
        case "code_inline":
            return Run(kind="code", text=token.content)
        case "html_inline":
            return Run(kind="html" if _OURS.fullmatch(token.content) else "raw", text=token.content)
        case "hardbreak":
            return Run(kind="break", text="\n")
        case "softbreak":
            return Run(kind="text", text="\n")
        case _:
            return Run(kind="text", text=token.content)


def _told(token: Token, attribute: str) -> str:
    return str(token.attrGet(attribute) or "")


def _macro(state: StateInline, silent: bool) -> bool:
    """A macro is one token, so that no mark inside its name is taken for Markdown."""
    found = MACRO.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("macro", "", 0)
        token.content, token.info = found[0], ".".join(filter(None, found.groups()))
        token.markup = _place(state.src[: state.pos]) if found[1] == "fact" else ""
    state.pos = found.end()
    return True


def _place(before: str) -> str:
    """Where a mark of a source stands, by what is before it."""
    return ANOTHER if _AFTER_A_FACT.search(before) else BEHIND if _AFTER_A_FIGURE.search(before) else ""


def _stars(state: StateInline, silent: bool) -> bool:
    """Stars open and close emphasis wherever no space stands inside them.

    CommonMark asks for a space or sign outside too, which Chinese does not write: **重要：**请 would print its stars.
    """
    if silent or state.src[state.pos] != "*":
        return False
    scanned = state.scanDelims(state.pos, True)
    before, after = state.src[state.pos - 1 : state.pos], state.src[state.pos + scanned.length :][:1]
    opens, closes = bool(after.strip()), bool(before.strip())
    for _ in range(scanned.length):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(
            Delimiter(ord("*"), scanned.length, len(state.tokens) - 1, -1, opens, closes)
        )  # fmt: skip
    state.pos += scanned.length
    return True


_PARSER = MarkdownIt("commonmark")
_PARSER.inline.ruler.before("emphasis", "stars", _stars)
_PARSER.inline.ruler.before("escape", "macro", _macro)
