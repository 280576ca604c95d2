"""The paper that a hospital prints on: one of those that come with the tool, or one of docs/papers."""

from leafwright.model import Hospital, Paper
from leafwright.reading.files import Reader
from leafwright.reading.layers import by_stem, shipped
from leafwright.setup.places import DEFAULTS


def paper_of(reader: Reader, hospital: Hospital) -> Paper:
    """The paper that the profile names, A4 with a finding (S005) where there is none of that name."""
    papers = by_stem(reader, Paper, "papers")
    name = hospital.paper.size
    if name.lower() in papers:
        return papers[name.lower()]
    path = reader.root / "docs" / "hospital.toml"
    known = ", ".join(paper.name for paper in papers.values())
    fix = f"choose from: {known}; or describe yours in docs/papers/{name.lower()}.toml"
    line = reader.line_of(["paper", "size"], path)
    reader.report(path, line, "S005", f"size: there is no paper {name}", fix)
    return Paper(**shipped(DEFAULTS / "papers" / "a4.toml")[0])
