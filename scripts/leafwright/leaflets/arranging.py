"""Which sections stand on which panel of a folded leaflet, as its format names them."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations, pairwise
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from leafwright.model import SectionRule
from leafwright.model.profile import Fold
from leafwright.text.blocks import PICTURES, walk
from leafwright.text.document import Section, words_of

Ruled = tuple[Section, SectionRule]
_HEADING, _BLOCK, _DRAWING = 60, 15, 300  # the room that each takes beside its words, in letters of text


class PanelRule(BaseModel):
    """A panel, or several that follow one another, and what stands on it.

    Where a topic has a table of choices, panels that stand `when` there is a grid take its sections, else the others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Annotated[str, Field(pattern=r"^[a-z]+$")]
    folds: tuple[Fold, ...]  # of its sections, as kinds give them
    pages: Annotated[int, Field(ge=1)] = 1
    drawings: Annotated[int, Field(ge=0)] = 0  # the most that it shows, each with its legend
    grid: bool = False  # its tables are drawn as grids, a choice below the other
    when: Literal["", "grid", "no grid"] = ""


def complete(rules: tuple[PanelRule, ...]) -> tuple[PanelRule, ...]:
    """The same rules. Raises ValueError where a fold that kinds know has no panel, or two, with or without a grid."""
    for when in ("grid", "no grid") if rules else ():
        folds = [fold for rule in standing(rules, when == "grid") for fold in rule.folds]
        for fold in get_args(Fold):
            if folds.count(fold) != 1:
                raise ValueError(f"panels: {folds.count(fold)} take sections of fold {fold!r} where there is {when}")
    return rules


# a format that names no panels: all that is neither flap nor back flows over the three inside
FLOWING = (
    PanelRule(name="flap", folds=("flap",)),
    PanelRule(name="inside", folds=("inside", "what", "choices", "ready"), pages=3),
    PanelRule(name="back", folds=("back",)),
)


def standing(rules: Sequence[PanelRule], grid: bool) -> list[PanelRule]:
    """The panels of a leaflet with or without a grid, in reading order."""
    return [rule for rule in rules if rule.when in ("", "grid" if grid else "no grid")]


def panels_of(rules: Sequence[PanelRule], names: Collection[str]) -> list[PanelRule]:
    """The panels of a leaflet whose sections stand on panels of these names, in reading order."""
    rules = rules or FLOWING
    return standing(rules, any(rule.when == "grid" and rule.name in names for rule in rules))


def arranged(shown: Sequence[Ruled], rules: Sequence[PanelRule]) -> list[tuple[PanelRule, list[Ruled]]]:
    """The panels of a leaflet that shows some sections, each with its own."""
    rules = rules or FLOWING
    grid = any(_has_table(section) for section, rule in shown if rule.fold in _gridded(rules))
    return [(rule, [each for each in shown if each[1].fold in rule.folds]) for rule in standing(rules, grid)]


def _gridded(rules: Sequence[PanelRule]) -> set[str]:
    """The folds of sections that make a grid of their table."""
    return {fold for rule in rules if rule.grid and rule.when == "grid" for fold in rule.folds}


def _has_table(section: Section) -> bool:
    """Whether what a folded leaflet shows of a section holds a table."""
    return any(block.kind == "table" for block in walk(section.short or section.blocks))


def turns(sections: Sequence[Section], pages: int) -> set[int]:
    """The sections, by number from 0, that begin a panel of their own, so that so many `pages` are filled alike.

    None where one panel is all there is, or where panels are more than sections.
    """
    rooms = [room_of(section) for section in sections]
    if pages < 2 or len(rooms) < pages:
        return set()
    ways = combinations(range(1, len(rooms)), pages - 1)
    return set(min(ways, key=lambda way: _largest(rooms, way)))


def _largest(rooms: Sequence[int], way: Iterable[int]) -> int:
    """The room that the fullest panel needs where sections begin panels in this way."""
    return max(sum(rooms[start:end]) for start, end in pairwise((0, *way, len(rooms))))


def room_of(section: Section) -> int:
    """About how much room a section takes, in letters of text."""
    told = list(words_of(section.blocks))
    drawings = sum(bool(set(block.box[:1]) & set(PICTURES)) for block in walk(section.blocks))
    return _HEADING + sum(len(words) + _BLOCK for _, words in told) + _DRAWING * drawings
