"""Pieces of a letter as Markdown: lists, tables and pictures as topics have them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from leafwright.scaffold.word.inside import begun
from leafwright.scaffold.word.pictures import Picture
from leafwright.scaffold.word.pieces import Piece

_CAPTIONED = {("caption", "table"), ("caption", "picture"), ("picture", "caption")}
CAPTION = "[what this picture shows]"  # which C031 asks for


def named(pieces: Iterable[Piece], slug: str) -> dict[str, Picture]:
    """The pictures among some pieces by the names of their files; one that stands twice has one."""
    found = dict.fromkeys((piece.picture.data, piece.picture.ending) for piece in pieces if piece.picture)
    return {f"{slug}-{n}.{ending}": Picture(data, ending, "") for n, (data, ending) in enumerate(found, 1)}


def written(pieces: Sequence[Piece], files: Mapping[bytes, str]) -> str:
    """Pieces as Markdown, parted by blank lines; `files` names the file of each picture by its bytes."""
    parts: list[str] = []
    left = list(pieces)
    while left:
        piece = left.pop(0)
        after = left[0].kind if left else ""
        if piece.kind == "item":
            items = [piece]
            while left and left[0].kind == "item" and _same_list(items, left[0]):
                items.append(left.pop(0))
            parts.append(_list(items))
        elif (piece.kind, after) in _CAPTIONED:
            pair = sorted((piece, left.pop(0)), key=lambda each: each.kind == "caption")
            parts.append(_boxed(pair[0], pair[1].words, files))
        else:
            parts.append(_alone(piece, files))
    return "\n\n".join(parts)


def _alone(piece: Piece, files: Mapping[bytes, str]) -> str:
    """A piece that belongs to no other."""
    if piece.kind in ("table", "picture"):
        return _boxed(piece, "", files)
    if piece.kind in ("heading", "title"):
        return f"### {heading(piece.words)}"
    return begun(piece.words)


def heading(words: str) -> str:
    """The words of a heading, of which the end is no mark."""
    return f"{words[:-1]}\\#" if words.endswith("#") else words


def _same_list(items: Sequence[Piece], piece: Piece) -> bool:
    """Whether an item goes on with a list: deeper, or counted as its outer items are."""
    outer = [each for each in items if each.level <= piece.level]
    return not outer or bool(outer[-1].number) == bool(piece.number) or outer[-1].level < piece.level


def _list(items: Sequence[Piece]) -> str:
    """Items below each other, none deeper than one step below that before."""
    lines: list[str] = []
    stack: list[int] = []  # the levels that are open, as the letter numbers them
    for item in items:
        while stack and stack[-1] >= item.level:
            stack.pop()
        sign = f"{item.number}." if item.number else "-"
        lines.append(f"{'    ' * len(stack)}{sign} {begun(item.words)}")
        stack.append(item.level)
    return "\n".join(lines)


def _boxed(piece: Piece, caption: str, files: Mapping[bytes, str]) -> str:
    """A table, in a box where it has a caption; or a picture, always in one."""
    if piece.picture:
        alternative = piece.picture.alternative.replace("\\", "").replace("[", "(").replace("]", ")")
        return f'!!! photo "{caption or CAPTION}"\n\n    ![{alternative}](images/{files[piece.picture.data]})'
    first, *rows = (f"| {' | '.join(row)} |" for row in piece.rows)
    lines = [first, "|" + "---|" * len(piece.rows[0]), *rows]
    return f'!!! table "{caption}"\n\n' + "\n".join(f"    {line}" for line in lines) if caption else "\n".join(lines)


def grouped(pieces: Iterable[Piece], level: int) -> list[tuple[Piece | None, list[Piece]]]:
    """Pieces by the heading of a level above them; what stands before the first has none."""
    count = 0

    def part(piece: Piece) -> int:
        nonlocal count
        count += piece.kind == "heading" and piece.level == level
        return count

    parts = [list(group) for _, group in groupby(pieces, part)]
    return [
        (group[0], group[1:]) if group[0].kind == "heading" and group[0].level == level else (None, group)
        for group in parts
    ]
