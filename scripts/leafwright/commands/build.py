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
from leafwright.reporting import findings as findings_as
from leafwright.reporting import report
from leafwright.translation.withholding import stopping


def build_proof(root: Path = ROOT, arguments: Sequence[str] = ()) -> int:
    """Build everything; exit 1 where a finding stopped the build, 0 where editions were at most withheld."""
    parser = argparse.ArgumentParser(prog="leafwright build")
    parser.add_argument("--cluster", default="", help="address of a Dask scheduler that prints the leaflets")
    address = parser.parse_args(arguments).cluster
    return guarded(lambda: _build(root, address))


def _build(root: Path, address: str = "") -> int:
    started = time.monotonic()
    provide_schemas(root)
    with ExitStack() as open_things:
        say = open_things.enter_context(report.progress())
        executor = open_things.enter_context(cluster(address)) if address else None
        proof = pipeline.build(root, say, executor)
    if proof.findings:
        print(findings_as.shown(proof.findings, "text", ()), flush=True)  # seen at once, in a log as well
    if proof.stopped:
        count = report.counted(len(set(stopping(proof.findings) or [f for f in proof.findings if f.stops])), "finding")
        print(f"\nNothing was published: {count} to mend first.")
        return report.FOUND
    print(report.summary(proof.editions, proof.leaflets, proof.withheld, time.monotonic() - started))
    return report.CLEAN
