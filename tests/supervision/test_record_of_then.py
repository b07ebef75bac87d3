"""A record stays as it was said, every way in which it says something, and how that is worded."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from ehe_check.case.decided import AgreedStatus
from ehe_check.check.approach import approach_in
from ehe_check.over_time.supervision import (
    TODAY_STEP,
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
from ehe_check.page.document import Callout, Calls, Checklist, Document, Heading, every_block
from ehe_check.page.own import Own
from ehe_check.render.pdf import render_pdf
from ehe_check.sheet.guard_box import check_first
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.opening import NotKnown, Opening
from ehe_check.supervision.opening_page import facts_told, said_then, told_then
from ehe_check.supervision.record import TalkedOver
from tests.banks import TODAY
from tests.decided_rows import to_do
from tests.pages import sections, sheet_of, words_of
from tests.supervised import of_the_meeting, record, supervision
from tests.supervision.openings import (
    CALM,
    HELD,
    URGENT,
    decided,
    every_supervision,
    full,
    lines,
    opening,
)
from tests.worked import shipped_bank

JUNE, NOVEMBER = date(2026, 6, 23), date(2026, 11, 24)
THEN, NOW = "CONSIDER a meeting, as June said.", "RAISE THIS, as November says."
DAY = "An ordinary day for the child, and who has seen it"
OPEN = "cold-shouting-through-the-wall"
KEPT = SaidThen(advice=THEN, lines=("Not known longest\n84 days: weight", "New\nbaby\nelder"))


def held(said: SaidThen | None = KEPT) -> Supervision:
    return supervision(on=JUNE, said=said)


def printed(name: str = CALM) -> PromptSheet:
    """A sheet that is read as of June and printed in November."""
    sheet = sheet_of(name)
    return replace(sheet, provenance=replace(sheet.provenance, read_on=JUNE, made_on=NOVEMBER))


def reprint(
    said: SaidThen | None = KEPT, read_today: str = NOW, opening: Opening | None = None
) -> Document:
    return record(
        printed(), TalkedOver(held(said)), opening=opening, read_today=read_today, is_full=False
    )


def headings(document: Document) -> list[str]:
    blocks = every_block(document.blocks)
    return [
        block.text if isinstance(block, Heading) else block.title
        for block in blocks
        if isinstance(block, Heading | Callout)
    ]


def test_a_reprint_says_the_advice_of_its_day_word_for_word_and_that_of_today_in_one_line() -> None:
    said = words_of(reprint())

    assert f"Advice of 23 June 2026: {THEN}" in said
    assert f"Read today, 24 November 2026: {NOW}" in said
    bare = words_of(reprint(None, opening=full()))
    assert {printed().recommendation.title, f"Read today, 24 November 2026: {NOW}"} <= {*bare}
    for read_today in ["", THEN]:
        again = words_of(reprint(read_today=read_today))
        assert not [each for each in again if "Read today" in each], read_today


def test_a_reprint_says_as_of_which_day_it_could_not_wait_and_has_nothing_to_tick() -> None:
    for name in [URGENT, CALM]:
        point = to_do("Write.", "action-1", status=AgreedStatus.NEW)
        told = TalkedOver(supervision(point, on=JUNE))
        then, now = (
            record(sheet, told, is_full=False) for sheet in (printed(name), sheet_of(name))
        )
        ticks = [[*filter(_is_to_tick, every_block(page.blocks))] for page in (then, now)]

        assert (name == URGENT) is ("As it stood on 23 June 2026." in words_of(then)), name
        assert "As it stood" not in words_of(now), name
        assert [0, 1 + (name == URGENT)] == [*map(len, ticks)], name
        assert "Write." in words_of(then), name


def test_printed_on_its_own_day_it_has_that_day_and_that_of_the_answers() -> None:
    sheet = sheet_of(CALM)
    made = replace(sheet.provenance, answered_on=JUNE, read_on=NOVEMBER, made_on=NOVEMBER)
    page = record(replace(sheet, provenance=made), TalkedOver(supervision()), is_full=False)

    assert page.subtitle.endswith("answered 23 June 2026, talked over 24 November 2026")


def _is_to_tick(block: object) -> bool:
    return isinstance(block, Calls | Checklist)


def test_what_was_kept_is_printed_and_not_what_is_worked_out_anew() -> None:
    said = sections(reprint(opening=full()))

    assert ("84 days: weight",) == said["Not known longest"]
    assert ("baby", "elder") == said["New"]
    assert "New since last time" not in said


def test_what_is_kept_at_the_end_is_what_the_record_says_from_the_opening() -> None:
    for name in [CALM, HELD, URGENT]:
        fact = NotKnown("what nobody knows " * 9, "elder", 84, 3)
        kept = said_then(replace(full(name), unknown=(fact,)))
        (told,) = (each.lines for each in told_then(kept) if each.heading == "Not known longest")

        assert [*facts_told(full(name))] == [*told_then(said_then(full(name)))], name
        assert (f"84 days: elder: {fact.short} (in 3 sessions)",) == told, name
        assert kept.advice == full(name).paper.advice.line, name
    decision = decided(1, what=Own("Ask the parents."))
    kept = said_then(replace(full(), decisions=(decision,)))
    assert not [line for line in kept.lines if approach_in(line)], "no guard rewords it"


def test_what_was_agreed_comes_first_then_what_was_thought_and_the_rest_only_when_wanted() -> None:
    told = [each for each in every_supervision() if each.ways][1]
    short = record(printed(), TalkedOver(told), opening=full(), is_full=False)
    long = record(printed(), TalkedOver(told), opening=full(), is_full=True)
    order = ("What was agreed", "Not known longest", "An ordinary day", "Ways", "Next time")
    places = [
        next(n for n, text in enumerate(headings(short)) if text.startswith(each)) for each in order
    ]

    assert sorted(places) == places
    assert "How this sheet was made" not in headings(short)
    assert headings(short) == headings(long)[: len(headings(short))]
    assert len(headings(short)) < len(headings(long))


def test_a_part_of_which_nothing_was_said_is_left_out() -> None:
    bare = record(printed(), TalkedOver(held(None)), is_full=False)

    assert ["What was agreed", DAY, "Next time"] == headings(bare)[-3:]
    assert not {"Ways to understand it", "What would make us think again"} & {*headings(bare)}


def test_under_hold_what_was_open_in_own_words_is_to_be_checked_first() -> None:
    one = replace(full(HELD), decisions=(decided(2), decided(3, in_own_words=False)))
    said = sections(record(sheet_of(HELD), TalkedOver(supervision()), opening=one))

    assert (
        *("D2", "Do 2; no day set; open", check_first(hold=True, is_short=True)),
        *("D3", "Do 3; no day set; open"),
    ) == said["Also open then, and not gone into"]


def test_what_is_about_several_is_open_beside_it_until_it_was_gone_into_of_all() -> None:
    one_of, both = (
        decided(n, key="VIS-1.unheard", about=about, whom=whom, what=Own("Hear the child."))
        for n, about, whom in (
            (1, ("child-1",), "elder"),
            (2, ("child-1", "child-2"), "elder, younger"),
        )
    )
    done = to_do("", "VIS-1.unheard", about="child-1", status=AgreedStatus.DONE)
    one = replace(full(), decisions=(one_of, both))
    mine = supervision(done, on=JUNE)
    said = sections(record(printed(), TalkedOver(mine), opening=one, is_full=False))

    assert ("D2", "elder, younger: Hear the child; no day set; open") == said[
        "Also open then, and not gone into"
    ]
    told = TalkedOver(mine, asked_about=(one_of, both))
    said = sections(record(printed(), told, opening=one, is_full=False))
    assert ("D2", "elder, younger: Hear the child; no day set; open") == said[
        "Asked about, and left open"
    ]


@pytest.mark.parametrize("told", [True, False])
def test_todays_step_that_was_asked_about_is_not_told_as_one_that_was_not(told: bool) -> None:  # noqa: FBT001 (a parameter)
    one = replace(full(), decisions=(decided(1, key=TODAY_STEP), decided(2)))
    over = TalkedOver(supervision(urgent=UrgentTold(told=told)))
    said = sections(record(sheet_of(URGENT), over, opening=one, is_full=False))

    assert ("D2", "Do 2; no day set; open") == said["Also open then, and not gone into"][:2]


def test_what_would_make_us_think_again_is_told_in_both_directions_as_it_was_said_then() -> None:
    again = ThinkAgain(more=Own("A refusal."), less=Own("A chart."))
    less = f"Would worry us less: {again.less}"
    one = replace(full(), before=supervision(on=JUNE, again=again))
    for kept, told in [
        (LastSaying(said=again.more, on=JUNE, happened=False), "It has not happened."),
        (None, ""),
    ]:
        over = TalkedOver(supervision(on=NOVEMBER, saying=kept))
        said = sections(record(sheet_of(CALM), over, opening=one, is_full=False))
        first, *rest = said["What would make us think again, as it was said last time"]

        assert first.endswith("A refusal."), kept
        assert [*filter(None, (told, less))] == rest, kept
    held = TalkedOver(supervision(again=ThinkAgain(more=Own("A move."))))
    for name, direction in ((CALM, ()), (OPEN, ("Would worry us more",))):
        said = sections(record(sheet_of(name), held, is_full=False))
        assert (*direction, "A move.") == said["What would make us think again"], name


def of_two_children() -> Supervision:
    """A whole supervision of two children, in as many words as people write."""
    own = Own(
        "What was said of it takes a line or two, as people write when they have thought. " * 2
    )
    points = tuple(
        to_do(
            own,
            f"action-1-{number}",
            status=AgreedStatus.CARRY_ON if number > 3 else AgreedStatus.NEW,
            who=Own("health visitor"),
            by=NOVEMBER,
            why=Own("Nobody has asked yet.") if number > 3 else None,
            number=number,
        )
        for number in range(1, 6)
    )
    called = of_the_meeting(MeetingAnswer.YES, who="named nurse", by=NOVEMBER)
    return supervision(
        called,
        *points,
        on=JUNE,
        said=KEPT,
        meeting=MeetingTalked(answer=MeetingAnswer.YES),
        days=tuple(ChildsDay(about=f"child-{number}", text=own) for number in (1, 2)),
        reflections=tuple(
            Reflection(question=f"RFL-{number}", asked=own[:90], text=own) for number in range(6)
        ),
        ways=tuple(Way(number=number, text=own[:80], weighed=own) for number in range(1, 4)),
        again=ThinkAgain(more=own[:80], less=own[:80]),
        views=Views(differ=True, supervisor=own, practitioner=own),
    )


@pytest.mark.thorough
def test_a_whole_supervision_of_two_children_is_two_pages_on_a4() -> None:
    for name in [CALM, HELD, URGENT]:
        over = TalkedOver(of_two_children())
        document = record(sheet_of(name), over, opening=full(name), read_today=NOW, is_full=False)
        with pikepdf.open(io.BytesIO(render_pdf(document))) as pdf:
            assert 2 == len(pdf.pages), name


def test_under_hold_nothing_of_ours_leads_to_the_family_whatever_was_said() -> None:
    sheet, its = sheet_of(HELD), full(HELD)
    for held in every_supervision():
        said = words_of(record(sheet, TalkedOver(held), opening=its, is_full=False))

        assert [] == [text for text in said if approach_in(text)]


NO = MeetingAnswer.NO
OF_A_MEETING = {
    MeetingAnswer.YES: ("There will be one", "This is taken there"),
    MeetingAnswer.NO: ("There will be none", "This is not taken there"),
    MeetingAnswer.WAIT: ("Wait until 24 November 2026",) * 2,
    MeetingAnswer.HELD: (
        "It was held on 24 November 2026",
        "It was taken there on 24 November 2026",
    ),
}


def test_what_was_decided_of_a_meeting_stands_there_or_of_an_enquiry_that_is_open() -> None:
    headings = ("A professionals-only meeting", "The enquiry or plan that is open")
    talked = {
        (each.meeting.answer, each.the_meeting.to_enquiry): each
        for each in [*every_supervision()][::-1]
        if each.meeting and each.the_meeting
    }
    for (answer, to_enquiry), mine in talked.items():
        told = sections(record(sheet_of(CALM), TalkedOver(mine), is_full=False))

        assert OF_A_MEETING[answer][to_enquiry] in told[headings[to_enquiry]], answer
    sheet, beside = (
        sheet_of(CALM),
        supervision(of_the_meeting(NO), meeting=MeetingTalked(answer=NO)),
    )
    alone, decided_beside = (
        sections(record(sheet, TalkedOver(each), is_full=False)) for each in (supervision(), beside)
    )
    assert not {*headings} & {*alone}
    assert ("Nothing was agreed.",) == alone["What was agreed"]
    assert ("Nothing else was agreed.",) == decided_beside["What was agreed"]


def test_a_calm_record_says_whom_nobody_is_known_to_have_seen() -> None:
    sheet = sheet_of("none-well-and-not-seen")
    its = opening("none-well-and-not-seen")
    told = sections(record(sheet, TalkedOver(supervision()), opening=its, is_full=False))

    said = f"Gaps on our side: no professional is known to have seen {its.unseen} in a year."
    assert its.unseen
    assert (said,) == told["Seen by a professional"]
    assert said in " ".join(" ".join(lines(its)).split())
    assert not opening("page-ordinary-two-children").unseen


def test_that_what_could_not_wait_was_not_passed_on_is_said_plainly() -> None:
    rows: list[tuple[str, UrgentTold, str]] = [
        (URGENT, UrgentTold(told=False), "NOT passed on yet."),
        (URGENT, UrgentTold(told=True, by=Own("lead"), on=TODAY), "Passed on by lead, on "),
        (CALM, UrgentTold(told=True, on=TODAY), "Passed on, on "),
    ]
    for name, urgent, said in rows:
        document = record(sheet_of(name), TalkedOver(supervision(urgent=urgent)), is_full=False)
        blocks = [*every_block(document.blocks)]
        boxes = [each for each in blocks if isinstance(each, Callout) and each.tone == "urgent"]

        assert [each for each in words_of(document) if each.startswith(said)], urgent
        assert (name == CALM) is ("What could not wait" in sections(document)), urgent
        assert (name == URGENT) is bool(boxes), urgent
        assert (not urgent.told) is any(isinstance(each, Calls) for each in blocks), urgent


def test_where_a_meeting_is_advised_and_nothing_forbids_it_whether_the_family_knows_is_asked() -> (
    None
):
    openly = shipped_bank().lines
    free, under_hold = (
        words_of(record(sheet_of(name), TalkedOver(supervision()), is_full=False))
        for name in (OPEN, HELD)
    )

    assert openly is not None
    assert openly.openly in free
    assert openly.openly not in under_hold
