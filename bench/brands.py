"""Renew the brand names of wordlists/v003: those of medicines in the FDA's list of substances, with what each holds.

python bench/brands.py UNII_Names.txt

The list is made by the US Food and Drug Administration and is in the public domain; it is renewed every month at
https://precision.fda.gov/uniisearch/archive (UNIIs.zip). Brand names that are words of a language would find what is
none, and are left out, as are those of five letters or fewer, and of more than one word. What stands above the mark in
the word list was written by hand and stays.
"""

import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts")]

from leafwright.reading.words.spelling import unknown_words  # noqa: E402
from leafwright.setup.places import DEFAULTS  # noqa: E402

LIST = DEFAULTS / "wordlists" / "v003_generic_names_of_medicines.toml"
MARK = "# From the FDA's list: "
MOST = 3  # substances of a medicine; more is a tonic or an ointment
DICTIONARIES = ("en", "en-gb", "es", "fr", "pl", "pt-pt", "tr")
# names of the United States, with the international one where it differs
ALSO = {
    "acetaminophen": "acetaminophen (paracetamol)", "albuterol": "albuterol (salbutamol)",
    "epinephrine": "epinephrine (adrenaline)", "meperidine": "meperidine (pethidine)",
    "glyburide": "glyburide (glibenclamide)", "rifampin": "rifampin (rifampicin)",
    "cyclosporine": "cyclosporine (ciclosporin)", "isoproterenol": "isoproterenol (isoprenaline)",
}  # fmt: skip
# of people, places and other goods, which no dictionary holds
NAMES = frozenset(
    (
        *("beldin", "blackhawk", "calgon", "delavan", "doralin", "fitton", "gaster", "laurene", "nordman"),
        *("nutrasweet", "petrin", "procida", "riston", "sarafin", "sungard", "sybron", "thaden", "tindal"),
    )
)


def main(path: Path) -> None:
    """Write the list anew."""
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    official = {unii for _, kind, unii, _ in rows if kind == "of"}  # of a medicine: it has an official name
    generic = {name.lower() for name, kind, _, shown in rows if kind == "of" for name in (name, shown)}
    found: dict[str, set[str]] = {}
    for name, kind, unii, shown in rows:
        if kind == "bn" and unii in official and re.fullmatch(r"[A-Z]{6,}", name):
            found.setdefault(name.lower(), set()).add(_plain(shown.lower(), generic))
    kept = {name: held for name, held in found.items() if name not in generic and len(held) <= MOST}
    words = _no_word(kept)
    above = LIST.read_text("utf-8").partition(MARK)[0]
    own = set(re.findall(r'^"([^"]+)" =', above, re.M))
    lines = [f'"{name}" = "{" and ".join(sorted(kept[name]))}"' for name in sorted(words - own)]
    LIST.write_text(f"{above}{MARK}{path.stem}, {len(lines)} names\n" + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} names")


def _plain(substance: str, generic: set[str]) -> str:
    """A substance without the salt that it comes as, where what is left is its official name."""
    short = substance
    while " " in short and short.rpartition(" ")[0] in generic:
        short = short.rpartition(" ")[0]
    return ALSO.get(short, short)


def _no_word(names: Iterable[str]) -> set[str]:
    """Those that no dictionary holds, as a word or as a name of persons and places."""
    left = set(names) - NAMES
    with tempfile.TemporaryDirectory() as folder:
        for name in DICTIONARIES:
            left &= unknown_words(Path(folder), f"dictionary-{name}", left, ())
        proper = {name.capitalize() for name in left}
        left &= {name.lower() for name in unknown_words(Path(folder), "dictionary-en", proper, ())}
    return left


if __name__ == "__main__":
    main(Path(sys.argv[1]))
