"""One command, `leafwright`, with a verb for each thing it can do; each verb is one function of commands/.

Only the verb that is asked for is imported: most need no printer and no website.
"""

import argparse
import codecs
import difflib
import importlib
import io
import os
import select
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from leafwright import intake, publishing
from leafwright.setup import faults, fetching, places
from leafwright.setup.errors import ExitCode, LeafwrightError

UNHEARD = 141  # what a shell calls a program that wrote on when nobody read any more


class Verb(NamedTuple):
    """Where the function lies that a verb calls, what it does, and the words of `make` that it understands.

    `wishes` are variables of make, each with the option that it becomes; "" where a word counts by its place.
    """

    function: str
    help: str
    wishes: Mapping[str, str] = {}
    fetches: bool = False  # needs fonts, dictionaries or the shim for search

    @property
    def placed(self) -> list[str]:
        """The variables that become words which count by their place: none may be lacking."""
        return [name for name, option in self.wishes.items() if not option]


VERBS = {
    "build": Verb("build:build_proof", "build the proof: the website and all leaflets",
                  {"CLUSTER": "--cluster"}, fetches=True),
    "check": Verb("check:check_content", "check all words, in seconds",
                  {"TOPIC": "--topic", "LANG": "--language", "FORMAT": "--format"}, fetches=True),
    "serve": Verb("serve:serve_preview", "show a live preview", {"LANG": "--language", "PORT": "--port"}, fetches=True),
    "init": Verb("init:begin_library", "begin a library in a new folder"),
    "new": Verb("new:create_topic", "begin a topic, also from a Word file",
                {"TOPIC": "", "KIND": "", "FROM": "--from"}),
    "translate": Verb("translate:update_translations", "bring every translation file in step with its topic"),
    "export": Verb("exchange:export_package", "packages for translators",
                   {"LANG": "", "AS": "--as", "TO": "--to", "TOPIC": "--topic"}),
    "import": Verb("exchange:import_package", "take them back, checked",
                   {"LANG": "", "FROM": "", "METHOD": "--method"}),
    "diff": Verb("signoff:show_changes", "what to read again since the last sign-off", {"TOPIC": "", "LANG": ""}),
    "approve": Verb("signoff:approve_edition", "record a sign-off",
                    {"TOPIC": "", "LANG": "", "ROLE": "--role", "NAME": "--name", "QUALIFICATION": "--qualification",
                     "QUALIFIED_UNTIL": "--qualified-until", "FORM": "--form", "SCAN": "--scan",
                     "ENTERED_BY": "--entered-by", "KEY": "--key", "NEXT_REVIEW": "--next-review"}),
    "release": Verb("release:release", "publish what is signed off; say of all else what to do next",
                    {"TOPIC": "--topic", "TO": "--to", "KEY": "--key", "BECAUSE": "--because"}, fetches=True),
    "verify": Verb("release:verify", "compare what is published with its manifest",
                   {"TO": "--to", "MANIFEST": "--manifest", "SIGNERS": "--signers"}),
    "rollback": Verb("release:rollback", "publish the release before once more", {"TO": "--to", "KEY": "--key"}),
    "adopt": Verb("adopt:adopt_defaults", "note what changed in Leafwright under files of your own"),
    "links": Verb("links:check_links", "ask whether outside addresses still answer; needs the internet"),
    "guide": Verb("guide:show_guide", "a short guide: writer, translator, reviewer, printer, accessibility or it",
                  {"FOR": ""}),
    "explain": Verb("explain:explain_rule", "say what a rule asks and why", {"RULE": ""}),
    "schemas": Verb("schemas:write_schemas", "write the schemas by which editors complete and check"),
}  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Do what `argv` asks: 0 when all is well, 1 with findings, 2 where something has to be set up first."""
    given = list(sys.argv[1:] if argv is None else argv)
    by_make = given[:1] == ["make"]
    verb, *words = (given[1:] if by_make else given) or [""]
    if verb not in VERBS:
        return _say_verbs(verb)
    _speak()
    root = Path.cwd()
    try:
        if by_make:
            words = [*wished(verb, os.environ), *words]
        if {"-h", "--help"}.isdisjoint(words):  # else argparse answers, and ends the program
            root = _ready(verb, root)
        module, function = VERBS[verb].function.split(":")
        code: int = getattr(importlib.import_module(f"leafwright.commands.{module}"), function)(
            arguments=words, root=root
        )
        sys.stdout.flush()
        return code
    except LeafwrightError as problem:
        print(problem, file=sys.stderr)
        return problem.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except Exception as error:
        return _ended(error, root)


def _ready(verb: str, root: Path) -> Path:
    """The folder that a verb works in, a library where it needs one, with all there that it needs."""
    if verb not in ("init", "guide"):
        root = library(root)
        _refuse_leading_out(root)
        publishing.whole_again(root)
    if VERBS[verb].fetches:
        fetching.provide()
    return root


def _ended(error: Exception, root: Path) -> int:
    """The end by what the machine refused, or nobody foresaw: a traceback helps no nurse, and is what we need."""
    if isinstance(error, BrokenPipeError) and _unheard():
        return UNHEARD
    print(faults.ended(error, root), file=sys.stderr)
    return ExitCode.BROKEN_SETUP


def _speak() -> None:
    """Say the words of all scripts, also where the locale knows none but ASCII; what it cannot write is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            if ascii_only:  # names of files hold their bytes there as they are
                stream.reconfigure(encoding="utf-8", errors="surrogateescape")
            else:
                stream.reconfigure(errors="backslashreplace")


def _unheard() -> bool:
    """Whether who read what we say has read enough; it may have been a pipe of our own, to a worker that died."""
    asked = select.poll()
    try:
        asked.register(sys.stdout.fileno(), 0)  # an error of the pipe is told without being asked for
    except io.UnsupportedOperation:  # what we say goes to no file
        return False
    if not asked.poll(0):
        return False
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return True


class Unclear(LeafwrightError):
    """What was asked for cannot be done here; the message says what to do."""


def library(folder: Path) -> Path:
    """The library that a folder lies in, known by its profile. Raises Unclear where there is none."""
    for each in (folder, *folder.parents):
        if (each / "docs" / "hospital.toml").is_file():
            return each
    raise Unclear("There is no library here: no docs/hospital.toml. Begin one with: leafwright init FOLDER")


def _refuse_leading_out(root: Path) -> None:
    """Raise Unclear for a link by which a stranger's file would be read as ours, or be written over."""
    for name, deep in (("docs", 6), ("leaflets", 4), ("build", 3)):
        for link in intake.leading_out(root / name, root, deep):
            told = f"{link.relative_to(root).as_posix()}:1: S016 this is a link that leads out of the library"
            raise Unclear(f"{told}\n    fix: put the file or folder itself there, then run this again")


def wished(verb: str, environment: Mapping[str, str]) -> list[str]:
    """The words of a verb from the variables that were given to make. Raises Unclear where one is lacking."""
    asked = VERBS[verb]
    wishes = {name: environment.get(f"WISH_{name}", "") for name in asked.wishes}
    if lacking := [name for name in asked.placed if not wishes[name]]:
        example = " ".join(f"{name}=…" for name in lacking)
        raise Unclear(f"Say also {' and '.join(lacking)}: make {verb} {example}")
    options = [f"{option}={wishes[name]}" for name, option in asked.wishes.items() if option and wishes[name]]
    return [*options, "--", *(wishes[name] for name in asked.placed)] if asked.placed else options


def _say_verbs(verb: str) -> int:
    """The list of verbs: 0 for who asks for it (argparse ends the program), an error for an unknown one."""
    told = "\n".join(f"  {name:10} {each.help}" for name, each in VERBS.items())
    parser = argparse.ArgumentParser(
        prog="leafwright",
        description="Builds a hospital's multilingual website and printed patient leaflets from one source.",
        usage="leafwright VERB …",
        epilog=f"verbs:\n{told}\n\nleafwright VERB --help says more of each.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"leafwright {places.version()}")
    if verb in ("help", "-h", "--help", "--version"):
        parser.parse_args(["--help" if verb == "help" else verb])
    parser.print_help(sys.stderr)
    if verb:
        near = difflib.get_close_matches(verb, VERBS, 1)
        fix = f"did you mean {near[0]}?" if near else "choose one of those above"
        print(f"\nThere is no verb {verb!r}; {fix}", file=sys.stderr)
    return ExitCode.BROKEN_SETUP
