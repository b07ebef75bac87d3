"""Answers that do not sit together or do not count yet: asked about once, never changed by us."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ehe_check.advice.clashes import clashes
from ehe_check.advice.reasons import answer_words
from ehe_check.advice.recommendation import Clash
from ehe_check.ask.case.interview import Interview, Together
from ehe_check.bank.question import Question
from ehe_check.case.leftovers import waiting_for
from ehe_check.case.sightings import column
from ehe_check.case.walk import Step, parked
from ehe_check.judge.answers import Ref, Sighting
from ehe_check.page.dates import month_words
from ehe_check.page.phrases import listed, number_words

_LEAVE = "leave"
_MOST = 2
_TWO_HOMES = "; with more than one home, both may be right"
_WAITS = "This does not count while what it depends on is not known:"
_ASKED = "These answers do not seem to sit together. Are they right?"


@dataclass(frozen=True)
class _Doubt:
    """Something that is pointed out: in which words, what may be changed, and what was said."""

    name: str
    text: str
    leave: str
    goes: str
    refs: tuple[Ref, ...]
    said: Together


def point_out(interview: Interview) -> Step | None:
    """Point out answers that do not sit together, or count yet, until one is to be changed.

    Return the step to change, or None where nothing is. Those that are left as they are stay so
    until an answer of theirs is another.
    """
    steps = {step.ref: step for step in interview.walk.asked}
    for doubt in (*_clashing(interview), *_waiting(interview)):
        several = [steps[ref] for ref in doubt.refs if ref in steps]
        goes = {str(each.ref): f"{doubt.goes}: {_name(interview, each.ref)}" for each in several}
        picked = interview.choose(doubt.name, doubt.text, {_LEAVE: doubt.leave} | goes)
        if picked != _LEAVE:
            return next((each for each in several if str(each.ref) == picked), None)
        interview.left.add(doubt.said)
    return None


def _clashing(interview: Interview) -> Iterator[_Doubt]:
    """Yield each pair of answers that does not sit together and was not left so."""
    for clash in clashes(interview.walk.reading):
        if (said := _said(interview, clash)) not in interview.left:
            refs = _refs(clash)
            text = "\n".join((_ASKED, *(_line(interview, ref) for ref in refs)))
            leave, goes = "Leave them as they are", "Go back and change"
            yield _Doubt("clash", text, leave, goes, refs, said)


def _waiting(interview: Interview) -> Iterator[_Doubt]:
    """Yield the answers that count only once another is known, unless they were left so."""
    reading = interview.walk.reading
    waiting = waiting_for(reading, parked(reading))
    said: Together = frozenset((each.ref, each.values) for each in waiting)
    if waiting and said not in interview.left:
        first = {ref for refs in waiting.values() for ref in refs}
        refs = tuple(step.ref for step in interview.walk.asked if step.ref in first)
        text = "\n".join((_WAITS, *(_line(interview, each.ref) for each in waiting)))
        yield _Doubt("not counted", text, "Leave it as it is", "Answer", refs, said)


def clash_lines(interview: Interview) -> tuple[str, ...]:
    """Return how many pairs of answers do not sit together, and a line for each, two at most."""
    several = clashes(interview.walk.reading)
    open_ones = [each for each in several if _said(interview, each) not in interview.left]
    if not open_ones:
        return ()
    pairs = "A pair" if len(open_ones) == 1 else f"{number_words(len(open_ones))} pairs"
    does = "does" if len(open_ones) == 1 else "do"
    first = f"!! {pairs.capitalize()} of answers {does} not sit together:"
    return (first, *(_short_line(interview, each) for each in open_ones[:_MOST]))


def _short_line(interview: Interview, clash: Clash) -> str:
    names = dict.fromkeys(interview.bank.by_id[ref.question].short for ref in _refs(clash))
    whom = dict.fromkeys(interview.answers.label(ref.about) for ref in _refs(clash) if ref.about)
    about = f" ({listed(whom)})" if whom else ""
    return f"- {' / '.join(names)}{about}"


def _line(interview: Interview, ref: Ref) -> str:
    return f"- {_name(interview, ref)}: {_answered(interview, ref)}"


def _refs(clash: Clash) -> tuple[Ref, ...]:
    return (clash.answer, *clash.others)


def _name(interview: Interview, ref: Ref) -> str:
    return interview.with_whom(interview.bank.by_id[ref.question].short, ref.about)


def _answered(interview: Interview, ref: Ref) -> str:
    answer = interview.answers.get(ref)
    if answer is None:
        return "not answered"
    there = _seen_at_home(interview, ref)
    return f'"{answer_words(interview.bank.by_id[ref.question], answer)}"{there}'


def _seen_at_home(interview: Interview, ref: Ref) -> str:
    """Return who saw a child inside the home, and when, where the answer is made of the grid."""
    grid = interview.bank.grid
    if grid is None or grid.seen is None or grid.id != ref.question or ref.about is None:
        return ""
    named = interview.bank.by_id[grid.seen.by]
    seen = (
        ", ".join(filter(None, (named.option_text(cell.by), _month(grid, cell))))
        for cell in column(interview.bank, interview.answers, ref.about)
        if cell.at_home
    )
    told = "; ".join(seen)
    return f" (inside the home: {told}{_TWO_HOMES})" if told else ""


def _month(grid: Question, cell: Sighting) -> str:
    return month_words(cell.on) if cell.on else grid.option_text(cell.value or "").lower()


def _said(interview: Interview, clash: Clash) -> Together:
    given = ((ref, interview.answers.get(ref)) for ref in _refs(clash))
    return frozenset((ref, answer.values if answer else ()) for ref, answer in given)
