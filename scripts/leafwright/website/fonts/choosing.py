"""Which characters pages show in which typeface.

Every typeface is a family of its own, and every language names those it is set in, in order: so a page may hold
words of many languages, two of one script among them (Arabic in Naskh, Urdu in Nastaliq), and each keeps its face.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from pathlib import Path
from unicodedata import category, normalize

from fontTools.ttLib import TTFont

from leafwright.model import Language
from leafwright.website.fonts.cutting import Cut
from leafwright.website.fonts.remembering import while_the_same
from leafwright.website.fonts.shaping import shapes
from leafwright.website.fonts.slicing import LARGE, slices
from leafwright.website.fonts.standing_in import StandIn, stand_ins

ASCII = "".join(map(chr, range(0x20, 0x7F)))
"""What a page may show whatever it holds: readers type into the search box."""
# Vowels of Thai and Lao that are drawn as two signs: browsers use a font whose rule names all three. Those of other
# scripts Unicode tells.
_DRAWN = {0x0E33: frozenset((0x0E4D, 0x0E32)), 0x0EB3: frozenset((0x0ECD, 0x0EB2))}
_WEIGHTS = {400: "400Regular", 700: "700Bold"}


@dataclass(frozen=True)
class Passage:
    """What pages show in a language: their texts, and of each those words that are bold."""

    language: Language
    texts: tuple[str, ...]
    bold: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What to cut, the families of each language, by tag, in order of preference, and for which browsers draw bold.

    `enlarged` are families that are shown larger than their files say, as on paper; `stand_ins` fonts of the device
    until ours are there, by family.
    """

    cuts: tuple[Cut, ...]
    stacks: Mapping[str, tuple[str, ...]]
    emboldened: frozenset[str] | set[str] = frozenset()
    enlarged: Mapping[str, float] = field(default_factory=dict)
    stand_ins: Mapping[str, Sequence[StandIn]] = field(default_factory=dict)


@dataclass
class _Shown:
    """What is shown in a family and weight: texts, and their characters that come from it."""

    texts: list[str] = field(default_factory=list)
    characters: list[frozenset[int]] = field(default_factory=list)

    @property
    def all(self) -> frozenset[int]:
        return frozenset().union(*self.characters)


def planned(font_dirs: Sequence[Path], passages: Sequence[Passage], exact: bool = False) -> Plan:
    """Takes folders of TTF files, and what pages show; their own language comes first.

    A character comes from the first family of its language that has it. A language that needs no family beside those
    of the first one is set as that one is, so that a page does not load two faces of one script. `exact`: nothing is
    ever shown but these words, each in its weight.
    """
    stacks = _stacks(passages)
    plain = _shown(font_dirs, [(stacks[each.language.tag], each.texts) for each in passages])
    bold = _shown(font_dirs, [(stacks[each.language.tag], each.bold) for each in passages])
    languages = [passage.language for passage in passages]
    drawn = frozenset() if exact else frozenset(chain.from_iterable(language.drawn_bold for language in languages))
    emboldened = _emboldened(languages, stacks, drawn)
    enlarged = dict(chain.from_iterable(language.enlarged_on_screens for language in languages))
    plan = Plan((), stacks, emboldened, enlarged)
    for family in _joined(*stacks.values()):
        faces = {weight: _source(font_dirs, family, weight) for weight in _WEIGHTS}
        every = plain.get(family, _Shown()), bold.get(family, _Shown())
        cuts = _exactly(family, faces, *every) if exact else _freely(family, faces, *every, family in drawn)
        plan = _with(plan, family, faces, cuts, family in drawn)
    return plan


def _emboldened(languages: Sequence[Language], stacks: Mapping[str, Sequence[str]], drawn: frozenset[str]) -> set[str]:
    """Tags of the languages whose bold browsers draw: their own, or that of the first language they are set as."""
    main = languages[0].fonts
    return {each.tag for each in languages if drawn.intersection(main if stacks[each.tag] == main else each.fonts)}


def _with(plan: Plan, family: str, faces: Mapping[int, Path], cuts: Iterable[Cut], drawn: bool) -> Plan:
    """A plan with the cuts of one family more, where it shows anything, and with what stands in for it."""
    shown = tuple(cut for cut in cuts if cut.shown)
    if not shown:
        return plan
    seen = dict.fromkeys(faces, faces[400]) if drawn else faces
    near = stand_ins(family, seen, plan.enlarged.get(family, 1))
    return replace(plan, cuts=(*plan.cuts, *shown), stand_ins={**plan.stand_ins, family: near})


def _stacks(passages: Sequence[Passage]) -> dict[str, tuple[str, ...]]:
    """The families of each language, by tag."""
    main = passages[0].language.fonts
    languages = {each.language.tag: each.language.fonts for each in passages}
    return {tag: main if set(own) <= set(main) else _joined(own, main) for tag, own in languages.items()}


def _shown(font_dirs: Sequence[Path], passages: Iterable[tuple[Sequence[str], Sequence[str]]]) -> dict[str, _Shown]:
    """What is shown in each family; takes texts with the families of their language."""
    found: dict[str, _Shown] = {}
    for stack, texts in passages:
        held = {family: _characters(_source(font_dirs, family, 400)) for family in stack}
        for text in texts:
            for family, characters in _parted(held, text):
                shown = found.setdefault(family, _Shown())
                shown.texts.append(text)
                shown.characters.append(characters)
    return found


def _exactly(family: str, faces: Mapping[int, Path], plain: _Shown, bold: _Shown) -> Iterable[Cut]:
    """What is shown in each weight, and nothing else."""
    for weight, shown in ((400, plain), (700, bold)):
        yield Cut(family, faces[weight], weight, shown.all, shapes=shapes(faces[weight], shown.texts))


def _freely(family: str, faces: Mapping[int, Path], plain: _Shown, bold: _Shown, drawn: bool) -> Iterable[Cut]:
    """What is shown, and what readers may type. `drawn`: browsers draw its bold themselves.

    Of a family with few characters the bold weight holds all of them too, since letters join only within one face. Of
    a large one it holds what is bold somewhere; where that falls short, the regular one stands in.
    """
    every = plain.all | bold.all
    if len(every) <= LARGE:
        yield Cut(family, faces[400], 400, every)
        if bold.texts and not drawn:
            yield Cut(family, faces[700], 700, every)
        return
    regular = slices([*plain.characters, *bold.characters])
    if drawn:
        for number, piece in enumerate(regular, 1):
            yield Cut(family, faces[400], 400, piece, number)
        return
    # of two rules for a character the later one counts
    for weight, face, pieces in ((400, 400, regular), (700, 400, regular), (700, 700, slices(bold.characters))):
        for number, piece in enumerate(pieces, 1):
            yield Cut(family, faces[face], weight, piece, number)


def _joined(*families: Iterable[str]) -> tuple[str, ...]:
    """Families in order, each once."""
    return tuple(dict.fromkeys(family for each in families for family in each))


def _parted(held: Mapping[str, frozenset[int]], text: str) -> Iterable[tuple[str, frozenset[int]]]:
    """The characters of a text by the family that shows them: the first that holds it, of those by their characters."""
    wanted = frozenset(map(ord, text))
    wanted = wanted.union(*(_drawn()[sign] for sign in wanted & _drawn().keys()))
    for family, characters in held.items():
        shown = wanted & characters
        if shown:
            yield family, shown
            wanted -= shown


@cache
def _drawn() -> dict[int, frozenset[int]]:
    """Vowels that are drawn as more than one sign, and as which."""
    marks = (sign for sign in range(0x300, 0x12000) if category(chr(sign)).startswith("M"))
    parts = {sign: frozenset(map(ord, normalize("NFD", chr(sign)))) for sign in marks}
    return {sign: drawn for sign, drawn in parts.items() if len(drawn) > 1} | _DRAWN


def _source(font_dirs: Sequence[Path], family: str, weight: int) -> Path:
    """The file of a family and weight: in the first folder that has it."""
    name = f"{family.replace(' ', '')}_{_WEIGHTS[weight]}.ttf"
    return next((path for each in font_dirs if (path := each / name).exists()), font_dirs[0] / name)


@while_the_same
def _characters(source: Path) -> frozenset[int]:
    """Takes a font's file; returns the characters it has."""
    with TTFont(source, lazy=True) as font:
        return frozenset(font.getBestCmap())
