"""Phone numbers on a page as links that dial them, where the hospital wants that."""

import re
from pathlib import Path

from markupsafe import Markup

from leafwright.model import Edition
from leafwright.text.inline import Run
from leafwright.text.templates import macros

_SPACE = re.compile(r" (?![^<]*>)")  # outside of tags


def address_of(number: str) -> str:
    """A phone number as its link: digits as they are dialed, with the plus of a number that holds everywhere.

    RFC 3966. Between brackets behind a plus stands what nobody dials from abroad: +44 (0)20 becomes +4420.
    """
    plus = number.startswith("+")
    dialed = re.sub(r"\(0\)", "", number) if plus else number
    return f"tel:{'+' if plus else ''}{re.sub(r'[^0-9]', '', dialed)}"


def dialing(run: Run, edition: Edition) -> Run:
    """A run that stands for a phone number as a link that dials it; any other run as it is."""
    group, _, name = run.target.partition(".")
    if run.kind != "html" or not edition.hospital.phone_links:
        return run
    if group == "emergency":
        number = edition.hospital.emergency
    elif group == "phone" and name in edition.phones:
        number = edition.phones[name].number
    else:
        return run
    whole = Markup(_SPACE.sub("&nbsp;", run.text))  # breaks only where letters are so large that it must
    return Run(kind="html", text=str(_MACROS.call(address_of(number), whole)), target=run.target)


_MACROS = macros(Path(__file__).with_name("dialing.html"))
