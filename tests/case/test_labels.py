"""Labels: what people listed are called, and which two are called alike."""

from __future__ import annotations

from datetime import date

from ehe_check.case.labels import called_alike, namesake, taken_off
from ehe_check.judge.answers import Answers, Entry

DAY = date(2026, 11, 24)
C3 = Entry(id="child-1", label="c3")
LISTED = Answers(entries=(C3, Entry(id="adult-1", label="Mum")))


def test_a_word_that_stands_on_any_list_has_a_namesake() -> None:
    for label in ["c3", "C3", " c3 ", "\uff43\uff13", "mum", "MUM"]:
        assert namesake(LISTED, label) is not None, label


def test_spaces_between_words_tell_nobody_apart() -> None:
    listed = Answers(entries=(Entry(id="child-1", label="the  visiting child"),))

    assert listed.entries[0] == namesake(listed, "The visiting\tchild")


def test_another_word_has_none() -> None:
    for label in ["c33", "c 3", "", "mummy"]:
        assert None is namesake(LISTED, label), label


def test_nobody_is_their_own_namesake() -> None:
    assert None is namesake(LISTED, "C3", besides="child-1")


def test_one_taken_off_the_list_leaves_the_word_free_and_is_found_again() -> None:
    gone = C3.model_copy(update={"removed": DAY})
    later = gone.model_copy(update={"id": "child-2"})
    answers = Answers(entries=(gone, later))

    assert None is namesake(answers, "c3")
    assert later == taken_off(answers, "child", "C3")
    assert None is taken_off(answers, "adult", "C3")


def test_each_later_one_that_is_called_as_another_is_named_with_it() -> None:
    twin = Entry(id="child-2", label="C3 ")
    third = Entry(id="fact-1", label="c3")
    gone = Entry(id="child-4", label="c3", removed=DAY)

    assert [(C3, twin), (C3, third)] == list(called_alike(Answers(entries=(C3, twin, third, gone))))


def test_what_cannot_be_seen_tells_nobody_apart() -> None:
    for label in [
        "c3\u200b",
        "\u200ec3",
        "c\u00ad3",
        "c3\ufe0f",
        "c\u034f3",
        "c3\u3164",
        "c3\U000e0101",
        "\u2060c3",
    ]:
        assert C3 == namesake(LISTED, label), label


def test_marks_that_can_be_seen_tell_them_apart() -> None:
    assert None is namesake(LISTED, "ć3")
