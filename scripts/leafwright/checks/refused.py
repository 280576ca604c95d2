"""Refusals that no check module yields: what came back from translators, and what the machine does not do.

With them the form in which such a code has its rule, reason and example.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reported:
    """A code's rule, why it matters, and what is wrong and right."""

    rule: str
    why: str
    source: str
    wrong: str
    right: str
    standards: tuple[str, ...] = ()
    level: str = "stop"  # or "warn": what is only advice, whatever a house says


REFUSED = {
    "X001": Reported(
        "Each segment that comes back is one that went out.", "Of any other nobody knows where it belongs.",
        "XLIFF 1.2, id; the exported package", "an id that was changed by hand", "export again, and fill that file in",
    ),
    "X002": Reported(
        "Each segment comes back once.", "Of two translations nobody knows which is meant.",
        "the exported package", "a row that was copied", "one row for each segment",
    ),
    "X003": Reported(
        "What comes back has the source that went out.", "A translation of other words is none of ours.",
        "the exported package", "a typing error corrected in the column of the source",
        "the source as it was; tell its writer of the error",
    ),
    "X004": Reported(
        "All segments come back.", "One that is left out would be missed by nobody.",
        "the exported package", "a row taken out, since nothing is to be translated in it",
        "the row with its translation left empty",
    ),
    "X005": Reported(
        "What comes back is a file that was exported, under its name, and can be read.",
        "Anything else could bring in words that nobody asked for.",
        "XLIFF 1.2; Office Open XML", "going-home (2).docx", "going-home.docx",
    ),
    "M001": Reported(
        "The disk has room.", "A command that cannot write ends at once, and leaves all as it was.",
        "errno: ENOSPC, EDQUOT, EFBIG", "a disk that is full", "free some room; run it again",
    ),
    "M002": Reported(
        "Whoever runs a command may read the library and write where it writes.", "It changes no rights by itself.",
        "errno: EACCES, EPERM, EROFS", "build/ belongs to somebody else", "ask for the right to write there",
    ),
    "M003": Reported(
        "Nothing goes away while a command runs.", "It cannot know what was meant.",
        "errno: ENOENT, ENOTDIR, ENOTEMPTY", "somebody moves docs/ in mid-build", "run it again afterwards",
    ),
    "M004": Reported(
        "There is memory enough.", "The system ends whatever asks for more; what was built before stands.",
        "errno: ENOMEM; a worker that was killed", "a build beside a large program", "close it; run it again",
    ),
    "M005": Reported(
        "One command at a time builds or releases a library, or writes its words.", "Two would mix what they write.",
        "fcntl; build/lock", "two people build in one folder", "wait until the other has ended",
    ),
    "M006": Reported(
        "Names are short enough for the disk.", "A file that cannot be named cannot be written.",
        "errno: ENAMETOOLONG", "a library below folders of 4,000 letters", "a folder with a shorter name",
    ),
    "M007": Reported(
        "As many files may be open at once as a build needs.", "It opens some dozens.",
        "errno: EMFILE, ENFILE", "ulimit -n 20", "ulimit -n 1024",
    ),
    "M008": Reported(
        "The disk or share answers.", "What cannot be read back cannot be published.",
        "errno: EIO, ESTALE, ENOLCK", "a share whose server went away", "look after the connection; run it again",
    ),
    "M009": Reported(
        "What is known to be wrong with the packages in use can be asked.", "Silence would read as safety.",
        "pip-audit; npm audit", "a package server without advisories", "run make audit where the internet is reached",
    ),
}  # fmt: skip
