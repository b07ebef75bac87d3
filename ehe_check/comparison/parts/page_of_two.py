"""A page about two sessions: what it is made of, and how it names people, questions and answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ehe_check.bank.bank import Roster
from ehe_check.bank.law import Library
from ehe_check.bank.question import Question
from ehe_check.case.labels import number_of
from ehe_check.comparison.told import Both, Told
from ehe_check.over_time.moved.comparison import AnswerState, GivenAnswer
from ehe_check.page.document import Block, Bullets, Details, Heading, Item, Paragraph
from ehe_check.page.text import text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.sheet_paper import Paper, with_source

Blocks = tuple[Block, ...]

DASH = "\N{EN DASH}"

SECTION_LEVEL = 2
GROUP_LEVEL = 3


@dataclass(frozen=True)
class Headed:
    """A heading, and what to know first."""

    heading: str
    intro: str = ""


@dataclass(frozen=True)
class Page:
    """Two sessions, with everything that gives their ids words.

    One that `is_full` prints what is otherwise named in a line.
    """

    both: Both
    library: Library
    local: Settings
    made_on: date
    software: str
    is_full: bool = False

    def paper(self, told: Told) -> Paper | None:
        """Return what the pages of one session's sheet are made from, if there is a sheet."""
        if told.sheet is None or told.bank is None:
            return None
        return paper_of(told.sheet, told.bank, self.library, self.local)

    @property
    def paper_now(self) -> Paper | None:
        """What the pages of the later session's sheet are made from, as its case stands now."""
        now = self.both.now
        if now is None:
            return self.paper(self.both.other)
        return paper_of(now.sheet, now.bank, self.library, self.local)

    def roster(self, name: str) -> Roster | None:
        """Return a list of people or things as the later bank has it, or else the earlier one."""
        return next(
            (one.roster_by_id[name] for one in self.both.banks if name in one.roster_by_id), None
        )

    def question(self, name: str) -> Question | None:
        """Return a question as the later bank has it, or else the earlier one."""
        return next((one.by_id[name] for one in self.both.banks if name in one.by_id), None)

    def whom(self, label: str, about: str | None) -> str:
        """Return the words for an entry: its label, or its number where nobody has listed it."""
        if about is None or label != about:
            return label
        return number_of(about, *self.both.banks)

    def asked(self, words: str, label: str, about: str | None) -> str:
        """Return a question as it was put, with whom it was about."""
        whom = self.whom(label, about)
        return (words or text("A question whose words are not kept here")) + (
            f" ({whom})" if whom else ""
        )

    def answer(self, given: GivenAnswer) -> str:
        """Return an answer in words, with its month and how it is known, where they were given."""
        match given.state:
            case AnswerState.ABSENT:
                return text("Not answered")
            case AnswerState.NOTE_ONLY:
                return text("Only a note")
            case AnswerState.NOT_KNOWN:
                return given.words or text("Not known")
            case AnswerState.SKIPPED:
                return given.words or text("Skipped")
            case AnswerState.VALUE:
                return self._sourced(given)
            case AnswerState.NOT_READ:
                why = given.why_not_read
                return text(
                    "{answer} (not used: {reason})", answer=self._sourced(given), reason=why
                )
            case _:
                assert_never(given.state)

    def _sourced(self, given: GivenAnswer) -> str:
        words = given.words or text("an answer whose words are not kept here")
        return with_source(words, given.on, given.evidence)


def under(headed: Headed, blocks: Blocks) -> Blocks:
    """Return blocks under their heading and intro, nothing where there are none."""
    if not blocks:
        return ()
    intro = (Paragraph(headed.intro),) if headed.intro else ()
    return (Heading(SECTION_LEVEL, headed.heading), *intro, *blocks)


def folded(headed: Headed, blocks: Blocks) -> tuple[Details, ...]:
    """Return blocks that a screen opens when asked, with their intro; nothing if there are none."""
    intro = (Paragraph(headed.intro),) if headed.intro else ()
    return (Details(headed.heading, (*intro, *blocks)),) if blocks else ()


def bulleted(items: Iterable[Item]) -> Blocks:
    """Return items as a list, nothing where there are none."""
    listed = tuple(items)
    return (Bullets(listed),) if listed else ()
