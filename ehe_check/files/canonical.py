"""Canonical JSON: what values say, and nothing of how a file writes them; and its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any


def canonical(values: Mapping[str, Any]) -> str:
    """Return values as canonical JSON: keys sorted, dates as text, nothing of the files."""
    return json.dumps(
        values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_as_text
    )


def digest(values: Mapping[str, Any], *, of_halves: str = "strict") -> str:
    """Return the SHA-256 of values as canonical JSON.

    `of_halves` says what becomes of half a character, as `errors` of `str.encode` does.

    Raises:
        UnicodeEncodeError: the values hold half of a character, and that is not passed.
    """
    return digest_of(canonical(values), of_halves=of_halves)


def digest_of(text: str, *, of_halves: str = "strict") -> str:
    """Return that SHA-256 of a text which is canonical JSON already.

    Raises:
        UnicodeEncodeError: it holds half of a character, and that is not passed.
    """
    return hashlib.sha256(text.encode("utf-8", of_halves)).hexdigest()


def _as_text(value: object) -> str:
    return value.isoformat() if isinstance(value, date | time) else str(value)
