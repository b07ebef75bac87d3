"""What one session comes to: the prompts raised, the advice, and everything the sheet prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ehe_check.model.answers import Answer, Ref
from ehe_check.model.bank import WalkSet
from ehe_check.model.evidence import Evidence
from ehe_check.model.history import DriftTrigger, History, Missing
from ehe_check.model.prompt_rule import PromptKind, Route, Support
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
    routes: tuple[Route, ...] = ()
    trigger: str | None = None
    support: Support | None = None
    who: str | None = None
    only_source_is_parent: bool = False
    is_of_the_record: bool = False

    @property
    def source(self) -> Ref:
        """The answer that this prompt counts as."""
        return Ref(self.question, self.about)


@dataclass(frozen=True)
class Needed:
    """One unknown that the advice hinges on, and the answers to it that would change the advice."""

    question: str
    about: str | None
    options: tuple[str, ...]
    is_not_known: bool = False


@dataclass(frozen=True)
class Hinge:
    """If any `needs` of these unknowns turned out so, the advice would be at this level."""

    urgency: Urgency
    needs: int
    of: tuple[Needed, ...]


@dataclass(frozen=True)
class Recommendation:
    """The advice: how urgent, the meeting level beneath, why, and what could change it."""

    urgency: Urgency
    meeting: Urgency
    text: str
    statements: tuple[str, ...]
    because: tuple[Reason, ...]
    routes: tuple[Route, ...]
    hold: bool
    enquiry_open: bool
    social_care_open: bool
    rests_on_not_known: bool
    lowest: Urgency
    highest: Urgency
    hinges_on: tuple[Hinge, ...]

    @property
    def is_urgent(self) -> bool:
        """Whether something has to be done today."""
        return self.urgency.at_least(Urgency.ACT_TODAY)

    @property
    def holds(self) -> bool:
        """Whether the urgency stays the same whatever the unknowns turn out to be."""
        return self.lowest == self.highest


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
    hold_routes: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    find_out: tuple[Prompt, ...]
    strengths: tuple[Prompt, ...]
    notes: tuple[Prompt, ...]
    unanswered: tuple[Unanswered, ...]
    parked: tuple[Parked, ...]
    evidence: tuple[tuple[Evidence, tuple[Reason, ...]], ...]
    own_words: tuple[Reason, ...]
    noted: tuple[Reason, ...]
    decision: Decision | None
    provenance: Provenance
    answered: tuple[Reason, ...] = ()
    amendments: tuple[Amended, ...] = ()
    history: History | None = None
    missing: tuple[Missing, ...] = ()
    drift: DriftTrigger | None = None
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
