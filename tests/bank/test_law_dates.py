"""Law dates: a note says its own month and how sure it is; an item holds as long as its notes."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.law import Confidence, LawNote, LawStatus
from ehe_check.bank.law_words import OUT_OF_DATE, cited, dated, kept
from ehe_check.page.dates import month_words
from ehe_check.quiz.item import QuizItem
from ehe_check.quiz.item_law import (
    held_until_review,
    last_day,
    law_line,
    law_words,
    notes_beneath,
    sentences_beneath,
)
from tests.quizzes import TODAY, small_quiz
from tests.worked import shipped_library

LIBRARY = shipped_library()
PLAIN, DATED = small_quiz().items[:2]
NOTE = LawNote(
    id="LAW-1",
    title="An Act",
    text="Councils must ask.",
    status=LawStatus.IN_FORCE,
    as_of=date(2026, 8, 17),
    review_by=date(2027, 1, 15),
    confidence=Confidence.HIGH,
    basis="the Act",
)
NOTES = st.builds(
    LawNote,
    id=st.just("LAW-1"),
    title=st.just("An Act"),
    text=st.sampled_from(["Councils must ask.", "A council may visit?"]),
    status=st.sampled_from(LawStatus),
    reported=st.booleans(),
    as_of=st.dates(),
    review_by=st.dates(),
    confidence=st.sampled_from(Confidence),
    basis=st.just("a basis"),
)


def until(day: date) -> QuizItem:
    return DATED.model_copy(update={"valid_until": day})


def citing(*notes: str, item: QuizItem = PLAIN) -> QuizItem:
    return item.model_copy(update={"cites": notes})


def note(**changed: object) -> LawNote:
    return NOTE.model_copy(update=changed)


def test_a_note_says_where_as_of_when_and_how_sure_it_is() -> None:
    rows: list[tuple[dict[str, object], str]] = [
        ({}, "In England, as of August 2026: "),
        ({"confidence": Confidence.MEDIUM}, "In England, as of August 2026 (we are fairly sure): "),
        ({"confidence": Confidence.LOW}, "In England, as of August 2026 (we are not sure): "),
        ({"reported": True}, "In England, as of August 2026 (reported, not confirmed): "),
        ({"status": LawStatus.GUIDANCE}, "Guidance in England, as of August 2026: "),
        ({"status": LawStatus.NOT_CONFIRMED}, "In England, as of August 2026 (not confirmed): "),
        (
            {"status": LawStatus.ENACTED_NOT_IN_FORCE},
            "In England, as of August 2026 (passed, not known to have started): ",
        ),
    ]
    for changed, said in rows:
        assert f"{said}Councils must ask." == cited(note(**changed), TODAY), changed


@given(NOTES, st.dates())
def test_a_note_always_says_its_month_and_never_hides_what_is_not_certain(
    each: LawNote, today: date
) -> None:
    words = cited(each, today)
    before, text, _ = words.partition(each.text)

    assert text
    assert f"as of {month_words(each.as_of)}" in before
    assert ("reported" in before) is each.reported
    if each.status is LawStatus.NOT_CONFIRMED:
        assert "not confirmed" in before
    if each.status is LawStatus.ENACTED_NOT_IN_FORCE and not each.reported:
        assert "not known to have started" in before
    if each.confidence is not Confidence.HIGH:
        assert "(" in before


@given(NOTES, st.dates())
def test_a_note_says_that_it_may_be_out_of_date_exactly_after_its_review(
    each: LawNote, today: date
) -> None:
    assert (OUT_OF_DATE in cited(each, today)) is (today > each.review_by)
    assert cited(each, today).startswith(dated(each))


def test_what_is_kept_says_until_then_after_which_day_to_check_a_note_again() -> None:
    again = f"{dated(NOTE)} Check it again after 15 January 2027."

    assert again == kept(NOTE, NOTE.review_by)
    assert cited(NOTE, date(2027, 1, 16)) == kept(NOTE, date(2027, 1, 16))


def test_an_item_of_law_says_as_of_when_and_until_when_and_no_word_of_the_law() -> None:
    ending = citing("E12", "G1", "CW3", item=DATED)

    assert "Law as of August 2026 (E12, CW3), September 2026 (G1)." == law_line(ending, LIBRARY)
    assert f"{law_line(ending, LIBRARY)} Do not use after 24 May 2027." == law_words(
        ending, LIBRARY
    )
    assert "Do not use after 24 May 2027." == law_words(DATED, LIBRARY)
    assert "" == law_words(PLAIN, LIBRARY)


def test_beneath_the_reasons_stands_each_note_once_the_items_own_first() -> None:
    options = [each.model_copy(update={"cites": ("E12", "P2")}) for each in PLAIN.options]
    item = citing("E4", "P2").model_copy(update={"options": tuple(options)})
    said = [*sentences_beneath(item, item.questions[0], LIBRARY, TODAY)]

    assert [f"{name}. {cited(LIBRARY.notes[name], TODAY)}" for name in ("E4", "P2", "E12")] == said


def test_beneath_a_step_stands_the_law_of_its_own_reasons_alone() -> None:
    item = small_quiz().by_id["QZ-6"].model_copy(update={"cites": ("E4",)})
    first = item.questions[0]
    options = [each.model_copy(update={"cites": ("P2",)}) for each in first.options]
    step = first.model_copy(update={"options": tuple(options)})

    assert [LIBRARY.notes["P2"]] == [*notes_beneath(item, step, LIBRARY)]
    assert () == notes_beneath(item, first, LIBRARY)


@given(st.lists(st.sampled_from(LIBRARY.law.notes), max_size=4), st.none() | st.dates())
def test_an_item_never_holds_longer_than_a_note_that_it_tests(
    notes: list[LawNote], own: date | None
) -> None:
    item = citing(*(each.id for each in notes)).model_copy(update={"valid_until": own})
    bank = small_quiz().model_copy(update={"items": (item,)})
    (held,) = held_until_review(bank, LIBRARY.law).items
    ends = [each.review_by for each in notes] + ([own] if own else [])

    assert min(ends, default=None) == held.valid_until
    for each in notes:
        assert held.is_past(each.review_by + timedelta(days=1))


def test_the_last_day_of_several_is_that_of_the_first_to_end() -> None:
    several = [PLAIN, until(date(2027, 5, 24)), until(date(2027, 1, 24))]

    assert date(2027, 1, 24) == last_day(several)
    assert last_day([PLAIN]) is None
