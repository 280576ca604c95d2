"""Show the site and leaflets live while you write. Used by `make serve`."""

import sys

from leafwright.commands.serve import serve_preview

if __name__ == "__main__":
    sys.exit(serve_preview(sys.argv[1:]))
