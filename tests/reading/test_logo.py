"""The hospital's logo: a drawing or a picture, refused at its line where it cannot be used."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageFile

from conftest import copy_library
from leafwright import pipeline, reading
from leafwright.checks.color import contrast
from leafwright.reading.hospital.accents import darker


def png(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGBA", (width, height), "#5B2C6F").save(data, "PNG")
    return data.getvalue()


def jpeg(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), "#5B2C6F").save(data, "JPEG", comment=b"Secret")
    return data.getvalue()


def test_a_jpeg_is_taken_without_what_stands_beside_its_pixels(library: Path) -> None:
    _name(library, "mark.jpg")
    (library / "docs" / "mark.jpg").write_bytes(jpeg(900, 600))
    project, findings = reading.load(library)
    assert project is not None
    assert findings == []
    assert project.logo is not None
    assert (project.logo.kind, project.logo.proportion) == ("png", 1.5)
    assert b"Secret" not in project.logo.data


def test_a_color_too_light_for_words_is_told_with_its_contrast_and_a_darker_one(library: Path) -> None:
    profile = library / "docs" / "hospital.toml"
    profile.write_text(profile.read_text("utf-8").replace('accent = "#5B2C6F"', 'accent = "#66AADD"'), "utf-8")
    _, (finding,) = reading.load(library)
    assert finding.message == "accent is #66AADD: its contrast on white is 2.5:1, and words need 4.5:1"
    assert finding.fix.endswith("is #497A9F")
    assert contrast(darker("#66AADD"), "#FFFFFF") >= 4.5


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("mark.png", png(200, 60), "docs/mark.png is 60 pixels high, too few to print"),
        ("mark.png", b"GIF89a", "docs/mark.png is not a PNG that can be read"),
        ("mark.png", png(200, 200)[:-40], "docs/mark.png is not a PNG that can be read"),
        ("mark.jpg", jpeg(200, 60), "docs/mark.jpg is 60 pixels high, too few to print"),
        ("mark.jpg", jpeg(200, 200)[:-40], "docs/mark.jpg is not a JPEG that can be read"),
        ("mark.jpg", png(200, 200), "docs/mark.jpg is not a JPEG that can be read"),
        ("mark.svg", b"<svg/>", "docs/mark.svg has no viewBox"),
        ("mark.svg", b"<svg viewBox='0 0 1 1'/>" + b" " * 500_000, "docs/mark.svg holds more than 500 KB"),
        ("mark.svg", None, "docs/mark.svg is not there"),
    ],
)
def test_a_logo_that_cannot_be_used_is_refused(
    library: Path, name: str, data: bytes | None, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    _name(library, name)
    if data is not None:
        (library / "docs" / name).write_bytes(data)
    project, findings = reading.load(library)
    assert project is not None
    assert project.logo is None
    (finding,) = findings
    assert (finding.code, finding.message) == ("S005", f"logo: {message}")
    assert "mark" in (library / "docs" / "hospital.toml").read_text("utf-8").split("\n")[finding.at.line - 1]


@pytest.mark.build
def test_a_picture_stands_on_page_and_leaflet(tmp_path: Path) -> None:
    root = copy_library(tmp_path, ["a4"], ["en"])
    (root / "docs" / "mark.png").write_bytes(png(240, 120))
    _name(root, "mark.png")
    made = pipeline.build(root, lambda *_: None)
    assert not made.stopped, made.findings
    (there,) = (root / "build" / "site" / "en" / "assets").glob("logo.*.png")
    assert there.name in (root / "build" / "site" / "en" / "topics" / "hernia.html").read_text("utf-8")
    with pikepdf.open(root / "build" / "leaflets" / "en" / "hernia.a4.pdf") as pdf:
        drawn = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert (240, 120) in [(int(image["/Width"]), int(image["/Height"])) for image in drawn]


def _name(root: Path, name: str) -> None:
    profile = root / "docs" / "hospital.toml"
    text = profile.read_text("utf-8")
    assert 'logo = "logo.svg"' in text
    profile.write_text(text.replace('logo = "logo.svg"', f'logo = "{name}"'), "utf-8")
