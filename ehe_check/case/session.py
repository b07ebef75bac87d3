"""A session: one sitting about one case as its file has it, and the digest of its answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, field_validator

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.decided import AgreedStatus, CallMade, DecidedRow
from ehe_check.errors import Problem, WrongUseError, quoted
from ehe_check.files.canonical import canonical, digest_of
from ehe_check.files.exact import Day, Digest, Format, Keeping, Mark, Moment, Slug, Version
from ehe_check.judge.answers import Answer, Answers, Entry, EntryId, Sighting
from ehe_check.page.own import OWNED, Own

FORMAT = 3
"""The format of every file of a case: of sessions, supervisions and records of meetings."""
NOT_GIVEN = "not given"
"""What stands for a case reference where none was given."""


def reference_given(reference: str) -> Own | None:
    """Return a reference as it was given, or None where none was."""
    written = reference.strip()
    return None if not written or written.casefold() == NOT_GIVEN else Own(written)


class CaseReference(Keeping):
    """Which case this is, by a reference that is never a name, and until when it is kept.

    `keep_until` is a day that somebody wrote there; without it, the settings may say for how long.
    """

    reference: Own
    keep_until: Day | None = None

    @property
    def given(self) -> Own | None:
        """The reference, or None where none was given."""
        return reference_given(self.reference)

    def refuse_another(
        self, reference: str | None, place: str, remedy: str = "Leave --reference out."
    ) -> None:
        """Refuse a reference that somebody gives, where it is that of another case.

        Raises:
            WrongUseError: it is.
        """
        if reference and reference.strip() != self.reference.strip():
            fact = f"is about {quoted(self.reference)}, not {quoted(reference)}"
            raise WrongUseError(Problem(place, fact, remedy))


class Follows(Keeping):
    """Another session that this one goes on from, as its file was then."""

    id: Slug
    sha256: Digest


class Sitting(Keeping):
    """When the session was, who answered in which role, and which questions were asked.

    `put_off` is the day on which the decision was put off, by the answers that stand.
    """

    id: Slug
    started: Moment
    saved: Moment | None = None
    finished: Moment | None = None
    put_off: Day | None = None
    role: Role | None = None
    walk_set: Annotated[WalkSet, Field(alias="set")] = WalkSet.FULL
    complete_rosters: tuple[str, ...] = ()
    follows: Follows | None = None


class BankMark(Keeping):
    """Which bank the session was answered with."""

    id: Slug
    version: Version
    digest: Digest

    @classmethod
    def of(cls, bank: QuestionBank) -> BankMark:
        """Return the mark of a bank."""
        return cls(id=bank.id, version=bank.version, digest=bank.digest)


class Absence(StrEnum):
    """Why parents are not at a meeting about their child; that they are difficult is no reason."""

    RISK = "risk"
    HOLD = "hold"
    DISAGREEMENT = "disagreement"
    STAFF_SAFETY = "staff-safety"
    HARD_CONVERSATION = "hard-conversation"


HOLDING = frozenset({Absence.RISK, Absence.HOLD, Absence.STAFF_SAFETY})
"""With one of these, the family is not told yet, so every page of the session is under HOLD."""


class ChosenReason(Keeping):
    """Why parents are not at the meeting that is considered, and the day on which it was chosen."""

    reason: Absence
    on: Day


class RecordedHold(ChosenReason):
    """A HOLD that stands whatever the answers are: the reason given for it, and on which day."""

    @field_validator("reason")
    @classmethod
    def _brings_hold(cls, reason: Absence) -> Absence:
        if reason not in HOLDING:
            message = f"needs one of {', '.join(sorted(HOLDING))}: no other brings a HOLD"
            raise ValueError(message)
        return reason


class HoldEnded(RecordedHold):
    """That a HOLD on record has ended, which is named by its reason and day.

    `why` is why its reason has ended, and `agreed` who agreed that it has, by role, on the day
    `ended`.
    """

    ended: Day
    why: Own
    agreed: Annotated[tuple[str, ...], OWNED]

    def ends(self, hold: RecordedHold) -> bool:
        """Say whether it names a HOLD: one with another reason or of a later day still stands."""
        return self.reason is hold.reason and hold.on <= self.on


class Amendment(Keeping):
    """A change to a finished session: what it was, when it was changed, and why."""

    question: str
    about: EntryId | None = None
    by: Slug | None = None
    was: dict[str, Any]
    at: Moment
    reason: Own


class Decision(Keeping):
    """What the practitioner decided, which may differ from the sheet in either direction.

    `advised` is what the sheet said then. Whether the two agree is read from them; `agrees` is kept
    for people who read the file. What is to be done is among what was decided, as any decision is.
    """

    urgency: Urgency | None = None
    advised: Urgency | None = None
    agrees: Mark | None = None


class SaidThen(Keeping):
    """What the sheet said in words when the session was finished, kept word for word.

    `headline` is that of the page, `beneath` the meeting line under an urgent step, and `box` the
    title of HOLD or ASK FIRST where one stood. An amendment leaves it as it was said, and so it has
    the `urgency` of then.
    """

    headline: str
    urgency: Urgency | None = None
    beneath: str = ""
    box: str = ""


class Outcome(Keeping):
    """What the sheet said when the session was finished, so that many files can be read fast."""

    urgency: Urgency
    meeting: Urgency
    raised: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    only_parent: tuple[str, ...] = ()
    said: SaidThen | None = None
    answers_sha256: Digest


class Session(Keeping):
    """One sitting about one case: a draft until it is finished.

    `half_given` is what stood at a question without Enter as the person left: no answer, and read
    by nothing but that question. `decided` is what is to be done by it, a new row, and what became
    of earlier decisions of the case, as it was told of them.
    """

    format: Format = FORMAT
    case: CaseReference
    session: Sitting
    bank: BankMark
    hold: RecordedHold | None = None
    hold_ended: tuple[HoldEnded, ...] = ()
    meeting: ChosenReason | None = None
    entries: tuple[Entry, ...] = ()
    answers: tuple[Answer, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    half_given: tuple[Answer, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    calls: tuple[CallMade, ...] = ()
    decided: tuple[DecidedRow, ...] = ()
    decision: Decision | None = None
    outcome: Outcome | None = None

    @property
    def is_finished(self) -> bool:
        """Whether the person has confirmed the session."""
        return self.session.finished is not None

    def all_answers(self) -> Answers:
        """Return the answers, entries, complete rosters and HOLD as one value to read."""
        return Answers(
            by_ref={answer.ref: answer for answer in self.answers},
            entries=self.entries,
            complete=frozenset(self.session.complete_rosters),
            sightings={each.cell: each for each in self.sightings},
            hold_is_recorded=self.kept_hold is not None,
        )

    @property
    def kept_hold(self) -> RecordedHold | None:
        """The HOLD that stands on record in it, None where there is none or it has ended."""
        return None if self.hold is None or self.says_ended(self.hold) else self.hold

    def says_ended(self, hold: RecordedHold) -> bool:
        """Say whether it says of a HOLD that it has ended."""
        return any(each.ends(hold) for each in self.hold_ended)

    def under(self, hold: RecordedHold) -> Session:
        """Return this session with a HOLD kept in it; one that stands there already stays.

        One of which it says that it has ended is not kept in it again.
        """
        stays = self.kept_hold is not None or self.says_ended(hold)
        return self if stays else self.model_copy(update={"hold": hold})

    def with_hold_ended(self, ended: HoldEnded) -> Session:
        """Return this session with word that a HOLD has ended; no answer is altered by it."""
        if ended in self.hold_ended:
            return self
        return self.model_copy(update={"hold_ended": (*self.hold_ended, ended)})

    @property
    def chosen(self) -> ChosenReason | None:
        """The reason for which parents are not at the meeting, None where none stands.

        One that brings a HOLD stands only while that does.
        """
        hold = self.kept_hold
        if self.meeting is not None and (hold or self.meeting.reason not in HOLDING):
            return self.meeting
        return ChosenReason(reason=hold.reason, on=hold.on) if hold else None

    def for_the_reason(self, chosen: ChosenReason) -> Session:
        """Return this session with a reason for the meeting kept in it, and the HOLD it brings.

        Given again on the day of a HOLD that has ended, it brings that HOLD anew.
        """
        held = self
        if chosen.reason in HOLDING:
            hold = RecordedHold(reason=chosen.reason, on=chosen.on)
            held = self._without_end_of(hold).under(hold)
        is_the_same = self.chosen is not None and self.chosen.reason is chosen.reason
        return held if is_the_same else held.model_copy(update={"meeting": chosen})

    def _without_end_of(self, hold: RecordedHold) -> Session:
        left = tuple(each for each in self.hold_ended if not each.ends(hold))
        return self.model_copy(update={"hold_ended": left}) if left != self.hold_ended else self

    def with_calls(self, *calls: CallMade) -> Session:
        """Return this session with these calls kept in it, and no other."""
        return self.model_copy(update={"calls": calls})

    @property
    def decided_to(self) -> DecidedRow | None:
        """What is to be done by its own decision, beyond what the page says."""
        return next((row for row in self.decided if row.status is AgreedStatus.NEW), None)

    @property
    def settled(self) -> tuple[DecidedRow, ...]:
        """What it was told of earlier decisions."""
        return tuple(row for row in self.decided if row.status is not AgreedStatus.NEW)

    def with_decided(self, *decided: DecidedRow) -> Session:
        """Return this session with these decisions in it, and no other."""
        return self.model_copy(update={"decided": decided})

    def holding(self, answers: Answers) -> Session:
        """Return this session with other answers in it, by which nothing is put off yet."""
        put_off = self.session.put_off if answers == self.all_answers() else None
        held = self.with_sitting(complete_rosters=tuple(sorted(answers.complete)), put_off=put_off)
        update = {
            "entries": answers.entries,
            "answers": tuple(answers),
            "sightings": tuple(answers.sightings.values()),
        }
        return held.model_copy(update=update)

    def with_sitting(self, **said: object) -> Session:
        """Return this session with something else said of its sitting."""
        return self.model_copy(update={"session": self.session.model_copy(update=said)})


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
