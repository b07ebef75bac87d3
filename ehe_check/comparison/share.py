"""Share a comparison without anything that people wrote, left out whole and never half."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from ehe_check.case.labels import numbered
from ehe_check.comparison.told import Both, Told
from ehe_check.over_time.moved.comparison import Comparison
from ehe_check.over_time.moved.two_readings import Readings
from ehe_check.page.without_own import without_own
from ehe_check.sheet.share import without_own_words

Found = TypeVar("Found", Comparison, Readings)


def shared(found: Found, both: Both, left_out: str) -> tuple[Found, Both]:
    """Return what is told of two sessions without reference, labels and own words.

    Everything that the banks say stays as it is, HOLD and its wordings above all. `left_out` stands
    for an answer that is left out.
    """
    called = numbered(*both.banks, left_out=left_out)
    one, other = (without_own(_shared(told), called) for told in both.each)
    now = both.now
    if now is not None:
        now = without_own(replace(now, sheet=without_own_words(now.sheet, now.bank)), called)
    told = replace(both, one=one, other=other, now=now, is_shared=True)
    return without_own(found, called), told


def _shared(told: Told) -> Told:
    if told.sheet is None or told.bank is None:
        return told
    return replace(told, sheet=without_own_words(told.sheet, told.bank))
