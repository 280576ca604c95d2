"""Begin a topic with all its sections. Used by `make new`."""

import sys

from leafwright.commands.new import create_topic

if __name__ == "__main__":
    sys.exit(create_topic(sys.argv[1:]))
