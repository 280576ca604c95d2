"""Write the JSON Schemas that editors read, from the model, to docs/schemas."""

import sys

from leafwright.commands.schemas import write_schemas

if __name__ == "__main__":
    sys.exit(write_schemas())
