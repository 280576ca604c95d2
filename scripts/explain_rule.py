"""Explain a rule: python3 scripts/explain_rule.py T002."""

import sys

from leafwright.commands.explain import explain_rule

if __name__ == "__main__":
    sys.exit(explain_rule(sys.argv[1:]))
