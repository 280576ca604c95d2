"""A template of HTML into functions: each of its macros gives HTML, and escapes every value that is none already."""

import html
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup


def macros(template: Path) -> Any:
    """The macros of a template file, by their names. What they are given is escaped, but for `Markup`."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(template.parent),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        finalize=_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template.name).module


def _escaped(value: object) -> Markup:
    """A value as HTML, quotes written as everywhere else in our files."""
    return value if isinstance(value, Markup) else Markup(html.escape(str(value)))
