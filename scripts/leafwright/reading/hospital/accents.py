"""The colors of the house: headings and links in them must be read on white paper and pages."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from leafwright.checks.color import contrast
from leafwright.model import Department, Hospital
from leafwright.reading.files import Reader

_LEAST = 4.5  # WCAG 2.2, 1.4.3


def look_at_accents(reader: Reader, hospital: Hospital, departments: Mapping[str, Department]) -> None:
    """Report each accent of the profile and of departments that is too light, with its contrast and a darker one."""
    for path, color in _accents(reader.root / "docs", hospital, departments):
        ratio = contrast(color, "#FFFFFF")
        if ratio < _LEAST:
            message = f"accent is {color}: its contrast on white is {ratio:.1f}:1, and words need {_LEAST}:1"
            fix = f"choose a darker one; the same color as dark as it must be is {darker(color)}"
            reader.report(path, reader.line_of(["accent"], path), "S005", message, fix)


def darker(color: str) -> str:
    """A color, as `#rrggbb`, mixed with just so much black that words in it are read on white."""
    parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    shades = ("#" + "".join(f"{part * share // 100:02X}" for part in parts) for share in range(100, -1, -1))
    return next(shade for shade in shades if contrast(shade, "#FFFFFF") >= _LEAST)


def _accents(docs: Path, hospital: Hospital, departments: Mapping[str, Department]) -> Iterator[tuple[Path, str]]:
    yield docs / "hospital.toml", hospital.accent
    for name, department in departments.items():
        if department.accent:
            yield docs / "departments" / f"{name}.toml", department.accent
