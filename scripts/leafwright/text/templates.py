"""A template of HTML into functions: each of its macros gives HTML, and escapes every value that is none already."""

import functools
import html
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup


class _Macros:
    """Reads its template when one of its macros is first asked for: most commands ask for few."""

    def __init__(self, template: Path) -> None:
        self._template = template

    def __getattr__(self, name: str) -> Any:
        macro = getattr(_module(self._template), name)
        setattr(self, name, macro)
        return macro


def macros(template: Path) -> Any:
    """The macros of a template file, by their names. What they are given is escaped, but for `Markup`."""
    return _Macros(template)


@functools.cache
def _module(template: Path) -> Any:
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
