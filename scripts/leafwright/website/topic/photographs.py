"""Photographs on a page: files of several widths, of which a browser takes the one that fits its screen."""

from collections.abc import Mapping
from pathlib import Path

from leafwright.model import Photo
from leafwright.text.inline import Run
from leafwright.text.templates import macros

FOLDER = "images/"
_WIDEST = 1440  # pixels that any screen shows of a column
_PLAIN = 960  # for a browser that cannot choose


def files(name: str, photo: Photo) -> dict[int, tuple[str, bytes]]:
    """The files of a photograph by their width, each with its name; that of paper only where it is small."""
    known = dict(photo.web) if photo.width > _WIDEST else {**dict(photo.web), photo.width: photo.print}
    named = name.replace(".", "-")
    return {width: (f"{named}-{width}.{photo.kind}", data) for width, data in sorted(known.items())}


def photographed(run: Run, photos: Mapping[str, Photo | None]) -> Run:
    """A run that is a photograph with all of its files, its room kept before it is there; any other run as it is."""
    name = run.target.removeprefix(FOLDER)
    photo = photos.get(name) if run.kind == "image" else None
    if photo is None:
        return run
    named = {width: f"{FOLDER}{file}" for width, (file, _) in files(name, photo).items()}
    others = ", ".join(f"{file} {width}w" for width, file in named.items())
    plain = max((width for width in named if width <= _PLAIN), default=min(named))
    shown = _MACROS.photograph(run.text, named[plain], others, photo.width, photo.height)
    return Run(kind="html", text=str(shown), target=run.target)


_MACROS = macros(Path(__file__).with_name("page.html"))
