"""Write packages for translators and reviewers. Used by `make export`."""

import sys

from leafwright.commands.exchange import export_package

if __name__ == "__main__":
    sys.exit(export_package(sys.argv[1:]))
