"""What was kept of a call: on every page in place of blanks, ticked, and never as a settlement."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.case.decided import CallMade
from ehe_check.case.session import Decision
from ehe_check.page.document import Call, Callout, Calls, Document
from ehe_check.page.medium import Medium
from ehe_check.page.own import Own, left_of
from ehe_check.render.media import A4
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.call_words import kept_on_two_lines, kept_words, numbers_of
from ehe_check.sheet.calls_of_today import CallDue, calls_of
from ehe_check.sheet.merged_points import Point, Points, reasons
from ehe_check.sheet.second_page import Actions, second_page
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from tests.banks import TODAY
from tests.calls import LOCAL, REFUSED, SAFETY, TOLD, answers, sheet_about, ticked
from tests.decided_rows import to_do
from tests.pages import page, words_of
from tests.screens import first, in_one, paper, second
from tests.sheet.laid_out import MEDIA, on_page_one
from tests.worked import few_case_names, shipped_bank, shipped_library, worked_case

BANK, LIBRARY = shipped_bank(), shipped_library()
DUTY = CallMade(
    to=Route.SOCIAL_CARE,
    on=TODAY,
    at="14:20",
    spoke_to=Own("duty social worker"),
    they_will=Own("visit the home"),
    by=TODAY + timedelta(1),
)
assert BANK.lines is not None
ARE_TOLD = (Route.SOCIAL_CARE, Route.LEAD)
REFER = (
    "Pass on what was seen, heard or read, with any child's own words. Do not wait for agreement."
)
TELL_THE_LEAD = BANK.lines.tell_the_lead
KEPT = "Spoke to duty social worker, 24 Nov 2026, 14:20: they will visit the home by 25 Nov 2026."


def rows(sheet: PromptSheet) -> tuple[CallDue, ...]:
    return calls_of(Points(sheet, BANK), LOCAL)


def told_all(sheet: PromptSheet, made: CallMade) -> PromptSheet:
    """The sheet with a call kept that told of everything that stands."""
    (row,) = (each for each in rows(sheet) if each.route is made.to)
    kept = made.model_copy(update={"told": row.because})
    return replace(sheet, calls_made=(*sheet.calls_made, kept))


def every_call(sheet: PromptSheet) -> PromptSheet:
    """The sheet with a call kept for each that is due."""
    for row in rows(sheet):
        sheet = told_all(sheet, DUTY.model_copy(update={"to": row.route}))
    return sheet


def calls_on(document: Document) -> tuple[Call, ...]:
    boxes = (block for block in document.blocks if isinstance(block, Callout))
    found = (inner for box in boxes for inner in box.blocks if isinstance(inner, Calls))
    return tuple(call for block in found for call in block.rows)


def screen(sheet: PromptSheet) -> list[str]:
    return [line.text for line in first(sheet, local=LOCAL)]


class TestWords:
    @pytest.mark.parametrize(
        ("left_out", "words"),
        [
            ((), KEPT),
            (("at",), KEPT.replace(", 14:20", "")),
            (("spoke_to",), KEPT.replace("duty social worker", "them")),
            (("by",), KEPT.replace(" by 25 Nov 2026", "")),
            (("they_will",), KEPT.replace("they will visit the home", "to be done")),
            (("they_will", "by"), "Spoke to duty social worker, 24 Nov 2026, 14:20."),
            (("at", "spoke_to", "they_will", "by"), "Spoke to them, 24 Nov 2026."),
        ],
    )
    def test_say_what_was_kept_and_nothing_of_what_was_not(
        self, left_out: tuple[str, ...], words: str
    ) -> None:
        made = DUTY.model_copy(update=dict.fromkeys(left_out))

        assert words == kept_words(made)

    def test_name_whom_the_call_was_to_where_no_row_does_and_stay_the_persons_own(self) -> None:
        words = kept_words(DUTY, "children's social care")

        assert words.startswith("Spoke to duty social worker (children's social care), 24 Nov")
        assert isinstance(words, Own)
        assert not isinstance(kept_words(CallMade(to=Route.LEAD, on=TODAY)), Own)


class TestRows:
    def test_are_ticked_where_a_call_told_of_all_that_stands_and_others_are_not(self) -> None:
        sheet = told_all(sheet_about(answers(*TOLD)), DUTY)
        care, lead = rows(sheet)

        assert (True, KEPT) == (care.is_made, care.after())
        assert (False, "") == (lead.is_made, lead.after())

    def test_are_not_ticked_where_something_is_new_since_and_name_it(self) -> None:
        first = told_all(sheet_about(answers(*TOLD, SAFETY)), DUTY)
        later = replace(sheet_about(answers(*TOLD, SAFETY, REFUSED)), calls_made=first.calls_made)
        care = rows(later)[0]

        assert not care.is_made
        assert care.again.startswith("Not told of yet: ")
        assert care.again.endswith(" Ring again.")
        assert "elder" in care.again
        more = TOLD[0].model_copy(update={"value": ("told", "sexual")})
        added = replace(sheet_about(answers(TOLD[1], SAFETY, more)), calls_made=first.calls_made)
        assert not rows(added)[0].is_made

    def test_are_ticked_again_once_that_is_told_as_well(self) -> None:
        sheet = sheet_about(answers(*TOLD, SAFETY, REFUSED))
        old = DUTY.model_copy(update={"told": ("NOW-2:told",)})
        new = DUTY.model_copy(update={"told": tuple(
            each for each in rows(sheet)[0].because if each not in old.told
        )})  # fmt: skip

        assert rows(replace(sheet, calls_made=(old, new)))[0].is_made
        assert not rows(replace(sheet, calls_made=(DUTY,)))[0].is_made

    def test_say_to_ring_again_once_the_day_has_passed(self) -> None:
        late = DUTY.model_copy(update={"by": TODAY - timedelta(1)})
        care = rows(told_all(sheet_about(answers(*TOLD)), late))[0]

        assert not care.is_made
        assert care.after().endswith("That day has passed: ring again.")


class TestPages:
    def test_have_what_was_kept_of_every_call_in_place_of_the_blanks(self) -> None:
        for name in few_case_names():
            sheet = worked_case(name).sheet()
            kept = every_call(sheet)
            made = [row.after() for row in rows(kept)]
            printed = [call for call in calls_on(page(kept)) if call.kept]

            assert made == [call.kept for call in printed], name
            assert all(call.is_ticked and not call.blanks for call in printed), name
            assert bool(made) is sheet.recommendation.is_urgent, name

    @pytest.mark.untraced
    @pytest.mark.thorough
    def test_keep_advice_hold_and_calls_in_their_22_lines_however_much_was_written(self) -> None:
        long = DUTY.model_copy(update={
            "spoke_to": "the duty social worker in the team that takes new worries by day",
            "they_will": "visit the home with a colleague, see both, and ring me back, " * 3,
        })  # fmt: skip
        again = Own("Ring again, and write down why. " * 9)
        for name in few_case_names():
            sheet = told = worked_case(name).sheet()
            for row in rows(sheet):
                told = told_all(told, long.model_copy(update={"to": row.route}))
            made = tuple(DUTY.model_copy(update={"to": x}) for x in sheet.recommendation.routes)
            decided: dict[str, Any] = {
                "decision": Decision(urgency=sheet.urgency),
                "decided_to": to_do(again),
            }
            lines, others = screen(told), screen(replace(sheet, calls_made=made, **decided))
            advice, box = sheet.recommendation, sheet.recommendation.box

            assert max(map(len, (*lines, *others))) <= 79, name
            assert len(rows(told)) == sum(line.startswith(" [x] ") for line in lines[:22]), name
            assert len(made) == in_one(others[:22]).count("Not told of yet: "), name
            for each in (in_one(lines[:22]), in_one(others[:22])):
                assert advice.is_urgent or in_one([advice.line]) in each, name
                assert box is None or f"{box.title}:" in each, name
            assert advice.is_urgent or max(len(lines), len(others)) <= 22, name

    def test_of_a_copy_keep_that_it_was_made_and_when_and_claim_nothing_more(self) -> None:
        shared = without_own_words(every_call(sheet_about(answers(*TOLD))), BANK)

        text = "Spoke to them, 24 Nov 2026, 14:20: to be done by 25 Nov 2026."
        assert {text} == {call.kept for call in calls_on(page(shared))}


@pytest.mark.parametrize("length", [1, 10, 40, 90, 400])
@pytest.mark.parametrize("who", ["duty team", "the duty social worker in the team for new worries"])
def test_on_two_lines_the_day_by_which_they_act_stays_and_the_rest_is_cut(
    length: int, who: str
) -> None:
    long = DUTY.model_copy(update={"they_will": Own("v" * length), "spoke_to": Own(who)})
    kept = kept_on_two_lines(long)

    assert len(kept) <= 134
    assert isinstance(kept, Own)
    assert len(left_of(kept)) == len(left_of(kept_words(long)))
    assert "24 Nov" in kept
    assert ": they will v" in kept
    assert " by 25 Nov" in kept
    assert kept == kept_words(long) or len(kept_words(long)) > 134


OUT_OF_HOURS = Settings(contacts=Contacts(out_of_hours="2000"))
FILLED = Settings(
    contacts=OUT_OF_HOURS.contacts.model_copy(
        update={
            "social_care": "1000",
            "safeguarding_lead": "3000",
            "named_doctor": "4000",
            "police": "5000",
        }
    )
)
NUMBERS = {
    Route.SOCIAL_CARE: ("1000", "out of hours 2000"),
    Route.POLICE: ("5000",),
    Route.MEDICAL: ("named doctor 4000",),
    Route.LEAD: ("3000",),
}
NOT_SET = "tel. ____________"


@pytest.mark.parametrize("route", Route)
def test_a_number_that_is_not_set_is_a_line_to_write_it_on_and_never_a_word_of_the_program(
    route: Route,
) -> None:
    sheet = sheet_about(answers(*TOLD))
    bare = (NOT_SET,) if route in {Route.SOCIAL_CARE, Route.LEAD} else ()

    for local in (Settings(), FILLED, OUT_OF_HOURS):
        made = paper(sheet, local)
        (script,) = made.calling.scripts
        assert all(number in script.to for number in made.first.calls[0].numbers)
    out = OUT_OF_HOURS.contacts.for_route(Route.SOCIAL_CARE)
    assert ("out of hours 2000",) == numbers_of(sheet, Route.SOCIAL_CARE, out)
    assert NUMBERS[route] == numbers_of(sheet, route, FILLED.contacts.for_route(route))
    assert bare == numbers_of(sheet, route, ())
    assert NOT_SET in on_page_one(sheet, A4, Settings())
    assert "tel. ____" not in in_one(first(sheet, local=Settings()))


# The page after the calls of today.

ON_THE_DAY = "passed on 24 Nov 2026)"
FULL = "rules-02-nobody-has-seen-the-boy-for-years"


@pytest.mark.parametrize("name", [FULL, "harm-two-lines-ticked", "harm-nobody-said-who-has-it"])
def test_after_the_calls_what_was_passed_on_says_so_and_when(name: str) -> None:
    before = worked_case(name).sheet()
    after = every_call(before)
    urgent = [each for each in reasons_of(after) if each.kind is PromptKind.ACT_TODAY]

    assert urgent
    assert {TODAY} == {each.passed_on for each in urgent}
    assert {None} == {each.passed_on for each in reasons_of(before)}
    assert any(line.startswith("WHO HAS SEEN") for line in screen(after)) or name != FULL


def test_what_has_no_room_on_page_1_says_on_page_2_that_it_was_passed_on() -> None:
    assert ON_THE_DAY in in_one(second(every_call(ticked(20))))


def test_where_999_is_due_no_other_call_says_that_it_is_done() -> None:
    before = worked_case("emergency-fear-at-home-now").sheet()
    after = every_call(before)
    words = " ".join(words_of(page(after)))

    assert rows(after)
    assert before.recommendation.text in words
    assert "DONE" not in words
    assert "DONE" not in in_one(screen(after))


@pytest.mark.parametrize("medium", MEDIA)
def test_after_all_calls_it_says_done_and_what_they_will_do_and_after_some_act_today(
    medium: Medium,
) -> None:
    due = worked_case(FULL).sheet()
    after, some = every_call(due), told_all(due, DUTY)
    earlier = tuple(x.model_copy(update={"on": TODAY - timedelta(2)}) for x in after.calls_made)
    all_done, before, half = (
        on_page_one(x, medium) for x in (after, replace(after, calls_made=earlier), some)
    )

    for words in ("DONE TODAY", "A call settles nothing by itself", "visit the home", ON_THE_DAY):
        assert words in all_done
    assert not re.search("ACT TODAY|spoke to", all_done)
    assert "DONE" in before
    assert "DONE TODAY" not in before
    assert "ACT TODAY" in half
    assert [2, 1] == [in_one(second(each)).count("done 24") for each in (after, some)]


def test_a_line_ticked_later_or_told_to_the_lead_alone_is_not_said_to_be_passed_on() -> None:
    first = every_call(sheet_about(answers(*TOLD)))
    more = TOLD[0].model_copy(update={"value": ("told", "injury")})
    later = replace(sheet_about(answers(TOLD[1], more)), calls_made=first.calls_made)
    told = told_all(
        worked_case("harm-two-lines-ticked").sheet(), DUTY.model_copy(update={"to": Route.LEAD})
    )

    assert {None, TODAY} == {each.passed_on for each in reasons_of(later)}
    assert {None} == {each.passed_on for each in reasons_of(told)}


def test_page_2_ticks_what_page_1_has_ticked_and_has_what_is_to_be_rung_again() -> None:
    for name in few_case_names():
        sheet = every_call(worked_case(name).sheet())
        shown = actions_of(sheet).shown
        due = {each.text for each in shown if each.is_today and each.done_on is None}
        now = {each.do for each in sheet.prompts if each.kind is PromptKind.EMERGENCY}
        of_the_lead = {each.do for each in sheet.prompts if each.routes == (Route.LEAD,)}

        assert due <= now | of_the_lead, name
        assert not of_the_lead & {each.text for each in shown if each.done_on}, name
        assert {each.done_on for each in shown} <= {None, TODAY}, name
        assert all(each.is_today for each in shown if each.done_on), name
        assert TELL_THE_LEAD not in {each.text for each in shown if each.done_on is None}, name
    overdue = every_call(worked_case(FULL).sheet())
    late = tuple(x.model_copy(update={"by": TODAY - timedelta(1)}) for x in overdue.calls_made)
    actions = actions_of(replace(overdue, calls_made=late)).shown
    again = [each for each in actions if each.is_today and each.done_on is None]

    assert TELL_THE_LEAD in [each.text for each in again]
    assert len(again) > 1


def test_what_social_care_was_told_is_done_though_the_lead_who_has_a_step_is_not_told_yet() -> None:
    told = sheet_about(answers(*TOLD))
    care, lead = (told_all(told, DUTY.model_copy(update={"to": to})) for to in ARE_TOLD)

    assert [(REFER, TODAY), (TELL_THE_LEAD, None)] == steps_of_today(care)
    assert [(REFER, None), (TELL_THE_LEAD, TODAY)] == steps_of_today(lead)


def test_what_a_doctor_was_told_is_not_done_while_the_lead_who_has_no_step_is_not_told() -> None:
    ill = worked_case("harm-self-harm-only").sheet()
    doctor = told_all(ill, DUTY.model_copy(update={"to": Route.MEDICAL}))

    assert None is dict(steps_of_today(doctor))[REFER]
    assert TODAY == dict(steps_of_today(every_call(ill)))[REFER]


def steps_of_today(sheet: PromptSheet) -> list[tuple[str, date | None]]:
    return [(each.text, each.done_on) for each in actions_of(sheet).shown if each.is_today]


def reasons_of(sheet: PromptSheet) -> tuple[Point, ...]:
    return reasons(Points(sheet, BANK, LIBRARY.statements))


def actions_of(sheet: PromptSheet) -> Actions:
    return second_page(Points(sheet, BANK))
