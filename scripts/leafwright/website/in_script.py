"""Values as scripts write them, for script files that a page may load from a disk too."""

import json
from typing import Any


def in_script(content: Any) -> str:
    """A value, as short as it can be. Letters stay letters: escapes would double an Arabic one.

    Line ends of Unicode (U+2028, U+2029) are escaped: they would break scripts of browsers before ES2019.
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
