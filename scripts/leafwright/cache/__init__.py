"""What steps answered before, so that a build works out only what changed.

A step whose answer depends on nothing but what it is asked may keep it under its question, in which stands all that
the answer depends on: values, and the code that works it out (`code`). Each answer carries a seal, so that one that
is damaged, foreign or old is as good as none: work, never an error, and never a wrong answer.
"""

from leafwright.cache.answers import Cache, unpacked
from leafwright.cache.questions import code, digest, installed

__all__ = ["Cache", "code", "digest", "installed", "unpacked"]
