"""The topic map: each topic of a walk, with what is done, open, not known and noted in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.bank.bank import QuestionBank, Topic
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.check_lines import CheckLine
from ehe_check.case.walk import topic_of
from ehe_check.judge.answers import Ref
from ehe_check.page.phrases import listed


@dataclass(frozen=True)
class TopicLine:
    """One topic and the lines of its screens; `number` is its place among those of the set."""

    topic: Topic
    number: int
    lines: tuple[CheckLine, ...]

    @property
    def open(self) -> int:
        """How many of its screens have no answer yet."""
        return sum(line.is_open for line in self.lines)

    @property
    def not_known(self) -> int:
        """On how many of its screens something is not known."""
        return sum(line.is_not_known for line in self.lines)

    @property
    def skipped(self) -> int:
        """On how many of its screens something was skipped."""
        return sum(line.is_skipped for line in self.lines)

    @property
    def notes(self) -> int:
        """How many notes stand in it."""
        return sum(line.notes for line in self.lines)

    @property
    def may_not_arise(self) -> bool:
        """Whether all that is open waits for something that is not known or not answered yet."""
        still_open = [line for line in self.lines if line.is_open]
        return bool(still_open) and not any(line.screen.is_certain_to_apply for line in still_open)

    @property
    def state(self) -> str:
        """How it stands: done or how many are open, and what else is to be seen in it."""
        if not self.lines:
            return "does not arise"
        return ", ".join((f"{self.open} open" if self.open else "done", *self._beside()))

    def _beside(self) -> Iterator[str]:
        if self.not_known:
            yield f"{self.not_known} not known"
        if self.skipped:
            yield f"{self.skipped} skipped"
        if self.notes:
            yield notes_words(self.notes)
        if self.may_not_arise:
            yield "may not arise"


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
    several = tuple(topics)
    total, still_open = sum(len(each.lines) for each in several), sum(each.open for each in several)
    not_known, notes = sum(each.not_known for each in several), sum(each.notes for each in several)
    skipped = sum(each.skipped for each in several)
    answered = sum(not line.is_to_be_looked_at for each in several for line in each.lines)
    parts = [f"{answered} answered"]
    parts += [f"{not_known} not known"] if not_known else []
    parts += [f"{still_open} open"] if still_open else []
    parts += [f"{skipped} skipped"] if skipped else []
    parts += [notes_words(notes)] if notes else []
    return f"{total} questions: {listed(parts)}"


def notes_words(notes: int) -> str:
    """Return how many notes there are, in words."""
    return "1 note" if notes == 1 else f"{notes} notes"
