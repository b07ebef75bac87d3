"""What a change of answers takes with it."""

from __future__ import annotations

from ehe_check.advice.advised import Advised
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.changed_answers import (
    settled,
    spoke_of_all,
    taken_back,
    with_list_state,
    would_park,
)
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Ref
from tests.banks import (
    CHILDREN,
    TODAY,
    asks,
    not_known,
    only_note,
    said,
    skipped,
    small_bank,
    value,
)

BANK = small_bank(
    CHILDREN,
    asks("NOW-1", "no", "yes"),
    asks("NOW-2", "no", "yes", when=("NOW-1", "yes"), again_when=["child"]),
    asks("NOW-3", "a", "b", "c", kind="several", again_when=["child"]),
)


def test_a_change_would_park_the_answers_with_a_value_that_are_read_now_and_not_after_it() -> None:
    yes, no, given = value("NOW-1", "yes"), value("NOW-1", "no"), value("NOW-2", "yes")
    for before, change, parked in [
        (said(yes, given), no, (given,)),
        (said(no, given), value("NOW-3", ("a",)), ()),
        (said(yes, not_known("NOW-2")), no, ()),
    ]:
        changed = before.with_answer(change)

        assert parked == would_park(Advised(BANK, before), Advised(BANK, changed)), change


def test_a_skip_goes_once_its_question_surely_applies_and_any_other_answer_stays() -> None:
    unsure, yes = not_known("NOW-1"), value("NOW-1", "yes")
    noted = Answer(question="NOW-2", skipped=True, note="Ask the GP.")
    for why, before, changes in [
        ("", said(unsure, skipped("NOW-2")), [yes]),
        ("it applied before", said(yes, skipped("NOW-2")), [yes]),
        ("it does not apply now", said(unsure, skipped("NOW-2")), [value("NOW-1", "no")]),
        ("it was skipped just now", said(unsure), [yes, skipped("NOW-2")]),
        ("it was answered", said(unsure, value("NOW-2", "no")), [yes]),
        ("this bank does not have it", said(unsure, skipped("GONE-1")), [yes]),
        ("it has a note", said(unsure, noted), [yes]),
    ]:
        changed = before
        for answer in changes:
            changed = changed.with_answer(answer)
        walks = (WalkNow(BANK, each, WalkSet.FULL, TODAY) for each in (before, changed))

        assert (changed if why else said(yes)) == settled(*walks), why


def test_a_list_is_complete_as_its_own_question_says_last_and_left_alone_by_another() -> None:
    for before, answer, complete in [
        (("child",), value("NOW-1", "yes"), ("child",)),
        ((), value("SIB-1", "complete"), ("child",)),
        (("child",), value("SIB-1", "may-be-more"), ()),
        (("child",), not_known("SIB-1"), ()),
    ]:
        given = with_list_state(BANK, said(complete=before), answer)

        assert said(answer, complete=complete) == given, answer


def test_an_answer_that_says_nothing_of_anybody_speaks_of_nobody_new() -> None:
    answers = said(
        value("NOW-1", "yes"), value("NOW-2", "yes"), not_known("NOW-3"), value("GO-1", "yes")
    )

    assert [Ref("NOW-2")] == [each.ref for each in spoke_of_all(BANK, answers, "child")]
    assert [] == list(spoke_of_all(BANK, answers, "adult"))


def test_what_is_taken_back_is_open_again_and_keeps_its_note() -> None:
    noted = Answer(question="NOW-2", value="yes", asked="Was it?", note="See the letter.")
    answers = taken_back(said(noted, value("NOW-3", ("a",))), [Ref("NOW-2"), Ref("NOW-3")])

    assert [only_note("NOW-2").model_copy(update={"asked": "Was it?", "note": noted.note})] == list(
        answers
    )
