"""A comparison to share: nothing that people wrote is in it, and all that banks say still is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ehe_check.bank.question import QuestionKind
from ehe_check.case.session import Amendment, Session
from ehe_check.comparison.two_sessions import TwoSessions, shared
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.over_time.comparison import EntryMove
from ehe_check.over_time.side import Side
from ehe_check.render.block_values import render_json_document
from tests.banks import TODAY, value
from tests.comparison.two_sides import BANK, HELD, OPENING, two_sides
from tests.comparison_pages import compared, laid_out, moved_page
from tests.counts import tries
from tests.marks import own_in
from tests.pages import scribbled
from tests.sheet.laid_out import text_of
from tests.sides import BEFORE, side
from tests.worked_histories import history_names, worked_history

WRITTEN = "Zebedee"
LEFT_OUT = "left out of this copy"


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
    assert text_of(document).splitlines()[2].startswith("COPY TO SHARE. Left out of this copy: ")


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
    check_copy(shared(compared(*marked(sides))))


@tries(5, 100)
@given(two_sides())
def test_the_advice_and_the_words_of_prompts_stay_as_they_are(sides: tuple[Side, Side]) -> None:
    both = compared(*sides)
    copied = shared(both)
    found, copy = both.found, copied.found

    assert (found.verdict, found.after) == (copy.verdict, copy.after)
    assert [each.text for each in found.prompts] == [each.text for each in copy.prompts]
    assert len(found.answers) == len(copy.answers)
    assert (both.found.guard.state, both.found.guard.person) == (
        copied.found.guard.state,
        copied.found.guard.person,
    )
    assert [(told.guard.holds, told.advice) for told in both.each] == [
        (told.guard.holds, told.advice) for told in copied.each
    ]


def of_people(*people: Entry, is_later: bool = False) -> Side:
    """A session in which nothing is answered about whom it lists."""
    return side(
        BANK,
        Answers(entries=people),
        TODAY if is_later else BEFORE,
        session="b" if is_later else "a",
        follows="a" if is_later else "",
    )


def test_people_are_called_by_their_number_and_other_labels_are_left_out() -> None:
    before = Entry(id="child-1", label="eldest"), Entry(id="child-2", label="cousin")
    after = Entry(id="child-1", label="elder"), Entry(id="child-3", label="baby")
    copy = compared(of_people(*before), of_people(*after, is_later=True), share=True)

    assert [
        (EntryMove.ADDED, "", "child 3"),
        (EntryMove.REMOVED, "child 2", ""),
    ] == [(one.move, one.before, one.after) for one in copy.found.entries]
    assert (("child-1", "child 1"), ("child-3", "child 3")) == copy.later.labels


@pytest.mark.parametrize(
    ("name", "before", "after", "shown"),
    [
        ("child-1", "school-age", "over-school-age", 1),
        ("child-1", "school-age", WRITTEN, 0),
        ("pet-1", "old", "young", 0),
    ],
)
def test_an_age_that_a_list_offers_stays_and_any_other_word_goes(
    name: str, before: str, after: str, shown: int
) -> None:
    one, other = (
        Entry.model_validate({"id": name, "label": "x", "age": age}) for age in (before, after)
    )
    copy = compared(of_people(one), of_people(other, is_later=True), share=True)

    assert shown == len(copy.found.entries)


def test_an_answer_in_own_words_is_said_to_be_left_out_and_an_option_stays_in_the_banks() -> None:
    question = next(
        each for each in BANK.questions if each.kind is QuestionKind.TEXT and each.per is None
    )
    sides = (
        side(BANK, [*OPENING, value(question.id, "First.")], BEFORE),
        side(BANK, [HELD, value(question.id, "Second.")]),
    )
    changes = {each.question: each for each in compared(*sides, share=True).found.answers}
    change, option = changes[question.id], changes["FAM-7"]

    assert (question.text, LEFT_OUT, LEFT_OUT) == (
        change.asked,
        change.before.words,
        change.after.words,
    )
    assert BANK.by_id["FAM-7"].option_text("control") == option.after.words


def test_options_that_one_bank_lacks_are_named_only_where_the_other_has_them() -> None:
    history = worked_history("a-bank-version-between")
    copy = compared(*history.sides.values(), share=True)

    assert [("DRI-4", ("partly",)), ("SIB-4", ())] == sorted(
        (each.question, each.options) for each in copy.found.unread
    )


def test_a_copy_without_any_bank_tells_no_answer_that_was_typed() -> None:
    one, other = (
        side(None, [value("FAM-3", WRITTEN)], day, digest=day.isoformat())
        for day in (BEFORE, TODAY)
    )
    copy = text_of(moved_page(one, other, share=True))

    assert WRITTEN not in copy
    assert LEFT_OUT in copy
