"""Show what changed since the last sign-off. Used by `make diff`."""

import sys

from leafwright.commands.signoff import show_changes

if __name__ == "__main__":
    sys.exit(show_changes(sys.argv[1:]))
