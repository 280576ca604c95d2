"""How a script of thousands of characters is cut into pieces, of which a page loads those it shows something of."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

LARGE = 300
"""Up to so many characters of a family are one piece: a second request would cost more than it spares."""
PIECE = 64
_SMALL = 12  # characters from which a piece ends where those of other texts begin
_EVERYWHERE = 4  # what stands in at least one of so many texts is common


def slices(texts: Sequence[AbstractSet[int]]) -> list[frozenset[int]]:
    """Takes the characters of each text; returns all of them in pieces, each once.

    The first piece holds what is common. After it those come together that stand in the same texts, so that a page
    with a word of its own loads the piece of that word, and not ten pieces with one sign each.
    """
    places: dict[int, list[int]] = {}
    for number, text in enumerate(texts):
        for sign in text:
            places.setdefault(sign, []).append(number)
    pages = sum(len(text) >= PIECE for text in texts)  # others are no more than a name
    common = {sign for sign, found in places.items() if len(found) * _EVERYWHERE >= pages}
    pieces: list[set[int]] = [common]
    before: list[int] | None = None
    for sign in sorted(places.keys() - common, key=lambda sign: (places[sign], sign)):
        new = before is None or len(pieces[-1]) >= (PIECE if places[sign] == before else _SMALL)
        if new:
            pieces.append(set())
        pieces[-1].add(sign)
        before = places[sign]
    return [frozenset(piece) for piece in pieces if piece]
