"""A supervision as it is asked: one by one, back, passed over, left and taken up again."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ehe_check.ask.case.decide import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.moves import Move
from ehe_check.ask.plain import PlainAsker
from ehe_check.ask.put import Put, PutKind
from ehe_check.ask.reply import Chosen, Moved, Reply, Wrote
from ehe_check.ask.supervision.agreed_before import HELD
from ehe_check.ask.supervision.discussion import Discussion
from ehe_check.ask.supervision.supervise import supervise
from ehe_check.ask.terminal.asker import TerminalAsker
from ehe_check.ask.who_asks import Asker, Ending, Tone
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.over_time.history import Agreed, AgreedStatus
from ehe_check.page.own import Own
from ehe_check.supervision.points import OpenPoint
from ehe_check.supervision.supervision import Point, ReflectiveQuestion, Supervision
from tests.ask.scripted import ScriptedAsker
from tests.ask.scripts import Pressing, Script, Typing
from tests.banks import TODAY
from tests.supervised import BEFORE, supervision

BACK, SKIP, LEAVE = Moved(Move.BACK), Moved(Move.SKIP), Moved(Move.LEAVE)
DONE, CARRY_ON = Chosen(("done",)), Chosen(("carry-on",))
NEW, NOT_AGREED = Chosen(("new",)), Chosen(("not-agreed",))
ONE = OpenPoint("A-1.b", "child-1", "Write it down.", PromptKind.ACTION)
TWO = OpenPoint("A-2.find-out", None, "Find out.", PromptKind.FIND_OUT, who_could="your records")
LAST = Agreed(
    "A-2.find-out",
    AgreedStatus.CARRY_ON,
    BEFORE,
    by=date(2026, 9, 1),
    who=Own("nurse"),
    text=Own("Find."),
)
OWN = "action-aaaaaaaa-1"
QUESTIONS = tuple(
    ReflectiveQuestion(id=f"RFL-{n}", text=f"What of {n}?", why="It helps.", statements=("T5",))
    for n in (1, 2)
)
EVERYTHING: Mapping[str, Sequence[Reply]] = {
    "A-1.b child-1": [CARRY_ON, NEW, DONE, NEW, SKIP],
    "A-1.b child-1 who": [BACK, BACK, Wrote("school nurse")],
    "A-1.b child-1 why": [BACK, SKIP],
    "A-1.b child-1 action": [Wrote("Ring the GP."), BACK, Wrote("Write to the GP.")],
    "A-1.b child-1 by": [Wrote("soon"), Wrote("1/12/2026")],
    "A-2.find-out": [BACK, SKIP, NOT_AGREED],
    "A-2.find-out why": [SKIP, Wrote("Known by now.")],
    "another action": [BACK, Chosen(("yes",)), Chosen(("yes",)), Chosen((OWN,)), Chosen(("no",))],
    f"{OWN} action": [Wrote("Find a room."), Wrote("Find a quiet room.")],
    "action-aaaaaaaa-2 action": [BACK],
    "own action": [Chosen(("change",))],
    "RFL-1": [Wrote("It was early."), Wrote("It is early days.")],
    "RFL-2": [BACK, SKIP],
    "views": [Chosen(("no",)), Chosen(("yes",)), Chosen(("yes",))],
    "supervisor's view": [BACK, Wrote("It drifts."), Wrote("It drifts a little.")],
    "practitioner's view": [BACK, Wrote("It moves.")],
    "next": [BACK, Wrote("4/1/2027"), Wrote("5/1/2027")],
    "finish": [BACK, Chosen(("finish",))],
}


@dataclass
class Saved:
    """Every state that was saved, in order."""

    states: list[Supervision] = field(default_factory=list)

    @property
    def latest(self) -> Supervision:
        return self.states[-1]


def talk(asker: Asker, saved: Saved, begun: Supervision | None = None, **given: object) -> Ending:
    whole: dict[str, object] = {
        "supervision": begun or supervision(is_draft=True),
        "asker": asker,
        "save": saved.states.append,
        "today": TODAY,
        "now": lambda: datetime(2026, 11, 24, 11, tzinfo=UTC),
        "points": (ONE, TWO),
        "questions": QUESTIONS,
        "labels": {"child-1": "eldest"},
    }
    return supervise(Discussion(**(whole | given)))  # type: ignore[arg-type]


def scripted(
    replies: Mapping[str, Sequence[Reply]], begun: Supervision | None = None, **given: object
) -> tuple[Saved, Answering, Ending]:
    saved, asker = Saved(), Answering(Script(replies))
    ending = talk(asker, saved, begun, **given)
    return saved, asker, ending


@dataclass
class Answering:
    """Replies by a script of names, and keeps what was put and said."""

    script: Script
    puts: list[Put] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def put(self, question: Put) -> Reply:
        self.puts.append(question)
        return self.script.reply_to(question)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        del tone
        self.said.append(text)

    def of(self, name: str) -> Put:
        return next(put for put in self.puts if put.name == name)


# The whole


def test_everything_that_was_said_is_kept() -> None:
    saved, asker, ending = scripted(EVERYTHING)
    kept = saved.latest

    assert ([], Ending.FINISHED) == (asker.script.unused(), ending)
    assert kept.is_finished
    one, two, own = kept.points
    assert (ONE.ref, AgreedStatus.NEW, "Write to the GP.") == (one.ref, one.status, one.action)
    assert ("school nurse", date(2026, 12, 1), None) == (one.who, one.by, one.why)
    assert (AgreedStatus.NOT_AGREED, "Known by now.") == (two.status, two.why)
    assert (OWN, "Find a quiet room.") == (own.key, own.action)
    assert ["It is early days.", ""] == [each.text for each in kept.reflections]
    assert kept.views is not None
    assert ("It drifts a little.", "It moves.") == (kept.views.supervisor, kept.views.practitioner)
    assert date(2027, 1, 5) == kept.supervision.next


@pytest.mark.thorough
def test_by_arrow_keys_and_by_typed_lines_the_file_is_the_same() -> None:
    by_lines, by_keys = Saved(), Saved()
    lines, keys = Script(EVERYTHING), Script(EVERYTHING)
    talk(Typing(lines, PlainAsker(io.StringIO(), io.StringIO())), by_lines)
    with create_pipe_input() as keyboard:
        terminal = TerminalAsker(io.StringIO(), keyboard=keyboard, screen=DummyOutput())
        talk(Pressing(keys, terminal, keyboard.send_text), by_keys)

    assert lines.used == keys.used
    assert by_lines.latest == by_keys.latest


def everything_put() -> list[Reply]:
    _, asker, _ = scripted(EVERYTHING)
    return [reply for _, reply in asker.script.used]


@pytest.mark.parametrize("place", range(len(everything_put())))
def test_leaving_anywhere_loses_nothing_and_going_on_begins_where_nothing_is_settled(
    place: int,
) -> None:
    asker, saved = ScriptedAsker(everything_put()[:place]), Saved()

    assert Ending.LEFT is talk(asker, saved)
    assert not saved.latest.is_finished

    left = saved.latest
    again, then = Saved(), ScriptedAsker([])
    talk(then, again, left)
    assert left.points == again.latest.points
    assert left.reflections == again.latest.reflections
    assert left.views == again.latest.views
    assert _first_unsettled(left) == then.puts[0].name


def _first_unsettled(left: Supervision) -> str:
    names = [
        " ".join(filter(None, point.ref)) for point in (ONE, TWO) if left.point(point.ref) is None
    ]
    names += [] if left.reflections else ["another action"]
    names += [each.id for each in QUESTIONS if left.reflection(each.id) is None]
    names += [] if left.views else ["views"]
    names += [] if left.supervision.next else ["next"]
    return (*names, "finish")[0]


def test_everything_can_be_passed_over() -> None:
    saved, _, ending = scripted({"A-1.b child-1": [SKIP], "A-2.find-out": [SKIP]})

    assert Ending.FINISHED is ending
    assert [True, True] == [point.passed_over for point in saved.latest.points]
    assert () == saved.latest.agreed()


def test_it_is_on_disk_before_the_first_question() -> None:
    saved = Saved()
    talk(ScriptedAsker([]), saved)

    assert 1 == len(saved.states)


def test_going_back_from_the_first_point_asks_it_again() -> None:
    saved, asker, _ = scripted({"A-1.b child-1": [BACK, BACK, DONE]})

    assert 3 == [put.name for put in asker.puts].count("A-1.b child-1")
    assert saved.latest.point(ONE.ref)


def test_without_anything_open_it_begins_with_actions() -> None:
    _, asker, _ = scripted({}, points=())

    assert "another action" == asker.puts[0].name


# One point


def test_coming_back_to_a_point_shows_what_was_agreed_and_passing_it_over_keeps_it() -> None:
    replies: dict[str, Sequence[Reply]] = {
        "A-1.b child-1": [CARRY_ON, SKIP],
        "A-1.b child-1 who": [Wrote("nurse")],
        "A-2.find-out": [BACK, DONE],
    }
    saved, asker, _ = scripted(replies)
    second = [put for put in asker.puts if put.name == "A-1.b child-1"][1]
    kept = saved.latest.point(ONE.ref)

    assert ("carry-on",) == second.previous
    assert kept is not None
    assert (AgreedStatus.CARRY_ON, "nurse") == (kept.status, kept.who)


def test_changing_ones_mind_keeps_no_reason_of_before() -> None:
    replies: dict[str, Sequence[Reply]] = {
        "A-1.b child-1": [NOT_AGREED, DONE],
        "A-1.b child-1 why": [Wrote("No need."), SKIP],
        "A-2.find-out": [BACK, DONE],
    }
    saved, _, _ = scripted(replies)
    kept = saved.latest.point(ONE.ref)

    assert kept == Point(key="A-1.b", about="child-1", text=ONE.text, status=AgreedStatus.DONE)


def test_a_point_says_whom_it_is_about_and_how_many_are_left() -> None:
    gone = OpenPoint("A-3.b", "child-9", "Do it.")
    _, asker, _ = scripted({}, points=(ONE, gone))

    assert "Open points - about 2 left\nThis is about: eldest" == asker.of("A-1.b child-1").heading
    assert "Open points - the last\nThis is about: somebody not listed now" == (
        asker.of("A-3.b child-9").heading
    )


def help_of(**given: object) -> list[str]:
    is_held = bool(given.pop("is_held", False))
    whole = {"key": TWO.key, "about": None, "text": TWO.text, "last": LAST, **given}
    point = OpenPoint(**whole)  # type: ignore[arg-type]
    _, asker, _ = scripted({}, points=(point,), is_held=is_held)
    return asker.of(TWO.key).help.splitlines()


@pytest.mark.parametrize(
    ("guard", "said"),
    [
        ({}, []),
        ({"is_held": True, "asks_first": True}, [UNDER_HOLD]),
        ({"asks_first": True}, [UNDER_ASK]),
    ],
)
def test_while_the_guard_stands_it_is_said_before_a_new_action_is_written(
    guard: dict[str, bool], said: list[str]
) -> None:
    replies: dict[str, list[Reply]] = {TWO.key: [NEW], f"{TWO.key} action": [Wrote("Ring.")]}
    _, asker, _ = scripted(replies, None, points=(TWO,), **guard)

    assert said == [each for each in asker.said if each in {UNDER_HOLD, UNDER_ASK}]


def test_a_point_shows_what_was_agreed_last_and_that_its_day_has_passed() -> None:
    said, passed = help_of()

    assert "Last supervision (3 August 2026): carry on; who: nurse; by 1 September 2026" == said
    assert "Its day has passed." == passed


def test_a_day_that_has_not_passed_or_is_settled_is_not_called_past() -> None:
    settled = Agreed(TWO.key, AgreedStatus.DONE, BEFORE, by=date(2026, 9, 1))
    today = Agreed(TWO.key, AgreedStatus.CARRY_ON, BEFORE, by=TODAY)

    assert 1 == len(help_of(last=settled))
    assert 1 == len(help_of(last=today))


def test_a_point_says_that_it_would_be_carried_on_again() -> None:
    once = help_of(carried_on=(BEFORE,))[-1]
    twice = help_of(carried_on=(BEFORE, TODAY))[-1]

    assert once.startswith("It was carried on once already (3 August 2026).")
    assert twice.startswith("It was carried on twice already, first on 3 August 2026.")


def test_an_action_of_last_time_is_named_once_and_under_hold_is_to_be_checked() -> None:
    last = Agreed(TWO.key, AgreedStatus.NEW, BEFORE, text=Own("Write."), in_own_words=True)

    assert ["Last supervision (3 August 2026): a new action: Write"] == help_of(
        last=last, action="Write."
    )
    assert HELD == help_of(last=last, action="Write.", is_held=True)[1]
    assert ["Last supervision (3 August 2026): a new action"] == help_of(
        last=last, action="Write.", text=""
    )


def test_an_action_that_is_carried_on_stays_with_its_point_and_a_new_one_replaces_it() -> None:
    point = OpenPoint(TWO.key, None, TWO.text, action="Write.", last=LAST)
    on, _, _ = scripted({"A-2.find-out": [CARRY_ON]}, points=(point,))
    new, asker, _ = scripted(
        {"A-2.find-out": [NEW], "A-2.find-out action": [Wrote("Ring.")]}, points=(point,)
    )

    assert ["Write."] == [each.action for each in on.latest.points]
    assert ["Ring."] == [each.action for each in new.latest.points]
    assert ("nurse",) == asker.of("A-2.find-out who").previous


# Other actions, and what is thought


def test_an_action_can_be_taken_away_or_left() -> None:
    replies: dict[str, Sequence[Reply]] = {
        "another action": [
            Chosen(("yes",)),
            Chosen((OWN,)),
            Chosen((OWN,)),
            Chosen((OWN,)),
            Chosen(("no",)),
        ],
        f"{OWN} action": [Wrote("Find a room.")],
        "own action": [Chosen(("leave",)), BACK, Chosen(("remove",))],
    }
    saved, asker, _ = scripted(replies, points=())

    assert [] == asker.script.unused()
    assert () == saved.latest.points
    assert any(len(state.points) == 1 for state in saved.states)


def test_going_back_from_a_new_action_keeps_none() -> None:
    replies: dict[str, Sequence[Reply]] = {
        "another action": [Chosen(("yes",)), Chosen(("no",))],
        f"{OWN} action": [BACK],
    }
    saved, _, _ = scripted(replies, points=())

    assert () == saved.latest.points


def test_answers_are_read_out_beside_a_question_and_its_reason_can_be_asked() -> None:
    question = QUESTIONS[0].model_copy(update={"shows": ("SUP-1", "SUP-9")})
    _, asker, _ = scripted({}, questions=(question,), answers={"SUP-1": ("Answered: never",)})

    assert ["Answered: never"] == asker.said
    assert "It helps." == asker.of("RFL-1").why
    assert Move.WHY in asker.of("RFL-1").moves


def test_what_names_somebody_is_noticed() -> None:
    _, asker, _ = scripted({"RFL-1": [Wrote("Ring 01865 123456.")]})

    assert "That looks as if it holds a telephone number. Please leave out what names anyone." in (
        asker.said
    )


def test_seeing_it_alike_takes_both_views_away_and_a_difference_names_escalation() -> None:
    differs: dict[str, Sequence[Reply]] = {
        "views": [Chosen(("yes",))],
        "supervisor's view": [Wrote("More.")],
    }
    first, asker, _ = scripted(differs)
    begun = first.latest.model_copy(update={"supervision": supervision(is_draft=True).supervision})
    replies: dict[str, Sequence[Reply]] = {"next": [BACK, SKIP], "views": [Chosen(("no",))]}
    second, then, _ = scripted(replies, begun)

    assert any("escalation" in said for said in asker.said)
    assert ("yes",) == then.of("views").previous
    assert second.latest.views is not None
    assert not second.latest.views.differ
    assert not second.latest.views.supervisor


def test_no_choice_that_matters_is_pointed_at_when_it_first_comes_up() -> None:
    _, asker, _ = scripted({})
    choices = [put for put in asker.puts if put.kind is PutKind.CHOICE]

    assert all(not put.start for put in choices)
    assert all(Move.BACK in put.moves for put in choices)
