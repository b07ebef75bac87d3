"""A follow-up: what is told of the session before, when it starts and at its questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ehe_check.advice.guard import Guard, most_careful
from ehe_check.ask.case.interview import Beside, Interview
from ehe_check.ask.decisions import (
    carried_words,
    decision_line,
    made_where,
    what_to_look_at_again,
)
from ehe_check.ask.put import Asker, Tone
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.load import law_notes
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.question import Question
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.follow import Earlier, Whether, earlier_answers, earlier_cells
from ehe_check.over_time.ledger import Decided, called_together
from ehe_check.over_time.side import Side
from ehe_check.page.phrases import number_words
from ehe_check.sheet.guard_box import check_first
from ehe_check.whole_case.case_folder_file import CaseFolder
from ehe_check.whole_case.follow_up_file import agreed_beside, record_beside

STILL_TO_DO = "Agreed earlier, and still to be done"
_SET_ASIDE = {
    Whether.NO_QUESTION: "Set aside, for there is no such question now",
    Whether.NOBODY: "Set aside, for whom they were about is no longer listed",
}


def beside_follow_up(case: CaseFolder, before: Side) -> Beside:
    """Return what stands beside the questions: what was said and agreed in earlier sessions."""
    record, agreed = record_beside(case), agreed_beside(case)

    def said(question: Question, now: Session) -> str:
        answers = now.all_answers()
        here = agreed(question, now)
        lines = agreed_lines(here.several, answers, case.today, here.guard)
        return "\n".join(filter(None, (*lines, record(question, answers))))

    earlier = earlier_answers(case.bank, before.session, case.today)
    cells = earlier_cells(case.bank, before.session, case.today)
    return Beside(earlier, cells, said, law_notes)


def say_where_it_comes_from(person: Asker, case: CaseFolder, before: Side) -> None:
    """Say what a new session goes on from: what can be kept, and what was agreed meanwhile."""
    earlier = earlier_answers(case.bank, before.session, case.today)
    say_what_follows(person, case.bank, before.session.all_answers(), earlier)
    if said := what_to_look_at_again(case.to_look_at_again):
        person.say(said)


def say_what_is_still_agreed(interview: Interview, case: CaseFolder) -> None:
    """Say what was agreed and is still to be done: all that stands beside no question asked."""
    here, bank = agreed_beside(case), case.bank
    asked = {step.question.id for step in interview.walk.steps}
    beside = sum(len(here(bank.by_id[each], interview.session).several) for each in asked)
    apart = (each for each in (None, *bank.questions) if each is None or each.id not in asked)
    found = [here(each, interview.session) for each in apart]
    several = [each for one in found for each in one.several]
    guard = most_careful(one.guard for one in found)
    say_what_is_agreed(
        interview.asker, beside, agreed_lines(several, interview.answers, interview.today, guard)
    )


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
    asked = known.short if known else answer.asked or answer.question
    return answers.with_whom(asked, answer.about)


def agreed_lines(
    several: Iterable[Decided], answers: Answers, today: date, guard: Guard
) -> Iterator[str]:
    """Yield a line for each: its number, who, by when, when made, how often carried on.

    One in own words has its caution under a guard: they might let the family know, and only a
    person can tell.
    """
    caution = check_first(hold=guard.holds, asks_first=guard.state is State.GUARDED)
    for each in several:
        check = f" {caution}" if caution and each.in_own_words else ""
        yield f"- {_line(each, answers, today)}{check}"


def say_what_is_agreed(asker: Asker, beside: int, others: Iterable[str]) -> None:
    """Say how many things stand beside their questions, and each that no question asked raises."""
    lines = tuple(others)
    if beside or lines:
        asker.say(STILL_TO_DO, Tone.HEADING)
    if beside == 1:
        asker.say("One thing stands beside its question.")
    elif beside:
        number = number_words(beside).capitalize()
        asker.say(f"{number} things stand beside their questions.")
    for line in lines:
        asker.say(line)


def _line(each: Decided, answers: Answers, today: date) -> str:
    listed = map(answers.entry, each.about)
    whom = called_together(entry.called if entry else "" for entry in listed)
    line = decision_line(replace(each, whom=whom), today)
    carried = f" {words}." if (words := carried_words(each)) else ""
    return f"{line} {made_where(each)}{carried}"
