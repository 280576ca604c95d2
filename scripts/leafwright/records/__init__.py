"""What record systems of a hospital read of a release: FHIR R4 documents and answers to HL7 Infobutton requests.

Nothing here knows a patient. A code is told only where somebody looked it up.
"""

from leafwright.records.given import Given
from leafwright.records.written import written

__all__ = ["Given", "written"]
