"""Last time: the words for what an earlier session said, and for what is asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ehe_check.advice.reasons import answer_words
from ehe_check.ask.narrow import shortened
from ehe_check.ask.who_asks import Asker, Tone
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import EVIDENCE_SHORT
from ehe_check.bank.question import Question
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.follow import Earlier, Whether
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
    has_moved = earlier.then.value != earlier.answer.value
    return answer_words(question, earlier.answer) if has_moved else ""


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
        named = dict.fromkeys(_named(bank, answers, one.answer) for one in _of(earlier, whether))
        if named:
            asker.say(f"{title}: {'; '.join(named)}.")


def _of(earlier: Mapping[Ref, Earlier], whether: Whether) -> Iterable[Earlier]:
    return (one for one in earlier.values() if one.whether is whether)


def _named(bank: QuestionBank, answers: Answers, answer: Answer) -> str:
    known = bank.by_id.get(answer.question)
    whom = answers.label(answer.about)
    asked = known.short if known else answer.asked or answer.question
    return asked + (f" ({whom})" if whom else "")
