"""Last time: the words for what an earlier session said, and for what is asked again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ehe_check.advice.reasons import answer_words
from ehe_check.ask.narrow import shortened
from ehe_check.ask.who_asks import Asker, Tone
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import EVIDENCE_WORDS
from ehe_check.bank.question import Question
from ehe_check.case.asked import blank_words
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.follow import Earlier, Whether
from ehe_check.page.dates import month_words

BLIND = (
    "This is a second reading. Answer from what you know yourself. You will not see the answers of "
    "the first; compare the two afterwards with:"
)
AFTERWARDS = ("compare", "--readings", "FIRST", "SECOND")

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
_GROUPS = {
    Whether.EACH_TIME: "Asked afresh each time",
    Whether.NO_MONTH: "Asked again, for they were true of that day and have no month",
    Whether.TOO_OLD: "Asked again, for they were said too long ago to keep",
    Whether.REWORDED: "Asked again, for their wording has changed",
    Whether.NOT_AN_OPTION: "Asked again, for that answer is no longer among the choices",
    Whether.NO_QUESTION: "Set aside, for there is no such question now",
    Whether.NOBODY: "Set aside, for whom they were about is no longer listed",
}


def last_time_words(question: Question, earlier: Earlier) -> str:
    """Return what was said last time, how it was known and when, and why it is asked again."""
    answer = earlier.answer
    day = f"{earlier.said_on.day} {month_words(earlier.said_on)}"
    beside = (
        EVIDENCE_WORDS[answer.evidence] if answer.evidence else "",
        answer.heard or "",
        month_words(answer.on) if answer.on else "",
    )
    known = "; ".join(filter(None, beside))
    said = f"Last time ({day}): {answer_words(question, answer)}" + (f" ({known})" if known else "")
    note = f"Note of last time: {shortened(answer.note)}" if answer.note else ""
    return "\n".join(filter(None, (said, note, _AGAIN[earlier.whether])))


def say_what_follows(
    asker: Asker, bank: QuestionBank, answers: Answers, earlier: Mapping[Ref, Earlier]
) -> None:
    """Say which earlier answers can be kept with one key, asked again or set aside, and why."""
    asker.say("Going on from an earlier session", Tone.HEADING)
    asker.say(
        "Each question shows the answer of last time. Keep it only if it is still right today; "
        "it is then kept as confirmed today."
    )
    for whether, title in _GROUPS.items():
        named = [_named(bank, answers, one.answer) for one in _of(earlier, whether)]
        if named:
            asker.say(f"{title}:")
            for name in dict.fromkeys(named):
                asker.say(f"- {name}")


def _of(earlier: Mapping[Ref, Earlier], whether: Whether) -> Iterable[Earlier]:
    return (one for one in earlier.values() if one.whether is whether)


def _named(bank: QuestionBank, answers: Answers, answer: Answer) -> str:
    known = bank.by_id.get(answer.question)
    whom = answers.label(answer.about)
    asked = blank_words(known) if known else answer.asked or answer.question
    return asked + (f" ({whom})" if whom else "")
