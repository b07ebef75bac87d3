"""What names people: labels of those listed, in a copy too, and typed words that may identify."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from ehe_check.page.phrases import again

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ehe_check.bank.bank import QuestionBank
    from ehe_check.judge.answers import Answers, Entry
    from ehe_check.page.own import Gap

_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Cs"})
"""Kinds of characters that leave no mark: controls, joiners, turners of direction, halves."""
_UNSEEN_MARKS = range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)
"""What only chooses how the character before it looks."""
_UNSEEN_OTHERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5")
"""Fillers that are letters or marks by their kind."""


def numbered(*banks: QuestionBank, left_out: str = "") -> Callable[[Gap], str]:
    """Return what a copy says in a gap: the list's own word with a number, or what is `left_out`.

    The word is that of the first bank that has the list.
    """
    return lambda gap: number_of(gap.about, *banks) if gap.about else left_out


def number_of(about: str, *banks: QuestionBank) -> str:
    """Return what stands for a label: the list's own word and the entry's number."""
    kind, _, number = about.rpartition("-")
    rosters = (bank.roster_by_id[kind] for bank in banks if kind in bank.roster_by_id)
    return f"{next((roster.one for roster in rosters), kind)} {number}"


def taken_off(answers: Answers, roster: str, label: str) -> Entry | None:
    """Return the entry of a roster that went by a word until it was taken off last, or None."""
    several = (entry for entry in reversed(answers.entries) if entry.roster == roster)
    return next(
        (one for one in several if one.removed and _folded(one.label) == _folded(label)), None
    )


def called_alike(answers: Answers) -> Iterator[tuple[Entry, Entry]]:
    """Yield each listed entry that goes by the word of an earlier one, after that one.

    Every list counts, for a page prints the word alone, without the list that it stands on.
    """
    return again((_folded(each.label), each) for each in answers.entries if each.removed is None)


def _folded(label: str) -> str:
    """Return a label as eyes tell it from another: what cannot be seen makes no difference."""
    spaced = " ".join(normalize("NFKC", label).split())
    return " ".join("".join(filter(_is_seen, spaced)).split()).casefold()


def _is_seen(character: str) -> bool:
    is_mark = any(ord(character) in each for each in _UNSEEN_MARKS)
    is_kind = category(character) in _UNSEEN_KINDS
    return not (is_mark or is_kind or character in _UNSEEN_OTHERS)


# What may identify somebody: a nudge where it is typed, and never a guarantee.

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
