"""What a change of answers takes with it: what it parks, asks again, or makes void."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from ehe_check.advice.advised import Advised
from ehe_check.bank.effect import Does
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.changed_answers import (
    settled,
    spoke_of_all,
    taken_back,
    with_list_state,
    would_park,
)
from ehe_check.case.question_list import Parked, parked_answers
from ehe_check.case.take import Brought, take
from ehe_check.case.walk import parked, read_on, readable
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Answers, Ref
from tests.any_answers import ABSENT, NOT_KNOWN, SKIPPED, Cast, any_answers, cast, refs, states
from tests.any_answers import given as in_state
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
from tests.case_tables import rows_of
from tests.counts import tries
from tests.worked import shipped_bank

BANK = small_bank(
    CHILDREN,
    asks("NOW-1", "no", "yes"),
    asks("NOW-2", "no", "yes", when=("NOW-1", "yes"), again_when=["child"]),
    asks("NOW-3", "a", "b", "c", kind="several", again_when=["child"]),
)


def test_a_change_would_park_the_answers_with_a_value_that_are_read_now_and_not_after_it() -> None:
    yes, no, given = value("NOW-1", "yes"), value("NOW-1", "no"), value("NOW-2", "yes")
    for before, change, put_aside in [
        (said(yes, given), no, (given,)),
        (said(no, given), value("NOW-3", ("a",)), ()),
        (said(yes, not_known("NOW-2")), no, ()),
    ]:
        changed = before.with_answer(change)

        assert put_aside == would_park(Advised(BANK, before), Advised(BANK, changed)), change


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


def test_what_was_said_of_ticked_lines_is_asked_again_once_another_is_ticked() -> None:
    said_of = value("NOW-2.state", "confirmed")
    for before, now, is_kept in [
        (("told",), ("told", "missing"), False),
        (("told",), ("missing",), False),
        (("told", "missing"), ("told",), True),
        (("told",), ("nothing",), True),
        (("nothing",), ("told",), False),
    ]:
        was = said(value("NOW-2", before), said_of)
        changed = was.with_answer(value("NOW-2", now))
        walks = [WalkNow(SHIPPED, each, WalkSet.QUICK, TODAY) for each in (was, changed)]
        anew = changed.with_answer(value("NOW-2.state", "not-sure"))
        both = WalkNow(SHIPPED, anew, WalkSet.QUICK, TODAY)

        assert is_kept is (said_of in settled(*walks)), (before, now)
        assert anew == settled(walks[0], both), "it was said just now"


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


# What was agreed with the family's safety in mind is void once something graver is said.


SHIPPED = shipped_bank()
AGREED, HOW = value("SUP-5", "agreed"), value("SUP-5.how", "The lead tells both, on Friday.")
REFUSED = value("VIS-5", "refused-since-seen", "child-1")
AGREED_BEFORE = said(
    value("NOW-1", "no"),
    value("NOW-2", ("nothing",)),
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


def walk_now(answers: Answers) -> WalkNow:
    return WalkNow(SHIPPED, answers, WalkSet.FULL, TODAY)


def after(*changes: Answer, before: Answers = AGREED_BEFORE) -> Answers:
    changed = before
    for answer in changes:
        changed = changed.with_answer(answer)
    return settled(walk_now(before), walk_now(changed))


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
        assert AGREED_BEFORE.with_answer(change) == after(change), change
    before, worse = AGREED_BEFORE.with_answer(value("SUP-5", "not-yet")), value("SIB-3", "worse")
    assert before.with_answer(worse) == after(worse, before=before), "it was not agreed"


def test_a_new_call_for_today_is_something_graver_and_one_no_longer_needed_is_not() -> None:
    less, more = (value("NOW-2", each) for each in (("untreated",), ("untreated", "missing")))
    urgent = AGREED_BEFORE.with_answer(value("NOW-2.state", "open-to-act-on"))

    assert None is after(more, before=urgent.with_answer(less)).get(AGREED.ref)
    assert AGREED == after(less, before=urgent.with_answer(more)).get(AGREED.ref)


def test_a_note_beside_what_was_agreed_stays() -> None:
    noted = AGREED.model_copy(update={"note": "By telephone."})
    now = after(value("SIB-3", "worse"), before=AGREED_BEFORE.with_answer(noted)).get(AGREED.ref)

    assert now is not None
    assert (None, "By telephone.") == (now.value, now.note)


def test_answers_from_a_file_make_it_void_as_typed_ones_do() -> None:
    worse, same = (Brought(rows_of((), [value("SIB-3", each)])) for each in ("worse", "no"))

    assert None is take(SHIPPED, AGREED_BEFORE, worse, TODAY).answers.get(AGREED.ref)
    assert AGREED == take(SHIPPED, AGREED_BEFORE, same, TODAY).answers.get(AGREED.ref)


def causes(answers: Answers) -> set[tuple[str, str | None, str, str]]:
    return {
        (each.question, each.about, each.effect.does, route)
        for each in read_on(SHIPPED, answers, TODAY).standing
        for route in (each.effect.routes or ("",))
        if each.effect.does in GRAVE
    }


@given(any_answers(SHIPPED), st.data())
def test_answering_never_leaves_it_agreed_while_the_causes_have_grown(
    answers: Answers, data: st.DataObject
) -> None:
    before = answers.with_answer(AGREED).with_answer(HOW)
    people = Cast(answers.entries, answers.complete)
    ref = data.draw(st.sampled_from(refs(SHIPPED, people)))
    question = SHIPPED.by_id[ref.question]
    answer = in_state(question, ref, data.draw(st.sampled_from(question.option_ids)))
    assume(answer is not None and ref != AGREED.ref)
    assert answer is not None

    now = settled(walk_now(before), walk_now(before.with_answer(answer)))

    assert now.get(AGREED.ref) != AGREED or causes(now) <= causes(before)
    assert replace(now, by_ref={}) == replace(before, by_ref={})


# What has no effect while its gate is not known: named before it counts no more, and after.


READ = tuple(question for question in SHIPPED.questions if question.options)
FOOD = ("HEA-1", "HEA-1.food", "yes", "Growth and weight")
CRISIS = ("PMH-1", "PMH-4", "crisis-now", "Whether a parent is unwell or away")


def effects_at(answers: Answers) -> set[Ref]:
    """The answers that have an effect of their own, or would but for a rule that stills it."""
    reading = Advised(SHIPPED, answers)
    stands = (*reading.standing, *reading.stilled)
    return {Ref(each.question, each.about) for each in stands if each.rule is None}


def parked_in(answers: Answers) -> tuple[Parked, ...]:
    return parked_answers(Advised(SHIPPED, readable(SHIPPED, answers)), answers)


def changed_to(answers: Answers, ref: Ref, state: str) -> Answers:
    answer = in_state(SHIPPED.by_id[ref.question], ref, state)
    return answers.without(ref) if answer is None else answers.with_answer(answer)


@tries(60, 1500)
@given(any_answers(SHIPPED), st.data())
def test_no_effect_behind_a_gate_goes_in_silence(answers: Answers, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(READ))
    about = data.draw(st.sampled_from(Advised(SHIPPED, answers).subjects(question) or (None,)))
    assume((about is None) == (question.per is None))
    ref = Ref(question.id, about)
    changed = changed_to(answers, ref, data.draw(states(question)))
    gone = effects_at(answers) - effects_at(changed) - {ref, Ref("")}

    assert gone <= {
        each.ref for each in would_park(Advised(SHIPPED, answers), Advised(SHIPPED, changed))
    }
    assert gone <= {each.answer.ref for each in parked_in(changed)}


def test_what_is_behind_a_gate_that_is_not_known_says_what_is_needed_first() -> None:
    for state in [NOT_KNOWN, SKIPPED, ABSENT]:
        for case in [FOOD, CRISIS]:
            gate, question, said, first = case
            people = cast()
            about = "child-1" if SHIPPED.by_id[question].per else None
            at, behind = Ref(gate, about), Ref(question, about)
            opens = "falling-under-review" if gate == "HEA-1" else "illness"
            answers = changed_to(Answers({}, people.entries, people.complete), behind, said)
            before = changed_to(answers, at, opens)
            after = changed_to(before, at, state)

            assert (behind,) == tuple(
                each.ref for each in would_park(Advised(SHIPPED, before), Advised(SHIPPED, after))
            ), state
            assert [f"it does not count while this is not known: {first}"] == [
                each.reason for each in parked_in(after)
            ], state


def test_what_waits_only_for_the_age_of_a_child_counts() -> None:
    people = cast(1, ages=(None,))
    answers = Answers({}, people.entries, people.complete)
    for question in SHIPPED.questions:
        ref = Ref(question.id, "child-1" if question.per == "child" else None)
        gate = Advised(SHIPPED, answers).gate(ref)
        if question.options and question.per == "child" and not gate.waits_for:
            given_ = changed_to(answers, ref, question.options[0].id)

            assert ref not in {each.ref for each in parked(Advised(SHIPPED, given_))}
