"""Ways to print, one folder each in leaflets/formats, and the fonts they are set in."""

import os
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from leafwright.model import Edition

FOLDER = Path("leaflets")


class Format(BaseModel):
    """A way to print: paper and sizes, from one folder of leaflets/formats. Sizes in points, `hang` in millimetres."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    name: str
    stylesheet: str
    sizes: dict[str, float]
    template: str = ""  # a skeleton of its own, in the format's folder
    staff: bool = False  # printed in the source language only, and not offered to readers
    code: bool = True  # carries the QR code of its page
    translations: bool = False  # printed in translated languages only


class SetupError(Exception):
    """Something the machine lacks, with its remedy; ends the command with exit code 2."""


def formats(root: Path) -> list[Format]:
    """All formats, by name of their folder. Raises SetupError for one that cannot be read."""
    found = []
    for folder in sorted((root / FOLDER / "formats").iterdir()):
        try:
            values = tomllib.loads((folder / "format.toml").read_text("utf-8"))
            stylesheet = (folder / "page.css").read_text("utf-8")
            found.append(Format(id=folder.name, stylesheet=stylesheet, **values))
        except (OSError, tomllib.TOMLDecodeError, ValidationError, TypeError) as error:
            raise SetupError(f"{folder.relative_to(root)} is not a format: {error}") from error
    return found


def prepare_fonts(root: Path) -> None:
    """Let fontconfig see the project's fonts only. Must run before WeasyPrint is imported."""
    folder = root / ".fonts"
    if not list(folder.glob("*.ttf")):
        raise SetupError("the fonts are not set up; run: make")
    cache = root / "build" / "fontcache"
    cache.mkdir(parents=True, exist_ok=True)
    config = cache.resolve() / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{folder.resolve()}</dir><cachedir>{cache.resolve()}</cachedir></fontconfig>",
        "utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(config)


def require_fonts(root: Path, families: Sequence[str]) -> None:
    for family in families:
        if not (root / ".fonts" / f"{family.replace(' ', '')}_400Regular.ttf").exists():
            raise SetupError(f"the font {family} is not set up; add its npm package to package.json and run: make")


def custom_properties(edition: Edition, format: Format, all_families: Sequence[str]) -> str:
    """What differs between languages, formats and hospitals, for the shared stylesheets."""
    language, words, meta = edition.language, edition.words, edition.topic.meta
    points = {key.replace("_", "-"): f"{value}pt" for key, value in format.sizes.items() if key != "hang"}
    start = f'"{meta.number} · {meta.version} · {language.name}"'
    before, between, after = re.split(r"\{page\}|\{pages\}", words["page_of"])
    end = f'"{before}" counter(page) "{between}" counter(pages) "{after}"'
    if language.direction == "rtl":
        start, end = end, start
    families = dict.fromkeys([*language.fonts, *all_families])
    values = {
        **points,
        "hang": f"{format.sizes['hang']}mm",
        "leading": str(language.line_height),
        "tight": f"{max(1.35, language.line_height - 0.2):.2f}",  # the back page, which must be one page
        "accent": edition.hospital.accent,
        "fonts": ", ".join(f'"{family}"' for family in families),
        "foot-start": start,
        "foot-end": end,
    }
    return ":root {" + "; ".join(f"--{name}: {value}" for name, value in values.items()) + "}"
