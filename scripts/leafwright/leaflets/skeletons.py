"""Skeletons of leaflets: HTML of the tool and of a library, filled where no template can reach anything but words.

Whatever a skeleton is given is escaped, but for `Markup`: a name or title with `<` in it is shown, and never obeyed.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import jinja2
from jinja2.sandbox import SandboxedEnvironment

from leafwright.setup.errors import SetupError

_FAULTS = (jinja2.TemplateError, OverflowError, RecursionError)  # also of a range, or a macro of itself, without end


def environment(files: Mapping[str, bytes]) -> jinja2.Environment:
    """The skeletons among files, by name. Raises SetupError for one that is not UTF-8."""
    try:
        skeletons = {name: data.decode() for name, data in files.items() if name.endswith(".html")}
    except UnicodeDecodeError as error:
        raise SetupError(f"a skeleton in leaflets/ is not UTF-8 text: {error}; save it again as UTF-8") from error
    return SandboxedEnvironment(loader=jinja2.DictLoader(skeletons), undefined=jinja2.StrictUndefined, autoescape=True)


@contextmanager
def told(name: str) -> Iterator[None]:
    """Raise SetupError, with file and line, for what is wrong in the skeleton `name`, or asks for more than words."""
    try:
        yield
    except _FAULTS as error:
        file, line = getattr(error, "name", None) or name, getattr(error, "lineno", None) or 1
        raise SetupError(f"leaflets/{file}:{line}: {str(error) or 'no such skeleton'}; mend the skeleton") from error
