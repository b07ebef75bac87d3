"""Matters: which questions count as one, and when it is asked whether they do."""

from __future__ import annotations

from ehe_check.advice.advised import Advised
from ehe_check.advice.matters import asked_words, is_open_whether_one, matters, told_at
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Answer, Ref
from tests.banks import asks, not_known, only_note, said, skipped, small_bank, value

BANK = small_bank(
    asks("CON-2", "no", "late: SIGN", "missed: MEET L4.1", matter="care"),
    asks("HEA-2", "no", "late: SIGN", "missed: MEET L4.4", matter="care"),
    asks("ADU-3", "no", "late: SIGN", matter="care"),
    asks("DRI-3", "no", "yes: MEET L4.2", matter="drift"),
    asks("DRI-4", "no", "yes: MEET L4.2", matter="drift"),
    """
    [[questions]]
    id = "MAT-1"
    splits = "care"
    text = "{answers}: one?"
    options = ["one", "several"]
    when = { worked_out = "one-matter-or-several" }
    """,
)
REASON, SIGN = value("CON-2", "missed"), value("HEA-2", "late")


def reading(*answers: Answer) -> Advised:
    return Advised(BANK, said(*answers))


def test_it_is_asked_only_where_the_answer_can_change_the_advice() -> None:
    for answers, expected in [
        ([], False),
        ([REASON], False),
        ([SIGN], False),
        ([value("CON-2", "late"), SIGN], False),
        ([REASON, SIGN], True),
        ([value("CON-2", "late"), value("HEA-2", "missed")], True),
        ([REASON, SIGN, value("DRI-3", "yes")], False),
        ([value("DRI-3", "yes"), value("DRI-4", "yes")], False),
    ]:
        found = reading(*answers)

        assert expected == is_open_whether_one(found, found.standing), answers
        assert expected == found.arises(Ref("MAT-1")), answers


def test_they_count_as_one_unless_it_is_said_or_not_known() -> None:
    for answer, are_one in [
        ([], True),
        ([value("MAT-1", "one")], True),
        ([skipped("MAT-1")], True),
        ([only_note("MAT-1")], True),
        ([value("MAT-1", "several")], False),
        ([not_known("MAT-1")], False),
    ]:
        found = reading(REASON, SIGN, *answer)
        expected = Urgency.CONSIDER_MEETING if are_one else Urgency.STRONG_CASE_FOR_MEETING

        assert are_one == ("CON-2" in matters(found)), answer
        assert "drift" == matters(found)["DRI-3"], answer
        assert expected is found.advice.meeting, answer


def test_an_answer_that_no_longer_arises_splits_nothing() -> None:
    found = reading(REASON, value("MAT-1", "several"))

    assert "care" == matters(found)["CON-2"]


def test_it_names_the_answers_that_weigh_in_it() -> None:
    both = reading(SIGN, REASON, value("DRI-3", "yes"))
    one = reading(REASON, value("HEA-2", "no"))

    assert ("CON-2", "HEA-2") == told_at(both, both.standing)
    assert ("CON-2",) == told_at(one, one.standing)


def test_the_question_names_where_it_was_told() -> None:
    asked, nothing = BANK.by_id["MAT-1"], "(short names of your answers)"
    con, hea, adu = (f'"{BANK.by_id[name].short}"' for name in ("CON-2", "HEA-2", "ADU-3"))
    late = value("ADU-3", "late")
    for answers, told in [
        ([], nothing),
        ([REASON], con),
        ([REASON, SIGN], f"{con} and {hea}"),
        ([REASON, SIGN, late], f"{con}, {hea} and {adu}"),
    ]:
        found = reading(*answers)

        assert f"{told}: one?" == asked_words(found, asked, found.standing)
        assert "What of CON-2?" == asked_words(found, BANK.by_id["CON-2"], found.standing)
    assert f"{nothing}: one?" == asked.on_paper


def test_a_bank_without_such_a_question_splits_nothing() -> None:
    bank = small_bank(asks("CON-2", "no", "yes: SIGN", matter="care"))
    found = Advised(bank, said(value("CON-2", "yes")))

    assert {"CON-2": "care"} == matters(found)
    assert () == told_at(found, found.standing)
