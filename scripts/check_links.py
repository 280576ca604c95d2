"""See whether the web addresses of topics and references still answer; never part of a build."""

import sys

from leafwright.commands.links import check_links

if __name__ == "__main__":
    sys.exit(check_links())
