"""A supervision that is talked through in a test: its case, its replies, and what was saved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TypeAlias

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.advice.recommendation import Reason
from ehe_check.ask.put import Asker, Ending, PersonLeftError, Put
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.ask.supervision.discussion import Discussion, View
from ehe_check.ask.supervision.supervise import supervise
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import State as GuardState
from ehe_check.bank.urgency import Urgency
from ehe_check.over_time.ledger import AgreedAt, Carried, Decided, Ledger, State
from ehe_check.over_time.supervision import Supervision
from ehe_check.page.own import Own
from ehe_check.sheet.guard_box import check_first
from ehe_check.supervision.reflective_questions import ChosenReflection, ReflectiveQuestion
from ehe_check.supervision.talked_from import ChildKnown, MeetingAsked, OpenPoint, TalkedFrom
from tests.ask.scripts import Script, Scripted
from tests.banks import TODAY
from tests.pages import sheet_of
from tests.supervised import BEFORE, supervision

Replies: TypeAlias = dict[str, list[Reply]]

BACK, SKIP, LEAVE = Moved(Move.BACK), Moved(Move.SKIP), Moved(Move.LEAVE)
NOT_KNOWN = Moved(Move.NOT_KNOWN)
OPENING, DECISIONS = "opening", "decisions"
OWN = "action-aaaaaaaa-1"
NOTHING_MORE: list[Reply] = [Chosen(("none",))]
HELD = check_first(hold=True)

ELDEST = ChildKnown(
    "child-1",
    "eldest",
    day=Reason("VOI-3", "child-1", "From a parent only", evidence=Evidence.RECORD),
    seen=Reason("VIS-1", "child-1", "3 to 12 months ago", on=date(2026, 3, 1)),
    words=(Reason("VOI-2", None, "I like the library", heard=Own("a librarian")),),
)
MIDDLE = ChildKnown("child-2", "middle")
FIRST, SECOND, OTHER = (
    ReflectiveQuestion(
        id=f"RFL-{n}", text=f"What of {n}?", why="It helps.", statements=("T5",), shows=("SUP-1",)
    )
    for n in (1, 2, 3)
)
WEIGH = OpenPoint("HEA-1.weigh", ("child-1", "child-2"), "Weigh them.", "eldest, middle", 3)
READ = OpenPoint("VIS-2.find-out", (None,), "Read the records.")
MORE = tuple(OpenPoint(f"ISO-{n}.find-out", (None,), f"Find out {n}.") for n in range(1, 6))
DUE = Decided(
    number=2,
    key="action-bbbbbbbb-1",
    what=Own("Write to the clinic."),
    on=BEFORE,
    at=AgreedAt.SUPERVISION,
    state=State.CARRIED,
    who=Own("nurse"),
    by=date(2026, 9, 1),
    carried=(Carried(BEFORE, date(2026, 9, 1), Own("The clinic was shut.")),),
)
CALL = Decided(
    number=1,
    key="call-bbbbbbbb",
    what=Own("professionals-only meeting"),
    on=BEFORE,
    at=AgreedAt.SUPERVISION,
    state=State.OPEN,
    who=Own("named nurse"),
    by=date(2026, 9, 1),
    is_the_meeting=True,
)
MEETING = MeetingAsked(("Help had time to work, and it did not", "The same worry again"))
ADVICE = replace(
    sheet_of("strong-two-triggers").recommendation, guard=UNGUARDED, social_care_open=False
)
WHOLE = TalkedFrom(
    ADVICE,
    Ledger(TODAY, decisions=(CALL, DUE)),
    children=(ELDEST, MIDDLE),
    reflections=(ChosenReflection(FIRST, "It is so."), ChosenReflection(SECOND, "So too.")),
    others=(OTHER,),
    answers={"SUP-1": ("How often? – never",)},
    due=(DUE,),
    points=(WEIGH, READ),
    meeting=MEETING,
)
"""Two children, two questions, a decision of before, two that could be made, a meeting advised."""
BARE = TalkedFrom(replace(ADVICE, urgency=Urgency.NONE), Ledger(TODAY))


@dataclass
class Replying(Script):
    """Replies as a script does, and gives a day where one is needed."""

    def reply_to(self, question: Put) -> Reply:
        is_left = super().reply_to(question)
        if is_left == Wrote("something") and "day" in question.placeholder:
            is_past = "yesterday" in question.placeholder
            self.used[-1] = (question.name, Wrote("1/9/2026" if is_past else "1/12/2026"))
        return self.used[-1][1]


@dataclass
class Saved:
    """Every state that was saved, in order."""

    states: list[Supervision] = field(default_factory=list)

    @property
    def latest(self) -> Supervision:
        return self.states[-1]


def talk(
    asker: Asker,
    saved: Saved,
    case: TalkedFrom = WHOLE,
    begun: Supervision | None = None,
    **given: object,
) -> Ending:
    whole: dict[str, object] = {
        "begun": begun or supervision(is_draft=True),
        "asker": asker,
        "save": saved.states.append,
        "today": TODAY,
        "now": lambda: datetime(2026, 11, 24, 11, tzinfo=UTC),
        "case": case,
    }
    try:
        supervise(Discussion(**(whole | given)))  # type: ignore[arg-type]
    except PersonLeftError:
        return Ending.LEFT
    return Ending.FINISHED


def talked(
    replies: Replies,
    case: TalkedFrom = WHOLE,
    begun: Supervision | None = None,
    **given: object,
) -> tuple[Supervision, Scripted]:
    """Talk one through with replies by name and then the usual ones; return how it was left."""
    saved, asker = Saved(), Scripted(Replying({OPENING: [Chosen(("begin",))], **replies}))
    talk(asker, saved, case, begun, **given)
    return saved.latest, asker


def wrote(*several: str) -> list[Reply]:
    return [Wrote(each) for each in several]


def picked(*several: str) -> list[Reply]:
    return [Chosen((each,)) for each in several]


def view(words: str, shown: list[str]) -> View:
    return View(words, lambda: shown.append(words))


def under(case: TalkedFrom, guard: str) -> TalkedFrom:
    """A case under HOLD or ASK FIRST, or under neither."""
    boxes = {"is_held": BoxKey.HOLD_LEAD, "asks_first": BoxKey.ASK_LEAD}
    return advised(case, guard=Guard(GuardState.GUARDED, boxes[guard])) if guard else case


def advised(case: TalkedFrom, **said: object) -> TalkedFrom:
    """A case of which the advice says something else."""
    return replace(case, advice=replace(case.advice, **said))  # type: ignore[arg-type]


def of(name: str, case: TalkedFrom, replies: Replies | None = None) -> Put:
    """What is put by that name in a supervision of a case."""
    return talked(replies or {}, case)[1].of(name)
