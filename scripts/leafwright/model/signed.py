"""Records: who signed an edition, who reviewed a topic, and which versions were given to patients."""

import datetime
from typing import Annotated, Self

from pydantic import Field, model_validator

from leafwright.model.shapes import Strict, Text

SHA256 = r"^[0-9a-f]{64}$"


class Reviewed(Strict):
    """A record that a named person, in a role, reviewed a topic on a day, and when it is due again."""

    role: Annotated[str, Field(pattern=r"^[a-z][a-z ]*$")]
    name: Text
    qualification: str = ""
    date: datetime.date
    next_review: datetime.date
    signature: str = ""  # an SSH signature over all of the above, armored


class SignOff(Strict):
    """A record that a named person, in a role, approved exactly the words whose hash it holds.

    Who signed on paper has a `scan`, the name of the file that shows the signed form, and who entered it at the desk.
    """

    role: Annotated[str, Field(pattern=r"^[a-z][a-z ]*$")]
    name: Text
    qualification: str = ""
    qualified_until: datetime.date | None = None
    date: datetime.date
    words: Annotated[str, Field(pattern=SHA256)]
    scan: Annotated[str, Field(pattern=r"^[\w.-]*$")] = ""
    entered_by: str = ""
    signature: str = ""  # an SSH signature over all of the above (ssh-keygen -Y sign), armored

    @model_validator(mode="after")
    def _counts(self) -> Self:
        if self.qualified_until and self.qualified_until < self.date:
            raise ValueError(f"the qualification of {self.name} ended on {self.qualified_until}")
        if bool(self.scan) != bool(self.entered_by.strip()):
            raise ValueError("a form signed on paper has a scan, and somebody who entered it")
        return self


class SignOffs(Strict):
    """What docs/signoffs/<language>/<topic>.toml holds: sign-offs, and in the source language reviews, oldest first."""

    signoff: tuple[SignOff, ...] = ()
    review: tuple[Reviewed, ...] = ()


class Released(Strict):
    """A record that a version of an edition was given to patients: its day, its words and its files, for good.

    `because` is the interface word, after "because_", that tells patients why it took the place of the one before;
    `changed` tells staff which words did, a line each.
    """

    version: Annotated[str, Field(pattern=r"^\d+\.\d+(\.\d+)?$")]
    date: datetime.date
    words: Annotated[str, Field(pattern=SHA256)]
    because: Annotated[str, Field(pattern=r"^[a-z]*$")] = ""
    changed: tuple[str, ...] = ()
    files: dict[str, Annotated[str, Field(pattern=SHA256)]]  # leaflets by name, with their SHA-256


class Releases(Strict):
    """What docs/releases/<language>/<topic>.toml holds: the versions that were released, oldest first.

    The number is that of the topic; it is kept so that a version can be found when the topic is gone.
    """

    number: Annotated[str, Field(pattern=r"^[A-Z]{2,4}-\d{2,4}$")]
    released: Annotated[tuple[Released, ...], Field(min_length=1)]
