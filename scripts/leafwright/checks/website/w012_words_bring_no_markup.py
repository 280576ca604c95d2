"""What stands in an article holds only the elements, attributes and addresses that our own templates write.

The last wall: whatever came in by a topic, a translation or a picture, and whichever rule was looser, ends here. Nh3
reads the page as browsers do; a page from which it would take anything out is not published, and nothing is mended in
silence.
"""

import html
import re
from collections.abc import Iterator

import nh3

from leafwright.checks.subjects import House, Page
from leafwright.model import Place, Problem

SOURCE = "OWASP, Cross Site Scripting Prevention: HTML sanitization; WHATWG HTML, parsing"
STANDARDS = ()
PASSES = [
    Page(Place("p.html"), '<article><p class="end" id="a">Words &lt;b&gt; <a href="b.html#x">x</a></p></article>'),
    Page(Place("p.html"), '<article><a href="https://example.org/">x</a> <a href="tel:112">112</a></article>'),
]
FAILS = [
    Page(Place("p.html"), "<article><script>go()</script></article>"),
    Page(Place("p.html"), '<article><svg><a href="javascript:go()">x</a></svg></article>'),
    Page(Place("p.html"), '<article><img src="a.png" onerror="go()"></article>'),
    Page(Place("p.html"), '<article><img/src="a.png"/onerror=go()></article>'),
    Page(Place("p.html"), '<article><iframe\nsrc="a.html"></iframe></article>'),
    Page(Place("p.html"), '<article><a href="data:text/html,x">x</a></article>'),
    Page(Place("p.html"), '<article><a href="&#106;ava&#9;script&colon;go()">x</a></article>'),
    Page(Place("p.html"), '<article><a href=" java\nscript:go()">x</a></article>'),
    Page(Place("p.html"), '<article><form action="https://example.org/"><input name="x"></form></article>'),
    Page(Place("p.html"), '<article><math><mi xlink:href="data:x">x</mi></math></article>'),
]

_WORD = re.compile(r"[\w-]+")
_TAGS = frozenset(
    _WORD.findall("""
    a abbr address article aside b bdi bdo blockquote br button caption circle cite code col colgroup data dd del
    details dfn div dl dt em fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 header hgroup hr i img input
    ins kbd label legend li line main mark menu meter nav noscript ol optgroup option output p path pre progress q
    rect rp rt ruby s samp search section select small span strong sub summary sup svg symbol table tbody td
    textarea tfoot th thead time title tr u ul use var wbr
    """)
)
_ATTRIBUTES = frozenset(
    _WORD.findall("""
    accesskey alt autocapitalize autocomplete autocorrect checked class cols colspan cx cy d datetime decoding dir
    disabled download draggable enterkeyhint fill for headers height hidden high href hreflang id inert inputmode
    label lang list loading low max maxlength min minlength multiple name open optimum pattern placeholder points r
    readonly rel required role rows rowspan rx ry scope selected size sizes span spellcheck src srcset start step
    stroke stroke-linecap stroke-linejoin stroke-width tabindex title transform translate type value viewBox width
    wrap x x1 x2 xmlns y y1 y2
    """)
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_PREFIXES = frozenset({"aria-", "data-"})
_SCHEME = re.compile(r"=([^:/?#<>=]*):")  # what an address may begin with, at the beginning of a value
_BLANK = re.compile(r"[\x00-\x20\"']+")  # what browsers leave out of it, and what stands around it
_ARTICLE = re.compile(r"<article\b.*</article\s*>", re.S | re.I)


def check(page: Page, house: House) -> Iterator[Problem]:
    if not page.at.file.endswith(".html"):
        return
    for article in _ARTICLE.findall(page.html):
        kept, whole = _read(article, _TAGS, _ATTRIBUTES, _SCHEMES), _all_of(article)
        if kept != whole:
            message = f"markup that no template of ours writes: {_first_difference(kept, whole)}"
            yield Problem(page.at, message, "look where it comes from, and take it out there")


def _read(article: str, tags: frozenset[str], attributes: frozenset[str], schemes: frozenset[str]) -> str:
    """An article as a browser reads it, with what is named and nothing else."""
    return nh3.clean(
        article,
        tags=set(tags),
        clean_content_tags=set(),
        attributes={"*": set(attributes)},
        generic_attribute_prefixes=set(_PREFIXES),
        url_schemes=set(schemes),
        link_rel=None,
    )


def _all_of(article: str) -> str:
    """An article as a browser reads it, with every element, attribute and address that can be in it."""
    tags = {name.lower() for name in re.findall(r"<([A-Za-z][^\s/>]*)", article)}
    names = set(re.split(r"[\s\"'<>/=]+", article)) - {""}
    schemes = {_BLANK.sub("", name).lower() for name in _SCHEME.findall(html.unescape(article))}
    return _read(article, _TAGS | tags, _ATTRIBUTES | names | {name.lower() for name in names}, _SCHEMES | schemes)


def _first_difference(kept: str, whole: str) -> str:
    """Where two readings of an article part, from the tag on in which they do."""
    at = next((n for n, (one, other) in enumerate(zip(kept, whole, strict=False)) if one != other), len(kept))
    return whole[max(whole.rfind("<", 0, at + 1), 0) :][:60]
