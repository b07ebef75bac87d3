"""Openings of a supervision for tests: how a case stands, as much of it as a test names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from ehe_check.advice.recommendation import Reason
from ehe_check.bank.evidence import Evidence
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.cli.supervise import opening_lines
from ehe_check.over_time.compare import compare
from ehe_check.over_time.comparison import EntryChange, EntryMove
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import AgreedAt, Decided, Ledger, State
from ehe_check.over_time.side import HeldElsewhere, Side
from ehe_check.over_time.supervision import (
    ChildsDay,
    LastSaying,
    MeetingAnswer,
    MeetingTalked,
    Reflection,
    SaidThen,
    Supervision,
    ThinkAgain,
    UrgentTold,
    Views,
    Way,
)
from ehe_check.page.own import NOTHING, Own
from ehe_check.render.screen_line import Screen
from ehe_check.settings.settings import Settings
from ehe_check.sheet.compose import compose
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.sheet import HeldMeeting, PromptSheet
from ehe_check.sheet.sheet_paper import Paper, spoken
from ehe_check.supervision.opening import New, NotKnown, Opening, opening_of
from ehe_check.supervision.opening_page import lay_out_opening, said_then
from ehe_check.supervision.record import TalkedOver
from tests.banks import TODAY
from tests.decided_rows import to_do
from tests.pages import held_elsewhere, sheet_of
from tests.sheet.every_word import history
from tests.sides import history_beside
from tests.supervised import BEFORE, of_the_meeting, record, supervision
from tests.worked import shipped_bank, shipped_library, worked_case
from tests.worked_histories import worked_history

CALM = "ordinary-never-in-school"
HELD = "hold-one-trigger-enquiry-open"
URGENT = "urgent-refused-sight-with-a-safety-worry"
LAST_TIME = date(2026, 6, 23)
SAID_OF_NEW = (
    "baby is on the list",
    "baby is on the list; nobody is known to have seen baby",
    "our own work goes round, from session to session",
    "elder: baby",
    "elder: baby: found out, yes",
)


def paper_about(sheet: PromptSheet) -> Paper:
    """What the pages of a sheet are made from."""
    return paper_of(sheet, shipped_bank(), shipped_library(), Settings())


def decided(number: int, **given: Any) -> Decided:  # noqa: ANN401 (any field of a decision)
    """A decision of June, open and in own words unless a test says otherwise."""
    usual = {"what": Own(f"Do {number}."), "state": State.OPEN, "on": LAST_TIME}
    at = {"key": f"action-1-{number}", "at": AgreedAt.SUPERVISION}
    return Decided(**{"number": number, **at, **usual, **given})


def ledger(*decisions: Decided) -> Ledger:
    """A ledger of today."""
    return Ledger(TODAY, Own("EHE-TEST"), decisions)


def opening(name: str = CALM, **given: Any) -> Opening:  # noqa: ANN401 (any field of an opening)
    """How a worked case stands, with what a test names."""
    whole = opening_of(paper_about(sheet_of(name)), ledger())
    return replace(whole, **given)


def sheet_in(sides: list[Side]) -> PromptSheet:
    """The sheet of the last of some sessions, with what they show together, as of today."""
    own = sides[-1]
    bank = own.bank or shipped_bank()
    history = history_beside(own.session, bank, sides[:-1], TODAY)
    law = shipped_library().law
    return compose(own.session, bank, law, today=TODAY, software="test", history=history)


def in_case(name: str, upto: int | None = None) -> Opening:
    """The opening of a worked history, with what moved since the session before."""
    sides = list(worked_history(name).sides.values())[:upto]
    moved = compare(sides[-2], sides[-1]) if len(sides) > 1 else None
    return opening_of(paper_about(sheet_in(sides)), Ledger(TODAY), moved=moved)


def full(name: str = CALM) -> Opening:
    """An opening in which every part has more than there is room for."""
    why = said_by_a_child("I like the canal.")
    return opening(
        name,
        before=supervision(on=LAST_TIME, again=ThinkAgain(more=Own("A refusal at the door."))),
        decisions=tuple(
            decided(each, by=date(2026, 7, each), who=Own("family support worker"))
            for each in range(1, 7)
        ),
        unknown=tuple(NotKnown("what older records hold", "elder", 273, 3) for _ in range(5)),
        new=tuple(map(New, SAID_OF_NEW)),
        words=tuple(f"{whom}: {spoken(why)}" for whom in ("elder", "younger", "middle")),
        unseen="baby",
        unheard="baby",
    )


def said_by_a_child(words: str) -> Reason:
    """What a child said to a professional."""
    found = sheet_of(CALM).answered[0]
    return replace(
        found,
        question="VOI-2",
        about=None,
        answer=words,
        evidence=Evidence.PROFESSIONAL_TOLD_ME,
        heard=NOTHING,
        is_own=True,
    )


def lines(of: Opening, screen: Screen | None = None) -> list[str]:
    """The opening as it stands on a terminal."""
    return [line.text for line in opening_lines(of, screen or Screen())]


def under(heading: str, said: Iterable[str]) -> list[str]:
    """The lines under a heading, up to the next line that is none of them."""
    every = list(said)
    place = next(n for n, text in enumerate(every) if text.startswith(heading))
    found = []
    for text in every[place + 1 :]:
        if not text.startswith(" "):
            break
        found.append(text.strip())
    return found


# Openings and records that between them say everything that a supervision's pages can say.


ASK_FIRST = "supervision-two-children-one-not-well"
_YESTERDAY = TODAY - timedelta(days=1)


def say_all_of_a_supervision() -> None:
    """Draw every opening here, and lay out every record with the rest of its case."""
    for one in every_opening():
        lay_out_opening(one, lambda _: 0)
        said_then(one)
    for sheet, over, its in every_record():
        record(sheet, over, opening=its, read_today="Raise this.")


def with_sheet(paper: Paper, **changed: Any) -> Paper:  # noqa: ANN401 (any field of a sheet)
    """Return a paper whose sheet says something else."""
    return replace(paper, sheet=replace(paper.sheet, **changed))


def every_opening() -> Iterator[Opening]:
    """Yield openings in which each way of saying something is used."""
    for name in (CALM, HELD, URGENT, ASK_FIRST):
        yield replace(full(name), unknown=tuple(_unknown()))
        yield full(name)
    yield from (opening(decisions=(each,)) for each in _decisions())
    yield opening(decisions=tuple(_decisions()))
    shared = with_sheet(opening().paper, is_shared=True)
    yield opening(paper=shared, decisions=(decided(1, what=NOTHING),))
    for told in (True, False):
        yield opening(URGENT, before=supervision(on=BEFORE, urgent=UrgentTold(told=told)))
    yield opening(reference=NOTHING, words=full().words[:1])
    yield replace(full(ASK_FIRST), new=(New("x", "L4.2"),))
    yield replace(full(), new=full().new[-1:], words=())
    for more, less in (("x", "x"), ("", "x"), ("", "")):
        yield opening(before=supervision(again=ThinkAgain(more=Own(more), less=Own(less))))
    yield from (opening(paper=with_sheet(shared, missing=each)) for each in _missing())
    yield from map(in_case, ("a-child-added", "drifting", "improving"))
    yield _of_children_seen_and_heard()
    held = paper_about(held_elsewhere(sheet_of(HELD)))
    for guard in (held.sheet.held_elsewhere, _of_a_copy(held.sheet.held_elsewhere)):
        yield opening(paper=with_sheet(held, held_elsewhere=guard))


def _of_children_seen_and_heard() -> Opening:
    """An opening of children who are new, and one of whom said something."""
    said = replace(said_by_a_child("I like it."), about="child-1")
    same = compare(*(Side(worked_case(ASK_FIRST).session, shipped_bank()),) * 2)
    added = (EntryChange(EntryMove.ADDED, "child", f"child-{n}") for n in (1, 2))
    paper = paper_about(replace(sheet_of(ASK_FIRST), own_words=(said,)))
    return opening_of(paper, ledger(), moved=replace(same, entries=tuple(added)))


def _missing() -> Iterator[tuple[Missing, ...]]:
    yield from ((Missing(how, Own("a.toml")),) for how in Miss)
    yield (Missing(Miss.NOT_READ),) * 2


def _of_a_copy(held: HeldElsewhere | None) -> HeldElsewhere | None:
    return replace(held, path=NOTHING) if held is not None else None


def _unknown() -> Iterator[NotKnown]:
    yield from (NotKnown("weight", "", days, days + 1) for days in range(3))


def _decisions() -> Iterator[Decided]:
    days = (None, TODAY, _YESTERDAY, BEFORE)
    for number, (state, by) in enumerate(product(State, days), start=1):
        yield decided(number, state=state, by=by, settled_on=TODAY, what=NOTHING)
    yield decided(99, at=AgreedAt.SESSION, what=NOTHING)


def every_record() -> Iterator[tuple[PromptSheet, TalkedOver, Opening | None]]:
    """Yield records in which each way of saying something is used."""
    sheet = sheet_of(ASK_FIRST)
    for held in every_supervision():
        over = TalkedOver(held, is_changed_since=True, asked_about=(decided(99),))
        again = supervision(again=ThinkAgain(more=Own("x"), less=Own("y")))
        yield sheet, over, replace(full(ASK_FIRST), decisions=tuple(_decisions()), before=again)
        if held.meeting is not None:
            after = HeldMeeting(BEFORE, comes_after=False)
            yield replace(sheet, meeting_held=after), TalkedOver(held), None
    yield sheet_of(HELD), TalkedOver(supervision(*_points())), None
    yield replace(sheet, is_draft=True, is_shared=True), TalkedOver(supervision()), None
    made = sheet.provenance
    days = replace(made, answered_on=BEFORE, read_on=_YESTERDAY)
    yield replace(sheet, history=history()), TalkedOver(supervision()), None
    yield replace(sheet_of(URGENT), provenance=days), TalkedOver(supervision()), None
    one_day = supervision(days=(ChildsDay(about="child-1", nobody=True),))
    yield replace(sheet_of(CALM), provenance=days), TalkedOver(one_day), full()


def every_supervision() -> Iterator[Supervision]:
    """Yield supervisions with every answer that their parts can have."""
    own, day = Own("x"), TODAY
    for answer, is_whole, to_enquiry in product(MeetingAnswer, (True, False), (True, False)):
        said: dict[str, Any] = {"why": own, "for_child": own, "to_enquiry": to_enquiry}
        whole: dict[str, Any] = (
            {"who": own, "by": day, "done_on": day, "number": 3} if is_whole else {}
        )
        row = of_the_meeting(answer, **said, **whole)
        same = to_do("x", "action-1-9", status=AgreedStatus.REPLACED, replaced_by=row.key)
        rows = (row, same) if is_whole else (row,)
        yield supervision(*rows, meeting=MeetingTalked(answer=answer, told=own))
    for happened in (True, False, None):
        yield supervision(
            *_points(),
            saying=LastSaying(said=own, on=day, happened=happened),
            days=(ChildsDay(about="child-1", text=own), ChildsDay(about="child-2", nobody=True)),
            ways=(Way(number=1, text=own, ordinary=True),),
            reflections=(Reflection(question="RFL-1", asked=own, text=own),),
            again=ThinkAgain(more=own, less=own),
            views=Views(differ=happened is True),
            said=SaidThen(advice="Act.", lines=("Heading\nline",)) if happened else None,
        )
    for told, by, on in product((True, False), (own, None), (day, None)):
        yield supervision(urgent=UrgentTold(told=told, by=by, on=on))


def _points() -> Iterator[DecidedRow]:
    own = Own("x")
    for place, status in enumerate(AgreedStatus, start=1):
        key, done = f"action-1-{place}", TODAY if status is AgreedStatus.DONE else None
        said: dict[str, Any] = {
            "status": status,
            "who": own,
            "by": TODAY,
            "why": own,
            "done_on": done,
        }
        yield to_do(own, key, number=place, **said)
    yield to_do(own, "VIS-2.unvisited", about="child-unlisted")
    yield to_do(own, "action-1-8", status=AgreedStatus.REPLACED, replaced_by="action-1-1")
    yield to_do("", "VIS-2.unvisited", about=("child-1", "child-2"), prompt=own, number=10)
