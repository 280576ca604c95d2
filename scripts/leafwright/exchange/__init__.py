"""Packages for translators and reviewers, and their safe return.

What comes back is hostile until it is proved to be ours: known ids, unchanged sources, every protected part in
place, nothing added. One fault refuses the whole file, and nothing is written.
"""

from leafwright.exchange import docx, xliff
from leafwright.exchange.package import Package, Row, Segment, packages
from leafwright.exchange.returned import Refused, accept

__all__ = ["Package", "Refused", "Row", "Segment", "accept", "docx", "packages", "xliff"]
