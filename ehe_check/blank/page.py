"""The page of a blank: from a bank's questions to a document to be filled with a pen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from ehe_check.bank.bank import QuestionBank, Roster
from ehe_check.bank.condition import (
    NOT_KNOWN,
    AnswerIs,
    AtLeast,
    AttributeIs,
    Condition,
    Consequence,
    Leaf,
    Quantifier,
    WorkedOut,
    words,
)
from ehe_check.bank.evidence import EVIDENCE_WORDS
from ehe_check.bank.letters import EVIDENCE_CODES, NOT_KNOWN_CODE, codes_of
from ehe_check.bank.question import Option, Question, QuestionKind
from ehe_check.bank.walk_set import WalkSet
from ehe_check.case.walk import topic_of
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
)
from ehe_check.page.phrases import listed
from ehe_check.page.text import Blocks, md, text

DIGEST_SHOWN = 12
_WHO = 1.6
"""How wide those who saw stand, beside one of the children, whose cells are written in."""

_ROWS = {"child": 4, "adult": 4, "fact": 3}
"""Room for how many of each list; more of them need a second copy."""
_OTHER_ROWS = 4
_LINES = 3
"""How many lines there are for own words."""

ASKED = {WalkSet.QUICK: "the quick set", WalkSet.FULL: "all the questions"}
ANSWERED = {
    QuestionKind.CHOICE: "Number",
    QuestionKind.SEVERAL: "Numbers",
    QuestionKind.TEXT: "In your own words",
}
OVER = {
    Quantifier.SOME: "for at least one {one}",
    Quantifier.EVERY: "for every {one}",
    Quantifier.NO: "for no {one}",
}
WORKED_OUT = {
    Consequence.ASK_FIRST: "ASK FIRST stands once all is answered",
    Consequence.ONE_MATTER_OR_SEVERAL: (
        "the same fact may be told at several answers, and one of them is a reason for a meeting"
    ),
    Consequence.SOCIAL_CARE_TODAY: "social care is spoken to today once all is answered",
    Consequence.ANYTHING_RISES: "an answer is not ordinary",
}


def lay_out_blank(bank: QuestionBank, walk_set: WalkSet) -> Document:
    """Return the questions of one set as a document to be filled with a pen, in walk order."""
    return Document(
        title=text("Questions to fill in by hand"),
        subtitle=text(
            "{title}, version {version}, {asked}",
            title=bank.title,
            version=bank.version,
            asked=text(ASKED[walk_set]),
        ),
        is_form=True,
        blocks=tuple(_blocks(bank, walk_set)),
    )


def _blocks(bank: QuestionBank, walk_set: WalkSet) -> Blocks:
    yield from _before(walk_set)
    yield from _questions(bank, walk_set)
    yield Heading(2, text("Which questions these are"))
    made_from = text(
        "{title}, version {version}, fingerprint {digest}",
        title=bank.title,
        version=bank.version,
        digest=bank.digest[:DIGEST_SHOWN],
    )
    asked = Term(text("Asked"), text(ASKED[walk_set]))
    yield Terms((Term(text("Questions"), made_from), asked))
    yield Rule()
    yield from md("**This page cannot tell you a child is safe.**")


def _before(walk_set: WalkSet) -> Blocks:
    """Yield what is to be read first, and the codes of how something is known."""
    first = text(
        "Put this paper down and do that first. If you suspect serious harm to a child, speak to "
        "your safeguarding lead or children's social care today: do not wait until this is filled "
        "in."
    )
    danger = text("If a child is in immediate danger, call 999")
    yield Callout(CalloutTone.URGENT, danger, (Paragraph(first),))
    yield from md(
        """
        - No names on this paper: a word or a role for each person, such as "eldest" or "health
          visitor".
        - This paper is not the case record. Keep it or destroy it as your agency says. It may
          have to be disclosed, so write it as you would want it read.
        - Nobody can know yet whether a HOLD will stand, under which a worry must not reach the
          family. So do not leave this paper where the family could read it.
        - It asks, and advises nothing. The advice comes once the answers are typed in: do that
          on the same day.
        - Tick a box, or write the number where there is a line for it. 0 means not known: it is
          an answer like any other. What you leave empty stays open.
        - To type it in: ehe-check case --plain --{set}. Numbers and letters are taken there as
          they stand here: 2r, or VIS-2 2r.
        """,
        set=walk_set.value,
    )
    yield _fields(text("Case reference, never a name"), text("Your role"), text("Day"))
    yield from md("""
        ## How you know

        Where a question asks how you know, write one of these letters; none beside 0, nor where
        the answer is that nobody has looked, or not yet:
    """)
    yield Bullets(
        tuple(Item(words, lead=EVIDENCE_CODES[known]) for known, words in EVIDENCE_WORDS.items())
    )


def _questions(bank: QuestionBank, walk_set: WalkSet) -> Blocks:
    """Yield every question under the heading of its topic, then those that stand apart."""
    asked = [each for each in bank.walk_order if bank.asks(each, walk_set)]
    held = bank.held_back(walk_set)
    late = [each for each in asked if each.after_advice]
    own = [each for each in asked if each.own_thinking and not each.after_advice]
    told = [each for each in asked if each not in late and each not in own]
    for topic, questions in groupby(told, lambda question: topic_of(bank, question)):
        yield Heading(2, topic.title)
        yield from _each(bank, questions, held)
    if own:
        yield from md("""
            ## For your own thinking

            No answer here changes the advice by itself. Leave out what does not help you.
        """)
        yield from _each(bank, own, held)
    if late:
        yield from md("""
            ## After the advice

            These are asked once the advice is shown. Leave them until then.
        """)
        yield from _each(bank, late, held)


def _each(
    bank: QuestionBank, questions: Iterable[Question], held: Mapping[str, Condition]
) -> Blocks:
    for question in questions:
        gates = (question.when, held.get(question.id))
        yield from _question(bank, question, [each for each in gates if each is not None])


def _question(bank: QuestionBank, question: Question, gates: Iterable[Condition]) -> Blocks:
    """Yield one question: its words, what it waits for, what counts, its options, and room."""
    roster = bank.roster_by_id.get(question.lists or "")
    said = roster.text if roster else question.on_paper
    yield Heading(3, f"{question.id}  {said}")
    for gate in gates:
        condition = gate_words(bank, gate)
        yield from md(
            "*Only where this is so, or not known yet: {condition}.*", condition=condition
        )
    if question.what_counts:
        yield Paragraph(question.what_counts)
    rules = (each for each in bank.together if each.question == question.id)
    for ticked in dict.fromkeys(rule.ticked for rule in rules if rule.ticked):
        yield from md("What counts: any line of {question}.", question=ticked)
    if roster is not None:
        yield from _list(bank, roster)
    if question.options:
        not_known = Item(question.not_known_label, lead=NOT_KNOWN_CODE)
        items = (*_options(question.options), not_known)
        if roster is not None:  # on screen, its list stands before these
            items = tuple(Item(item.text) for item in items)
        yield Bullets(items) if question.per else Checklist(items)
    yield from _room(bank, question)


def _list(bank: QuestionBank, roster: Roster) -> Blocks:
    """Yield what a roster asks of each entry, and a row for each that there is room for."""
    yield Paragraph(roster.help)
    for attribute in roster.attributes:
        yield Paragraph(attribute.text)
        yield Bullets(_options(attribute.options))
    columns = (text("A word or a role, no name"), *(each.text for each in roster.attributes))
    yield _to_fill((roster.one.capitalize(), *columns), _heads(roster))
    yield Paragraph(bank.by_id[roster.question].text)


def _heads(roster: Roster) -> tuple[str, ...]:
    """Return the heads of the rows that a roster has room for: child 1, child 2, ..."""
    room = _ROWS.get(roster.id, _OTHER_ROWS)
    return tuple(f"{roster.one} {number}" for number in range(1, room + 1))


def _options(options: tuple[Option, ...]) -> tuple[Item, ...]:
    codes = codes_of(options)
    return tuple(Item(option.text, lead=codes[option.id]) for option in options)


def _room(bank: QuestionBank, question: Question) -> Blocks:
    """Yield where to write: a row for each entry, or once; and a line for a note."""
    note, answer = text("Note"), text(ANSWERED[question.kind])
    beside = (text("Month"),) * question.dated + (text("How known"),) * question.fact
    roster = bank.roster_by_id.get(question.per or "")
    if roster is not None and question.seen is not None:
        yield from md("""
            In each cell: number, letter and month, such as 2r oct. Where it fits: - not theirs to
            see, * heard with no parent there, i inside the home, v video or telephone.
        """)
        across, saw = _heads(roster), bank.by_id[question.seen.by].options
        yield _to_fill(
            (text("Number, letter and month"), *across),
            tuple(each.text for each in saw if not each.by_itself),
            widths=(_WHO, *(1.0 for _ in across)),
        )
    elif roster is not None:
        yield _to_fill((roster.one.capitalize(), answer, *beside), _heads(roster))
    elif question.kind.is_written:
        yield _to_fill((answer,), ("",) * _LINES)
        if question.spoken:
            yield _fields(text("Who heard it: s I did, p a professional, f family; who, when"))
    elif beside:
        yield _to_fill((*beside, note), ("",))
    if not question.kind.is_written and (roster is not None or not beside):
        yield _fields(note)


def _fields(*labels: str) -> Terms:
    """Return a blank after each label."""
    return Terms(tuple(Term(label, None) for label in labels))


def _to_fill(
    columns: tuple[str, ...], heads: tuple[str, ...], widths: tuple[float, ...] = ()
) -> Table:
    """Return a row of blanks for each head, which is the first of them where it is empty."""
    blanks = (Cell(None),) * (len(columns) - 1)
    return Table("", columns, tuple(Row(head, blanks) for head in heads), widths=widths)


def gate_words(bank: QuestionBank, condition: Condition) -> str:
    """Return a gate in words: "VIS-2 is a or b", "EHE-1 is b for at least one child".

    A condition inside another stands in brackets, and one that the bank names is said in full.
    """
    return words(condition, _ByCode(bank))


@dataclass(frozen=True)
class _ByCode:
    """Says conditions by the codes that stand beside the options on paper."""

    bank: QuestionBank

    def leaf(self, leaf: Leaf) -> str:
        """Return a leaf, with whom it is about."""
        match leaf:
            case AnswerIs():
                return f"{_answer_is(self.bank, leaf)}{_over(self.bank, leaf)}"
            case AttributeIs():
                return f"{_attribute_is(self.bank, leaf)}{_over(self.bank, leaf)}"
            case AtLeast():
                many = self.bank.roster_by_id[leaf.roster].many
                number = str(leaf.at_least)
                return text("at least {number} {many} are listed", number=number, many=many)
            case WorkedOut():
                return text(WORKED_OUT[leaf.worked_out])
            case _:
                assert_never(leaf)

    def joined(self, parts: tuple[Condition, ...], word: str) -> str:
        """Return parts, each but a leaf in brackets; one alone is as it is."""
        if len(parts) == 1:
            return words(parts[0], self)
        return f", {word} ".join(map(self._inner, parts))

    def denied(self, part: Condition) -> str:
        """Return that a part is not so."""
        return text("it is not so that {condition}", condition=self._inner(part))

    def named(self, name: str) -> str:
        """Return what the name stands for."""
        return words(self.bank.conditions[name], self)

    def _inner(self, part: Condition) -> str:
        said = words(part, self)
        return said if isinstance(part, Leaf) else f"({said})"


def _answer_is(bank: QuestionBank, leaf: AnswerIs) -> str:
    question = bank.by_id[leaf.question]
    codes = {**codes_of(question.options), NOT_KNOWN: NOT_KNOWN_CODE}
    said = text(
        "{question} includes {answer}" if question.kind.takes_several else "{question} is {answer}",
        question=question.id,
        answer=_or(codes[option] for option in leaf.is_),
    )
    if leaf.evidence is None:
        return said
    known = _or(EVIDENCE_CODES[evidence] for evidence in leaf.evidence)
    return text("{said}, known by {known}", said=said, known=known)


def _attribute_is(bank: QuestionBank, leaf: AttributeIs) -> str:
    roster = bank.roster_by_id[leaf.roster]
    attribute = next(each for each in roster.attributes if each.id == leaf.name)
    codes = codes_of(attribute.options)
    return text(
        "the {one}'s {name} is {answer}",
        one=roster.one,
        name=attribute.id.replace("-", " "),
        answer=_or(codes[option] for option in leaf.is_),
    )


def _over(bank: QuestionBank, leaf: AnswerIs | AttributeIs) -> str:
    if leaf.over is None:
        return ""
    quantifier, roster = leaf.over
    return " " + text(OVER[quantifier], one=bank.roster_by_id[roster].one)


def _or(codes: Iterable[str]) -> str:
    return listed(codes, "or")
