"""The key points are a list of three to six.

Whoever reads nothing else must still leave with what matters.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.topic import sections_of

SOURCE = "PEMAT item 11; CDC Clear Communication Index; Cochrane plain-language summaries"
STANDARDS = ("R32",)
OPTIONS = {"fewest": "fewest key points", "most": "most key points"}
EXAMPLE = {"fewest": 3, "most": 6}
_UNWRITTEN = re.compile(r"<!--.*?-->", re.S)  # a prompt, which is c031's to tell
PASSES = [
    "# T\n\n## Key points {#summary}\n\n<!-- Three to six points. -->\n",
    "# T\n\n## Key points {#summary}\n\n- A.\n- B.\n- C.\n- D.\n\n!!! short\n\n    - A.\n    - B.\n    - C.\n",
    "# T\n\n## Key points {#summary}\n\n- A.\n- B.\n- C.\n",
]
FAILS = [
    "# T\n\n## Key points {#summary}\n\nWords without points.\n",
    "# T\n\n## Key points {#summary}\n\n- A.\n- B.\n- C.\n- D.\n- E.\n- F.\n- G.\n",
]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    for section in sections_of(topic.text):
        if section.id != "summary" or not _UNWRITTEN.sub("", section.body).strip():
            continue
        points = (block for block in blocks(topic.text) if block.role == "li" and not block.layer)
        count = sum(block.section == "summary" for block in points)
        if not house["fewest"] <= count <= house["most"]:
            fix = f"write {house['fewest']} to {house['most']} short points"
            yield Problem(Place(topic.file, section.line), f"the key points are {count}", fix)
