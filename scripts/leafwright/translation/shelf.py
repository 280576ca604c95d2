"""The catalogs of a library, those of topics packed: of a thousand topics they would fill a third of a gigabyte."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from leafwright.cache import digest, unpacked
from leafwright.model import Catalog
from leafwright.translation.catalogs import Entry, catalog_of

Key = tuple[str, str]
"""A language's tag, and the name of the PO file without its ending."""

ENTRIES = TypeAdapter(list[Entry])
_OPEN = 200  # catalogs that stay open, most of which are asked for again soon


@dataclass(frozen=True, kw_only=True)
class Packed:
    """A catalog as it lies on the shelf; `entries` are those of its file, as a cache keeps them."""

    file: str
    method: str
    entries: bytes

    def opened(self) -> Catalog:
        return catalog_of(self.file, ENTRIES.validate_json(unpacked(self.entries)), self.method)


class Shelf(Mapping[Key, Catalog]):
    """Catalogs by language and name: those that topics share, and that of each topic, opened when it is asked for."""

    def __init__(self, shared: Mapping[Key, Catalog], packed: Mapping[Key, Packed]) -> None:
        self.shared, self._packed = shared, packed
        self._open = functools.lru_cache(_OPEN)(lambda key: packed[key].opened())

    def __reduce__(self) -> tuple[type["Shelf"], tuple[Mapping[Key, Catalog], Mapping[Key, Packed]]]:
        return Shelf, (self.shared, self._packed)

    def __getitem__(self, key: Key) -> Catalog:
        return self.shared[key] if key in self.shared else self._open(key)

    def __iter__(self) -> Iterator[Key]:
        yield from self.shared
        yield from self._packed

    def __len__(self) -> int:
        return len(self.shared) + len(self._packed)

    def with_shared(self, shared: Mapping[Key, Catalog]) -> "Shelf":
        """The same with other catalogs that topics share."""
        return Shelf(shared, self._packed)

    def mark(self, tag: str) -> str:
        """A hash that tells the catalogs of a language's topics from others, without a look into them."""
        held = sorted((name, each.entries) for (own, name), each in self._packed.items() if own == tag)
        return digest(*(part for each in held for part in each))
