"""What `make export` and `make import` do: packages for translators and reviewers, and their safe return."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from leafwright import intake
from leafwright.commands.opening import chosen, named, opened
from leafwright.commands.running import alone
from leafwright.disk import durable
from leafwright.exchange import Package, Refused, accept, docx, packages, xliff
from leafwright.model import Finding, Language, Place, Project, nearest, no_topic
from leafwright.reporting import findings, report
from leafwright.setup.errors import ExitCode
from leafwright.translation.catalogs import OPEN, entries_of, method_of, put, update, with_method
from leafwright.translation.pairs import catalog
from leafwright.translation.units import Unit

WRITERS = {"xliff": (".xlf", xliff.write), "docx": (".docx", docx.write)}
READERS = {".xlf": xliff.read, ".xliff": xliff.read, ".docx": docx.read}


def _opened_in(root: Path, tag: str) -> tuple[Project, Language] | None:
    """The library and the language asked for; None, and what is wrong is said, where either is not to be had."""
    project = opened(root)
    language = chosen(tag, project.translated, "language to translate into") if project else None
    return (project, language) if project and language else None


def export_package(arguments: Sequence[str], root: Path) -> int:
    """Write each catalog of a language as XLIFF or DOCX, and all that is translated as TMX, to a folder."""
    parser = argparse.ArgumentParser(prog="leafwright export")
    parser.add_argument("language", help="the one to translate into: its tag, such as ar")
    parser.add_argument("--as", dest="form", choices=WRITERS, default="xliff", help="docx: a Word table")
    parser.add_argument("--to", default="build/exchange", help="the folder to write to")
    parser.add_argument("--topic", default="", help="only this topic")
    options = parser.parse_args(arguments)
    both = _opened_in(root, options.language)
    if both is None:
        return ExitCode.FOUND
    project, language = both
    made = packages(project, language, options.topic)
    if not made:
        message, fix = no_topic(options.topic, [package.stem for package in packages(project, language)])
        print(f"{message}\n    fix: {fix}", file=sys.stderr)
        return ExitCode.FOUND
    folder = root / options.to / language.tag
    ending, write = WRITERS[options.form]
    files = {folder / f"{package.stem}{ending}": write(package) for package in made}
    if options.form == "xliff":
        files[folder / "memory.tmx"] = xliff.write_memory(made)
    durable.replace_all(files)
    for package in made:
        waiting = sum(not segment.target for segment in package.segments)
        print(f"{options.to}/{language.tag}/{package.stem}{ending}: {len(package.segments)} segments, {waiting} to do")
    if options.form == "xliff":
        print(f"{options.to}/{language.tag}/memory.tmx: what is translated already")
    return ExitCode.CLEAN


def import_package(arguments: Sequence[str], root: Path) -> int:
    """Take files back; write nothing at all where any of them holds a fault."""
    parser = argparse.ArgumentParser(prog="leafwright import")
    parser.add_argument("language", help="the one that was translated into")
    parser.add_argument("files", nargs="+", type=Path, help="what came back, or the folder that holds it")
    parser.add_argument("--method", default="", help="how they were translated, such as: human, by an agency")
    options = parser.parse_args(arguments)
    with alone(root):
        return _import(root, options)


def _import(root: Path, options: argparse.Namespace) -> int:
    """The same, while nobody else writes words."""
    both = _opened_in(root, options.language)
    if both is None:
        return ExitCode.FOUND
    project, language = both
    writes: dict[Path, str] = {}
    faults: list[Finding] = []
    for path in _all_files(root, options.files):
        text, problems = _returned(root, project, language, path, options.method)
        faults += problems
        writes |= text
    if faults:
        print(findings.shown(faults, "text", ()))
    stops = len({fault for fault in faults if fault.stops})
    if stops:
        print(f"\nNothing was written: {report.counted(stops, 'finding')} to mend first.")
        return ExitCode.FOUND
    durable.replace_all({target: words.encode() for target, words in writes.items()})
    for target in writes:
        print(f"wrote {target.relative_to(root)}")
    if not writes:
        print("Nothing new.")
    return ExitCode.CLEAN


def _all_files(root: Path, given: Sequence[Path]) -> list[Path]:
    """The files named, and those of the folders named."""
    found: list[Path] = []
    for path in (named(each, root) for each in given):
        try:
            inside = sorted(each for each in path.iterdir() if each.suffix in READERS) if path.is_dir() else []
            found += inside or [path]
        except (OSError, ValueError):  # a name that is too long, or holds NUL
            found.append(path)
    return found


def _no_file(path: Path, known: Iterable[str]) -> tuple[str, str]:
    """What is wrong with a path that is no file that came back, and what to do; `known` are names that went out."""
    missing = "there is no such file", "say where the file is, such as folder/file.xlf"
    try:
        if path.is_dir():
            return "this folder holds no file that was exported", "name the folder that holds them, or each file"
        if not path.is_file():
            return missing
    except OSError:  # a name that is too long
        return missing
    said = "{}" + (path.suffix if path.suffix in READERS else ".xlf")
    return "this is no file that was exported", nearest(path.stem, known, "keep the name that was exported", said)


def _returned(
    root: Path, project: Project, language: Language, path: Path, method: str
) -> tuple[dict[Path, str], list[Finding]]:
    """The PO file to write, if any, and what is wrong with a file that came back; `method` goes to its header."""
    name = path.name

    def refuse(line: int, message: str, fix: str) -> tuple[dict[Path, str], list[Finding]]:
        return {}, [Finding(Place(name, max(line, 1)), "X005", message, fix)]

    known = {package.stem: package for package in packages(project, language)}
    package = known.get(path.stem)
    if package is None or path.suffix not in READERS:
        return refuse(1, *_no_file(path, known))
    try:
        file = root / catalog(project, language, package.stem).file
        before = _before(file, root, package)
        rows = READERS[path.suffix](_given(path), package)
    except Refused as error:
        return refuse(error.line, error.message, error.fix)
    changed, faults = accept(name, rows, package, project.house)
    if not changed:
        return {}, faults
    after = put(before, {key: (row.target, row.comment) for key, row in changed.items()})
    after = with_method(after, method or method_of(before) or OPEN)
    return ({file: after} if after != before else {}), faults


def _given(path: Path) -> bytes:
    """What came back, as bytes. Raises Refused where it is no file that can be read."""
    try:
        return intake.contents(path, 2 * xliff.MOST_BYTES)
    except intake.UnfitError as error:
        raise Refused(1, f"the file {error}", error.fix) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise Refused(1, f"cannot be read: {why}", "say where the file is, such as folder/file.xlf") from error


def _before(file: Path, root: Path, package: Package) -> str:
    """The PO file as it is; a new one where there is none. Raises Refused for one that cannot be written anew."""
    try:
        there = file.exists() or file.is_symlink()
        before = intake.contents(file, xliff.MOST_BYTES, root).decode("utf-8") if there else _empty(package)
        entries_of(before)
    except (OSError, intake.UnfitError, ValueError) as error:
        name = file.relative_to(root).as_posix()
        raise Refused(1, f"{name} cannot be written anew: {error}"[:300], "mend it first: check tells how") from error
    return before


def _empty(package: Package) -> str:
    return update(None, [Unit(s.role, s.source, s.note) for s in package.segments], package.language)[0]
