"""The figure below a hundred dots, for who sees them, as their alternative tells it to who hears it."""

import re
from pathlib import Path

from markupsafe import Markup

from leafwright.model import Edition
from leafwright.text.as_html import inline_html
from leafwright.text.blocks import ICONS
from leafwright.text.inline import Run
from leafwright.text.templates import macros

_COUNT = re.compile(r"icons-(\d+)\.svg$")


def captioned(run: Run, edition: Edition) -> Run:
    """A run that is an array of icons, with its count for the style sheet to show; any other run as it is."""
    drawn = _COUNT.search(run.target) if run.kind == "image" and run.title == ICONS else None
    if drawn is None or not edition.words["chance"]:
        return run
    said = edition.words["chance"].format(count=drawn[1])
    return Run(kind="html", text=str(_MACROS.captioned(Markup(inline_html([run])), said)), target=run.target)


_MACROS = macros(Path(__file__).with_name("page.html"))
