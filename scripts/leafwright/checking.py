"""The sources of a library → everything that can be found wrong in them, without printing or building anything."""

import datetime
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from leafwright import reading
from leafwright.cache import Cache, code
from leafwright.checks import Pair, check_language, check_library, check_pair, check_topic
from leafwright.model import Finding, Language, Place, Project, Topic, nearest, no_topic
from leafwright.translation.missing import told_once
from leafwright.translation.needed import pairs_of, translated_topics
from leafwright.translation.pairs import catalog

_FINDINGS = TypeAdapter(list[Finding])
_CODE = "checking", "checks", "model", "reading", "text", "translation"  # what findings in words depend on


def check(
    root: Path, slug: str = "", tag: str = "", cache: Cache | None = None, today: datetime.date | None = None
) -> tuple[Project | None, list[Finding]]:
    """Everything that can be found from docs/ alone, in seconds; only one topic or language where asked."""
    cache = cache or Cache()
    project, findings = reading.load(root, today, cache)
    if project is None:
        return None, findings
    languages = [language for language in project.translated if tag in ("", language.tag)]
    topics = [topic for topic in project.topics if slug in ("", topic.slug)]
    findings += [*_unknown_topic(project, slug), *_unknown_language(project, tag)]
    findings += _side_by_side(project, topics, cache)
    findings += _of_languages(project, languages, cache)
    each = slug != "" and tag != ""  # of one edition, every missing segment is told
    findings += _in_words(project, topics, languages, cache, each)
    return project, _each_once(findings if each else told_once(findings))


def _side_by_side(project: Project, topics: Sequence[Topic], cache: Cache) -> Iterator[Finding]:
    """What is wrong between topics, as far as it stands in one of these or in what all share."""
    others = {topic.file for topic in project.topics} - {topic.file for topic in topics}
    files = _files_of(project, project.source)  # none of a translation
    asked = "library", code(*_CODE), project.today.isoformat(), *files
    found = cache.answer(_FINDINGS, lambda: check_library(project), *asked)
    yield from (finding for finding in found if finding.at.file not in others)


def _of_languages(project: Project, languages: Iterable[Language], cache: Cache) -> Iterator[Finding]:
    """What is wrong with languages and the heads of their PO files."""
    for language in languages:
        asked = "language", code(*_CODE), language.tag, *_files_of(project, language)
        yield from cache.answer(_FINDINGS, functools.partial(check_language, language, project), *asked)


def _files_of(project: Project, language: Language) -> Iterator[str]:
    """What tells the files that a language's editions depend on from others; of a library without topics, all files."""
    yield from (project.inputs[language.tag, topic.slug] for topic in project.topics)
    if not project.topics:
        yield project.files


def _unknown_topic(project: Project, slug: str) -> Iterator[Finding]:
    """Tell where a topic was asked for that nobody has begun."""
    known = [topic.slug for topic in project.topics]
    if slug and slug not in (*known, *project.unread):
        yield Finding(Place(f"docs/topics/{slug}.md"), "S001", *no_topic(slug, known))


def _unknown_language(project: Project, tag: str) -> Iterator[Finding]:
    """Tell where a language was asked for that the hospital does not publish."""
    known = [language.tag for language in project.languages]
    if tag and tag not in known:
        fix = nearest(tag, known, f"choose from: {', '.join(known)}")
        yield Finding(Place("docs/hospital.toml"), "S006", f"no language {tag} is published here", fix)


def _in_words(
    project: Project, topics: Iterable[Topic], languages: Sequence[Language], cache: Cache, each: bool
) -> Iterator[Finding]:
    """What is wrong in the words of topics and their translations; of a topic being written, only as advice."""
    # many editions share their interface; without a limit a large library would fill the memory
    look = functools.lru_cache(10_000)(functools.partial(check_pair, house=project.house))
    translated = {topic.slug for topic in translated_topics(project)}
    for topic in topics:
        asked = project.inputs[project.source.tag, topic.slug], project.today.isoformat()
        work = functools.partial(check_topic, topic, project)
        found = cache.answer(_FINDINGS, work, "topic", code(*_CODE), *asked)
        for language in languages if topic.slug in translated else ():
            work = functools.partial(_check_translation, project, language, topic, look, each)
            inputs = project.inputs[language.tag, topic.slug]
            found = [*found, *cache.answer(_FINDINGS, work, "translation", code(*_CODE), str(each), inputs)]
        yield from (replace(finding, level="warn") for finding in found) if topic.meta.status else found


def _each_once(findings: list[Finding]) -> list[Finding]:
    """Findings, each once: as advice only where no other topic has it as more."""
    advice = {replace(finding, level="warn") for finding in findings if finding.stops}
    return [finding for finding in dict.fromkeys(findings) if finding not in advice]


def _check_translation(
    project: Project, language: Language, topic: Topic, look: Callable[[Pair], list[Finding]], each: bool
) -> list[Finding]:
    found = [finding for pair in pairs_of(project, language, topic) for finding in look(pair)]
    if each:
        return found
    own = catalog(project, language, topic.slug).file
    return told_once(finding for finding in found if finding.at.file == own) + [
        finding for finding in found if finding.at.file != own
    ]
