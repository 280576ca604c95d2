"""What a language's pages are given beside their words."""

from pathlib import Path

from breaking import loaded
from leafwright import pipeline
from leafwright.website import staging


def test_lines_stand_as_far_apart_as_a_language_wants(library: Path) -> None:
    project = loaded(library)
    site = pipeline._language_site(project, project.source.model_copy(update={"line_height": 1.45}), [], {})
    staging._stage_assets(project, site, library / "assets")
    brand = (library / "assets" / "brand.css").read_text("utf-8")
    assert brand == f":root {{ --accent: {project.hospital.accent}; --leading: 1.60 }}\n"
