"""Where the tool keeps what it brings and what it fetched: in a checkout, and where it was installed.

Standard library only: set-up asks here before anything is installed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
DEFAULTS = PACKAGE / "defaults"
THEME = PACKAGE / "website" / "theme"


def checkout() -> Path | None:
    """The folder of the project where the tool runs from its own repository, None where it was installed."""
    root = PACKAGE.parents[1]
    return root if PACKAGE.parent.name == "scripts" and (root / "leaflets").is_dir() else None


def leaflets() -> Path:
    """Skeletons, typography and formats that come with the tool."""
    return (checkout() or DEFAULTS) / "leaflets"


def mkdocs_configuration() -> Path:
    """The mkdocs.yml that that of each language inherits."""
    return (checkout() or DEFAULTS) / "mkdocs.yml"


def locks() -> tuple[Path, ...]:
    """Files that say which releases of other people's work are in use."""
    root = checkout() or DEFAULTS
    return tuple(path for name in ("requirements.txt", "package-lock.json") if (path := root / name).is_file())


def npm_lock() -> Path:
    """package-lock.json, with package.json beside it: what npm is to fetch."""
    return (checkout() or DEFAULTS) / "package-lock.json"


def home() -> Path:
    """The folder of what was fetched: LEAFWRIGHT_HOME, else the checkout, else a cache of this version of the tool."""
    if chosen := os.environ.get("LEAFWRIGHT_HOME"):
        return Path(chosen)
    return checkout() or _cache()


def fonts() -> Path:
    """The fonts of the languages that come with the tool, two weights each."""
    return home() / ".fonts"


def font_folders(root: Path) -> tuple[Path, ...]:
    """Where fonts lie for the library at `root`: those of the tool, and its own."""
    return fonts(), root / "docs" / "fonts"


def modules() -> Path:
    """What npm fetched: dictionaries, the shim for search."""
    return home() / "node_modules"


def program(name: str) -> str:
    """A program that came with a Python package: beside the Python that runs, or wherever it is found."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else name


def command(verb: str) -> str:
    """How a verb is written where the tool lies: `make check` in a checkout, `leafwright check` elsewhere."""
    return f"{'make' if checkout() else 'leafwright'} {verb}"


def version() -> str:
    """The version of the tool, as pyproject.toml says it."""
    import tomllib
    from importlib.metadata import version

    root = checkout()
    if root is None:
        return version("leafwright")
    return str(tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("leafwright", appauthor=False) / version()
