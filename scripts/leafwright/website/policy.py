"""What a browser may do with the pages: one Content-Security-Policy and a few headers, for every server alike.

The policy names this site and nothing else, and never changes: a script or a style sheet inside a page is a finding
(W011), not a hash to allow, or whatever got in would have been allowed by its own hash. Standards: Content Security
Policy Level 3 (W3C); Mozilla's guidance for web security, whose order this keeps.
"""

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
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",  # a page that opened ours learns nothing of it
    "Cross-Origin-Resource-Policy": "same-origin",
}


def headers() -> dict[str, str]:
    """The security headers to send with every page, by name."""
    policy = "; ".join(" ".join([name, *values]) for name, values in _DIRECTIVES.items())
    return {"Content-Security-Policy": policy, **_OTHERS}
