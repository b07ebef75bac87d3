"""Sheets that between them say everything that a prompt sheet can say, on paper and in lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ehe_check.advice.recommendation import Clash, Reason
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import HEARD_BY, Evidence
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import CallMade
from ehe_check.case.question_list import Parked, Unanswered
from ehe_check.case.session import HOLDING, Decision, RecordedHold, SaidThen
from ehe_check.errors import Problem
from ehe_check.judge.answers import Answer, Ref
from ehe_check.over_time.follow import KeptAnswers
from ehe_check.over_time.history import (
    CarriedOver,
    History,
    Miss,
    Missing,
    NotSeen,
    Overdue,
    SessionMark,
    StillUnknown,
)
from ehe_check.over_time.ledger import AgreedAt, Decided, State
from ehe_check.page.document import Seen
from ehe_check.page.own import Own
from ehe_check.render.media import A4, screen_medium
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.annex_sessions import record_lines
from ehe_check.sheet.call_facts import line_name, name_of, ticked_lines
from ehe_check.sheet.pages import lay_out, paper_of
from ehe_check.sheet.seen_grid import SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import AdviceThen, Amended, HeldMeeting, PromptSheet
from tests.calls import ticked
from tests.decided_rows import to_do
from tests.pages import held_elsewhere, meeting, ordinary, sheet_of, urgent_hold_two_children
from tests.screens import LOCAL, crowded, pages
from tests.worked import case_names, shipped_bank, shipped_library, worked_case

DAY, LATER = date(2026, 2, 24), date(2026, 11, 20)
DECIDED_THERE = tuple(
    Decided(
        number,
        f"meeting-2026-11-20-{number}",
        Own(f"Do {number}."),
        LATER,
        AgreedAt.MEETING,
        State.OPEN,
        whom=whom,
        who=Own(who),
        by=by,
    )
    for number, whom, who, by in (
        (2, "eldest", "GP", LATER),
        (3, "", "", None),
        (4, "", "", LATER),
        (5, "", "", None),
    )
)
"""What a meeting decided, more of it than page 2 tells in words."""
BOTH = (SessionMark("a", DAY), SessionMark("b", LATER))


def say_all_of_a_sheet() -> None:
    """Lay out every sheet here on every medium, and what stands beside a question."""
    contacts = Settings(contacts=Contacts(social_care="1", out_of_hours="2"))
    for sheet in every_sheet():
        made = sheet, shipped_bank(), shipped_library()
        pages(paper_of(*made, LOCAL, screen_medium(24)))
        lay_out(*made, medium=A4)
        lay_out(*made, local=contacts, is_full=True)
    tuple(record_lines(history()))
    _by_each_role()


def _by_each_role() -> None:
    for role in Role:
        lay_out(replace(ordinary(), role=role), shipped_bank(), shipped_library())


def every_sheet() -> Iterator[PromptSheet]:
    """Yield the worked cases, and sheets with what none of them has."""
    yield from (worked_case(name).sheet() for name in case_names())
    yield from _odd(meeting())
    yield from _rung_and_decided()


def _odd(sheet: PromptSheet) -> Iterator[PromptSheet]:
    made = sheet.provenance
    for held in (HeldMeeting(LATER, comes_after=True), HeldMeeting(DAY, comes_after=False)):
        yield replace(sheet, meeting_held=held)
    yield replace(sheet, meeting_held=HeldMeeting(LATER, comes_after=True, decisions=DECIDED_THERE))
    yield replace(
        sheet,
        is_shared=True,
        is_draft=True,
        unanswered=(),
        missing=tuple(Missing(how, Own("a.toml")) for how in Miss),
        history=history(),
        provenance=replace(made, bank_past_review=True, law_past_review=("P2",)),
        parked=(Parked(Answer(question="VIS-2", value="never", note=Own("Why.")), "gone"),),
        amendments=tuple(_amendments()),
        kept=AdviceThen(DAY, Urgency.ACT_TODAY, SaidThen(headline="Act today", box="HOLD")),
        decided_upon=AdviceThen(DAY, Urgency.ACT_TODAY),
        decision=Decision(urgency=Urgency.NONE),
        own_words=(),
    )
    states = ("skipped", "note-only", "unanswered")
    skipped = tuple(Unanswered("VIS-2", None, state) for state in states)
    mine = [each.id for each in shipped_bank().questions if each.topic == "ISO"]
    clash = sheet_of("sight-refused-and-since-seen-without-a-worry").contradictions
    why = sheet.answered[0]
    other = Clash(clash[0].answer, (Ref(why.question, why.about),))
    both = (*clash, other, Clash(clash[0].answer, ()))
    words = Reason("VOI-2", None, "I like the canal.", is_own=True)
    by = (*(replace(words, evidence=each) for each in HEARD_BY), replace(words, heard=Own("us")))
    yield replace(
        sheet,
        own_words=(*by, replace(by[0], heard=Own("in May"))),
        is_draft=True,
        unanswered=skipped,
        contradictions=both,
        provenance=replace(made, not_asked=(*mine, "VIS-2")),
    )
    yield replace(
        sheet,
        amendments=tuple(_amendments()),
        unanswered=(*skipped, Unanswered("VIS-3", None, "skipped")),
    )
    for reason in HOLDING:
        yield replace(
            sheet_of("hold-reported-and-seen-do-not-match"),
            recorded_hold=RecordedHold(reason=reason, on=DAY),
        )
    yield held_elsewhere(sheet_of("hold-reported-and-seen-do-not-match"))
    yield sheet_of("strong-under-ask-first", decided_to=to_do("Ring."))
    yield crowded()
    for then, day in ((sheet.urgency, DAY), (Urgency.EMERGENCY, LATER)):
        upon = AdviceThen(day, then)
        for done in (None, sheet.decided_to):
            yield replace(
                sheet, decision=Decision(urgency=then), decided_to=done, decided_upon=upon
            )
    for new, since in ((0, DAY), (1, DAY), (2, None)):
        yield replace(sheet, kept_answers=KeptAnswers(9, 12, new, since))
    yield replace(sheet, seen=_wide(), history=replace(history(), sessions=BOTH[:1]))


def _all_rung() -> PromptSheet:
    """Return a sheet of which each call was made, and told of more than page 1 has room for."""
    sheet = ticked(20)
    lines = ticked_lines(sheet, shipped_bank())
    told = [line_name(lines.question, each) for each in lines.options] if lines else []
    names = (*told, *map(name_of, sheet.prompts))
    calls = (CallMade(to=route, on=DAY, told=names) for route in Route)
    return replace(sheet, calls_made=tuple(calls))


def _wide() -> SeenGrid:
    cells = tuple(SeenCell(seen, remote=seen is Seen.UNKNOWN) for seen in Seen)
    there = tuple(SeenCell(Seen.RECENT, on, at_home=True) for on in (None, DAY))
    many = (*cells, *there, *cells)
    row = SeenRow("child-1", "elder", many, cells[0])
    columns = tuple(SeenColumn(str(at), "") for at in range(len(many)))
    return SeenGrid(columns, (row,) * 7)


def _amendments() -> Iterator[Amended]:
    why = sheet_of("one-trigger-drift").answered[0]
    for was in (None, why, replace(why, note=Own("A note.")), replace(why, answer="")):
        yield Amended("VIS-2", None, "", was, LATER, Own("Found."))


def history() -> History:
    """What two sessions show together, something of each kind."""
    unknown = StillUnknown(
        "VIS-2", None, "", "x", BOTH, DAY, 200, could_raise=True, can_be_found_out=True
    )
    carried = CarriedOver("a", None, "", "x", BOTH, (LATER,), in_own_words=True)
    return History(
        sessions=BOTH,
        hold=True,
        still_unknown=(unknown, replace(unknown, question="VIS-3")),
        carried_over=(carried, replace(carried, carried_on=(DAY, LATER))),
        overdue=(Overdue(Own("Ring."), Own("nurse"), DAY),),
        not_seen=(NotSeen("elder", "Not known", DAY),),
        cautions=(Problem("a.toml", "is odd"),),
    )


def _assumed(sheet: PromptSheet) -> PromptSheet:
    """Return a sheet of which nothing is checked."""
    return replace(
        sheet,
        prompts=tuple(
            replace(
                each,
                because=tuple(replace(why, evidence=Evidence.ASSUMED) for why in each.because),
            )
            for each in sheet.prompts
        ),
    )


def _rung_and_decided() -> Iterator[PromptSheet]:
    """Yield sheets whose calls were all made, and what else a case holds only by chance."""
    rung = worked_case("rules-02-nobody-has-seen-the-boy-for-years").sheet()
    calls = (CallMade(to=x, on=DAY, told=tuple(map(name_of, rung.prompts))) for x in Route)
    yield replace(rung, calls_made=tuple(calls))
    yield replace(_all_rung(), provenance=replace(ordinary().provenance, made_on=DAY))
    today = urgent_hold_two_children()
    upon = AdviceThen(DAY, today.urgency)
    none = Decision(urgency=Urgency.NONE)
    yield replace(today, decision=none, decided_upon=upon)
    for calm in (ordinary(), today):
        then = AdviceThen(DAY, Urgency.NONE)
        yield replace(calm, decision=none, decided_upon=then, decided_to=None)
    yield _assumed(rung)
    held = held_elsewhere(worked_case("hold-reported-and-seen-do-not-match").sheet())
    yield without_own_words(held, shipped_bank())
