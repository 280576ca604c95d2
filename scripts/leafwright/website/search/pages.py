"""What can be found: pages with their sections, as words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Part:
    """A section of a page, or, without an id, what stands above the first: its heading and its text, as plain words.

    `kept` is text that a result shows and nothing is found by, such as what stands on every page.
    """

    id: str
    heading: str
    text: str = ""
    kept: str = ""


@dataclass(frozen=True)
class FoundPage:
    """A page by its address below the language's folder; `sought` are other words for it, parted by commas."""

    address: str
    title: str
    sought: str
    parts: tuple[Part, ...]
    own: Mapping[str, str] = field(default_factory=dict)  # other words for its sections, by id


@dataclass(frozen=True)
class Listed:
    """A page of an index: what tells it from others, and what gives it, asked only where the index is not known."""

    mark: str
    page: Callable[[], FoundPage]
