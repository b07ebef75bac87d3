"""A session as a value: it is saved as of a moment, and everything else stays."""

from __future__ import annotations

from datetime import UTC, datetime

from ehe_check.judge.answers import Answers
from tests.worked import session_of


def test_a_session_is_saved_as_of_a_moment() -> None:
    session = session_of(Answers())
    moment = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    saved = session.saved_at(moment)

    assert moment == saved.session.saved
    assert session.model_copy(update={"session": saved.session}) == saved
