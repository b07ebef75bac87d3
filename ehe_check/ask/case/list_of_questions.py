"""The one list of questions: how each stands, which do not sit together, and one is picked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

from ehe_check.advice.clashes import clashes
from ehe_check.advice.reasons import answer_words
from ehe_check.ask.case.interview import Interview, Together
from ehe_check.ask.put import Choice, Put, PutKind
from ehe_check.ask.reply import Move, Moved, chosen
from ehe_check.bank.question import Question
from ehe_check.case.question_list import (
    CheckLine,
    TopicLine,
    check_line,
    matching,
    next_to_look_at,
    topic_map,
    totals_words,
    waiting_for,
)
from ehe_check.case.walk import Step, parked, screens
from ehe_check.judge.answers import Ref, Sighting
from ehe_check.judge.who_saw import column
from ehe_check.page.dates import month_words
from ehe_check.page.phrases import listed, number_words

Picked: TypeAlias = Step | Moved | None

_ADVICE, _CLASH, _NEXT = "advice", "clash", "next"
_MOVES: Final = {
    "topics": Moved(Move.TOPICS),
    "lists": Moved(Move.LISTS),
    "undo": Moved(Move.UNDO),
}


def check_answers(interview: Interview) -> Picked:
    """Show what is still to be looked at; return what is to be changed, None where all is right.

    All the others are a row away. The pointer stays at the question that was changed last.
    """
    return _List(interview, "check", "Check your answers", on="Go on to the advice").pick()


def look_over(interview: Interview, here: Step | None, words: str = "") -> Picked:
    """Show how every question stands from one of them, or those found by some words.

    Return the question to go to, or the move made instead.
    """
    interview.looked_at = None
    return _List(interview, "topics", "Topics").pick(here, words)


def pick_to_amend(interview: Interview) -> Picked:
    """Show every question of a finished session; return the step to change, or None.

    The decision is no answer, and is not among them.
    """
    text = "Which answer needs to be changed? You will be asked why."
    on = "Change nothing more"
    return _List(interview, "check", "Change an answer", text, on=on, is_finished=True).pick()


@dataclass
class _List:
    """The list as it is needed: the words above it, and how one goes on from it.

    `opened` is the topic whose questions are shown, and `at` the one that was left. In a session
    that `is_finished` nothing is undone or pointed out, and no list is changed.
    """

    interview: Interview
    name: str
    heading: str
    text: str = ""
    on: str = ""
    is_finished: bool = False
    opened: str = ""
    at: str = ""

    @property
    def moves(self) -> frozenset[Move]:
        """What can be done besides picking."""
        more = {Move.BACK, Move.LISTS, Move.UNDO}
        return frozenset({Move.LEAVE} if self.is_finished else {Move.LEAVE, *more})

    @property
    def lines(self) -> tuple[CheckLine, ...]:
        """Every question as it stands, in a finished session all but those of the decision."""
        walk = self.interview.walk
        if not self.is_finished:
            return walk.lines
        steps = (step for step in walk.steps if not step.question.decides)
        several = screens(walk.bank, walk.answers, steps, walk.walk_set)
        return tuple(check_line(walk.answers, each) for each in several)

    @property
    def clashes(self) -> tuple[str, ...]:
        """The lines for answers that do not sit together, at the check."""
        return clash_lines(self.interview) if self._is_check else ()

    @property
    def _is_check(self) -> bool:
        return self.name == "check" and not self.is_finished

    @property
    def topics(self) -> dict[str, TopicLine]:
        """Every topic as it stands."""
        walk = self.interview.walk
        return {each.topic.id: each for each in topic_map(walk.bank, walk.walk_set, self.lines)}

    def pick(self, here: Step | None = None, words: str = "") -> Picked:
        """Open a topic, and pick a question in it or by words; the one picked last stands open."""
        self.opened, self.at = self._topic_of(self.interview.looked_at), self._topic_of(here)
        while True:
            reply = self.interview.put(self.put(words))
            words = ""
            if isinstance(reply, Moved) and reply.move is Move.BACK and self.opened:
                self.at, self.opened, self.interview.looked_at = self.opened, "", None
            elif isinstance(reply, Moved) or chosen(reply) in (_ADVICE, *_MOVES):
                self.interview.looked_at = None
                return reply if isinstance(reply, Moved) else _MOVES.get(chosen(reply))
            elif chosen(reply) in self.topics:
                self._open(chosen(reply))
            elif (step := self._step(chosen(reply))) is not None:
                self.interview.looked_at = self._asked_first(step)
                return self.interview.looked_at

    def put(self, words: str) -> Put:
        """Return the list as it is put: its topics, or the questions of the one that is opened."""
        topics, opened = self.topics, self.topics.get(self.opened)
        if opened is None:
            rows = [
                Choice(each, one.topic.title, beside=one.state)
                for each, one in topics.items()
                if one.is_to_look_at or not self._is_check
            ]
            on = _ADVICE if self.on else ""
            here = self.at if self.at in {each.id for each in rows} else ""
            name, heading, pointed = self.name, self.heading, here or on
            text = self.text or totals_words(topics.values())
        else:
            rows = [_row(each) for each in opened.lines]
            name, heading = f"topic {self.opened}", f"{self.heading} - {opened.state}"
            text, pointed = f"{opened.number}  {opened.topic.title}", self._looked_at(opened)
        return Put(
            PutKind.LIST,
            text,
            (*self._ways(), *rows, *self._ways_beneath()),
            name=name,
            heading=heading,
            help="\n".join(self.clashes),
            pointed=pointed or rows[0].id,
            offered=(words,) if words else (),
            placeholder="such as growth",
            moves=self.moves | ({Move.BACK} if opened else set()),
            search=self._found,
        )

    def _found(self, typed: str) -> tuple[Choice, ...]:
        found = matching(self.interview.bank, self.lines, typed.lstrip("/"))
        return tuple(_row(each) for each in found)

    def _ways(self) -> Iterator[Choice]:
        """Yield how one goes on from the list, and what is still to be looked at."""
        if self.on:
            yield Choice(_ADVICE, self.on)
        if self.clashes:
            yield Choice(_CLASH, "Look at answers that do not sit together")
        line = self._next()
        if line is not None:
            yield Choice(_NEXT, "Next to look at", beside=line.short)

    def _ways_beneath(self) -> Iterator[Choice]:
        if self._is_check and not self.opened:
            yield Choice("topics", "All topics")
        if Move.BACK in self.moves:
            yield Choice("lists", "Change who is listed")
        if self.interview.past:
            yield Choice("undo", "Undo the last answer")

    def _next(self) -> CheckLine | None:
        return next_to_look_at(self.lines, self.interview.looked_at)

    def _step(self, picked: str) -> Step | None:
        """Return the step that was picked, or that is next to be looked at or to be changed."""
        if picked == _CLASH:
            return point_out(self.interview)
        several = [self._next()] if picked == _NEXT else self.lines
        firsts = [each.screen.first for each in several if each is not None]
        return next((step for step in firsts if picked in (_NEXT, _id(step))), None)

    def _open(self, topic: str) -> None:
        if self.topics[topic].lines:
            self.opened = topic
        else:
            self.interview.asker.say("Nothing in this topic arises, by the answers so far.")

    def _asked_first(self, step: Step) -> Step:
        """Return a step that is on the list, or what is asked before it where nobody is listed."""
        if step.about is None or self.interview.answers.entry(step.about) is not None:
            return step
        lists = (
            each for each in self.interview.walk.asked if each.question.lists == step.question.per
        )
        self.interview.asker.say("First say who is on the list.")
        return next(lists, step)

    def _topic_of(self, step: Step | None) -> str:
        every = ((topic, line) for topic, each in self.topics.items() for line in each.lines)
        here = step.place if step else None
        return next((topic for topic, line in every if here in line.screen.places), "")

    def _looked_at(self, opened: TopicLine) -> str:
        """Return the row of the question that was picked last, empty where that is elsewhere."""
        here = self.interview.looked_at
        rows = (_row(each).id for each in opened.lines if here and here.place in each.screen.places)
        return next(rows, "")


def _id(step: Step) -> str:
    return f"{step.ref}{' in full' if step.in_full else ''}"


def _row(line: CheckLine) -> Choice:
    return Choice(_id(line.screen.first), line.short, beside=line.beside)


_LEAVE = "leave"


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
    steps = {str(step.ref): step for step in interview.walk.asked}
    for doubt in (*_clashing(interview), *_waiting(interview)):
        named = {str(each): f"{doubt.goes}: {_name(interview, each)}" for each in doubt.refs}
        goes = {each: words for each, words in named.items() if each in steps}
        picked = interview.choose(doubt.name, doubt.text, {_LEAVE: doubt.leave} | goes)
        if picked != _LEAVE:
            return steps.get(picked or "")
        interview.left.add(doubt.said)
    return None


def _clashing(interview: Interview) -> Iterator[_Doubt]:
    """Yield each pair of answers that does not sit together and was not left so."""
    for refs, said in _open_clashes(interview):
        text = "\n".join(
            (
                "These answers do not seem to sit together. Are they right?",
                *(_line(interview, ref) for ref in refs),
            )
        )
        yield _Doubt("clash", text, "Leave them as they are", "Go back and change", refs, said)


def _open_clashes(interview: Interview) -> Iterator[tuple[tuple[Ref, ...], Together]]:
    """Yield each pair of answers that does not sit together, with what was said there."""
    for clash in clashes(interview.walk.reading):
        refs = (clash.answer, *clash.others)
        given = ((ref, interview.answers.get(ref)) for ref in refs)
        said = frozenset((ref, answer.values if answer else ()) for ref, answer in given)
        if said not in interview.left:
            yield refs, said


def _waiting(interview: Interview) -> Iterator[_Doubt]:
    """Yield the answers that count only once another is known, unless they were left so."""
    reading = interview.walk.reading
    waiting = waiting_for(reading, parked(reading))
    said: Together = frozenset((each.ref, each.values) for each in waiting)
    if waiting and said not in interview.left:
        first = {ref for refs in waiting.values() for ref in refs}
        refs = tuple(step.ref for step in interview.walk.asked if step.ref in first)
        text = "\n".join(
            (
                "This does not count while what it depends on is not known:",
                *(_line(interview, each.ref) for each in waiting),
            )
        )
        yield _Doubt("not counted", text, "Leave it as it is", "Answer", refs, said)


def clash_lines(interview: Interview) -> tuple[str, ...]:
    """Return how many pairs of answers do not sit together, and a line for each, two at most."""
    several = [refs for refs, _ in _open_clashes(interview)]
    if not several:
        return ()
    pairs = "A pair" if len(several) == 1 else f"{number_words(len(several))} pairs"
    does = "does" if len(several) == 1 else "do"
    first = f"!! {pairs.capitalize()} of answers {does} not sit together:"
    return (first, *(_short_line(interview, refs) for refs in several[:2]))


def _short_line(interview: Interview, refs: tuple[Ref, ...]) -> str:
    names = dict.fromkeys(interview.bank.by_id[ref.question].short for ref in refs)
    whom = dict.fromkeys(interview.answers.label(ref.about) for ref in refs if ref.about)
    about = f" ({listed(whom)})" if whom else ""
    return f"- {' / '.join(names)}{about}"


def _line(interview: Interview, ref: Ref) -> str:
    return f"- {_name(interview, ref)}: {_answered(interview, ref)}"


def _name(interview: Interview, ref: Ref) -> str:
    return interview.answers.with_whom(interview.bank.by_id[ref.question].short, ref.about)


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
    return f" (inside the home: {told}; with more than one home, both may be right)" if told else ""


def _month(grid: Question, cell: Sighting) -> str:
    return month_words(cell.on) if cell.on else grid.option_text(cell.value or "").lower()
