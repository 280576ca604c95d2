"""The tiny hospital's leaflets, printed when asked for."""

import pytest

from conftest import copy_library
from printing import Printing


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Printing:
    """The topic with a table, a drawing and a poster, in all formats, in a language of either direction."""
    formats = ["a4", "a5-booklet", "brf", "dual", "epub", "form", "large-print", "poster", "text", "trifold"]
    return Printing(copy_library(tmp_path_factory.mktemp("library"), formats, ["en", "ar"]), ("en", "ar"))
