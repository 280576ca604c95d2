"""Bring every translation file in step with its topic. Used by `make translate`."""

import sys

from leafwright.commands.translate import update_translations

if __name__ == "__main__":
    sys.exit(update_translations())
