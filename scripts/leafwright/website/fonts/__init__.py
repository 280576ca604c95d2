"""The letters of the web: each language in its own typefaces, cut down to what pages show."""

from leafwright.website.fonts.choosing import ASCII, Passage, Plan, planned
from leafwright.website.fonts.writing import write

__all__ = ["ASCII", "Passage", "Plan", "planned", "write"]
