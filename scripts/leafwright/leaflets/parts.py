"""Sections of an edition as the parts that a skeleton draws: HTML, and the words that it must show."""

import base64
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from itertools import islice, pairwise

from lxml import etree
from markupsafe import Markup

from leafwright.leaflets.arranging import Ruled, arranged, turns
from leafwright.leaflets.formats import Format
from leafwright.model import Edition, Language, SectionRule
from leafwright.text.abbreviations import sections_in_full
from leafwright.text.as_html import html, inline_html
from leafwright.text.blocks import PICTURES, walk
from leafwright.text.document import Section, words_of
from leafwright.text.inline import Run, every, runs, said
from leafwright.text.reshaping import short_form, tables_as_grids, tables_as_lists
from leafwright.text.topic import subtitle_of, title_of

_SHORT = 18  # letters that two words have at most to stay on one line
_FEW = 12  # the same on a poster, whose heading has few letters a line


@dataclass(frozen=True, kw_only=True)
class Part:
    """A section as a skeleton draws it."""

    id: str
    heading: Markup
    html: Markup
    panel: str
    fold: str  # the name of its panel
    told: tuple[str, ...]  # the words of its heading and of each block, that must reach whoever reads
    turn: bool = False  # whether it begins a panel


def parts(written: Sequence[Ruled], edition: Edition, format: Format, address: str) -> list[Part]:
    """The sections that a format shows, as it shows them; `address` is that of the edition's page."""
    told = sections_in_full(edition.words["term_explained"])
    if format.sections == "poster":
        return [
            _part(told(section), rule, format, edition.language, address)
            for section, rule in written
            if rule.panel == "poster"
        ] or [_message(edition)]
    shown = [each for each in written if each[1].panel != "poster" and (format.sections == "all" or each[1].fold)]
    if format.sections == "folded":
        return list(_folded(shown, edition, format, address))
    return [_part(told(section), rule, format, edition.language, address) for section, rule in shown]


def _message(edition: Edition) -> Part:
    """What a poster says of a topic without a message of its own for the waiting room: what it is."""
    title, subtitle = as_line(title_of(edition.text)), as_line(subtitle_of(edition.text))
    told = unescape(str(title)), unescape(str(subtitle))
    shown = Markup(ends_bound(Markup("<p>{}</p>").format(subtitle)))
    return Part(id="poster", heading=Markup(bound(title, _FEW)), html=shown, panel="poster", fold="", told=told)


def _folded(shown: Sequence[Ruled], edition: Edition, format: Format, address: str) -> Iterator[Part]:
    """Sections in their short form, panel by panel; a link to what is not among them leads to the page at `address`."""
    here = {f"#{section.id}" for section, _ in shown}
    told = sections_in_full(edition.words["term_explained"])
    for panel, ruled in arranged(shown, format.panels):
        sections: list[Section] = []
        left = panel.drawings
        for section, _ in ruled:
            short = short_form(section, lambda target: target if target in here else address + target, left)
            left -= sum(bool(set(block.box[:1]) & set(PICTURES)) for block in short.blocks)
            blocks = tables_as_grids(short.blocks, edition.language) if panel.grid else short.blocks
            sections.append(replace(short, blocks=blocks))
        begins = turns(sections, panel.pages)
        for number, (section, (_, rule)) in enumerate(zip(sections, ruled, strict=True)):
            part = _part(told(section), rule, format, edition.language, address)
            yield replace(part, fold=panel.name, turn=number in begins)


def first_drawing(written: Sequence[Ruled]) -> Markup:
    """The first drawing of an edition for its cover, without numbers; empty where it has none."""
    blocks = (block for section, _ in written for block in walk(section.blocks))
    runs = (run for block in blocks for run in every(block.runs) if _drawn(run))
    return Markup(_without_numbers("".join(inline_html([run]) for run in islice(runs, 1))))


def _drawn(run: Run) -> bool:
    """Whether a run is a drawing, and neither a figure nor a photograph."""
    return run.kind == "image" and not run.title and run.target.startswith("data:image/svg")


def _part(section: Section, rule: SectionRule, format: Format, language: Language, address: str) -> Part:
    """A section as HTML, its tables as lists where the format asks for that."""
    page = address if format.sources else ""  # where the list of all sources is
    blocks = tables_as_lists(section.blocks, language) if format.lists else section.blocks
    told = said(section.title), *(words for _, words in words_of(section.blocks, pictures=format.file == "txt"))
    heading, short = inline_html(section.title), _FEW if rule.panel == "poster" else _SHORT
    return Part(
        id=section.id,
        heading=Markup(heading if format.plain else ends_bound(f"<h2>{heading}</h2>", short)[4:-5]),
        html=Markup(rows_kept(ends_bound(html(blocks))).replace('href="#source-', f'href="{page}#source-')),
        panel=rule.panel,
        fold=rule.fold,
        told=told,
    )


def as_line(words: str) -> Markup:
    """One line of Markdown, such as a title, as HTML without tags, between tags and inside an attribute."""
    return Markup(escape(said(runs(words)), quote=False).replace('"', "&quot;"))


def bound(title: str, short: int = _SHORT) -> str:
    """A title of many words whose last two stay on one line where they are short: none is left alone below the rest."""
    words = title.split(" ")
    if len(words) < 4 or len(words[-2] + words[-1]) > short:
        return title
    return Markup("\u00a0").join([Markup(" ").join(words[:-1]), words[-1]])


_END = r"((?:(?:&#8288;|\u2060)<sup\b(?:(?!</sup>).)*</sup>)*\s*</(?:%s)>)"
_WORDS = r"(?<=\s)([^\s<>]+) ([^\s<>]+)"
_LAST_WORDS, _CELL_WORDS = re.compile(_WORDS + _END % "p|li|h[1-3]"), re.compile(_WORDS + _END % "td")
_GRID = re.compile(r'<table class="grid">.*?</table>', re.S)  # its cells are lines; those of other tables are narrow
# headings of Chinese are broken between words, which their language file lists
_LAST_SIGNS = re.compile(r"(?<=[\u4e00-\u9fff])([\u4e00-\u9fff]{2}[^\s<>\w]*)" + _END % "p|li|td")
_STEPS = re.compile(r'<div class="[^"]*\bsteps\b[^"]*">.*?</ol>', re.S)


def ends_bound(markup: str, short: int = _SHORT) -> str:
    """HTML whose paragraphs and headings do not leave a short word, or one Chinese sign, alone in their last line."""

    def joined(match: re.Match[str]) -> str:
        return f"{match[1]}\u00a0{match[2]}{match[3]}" if len(match[1] + match[2]) <= short else match[0]

    told = _GRID.sub(lambda grid: _CELL_WORDS.sub(joined, grid[0]), _LAST_WORDS.sub(joined, markup))
    told = _LAST_SIGNS.sub(r'<span class="end">\1</span>\2', told)
    return _STEPS.sub(lambda steps: steps[0].replace("\u00a0", " "), told)  # labels break where their place asks


_BODY, _ROW = re.compile(r"<tbody>(.*?)</tbody>", re.S), re.compile(r"<tr\b.*?</tr>\s*", re.S)


def rows_kept(markup: str) -> str:
    """HTML whose tables leave no row alone at the foot or head of a page.

    The second row and the last are groups that a page does not part from what is before them: between rows of one
    group WeasyPrint parts wherever a page ends, and so it does within the first group below a head.
    """

    def grouped(match: re.Match[str]) -> str:
        rows = _ROW.findall(match[1])
        last = len(rows) - 1
        begins = sorted({0, 1, 2, last - 1, last} & set(range(len(rows))))
        bodies = [(begin, "".join(rows[begin:end])) for begin, end in pairwise([*begins, len(rows)])]
        joined = (' class="joined"' if begin in (1, last) and begin else "" for begin, _ in bodies)
        return "".join(f"<tbody{kind}>{body}</tbody>" for kind, (_, body) in zip(joined, bodies, strict=True))

    return _BODY.sub(grouped, markup)


def both_ways(markup: str) -> str:
    """A leaflet whose marks of sources lead to the list, and each source back to the mark that names it first."""
    named: set[str] = set()

    def there(match: re.Match[str]) -> str:
        first, named_now = match[1] not in named, f'href="#source-{match[1]}"'
        named.add(match[1])
        return f'{named_now} id="from-{match[1]}"' if first else named_now

    def back(match: re.Match[str]) -> str:
        return match[0] if match[1] in named else match[2]

    return _BACK.sub(back, _THERE.sub(there, markup))


_THERE = re.compile(r'href="#source-(\d+)"')
_BACK = re.compile(r'<a href="#from-(\d+)">(\d+)</a>')


def _without_numbers(image: str) -> str:
    """A drawing without the numbers that lead to a legend, for a place that has no legend."""

    def plain(match: re.Match[str]) -> str:
        drawn = etree.fromstring(base64.b64decode(match[1]))
        for callout in drawn.iterfind('.//{*}g[@class="callout"]'):
            callout.clear()
        return f"base64,{base64.b64encode(etree.tostring(drawn)).decode()}"

    return re.sub(r"base64,([\w+/=]+)", plain, image)
