"""What was agreed with the family's safety in mind, and when a later answer makes it void."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from ehe_check.bank.effect import Does
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.changed_answers import settled
from ehe_check.case.take import Brought, take
from ehe_check.case.walk import read_on
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Answers
from tests import any_answers as some
from tests.banks import TODAY, not_known, said, value
from tests.case_tables import rows_of
from tests.worked import shipped_bank

BANK = shipped_bank()
AGREED, HOW = value("SUP-5", "agreed"), value("SUP-5.how", "The lead tells both, on Friday.")
REFUSED = value("VIS-5", "refused-since-seen", "child-1")
BEFORE = said(
    value("NOW-1", "no"),
    value("NOW-2", "no"),
    value("NOW-3", "assessment"),
    value("RGT-2", "cannot-name-it"),
    value("FAM-5", "past-harm-known"),
    REFUSED,
    AGREED,
    HOW,
    entries=("child-1", "child-2"),
    complete=("child",),
)
GRAVE = {Does.EMERGENCY, Does.TODAY, Does.HOLD, Does.ASK}


def walk(answers: Answers) -> WalkNow:
    return WalkNow(BANK, answers, WalkSet.FULL, TODAY)


def after(*changes: Answer, before: Answers = BEFORE) -> Answers:
    changed = before
    for answer in changes:
        changed = changed.with_answer(answer)
    return settled(walk(before), walk(changed))


def test_what_was_agreed_is_void_once_something_graver_is_said() -> None:
    for change in [
        value("VIS-5", "refused-not-seen", "child-1"),
        value("SIB-3", "worse"),
        value("FAM-5.works", "yes"),
        value("FAM-7", "control"),
        value("CON-1", "red-flags", "child-1"),
        value("NOW-1", "yes"),
        not_known("NOW-2"),
        value("NOW-3", "enquiry"),
    ]:
        now = after(change)

        assert (None, None) == (now.get(AGREED.ref), now.get(HOW.ref)), change
        assert change == now.get(change.ref), change


def test_what_was_agreed_stands_beside_anything_else() -> None:
    for change in [
        value("FAM-5", "checked-none"),
        value("VIS-5", "no", "child-1"),
        value("ADU-3", "not-done"),
        value("HEA-6", "some-not-explained", "child-1"),
        value("FAM-7", "no-asked-alone"),
        value("SUP-5.how", "The lead, on Monday."),
    ]:
        assert BEFORE.with_answer(change) == after(change), change
    before, worse = BEFORE.with_answer(value("SUP-5", "not-yet")), value("SIB-3", "worse")
    assert before.with_answer(worse) == after(worse, before=before), "it was not agreed"


def test_a_new_call_for_today_is_something_graver_and_one_no_longer_needed_is_not() -> None:
    less, more = (value("NOW-2.what", each) for each in (("untreated",), ("untreated", "missing")))
    urgent = BEFORE.with_answer(value("NOW-2", "yes"))

    assert None is after(more, before=urgent.with_answer(less)).get(AGREED.ref)
    assert AGREED == after(less, before=urgent.with_answer(more)).get(AGREED.ref)


def test_a_note_beside_what_was_agreed_stays() -> None:
    noted = AGREED.model_copy(update={"note": "By telephone."})
    now = after(value("SIB-3", "worse"), before=BEFORE.with_answer(noted)).get(AGREED.ref)

    assert now is not None
    assert (None, "By telephone.") == (now.value, now.note)


def test_answers_from_a_file_make_it_void_as_typed_ones_do() -> None:
    worse, same = (Brought(rows_of((), [value("SIB-3", each)])) for each in ("worse", "no"))

    assert None is take(BANK, BEFORE, worse, TODAY).answers.get(AGREED.ref)
    assert AGREED == take(BANK, BEFORE, same, TODAY).answers.get(AGREED.ref)


def causes(answers: Answers) -> set[tuple[str, str | None, str, str]]:
    return {
        (each.question, each.about, each.effect.does, route)
        for each in read_on(BANK, answers, TODAY).standing
        for route in (each.effect.routes or ("",))
        if each.effect.does in GRAVE
    }


@given(some.any_answers(BANK), st.data())
def test_answering_never_leaves_it_agreed_while_the_causes_have_grown(
    answers: Answers, data: st.DataObject
) -> None:
    before = answers.with_answer(AGREED).with_answer(HOW)
    people = some.Cast(answers.entries, answers.complete)
    ref = data.draw(st.sampled_from(some.refs(BANK, people)))
    question = BANK.by_id[ref.question]
    answer = some.given(question, ref, data.draw(st.sampled_from(question.option_ids)))
    assume(answer is not None and ref != AGREED.ref)
    assert answer is not None

    now = settled(walk(before), walk(before.with_answer(answer)))

    assert now.get(AGREED.ref) != AGREED or causes(now) <= causes(before)
    assert replace(now, by_ref={}) == replace(before, by_ref={})
