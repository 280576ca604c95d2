"""What `release` does: publish what is signed off, or say for each edition what to do next."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from leafwright import pipeline
from leafwright.cache import Cache
from leafwright.release.readiness import Readiness, readiness, refusing
from leafwright.reporting import findings as findings_as
from leafwright.reporting.report import counted
from leafwright.setup.errors import ExitCode
from leafwright.translation.editions import editions


def release(arguments: Sequence[str], root: Path) -> int:
    """Publish approved, unexpired editions; where the library may publish nothing, say what to do next."""
    parser = argparse.ArgumentParser(prog="leafwright release")
    parser.parse_args(arguments)
    cache = Cache(root / "build" / "cache")
    project, findings = pipeline.check(root, cache=cache)
    cache.close(whole=False)
    if project is None:
        print(findings_as.shown(findings, "text", ()))
        return ExitCode.FOUND
    stops = refusing(project, findings)
    ready = readiness(project, editions(project), findings)
    print(to_do(ready))
    if stops:
        print(f"\nBefore anything can be released:\n{findings_as.shown(stops, 'text', ())}")
    fit = sum(each.fit for each in ready)
    print(f"\nNothing was released: {counted(fit, 'edition')} of {len(ready)} ready.")
    return ExitCode.FOUND


def to_do(ready: Iterable[Readiness]) -> str:
    """What to do next for each edition that cannot be released, in order; empty where there is none."""
    return "\n".join(
        line
        for each in ready
        if not each.fit
        for line in (
            f"{each.edition.id} ({each.edition.topic.meta.number}, {each.edition.state})",
            *(f"  {number}. {step}" for number, step in enumerate(each.steps, 1)),
        )
    )
