"""How a source is named on paper: who wrote or published it, and the year."""

import pytest

from leafwright.model import Reference

DATE = {"date-parts": [[2024, 5]]}
LONG = "A title that nobody signed and that is far too long for the box of sources"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"author": ({"family": "Fixture", "given": "Ada"}, {"family": "Sample"})}, "Fixture 2024"),
        ({"author": ({"literal": "Society of Fixtures"},), "publisher": "Press"}, "Society of Fixtures 2024"),
        ({"publisher": "Fixture Press"}, "Fixture Press 2024"),
        ({}, "A page 2024"),
        ({"title": "[Title not shown] A page"}, "A page 2024"),
        ({"title": LONG}, "A title that nobody signed and that is far … 2024"),
        ({"publisher": "Fixture Press", "issued": {}}, "Fixture Press"),
    ],
)
def test_a_source_is_named_by_who_stands_behind_it(more: dict[str, object], said: str) -> None:
    reference = Reference.model_validate({"id": "r", "title": "A page", "issued": DATE, **more})
    assert reference.short == said
