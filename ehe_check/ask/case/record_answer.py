"""Recording: telling what an answer sets aside, saving it, and telling what it calls for."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.ask.case.alert import let_act, news_of, say_box, say_urgent
from ehe_check.ask.case.one_question import nudge
from ehe_check.ask.case.talk import Walk
from ehe_check.ask.put import Move, PersonLeftError, Put, PutKind, Wrote
from ehe_check.case.ageing import aged
from ehe_check.case.replies import settled, with_list_state, would_park
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer, Answers


def record(walk: Walk, answer: Answer) -> bool:
    """Save an answer, having said first what it will park; False when the old one is kept."""
    return keep_changed(walk, with_list_state(walk.bank, walk.answers, answer))


def keep_changed(walk: Walk, changed: Answers) -> bool:
    """Save changed answers, having said first what that will park; False when they are not."""
    closing = closed_by(walk, changed)
    if closing and not _agrees_to_park(walk, closing):
        return False
    settle(walk, changed)
    return True


def closed_by(walk: Walk, changed: Answers) -> tuple[Answer, ...]:
    """Return the answers whose question would not arise any more after a change."""
    return would_park(
        walk.bank, aged(walk.bank, walk.answers, walk.today), aged(walk.bank, changed, walk.today)
    )


def settle(walk: Walk, changed: Answers) -> None:
    """Say what changed answers newly call for, and save them.

    What is urgent is said before anything is saved: a disk that is full must not swallow it.

    Raises:
        PersonLeftError: the person stops here to act, or with these answers unsaved.
    """
    kept = settled(walk.bank, walk.answers, changed)
    news = news_of(walk, walk.answers, kept)
    say_urgent(walk, news)
    try:
        walk.keep(kept)
    except PersonLeftError:
        say_box(walk, news)
        raise
    let_act(walk, news)


def named_lines(walk: Walk, several: Iterable[Answer]) -> str:
    """Return the questions of some answers, one a line, with whom they are about."""
    return "\n".join(f"- {_named(walk, answer)}" for answer in several)


def _agrees_to_park(walk: Walk, closing: tuple[Answer, ...]) -> bool:
    text = (
        f"With this change, these answers no longer count:\n{named_lines(walk, closing)}\n"
        "They stay in the file, and count again if you change it back."
    )
    choices = {"change": "Make the change", "keep": "Go back to the question"}
    return walk.choose("park", text, choices) == "change"


def _named(walk: Walk, answer: Answer) -> str:
    whom = walk.answers.label(answer.about)
    known = walk.bank.by_id.get(answer.question)
    text = walk.words_of(known) if known else answer.asked or answer.question
    return f"{text} ({whom})" if whom else text


def ask_note(walk: Walk, step: Step) -> None:
    """Ask for a note on a step, and keep it beside its answer, or alone where there is none."""
    answer = walk.answers.get(step.ref)
    before = answer.note if answer and answer.note else ""
    reply = walk.put(
        Put(
            kind=PutKind.TEXT,
            text=f"Note on: {walk.words_of(step.question)}",
            name=f"{' '.join(filter(None, step.ref))} note",
            previous=(before,) if before else (),
            placeholder="no names, addresses or numbers that identify anyone",
            moves=frozenset({Move.BACK, Move.LEAVE}),
        ),
    )
    if not isinstance(reply, Wrote):
        return
    note = reply.text.replace("\r\n", "\n").strip() or None
    if answer is not None and (note or answer.settles):
        walk.keep(walk.answers.with_answer(answer.model_copy(update={"note": note})))
    elif answer is not None:
        walk.keep(walk.answers.without(step.ref))
    elif note:
        fresh = Answer(
            question=step.question.id,
            about=step.about,
            asked=step.question.text,
            note=note,
            answered=walk.today,
        )
        walk.keep(walk.answers.with_answer(fresh))
    nudge(walk, note or "")
