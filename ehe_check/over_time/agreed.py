"""What is said of decisions, each thing on its day, and in which words it may be read now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from ehe_check.advice.guard import Guard
from ehe_check.advice.prompts import FIND_OUT
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import FindOut, PromptRule, State
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import CALL_MADE, AgreedStatus, CallMade, DecidedRow, is_of_a_bank
from ehe_check.case.session import Session
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import unlisted
from ehe_check.over_time.side import last_saved, pairing, session_day

TO_CALL = "call-"
"""How the key of a decision to call a professionals-only meeting begins."""
MEETING_HELD = "meeting-held"
"""The key of an event that settles no decision of its own: that a meeting was held."""

_MEETINGS: Final = frozenset((Urgency.CONSIDER_MEETING, Urgency.STRONG_CASE_FOR_MEETING))


class AgreedAt(StrEnum):
    """Where something was agreed."""

    SUPERVISION = "supervision"
    MEETING = "meeting"
    SESSION = "session"


@dataclass(frozen=True)
class Agreed:
    """One row of a file about a decision, for one of those whom it is about: where and when said.

    `session` is the one discussed, whose numbers `about` uses. `moment` is when its file was
    finished, by which what was said on one day is put in order.
    """

    row: DecidedRow
    on: date
    at: AgreedAt
    about: str | None = None
    session: str = ""
    moment: datetime | None = None

    @property
    def key(self) -> str:
        """The key of the decision."""
        return self.row.key

    @property
    def status(self) -> AgreedStatus:
        """What became of the decision."""
        return self.row.status

    def with_row(self, **said: object) -> Agreed:
        """Return this with something else said in its row."""
        return replace(self, row=self.row.model_copy(update=said))


def agreed_in(
    row: DecidedRow, on: date, at: AgreedAt, session: str, moment: datetime | None = None
) -> tuple[Agreed, ...]:
    """Return a row as the ledger takes it, once for each of those whom it is about."""
    first = Agreed(row, row.on or on, at, session=session, moment=moment)
    return tuple(replace(first, about=each) for each in row.about or (None,))


def is_to_call(key: str) -> bool:
    """Say whether a decision is to call a professionals-only meeting."""
    return key.startswith(TO_CALL) and not key.startswith(CALL_MADE)


def decision_key(session: Session, row: DecidedRow) -> str:
    """Return the key of what a session decided: to call a meeting, where its level alone says it.

    Own words may decide anything; they are never read.
    """
    level = session.decision.urgency if session.decision is not None else None
    is_to_call = not row.text and level in _MEETINGS
    return f"{TO_CALL if is_to_call else 'decision-'}{session.session.id[:8]}"


def decided_in(sessions: Iterable[Session]) -> tuple[Agreed, ...]:
    """Return what finished sessions say of decisions, each session once."""
    count = (each for each in sessions if each.is_finished)
    once = {each.session.id: each for each in sorted(count, key=last_saved)}
    return tuple(event for each in once.values() for event in said_in(each))


def said_in(session: Session) -> Iterator[Agreed]:
    """Yield all that one session says of decisions, whether or not it is finished."""
    promised = (
        _promised(session, call, place)
        for place, call in enumerate(session.calls, start=1)
        if call.they_will
    )
    made = () if session.decided_to is None else (session.decided_to,)
    for row in (*made, *promised):
        yield from _said(session, row)
    yield from settled_in(session)


def settled_in(session: Session) -> Iterator[Agreed]:
    """Yield what a session was told of earlier decisions.

    One that is replaced is so by what this session decides; nothing is replaced by no decision.
    """
    for row in session.settled:
        if row.status is not AgreedStatus.REPLACED:
            yield from _said(session, row)
        elif session.decided_to is not None:
            yield from _said(
                session, row.model_copy(update={"replaced_by": session.decided_to.key})
            )


def _said(session: Session, row: DecidedRow) -> Iterable[Agreed]:
    sitting = session.session
    moment = sitting.finished or sitting.saved
    return agreed_in(row, session_day(session), AgreedAt.SESSION, sitting.id, moment)


def _promised(session: Session, call: CallMade, place: int) -> DecidedRow:
    """Return what somebody said in a call that they will do, as a decision to ask after."""
    return DecidedRow(
        key=f"{CALL_MADE}{session.session.id[:8]}-{place}",
        status=AgreedStatus.NEW,
        text=call.they_will,
        on=call.on,
        who=call.spoke_to,
        by=call.by,
    )


def wording_of(bank: QuestionBank, key: str) -> PromptRule | FindOut | None:
    """Return how a bank words a prompt, in its three wordings; None where it has none such."""
    rule = bank.rules.get(key)
    if rule is not None:
        return rule[1]
    question = bank.by_id.get(key.removesuffix(FIND_OUT))
    return question.find_out if question is not None and key.endswith(FIND_OUT) else None


def question_of(bank: QuestionBank, key: str) -> str | None:
    """Return the id of the question that raises a prompt; None where a bank has no such prompt."""
    rule = bank.rules.get(key)
    if rule is not None:
        return rule[0].id
    return None if wording_of(bank, key) is None else key.removesuffix(FIND_OUT)


def words_now(bank: QuestionBank, key: str, text: str, guard: Guard, *, in_own_words: bool) -> str:
    """Return what was agreed in words that may be read now, empty where it is left out now.

    A prompt is worded as the bank words it now, never as it was kept: that may have been before a
    HOLD. Where the bank no longer has it, nobody can tell, so under a guard it is left out.
    """
    if in_own_words:
        return text
    wording = wording_of(bank, key)
    if wording is not None:
        return _in_short(wording, guard)
    is_guarded = guard.state is State.GUARDED
    return "" if is_guarded and is_of_a_bank(key) else text


def _in_short(wording: PromptRule | FindOut, guard: Guard) -> str:
    """Return what was agreed to do as every list says it: in two lines, where it has such."""
    words = guard.worded(wording)
    if words and isinstance(wording, PromptRule) and wording.has_two_lines:
        return wording.in_two_lines(guard.state, guard.person)
    return still_to_do(wording, guard)


def still_to_do(wording: PromptRule | FindOut, guard: Guard) -> str:
    """Return what was agreed to do as it may be read now, empty where a guard leaves it out.

    What is no task while nobody has named a worry is still named, so that it is not lost.
    """
    words = guard.worded(wording)
    return words if words or guard.state is State.GUARDED else wording.short


def worded(agreed: Agreed, bank: QuestionBank, guard: Guard) -> Agreed:
    """Return what was agreed with its text as it may be read now."""
    row = agreed.row
    words = words_now(bank, row.key, row.words, guard, in_own_words=row.in_own_words)
    return agreed if words == row.words else agreed.with_row(prompt=words)


def recalled(
    agreed: Iterable[Agreed], earlier: Iterable[Session], latest: Session
) -> tuple[Agreed, ...]:
    """Return what was agreed with whom it is about as the latest session numbers them.

    A number of another session may stand for somebody else here. Who is not listed here any more is
    called unlisted, and never taken for another.
    """
    return tuple(_recalled(agreed, {each.session.id: each for each in earlier}, latest))


def _recalled(
    agreed: Iterable[Agreed], sessions: dict[str, Session], latest: Session
) -> Iterator[Agreed]:
    for each in agreed:
        discussed = sessions.get(each.session)
        if each.about is None or discussed is None or each.session == latest.session.id:
            yield each
            continue
        later = pairing(discussed, latest).of_earlier(Ref(each.key, each.about)).later
        roster = each.about.rpartition("-")[0]
        about = unlisted(roster) if later is None else later.about
        yield replace(each, about=about, session=latest.session.id)
