"""What a supervision could decide, and what was agreed before, in words that may be read now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.guard import Guard
from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.prompt_rule import PromptKind, State
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.session import Session
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.over_time.agreed import Agreed
from ehe_check.over_time.decision_wording import question_of, recalled, words_now
from ehe_check.over_time.history import SessionMark, StillUnknown
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.talked_from import OpenPoint, answered_lines, open_points
from tests.banks import TODAY, asks, small_bank, value
from tests.counts import tries
from tests.decided_rows import event
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

CARRY_ON, NEW = AgreedStatus.CARRY_ON, AgreedStatus.NEW
TASKS = (PromptKind.ACTION, PromptKind.FIND_OUT, PromptKind.GAP)
HELD = value("NOW-3", "held")
LATER = date(2026, 10, 5)
CALM, WORRY = Guard(State.ORDINARY), Guard(State.WORRY)
HELD_BACK = Guard(State.GUARDED, person="your safeguarding lead")


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


# What comes up


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


def test_answers_are_told_with_their_question_and_whom_they_are_about() -> None:
    sheet = sheet_of("supervision-two-children-one-not-well")
    lines = answered_lines(sheet, shipped_bank())
    own = [line for each in lines.values() for line in each if "(younger)" in line]

    assert own
    assert all(" (younger) – " in line for line in own)


def test_a_task_brings_the_fact_that_it_is_to_be_done_about() -> None:
    sheet = sheet_of("supervision-two-children-one-not-well")
    shorts = {each.short for each in sheet.prompts if each.kind not in TASKS}
    facts = [each.fact for each in points(sheet) if each.fact]

    assert facts
    assert set(facts) <= shorts


# Words that may be read now


def test_a_prompt_is_worded_by_the_bank_as_it_is_now_in_two_lines_where_it_has_them() -> None:
    key, (_, rule) = next(
        (key, rule)
        for key, rule in shipped_bank().rules.items()
        if rule[1].when_worry and rule[1].text
    )

    def now(guard: Guard) -> str:
        return words_now(shipped_bank(), key, "Kept.", guard, in_own_words=False)

    lead = "your safeguarding lead"
    states = ((State.ORDINARY, CALM), (State.WORRY, WORRY), (State.GUARDED, HELD_BACK))
    assert rule.has_two_lines
    assert [(rule.in_two_lines(state, lead)) for state, _ in states] == [
        now(guard) for _, guard in states
    ]


def test_a_prompt_that_the_bank_no_longer_has_is_left_out_under_a_guard() -> None:
    def now(key: str, guard: Guard, *, own: bool = False) -> str:
        return words_now(shipped_bank(), key, TO_THE_FAMILY, guard, in_own_words=own)

    assert TO_THE_FAMILY == now(OLD_PROMPT, WORRY)
    assert not now(OLD_PROMPT, HELD_BACK)
    assert not now("OLD-1.find-out", HELD_BACK)
    assert TO_THE_FAMILY == now("a letter", HELD_BACK)
    assert TO_THE_FAMILY == now(next(iter(shipped_bank().rules)), HELD_BACK, own=True)


def test_what_is_no_task_without_a_worry_is_still_named_where_it_was_agreed() -> None:
    gap = event(NEW, BEFORE, "VIS-1.unseen", prompt="Ask the family.")
    rule = shipped_bank().rules["VIS-1.unseen"][1]

    assert "" == rule.text
    assert [rule.short] == still_open([gap], CALM)
    assert [rule.do_when_worry] == still_open([gap], WORRY)


def test_the_history_says_nothing_under_hold_that_was_agreed_before_it() -> None:
    kept = {"prompt": "Ring the family.", "by": BEFORE}
    prompt = [decided(CARRY_ON, day, "NOW-1.act", **kept) for day in (BEFORE, LATER)]
    gone = [decided(CARRY_ON, day, OLD_PROMPT, **kept) for day in (BEFORE, LATER)]
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


# Who it is about now


def case(label: dict[str, str], name: str, follows: str = "") -> Session:
    answers = Answers(entries=tuple(Entry(id=key, label=text) for key, text in label.items()))
    return side(small_bank(asks("NOW-1", "no")), answers, session=name, follows=follows).session


MAX_MIN = {"child-1": "max", "child-2": "min"}


def about(agreed: str | None, earlier: Session, latest: Session) -> str | None:
    one = event(NEW, BEFORE, "k", about=agreed, session=earlier.session.id)
    (found,) = recalled([one], [earlier], latest)
    return found.about


def test_a_number_of_another_session_is_never_taken_for_somebody_else() -> None:
    earlier, min_alone = case(MAX_MIN, "s1"), case({"child-1": "min"}, "s2")
    follow_up = case({"child-1": "min", "child-2": "max"}, "s2", follows="s1")
    for then, latest, now in [
        ("child-2", min_alone, "child-1"),
        ("child-1", min_alone, "child-unlisted"),
        ("child-2", follow_up, "child-2"),
        (None, min_alone, None),
        ("child-2", earlier, "child-2"),
    ]:
        assert now == about(then, earlier, latest), (then, latest.session.id)


def test_what_came_of_a_session_that_is_not_there_stays_as_it_is() -> None:
    one = event(NEW, BEFORE, "k", about="child-1", session="gone")

    assert (one,) == recalled([one], [], case(MAX_MIN, "s2"))
