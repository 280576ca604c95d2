"""No phone number, date or address is broken over two lines.

Half of a number is dialed, or read as two.
"""

from collections.abc import Iterator

from leafwright.checks.subjects import House, LaidOutLeaflet, Line
from leafwright.model import Place, Problem

SOURCE = "BITV and DIN 5008 usage; Brighton and Sussex: wrong numbers in print"
STANDARDS = ("R45",)
PASSES = [LaidOutLeaflet(Place("t.md"), "en", lines=(Line("Call 911."),))]
FAILS = [LaidOutLeaflet(Place("t.md"), "en", lines=(Line("Call 555", torn=("555",)),))]


def check(paper: LaidOutLeaflet, house: House) -> Iterator[Problem]:
    for torn in dict.fromkeys(number for line in paper.lines for number in line.torn):
        yield Problem(paper.at, f'a number is broken over two lines: "{torn}"', "keep .number on one line")
