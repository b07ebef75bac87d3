"""A child's own words that were chosen for a call: the choice ends where the words change."""

from __future__ import annotations

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers, EntryId, Ref


def without_changed_words(bank: QuestionBank, before: Session, now: Session) -> Session:
    """Return a session in which no words are chosen but those that stood when they were."""
    if not now.words_in_call:
        return now
    was, are = before.all_answers(), now.all_answers()
    same = (
        child for child in now.words_in_call if _words(bank, was, child) == _words(bank, are, child)
    )
    return now.with_words_in_call(tuple(same))


def _words(bank: QuestionBank, answers: Answers, child: EntryId) -> tuple[object, ...]:
    if bank.childs_words is None:
        return ()
    abouts = (child, None)
    found = (answers.get(Ref(bank.childs_words, about)) for about in abouts)
    return tuple(each.value if each is not None else None for each in found)
