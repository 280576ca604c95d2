"""What a browser may do with the pages: one Content-Security-Policy and a few headers, for every server alike.

The policy names this site and nothing else. It never says `unsafe-inline` or `unsafe-eval`: where a page holds a
script or a style sheet inside it, its SHA-256 stands in the policy instead. Our own pages hold none, so the policy
of one build is that of the next. Standards: Content Security Policy Level 3 (W3C).
"""

import base64
import hashlib
import re
from collections.abc import Iterable

# No 'data:' and no 'blob:', no worker and no connection: the search loads its index as scripts of the site.
_DIRECTIVES: dict[str, tuple[str, ...]] = {
    "default-src": ("'none'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'",),
    "font-src": ("'self'",),
    "form-action": ("'self'",),
    "frame-ancestors": ("'self'",),
    "base-uri": ("'none'",),
}

_OTHERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # nobody else need know which illness a reader came from
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.S | re.I)
_DATA = re.compile(r"\btype\s*=\s*[\"']?application/(?:[\w.-]+\+)?json\b", re.I)


def headers(pages: Iterable[str]) -> dict[str, str]:
    """Takes the HTML of all pages; returns the security headers to send with them, by name."""
    return {"Content-Security-Policy": content_security_policy(pages), **_OTHERS}


def content_security_policy(pages: Iterable[str]) -> str:
    """Takes the HTML of all pages; returns the strictest policy under which all of them work."""
    directives = {name: list(values) for name, values in _DIRECTIVES.items()}
    inside = {each for page in pages for each in inline(page)}
    for tag, content in sorted(inside):
        directives[f"{tag}-src"].append(_hash(content))
    return "; ".join(" ".join([name, *values]) for name, values in directives.items())


def inline(page: str) -> list[tuple[str, str]]:
    """Takes a page; returns ("script" or "style", its content) of each inside it. JSON is not code."""
    return [
        (tag.lower(), content)
        for tag, attributes, content in _INLINE.findall(page)
        if not re.search(r"\bsrc\s*=", attributes) and not _DATA.search(attributes)
    ]


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.replace("\r\n", "\n").encode()).digest()  # as an HTML parser reads line ends
    return f"'sha256-{base64.b64encode(digest).decode()}'"
