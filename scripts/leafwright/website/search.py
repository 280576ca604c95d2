"""Makes the website's search find what readers type, in every script.

MkDocs writes a list of entries, one a section. The reader's browser compares the words typed with the
beginnings of the words in it, letter by letter. So whatever may be typed must stand in the list: `rewrite` adds
to each entry fields with its words in plain forms: higado for hígado, both كبد and الكبد for either, and
Chinese as single characters and pairs. theme/assets/search.js does the same with the words typed; a test
compares the two.
"""

import html
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

FIELDS = {"title": 1, "text": 1, "fold_title": 1000, "fold_terms": 1000, "fold": 10}
"""How much a match in each field counts. In title and text as written it counts least: it only underlines words."""

_SCRIPT_START = "var __index = "  # how Material's offline plugin begins search_index.js

PAGE = 0.35
"""Counts a page's first entry against its sections, which Material would put behind it: a section leads further."""

# Letters that are one sign in Unicode but two, or an unmarked one, on the keyboards of those who search. Arabic and
# Urdu keyboards write the same letter as different signs.
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه", "ـ": None}
    | {"ی": "ي", "ې": "ي", "ے": "ي", "ۓ": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ۂ": "ه", "ۃ": "ه", "ە": "ه"}
)
_TAG = re.compile(r"<[^>]*>")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")
# The article, alone or joined to "and", "with", "like", "so", before at least two more letters.
_ARTICLE = re.compile(r"^(?:[وف]?(?:[بك]?ال|لل))(?=\w\w)")
_ARABIC = re.compile(r"^[\u0621-\u064a]+$")


def fold(text: str) -> str:
    """Takes plain text; returns the words a reader may type for it, each once, parted by spaces."""
    words: dict[str, None] = {}  # a dict, because it keeps the order
    for word in _plain(text).split():
        words.update(dict.fromkeys(_forms(word)))
    return " ".join(words)


def _plain(text: str) -> str:
    """Takes text; returns it in lower case, without punctuation, accents and spelling variants."""
    # Letters first: the next step parts a hamza from its letter, and it could no longer be told.
    whole = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    parts = unicodedata.normalize("NFKD", whole)
    kept = (sign if _is_letter(sign) else " " for sign in parts if not _is_accent(sign) and not _is_unseen(sign))
    return unicodedata.normalize("NFC", "".join(kept))


def _is_accent(sign: str) -> bool:
    """Tells whether a sign is one people leave out. Classes below 10 are parts of Indian letters: they stay."""
    return unicodedata.combining(sign) >= 10


def _is_unseen(sign: str) -> bool:
    """Tells whether a sign has no shape, such as a joiner or a soft hyphen: it parts no words."""
    return unicodedata.category(sign) == "Cf"


def _is_letter(sign: str) -> bool:
    """Tells whether a sign is a letter, a part of one, or a digit."""
    return unicodedata.category(sign)[0] in "LMN"


def _forms(word: str) -> list[str]:
    """Takes one folded word, or a run of Chinese; returns the forms to be found by."""
    forms = [word] if not _HAN.search(word) else [run for run in _HAN.split(word) if run]
    for run in _HAN.findall(word):
        forms += [*run, *(run[at : at + 2] for at in range(len(run) - 1))]
    if _ARABIC.match(word):
        stem = _ARTICLE.sub("", word)
        forms += [stem, "ال" + stem]
    return forms


def rewrite(index: dict[str, Any], synonyms: dict[str, str]) -> dict[str, Any]:
    """Takes a search index as MkDocs writes it, and other words by page ("topics/x.html": "lump, growth").

    Returns a new index with the folded fields in each entry. A page's other words go to its first entry, so
    that they lead to the top of the page.
    """
    fields = {**index["config"]["fields"], **{name: {"boost": boost} for name, boost in FIELDS.items()}}
    entries = [
        {
            **entry,
            "boost": entry.get("boost", 1) * (1 if "#" in entry["location"] else PAGE),
            "fold_title": fold(_strip(entry["title"])),
            "fold_terms": fold(synonyms.get(entry["location"], "")),
            "fold": fold(_strip(entry["text"])),
        }
        for entry in index["docs"]
    ]
    return {**index, "config": {**index["config"], "fields": fields}, "docs": entries}


def _strip(text: str) -> str:
    """Takes a piece of HTML; returns its words."""
    return html.unescape(_TAG.sub(" ", text))


def read_index(text: str) -> dict[str, Any]:
    """Takes the text of search_index.json or search_index.js; returns the index in it."""
    index = json.loads(text.removeprefix(_SCRIPT_START))
    if not isinstance(index, dict) or not {"config", "docs"} <= index.keys():
        raise ValueError("This is not a search index of MkDocs: 'config' or 'docs' is missing.")
    return index


def write_index(index: dict[str, Any]) -> str:
    """Takes an index; returns it as JSON. Letters stay letters: escapes would double the Arabic one."""
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def rewrite_files(site: Path, synonyms: dict[str, str]) -> None:
    """Takes the built site of one language and its other words; rewrites its two search files in place.

    The .json serves http; the .js holds the same for pages opened from a disk, where no page may read a file.
    """
    file = site / "search" / "search_index.json"
    text = write_index(rewrite(read_index(file.read_text("utf-8")), synonyms))
    file.write_text(text, "utf-8", newline="\n")
    file.with_suffix(".js").write_text(_SCRIPT_START + text, "utf-8", newline="\n")
