"""An answer told of in what it sets aside and what it calls for, saved, and taken back."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.ask.case.alert import forget_ended, let_act, news_for_now, say_urgent
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.plain_text import (
    NO_NAMES,
    PLEASE_GO_BACK,
    as_kept,
    identifying_words,
    nudge,
    shortened,
)
from ehe_check.ask.put import PersonLeftError, ask_text
from ehe_check.ask.reply import BACK_OR_LEAVE, Wrote
from ehe_check.case.changed_answers import (
    changed_lines,
    changed_refs,
    settled,
    takes_away_urgent,
    with_list_state,
    would_park,
)
from ehe_check.case.question_list import said_words
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer, Answers, Ref

_FEW = 6
TAKES_AWAY = (
    "This also takes away an urgent step, HOLD or ASK FIRST that rests on these answers. It does "
    "not undo what was seen or said. Tell your safeguarding lead first."
)


def record(interview: Interview, *answers: Answer) -> bool:
    """Save answers, having said first what they will park; False when they are asked again."""
    changed = interview.answers
    for answer in answers:
        changed = with_list_state(interview.bank, changed, answer)
    return keep_changed(interview, changed, may_go_back=True)


def keep_changed(interview: Interview, changed: Answers, *, may_go_back: bool = False) -> bool:
    """Save changed answers, having said first what that will park.

    Return False when they are not saved, or where `may_go_back` and the person goes back to what
    was asked.
    """
    kept, closing = kept_and_closed(interview, changed)
    if closing and not _agrees_to_park(interview, closing):
        return False
    _say_taken_out(interview, kept)
    return keep_and_tell(interview, kept, may_go_back=may_go_back)


def kept_and_closed(interview: Interview, changed: Answers) -> tuple[Answers, tuple[Answer, ...]]:
    """Return changed answers as they are kept, and those whose question no longer arises then."""
    kept = settled(interview.walk, interview.read(changed))
    return kept, would_park(interview.walk.reading, interview.read(kept).reading)


def keep_and_tell(interview: Interview, kept: Answers, *, may_go_back: bool = False) -> bool:
    """Say what answers newly call for, and save them.

    What is urgent is said before anything is saved: a disk that is full must not swallow it. Where
    the person goes back, what stood before stands again, so that all of it is said once more.

    Raises:
        PersonLeftError: the person stops here to act, or with these answers unsaved.
    """
    before, told, past = interview.answers, interview.told, [*interview.past]
    news = news_for_now(interview, kept)
    if news.is_any:
        say_urgent(interview, news)
    try:
        interview.keep(kept)
    except PersonLeftError:
        interview.session = interview.session.holding(kept)
        raise
    if not news.is_any or let_act(interview, news, may_go_back=may_go_back):
        forget_ended(interview)
        return True
    interview.keep(before)
    interview.told, interview.past = told, past
    interview.new_change(interview.at)
    return False


def _say_taken_out(interview: Interview, kept: Answers) -> None:
    """Say what is skipped now, and what of ticked lines is asked again as another is ticked."""
    known = interview.bank.by_id
    several = ((known.get(each.question), each) for each in interview.answers)
    for question, answer in ((question, each) for question, each in several if question):
        now = kept.get(answer.ref)
        is_open = now is None or not now.settles
        if not known.keys().isdisjoint(question.again_when) and answer.settles and is_open:
            interview.asker.say(
                f"Another line is ticked now, so this is asked again: {question.text}"
            )
        if now is not None and now.skipped and answer.says_something:
            named = interview.answers.with_whom(question.short, answer.about)
            words = said_words(question, answer)
            interview.asker.say(f"Not answered any more: {named}: {words}. Undo brings it back.")


def named_lines(interview: Interview, several: Iterable[Answer]) -> str:
    """Return the questions of some answers, one a line, with whom they are about."""
    return "\n".join(f"- {_named(interview, answer)}" for answer in several)


def _agrees_to_park(interview: Interview, closing: tuple[Answer, ...]) -> bool:
    text = (
        f"With this change, these answers no longer count:\n{named_lines(interview, closing)}\n"
        "They stay in the file, and count again if you change it back."
    )
    choices = {"change": "Make the change", "keep": "Go back to the question"}
    return interview.choose("park", text, choices) == "change"


def _named(interview: Interview, answer: Answer) -> str:
    known = interview.bank.by_id.get(answer.question)
    text = interview.words_of(known) if known else answer.asked or answer.question
    return interview.answers.with_whom(text, answer.about)


def note_on(interview: Interview, step: Step, typed: str = "") -> None:
    """Keep the note that was typed with the move beneath the one there, or ask for one.

    It stands beside the step's answer, or alone where there is none.
    """
    answer = interview.answers.get(step.ref)
    before = answer.note if answer and answer.note else ""
    if typed:
        _keep_note(interview, step, f"{before}\n{typed}")
        return
    reply = interview.put(
        ask_text(
            f"{' '.join(filter(None, step.ref))} note",
            f"Note on: {interview.words_of(step.question)}",
            before,
            placeholder=NO_NAMES,
            moves=BACK_OR_LEAVE,
        ),
    )
    if isinstance(reply, Wrote):
        _keep_note(interview, step, reply.text)


def stands_unnamed(interview: Interview, typed: str) -> bool:
    """Ask once about words that may identify somebody, and say whether they stand."""
    found = identifying_words(typed)
    if not found:
        return True
    written = shortened(" ".join(typed.split()))
    text = f"{found} Please leave out what names anyone.\nYou wrote: {written}"
    ways = {"change": "Change it", "keep": "It names nobody: go on"}
    return interview.choose("names anyone", text, ways) == "keep"


def _keep_note(interview: Interview, step: Step, typed: str) -> None:
    """Keep a note on a step beside its answer, or alone where there is none; an empty one goes.

    One that stood there, and is not in it, is said.
    """
    answer, note = interview.answers.get(step.ref), as_kept(typed) or None
    if answer is not None and answer.note and answer.note not in (note or ""):
        words = shortened(" ".join(answer.note.split()))
        interview.asker.say(f'The note was until now: "{words}"')
    if answer is not None and (note or answer.settles or answer.something):
        interview.keep(interview.answers.with_answer(answer.model_copy(update={"note": note})))
    elif answer is not None:
        interview.keep(interview.answers.without(step.ref))
    elif note:
        interview.keep(interview.answers.with_answer(interview.answer_to(step, note=note)))
    nudge(interview.asker, note or "", PLEASE_GO_BACK)


def undo_last(interview: Interview) -> Ref | None:
    """Offer to take back the last change of this sitting; return the question it was made at.

    Raises:
        PersonLeftError: the person stops here to act, or with these answers unsaved.
    """
    if not interview.past:
        interview.asker.say(
            "There is nothing to undo: everything before this sitting is saved. Use back to change."
        )
        return None
    last = interview.past[-1]
    ways = {"undo": "Yes, undo it", "keep": "No, leave it as it is"}
    if interview.choose("undo", _words(interview), ways, moves=BACK_OR_LEAVE) != "undo":
        return None
    kept = interview.past[:-1]
    back = {ref.question for ref in changed_refs(interview.answers, last.answers)}
    for place in [each for each in interview.half if not back.isdisjoint(each)]:
        del interview.half[place]
    try:
        keep_and_tell(interview, last.answers)
    finally:
        interview.past[:] = kept
    return last.ref


def _words(interview: Interview) -> str:
    before = interview.past[-1].answers
    lines = changed_lines(interview.bank, before, interview.answers)
    more = [f"- and {len(lines) - _FEW} more"] if len(lines) > _FEW else []
    warned = [TAKES_AWAY] if takes_away(interview, before) else []
    return "\n".join(
        ("Undo the last change?", *(f"- {line}" for line in lines[:_FEW]), *more, *warned)
    )


def takes_away(interview: Interview, changed: Answers) -> bool:
    """Say whether a change of answers takes away an urgent step, HOLD or ASK FIRST."""
    return takes_away_urgent(interview.walk.reading, interview.read(changed).reading)
