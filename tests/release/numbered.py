"""Releases that are a number and little else, quick to make and to tell apart. A child that publishes loads no more."""

import json
from pathlib import Path

from leafwright.disk import durable
from leafwright.disk.lock import locked
from leafwright.release import verify
from leafwright.release.place import swap
from leafwright.release.place.swap import Place


def write(place: Place, number: int, files: int = 5) -> None:
    """A small release in the room for a new one: all its files say its number."""
    listed = {}
    for each in range(files):
        data = f"release {number}\n".encode() * 50
        durable.write(place.new / "site" / f"{each}.html", data)
        listed[f"site/{each}.html"] = {"sha256": durable.sha256_of(data)}
    durable.write(place.new / "manifest.json", json.dumps({"number": number, "files": listed}).encode())


def publish(place: Place, number: int, link: bool = False) -> None:
    with locked(place.lock):
        swap.begin(place)
        swap.finish(place)
        write(place, number)
        swap.install(place, place.new, {"number": number}, link)
        swap.finish(place)


def number_of(folder: Path) -> int:
    """Which release a folder is; it must be whole."""
    assert verify.compare(folder) == []
    number: int = json.loads((folder / "manifest.json").read_bytes())["number"]
    return number
