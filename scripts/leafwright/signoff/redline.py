"""What changed in an edition since it was last signed off, as a page to read: word by word, source beside target.

A deleted word is struck through and an added one underlined, and both are said so to a screen reader.
"""

import difflib
import html
import re
from collections.abc import Iterable, Sequence

from leafwright.model import Edition, Shown

_WORDS = re.compile(r"\s+|\{\{[^}]*\}\}|[\u3400-\u9fff]|[^\s\u3400-\u9fff]+")


def changes(before: Sequence[Shown], now: Sequence[Shown]) -> list[tuple[Shown | None, Shown | None]]:
    """Pairs of what was signed and what stands now, only where they differ, in reading order."""
    old = {(each.role, each.source): each for each in before}
    new = {(each.role, each.source): each for each in now}
    gone = [each for key, each in old.items() if key not in new]
    found: list[tuple[Shown | None, Shown | None]] = []
    for key, each in new.items():
        former = old[key] if key in old else _taken(each, gone)
        if former != each:
            found.append((former, each))
    return found + [(each, None) for each in gone]


def _taken(each: Shown, gone: list[Shown]) -> Shown | None:
    """What was signed in place of new words, by its likeness; it is taken out of what is `gone`."""
    alike = {other.source: other for other in gone if other.role == each.role}
    near = difflib.get_close_matches(each.source, alike, 1)
    if not near:
        return None
    gone.remove(alike[near[0]])
    return alike[near[0]]


def marked(before: str, now: str) -> str:
    """HTML of `now` with what was deleted and added since `before`, word by word."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    parts = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(html.escape("".join(new[c:d])))
            continue
        if b > a:
            parts.append(f'<del><span class="said">deleted: </span>{html.escape("".join(old[a:b]))}</del>')
        if d > c:
            parts.append(f'<ins><span class="said">added: </span>{html.escape("".join(new[c:d]))}</ins>')
    return "".join(parts)


_HEAD = """<!DOCTYPE html>
<html lang="{tag}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 68rem; margin: 0 auto; padding: 1.5rem; font: 1.0625rem/1.5 sans-serif; color: #16262b }}
table {{ width: 100%; border-collapse: collapse }}
th, td {{ width: 50%; padding: .6rem; border: 1px solid #b8c7cb; text-align: start; vertical-align: top }}
del {{ color: #8a1818; background: #fdecec }} ins {{ color: #0b4a2a; background: #e6f4ea; text-decoration: underline }}
.said {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
"""


def page(edition: Edition, name: str, found: Iterable[tuple[Shown | None, Shown | None]], since: str, own: str) -> str:
    """The whole page. `own` is the tag of the source language, `since` says what is compared with."""
    found = list(found)
    language, title = edition.language, f"{name}: what changed ({edition.language.english})"
    lines = [_HEAD.format(tag=own, title=html.escape(title))]
    lines.append(f"<p>{html.escape(since)} {len(found)} to read again.</p>")
    lines.append("<table>\n<caption>Source beside translation</caption>\n<thead><tr>")
    lines.append(
        f'<th scope="col">Source</th><th scope="col">{html.escape(language.english)}</th></tr></thead>\n<tbody>'
    )
    for before, now in found:
        source = marked(before.source if before else "", now.source if now else "")
        target = marked(before.target if before else "", now.target if now else "")
        lines.append(f'<tr><td>{source}</td><td lang="{language.tag}" dir="{language.direction}">{target}</td></tr>')
    lines.append("</tbody>\n</table>\n</main>\n</body>\n</html>\n")
    return "\n".join(lines)
