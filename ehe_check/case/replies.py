"""Replies: checking an answer against its question, and what taking it would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.advised import Advised
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.evidence import HEARD_BY
from ehe_check.bank.question import Question
from ehe_check.case.walk import fits, parked
from ehe_check.case.walk_now import WalkNow
from ehe_check.errors import nearest, quoted
from ehe_check.judge.answers import MOST_ON_A_LIST, Answer, Answers, Entry, Ref, Sighting
from ehe_check.judge.truth import Truth

LONGEST_TEXT = 100_000
NO_ROOM = f"is one more than the {MOST_ON_A_LIST} that a list may hold"
MAKE_ROOM = "Put the rest in a second session, so that nobody is left out."

_CAUSES = frozenset({Does.EMERGENCY, Does.TODAY, Does.HOLD, Does.ASK})


@dataclass(frozen=True)
class Fault:
    """What is wrong with one answer, and what would be right."""

    fact: str
    remedy: str


def faults(bank: QuestionBank, answers: Answers, answer: Answer, today: date) -> Iterator[Fault]:
    """Yield everything that is wrong with an answer, typed or from a file."""
    question = bank.by_id.get(answer.question)
    if question is None:
        yield Fault(
            f"there is no question {quoted(answer.question)}", nearest(answer.question, bank.by_id)
        )
        return
    if question.decides:
        yield Fault(
            f"{question.id} is your own decision, which is kept apart from the answers",
            "Take it out; the decision is asked once the advice is shown.",
        )
    yield from _about_faults(question, answers, answer)
    yield from _value_faults(question, answer)
    yield from _date_faults(question, answer, today)
    yield from _heard_faults(question, answer)
    yield from _text_faults(*answer.values, answer.heard or "", answer.note or "")


def entry_faults(bank: QuestionBank, entry: Entry) -> Iterator[Fault]:
    """Yield everything that is wrong with an entry of a list."""
    roster = bank.roster_by_id.get(entry.roster)
    if roster is None:
        fact = f"there is no list {quoted(entry.roster)}"
        yield Fault(fact, nearest(entry.roster, bank.roster_by_id))
        return
    options = {
        attribute.id: tuple(option.id for option in attribute.options)
        for attribute in roster.attributes
    }
    for key, value in (entry.model_extra or {}).items():
        if key not in options:
            fact = f"the key {quoted(key)} is not known here"
            yield Fault(fact, nearest(key, ("label", "removed", *options)))
        elif value not in options[key]:
            fact = f"{key} has no option {quoted(value)}"
            yield Fault(fact, nearest(str(value), options[key]))
    yield from _text_faults(entry.label)


def sighting_faults(bank: QuestionBank, sighting: Sighting, today: date) -> Iterator[Fault]:
    """Yield everything that is wrong with one cell of the grid."""
    grid = bank.grid
    if grid is None or grid.seen is None:
        yield Fault("these questions have no grid of who saw whom", "Take it out.")
        return
    those = bank.by_id[grid.seen.by].option_ids
    if sighting.by not in those:
        yield Fault(f"there is no professional {quoted(sighting.by)}", nearest(sighting.by, those))
    if sighting.value is not None and sighting.value not in grid.option_ids:
        fact = f"{grid.id} has no option {quoted(sighting.value)}"
        yield Fault(fact, nearest(sighting.value, grid.option_ids))
    if sighting.about.rpartition("-")[0] != grid.per:
        fact = f"a sighting is of a {grid.per}, not of {quoted(sighting.about)}"
        yield Fault(fact, f'Write about = "{grid.per}-1", or the number of another {grid.per}.')
    if sighting.on is not None and sighting.on > today:
        fact = f"the date {sighting.on} is later than today ({today})"
        yield Fault(fact, "Write a day that has come.")


def _about_faults(question: Question, answers: Answers, answer: Answer) -> Iterator[Fault]:
    per, about = question.per, answer.about
    if per is None:
        if about is not None:
            yield Fault(f"{question.id} is asked about the whole case", "Take about out.")
    elif about is None:
        known = [entry.id for entry in answers.listed(per)]
        yield Fault(
            f"{question.id} is asked about each {per}",
            f'Add about = "{known[0] if known else f"{per}-1"}".',
        )
    elif about.rpartition("-")[0] != per:
        yield Fault(
            f"{question.id} is asked about each {per}, not about {quoted(about)}",
            f'Write about = "{per}-1", or the number of another {per}.',
        )


def _value_faults(question: Question, answer: Answer) -> Iterator[Fault]:
    if answer.value is None:
        return
    if question.kind.takes_several and isinstance(answer.value, str):
        yield Fault(f"{question.id} takes a list of options", "Put it in square brackets.")
    if not question.kind.takes_several and not isinstance(answer.value, str):
        yield Fault(
            f"{question.id} takes one value, not a list", "Keep one of them, without brackets."
        )
    if question.kind.takes_several and not answer.values:
        yield Fault(
            f"{question.id} has an empty list", "Choose at least one, or use not_known or skipped."
        )
    for value in answer.values if question.options else ():
        if value not in question.option_ids:
            yield Fault(
                f"{question.id} has no option {quoted(value)}", nearest(value, question.option_ids)
            )
    if question.kind.is_written and not "".join(answer.values).strip():
        yield Fault(f"{question.id} has an empty text", "Write something, or use skipped = true.")


def _date_faults(question: Question, answer: Answer, today: date) -> Iterator[Fault]:
    if answer.on is None:
        return
    if not question.dated:
        yield Fault(f"{question.id} does not take a date", "Take on out.")
    if answer.on > today:
        yield Fault(
            f"the date {answer.on} is later than today ({today})", "Write a day that has come."
        )


def _heard_faults(question: Question, answer: Answer) -> Iterator[Fault]:
    """Yield what is wrong with how an answer is known, or with who heard a child's words."""
    if answer.evidence is not None and not (question.fact or question.spoken):
        yield Fault(f"{question.id} does not ask how you know", "Take evidence out.")
    elif question.spoken and answer.evidence not in (None, *HEARD_BY):
        fact = f"{question.id} asks who heard the words, and {answer.evidence} does not say that"
        yield Fault(fact, f"Use one of: {', '.join(HEARD_BY)}.")
    if answer.heard is not None and not question.spoken:
        yield Fault(f"{question.id} does not ask who heard it", "Take heard out.")
    elif answer.heard is not None and answer.value is None:
        yield Fault(f"{question.id} has no words that anybody heard", "Take heard out.")


def _text_faults(*texts: str) -> Iterator[Fault]:
    for text in texts:
        if len(text) > LONGEST_TEXT:
            yield Fault(
                f"a text of {len(text):,} characters is too long",
                f"Keep it under {LONGEST_TEXT:,}.",
            )
        if any("\ud800" <= character <= "\udfff" for character in text):
            yield Fault(
                "a text holds half of a character, which no file can keep", "Type that text again."
            )


def would_park(before: Advised, changed: Advised) -> tuple[Answer, ...]:
    """Return the answers that a change would park: those read now, and not after it.

    One that is not known is among them where that does something.
    """
    read = before.answers.by_ref.keys() - {answer.ref for answer in parked(before)}
    return tuple(
        answer
        for answer in parked(changed)
        if answer.ref in read
        and (answer.value is not None or _does_something(changed.bank, answer))
    )


def _does_something(bank: QuestionBank, answer: Answer) -> bool:
    return answer.not_known and bool(bank.by_id[answer.question].not_known_effects)


def settled(before: WalkNow, changed: WalkNow) -> Answers:
    """Return changed answers as they are kept, without those that do not stand beside the rest.

    Those are the skips of questions that only now surely apply, and what was agreed before
    something more worrying was said.
    """
    kept = changed.given
    for ref in _asked_again(before, changed):
        kept = kept.without(ref)
    return without_void_agreement(before.reading, changed.reading, kept)


def without_void_agreement(before: Advised, changed: Advised, answers: Answers) -> Answers:
    """Return changed answers without what was agreed before something more worrying was said.

    Who tells the family what was agreed about the causes that stood then. It has to be agreed
    afresh once one is added: a step for today, HOLD or ASK FIRST (RULES.md, "The family").
    """
    agreement = before.bank.agreement
    agreed = before.answers.get(Ref(agreement.question)) if agreement else None
    if agreement is None or agreed is None or agreed.value != agreement.option:
        return answers
    if _causes(changed) <= _causes(before):
        return answers
    for question in (agreement.question, agreement.words):
        answers = _taken_away(answers, Ref(question))
    return answers


def _causes(reading: Advised) -> set[tuple[Does, Route | None, Ref]]:
    """Return why the family may have to be told with care: each cause, and each call for today."""
    return {
        (each.effect.does, route, Ref(each.question, each.about))
        for each in reading.standing
        if each.effect.does in _CAUSES
        for route in each.effect.routes or (None,)
    }


def _taken_away(answers: Answers, ref: Ref) -> Answers:
    """Return answers without one; a note beside it stays."""
    answer = answers.get(ref)
    if answer is None or answer.note is None:
        return answers.without(ref)
    bare = Answer(question=ref.question, about=ref.about, asked=answer.asked, note=answer.note)
    return answers.with_answer(bare)


def _asked_again(before: WalkNow, changed: WalkNow) -> Iterator[Ref]:
    """Yield the skips of questions that only now surely apply."""
    for answer in changed.given:
        ref = answer.ref
        if not answer.skipped or answer.note or before.given.get(ref) != answer:
            continue
        if fits(changed.bank, changed.given, ref) and _now_surely_applies(before, changed, ref):
            yield ref


def _now_surely_applies(before: WalkNow, changed: WalkNow, ref: Ref) -> bool:
    gates = before.reading.gate(ref), changed.reading.gate(ref)
    return tuple(gate.truth for gate in gates) == (Truth.UNKNOWN, Truth.TRUE)


def with_list_state(bank: QuestionBank, answers: Answers, answer: Answer) -> Answers:
    """Return the answers with one given; a roster's own question also closes its list."""
    given = answers.with_answer(answer)
    question = bank.by_id[answer.question]
    if question.lists is None:
        return given
    if answer.value == "complete":
        return replace(given, complete=given.complete | {question.lists})
    return replace(given, complete=given.complete - {question.lists})
