"""The digest of answers: what they say, however a file writes it; and whether an outcome fits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ehe_check.case.session import Outcome, Session
from ehe_check.files.canonical import canonical, digest_of
from ehe_check.judge.answers import Answer, Sighting

_MARKS = frozenset(
    name
    for model in (Answer, Sighting)
    for name, known in model.model_fields.items()
    if known.default is False
)
_RETURN = "\\r"
"""A carriage return as canonical JSON writes it."""
_LINE_END = re.compile(r"\r+\n")


def outcome_that_fits(session: Session) -> Outcome | None:
    """Return the outcome kept in a session, None where it is of other answers than those there."""
    outcome = session.outcome
    return outcome if outcome and outcome.answers_sha256 == answers_digest(session) else None


def answers_digest(session: Session) -> str:
    """Return the SHA-256 of what a session's answers and entries say, however they are written."""
    said = {"entries", "answers", "sightings"}
    return rows_digest(session.model_dump(include=said, exclude_none=True))


def rows_digest(tables: Mapping[str, Any]) -> str:
    """Return that digest straight from the tables of a file, without a session being made."""
    answers = [_without_false_marks(row) for row in tables.get("answers", ())]
    answers.sort(key=lambda row: (str(row.get("question", "")), str(row.get("about", ""))))
    rows = {"entries": list(tables.get("entries", ())), "answers": answers}
    if tables.get("sightings"):
        cells = [_without_false_marks(row) for row in tables["sightings"]]
        rows["sightings"] = sorted(cells, key=lambda row: f"{row.get('about')} {row.get('by')}")
    text = canonical(rows)
    said = canonical(as_saved(rows)) if _RETURN in text else text
    return digest_of(said, of_halves="surrogatepass")


def _without_false_marks(row: Mapping[str, Any]) -> Mapping[str, Any]:
    if _MARKS.isdisjoint(row):
        return row
    return {key: value for key, value in row.items() if key not in _MARKS or value is not False}


def as_saved(value: Any) -> Any:  # noqa: ANN401 (any TOML value)
    """Return a value with the line ends that a file gives it."""
    if isinstance(value, str):
        return _LINE_END.sub("\n", value) if "\r" in value else value
    if isinstance(value, dict):
        return {key: as_saved(inner) for key, inner in value.items()}
    return [*map(as_saved, value)] if isinstance(value, list | tuple) else value
