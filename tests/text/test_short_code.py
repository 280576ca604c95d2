"""The short code of a version tells number, version, language and words apart, and stays what it is."""

import re

from leafwright.text.short_code import short_code

ASKED = ("FX-01", "1.0", "en", "0" * 64)


def test_it_stays_the_same_for_good() -> None:
    assert short_code(*ASKED) == "75ZDCW"


def test_another_leaflet_has_another() -> None:
    others = [("FX-02", *ASKED[1:]), ("FX-01", "1.1", *ASKED[2:]), (*ASKED[:2], "ar", ASKED[3]), (*ASKED[:3], "1" * 64)]
    codes = {short_code(*each) for each in [ASKED, *others]}
    assert len(codes) == 5
    assert all(re.fullmatch("[0-9A-HJKMNP-TV-Z]{6}", code) for code in codes)
