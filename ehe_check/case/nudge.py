"""A nudge where typed text holds what may identify somebody, and never a guarantee."""

from __future__ import annotations

import re

_DAY_WORDS = (
    r"(?:In|On|By|Since|Until|From|Before|After|During|Last|Next|This|Every|Each)\s+"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_A_SERVICE = (
    r"(?:(?:The|Our|Their|Asked|Ask|Rang|Ring)\s+)?"
    r"(?:Family|Early|Children's|Social|School|Health|Child|Named|Designated|Home|Local|Youth"
    r"|Elective|Special|Community|Primary|Secondary|Emergency|Sure|Mental|Young|Adult|Public)\s+"
    r"(?:Hub|Help|Care|Centre|Team|Nurse|Nursing|Visitor|Visiting|Worker|Work|Doctor|Lead|Officer"
    r"|Service|Services|Support|Education|Authority|Protection|Health|School|Needs|Start|Duty"
    r"|Carers?|Practice|Clinic)"
)
"""Two words with capitals that name a service, and nobody."""
_PATTERNS = {
    "an e-mail address": r"\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\b",
    "a telephone number": (
        r"(?a)(?<![\w.])(?:\+44[\s-]?(?:\(0\))?|\(?0)(?:\d[\s()-]{0,2}){9,10}(?!\d)"
    ),
    "a postcode": r"(?ai)\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b",
    "a National Insurance number": (
        r"(?ai)\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?(?:\d\s?){6}[A-D]\b"
    ),
    "a date of birth": (
        r"(?ai)\b(?:d\.?o\.?b\.?|born(?: on)?|date of birth)\b\W{0,3}"
        r"\d{1,2}[\s/.-](?:\d{1,2}|[a-z]{3,9})[\s/.-]\d{2,4}\b"
    ),
    "a street address": (
        r"\b\d{1,4}[a-z]?,?\s+(?:[A-Z][\w']+\s){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Terrace|Place|Gardens)\b"
    ),
    "a full name": (
        rf"(?<![.!?]\s)\b(?!(?:{_DAY_WORDS}|{_A_SERVICE})\b)[A-Z\u00c0-\u00de][a-z\u00df-\u017f'-]+\s+[A-Z\u00c0-\u00de][a-z\u00df-\u017f'-]+\b"
    ),
}
"""Compiled when a text is first looked at, and no sooner."""
_NHS = r"(?a)(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)"


def identifying(text: str) -> tuple[str, ...]:
    """Return what a text may hold that identifies somebody, in words such as "a postcode"."""
    found = [words for words, pattern in _PATTERNS.items() if re.search(pattern, text)]
    if any(is_nhs_number(match[0]) for match in re.finditer(_NHS, text)):
        found.append("an NHS number")
    return tuple(found)


def is_nhs_number(text: str) -> bool:
    """Say whether ten digits are an NHS number by their check digit (modulus 11)."""
    digits = [int(character) for character in text if character in "0123456789"]
    if len(digits) != 10:  # noqa: PLR2004 (an NHS number has ten digits)
        return False
    check = 11 - sum((10 - place) * digit for place, digit in enumerate(digits[:9])) % 11
    return (0 if check == 11 else check) == digits[9]  # noqa: PLR2004 (modulus 11)
