"""Pieces of Markdown, as they were cut, into a tree of blocks by how far each is indented."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from leafwright.text.blocks import STEP, Block
from leafwright.text.inline import Run, runs
from leafwright.text.segments import Piece

_ID = re.compile(r"\{#([a-z][a-z_]*)\}")
_ATTRIBUTES = re.compile(r"(?:\A|\n)[ \t]*\{:([^{}\n]*)\}[ \t]*\Z")
_DEEPEST = 40
_BOX = re.compile(r'(!!!|\?\?\?\+?|===!?\+?)[ \t]*([\w \t-]*?)[ \t]*(?:"|$)')


def blocks_of(pieces: Iterable[Piece]) -> tuple[Block, ...]:
    """The blocks of a text that was cut into pieces, front matter left out."""
    tree = _Tree()
    for unit in _units(pieces):
        tree.add(unit)
    return tree.root.frozen().children


@dataclass(kw_only=True)
class _Unit:
    """The pieces of one or more whole lines that make one block."""

    pieces: list[Piece]

    @property
    def kind(self) -> str:
        return self.pieces[0].kind

    @property
    def raw(self) -> str:
        return "".join(piece.raw for piece in self.pieces)

    @property
    def words(self) -> str:
        return next((piece.text for piece in self.pieces if piece.role), "")

    @property
    def mark(self) -> str:
        """What stands before the words; all of it where there are none."""
        found = ""
        for piece in self.pieces:
            if piece.role:
                break
            found += piece.raw
        return found


def _units(pieces: Iterable[Piece]) -> Iterator[_Unit]:
    waiting: list[Piece] = []
    for piece in pieces:
        waiting.append(piece)
        if piece.raw.endswith("\n") and not piece.role:
            yield _Unit(pieces=waiting)
            waiting = []
    if waiting:
        yield _Unit(pieces=waiting)


@dataclass(kw_only=True)
class _Node:
    """A block in the making; `inside` is the level of what belongs into it."""

    kind: str
    line: int = 1
    inside: int = 0
    told: dict[str, object] = field(default_factory=dict)
    children: list["_Node"] = field(default_factory=list)

    def frozen(self) -> Block:
        children = tuple(child.frozen() for child in self.children)
        return Block(kind=self.kind, line=self.line, children=children, **self.told)  # type: ignore[arg-type]


class _Tree:
    """Takes units one after another, and hangs each where its indent says."""

    def __init__(self) -> None:
        self.root = _Node(kind="root")
        self._open = [self.root]
        self._gap = True
        self._table: _Node | None = None
        self._place: dict[str, Callable[[_Unit, _Node], None]] = {
            "li": self._item,
            "dd": self._definition,
            "title": self._box,
            "th": self._row,
            "td": self._row,
            "p": self._paragraph,
        }

    def add(self, unit: _Unit) -> None:
        if unit.kind in ("blank", "front", "delimiter"):
            self._gap = self._gap or unit.kind == "blank"
            return
        if unit.kind != "td":
            self._table = None
        level = _level(unit.raw)
        while self._open[-1].inside > level:
            self._open.pop()
        self._place.get(unit.kind, self._plain)(unit, self._open[-1])
        self._gap = False

    def _new(self, unit: _Unit, kind: str, inside: _Node, words: str = "", **told: object) -> _Node:
        """A block of a unit, hung into another."""
        attributes = _ATTRIBUTES.search(words) if kind in ("item", "paragraph") else None
        if attributes:
            words, told["attributes"] = words[: attributes.start()], tuple(_attributes(attributes[1]))
        told |= {"words": words, "runs": runs(words), "indent": _indent(unit.raw), "gap": self._gap}
        if self._gap and inside.kind in ("item", "definition") and not inside.children:
            inside.told["loose"] = True
        node = _Node(kind=kind, line=unit.pieces[0].line, told=told)
        inside.children.append(node)
        return node

    def _opened(self, node: _Node, unit: _Unit) -> None:
        """Indented blocks that follow belong into this one."""
        node.inside = _level(unit.raw) + 1
        self._open.append(node)

    def _plain(self, unit: _Unit, here: _Node) -> None:
        """A heading, or something that holds no words to translate."""
        if unit.kind.startswith("h") and unit.kind[1:].isdigit():
            found = _ID.search(unit.pieces[-1].raw + unit.pieces[-2].raw if len(unit.pieces) > 1 else "")
            id_ = found[1] if found else ""
            self._new(unit, "heading", here, unit.words, level=int(unit.kind[1:]), id=id_, marker=unit.mark.strip())
            return
        kind = "code" if unit.kind == "fence" else unit.kind
        text = unit.raw.strip("\n")
        node = self._new(unit, kind, here, marker=unit.kind)
        node.told |= {"words": text, "runs": (Run(kind="raw" if kind == "html" else "text", text=text),)}

    def _paragraph(self, unit: _Unit, here: _Node) -> None:
        quoted = ">" in unit.mark
        self._new(unit, "quote" if quoted else "paragraph", here, unit.words, marker=">" if quoted else "")

    def _item(self, unit: _Unit, here: _Node) -> None:
        marker = unit.mark.strip()
        number = re.match(r"\d+", marker)
        last = here.children[-1] if here.children else None
        if last is None or last.kind != "list" or last.told["ordered"] != bool(number):
            last = self._new(unit, "list", here, ordered=bool(number), start=int(number[0]) if number else 1)
        elif self._gap:
            last.children[-1].told["loose"] = True
        follows = bool(last.children)
        item = self._new(unit, "item", last, unit.words, marker=marker, loose=self._gap and follows)
        self._opened(item, unit)

    def _definition(self, unit: _Unit, here: _Node) -> None:
        last = here.children[-1] if here.children else None
        term = here.children.pop() if last is not None and last.kind == "paragraph" else None
        last = here.children[-1] if here.children else None
        if last is None or last.kind != "definitions":
            last = self._new(unit, "definitions", here)
        if term:
            term.kind = "term"
            last.line = min(last.line, term.line)
            last.children.append(term)
        node = self._new(unit, "definition", last, unit.words, marker=unit.mark.strip(), loose=self._gap)
        self._opened(node, unit)

    def _box(self, unit: _Unit, here: _Node) -> None:
        found = _BOX.match(unit.raw.strip())
        assert found, "what was cut as a box begins as one"
        node = self._new(unit, "box", here, marker=found[1], box=tuple(found[2].split()))
        if unit.words:
            self._new(unit, "title", node, unit.words)
        self._opened(node, unit)

    def _row(self, unit: _Unit, here: _Node) -> None:
        if self._table is None:
            self._table = self._new(unit, "table", here)
        header = unit.kind == "th"
        row = self._new(unit, "row", self._table, header=header)
        for words in _cells(unit.pieces):
            self._new(unit, "cell", row, words, header=header)


def _cells(pieces: Iterable[Piece]) -> list[str]:
    """The words of a row's cells; an empty cell counts, a bar at the edge makes none."""
    cells = [""]
    for piece in pieces:
        if piece.role:
            cells[-1] = piece.text
        elif piece.raw == "|":
            cells.append("")
    edges = "".join(piece.raw for piece in pieces).strip()
    return cells[edges.startswith("|") : len(cells) - (edges.endswith("|") and len(cells) > 1)]


def _level(raw: str) -> int:
    """How far in a line stands; what stands farther in than any text has is taken to stand there."""
    return min(_indent(raw) // STEP, _DEEPEST)


def _indent(raw: str) -> int:
    line = raw.expandtabs(STEP)
    return len(line) - len(line.lstrip(" "))


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    """`.class #id name=value` as pairs."""
    for part in written.split():
        name, _, value = part.partition("=")
        if part.startswith((".", "#")):
            yield "class" if part[0] == "." else "id", part[1:]
        elif value:
            yield name, value.strip("\"'")
