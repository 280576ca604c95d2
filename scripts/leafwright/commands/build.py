"""Build the proof: the website and all leaflets."""

import argparse
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from leafwright import pipeline
from leafwright.commands.running import ROOT, guarded
from leafwright.commands.schemas import provide_schemas
from leafwright.leaflets import cluster
from leafwright.model import Finding
from leafwright.reporting import findings as findings_as
from leafwright.reporting import report
from leafwright.setup.errors import ExitCode
from leafwright.translation.withholding import stopping


def build_proof(root: Path = ROOT, arguments: Sequence[str] = ()) -> int:
    """Build everything; exit 1 where a finding stopped the build, 0 where editions were at most withheld."""
    parser = argparse.ArgumentParser(prog="leafwright build")
    parser.add_argument("--cluster", default="", help="address of a Dask scheduler that prints the leaflets")
    address = parser.parse_args(arguments).cluster

    def run() -> int:
        return ExitCode.FOUND if build_and_tell(root, address).stopped else ExitCode.CLEAN

    return guarded(run)


def build_and_tell(root: Path, address: str = "") -> pipeline.BuildResult:
    """Build everything, and print what was found, what was made and what was withheld."""
    started = time.monotonic()
    provide_schemas(root)
    with ExitStack() as open_things:
        say = open_things.enter_context(report.progress())
        executor = open_things.enter_context(cluster(address)) if address else None
        proof = pipeline.build(root, say, executor)
    if proof.findings:
        print(findings_as.shown(proof.findings, "text", ()), flush=True)  # seen at once, in a log as well
    if proof.stopped:
        count = report.counted(len(to_mend(proof)), "finding")
        print(f"\nNothing was published: {count} to mend first.")
    else:
        print(report.summary(proof.editions, proof.leaflets, proof.withheld, time.monotonic() - started))
    return proof


def to_mend(proof: pipeline.BuildResult) -> list[Finding]:
    """The findings that stopped a build; where it was not stopped, those that withhold editions."""
    found = findings_as.each_once(finding for finding in proof.findings if finding.stops)
    return (stopping(found) or found) if proof.stopped else found
