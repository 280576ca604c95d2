"""Read docs/ and leaflets/ into the model: the only reader of what people write.

Whatever is wrong in a file becomes a finding at its line, all at once; nothing here raises for bad
content. A value that this module returns has passed its schema.
"""

import datetime
import difflib
import functools
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from leafwright.checks import rules
from leafwright.checks.reported import REPORTED
from leafwright.memo import Memo, digest
from leafwright.model import (
    Catalog,
    Claim,
    Fact,
    Finding,
    FrontMatter,
    Hospital,
    HouseRule,
    Kind,
    Language,
    Place,
    Project,
    Reference,
    Review,
    SignOff,
    Standard,
    Term,
    Topic,
    WordList,
)
from leafwright.render import proportion
from leafwright.signatures import SignatureError, verified
from leafwright.spelling import dictionary_version, unknown_words, words_of
from leafwright.states import statement
from leafwright.translation import Entry, catalog_of, entries_of

MODEL = TypeVar("MODEL", bound=BaseModel)
_ENTRIES = TypeAdapter(list[Entry])
_WORDS = TypeAdapter(frozenset[str])
MOST_BYTES = 2_000_000  # a topic or PO file larger than this is a mistake, not a text


class _Reader:
    """Collects findings while files are read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.findings: list[Finding] = []
        self.digests: dict[str, str] = {}  # of every file that was read, by its path

    def report(self, path: Path, line: int, code: str, message: str, fix: str, language: str = "") -> None:
        file = path.relative_to(self.root).as_posix()
        self.findings.append(Finding(Place(file, max(line, 1)), code, message, fix, language))

    def text(self, path: Path, language: str = "") -> str | None:
        """A file's text, or None with a finding: missing, too large or not UTF-8."""
        try:
            data = path.read_bytes()
        except OSError:
            self.report(path, 1, "S001", "file is missing or cannot be read", "put the file back", language)
            return None
        if len(data) > MOST_BYTES:
            size = f"{len(data) // 1000:,} KB"
            self.report(path, 1, "S002", f"file is too large ({size})", "keep a topic below 2,000 KB", language)
            return None
        self.digests[path.relative_to(self.root).as_posix()] = digest(data)
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            message = "this line is not UTF-8 text"
            self.report(path, line, "S003", message, "save the file again with encoding UTF-8", language)
            return None

    def toml(self, path: Path) -> tuple[dict[str, Any], str] | None:
        text = self.text(path)
        if text is None:
            return None
        try:
            return tomllib.loads(text), text
        except tomllib.TOMLDecodeError as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else text.count("\n") + 1
            message = f"not valid TOML: {str(error).split(' (at')[0]}"
            self.report(path, line, "S004", message, 'write each value as: name = "text"')
            return None

    def validate(self, shape: type[MODEL], values: Any, path: Path, text: str, above: str = "") -> MODEL | None:
        """`values` as a `shape`, or None with a finding for each value that does not fit."""
        try:
            return shape.model_validate(values)
        except ValidationError as error:
            for fault in error.errors():
                keys = [str(part) for part in fault["loc"]]
                message, fix = _explain(shape, fault, keys)
                self.report(path, _line_of([above, *keys] if above else keys, text), "S005", message, fix)
            return None


def _explain(shape: type[BaseModel], fault: Any, keys: list[str]) -> tuple[str, str]:
    """What pydantic found, in plain words, with a remedy."""
    name = ".".join(keys) or "the file"
    if fault["type"] == "missing":
        return f"{name} is missing", f"add a line for {keys[-1]}"
    if fault["type"] == "extra_forbidden":
        near = difflib.get_close_matches(keys[-1], list(shape.model_fields), 1)
        return f"{name} is not a known name", f"did you mean {near[0]}?" if near else "remove this line"
    reason = fault["msg"].removeprefix("Value error, ")
    shown = str(fault["input"])
    shown = shown if len(shown) <= 40 else shown[:37] + "…"
    return f"{name} is {shown!r}: {reason}", "correct the value"


def _line_of(keys: list[str], text: str) -> int:
    """The line of a TOML or YAML text where the last findable key stands."""
    lines, line = text.split("\n"), 1
    for depth, key in enumerate(keys):
        table = ".".join(keys[: depth + 1])
        patterns = (rf"\s*\[+{re.escape(table)}\]+", rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=:]")
        for number in range(line, len(lines) + 1):
            if any(re.match(pattern, lines[number - 1]) for pattern in patterns):
                line = number
                break
    return line


def load(
    root: Path, today: datetime.date | None = None, memo: Memo | None = None
) -> tuple[Project | None, list[Finding]]:
    """Read the project at `root` as of `today`. Gives None where a file that all else needs is unreadable."""
    reader, docs = _Reader(root), root / "docs"
    languages = _languages(reader, docs)
    kinds = _by_stem(reader, Kind, docs / "kinds")
    hospital = _one(reader, Hospital, docs / "hospital.toml")
    interface = reader.toml(docs / "interface.toml")
    facts = _table(reader, Fact, docs / "evidence" / "facts.toml")
    references = _references(reader, docs / "evidence" / "references.json")
    topics = _topics(reader, docs / "topics")
    review = _one(reader, Review, docs / "review.toml")
    if not languages or hospital is None or interface is None or review is None:
        return None, reader.findings
    wordlists = _wordlists(reader, docs / "wordlists")
    house = _house(reader, docs / "house.toml", wordlists)
    memo = memo or Memo()
    catalogs = dict(_catalogs(reader, docs / "translations", languages, memo))
    syllables = _syllables((root / "node_modules" / "cmu-pronouncing-dictionary" / "index.js").resolve())
    tools = [str(len(syllables)), *(dictionary_version(root, language.dictionary) for language in languages)]
    project = Project(
        languages=languages,
        kinds=kinds,
        hospital=hospital,
        interface={key: str(value) for key, value in interface[0].items()},
        house=house,
        wordlists=wordlists,
        standards=_table(reader, Standard, docs / "standards.toml"),
        review=review,
        today=today or datetime.date.today(),
        syllables=syllables,
        facts=facts,
        references=references,
        claims=_table(reader, Claim, docs / "evidence" / "claims.toml"),
        glossary=_table(reader, Term, docs / "glossary.toml"),
        images=_images(reader, docs / "topics" / "images"),
        logo=_logo(reader, docs, hospital.logo),
        misspelled={language.tag: _misspelled(root, language, catalogs, memo) for language in languages},
        topics=topics,
        catalogs=catalogs,
        signoffs=dict(_signoffs(reader, docs / "signoffs")),
        inputs=_inputs(reader.digests, languages, topics, tools),  # last: by now all is read
    )
    return project, reader.findings


def _one(reader: _Reader, shape: type[MODEL], path: Path) -> MODEL | None:
    read = reader.toml(path)
    return reader.validate(shape, read[0], path, read[1]) if read else None


def _by_stem(reader: _Reader, shape: type[MODEL], folder: Path) -> dict[str, MODEL]:
    read = {path.stem: _one(reader, shape, path) for path in sorted(folder.glob("*.toml"))}
    return {stem: value for stem, value in read.items() if value is not None}


def _table(reader: _Reader, shape: type[MODEL], path: Path) -> dict[str, MODEL]:
    read = reader.toml(path)
    if read is None:
        return {}
    values = {key: reader.validate(shape, value, path, read[1], above=key) for key, value in read[0].items()}
    return {key: value for key, value in values.items() if value is not None}


def _wordlists(reader: _Reader, folder: Path) -> dict[str, WordList]:
    """The word lists by code, which is the beginning of their file's name."""
    found = {}
    for path in sorted(folder.glob("*.toml")):
        code = path.stem.split("_")[0].upper()
        if not re.fullmatch(r"V\d{3}", code) or code in found:
            fix = "name it after a code of its own, such as v006_what_holds.toml"
            reader.report(path, 1, "S012", f"{path.name} does not begin with a code of its own", fix)
        elif words := _one(reader, WordList, path):
            found[code] = words
    return found


def _house(reader: _Reader, path: Path, wordlists: Mapping[str, WordList]) -> dict[str, HouseRule]:
    """How strictly each rule is held. A rule whose numbers are not all there is reported and left out."""
    read = reader.toml(path)
    if read is None:
        return {rule.code: HouseRule(level="off") for rule in rules()}
    values, text = read
    known = {rule.code: rule.numbers for rule in rules()} | {code: {} for code in [*wordlists, *REPORTED]}
    house = {}
    for code, value in values.items():
        if code not in known:
            near = difflib.get_close_matches(code, known, 1)
            fix = f"did you mean {near[0]}?" if near else "take it out"
            reader.report(path, _line_of([code], text), "S011", f"no such rule: {code}", fix)
        elif code in REPORTED:
            fix = "take it out: what cannot be read always stops"
            reader.report(path, _line_of([code], text), "S011", f"{code} cannot be set", fix)
        elif rule := reader.validate(HouseRule, value, path, text, above=code):
            house[code] = rule
    for code, numbers in known.items():
        if code in REPORTED or (code in values and code not in house):
            continue
        given = house[code].numbers if code in house else {}
        for name in numbers.keys() - given.keys():
            message = f"rule {code} has no {name}: {numbers[name]}"
            reader.report(path, _line_of([code], text), "S011", message, f"write below [{code}]: {name} = …")
            house[code] = HouseRule(level="off")
        for name in given.keys() - numbers.keys():
            near = difflib.get_close_matches(name, numbers, 1)
            fix = f"did you mean {near[0]}?" if near else "take it out"
            reader.report(path, _line_of([code, name], text), "S011", f"rule {code} knows no {name}", fix)
    return house


def _misspelled(
    root: Path, language: Language, catalogs: Mapping[tuple[str, str], Catalog], memo: Memo
) -> frozenset[str]:
    """Words of a language's catalogs that its dictionary, if it has one, does not hold; search terms left out."""
    if not language.dictionary:
        return frozenset()
    texts = [
        words
        for (tag, _), each in catalogs.items()
        if tag == language.tag
        for (role, _), words in each.words.items()
        if role != "search_terms"
    ]
    terms = [
        words
        for (role, _), words in catalogs.get((language.tag, "glossary"), Catalog("")).words.items()
        if role.endswith(".term")
    ]

    def work() -> frozenset[str]:
        known = [*language.words, *(word for term in terms for word in words_of(term))]
        return unknown_words(root, language.dictionary, [word for text in texts for word in words_of(text)], known)

    version = dictionary_version(root, language.dictionary)
    return memo.answer(_WORDS, work, "spelling", version, *language.words, "", *terms, "", *texts)


@functools.cache
def _syllables(path: Path) -> Mapping[str, int]:
    """English words by their number of syllables: the stressed sounds of the CMU Pronouncing Dictionary."""
    if not path.exists():
        return {}
    found = re.findall(r'^  "?([a-z\'-]+)"?: "([^"]*)"', path.read_text("utf-8"), re.M)
    return {word: sum(sound.isdigit() for sound in sounds) for word, sounds in found}


def _languages(reader: _Reader, docs: Path) -> tuple[Language, ...]:
    """All languages, the source language first, then by tag."""
    found = []
    for path in sorted((docs / "languages").glob("*.toml")):
        read = reader.toml(path)
        if read and (language := reader.validate(Language, {"tag": path.stem, **read[0]}, path, read[1])):
            found.append(language)
    if sum(language.source for language in found) != 1:
        message = "there must be exactly one source language"
        fix = "write source = true in the file of the language the topics are written in, and in no other"
        reader.report(docs / "languages", 1, "S006", message, fix)
        return ()
    return tuple(sorted(found, key=lambda language: (not language.source, language.tag)))


def _references(reader: _Reader, path: Path) -> dict[str, Reference]:
    text = reader.text(path)
    try:
        items = TypeAdapter(list[Reference]).validate_python(json.loads(text or "[]"))
    except json.JSONDecodeError as error:
        reader.report(path, error.lineno, "S007", f"not valid JSON: {error.msg}", "mend this line")
        return {}
    except ValidationError as error:
        for fault in error.errors():
            where = ".".join(str(part) for part in fault["loc"])
            reader.report(path, 1, "S005", f"item {where}: {fault['msg']}", "correct the item")
        return {}
    return {item.id: item for item in items}


def _images(reader: _Reader, folder: Path) -> dict[str, str]:
    """The drawings by file name."""
    read = {path.name: reader.text(path) for path in sorted(folder.glob("*.svg"))}
    return {name: text for name, text in read.items() if text is not None}


def _logo(reader: _Reader, docs: Path, name: str) -> str:
    """The hospital's logo as SVG, empty where it names none."""
    if not name:
        return ""
    text = reader.text(docs / name) if (docs / name).is_file() else None
    if text is None or proportion(text) is None:
        profile = docs / "hospital.toml"
        wrong = f"there is no docs/{name}" if text is None else f"docs/{name} has no viewBox"
        fix = "put the logo there as an SVG with a viewBox, or take the line out"
        reader.report(profile, _line_of(["logo"], profile.read_text("utf-8")), "S005", f"logo: {wrong}", fix)
        return ""
    return text


def _topics(reader: _Reader, folder: Path) -> tuple[Topic, ...]:
    topics = []
    for path in sorted(folder.glob("*.md")):
        text = reader.text(path)
        if text is None:
            continue
        values = _front_matter(reader, path, text)
        meta = reader.validate(FrontMatter, values, path, text) if values is not None else None
        if meta is not None:
            topics.append(Topic(path.stem, path.relative_to(reader.root).as_posix(), meta, text))
    return tuple(topics)


def _front_matter(reader: _Reader, path: Path, text: str) -> dict[str, Any] | None:
    head = re.match(r"---\n(.*?\n)---\n", text, re.S)
    if not head:
        message = "the topic has no front matter"
        reader.report(path, 1, "S008", message, "begin with --- then number: … and so on, then --- (see `make new`)")
        return None
    try:
        values = yaml.safe_load(head[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # a date such as 2026-02-30 is a ValueError
        # where a quote was opened tells more than where the file ended
        mark = getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)
        day = re.search(r"^.*:\s*\d{4}-\d\d?-\d\d?\s*$", head[1], re.M) if not mark else None
        line = mark.line + 2 if mark else head[1][: day.start()].count("\n") + 2 if day else 1
        message = f"front matter is not valid YAML: {getattr(error, 'problem', error)}"
        reader.report(path, line, "S009", message, "write each line as name: value; put text with a colon in quotes")
        return None
    return values if isinstance(values, dict) else {}


def _catalogs(
    reader: _Reader, folder: Path, languages: Iterable[Language], memo: Memo
) -> Iterable[tuple[tuple[str, str], Catalog]]:
    for language in languages:
        for path in sorted((folder / language.tag).glob("*.po")):
            text = reader.text(path, language.tag)
            if text is None:
                continue
            try:
                entries = memo.answer(_ENTRIES, functools.partial(entries_of, text), "PO", text)
            except (OSError, ValueError) as error:
                found = re.search(r"line (\d+)", str(error))
                message = "not a valid PO file"
                fix = "open it in a PO editor such as Poedit and save it again"
                reader.report(path, int(found[1]) if found else 1, "S010", message, fix, language.tag)
                continue
            yield (language.tag, path.stem), catalog_of(path.relative_to(reader.root).as_posix(), entries)


def _signoffs(reader: _Reader, folder: Path) -> Iterable[tuple[tuple[str, str], tuple[SignOff, ...]]]:
    for path in sorted(folder.glob("*/*.toml")):
        read = reader.toml(path)
        if read is None:
            continue
        try:
            records = TypeAdapter(tuple[SignOff, ...]).validate_python(read[0].get("signoff", []))
        except ValidationError as error:
            reader.report(path, 1, "S005", f"not a sign-off: {error.errors()[0]['msg']}", "record it again")
            continue
        yield (path.parent.name, path.stem), _verified(reader, path, records)


def _verified(reader: _Reader, path: Path, records: tuple[SignOff, ...]) -> tuple[SignOff, ...]:
    """The sign-offs that count: all, or only those signed by an allowed key where the hospital lists keys."""
    allowed = path.parents[1] / "allowed_signers"
    if not allowed.exists():
        return records
    kept = []
    for record in records:
        said = statement(f"{path.parent.name}/{path.stem}", record)
        try:
            valid = bool(record.signature) and verified(allowed, record.name, said, record.signature)
        except SignatureError as error:
            valid, fix = False, str(error)
        else:
            fix = "sign it again with: make approve … KEY=path of a key that docs/signoffs/allowed_signers lists"
        if valid:
            kept.append(record)
        else:
            message = f"the sign-off of {record.name} ({record.role}) has no valid signature and does not count"
            reader.report(path, _line_of([record.name], path.read_text("utf-8")), "S014", message, fix)
    return tuple(kept)


def _inputs(
    digests: Mapping[str, str], languages: Iterable[Language], topics: Iterable[Topic], tools: Iterable[str]
) -> dict[tuple[str, str], str]:
    """A hash for each (language, topic) over all that its edition can depend on.

    Those are its own files, those of every topic that it names, all that belong to no topic, and the dictionaries.
    """
    texts = {topic.slug: topic.text for topic in topics}
    common, own = [*tools, *sorted(texts)], dict[tuple[str, str], list[str]]()
    for file, value in sorted(digests.items()):
        folder, stem = Path(file).parts[1:-1], Path(file).stem
        if stem in texts and folder and (folder == ("topics",) or folder[0] in ("translations", "signoffs")):
            own.setdefault((folder[-1], stem), []).extend((file, value))
        else:
            common += file, value
    all_know = digest(*common)
    found = {}
    for slug, text in texts.items():
        near = sorted({slug, *re.findall(r"[\w-]+", text)} & texts.keys())
        for tag in (language.tag for language in languages):
            files = [part for each in near for place in ("topics", tag) for part in own.get((place, each), ())]
            found[tag, slug] = digest(all_know, tag, slug, *files)
    return found
