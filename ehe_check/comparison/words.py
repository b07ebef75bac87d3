"""The pieces of which the words of a comparison are made: headings, answers, lists, sessions."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from ehe_check.files.exact import Exact, Text
from ehe_check.page.words import with_blanks

OfAnswer = Annotated[Text, AfterValidator(with_blanks("answer"))]
OfList = Annotated[Text, AfterValidator(with_blanks("whom", "[many]"))]


class PromptGroup(StrEnum):
    """What the prompts of a comparison are put under, in the order in which they are told."""

    URGENT = "urgent"
    TRIGGER = "trigger"
    SIGN = "sign"
    TO_DO = "to-do"
    GAP = "gap"
    STRENGTH = "strength"
    NOTE = "note"
    FIND_OUT = "find-out"


class Headed(Exact):
    """A heading, and what to know first."""

    heading: Text
    intro: Text | None = None


class Boxed(Exact):
    """A box with its title."""

    title: Text
    text: Text


class AnswerWords(Exact):
    """What is said of an answer that has no words of its own."""

    not_known: Text
    skipped: Text
    note_only: Text
    absent: Text
    not_read: Annotated[Text, AfterValidator(with_blanks("answer", "reason"))]
    no_words: Text
    question_gone: Text


class AdviceWords(Exact):
    """How the advice of one session is said in a line."""

    session: Annotated[Text, AfterValidator(with_blanks("side", "day"))]
    none: Text
    box: Annotated[Text, AfterValidator(with_blanks("box"))]
    cannot_be_read: Text
    read_with_other: Text


class EntryWords(Headed):
    """What is said of somebody who is on one list only, or not in the same words on both."""

    added: OfList
    removed: OfList
    relabelled: Annotated[Text, AfterValidator(with_blanks("before", "after"))]
    described_anew: Annotated[
        Text, AfterValidator(with_blanks("whom", "attribute", "before", "after"))
    ]
    not_set: Text
    no_list: Text


class BankWords(Headed):
    """What is said where the questions or rules changed."""

    intro: Annotated[Text, AfterValidator(with_blanks("earlier", "later"))]
    questions_gone: Text
    questions_new: Text
    options_gone: Text
    options_new: Text
    questions_changed: Text
    rules_changed: Text
    conditions_changed: Text
    unread: Text
    unread_intro: Text
    unread_by_earlier: Text
    unread_by_later: Text


class DifferencesWords(Headed):
    """What is said of where two readings differ, or where they differ nowhere."""

    none: Text


class MakingWords(Exact):
    """What the page was made from, and when."""

    heading: Text
    made: Text
    made_by: Annotated[Text, AfterValidator(with_blanks("day", "software"))]
    bank_is: Annotated[Text, AfterValidator(with_blanks("title", "version", "digest"))]
    bank_lost: Annotated[Text, AfterValidator(with_blanks("version", "digest"))]
    draft: Text
    finished: Text
