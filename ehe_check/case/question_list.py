"""The list of questions: each screen of a walk as it stands, by topic and by words; leftovers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ehe_check.advice.advised import Advised
from ehe_check.advice.reasons import answer_words, read_by
from ehe_check.bank.bank import QuestionBank, Topic
from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.bank.question import Question
from ehe_check.bank.quick_rows import QuickGrid
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.walk import (
    Screen,
    Step,
    is_about_removed,
    parked,
    screens,
    set_aside,
    steps,
    topic_of,
)
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.judge.reading import Reading
from ehe_check.page.dates import month_words
from ehe_check.page.phrases import grouped, listed

OPEN = "OPEN"
_LONGEST = 60


class Stands(StrEnum):
    """How a question stands; each stands in one way, so that they add up to all of them.

    It may not arise where it waits for something not known or not answered yet.
    """

    ANSWERED = "answered"
    NOT_KNOWN = "not known"
    OPEN = "open"
    SKIPPED = "skipped"
    MAY_NOT_ARISE = "may not arise"


@dataclass(frozen=True)
class CheckLine:
    """One screen as it stands: its short name, what was said, and how many notes are beside it."""

    screen: Screen
    short: str
    said: str
    stands: Stands
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


def stands(answers: Answers, screen: Screen) -> Stands:
    """Return how a screen stands: by what of it is still to be looked at first."""
    given = [answers.get(step.ref) for step in screen.steps]
    if not screen.is_settled(answers):
        return Stands.OPEN if screen.first.is_asked else Stands.MAY_NOT_ARISE
    if any(answer and answer.skipped for answer in given) or _skipped(screen, answers):
        return Stands.SKIPPED
    is_not_known = any(each and each.not_known and not each.something for each in given)
    return Stands.NOT_KNOWN if is_not_known else Stands.ANSWERED


def check_line(answers: Answers, screen: Screen) -> CheckLine:
    """Return a screen as it stands, in one line."""
    given = (answers.get(step.ref) for step in screen.steps)
    return CheckLine(
        screen,
        screen.short,
        "; ".join(filter(None, (_listed(screen, answers), *_said(screen, answers)))),
        stands(answers, screen),
        notes=sum(answer is not None and answer.note is not None for answer in given),
    )


def next_to_look_at(lines: Iterable[CheckLine], after: Step | None = None) -> CheckLine | None:
    """Return the next line that is open, not known or skipped, after a question if one is named.

    Behind the last it begins again with the first.
    """
    several = tuple(lines)
    here = after.place if after is not None else None
    places = [place for place, line in enumerate(several) if here in line.screen.places]
    start = places[0] + 1 if places else 0
    in_turn = (*several[start:], *several[:start])
    return next((line for line in in_turn if line.stands is not Stands.ANSWERED), None)


def said_words(question: Question, answer: Answer | None) -> str:
    """Return an answer with how it is known, as one letter, and its month; OPEN where it has none.

    A note alone answers nothing.
    """
    if answer is not None and answer.something:
        return f"SOMETHING, {OPEN}"
    if answer is None or not answer.settles:
        return OPEN
    if not answer.values:
        return "NOT KNOWN" if answer.not_known else "SKIPPED"
    words = _cut(" ".join(answer_words(question, answer).split()))
    letter = f"({EVIDENCE_CODES[answer.evidence].upper()})" if answer.evidence else ""
    return " ".join(filter(None, (words, letter, month_words(answer.on) if answer.on else "")))


def _said(screen: Screen, answers: Answers) -> Iterator[str]:
    """Yield what was said to its question, to those in rows beneath it, and of a child's words."""
    if screen.quick_grid is not None:
        yield from _in_rows(screen.quick_grid, screen, answers)
        return
    yield _said_of_all(screen.of_question, answers)
    for each in screen.apart[1:]:
        yield f"{each.short}: {_said_of_all(each.steps, answers)}"
    seen, words = screen.question.seen, screen.question.words
    for question, called in (seen.rows_beneath if seen and screen.is_grid else {}).items():
        if several := [step for step in screen.steps if step.question.id == question]:
            yield f"{called}: {_said_of_all(several, answers)}"
    written = answers.get(Ref(words)) if words is not None else None
    if written is not None and written.says_something:
        yield "the child's own words"


def _said_of_all(several: Sequence[Step], answers: Answers) -> str:
    """Return what was said, once for those of whom the same was said; one alone is not named."""
    question = several[0].question
    is_alone = question.per is not None and len(answers.listed(question.per)) == 1
    alike = grouped(
        (said_words(question, answers.get(step.ref)), answers.label(step.about)) for step in several
    )
    if is_alone:
        return "; ".join(alike)
    named = ((listed(filter(None, whom)), said) for said, whom in alike.items())
    return "; ".join(f"{whom}: {said}" if whom else said for whom, said in named)


def _in_rows(grid: QuickGrid, screen: Screen, answers: Answers) -> Iterator[str]:
    """Yield how many cells say that there is nothing, and what the others say, with their rows."""
    said = [(_of_cell(grid, step, answers), step) for step in screen.steps]
    if nothing := sum(not words for words, _ in said):
        yield f"{nothing} of {len(said)} nothing"
    alike = grouped((words, step) for words, step in said if words)
    for words, several in alike.items():
        heads = grouped((step.question.id, step) for step in several)
        named = (_head(grid, screen, each, answers) for each in heads.values())
        yield f"{listed(named)}: {words}"


def _head(grid: QuickGrid, screen: Screen, several: Sequence[Step], answers: Answers) -> str:
    """Return the head of a row, with the children where it is not said of all that it has."""
    question = several[0].question.id
    row = grid.row_of(question)
    every = sum(each.question.id == question for each in screen.steps)
    whom = listed(answers.label(each.about) for each in several)
    head = row.head if row else ""
    return head if len(several) == every else f"{head} ({whom})"


def _of_cell(grid: QuickGrid, step: Step, answers: Answers) -> str:
    """Return what a cell says, empty where that is nothing."""
    row, answer = grid.row_of(step.question.id), answers.get(step.ref)
    is_nothing = row is not None and answer is not None and answer.value == row.option
    return "" if is_nothing else said_words(step.question, answer)


def _listed(screen: Screen, answers: Answers) -> str:
    """Return whom a list has, and how much of the grid is filled."""
    roster = screen.question.lists
    if roster is not None:
        return listed(entry.label for entry in answers.listed(roster))
    filled = sum(cell in answers.sightings for cell in screen.cells) - _skipped(screen, answers)
    return f"{filled} of {len(screen.cells)} filled in" if screen.is_grid else ""


def _skipped(screen: Screen, answers: Answers) -> int:
    cells = (answers.sightings.get(cell) for cell in screen.cells)
    return sum(cell is not None and cell.skipped for cell in cells)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}..."


_UNANSWERED = Stands.OPEN, Stands.SKIPPED
_SHORT_OF = Stands.OPEN, Stands.NOT_KNOWN, Stands.SKIPPED


@dataclass(frozen=True)
class TopicLine:
    """One topic and the lines of its screens; `number` is its place among those of the set."""

    topic: Topic
    number: int
    lines: tuple[CheckLine, ...]

    @property
    def is_to_look_at(self) -> bool:
        """Whether any of it has no answer."""
        return any(line.stands in _UNANSWERED for line in self.lines)

    @property
    def state(self) -> str:
        """How it stands: done or how many are open, and what else is to be seen in it."""
        if not self.lines:
            return "does not arise"
        states = *_SHORT_OF, Stands.MAY_NOT_ARISE
        is_done = not {line.stands for line in self.lines} & {states[0], states[-1]}
        return ", ".join((*(["done"] if is_done else []), *_counts(self.lines, *states)))


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


def totals_words(topics: Iterable[TopicLine]) -> str:
    """Return how many questions there are in all, and how they stand."""
    lines = [line for each in topics for line in each.lines]
    several = [line for line in lines if line.stands is not Stands.MAY_NOT_ARISE]
    more = len(lines) - len(several)
    rest = f"; {more} more may be asked" if more else ""
    return f"{len(several)} questions: {listed(_counts(several, *Stands))}{rest}"


def _counts(lines: Sequence[CheckLine], *states: Stands) -> Iterator[str]:
    """Yield how many lines are in each of some states, and how many notes stand beside them."""
    counts = Counter(line.stands for line in lines)
    yield from (f"{counts[state]} {state}" for state in states if counts[state])
    if notes := sum(line.notes for line in lines):
        yield "1 note" if notes == 1 else f"{notes} notes"


def matching(bank: QuestionBank, lines: Iterable[CheckLine], typed: str) -> tuple[CheckLine, ...]:
    """Return the lines in which every word typed begins a word, those of the short name first.

    The word for how a question stands, as open or skipped, finds those that stand so and no other.
    A question's id alone finds that question first, whatever else begins so.
    """
    words = typed.casefold().split()
    if not words:
        return ()
    state = " ".join(words)
    if state == "note":
        return tuple(line for line in lines if line.notes)
    if state in set(Stands):
        return tuple(line for line in lines if line.stands == state)
    found = [(rank, line) for line in lines if (rank := _rank(bank, line, words)) is not None]
    return tuple(line for _, line in sorted(found, key=lambda each: each[0]))


def _rank(bank: QuestionBank, line: CheckLine, words: list[str]) -> int | None:
    """Return how near a line is to what was typed, nearest first; None where it is not found."""
    several, grid = line.screen.questions, line.screen.quick_grid
    ids = [each.id for each in several] + [line.screen.question.words or ""]
    if " ".join(words) in map(str.casefold, ids):
        return 0
    near = (*ids, line.short, *(each.short for each in several if grid is None))
    asked = " ".join(each.text for each in (grid.rows if grid else several))
    topic = topic_of(bank, line.screen.question).title
    options = " ".join(option.text for each in several for option in each.options)
    far = (asked, topic, f"{line.said} {options}")
    nearest_first = (near, (*near, *far[:1]), (*near, *far[:2]), (*near, *far))
    for rank, texts in enumerate(nearest_first, 1):
        there = [each.strip("\"'(),.;:?") for text in texts for each in text.casefold().split()]
        if all(any(each.startswith(word) for each in there) for word in words):
            return rank
    return None


# Leftovers: what has no answer, and what is kept but read by nothing.

GONE = "its question no longer arises"
REMOVED = "the list no longer has whom it is about"


@dataclass(frozen=True)
class Unanswered:
    """A question that arises and has no answer: skipped, only a note, or not reached."""

    question: str
    about: str | None
    state: str


@dataclass(frozen=True)
class Parked:
    """An answer that is kept but read by nothing, why, and the label of whom it is about."""

    answer: Answer
    reason: str
    whom: str = ""


def unanswered_questions(reading: Advised, walk_set: WalkSet) -> tuple[Unanswered, ...]:
    """Return the questions that arise and have neither a value nor *not known*, and why."""
    found = []
    for step in steps(reading, walk_set):
        answer = reading.answers.get(step.ref)
        if step.question.after_advice or (answer is not None and answer.says_something):
            continue
        state = "unanswered" if answer is None else "skipped" if answer.skipped else "note-only"
        found.append(Unanswered(step.question.id, step.about, state))
    return tuple(found)


def put_together(reading: Advised, walk_set: WalkSet) -> tuple[frozenset[Ref], ...]:
    """Return the questions that are counted: each once, with everybody of whom it is asked at once.

    What is asked at the end, once the answers are right, is not counted, nor what is not asked, as
    an answer that opens it is not known.
    """
    early = (step for step in steps(reading, walk_set) if not step.question.after_advice)
    several = screens(reading.bank, reading.answers, early, walk_set)
    return tuple(screen.refs for screen in several if screen.is_counted(reading.answers))


def parked_answers(reading: Advised, answers: Answers) -> tuple[Parked, ...]:
    """Return the answers that a reading of them leaves unread, each with its reason."""
    bank, aside = reading.bank, set_aside(reading.bank, answers)
    removed = [
        answer
        for answer in answers
        if is_about_removed(answers, answer.ref) and answer not in aside
    ]
    found = (
        *((answer, _why_parked(reading, answer.ref)) for answer in parked(reading)),
        *((answer, REMOVED) for answer in removed),
        *((answer, "these questions do not have it") for answer in aside),
    )
    return tuple(
        Parked(read_by(bank.by_id.get(answer.question), answer), why, answers.label(answer.about))
        for answer, why in found
    )


def _why_parked(reading: Reading, ref: Ref) -> str:
    """Return why an answer is read by nothing: what has to be known first, or its question went."""
    if not reading.arises(ref):
        return GONE
    return f"it does not count while this is not known: {first_needed(reading, ref)}"


def waiting_for(reading: Reading, several: Iterable[Answer]) -> dict[Answer, frozenset[Ref]]:
    """Return the answers that say something and do not count yet, each with what it waits for."""
    waits = ((each, reading.gate(each.ref).waits_for) for each in several if each.says_something)
    return {answer: refs for answer, refs in waits if refs}


def first_needed(reading: Reading, ref: Ref) -> str:
    """Return the short names of what has to be known before an answer counts, in their order."""
    waits = {each.question for each in reading.gate(ref).waits_for}
    return listed(each.short for each in reading.bank.questions if each.id in waits)
