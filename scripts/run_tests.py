"""Lint, check types and import rules, then run every test. Used by `make test`."""

import sys

from leafwright.commands.testing import run_all

if __name__ == "__main__":
    sys.exit(run_all(sys.argv[1:]))
