"""Check topics, translations and links, building nothing. Used by `make check`."""

import sys

from leafwright.commands.check import check_content

if __name__ == "__main__":
    sys.exit(check_content(sys.argv[1:]))
