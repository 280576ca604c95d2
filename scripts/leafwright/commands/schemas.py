"""Write the schemas anew."""

from pathlib import Path

from leafwright.commands.running import ROOT
from leafwright.model.schemas import schemas
from leafwright.reporting import report


def write_schemas(root: Path = ROOT) -> int:
    """Write docs/schemas anew from the model."""
    for name, text in schemas().items():
        path = root / "docs" / "schemas" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return report.CLEAN
