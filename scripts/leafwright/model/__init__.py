"""The nouns of Leafwright as frozen data: topics, languages, facts, editions, findings.

Imports nothing of ours, reads no file, knows no clock. Schemas are enforced by pydantic, so a value
of these types is valid by construction; `sources` turns what pydantic refuses into findings.
"""

from leafwright.model.codes import Code
from leafwright.model.evidence import Claim, Fact, Misleading, Quality, QualityItem, Reference, Term
from leafwright.model.findings import Finding, Place, Problem, nearest, no_topic
from leafwright.model.hospital import (
    Department,
    Hospital,
    HospitalWords,
    LocalChoice,
    Logo,
    PaperChoice,
    Phone,
    Print,
    phones_for,
)
from leafwright.model.papers import Paper
from leafwright.model.pictures import Photo, PictureSource
from leafwright.model.profile import (
    Approval,
    HouseRule,
    Kind,
    Language,
    Review,
    ReviewItem,
    ReviewPart,
    ReviewRole,
    SectionRule,
    Sought,
    Standard,
    TopicSet,
    WordList,
)
from leafwright.model.project import Project
from leafwright.model.shapes import names_a_topic
from leafwright.model.signed import Released, Releases, Reviewed, SignOff, SignOffs
from leafwright.model.topics import (
    Allowed,
    Catalog,
    Edition,
    FrontMatter,
    Shown,
    State,
    Topic,
    Withdrawn,
)
from leafwright.model.words import Words

__all__ = [
    "Allowed",
    "Approval",
    "Catalog",
    "Claim",
    "Code",
    "Department",
    "Edition",
    "Fact",
    "Finding",
    "FrontMatter",
    "Hospital",
    "HospitalWords",
    "HouseRule",
    "Kind",
    "Language",
    "LocalChoice",
    "Logo",
    "Misleading",
    "Paper",
    "PaperChoice",
    "Phone",
    "Photo",
    "PictureSource",
    "Place",
    "Print",
    "Problem",
    "Project",
    "Quality",
    "QualityItem",
    "Reference",
    "Released",
    "Releases",
    "Review",
    "ReviewItem",
    "ReviewPart",
    "ReviewRole",
    "Reviewed",
    "SectionRule",
    "Shown",
    "SignOff",
    "SignOffs",
    "Sought",
    "Standard",
    "State",
    "Term",
    "Topic",
    "TopicSet",
    "Withdrawn",
    "WordList",
    "Words",
    "names_a_topic",
    "nearest",
    "no_topic",
    "phones_for",
]
