"""The short code of a version: a few letters by which a line in a record and the leaflet in hand are compared."""

import hashlib

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O or U, which are misread
_LENGTH = 6  # a billion codes: enough to see a slip in number, version or language


def short_code(number: str, version: str, tag: str, words: str) -> str:
    """The code of a version of a topic in a language; `words` is the hash of its words. No secret, and no proof."""
    digest = hashlib.sha256(f"{number} {version} {tag} {words}".encode()).digest()
    value = int.from_bytes(digest[:4], "big")
    return "".join(_LETTERS[value >> 5 * place & 31] for place in range(_LENGTH))
