"""Last time: what an earlier session said, while it is to be seen, and what is asked again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ehe_check.advice.reasons import answer_words
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.plain_text import shortened
from ehe_check.ask.put import Asker, Put, Tone
from ehe_check.ask.reply import Move
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import EVIDENCE_SHORT
from ehe_check.bank.question import Question
from ehe_check.case.walk import topic_of
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.follow import Cell, Earlier, EarlierCell, Whether, as_listed_now
from ehe_check.page.dates import month_words

_AGAIN = {
    Whether.MAY_BE_KEPT: "",
    Whether.EACH_TIME: "This is asked afresh each time.",
    Whether.NO_MONTH: "That was true of that day, so it is asked again.",
    Whether.TOO_OLD: "That is too long ago to keep, so it is asked again.",
    Whether.SOMEBODY_ADDED: "Somebody new is on the list, so it is asked again.",
    Whether.REWORDED: "The question is worded differently now, so it is asked again.",
    Whether.NOT_AN_OPTION: "That is no longer among the answers, so it is asked again.",
    Whether.NO_QUESTION: "There is no such question now.",
    Whether.NOBODY: "Whom it was about is no longer listed.",
}
_SET_ASIDE = {
    Whether.NO_QUESTION: "Set aside, for there is no such question now",
    Whether.NOBODY: "Set aside, for whom they were about is no longer listed",
}


def last_time_words(question: Question, earlier: Earlier) -> str:
    """Return what was said last time, how it was known and when, and why it is asked again.

    A band of time is said as it was on that day, and as it is today only where that differs.
    """
    answer = earlier.then
    day = f"{earlier.said_on.day} {month_words(earlier.said_on)}"
    beside = (
        EVIDENCE_SHORT[answer.evidence] if answer.evidence else "",
        answer.heard or "",
        month_words(answer.on) if answer.on else "",
    )
    known = "; ".join(filter(None, beside))
    said = f"Last time ({day}): {answer_words(question, answer)}" + (f" ({known})" if known else "")
    now = band_today(question, earlier)
    moved = f"Today that month means: {now}." if now else ""
    note = f"Note of last time: {shortened(answer.note)}" if answer.note else ""
    return "\n".join(filter(None, (said, moved, note, _AGAIN[earlier.whether])))


def band_today(question: Question, earlier: Earlier) -> str:
    """Return the words of the band that an earlier answer is in today, where it has moved."""
    has_moved = earlier.then.value != earlier.said.value
    return answer_words(question, earlier.said) if has_moved else ""


def keeping(put: Put, last_time: str, *, may_keep: bool) -> Put:
    """Return a question with the words of last time, and the key that keeps it where it may be."""
    moves = put.moves | ({Move.KEEP} if may_keep else set())
    return replace(put, last_time=last_time, moves=moves)


def last_time_of(interview: Interview, question: Question, ref: Ref) -> Earlier | None:
    """Return the answer of the session that this one follows, while it is to be seen.

    An answer picked by mistake takes it out of sight no more than going back does.
    """
    own, one = interview.answers.get(ref), interview.beside.earlier.get(ref)
    is_open = own is None or not own.says_something
    if one is None or not _is_in_sight(interview, question, ref, is_open=is_open):
        return None
    return as_listed_now(question, one, interview.answers)


def last_cell_of(interview: Interview, grid: Question, cell: Cell) -> EarlierCell | None:
    """Return who last saw whom as the session before had it, while it is to be seen."""
    own = interview.answers.sightings.get(cell)
    is_seen = _is_in_sight(interview, grid, cell, is_open=own is None or own.skipped)
    return interview.beside.cells.get(cell) if is_seen else None


def _is_in_sight(
    interview: Interview, question: Question, what: Ref | Cell, *, is_open: bool
) -> bool:
    """Say whether something is to be seen: it is open, or was when the topic was come to."""
    topic = topic_of(interview.bank, question).id
    if topic != interview.topic:
        interview.topic, interview.shown = topic, set()
    if is_open:
        interview.shown.add(what)
    return what in interview.shown


def kept_today(interview: Interview, question: Question, ref: Ref, earlier: Earlier) -> Answer:
    """Return an answer of last time as it is kept today, with a note of now if there is one."""
    answer, own = earlier.kept(interview.today, asked=question.text), interview.answers.get(ref)
    note = own.note if own is not None else None
    return answer.model_copy(update={"note": note}) if note else answer


def say_what_follows(
    asker: Asker, bank: QuestionBank, answers: Answers, earlier: Mapping[Ref, Earlier]
) -> None:
    """Say how many earlier answers can be kept with one key, and which are set aside, and why.

    Why one is asked again is said beside it.
    """
    asker.say("Going on from an earlier session", Tone.HEADING)
    asker.say(
        "Each question shows the answer of last time. Keep it only if it is still right today; "
        "it is then kept as confirmed today."
    )
    asked = [one for one in earlier.values() if one.whether not in _SET_ASIDE]
    may_keep = sum(one.may_be_kept for one in asked)
    asker.say(f"{may_keep} of {len(asked)} answers can be kept, each with one key.")
    if may_keep < len(asked):
        asker.say("The others are asked again; each question says why.")
    for whether, title in _SET_ASIDE.items():
        those = (one.said for one in earlier.values() if one.whether is whether)
        named = dict.fromkeys(_named(bank, answers, answer) for answer in those)
        if named:
            asker.say(f"{title}: {'; '.join(named)}.")


def _named(bank: QuestionBank, answers: Answers, answer: Answer) -> str:
    known = bank.by_id.get(answer.question)
    whom = answers.label(answer.about)
    asked = known.short if known else answer.asked or answer.question
    return asked + (f" ({whom})" if whom else "")
