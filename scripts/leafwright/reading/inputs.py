"""A hash for each edition over every file that it can depend on."""

import re
from collections.abc import Iterable, Mapping, Set
from pathlib import Path

from leafwright.cache import digest
from leafwright.model import Language, Topic


def inputs_of(
    digests: Mapping[str, str], languages: Iterable[Language], topics: Iterable[Topic], tools: Iterable[str]
) -> dict[tuple[str, str], str]:
    """A hash for each (language, topic) over all that its edition can depend on.

    Those are its own files, those of every topic that it names, all that belong to no topic, and the dictionaries; and
    the topic's last review, which stands in one language for all.
    """
    listed = list(topics)
    texts = {topic.slug: topic.text for topic in listed}
    reviews = {topic.slug: topic.review.model_dump_json() if topic.review else "" for topic in listed}
    common, own = _parted(digests, texts.keys())
    all_know = digest(*tools, *sorted(texts), *common)
    found = {}
    for slug, text in texts.items():
        near = sorted({slug, *re.findall(r"[\w-]+", text)} & texts.keys())
        for tag in (language.tag for language in languages):
            files = [part for each in near for place in ("topics", tag) for part in own.get((place, each), ())]
            found[tag, slug] = digest(all_know, tag, slug, reviews[slug], *files)
    return found


def _parted(digests: Mapping[str, str], slugs: Set[str]) -> tuple[list[str], dict[tuple[str, str], list[str]]]:
    """Files, each with its hash behind it: those that belong to no topic, and those of each, by folder and topic."""
    common, own = list[str](), dict[tuple[str, str], list[str]]()
    for file, value in sorted(digests.items()):
        folder, stem = Path(file).parts[1:-1], Path(file).stem
        if stem in slugs and folder and (folder == ("topics",) or folder[0] in ("translations", "signoffs")):
            own.setdefault((folder[-1], stem), []).extend((file, value))
        else:
            common += file, value
    return common, own
