"""What the advice could become, compared with trying every way of turning out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ehe_check.core.assessing import urgency_of
from ehe_check.core.judging import Reading
from ehe_check.core.pivots import pivots
from ehe_check.core.unknowns import supposing, with_unlisted
from ehe_check.model.answers import Answer, Answers, Ref
from ehe_check.model.bank import QuestionBank, WalkSet
from ehe_check.model.question import QuestionKind
from ehe_check.model.sheet import Hinge
from ehe_check.model.urgency import Urgency, worst
from tests.banks import CHILDREN, not_known, said, small_bank, value
from tests.strategies import EFFECTS, SUPPORT, Effects, answers_for, banks
from tests.worked import shipped_bank

MOST_WAYS = 3000
THOROUGH = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


@st.composite
def cases(draw: st.DrawFn, effects: Effects = EFFECTS) -> tuple[QuestionBank, Answers]:
    bank = draw(banks(effects=effects))
    answers = draw(answers_for(bank, most_entries=1))
    assume(_ways(bank, with_unlisted(bank, answers, WalkSet.FULL)) <= MOST_WAYS)
    return bank, answers


def completions(bank: QuestionBank, answers: Answers) -> Iterator[Answers]:
    """Yield every way in which what is unknown could turn out, and what that opens."""
    ref = next(_unknown(bank, answers), None)
    if ref is None:
        yield answers
        return
    for chosen in _possible(bank, ref):
        answer = Answer(question=ref.question, about=None, value=chosen)
        settled = answer.model_copy(update={"about": ref.about})
        yield from completions(bank, answers.with_answer(settled))


def _unknown(bank: QuestionBank, answers: Answers) -> Iterator[Ref]:
    reading = Reading(bank, answers)
    for question in bank.walk_order:
        for about in () if question.lists else reading.subjects(question):
            answer = answers.get(Ref(question.id, about))
            if (answer is None or answer.value is None) and reading.arises(Ref(question.id, about)):
                yield Ref(question.id, about)


def _possible(bank: QuestionBank, ref: Ref) -> list[str | tuple[str, ...]]:
    question = bank.by_id[ref.question]
    if question.kind is QuestionKind.CHOICE:
        return list(question.option_ids)
    sizes = range(1, len(question.option_ids) + 1)
    return list(chain.from_iterable(combinations(question.option_ids, size) for size in sizes))


def _ways(bank: QuestionBank, answers: Answers) -> int:
    ways = 1
    for question in bank.questions:
        for about in () if question.lists else Reading(bank, answers).subjects(question):
            answer = answers.get(Ref(question.id, about))
            if answer is None or answer.value is None:
                ways *= len(_possible(bank, Ref(question.id, about)))
    return ways


def levels_of(bank: QuestionBank, answers: Answers) -> list[Urgency]:
    world = with_unlisted(bank, answers, WalkSet.FULL)
    return [urgency_of(bank, each) for each in completions(bank, world)]


def ways_of(hinge: Hinge, size: int) -> Iterator[dict[Ref, str]]:
    """Yield each choice of so many unknowns of a hinge, with each of the answers it lists."""
    for needed in combinations(hinge.of, size):
        refs = [Ref(each.question, each.about) for each in needed]
        for values in product(*(each.options for each in needed)):
            yield dict(zip(refs, values, strict=True))


def reached_by(bank: QuestionBank, answers: Answers, hinge: Hinge, size: int) -> list[Urgency]:
    world = with_unlisted(bank, answers, WalkSet.FULL)
    return [urgency_of(bank, supposing(world, way)) for way in ways_of(hinge, size)]


@THOROUGH
@given(cases())
def test_the_lowest_is_the_least_that_any_way_of_turning_out_would_advise(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case

    least = min(levels_of(bank, answers), key=lambda level: level.place)

    assert least == pivots(bank, answers, WalkSet.FULL).lowest


@THOROUGH
@given(cases())
def test_the_highest_is_the_most_that_any_way_of_turning_out_would_advise(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case

    assert worst(*levels_of(bank, answers)) == pivots(bank, answers, WalkSet.FULL).highest


@THOROUGH
@given(cases())
def test_the_advice_now_lies_between_the_lowest_and_the_highest(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case
    found = pivots(bank, answers, WalkSet.FULL)

    now = urgency_of(bank, with_unlisted(bank, answers, WalkSet.FULL))

    assert found.highest.at_least(now)


@THOROUGH
@given(st.one_of(cases(), cases(SUPPORT)))
def test_a_hinge_raises_the_advice_to_its_level_whichever_of_its_answers_are_given(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case

    for hinge in pivots(bank, answers, WalkSet.FULL).hinges_on:
        reached = reached_by(bank, answers, hinge, hinge.needs)

        assert all(level.at_least(hinge.urgency) for level in reached)


@THOROUGH
@given(st.one_of(cases(), cases(SUPPORT)))
def test_a_hinge_of_one_set_raises_the_advice_to_exactly_its_level(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case

    for hinge in pivots(bank, answers, WalkSet.FULL).hinges_on:
        if hinge.needs == len(hinge.of):
            assert {hinge.urgency} == set(reached_by(bank, answers, hinge, hinge.needs))


@THOROUGH
@given(st.one_of(cases(), cases(SUPPORT)))
def test_a_hinge_raises_the_advice(case: tuple[QuestionBank, Answers]) -> None:
    bank, answers = case

    now = urgency_of(bank, with_unlisted(bank, answers, WalkSet.FULL))

    for hinge in pivots(bank, answers, WalkSet.FULL).hinges_on:
        assert hinge.urgency.place > now.place


@THOROUGH
@given(st.one_of(cases(), cases(SUPPORT)))
def test_no_smaller_part_of_a_hinge_does_as_much(case: tuple[QuestionBank, Answers]) -> None:
    bank, answers = case

    for hinge in pivots(bank, answers, WalkSet.FULL).hinges_on:
        parts = range(1, hinge.needs)
        smaller = chain.from_iterable(reached_by(bank, answers, hinge, size) for size in parts)

        assert not any(level.at_least(hinge.urgency) for level in smaller)


@THOROUGH
@given(st.one_of(cases(), cases(SUPPORT)))
def test_a_hinge_names_only_what_is_unknown(case: tuple[QuestionBank, Answers]) -> None:
    bank, answers = case
    world = with_unlisted(bank, answers, WalkSet.FULL)
    unknown = set(_unknown(bank, world))

    for hinge in pivots(bank, answers, WalkSet.FULL).hinges_on:
        assert {Ref(each.question, each.about) for each in hinge.of} <= unknown


@THOROUGH
@given(cases())
def test_with_nothing_unknown_the_advice_holds_as_it_is(
    case: tuple[QuestionBank, Answers],
) -> None:
    bank, answers = case
    world = with_unlisted(bank, answers, WalkSet.FULL)
    settled = next(completions(bank, world))

    found = pivots(bank, settled, WalkSet.FULL)

    now = urgency_of(bank, settled)
    assert (now, now, ()) == (found.lowest, found.highest, found.hinges_on)


SEVERAL = """
[[questions]]
id = "NOW-1"
options = ["a", "b"]

[[questions]]
id = "VIS-1"
kind = "several"
options = ["x", "y", "z"]

[[questions.prompts]]
id = "both"
kind = "supervision"
when = { all = [{ question = "VIS-1", is = ["x"] }, { question = "VIS-1", is = ["y"] }] }
"""


def a_question(name: str, *prompts: str) -> str:
    return f"""
    [[questions]]
    id = "{name}"
    options = ["a", "b"]
    prompts = [{", ".join(prompts)}]
    """


def supporting(support: str, question: str, part: str = "s") -> str:
    when = f'{{ question = "{question}", is = ["b"] }}'
    return f'{{ id = "{part}", kind = "support", support = "{support}", when = {when} }}'


def needed_by(bank: QuestionBank, answers: Answers) -> list[tuple[int, list[str]]]:
    hinges = pivots(bank, answers, WalkSet.FULL).hinges_on
    return [(hinge.needs, [each.question for each in hinge.of]) for hinge in hinges]


def test_the_highest_counts_several_options_chosen_at_once() -> None:
    bank = small_bank(SEVERAL)

    highest = pivots(bank, said(value("NOW-1", "a")), WalkSet.FULL).highest

    assert Urgency.RAISE_IN_SUPERVISION is highest


def test_two_unknowns_that_raise_the_same_sign_never_add_up() -> None:
    bank = small_bank(
        *(a_question(name) for name in ("NOW-1", "VIS-1", "VIS-2")),
        a_question("VIS-3", supporting("sign", "VIS-1", "s1"), supporting("sign", "VIS-2", "s2")),
        a_question("VIS-4", supporting("sign", "VIS-4")),
    )
    answers = said(value("NOW-1", "a"), value("VIS-3", "a"))

    assert [(2, ["VIS-1", "VIS-4"])] == needed_by(bank, answers)


def test_two_unknowns_that_raise_gaps_of_the_same_topic_never_add_up() -> None:
    bank = small_bank(
        *(a_question(name) for name in ("NOW-1", "VIS-1", "FAM-1", "SIB-1")),
        a_question("NOW-2", supporting("gap", "VIS-1")),
        a_question("NOW-3", supporting("gap", "FAM-1")),
        a_question("EHE-1", supporting("gap", "SIB-1")),
        a_question("HEA-1", supporting("gap", "HEA-1")),
    )
    answers = said(
        value("NOW-1", "b"), value("NOW-2", "a"), value("NOW-3", "a"), value("EHE-1", "a")
    )

    assert [(3, ["VIS-1", "SIB-1", "HEA-1"])] == needed_by(bank, answers)


def test_unknowns_that_keep_each_other_away_never_add_up() -> None:
    bank = small_bank(
        a_question("NOW-1"),
        a_question("VIS-1", supporting("sign", "VIS-1")),
        a_question("VIS-2", supporting("sign", "VIS-2")).replace(
            "options", 'when = { question = "VIS-1", is = ["a"] }\n    options'
        ),
        a_question("VIS-3", supporting("sign", "VIS-3")),
    )

    assert [] == needed_by(bank, said(value("NOW-1", "a")))


def test_a_set_of_unknowns_is_left_out_where_a_part_of_it_is_enough() -> None:
    today = (
        '{ id = "t", kind = "act-today", route = ["lead"], when = { all = ['
        '{ question = "VIS-1", is = ["b"] }, { question = "VIS-2", is = ["b"] }] } }'
    )
    bank = small_bank(
        a_question("NOW-1"),
        a_question("VIS-1", '{ id = "e", kind = "emergency", on = ["b"] }'),
        a_question("VIS-2", today),
    )

    assert [(1, ["VIS-1"])] == needed_by(bank, said(value("NOW-1", "a")))


def test_a_child_not_listed_yet_may_be_what_the_advice_hinges_on() -> None:
    bank = small_bank(
        a_question("NOW-1"),
        CHILDREN,
        a_question("VIS-1", '{ id = "e", kind = "emergency", on = ["b"] }').replace(
            "options", 'per = "child"\n    options'
        ),
    )

    hinges = pivots(bank, said(value("NOW-1", "a")), WalkSet.FULL).hinges_on

    assert ["child-unlisted"] == [each.about for hinge in hinges for each in hinge.of]


def test_what_is_not_known_comes_before_what_is_not_answered() -> None:
    emergency = '{ id = "e", kind = "emergency", on = ["b"] }'
    bank = small_bank(
        a_question("NOW-1"), a_question("VIS-1", emergency), a_question("VIS-2", emergency)
    )

    needed = needed_by(bank, said(value("NOW-1", "a"), not_known("VIS-2")))

    assert [(1, ["VIS-2"]), (1, ["VIS-1"])] == needed


@pytest.mark.parametrize("walk_set", list(WalkSet))
def test_with_nothing_answered_the_shipped_bank_says_that_anything_may_be(
    walk_set: WalkSet,
) -> None:
    found = pivots(shipped_bank(), said(), walk_set)

    assert (Urgency.NONE, Urgency.EMERGENCY) == (found.lowest, found.highest)


UNORDERED = """
[[questions]]
id = "VIS-1"
per = "child"
ordered = false
options = ["a", "b"]
prompts = [{ id = "s", kind = "support", support = "sign", on = ["b"] }]
"""


def test_many_children_leave_the_lowest_where_it_would_be_with_each_at_the_least() -> None:
    bank = small_bank(a_question("NOW-1"), CHILDREN, UNORDERED)
    many = tuple(f"child-{number}" for number in range(1, 12))

    found = pivots(bank, said(value("NOW-1", "a"), entries=many), WalkSet.FULL)

    assert (Urgency.NONE, Urgency.RAISE_IN_SUPERVISION) == (found.lowest, found.highest)


def test_many_unordered_questions_are_tried_as_far_as_there_is_time() -> None:
    emergency = '{ id = "e", kind = "emergency", on = ["b"] }'
    many = [
        a_question(f"VIS-{number}", emergency).replace("options", "ordered = false\n    options")
        for number in range(1, 12)
    ]

    highest = pivots(small_bank(*many), said(), WalkSet.FULL).highest

    assert Urgency.EMERGENCY is highest


def test_answers_that_only_do_it_in_certain_pairs_are_listed_pair_by_pair() -> None:
    pairs = """{ any = [
      { all = [{ question = "VIS-1", is = ["b"] }, { question = "VIS-2", is = ["c"] }] },
      { all = [{ question = "VIS-1", is = ["c"] }, { question = "VIS-2", is = ["b"] }] },
    ] }"""
    options = 'ordered = false\noptions = ["a", "b", "c"]'
    bank = small_bank(
        a_question("NOW-1"),
        f'[[questions]]\nid = "VIS-1"\n{options}',
        f'[[questions]]\nid = "VIS-2"\n{options}',
        f"""
        [[questions]]
        id = "VIS-3"
        options = ["a", "b"]

        [[questions.prompts]]
        id = "sup"
        kind = "supervision"
        when = {pairs}
        """,
    )

    hinges = pivots(bank, said(value("NOW-1", "a")), WalkSet.FULL).hinges_on

    assert [("b", "c"), ("c", "b")] == [
        tuple(option for needed in hinge.of for option in needed.options) for hinge in hinges
    ]


def test_a_bank_that_never_names_a_worry_hinges_on_its_prompts_alone() -> None:
    emergency = '{ id = "e", kind = "emergency", on = ["b"] }'
    whole = small_bank(a_question("NOW-1", emergency))
    bank = whole.model_copy(update={"conditions": {}})

    assert [(1, ["NOW-1"])] == needed_by(bank, said())
