"""Writes the fonts of a folder, and fonts.css, which tells browsers what each is for."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pydantic import Base64Bytes, TypeAdapter

from leafwright.cache import Cache
from leafwright.website.fonts.choosing import Plan
from leafwright.website.fonts.cutting import Cut, cut
from leafwright.website.fonts.standing_in import StandIn

_BYTES = TypeAdapter(Base64Bytes)


def write(wanted: Mapping[Path, Plan], cache: Cache | None = None) -> None:
    """Takes what to cut, by the folder to put it in; writes there a WOFF2 file for each font, and fonts.css.

    fonts.css names them by relative address, and sets every element that says its language in the families of that.
    `cache` holds what an earlier build cut.
    """
    made = _made({each.question: each for plan in wanted.values() for each in plan.cuts}, cache or Cache())
    for folder, plan in wanted.items():
        folder.mkdir(parents=True, exist_ok=True)
        for each in plan.cuts:
            (folder / each.name).write_bytes(made[each.question])
        (folder / "fonts.css").write_text(sheet(plan), "utf-8", newline="\n")


def sheet(plan: Plan) -> str:
    """Takes what is cut; returns the style sheet that names it."""
    rules = [_font_face(cut, plan.enlarged.get(cut.family, 1)) for cut in plan.cuts]
    rules += [_stand_in(each) for near in plan.stand_ins.values() for each in near]
    for tag, stack in plan.stacks.items():
        families = [family for family in stack if family in plan.stand_ins]
        near = dict.fromkeys(each.name for family in families for each in plan.stand_ins[family])
        rules.append(_letters(tag, [*families, *near], tag in plan.emboldened))
    return "".join(rules)


def _made(files: Mapping[tuple[str, ...], Cut], cache: Cache) -> dict[tuple[str, ...], bytes]:
    """The WOFF2 files, by what each depends on: those of an earlier build, and the others cut now."""
    kept = {question: cache.known(_BYTES, *question) for question in files}
    made = {question: data for question, data in kept.items() if data is not None}
    missing = [question for question in files if question not in made]
    with ThreadPoolExecutor() as threads:  # most of the time goes to Brotli, which lets other threads run
        new = list(threads.map(cut, [files[question] for question in missing]))
    for question, data in zip(missing, new, strict=True):
        made[question] = data
        cache.remember(_BYTES, data, *question)
    return made


def _letters(tag: str, families: Sequence[str], emboldened: bool) -> str:
    """The rule that sets a language. It names elements, not all that is in them: code keeps its own letters."""
    bold = ";font-synthesis:weight" if emboldened else ";font-synthesis:none"
    return f'[lang="{tag}"]{{font-family:{",".join(map(_named, families))},sans-serif{bold}}}\n'


def _font_face(cut: Cut, times: float) -> str:
    """Takes a cut font, and how much larger it is shown; returns the rule telling a browser when to fetch it."""
    size = f"size-adjust:{100 * times:g}%;" if times != 1 else ""
    return (
        f"@font-face{{font-family:{_named(cut.family)};font-weight:{cut.weight};font-display:swap;{size}"
        f'src:url("{cut.name}") format("woff2");unicode-range:{_ranges(cut.shown)}}}\n'
    )


def _stand_in(font: StandIn) -> str:
    """The rule for a font of the device that stands in for one of ours."""
    source = ",".join(f'local("{name}")' for name in font.local)
    return (
        f"@font-face{{font-family:{_named(font.name)};font-weight:{font.weight};src:{source};"
        f"size-adjust:{font.size:.1f}%;ascent-override:{font.ascent:.1f}%;descent-override:{font.descent:.1f}%;"
        f"line-gap-override:0%;unicode-range:{font.range}}}\n"
    )


def _named(family: str) -> str:
    """A family by the name that the style sheets know it by: never that of a font of the device."""
    return f'"Leafwright {family}"'


def _ranges(characters: Iterable[int]) -> str:
    """Takes code points; returns them in CSS's way: U+20-7E,U+E9."""
    runs: list[tuple[int, int]] = []
    for point in sorted(characters):
        if runs and point == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], point)
        else:
            runs.append((point, point))
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)
