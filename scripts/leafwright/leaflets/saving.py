"""When to set words closer: where that saves a sheet, or mends a page that is hardly used.

A second layout costs as much as the first, so the first says whether the second can gain anything.
"""

from collections.abc import Sequence
from typing import Any

from leafwright.checks.subjects import Use
from leafwright.leaflets.ink import uses_of

_SAVED = 0.15  # the share of its pages that a text set closer saves at most
_THIN = 0.6  # a page used less is thin, but the last of a text


def worth_it(document: Any, back: bool) -> bool:
    """Whether a leaflet set closer can save a sheet, or have fewer thin pages; `back`: its last page stands apart."""
    uses = uses_of(document)
    text = _text(uses, back)
    filled_up = len(text) < len(uses) - back
    return _thin(text) > 0 or (filled_up and text[-1] <= _SAVED * (len(text) - 1 + text[-1]))


def better(documents: Sequence[Any], back: bool) -> Any:
    """The leaflet of the fewest pages, and of those the one of the fewest thin ones; the first of equals."""
    return min(documents, key=lambda each: (len(each.pages), _thin(_text(uses_of(each), back))))


def _text(uses: Sequence[Use], back: bool) -> list[float]:
    """The shares of the pages that the text takes."""
    return [use.share for use in (uses[:-1] if back else uses) if not use.notes]


def _thin(text: Sequence[float]) -> int:
    return sum(share < _THIN for share in text[:-1])
