"""What one session comes to: the prompts raised, the advice, and everything the sheet prints."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ehe_check.advice.recommendation import Clash, Prompt, Reason, Recommendation
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.decided import CallMade, DecidedRow
from ehe_check.case.question_list import Parked, Unanswered
from ehe_check.case.session import Decision, RecordedHold, SaidThen
from ehe_check.judge.answers import Ref
from ehe_check.over_time.follow import KeptAnswers
from ehe_check.over_time.history import Drift, History, Missing
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.side import HeldElsewhere
from ehe_check.page.own import WHOLE, Own
from ehe_check.sheet.seen_grid import SeenGrid


@dataclass(frozen=True)
class Amended:
    """A change to a finished session: what was said before, when that was changed, and why.

    `was` is None where nothing had been said; `whom` is the label of whom it is about.
    """

    question: str
    about: str | None
    whom: str
    was: Reason | None
    at: date
    reason: Own


@dataclass(frozen=True)
class AdviceThen:
    """What the sheet of a session advised on an earlier day, as its file keeps it.

    `said` is what it said, word for word, None where the file does not keep that.
    """

    day: date
    urgency: Urgency
    said: SaidThen | None = None

    def differs_from(self, advice: Recommendation) -> bool:
        """Say whether it is at another level than some advice, or was said in other words."""
        is_other = self.said is not None and self.said.headline != advice.title
        return self.urgency is not advice.urgency or is_other


@dataclass(frozen=True)
class HeldMeeting:
    """The last professionals-only meeting of a case: its day, and what it decided that is open.

    `comes_after` says that it was held after these answers were given, or on their day.
    """

    on: date
    comes_after: bool
    decisions: tuple[Decided, ...] = ()


@dataclass(frozen=True)
class Provenance:
    """What the sheet was made from and when, so that it can be checked and dated.

    `answered_on` is the session's own day, `read_on` the one as of which it is read, and `made_on`
    the one on which the page was made.
    """

    software: str
    bank_id: str
    bank_version: str
    bank_digest: str
    bank_review_by: date
    law_reviewed_on: date
    law_past_review: tuple[str, ...]
    bank_past_review: bool
    walk_set: WalkSet
    answered_on: date
    read_on: date
    made_on: date
    not_asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class PromptSheet:
    """Everything that one session's sheet says.

    `answered` holds every answer that arises, for pages that show answers themselves. `history` is
    None where earlier sessions were not looked at; `missing` is what of them could not be;
    `drift` is what they show, where it counts. A shared sheet holds nothing that people wrote.
    `recorded_hold` is the HOLD that stands whatever the answers are, where one was recorded, and
    `held_elsewhere` the one that another session of the case brings.
    `kept` is what was advised when the session was finished or last amended, and `decided_upon`
    what was when the practitioner decided, who `decided_to` do something. `role` is who answered,
    `ages` how old each listed child is said to be, as an option's id, `seen` who last saw each.
    `calls_made` are the calls of which something was written down. `asked` are the questions as
    they are counted, each once, with everybody of whom it is asked at once. `kept_answers` is how
    many answers a follow-up kept from the session before, None where it kept none. `meeting_held`
    is the last meeting of the case, None where no record of one was read.
    """

    reference: Own
    entries: tuple[tuple[str, str], ...]
    is_draft: bool
    opening_unanswered: tuple[str, ...]
    recommendation: Recommendation
    prompts: tuple[Prompt, ...]
    find_out: tuple[Prompt, ...]
    strengths: tuple[Prompt, ...]
    notes: tuple[Prompt, ...]
    unanswered: tuple[Unanswered, ...]
    parked: tuple[Parked, ...]
    evidence: tuple[tuple[Evidence, tuple[Reason, ...]], ...]
    own_words: tuple[Reason, ...]
    noted: tuple[Reason, ...] = field(metadata=WHOLE)
    not_tasks: tuple[str, ...]
    only_the_family: tuple[Reason, ...]
    contradictions: tuple[Clash, ...]
    decision: Decision | None
    decided_to: DecidedRow | None
    provenance: Provenance
    answered: tuple[Reason, ...] = ()
    amendments: tuple[Amended, ...] = ()
    history: History | None = None
    missing: tuple[Missing, ...] = ()
    drift: Drift | None = None
    recorded_hold: RecordedHold | None = None
    held_elsewhere: HeldElsewhere | None = None
    kept: AdviceThen | None = None
    decided_upon: AdviceThen | None = None
    is_shared: bool = False
    role: Role | None = None
    ages: tuple[tuple[str, str], ...] = ()
    seen: SeenGrid = field(default_factory=SeenGrid)
    calls_made: tuple[CallMade, ...] = ()
    asked: tuple[frozenset[Ref], ...] = ()
    kept_answers: KeptAnswers | None = None
    meeting_held: HeldMeeting | None = None

    def listed(self, roster: str | None) -> tuple[tuple[str, str], ...]:
        """Return who is on a list: the id of each, and what they are called."""
        return tuple(each for each in self.entries if each[0].rpartition("-")[0] == roster)

    @property
    def open_questions(self) -> int:
        """How many questions have no answer, about anybody; as many are `asked` as are counted."""
        left = {Ref(each.question, each.about) for each in self.unanswered}
        return sum(not refs.isdisjoint(left) for refs in self.asked)

    @property
    def raised(self) -> tuple[Prompt, ...]:
        """Every line that is raised, whatever part of a page prints it."""
        return (*self.prompts, *self.find_out, *self.notes, *self.strengths)

    @property
    def urgency(self) -> Urgency:
        """The sheet's own urgency; the practitioner's is in the decision."""
        return self.recommendation.urgency

    @property
    def is_ordinary(self) -> bool:
        """Whether nothing calls for a further step, or too little is answered to say."""
        return self.urgency is Urgency.NONE

    @property
    def agrees(self) -> bool | None:
        """Whether the practitioner decided what was advised then, None where that is not known."""
        decided = self.decision.urgency if self.decision else None
        if decided is None or self.decided_upon is None:
            return None
        return decided is self.decided_upon.urgency
