"""What is laid out and how the page names it, and the blocks that several parts are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from ehe_check.advice.recommendation import Prompt, Reason, Recommendation
from ehe_check.bank.advice_words import Lines
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.law import Library
from ehe_check.bank.law_words import cited, notes_among
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import UNLISTED
from ehe_check.page.document import Block, Bullets, Heading, Item, Paragraph, Term, Terms
from ehe_check.page.phrases import phrase
from ehe_check.page.words import fill
from ehe_check.settings.settings import Settings
from ehe_check.sheet.report import Words
from ehe_check.sheet.sections import Show, Titled
from ehe_check.sheet.sheet import PromptSheet

Key = TypeVar("Key")
Value = TypeVar("Value")

Blocks = tuple[Block, ...]

DASH = "\N{EN DASH}"

SECTION_LEVEL = 2
GROUP_LEVEL = 3

_IF_WORRIED = "; if there is a worry, "


@dataclass(frozen=True)
class Material:
    """A sheet, with everything that gives its ids their words.

    It is brief where nothing calls for a further step, and the report keeps its page short then.
    `cites` are the statements that the page names, once all else is laid out.
    """

    sheet: PromptSheet
    bank: QuestionBank
    library: Library
    words: Words
    local: Settings
    is_brief: bool = False
    cites: tuple[str, ...] = ()

    @property
    def advice(self) -> Recommendation:
        """What the sheet advises."""
        return self.sheet.recommendation

    @property
    def lines(self) -> Lines | None:
        """The single lines that the bank has for a sheet."""
        return self.bank.lines

    def checked_first(self, *, in_own_words: bool) -> tuple[str, ...]:
        """Return the caution beside something to do in own words, which no guard can reword."""
        if not in_own_words or not self.advice.is_guarded:
            return ()
        return (self.words.held if self.advice.hold else self.words.ask_first,)

    def leads_to_the_family(self, prompt: Prompt) -> bool:
        """Say whether a prompt, in one of its wordings, leads the reader to the family."""
        place = self.bank.rules.get(prompt.id)
        wording = place[1] if place else self.bank.by_id[prompt.question].find_out
        return wording is not None and wording.approaches_family

    def law_beneath(self, prompt: Prompt) -> tuple[str, ...]:
        """Return the dated sentence of each note of law that a prompt cites."""
        notes = notes_among(prompt.cites, self.library)
        return tuple(cited(note, self.sheet.provenance.made_on) for note in notes)

    def who_could_know(self, who: str) -> str:
        """Return who could know something, those asked only about a worry where one is named."""
        always, _, if_worried = who.partition(_IF_WORRIED)
        ordinary = self.advice.state is State.ORDINARY
        return always if ordinary or not if_worried else f"{always}, {if_worried}"

    def answered(self, question: str, about: str | None = None) -> Reason | None:
        """Return the answer to a question about an entry, or None."""
        return self._answers.get(Ref(question, about))

    def every_answer(self, question: str) -> tuple[Reason, ...]:
        """Return the answers to a question, whomever they are about."""
        return tuple(why for why in self.sheet.answered if why.question == question)

    @cached_property
    def _answers(self) -> dict[Ref, Reason]:
        return {Ref(why.question, why.about): why for why in self.sheet.answered}

    def listed(self, roster: str) -> tuple[str, ...]:
        """Return the entries of a roster, in the order in which they were listed."""
        return tuple(entry for entry, _ in self.sheet.entries if entry.rsplit("-", 1)[0] == roster)

    def whom(self, about: str) -> str:
        """Return the label of an entry."""
        roster = self.bank.roster_by_id.get(about.removesuffix(UNLISTED))
        if about.endswith(UNLISTED) and roster is not None:
            return fill(self.words.another, one=roster.one)
        return dict(self.sheet.entries).get(about, about)

    def whoms(self, abouts: Iterable[str | None]) -> str:
        """Return the labels of several entries as one phrase, empty for the whole case."""
        return phrase(self.whom(about) for about in abouts if about is not None)

    def named(self, question: str, *abouts: str | None) -> str:
        """Return the short name of a question, with whom it is about."""
        known = self.bank.by_id.get(question)
        whoms = self.whoms(abouts)
        return (known.short if known else question) + (f" ({whoms})" if whoms else "")

    def said_to(self, question: str) -> Iterator[str]:
        """Yield what was answered to a question and how it is known, once for all it is true of."""
        said = grouped((self.sourced(why), why.about) for why in self.every_answer(question))
        for answer, abouts in said.items():
            yield f"{self.named(question, *abouts)} {DASH} {answer}"

    def sourced(self, reason: Reason) -> str:
        """Return an answer with its month and how it is known, where they were given."""
        return self.words.sourced(reason.answer, reason.on, reason.evidence)

    def known_from(self, evidence: Evidence) -> str:
        """Return how something is known, as the start of a line."""
        words = self.words.known[evidence]
        return words[:1].upper() + words[1:]

    def topic_of(self, question: str) -> str:
        """Return the title of the topic of a question."""
        return self.bank.topic_by_id[self.bank.by_id[question].topic].title

    def title_of(self, level: Urgency) -> str:
        """Return the title of a level of advice."""
        return self.bank.tiers.get(level, level.value)


def framed(section: Titled, blocks: Blocks) -> Blocks:
    """Return blocks under a section's heading and intro, nothing where there are none to show."""
    if not blocks and section.show is Show.WHEN_NOT_EMPTY:
        return ()
    intro = (Paragraph(section.intro, cites=section.cites),) if section.intro else ()
    empty = (Paragraph(section.empty),) if section.empty and not blocks else ()
    heading = Heading(SECTION_LEVEL, section.heading, starts_page=section.starts_page)
    return (heading, *intro, *blocks, *empty)


def paragraphs(section: Titled, texts: tuple[str, ...]) -> Blocks:
    """Return fixed lines as paragraphs; the last cites for the section, unless its intro does."""
    cites = () if section.intro else section.cites
    return (*map(Paragraph, texts[:-1]), *(Paragraph(text, cites=cites) for text in texts[-1:]))


def bulleted(items: Iterable[Item]) -> Blocks:
    """Return items as a list, nothing where there are none."""
    listed = tuple(items)
    return (Bullets(listed),) if listed else ()


def labelled(rows: Iterable[Term]) -> Blocks:
    """Return labels with what stands beside them, nothing where there are none."""
    listed = tuple(rows)
    return (Terms(listed),) if listed else ()


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """Return all values of each key, both in the order in which they first come."""
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
