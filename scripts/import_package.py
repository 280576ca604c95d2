"""Take packages back, safely. Used by `make import`."""

import sys

from leafwright.commands.exchange import import_package

if __name__ == "__main__":
    sys.exit(import_package(sys.argv[1:]))
