"""When to set words closer: where that saves a sheet, or mends a page that is hardly used.

A second layout costs as much as the first, so the first says whether the second can gain anything.
"""

from collections.abc import Callable, Sequence
from typing import Any

from leafwright.checks.subjects import Use
from leafwright.leaflets.formats import Tight
from leafwright.leaflets.ink import uses_of
from leafwright.leaflets.notes import holds

_THIN = 0.6  # a page used less is thin, but the last of a text
_SCRAP = 0.1  # a last page of a text used less holds a line or two
_HOLLOW = 0.25  # a page is thin, too, where a column ends more before the other: less is not worth closer lines

_BACK = ("last-page", "back")  # classes of what stands on the last page where that is the back


def set_closer(first: Any, lay_out: Callable[[Tight], Any], multiple: int, back: bool, steps: Sequence[Tight]) -> Any:
    """A leaflet in the first of some steps that saves it a sheet, of `multiple` pages, and leaves no page thin.

    Where no step can save one, in the first that leaves none thin; where none does, in the best. `back` says that its
    last page stands apart.
    """
    document = first
    enough = worth_trying(first, multiple, back, steps)
    for step in enough or (steps if _thin(_text(first, back)) else ()):
        document = better([document, lay_out(step)], back)
        saved = len(document.pages) < len(first.pages)
        if (saved or not enough) and not _thin(_text(document, back)):
            break
    return document


def spilled(document: Any) -> bool:
    """Whether what belongs on the last page begins before it."""
    return any(holds(page._page_box, name) for page in document.pages[:-1] for name in _BACK)


def on_back(steps: Sequence[Tight]) -> list[str]:
    """Styles that give the last page alone the less room of some steps, one after the other."""
    parts = ", ".join(f".{name}" for name in _BACK)
    return list(dict.fromkeys(f"{parts} {{ --air: {step.air:g}; --lead: {step.lead:g} }}" for step in steps))


def worth_trying(document: Any, multiple: int, back: bool, steps: Sequence[Tight]) -> Sequence[Tight]:
    """The steps that can save a leaflet a sheet."""
    text = _text(document, back)
    over = (len(text) + back) % multiple or multiple  # pages on the last sheet
    last = text[-1].share
    return [step for step in steps if over - 1 + last <= step.saves * (len(text) - 1 + last)]


def better(documents: Sequence[Any], back: bool) -> Any:
    """The leaflet of the fewest pages, and of those the one of the fewest thin ones; the first of equals."""
    return min(documents, key=lambda each: (len(each.pages), _thin(_text(each, back))))


def _text(document: Any, back: bool) -> list[Use]:
    """How the pages that the text takes are used."""
    uses = uses_of(document)
    return [use for use in (uses[:-1] if back else uses) if not use.notes]


def _thin(text: Sequence[Use]) -> int:
    """How many pages of text are hardly used, but a cover, and its last where it holds more than a scrap."""
    within = sum(use.share < _THIN or use.hollow > _HOLLOW for use in text[:-1] if not use.cover)
    return within + (text[-1].share < _SCRAP)
