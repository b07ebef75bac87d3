"""The page of a blank: from a bank's questions to a document to be filled with a pen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Annotated, assert_never

from pydantic import Field

from ehe_check.bank.bank import QuestionBank, Roster
from ehe_check.bank.evidence import EVIDENCE_WORDS
from ehe_check.bank.letters import EVIDENCE_CODES, NOT_KNOWN_CODE, codes_of
from ehe_check.bank.question import Option, Question, QuestionKind, SeenBy
from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.gates_in_words import gate_words
from ehe_check.case.asked import blank_words
from ehe_check.case.walk import topic_of
from ehe_check.files.exact import Exact
from ehe_check.page.document import (
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
    bulleted,
)
from ehe_check.page.words import Blocks, Say

TOPIC_LEVEL = 2
QUESTION_LEVEL = 3
DIGEST_SHOWN = 12
_WHO = 1.6
"""How wide those who saw stand, beside one of the children, whose cells are written in."""

Rows = Annotated[int, Field(ge=1, le=20, strict=True)]


class BlankRoom(Exact):
    """How much room a blank leaves: for entries of each list, of any other, and for own words."""

    rows: dict[str, Rows] = {}
    other_rows: Rows
    lines: Rows


@dataclass(frozen=True)
class BlankReport:
    """The words of a blank, and how much room it leaves."""

    say: Say
    room: BlankRoom


@dataclass(frozen=True)
class _Blank:
    """The questions of one set, and the room for their answers."""

    bank: QuestionBank
    walk_set: WalkSet
    room: BlankRoom

    def rows_for(self, roster: Roster) -> tuple[str, ...]:
        """Return the heads of the rows that a roster has room for: child 1, child 2, ..."""
        room = self.room.rows.get(roster.id, self.room.other_rows)
        return tuple(f"{roster.one} {number}" for number in range(1, room + 1))


def lay_out_blank(bank: QuestionBank, walk_set: WalkSet, report: BlankReport) -> Document:
    """Return the questions of one set as a document to be filled with a pen, in walk order."""
    say, blank = report.say, _Blank(bank, walk_set, report.room)
    asked = _asked(say, walk_set)
    return Document(
        title=say("title"),
        subtitle=say("subtitle", title=bank.title, version=bank.version, asked=asked),
        is_form=True,
        blocks=tuple(block for part in _PARTS for block in part(say, blank)),
    )


def _asked(say: Say, walk_set: WalkSet) -> str:
    return say("sets.quick") if walk_set is WalkSet.QUICK else say("sets.full")


def _danger(say: Say, _: _Blank) -> Blocks:
    yield Callout(CalloutTone.URGENT, say("danger.title"), (Paragraph(say("danger.text")),))


def _intro(say: Say, blank: _Blank) -> Blocks:
    lines = (*say.each("intro"), say("typing", set=blank.walk_set.value))
    yield bulleted(lines)
    yield Terms(tuple(Term(head, None) for head in say.each("heads")))


def _evidence(say: Say, _: _Blank) -> Blocks:
    yield Heading(TOPIC_LEVEL, say("evidence.heading"))
    yield Paragraph(say("evidence.intro"))
    yield Bullets(
        tuple(Item(words, lead=EVIDENCE_CODES[known]) for known, words in EVIDENCE_WORDS.items())
    )


def _making(say: Say, blank: _Blank) -> Blocks:
    bank, digest = blank.bank, blank.bank.digest[:DIGEST_SHOWN]
    made_from = say("making.bank_is", title=bank.title, version=bank.version, digest=digest)
    asked = Term(say("making.asked"), _asked(say, blank.walk_set))
    yield Heading(TOPIC_LEVEL, say("making.heading"))
    yield Terms((Term(say("making.bank"), made_from), asked))
    yield Rule()
    yield Paragraph(say("closing"), Tone.STRONG)


def _questions(say: Say, blank: _Blank) -> Blocks:
    """Yield every question under the heading of its topic, then those that stand apart."""
    asked = [each for each in blank.bank.walk_order if blank.bank.asks(each, blank.walk_set)]
    late = [each for each in asked if each.after_advice]
    own = [each for each in asked if each.own_thinking and not each.after_advice]
    told = [each for each in asked if each not in late and each not in own]
    for topic, questions in groupby(told, lambda question: topic_of(blank.bank, question)):
        yield Heading(TOPIC_LEVEL, topic.title)
        yield from _each(say, blank, questions)
    if own:
        yield Heading(TOPIC_LEVEL, say("own_thinking.heading"))
        yield Paragraph(say("own_thinking.intro"))
        yield from _each(say, blank, own)
    if late:
        yield Heading(TOPIC_LEVEL, say("after_advice.heading"))
        yield Paragraph(say("after_advice.intro"))
        yield from _each(say, blank, late)


_PARTS = (_danger, _intro, _evidence, _questions, _making)


def _each(say: Say, blank: _Blank, questions: Iterable[Question]) -> Blocks:
    for question in questions:
        yield from _question(say, blank, question)


def _question(say: Say, blank: _Blank, question: Question) -> Blocks:
    """Yield one question: its words, what it waits for, what counts, its options, and room."""
    roster = blank.bank.roster_by_id.get(question.lists or "")
    text = roster.text if roster else blank_words(question)
    yield Heading(QUESTION_LEVEL, f"{question.id}  {text}")
    gates = (question.when, blank.bank.held_back(blank.walk_set).get(question.id))
    for gate in (each for each in gates if each is not None):
        condition = gate_words(say, blank.bank, gate)
        yield Paragraph(say("gate", condition=condition), Tone.QUIET)
    yield from _counts(say, blank, question)
    if roster is not None:
        yield from _list(say, blank, roster)
    if question.options:
        not_known = Item(question.not_known_label, lead=NOT_KNOWN_CODE)
        items = (*_options(question.options), not_known)
        if roster is not None:  # on screen, its list stands before these
            items = tuple(Item(item.text) for item in items)
        yield Bullets(items) if question.per else Checklist(items)
    yield from _room(say, blank, question)


def _counts(say: Say, blank: _Blank, question: Question) -> Blocks:
    """Yield what counts as which answer; where lines say so, which question has them."""
    if question.what_counts:
        yield Paragraph(question.what_counts)
    rules = (each for each in blank.bank.together if each.question == question.id)
    for ticked in dict.fromkeys(rule.ticked for rule in rules if rule.ticked):
        yield Paragraph(say("beneath", question=ticked))


def _list(say: Say, blank: _Blank, roster: Roster) -> Blocks:
    """Yield what a roster asks of each entry, and a row for each that there is room for."""
    yield Paragraph(roster.help)
    for attribute in roster.attributes:
        yield Paragraph(attribute.text)
        yield Bullets(_options(attribute.options))
    columns = (say("columns.label"), *(each.text for each in roster.attributes))
    yield _row_each(blank, roster, columns)
    yield Paragraph(blank.bank.by_id[roster.question].text)


def _options(options: tuple[Option, ...]) -> tuple[Item, ...]:
    codes = codes_of(options)
    return tuple(Item(option.text, lead=codes[option.id]) for option in options)


def _room(say: Say, blank: _Blank, question: Question) -> Blocks:
    """Yield where to write: a row for each entry, or once; and a line for a note."""
    month, known, note = say("columns.month"), say("columns.known"), say("columns.note")
    beside = (month,) * question.dated + (known,) * question.fact
    is_text = question.kind.is_written
    roster = blank.bank.roster_by_id.get(question.per or "")
    if roster is not None and question.seen is not None:
        yield Paragraph(say("cells"))
        yield _grid(say, blank, roster, question.seen)
    elif roster is not None:
        yield _row_each(blank, roster, (_answer_column(say, question), *beside))
    elif is_text:
        yield _lines((say("columns.own_words"),), blank.room.lines)
        if question.spoken:
            yield Terms((Term(say("columns.heard"), None),))
    elif beside:
        yield _lines((*beside, note))
    if not is_text and (roster is not None or not beside):
        yield Terms((Term(note, None),))


def _grid(say: Say, blank: _Blank, roster: Roster, seen: SeenBy) -> Table:
    """Return a row for each of those who saw, with a cell for each of those seen."""
    across = blank.rows_for(roster)
    rows = (
        Row(option.text, (Cell(None),) * len(across))
        for option in blank.bank.by_id[seen.by].options
        if not option.by_itself
    )
    widths = (_WHO, *(1.0 for _ in across))
    return Table("", (say("columns.seen_by"), *across), tuple(rows), widths=widths)


def _answer_column(say: Say, question: Question) -> str:
    match question.kind:
        case QuestionKind.CHOICE:
            return say("columns.answer")
        case QuestionKind.SEVERAL:
            return say("columns.answers")
        case QuestionKind.TEXT:
            return say("columns.own_words")
        case _:
            assert_never(question.kind)


def _row_each(blank: _Blank, roster: Roster, columns: tuple[str, ...]) -> Table:
    blanks = (Cell(None),) * len(columns)
    rows = tuple(Row(head, blanks) for head in blank.rows_for(roster))
    return Table("", (roster.one.capitalize(), *columns), rows)


def _lines(columns: tuple[str, ...], count: int = 1) -> Table:
    """Return blanks beneath their columns, the first of them where a row has its head."""
    return Table("", columns, (Row("", (Cell(None),) * (len(columns) - 1)),) * count)
