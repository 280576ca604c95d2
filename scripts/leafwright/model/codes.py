"""What coding systems call the subject of a topic."""

import datetime
from typing import Self

from pydantic import model_validator

from leafwright.model.shapes import Strict, Text


class Code(Strict):
    """What a coding system calls the topic's subject, "ICD-10" and "D18.0", and who looked it up there, when.

    Record systems are told only of codes that somebody looked up.
    """

    system: Text
    code: Text
    verified_by: str = ""
    verified: datetime.date | None = None

    @model_validator(mode="after")
    def _by_somebody_on_a_day(self) -> Self:
        if bool(self.verified_by.strip()) != bool(self.verified):
            raise ValueError("a code that was looked up has both: verified_by, a name, and verified, a date")
        return self
