"""Turn what is staged of one language into its pages: MkDocs, and what must be mended in all that it writes."""

import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Staged:
    """A language as it is staged: its mkdocs.yml, and the folder for its pages."""

    config: Path
    target: Path


def generate(staged: Staged) -> list[str]:
    """Write the pages of a language; give every warning of MkDocs, each once."""
    said = list(dict.fromkeys(_run_mkdocs(staged.config, staged.target)))
    if not (staged.target / "index.html").exists():
        return said
    # MkDocs dates its sitemap by the clock; one joint sitemap at the root serves all languages
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (staged.target / name).unlink(missing_ok=True)
    for name in ("stylesheets", "images", "javascripts"):  # Material's own, which no page of ours loads
        shutil.rmtree(staged.target / "assets" / name, ignore_errors=True)
    for path in (staged.target / "assets").rglob("*.map"):
        path.unlink()
    return said


def _run_mkdocs(config: Path, target: Path) -> list[str]:
    """Build one language into a folder; give every warning. Strict mode alone would stop at the count of them."""
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
    try:
        settings = load_config(str(config), strict=True, site_dir=str(target.resolve()))
        mkdocs_build(settings)
    except MkDocsException as error:
        if not said:
            said.append(str(error))
    except SystemExit:  # MkDocs ends strict builds with warnings so; what it said is in `said`
        pass
    finally:
        logger.removeHandler(listener)
        logger.level, logger.propagate = before
    return said
