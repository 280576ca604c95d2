"""The sources of a library → everything that can be found wrong in them, without printing or building anything."""

import difflib
import functools
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from leafwright import reading
from leafwright.cache import Cache, code
from leafwright.checks import Pair, check_language, check_pair, check_topic
from leafwright.model import Finding, Language, Place, Project, Topic
from leafwright.translation.editions import pairs_of, translated_topics
from leafwright.translation.missing import told_once
from leafwright.translation.pairs import catalog

_FINDINGS = TypeAdapter(list[Finding])
_CODE = "checking", "checks", "model", "reading", "text", "translation"  # what findings in words depend on


def check(
    root: Path, slug: str = "", tag: str = "", cache: Cache | None = None
) -> tuple[Project | None, list[Finding]]:
    """Everything that can be found from docs/ alone, in seconds; only one topic or language where asked."""
    cache = cache or Cache()
    project, findings = reading.load(root, cache=cache)
    if project is None:
        return None, findings
    topics = [topic for topic in project.topics if slug in ("", topic.slug)]
    if slug and not topics and slug not in project.unread:
        near = difflib.get_close_matches(slug, [topic.slug for topic in project.topics], 1)
        fix = f"did you mean {near[0]}?" if near else "see docs/topics"
        findings.append(Finding(Place(f"docs/topics/{slug}.md"), "S001", f"no such topic: {slug}", fix))
    # many editions share their interface; without a limit a large library would fill the memory
    look = functools.lru_cache(10_000)(functools.partial(check_pair, house=project.house))
    each = slug != "" and tag != ""  # of one edition, every missing segment is told

    def kept(topic: Topic, work: Callable[[], list[Finding]], *question: str) -> list[Finding]:
        found = cache.answer(_FINDINGS, work, *question)
        return [replace(finding, level="warn") for finding in found] if topic.meta.status else found

    for language in project.translated:
        findings += check_language(language, project) if tag in ("", language.tag) else []
    translated = translated_topics(project)
    for topic in topics:
        asked = project.inputs[project.source.tag, topic.slug], project.today.isoformat()
        findings += kept(topic, functools.partial(check_topic, topic, project), "topic", code(*_CODE), *asked)
        for language in project.translated if topic in translated else ():
            if tag in ("", language.tag):
                work = functools.partial(_check_translation, project, language, topic, look, each)
                inputs = project.inputs[language.tag, topic.slug]
                findings += kept(topic, work, "translation", code(*_CODE), str(each), inputs)
    return project, _each_once(findings if each else told_once(findings))


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
