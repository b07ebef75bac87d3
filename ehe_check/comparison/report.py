"""The words of a comparison: of two sessions one after the other, and of two readings."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator

from ehe_check.files.exact import Exact, Format, Text
from ehe_check.over_time.moved.comparison import PromptMove
from ehe_check.page.words import with_blanks
from ehe_check.sheet.check import says_what_it_cannot, words_for

OfAnswer = Annotated[Text, AfterValidator(with_blanks("answer"))]
OfList = Annotated[Text, AfterValidator(with_blanks("whom", "[many]"))]


class AnswerGroup(StrEnum):
    """What the answers of two sessions are put under; each answer under exactly one."""

    CHANGED = "changed"
    NEWLY_ANSWERED = "newly-answered"
    CONFIRMED = "confirmed"
    NOT_LOOKED_AT = "not-looked-at"
    STILL_NOT_KNOWN = "still-not-known"
    NO_LONGER_ANSWERED = "no-longer-answered"
    STRONGER = "stronger"
    WEAKER = "weaker"
    OTHER_EVIDENCE = "other-evidence"
    AGED = "aged"
    MAY_HAVE_AGED = "may-have-aged"
    NOT_READ = "not-read"


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


class MovedWords(Exact):
    """The page of two sessions, one after the other."""

    title: Text
    subtitle: Annotated[Text, AfterValidator(with_blanks("earlier", "later"))]
    earlier: Text
    later: Text
    heading: Text
    alone: Text
    read_on: Text
    read_on_is: Text
    before: OfAnswer
    now: OfAnswer
    hold_gone: Boxed
    answers: Annotated[dict[AnswerGroup, Headed], AfterValidator(words_for(AnswerGroup))]
    entries: EntryWords
    prompts: Annotated[dict[PromptMove, Headed], AfterValidator(words_for(PromptMove))]
    banks: BankWords


class ReadingsWords(Exact):
    """The page of two readings of one case, made without sight of each other."""

    title: Text
    first: Text
    second: Text
    of_one: Annotated[Text, AfterValidator(with_blanks("title", "side"))]
    heading: Text
    differs: Text
    same: Text
    cannot_be_told: Text
    read_on: Text
    read_on_is: Annotated[Text, AfterValidator(with_blanks("day"))]
    answer: Annotated[Text, AfterValidator(with_blanks("side", "answer"))]
    differences: DifferencesWords
    entries: EntryWords


class ComparisonReport(Exact):
    """All words of both pages but those of questions, prompts and advice.

    Raises:
        ValueError: a group has no words, or the closing line does not say what no page can tell.
    """

    format: Format
    kind: Literal["comparison"]
    id: Text
    shared: Text
    draft: Annotated[Text, AfterValidator(with_blanks("side"))]
    closing: Annotated[Text, AfterValidator(says_what_it_cannot)]
    answer: AnswerWords
    advice: AdviceWords
    prompt_groups: Annotated[dict[PromptGroup, Text], AfterValidator(words_for(PromptGroup))]
    cautions: Headed
    provenance: MakingWords
    moved: MovedWords
    readings: ReadingsWords
