"""The departments that answer for topics, each a file of docs/departments, by the name of the file."""

from pathlib import Path

from leafwright.model import Department
from leafwright.reading.files import Reader
from leafwright.reading.tables import by_stem


def departments_of(reader: Reader, docs: Path) -> dict[str, Department]:
    """The departments by their id, which is what a topic's `owner` says."""
    return by_stem(reader, Department, docs / "departments")
