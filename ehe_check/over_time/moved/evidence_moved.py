"""Weighing: whether the same answer rests on stronger or weaker evidence than before.

Only what is defensible is ordered. What the writer saw, or read in a record, is stronger than a
parent's account, and any source is stronger than none. A child's own account is never ranked below
an adult's, and nothing is said of seeing against reading, or of other professionals' accounts,
which may rest on a parent's word (F3.1, T5).
"""

from __future__ import annotations

from ehe_check.bank.evidence import Evidence
from ehe_check.over_time.moves import EvidenceShift

_SEEN_OR_RECORDED = frozenset({Evidence.SAW_MYSELF, Evidence.RECORD})
_NO_SOURCE = frozenset({Evidence.ASSUMED, Evidence.NOT_RECORDED, None})


def is_stronger(one: Evidence | None, other: Evidence | None) -> bool:
    """Say whether one source of an answer is stronger than another, where that is defensible."""
    if other in _NO_SOURCE:
        return one not in _NO_SOURCE
    return one in _SEEN_OR_RECORDED and other is Evidence.PARENT_TOLD_ME


def shift(before: Evidence | None, after: Evidence | None) -> EvidenceShift | None:
    """Return how the evidence for the same answer moved, or None where it did not."""
    if before is after:
        return None
    if is_stronger(after, before):
        return EvidenceShift.STRONGER
    return EvidenceShift.WEAKER if is_stronger(before, after) else EvidenceShift.CHANGED
