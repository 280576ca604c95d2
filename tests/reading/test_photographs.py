"""Photographs: upright, in sRGB, with nothing of their camera, in the sizes of print and web; or refused."""

import io
import struct
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from leafwright.cache import Cache
from leafwright.model import Photo
from leafwright.reading.files import Reader
from leafwright.reading.pictures import photographs
from leafwright.reading.pictures.photographs import photos_of

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def drawn(width: int = 1000, height: int = 750) -> Image.Image:
    """A picture with as many tones as a photograph has."""
    tones = [Image.linear_gradient("L").rotate(turn).resize((width, height)) for turn in (0, 90, 180)]
    return Image.merge("RGB", tones)


def as_file(image: Image.Image, kind: str = "JPEG", **more: Any) -> bytes:
    data = io.BytesIO()
    image.save(data, kind, **more)
    return data.getvalue()


def read(root: Path, name: str, data: bytes, cache: Cache | None = None) -> tuple[Photo | None, Reader]:
    """What is made of a file in the folder of pictures, and the reader with what was found."""
    folder = root / "docs" / "topics" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    reader = Reader(root)
    return photos_of(reader, folder, cache or Cache())[name], reader


def test_only_pixels_are_kept_and_they_stand_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, "Secret Camera"
    exif.get_ifd(GPS)[2] = (51.0, 30.0, 0.0)
    data = as_file(drawn(), exif=exif.tobytes(), comment=b"Patient 4711", quality=95)
    assert b"Secret Camera" in data
    photo, reader = read(tmp_path, "room.jpg", data)
    assert photo is not None
    assert reader.findings == []
    assert (photo.width, photo.height) == (750, 1000)
    for file in (photo.print, *(data for _, data in photo.web)):
        with Image.open(io.BytesIO(file)) as image:
            assert not image.getexif()
            assert {*image.info} <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not any(secret in file for secret in (b"Secret", b"4711", b"Exif", b"GPS", b"ICC_PROFILE"))


def test_a_tall_picture_is_no_more_than_twice_as_high_on_the_web_as_its_place_is_wide(tmp_path: Path) -> None:
    photo, _ = read(tmp_path, "tall.jpg", as_file(drawn(600, 1800)))
    assert photo is not None
    assert photo.web
    for width, data in photo.web:
        with Image.open(io.BytesIO(data)) as image:
            assert image.height == 2 * width


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_print_and_web_have_files_of_their_own_sizes(tmp_path: Path, kind: str) -> None:
    name = f"room.{kind.lower()}"
    photo, _ = read(tmp_path, name, as_file(drawn(1950, 1300), kind))
    assert photo is not None
    assert (photo.kind, photo.width, photo.height) == ("jpg", 1800, 1200)
    assert [width for width, _ in photo.web] == [480, 960, 1440]
    for width, data in photo.web:
        with Image.open(io.BytesIO(data)) as image:
            assert (image.size, image.mode) == ((width, width * 2 // 3), "RGB")
    again, _ = read(tmp_path, name, as_file(drawn(1950, 1300), kind))
    assert again == photo


def test_what_a_computer_drew_stays_without_loss_and_on_white(tmp_path: Path) -> None:
    flat = Image.new("RGBA", (1000, 600), (0, 0, 0, 0))
    flat.paste((200, 0, 0, 255), (100, 100, 400, 400))
    photo, _ = read(tmp_path, "plan.png", as_file(flat, "PNG"))
    assert photo is not None
    assert photo.kind == "png"
    with Image.open(io.BytesIO(photo.print)) as image:
        assert [image.getpixel(place) for place in ((5, 5), (200, 200))] == [(255, 255, 255), (200, 0, 0)]


def test_colors_of_another_profile_are_turned_into_those_of_screens(tmp_path: Path) -> None:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # a profile that names green what others call red: its first two primaries exchanged
    tags = {
        bytes(profile[at : at + 4]): at + 4
        for at in range(132, 132 + 12 * struct.unpack(">I", profile[128:132])[0], 12)
    }
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    profile[red : red + 8], profile[green : green + 8] = profile[green : green + 8], profile[red : red + 8]
    data = as_file(Image.new("RGB", (1000, 500), (255, 0, 0)), "PNG", icc_profile=bytes(profile))
    photo, _ = read(tmp_path, "red.png", data)
    assert photo is not None
    with Image.open(io.BytesIO(photo.print)) as image:
        shown = image.convert("RGB").getpixel((500, 250))
    assert isinstance(shown, tuple)
    assert shown[1] > 200
    assert shown[0] < 60


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("room.jpg", as_file(drawn(640, 480)), "is 640 × 480 pixels, too few to print"),
        ("room.jpg", as_file(drawn())[:-900], "is no JPEG, PNG or WebP that can be read to its end"),
        ("room.png", as_file(drawn(), "PNG")[:-4000], "is no JPEG, PNG or WebP that can be read to its end"),
        ("room.webp", as_file(drawn(), "WEBP")[:-900], "is no JPEG, PNG or WebP that can be read to its end"),
        ("room.jpg", as_file(drawn(), "GIF"), "is no JPEG, PNG or WebP that can be read to its end"),
        ("room.jpg", b"<svg/>", "is no JPEG, PNG or WebP that can be read to its end"),
        ("room.png", as_file(Image.new("I;16", (1000, 9)), "PNG"), "holds colors in a way that print does not know"),
        ("my room.jpg", as_file(drawn()), "has a name that not every server takes"),
        (
            "room.webp",
            as_file(drawn(), "WEBP", save_all=True, append_images=[Image.new("RGB", (1000, 750))]),
            "moves, and paper does not",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = True  # as WeasyPrint leaves it
    photo, reader = read(tmp_path, name, data)
    assert photo is None
    (finding,) = reader.findings
    assert finding.code == "S005"
    assert finding.at.file == f"docs/topics/images/{name}"
    assert finding.message.startswith(f"photograph: it {message}")
    assert finding.fix


@pytest.mark.parametrize(("limit", "most"), [("_MOST_BYTES", 1000), ("MOST_PIXELS", 500_000)])
def test_what_is_too_large_is_refused(tmp_path: Path, limit: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photographs, limit, most)
    photo, reader = read(tmp_path, "room.jpg", as_file(drawn()))
    assert photo is None
    assert "more than 0 M" in reader.findings[0].message.replace("million", "M")


def test_a_photograph_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, folder = as_file(drawn()), tmp_path / "cache"
    first, _ = read(tmp_path, "room.jpg", data, cache := Cache(folder))
    broken, _ = read(tmp_path, "broken.jpg", data[:-900], cache)
    cache.close()
    monkeypatch.setattr(photographs, "_made", lambda *_: pytest.fail("made again"))
    cache = Cache(folder)
    again, _ = read(tmp_path, "room.jpg", data, cache)
    assert again == first
    assert broken is None
    assert read(tmp_path, "broken.jpg", data[:-900], cache)[1].findings
    cache.close()


@pytest.mark.usefixtures("unshared")
def test_where_it_comes_from_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    source = tmp_path / "docs" / "pictures.toml"
    source.write_text('["room.jpg"]\ncredit = "A Hospital"\nrights = "own work"\npeople = "none"\n', "utf-8")
    photo, reader = read(tmp_path, "room.jpg", as_file(drawn()))
    assert photo is not None
    assert photo.credit == "A Hospital"
    source.write_text('["room.jpg"]\ncredit = "A Hospital"\n', "utf-8")
    photo, reader = read(tmp_path, "room.jpg", as_file(drawn()))
    assert photo is not None
    assert photo.credit == ""
    assert [finding.message for finding in reader.findings] == ["rights is missing", "people is missing"]
