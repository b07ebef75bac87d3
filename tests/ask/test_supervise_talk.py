"""A supervision as it is asked: in its order, back, left anywhere and taken up again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from ehe_check.ask.put import Asker, Ending, Put, PutKind, Tone
from ehe_check.ask.reply import Chosen, Move, Moved, Reply
from ehe_check.bank.urgency import Urgency
from ehe_check.files.kept import kept_bytes
from ehe_check.over_time.agreed_file import read_supervision
from ehe_check.over_time.supervision import (
    ChildsDay,
    LastSaying,
    SaidThen,
    Supervision,
    ThinkAgain,
    Views,
    Way,
)
from ehe_check.page.own import Own
from ehe_check.supervision.talked_from import ChildKnown
from tests.ask.left_anywhere import left_anywhere
from tests.ask.scripts import Scripted, ScriptedAsker, by_keys, by_lines
from tests.ask.supervising import (
    BACK,
    BARE,
    DECISIONS,
    DUE,
    LEAVE,
    MORE,
    OPENING,
    OWN,
    READ,
    SKIP,
    WEIGH,
    WHOLE,
    Replies,
    Replying,
    Saved,
    advised,
    picked,
    talk,
    talked,
    view,
    wrote,
)
from tests.supervised import BEFORE, supervision

LAST = supervision(
    on=BEFORE,
    name="b" * 16,
    again=ThinkAgain(more="A refusal.", less="A visit."),
    views=Views(differ=True, supervisor="It drifts.", practitioner="It moves."),
)
AFTER = replace(WHOLE, before=LAST)
CARRY, DONE = "carry-on", "done"
EVERYTHING: Replies = {
    OPENING: picked("yes"),
    "day child-1": wrote("Up at ten.", "Up at ten; the librarian saw it."),
    "day child-2": [BACK, *wrote("0")],
    "RFL-1": wrote("+", "It was early."),
    "another question": picked("RFL-3"),
    "RFL-3": wrote("That too."),
    "RFL-2": [SKIP],
    "way 1": wrote("An illness.", "Our waiting list."),
    "way 1 weighed": [BACK, *wrote("It fits.")],
    "way 2": wrote("The father's work."),
    "way 2 weighed": wrote("Nobody knows. +"),
    "way 3": wrote("Something else."),
    "way 3 weighed": [SKIP],
    "meeting": picked("no", "yes"),
    "meeting why": [BACK],
    "meeting who": wrote("named nurse"),
    "meeting by": wrote("friday"),
    "meeting told": wrote("That we meet."),
    "due D2": picked(DONE, CARRY),
    "due D2 done on": [BACK],
    "due D2 by": wrote("2 weeks"),
    "due D2 why": wrote("It was shut again."),
    DECISIONS: [Chosen(("point-1", "own"))],
    "HEA-1.weigh child-1 child-2 who": wrote("nurse", "school nurse"),
    "HEA-1.weigh child-1 child-2 by": [BACK, *wrote("soon", "1/12/2026")],
    f"{OWN} what": wrote("Find a quiet room."),
    f"{OWN} who": [SKIP],
    f"{OWN} by": [SKIP],
    "again more": wrote("A refusal.", "A refusal at the door."),
    "again less": [BACK, *wrote("A visit that works.")],
    "views": picked("yes", "yes"),
    "supervisor's view": [BACK, *wrote("It drifts a little.")],
    "practitioner's view": wrote("It moves."),
    "next": wrote("4/1/2027", "5/1/2027"),
    "finish": [BACK, Chosen(("finish",))],
}


STRAIGHT: Replies = {
    **{name: replies[-1:] for name, replies in EVERYTHING.items() if "meeting" not in name},
    "RFL-1": [SKIP],
    "RFL-2": wrote("It was late."),
    "way 2 weighed": wrote("Nobody knows."),
    "meeting": picked("no"),
    "meeting why": wrote("The plan works."),
    DECISIONS: [Chosen(("point-1", "point-2"))],
    "VIS-2.find-out by": [SKIP],
}
"""Each question once, most of them answered, and no back."""


def everything(begun: Supervision | None = None) -> tuple[Supervision, Scripted, Ending]:
    saved, asker = Saved(), Scripted(Replying(EVERYTHING))
    ending = talk(asker, saved, AFTER, begun)
    return saved.latest, asker, ending


def test_everything_that_was_said_is_kept() -> None:
    kept, asker, ending = everything()

    assert ([], Ending.FINISHED, True) == (asker.script.unused(), ending, kept.is_finished)
    assert LastSaying(said="A refusal.", on=BEFORE, happened=True) == kept.saying
    assert [("Up at ten; the librarian saw it.", False), ("", True)] == [
        (day.text, day.nobody) for day in kept.days
    ]
    assert {"RFL-1": "It was early.", "RFL-2": "", "RFL-3": "That too."} == {
        each.question: each.text for each in kept.reflections
    }
    assert [
        ("Our waiting list.", True),
        ("The father's work.", False),
        ("Something else.", False),
    ] == [(way.text, way.ordinary) for way in kept.ways]
    assert ["It fits.", "Nobody knows.", ""] == [way.weighed for way in kept.ways]
    assert ThinkAgain(more="A refusal at the door.", less="A visit that works.") == kept.again
    assert (date(2027, 1, 5), "It moves.") == (
        kept.supervision.next,
        kept.views and kept.views.practitioner,
    )


@pytest.mark.thorough
def test_by_arrow_keys_by_typed_lines_and_by_a_script_the_file_is_the_same() -> None:
    typed, pressed = Saved(), Saved()
    lines, keys = Replying(EVERYTHING), Replying(EVERYTHING)
    by_lines(lines, lambda asker: talk(asker, typed, AFTER))
    by_keys(keys, lambda asker: talk(asker, pressed, AFTER))

    assert lines.used == keys.used
    assert typed.latest == pressed.latest == everything()[0]


@dataclass
class Begins:
    """An asker that begins at the opening by itself."""

    asker: Asker

    def put(self, question: Put) -> Reply:
        if question.name != OPENING:
            return self.asker.put(question)
        return Chosen((question.choices[0].id if question.choices[0].id == "yes" else "begin",))

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.asker.say(text, tone)


def again(asker: Asker, begun: Supervision | None, folder: Path) -> Supervision:
    """Sit once more, and return the supervision as its file is read then."""
    saved, path = Saved([begun] if begun else []), folder / "a.supervision.toml"
    assert Ending.LEFT is talk(Begins(asker), saved, AFTER, begun)
    path.write_bytes(kept_bytes(path, saved.latest))
    return read_supervision(path).value


@pytest.mark.parametrize("replies", [EVERYTHING, STRAIGHT])
def test_left_anywhere_it_opens_loses_nothing_and_goes_on_where_it_was_left(
    replies: Replies, tmp_path: Path
) -> None:
    asker = Scripted(Replying({OPENING: [Chosen(("yes",))], **replies}))
    talk(asker, Saved(), AFTER)
    used = asker.script.used[1:]
    for left in left_anywhere([reply for _, reply in used], lambda x, y: again(x, y, tmp_path)):
        marks = {"supervision": left.record.supervision}
        assert left.record == left.again.model_copy(update=marks)
        assert left.asked in (left.came_to if replies is EVERYTHING else left.may_ask)


def test_nothing_is_kept_of_a_case_only_looked_at_and_it_says_at_which_step_it_goes_on() -> None:
    saved, shown = Saved(), list[str]()
    asker = Scripted(Replying({OPENING: [*picked("l", "g"), LEAVE]}))
    views = {"l": view("ledger", shown), "g": view("picture", shown)}
    urgent = advised(replace(BARE, children=WHOLE.children), urgency=Urgency.EMERGENCY)
    told: list[str] = []
    not_yet, _ = talked({"urgent": picked("no"), DECISIONS: [LEAVE]}, urgent)
    talk(ScriptedAsker([]), Saved(), urgent, not_yet, show=told.append)
    ending = talk(asker, saved, show=shown.append, views=views)
    begun, _ = talked({"way 1": [LEAVE]})
    heard: list[str] = []
    talk(ScriptedAsker([]), Saved(), WHOLE, begun, show=heard.append)
    (said,) = heard
    whole, _ = talked({"next": wrote("5/1/2027"), "finish": [LEAVE]})
    talk(ScriptedAsker([]), Saved(), WHOLE, whole, show=heard.append)

    assert heard[1].startswith("You are at step 5 of 5.")
    assert told[0].startswith("You are at step 4 of 5.")
    assert told[0].endswith("Today's step is asked again first.")
    assert (Ending.LEFT, []) == (ending, saved.states)
    assert ["", "ledger", "", "picture", ""] == shown
    assert said.startswith("You are at step 3 of 5. What was said so far is kept")


def test_at_todays_step_it_says_so_and_names_no_step_that_comes_after_it() -> None:
    urgent = advised(replace(BARE, children=WHOLE.children), urgency=Urgency.EMERGENCY)
    shown: list[str] = []
    replies: Replies = {OPENING: [*picked("begin"), LEAVE], "urgent on": [BACK]}
    replies |= {"urgent": [*picked("yes"), BACK]}
    talk(Scripted(Replying(replies)), Saved(), urgent, show=shown.append)
    left, _ = talked({"urgent on": [LEAVE]}, urgent)
    talk(ScriptedAsker([]), Saved(), urgent, left, show=shown.append)

    assert ["", *["You are at today's step"] * 2] == [each.split(",")[0] for each in shown]


def test_the_order_is_experience_reflection_analysis_plan_and_no_choice_is_pointed_at() -> None:
    _, asker = talked({}, advised(AFTER, urgency=Urgency.EMERGENCY))
    wanted = ["opening", "urgent", "day child-1", "RFL-1", "way 1", "meeting", "due D2"]
    wanted += [DECISIONS, "again more", "views", "next", "finish"]
    places = [asker.names.index(name) for name in wanted]
    choices = [put for put in asker.puts if put.kind is PutKind.CHOICE and not put.is_line]

    assert places == sorted(places)
    assert choices
    assert all(not put.start and not put.pointed for put in choices)


def test_where_nothing_is_raised_no_explanation_is_asked_for_and_no_meeting() -> None:
    said = SaidThen(advice="Consider a meeting.")
    replies: Replies = {DECISIONS: picked("none"), "next": wrote("2 weeks")}
    kept, asker = talked(replies, BARE, said_then=lambda: said)
    finish = asker.of("finish")

    assert [OPENING, DECISIONS, "again more", "views", "next", "finish"] == asker.names
    assert "What would make you think again?" == asker.of("again more").text
    assert ["finish"] == [choice.id for choice in finish.choices]
    assert Move.BACK in finish.moves
    assert (said, date(2026, 12, 8)) == (kept.said, kept.supervision.next)


@pytest.mark.parametrize(
    ("reply", "happened"),
    [(Chosen(("yes",)), True), (Chosen(("no",)), False), (Moved(Move.NOT_KNOWN), None)],
)
def test_the_saying_is_answered_on_the_opening_and_that_begins(
    reply: Reply,
    happened: bool | None,  # noqa: FBT001 (what was said)
) -> None:
    kept, asker = talked({OPENING: [reply]}, AFTER)

    assert kept.saying is not None
    assert happened is kept.saying.happened
    assert "day child-1" == asker.names[1]


def test_what_was_said_last_time_is_asked_about_once_and_not_passed_over_by_enter() -> None:
    _, asker = talked({OPENING: picked("no", "begin"), "day child-1": [BACK, LEAVE]}, AFTER)
    first, again = asker.named(OPENING)

    assert ("What you said would worry you more: has it happened?", "") == (first.text, first.enter)
    assert ("Enter begins", "begin") == (again.text, again.enter)
    assert [OPENING, "day child-1", OPENING, "day child-1"] == asker.names


def test_where_one_thing_alone_was_said_last_time_it_is_asked_about_by_its_month() -> None:
    for again in (ThinkAgain(more=Own("A refusal.")), ThinkAgain(less=Own("A visit."))):
        before = LAST.model_copy(update={"again": again})
        _, asker = talked({OPENING: picked("no")}, replace(AFTER, before=before))

        assert "What you said in August 2026: has it happened?" == asker.of(OPENING).text


def test_what_both_said_last_time_is_read_back_beside_its_question() -> None:
    planned = LAST.supervision.model_copy(update={"next": date(2026, 9, 15)})
    days = (
        ChildsDay(about="child-1", text=Own("Up at ten.")),
        ChildsDay(about="child-2", text=Own(), nobody=True),
    )
    ways = (Way(number=1, text=Own("An illness.")),)
    last = LAST.model_copy(update={"supervision": planned, "days": days, "ways": ways})
    _, asker = talked({}, replace(WHOLE, before=last))

    assert "Last time (3 August 2026): Up at ten." in asker.of("day child-1").help.splitlines()
    assert "Last time (3 August 2026): nobody had seen it" in asker.of("day child-2").help
    assert "Last time: An illness." == asker.of("way 1").help
    assert "" == asker.of("way 2").help
    assert "Last time: A refusal." == asker.of("again more").help
    assert "Last time: A visit." == asker.of("again less").help
    assert "- The supervisor: It drifts." in asker.of("views").help.splitlines()
    assert "15 September 2026" in asker.of("next").help


# Each child, and what is thought


def test_beside_a_day_stands_what_is_known_and_beside_a_question_why_it_was_chosen() -> None:
    _, asker = talked({})
    known = asker.of("day child-1").help.splitlines()
    chosen = "Chosen because: It is so.\nAnswered in the session:\n- How often? – never"

    assert "Is the day known? From a parent only (record)" in known
    assert "Last seen: 3 to 12 months ago (March 2026)" in known
    assert 'Words kept: "I like the library" (heard by: a librarian)' in known
    assert "Last seen: not answered in the session" in asker.of("day child-2").help.splitlines()
    assert (chosen, "It helps.") == (asker.of("RFL-1").help, asker.of("RFL-1").why)


def test_the_first_way_is_ordinary_and_needed_but_where_something_has_to_be_done_today() -> None:
    kept, asker = talked({"way 1": wrote("", "An illness.")})
    urgent, then = talked({"way 1": [SKIP]}, advised(WHOLE, urgency=Urgency.EMERGENCY))

    assert "An illness." == kept.ways[0].text
    assert [False, True] == [Move.SKIP in each.of("way 1").moves for each in (asker, then)]
    assert "illness, disability, hardship" in asker.of("way 1").text
    assert any("Name one" in said for said in asker.texts)
    assert 1 not in [way.number for way in urgent.ways]


def test_a_third_way_is_asked_for_only_where_it_is_wanted_and_what_names_somebody_noticed() -> None:
    names = "That looks as if it holds a telephone number. Please leave out what names anyone."
    _, without = talked({"way 2": wrote("Another."), "RFL-1": wrote("Ring 01865 123456.")})
    _, wanted = talked({"way 2": wrote("Another."), "way 2 weighed": wrote("Fits +")})

    assert [False, True] == ["way 3" in each.names for each in (without, wanted)]
    assert [True, False] == [names in each.texts for each in (without, wanted)]


def test_seeing_it_alike_takes_both_views_away_and_a_difference_names_escalation() -> None:
    differs: Replies = {
        "views": picked("yes"),
        "supervisor's view": wrote("More."),
        "next": [LEAVE],
    }
    first, asker = talked(differs)
    back: Replies = {key: [BACK] for key in ("next", "practitioner's view", "supervisor's view")}
    second, then = talked({**back, "views": picked("no")}, begun=first)

    assert any("escalation" in said for said in asker.texts)
    assert ("yes",) == then.of("views").previous
    assert Views(differ=False) == second.views


def test_one_of_three_children_has_at_most_25_prompts_for_four_decisions_that_are_made() -> None:
    four = tuple(WHOLE.reflections) * 2
    several = [each.question.model_copy(update={"id": f"RFL-{n}"}) for n, each in enumerate(four)]
    questions = tuple(replace(one, question=q) for one, q in zip(four, several, strict=True))
    children = (*WHOLE.children, ChildKnown("child-3", "youngest"))
    points = (WEIGH, READ, *MORE[:2])
    case = replace(WHOLE, children=children, reflections=questions, points=points, due=())
    who = {f"{' '.join((each.key, *filter(None, each.abouts)))} who": each for each in points}
    typed: Replies = {name: wrote("nurse, 1/12/2026") for name in (*who, f"{OWN} who")}
    typed |= {"way 2": wrote("Another."), "meeting who": wrote("lead by friday")}

    def prompts(meeting: str, *decided: str) -> int:
        replies = typed | {"meeting": picked(meeting), DECISIONS: [Chosen(decided)]}
        kept, asker = talked(replies, case)
        assert 4 == sum(row.by is not None for row in kept.decided)
        return len(asker.puts)

    assert 24 == prompts("yes", "point-1", "point-2", "point-3")
    assert 25 == prompts("yes", "point-1", "point-2", "own")
    assert 24 == prompts("no", "point-1", "point-2", "point-3", "point-4")
    again = replace(case, before=LAST, due=(DUE, replace(DUE, number=3, key="x")))
    done = {"due D2": picked(DONE), "due D3": picked(DONE), DECISIONS: picked("none")}
    assert 27 == len(talked(typed | done | {OPENING: picked("no")}, again)[1].puts)
