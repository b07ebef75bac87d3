"""Laying out blanks: from a bank's questions to a document to be filled with a pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from ehe_check.bank.bank import QuestionBank, Roster, WalkSet
from ehe_check.bank.evidence import EVIDENCE_WORDS
from ehe_check.bank.letters import EVIDENCE_CODES, NOT_KNOWN_CODE, codes_of
from ehe_check.bank.question import Option, Question, QuestionKind
from ehe_check.blank.gates_in_words import gate_words
from ehe_check.blank.words import BlankReport
from ehe_check.case.asked import blank_words
from ehe_check.case.walk import topic_of
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Cell,
    Checklist,
    Document,
    Heading,
    Item,
    Paragraph,
    Row,
    Rule,
    Table,
    Term,
    Terms,
    Tone,
)
from ehe_check.page.words import fill

TOPIC_LEVEL = 2
QUESTION_LEVEL = 3
DIGEST_SHOWN = 12


@dataclass(frozen=True)
class _Blank:
    """The questions of one set, and the words around them."""

    bank: QuestionBank
    walk_set: WalkSet
    report: BlankReport

    def rows_for(self, roster: Roster) -> tuple[str, ...]:
        """Return the heads of the rows that a roster has room for: child 1, child 2, ..."""
        room = self.report.rows.get(roster.id, self.report.other_rows)
        return tuple(f"{roster.one} {number}" for number in range(1, room + 1))


def lay_out_blank(bank: QuestionBank, walk_set: WalkSet, report: BlankReport) -> Document:
    """Return the questions of one set as a document to be filled with a pen, in walk order."""
    blank = _Blank(bank, walk_set, report)
    return Document(
        title=report.title,
        subtitle=fill(
            report.subtitle, title=bank.title, version=bank.version, asked=report.sets[walk_set]
        ),
        is_form=True,
        blocks=(*_before(blank), *_questions(blank), *_after(blank)),
    )


def _before(blank: _Blank) -> Iterator[Block]:
    report = blank.report
    danger = (Paragraph(report.danger.text),)
    yield Callout(CalloutTone.URGENT, report.danger.title, danger)
    yield Bullets((*map(Item, report.intro), Item(fill(report.typing, set=blank.walk_set.value))))
    yield Terms(tuple(Term(head, None) for head in report.heads))
    yield Heading(TOPIC_LEVEL, report.evidence.heading)
    yield Paragraph(report.evidence.intro)
    yield Bullets(
        tuple(Item(words, lead=EVIDENCE_CODES[known]) for known, words in EVIDENCE_WORDS.items())
    )


def _after(blank: _Blank) -> Iterator[Block]:
    bank, making = blank.bank, blank.report.making
    digest = bank.digest[:DIGEST_SHOWN]
    yield Heading(TOPIC_LEVEL, making.heading)
    yield Terms(
        (
            Term(
                making.bank,
                fill(making.bank_is, title=bank.title, version=bank.version, digest=digest),
            ),
            Term(making.asked, blank.report.sets[blank.walk_set]),
        )
    )
    yield Rule()
    yield Paragraph(blank.report.closing, Tone.STRONG)


def _questions(blank: _Blank) -> Iterator[Block]:
    """Yield every question under the heading of its topic, then those that stand apart."""
    asked = [each for each in blank.bank.walk_order if blank.bank.asks(each, blank.walk_set)]
    late = [each for each in asked if each.after_advice]
    own = [each for each in asked if each.own_thinking and not each.after_advice]
    told = [each for each in asked if each not in late and each not in own]
    for topic, questions in groupby(told, lambda question: topic_of(blank.bank, question)):
        yield Heading(TOPIC_LEVEL, topic.title)
        yield from (block for question in questions for block in _question(blank, question))
    for words, apart in ((blank.report.own_thinking, own), (blank.report.after_advice, late)):
        if apart:
            yield Heading(TOPIC_LEVEL, words.heading)
            yield Paragraph(words.intro)
            yield from (block for question in apart for block in _question(blank, question))


def _question(blank: _Blank, question: Question) -> Iterator[Block]:
    """Yield one question: its words, what it waits for, its options, and where to write."""
    roster = blank.bank.roster_by_id.get(question.lists or "")
    text = roster.text if roster else blank_words(question)
    yield Heading(QUESTION_LEVEL, f"{question.id}  {text}")
    if question.when is not None:
        condition = gate_words(blank.bank, question.when)
        yield Paragraph(fill(blank.report.gate, condition=condition), Tone.QUIET)
    if roster is not None:
        yield from _list(blank, roster)
    if question.options:
        not_known = Item(question.not_known_label, lead=NOT_KNOWN_CODE)
        items = (*_options(question.options), not_known)
        yield Bullets(items) if question.per else Checklist(items)
    yield from _room(blank, question)


def _list(blank: _Blank, roster: Roster) -> Iterator[Block]:
    """Yield what a roster asks of each entry, and a row for each that there is room for."""
    yield Paragraph(roster.help)
    for attribute in roster.attributes:
        yield Paragraph(attribute.text)
        yield Bullets(_options(attribute.options))
    columns = (blank.report.columns.label, *(each.text for each in roster.attributes))
    yield _row_each(blank, roster, columns)
    yield Paragraph(blank.bank.by_id[roster.question].text)


def _options(options: tuple[Option, ...]) -> tuple[Item, ...]:
    codes = codes_of(options)
    return tuple(Item(option.text, lead=codes[option.id]) for option in options)


def _room(blank: _Blank, question: Question) -> Iterator[Block]:
    """Yield where to write: a row for each entry, or once; and a line for a note."""
    columns = blank.report.columns
    beside = (columns.month,) * question.dated + (columns.known,) * question.fact
    is_text = question.kind is QuestionKind.TEXT
    roster = blank.bank.roster_by_id.get(question.per or "")
    if roster is not None:
        yield _row_each(blank, roster, (_answer_column(blank, question), *beside))
    elif is_text:
        yield _lines((columns.own_words,), blank.report.lines)
    elif beside:
        yield _lines((*beside, columns.note))
    if not is_text and (roster is not None or not beside):
        yield Terms((Term(columns.note, None),))


def _answer_column(blank: _Blank, question: Question) -> str:
    columns = blank.report.columns
    match question.kind:
        case QuestionKind.CHOICE:
            return columns.answer
        case QuestionKind.SEVERAL:
            return columns.answers
        case QuestionKind.TEXT:
            return columns.own_words
        case _:
            assert_never(question.kind)


def _row_each(blank: _Blank, roster: Roster, columns: tuple[str, ...]) -> Table:
    blanks = (Cell(None),) * len(columns)
    rows = tuple(Row(head, blanks) for head in blank.rows_for(roster))
    return Table("", (roster.one.capitalize(), *columns), rows)


def _lines(columns: tuple[str, ...], count: int = 1) -> Table:
    """Return blanks beneath their columns, the first of them where a row has its head."""
    return Table("", columns, (Row("", (Cell(None),) * (len(columns) - 1)),) * count)
