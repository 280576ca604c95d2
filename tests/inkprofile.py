"""A small ICC profile of CMYK, made here: a print shop's own may not be passed on.

ICC.1:2001-04, class prtr, with 8-bit tables between Lab and the plain mixture of inks. Good enough to prove that
colors are converted, not to print with.
"""

import itertools
import os
import struct
from collections.abc import Iterator
from pathlib import Path

from leafwright.reading.hospital.print_profile import makes_inks


def installed_profiles() -> Iterator[tuple[str, bytes]]:
    """The usable profiles of CMYK that this system has, such as those of Debian's package libgs-common, by name."""
    for folder in os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":"):
        for path in sorted((Path(folder) / "color" / "icc").rglob("*.ic[cm]")):
            data = path.read_bytes()
            if data[12:20] == b"prtrCMYK" and makes_inks(data):
                yield path.name, data


def cmyk_profile(black: bool = True) -> bytes:
    """The bytes of the profile; without `black` it mixes dark colors of the other three inks, which takes much ink."""
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"Test\0" + bytes(78),
        b"cprt": b"text" + bytes(4) + b"public domain\0",
        b"wtpt": b"XYZ " + bytes(4) + _fixed(0.9642, 1.0, 0.8249),
        b"A2B0": _table(4, 3, 5, lambda inks: _lab(_rgb_of_inks(inks))),
        b"B2A0": _table(3, 4, 9, lambda lab: _inks(_rgb_of_lab(lab), black)),
    }
    at = 128 + 4 + 12 * len(tags)
    directory, data = struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        body += bytes(-len(body) % 4)
        directory += name + struct.pack(">II", at + len(data), len(body))
        data += body
    size = at + len(data)
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02400000, b"prtr", b"CMYK", b"Lab ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(0.9642, 1.0, 0.8249)
    return head + bytes(128 - len(head)) + directory + data


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _table(inputs: int, outputs: int, grid: int, turn) -> bytes:  # type: ignore[no-untyped-def]
    """An lut8Type: straight curves around a grid of colors, each channel from 0 to 1."""
    head = b"mft1" + bytes(4) + bytes([inputs, outputs, grid, 0]) + _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    straight = bytes(range(256))
    cells = b"".join(
        bytes(min(255, max(0, round(255 * channel))) for channel in turn([step / (grid - 1) for step in point]))
        for point in itertools.product(range(grid), repeat=inputs)
    )
    return head + straight * inputs + cells + straight * outputs


def _rgb_of_inks(inks: list[float]) -> list[float]:
    return [(1 - ink) * (1 - inks[3]) for ink in inks[:3]]


def _inks(rgb: list[float], with_black: bool) -> list[float]:
    black = 1 - max(rgb) if with_black else 0.0
    return [*(0.0 if black >= 1 else (1 - channel - black) / (1 - black) for channel in rgb), black]


def _rgb_of_lab(lab: list[float]) -> list[float]:
    """From channels of 0 to 1; L is 100 of them, a and b run from -128 to 127."""
    y = (lab[0] * 100 + 16) / 116
    x, z = y + (lab[1] * 255 - 128) / 500, y - (lab[2] * 255 - 128) / 200
    xyz = [
        white * (t**3 if t > 6 / 29 else (t - 4 / 29) * 108 / 841)
        for white, t in zip((0.9642, 1, 0.8249), (x, y, z), strict=True)
    ]
    linear = [
        3.134 * xyz[0] - 1.617 * xyz[1] - 0.491 * xyz[2],
        -0.979 * xyz[0] + 1.916 * xyz[1] + 0.033 * xyz[2],
        0.072 * xyz[0] - 0.229 * xyz[1] + 1.405 * xyz[2],
    ]
    return [min(1.0, max(0.0, channel)) ** (1 / 2.2) for channel in linear]


def _lab(rgb: list[float]) -> list[float]:
    red, green, blue = (channel**2.2 for channel in rgb)
    xyz = [
        (0.436 * red + 0.385 * green + 0.143 * blue) / 0.9642,
        0.222 * red + 0.717 * green + 0.061 * blue,
        (0.014 * red + 0.097 * green + 0.714 * blue) / 0.8249,
    ]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return [(116 * y - 16) / 100, (500 * (x - y) + 128) / 255, (200 * (y - z) + 128) / 255]
