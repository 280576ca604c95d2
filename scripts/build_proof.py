"""Build the proof: all leaflets and the website, drafts marked. Used by `make`."""

import sys

from leafwright.commands.build import build_proof

if __name__ == "__main__":
    sys.exit(build_proof(arguments=sys.argv[1:]))
