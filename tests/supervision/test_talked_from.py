"""What a supervision is talked from: children, decisions of before, what could be decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.guard import UNGUARDED, Guard
from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.advice_keys import BeneathKey
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.prompt_rule import State as GuardState
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import AgreedStatus
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Ref
from ehe_check.over_time.history import SessionMark, StillUnknown
from ehe_check.over_time.ledger import (
    Agreed,
    AgreedAt,
    Decided,
    Ledger,
    State,
    question_of,
    words_now,
)
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.supervision import (
    TODAY_STEP,
    MeetingAnswer,
    MeetingTalked,
    Reflection,
    Supervision,
)
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import AdviceThen, HeldMeeting, PromptSheet
from ehe_check.supervision.reflective_questions import record_shown
from ehe_check.supervision.supervised_file import load_reflections
from ehe_check.supervision.talked_from import (
    MOST_DECISIONS,
    MeetingAsked,
    OpenPoint,
    TalkedFrom,
    answered_lines,
    open_points,
    talked_from,
)
from tests.banks import TODAY, value
from tests.counts import tries
from tests.decided_rows import event
from tests.drifted import WORRIED, YES, history
from tests.drifted import agreed as agreed_on
from tests.pages import sheet_of
from tests.supervised import (
    BEFORE,
    OLD_PROMPT,
    TO_THE_FAMILY,
    any_agreed,
    any_sheet,
    of_the_meeting,
    supervision,
)
from tests.worked import shipped_bank

CALM = "page-ordinary-two-children"
ADVISED = "strong-two-triggers"
PAST, TO_COME = date(2026, 9, 1), date(2027, 9, 1)


def decided(number: int, by: date | None = PAST, **given: object) -> Decided:
    whole: dict[str, object] = {"key": f"action-{number}", "what": Own("Do it."), "on": BEFORE}
    whole |= {"at": AgreedAt.SESSION, "state": State.OPEN, "by": by, "number": number}
    return Decided(**(whole | given))  # type: ignore[arg-type]


def from_sheet(
    sheet: PromptSheet | str, *decisions: Decided, before: Supervision | None = None
) -> TalkedFrom:
    whole = sheet_of(sheet) if isinstance(sheet, str) else sheet
    questions = load_reflections().questions
    ledger = Ledger(TODAY, decisions=decisions)
    return talked_from(whole, shipped_bank(), ledger, questions, before=before)


def meeting(sheet: PromptSheet | str, *decisions: Decided) -> MeetingAsked:
    found = from_sheet(sheet, *decisions).meeting
    assert found is not None
    return found


def talked(answer: MeetingAnswer) -> Supervision:
    return supervision(
        of_the_meeting(answer), on=BEFORE, name="b" * 16, meeting=MeetingTalked(answer=answer)
    )


def test_each_child_comes_with_what_is_known_of_the_day_and_of_who_saw_and_heard_the_child() -> (
    None
):
    found = from_sheet("supervision-two-children-one-not-well")

    assert ["elder", "younger"] == [each.label for each in found.children]
    assert {"elder", "younger"} <= set(found.labels.values())
    for child in found.children:
        assert ("VOI-3", child.about) == (child.day and (child.day.question, child.day.about))
        assert child.seen is not None
        assert child.heard is not None
        assert ["I like building things, and my sister's dog"] == [
            why.answer for why in child.words
        ]
        assert "not said by which child" == child.whose
    (alone,) = from_sheet("ordinary-never-in-school").children
    (born,) = from_sheet("none-unborn-brother-or-sister").children
    assert (True, "", "elder") == (bool(alone.words), alone.whose, born.label)


def test_a_bank_without_such_questions_still_names_the_children() -> None:
    bare = shipped_bank().model_copy(update={"childs_day": None, "childs_words": None})
    sheet = sheet_of(CALM)
    found = talked_from(sheet, bare, Ledger(TODAY), ())

    assert all(child.day is None and not child.words for child in found.children)


def test_the_oldest_due_is_asked_about_first_then_what_has_no_day_and_todays_step_once() -> None:
    speaks = decided(2, TO_COME, what=Own("Call the Meeting this week."))
    step, done = decided(1, key=TODAY_STEP), decided(5, state=State.DONE)
    no_day, call = decided(1, by=None), decided(6, is_the_meeting=True)
    for sheet, decisions, due in [
        (CALM, [no_day, decided(2, TO_COME), decided(3), decided(4, TODAY), done, call], [3, 4, 1]),
        (CALM, [step], [1]),
        ("urgent-fear-at-home", [step], []),
        (CALM, [speaks], []),
        (ADVISED, [decided(1), speaks], [2, 1]),
    ]:
        assert due == [each.number for each in from_sheet(sheet, *decisions).due], sheet


def test_five_are_asked_about_and_fewer_new_ones_are_offered_for_each_but_two_always() -> None:
    many = from_sheet(CALM, *(decided(number) for number in range(1, 9)))
    two = from_sheet(CALM, decided(1), decided(2))

    assert (MOST_DECISIONS, 2) == (len(many.due), many.room)
    assert 3 == two.room


def test_a_meeting_is_asked_about_where_it_is_advised_and_says_on_which_reasons() -> None:
    found = meeting(ADVISED)

    assert from_sheet(CALM).meeting is None
    assert found.reasons
    assert {*found.reasons} <= {rule.short for _, rule in shipped_bank().rules.values()}
    rows: list[tuple[PromptSheet | str, bool, bool]] = [
        (ADVISED, False, False),
        ("hold-one-trigger-enquiry-open", True, False),
        (beneath(BeneathKey.ENQUIRY), True, False),
        (beneath(BeneathKey.HEALTH), False, True),
        ("rules-07-the-reviews-own-lesson", False, True),
        ("one-reason-health-led-under-hold", False, True),
    ]
    for sheet, to_enquiry, led_by_health in rows:
        asked = meeting(sheet)

        assert (to_enquiry, led_by_health) == (asked.to_enquiry, asked.led_by_health), sheet


def test_one_that_was_waited_for_or_decided_on_is_asked_about_again() -> None:
    for answer, is_asked in [
        (MeetingAnswer.WAIT, True),
        (MeetingAnswer.YES, True),
        (MeetingAnswer.NO, False),
        (MeetingAnswer.HELD, False),
    ]:
        before = talked(answer)
        ledger = ledger_of(before.agreed(), shipped_bank(), UNGUARDED, BEFORE)
        found = from_sheet(CALM, *ledger.decisions, before=before)

        assert is_asked is (found.meeting is not None), answer


def test_one_that_was_advised_then_or_held_or_is_open_in_the_ledger_is_asked_about_too() -> None:
    kept = replace(sheet_of(CALM), kept=AdviceThen(BEFORE, Urgency.CONSIDER_MEETING))
    call = decided(1, is_the_meeting=True)

    assert from_sheet(kept).meeting is not None
    assert from_sheet(replace(kept, kept=AdviceThen(BEFORE, Urgency.ACT_TODAY))).meeting is None
    assert call == meeting(CALM, call).decided
    met = replace(sheet_of(ADVISED), meeting_held=HeldMeeting(BEFORE, comes_after=True))
    assert (BEFORE, None) == (meeting(met).held_on, meeting(met, call).held_on)


def beneath(key: BeneathKey) -> PromptSheet:
    """A sheet beneath whose urgent step a meeting is spoken of."""
    sheet = sheet_of(ADVISED)
    return replace(sheet, recommendation=replace(sheet.recommendation, beneath_key=key))


def test_other_open_decisions_that_speak_of_a_meeting_stand_beside_it() -> None:
    of_the_bank = decided(3, what=Own("Ask for a meeting."), in_own_words=False)
    done = decided(4, what=Own("Ask for a meeting."), state=State.DONE)
    ours = decided(2, TO_COME, what=Own("Call the Meeting this week."))

    assert (ours,) == meeting(ADVISED, decided(1), ours, of_the_bank, done).also


def test_what_was_put_last_time_is_left_out_of_what_the_record_chooses() -> None:
    put = Reflection(question="RFL-11", asked=Own("What?"))
    last = supervision(on=BEFORE, name="b" * 16, reflections=(put,))
    sheet, questions = sheet_of(CALM), load_reflections().questions
    again = talked_from(
        sheet, shipped_bank(), Ledger(TODAY), questions, before=last, shown_then=record_shown(sheet)
    )

    found = from_sheet(CALM)
    chosen = {each.question.id for each in found.reflections}

    assert "RFL-11" in chosen
    assert "RFL-11" not in {each.question.id for each in again.reflections}
    assert {each.id for each in questions} == chosen | {each.id for each in found.others}
    assert chosen.isdisjoint(each.id for each in found.others), "which can be asked for"


CARRY_ON, NEW = AgreedStatus.CARRY_ON, AgreedStatus.NEW
TASKS = (PromptKind.ACTION, PromptKind.FIND_OUT, PromptKind.GAP)
HELD = value("NOW-3", "held")
LATER = date(2026, 10, 5)
ORDINARY, WORRY = Guard(GuardState.ORDINARY), Guard(GuardState.WORRY)
HELD_BACK = Guard(GuardState.GUARDED, person="your safeguarding lead")


def points(sheet: PromptSheet, *agreed: Agreed) -> tuple[OpenPoint, ...]:
    bank, guard = shipped_bank(), sheet.recommendation.guard
    ledger = ledger_of(agreed, bank, guard, TODAY, labels=dict(sheet.entries))
    return open_points(sheet, ledger, bank)


def still_open(agreed: Iterable[Agreed], guard: Guard) -> list[str]:
    ledger = ledger_of(agreed, shipped_bank(), guard, TODAY)
    return [each.what for each in ledger.open if each.what]


def tasks_in(sheet: PromptSheet) -> dict[tuple[str, str | None], set[str]]:
    """What is raised by each answer in which something is to be done, by its ids."""
    raised: dict[tuple[str, str | None], list[Prompt]] = {}
    for each in (*sheet.prompts, *sheet.find_out):
        raised.setdefault((each.question, each.about), []).append(each)
    return {
        answer: {each.id for each in several}
        for answer, several in raised.items()
        if any(each.kind in TASKS for each in several)
    }


@tries(10, 300)
@given(any_sheet())
def test_each_answer_with_a_task_comes_up_in_one_point_and_no_other_does(
    sheet: PromptSheet,
) -> None:
    found = points(sheet)
    tasks = tasks_in(sheet)
    refs = [ref for point in found for ref in point.refs]

    assert len(refs) == len(set(refs)) == len(tasks)
    for (_, about), ids in tasks.items():
        assert any(ref.question in ids and ref.about == about for ref in refs)


@tries(10, 300)
@given(any_sheet(hold=True), st.lists(any_agreed(), max_size=8))
def test_under_hold_no_point_sends_anybody_to_the_family(
    sheet: PromptSheet, agreed: list[Agreed]
) -> None:
    for point in points(sheet, *agreed):
        assert point.text
        assert approach_in(point.text) is None
    for text in still_open(agreed, sheet.recommendation.guard):
        assert approach_in(text) is None


def test_a_gap_and_its_task_are_one_and_the_task_is_what_is_decided() -> None:
    sheet = sheet_of("supervision-two-children-one-not-well")
    by_key = {point.key: point for point in points(sheet)}

    assert {"SIB-3.lead", "HEA-6.record"} <= by_key.keys()
    assert {"SIB-3.worse", "HEA-6.neglect"}.isdisjoint(by_key)
    recorded = by_key["HEA-6.record"]
    assert ("younger", (Ref("HEA-6.record", "child-2"),)) == (recorded.whom, recorded.refs)


def test_what_the_advice_rests_on_comes_first() -> None:
    sheet = sheet_of("strong-two-triggers")
    order = list(PromptKind)
    kinds = {
        each.question: min(
            order.index(one.kind)
            for one in (*sheet.prompts, *sheet.find_out)
            if one.question == each.question and one.about == each.about
        )
        for each in (*sheet.prompts, *sheet.find_out)
    }
    places = [kinds[point.key.split(".")[0]] for point in points(sheet) if "." in point.key]

    assert places == sorted(places)


def test_what_is_decided_already_and_open_is_not_offered_and_what_is_settled_is() -> None:
    sheet = sheet_of("strong-two-triggers")
    first = points(sheet)[0]
    still_open = event(NEW, BEFORE, first.key, about=first.abouts[0], prompt=first.text)
    dropped = still_open.with_row(status=AgreedStatus.DROPPED, why="Not ours.")

    assert first.key not in {point.key for point in points(sheet, still_open)}
    assert "Not ours." == points(sheet, dropped)[0].why_not


def test_what_one_child_has_decided_is_still_offered_for_the_other() -> None:
    sheet = sheet_of("ordinary-rural")
    shared = next(point for point in points(sheet) if len(point.abouts) > 1)
    one = event(NEW, BEFORE, shared.key, about="child-1", prompt=shared.text)
    left = next(point for point in points(sheet, one) if point.key == shared.key)

    assert ("child-2",) == left.abouts


def test_a_point_counts_the_sessions_running_of_whoever_was_not_known_for_longest() -> None:
    sheet = sheet_of("ordinary-rural")
    place, point = next(each for each in enumerate(points(sheet)) if len(each[1].abouts) > 1)
    question = point.key.split(".")[0]
    marks = tuple(SessionMark(str(n), BEFORE) for n in range(3))
    unknown = tuple(
        StillUnknown(question, about, "", "", marks[:number], BEFORE, 9, True, True)  # noqa: FBT003
        for about, number in zip(point.abouts, (2, 3), strict=True)
    )
    told = replace(history([YES], [YES]), still_unknown=unknown, carried_over=())

    assert 0 == point.sessions
    assert 3 == points(replace(sheet, history=told))[place].sessions


def test_answers_are_told_with_whom_they_are_about_and_a_task_with_its_fact() -> None:
    sheet = sheet_of("supervision-two-children-one-not-well")
    lines = answered_lines(sheet, shipped_bank())
    own = [line for each in lines.values() for line in each if "(younger)" in line]

    assert own
    assert all(" (younger) – " in line for line in own)
    shorts = {each.short for each in sheet.prompts if each.kind not in TASKS}
    facts = {each.fact for each in points(sheet) if each.fact}
    assert facts
    assert facts <= shorts


def now(key: str, guard: Guard, *, own: bool = False) -> str:
    return words_now(shipped_bank(), key, TO_THE_FAMILY, guard, in_own_words=own)


def test_a_prompt_is_worded_by_the_bank_as_it_is_now_and_one_gone_left_out_under_hold() -> None:
    rules = shipped_bank().rules
    key, rule = next((key, x) for key, (_, x) in rules.items() if x.when_worry and x.text)
    assert rule.has_two_lines
    for state, guard in (
        (GuardState.ORDINARY, ORDINARY),
        (GuardState.WORRY, WORRY),
        (GuardState.GUARDED, HELD_BACK),
    ):
        assert rule.in_two_lines(state, "your safeguarding lead") == now(key, guard), state
    assert TO_THE_FAMILY == now(OLD_PROMPT, WORRY)
    assert not now(OLD_PROMPT, HELD_BACK)
    assert not now("OLD-1.find-out", HELD_BACK)
    assert TO_THE_FAMILY == now("a letter", HELD_BACK) == now(key, HELD_BACK, own=True)


def test_what_is_no_task_without_a_worry_is_still_named_where_it_was_agreed() -> None:
    gap = event(NEW, BEFORE, "VIS-1.unseen", prompt="Ask the family.")
    rule = shipped_bank().rules["VIS-1.unseen"][1]

    assert "" == rule.text
    assert [rule.short] == still_open([gap], ORDINARY)
    assert [rule.do_when_worry] == still_open([gap], WORRY)


def test_the_history_says_nothing_under_hold_that_was_agreed_before_it() -> None:
    kept = {"prompt": "Ring the family.", "by": BEFORE}
    prompt = [agreed_on(CARRY_ON, day, "NOW-1.act", **kept) for day in (BEFORE, LATER)]
    gone = [agreed_on(CARRY_ON, day, OLD_PROMPT, **kept) for day in (BEFORE, LATER)]
    found = history([YES, WORRIED], [YES, HELD], agreed=[*prompt, *gone])
    free = history([YES], [YES, WORRIED], agreed=[*prompt, *gone])

    assert found.hold
    assert "Ring the family." not in repr(found.carried_over) + repr(found.overdue)
    assert ["Ring the family."] * 2 == [each.text for each in free.overdue]


def test_a_prompt_is_raised_by_its_question_and_what_no_bank_words_by_none() -> None:
    bank = shipped_bank()
    raised = {key: rule[0].id for key, rule in bank.rules.items()}
    raised |= {f"{each.id}.find-out": each.id for each in bank.questions if each.find_out}
    own = ("action-5c11aaaa-1", "decision-c1aaaaaa", "call-5c11aaaa", "VIS-2.gone", "NO-9.find-out")

    assert raised == {key: question_of(bank, key) for key in raised}
    assert {None} == {question_of(bank, key) for key in own}
