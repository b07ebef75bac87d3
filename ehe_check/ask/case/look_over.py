"""The topics of a walk as a map, and each opened: from them any question can be looked at again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from ehe_check.ask.case.look_up import there
from ehe_check.ask.case.point_out import clash_lines
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.ask.moves import BACK_OR_LEAVE, Move
from ehe_check.ask.put import Choice, ask_choice
from ehe_check.ask.reply import Moved, chosen
from ehe_check.case.question_list import (
    CheckLine,
    TopicLine,
    check_lines,
    next_to_look_at,
    topic_at,
    topic_map,
    totals_words,
)
from ehe_check.case.screens import screens
from ehe_check.case.walk import Step

_ADVICE, _BACK, _CLASH, _NEXT = "advice", "back", "clash", "next"
_LISTS = Choice("lists", "lists", "l")
_NEXT_ONE = Choice(_NEXT, "next to look at", "n")


class Checked(Enum):
    """What a person does at the map, besides picking a question or going elsewhere."""

    RIGHT = "right"
    CLASH = "clash"


Picked: TypeAlias = Step | Moved | Checked

_AT_ONCE: Final[Mapping[str, Moved | Checked]] = {
    _ADVICE: Checked.RIGHT,
    _BACK: Moved(Move.BACK),
    _CLASH: Checked.CLASH,
    "lists": Moved(Move.LISTS),
}
"""What a shortcut does, besides going to the next question."""


@dataclass(frozen=True)
class _View:
    """What is looked over: the words above it, how one goes on, and where one can go."""

    name: str
    heading: str
    lines: Callable[[], tuple[CheckLine, ...]]
    text: str = ""
    on: Choice | None = None
    moves: frozenset[Move] = BACK_OR_LEAVE | {Move.LISTS, Move.FIND, Move.UNDO}


def check_answers(talk: CaseTalk) -> Picked:
    """Show every topic, and opened each question with its answer; return what is to be changed.

    The pointer stays at the question that was changed last.
    """
    on = Choice(_ADVICE, "go on to the advice", "g")
    view = _View("check", "Check your answers", lambda: talk.walk.lines, on=on)
    return _look(talk, view)


def look_over(talk: CaseTalk, here: Step | None) -> Step | Moved:
    """Show the topics from a question; return the question to go to, or the move made instead."""
    talk.looked_at = None
    back = Choice(_BACK, "back to the question", "t")
    picked = _look(talk, _View("topics", "Topics", lambda: talk.walk.lines, on=back), here)
    return Moved(Move.BACK) if isinstance(picked, Checked) else picked


def pick_to_amend(talk: CaseTalk) -> Picked:
    """Show every question of a finished session; return the step to change, or RIGHT if none.

    The decision is no answer, and is not among them.
    """

    def lines() -> tuple[CheckLine, ...]:
        steps = (step for step in talk.steps if not step.question.decides)
        return check_lines(talk.walk.answers, screens(talk.bank, talk.walk.answers, steps))

    view = _View(
        "check",
        "Change an answer",
        lines,
        text="Which answer needs to be changed? You will be asked why.",
        on=Choice(_ADVICE, "change nothing more", "g"),
        moves=frozenset({Move.LEAVE}),
    )
    return _look(talk, view)


def _look(talk: CaseTalk, view: _View, here: Step | None = None) -> Picked:
    """Open a topic of the map, and pick a question in it; the one looked at last stands open."""
    opened = topic_at(_topics(talk, view), talk.looked_at.ref) if talk.looked_at else None
    at = opened or (topic_at(_topics(talk, view), here.ref) if here else None)
    while True:
        picked = _pick_question(talk, view, opened) if opened else _pick_topic(talk, view, at)
        if isinstance(picked, TopicLine):
            opened = at = picked
        elif isinstance(picked, Step):
            talk.looked_at = looked_at = there(talk, picked)
            return looked_at
        else:
            talk.looked_at = opened = None
            if picked is not None:
                return picked


def _pick_topic(talk: CaseTalk, view: _View, at: TopicLine | None) -> TopicLine | Picked | None:
    topics = _topics(talk, view)
    clashes = clash_lines(talk) if view.name == "check" and not talk.session.is_finished else ()
    shortcuts = (
        *([view.on] if view.on else []),
        *([Choice(_CLASH, "look at both", "v")] if clashes else []),
        _NEXT_ONE,
        *([_LISTS] if Move.LISTS in view.moves else []),
    )
    reply = talk.put(
        ask_choice(
            view.name,
            view.text or totals_words(topics),
            [Choice(each.topic.id, each.topic.title, beside=each.state) for each in topics],
            heading=view.heading,
            help="\n".join(clashes),
            pointed=at.topic.id if at else "",
            enter_does="opens it",
            moves=view.moves,
            shortcuts=shortcuts,
        )
    )
    if isinstance(reply, Moved):
        return reply
    picked = chosen(reply)
    if picked in _AT_ONCE:
        return _AT_ONCE[picked]
    if picked == _NEXT:
        return _next(talk, view)
    return _opened(talk, next((each for each in topics if each.topic.id == picked), None))


def _pick_question(talk: CaseTalk, view: _View, topic: TopicLine) -> TopicLine | Picked | None:
    """Let a question of a topic be picked; None goes back to the map."""
    looked_at = talk.looked_at
    topic = next(each for each in _topics(talk, view) if each.topic.id == topic.topic.id)
    lines = {str(line.screen.first.ref): line for line in topic.lines}
    here = [key for key, line in lines.items() if looked_at and looked_at.ref in line.screen.refs]
    reply = talk.put(
        ask_choice(
            f"topic {topic.topic.id}",
            f"{topic.number}  {topic.topic.title}",
            [_choice(key, line) for key, line in lines.items()],
            heading=f"{view.heading} - {topic.state}",
            pointed=here[0] if here else "",
            enter_does="changes it",
            moves=BACK_OR_LEAVE,
            shortcuts=(*([view.on] if view.on else []), _NEXT_ONE),
        )
    )
    if isinstance(reply, Moved):
        return None
    picked = chosen(reply)
    if picked in _AT_ONCE:
        return _AT_ONCE[picked]
    if picked == _NEXT:
        return _next(talk, view)
    return lines[picked].screen.first if picked in lines else None


def _choice(key: str, line: CheckLine) -> Choice:
    return Choice(key, line.short, line.screen.question.id, beside=line.beside)


def _next(talk: CaseTalk, view: _View) -> Step | None:
    after = talk.looked_at.ref if talk.looked_at else None
    line = next_to_look_at(view.lines(), after)
    if line is None:
        talk.asker.say("Nothing is open, skipped or not known.")
        return None
    return line.screen.first


def _opened(talk: CaseTalk, topic: TopicLine | None) -> TopicLine | None:
    if topic is not None and not topic.lines:
        talk.asker.say("Nothing in this topic arises, by the answers so far.")
        return None
    return topic


def _topics(talk: CaseTalk, view: _View) -> tuple[TopicLine, ...]:
    return topic_map(talk.bank, talk.session.session.walk_set, view.lines())
