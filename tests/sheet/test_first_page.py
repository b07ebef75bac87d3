"""Page 1 and 2 as values: what is on them, merged, in order, and never more than there is."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given

from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.advice_keys import BeneathKey
from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import URGENT, PromptKind, State, Step, StepGroup
from ehe_check.bank.urgency import Urgency
from ehe_check.case.question_list import Stands
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.calls_of_today import CallDue, Why, shortest
from ehe_check.sheet.compose import compose
from ehe_check.sheet.first_page import FirstPage, first_page
from ehe_check.sheet.merged_points import MOST_TO_FIND, Points
from ehe_check.sheet.second_page import MOST_ACTIONS, Actions, second_page
from ehe_check.sheet.sheet import HeldMeeting, PromptSheet
from tests.any_answers import FIRST, all_answered, any_answers, cast
from tests.banks import TODAY
from tests.counts import tries
from tests.pages import composed, sheet_of
from tests.sheet.every_word import DECIDED_THERE, LATER
from tests.sheet.laid_out import NAMES, TWO_CHILDREN, large_sheets, sheets
from tests.worked import few_case_names, session_of, shipped_bank, shipped_library, worked_case

BANK, LIBRARY = shipped_bank(), shipped_library()
KINDS = tuple(PromptKind)
LOCAL = Settings(
    contacts=Contacts(social_care="01632 960001", out_of_hours="960002", safeguarding_lead="960003")
)


def first_of(sheet: PromptSheet, local: Settings | None = None) -> FirstPage:
    return first_page(Points(sheet, BANK, LIBRARY.statements), local or Settings())


def first(name: str, *changed: Answer) -> FirstPage:
    return first_of(sheet_of(name, *changed))


def told(page: FirstPage) -> list[str]:
    return [point.text for point in page.reasons]


# Reasons.


@tries(20, 300)
@given(large_sheets())
def test_reasons_are_all_told_the_reviews_own_in_its_order_then_what_is_urgent_and_then_signs(
    sheet: PromptSheet,
) -> None:
    reasons = first_of(sheet).reasons
    theirs = {(x.question, x.about) for x in sheet.prompts if x.kind is PromptKind.MEETING_TRIGGER}
    own = [
        {(each.prompts[0].question, about) for about in each.abouts or (None,)} <= theirs
        and each.kind in {*URGENT, PromptKind.MEETING_TRIGGER}
        for each in reasons
    ]
    rest = [each.kind for each, is_own in zip(reasons, own, strict=True) if not is_own]
    triggers = [each.statement for each in reasons if each.kind is PromptKind.MEETING_TRIGGER]

    told_of = {prompt.question for point in reasons for prompt in point.prompts}
    kinds = {*URGENT, PromptKind.MEETING_TRIGGER, PromptKind.SIGN}
    named = {each.statement for each in reasons} - {""}

    assert {each.question for each in sheet.prompts if each.kind in kinds} <= told_of
    assert own == sorted(own, reverse=True)
    assert rest == sorted(rest, key=KINDS.index)
    assert triggers == sorted(triggers)
    assert named <= set(LIBRARY.statements)


def test_supervision_alone_is_a_reason_only_where_the_advice_is_no_more() -> None:
    urgent, calm = first("urgent-fear-at-home"), first("supervision-uneasy-and-nothing-else")

    assert "You are uneasy or worried" not in told(urgent)
    assert "You are uneasy or worried" in told(calm)


def test_an_answer_that_is_urgent_and_a_reason_of_the_review_is_told_once() -> None:
    page = first("rules-02-nobody-has-seen-the-boy-for-years")
    refused = [each for each in page.reasons if each.prompts[0].question == "VIS-5"]

    assert [("L4.4", PromptKind.ACT_TODAY)] == [(each.statement, each.kind) for each in refused]


# Calls.


@tries(20, 300)
@given(large_sheets())
def test_each_call_stands_once_with_its_reason_in_the_room_and_the_lead_is_told(
    sheet: PromptSheet,
) -> None:
    calls = first_of(sheet, LOCAL).calls
    routes = [call.route for call in calls]

    assert len(routes) == len(set(routes))
    if Route.SOCIAL_CARE in routes:
        assert (Route.LEAD, True) == (calls[-1].route, calls[-1].is_told)
    assert set(sheet.recommendation.routes) <= set(routes)
    for call, room in product(calls, (44, 60)):
        why = shortest(call.whys, room)
        assert len(why) <= room or why == shortest(call.whys, 0)


def test_two_reasons_stand_together_where_they_fit_with_whom_they_are_about_once() -> None:
    whys = (Why("elder", "no food"), Why("elder", "not seen"), Why("", "a third one, and longer"))
    call = CallDue(Route.SOCIAL_CARE, "them", (), whys)

    assert "elder: no food; not seen" == call.why == shortest(whys, 44)
    assert "elder: no food" == shortest(whys, 20)
    several = (Why("younger", "one"), Why("elder", "two"))
    assert "elder: two; younger: one" == shortest(several, 44)


def test_the_ticked_lines_are_the_reasons_of_a_call() -> None:
    page = first("harm-two-lines-ticked")
    whys = {call.route: [why.text for why in call.whys] for call in page.calls}

    assert "a child has spoken of being harmed" in whys[Route.SOCIAL_CARE]
    assert "a child has spoken of being harmed" not in whys[Route.MEDICAL]


# What to find out, and what the page is about.


@tries(20, 300)
@given(sheets())
def test_who_saw_an_unseen_child_is_found_out_first_and_an_ordinary_page_asks_nothing(
    sheet: PromptSheet,
) -> None:
    page, advice = first_of(sheet), sheet.recommendation
    asked = (page.calls, page.reasons, page.ours, page.grid.rows, page.find_first, page.danger)
    unseen = ["VIS-1"] if advice.unseen or advice.not_said else []
    closing = [*unseen, *(each.question for each in advice.close_first)]
    found = [each.question for each in page.find_first]

    assert sheet.is_ordinary is (sheet.urgency is Urgency.NONE)
    assert not sheet.is_ordinary or not any(asked)
    assert sheet.is_ordinary or not page.offers
    assert (len(page.offers) <= 2, len(page.going_well) <= 3) == (True, True)
    assert len(found) == len(set(found)) <= MOST_TO_FIND
    if not sheet.is_ordinary:
        assert closing[:MOST_TO_FIND] == found[: len(closing)]
        assert unseen == found[: len(unseen)]
        raised = {prompt.question for prompt in sheet.find_out} | set(closing)
        assert len(found) == min(MOST_TO_FIND, len(raised))
    assert not [each for each in page.find_first if "if there is a worry" in each.who]


def test_the_childs_words_are_those_of_the_question_that_the_bank_names() -> None:
    hoped = Answer(question="SUP-3", value="That all is well.")
    page = first("full-contact-fell-away-and-adult-never-met", hoped)

    assert ("VOI-2", {"VOI-2"}) == (BANK.childs_words, {why.question for why in page.words})


def test_what_the_sessions_show_of_our_work_is_no_reason() -> None:
    sheet = sheet_of("supervision-uneasy-and-nothing-else")
    prompt = next(each for each in sheet.prompts if each.kind is PromptKind.SUPERVISION)
    ours: Prompt = replace(prompt, id="DRI-3.record", short="Ours", is_of_the_record=True)

    assert "Ours" not in told(first_of(replace(sheet, prompts=(*sheet.prompts, ours))))


def test_what_is_to_be_done_stands_on_the_page_of_an_ordinary_family() -> None:
    for name in few_case_names():
        sheet = worked_case(name).sheet()
        page, by_id = first_of(sheet), BANK.by_id
        listed = {prompt.id for point in (*page.offers, *page.to_do) for prompt in point.prompts}
        to_do = {
            each.id
            for each in sheet.prompts
            if each.kind is PromptKind.ACTION and not by_id[each.question].own_thinking
        }

        assert not sheet.is_ordinary or not sheet.recommendation.is_enough or to_do <= listed, name


# How many questions have no answer: one count, for the walk, line 1 and the ordinary page.


def open_sheet(answers: Answers) -> PromptSheet:
    return composed(session_of(answers))


def answered_about(number: int, *open_refs: Ref) -> Answers:
    """A family with every choice made, but for what is asked at the end and some more."""
    every = all_answered(BANK, cast(number), FIRST)
    late = [ref for ref in every.by_ref if BANK.by_id[ref.question].after_advice]
    for ref in (*late, *open_refs):
        every = every.without(ref)
    return every


@tries(20, 300)
@given(any_answers(BANK))
def test_line_1_and_the_page_say_the_count_of_the_walk_and_who_is_skipped_is_open_too(
    answers: Answers,
) -> None:
    made = open_sheet(answers)
    walk = WalkNow(BANK, answers, session_of(answers).session.walk_set, TODAY)
    counts = walk.counts
    everybody = len(walk.screens) == len(walk.foreseen.screens)

    assert made.is_draft
    assert made.open_questions <= len(made.asked)
    assert len(made.asked) == sum(each.is_counted(answers) for each in walk.screens)
    assert not everybody or made.open_questions >= counts[Stands.OPEN] + counts[Stands.SKIPPED]


def test_a_question_is_counted_once_whoever_has_no_answer_and_none_asked_at_the_end() -> None:
    about = [Ref("VIS-5", f"child-{number}") for number in (1, 2, 3)]
    open_ = answered_about(1, Ref("RGT-2"))
    skipped = open_.with_answer(Answer(question="RGT-2", skipped=True))
    not_known = open_.with_answer(Answer(question="RGT-2", not_known=True))
    late = {each.id for each in BANK.questions if each.after_advice}
    whole, one, three, *counted = (
        open_sheet(each).open_questions
        for each in (
            answered_about(3),
            answered_about(3, about[1]),
            answered_about(3, *about),
            open_,
            skipped,
            not_known,
        )
    )

    assert whole + 1 == one == three
    assert [counted[0], counted[0], counted[0] - 1] == counted
    assert not late & {ref.question for refs in open_sheet(open_).asked for ref in refs}


# Page 2: few actions, under whom they are for, and none that leads astray.

GROUPS = tuple(StepGroup)
STEPS = {StepGroup.TODAY, StepGroup.FIRST}
DONE = frozenset({PromptKind.EMERGENCY, PromptKind.ACT_TODAY, PromptKind.ACTION, PromptKind.GAP})

DECIDED = (
    "Do what the professionals-only meeting of 20 November 2026 decided. D2 eldest: Do 2 "
    "(GP, by 20 November 2026); D3 Do 3; D4 Do 4 (by 20 November 2026); D5."
)


def second_of(sheet: PromptSheet, most: int = MOST_ACTIONS) -> Actions:
    return second_page(Points(sheet, BANK), most)


def second(name: str, *changed: Answer) -> Actions:
    return second_of(sheet_of(name, *changed))


def shown_of(actions: Actions) -> list[str]:
    return [each.text for each in actions.shown]


@tries(20, 300)
@given(large_sheets())
def test_there_are_twelve_at_most_or_every_step_for_today_and_first_in_the_order_of_groups(
    sheet: PromptSheet,
) -> None:
    actions = second_of(sheet)
    shown, told_there = actions.shown, shown_of(actions)
    places = [GROUPS.index(each.group) for each in shown]
    steps = [each for each in shown if each.group in STEPS]
    every = [(each.text, each.who) for each in (*shown, *actions.others)]
    kinds = {kind: {x.do for x in sheet.prompts if x.kind is kind and x.do} for kind in DONE}
    now = kinds[PromptKind.EMERGENCY]

    assert len(shown) <= max(MOST_ACTIONS, len(steps))
    assert list(range(1, len(shown) + 1)) == [each.number for each in shown]
    assert places == sorted(places)
    assert set[str]().union(*kinds.values()) <= {text for text, _ in every}
    assert len(every) == len(set(every))
    assert now | kinds[PromptKind.ACT_TODAY] <= set(told_there)
    assert now == set(told_there[: len(now)])
    assert all(each.is_today is (each.group is StepGroup.TODAY) for each in shown)
    assert not [who for _, who in every if re.search(r"\byou\b", who)]
    for most in (1, 3, MOST_ACTIONS):
        fewer = second_of(sheet, most)
        assert not [each for each in fewer.others if each.group in STEPS]
        assert len(fewer.shown) <= max(most, len(steps))
        assert len(fewer.shown) + len(fewer.others) == len(every)
        assert {0} >= {each.number for each in fewer.others}


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
        (HeldMeeting(LATER, comes_after=True, decisions=DECIDED_THERE), DECIDED),
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
    (said,) = (each for each in shown_of(second_of(sheet)) if "professionals-only" in each)

    assert said.startswith(told)


def test_an_open_enquiry_is_told_and_no_other_meeting_is_called() -> None:
    for name in ("rules-19-enquiry-open-and-the-same-worry-again", "hold-one-trigger-enquiry-open"):
        said = " ".join(shown_of(second(name)))

        assert "Bring this to the plan, strategy discussion or enquiry" in said, name
        assert "professionals-only meeting" not in said, name


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("urgent-refused-sight-with-a-safety-worry", "Consider calling a professionals-only meet"),
        ("today-red-flags-and-treatment-never-reviewed", "Ask the GP or clinic who brings prof"),
        ("sight-refused-while-an-enquiry-is-open", "Bring this to the plan, strategy discussion"),
    ],
)
def test_where_it_is_taken_beneath_an_urgent_step_hangs_on_no_words_of_the_bank(
    name: str, asked: str
) -> None:
    bank = BANK.model_copy(update={"beneath": dict.fromkeys(BeneathKey, "As well.")})
    sheet = compose(worked_case(name).session, bank, LIBRARY.law, today=TODAY, software="")

    assert ("As well.", True) == (sheet.recommendation.beneath, sheet.recommendation.is_urgent)
    assert asked in "\n".join(shown_of(second_page(Points(sheet, bank))))


@pytest.mark.untraced
def test_a_meeting_is_spoken_of_only_where_one_is_advised() -> None:
    for name in NAMES:
        sheet = worked_case(name).sheet()
        said = " ".join(shown_of(second_of(sheet)))
        is_advised = sheet.recommendation.meeting is not Urgency.NONE
        assert is_advised or "Consider calling a professionals-only meeting" not in said, name


def test_what_is_for_the_lead_alone_comes_after_what_is_for_social_care() -> None:
    first, then, *_ = shown_of(second("rules-14-baby-and-nobody-steps-in"))

    assert first.startswith("Tell social care")
    assert then.startswith("Tell your lead")


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
    said = [text for text in shown_of(second_of(sheet)) if text.startswith("Take to supervision: ")]

    assert len(several) > 1
    assert len(said) == 1
