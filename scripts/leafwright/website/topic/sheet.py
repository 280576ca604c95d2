"""What stands on every sheet that a browser prints of a page: its marks, and which leaflet it is of."""

from typing import Any

from leafwright.model import Edition, Project
from leafwright.text.about import paper_marks


def sheet(project: Project, edition: Edition) -> dict[str, Any]:
    """The marks, each with its language, as on a leaflet; and number, version and address of the page."""
    words, language, meta = edition.words, edition.language, edition.topic.meta
    told = ((words["leaflet_number"], meta.number), (words["version"], edition.version))
    return {
        "marks": [
            {"tag": (own or project.source).tag, "dir": (own or project.source).direction, "said": said}
            for own, said in paper_marks(edition, project.interface)
        ],
        "facts": [f"{label}{language.colon}{value}" if label else value for label, value in told],
        "address": edition.address.removeprefix("https://"),
    }
