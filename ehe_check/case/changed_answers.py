"""What a change of answers does, in words, and takes with it: parked, asked again, or closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import guard_of
from ehe_check.advice.prompts import raisings
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.prompt_rule import URGENT, State
from ehe_check.bank.question import Question
from ehe_check.case.question_list import said_words
from ehe_check.case.walk import fits, parked
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.judge.truth import Truth
from ehe_check.page.phrases import listed, number_words

_TOLD_FROM = 3
"""From what difference a change of the total is told."""
_CAUSES = frozenset({Does.EMERGENCY, Does.TODAY, Does.HOLD, Does.ASK})


def would_park(before: Advised, changed: Advised) -> tuple[Answer, ...]:
    """Return the answers that a change would park: those read now, and not after it.

    One that is not known is among them where that does something.
    """
    read = before.answers.by_ref.keys() - {answer.ref for answer in parked(before)}
    return tuple(
        answer
        for answer in parked(changed)
        if answer.ref in read
        and (
            answer.value is not None
            or (answer.not_known and changed.bank.by_id[answer.question].not_known_effects)
        )
    )


def settled(before: WalkNow, changed: WalkNow) -> Answers:
    """Return changed answers as they are kept, without those that do not stand beside the rest.

    Those are the skips of questions that only now surely apply, what was said of ticked lines
    before another was ticked, and what was agreed before something more worrying was said.
    """
    again = (*_asked_again(before, changed), *_said_of_fewer(before, changed))
    kept = taken_back(changed.given, again)
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
    return taken_back(answers, map(Ref, (agreement.question, agreement.words)))


def takes_away_urgent(before: Advised, after: Advised) -> bool:
    """Say whether a change of answers takes away an urgent step, HOLD or ASK FIRST."""
    was, now = guard_of(before), guard_of(after)
    is_freed = was.state is State.GUARDED and now.state is not State.GUARDED
    return is_freed or was.holds > now.holds or not _urgent(before) <= _urgent(after)


def _urgent(reading: Advised) -> set[tuple[str, str | None]]:
    return {(each.id, each.about) for each in raisings(reading) if each.kind in URGENT}


def with_list_state(bank: QuestionBank, answers: Answers, answer: Answer) -> Answers:
    """Return the answers with one given; a roster's own question also closes its list."""
    given = answers.with_answer(answer)
    question = bank.by_id[answer.question]
    if question.lists is None:
        return given
    if answer.value == "complete":
        return replace(given, complete=given.complete | {question.lists})
    return replace(given, complete=given.complete - {question.lists})


def spoke_of_all(bank: QuestionBank, answers: Answers, roster: str) -> Iterator[Answer]:
    """Yield each answer that somebody new on a list makes out of date (RULES.md, "Over time")."""
    for answer in answers:
        question = bank.by_id.get(answer.question)
        if question is not None and answer.value is not None and roster in question.again_when:
            yield answer


def taken_back(answers: Answers, refs: Iterable[Ref]) -> Answers:
    """Return the answers with some of them open again; a note stays."""
    for ref in refs:
        answer = answers.get(ref)
        if answer is None or not answer.note:
            answers = answers.without(ref)
        else:
            about, asked, note = ref.about, answer.asked, answer.note
            bare = Answer(question=ref.question, about=about, asked=asked, note=note)
            answers = answers.with_answer(bare)
    return answers


def _causes(reading: Advised) -> set[tuple[Does, Route | None, Ref]]:
    """Return why the family may have to be told with care: each cause, and each call for today."""
    return {
        (each.effect.does, route, Ref(each.question, each.about))
        for each in reading.standing
        if each.effect.does in _CAUSES
        for route in each.effect.routes or (None,)
    }


def _asked_again(before: WalkNow, changed: WalkNow) -> Iterator[Ref]:
    """Yield the skips of questions that only now surely apply."""
    for answer in changed.given:
        ref = answer.ref
        is_same = answer.skipped and not answer.note and before.given.get(ref) == answer
        if not is_same or not fits(changed.bank, changed.given, ref):
            continue
        then, now = (each.reading.gate(ref).truth for each in (before, changed))
        if then is Truth.UNKNOWN and now is Truth.TRUE:
            yield ref


def _said_of_fewer(before: WalkNow, changed: WalkNow) -> Iterator[Ref]:
    """Yield the answers about ticked lines that were given before another line was ticked."""
    was, now = before.given, changed.given
    for question in changed.bank.questions:
        ref = Ref(question.id)
        lists = (changed.bank.by_id.get(each) for each in question.again_when)
        is_longer = any(_lines(each, now) - _lines(each, was) for each in lists if each)
        if is_longer and was.get(ref) == now.get(ref):
            yield ref


def _lines(question: Question, answers: Answers) -> set[str]:
    """Return the lines that are ticked at a question, but for that there are none."""
    answer = answers.get(Ref(question.id))
    every = (each.id for each in question.options if not each.by_itself)
    return set(every) & set(answer.values if answer else ())


def changed_lines(bank: QuestionBank, before: Answers, now: Answers) -> tuple[str, ...]:
    """Return what a change did, a line for each list, question and column of the grid."""
    return (*_lists(bank, before, now), *_said(bank, before, now), *_cells(bank, before, now))


def changed_refs(before: Answers, now: Answers) -> tuple[Ref, ...]:
    """Return the questions of which something else is said now, and about whom."""
    refs = dict.fromkeys((*before.by_ref, *now.by_ref))
    return tuple(ref for ref in refs if before.get(ref) != now.get(ref))


def _lists(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    for entry in now.entries:
        was, roster = before.entry(entry.id), bank.roster_by_id.get(entry.roster)
        many = roster.many if roster else entry.roster
        if was is None or (was.removed and not entry.removed):
            yield f'"{entry.label}" was put on the list of {many}'
        elif entry.removed and not was.removed:
            yield f'"{entry.label}" was taken off the list of {many}'
        elif was.label != entry.label:
            yield f'"{was.label}" is called "{entry.label}" now'
        elif was != entry:
            yield f'"{entry.label}": {listed(_attributes(bank, entry))}'


def _attributes(bank: QuestionBank, entry: Entry) -> Iterator[str]:
    roster = bank.roster_by_id.get(entry.roster)
    for attribute in roster.attributes if roster else ():
        said = entry.attribute(attribute.id)
        yield next((each.text for each in attribute.options if each.id == said), "Not known")


def _said(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    for ref in changed_refs(before, now):
        question, answer, was = bank.by_id.get(ref.question), now.get(ref), before.get(ref)
        if question is None:
            continue
        yield f"{now.with_whom(question.short, ref.about)}: {_now(question, answer, was)}"


def _now(question: Question, answer: Answer | None, was: Answer | None) -> str:
    said = said_words(question, answer)
    if answer is None or was is None or not answer.same_as(was):
        return said
    return "a note" if answer.note != was.note else f"{said}, said again"


def _cells(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    if bank.grid is None:
        return
    cells = dict.fromkeys((*before.sightings, *now.sightings))
    changed = [cell for cell in cells if before.sightings.get(cell) != now.sightings.get(cell)]
    for about in dict.fromkeys(about for about, _ in changed):
        count = sum(cell[0] == about for cell in changed)
        yield (f"{bank.grid.short} ({now.label(about)}): {count} cell{'' if count == 1 else 's'}")


def why_changed(
    bank: QuestionBank, before: Answers, now: Answers, totals: tuple[int, int], longer: str = ""
) -> str:
    """Return why there are more or fewer questions than there were; empty where it is by few.

    Where it takes `longer` with few more of them, or fewer, that is said in their place.
    """
    was, is_now = totals
    named = listed(_changes(bank, before, now))
    if longer and is_now - was < _TOLD_FROM:
        return f"{named}: {longer}"
    if abs(is_now - was) < _TOLD_FROM:
        return ""
    more = f"{is_now - was} more" if is_now > was else f"{was - is_now} fewer"
    return f"{named}: {more} questions" if named else f"{more} questions".capitalize()


def _changes(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    """Yield what has changed, whom the lists have first, else the answers by their short names."""
    lists = [*_listed_anew(bank, before, now)]
    if lists:
        yield from lists
        return
    refs = changed_refs(before, now)
    marked = [ref for ref in refs if (given := now.get(ref)) and given.something]
    asked = (bank.by_id.get(ref.question) for ref in marked or refs)
    yield from dict.fromkeys(f'your answer on "{each.short}"' for each in asked if each)


def _listed_anew(bank: QuestionBank, before: Answers, now: Answers) -> Iterator[str]:
    for roster in bank.rosters:
        was, is_now = ({one.id for one in each.listed(roster.id)} for each in (before, now))
        for count, done in ((len(is_now - was), "added"), (len(was - is_now), "taken off")):
            if count:
                yield f"{number_words(count)} {roster.one if count == 1 else roster.many} {done}"
