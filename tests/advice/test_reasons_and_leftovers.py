"""Answers in the words they were given in, and what is left over: open, parked or unreadable."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.advice.advised import Advised
from ehe_check.advice.reasons import (
    SOMETHING_WORDS,
    answer_words,
    by_evidence,
    noted,
    own_words,
    reason_of,
    reasons,
    rests_on_parent_alone,
)
from ehe_check.advice.recommendation import Reason
from ehe_check.advice.unknowns import opening_unanswered
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.question_list import Parked, Unanswered, parked_answers, unanswered_questions
from ehe_check.case.walk import (
    is_settled,
    parked,
    readable,
    set_aside,
    steps,
)
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.page.own import Own
from tests.banks import (
    CHILDREN,
    TODAY,
    not_known,
    only_note,
    said,
    skipped,
    small_bank,
    value,
)

QUESTIONS = """
needed = ["NOW-1", "NOW-2"]
quick = ["NOW-2"]

[[questions]]
id = "NOW-1"
fact = true
options = ["no", "yes"]

[[questions]]
id = "NOW-2"
options = ["no", "yes"]
when = { question = "NOW-1", is = ["yes"] }

[[questions]]
id = "NOW-3"
kind = "several"
fact = true
options = ["a", "b", "c"]

[[questions]]
id = "NOW-4"
kind = "text"

[[questions]]
id = "VIS-1"
per = "child"
options = ["no", "yes"]

[[questions]]
id = "END-1"
kind = "text"
after_advice = true
"""
BANK = small_bank(CHILDREN, QUESTIONS)


def worded(answer: Answer) -> str:
    return reason_of(BANK.by_id[answer.question], answer).answer


def with_removed(*answers: Answer) -> Answers:
    gone = Entry(id="child-1", label="Girl, 9", removed=TODAY)
    return replace(said(*answers), entries=(gone,))


class TestAReason:
    def test_names_what_was_chosen_whether_one_or_several(self) -> None:
        several = ("no", "yes")

        assert ("no",) == Reason("NOW-1", None, "No", value="no").values
        assert several == Reason("NOW-1", None, "No", value=several).values
        assert () == Reason("NOW-1", None, "No", value=None).values

    def test_is_in_the_words_of_its_question(self) -> None:
        for answer, words in [
            (value("NOW-1", "yes"), "Yes"),
            (value("NOW-3", ("a", "c")), "A; C"),
            (value("NOW-4", "As she said."), "As she said."),
            (not_known("NOW-1"), "Not known"),
            (skipped("NOW-1"), "Skipped"),
            (only_note("NOW-1"), ""),
            (value("NOW-1", "gone"), "gone"),
        ]:
            assert words == worded(answer), answer

    def test_keeps_all_that_was_given_with_the_answer(self) -> None:
        answer = Answer(
            question="NOW-1", value="yes", on=TODAY, evidence=Evidence.RECORD, note="Letter."
        )

        assert Reason(
            "NOW-1", None, "Yes", "yes", TODAY, Evidence.RECORD, Own("Letter.")
        ) == reason_of(BANK.by_id["NOW-1"], answer)

    def test_is_not_given_for_answers_that_are_missing_among_several(self) -> None:
        reading = Advised(BANK, said(value("NOW-4", "Words"), value("NOW-1", "no")))

        several = reasons(reading, [Ref("NOW-4"), Ref("NOW-3"), Ref("NOW-1")])

        assert ["NOW-1", "NOW-4"] == [each.question for each in several]

    def test_rests_on_a_parent_alone_where_no_other_source_is_named(self) -> None:
        rows: list[tuple[list[Evidence | None], bool]] = [
            ([Evidence.PARENT_TOLD_ME, None], True),
            ([Evidence.PARENT_TOLD_ME, Evidence.RECORD], False),
            ([None], False),
            ([], False),
        ]
        for sources, expected in rows:
            because = [Reason("NOW-1", None, "Yes", evidence=source) for source in sources]

            assert expected == rests_on_parent_alone(because), sources

    def test_stands_under_its_evidence(self) -> None:
        reading = Advised(
            BANK,
            said(
                Answer(question="NOW-3", value=("a",), evidence=Evidence.RECORD),
                Answer(question="NOW-1", value="no", evidence=Evidence.ASSUMED),
                Answer(question="NOW-2", value="no", evidence=Evidence.ASSUMED),
            ),
        )

        held = [(kind, [why.question for why in because]) for kind, because in by_evidence(reading)]

        assert [(Evidence.RECORD, ["NOW-3"]), (Evidence.ASSUMED, ["NOW-1"])] == held

    def test_own_words_are_all_texts_but_the_decision(self) -> None:
        reading = Advised(BANK, said(value("NOW-4", "Words"), value("END-1", "I agree.")))

        assert ["NOW-4"] == [each.question for each in own_words(reading)]

    def test_answers_with_a_note_are_those_that_arise(self) -> None:
        reading = Advised(BANK, said(value("NOW-1", "no"), only_note("NOW-3"), only_note("NOW-2")))

        assert ["NOW-3"] == [each.question for each in noted(reading)]


class TestWhatIsOpen:
    def test_a_needed_question_that_surely_arises_is_open_until_it_is_answered(self) -> None:
        for answer, is_open in [
            (None, True),
            (skipped("NOW-1"), True),
            (only_note("NOW-1"), True),
            (value("NOW-1", "no"), False),
            (not_known("NOW-1"), False),
        ]:
            answers = said(answer) if answer else said()
            assert ("NOW-1",) * is_open == opening_unanswered(Advised(BANK, answers)), answer
        asked = Advised(BANK, said(value("NOW-1", "yes")))
        assert ("NOW-2",) == opening_unanswered(asked)

    def test_each_open_question_is_named_with_how_that_came_about(self) -> None:
        answers = said(
            value("NOW-1", "no"),
            skipped("NOW-3"),
            only_note("NOW-4"),
            not_known("SIB-1"),
            entries=("child-1",),
        )

        assert (
            Unanswered("NOW-3", None, "skipped"),
            Unanswered("NOW-4", None, "note-only"),
            Unanswered("VIS-1", "child-1", "unanswered"),
        ) == unanswered_questions(Advised(BANK, answers), WalkSet.FULL)

    def test_questions_outside_the_set_are_not_open(self) -> None:
        bank = small_bank(QUESTIONS.replace('per = "child"', ""))

        assert (Unanswered("NOW-2", None, "unanswered"),) == unanswered_questions(
            Advised(bank, said()), WalkSet.QUICK
        )


class TestWhatIsReadByNothing:
    def test_is_kept_with_its_reason(self) -> None:
        no_option, child = "these questions do not have it", "child-1"
        of_another = said(value("NOW-1", "yes", child), entries=(child,))
        for answers, reason_given, whom in [
            (
                said(value("NOW-1", "no"), value("NOW-2", "yes")),
                "its question no longer arises",
                "",
            ),
            (
                with_removed(value("VIS-1", "yes", child)),
                "the list no longer has whom it is about",
                "Girl, 9",
            ),
            (with_removed(value("VIS-1", "gone", child)), no_option, "Girl, 9"),
            (said(value("GONE-1", "yes")), no_option, ""),
            (said(value("NOW-1", "gone")), no_option, ""),
            (said(value("NOW-3", ("a", "gone"))), no_option, ""),
            (said(value("VIS-1", "yes", "child-9")), no_option, "child-9"),
            (said(value("VIS-1", "yes")), no_option, ""),
            (of_another, no_option, child),
        ]:
            answer = list(answers)[-1]

            assert (Parked(answer, reason_given, whom),) == parked_answers(
                Advised(BANK, readable(BANK, answers)), answers
            )

    def test_is_left_out_of_what_can_be_read(self) -> None:
        answers = with_removed(
            value("VIS-1", "yes", "child-1"), value("NOW-1", "gone"), value("NOW-4", "Words")
        )

        assert [value("NOW-4", "Words")] == list(readable(BANK, answers))

    def test_an_answer_about_a_removed_entry_is_neither_parked_nor_set_aside(self) -> None:
        answers = with_removed(value("VIS-1", "yes", "child-1"))

        assert () == (*parked(Advised(BANK, readable(BANK, answers))), *set_aside(BANK, answers))


class TestTheWalk:
    ANSWERS = said(
        not_known("NOW-1"), value("NOW-3", ("a",)), only_note("NOW-4"), entries=("child-1",)
    )
    WALK = tuple(steps(Advised(BANK, ANSWERS)))

    def test_a_step_behind_not_known_may_or_may_not_apply(self) -> None:
        certain = {step.ref: step.is_certain_to_apply for step in self.WALK}

        assert certain[Ref("NOW-1")]
        assert not certain[Ref("NOW-2")]

    def test_unanswered_steps_are_those_where_nothing_settled_is_said(self) -> None:
        assert [
            Ref("NOW-2"),
            Ref("NOW-4"),
            Ref("SIB-1"),
            Ref("VIS-1", "child-1"),
            Ref("END-1"),
        ] == [step.ref for step in self.WALK if not is_settled(step.ref, self.ANSWERS)]

    def test_a_note_alone_settles_nothing(self) -> None:
        for question, settled in [("NOW-1", True), ("NOW-4", False), ("NOW-2", False)]:
            assert settled == is_settled(Ref(question), self.ANSWERS), question


def test_what_was_only_marked_is_said_so_and_never_as_the_label_of_not_known() -> None:
    marked = Answer(question="NOW-1", not_known=True, something=True)

    assert SOMETHING_WORDS == answer_words(None, marked)
