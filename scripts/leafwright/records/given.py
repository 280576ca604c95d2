"""An edition as patients are given it: its version for good, and its files."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from leafwright.model import Edition, Released


@dataclass(frozen=True, kw_only=True)
class Given:
    """A released edition: its record, the version before where there was one, and the bytes of its files by name."""

    edition: Edition
    released: Released
    before: str = ""
    files: Mapping[str, bytes]

    @property
    def number(self) -> str:
        """Number, version and language in one: FX-01-1.0-ar."""
        return self.of(self.released.version)

    def of(self, version: str) -> str:
        """Number, version and language of another version."""
        return f"{self.edition.topic.meta.number}-{version}-{self.edition.language.tag}"


def urn(address: str) -> str:
    """A name for what lies at a web address, the same each time: a UUID of version 5 (RFC 9562) as a URN."""
    return uuid.uuid5(uuid.NAMESPACE_URL, address).urn
