"""Find a question by words of its text, its short name, its id or its topic."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.check_lines import CheckLine
from ehe_check.case.walk import topic_of


def matching(bank: QuestionBank, lines: Iterable[CheckLine], typed: str) -> tuple[CheckLine, ...]:
    """Return the lines in which every word typed begins a word, those of the short name first.

    A question's id alone finds that question first, whatever else begins so.
    """
    words = typed.casefold().split()
    if not words:
        return ()
    found = [(rank, line) for line in lines if (rank := _rank(bank, line, words)) is not None]
    return tuple(line for _, line in sorted(found, key=lambda each: each[0]))


def _rank(bank: QuestionBank, line: CheckLine, words: list[str]) -> int | None:
    """Return how near a line is to what was typed, nearest first; None where it is not found."""
    question = line.screen.question
    if [question.id.casefold()] == words:
        return 0
    topic = topic_of(bank, question).title
    near = (question.id, question.short)
    for rank, texts in enumerate((near, (*near, question.text), (*near, question.text, topic)), 1):
        if all(_begins_a_word(word, texts) for word in words):
            return rank
    return None


def _begins_a_word(word: str, texts: Iterable[str]) -> bool:
    return any(
        each.strip("\"'(),.;:?").startswith(word)
        for text in texts
        for each in text.casefold().split()
    )
