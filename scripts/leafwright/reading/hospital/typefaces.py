"""The fonts of the library's own folder: each may be given out in leaflets only as its license says."""

import re
from pathlib import Path

from leafwright import intake
from leafwright.model import Hospital
from leafwright.reading.files import Reader

_FONTS = (".ttf", ".otf")
_LICENSE = re.compile(r"(?:licen[cs]e|copying|ofl|eula)", re.I)
_SAID = re.compile(r"\b(?:licen[cs]ed?|OFL|EULA)\b", re.I)
_MOST_BYTES = 100_000


def look_at_typefaces(reader: Reader, hospital: Hospital) -> None:
    """Report fonts in docs/fonts beside which nothing says under which license they are; advice in a sample.

    That is a file whose name says so, such as OFL.txt, or a line in a README.
    """
    folder = reader.root / "docs" / "fonts"
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    fonts = [path for path in files if path.suffix.lower() in _FONTS]
    if not fonts or any(_tells(path, reader.root) for path in files if path not in fonts):
        return
    tell = reader.advise if hospital.sample else reader.report
    names = ", ".join(sorted({path.stem.split("_")[0] for path in fonts}))
    message = f"nothing says under which license {names} may be used"
    fix = "put the license beside the fonts, such as docs/fonts/OFL.txt, or name it in a line of docs/fonts/README"
    tell(fonts[0], 1, "S022", message, fix)


def _tells(path: Path, root: Path) -> bool:
    """Whether a file tells of a license: by its name and any words, or as a README by a line."""
    named, readme = _LICENSE.match(path.name), path.name.upper().startswith("README")
    if not (named or readme):
        return False
    try:
        said = intake.contents(path, _MOST_BYTES, root).decode("utf-8", "replace")
    except (intake.UnfitError, OSError):
        return False
    return bool(said.strip() if named else _SAID.search(said))
