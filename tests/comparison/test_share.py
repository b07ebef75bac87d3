"""A comparison to share: nothing that people wrote is in it, and all that banks say still is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.question import QuestionKind
from ehe_check.case.session import Amendment, Session
from ehe_check.comparison.two_sessions import TwoSessions, shared
from ehe_check.judge.answers import Answer, Entry
from ehe_check.over_time.moved.comparison import AnswerMove, EntryMove
from ehe_check.over_time.side import Side
from ehe_check.page.text import text
from ehe_check.render.document_json import render_json_document
from tests.banks import value
from tests.comparison.two_sides import BANK, HELD, OPENING, two_sides
from tests.comparison_pages import (
    compared,
    laid_out,
    moved_page,
)
from tests.counts import tries
from tests.marks import own_in
from tests.pages import scribbled
from tests.sheet.laid_out import text_of
from tests.sides import BEFORE, side
from tests.worked_histories import history_names, worked_history

WRITTEN = "Zebedee"
LEFT_OUT = text("left out of this copy")


def written_on(one: Side, mark: str = WRITTEN) -> Side:
    """A session with the same text in every place where a person may write, old wordings too."""
    session = scribbled(one.session, mark)
    answers = tuple(each.model_copy(update={"asked": mark}) for each in session.answers)
    odd = (
        Answer(question="OLD-1", value=mark, asked=mark, note=mark),
        Answer(question="VIS-2", value=mark) if one.bank is None else value("OLD-2", mark),
    )
    extra = Entry.model_validate({"id": "child-8", "label": mark, "age": mark, mark.lower(): mark})
    changed = session.model_copy(
        update={
            "answers": (*answers, *(each for each in odd if each.ref not in _refs(session))),
            "entries": (*session.entries, extra),
            "amendments": (
                Amendment(question="VIS-2", was={}, at=session.session.started, reason=mark),
            ),
        }
    )
    return replace(one, session=changed, name=mark)


def _refs(session: Session) -> set[object]:
    return {answer.ref for answer in session.answers}


def marked(sides: tuple[Side, Side]) -> tuple[Side, Side]:
    """Two sessions, each with a mark of its own, about the same case."""
    one, other = written_on(sides[0], f"{WRITTEN}ra"), written_on(sides[1], f"{WRITTEN}rb")
    case = one.session.case
    return one, replace(other, session=other.session.model_copy(update={"case": case}))


def check_that_nothing_leaks(sides: tuple[Side, Side]) -> None:
    check_copy(shared(compared(*marked(sides))))


def without_banks(both: TwoSessions) -> TwoSessions:
    """What is told without the shipped questions, which are long and hold nothing of anybody's."""
    one, other = (replace(each, bank=None) for each in both.each)
    return replace(both, earlier=one, later=other)


def check_copy(both: TwoSessions) -> None:
    document = laid_out(both)

    values = without_banks(both)
    assert WRITTEN not in repr(values)
    assert [] == list(own_in((values, document)))
    assert WRITTEN not in text_of(document)
    assert WRITTEN not in render_json_document(document)
    assert (
        text(
            "COPY TO SHARE. Left out of this copy: the case reference, what people are "
            "called in this case, notes, all that was written in own words, and "
            "decisions. It is still about a real child: share it only with those who "
            "need it."
        )
        == text_of(document).splitlines()[2]
    )


@pytest.mark.untraced
def test_no_word_that_anybody_wrote_is_in_a_copy_of_a_worked_history() -> None:
    for name in history_names():
        history = worked_history(name)
        expected = history.expected["comparison"]
        sides = history.sides[expected["earlier"]], history.sides[expected["later"]]
        both = compared(*marked(sides))

        assert WRITTEN in text_of(laid_out(both)), name
        check_copy(shared(both))


@tries(5, 100)
@given(two_sides())
def test_no_answers_bring_a_written_word_into_a_copy(sides: tuple[Side, Side]) -> None:
    check_that_nothing_leaks(sides)


@tries(5, 100)
@given(st.data())
def test_the_advice_and_the_words_of_prompts_stay_as_they_are(data: st.DataObject) -> None:
    sides = data.draw(two_sides())
    both = compared(*sides)
    copied = shared(both)
    found, copy = both.found, copied.found

    assert (found.verdict, found.before, found.after) == (copy.verdict, copy.before, copy.after)
    assert [each.text for each in found.prompts] == [each.text for each in copy.prompts]
    assert len(found.answers) == len(copy.answers)
    assert (both.guard.state, both.guard.person) == (copied.guard.state, copied.guard.person)
    assert [(told.guard.holds, told.advice) for told in both.each] == [
        (told.guard.holds, told.advice) for told in copied.each
    ]


def test_people_are_called_by_their_number_and_other_labels_are_left_out() -> None:
    before = [Entry(id="child-1", label="eldest"), Entry(id="child-2", label="cousin")]
    after = [Entry(id="child-1", label="elder"), Entry(id="child-3", label="baby")]
    sides = (
        _with(side(BANK, [], BEFORE, session="a"), before),
        _with(side(BANK, [], follows="a"), after),
    )
    copy = compared(*sides, share=True)

    assert [
        (EntryMove.ADDED, "", "child 3"),
        (EntryMove.REMOVED, "child 2", ""),
    ] == [(one.move, one.before, one.after) for one in copy.found.entries]
    assert (("child-1", "child 1"), ("child-3", "child 3")) == copy.later.labels


def _with(one: Side, entries: list[Entry]) -> Side:
    return replace(one, session=one.session.model_copy(update={"entries": tuple(entries)}))


def test_an_age_that_the_list_offers_stays_and_any_other_word_goes() -> None:
    ages = [("school-age", "over-school-age"), ("school-age", WRITTEN)]
    for (before, after), shown in zip(ages, (1, 0), strict=True):
        one, other = (
            _with(each, [Entry.model_validate({"id": "child-1", "label": "x", "age": age})])
            for each, age in (
                (side(BANK, [], BEFORE, session="a"), before),
                (side(BANK, [], follows="a"), after),
            )
        )

        assert shown == len(compared(one, other, share=True).found.entries)


def test_a_list_that_no_bank_has_is_described_by_nothing() -> None:
    one, other = (
        _with(each, [Entry.model_validate({"id": "pet-1", "label": "x", "age": age})])
        for each, age in (
            (side(BANK, [], BEFORE, session="a"), "old"),
            (side(BANK, [], follows="a"), "young"),
        )
    )

    assert () == compared(one, other, share=True).found.entries


def test_an_answer_in_own_words_is_said_to_be_left_out_and_still_stands() -> None:
    question = next(
        each for each in BANK.questions if each.kind is QuestionKind.TEXT and each.per is None
    )
    sides = (
        side(BANK, [*OPENING, value(question.id, "First.")], BEFORE),
        side(BANK, [*OPENING, value(question.id, "Second.")]),
    )
    copy = compared(*sides, share=True)
    change = next(each for each in copy.found.answers if each.question == question.id)

    assert (question.text, LEFT_OUT, LEFT_OUT) == (
        change.asked,
        change.before.words,
        change.after.words,
    )


def test_the_options_of_a_bank_stay_in_its_words() -> None:
    copy = compared(side(BANK, OPENING, BEFORE), side(BANK, [HELD]), share=True)
    change = next(each for each in copy.found.answers if each.question == "FAM-7")

    assert AnswerMove.NEWLY_ANSWERED is change.move
    assert BANK.by_id["FAM-7"].option_text("control") == change.after.words


def test_options_that_one_bank_lacks_are_named_only_where_the_other_has_them() -> None:
    history = worked_history("a-bank-version-between")
    copy = compared(*history.sides.values(), share=True)

    assert [("DRI-4", ("partly",)), ("SIB-4", ())] == sorted(
        (each.question, each.options) for each in copy.found.unread
    )


def test_a_copy_without_any_bank_tells_no_answer_that_was_typed() -> None:
    sides = (
        side(None, [value("FAM-3", WRITTEN)], date(2026, 8, 3), digest="x", session="1"),
        side(None, [value("FAM-3", WRITTEN)], digest="y", session="2"),
    )

    assert WRITTEN not in text_of(moved_page(*sides, share=True))
    assert LEFT_OUT in text_of(moved_page(*sides, share=True))
