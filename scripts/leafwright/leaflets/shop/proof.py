"""The proof sheet: one page that says what to look at on the shop's proof before a leaflet is printed."""

from collections.abc import Iterator
from pathlib import Path

from leafwright.leaflets.shop.inks import SMALL
from leafwright.leaflets.shop.job import Job
from leafwright.text.templates import macros

_MACROS = macros(Path(__file__).with_name("proof.html"))


def sheet_of(job: Job) -> bytes:
    """The page as HTML, in English, which needs no other file."""
    told = job.told()
    draft = (
        "" if told["state"] == "approved" else f"State: {told['state']}. Not approved: not to be printed for patients."
    )
    rows = [(name, _said(value)) for name, value in told.items() if name not in ("title", "quantity")]
    sides = [[number + 1 for number, _ in side.pages] for side in job.sides]
    names = [f"sheet {number // 2 + 1}, {'back' if number % 2 else 'front'}" for number in range(len(sides))]
    title = f"{told['number']}, {told['title']} ({job.sheet.tag}, {told['format']})"
    return str(_MACROS.page(title, rows, sides, names, list(_looks(job)), draft, job.sheet.format.paper.sheet)).encode()


def _said(value: object) -> str:
    if isinstance(value, list):
        numbers = all(isinstance(each, int | float) for each in value)
        return (" × " if numbers else ", ").join(str(each) for each in value)
    return str(value)


def _looks(job: Job) -> Iterator[str]:
    """What a person sees at a glance and no program does, from the whole to the letter."""
    width, height = job.sizes[0]
    size = f"{width:g} × {height:g} mm"
    if job.sheet.format.fold == "booklet":
        yield f"Fold one copy by hand: {len(job.sizes)} pages of {size}, in order, bound on the {job.bound}."
    elif job.sheet.format.fold == "trifold":
        yield f"Fold one copy by hand: {size}; it opens on the {_other(job.bound)}, and the flap lies flat inside."
    else:
        yield f"{len(job.sizes)} pages of {size}, in order" + (
            ", front and back the same way up." if job.sheets > 1 or len(job.sides) > 1 else "."
        )
    if job.sheet.format.fold or len(job.sides) > 1:
        yield "When to get help stands on the back, whole and in its frame."
    told = dict(job.sheet.ticket)
    yield f"Number {told['number']} and version {told['version']} are those that were ordered; nothing says draft."
    yield f"The words are {told['language']}: letters join as in {job.sheet.name}.pdf, with no empty boxes."
    yield "Phone numbers and temperatures read as in that file, digit by digit."
    yield (
        f"Separations: text below {SMALL} pt, feet and thin lines are on the black plate alone; "
        "no place has more ink than the limit."
    )
    yield "Colors that touch the edge run 3 mm beyond it; nothing that must be read is nearer than 5 mm."
    if job.sheet.addresses:
        yield f"The code can be scanned from paper, and leads to {job.sheet.addresses[0]}"


def _other(edge: str) -> str:
    return "right" if edge == "left" else "left"
