"""Colors as a print shop wants them: words and lines in black ink alone, and CMYK where it gives a profile."""

import io
import re
from collections.abc import Callable
from typing import Any

import pikepdf
from PIL import Image, ImageChops, ImageCms, ImageMath

# WeasyPrint writes each operator on a line of its own; looking at beginnings of lines only is ten times as fast
_COLOR = re.compile(rb"^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (rg|RG)$", re.M)
_GRAY = re.compile(rb"^([\d.]+) ([gG])$", re.M)
_ANY_COLOR = re.compile(rb"(?<![\w.])-?[\d.]+ -?[\d.]+ -?[\d.]+ (?:rg|RG)(?![\w*])")
_CMYK = re.compile(rb"(?<![\w.])([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) [kK](?![\w*])")
DARK = 0.2  # the ink of text has channels below this: it prints as black alone, or its edges would blur
_POINTS = 0.75  # a pixel of CSS, in which WeasyPrint gives the size of letters
SMALL = 18  # points: in words below it the edges of several inks show when they do not meet; a title is larger
NEUTRAL, LIGHT = 0.1, 0.85  # channels this near to each other are a gray of words and lines; above LIGHT, a ground


def settle(pdf: pikepdf.Pdf, profile: bytes, limit: int = 400) -> None:
    """Turn dark colors and small words into black, grays into a share of it and, with an ICC profile, others into CMYK.

    No color then takes more than `limit` percent of all inks together.
    """
    colors = _Colors(_mixer(profile, limit) if profile else None)
    for item in list(pdf.objects):
        if not isinstance(item, pikepdf.Stream):
            continue
        if item.get("/Subtype") == "/Form" or item.get("/Type") == "/Pattern":
            _settle_drawing(item, colors)
        elif profile and item.get("/Subtype") == "/Image":
            _settle_image(item, profile, limit)


class _Colors:
    """The operators of a PDF that name a color, as print wants them; `mixed` gives the inks of a profile, if any."""

    def __init__(self, mixed: Callable[[tuple[float, ...]], bytes] | None) -> None:
        self.mixed = mixed
        self._known: dict[bytes, bytes] = {}  # a leaflet has ten colors and names them a thousand times

    def of_screen(self, match: re.Match[bytes]) -> bytes:
        """In place of a color of three channels."""
        if match[0] not in self._known:
            self._known[match[0]] = self._settled(match)
        return self._known[match[0]]

    def _settled(self, match: re.Match[bytes]) -> bytes:
        stroke = match[4] == b"RG"
        channels = tuple(min(1.0, max(0.0, float(number))) for number in match.groups()[:3])
        black = _black(channels)
        if black and not self.mixed:
            return b"%.4g %s" % (1 - black, b"G" if stroke else b"g")
        if black:
            return _inks(b"0 0 0 %.4g" % black, stroke)
        return _inks(self.mixed(channels), stroke) if self.mixed else match[0]

    def of_gray(self, match: re.Match[bytes]) -> bytes:
        """In place of a shade of gray."""
        return _inks(b"0 0 0 %.4g" % (1 - float(match[1])), match[2] == b"G")


def _black(channels: tuple[float, ...]) -> float:
    """The share of black alone that stands for a color; 0 for one that is a color."""
    if max(channels) < DARK:
        return 1
    if max(channels) - min(channels) > NEUTRAL or max(channels) > LIGHT:
        return 0
    return 1 - _brightness(channels)  # as bright as it was


def _brightness(channels: tuple[float, ...]) -> float:
    """How bright a color is, 0 to 1 (ITU-R BT.709)."""
    red, green, blue = channels
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _inks(shares: bytes, stroke: bool) -> bytes:
    """The operator that names shares of four inks."""
    return shares + (b" K" if stroke else b" k")


def _settle_drawing(item: pikepdf.Stream, colors: _Colors) -> None:
    """What is drawn, or repeated as a pattern, in colors of print."""
    content = _COLOR.sub(colors.of_screen, _small_words_black(item.read_bytes()))
    item.write(_GRAY.sub(colors.of_gray, content) if colors.mixed else content)
    if colors.mixed and "/Group" in item and "/CS" in item.Group:
        item.Group.CS = pikepdf.Name.DeviceCMYK


def _small_words_black(content: bytes) -> bytes:
    """Show words under SMALL points in black where they have an accent; what is drawn after them keeps its color."""
    lines, kept = content.split(b"\n"), list[tuple[float, ...]]()
    color: tuple[float, ...] = (0.0, 0.0, 0.0)
    begun = 0
    for at, line in enumerate(lines):
        if line == b"q":
            kept.append(color)
        elif line == b"Q" and kept:
            color = kept.pop()
        elif line.endswith(b" rg"):
            color = tuple(map(float, line.split()[:3]))
        elif line == b"BT":
            begun = at
        elif line.endswith(b" Tf") and float(line.split()[1]) * _POINTS < SMALL and _is_accent(color):
            lines[begun] = b"q\n0 0 0 rg\nBT"
        elif line == b"ET" and lines[begun] != b"BT":
            lines[at] = b"ET\nQ"
    return b"\n".join(lines)


def _is_accent(color: tuple[float, ...]) -> bool:
    """Whether words have a color that takes several inks, and stand on a light ground."""
    return not _black(color) and _brightness(color) < 0.5


def left_over(pdf: pikepdf.Pdf) -> str:
    """The first RGB color, or picture in RGB, that a file still holds; empty where there is none."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "RGB" in str(item.get("/ColorSpace")):
            return "a picture" if item.get("/Subtype") == "/Image" else "a shading"
        drawn = isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        if drawn and (found := _ANY_COLOR.search(item.read_bytes())):
            return found[0].decode()
    return ""


def over(pdf: pikepdf.Pdf, limit: int) -> str:
    """The first color or picture that takes more than `limit` percent of all inks together; empty where none does."""
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Stream):
            continue
        if item.get("/Subtype") == "/Form" or item.get("/Type") == "/Pattern":
            for found in _CMYK.finditer(item.read_bytes()):
                if sum(float(share) for share in found.groups()) * 100 > limit + 1:
                    return found[0].decode()
        elif item.get("/Subtype") == "/Image" and item.get("/ColorSpace") == "/DeviceCMYK":
            picture = pikepdf.PdfImage(item).as_pil_image()
            if _most(picture) / 2.55 > limit + 1:
                return "a picture"
    return ""


def _mixer(profile: bytes, limit: int) -> Callable[[tuple[float, ...]], bytes]:
    """A function from the channels of sRGB to those of the profile, within its limit of ink, as numbers of a PDF."""
    turn = _turn(profile)

    def mixed(channels: tuple[float, ...]) -> bytes:
        dot = Image.new("RGB", (1, 1), tuple(round(channel * 255) for channel in channels))
        made = ImageCms.applyTransform(dot, turn)
        assert made is not None
        inks = made.getpixel((0, 0))
        assert isinstance(inks, tuple)
        return b" ".join(b"%.4g" % share for share in _within([ink / 255 for ink in inks], limit / 100))

    return mixed


def _turn(profile: bytes) -> ImageCms.ImageCmsTransform:
    """From sRGB to the inks of a profile."""
    target = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), target, "RGB", "CMYK", intent)


def _within(inks: list[float], limit: float) -> list[float]:
    """Shares of cyan, magenta, yellow and black that together are no more than a limit: black, which draws, stays."""
    colored = sum(inks[:3])
    excess = max(0.0, colored + inks[3] - limit)
    return [ink * (1 - excess / colored) for ink in inks[:3]] + inks[3:] if excess else inks


def _settle_image(item: pikepdf.Stream, profile: bytes, limit: int) -> None:
    """A picture in shades of gray, such as a code, as one ink; a photograph in the inks of the profile."""
    if "RGB" not in str(item.get("/ColorSpace")):
        return
    picture = pikepdf.PdfImage(item).as_pil_image().convert("RGB")
    if _is_gray(picture):
        item.write(picture.convert("L").tobytes())
        item.ColorSpace, item.BitsPerComponent = pikepdf.Name.DeviceGray, 8
        return
    mixed = ImageCms.applyTransform(picture, _turn(profile))
    assert mixed is not None
    item.write(_all_within(mixed, limit).tobytes())
    item.ColorSpace, item.BitsPerComponent = pikepdf.Name.DeviceCMYK, 8


def _is_gray(picture: Image.Image) -> bool:
    """Whether no dot of a picture has a color."""
    red, green, blue = picture.split()
    return all(ImageChops.difference(red, other).getextrema() == (0, 0) for other in (green, blue))


def _all_within(picture: Image.Image, limit: int) -> Image.Image:
    """A picture in CMYK, no dot of which takes more ink than a limit in percent: black, which draws, stays."""
    *colored, black = picture.split()
    if _most(picture) <= limit * 2.55:
        return picture

    def less(ink: Image.Image) -> Image.Image:
        given = {"ink": ink, "c": colored[0], "m": colored[1], "y": colored[2], "k": black}
        allowed: Image.Image = ImageMath.lambda_eval(_allowed(limit * 2.55), **given).convert("L")
        return allowed

    return Image.merge("CMYK", [*map(less, colored), black])


def _allowed(together: float) -> Callable[[dict[str, Any]], Any]:
    """What is left of an ink at each dot, so that all four keep to what they may be together."""

    def left(given: dict[str, Any]) -> Any:
        number, least, most = given["float"], given["min"], given["max"]
        room = most(together - number(given["k"]), 0)
        colored = most(number(given["c"]) + number(given["m"]) + number(given["y"]), 1)
        return number(given["ink"]) * least(room / colored, 1)

    return left


def _most(picture: Image.Image) -> float:
    """The most ink that a dot of a picture in CMYK takes: of 255 each, together."""
    given = dict(zip("cmyk", picture.split(), strict=True))
    whole = ImageMath.lambda_eval(lambda args: args["c"] + args["m"] + args["y"] + args["k"], **given)
    return float(whole.getextrema()[1])
