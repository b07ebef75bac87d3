"""What has no effect while its gate is not known: named before it counts no more, and after."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from ehe_check.advice.advised import Advised
from ehe_check.case.changed_answers import would_park
from ehe_check.case.question_list import Parked, parked_answers
from ehe_check.case.walk import parked, readable
from ehe_check.judge.answers import Answers, Ref
from tests.any_answers import ABSENT, NOT_KNOWN, SKIPPED, any_answers, cast, states
from tests.any_answers import given as in_state
from tests.counts import tries
from tests.worked import shipped_bank

BANK = shipped_bank()
READ = tuple(question for question in BANK.questions if question.options)
FOOD = ("HEA-1", "HEA-1.food", "yes", "Growth and weight")
CRISIS = ("PMH-1", "PMH-4", "crisis-now", "Whether a parent is unwell or away")


def effects_at(answers: Answers) -> set[Ref]:
    """The answers that have an effect of their own, or would but for a rule that stills it."""
    reading = Advised(BANK, answers)
    stands = (*reading.standing, *reading.stilled)
    return {Ref(each.question, each.about) for each in stands if each.rule is None}


def parked_in(answers: Answers) -> tuple[Parked, ...]:
    return parked_answers(Advised(BANK, readable(BANK, answers)), answers)


def changed_to(answers: Answers, ref: Ref, state: str) -> Answers:
    answer = in_state(BANK.by_id[ref.question], ref, state)
    return answers.without(ref) if answer is None else answers.with_answer(answer)


@tries(60, 1500)
@given(any_answers(BANK), st.data())
def test_no_effect_behind_a_gate_goes_in_silence(answers: Answers, data: st.DataObject) -> None:
    question = data.draw(st.sampled_from(READ))
    about = data.draw(st.sampled_from(Advised(BANK, answers).subjects(question) or (None,)))
    assume((about is None) == (question.per is None))
    ref = Ref(question.id, about)
    changed = changed_to(answers, ref, data.draw(states(question)))
    gone = effects_at(answers) - effects_at(changed) - {ref, Ref("")}

    assert gone <= {each.ref for each in would_park(Advised(BANK, answers), Advised(BANK, changed))}
    assert gone <= {each.answer.ref for each in parked_in(changed)}


def test_what_is_behind_a_gate_that_is_not_known_says_what_is_needed_first() -> None:
    for state in [NOT_KNOWN, SKIPPED, ABSENT]:
        for case in [FOOD, CRISIS]:
            gate, question, said, first = case
            people = cast()
            about = "child-1" if BANK.by_id[question].per else None
            at, behind = Ref(gate, about), Ref(question, about)
            opens = "falling-under-review" if gate == "HEA-1" else "illness"
            answers = changed_to(Answers({}, people.entries, people.complete), behind, said)
            before = changed_to(answers, at, opens)
            after = changed_to(before, at, state)

            assert (behind,) == tuple(
                each.ref for each in would_park(Advised(BANK, before), Advised(BANK, after))
            ), state
            assert [f"it does not count while this is not known: {first}"] == [
                each.reason for each in parked_in(after)
            ], state


def test_what_waits_only_for_the_age_of_a_child_counts() -> None:
    people = cast(1, ages=(None,))
    answers = Answers({}, people.entries, people.complete)
    for question in BANK.questions:
        ref = Ref(question.id, "child-1" if question.per == "child" else None)
        gate = Advised(BANK, answers).gate(ref)
        if question.options and question.per == "child" and not gate.waits_for:
            given_ = changed_to(answers, ref, question.options[0].id)

            assert ref not in {each.ref for each in parked(Advised(BANK, given_))}
