"""Cut Markdown into the words to translate and everything else, and put it together again.

The cut is lossless: joining the pieces gives the same text, character for character. Only the words
of a block (heading, paragraph, list item, table cell, title of a box) are a segment; markers, section
ids, indents, code, raw HTML and front matter stay where they are, so no translator can break them.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """A run of the text. `role` is empty for what is kept as it is, else the kind of block (h2, p, li …).

    `kind` is what its line belongs to: the role of the block, also for a mark around its words, or what is kept.
    """

    raw: str
    role: str = ""
    line: int = 1
    indent: str = ""
    kind: str = ""

    @property
    def text(self) -> str:
        """The words as a translator sees them: continuation lines without their indent."""
        return self.raw.replace("\n" + self.indent, "\n") if self.indent else self.raw

    def with_text(self, text: str) -> str:
        """The block's source with `text` in place of its words; unchanged words give unchanged bytes."""
        return self.raw if text == self.text else text.replace("\n", "\n" + self.indent)


_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_BLANK = re.compile(r"[ \t>]*\r?$")
_HEADING = re.compile(r"([ ]{0,3}#{1,6}[ \t]+)(.*?)((?:[ \t]+#+)?(?:[ \t]*\{[:#.][^}]*\})?[ \t]*)$")
_BOX = re.compile(r"([ \t]*(?:!!!|\?\?\?\+?|===!?\+?)[ \t]+(?:[\w-]+(?:[ \t]+[\w-]+)*[ \t]+)?\")(.*)(\"[ \t]*)$")
_BOX_UNTITLED = re.compile(r"[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w -]+$")
_ITEM = re.compile(r"([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)(.*)$")
_DEFINITION = re.compile(r"([ \t]*(?::[ \t]{1,3}|\[\^[^\]]+\]:[ \t]*))(.*)$")
_REFERENCE = re.compile(r"[ ]{0,3}\[[^\]^][^\]]*\]:")
_ABBREVIATION = re.compile(r"([ ]{0,3}\*\[)(.+?)(\]:[ \t]+)(\S.*?)([ \t]*)$")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_HTML = re.compile(r"[ \t]*<(?![A-Za-z][\w.+-]*[:@])[a-zA-Z/!?]")  # <https://…> is an address
_DELIMITER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL_BAR = re.compile(r"(?<!\\)\|")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
# "none" is what nobody paid and nobody has to declare: a word of the interface says it
_FRONT_WORDS = re.compile(r"((search_terms|funding|conflicts):[ \t]+)(?!none[ \t]*(?:#.*)?$)([^\s\"'\[|>].*)$")
FRONT_ROLES = ("search_terms", "funding", "conflicts")  # of segments that stand above the words of a topic
APART = (*FRONT_ROLES, "abbreviation", "meaning")  # of those that no section shows where they stand


@functools.lru_cache(64)  # a topic is cut again for each language
def cut(text: str) -> tuple[Piece, ...]:
    """Cut Markdown `text` into pieces; `"".join(p.raw for p in cut(text)) == text` always holds."""
    return tuple(piece for piece in _Cutter(text).pieces() if piece.raw)


def segments(text: str) -> list[Piece]:
    """Only the pieces that hold words, in reading order."""
    return [piece for piece in cut(text) if piece.role]


def join(pieces: Iterable[Piece], translate: Callable[[Piece], str]) -> str:
    """Put the pieces together, with the words `translate` gives for each segment."""
    return "".join(p.with_text(translate(p)) if p.role else p.raw for p in pieces)


class _Cutter:
    """Walks the lines once; a paragraph or item runs on until a line that starts another block."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.at = 0
        self.nested = False  # inside a list item, a box or a definition, indented text is words, not code

    def pieces(self) -> Iterator[Piece]:
        yield from self._front_matter()
        while self.at < len(self.lines):
            line = self._line()
            if kept := self._kept(line):
                yield self._keep(*kept)
            elif self._is_table():
                yield from self._table()
            else:
                yield from self._written(line)

    def _kept(self, line: str) -> tuple[int, str] | None:
        """How many lines from here hold no words to translate, and what they are."""
        if _BLANK.match(line):
            return 1, "blank"
        if _FENCE.match(line):
            return self._fence_length(), "fence"
        if line.startswith(("    ", "\t")) and not self.nested:
            return 1, "code"
        if _HTML.match(line):
            return self._until_blank(), "html"
        if _REFERENCE.match(line) and not (self.nested and line[:1] in " \t"):
            return 1, "reference"
        if _BOX_UNTITLED.match(line):
            self.nested = True
            return 1, "title"
        return (1, "rule") if _RULE.match(line) else None

    def _written(self, line: str) -> Iterator[Piece]:
        """A block of words."""
        if match := _HEADING.match(line):
            self.nested = False
            yield from self._parts(match, f"h{len(match[1].strip())}")
        elif match := _BOX.match(line):
            self.nested = True
            yield from self._parts(match, "title")
        elif match := _ABBREVIATION.match(line):
            self.nested = False
            yield from self._parts(match, "abbreviation", "", "meaning", "")
        elif match := _ITEM.match(line) or _DEFINITION.match(line):
            self.nested = True
            yield from self._block(match[1], "li" if _ITEM.match(line) else "dd")
        else:
            prefix = re.match(r"[ \t]*(?:>[ \t]?)*", line)
            self.nested = self.nested and line[:1] in " \t"
            yield from self._block(prefix[0] if prefix else "", "p")

    def _line(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.lines[index].removesuffix("\r") if index < len(self.lines) else ""

    def _end(self, index: int) -> str:
        """What ends a line: nothing after the last."""
        return "\n" if index < len(self.lines) - 1 else ""

    def _keep(self, count: int, kind: str) -> Piece:
        count = min(count, len(self.lines) - self.at)
        raw = "".join(self.lines[i] + self._end(i) for i in range(self.at, self.at + count))
        piece = Piece(raw, line=self.at + 1, kind=kind)
        self.at += count
        return piece

    def _front_matter(self) -> Iterator[Piece]:
        if self._line() != "---" or "---" not in [line.rstrip() for line in self.lines[1:]]:
            return
        yield self._keep(1, "front")
        while self._line().rstrip() != "---":
            if match := _FRONT_WORDS.match(self._line()):
                yield Piece(match[1], line=self.at + 1, kind="front")
                yield Piece(match[3], match[2], self.at + 1, kind="front")
                yield self._newline("front")
            else:
                yield self._keep(1, "front")
        yield self._keep(1, "front")

    def _newline(self, kind: str) -> Piece:
        """The end of a line whose words were already given."""
        raw = ("\r" if self.lines[self.at].endswith("\r") else "") + self._end(self.at)
        self.at += 1
        return Piece(raw, line=self.at, kind=kind)

    def _parts(self, match: re.Match[str], kind: str, *further: str) -> Iterator[Piece]:
        """A line by the groups of its pattern: a mark, words of its kind, what stands behind them by its roles."""
        for words, role in zip(match.groups(), ("", kind, *(further or ("",))), strict=True):
            yield Piece(words, role if words.strip() else "", self.at + 1, kind=kind)
        yield self._newline(kind)

    def _block(self, prefix: str, role: str) -> Iterator[Piece]:
        """A paragraph or item with the lines that continue it."""
        first, start = self._line()[len(prefix) :], self.at
        body, indents = [first], set()
        while self._continues(start):
            self.at += 1
            line = self._line()
            indent = (re.match(r"[ \t]*(?:>[ \t]?)*", line) or [""])[0]
            indents.add(indent)
            body.append(line[len(indent) :])
        uneven = len(indents) > 1 or any(self.lines[i].endswith("\r") for i in range(start, self.at))
        indent = "" if uneven or not indents else next(iter(indents))
        raw = (
            "\n".join(self.lines[start : self.at + 1]).removesuffix("\r")[len(prefix) :]
            if uneven
            else ("\n" + indent).join(body)
        )
        yield Piece(prefix, line=start + 1, kind=role)
        yield Piece(raw, role if raw.strip() else "", start + 1, indent, role)
        yield self._newline(role)

    def _continues(self, start: int) -> bool:
        """Whether the next line belongs to the block that began on line `start`."""
        if self.at + 1 >= len(self.lines):
            return False
        following = self._line(1)
        if len(_quote(following)) != len(_quote(self.lines[start])):
            return False
        starts = (_BLANK, _FENCE, _HEADING, _BOX, _BOX_UNTITLED, _RULE, _ITEM, _DEFINITION, _HTML, _ABBREVIATION)
        if any(pattern.match(following) for pattern in starts):
            return False
        return not (self._is_table(1))

    def _fence_length(self) -> int:
        opening = _FENCE.match(self._line())
        assert opening
        for ahead in range(1, len(self.lines) - self.at):
            closing = _FENCE.match(self._line(ahead))
            if closing and closing[1].startswith(opening[1]) and not self._line(ahead).strip(" \t>`~"):
                return ahead + 1
        return 1  # a fence that is not closed fences nothing

    def _until_blank(self) -> int:
        """Lines of raw HTML: to the next blank line, or the end of a comment."""
        comment = self._line().lstrip().startswith("<!--")
        for ahead in range(len(self.lines) - self.at):
            line = self._line(ahead)
            if comment and "-->" in line:
                return ahead + 1
            if not comment and _BLANK.match(line):
                return ahead
        return len(self.lines) - self.at

    def _is_table(self, ahead: int = 0) -> bool:
        below = self._line(ahead + 1)
        return "|" in self._line(ahead) and "|" in below and "-" in below and bool(_DELIMITER.match(below))

    def _table(self) -> Iterator[Piece]:
        yield from self._row("th")
        yield self._keep(1, "delimiter")
        while self.at < len(self.lines) and "|" in self._line() and not _BLANK.match(self._line()):
            yield from self._row("td")

    def _row(self, role: str) -> Iterator[Piece]:
        line, number, start = self._line(), self.at + 1, 0
        bars = [match.start() for match in _CELL_BAR.finditer(line)]
        for end in [*bars, len(line)]:
            cell = line[start:end]
            words = cell.strip()
            left = len(cell) - len(cell.lstrip())
            yield Piece(cell[:left] if words else cell, line=number, kind=role)
            if words:
                yield Piece(words, role, number, kind=role)
                yield Piece(cell[left + len(words) :], line=number, kind=role)
            yield Piece(line[end : end + 1], line=number, kind=role)
            start = end + 1
        yield self._newline(role)


def _quote(line: str) -> str:
    """The `>` marks a line begins with, without their spaces."""
    match = _QUOTE.match(line)
    return re.sub(r"[ \t]", "", match[0]) if match else ""
