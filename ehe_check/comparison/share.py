"""Sharing comparisons: without anything that people wrote, left out whole and never half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.question import Question
from ehe_check.case.asked import blank_words
from ehe_check.comparison.parts.page_of_two import numbered
from ehe_check.comparison.told import Both, Told
from ehe_check.over_time.moves import (
    AnswerChange,
    Comparison,
    EntryChange,
    EntryMove,
    Given,
    PromptChange,
    ReadingDifference,
    Readings,
    Unread,
)
from ehe_check.sheet.share import without_own_words

_NOT_SHOWN = ""


def bare_comparison(found: Comparison, both: Both, left_out: str) -> Comparison:
    """Return a comparison without reference, labels, own words and what is no option.

    Everything that the banks say stays as it is, HOLD and its wordings above all. `left_out` stands
    for an answer that is left out.
    """
    copy = _Copy(both, left_out)
    return replace(
        found,
        reference=_NOT_SHOWN,
        earlier=_NOT_SHOWN,
        later=_NOT_SHOWN,
        answers=tuple(map(copy.change, found.answers)),
        entries=tuple(copy.entries(found.entries)),
        prompts=tuple(map(copy.prompt, found.prompts)),
        unread=tuple(map(copy.unread, found.unread)),
    )


def bare_readings(found: Readings, both: Both, left_out: str) -> Readings:
    """Return where two readings differ, without all that people wrote."""
    copy = _Copy(both, left_out)
    return replace(
        found,
        reference=_NOT_SHOWN,
        first=_NOT_SHOWN,
        second=_NOT_SHOWN,
        differences=tuple(map(copy.difference, found.differences)),
        entries=tuple(copy.entries(found.entries)),
    )


def bare_both(both: Both) -> Both:
    """Return what is told of two sessions, without all that people wrote."""
    one, other = (_bare_told(told, both.banks) for told in both.each)
    return replace(both, one=one, other=other, is_shared=True)


def _bare_told(told: Told, banks: tuple[QuestionBank, ...]) -> Told:
    return replace(
        told,
        sheet=without_own_words(told.sheet, told.bank) if told.sheet and told.bank else None,
        labels=tuple((entry, numbered(entry, banks)) for entry, _ in told.labels),
    )


@dataclass(frozen=True)
class _Copy:
    """Leaves out what people wrote, in the words of the banks of both sessions."""

    both: Both
    left_out: str

    def change(self, change: AnswerChange) -> AnswerChange:
        """Return what became of an answer."""
        one, other = (self._own(told, change.question) for told in self.both.each)
        return replace(
            change,
            question=self._known(change.question),
            whom=self._whom(change.about),
            asked=self._asked(change.question),
            before=self._given(change.before, one),
            after=self._given(change.after, other),
        )

    def difference(self, each: ReadingDifference) -> ReadingDifference:
        """Return in what two readings differ."""
        one, other = (self._own(told, each.question) for told in self.both.each)
        return replace(
            each,
            question=self._known(each.question),
            whom=self._whom(each.about),
            asked=self._asked(each.question),
            first=self._given(each.first, one),
            second=self._given(each.second, other),
        )

    def prompt(self, change: PromptChange) -> PromptChange:
        """Return what became of a prompt; its words are the bank's."""
        return replace(change, whom=self._whom(change.about))

    def unread(self, unread: Unread) -> Unread:
        """Return an answer that one bank cannot read."""
        return replace(
            unread,
            question=self._known(unread.question),
            whom=self._whom(unread.about),
            options=tuple(each for each in unread.options if self._is_option(unread, each)),
        )

    def entries(self, changes: Iterable[EntryChange]) -> Iterator[EntryChange]:
        """Yield what changed on the lists, but for labels and what no list asks about."""
        for change in changes:
            whom = self._whom(change.about)
            match change.move:
                case EntryMove.ADDED:
                    yield replace(change, after=whom)
                case EntryMove.REMOVED:
                    yield replace(change, before=whom)
                case EntryMove.RELABELLED:
                    continue
                case EntryMove.DESCRIBED_ANEW:
                    yield from (change,) if self._is_asked_about(change) else ()
                case _:
                    assert_never(change.move)

    def _own(self, told: Told, name: str) -> Question | None:
        return told.bank.by_id.get(name) if told.bank else None

    def _questions(self, name: str) -> tuple[Question, ...]:
        return tuple(bank.by_id[name] for bank in self.both.banks if name in bank.by_id)

    def _known(self, name: str) -> str:
        return name if self._questions(name) else _NOT_SHOWN

    def _asked(self, name: str) -> str:
        return next((blank_words(question) for question in self._questions(name)), _NOT_SHOWN)

    def _whom(self, about: str | None) -> str:
        return numbered(about, self.both.banks) if about else ""

    def _given(self, given: Given, question: Question | None) -> Given:
        """Return an answer without any word that is no option."""
        if given.value is None:
            return given
        values = (given.value,) if isinstance(given.value, str) else given.value
        options = question.options if question else ()
        texts = {option.id: option.text for option in options}
        kept = [texts[value] for value in values if value in texts]
        left = self.left_out if len(kept) < len(values) else ""
        return replace(given, value=None, words="; ".join(filter(None, [*kept, left])))

    def _is_option(self, unread: Unread, option: str) -> bool:
        return any(option in question.option_ids for question in self._questions(unread.question))

    def _is_asked_about(self, change: EntryChange) -> bool:
        rosters = (bank.roster_by_id.get(change.roster) for bank in self.both.banks)
        known = {
            each.id: {"", *(option.id for option in each.options)}
            for roster in rosters
            if roster is not None
            for each in roster.attributes
        }
        return {change.before, change.after} <= known.get(change.attribute, set())
