"""The words of site and leaflet in one language, and what stands where the language lacks one."""

from collections.abc import Collection, Mapping
from html import escape

from markupsafe import Markup


class Words(dict[str, str]):
    """Interface words by key.

    One that the language lacks is empty, so that what needs it is left out. What must never be left out is `marked`:
    there the source language speaks, marked as itself. A key that no language has raises KeyError.
    `tag` and `direction` are those of the source language.

    `names` are those of hospital, departments and phones that the language lacks: they stand as their source has them.
    """

    def __init__(
        self,
        own: Mapping[str, str],
        source: Mapping[str, str],
        tag: str = "en",
        names: Collection[str] = (),
        direction: str = "ltr",
    ) -> None:
        super().__init__(own)
        self.source = source
        self.tag = tag
        self.names = names
        self.direction = direction

    def __missing__(self, key: str) -> str:
        if key not in self.source:
            raise KeyError(key)
        return ""

    def marked(self, key: str) -> Markup:
        """Inline HTML: the language's own words, else those of the source language, marked as such."""
        if not self[key]:
            return self.foreign(escape(self.source[key], quote=False))
        return Markup(escape(self[key], quote=False))

    def named(self, name: str) -> Markup:
        """A name as inline HTML, marked where it stands in the source language."""
        html = Markup(escape(name, quote=False))
        return self.foreign(html) if name in self.names else html

    def tongue(self, name: str) -> str:
        """The tag of the source language where a name stands in it because this language lacks it; else empty."""
        return self.tag if name in self.names else ""

    def foreign(self, html: str) -> Markup:
        """Inline HTML of words in the source language, marked as such."""
        return Markup(f'<span lang="{self.tag}" dir="{self.direction}">{html}</span>')
