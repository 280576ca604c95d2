"""What the commands in scripts/ do: run a step, say what it found, and give the exit code."""

import argparse
import datetime
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from leafwright import findings as findings_as
from leafwright import links, pipeline, report, sources, templates
from leafwright.editions import catalog, translated_topics
from leafwright.leaflets import SetupError, cluster
from leafwright.rulebook import entries, explain
from leafwright.schemas import schemas
from leafwright.translation import Unit, glossary_units, hospital_units, interface_units, topic_units, update

ROOT = Path(__file__).resolve().parents[2]


def _guarded(command: Callable[[], int]) -> int:
    """Run a command; a broken set-up ends with one message and its remedy."""
    try:
        return command()
    except SetupError as error:
        print(f"Set-up: {error}", file=sys.stderr)
        return report.BROKEN_SETUP
    except KeyboardInterrupt:
        return 130


def build_proof(root: Path = ROOT, arguments: Sequence[str] = ()) -> int:
    """Build everything; exit 1 where a finding stopped the build, 0 where editions were at most withheld."""
    parser = argparse.ArgumentParser(prog="make")
    parser.add_argument("--cluster", default="", help="address of a Dask scheduler that prints the leaflets")
    address = parser.parse_args(arguments).cluster
    return _guarded(lambda: _build(root, address))


def _build(root: Path, address: str = "") -> int:
    started = time.monotonic()
    with ExitStack() as open_things:
        say = open_things.enter_context(report.progress())
        executor = open_things.enter_context(cluster(address)) if address else None
        proof = pipeline.build(root, say, executor)
    if proof.findings:
        print(findings_as.shown(proof.findings, "text", ()), flush=True)  # seen at once, in a log as well
    if proof.stopped:
        stopping = report.counted(len({f for f in proof.findings if f.stops and not f.language}), "finding")
        print(f"\nNothing was published: {stopping} to mend first.")
        return report.FOUND
    print(report.summary(proof.editions, proof.leaflets, proof.withheld, time.monotonic() - started))
    return report.CLEAN


def check_content(arguments: Sequence[str] = (), root: Path = ROOT) -> int:
    """Check the sources alone; exit 1 where there is anything that must be mended."""
    parser = argparse.ArgumentParser(prog="make check")
    parser.add_argument("--topic", default="", help="only this topic")
    parser.add_argument("--language", default="", help="only this language")
    parser.add_argument("--format", choices=findings_as.FORMATS, default="text")
    options = parser.parse_args(arguments)
    started = time.monotonic()
    project, findings = pipeline.check(root, options.topic, options.language)
    book = entries(project) if project else ()
    if text := findings_as.shown(findings, options.format, book):
        print(text)
    stops = len({finding for finding in findings if finding.stops})
    if options.format == "text":
        topics = report.counted(len(project.topics) if project else 0, "topic")
        languages = report.counted(len(project.languages) if project else 0, "language")
        what = f"{topics} in {languages}" if not options.topic else f"{options.topic} {options.language}".strip()
        advice = f", {report.counted(len(set(findings)) - stops, 'piece', 'pieces')} of advice"
        found = report.counted(stops, "finding") + (advice if len(set(findings)) > stops else "")
        print(f"Checked {what} in {time.monotonic() - started:.1f} s: {found}.")
    return report.FOUND if stops else report.CLEAN


def explain_rule(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Say what a rule asks, why, from where, and what is wrong and right."""
    parser = argparse.ArgumentParser(prog="make explain")
    parser.add_argument("code")
    project, findings = sources.load(root)
    if project is None:
        print(findings_as.shown(findings, "text", ()))
        return report.FOUND
    try:
        print(explain(parser.parse_args(arguments).code, project))
    except ValueError as error:
        print(error, file=sys.stderr)
        return report.FOUND
    return report.CLEAN


def check_links(root: Path = ROOT) -> int:
    """Ask every outside address; a dated report stays in build/links. Never part of a build."""
    project, findings = sources.load(root)
    if project is None:
        print(findings_as.shown(findings, "text", ()))
        return report.FOUND
    try:
        dead, path, asked = links.check(root, project, datetime.date.today())
    except (OSError, ValueError) as error:
        print(f"Set-up: {error}", file=sys.stderr)
        return report.BROKEN_SETUP
    if dead:
        print(findings_as.shown(dead, "text", ()))
    told = report.counted(asked, "address", "addresses")
    print(f"Asked {told}, {len(set(dead))} without an answer. Report: {path.relative_to(root)}")
    return report.FOUND if dead else report.CLEAN


def write_schemas(root: Path = ROOT) -> int:
    """Write docs/schemas anew from the model."""
    for name, text in schemas().items():
        path = root / "docs" / "schemas" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    return report.CLEAN


def update_translations(root: Path = ROOT) -> int:
    """Bring every PO file in step with its source; say what is new, changed and gone."""
    project, findings = sources.load(root)
    broken = [finding for finding in findings if finding.code in {"S001", "S002", "S003", "S010"}]
    if project is None or broken:
        print(findings_as.shown(findings, "text", ()))
        return report.FOUND
    for language in project.translated:
        wanted: dict[str, Sequence[Unit]] = {
            topic.slug: topic_units(topic.text) for topic in translated_topics(project)
        }
        wanted |= {
            "interface": interface_units(project.interface),
            "hospital": hospital_units(project.hospital),
            "glossary": glossary_units(project.glossary),
        }
        for stem, units in wanted.items():
            path = root / catalog(project, language, stem).file
            before = path.read_text("utf-8") if path.exists() else None
            after, changes = update(before, units, language)
            if after != before:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(after, "utf-8", newline="\n")
            print(
                f"{path.relative_to(root)}: {changes.kept} kept, {changes.new} new, "
                f"{changes.changed} changed (fuzzy), {changes.gone} gone"
            )
    return report.CLEAN


def create_topic(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Write a new topic with all sections of its kind; never over a file that exists."""
    parser = argparse.ArgumentParser(prog="make new")
    parser.add_argument("topic")
    parser.add_argument("kind")
    options = parser.parse_args(arguments)
    project, findings = sources.load(root)
    if project is None:
        print(findings_as.shown(findings, "text", ()))
        return report.FOUND
    try:
        text = templates.new_topic(project, options.topic, options.kind)
        path = root / "docs" / "topics" / f"{options.topic}.md"
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        print(f"docs/topics/{options.topic}.md exists already; choose another name", file=sys.stderr)
        return report.FOUND
    except ValueError as error:
        print(error, file=sys.stderr)
        return report.FOUND
    print(f"Wrote docs/topics/{options.topic}.md. Fill in each section, then run: make check")
    return report.CLEAN


def serve_preview(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Show the proof in a browser; an edit to words, styles or templates shows without restarting."""
    from leafwright.website import serve

    parser = argparse.ArgumentParser(prog="make serve")
    parser.add_argument("--language", default="")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args(arguments)

    def rebuild() -> None:
        code = _build(root)
        if code != report.CLEAN:
            print("The preview shows the last build that worked.")

    def run() -> int:
        rebuild()
        serve(root, rebuild, options.language, options.port)
        return report.CLEAN

    return _guarded(run)
