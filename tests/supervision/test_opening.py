"""How a case stands as a supervision begins: as its sheet has it, on one screen of a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.decided import AgreedStatus
from ehe_check.check.approach import approach_in
from ehe_check.over_time.compare import compare
from ehe_check.over_time.comparison import Comparison
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import AgreedAt, Decided, State
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.supervision import Supervision, ThinkAgain, UrgentTold
from ehe_check.page.columns import cells
from ehe_check.page.own import Own
from ehe_check.page.phrases import capital
from ehe_check.render.screen_line import Screen
from ehe_check.sheet.merged_points import about
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import spoken
from ehe_check.supervision.opening import New, NotKnown, Opening, opening_of
from ehe_check.supervision.opening_page import MOST_LINES, advice_words, said_then
from tests.banks import TODAY
from tests.counts import tries
from tests.decided_rows import event
from tests.pages import held_elsewhere, page, sheet_of, words_of
from tests.sides import side
from tests.supervised import any_sheet, supervision
from tests.supervision.openings import (
    CALM,
    HELD,
    LAST_TIME,
    URGENT,
    decided,
    full,
    in_case,
    ledger,
    lines,
    opening,
    paper_about,
    said_by_a_child,
    sheet_in,
    under,
    with_sheet,
)
from tests.worked import shipped_bank, some_case_names, worked_case
from tests.worked_histories import history_names, worked_history

BANK = shipped_bank()
TRIGGER = "one-trigger-help-has-not-worked"
UNKNOWN = "cold-letters-come-back"


def numbers(*decisions: Decided, last_time: date | None = LAST_TIME) -> list[int]:
    """The decisions that the opening has, in its order."""
    before = None if last_time is None else supervision(on=last_time)
    found = opening_of(paper_about(sheet_of(CALM)), ledger(*decisions), before=before)
    return [each.number for each in found.decisions]


def test_the_oldest_day_comes_first_and_what_is_settled_is_told_once_or_not_at_all() -> None:
    july, day = date(2026, 7, 1), timedelta(days=1)
    done, no_day = decided(1, state=State.DONE, settled_on=LAST_TIME), decided(3)
    later, sooner = decided(2, by=date(2026, 12, 1)), decided(4, by=july, state=State.CARRIED)
    waited = decided(1, key="call-1", by=TODAY - day, is_the_meeting=True)
    old = decided(1, state=State.DONE, settled_on=LAST_TIME - day)
    of_a_meeting = decided(8, at=AgreedAt.MEETING, by=TODAY + day)
    gone = [decided(1, state=each, settled_on=TODAY) for each in (State.DROPPED, State.REPLACED)]
    for decisions, expected in [
        ([done, later, no_day, sooner], [4, 2, 3, 1]),
        ([decided(2, by=july), waited], [1, 2]),
        ([decided(2, by=july), replace(waited, by=TODAY + day)], [2, 1]),
        ([decided(2, by=july), of_a_meeting, replace(of_a_meeting, number=9, by=july)], [9, 2, 8]),
        ([old], []),
        (gone, []),
    ]:
        assert expected == numbers(*decisions), decisions
    assert [1] == numbers(old, last_time=None)


def test_under_hold_no_decision_about_a_prompt_leads_to_the_family() -> None:
    paper = paper_about(sheet_of(HELD))
    guard, asking = paper.advice.guard, Own("Ask the parents.")
    for key in BANK.rules:
        said = event(AgreedStatus.NEW, LAST_TIME, key, about="child-1", prompt=asking)
        (found,) = opening_of(paper, ledger_of([said], BANK, guard, TODAY)).decisions

        assert None is approach_in(found.what), key


def test_what_has_not_been_known_longest_comes_first_with_days_and_how_often_it_was_asked() -> None:
    found = in_case("drifting").unknown

    assert [each.days for each in found] == sorted((x.days for x in found), reverse=True)
    assert (TODAY - date(2026, 2, 2)).days >= found[0].days > 0
    assert {each.times for each in found} <= {1, 2, 3}
    assert 3 in {each.times for each in found}


def test_where_no_session_came_before_it_is_what_to_find_out_first_since_that_session() -> None:
    sheet = sheet_of(UNKNOWN)
    answered = replace(sheet.provenance, answered_on=LAST_TIME)
    paper = paper_about(replace(sheet, provenance=answered))
    found = opening_of(paper, ledger()).unknown

    assert [each.text for each in paper.first.find_first] == [each.short for each in found]
    assert {(154, 1)} == {(each.days, each.times) for each in found}


def test_a_child_and_drift_and_what_was_found_out_are_new_since_a_session_before() -> None:
    answer = "found out, Yes, from another professional (from the child)"
    for name, new in [
        ("a-child-added", New("baby is on the list; nobody is known to have seen baby")),
        ("drifting", New("our own work goes round, from session to session", "L4.2")),
        ("improving", New(f"What each child's ordinary day is like: {answer}")),
    ]:
        assert new in in_case(name).new, name
    assert () == in_case("drifting", upto=1).new


def test_a_reason_of_page_1_is_new_only_where_it_was_none_before() -> None:
    for before in [CALM, TRIGGER]:
        then, now = (worked_case(name).session.all_answers() for name in (before, TRIGGER))
        sides = [side(BANK, then, LAST_TIME), side(BANK, now, TODAY)]
        paper = paper_about(sheet_in(sides[1:]))
        new = opening_of(paper, ledger(), moved=compare(sides[0], sides[1])).new
        reasons = {about(each.whom, capital(each.text)) for each in paper.first.reasons}

        assert reasons, before
        assert (set() if before == TRIGGER else reasons) == {each.said for each in new} & reasons


# What the children said, and what was said last time


def test_children_of_whom_no_words_are_kept_are_named_and_not_in_a_copy() -> None:
    sheet = sheet_of("supervision-two-children-one-not-well")
    bare = replace(sheet, own_words=())

    assert "elder, younger" == opening_of(paper_about(bare), ledger()).unheard
    assert "" == opening_of(paper_about(replace(bare, is_shared=True)), ledger()).unheard


def test_words_that_are_nobodys_in_particular_leave_no_child_unheard_and_a_note_is_none() -> None:
    for words in ("I like it.", ""):
        why = replace(said_by_a_child(words), question=BANK.childs_words or "")
        said = f"not said by which child: {spoken(why)}"
        sheet = replace(sheet_of("supervision-two-children-one-not-well"), own_words=(why,))
        found = opening_of(paper_about(sheet), ledger())

        assert ((said,) if words else ()) == found.words, words
        assert not (words and found.unheard)
    labelled = replace(said_by_a_child("Elder: I like it."), question=BANK.childs_words or "")
    sheet = replace(sheet, own_words=(labelled,))
    assert (spoken(labelled),) == opening_of(paper_about(sheet), ledger()).words


def test_what_would_make_them_think_again_is_read_back_in_both_directions() -> None:
    for more, less, said in [
        ("A refusal.", "A chart.", ["Would worry you more, you said: A refusal; less: A chart."]),
        ("A refusal.", "", ["Would make you think again, you said: A refusal."]),
        ("", "A chart.", ["Would worry you less, you said: A chart."]),
        ("", "", []),
    ]:
        before = supervision(on=LAST_TIME, again=ThinkAgain(more=Own(more), less=Own(less)))
        found = opening_of(paper_about(sheet_of(CALM)), ledger(), before=before)

        assert before == found.before
        assert said == [each for each in lines(found) if each.startswith("Would ")], more


def test_beside_a_step_for_today_it_says_whether_that_of_last_time_was_passed_on() -> None:
    for urgent, said in [
        (UrgentTold(told=True), "had been passed on."),
        (UrgentTold(told=False), "was not passed on yet."),
        (None, ""),
    ]:
        before = supervision(on=LAST_TIME, urgent=urgent)
        found = opening_of(paper_about(sheet_of(URGENT)), ledger(), before=before)
        begins = "On 23 Jun 2026 you said that the step of that day "

        assert (urgent is not None) is (f"{begins}{said}" in " ".join(map(str.strip, lines(found))))


def check(sheet: PromptSheet, moved: Comparison | None = None) -> None:
    """Hold the opening of a sheet beside all that the sheet prints."""
    found = opening_of(paper_about(sheet), ledger(), moved=moved)
    printed = "\n".join(words_of(page(sheet, is_full=True))).casefold()
    advice, shown = sheet.recommendation, " ".join("\n".join(lines(found)).split())

    assert advice == found.paper.advice
    assert said_then(found).advice == advice.line
    assert advice_words(found) in shown
    assert advice.line in shown
    assert (advice.box.line if advice.box else "") in shown
    unknown = {each.short.casefold() for each in found.unknown}
    gave_way = {
        each.text.casefold() for each in found.paper.first.find_first
    }  # on a page 1 that is full
    assert set() == {each for each in unknown if each not in printed} - gave_way
    assert all(any(why.answer in each for why in sheet.own_words) for each in found.words)
    new = {each.said for each in found.new}
    reasons = [
        each for each in found.paper.first.reasons if about(each.whom, capital(each.text)) in new
    ]
    assert [] == [each.text for each in reasons if each.text.casefold() not in printed]


@tries(20, 400)
@given(any_sheet())
def test_whatever_was_answered_the_opening_has_the_facts_of_the_sheet(sheet: PromptSheet) -> None:
    check(sheet)


def test_in_every_history_the_opening_has_the_facts_of_the_sheet() -> None:
    for name in history_names():
        sides = list(worked_history(name).sides.values())
        check(sheet_in(sides), compare(sides[-2], sides[-1]) if len(sides) > 1 else None)


def said_before(more: str, less: str = "") -> Supervision:
    """The supervision before, in which it was said what would make them think again."""
    return supervision(on=LAST_TIME, again=ThinkAgain(more=Own(more), less=Own(less)))


FIRST, LAST = date(2020, 1, 1), date(2030, 12, 31)
CLOSING = "This record cannot tell you a child is safe."
CUT = " ..."
LONG = Own(" ".join(["What was said of it goes on for very long."] * 30))
AGAIN = said_before(LONG, LONG)
LOST = (Missing(Miss.CHANGED, Own("a.toml")), Missing(Miss.NOT_READ, Own("b.toml")))


@st.composite
def any_opening(draw: st.DrawFn) -> Opening:
    """An opening with any number of things to say, in words of any length."""
    whole = full(draw(st.sampled_from((CALM, HELD, URGENT))))
    long = draw(st.sampled_from(("It is so.", LONG)))
    paper = with_sheet(whole.paper, missing=draw(st.sampled_from(((), LOST))))
    return replace(
        whole,
        paper=paper,
        reference=Own(draw(st.sampled_from(("", "EHE-1", "a very long reference " * 4)))),
        decisions=tuple(
            replace(each, what=Own(long), who=Own(long), by=draw(st.none() | st.dates(FIRST, LAST)))
            for each in whole.decisions[: draw(st.integers(0, 6))]
        ),
        unknown=tuple(NotKnown(long, "elder", 1200, 30) for _ in range(draw(st.integers(0, 5)))),
        new=tuple(New(f"elder: {long}", "L4.2") for _ in range(draw(st.integers(0, 6)))),
        words=whole.words[: draw(st.integers(0, 3))],
        before=said_before(*(draw(st.sampled_from(("", long))) for _ in range(2))),
    )


@tries(40, 1500)
@given(any_opening())
def test_it_has_room_on_one_screen_with_its_keys_beneath(one: Opening) -> None:
    said = lines(one)

    assert MOST_LINES >= len(said)
    assert [] == [line for line in said if cells(line) > 79]


@tries(40, 1500)
@given(any_opening(), st.sampled_from((40, 60, 79)))
def test_what_cannot_wait_the_advice_and_the_last_line_never_give_way(
    one: Opening, width: int
) -> None:
    said, advice = lines(one, Screen(width)), one.paper.advice
    whole = " ".join(" ".join(said).split())

    assert whole.endswith(CLOSING)
    assert advice.line in whole
    assert advice.box is None or advice.box.short in whole
    assert not one.paper.sheet.missing or "Some of this case is missing" in whole
    assert ("HOLD" in whole) is advice.hold or one.paper.sheet.missing


def test_of_a_worked_case_of_each_kind_it_has_room_and_leads_to_no_family_under_hold() -> None:
    for name in some_case_names():
        one = opening(name)
        said = lines(one)

        assert MOST_LINES >= len(said), name
        assert not one.paper.advice.is_guarded or not [
            line for line in said if approach_in(line) and line not in " ".join(said[:4])
        ], name


@pytest.mark.untraced
def test_at_its_fullest_it_still_tells_something_of_each_part() -> None:
    for name in some_case_names():
        decisions = tuple(replace(each, what=LONG) for each in full(name).decisions)
        paper, reference = with_sheet(full(name).paper, missing=LOST), Own("a long reference " * 6)
        said = lines(
            replace(full(name), paper=paper, reference=reference, before=AGAIN, decisions=decisions)
        )

        assert MOST_LINES >= len(said), name
        assert [line for line in said if line.startswith(" - D1: ")], name
        assert all(under(each, said) for each in ("Not known longest", "New since last time")), name


def test_where_nothing_presses_it_has_up_to_three_decisions_and_four_that_are_new() -> None:
    said = lines(replace(full(), words=(), unheard="", before=None, unknown=full().unknown[:1]))

    assert 3 == len([line for line in said if line.startswith(" - D")])
    assert 4 == len(under("New since last time", said))
    assert "Decided before, and 3 more open, 3 late: l" in said
    assert "New since last time, and more" in said


def test_a_count_is_of_what_is_left_out_and_says_what_of_it_is_open_late_and_done() -> None:
    late, open_, done = (
        decided(4, by=LAST_TIME),
        decided(5, at=AgreedAt.MEETING, by=TODAY + timedelta(days=7)),
        decided(6, state=State.DONE, settled_on=TODAY),
    )
    shown = tuple(decided(number, by=LAST_TIME) for number in (1, 2, 3))
    for left_out, more in [
        ((), ""),
        ((open_,), ", and 1 more open: l"),
        ((late, open_, done), ", and 2 more open, 1 late, 1 done: l"),
        ((late, late), ", and 2 more open, 2 late: l"),
        ((done, done), ", and 2 done: l"),
    ]:
        assert f"Decided before{more}" in lines(opening(decisions=(*shown, *left_out))), more


def test_what_is_about_several_children_is_one_line_with_their_names() -> None:
    about, whom = ("child-1", "child-2", "child-3"), "elder, younger, baby"
    one = decided(4, key="VIS-1.unheard", about=about, whom=whom, what=Own("Hear the child."))
    said = lines(opening(decisions=(one,)))
    narrow = " ".join(lines(opening(decisions=(one,)), Screen(40)))

    assert any(x.startswith(" - D4: elder, younger, baby: Hear the child;") for x in said)
    assert "D4: elder, younger, baby:" in " ".join(narrow.split())


def test_a_decision_is_a_sentence_with_who_by_when_and_how_it_stands() -> None:
    last_year, day = date(2025, 11, 29), date(2025, 12, 24)
    offered = {"what": Own("Offer a visit."), "who": Own("GP")}
    bare: dict[str, Any] = {"what": Own(), "who": Own()}
    rows: list[tuple[dict[str, Any], str]] = [
        ({"by": LAST_TIME}, "due 23 Jun; open, 154 days past"),
        ({"by": last_year}, "due 29 Nov 2025; open, 360 days past"),
        ({"by": TODAY.replace(day=23)}, "due 23 Nov; open, 1 day past"),
        ({"state": State.CARRIED, "by": TODAY}, "due 24 Nov; carried on"),
        ({"by": None}, "no day set; open"),
        ({"state": State.DONE, "settled_on": TODAY}, "done by 24 Nov"),
        (
            {"state": State.DONE, "by": last_year, "settled_on": day},
            "due 29 Nov 2025; done by 24 Dec 2025",
        ),
        (bare | {"at": AgreedAt.SESSION}, "as the page of 23 Jun said; no day set; open"),
        (bare | {"in_own_words": False}, "words left out; no day set; open"),
    ]
    for given_, beside in rows:
        said = f" - D1: {'' if given_.keys() & bare.keys() else 'Offer a visit; GP; '}{beside}"

        assert said in lines(opening(decisions=(decided(1, **offered | given_),))), given_
    shared = with_sheet(opening().paper, is_shared=True)
    copy = lines(opening(paper=shared, decisions=(decided(1, what=Own()),)))
    assert " - D1: left out of this copy; no day set; open" in copy


def test_where_something_is_missing_a_hold_may_be_with_it_unless_it_was_only_agreed() -> None:
    until = "Until you know, do not raise this worry with the family: ask your safeguarding lead."
    for how in Miss:
        paper = with_sheet(opening().paper, missing=(Missing(how, Own("a.toml")),))
        said = " ".join(" ".join(lines(opening(paper=paper))).split())

        assert "Look at: a.toml" in said, how
        assert (how is not Miss.AGREED_NOT_READ) is (until in said), how
    paper = paper_about(held_elsewhere(sheet_of(HELD)))
    assert "(other.toml). Look at that one too." in " ".join(lines(opening(paper=paper)))


def test_while_hold_stands_what_is_in_own_words_is_to_be_checked_first() -> None:
    own, of_a_bank = decided(1), decided(1, in_own_words=False)

    assert "Decided before (HOLD: check own words first)" in lines(opening(HELD, decisions=(own,)))
    assert "Decided before" in lines(opening(HELD, decisions=(of_a_bank,)))
    assert "Decided before" in lines(opening(CALM, decisions=(own,)))


def test_what_is_not_known_stands_with_its_days_and_in_how_many_sessions() -> None:
    facts = (
        NotKnown("The father's part", "elder", 273, 3),
        NotKnown("Records", "", 1),
        NotKnown("Weight", "", 0),
    )
    said = under("Not known longest", lines(opening(unknown=facts)))

    assert [
        "- 273 days: elder: the father's part (in 3 sessions)",
        "- 1 day: Records (in 1 session)",
        "- since today: Weight (in 1 session)",
    ] == said


def test_in_a_narrow_window_lines_wrap_and_nothing_is_cut() -> None:
    for name in [CALM, HELD, URGENT]:
        decisions = tuple(replace(each, what=LONG) for each in full(name).decisions)
        whole = replace(full(name), decisions=decisions, before=AGAIN)
        said = lines(whole, Screen(40))

        assert [] == [line for line in said if cells(line) > 40 or line.endswith(CUT)], name
        assert f"{LONG[:-1]}; family support worker;" in " ".join(" ".join(said).split()), name
        assert CUT in " ".join(lines(whole)), name
    typed = lines(opening(reference=Own("\x1b[2Jx"), before=said_before("a\nb")))
    assert not [line for line in typed if "\x1b" in line or "\n" in line]


def test_a_whole_opening_is_as_it_was(golden: object) -> None:
    said = "\n".join((*lines(full(HELD)), "", *lines(full()), ""))

    golden("opening-80.txt", said.encode())  # type: ignore[operator]
