"""Answers that do not sit together or do not count yet: asked about once, never changed by us."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.advice.clashes import clashes
from ehe_check.advice.reasons import answer_words
from ehe_check.advice.recommendation import Clash
from ehe_check.ask.case.talk import CaseTalk, Together
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


def point_out(talk: CaseTalk) -> Step | None:
    """Point out answers that do not sit together, or count yet, until one is to be changed.

    Return the step to change, or None where nothing is. Those that are left as they are stay so
    until an answer of theirs is another.
    """
    for clash in clashes(talk.walk.reading):
        if (said := _said(talk, clash)) in talk.left:
            continue
        picked = _asked(talk, clash)
        if picked is not None:
            return picked
        talk.left.add(said)
    return _point_out_what_waits(talk)


def _point_out_what_waits(talk: CaseTalk) -> Step | None:
    """Point out the answers that count only once another is known; return the step of that one."""
    reading = talk.walk.reading
    waiting = waiting_for(reading, parked(reading))
    said: Together = frozenset((each.ref, each.values) for each in waiting)
    if not waiting or said in talk.left:
        return None
    first = {ref for refs in waiting.values() for ref in refs}
    several = [step for step in talk.asked if step.ref in first]
    lines = (f"- {_name(talk, each.ref)}: {_answered(talk, each.ref)}" for each in waiting)
    choices = {_LEAVE: "Leave it as it is"}
    choices |= {str(each.ref): f"Answer: {_name(talk, each.ref)}" for each in several}
    picked = talk.choose("not counted", "\n".join((_WAITS, *lines)), choices)
    if picked == _LEAVE:
        talk.left.add(said)
    return next((each for each in several if str(each.ref) == picked), None)


def clash_lines(talk: CaseTalk) -> tuple[str, ...]:
    """Return how many pairs of answers do not sit together, and a line for each, two at most."""
    several = clashes(talk.walk.reading)
    open_ones = [each for each in several if _said(talk, each) not in talk.left]
    if not open_ones:
        return ()
    pairs = "A pair" if len(open_ones) == 1 else f"{number_words(len(open_ones))} pairs"
    does = "does" if len(open_ones) == 1 else "do"
    first = f"!! {pairs.capitalize()} of answers {does} not sit together: v shows them."
    return (first, *(_short_line(talk, each) for each in open_ones[:_MOST]))


def _short_line(talk: CaseTalk, clash: Clash) -> str:
    names = dict.fromkeys(talk.bank.by_id[ref.question].short for ref in _refs(clash))
    whom = dict.fromkeys(talk.answers.label(ref.about) for ref in _refs(clash) if ref.about)
    about = f" ({listed(whom)})" if whom else ""
    return f"- {' / '.join(names)}{about}"


def _asked(talk: CaseTalk, clash: Clash) -> Step | None:
    steps = {step.ref: step for step in talk.asked}
    several = [steps[ref] for ref in _refs(clash) if ref in steps]
    text = "\n".join((_ASKED, *_lines(talk, clash)))
    choices = {_LEAVE: "Leave them as they are"}
    choices |= {str(each.ref): f"Go back and change: {_name(talk, each.ref)}" for each in several}
    picked = talk.choose("clash", text, choices)
    return next((each for each in several if str(each.ref) == picked), None)


def _lines(talk: CaseTalk, clash: Clash) -> Iterator[str]:
    for ref in _refs(clash):
        yield f"- {_name(talk, ref)}: {_answered(talk, ref)}"


def _refs(clash: Clash) -> tuple[Ref, ...]:
    return (clash.answer, *clash.others)


def _name(talk: CaseTalk, ref: Ref) -> str:
    return talk.with_whom(talk.bank.by_id[ref.question].short, ref.about)


def _answered(talk: CaseTalk, ref: Ref) -> str:
    answer = talk.answers.get(ref)
    if answer is None:
        return "not answered"
    there = _seen_at_home(talk, ref)
    return f'"{answer_words(talk.bank.by_id[ref.question], answer)}"{there}'


def _seen_at_home(talk: CaseTalk, ref: Ref) -> str:
    """Return who saw a child inside the home, and when, where the answer is made of the grid."""
    grid = talk.bank.grid
    if grid is None or grid.seen is None or grid.id != ref.question or ref.about is None:
        return ""
    named = talk.bank.by_id[grid.seen.by]
    seen = (
        ", ".join(filter(None, (named.option_text(cell.by), _month(grid, cell))))
        for cell in column(talk.bank, talk.answers, ref.about)
        if cell.at_home
    )
    told = "; ".join(seen)
    return f" (inside the home: {told}{_TWO_HOMES})" if told else ""


def _month(grid: Question, cell: Sighting) -> str:
    return month_words(cell.on) if cell.on else grid.option_text(cell.value or "").lower()


def _said(talk: CaseTalk, clash: Clash) -> Together:
    given = ((ref, talk.answers.get(ref)) for ref in _refs(clash))
    return frozenset((ref, answer.values if answer else ()) for ref, answer in given)
