"""A topic begun from a letter: what is guessed stands in its section, all else whole and in order at the end."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from leafwright.checks.content.c001_sections_are_complete import UNPLACED
from leafwright.model import Project
from leafwright.scaffold.topic import Given, new_topic
from leafwright.scaffold.word.guessing import guess
from leafwright.scaffold.word.inside import begun
from leafwright.scaffold.word.pieces import Letter, Piece
from leafwright.scaffold.word.writing import grouped, heading, named, written

_PLACE = """\
## Not yet placed {{#{place}}}

<!-- No section was guessed for these words of {file}. Move each to where it belongs, then take this heading out. -->

{words}
"""


@dataclass(frozen=True)
class Begun:
    """The text of a new topic, its pictures by the names of their files, and what is to be told of it."""

    text: str
    pictures: dict[str, bytes] = field(default_factory=dict)
    guessed: tuple[tuple[str, str], ...] = ()  # a heading of the letter, and the section it went to
    unplaced: tuple[str, ...] = ()  # what stands at the end, by its headings
    told: Counter[str] = field(default_factory=Counter)


def begin(project: Project, slug: str, kind: str, letter: Letter, file: str) -> Begun:
    """A topic from a letter; `file` names it. Raises ValueError, with what to do, for a bad name or kind."""
    new_topic(project, slug, kind)  # the name and kind are looked at before anything is made of the letter
    title, subtitle, pieces, level = _titled(letter.pieces)
    names = named([*pieces, *letter.beside], slug)
    files = {picture.data: name for name, picture in names.items()}
    sections: dict[str, tuple[str, str]] = {}
    guessed: list[tuple[str, str]] = []
    unplaced: list[tuple[str, str]] = []

    def means(head: Piece | None) -> str:
        if head is None:
            return ""
        own = project.kinds[kind]
        return guess(head.words, own.sections, project.sought.get(project.source.tag), f"{own.name} {title}")

    for head, below in _parts(pieces, level, means):
        id_, words = means(head), written(below, files)
        if head is None or not id_:
            unplaced.append((head.words if head else "", words))
            continue
        guessed.append((head.words, id_))
        if id_ in sections:
            own, before = sections[id_]
            sections[id_] = own, _joined(before, f"### {heading(head.words)}", words)
        else:
            sections[id_] = heading(head.words), words
    if letter.beside:
        unplaced.append(("Text boxes and notes", written(letter.beside, files)))
    given = Given(heading(title), begun(subtitle), sections, end(unplaced, file))
    return Begun(
        text=new_topic(project, slug, kind, given),
        pictures={name: picture.data for name, picture in names.items()},
        guessed=tuple(guessed),
        unplaced=tuple(head or "what stands before the first heading" for head, _ in unplaced),
        told=letter.told,
    )


def _parts(
    pieces: list[Piece], level: int, means: Callable[[Piece | None], str]
) -> Iterator[tuple[Piece | None, list[Piece]]]:
    """The parts of a letter, each with its heading; one that means nothing is parted at the headings inside it, where
    one of those means a section: many letters have some headings by style and others only typed in bold."""
    for head, below in grouped(pieces, level):
        inner = min((piece.level for piece in below if piece.kind == "heading"), default=0)
        inside = grouped(below, inner) if inner and not means(head) else []
        if not any(means(each) for each, _ in inside):
            yield head, below
            continue
        before = [] if inside[0][0] else inside.pop(0)[1]
        if head or before:
            yield head, before
        yield from inside


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def end(unplaced: list[tuple[str, str]], file: str) -> str:
    """The marked place with all that has none yet, each part below its heading; empty where all has."""
    parts = [_joined(f"### {heading(head)}" if head else "", words) for head, words in unplaced]
    name = "".join(sign for sign in file if sign.isalnum() or sign in " ._")
    return _PLACE.format(place=UNPLACED, file=name, words=_joined(*parts)) if unplaced else ""


def _titled(pieces: list[Piece]) -> tuple[str, str, list[Piece], int]:
    """The title and subtitle of a letter, all other pieces, and the level of its headings that begin a part."""
    title = _title(pieces)
    subtitle = next((piece for piece in pieces if title and piece.kind == "subtitle"), None)
    left = [piece for piece in pieces if piece is not title and piece is not subtitle]
    level = min((piece.level for piece in left if piece.level and piece.kind == "heading"), default=0)
    return _words(title), _words(subtitle), [_inside(piece, level) for piece in left], level


def _words(piece: Piece | None) -> str:
    return piece.words if piece else ""


def _inside(piece: Piece, level: int) -> Piece:
    """A piece; behind styled headings one that is only typed in bold is a heading inside a part."""
    return replace(piece, level=9) if level and piece.kind == "heading" and not piece.level else piece


def _title(pieces: list[Piece]) -> Piece | None:
    """What a letter is called: by its style, or as a heading that is the first and the only one of its level."""
    if titles := [piece for piece in pieces if piece.kind == "title"]:
        return titles[0]
    heads = [piece for piece in pieces if piece.kind == "heading"]
    if len(heads) < 2 or pieces[0] is not heads[0]:
        return None
    alone = not heads[0].level or heads[0].level not in [piece.level for piece in heads[1:]]
    return heads[0] if alone else None
