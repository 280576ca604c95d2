"""Begin a topic."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from leafwright.commands.opening import opened
from leafwright.disk import durable
from leafwright.scaffold import topic as topic_scaffold
from leafwright.setup import places
from leafwright.setup.errors import ExitCode


def create_topic(arguments: Sequence[str], root: Path) -> int:
    """Write a new topic with all sections of its kind; never over a file that exists."""
    parser = argparse.ArgumentParser(prog="leafwright new")
    parser.add_argument("topic")
    parser.add_argument("kind")
    options = parser.parse_args(arguments)
    project = opened(root)
    if project is None:
        return ExitCode.FOUND
    try:
        text = topic_scaffold.new_topic(project, options.topic, options.kind)
        durable.create({root / "docs" / "topics" / f"{options.topic}.md": text.encode()})
    except FileExistsError:
        print(f"docs/topics/{options.topic}.md exists already; choose another name", file=sys.stderr)
        return ExitCode.FOUND
    except ValueError as error:
        print(error, file=sys.stderr)
        return ExitCode.FOUND
    print(f"Wrote docs/topics/{options.topic}.md. Fill in each section, then run: {places.command('check')}")
    return ExitCode.CLEAN
