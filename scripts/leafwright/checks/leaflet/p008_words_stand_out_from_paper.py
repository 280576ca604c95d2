"""Every word contrasts with what is behind it, in color and in gray alike.

Low contrast is the commonest fault of print; a photocopy makes it worse. The contrast of WCAG is one of
lightness, so the figure holds for a gray copy too.
"""

from collections.abc import Iterator

from leafwright.checks.color import contrast
from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House, LaidOutLeaflet, Run
from leafwright.model import Place, Problem

SOURCE = "WCAG 2.2, 1.4.3 and 1.4.11"
STANDARDS = ("R43",)
OPTIONS = {
    "text": "least contrast of text",
    "large": "least contrast of large text",
    "large_from": "points from which text is large",
}
EXAMPLE = {"text": 4.5, "large": 3, "large_from": 18}
PASSES = [LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x", 12, color="#4a5a5f"), Run("x", 18, color="#888888")))]
FAILS = [
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x", 12, color="#999999"),)),
    LaidOutLeaflet(Place("t.md"), "en", runs=(Run("x", 12, color="#333333", background="#0b5563"),)),
    LaidOutLeaflet(Place("t.md"), "en", edges=(Run("Foot", 9, color="#999999"),)),
]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    seen = set()
    for run in paper.all_runs:
        least = house["large"] if run.size >= house["large_from"] else house["text"]
        pair = run.color, run.background
        if run.text.strip() and pair not in seen and contrast(*pair) < least:
            seen.add(pair)
            message = f'contrast {contrast(*pair):.1f} of {run.color} on {run.background}: "{shortened(run.text)}"'
            yield Problem(paper.at, message, f"choose a darker or lighter color: at least {least}")
