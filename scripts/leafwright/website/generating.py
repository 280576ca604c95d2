"""Some pages of what is staged of a language, made by MkDocs: a portion of them, as if all others were there.

A page depends on its own Markdown, the theme and the configuration; of other pages only on whether they, and what a
link leads to in them, are there. So a portion is a folder with its pages, with stand-ins for pages that its links lead
into, and with empty files for all else that they name. MkDocs proves the links of a portion as it would those of all.
"""

import logging
import os
import posixpath
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from types import CodeType
from urllib.parse import unquote

import jinja2
from jinja2.bccache import Bucket

from leafwright.disk.linking import linked

ERROR_PAGE = "404.html"
"""The page for wrong addresses, which MkDocs writes beside whatever it makes."""

# one pattern for all of these, tried at every letter, would take six times as long
_TARGET = r"([^)>\"'\s]+)"
_LINKS = tuple(
    re.compile(before + _TARGET) for before in (r"\]\(\s*<?", r"\]:\s*<?", r"=(?:(?<=\bhref=)|(?<=\bsrc=))[\"']")
)
_ID = re.compile(r"\{:?[^{}\n]*?#([\w:.-]+)[^{}\n]*\}|<[a-z][^>]*?\s(?:id|name)=[\"']([^\"']+)[\"']", re.I)
_HEADING = re.compile(r"^#{1,6} .*$", re.M)
_MARKED = re.compile(r"\{:?[^{}\n]*#[\w:.-]+[^{}\n]*\}\s*$")


@dataclass(frozen=True, kw_only=True)
class Portion:
    """Pages of a language to make: their names below `docs`, and the folder to make them in."""

    config: Path
    docs: Path
    pages: tuple[str, ...]
    folder: Path
    files: frozenset[str] = field(repr=False)  # all that is staged of the language, by name below `docs`


def links(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Where a staged page leads within its language: names of files, staged or not, and the place in each or ""."""
    seen = set()
    for target in dict.fromkeys(chain.from_iterable(link.findall(text) for link in _LINKS)):
        path, _, place = target.partition("#")
        path = path.partition("?")[0]
        if path and not path.startswith("/") and ":" not in path:
            seen.add((posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))), unquote(place)))
    yield from sorted(seen)


def stand_in(text: str) -> str:
    """What stands for a page that a link leads into: the places in it, and nothing else."""
    ids = sorted({one or other for one, other in _ID.findall(text)})
    # a heading without an id gets one that MkDocs makes of its words
    headings = [re.sub(r"\]\([^)]*\)", "]", line) for line in _HEADING.findall(text) if not _MARKED.search(line)]
    return "\n\n".join([*headings, *(f'<p id="{id_}"></p>' for id_ in ids), ""])


def lay_out(portion: Portion) -> str:
    """Put what a portion needs into its folder; give what MkDocs is to leave out, as patterns."""
    docs = portion.folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    found = [link for name in portion.pages for link in links(name, (portion.docs / name).read_text("utf-8"))]
    for name in portion.pages:
        linked(portion.docs / name, docs / name)
    whole = {name for name, place in found if place and name.endswith(".md")} & portion.files - set(portion.pages)
    for name in sorted(whole):
        _write(docs / name, stand_in((portion.docs / name).read_text("utf-8")))
    for name in sorted(_named(found, portion.files) - whole - set(portion.pages)):
        _write(docs / name, "")
    return "\n".join(["*", *(f"!/{name}" for name in sorted({*portion.pages, *whole}))])


def _named(found: Iterable[tuple[str, str]], files: Set[str]) -> set[str]:
    """Files that links name, or that MkDocs would propose for a link that leads nowhere."""
    names = {name for name, _ in found}
    return {each for name in names for each in (name, f"{name}.md", f"{name.removesuffix('.html')}.md")} & files


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def generate(portion: Portion) -> list[str]:
    """Write the pages of a portion into the folder `site` of its own; give every warning of MkDocs, each once."""
    shutil.rmtree(portion.folder, ignore_errors=True)  # of a process that died over it
    left_out = lay_out(portion)
    return run_mkdocs(portion.config, portion.folder / "docs", portion.folder / "site", left_out)


class _Compiled(jinja2.BytecodeCache):
    """The theme's templates, compiled once in a process: MkDocs compiles them anew for each portion."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


def _quickened(get_env: Callable[[], jinja2.Environment]) -> Callable[[], jinja2.Environment]:
    """How MkDocs gets the theme's templates, without what a portion can spare.

    It looks through ten thousand files of the theme, icons above all, for those to write beside the pages: but these
    are the same for all portions, and written once.
    """

    def quick() -> jinja2.Environment:
        env = get_env()
        env.bytecode_cache = _COMPILED
        env.list_templates = lambda *_, **__: []  # type: ignore[method-assign]
        return env

    return quick


def run_mkdocs(config: Path, docs: Path, target: Path, left_out: str = "") -> list[str]:
    """Build a folder of Markdown into another; give every warning. Strict mode alone would stop at the count of them.

    `left_out` are patterns, as in .gitignore, of files that links may lead to and that are not written.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    said: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    listener, logger = Listener(logging.WARNING), logging.getLogger("mkdocs")
    before = logger.level, logger.propagate
    logger.addHandler(listener)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    places = {"docs_dir": str(docs.resolve()), "site_dir": str(target.resolve())}
    try:
        wanted = load_config(str(config), strict=True, exclude_docs=left_out, **places)
        wanted.theme.get_env = _quickened(wanted.theme.get_env)  # type: ignore[method-assign]
        mkdocs_build(wanted)
    except MkDocsException as error:
        if not said:
            said.append(str(error))
    except SystemExit:  # MkDocs ends strict builds with warnings so; what it said is in `said`
        pass
    finally:
        logger.removeHandler(listener)
        logger.level, logger.propagate = before
    return list(dict.fromkeys(said))
