"""When the record shows our own work going round, how the sheet says so, and what it never does."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.case.decided import AgreedStatus
from ehe_check.errors import Problem
from ehe_check.judge.answers import Answers, Entry, Ref
from ehe_check.over_time.drift import answers_behind, history_of, shows_drift
from ehe_check.over_time.history import CarriedOver, Drift, History, SessionMark
from ehe_check.over_time.side import Side
from ehe_check.page.document import Bullets, every_block
from ehe_check.page.text import own_words, text
from ehe_check.settings.settings import Limits
from ehe_check.sheet.annex_sessions import MOST_BESIDE, record_lines
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from tests import any_answers as some
from tests.banks import TODAY, not_known, said, value
from tests.counts import tries
from tests.decided_rows import event
from tests.drifted import CARRY_ON, DAYS, NOT_LOOKED, UNKNOWN, WORRIED, YES, agreed, history, ids
from tests.pages import composed, page
from tests.sheet.laid_out import annex
from tests.sides import side
from tests.worked import leading_to_the_family, shipped_bank
from tests.worked_histories import worked_history

SHIPPED = shipped_bank()
LIMITS = Limits()


def drift(found: History) -> Drift | None:
    return shows_drift(found, LIMITS)


def test_what_could_raise_the_advice_not_known_three_times_running_is_drift() -> None:
    for beside in ((), (WORRIED,)):
        found = drift(history([UNKNOWN], [NOT_LOOKED], [UNKNOWN, *beside]))

        assert found is not None, beside
        assert ["NOW-1"] == [fact.question for fact in found.not_known], beside
        assert () == found.carried_over, beside
        assert [("s0", DAYS[0]), ("s1", DAYS[1]), ("s2", DAYS[2])] == [
            (mark.id, mark.day) for mark in found.sessions
        ]


def test_less_than_that_is_no_drift() -> None:
    unlikely, closed = not_known("NOW-4"), not_known("NOW-2")
    for why, answers in {
        "the advice is higher already": [[UNKNOWN], [UNKNOWN], [UNKNOWN, value("NOW-3", "urgent")]],
        "twice": [[UNKNOWN], [UNKNOWN, WORRIED]],
        "nobody could know": [[unlikely], [unlikely], [unlikely, WORRIED]],
        "could raise nothing": [[YES, closed], [closed], [closed, WORRIED]],
        "a sign again": [[WORRIED], [WORRIED], [WORRIED]],
        "raised again": [[YES], [YES], [YES, WORRIED]],
    }.items():
        assert None is drift(history(*answers)), why


def test_an_action_carried_over_twice_is_drift() -> None:
    on = [agreed(CARRY_ON, DAYS[0], "NOW-1.act"), agreed(CARRY_ON, DAYS[1], "NOW-1.act")]
    assert drift(history([YES], [YES], [YES, WORRIED], agreed=on[:1])) is None

    found = drift(history([YES], [YES], [YES, WORRIED], agreed=on))
    assert found is not None

    assert ["NOW-1.act"] == [action.key for action in found.carried_over]
    assert ["s0", "s1", "s2"] == ids(found.sessions)


ANSWERS = some.any_answers(SHIPPED)


class Sides(list[Side]):
    """Sessions, told by their answers alone where a test fails."""

    def __repr__(self) -> str:
        said = [[f"{each.ref}: {each.value}" for each in one.session.answers] for one in self]
        return repr(said)


def running(*answers: Answers, linked: bool = True) -> Sides:
    """Sessions about one case, two months apart."""
    return Sides(
        side(
            SHIPPED,
            each,
            TODAY - timedelta(days=60 * (len(answers) - place)),
            session=f"s{place}",
            follows=f"s{place - 1}" if place and linked else "",
        )
        for place, each in enumerate(answers)
    )


@st.composite
def cases(draw: st.DrawFn) -> Sides:
    """One to four sessions about one case, in which not everything changes every time."""
    drawn = draw(st.lists(ANSWERS, min_size=1, max_size=2))
    told = draw(st.lists(st.sampled_from(drawn), min_size=1, max_size=4))
    return running(*told, linked=draw(st.booleans()))


@tries(10, 300)
@given(cases(), st.data())
def test_an_earlier_session_never_takes_drift_away(sides: list[Side], data: st.DataObject) -> None:
    older = data.draw(st.one_of(st.just(sides[0].session.all_answers()), ANSWERS))
    first = side(SHIPPED, older, TODAY - timedelta(days=400), session="older")
    limits = Limits(sessions_not_known=2, times_carried_over=1)
    before = shows_drift(history_of(sides, SHIPPED, TODAY), limits)
    after = shows_drift(history_of([first, *sides], SHIPPED, TODAY), limits)

    assert before is None or (after is not None and set(before.sessions) <= set(after.sessions))


@tries(10, 100)
@given(cases(), ANSWERS)
def test_the_same_answers_once_more_never_take_drift_away(
    sides: list[Side], answers: Answers
) -> None:
    latest = replace(sides[-1], session=sides[-1].session.holding(answers))
    again = side(SHIPPED, answers, TODAY, session="again", follows=latest.id)
    sides = [*sides[:-1], latest]
    limits = Limits(sessions_not_known=2, times_carried_over=1)
    before = shows_drift(history_of(sides, SHIPPED, TODAY), limits)
    after = shows_drift(history_of([*sides, again], SHIPPED, TODAY), limits)

    assert before is None or after is not None


@tries(10, 300)
@given(cases())
def test_days_are_never_negative_and_runs_end_with_what_the_latest_says(sides: list[Side]) -> None:
    found = history_of(sides, SHIPPED, TODAY)

    assert all(run.days >= 0 and run.sessions for run in found.still_unknown)
    assert all(run.sessions[-1] == found.sessions[-1] for run in found.carried_over)


@tries(10, 300)
@given(cases())
def test_under_a_guard_nothing_open_again_sends_the_reader_to_the_family(sides: list[Side]) -> None:
    held = sides[-1].session.all_answers().with_answer(value("SUP-2", "think-harm"))
    latest = replace(sides[-1], session=sides[-1].session.holding(held))
    found = history_of([*sides[:-1], latest], SHIPPED, TODAY)

    assert found.hold
    assert not leading_to_the_family() & {each.text for each in found.carried_over}


RULE = "DRI-3.record"
HEADING = "What the sessions of this case show together"
MARCH, JUNE, JULY = date(2026, 3, 2), date(2026, 6, 23), date(2026, 7, 20)
A_WORRY = "safety-health-development"
EVERYTHING = Limits(sessions_not_known=1, times_carried_over=1)


def told(sides: list[Side], **given_: object) -> History:
    return history_of(sides, SHIPPED, TODAY, **given_)  # type: ignore[arg-type]


def unknown_and(worry: str, **who: object) -> Answers:
    opening = (value("NOW-1", "no"), value("NOW-2", "no"), value("NOW-3", "nothing"))
    return said(*opening, value("RGT-2", worry), not_known("FAM-7"), **who)  # type: ignore[arg-type]


def raised(sheet: PromptSheet) -> list[PromptKind]:
    return [prompt.kind for prompt in (*sheet.prompts, *sheet.find_out) if prompt.id == RULE]


def test_the_worked_history_of_drift_says_so_without_moving_the_advice() -> None:
    sides = list(worked_history("drifting").sides.values())
    latest = sides[-1]
    alone, together = composed(latest.session), composed(latest.session, history=told(sides))

    assert ([], [PromptKind.SUPERVISION]) == (raised(alone), raised(together))
    assert None is alone.drift
    assert alone.recommendation == together.recommendation
    assert together.drift is not None
    assert ["b1", "b2", "b3"] == [mark.id for mark in together.drift.sessions]
    assert HEADING in annex(page(together, is_full=True))
    assert HEADING not in annex(page(alone, is_full=True))


def test_local_limits_decide_how_many_sessions_running() -> None:
    sides = running(*[unknown_and(A_WORRY)] * 3)
    history, last = told(sides), sides[-1].session

    assert [] == raised(composed(last, history=history, limits=Limits(sessions_not_known=4)))
    assert [PromptKind.SUPERVISION] == raised(
        composed(last, history=history, limits=Limits(sessions_not_known=2))
    )


def carried(*days: date, sessions: tuple[date, ...] = ()) -> CarriedOver:
    marks = tuple(SessionMark(str(day), day) for day in sessions)
    return CarriedOver("letter", None, "", "Write.", marks, days)


def test_how_often_it_was_carried_on_stands_with_the_day_of_the_first_supervision() -> None:
    latest = running(unknown_and(A_WORRY))[-1]
    once = "Carried on once, on 23 June 2026."
    for action, expected in [
        (carried(JUNE), [once]),
        (carried(JUNE, JULY), ["Carried on twice, first on 23 June 2026."]),
        (carried(JULY, JUNE, TODAY), ["Carried on three times, first on 23 June 2026."]),
        (
            carried(JUNE, sessions=(MARCH, JULY)),
            ["Raised in two sessions running, since 2 March 2026.", once],
        ),
        (
            carried(MARCH, sessions=(JUNE, JULY)),
            [
                "Raised in two sessions running, since 23 June 2026.",
                "Carried on once, on 2 March 2026.",
            ],
        ),
        (carried(JUNE, sessions=(MARCH,)), [once]),
    ]:
        history = replace(told([latest]), carried_over=(action,))
        lines = annex(page(composed(latest.session, history=history), is_full=True))[HEADING]

        assert expected == [line for line in lines if line.startswith(("Raised in", "Carried on"))]


def test_what_is_past_its_day_says_about_whom_it_is() -> None:
    for about, whom, in_a_copy in [
        ("child-1", "Zebedee", "child 1"),
        ("child-9", "", ""),
        (None, "", ""),
    ]:
        listed = Entry(id="child-1", label="Zebedee")
        latest = running(unknown_and(A_WORRY).with_entry(listed))[-1]
        agreed = event(
            AgreedStatus.NEW, JUNE, "VIS-1.unheard", about=about, by=JULY, prompt="Hear."
        )
        sheet = composed(latest.session, history=told([latest], agreed=[agreed]))

        for each, expected in ((sheet, whom), (without_own_words(sheet, SHIPPED), in_a_copy)):
            assert [expected] == [
                item.lead
                for block in every_block(page(each, is_full=True).blocks)
                if isinstance(block, Bullets)
                for item in block.items
                if "To be done by 20 July 2026." in item.details
            ], about


def test_headings_that_are_the_same_lose_no_evidence() -> None:
    sides = list(worked_history("drifting").sides.values())
    history = replace(told(sides), cautions=(Problem("a.toml", "is odd"),))
    headings = (
        "Still not known",
        "Raised again",
        "Past their day",
        "Children not known to have been seen lately",
        "To mind about these sessions",
    )
    sheet = composed(sides[-1].session, history=history)
    expected = annex(page(sheet, is_full=True))[HEADING]
    with own_words(dict.fromkeys(headings, "The same")):
        shown = annex(page(sheet, is_full=True))[HEADING]

    assert [*filter(set(expected).__contains__, shown)] == [
        *filter(set(shown).__contains__, expected)
    ]
    assert 5 == shown.count("The same")
    assert MOST_BESIDE + 2 == len([*record_lines(history)])


def test_json_gives_the_sessions_as_the_reasons() -> None:
    sides = list(worked_history("drifting").sides.values())
    read = json.loads(render_json(composed(sides[-1].session, history=told(sides))))
    (because,) = [prompt["because"] for prompt in read["prompts"] if prompt["id"] == RULE]
    days = ("2026-02-02", "2026-05-11", "2026-09-14")
    sessions = [
        {"session": name, "started": day}
        for name, day in zip(("b1", "b2", "b3"), days, strict=True)
    ]

    assert sessions == because[-3:]
    assert sessions == read["sessions"]
    assert "ISO-4" in [each.get("question") for each in because]


def test_what_drift_rests_on_is_named_by_the_questions_of_the_bank() -> None:
    history = told(running(*[unknown_and(A_WORRY)] * 3))
    drift = shows_drift(history, Limits())
    own = carried(TODAY, TODAY)
    action = replace(own, key="VIS-2.unvisited")
    assert drift is not None

    assert None is answers_behind(SHIPPED, None)
    assert frozenset({Ref("FAM-7")}) == answers_behind(SHIPPED, drift)
    assert frozenset({Ref("VIS-2")}) == answers_behind(SHIPPED, Drift((), (action, own), ()))


@tries(10, 300)
@given(cases())
def test_whether_the_record_shows_anything_never_moves_the_advice(sides: list[Side]) -> None:
    alone = composed(sides[-1].session)
    together = composed(sides[-1].session, history=told(sides), limits=EVERYTHING)

    assert alone.recommendation == together.recommendation
    assert RULE not in {prompt.id for prompt in together.prompts if prompt.is_behind_the_advice}
    assert {prompt.id for prompt in together.prompts} - {prompt.id for prompt in alone.prompts} <= {
        RULE
    }
    assert (together.drift is not None) is bool(raised(together))


def test_beside_a_question_stand_the_first_few_lines_and_that_there_is_more() -> None:
    sides = running(*[unknown_and(A_WORRY)] * 3)
    few = [*record_lines(told(sides))]
    many = some.all_answered(SHIPPED, some.cast(children=3), some.NOT_KNOWN)
    full = [*record_lines(told(running(many, many, many)))]

    assert f"Still not known: {SHIPPED.by_id['FAM-7'].short}" in few[1]
    assert HEADING == few[0]
    assert "Not known in three sessions running" in few[1]
    more = text("There is more: it will stand on the sheet.")
    assert (MOST_BESIDE + 2, more) == (len(full), full[-1])
