"""The second page as a value: few actions, under whom they are for, and none that leads astray."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ehe_check.bank.advice_keys import BeneathKey
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import PromptKind, State, Step, StepGroup
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Answer
from ehe_check.sheet.compose import compose
from ehe_check.sheet.second_page import MOST_ACTIONS, Actions, second_page
from ehe_check.sheet.sheet import HeldMeeting, PromptSheet
from tests.banks import TODAY
from tests.counts import tries
from tests.pages import sheet_of, shipped_words
from tests.sheet.every_word import DECIDED_THERE, LATER
from tests.sheet.grids import large_sheets
from tests.sheet.laid_out import ENQUIRY, NAMES, TWO_CHILDREN, sheets
from tests.worked import shipped_bank, shipped_library, worked_case

BANK, LIBRARY, SAY = shipped_bank(), shipped_library(), shipped_words().say
GROUPS = tuple(StepGroup)
STEPS = {StepGroup.TODAY, StepGroup.FIRST}
DONE = frozenset({PromptKind.EMERGENCY, PromptKind.ACT_TODAY, PromptKind.ACTION, PromptKind.GAP})

DECIDED = (
    "Do what the professionals-only meeting of 20 November 2026 decided. D2 eldest: Do 2 "
    "(GP, by 20 November 2026); D3 Do 3; D4 Do 4 (by 20 November 2026); D5."
)


def second_of(sheet: PromptSheet, most: int = MOST_ACTIONS) -> Actions:
    return second_page(sheet, BANK, LIBRARY, SAY, most)


def second(name: str, *changed: Answer) -> Actions:
    return second_of(sheet_of(name, *changed))


def texts(actions: Actions) -> list[str]:
    return [each.text for each in actions.shown]


@tries(20, 300)
@given(large_sheets())
def test_there_are_twelve_at_most_or_every_step_for_today_and_first_in_the_order_of_groups(
    sheet: PromptSheet,
) -> None:
    shown = second_of(sheet).shown
    places = [GROUPS.index(each.group) for each in shown]

    steps = [each for each in shown if each.group in STEPS]
    assert len(shown) <= max(MOST_ACTIONS, len(steps))
    assert list(range(1, len(shown) + 1)) == [each.number for each in shown]
    assert places == sorted(places)


@tries(20, 300)
@given(large_sheets())
def test_nothing_to_do_is_lost_between_the_page_and_the_annex(sheet: PromptSheet) -> None:
    actions = second_of(sheet)
    every = {each.text for each in (*actions.shown, *actions.others)}

    assert {each.do for each in sheet.prompts if each.kind in DONE and each.do} <= every


@tries(20, 300)
@given(large_sheets())
def test_what_is_urgent_is_on_the_page_and_its_day_is_today_and_no_others(
    sheet: PromptSheet,
) -> None:
    actions = second_of(sheet)
    urgent = {each.do for each in sheet.prompts if each.kind.value in {"emergency", "act-today"}}

    assert urgent <= set(texts(actions))
    assert all(each.is_today is (each.group is StepGroup.TODAY) for each in actions.shown)


@tries(20, 300)
@given(sheets())
def test_what_is_said_of_several_children_in_the_same_words_is_done_once(
    sheet: PromptSheet,
) -> None:
    actions = second_of(sheet)
    every = [(each.text, each.who) for each in (*actions.shown, *actions.others)]

    assert len(every) == len(set(every))


@tries(20, 300)
@given(sheets())
def test_under_hold_and_ask_first_each_line_is_worded_for_it_and_the_page_says_so(
    sheet: PromptSheet,
) -> None:
    actions, advice = second_of(sheet), sheet.recommendation
    raised = {each.do: each for each in sheet.prompts}

    assert bool(actions.note) is advice.is_guarded
    for each in (*actions.shown, *actions.others):
        prompt = raised.get(each.text)
        if advice.is_guarded and prompt is not None and each.leads_to_the_family:
            assert BANK.rules[prompt.id][1].when_hold is not None
            assert State.GUARDED is advice.guard.state
    assert not advice.is_guarded or advice.box is not None
    assert not advice.is_guarded or advice.box.person in actions.note  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (
            HeldMeeting(LATER, comes_after=True, decisions=DECIDED_THERE),
            DECIDED,
        ),
        (
            HeldMeeting(LATER, comes_after=True),
            "Nothing decided at the professionals-only meeting of 20 November 2026",
        ),
        (
            HeldMeeting(LATER, comes_after=False),
            "Consider calling another professionals-only meeting: the last was on",
        ),
    ],
)
def test_a_meeting_that_was_held_is_gone_on_from(held: HeldMeeting, told: str) -> None:
    sheet = replace(sheet_of("one-trigger-drift"), meeting_held=held)
    (said,) = (each for each in texts(second_of(sheet)) if "professionals-only" in each)

    assert said.startswith(told)


def test_an_open_enquiry_is_told_and_no_other_meeting_is_called() -> None:
    for name in ("rules-19-enquiry-open-and-the-same-worry-again", "hold-one-trigger-enquiry-open"):
        said = " ".join(texts(second(name)))

        assert "Bring this to the plan, strategy discussion or enquiry" in said, name
        assert "professionals-only meeting" not in said, name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("urgent-refused-sight-with-a-safety-worry", "actions.meeting"),
        ("today-red-flags-and-treatment-never-reviewed", "actions.health_led"),
        ("sight-refused-while-an-enquiry-is-open", "actions.enquiry"),
    ],
)
def test_where_it_is_taken_beneath_an_urgent_step_hangs_on_no_words_of_the_bank(
    name: str, key: str
) -> None:
    bank = BANK.model_copy(update={"beneath": dict.fromkeys(BeneathKey, "As well.")})
    session = worked_case(name).session
    sheet = compose(session, bank, LIBRARY.law, today=TODAY, software="")

    assert ("As well.", True) == (sheet.recommendation.beneath, sheet.recommendation.is_urgent)
    assert SAY(key) in texts(second_page(sheet, bank, LIBRARY, SAY))


def test_no_meeting_is_spoken_of_where_none_is_advised() -> None:
    for name in NAMES:
        sheet = worked_case(name).sheet()
        if sheet.recommendation.meeting is Urgency.NONE:
            assert SAY("actions.meeting") not in texts(second_of(sheet)), name


@pytest.mark.untraced
def test_beside_social_care_the_lead_is_told_today() -> None:
    lines = BANK.lines
    assert lines is not None
    for name in NAMES:
        sheet = worked_case(name).sheet()
        is_told = lines.tell_the_lead in texts(second_of(sheet))

        assert is_told is (Route.SOCIAL_CARE in sheet.recommendation.routes), name


@tries(20, 300)
@given(large_sheets())
def test_however_little_room_there_is_each_step_for_today_and_first_stands(
    sheet: PromptSheet,
) -> None:
    for most in (1, 3, MOST_ACTIONS):
        assert not [each for each in second_of(sheet, most).others if each.group in STEPS]


def test_what_is_for_the_lead_alone_comes_after_what_is_for_social_care() -> None:
    first, then, *_ = texts(second("rules-14-baby-and-nobody-steps-in"))

    assert first.startswith("Tell social care")
    assert then.startswith("Tell your lead")


@tries(20, 300)
@given(large_sheets())
def test_999_is_called_before_anything_else(sheet: PromptSheet) -> None:
    now = {each.do for each in sheet.prompts if each.kind is PromptKind.EMERGENCY}
    shown = texts(second_of(sheet))

    assert now == set(shown[: len(now)])


def test_each_child_has_a_heading_and_what_is_about_all_of_them_has_one() -> None:
    one = Answer(question="HEA-1", about="child-1", value="not-measured-worry")
    two = one.model_copy(update={"about": "child-2"})
    labels = [x for about, x in sheet_of(TWO_CHILDREN).entries if about.startswith("child")]

    assert labels[0] in [group.title for group in second(TWO_CHILDREN, one).groups]
    both = second(TWO_CHILDREN, one, two)
    (measured,) = [each for each in both.shown if each.abouts == ("child-1", "child-2")][:1]
    assert StepGroup.ALL_CHILDREN is measured.group
    assert "All the children" in [group.title for group in both.groups]


@pytest.mark.parametrize("group", [None, StepGroup.EACH_CHILD, StepGroup.ADULTS])
def test_what_is_about_an_adult_stands_under_no_childs_heading(group: StepGroup | None) -> None:
    seen = Answer(question="FAM-2", about="adult-1", value="longer-ago")
    sheet = sheet_of("urgent-fear-at-home", seen)
    (mine,) = [each for each in sheet.prompts if each.about == "adult-1" and each.do]
    step = Step(group=group, who="you") if group else None
    changed = replace(sheet, prompts=(replace(mine, step=step),))
    titles = [x.title for x in second_of(changed).groups if mine.do in [y.text for y in x.actions]]

    assert ["Adults, as behaviour"] == titles


def test_what_is_for_supervision_is_one_thing_to_do() -> None:
    sheet = sheet_of("rules-01-taken-out-of-school-after-hunger")
    several = [each for each in sheet.prompts if each.kind is PromptKind.SUPERVISION]
    said = [text for text in texts(second_of(sheet)) if text.startswith("Take to supervision: ")]

    assert len(several) > 1
    assert len(said) == 1


def test_fewer_may_be_asked_for_and_the_rest_is_kept() -> None:
    whole, few = (second_of(sheet_of(TWO_CHILDREN, ENQUIRY), most) for most in (12, 2))

    assert 2 == len(few.shown)
    assert len(few.others) == len(whole.shown) + len(whole.others) - 2
    assert {0} == {each.number for each in few.others}
