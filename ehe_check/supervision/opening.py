"""The opening of a supervision: how the case stands, as it is seen before anything is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ehe_check.advice.recommendation import Reason
from ehe_check.over_time.comparison import (
    AnswerMove,
    AnswerState,
    Comparison,
    EntryMove,
    PromptMove,
)
from ehe_check.over_time.ledger import AgreedAt, Decided, Ledger, State
from ehe_check.over_time.supervision import Supervision
from ehe_check.page.own import Own, are_own, joined
from ehe_check.page.phrases import capital, grouped, phrase
from ehe_check.page.text import text
from ehe_check.sheet.merged_points import about
from ehe_check.sheet.sheet_paper import Paper, spoken, with_source


@dataclass(frozen=True)
class NotKnown:
    """A fact not known: about whom, for how many days, and in how many sessions."""

    short: str
    whom: str
    days: int
    times: int = 1


class New(NamedTuple):
    """One thing that is new, in words, and the statement of the review that it rests on."""

    said: str
    statement: str = ""


@dataclass(frozen=True)
class Opening:
    """How a case stands on the day of a supervision, everything that its first screen can say.

    `paper` is today's sheet, for its advice and its box. `before` is the supervision last
    finished, None where there was none. `decisions` are what is open, a meeting that is due and
    then all else that is first, and after them what was done since; `unknown` what has not been
    known longest, first. `words` are what the children said, with who heard it, none of it in a
    copy to share. `unseen` names the children whom no professional is known to have seen within a
    year, and `unheard` those of whom no words are kept.
    """

    today: date
    reference: Own
    paper: Paper
    before: Supervision | None = None
    decisions: tuple[Decided, ...] = ()
    unknown: tuple[NotKnown, ...] = ()
    new: tuple[New, ...] = ()
    words: tuple[str, ...] = ()
    unseen: str = ""
    unheard: str = ""

    @property
    def checks_own_words(self) -> bool:
        """Whether something still to be done is in own words, which no guard can reword."""
        own = (each.what for each in self.decisions if each.state.is_open and each.in_own_words)
        return self.paper.advice.is_guarded and any(own)


def opening_of(
    paper: Paper,
    ledger: Ledger,
    *,
    before: Supervision | None = None,
    moved: Comparison | None = None,
) -> Opening:
    """Return how a case stands, from its sheet as it is read on the day and its ledger.

    `before` is the supervision last finished, and `moved` what the sessions show to have moved
    since the session that was discussed then; None where nothing lies between.
    """
    called = dict(paper.sheet.entries)
    return Opening(
        today=paper.sheet.provenance.read_on,
        reference=Own(paper.first.reference),
        paper=paper,
        before=before,
        decisions=tuple(_decisions(ledger, before)),
        unknown=_not_known(paper),
        new=tuple(_new(paper, moved)) if moved is not None else (),
        words=tuple(_words(paper)),
        unseen=phrase(called.get(each, each) for each in paper.advice.unseen),
        unheard=_unheard(paper),
    )


def _decisions(ledger: Ledger, before: Supervision | None) -> Iterator[Decided]:
    """Yield what is open, and then what was done since last time, the oldest first.

    A meeting that was to be called or decided on by now stands before all else, then whatever is
    due, and then what meetings decided.
    """

    def place(one: Decided) -> tuple[bool, bool, bool]:
        is_due = one.is_due(ledger.today)
        return not (is_due and one.is_the_meeting), not is_due, one.at is not AgreedAt.MEETING

    yield from sorted(ledger.open, key=place)
    done = [each for each in ledger.decisions if each.state is State.DONE and each.settled_on]
    for each in sorted(done, key=lambda one: (one.settled_on or date.min, one.number)):
        if before is None or (each.settled_on is not None and each.settled_on >= before.day):
            yield each


def _not_known(paper: Paper) -> tuple[NotKnown, ...]:
    """Return what is not known, the longest first; of as long, what could raise the advice.

    Where no session came before, that is what is to be found out first.
    """
    history, read = paper.sheet.history, paper.sheet.provenance
    if history is None or len(history.sessions) < 2:  # noqa: PLR2004 (one has no "still")
        days = (read.read_on - read.answered_on).days
        return tuple(NotKnown(each.text, each.whom, days) for each in paper.first.find_first)
    alike = grouped(
        ((fact.question, fact.days, len(fact.sessions), fact.could_raise), fact.about)
        for fact in history.still_unknown
    )
    in_order = sorted(alike, key=lambda key: (-key[1], not key[3], -key[2]))
    return tuple(
        NotKnown(
            paper.bank.by_id[question].short,
            paper.points.whom(paper.points.in_order(alike[question, days, times, could])),
            days,
            times,
        )
        for question, days, times, could in in_order
    )


def _new(paper: Paper, moved: Comparison) -> Iterator[New]:
    """Yield what is new: who, drift, then a reason and what was found out in turn."""
    yield from _children(paper, moved)
    rule = paper.bank.record_rule
    if paper.sheet.drift is not None and rule is not None:
        drift = text("our own work goes round, from session to session")
        yield New(drift, next(iter(rule[1].statements), ""))
    reasons, found = [*_reasons(paper, moved)], [*_found_out(paper, moved)]
    yield from (*reasons[:1], *found[:1], *reasons[1:], *found[1:])


def _children(paper: Paper, moved: Comparison) -> Iterator[New]:
    called, seen = dict(paper.sheet.entries), {row.about: row for row in paper.sheet.seen.rows}
    for change in moved.entries:
        if change.move is not EntryMove.ADDED or change.about not in paper.points.children:
            continue
        row = seen.get(change.about)
        is_seen = row is None or any(cell.seen.is_sighting for cell in row.cells)
        said = text(
            "{child} is on the list"
            if is_seen
            else "{child} is on the list; nobody is known to have seen {child}",
            child=called.get(change.about, change.about),
        )
        yield New(said)


def _reasons(paper: Paper, moved: Comparison) -> Iterator[New]:
    """Yield the reasons of page 1 that were none before."""
    new = {(each.id, each.about) for each in moved.prompts_that_are(PromptMove.NEW)}
    for point in paper.first.reasons:
        if all((each.id, each.about) in new for each in point.prompts):
            yield New(about(point.whom, capital(point.text)), point.statement)


def _found_out(paper: Paper, moved: Comparison) -> Iterator[New]:
    """Yield what was not known before and is now, where the answer is one that is offered."""
    for change in moved.moved(AnswerMove.NEWLY_ANSWERED):
        question, after = paper.bank.by_id.get(change.question), change.after
        was_not_known = change.before.state is AnswerState.NOT_KNOWN
        if question is None or not (question.fact and was_not_known) or are_own([after.words]):
            continue
        whom = paper.points.whom((change.about,)) if change.about else ""
        answer = with_source(after.words, after.on, after.evidence)
        found = text("{text}: found out, {answer}", text=question.short, answer=answer)
        yield New(about(whom, capital(found)))


def _words(paper: Paper) -> Iterator[str]:
    called = dict(paper.sheet.entries)
    children = [called[each] for each in paper.points.children]
    for why in paper.first.words:
        if why.answer:
            child = paper.points.labels((why.about,)) if why.about else ""
            whose, said = child or said_by_which(why, children), spoken(why)
            yield text("{child}: {said}", child=whose, said=said) if whose else said


def said_by_which(why: Reason, children: Collection[str]) -> str:
    """Return that it is not said which of several children said something; empty where it is."""
    is_said = why.about or any(child.casefold() in why.answer.casefold() for child in children)
    return "" if is_said or len(children) == 1 else text("not said by which child")


def _unheard(paper: Paper) -> str:
    """Return the children of whom no words are kept; a copy to share does not tell."""
    heard = {why.about for why in paper.first.words if why.answer}
    if paper.sheet.is_shared or None in heard:
        return ""
    called = dict(paper.sheet.entries)
    return joined(", ", (called[each] for each in paper.points.children if each not in heard))
