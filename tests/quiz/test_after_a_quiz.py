"""After a quiz: which items count, what came of it, its words, and when items come round again."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given as property_of
from hypothesis import strategies as st

from ehe_check.quiz.again import reviews, standing_attempts
from ehe_check.quiz.draw import items_of_paper, past_items, shuffled
from ehe_check.quiz.explain import (
    Standing,
    reading_lines,
    reasons,
    right_words,
    standing,
    sum_up,
    summary_lines,
    verdict_words,
)
from ehe_check.quiz.item import Paper, QuizItem
from ehe_check.quiz.mark import Answered, Sureness, Verdict
from tests.quizzes import (
    TODAY,
    answered,
    attempt,
    chance,
    of_topic,
    quiz_of,
    right_answer,
    small_quiz,
    table,
)
from tests.worked import shipped_library

QUIZ = small_quiz()
LIBRARY = shipped_library()
PAST = date(2027, 5, 25)


# Choosing


def test_a_vignette_is_put_step_by_step_after_its_opening_words_where_it_has_some() -> None:
    raw = table()
    raw["items"][5].pop("text")
    bare, opened = quiz_of(raw).by_id["QZ-6"], QUIZ.by_id["QZ-6"]

    assert bare.questions == bare.steps
    assert opened.questions[0].text.startswith("You are a school nurse.\nA girl of nine")
    assert opened.questions[1:] == opened.steps[1:]


def test_an_item_of_law_past_its_last_day_leaves_both_papers_at_once() -> None:
    before = [items_of_paper(QUIZ, paper, TODAY) for paper in Paper]
    after = [items_of_paper(QUIZ, paper, PAST) for paper in Paper]

    assert ["QZ-3", "QZ-4", "QZ-6"] == [item.id for item in of_topic(QUIZ, "voice")]
    assert [[item.id for item in items] for items in before] == [["QZ-1"], ["QZ-2"]]
    assert [(), ()] == after
    assert () == past_items(QUIZ, PAST - timedelta(days=1))
    assert ["QZ-1", "QZ-2"] == [item.id for item in past_items(QUIZ, PAST)]


# Summing up


def test_what_was_sure_and_not_right_comes_first() -> None:
    answers = [
        answered(QUIZ.by_id["QZ-4"], sure=Sureness.GUESSING),
        answered(QUIZ.by_id["QZ-3"], (("a",),), Sureness.FAIRLY_SURE),
        answered(QUIZ.by_id["QZ-1"], (("b",),), Sureness.SURE),
        answered(QUIZ.by_id["QZ-5"], sure=Sureness.FAIRLY_SURE),
    ]
    summary = sum_up(answers, LIBRARY, TODAY)

    assert (4, 2, 1) == (summary.answered, summary.right, summary.partly)
    assert ["L1.2", "F3.4", "F3.3"] == [each.statement for each in summary.to_read]
    assert LIBRARY.text("L1.2") == summary.to_read[0].text
    assert [0, 1, 2] == [each.standing for each in summary.to_read]


def test_the_answers_that_lead_to_one_statement_come_the_surest_mistake_first() -> None:
    answers = [
        answered(QUIZ.by_id["QZ-2"], sure=Sureness.GUESSING),
        answered(QUIZ.by_id["QZ-1"], (("c",),), Sureness.SURE),
    ]
    (only,) = sum_up(answers, LIBRARY, TODAY).to_read

    assert ["QZ-1", "QZ-2"] == [each.item.id for each in only.answers]


def test_an_item_of_several_questions_was_sure_and_not_right_where_one_of_them_was() -> None:
    item = QUIZ.by_id["QZ-6"]
    half = answered(item, (("a",), ("a",)))

    def sure(first: Sureness, second: Sureness) -> Answered:
        return Answered(item, half.given, (first, second), half.marking)

    assert Standing.NOT_RIGHT is standing(sure(Sureness.SURE, Sureness.GUESSING))
    assert Standing.SURE_AND_NOT_RIGHT is standing(sure(Sureness.GUESSING, Sureness.SURE))


@property_of(
    given=st.lists(st.tuples(st.sampled_from(QUIZ.items), st.booleans(), st.sampled_from(Sureness)))
)
def test_only_what_was_right_and_no_guess_leads_nowhere(
    given: list[tuple[QuizItem, bool, Sureness]],
) -> None:
    answers = []
    for item, is_right, sure in given:
        ids = right_answer(item) if is_right else ((),) * len(item.questions)
        answers.append(answered(item, ids, sure))
    summary = sum_up(answers, LIBRARY, TODAY)
    leading = {each.item.id for read in summary.to_read for each in read.answers}
    missed = {
        each.item.id
        for each in answers
        if each.marking.verdict is not Verdict.RIGHT or Sureness.GUESSING in each.sure
    }

    assert missed == leading
    assert summary.right + summary.partly <= summary.answered == len(answers)


# Words


def test_what_is_right_and_what_was_chosen_are_read_first_and_the_rest_after() -> None:
    first, others = reasons(shuffled(QUIZ.by_id["QZ-1"], chance(1)), 0, ("c",), QUIZ)

    assert [
        "\nRight: Nobody has to\nNo law asks it. [L1.2]",
        (
            "\nNot right: The school nurse (your answer)\nNot for that. [L1.1]\n"
            "The belief behind it: Somebody visits anyway."
        ),
    ] == first
    assert ["\nNot right: The council\nIt need not. [L1.2]"] == others


def test_the_reasons_of_an_order_come_in_its_right_order() -> None:
    item = shuffled(QUIZ.by_id["QZ-5"], chance(1))

    assert (
        [
            "\n1. Notice (as you had it)\nIt begins so. [L4.0]",
            "\n2. Ask (you had it at 3)\nThen you know more. [L4.0]",
            "\n3. Record (you had it at 2)\nThen it is kept. [L4.0]",
        ],
        [],
    ) == reasons(item, 0, ("a", "c", "b"), QUIZ)


def test_what_is_right_is_said_shortly_whatever_the_kind() -> None:
    assert [
        "Nobody has to",
        "Seeing the child; Asking what a day is like",
        "False",
        "\n1. Notice\n2. Ask\n3. Record",
        "You think of him too",
    ] == [right_words(QUIZ.by_id[f"QZ-{n}"], n == 6) for n in (1, 3, 4, 5, 6)]


@property_of(data=st.data())
def test_every_option_has_its_reason_with_its_statements_whatever_was_chosen(
    data: st.DataObject,
) -> None:
    item = data.draw(st.sampled_from(QUIZ.items))
    mixed = shuffled(item, chance(data.draw(st.integers())))
    number = data.draw(st.integers(0, len(item.questions) - 1))
    chosen = data.draw(st.permutations(list(mixed.questions[number].by_id)))
    first, others = reasons(mixed, number, chosen, QUIZ)
    text = "\n".join([*first, *others])

    for option in item.questions[number].options:
        assert f"{option.why} [{', '.join(option.statements)}]" in text


def test_nothing_that_is_said_passes_or_fails() -> None:
    said = " ".join(map(verdict_words, Verdict)).casefold()

    assert not any(word in said for word in ("fail", "pass", "incorrect", "score", "poor"))
    assert 3 == len(set(map(verdict_words, Verdict)))


def test_counts_are_plain() -> None:
    for wrong, partly, put, lines in [
        (0, 0, 1, ["1 of 1 right."]),
        (1, 0, 2, ["1 of 2 right."]),
        (1, 1, 5, ["1 of 3 right, and 1 in part.", "Without an answer: 2."]),
    ]:
        answers = [answered(QUIZ.by_id["QZ-1"])]
        answers += [answered(QUIZ.by_id["QZ-2"], (("a",),))] * wrong
        answers += [answered(QUIZ.by_id["QZ-3"], (("a",),))] * partly

        assert lines == list(summary_lines(sum_up(answers, LIBRARY, TODAY), put)), wrong
    assert ["Nothing was answered."] == list(summary_lines(sum_up([], LIBRARY, TODAY), 3))


def test_what_to_read_is_the_statement_and_the_questions_that_lead_to_it() -> None:
    (only,) = sum_up([answered(QUIZ.by_id["QZ-1"], (("c",),))], LIBRARY, TODAY).to_read
    raw = table()
    raw["items"][0].update(text="word " * 30)
    raw["items"][0]["options"][1]["statements"] = ["OWN-1"]
    (odd,) = sum_up([answered(quiz_of(raw).items[0], (("b",),))], LIBRARY, TODAY).to_read
    unknown, shortened = reading_lines(odd)

    asked = '"Who has to visit a child because the child is home educated?"'
    assert [
        f"\nL1.1: {LIBRARY.text('L1.1')}",
        f"You were sure, and it was not right: QZ-1, {asked}",
    ] == [*reading_lines(only)]
    assert "\nOWN-1" == unknown
    assert shortened.endswith('word ..."')
    assert len(shortened) < 140


# Spacing


def test_what_was_missed_or_guessed_comes_round_again() -> None:
    for attempts, due in [
        ([attempt(0)], None),
        ([attempt(0, sure=Sureness.FAIRLY_SURE)], None),
        ([attempt(0, "0")], 1),
        ([attempt(0, "1/2")], 1),
        ([attempt(0, sure=Sureness.GUESSING)], 1),
        ([attempt(0, "0"), attempt(1)], 4),
        ([attempt(0, "0"), attempt(1, "0")], 2),
        ([attempt(0), attempt(1, "0")], 2),
        ([attempt(0, "0", sitting="s"), attempt(0, sitting="s")], None),
        ([attempt(0, sitting="s"), attempt(0, "0", sitting="s")], 1),
    ]:
        found = reviews(attempts, "mine")
        expected = [] if due is None else [("QZ-1", TODAY + timedelta(days=due))]

        assert expected == [(review.item, review.due) for review in found], attempts


def test_what_was_known_before_it_was_missed_has_no_part_in_when_it_comes_round() -> None:
    missed = [attempt(3, "0"), attempt(4), attempt(6)]
    before = [attempt(0), attempt(1, sure=Sureness.FAIRLY_SURE)]

    assert reviews(missed, "mine") == reviews([*before, *missed], "mine")


def test_the_surer_the_answer_the_later_it_comes_round() -> None:
    dues = [
        reviews([attempt(0, "0"), attempt(2, share, sure)], "mine")[0].due
        for share, sure in [
            ("0", Sureness.SURE),
            ("1", Sureness.GUESSING),
            ("1", Sureness.FAIRLY_SURE),
            ("1", Sureness.SURE),
        ]
    ]

    assert dues == sorted(dues)
    assert dues[0] < dues[-1]


def test_what_is_due_first_comes_first_and_other_banks_do_not_count() -> None:
    missed = [(2, "QZ-3", "mine"), (0, "QZ-2", "mine"), (1, "QZ-9", "quiz")]
    attempts = [attempt(day, "0", item=item, bank=bank) for day, item, bank in missed]

    assert ["QZ-2", "QZ-3"] == [review.item for review in reviews(attempts, "mine")]


@property_of(
    several=st.lists(
        st.tuples(
            st.integers(0, 6), st.sampled_from(["0", "1/2", "1"]), st.sampled_from(list(Sureness))
        ),
        min_size=1,
    )
)
def test_nothing_comes_round_on_the_day_that_it_was_answered(
    several: list[tuple[int, str, Sureness]],
) -> None:
    attempts = [
        attempt(day, share, sure, sitting=str(number))
        for number, (day, share, sure) in enumerate(several)
    ]
    last = max(each.at.date() for each in attempts)

    assert len(attempts) == len(standing_attempts(attempts))
    assert all(review.due > last for review in reviews(attempts, "mine"))
