"""Show the built site in a browser, and build anew when a source changes.

What is wrong stands above every page, in the preview only: a writer sees it where the words are.
"""

import os
import socket
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import builder as E

from leafwright.model import Finding
from leafwright.setup import places
from leafwright.setup.errors import LeafwrightError

MOST = 20  # findings shown above a page; the terminal tells all
_LOOK = "padding:1rem;background:#fff3cd;color:#1a1a1a;font:1rem/1.5 sans-serif;border-bottom:4px solid #8a1818"
Pages = Mapping[str, bytes]
"""Pages by their address below the site: "en/topics/going-home.html"."""
App = Callable[[dict[str, Any], Any], Iterable[bytes]]


def banner(headline: str, findings: Sequence[Finding]) -> bytes:
    """What stands above a page, as HTML; nothing where there is nothing to mend."""
    if not headline:
        return b""
    items = [E.LI(f"{each.at.file}:{each.at.line}: {each.code} {each.message}", E.BR(), f"fix: {each.fix}")
             for each in findings[:MOST]]  # fmt: skip
    if len(findings) > MOST:
        items.append(E.LI(f"and {len(findings) - MOST} more, in the terminal"))
    told = E.DIV(E.P(E.STRONG(headline)), E.UL(*items), id="leafwright-findings", role="status", lang="en", dir="ltr")
    told.set("style", _LOOK)
    return bytes(html.tostring(told, encoding="utf-8"))


def above(page: bytes, told: bytes) -> bytes:
    """A page with the banner at the top of its body; a page of its own where it has none."""
    start = page.find(b"<body")
    if start < 0:
        return b"<!DOCTYPE html><html lang='en'><title>Preview</title><body>" + told + page + b"</body></html>"
    end = page.index(b">", start) + 1
    return page[:end] + told + page[end:]


def with_banner(app: App, state: Callable[[], tuple[bytes, Pages]]) -> App:
    """A web application that shows a banner above every page of another, and some pages in place of its own."""

    def shown(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        begun: list[Any] = []
        answer = app(environ, lambda *arguments: begun.append(arguments))
        status, headers, *more = begun[0]
        told, instead = state()
        own = instead.get(str(environ.get("PATH_INFO", "")).lstrip("/"))
        if not (told or own) or not dict(headers).get("Content-Type", "").startswith("text/html"):
            start_response(status, headers, *more)
            return answer
        found = b"".join(answer)
        page = above(own or found, told)
        if close := getattr(answer, "close", None):
            close()
        headers = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*headers, ("Content-Length", str(len(page)))], *more)
        return [page]

    return shown


class TakenError(LeafwrightError):
    """A port at which nobody can listen; the message names another."""


def _refuse_taken(port: int) -> None:
    """Raise TakenError where the preview could not be shown, before all is built for it."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            return
    except OSError as error:
        other = port + 1 if 1024 <= port < 65_535 else 8000
        fix = f"{places.command('serve')} {f'PORT={other}' if places.checkout() else f'--port {other}'}"
        why = os.strerror(error.errno or 0)
        raise TakenError(f"Port {port} cannot be had ({why}). Choose another: {fix}") from error


def serve(root: Path, rebuild: Callable[[], tuple[bytes, Pages]], tag: str, port: int) -> None:
    """Serve build/site with live reload until interrupted.

    `rebuild` runs when a source changes. It gives what is to stand above the pages from then on, and the last good
    pages of editions that are withheld now. Raises TakenError.
    """
    from mkdocs.livereload import LiveReloadServer

    _refuse_taken(port)
    site = root / "build" / "site"
    state = [rebuild()]

    def again() -> None:
        state[0] = rebuild()

    server = LiveReloadServer(builder=again, host="127.0.0.1", port=port, root=str(site), mount_path="/")
    server.set_app(with_banner(server.serve_request, lambda: state[0]))
    for folder in (root / "docs", root / "leaflets", places.THEME):
        if folder.is_dir():
            server.watch(str(folder))
    print(f"Open http://127.0.0.1:{port}/{tag + '/index.html' if tag else ''}  (end with Ctrl+C)", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
