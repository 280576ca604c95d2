"""The head of each staged page: title, description, and the same page in each language."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from leafwright.model import Edition
from leafwright.text.as_markdown import as_words
from leafwright.text.topic import title_of
from leafwright.website.language_site import LanguageSite

# the same words, four times as fast, where PyYAML was built with libyaml
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_UNFINISHED = re.compile(r"[{}<>\[\]]|TODO|lorem ipsum", re.I)


def page_of(edition: Edition) -> str:
    return f"topics/{edition.topic.slug}.md"


def address_of_page(name: str) -> str:
    """Where a page of a language lies below its folder, by its name where it is staged; other files as they are."""
    return f"{name.removesuffix('.md')}.html" if name.endswith(".md") else name


def told_title(edition: Edition, site: LanguageSite) -> str:
    """An edition's title as a site tells it: that of the source where the edition is not shown."""
    if site.shows(edition):
        return title_of(edition.text)
    return finished_title(edition.topic.slug, title_of(edition.topic.text))


def shown_title(edition: Edition, site: LanguageSite) -> str:
    """The same as inline Markdown, marked as the source's where it is."""
    title = told_title(edition, site)
    words = as_words(title)
    return words if site.shows(edition) else site.words.foreign(words)


def finished_title(slug: str, title: str) -> str:
    """The title of a topic that may still be written: its name in place of one with a macro or a placeholder."""
    return slug.replace("-", " ") if not title or _UNFINISHED.search(title) else title


def front_matter(title: str, description: str, path: str, sites: Sequence[LanguageSite], **more: object) -> str:
    """The head of a staged page, with a relative link to the same page in each language."""
    up = "../" * (path.count("/") + 1)
    target = address_of_page(path)
    values = {
        "title": title,
        "description": description,
        "alternates": [
            {
                "tag": other.language.tag,
                "name": other.language.name,
                "dir": other.language.direction,
                "href": f"{up}{other.language.tag}/{target}",
            }
            for other in sites
        ],
        **more,
    }
    return f"---\n{as_yaml(values)}---\n\n"


def staff_front(title: str, path: str, site: LanguageSite, **more: object) -> str:
    """The head of a page for staff, which is in English, on the site of the source language."""
    tongue = {} if site.language.is_english else {"tongue": {"tag": "en", "dir": "ltr"}}
    return front_matter(title, "For staff", path, [site], **tongue, **more)


def as_yaml(values: Mapping[str, Any]) -> str:
    """Values as the generator reads them, in their order."""
    written: str = yaml.dump(values, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
    return written


def speaking(edition: Edition, sites: Sequence[LanguageSite]) -> list[LanguageSite]:
    """The sites on which a topic has a page: for staff, that of the source language alone."""
    return [site for site in sites if site.language.source or not edition.kind.source_only]
