"""The record of a supervision: all that was agreed or met about, and nothing it must not say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.prompt_rule import State
from ehe_check.case.decided import AgreedStatus, DecidedRow
from ehe_check.case.labels import numbered
from ehe_check.check.approach import approach_in
from ehe_check.over_time.ledger import Agreed, words_now
from ehe_check.over_time.supervision import (
    ChildsDay,
    MeetingAnswer,
    MeetingTalked,
    Reflection,
    Views,
)
from ehe_check.page.document import Document
from ehe_check.page.own import Own
from ehe_check.page.text import text
from ehe_check.page.without_own import without_own
from ehe_check.render.markdown import render_markdown
from ehe_check.sheet.guard_box import check_first
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import HeldMeeting, PromptSheet
from ehe_check.supervision.record import TalkedOver
from tests.banks import TODAY
from tests.counts import tries
from tests.decided_rows import to_do
from tests.meeting_records import HELD
from tests.pages import meeting, sections, sheet_of, words_of
from tests.sheet.laid_out import check_that_it_says_nothing_it_must_not
from tests.supervised import (
    BEFORE,
    OLD_PROMPT,
    TO_THE_FAMILY,
    any_agreed,
    any_sheet,
    of_the_meeting,
    record,
    row_of,
    supervision,
)
from tests.worked import shipped_bank

CLOSING = "This record cannot tell you a child is safe."
EITHER = (
    "If either suspects significant harm, that goes to children's social care today, "
    "whatever the other thinks."
)
ALIKE = "Supervisor and practitioner see it alike."
OURS = ("What was agreed", "Where supervisor and practitioner differ")
CARRY_ON, DONE, NEW = AgreedStatus.CARRY_ON, AgreedStatus.DONE, AgreedStatus.NEW
UNHEARD = "VIS-1.unheard"


def held(*points: DecidedRow, **given: object) -> TalkedOver:
    return TalkedOver(supervision(*points, **given))  # type: ignore[arg-type]


def texts(document: Document, *headings: str) -> list[str]:
    said = sections(document)
    return [text for heading in headings for text in said.get(heading, ())]


def agreed_in(document: Document) -> tuple[str, ...]:
    return sections(document)["What was agreed"]


@tries(10, 300)
@given(any_sheet(hold=True), st.lists(any_agreed(), max_size=6))
def test_under_hold_nothing_that_was_agreed_sends_the_reader_to_the_family(
    sheet: PromptSheet, agreed: list[Agreed]
) -> None:
    mine = supervision(*map(row_of, agreed))
    document = record(sheet, TalkedOver(mine))

    assert not [text for text in texts(document, *OURS) if approach_in(text)]


@tries(10, 300)
@given(any_sheet(), st.lists(any_agreed(), max_size=6))
def test_a_record_says_nothing_that_it_must_not(sheet: PromptSheet, agreed: list[Agreed]) -> None:
    document = record(sheet, TalkedOver(supervision(*map(row_of, agreed))))

    check_that_it_says_nothing_it_must_not(document, CLOSING)


@tries(10, 300)
@given(any_sheet(hold=False), st.lists(any_agreed(), max_size=6))
def test_everything_that_was_agreed_stands_in_the_record(
    sheet: PromptSheet, agreed: list[Agreed]
) -> None:
    guard = sheet.recommendation.guard
    said = agreed_in(record(sheet, TalkedOver(supervision(*map(row_of, agreed)))))
    words = [
        words_now(shipped_bank(), row.key, row.words, guard, in_own_words=row.in_own_words)
        for row in (each.row for each in agreed)
    ]

    assert [] == [text for text in words if text and text not in said]
    assert guard.state is State.GUARDED or all(words)
    assert not any(words) or [text for text in said if text.startswith("Who: nurse.")]


def test_a_copy_does_not_say_that_nothing_changed_for_a_child_where_it_left_that_out() -> None:
    sheet = sheet_of("one-trigger-drift")
    mine = held(to_do("Did.", "action-1-1", status=DONE, for_child=Own("Seen.")))
    copy = record(
        without_own_words(sheet, shipped_bank()), without_own(mine, numbered(shipped_bank()))
    )

    assert "For the child: Seen." in agreed_in(record(sheet, mine))
    assert not [text for text in words_of(copy) if text.startswith("For the child")]
    assert [text for text in words_of(copy) if text.startswith("COPY TO SHARE.")]
    assert "left out of this copy" in agreed_in(copy)


def test_new_actions_and_what_goes_on_come_before_what_is_settled() -> None:
    points = [
        to_do("Never.", "action-1-2", status=AgreedStatus.DROPPED, why="No need."),
        to_do("Did.", "action-1-3", status=DONE, done_on=HELD, for_child="Weighed."),
        to_do("Gave way.", "action-1-6", status=AgreedStatus.REPLACED),
        to_do("Goes on.", "action-1-4", status=CARRY_ON, by=TODAY),
        to_do("Begins.", "action-1-5", status=NEW, who="nurse", by=TODAY, number=5),
    ]
    said = agreed_in(record(sheet_of("ordinary-never-in-school"), held(*points)))

    assert said == (
        "New actions",
        "D5",
        "Begins.",
        "Who: nurse. By: 24 November 2026.",
        "Carried on",
        "Goes on.",
        "By: 24 November 2026.",
        "Done",
        "Did.",
        "Done on 20 November 2026.",
        "For the child: Weighed.",
        "Replaced",
        "Gave way.",
        "Dropped",
        "Never.",
        "Why: No need.",
    )


def test_an_action_stands_with_the_prompt_that_it_is_about() -> None:
    sheet = sheet_of("supervision-two-children-one-not-well")
    prompt = next(each for each in sheet.prompts if each.id == UNHEARD)
    point = to_do("Ask the GP.", UNHEARD, about=prompt.about, status=CARRY_ON)
    said = agreed_in(record(sheet, held(point)))

    assert (
        "Carried on",
        "younger",
        "Ask the GP.",
        f"About: {prompt.do}",
        check_first(hold=False, asks_first=True, is_short=True),
    ) == said


def test_under_hold_an_open_action_in_own_words_is_to_be_checked_first() -> None:
    sheet = sheet_of("hold-one-trigger-enquiry-open")
    points = [
        to_do("Begins.", "action-1-1", status=NEW),
        to_do("Did.", "action-1-2", status=DONE),
        to_do("", OLD_PROMPT, status=CARRY_ON, prompt=TO_THE_FAMILY),
    ]
    said = agreed_in(record(sheet, held(*points)))

    nothing = "For the child: not written down"
    assert ("New actions", "Begins.", "Done", "Did.", nothing) == tuple(
        each for each in said if each != check_first(hold=True, is_short=True)
    )
    assert len(said) == 6


def test_whom_an_action_is_about_stands_in_one_line_and_by_a_number_where_not_listed() -> None:
    both = ("child-1", "child-2")
    abouts: list[str | tuple[str, ...]] = ["child-9", "pet-3", "child-unlisted", both]
    points = [
        to_do("Do it.", f"action-1-{number}", about=about, status=NEW)
        for number, about in enumerate(abouts)
    ]
    sheet = sheet_of("supervision-two-children-one-not-well")
    said = agreed_in(record(sheet, held(*points)))

    assert ["child 9", "pet 3", "another child, not listed yet", "elder, younger"] == [*said[1::3]]


def test_after_a_meeting_was_held_that_is_said_with_what_is_decided_of_another() -> None:
    sheet = replace(sheet_of("one-trigger-drift"), meeting_held=HeldMeeting(HELD, comes_after=True))
    never = replace(sheet, meeting_held=None)
    for answer, said in [
        (MeetingAnswer.YES, "There will be another"),
        (MeetingAnswer.NO, "No other is called"),
        (MeetingAnswer.WAIT, "Whether there is another waits until"),
    ]:
        row, talked = of_the_meeting(answer, by=TODAY), MeetingTalked(answer=answer)
        mine, earlier = (held(row, on=day, meeting=talked) for day in (TODAY, BEFORE))
        answered, before, unheld = (
            [each for each in words_of(record(*of)) if each.startswith("One was held")]
            for of in ((sheet, mine), (sheet, earlier), (never, mine))
        )

        assert [f"One was held on 20 November 2026. {said}"] == [
            each.removesuffix(" 24 November 2026") for each in answered
        ]
        assert [] == before == unheld, answer


def test_a_decision_that_what_was_said_of_a_meeting_holds_for_names_that() -> None:
    call = of_the_meeting(MeetingAnswer.NO, number=5)
    own = to_do("Call a meeting.", "action-1-1", status=AgreedStatus.REPLACED)
    over = held(
        call,
        own.model_copy(update={"replaced_by": call.key}),
        meeting=MeetingTalked(answer=MeetingAnswer.NO),
    )

    assert "What is said of D5 holds for it." in agreed_in(
        record(sheet_of("one-trigger-drift"), over)
    )


def test_both_views_stand_there_where_they_differ_and_no_word_of_harm_where_they_do_not() -> None:
    both = (EITHER, "The supervisor", "More.", "The practitioner", "Less.")
    differ = Views(differ=True, supervisor="More.", practitioner="Less.")
    for views, expected in ((None, ()), (Views(differ=False), ()), (differ, both)):
        said = sections(record(sheet_of("one-trigger-drift"), held(views=views)))

        assert expected == said.get(OURS[1], ())
        assert (views == Views(differ=False)) == (said.get("Both views") == (ALIKE,))
        assert (views == differ) == (EITHER in sum(said.values(), ()))


def test_of_each_child_it_says_what_an_ordinary_day_is_like_or_that_nothing_was_said() -> None:
    sheet = sheet_of("supervision-two-children-one-not-well")
    heading = "An ordinary day for each child, and who has seen it"
    passed, nobody = ChildsDay(about="child-1"), ChildsDay(about="child-2", nobody=True)
    for days, expected in [
        ((), ("Nothing was said.", "Nothing was said.")),
        ((passed, nobody), ("Nothing was said.", "Nobody has seen it.")),
    ]:
        said = sections(record(sheet, held(days=days)))[heading]

        assert ("elder", expected[0], "younger", expected[1]) == said, days


def test_a_draft_next_time_and_a_change_of_the_answers_are_said() -> None:
    draft = replace(sheet_of("one-trigger-drift"), is_draft=True)
    said = "DRAFT: the session that was discussed is not finished, so its advice may change."
    assert text(said) in words_of(record(draft, held()))
    mine = supervision()
    marked = mine.supervision.model_copy(update={"next": date(2027, 1, 5)})
    later = mine.model_copy(update={"supervision": marked})
    changed = record(sheet_of("one-trigger-drift"), TalkedOver(later, is_changed_since=True))
    same = record(sheet_of("one-trigger-drift"), TalkedOver(mine))

    assert "5 January 2027" in sections(changed)["Next time"]
    assert sections(changed)["Next time"][-1].startswith("The session's answers were changed")
    assert ("To be talked over next on",) == sections(same)["Next time"]


def whole() -> Document:
    """The record of a second supervision, in which everything is said."""
    sheet = meeting()
    first, second = (each for each in sheet.prompts[:2])
    mine = supervision(
        to_do("", first.id, about=first.about, status=CARRY_ON, who="nurse", prompt="Old words."),
        to_do(
            "Ask the practice what was agreed.",
            second.id,
            about=second.about,
            status=NEW,
            who="school nurse",
            by=date(2026, 12, 1),
            why="Nobody has asked yet.",
        ),
        to_do("Find a date.", "action-1-1", status=NEW),
        reflections=(
            Reflection(question="RFL-1", asked="When was this case last talked over?", text="May."),
            Reflection(question="RFL-2", asked="This one was passed over.", text=""),
        ),
        views=Views(differ=True, supervisor="It drifts.", practitioner="It is early days."),
    )
    marked = mine.supervision.model_copy(
        update={"next": date(2027, 1, 5), "saved": datetime(2026, 11, 24, 10, tzinfo=UTC)}
    )
    told = TalkedOver(mine.model_copy(update={"supervision": marked}))
    return record(replace(sheet, decision=None), told)


def test_a_whole_record_is_as_it_was_in_markdown(golden: Callable[[str, bytes], None]) -> None:
    golden("supervision.md", render_markdown(whole()).encode())
