"""The ledger: what is said of decisions, in which words it may be read now, and how each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from ehe_check.advice.guard import Guard
from ehe_check.advice.prompts import FIND_OUT
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import FindOut, PromptRule
from ehe_check.bank.prompt_rule import State as GuardState
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import CALL_MADE, AgreedStatus, CallMade, DecidedRow, is_of_a_bank
from ehe_check.case.session import Session
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import unlisted
from ehe_check.over_time.side import last_saved, pairing, session_day
from ehe_check.page.own import NOTHING, Own, joined

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
    is_guarded = guard.state is GuardState.GUARDED
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
    return words if words or guard.state is GuardState.GUARDED else wording.short


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
    sessions = {each.session.id: each for each in earlier}
    return tuple(_recalled(each, sessions.get(each.session), latest) for each in agreed)


def _recalled(each: Agreed, discussed: Session | None, latest: Session) -> Agreed:
    if each.about is None or discussed is None or each.session == latest.session.id:
        return each
    later = pairing(discussed, latest).of_earlier(Ref(each.key, each.about)).later
    roster = each.about.rpartition("-")[0]
    about = unlisted(roster) if later is None else later.about
    return replace(each, about=about, session=latest.session.id)


NOT_LISTED = "somebody not listed now"


class State(StrEnum):
    """How a decision stands."""

    OPEN = "open"
    CARRIED = "carried"
    DONE = "done"
    DROPPED = "dropped"
    REPLACED = "replaced"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self in (State.OPEN, State.CARRIED)


@dataclass(frozen=True)
class Carried:
    """That a decision was carried on: on which day, to which day, and why."""

    on: date
    by: date | None = None
    why: Own = NOTHING


@dataclass(frozen=True)
class Decided:
    """One decision of the ledger, numbered once and never renumbered.

    `key` and `about` are what it is found by in files. `what` is worded as it may be read now. `by`
    is its day as it was last set, and `first_by` as it was set first; `on` and `at` are when
    and where it was made. `settled_on`, `for_child` and `why` say when it was told that it was
    done, dropped or replaced, what changed for the child, and why; `done_on` is the day on
    which it was done, where that is known. Of an open one, `why` is why it was made, such as
    what a meeting waits for. `is_the_meeting` says that it is to call a professionals-only
    meeting.
    """

    number: int
    key: str
    what: Own
    on: date
    at: AgreedAt
    state: State
    about: tuple[str, ...] = ()
    whom: str = ""
    who: Own = NOTHING
    by: date | None = None
    first_by: date | None = None
    in_own_words: bool = True
    carried: tuple[Carried, ...] = ()
    settled_on: date | None = None
    done_on: date | None = None
    for_child: Own = NOTHING
    why: Own = NOTHING
    replaced_by: int | None = None
    known_by: Own = NOTHING
    is_the_meeting: bool = False

    @property
    def id(self) -> str:
        """How people refer to it, such as D3."""
        return f"D{self.number}"

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What it is about: its key, and each whom."""
        return tuple(Ref(self.key, about) for about in self.about or (None,))

    @property
    def is_as_its_page(self) -> bool:
        """Whether a session decided what its page said, and has no words of its own for it."""
        return not self.what and self.in_own_words and self.at is AgreedAt.SESSION

    def days_past(self, today: date) -> int:
        """Return how many days ago its day was, 0 where it is settled, has none or is to come."""
        if not self.state.is_open or self.by is None:
            return 0
        return max(0, (today - self.by).days)

    def is_due(self, today: date) -> bool:
        """Say whether it is open and its day has come."""
        return self.state.is_open and self.by is not None and self.by <= today


@dataclass(frozen=True)
class Ledger:
    """The decisions of one case on a day, in the order of their numbers.

    `hold` and `asks_first` say that HOLD, or else ASK FIRST, stands over what is in own words.
    """

    today: date
    reference: Own = NOTHING
    decisions: tuple[Decided, ...] = ()
    hold: bool = False
    asks_first: bool = False

    @property
    def open(self) -> tuple[Decided, ...]:
        """What is still to be done, what has waited longest past its day first."""
        return tuple(sorted((each for each in self.decisions if each.state.is_open), key=_urgent))

    def due(self) -> tuple[Decided, ...]:
        """Return what is open and whose day has come, the oldest day first."""
        return tuple(each for each in self.open if each.is_due(self.today))

    def is_checked_first(self, decided: Decided) -> bool:
        """Say whether an open decision is in own words that might tell the family of a worry."""
        is_to_read = decided.in_own_words and bool(decided.what)
        return decided.state.is_open and is_to_read and (self.hold or self.asks_first)

    def next_number(self) -> int:
        """Return a number that no decision has had."""
        return max((each.number for each in self.decisions), default=0) + 1


def called_together(called: Iterable[str]) -> str:
    """Return what several are called, whoever is not listed among them; empty where none is."""
    names = tuple(called)
    return joined(", ", (each or NOT_LISTED for each in names)) if any(names) else ""


def _urgent(each: Decided) -> tuple[date, int]:
    return each.by or date.max, each.number
