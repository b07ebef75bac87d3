"""Agreed before: the words for what supervision agreed earlier and what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ehe_check.ask.put import Asker, Tone
from ehe_check.judge.answers import Answers
from ehe_check.over_time.history import Agreed
from ehe_check.page.dates import day_words

HELD = (
    "HOLD stands. Before anyone does this, check it with everyone that the HOLD names: it might "
    "let the family know of the worry."
)
PAST_ITS_DAY = "Its day has passed."
NOT_LISTED = "somebody not listed now"


def say_what_was_agreed(
    asker: Asker, several: Sequence[Agreed], answers: Answers, today: date, *, is_held: bool
) -> None:
    """Say each decision of supervision that is still open, with who and by when."""
    if not several:
        return
    asker.say("Agreed in supervision, and still to be done", Tone.HEADING)
    for each in several:
        asker.say(" ".join(_sentences(each, answers, today, is_held=is_held)))


def is_overdue(agreed: Agreed, today: date) -> bool:
    """Say whether something is still to be done though its day has passed."""
    return agreed.status.is_open and agreed.by is not None and agreed.by < today


def _sentences(each: Agreed, answers: Answers, today: date, *, is_held: bool) -> Iterator[str]:
    whom = (answers.label(each.about) or NOT_LISTED) if each.about else ""
    yield f"- {whom}: {each.text}" if whom else f"- {each.text}"
    beside = [f"who: {each.who}"] if each.who else []
    beside += [f"by {day_words(each.by)}"] if each.by else []
    if beside:
        yield f"({'; '.join(beside)})"
    if is_overdue(each, today):
        yield PAST_ITS_DAY
    if each.in_own_words and is_held:
        yield HELD
