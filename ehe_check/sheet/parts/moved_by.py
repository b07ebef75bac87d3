"""What moved the advice between two sessions, in words that several pages share."""

from __future__ import annotations

from ehe_check.over_time.moved.comparison import Verdict
from ehe_check.page.text import text


def moved_by(verdict: Verdict) -> str:
    """Return a verdict in words."""
    return {
        Verdict.NOTHING: text(
            "Nothing moved the advice: neither time, nor the answers, nor the questions."
        ),
        Verdict.TIME: text(
            "Time alone moved the advice: the same answers mean something else by now."
        ),
        Verdict.FACTS: text("Changed answers moved the advice, not time or the questions."),
        Verdict.RULES: text(
            "Changed questions or rules moved the advice: the same answers lead to other "
            "advice under them."
        ),
        Verdict.FACTS_AND_RULES: text(
            "Both moved the advice: changed answers, and changed questions or rules."
        ),
        Verdict.TIME_AND_FACTS: text(
            "Time moved the advice, and so did changed answers; the questions did not."
        ),
        Verdict.TIME_AND_RULES: text(
            "Time moved the advice, and so did changed questions or rules; no changed answer did."
        ),
        Verdict.TIME_FACTS_AND_RULES: text(
            "Time, changed answers, and changed questions or rules all moved the advice."
        ),
        Verdict.CANNOT_BE_TOLD: text(
            "Whether changed answers or changed questions moved the advice cannot be "
            "told: a version of the questions is not kept here."
        ),
    }[verdict]
