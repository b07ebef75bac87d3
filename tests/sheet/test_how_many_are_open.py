"""How many questions have no answer: one count, for the walk, line 1 and the ordinary page."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.settings.settings import Settings
from ehe_check.sheet.first_page import first_page
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import FIRST, all_answered, any_answers, cast
from tests.counts import tries
from tests.pages import composed
from tests.worked import session_of, shipped_bank, shipped_library

BANK = shipped_bank()


def sheet(answers: Answers, *, is_draft: bool = True) -> PromptSheet:
    return replace(composed(session_of(answers)), is_draft=is_draft)


def children(number: int, *open_refs: Ref) -> Answers:
    """A family with every choice made, but for what is asked at the end and some more."""
    every = all_answered(BANK, cast(number), FIRST)
    late = [ref for ref in every.by_ref if BANK.by_id[ref.question].after_advice]
    for ref in (*late, *open_refs):
        every = every.without(ref)
    return every


@tries(20, 300)
@given(any_answers(BANK))
def test_line_1_and_the_ordinary_page_say_the_same_number(answers: Answers) -> None:
    page = first_page(sheet(answers), BANK, shipped_library(), Settings())

    assert page.draft is not None
    assert page.open_questions == page.draft.open
    assert page.draft.open <= page.draft.total


@tries(20, 300)
@given(any_answers(BANK))
def test_it_is_the_count_of_the_walk_and_whoever_is_skipped_alone_is_open_too(
    answers: Answers,
) -> None:
    made = sheet(answers)
    walk = WalkNow(BANK, answers, session_of(answers).session.walk_set)
    there = walk.progress
    everybody = len(walk.screens) == len(walk.foreseen)

    assert len(made.asked) == sum(each.is_counted(answers) for each in walk.screens)
    assert not everybody or made.open_questions >= there.left + there.skipped


def test_one_question_about_three_children_is_one_whoever_of_them_has_no_answer() -> None:
    about = [Ref("VIS-5", f"child-{number}") for number in (1, 2, 3)]

    without = sheet(children(3)).open_questions

    assert without + 1 == sheet(children(3, *about)).open_questions
    assert without + 1 == sheet(children(3, about[1])).open_questions


def test_what_is_skipped_has_no_answer_and_what_is_not_known_has_one() -> None:
    open_ = children(1, Ref("RGT-2"))
    skipped = open_.with_answer(Answer(question="RGT-2", skipped=True))
    not_known = open_.with_answer(Answer(question="RGT-2", not_known=True))

    counted = [sheet(each).open_questions for each in (open_, skipped, not_known)]

    assert [counted[0], counted[0], counted[0] - 1] == counted


def test_what_is_asked_at_the_end_is_not_counted() -> None:
    late = {each.id for each in BANK.questions if each.after_advice}

    assert not any(ref.question in late for refs in sheet(children(1)).asked for ref in refs)
