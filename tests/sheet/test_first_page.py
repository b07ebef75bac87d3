"""The first page as a value: what is on it, merged, in order, and never more than there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import URGENT, PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.page.own import joined
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.calls_of_today import RouteCall, Why, shortest
from ehe_check.sheet.first_page import FirstPage, first_page, with_more
from ehe_check.sheet.merged_points import letter_of
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.to_find import MOST_TO_FIND
from tests.any_answers import FIRST, all_answered, any_answers, cast
from tests.counts import tries
from tests.pages import composed, sheet_of
from tests.sheet.grids import large_sheets
from tests.sheet.laid_out import NAMES, TWO_CHILDREN, sheets
from tests.worked import few_case_names, session_of, shipped_bank, shipped_library, worked_case

BANK, LIBRARY = shipped_bank(), shipped_library()
KINDS = tuple(PromptKind)
LOCAL = Settings(
    contacts=Contacts(social_care="01632 960001", out_of_hours="960002", safeguarding_lead="960003")
)


def first_of(sheet: PromptSheet, local: Settings | None = None) -> FirstPage:
    return first_page(sheet, BANK, LIBRARY, local or Settings())


def first(name: str, *changed: Answer) -> FirstPage:
    return first_of(sheet_of(name, *changed))


def told(page: FirstPage) -> list[str]:
    return [point.text for point in page.reasons]


# Reasons.


@tries(20, 300)
@given(sheets())
def test_reasons_are_the_reviews_own_in_its_order_then_what_is_urgent_and_then_signs(
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

    assert own == sorted(own, reverse=True)
    assert rest == sorted(rest, key=KINDS.index)
    assert triggers == sorted(triggers)


@tries(20, 300)
@given(sheets())
def test_every_reason_of_the_review_and_every_urgent_one_is_told(sheet: PromptSheet) -> None:
    page = first_of(sheet)
    told_of = {prompt.question for point in page.reasons for prompt in point.prompts}
    kinds = {*URGENT, PromptKind.MEETING_TRIGGER, PromptKind.SIGN}

    assert {each.question for each in sheet.prompts if each.kind in kinds} <= told_of


def test_supervision_alone_is_a_reason_only_where_the_advice_is_no_more() -> None:
    urgent, calm = first("urgent-fear-at-home"), first("supervision-uneasy-and-nothing-else")

    assert "You are uneasy or worried" not in told(urgent)
    assert "You are uneasy or worried" in told(calm)


def test_an_answer_that_is_urgent_and_a_reason_of_the_review_is_told_once() -> None:
    page = first("rules-02-nobody-has-seen-the-boy-for-years")
    refused = [each for each in page.reasons if each.prompts[0].question == "VIS-5"]

    assert [("L4.4", PromptKind.ACT_TODAY)] == [(each.statement, each.kind) for each in refused]


def test_one_thing_about_two_children_is_one_reason_with_both_their_labels() -> None:
    both = [Answer(question="HEA-6", about=f"child-{n}", value="serious") for n in (1, 2)]
    sheet = sheet_of(TWO_CHILDREN, *both)
    labels = [label for entry, label in sheet.entries if entry.startswith("child")]
    (reason,) = [each for each in first_of(sheet).reasons if each.prompts[0].question == "HEA-6"]

    assert joined(", ", labels) == reason.whom
    assert ("child-1", "child-2") == reason.abouts


def test_how_it_is_known_is_said_of_the_answer_itself_and_not_noted_where_that_was_asked() -> None:
    seen = Answer(question="FAM-7", value="afraid-or-violence", evidence=Evidence.SAW_MYSELF)
    known = {each.text: each.known for each in first("urgent-fear-at-home", seen).reasons}

    assert (Evidence.SAW_MYSELF,) in known.values()
    assert (Evidence.NOT_RECORDED,) in known.values()
    assert ["S", "R", "P", "C", "F", "A", "n"] == [letter_of(each) for each in Evidence]


def test_what_rests_on_no_statement_of_the_review_is_named_for_none() -> None:
    suspicion = Answer(question="NOW-2", value="yes")
    page = first(TWO_CHILDREN, suspicion)

    assert "" == page.reasons[0].statement
    assert {each.statement for each in page.reasons} - {""} <= set(LIBRARY.statements)


@tries(20, 300)
@given(large_sheets())
def test_what_has_more_than_its_lines_says_so_in_the_last_of_them(sheet: PromptSheet) -> None:
    page = first_of(sheet)
    shown, has_more = with_more(page.reasons, 5)

    assert len(shown) + has_more <= 5
    assert has_more == (len(page.reasons) > 5)
    assert shown == page.reasons[: len(shown)]


# An ordinary family.


@tries(20, 300)
@given(sheets())
def test_an_ordinary_page_has_no_call_no_reason_and_no_grid(sheet: PromptSheet) -> None:
    page = first_of(sheet)
    asked = (page.calls, page.reasons, page.ours, page.grid.rows, page.find_first, page.danger)

    assert page.is_ordinary is (sheet.urgency is Urgency.NONE)
    assert not page.is_ordinary or not any(asked)
    assert page.is_ordinary or not page.offers
    assert (len(page.offers) <= 2, len(page.going_well) <= 3) == (True, True)


def test_what_is_offered_is_what_leads_to_the_family_in_the_banks_short_words() -> None:
    page = first("ordinary-short-of-money")
    rules = [BANK.rules[point.prompts[0].id][1] for point in page.offers]

    assert page.offers
    assert all(rule.approaches_family and rule.short for rule in rules)


# Calls.


@tries(20, 300)
@given(large_sheets())
def test_each_call_stands_once_and_beside_social_care_the_lead_is_told(sheet: PromptSheet) -> None:
    calls = first_of(sheet, LOCAL).calls
    routes = [call.route for call in calls]

    assert len(routes) == len(set(routes))
    if Route.SOCIAL_CARE in routes:
        assert (Route.LEAD, True) == (calls[-1].route, calls[-1].is_told)
    assert set(sheet.recommendation.routes) <= set(routes)


@tries(20, 300)
@given(large_sheets())
def test_a_call_says_why_in_the_room_there_is_or_in_its_shortest_reason(sheet: PromptSheet) -> None:
    for call in first_of(sheet, LOCAL).calls:
        for room in (44, 60):
            assert len(call.why(room)) <= room or call.why(room) == shortest(call.whys, 0)


def test_two_reasons_stand_together_where_they_fit_with_whom_they_are_about_once() -> None:
    whys = (Why("elder", "no food"), Why("elder", "not seen"), Why("", "a third one, and longer"))
    call = RouteCall(Route.SOCIAL_CARE, (), whys)

    assert "elder: no food; not seen" == call.why(44)
    assert "elder: no food" == call.why(20)
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
def test_who_saw_an_unseen_child_is_found_out_first_then_what_to_close_and_what_else_is_raised(
    sheet: PromptSheet,
) -> None:
    page, advice = first_of(sheet), sheet.recommendation
    unseen = ["VIS-1"] if advice.unseen or advice.not_said else []
    closing = [*unseen, *(each.question for each in advice.close_first)]
    found = [each.question for each in page.find_first]

    assert len(found) == len(set(found)) <= MOST_TO_FIND
    if not page.is_ordinary:
        assert closing[:MOST_TO_FIND] == found[: len(closing)]
        assert unseen == found[: len(unseen)]
        raised = {prompt.question for prompt in sheet.find_out} | set(closing)
        assert len(found) == min(MOST_TO_FIND, len(raised))
    assert not [each for each in page.find_first if "if there is a worry" in each.who]


def test_no_find_out_says_what_it_might_turn_out_to_be() -> None:
    options = {
        option.text for question in BANK.questions for option in question.options if option.effects
    }
    for name in NAMES:
        page = first_of(worked_case(name).sheet())

        assert not {each.text for each in page.find_first} & options, name


def test_the_childs_words_are_those_of_the_question_that_the_bank_names() -> None:
    page = first("full-contact-fell-away-and-adult-never-met")

    assert BANK.childs_words == "VOI-2"
    assert {"VOI-2"} == {why.question for why in page.words}


@pytest.mark.parametrize("kind", [PromptKind.GAP])
def test_what_is_ours_is_no_reason_and_nobody_knows_it(kind: PromptKind) -> None:
    page = first("rules-01-taken-out-of-school-after-hunger")

    assert page.ours
    assert {()} == {point.known for point in page.ours}
    assert {kind} == {point.kind for point in page.ours}
    assert kind not in {point.kind for point in page.reasons}


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

        assert not page.is_ordinary or not page.is_enough or to_do <= listed, name


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
def test_line_1_and_the_ordinary_page_say_the_same_number(answers: Answers) -> None:
    page = first_page(open_sheet(answers), BANK, shipped_library(), Settings())

    assert page.draft is not None
    assert page.open_questions == page.draft.open
    assert page.draft.open <= page.draft.total


@tries(20, 300)
@given(any_answers(BANK))
def test_it_is_the_count_of_the_walk_and_whoever_is_skipped_alone_is_open_too(
    answers: Answers,
) -> None:
    made = open_sheet(answers)
    walk = WalkNow(BANK, answers, session_of(answers).session.walk_set)
    there = walk.progress
    everybody = len(walk.screens) == len(walk.foreseen)

    assert len(made.asked) == sum(each.is_counted(answers) for each in walk.screens)
    assert not everybody or made.open_questions >= there.left + there.skipped


def test_one_question_about_three_children_is_one_whoever_of_them_has_no_answer() -> None:
    about = [Ref("VIS-5", f"child-{number}") for number in (1, 2, 3)]

    without = open_sheet(answered_about(3)).open_questions

    assert without + 1 == open_sheet(answered_about(3, *about)).open_questions
    assert without + 1 == open_sheet(answered_about(3, about[1])).open_questions


def test_what_is_skipped_has_no_answer_and_what_is_not_known_has_one() -> None:
    open_ = answered_about(1, Ref("RGT-2"))
    skipped = open_.with_answer(Answer(question="RGT-2", skipped=True))
    not_known = open_.with_answer(Answer(question="RGT-2", not_known=True))

    counted = [open_sheet(each).open_questions for each in (open_, skipped, not_known)]

    assert [counted[0], counted[0], counted[0] - 1] == counted


def test_what_is_asked_at_the_end_is_not_counted() -> None:
    late = {each.id for each in BANK.questions if each.after_advice}

    assert not any(
        ref.question in late for refs in open_sheet(answered_about(1)).asked for ref in refs
    )
