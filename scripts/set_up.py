"""Fetch what is missing to build this project (with --tests: to test it as well). Used by the Makefile."""

import sys

from leafwright.setup import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
