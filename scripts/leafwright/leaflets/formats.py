"""Ways to print, one folder each in leaflets/formats, and what differs between languages in them."""

import base64
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from leafwright.leaflets.arranging import PanelRule, complete
from leafwright.leaflets.fonts import as_set
from leafwright.model import Edition, Logo, Paper
from leafwright.model.papers import Part
from leafwright.setup import places
from leafwright.setup.errors import SetupError

FOLDER = Path("leaflets")
_MARK = 50  # letters of a mark that a line of a folded panel holds
A4 = Paper(**tomllib.loads((places.DEFAULTS / "papers" / "a4.toml").read_text("utf-8")))
_GAP = 4  # millimetres between a drawing and the words beside it
# not what names a box or a number to phone: its few signs would stand far apart
_RAGGED = ".sources, .ends, .admonition-title, .figure *, li:has(bdi)"
_JUSTIFIED = f" :is(.body, .frame) :is(p, li):lang(TAG):not({_RAGGED}) {{ text-align: justify }}"
_LENGTHS = ("hang",)  # millimetres; all other sizes are points


class Fit(BaseModel):
    """How a format fills paper that cannot grow: as few points of body as `least`, on exactly `pages` pages."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    least: Annotated[float, Field(ge=9)]
    pages: Annotated[int, Field(ge=1)]
    apart: tuple[str, ...] = ()  # panels whose type is as large as each can be, whatever that of the others


def _listed(told: object) -> object:
    """One table as a list of one: a format needs no more."""
    return [told] if isinstance(told, dict) else told


class Tight(BaseModel):
    """Less room, tried where pages for notes fill the last sheet, and kept where it saves that sheet; and on the back
    alone, where that is more than a page.

    It `saves` at most that share of the pages, so where more is wanted it is not tried. `air` is that between blocks
    and `lead` that between lines, as parts of the usual; type stays as large, but that of a `table`, in points. A
    `drawing` is so wide, in millimetres, beside its words; with 0 it stands above them, as wide as they are. `parted`
    by the end of a page may be `lists`, of what is compared or ticked, `leads`, the words above a list, and `blocks`:
    arrays of circles, numbers to phone; `facts` of the leaflet no longer have a line each.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    saves: Annotated[float, Field(gt=0, lt=1)] = 0.15
    air: Annotated[float, Field(gt=0, le=1)]
    lead: Annotated[float, Field(ge=0.9, le=1)]
    drawing: Annotated[float, Field(ge=0)] = 0
    table: Annotated[float, Field(ge=9)] | None = None  # as large as usual
    parted: tuple[Literal["lists", "leads", "blocks", "facts"], ...] = ()

    @property
    def style(self) -> str:
        """All as custom properties."""
        wide, behind = f"{self.drawing:g}mm", f"{self.drawing + _GAP:g}mm"
        beside = {"beside": "inline-start", "drawing": wide, "words": behind} if self.drawing else {}
        smaller = {"table": f"{self.table:g}pt"} if self.table else {}
        parted: dict[str, str] = dict.fromkeys(self.parted, "auto")
        return _root({"air": f"{self.air:g}", "lead": f"{self.lead:g}", **beside, **smaller, **parted})


class Format(BaseModel):
    """A way to print, from one folder of leaflets/formats. Sizes in points, `hang` in millimetres."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    name: str  # {sheet} and {half} stand for the names of the paper
    paper: Paper
    size: Literal["", "sheet", "half", "third", "poster"] = ""  # what of the paper a page is; else as it is folded
    stylesheet: str = ""
    sizes: dict[str, float] = {}
    template: str = "leaflet.html"  # of leaflets/, or of the format's folder
    sections: Literal["all", "folded", "poster"] = "all"  # those that a kind gives a fold or a poster
    codes: Literal["none", "own", "every"] = "own"  # QR codes: of its page, or of its page in every language
    reading: Literal["sheet", "folded", "large", "poster"] = "sheet"  # which limits of docs/rules.toml hold
    fit: Fit | None = None
    tight: Annotated[tuple[Tight, ...], BeforeValidator(_listed)] = ()  # each closer than the one before
    roomy: Annotated[float, Field(ge=0)] = 0  # millimetres more around blocks where words leave room
    multiple: Literal[1, 2, 4] = 1  # pages come in sheets of so many, filled up with pages for notes
    back: bool = False  # its last page holds the warning signs, whole, and they stand nowhere else
    fold: Literal["", "booklet", "trifold"] = ""  # how the print shop folds it
    panels: Annotated[tuple[PanelRule, ...], AfterValidator(complete)] = ()  # of a folded leaflet, behind its cover
    sources: Annotated[int, Field(ge=0)] = 0  # how many are named, the rest being left to the page; 0 for all
    lists: bool = False  # tables become lists
    staff: bool = False  # printed in the source language only, and not offered to readers
    translations: bool = False  # printed in translated languages only
    offered: bool = True  # to readers, on the page of its topic
    file: Literal["pdf", "txt", "epub", "brf"] = "pdf"  # what it makes; only a PDF is laid out
    asked: bool = False  # made only where the list of the hospital, or of a topic, names it

    @property
    def roomy_style(self) -> str:
        """What is roomy, as a custom property; nothing where nothing is."""
        return _root({"room": f"{self.roomy:g}mm"}) if self.roomy else ""

    @property
    def plain(self) -> bool:
        """Whether it is words without layout."""
        return self.file != "pdf"

    def name_of(self, slug: str) -> str:
        """The name of a topic's file, without its ending, which is not said twice."""
        return slug if self.id == self.file else f"{slug}.{self.id}"

    @property
    def part(self) -> Part:
        """What of the paper its pages are."""
        folded: dict[str, Part] = {"booklet": "half", "trifold": "third"}
        return self.size or folded.get(self.fold) or ("poster" if self.sections == "poster" else "sheet")


def looks(root: Path) -> dict[str, Path]:
    """How print looks, by name below leaflets/: files that come with the tool, and over them those of the library."""
    found: dict[str, Path] = {}
    for folder in (places.leaflets(), root / FOLDER):
        found |= {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return dict(sorted(found.items()))


def formats(root: Path, chosen: Sequence[str] = (), paper: Paper = A4) -> list[Format]:
    """The formats by name: those of the tool (only the `chosen`, if any are) and each that the library has itself.

    They are laid out for the `paper`. What must be asked for is among them, and free to all topics where it is chosen.
    Raises SetupError for one that cannot be read.
    """
    files, found = looks(root), []
    for name in sorted({Path(file).parts[1] for file in files if file.startswith("formats/")}):
        own, page = (root / FOLDER / "formats" / name / "format.toml").is_file(), f"formats/{name}/page.css"
        try:
            values = tomllib.loads(files[f"formats/{name}/format.toml"].read_text("utf-8"))
            if chosen and name not in chosen and not own and not values.get("asked"):
                continue
            values["asked"] = values.get("asked", False) and name not in chosen
            stylesheet = files[page].read_text("utf-8") if page in files or "file" not in values else ""
            values["name"] = values["name"].replace("{sheet}", paper.name).replace("{half}", paper.half_name)
            found.append(Format(id=name, stylesheet=stylesheet, paper=paper, **values))
        except (OSError, LookupError, ValueError, ValidationError, TypeError, AttributeError, RecursionError) as error:
            raise SetupError(f"{FOLDER}/formats/{name} is not a format: {error}") from error
    return found


def custom_properties(
    edition: Edition,
    format: Format,
    all_families: Sequence[str],
    own: Sequence[str],
    logo: Logo | None = None,
    marks: Sequence[str] = (),
) -> str:
    """What differs between languages, formats and hospitals, for the shared stylesheets.

    `own` fonts come first, among all those of the source language; `marks` stand in the head of each page, each on
    lines of its own.
    """
    language = edition.language
    start = f'"{sign_of(edition)}"'
    before, between, after = re.split(r"\{page\}|\{pages\}", page_words(edition))
    end = f'"{before}" counter(page) "{between}" counter(pages) "{after}"'
    if language.direction == "rtl":
        start, end = end, start
    side = "left" if language.direction == "rtl" else "right"
    leading = language.line_height if own == language.fonts else language.screen_line_height
    values = {
        "leading": str(leading),
        "tight": f"{max(1.35, leading - 0.2):.2f}",  # the back page, which must be one page
        "heading-leading": f"{max(1.3, leading - 0.35):.2f}",
        "hyphens": "auto" if language.hyphens else "manual",
        "accent": edition.accent,
        **_logo(logo),
        "fonts": _families([*as_set(own, language), *all_families]),
        "source-fonts": _families(all_families),
        "foot-start": start,
        "foot-end": end,
        **dict.fromkeys(("mark-left", "mark-right"), "string(section, start)"),
        f"mark-{side}": "element(marks)",
        "mark-side": side,
        "continued": f'"{continued_word(edition)}"',
        "mark-room": f"{3.5 * sum(-(-len(mark) // _MARK) for mark in marks)}mm",
        "mark-fonts": _families([*as_set(language.screen_fonts or own, language), *all_families]),
    }
    return _root(values) + (_JUSTIFIED.replace("TAG", language.tag) if language.justified else "")


def page_sizes(format: Format) -> str:
    """The size of each page of a format, as @page rules, since these take no custom properties.

    They stand before the format's own sheet, which may say otherwise.
    """
    return " ".join(
        f"@page {f':nth({number}) ' if number else ''}{{ size: {width:g}mm {height:g}mm }}"
        for number, (width, height) in format.paper.pages(format.part).items()
    )


def _families(names: Sequence[str]) -> str:
    return ", ".join(f'"{family}"' for family in dict.fromkeys(names))


def sign_of(edition: Edition) -> str:
    """Number, version and language of a leaflet, as the foot of each page names them."""
    return f"{edition.topic.meta.number} · {edition.version} · {edition.language.name}"


def continued_word(edition: Edition) -> str:
    """What the head of a page says where a frame goes on from the page before."""
    return edition.words["continued"] or edition.words.source["continued"]


def page_words(edition: Edition) -> str:
    """How the foot of a page tells its number: {page} and {pages} stand for numbers."""
    return edition.words["page_of"] or "{page}/{pages}"


def _logo(logo: Logo | None) -> dict[str, str]:
    """A logo 9 mm high as a background, since it says no more than the name beside it, and the room it takes."""
    if not logo:
        return {"logo": "none", "logo-room": "0mm"}
    told = base64.b64encode(logo.data).decode()
    kind = {"svg": "image/svg+xml", "png": "image/png"}[logo.kind]
    return {"logo": f'url("data:{kind};base64,{told}")', "logo-room": f"{9 * logo.proportion + 3:.1f}mm"}


def type_sizes(sizes: Mapping[str, float], body: float | None = None, panel: str = "") -> str:
    """The sizes of a format as custom properties; with `body`, all type, or a panel's, in proportion to that size."""
    scale = 1 if body is None else body / sizes["body"]
    values = _root(
        {
            key.replace("_", "-"): f"{value:g}mm" if key in _LENGTHS else f"{value * scale:.4g}pt"
            for key, value in sizes.items()
        }
    )
    return values.replace(":root {", f".{panel} {{ font-size: var(--body); ", 1) if panel else values


def _root(values: Mapping[str, str]) -> str:
    return ":root {" + "; ".join(f"--{name}: {value}" for name, value in values.items()) + "}"
