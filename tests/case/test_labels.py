"""Labels: what people listed are called, and which two are called alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ehe_check.case.labels import called_alike, namesake, taken_off
from ehe_check.judge.answers import Answers, Entry

DAY = date(2026, 11, 24)
C3 = Entry(id="child-1", label="c3")
LISTED = Answers(entries=(C3, Entry(id="adult-1", label="Mum")))


UNSEEN = (
    *("c3\u200b", "\u200ec3", "c\u00ad3", "c3\ufe0f", "c\u034f3", "c3\u3164"),
    *("c3\U000e0101", "\u2060c3"),
)
"""Words with a mark that cannot be seen, which tells nobody apart."""


def test_a_word_that_stands_on_any_list_has_a_namesake_and_another_has_none() -> None:
    visiting = Entry(id="child-2", label="the  visiting child")
    listed = replace(LISTED, entries=(*LISTED.entries, visiting))
    for whose, labels in (
        (C3, ("c3", "C3", " c3 ", "\uff43\uff13", *UNSEEN)),
        (LISTED.entries[1], ("mum", "MUM")),
        (visiting, ("The visiting\tchild",)),
        (None, ("c33", "c 3", "", "mummy", "ć3")),
    ):
        assert [whose] * len(labels) == [namesake(listed, label) for label in labels]
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
