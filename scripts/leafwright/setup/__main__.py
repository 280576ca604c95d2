"""A fresh checkout → a project that can be built: system libraries, Python packages, fonts.

Run by the computer's own Python before anything is installed, so it imports nothing but the standard library.
Every step that is already done is skipped without a word and without the network.
"""

from __future__ import annotations

import argparse
import os
import sys

from leafwright.setup.errors import ExitCode
from leafwright.setup.packages import copy_fonts, install_npm_packages, install_python_packages
from leafwright.setup.remedies import remedy_for
from leafwright.setup.system import better_python, install_system_packages, missing_system_packages, require_python
from leafwright.setup.tools import SetUpError


def main(arguments: list[str]) -> int:
    """Do every step that is not done yet. 0 when all is ready, 2 with one message when not."""
    parser = argparse.ArgumentParser(prog="python3 -m leafwright.setup", description="Fetch what is missing to build.")
    parser.add_argument("--tests", action="store_true", help="also fetch what the tests need")
    tests: bool = parser.parse_args(arguments).tests
    if better := better_python():
        os.execv(better, [better, "-m", "leafwright.setup", *arguments])
    try:
        set_up(tests)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return ExitCode.BROKEN_SETUP
    except OSError as problem:
        print(f"Set-up stopped: {problem}.\n\n{remedy_for(str(problem))}", file=sys.stderr)
        return ExitCode.BROKEN_SETUP
    except KeyboardInterrupt:
        print("\nSet-up was interrupted. Begin it again: it goes on where it stopped.", file=sys.stderr)
        return ExitCode.INTERRUPTED
    return ExitCode.CLEAN


def set_up(tests: bool) -> None:
    """Every step after those it needs; the one that may need an administrator comes first."""
    require_python()
    install_system_packages(missing_system_packages(tests))
    install_python_packages(tests)
    install_npm_packages(tests)
    copy_fonts()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
