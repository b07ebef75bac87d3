"""How a case stands as a supervision begins: open, not known, new and said, as its sheet has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given

from ehe_check.case.decided import AgreedStatus
from ehe_check.check.approach import approach_in
from ehe_check.over_time.agreed import AgreedAt
from ehe_check.over_time.compare import compare
from ehe_check.over_time.comparison import Comparison
from ehe_check.over_time.ledger import Decided, State
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.supervision import ThinkAgain, UrgentTold
from ehe_check.page.own import Own
from ehe_check.page.phrases import capital
from ehe_check.sheet.merged_points import about
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import spoken
from ehe_check.supervision.opening import opening_of
from ehe_check.supervision.opening_page import advice_words, said_then
from tests.banks import TODAY
from tests.counts import tries
from tests.decided_rows import event
from tests.pages import page, sheet_of, words_of
from tests.sides import side
from tests.supervised import any_sheet, supervision
from tests.supervision.openings import (
    CALM,
    HELD,
    LAST_TIME,
    URGENT,
    decided,
    in_case,
    ledger,
    lines,
    paper_about,
    said_by_a_child,
    sheet_in,
)
from tests.worked import shipped_bank, worked_case
from tests.worked_histories import history_names, worked_history

BANK = shipped_bank()
TRIGGER = "one-trigger-help-has-not-worked"
UNKNOWN = "cold-letters-come-back"


def numbers(*decisions: Decided, last_time: date | None = LAST_TIME) -> list[int]:
    """The decisions that the opening has, in its order."""
    before = None if last_time is None else supervision(on=last_time)
    found = opening_of(paper_about(sheet_of(CALM)), ledger(*decisions), before=before)
    return [each.number for each in found.decisions]


# What was decided


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


# What is not known


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


# What is new


def test_a_child_that_was_added_is_new_and_that_nobody_has_seen_it_is_said() -> None:
    first = in_case("a-child-added").new[0]

    assert ("baby is on the list; nobody is known to have seen baby", "") == first


def test_drift_is_new_with_its_statement() -> None:
    assert ("our own work goes round, from session to session", "L4.2") in in_case("drifting").new


def test_a_reason_of_page_1_is_new_only_where_it_was_none_before() -> None:
    for before in [CALM, TRIGGER]:
        then, now = (worked_case(name).session.all_answers() for name in (before, TRIGGER))
        sides = [side(BANK, then, LAST_TIME), side(BANK, now, TODAY)]
        paper = paper_about(sheet_in(sides[1:]))
        new = opening_of(paper, ledger(), moved=compare(sides[0], sides[1])).new
        reasons = {about(each.whom, capital(each.text)) for each in paper.first.reasons}

        assert reasons, before
        assert (set() if before == TRIGGER else reasons) == {each.said for each in new} & reasons


def test_what_was_found_out_is_told_with_the_answer_and_how_it_is_known() -> None:
    fact, answer = "What each child's ordinary day is like", "Yes, from another professional"
    (found,) = in_case("improving").new

    assert f"{fact}: found out, {answer} (from the child)" == found.said


def test_where_nothing_lies_between_nothing_is_new() -> None:
    assert () == in_case("drifting", upto=1).new


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

    assert advice == found.page.advice
    assert said_then(found).advice == advice.line
    assert advice_words(found) in shown
    assert advice.line in shown
    assert (advice.box.line if advice.box else "") in shown
    unknown = {each.short.casefold() for each in found.unknown}
    gave_way = {each.text.casefold() for each in found.page.find_first}  # on a page 1 that is full
    assert set() == {each for each in unknown if each not in printed} - gave_way
    assert all(any(why.answer in each for why in sheet.own_words) for each in found.words)
    new = {each.said for each in found.new}
    reasons = [each for each in found.page.reasons if about(each.whom, capital(each.text)) in new]
    assert [] == [each.text for each in reasons if each.text.casefold() not in printed]


@tries(20, 400)
@given(any_sheet())
def test_whatever_was_answered_the_opening_has_the_facts_of_the_sheet(sheet: PromptSheet) -> None:
    check(sheet)


def test_in_every_history_the_opening_has_the_facts_of_the_sheet() -> None:
    for name in history_names():
        sides = list(worked_history(name).sides.values())
        check(sheet_in(sides), compare(sides[-2], sides[-1]) if len(sides) > 1 else None)
