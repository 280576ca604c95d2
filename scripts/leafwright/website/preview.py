"""Show the built site in a browser, and build anew when a source changes."""

from collections.abc import Callable
from pathlib import Path

from leafwright.setup import places


def serve(root: Path, rebuild: Callable[[], None], tag: str, port: int) -> None:
    """Serve build/site with live reload until interrupted; `rebuild` runs when a source changes."""
    from mkdocs.livereload import LiveReloadServer

    site = root / "build" / "site"
    server = LiveReloadServer(builder=rebuild, host="127.0.0.1", port=port, root=str(site), mount_path="/")
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
