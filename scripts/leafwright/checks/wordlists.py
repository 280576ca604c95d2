"""Rules that are only lists of words, a file each in wordlists/: a listed word, whole, in any case, is a finding.

Vale would do the same with files much like these, but it is a program of its own that must be fetched,
and knows neither our macros, our levels nor our exceptions; the forty lines here do.
"""

import re
from collections.abc import Iterator

from leafwright.checks.prose import blocks, shortened
from leafwright.model import Place, Problem, Topic, WordList


def check(topic: Topic, words: WordList) -> Iterator[Problem]:
    """Each listed word of the topic, with its plain alternative."""
    known = {word.lower(): instead for word, instead in words.words.items()}
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.I)
    for block in blocks(topic.text):
        for found in pattern.finditer(block.plain.replace("’", "'")):
            message = f'{words.message}: "{found[0]}" in "{shortened(block.plain[max(0, found.start() - 20) :])}"'
            instead = known[found[0].lower()]
            fix = f"write: {instead}" if instead else "leave it out, or say it in plain words"
            yield Problem(Place(topic.file, block.line), message, fix)
