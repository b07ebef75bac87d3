"""What is laid out, and how the page names it: entries by labels, questions by their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ehe_check.core.months import month_words
from ehe_check.model.absence import Absence
from ehe_check.model.answers import Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.document import Block, Heading, Paragraph
from ehe_check.model.evidence import Evidence
from ehe_check.model.law import Library
from ehe_check.model.report import Listed
from ehe_check.model.sections import Show, StatementsSection
from ehe_check.model.settings import Settings
from ehe_check.model.sheet import PromptSheet, Reason, Recommendation
from ehe_check.model.supervision import Held
from ehe_check.model.urgency import Urgency
from ehe_check.model.wording import Words, fill

Blocks = tuple[Block, ...]

SECTION_LEVEL = 2
GROUP_LEVEL = 3

_UNLISTED = "-unlisted"
_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


@dataclass(frozen=True)
class Material:
    """A sheet, with everything that gives its ids their words."""

    sheet: PromptSheet
    bank: QuestionBank
    library: Library
    words: Words
    local: Settings
    absence: Absence | None = None
    held: Held | None = None

    @property
    def advice(self) -> Recommendation:
        """What the sheet advises."""
        return self.sheet.recommendation

    def checked_first(self, *, in_own_words: bool) -> tuple[str, ...]:
        """Return the caution beside something to do in own words, which HOLD cannot reword."""
        return (self.words.held,) if in_own_words and self.advice.hold else ()

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
        roster = self.bank.roster_by_id.get(about.removesuffix(_UNLISTED))
        if about.endswith(_UNLISTED) and roster is not None:
            return fill(self.words.another, one=roster.one)
        return dict(self.sheet.entries).get(about, about)

    def whoms(self, abouts: Iterable[str | None], last: str = "and") -> str:
        """Return the labels of several entries as one phrase, empty for the whole case."""
        return phrase([self.whom(about) for about in abouts if about is not None], last)

    def asked(self, question: str, *abouts: str | None, last: str = "and") -> str:
        """Return a question as it was put, with whom it was about."""
        known = self.bank.by_id.get(question)
        whoms = self.whoms(abouts, last)
        return (known.text if known else question) + (f" ({whoms})" if whoms else "")

    def said(self, reason: Reason) -> str:
        """Return a question with its answer, and how the answer is known."""
        return f"{self.asked(reason.question, reason.about)} \N{EN DASH} {self.sourced(reason)}"

    def sourced(self, reason: Reason) -> str:
        """Return an answer with its month and how it is known, where they were given."""
        month = month_words(reason.on) if reason.on else ""
        known = self.words.known[reason.evidence] if reason.evidence else ""
        beside = ", ".join(filter(None, [month, known]))
        return f"{reason.answer} ({beside})" if beside else reason.answer

    def known_from(self, evidence: Evidence) -> str:
        """Return how something is known, as the start of a line."""
        words = self.words.known[evidence]
        return words[:1].upper() + words[1:]

    def topic_of(self, question: str) -> str:
        """Return the title of the topic of a question."""
        return self.bank.topic_by_id[self.bank.by_id[question].topic].title

    def option_words(self, question: str, options: Iterable[str]) -> str:
        """Return options in their own words: "one" or "another"."""
        known = self.bank.by_id[question]
        return " or ".join(quoted(known.option_text(option)) for option in options)

    @property
    def gives_advice(self) -> bool:
        """Whether the sheet advises anything: not *none* while an opening question is open."""
        return not self.sheet.opening_unanswered or self.advice.urgency is not Urgency.NONE

    def title_of(self, level: Urgency) -> str:
        """Return the title of a level of advice."""
        if self.bank.enquiry and self.advice.enquiry_open and _is_meeting(level):
            return self.bank.enquiry.title
        words = self.bank.advice.get(level)
        return words.title if words else level.value


def framed(section: Listed | StatementsSection, blocks: Blocks) -> Blocks:
    """Return blocks under a section's heading and intro, nothing where there are none to show."""
    if not blocks and section.show is Show.WHEN_NOT_EMPTY:
        return ()
    intro = (Paragraph(section.intro, cites=section.cites),) if section.intro else ()
    empty = (Paragraph(section.empty),) if section.empty and not blocks else ()
    heading = Heading(SECTION_LEVEL, section.heading, starts_page=section.starts_page)
    return (heading, *intro, *blocks, *empty)


def lines(section: Listed, texts: tuple[str, ...]) -> Blocks:
    """Return fixed lines as paragraphs; the last cites for the section, unless its intro does."""
    cites = () if section.intro else section.cites
    return (*map(Paragraph, texts[:-1]), *(Paragraph(text, cites=cites) for text in texts[-1:]))


def phrase(words: Iterable[str], last: str = "and") -> str:
    """Return words as one phrase: a, b and c."""
    distinct = list(dict.fromkeys(words))
    return f" {last} ".join(filter(None, [", ".join(distinct[:-1]), *distinct[-1:]]))


def quoted(words: str) -> str:
    """Return words in quotation marks."""
    return f'"{words}"'


def number_words(number: int) -> str:
    """Return a small number in words."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def times_words(number: int) -> str:
    """Return how often something was done, in words: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(number, f"{number_words(number)} times")


def _is_meeting(level: Urgency) -> bool:
    return level.at_least(Urgency.CONSIDER_MEETING) and not level.at_least(Urgency.ACT_TODAY)
