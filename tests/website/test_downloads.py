"""What a card says of a file, also in a language that has no words for it yet."""

from collections import defaultdict
from types import SimpleNamespace

import pytest

from leafwright.website.downloads import file_facts, format_name


@pytest.mark.parametrize(("plain", "said"), [(False, "PDF, 90 KB"), (True, "TXT, 90 KB")])
def test_kind_and_size_are_said_where_a_language_has_no_words_for_them(plain: bool, said: str) -> None:
    leaflet = SimpleNamespace(weight=90_000, pages=2, format=SimpleNamespace(plain=plain))
    assert file_facts(leaflet, defaultdict(str)) == said  # type: ignore[arg-type]
    own = {"file_pdf": "{pages} עמודים PDF", "file_text": "{size} טקסט"}
    assert file_facts(leaflet, own) == ("90 טקסט" if plain else "2 עמודים PDF")  # type: ignore[arg-type]


def test_a_format_has_its_name_in_the_readers_words_else_its_own() -> None:
    booklet = SimpleNamespace(id="a5-booklet", name="A5 booklet")
    assert format_name(booklet, {"format_a5_booklet": "Livret A5"}) == "Livret A5"  # type: ignore[arg-type]
    assert format_name(booklet, {}) == "A5 booklet"  # type: ignore[arg-type]
