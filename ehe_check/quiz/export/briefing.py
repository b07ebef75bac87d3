"""A briefing on one side of A4: what the review found about some items, and what to do.

It words no fact of its own: what was found and what to do are statements of the review, each with
its note and its id, and the law is in the words of its notes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ehe_check.bank.law import LawNote, Library, StatementGroup
from ehe_check.bank.law_words import kept, notes_among
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.document import Bullets, Document, Heading, Item, PageFoot, PageHead
from ehe_check.page.height import height
from ehe_check.page.text import Blocks, md, text
from ehe_check.quiz.item import QuizBank, QuizItem

ON_ONE_SIDE = 62
"""How many lines, as `height` counts them, stand on one side; Word turns over from 67 on."""
MOST = ((4, 4), (4, 3), (4, 2), (4, 1), (4, 0), (3, 0), (2, 0), (1, 0))
"""How many findings and how many notes of law there are, ever fewer until they fit."""
FAIR = ("C3", "C5")
"""What every briefing says of home education: it is no worry in itself, and it can hide a child."""
LEANS_ON = {"F1.2": "F1.1", "F1.3": "F1.1", "F1.4": "F1.5", "F1.5": "F1.4", "F2.3": "F2.2"}
"""Findings that say "they", "and/or" or "such cases", and what has to stand beside them."""
TO_TALK_OVER = {
    0: '"{belief}" What could lead a careful person to think so?',
    1: '"{belief}" What could we ask, or look up, before we count on it?',
    2: '"{belief}" If all of us thought so, what might it mean for a child?',
}
_ID = re.compile(r"\b[A-Z]+\d+[a-z]?\b")


@dataclass(frozen=True)
class _About:
    """What a briefing is about."""

    items: tuple[QuizItem, ...]
    library: Library
    today: date

    @cached_property
    def tested(self) -> Counter[str]:
        """How many items test each statement and each note of law."""
        return Counter(each for item in self.items for each in item.tests)

    def most(self, many: int, *groups: StatementGroup) -> list[str]:
        """Return the statements of some groups that the most items test, with what they need."""
        known = self.library.statements
        tested = (each for each in known if known[each].group in groups and self.tested[each])
        chosen = sorted(tested, key=self.tested.__getitem__, reverse=True)[:many]
        return chosen + [LEANS_ON[each] for each in chosen if each in LEANS_ON]

    @property
    def points(self) -> Iterable[str]:
        """Each learning point that two items test, whole; else any that one tests, or all."""
        known = self.library.statements
        every = [each for each in known if known[each].group is StatementGroup.LEARNING_POINT]
        times = Counter(_point(each) for each in self.tested.elements() if each in every)
        least = min(2, max(times.values(), default=0))
        return (each for each in every if times[_point(each)] >= least)

    @property
    def law(self) -> tuple[LawNote, ...]:
        """The notes of law that the items test, those of the most items first."""
        return notes_among((each for each, _ in self.tested.most_common()), self.library)

    @property
    def beliefs(self) -> Iterator[str]:
        """The beliefs of wrong options, the commonest first, that no law past its date refutes."""
        shown, past = Counter[str](), set[str]()
        for option in (each for item in self.items for q in item.questions for each in q.options):
            if option.misconception:
                shown[option.misconception] += 1
                notes = notes_among(option.cites, self.library)
                past |= {option.misconception for note in notes if note.is_past(self.today)}
        return (each for each, _ in shown.most_common() if each not in past)


def lay_out_briefing(
    bank: QuizBank, items: tuple[QuizItem, ...], library: Library, today: date
) -> Document:
    """Return what some items are about, as much of it as stands on one side.

    The law gives way first, then what fewer items test of what was found.
    """
    about = _About(items, library, today)
    sizes = [tuple(_blocks(bank, about, *most)) for most in MOST]
    blocks = next((each for each in sizes if height(each) <= ON_ONE_SIDE), sizes[-1])
    topics = {item.topic for item in items}
    title = bank.topic_by_id[topics.pop()].title if len(topics) == 1 else bank.title
    made = text(
        "{title}, version {version}, for {jurisdiction}",
        title=bank.title,
        version=bank.version,
        jurisdiction=bank.jurisdiction,
    )
    head = PageHead(title, text("A briefing on one page"), (day_words(today),))
    foot = PageFoot(made, _check_by(blocks, library))
    return Document(title, blocks, made_on=today, head=head, foot=foot)


def _point(statement: str) -> str:
    """Return which learning point a statement is of."""
    return statement.partition(".")[0]


def _blocks(bank: QuizBank, about: _About, most_found: int, most_law: int) -> Blocks:
    why = [*FAIR, *about.most(1, StatementGroup.THEME)]
    found = about.most(most_found, StatementGroup.FINDING, StatementGroup.HARM)
    yield from md("**This page speaks of abuse. Say so before you share it.**")
    yield from _stated(text("Why this matters"), why, about.library)
    yield from _stated(text("What the review found"), found, about.library)
    yield from _stated(text("What to do"), about.points, about.library)
    beliefs = (bank.misconception_by_id[each].text for each in about.beliefs)
    pairs = zip(TO_TALK_OVER, beliefs, strict=False)
    if asked := tuple(Item(text(TO_TALK_OVER[at], belief=each)) for at, each in pairs):
        yield from md("""
            ## To talk over

            Each of these beliefs is mistaken: the reasons in the quiz say why. Talk about your own
            work, without names.
        """)
        yield Bullets(asked, is_numbered=True)
    yield Heading(2, text("Where to read"))
    sources = (Item(f"{each.source}, {month_words(each.as_of)}") for each in about.library.sources)
    law = (Item(kept(each, about.today), f"{each.id}, {each.title}") for each in about.law)
    yield Bullets((*sources, *tuple(law)[:most_law]))


def _stated(title: str, statements: Iterable[str], library: Library) -> Blocks:
    """Yield statements in the order of the review, each with its note."""
    wanted = {*statements}
    stated = tuple(
        Item(each.text, details=tuple(filter(None, [each.note])), cites=(each.id,))
        for each in library.statements.values()
        if each.id in wanted
    )
    if stated:
        yield Heading(2, title)
        yield Bullets(stated)


def _check_by(blocks: Iterable[object], library: Library) -> str:
    """Return until when all the law that is named on the page need not be checked again."""
    named = notes_among(_ID.findall(repr(blocks)), library)
    day = min((note.review_by for note in named), default=None)
    return text("Check the law again after {day}", day=day_words(day)) if day else ""
