"""An installed tool → a tool that can print: fonts, dictionaries and the shim for search, once a version."""

from __future__ import annotations

from leafwright.setup import places
from leafwright.setup.packages import copy_fonts, install_npm_packages
from leafwright.setup.remedies import remedy_for
from leafwright.setup.system import missing_system_packages, say_missing
from leafwright.setup.tools import SetUpError

__all__ = ["SetUpError", "provide"]


def provide() -> None:
    """Fetch what is not there yet; nothing in a checkout, where `make` does. Raises SetUpError with what to do."""
    if places.checkout():
        return
    missing = missing_system_packages(tests=False, environments=False)
    if missing:
        raise SetUpError(say_missing(missing))
    try:
        places.home().mkdir(parents=True, exist_ok=True)
        install_npm_packages(tests=False)
        copy_fonts()
    except OSError as problem:
        raise SetUpError(f"Set-up stopped: {problem}.\n\n{remedy_for(str(problem))}") from problem
