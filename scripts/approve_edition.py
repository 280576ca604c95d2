"""Record a sign-off of exactly the present words. Used by `make approve`."""

import sys

from leafwright.commands.signoff import approve_edition

if __name__ == "__main__":
    sys.exit(approve_edition(sys.argv[1:]))
