"""A question of the bank as it is put: its words, its answers, and what was said last time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from ehe_check.advice.reasons import answer_words
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.plain_text import shortened
from ehe_check.ask.put import Choice, Dated, HowKnown, Put, PutKind
from ehe_check.ask.reply import Move
from ehe_check.bank.evidence import EVIDENCE_ON_SCREEN, EVIDENCE_SHORT, Evidence
from ehe_check.bank.letters import BY_ITSELF_CODE, EVIDENCE_CODES, codes_of
from ehe_check.bank.question import Option, Question
from ehe_check.case.answers_on_a_day import band_on
from ehe_check.case.walk import Step
from ehe_check.judge.answers import Answer
from ehe_check.over_time.follow import Earlier, Whether, as_listed_now
from ehe_check.page.dates import NoSuchDay, Understood, month_words, read_past

EVERY_MOVE: Final = frozenset(Move) - {Move.KEEP, Move.ROWS, Move.WORDS}
ELSEWHERE: Final = frozenset({Move.BACK, Move.LISTS, Move.TOPICS, Move.FIND, Move.UNDO})
"""The moves that leave a question for another place."""
SOURCES: Final = tuple(
    Choice(each.value, EVIDENCE_ON_SCREEN[each], EVIDENCE_CODES[each], EVIDENCE_SHORT[each])
    for each in Evidence
)


def put_of(interview: Interview, question: Question, step: Step) -> Put:
    """Return a question as it is put about nobody yet, at the place of a step in the walk."""
    reads = month_reader(question, interview.today)
    record = interview.beside.said(question, interview.session)
    return Put(
        kind=PutKind(question.kind.value),
        text=interview.words_of(question),
        choices=_choices(question),
        id=question.id,
        ids=frozenset(interview.bank.by_id),
        place=interview.place(step),
        why=why_of(interview, question),
        law=partial(_law, interview, question),
        help="\n".join(filter(None, (question.beside, record))),
        not_known_label=question.not_known_label,
        moves=EVERY_MOVE,
        known=HowKnown(
            sources=SOURCES if question.fact else (),
            not_beside=frozenset(x.id for x in question.options if x.unlooked or x.by_itself),
            read_month=reads,
            undated=frozenset(question.option_ids[-1:]) if reads else frozenset(),
        ),
        by_itself=frozenset(each.id for each in question.options if each.by_itself),
        one_by_one=frozenset(each.id for each in question.options if each.say or each.route_why),
    )


def _choices(question: Question) -> tuple[Choice, ...]:
    """Return the options as they are put: those with a number, then one that stands by itself."""
    signs = {BY_ITSELF_CODE: BY_ITSELF_CODE}
    return tuple(
        Choice(option, question.option_text(option), signs.get(code, ""))
        for option, code in codes_of(question.options).items()
    )


def why_of(interview: Interview, question: Question) -> str:
    """Return what helps this reader, what counts as which answer, and why it is asked."""
    role = interview.session.session.role
    return " ".join(filter(None, (question.help_for(role), question.what_and_why)))


def _law(interview: Interview, question: Question) -> str:
    """Return the law that a question leans on, as of its month."""
    if not question.cites:
        return ""
    from ehe_check.bank.law_words import cited

    notes = interview.beside.notes()
    return "\n".join(
        cited(notes[each], interview.today) for each in question.cites if each in notes
    )


def short_bands(options: tuple[Option, ...]) -> list[str]:
    """Return what stands in a cell for each band: <3m, 3-12m, >1y and never."""
    shorts: list[str] = []
    reached = 0
    for option in options[:-1]:
        if option.months is None:
            years, months = divmod(reached, 12)
            shorts.append(f">{reached}m" if months else f">{years}y")
        else:
            shorts.append(f"{reached}-{option.months}m" if reached else f"<{option.months}m")
            reached = option.months
    return [*shorts, "never"]


_BARE: Final = re.compile(r"(?:last )?(?P<month>[a-z]{3,9})")
_MONTH_AND_YEAR: Final = re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{2})")


def month_reader(question: Question, today: date) -> Callable[[str], Dated | str] | None:
    """Return what reads a month beside a question's answer, or None where none is asked for."""
    if not question.dated:
        return None

    def read(typed: str) -> Dated | str:
        meant = read_past_month(typed, today)
        if isinstance(meant, NoSuchDay):
            return f"There is no such day as {meant.typed}."
        if meant is None:
            return (
                "That is not a month or a day. Type a month or day, such as oct, oct 25, 10/25 or "
                "14/9/2026."
            )
        if meant.day > today:
            return f"That is {meant.words}, which has not come yet. Type one up to today."
        return Dated(meant.day, band_on(question, meant.day, today), meant.words)

    return read


def read_past_month(typed: str, today: date) -> Understood | NoSuchDay | None:
    """Return the day or month that a text means for something that has happened.

    A month without a year is the latest one past; 10/25 is October 2025, for there is no such day.
    """
    words = " ".join(typed.casefold().split())
    read = read_past(words, today)
    if isinstance(read, Understood):
        return read
    if match := _MONTH_AND_YEAR.fullmatch(words):
        again = read_past(f"20{match['year']}-{match['month']}", today)
        return again if isinstance(again, Understood) else read
    if match := _BARE.fullmatch(words):
        years = (today.year, today.year - 1)
        months = (read_past(f"{match['month']} {year}", today) for year in years)
        past = (each for each in months if isinstance(each, Understood) and each.day <= today)
        return next(past, read)
    return read


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


def last_time_of(interview: Interview, step: Step) -> Earlier | None:
    """Return the answer of the session that this one follows, as it stands beside the lists now."""
    earlier = interview.beside.earlier.get(step.ref)
    return as_listed_now(step.question, earlier, interview.answers) if earlier else None


def kept_today(interview: Interview, step: Step, earlier: Earlier) -> Answer:
    """Return an answer of last time as it is kept today, with a note of now if there is one."""
    own = interview.answers.get(step.ref)
    note = {"note": own.note} if own is not None and own.note else {}
    return earlier.kept(interview.today, asked=step.question.text).model_copy(update=note)
