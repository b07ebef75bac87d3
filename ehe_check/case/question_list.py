"""The list of questions: each screen of a walk as it stands, in one line, by topic and by words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ehe_check.advice.reasons import answer_words
from ehe_check.bank.bank import QuestionBank, Topic
from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.screens import Screen
from ehe_check.case.walk import topic_of
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.page.dates import month_words
from ehe_check.page.phrases import grouped, listed

OPEN = "OPEN"
_LONGEST = 60


@dataclass(frozen=True)
class CheckLine:
    """One screen as it stands: its short name, what was said, and what is still to be looked at.

    `is_open` says that somebody has no answer on it yet, `is_not_known` that something is not
    known, `is_skipped` that something was skipped; `notes` are how many notes stand beside it.
    """

    screen: Screen
    short: str
    said: str
    is_open: bool = False
    is_not_known: bool = False
    is_skipped: bool = False
    notes: int = 0

    @property
    def beside(self) -> str:
        """What was said, and whether there is a note."""
        note = {0: "", 1: " - note"}.get(self.notes, f" - {self.notes} notes")
        return f"{self.said}{note}"

    @property
    def text(self) -> str:
        """The whole line."""
        return f"{self.short}: {self.beside}"

    @property
    def is_to_be_looked_at(self) -> bool:
        """Whether any of it is open, not known or skipped."""
        return self.is_open or self.is_not_known or self.is_skipped


def check_line(answers: Answers, screen: Screen) -> CheckLine:
    """Return a screen as it stands, in one line."""
    given = [answers.get(step.ref) for step in screen.steps]
    there = [answer for answer in given if answer is not None]
    return CheckLine(
        screen,
        screen.question.short,
        "; ".join(filter(None, (_listed(screen, answers), _said(screen, answers)))),
        is_open=not screen.is_settled(answers),
        is_not_known=any(answer.not_known for answer in there),
        is_skipped=any(answer.skipped for answer in there) or bool(_skipped(screen, answers)),
        notes=sum(answer.note is not None for answer in there),
    )


def check_lines(answers: Answers, several: Iterable[Screen]) -> tuple[CheckLine, ...]:
    """Return each screen as it stands, in their order."""
    return tuple(check_line(answers, screen) for screen in several)


def next_to_look_at(lines: Iterable[CheckLine], after: Ref | None = None) -> CheckLine | None:
    """Return the next line that is open, not known or skipped, after a question if one is named.

    Behind the last it begins again with the first.
    """
    several = tuple(lines)
    places = [place for place, line in enumerate(several) if after in line.screen.refs]
    start = places[0] + 1 if places else 0
    in_turn = (*several[start:], *several[:start])
    return next((line for line in in_turn if line.is_to_be_looked_at), None)


def said_words(question: Question, answer: Answer | None) -> str:
    """Return an answer with how it is known, as one letter, and its month; OPEN where it has none.

    A note alone answers nothing.
    """
    if answer is None or not answer.settles:
        return OPEN
    if not answer.values:
        return "NOT KNOWN" if answer.not_known else "SKIPPED"
    words = _cut(" ".join(answer_words(question, answer).split()))
    letter = f"({EVIDENCE_CODES[answer.evidence].upper()})" if answer.evidence else ""
    return " ".join(filter(None, (words, letter, month_words(answer.on) if answer.on else "")))


def _said(screen: Screen, answers: Answers) -> str:
    """Return what was said, once for those of whom the same was said; one alone is not named."""
    per = screen.question.per
    is_alone = per is not None and len(answers.listed(per)) == 1
    alike = grouped(
        (said_words(screen.question, answers.get(step.ref)), answers.label(step.about))
        for step in screen.of_question
    )
    if is_alone:
        return "; ".join(alike)
    named = ((listed(filter(None, several)), said) for said, several in alike.items())
    return "; ".join(f"{several}: {said}" if several else said for several, said in named)


def _listed(screen: Screen, answers: Answers) -> str:
    """Return whom a list has, and how much of the grid is filled."""
    roster = screen.question.lists
    if roster is not None:
        return listed(entry.label for entry in answers.listed(roster))
    filled = sum(cell in answers.sightings for cell in screen.cells) - _skipped(screen, answers)
    return f"{filled} of {len(screen.cells)} cells" if screen.is_grid else ""


def _skipped(screen: Screen, answers: Answers) -> int:
    cells = (answers.sightings.get(cell) for cell in screen.cells)
    return sum(cell is not None and cell.skipped for cell in cells)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}..."


@dataclass(frozen=True)
class TopicLine:
    """One topic and the lines of its screens; `number` is its place among those of the set."""

    topic: Topic
    number: int
    lines: tuple[CheckLine, ...]

    @property
    def state(self) -> str:
        """How it stands: done or how many are open, and what else is to be seen in it.

        It may not arise where all that is open waits for something not known or not answered yet.
        """
        if not self.lines:
            return "does not arise"
        still_open = [line for line in self.lines if line.is_open]
        is_certain = any(line.screen.is_certain_to_apply for line in still_open)
        done = f"{len(still_open)} open" if still_open else "done"
        doubt = ["may not arise"] if still_open and not is_certain else []
        return ", ".join((done, *_counts(self.lines, "not known", "skipped"), *doubt))


def topic_map(
    bank: QuestionBank, walk_set: WalkSet, lines: Iterable[CheckLine]
) -> tuple[TopicLine, ...]:
    """Return each topic that a set of questions has before the advice, with the lines in it."""
    by_topic: dict[str, list[CheckLine]] = {topic.id: [] for topic in topics_of(bank, walk_set)}
    for line in lines:
        by_topic.setdefault(topic_of(bank, line.screen.question).id, []).append(line)
    return tuple(
        TopicLine(bank.topic_by_id[topic], number, tuple(each))
        for number, (topic, each) in enumerate(by_topic.items(), 1)
    )


def topics_of(bank: QuestionBank, walk_set: WalkSet) -> tuple[Topic, ...]:
    """Return the topics of which a set of questions has any before the advice, in their order."""
    early = (each for each in bank.walk_order if not each.after_advice)
    asked = {topic_of(bank, each).id for each in early if bank.asks(each, walk_set)}
    return tuple(topic for topic in bank.topics if topic.id in asked)


def topic_at(topics: Iterable[TopicLine], ref: Ref) -> TopicLine | None:
    """Return the topic in which a question is put."""
    several = (topic for topic in topics if any(ref in line.screen.refs for line in topic.lines))
    return next(several, None)


def totals_words(topics: Iterable[TopicLine]) -> str:
    """Return how many questions there are in all, and how they stand."""
    lines = [line for each in topics for line in each.lines]
    answered = sum(not line.is_to_be_looked_at for line in lines)
    counts = _counts(lines, "not known", "open", "skipped")
    return f"{len(lines)} questions: {listed((f'{answered} answered', *counts))}"


def _counts(lines: Sequence[CheckLine], *states: str) -> Iterator[str]:
    """Yield how many lines are in each of some states, and how many notes stand beside them."""
    counts = {
        "not known": sum(line.is_not_known for line in lines),
        "open": sum(line.is_open for line in lines),
        "skipped": sum(line.is_skipped for line in lines),
    }
    yield from (f"{counts[state]} {state}" for state in states if counts[state])
    if notes := sum(line.notes for line in lines):
        yield "1 note" if notes == 1 else f"{notes} notes"


_STATES: Final[Mapping[str, Callable[[CheckLine], object]]] = {
    "open": lambda line: line.is_open,
    "skipped": lambda line: line.is_skipped,
    "not known": lambda line: line.is_not_known,
    "note": lambda line: line.notes,
}


def matching(bank: QuestionBank, lines: Iterable[CheckLine], typed: str) -> tuple[CheckLine, ...]:
    """Return the lines in which every word typed begins a word, those of the short name first.

    The word for how a question stands, as open or skipped, finds those that stand so and no other.
    A question's id alone finds that question first, whatever else begins so.
    """
    words = typed.casefold().split()
    if not words:
        return ()
    if (stands := _STATES.get(" ".join(words))) is not None:
        return tuple(line for line in lines if stands(line))
    found = [(rank, line) for line in lines if (rank := _rank(bank, line, words)) is not None]
    return tuple(line for _, line in sorted(found, key=lambda each: each[0]))


def _rank(bank: QuestionBank, line: CheckLine, words: list[str]) -> int | None:
    """Return how near a line is to what was typed, nearest first; None where it is not found."""
    question = line.screen.question
    if [question.id.casefold()] == words:
        return 0
    topic = topic_of(bank, question).title
    options = " ".join(each.text for each in question.options)
    near, far = (question.id, question.short), (question.text, topic, f"{line.said} {options}")
    nearest_first = (near, (*near, *far[:1]), (*near, *far[:2]), (*near, *far))
    for rank, texts in enumerate(nearest_first, 1):
        if all(_begins_a_word(word, texts) for word in words):
            return rank
    return None


def _begins_a_word(word: str, texts: Iterable[str]) -> bool:
    return any(
        each.strip("\"'(),.;:?").startswith(word)
        for text in texts
        for each in text.casefold().split()
    )
