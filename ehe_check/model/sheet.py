"""What one session comes to: the prompts raised, the advice, and everything the sheet prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ehe_check.model.advice import BoxKey, HeadlineKey
from ehe_check.model.answers import Answer, Ref
from ehe_check.model.bank import WalkSet
from ehe_check.model.effect import Route
from ehe_check.model.evidence import Evidence
from ehe_check.model.history import Drift, History, Missing
from ehe_check.model.prompt_rule import PromptKind, State, Step
from ehe_check.model.session import Decision, RecordedHold
from ehe_check.model.urgency import Urgency


@dataclass(frozen=True)
class Reason:
    """One answer that a prompt or the advice rests on, in the words in which it was given."""

    question: str
    about: str | None
    answer: str
    value: str | tuple[str, ...] | None = None
    on: date | None = None
    evidence: Evidence | None = None
    note: str | None = None
    is_not_known: bool = False


@dataclass(frozen=True)
class Prompt:
    """One thing raised: what to do or know, about whom, and because of what."""

    id: str
    kind: PromptKind
    text: str
    about: str | None
    topic: str
    question: str
    statements: tuple[str, ...]
    because: tuple[Reason, ...]
    short: str = ""
    routes: tuple[Route, ...] = ()
    route_why: str = ""
    trigger: str | None = None
    step: Step | None = None
    cites: tuple[str, ...] = ()
    who: str | None = None
    only_source_is_parent: bool = False
    is_of_the_record: bool = False

    @property
    def source(self) -> Ref:
        """The answer that this prompt counts as."""
        return Ref(self.question, self.about)


@dataclass(frozen=True)
class ToClose:
    """One unknown that could raise the advice, and about whom; never with the answers to it."""

    question: str
    abouts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clash:
    """An answer, and the others that it does not sit with.

    `is_set_aside` says that it moves nothing until that is settled.
    """

    answer: Ref
    others: tuple[Ref, ...]
    is_set_aside: bool = False


@dataclass(frozen=True)
class Box:
    """HOLD, ASK FIRST, or what was agreed, in its words; `person` is whom to ask."""

    key: BoxKey
    title: str
    text: str
    person: str


@dataclass(frozen=True)
class Recommendation:
    """The advice: its headline and words, the meeting beneath, the box, why, and what is open.

    `beneath` is empty where nothing stands beneath an urgent step. `state` is which wording every
    line has that leads to the family. `to_close` is everything unknown that could raise it,
    `close_first` what of it comes first. `unseen` are the children whom nobody is known to have
    seen within a year, `not_said` those of whom nobody has said who last saw them.
    """

    urgency: Urgency
    meeting: Urgency
    headline: HeadlineKey
    title: str
    text: str
    beneath: str
    box: Box | None
    state: State
    is_firm: bool
    close_first: tuple[ToClose, ...]
    to_close: tuple[ToClose, ...]
    statements: tuple[str, ...]
    because: tuple[Reason, ...]
    routes: tuple[Route, ...]
    social_care_open: bool
    rests_on_not_known: bool
    unseen: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()

    @property
    def is_urgent(self) -> bool:
        """Whether something has to be done today."""
        return self.urgency.at_least(Urgency.ACT_TODAY)

    @property
    def hold(self) -> bool:
        """Whether HOLD stands."""
        return self.box is not None and self.box.key.is_hold

    @property
    def is_guarded(self) -> bool:
        """Whether HOLD or ASK FIRST stands, so that no line may lead to the family by itself."""
        return self.state is State.GUARDED


@dataclass(frozen=True)
class Unanswered:
    """A question that arises and has no answer: skipped, only a note, or not reached."""

    question: str
    about: str | None
    state: str


@dataclass(frozen=True)
class Parked:
    """An answer that is kept but read by nothing, why, and the label of whom it is about."""

    answer: Answer
    reason: str
    whom: str = ""


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
    reason: str


@dataclass(frozen=True)
class AdviceThen:
    """What the sheet of a session advised on an earlier day, as its file keeps it."""

    day: date
    urgency: Urgency


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
    `recorded_hold` is the HOLD that stands whatever the answers are, where one was recorded.
    `kept` is what was advised when the session was finished or last amended, and `decided_upon`
    what was when the practitioner decided.
    """

    reference: str
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
    noted: tuple[Reason, ...]
    not_tasks: tuple[str, ...]
    only_the_family: tuple[Reason, ...]
    contradictions: tuple[Clash, ...]
    decision: Decision | None
    provenance: Provenance
    answered: tuple[Reason, ...] = ()
    amendments: tuple[Amended, ...] = ()
    history: History | None = None
    missing: tuple[Missing, ...] = ()
    drift: Drift | None = None
    recorded_hold: RecordedHold | None = None
    kept: AdviceThen | None = None
    decided_upon: AdviceThen | None = None
    is_shared: bool = False

    @property
    def urgency(self) -> Urgency:
        """The sheet's own urgency; the practitioner's is in the decision."""
        return self.recommendation.urgency

    @property
    def agrees(self) -> bool | None:
        """Whether the practitioner decided what was advised then, None where that is not known."""
        decided = self.decision.urgency if self.decision else None
        if decided is None or self.decided_upon is None:
            return None
        return decided is self.decided_upon.urgency
