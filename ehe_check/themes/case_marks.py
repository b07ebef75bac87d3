"""Marks: digests that stand for cases, so that no reference is held or passed on."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import blake2b

from ehe_check.case.session import NOT_GIVEN


def case_mark(reference: str, session: str) -> bytes:
    """Return the mark that the files of a case have in common.

    Without a reference each session is a case of its own, with the records about it.
    """
    text = f"case {_one(reference)}" if is_given(reference) else f"session {session}"
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def is_given(reference: str) -> bool:
    """Say whether a case has a reference."""
    return _one(reference) not in ("", NOT_GIVEN)


def utc(moment: datetime) -> datetime:
    """Return a moment in UTC; one without a zone is read so."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _one(reference: str) -> str:
    """Return a reference so that spaces and capitals make no second case of it."""
    return " ".join(reference.split()).casefold()
