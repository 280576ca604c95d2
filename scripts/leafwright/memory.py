"""When Python looks for what nothing needs any more."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_after() -> Iterator[None]:
    """Look for what nothing needs any more once, at the end of the block.

    A layout makes boxes by the hundred thousand and a dictionary entries, all of them needed to its end: to look
    through them again and again on the way takes a fifth of the time of the one, half of that of the other. Only what
    was made in the block is looked through: whatever was there before is older and stays where it is.
    """
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()
            gc.collect(1)
