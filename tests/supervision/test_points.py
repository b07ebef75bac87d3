"""What a supervision goes through, and what was agreed before, in words that may be read now."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.guard import Guard, guard_in_words
from ehe_check.bank.prompt_rule import PromptKind, State
from ehe_check.case.session import Session
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.over_time.decisions import last_words, open_decisions, recalled, words_now
from ehe_check.over_time.history import Agreed, AgreedStatus
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.points import OpenPoint, answered_lines, open_points
from tests.banks import TODAY, small_bank, value
from tests.counts import tries
from tests.drifted import WORRIED, YES, history
from tests.drifted import agreed as decided
from tests.pages import sheet_of
from tests.sides import side
from tests.supervised import (
    BEFORE,
    OLD_PROMPT,
    TO_THE_FAMILY,
    any_agreed,
    any_sheet,
)
from tests.worked import shipped_bank

CARRY_ON, DONE, NEW = AgreedStatus.CARRY_ON, AgreedStatus.DONE, AgreedStatus.NEW
HELD = value("NOW-3", "held")
LATER = date(2026, 10, 5)
CALM, WORRY = Guard(State.ORDINARY), Guard(State.WORRY)
HELD_BACK = Guard(State.GUARDED, person="your safeguarding lead")


def points(sheet: PromptSheet, *agreed: Agreed) -> tuple[OpenPoint, ...]:
    return open_points(sheet, agreed, shipped_bank())


def raised_in(sheet: PromptSheet) -> Counter[Ref]:
    return Counter(Ref(each.id, each.about) for each in (*sheet.prompts, *sheet.find_out))


# What comes up


@tries(10, 300)
@given(any_sheet(), st.lists(any_agreed(), max_size=6))
def test_every_open_prompt_comes_up_exactly_once_and_nothing_else_that_is_settled(
    sheet: PromptSheet, agreed: list[Agreed]
) -> None:
    found = Counter(point.ref for point in points(sheet, *agreed))
    latest = {Ref(each.key, each.about): each for each in sorted(agreed, key=lambda one: one.on)}
    still_open = {ref for ref, each in latest.items() if each.status.is_open}

    assert all(times == 1 for times in found.values())
    assert raised_in(sheet).keys() <= found.keys()
    assert found.keys() <= raised_in(sheet).keys() | still_open
    if not sheet.recommendation.is_guarded:
        assert found.keys() == raised_in(sheet).keys() | still_open


@tries(10, 300)
@given(any_sheet(), st.lists(any_agreed(), max_size=6))
def test_what_was_agreed_stands_beside_what_it_was_about(
    sheet: PromptSheet, agreed: list[Agreed]
) -> None:
    for point in points(sheet, *agreed):
        if point.last is not None:
            assert point.ref == Ref(point.last.key, point.last.about)
            assert point.last in agreed


@tries(10, 300)
@given(any_sheet(hold=True), st.lists(any_agreed(), max_size=8))
def test_under_hold_no_point_sends_anybody_to_the_family(
    sheet: PromptSheet, agreed: list[Agreed]
) -> None:
    for point in points(sheet, *agreed):
        assert point.words
        assert approach_in(point.words) is None
    for each in open_decisions(agreed, shipped_bank(), guard_in_words(sheet.recommendation)):
        assert approach_in(each.text) is None


def test_the_urgent_prompts_come_first_and_the_find_outs_last() -> None:
    kinds = [point.kind for point in points(sheet_of("urgent-fear-at-home"))]
    order = list(PromptKind)

    assert PromptKind.ACT_TODAY is kinds[0]
    assert kinds == sorted(kinds, key=lambda kind: order.index(kind) if kind else 99)


def test_an_action_still_to_be_done_goes_on_with_its_prompt_and_a_done_one_does_not() -> None:
    sheet = sheet_of("strong-two-triggers")
    first = points(sheet)[0]
    words = {"key": first.key, "about": first.about, "text": "Write.", "in_own_words": True}
    new = Agreed(status=NEW, on=BEFORE, **words)  # type: ignore[arg-type]
    done = Agreed(status=DONE, on=BEFORE, **words)  # type: ignore[arg-type]

    assert (first.text, "Write.", new) == _told(points(sheet, new)[0])
    assert (first.text, "", done) == _told(points(sheet, done)[0])


def _told(point: OpenPoint) -> tuple[str, str, Agreed | None]:
    return (point.text, point.action, point.last)


def test_an_action_alone_is_called_by_its_own_words() -> None:
    own = Agreed("action-1-1", NEW, BEFORE, text=Own("Write."), in_own_words=True)
    alone = points(sheet_of("ordinary-never-in-school"), own)[0]

    assert ("", "Write.", "Write.") == (alone.text, alone.action, alone.words)


def test_an_action_that_is_done_comes_up_no_more_once_nothing_raises_it() -> None:
    sheet = sheet_of("ordinary-never-in-school")
    own = Agreed("action-1-1", DONE, BEFORE, text=Own("Write."), in_own_words=True)

    assert points(sheet) == points(sheet, own)


def test_a_point_without_words_is_still_not_lost() -> None:
    bare = Agreed("action-1-1", NEW, BEFORE)

    assert "action-1-1" == points(sheet_of("ordinary-never-in-school"), bare)[0].words


def test_what_was_agreed_and_is_not_raised_comes_after_what_is_urgent_and_before_the_rest() -> None:
    sheet = sheet_of("urgent-fear-at-home")
    decided = Agreed("meeting-2026-11-20-1", NEW, BEFORE, text=Own("Write."), in_own_words=True)
    found = points(sheet, decided)
    place = [point.key for point in found].index(decided.key)

    assert 0 < place < len(found) - 1
    assert {PromptKind.ACT_TODAY} == {point.kind for point in found[:place]}
    assert PromptKind.ACT_TODAY not in {point.kind for point in found[place:]}
    assert Counter(raised_in(sheet)) == Counter(
        point.ref for point in found if point.key != decided.key
    )


def test_how_a_meeting_meant_to_know_stays_beside_its_decision_until_it_is_settled() -> None:
    sheet = sheet_of("ordinary-never-in-school")
    own = {"text": Own("Write."), "in_own_words": True}
    decided = Agreed("meeting-1", NEW, BEFORE, known_by=Own("A chart."), **own)  # type: ignore[arg-type]
    carried = Agreed("meeting-1", CARRY_ON, LATER, **own)  # type: ignore[arg-type]
    done = Agreed("meeting-1", DONE, LATER, **own)  # type: ignore[arg-type]

    assert "A chart." == points(sheet, decided)[0].known_by
    assert "A chart." == points(sheet, decided, carried)[0].known_by
    assert points(sheet) == points(sheet, decided, done)


def test_answers_are_told_with_their_question_and_whom_they_are_about() -> None:
    sheet = sheet_of("supervision-two-children-one-not-well")
    lines = answered_lines(sheet, shipped_bank())
    own = [line for each in lines.values() for line in each if "(younger)" in line]

    assert own
    assert all(line.startswith("Answered in the session: ") for line in own)


# How often it was carried on


@pytest.mark.parametrize(
    ("statuses", "times"),
    [
        ([NEW], 0),
        ([CARRY_ON], 1),
        ([NEW, CARRY_ON, CARRY_ON], 2),
        ([CARRY_ON, DONE], 0),
        ([CARRY_ON, DONE, CARRY_ON], 1),
        ([CARRY_ON, AgreedStatus.NOT_AGREED, NEW], 0),
    ],
)
def test_carrying_on_is_counted_since_it_was_last_settled(
    statuses: list[AgreedStatus], times: int
) -> None:
    days = [date(2026, month, 1) for month in range(1, 12)]
    agreed = [Agreed("k", status, on) for status, on in zip(statuses, days, strict=False)]
    word = last_words(reversed(agreed))[Ref("k", None)]

    assert times == len(word.carried_on)
    assert agreed[-1] is word.agreed


def test_two_decisions_of_one_day_are_taken_in_the_order_in_which_they_are_given() -> None:
    first, second = Agreed("k", CARRY_ON, TODAY), Agreed("k", DONE, TODAY)

    assert second is last_words([first, second])[Ref("k", None)].agreed


# Words that may be read now


def test_a_prompt_is_worded_by_the_bank_as_it_is_now() -> None:
    key, (_, rule) = next(
        (key, rule)
        for key, rule in shipped_bank().rules.items()
        if rule[1].when_worry and rule[1].text
    )

    def now(guard: Guard) -> str:
        return words_now(shipped_bank(), key, "Kept.", guard, in_own_words=False)

    assert (
        rule.text,
        rule.when_worry,
        rule.under(State.GUARDED, "your safeguarding lead"),
    ) == (now(CALM), now(WORRY), now(HELD_BACK))


def test_a_prompt_that_the_bank_no_longer_has_is_left_out_under_a_guard() -> None:
    def now(key: str, guard: Guard) -> str:
        return words_now(shipped_bank(), key, TO_THE_FAMILY, guard, in_own_words=False)

    assert TO_THE_FAMILY == now(OLD_PROMPT, WORRY)
    assert not now(OLD_PROMPT, HELD_BACK)
    assert not now("OLD-1.find-out", HELD_BACK)
    assert TO_THE_FAMILY == now("a letter", HELD_BACK)


def test_what_is_no_task_without_a_worry_is_still_named_where_it_was_agreed() -> None:
    gap = Agreed("VIS-1.unseen", NEW, BEFORE, text=Own("Ask the family."))
    rule = shipped_bank().rules["VIS-1.unseen"][1]

    assert "" == rule.text
    assert [rule.short] == [each.text for each in open_decisions([gap], shipped_bank(), CALM)]
    assert [rule.when_worry] == [each.text for each in open_decisions([gap], shipped_bank(), WORRY)]


def test_own_words_stay_as_they_are() -> None:
    key = next(iter(shipped_bank().rules))

    assert "Write." == words_now(shipped_bank(), key, "Write.", HELD_BACK, in_own_words=True)


def test_what_is_still_to_be_done_leaves_out_what_is_settled_and_what_a_guard_leaves_out() -> None:
    gone = Agreed(OLD_PROMPT, NEW, BEFORE, text=Own(TO_THE_FAMILY))
    done = Agreed("action-1", DONE, BEFORE, text=Own("Done."))
    own = Agreed("action-2", NEW, BEFORE, text=Own("Write."), in_own_words=True)

    assert (gone, own) == open_decisions((gone, done, own), shipped_bank(), WORRY)
    assert (own,) == open_decisions((gone, done, own), shipped_bank(), HELD_BACK)


def test_the_history_says_nothing_under_hold_that_was_agreed_before_it() -> None:
    kept = {"text": "Ring the family.", "by": BEFORE}
    prompt = [decided(CARRY_ON, day, "NOW-1.act", **kept) for day in (BEFORE, LATER)]
    gone = [decided(CARRY_ON, day, OLD_PROMPT, **kept) for day in (BEFORE, LATER)]
    found = history([YES, WORRIED], [YES, HELD], agreed=[*prompt, *gone])
    free = history([YES], [YES, WORRIED], agreed=[*prompt, *gone])

    assert found.hold
    assert "Ring the family." not in repr(found.carried_over) + repr(found.overdue)
    assert ["Ring the family."] * 2 == [each.text for each in free.overdue]


# Who it is about now


def case(label: dict[str, str], name: str, follows: str = "") -> Session:
    answers = Answers(entries=tuple(Entry(id=key, label=text) for key, text in label.items()))
    return side(small_bank(KINDS), answers, session=name, follows=follows).session


KINDS = """
[[questions]]
id = "NOW-1"
options = ["no", "yes"]
"""
MAX_MIN = {"child-1": "max", "child-2": "min"}


def about(agreed: str | None, earlier: Session, latest: Session) -> str | None:
    one = Agreed("k", NEW, BEFORE, about=agreed, session=earlier.session.id)
    (found,) = recalled([one], [earlier], latest)
    return found.about


def test_a_number_of_another_session_is_never_taken_for_somebody_else() -> None:
    earlier, latest = case(MAX_MIN, "s1"), case({"child-1": "min"}, "s2")

    assert "child-1" == about("child-2", earlier, latest)
    assert "child-unlisted" == about("child-1", earlier, latest)


def test_in_a_follow_up_numbers_stay_whatever_the_labels_are() -> None:
    earlier = case(MAX_MIN, "s1")
    latest = case({"child-1": "min", "child-2": "max"}, "s2", follows="s1")

    assert "child-2" == about("child-2", earlier, latest)


def test_what_is_about_the_whole_case_or_of_this_session_stays() -> None:
    earlier = case(MAX_MIN, "s1")

    assert about(None, earlier, case({}, "s2")) is None
    assert "child-2" == about("child-2", earlier, earlier)


def test_what_came_of_a_session_that_is_not_there_stays_as_it_is() -> None:
    one = Agreed("k", NEW, BEFORE, about="child-1", session="gone")

    assert (one,) == recalled([one], [], case(MAX_MIN, "s2"))
