"""`python -m leafwright`, the same as the command `leafwright`."""

import sys

from leafwright.cli import main

sys.exit(main())
