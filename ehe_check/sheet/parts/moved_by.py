"""What moved the advice between two sessions, in words that several pages share."""

from __future__ import annotations

from ehe_check.over_time.moved.comparison import Verdict
from ehe_check.page.words import Say


def moved_by(say: Say, verdict: Verdict) -> str:
    """Return a verdict in words."""
    return {
        Verdict.NOTHING: say("moved_by.nothing"),
        Verdict.TIME: say("moved_by.time"),
        Verdict.FACTS: say("moved_by.facts"),
        Verdict.RULES: say("moved_by.rules"),
        Verdict.FACTS_AND_RULES: say("moved_by.facts-and-rules"),
        Verdict.TIME_AND_FACTS: say("moved_by.time-and-facts"),
        Verdict.TIME_AND_RULES: say("moved_by.time-and-rules"),
        Verdict.TIME_FACTS_AND_RULES: say("moved_by.time-facts-and-rules"),
        Verdict.CANNOT_BE_TOLD: say("moved_by.cannot-be-told"),
    }[verdict]
