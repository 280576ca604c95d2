"""What `leafwright init` writes: a library that can be built at once, with each value to fill in marked."""

import datetime
import re
from pathlib import Path

from leafwright.setup import places, system

FOLDER = Path(__file__).parent / "library"
_EXAMPLE = "docs/topics/going-home.md"
_EXAMPLE_TOLD = re.compile(rf"^.*`{re.escape(_EXAMPLE)}`.*\n", re.M)
_WORDS = re.compile(r'^((?:name|hours|interpreter|feedback|unit|range) = )"([^"\n]*)"(?: +# to fill in)?', re.M)


def new_library(today: datetime.date, source: str = "en") -> dict[str, str]:
    """The text of each file of a new library by its path; a name that begins with dot- stands for one with a dot.

    Where topics are written in another language than English, no English word is put there as one of that language: the
    example is left out, and words of the hospital are to be filled in.
    """
    known = {
        "@today@": today.isoformat(),
        "@version@": places.version(),
        "@system@": " ".join([*system.INSTALL, *system.LIBRARIES.values()]),
    }
    found = {}
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        name, text = path.relative_to(FOLDER).as_posix(), path.read_text("utf-8")
        for mark, value in known.items():
            text = text.replace(mark, value)
        found["/".join(re.sub("^dot-", ".", part) for part in name.split("/"))] = text
    return found if source.split("-")[0] == "en" else _in(source, found)


def _in(source: str, files: dict[str, str]) -> dict[str, str]:
    """The files of a library whose topics are written in a language of which no words are known here."""
    left = {name: text for name, text in files.items() if name != _EXAMPLE}
    for name, text in left.items():
        if name == "README.md":
            left[name] = _EXAMPLE_TOLD.sub("", text)
        elif name.startswith("docs/"):
            left[name] = _WORDS.sub(r'\1"…"  # to fill in: \2', text.replace('source = "en"', f'source = "{source}"'))
    return left
