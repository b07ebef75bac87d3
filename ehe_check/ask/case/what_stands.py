"""What stands where a person comes back, from the answers and from the session before."""

from __future__ import annotations

from dataclasses import dataclass

from ehe_check.advice.guard import Guard, guard_of
from ehe_check.ask.case.alert import (
    News,
    is_on,
    let_act,
    let_act_on_box,
    mark_told,
    news_of,
    say_box,
    say_guard,
    say_urgent,
    under_hold_elsewhere,
)
from ehe_check.ask.case.talk import CaseTalk, Told
from ehe_check.case.walk import read_on
from ehe_check.judge.answers import Answers

_BEFORE = (
    "Your answers last time called for {title}. It has not ended just because this is a new "
    "session."
)


def remind(talk: CaseTalk) -> None:
    """Say again all that stands by the answers so far, then let the person go on or stop.

    Where nothing is answered yet, what stood in the session before is said, and nothing is asked.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    standing = what_stands(talk)
    say_urgent(talk, standing.news)
    let_act(talk, standing.news)
    if standing.before is not None:
        _say_before(talk, standing.before)
        if not _is_new(talk):
            let_act_on_box(talk, standing.before)


@dataclass(frozen=True)
class Standing:
    """What stands by the answers so far, and the box that stood in the session before."""

    news: News
    before: Guard | None

    @property
    def is_any(self) -> bool:
        """Whether anything stands."""
        return self.news.is_urgent or self.news.box or self.before is not None


def what_stands(talk: CaseTalk) -> Standing:
    """Return all that stands, worked out from the answers and not remembered as it was said.

    No other session is looked for before a first answer, nor before the words to call 999.
    """
    news = news_of(talk, talk.answers, Told())
    before = _box_before(talk, news)
    if news.is_emergency or (before is not None and before.holds) or _is_new(talk):
        return Standing(news, before)
    news = under_hold_elsewhere(talk, news, Told())
    return Standing(news, _box_before(talk, news))


def say_standing_box(talk: CaseTalk, standing: Standing) -> None:
    """Say again the HOLD or ASK FIRST that stands, or stood in the session before."""
    news = standing.news
    say_box(talk, under_hold_elsewhere(talk, news) if news.is_emergency else news)
    if standing.before is not None:
        _say_before(talk, standing.before)


def _box_before(talk: CaseTalk, news: News) -> Guard | None:
    """Return the HOLD or ASK FIRST of the session that this one goes on from, if it is to be said.

    It is where neither stands yet; so is its HOLD where only ASK FIRST does.
    """
    before = guard_of(read_on(talk.bank, _of_last_time(talk), talk.today))
    is_said = news.guard.holds if before.holds else news.box
    return before if is_on(before) and not is_said else None


def _is_new(talk: CaseTalk) -> bool:
    return not any(each.settles for each in talk.answers)


def _say_before(talk: CaseTalk, before: Guard) -> None:
    talk.asker.say(_BEFORE.format(title=before.title))
    mark_told(talk, before, is_ours=False)
    say_guard(talk, before)


def _of_last_time(talk: CaseTalk) -> Answers:
    """Return the answers of last time, those about somebody taken off since among them."""
    by_ref = {ref: earlier.answer for ref, earlier in talk.beside.earlier.items()}
    everybody = (each.model_copy(update={"removed": None}) for each in talk.answers.entries)
    return Answers(by_ref=by_ref, entries=tuple(everybody))
