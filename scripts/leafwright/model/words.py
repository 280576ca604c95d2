"""The words of site and leaflet in one language, and what stands where the language lacks one."""

from collections.abc import Mapping
from html import escape

from markupsafe import Markup


class Words(dict[str, str]):
    """Interface words by key.

    One that the language lacks is empty, so that what needs it is left out. What must never be left out is `marked`:
    there the source language speaks, marked as itself. A key that no language has raises KeyError.
    """

    def __init__(self, own: Mapping[str, str], source: Mapping[str, str], tag: str = "en") -> None:
        super().__init__(own)
        self.source = source
        self.tag = tag

    def __missing__(self, key: str) -> str:
        if key not in self.source:
            raise KeyError(key)
        return ""

    def marked(self, key: str) -> Markup:
        """Inline HTML: the language's own words, else those of the source language, marked as such."""
        if self[key]:
            return Markup(escape(self[key], quote=False))
        return Markup(f'<span lang="{self.tag}" dir="ltr">{escape(self.source[key], quote=False)}</span>')
