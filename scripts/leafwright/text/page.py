"""The sections of an edition in the order of its kind, those of the hospital included; the same for web and paper."""

import base64
import re
from collections.abc import Iterable, Mapping

from leafwright.model import Edition, SectionRule
from leafwright.text.drawings import icon_array
from leafwright.text.hospital import hospital_section
from leafwright.text.macros import expand
from leafwright.text.topic import Section, sections_of


def on_paper(markup: str, edition: Edition, images: Mapping[str, str]) -> str:
    """HTML of a page as paper needs it: drawings inside it, links to other pages as web addresses."""

    def drawing(match: re.Match[str]) -> str:
        name = match[1]
        array = re.fullmatch(r"icons-(\d+)\.svg", name)
        text = icon_array(int(array[1]), edition.accent) if array else images.get(name, "")
        return f'src="data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}"'

    home = f"{edition.hospital.address}{edition.language.tag}/"
    markup = re.sub(r'src="images/([\w.-]+)"', drawing, markup)
    markup = re.sub(r'href="glossary\.md#', f'href="{home}glossary.html#', markup)
    return re.sub(r'href="([\w-]+)\.md', rf'href="{home}topics/\1.html', markup)


def edition_sections(edition: Edition, editions: Iterable[Edition]) -> list[tuple[Section, str]]:
    """The sections of a page, each with its panel; the words for a poster are left out."""
    return [(each, rule.panel) for each, rule in ruled_sections(edition, editions) if rule.panel != "poster"]


def ruled_sections(edition: Edition, editions: Iterable[Edition]) -> list[tuple[Section, SectionRule]]:
    """All sections of an edition in the order of its kind, with their rule; macros filled in."""
    written = {section.id: section for section in sections_of(edition.text)}
    result: list[tuple[Section, SectionRule]] = []
    for rule in edition.kind.sections:
        section = hospital_section(rule.id, edition, editions) if rule.origin == "hospital" else written.get(rule.id)
        if section is not None:
            filled = Section(section.id, expand(section.heading, edition), expand(section.body, edition))
            result.append((filled, rule))
    return result
