"""How long a set of questions takes, in words, keys and judgements: worked out, not guessed.

An ordinary family is one in which every answer is the first of its options; with a worry, each
answer that names one does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap
from math import ceil

from ehe_check.advice.advised import Advised
from ehe_check.advice.guard import WORRY_NAMED
from ehe_check.bank.bank import Attribute, QuestionBank, Roster
from ehe_check.bank.condition import NOT_KNOWN, AnswerIs, AttributeIs, leaves
from ehe_check.bank.evidence import EVIDENCE_ON_SCREEN
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import Minutes, WalkSet
from ehe_check.case.walk import Screen, Step, lines_beneath, screens, steps
from ehe_check.judge.answers import Answer, Answers, Entry

CHILD = "child"
OTHERS_LISTED = 2
WORDS_A_MINUTE = 230
SECONDS_A_KEY = 1.5
SECONDS_A_JUDGEMENT = 8
WORDS_AROUND, KEYS_AROUND = 625, 32
"""The start, the keys once, lists read again, the check, page 1 and the decision.

With them one child of an ordinary family comes to the 20.9 minutes counted on a terminal.
"""
WORDS_OF_A_WORRY = 800
"""For the alert of the opening, lists read again, and a fuller page 1: chosen, not counted.

With it three children and a worry come to the 29.1 minutes that were counted on a terminal.
"""

_ENTER = 1
_NUMBER = 1
_LETTER = 1
_TYPING_A_WORD = 8


@dataclass(frozen=True)
class Count:
    """What a set of questions is for a family, with all that stands around it.

    `screens` are those on which questions are put; `prompts` every screen that waits, a grid once
    for each of its rows, and those of the lists: to the last question, without what comes after it.
    `words` counts each line once, `judgements` each question that is chosen from.
    """

    words: int
    screens: int
    prompts: int
    keys: int
    judgements: int = 0

    @property
    def minutes(self) -> int:
        """Minutes to read it, to think, and to press the keys; writing comes on top."""
        seconds = self.keys * SECONDS_A_KEY + self.judgements * SECONDS_A_JUDGEMENT
        return ceil(self.words / WORDS_A_MINUTE + seconds / 60)


def minutes_of(bank: QuestionBank, walk_set: WalkSet) -> Minutes:
    """Return how long a set takes with one ordinary child, and with three and a worry."""
    three = count_of(bank, walk_set, 3, is_worried=True)
    return Minutes(count_of(bank, walk_set, 1).minutes, three.minutes)


def count_of(
    bank: QuestionBank, walk_set: WalkSet, children: int, *, is_worried: bool = False
) -> Count:
    """Return what a set of questions is for a family of so many children."""
    answers = _answered(bank, walk_set, children, is_worried=is_worried)
    walk = (step for step in steps(Advised(bank, answers), walk_set) if step.is_asked)
    asked = [step for step in walk if not step.question.after_advice]
    several = screens(bank, answers, asked)
    lists = [bank.roster_by_id[step.question.lists] for step in asked if step.question.lists]
    entered = [(roster, len(answers.listed(roster.id))) for roster in lists]
    more = WORDS_OF_A_WORRY if is_worried else 0
    keys = sum(map(_keys, several)) + sum(starmap(_keys_of_list, entered))
    return Count(
        words=_words(bank, asked, lists) + WORDS_AROUND + more,
        screens=len(several),
        prompts=sum(map(_prompts, several)) + sum(starmap(_prompts_of_list, entered)),
        keys=keys + KEYS_AROUND,
        judgements=sum(bool(each.question.options) for each in several),
    )


def _prompts(screen: Screen) -> int:
    rows = len(screen.by) + any(step.question is not screen.question for step in screen.steps)
    return rows if screen.is_grid else 1


def _prompts_of_list(roster: Roster, count: int) -> int:
    """Return the prompts of a list but for that which closes it: for each, adding and its word.

    The first on a list that is always filled is asked for at once.
    """
    return count * (2 + len(roster.attributes)) - _is_begun(roster, count)


def _is_begun(roster: Roster, count: int) -> bool:
    return roster.always and count > 0


def _keys(screen: Screen) -> int:
    """Return the keys of a screen: the same for all children is said once."""
    question = screen.question
    if not screen.is_grid:
        return 0 if question.kind.is_written else _NUMBER + _LETTER * question.fact + _ENTER
    seen, every = len(screen.cells) * (_NUMBER + _LETTER), len(screen.steps)
    return seen + (every - len(screen.abouts)) * _NUMBER + _ENTER


def _keys_of_list(roster: Roster, count: int) -> int:
    each = _NUMBER + _ENTER
    typed = count * (each + _TYPING_A_WORD + _ENTER + each * len(roster.attributes))
    return typed - each * _is_begun(roster, count)


def _answered(bank: QuestionBank, walk_set: WalkSet, children: int, *, is_worried: bool) -> Answers:
    """Return the answers of an ordinary family, or of one with a worry."""
    answers, worries = _listed(bank, children), _worries(bank) if is_worried else {}
    held = bank.held_back(walk_set)
    for question in bank.walk_order:
        if bank.asks(question, walk_set) and question.options and question.id not in held:
            listed = answers.listed(question.per) if question.per is not None else (None,)
            chosen = worries.get(question.id, question.option_ids[0])
            value = (chosen,) if question.kind.takes_several else chosen
            for entry in listed:
                about = entry.id if entry else None
                answers = answers.with_answer(
                    Answer(question=question.id, about=about, value=value)
                )
    return answers


def _worries(bank: QuestionBank) -> dict[str, str]:
    """Return the gravest answer to each question that names a worry."""
    named = bank.conditions.get(WORRY_NAMED)
    every = leaves(named, bank.conditions) if named is not None else ()
    own = (leaf for leaf in every if isinstance(leaf, AnswerIs))
    return {
        leaf.question: [each for each in leaf.is_ if each != NOT_KNOWN][-1]
        for leaf in own
        if set(leaf.is_) != {NOT_KNOWN}
    }


def _listed(bank: QuestionBank, children: int) -> Answers:
    answers = Answers(complete=frozenset(bank.roster_by_id))
    for roster in bank.rosters:
        ages = {each.id: _commonest(bank, roster, each) for each in roster.attributes}
        for number in range(1, (children if roster.id == CHILD else OTHERS_LISTED) + 1):
            raw = {"id": f"{roster.id}-{number}", "label": f"{roster.one} {number}", **ages}
            answers = answers.with_entry(Entry.model_validate(raw))
    return answers


def _commonest(bank: QuestionBank, roster: Roster, attribute: Attribute) -> str:
    """Return the option for which most questions are asked."""
    named = Counter(
        option
        for question in bank.questions
        if question.when is not None
        for leaf in leaves(question.when, bank.conditions)
        if isinstance(leaf, AttributeIs) and leaf.attribute == f"{roster.id}.{attribute.id}"
        for option in leaf.is_
    )
    return max((option.id for option in attribute.options), key=lambda each: named[each])


def _words(bank: QuestionBank, asked: Iterable[Step], lists: Iterable[Roster]) -> int:
    said = dict.fromkeys(text for step in asked for text in _question_texts(bank, step.question))
    said |= dict.fromkeys(text for roster in lists for text in _roster_texts(roster))
    return sum(len(text.split()) for text in said)


def _question_texts(bank: QuestionBank, question: Question) -> Iterator[str]:
    """Yield what a question's screens say; where a role has the one sentence, that of the first."""
    yield question.text
    yield from (option.text for option in question.options)
    yield question.beside or next(iter(question.help.values()), "")
    yield from lines_beneath(bank, question)
    if question.fact:
        yield from EVIDENCE_ON_SCREEN.values()


def _roster_texts(roster: Roster) -> Iterator[str]:
    yield from (roster.text, roster.help)
    for attribute in roster.attributes:
        yield attribute.text
        yield from (option.text for option in attribute.options)
