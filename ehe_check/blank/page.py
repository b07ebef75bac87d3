"""The page of a blank: from a bank's questions to a document to be filled with a pen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import assert_never

from ehe_check.bank.bank import QuestionBank, Roster
from ehe_check.bank.condition import (
    NOT_KNOWN,
    AllOf,
    AnswerIs,
    AnyOf,
    AtLeast,
    AttributeIs,
    Condition,
    Consequence,
    Leaf,
    NamedCondition,
    Not,
    Quantifier,
    WorkedOut,
    names_in,
)
from ehe_check.bank.evidence import EVIDENCE_WORDS
from ehe_check.bank.letters import EVIDENCE_CODES, NOT_KNOWN_CODE, codes_of
from ehe_check.bank.question import Option, Question, QuestionKind, SeenBy
from ehe_check.bank.quick_rows import QuickGrid, QuickRows
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
    Tone,
    blank_terms,
)
from ehe_check.page.phrases import grouped, listed
from ehe_check.page.text import Blocks, md, text

DIGEST_SHOWN = 12
LIST_NOT_KNOWN = "?"
"""What is typed in the line of a list for what is not known."""
_WHO = 1.95
"""How wide what is asked stands, beside one of the children, whose cells are written in."""
_NOTE = 1.3
_ROW_WORDS = 7.6
"""How wide a row of a quick grid stands, with its words."""

_ROWS = {"child": 4, "adult": 4, "fact": 3}
"""Room for how many of each list; more of them need a second copy."""
_OTHER_ROWS = 4
_LINES = 3
"""How many lines there are for own words."""
_MANY = 3
"""From how many numbers in a row on only the first and the last are said."""

ASKED = {WalkSet.QUICK: "the quick set", WalkSet.FULL: "all the questions"}
BENEATH = {"heard": "Heard with no parent there", "home": "Inside the home (one answer)"}
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
    yield from _meant(bank, walk_set)
    yield from _questions(bank, walk_set)
    yield Rule()
    yield from md("*Fingerprint of these questions: {digest}*", digest=bank.digest[:DIGEST_SHOWN])
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
        - Answer from what you know and from your own records. These are not questions to put to a
          family.
        - In each box write the number of the answer; where the lines have boxes, tick all that
          fit. 0, not known, is an answer like any other. What you leave empty stays open. More
          children than columns need a second copy.
        - It asks, and advises nothing. Type it in on the same day, in this order: ehe-check case
          --plain --{set}. Numbers and letters are taken there as they stand here: 2r, or PMH-1 2r.
        """,
        set=walk_set.value,
    )
    yield blank_terms(text("Your role"), text("Case reference, never a name"), text("Day"))
    yield from md("""
        ## How you know

        Where there is a box for a letter, write one of these; none beside 0 or -, nor where the
        answer is that nobody has looked, or not yet:
    """)
    yield Bullets(
        tuple(Item(words, lead=EVIDENCE_CODES[known]) for known, words in EVIDENCE_WORDS.items())
    )


def _meant(bank: QuestionBank, walk_set: WalkSet) -> Blocks:
    """Yield what each name means that stands in the gate of a question, once each."""
    held = bank.held_back(walk_set)
    asked = (each for each in bank.walk_order if is_on_paper(bank, each, walk_set))
    waiting = [gate for each in asked for gate in _gates(each, held)]
    meant: dict[str, Condition] = {}
    while waiting:
        names = [each for each in names_in(waiting.pop(0)) if each not in meant]
        new = {name: bank.conditions[name] for name in names if not _is_short(bank, name)}
        meant |= new
        waiting += new.values()
    if meant:
        yield Heading(2, text("What some words mean here"))
        yield Bullets(
            tuple(Item(gate_words(bank, each), lead=_spaced(name)) for name, each in meant.items())
        )


def _gates(question: Question, held: Mapping[str, Condition]) -> tuple[Condition, ...]:
    """Return all that a question waits for: by itself, and in its set."""
    return tuple(filter(None, (question.when, held.get(question.id))))


def is_on_paper(bank: QuestionBank, question: Question, walk_set: WalkSet) -> bool:
    """Say whether a question has a place of its own on paper, and no letter or row elsewhere."""
    letters = {roster.beside for roster in bank.rosters}
    rows = {row for each in bank.questions if each.seen for row in each.seen.rows_beneath}
    return bank.asks(question, walk_set) and question.id not in letters | rows


def _questions(bank: QuestionBank, walk_set: WalkSet) -> Blocks:
    """Yield every question under the heading of its topic, then those that stand apart.

    The quick set leaves those to the screen that are asked once the advice is shown; in the other
    what is for one's own thinking comes after the decision, as in the walk.
    """
    asked = [each for each in bank.walk_order if is_on_paper(bank, each, walk_set)]
    late = sorted((each for each in asked if each.after_advice), key=lambda x: x.own_thinking)
    own = [each for each in asked if each.own_thinking and not each.after_advice]
    told = [each for each in asked if each not in late and each not in own]
    for topic, of_topic in groupby(told, lambda question: topic_of(bank, question)):
        yield Heading(2, topic.title)
        yield from _each(bank, of_topic, walk_set)
    if own:
        yield from md("""
            ## For your own thinking

            No answer here changes the advice by itself. Leave out what does not help you.
        """)
        yield from _each(bank, own, walk_set)
    if late:
        yield from md("""
            ## After the advice

            What you will do, and who tells the family what, is asked once the advice is shown.
        """)
        yield from _each(bank, late if walk_set is WalkSet.FULL else (), walk_set)


def _each(bank: QuestionBank, questions: Iterable[Question], walk_set: WalkSet) -> Blocks:
    held = bank.held_back(walk_set)
    for question in questions:
        gates, grid = _gates(question, held), bank.grid_of(question.id, walk_set)
        if grid is not None and bank.quick_rows is not None:
            if question.id == min(grid.questions, key=bank.places.__getitem__):
                yield from _quick_grid(bank, bank.quick_rows, grid)
            waits = _only_with_two(question, grid)
        elif gates:
            waits = text("Only where: {condition}.", condition=gate_words(bank, AllOf(parts=gates)))
        else:
            waits = ""
        yield from _question(bank, question, waits)
        if question.words is not None:
            waits = text("On the screen, q at {question} opens this.", question=question.id)
            yield from _question(bank, bank.by_id[question.words], waits)


def _only_with_two(question: Question, grid: QuickGrid) -> str:
    """Return when a question is answered in full that has a row in a grid above."""
    row = grid.row_of(question.id)
    head = row.head if row is not None else ""
    if question.per is None:
        return text("Only with 2 at {row} above.", row=head)
    return text("Only for a child with 2 at {row} above.", row=head)


def _quick_grid(bank: QuestionBank, said: QuickRows, grid: QuickGrid) -> Blocks:
    """Yield a quick grid: a row each, a column a child, and which rows are not for each."""
    yield Heading(3, grid.text)
    yield from md(
        "1: as the row says, and the letter of how you know. 2: {two}. 0: {zero}.",
        two=said.two,
        zero=said.zero,
    )
    gated = ((bank.by_id[row.question].when, row.head) for row in grid.rows)
    waits = grouped((gate_words(bank, gate), head) for gate, head in gated if gate is not None)
    for condition, heads in waits.items():
        several = listed(heads, "and")
        yield from md("*{rows}: only where {condition}.*", rows=several, condition=condition)
    roster = bank.roster_by_id.get(bank.by_id[grid.rows[0].question].per or "")
    rows = tuple(
        text("{row}: {words}.\n1: {one}", row=each.head, words=each.text, one=each.one)
        for each in grid.rows
    )
    numbers = tuple(str(at) for at, _ in enumerate(_heads(roster), start=1)) if roster else ()
    head = roster.one.capitalize() if roster else ""
    across = numbers or (text("Number, letter"),)
    widths = (_ROW_WORDS, *(1.0 for _ in numbers)) if numbers else (_ROW_WORDS, 2.0)
    yield _to_fill((head, *across), rows, is_list=True, widths=widths)


def _question(bank: QuestionBank, question: Question, waits: str) -> Blocks:
    """Yield one question: its words, when it is asked, what decides it, its options, and boxes."""
    roster = bank.roster_by_id.get(question.lists or "")
    said = roster.text if roster else question.on_paper
    yield Heading(3, f"{question.id}  {said}")
    if waits:
        yield Paragraph(waits, Tone.QUIET)
    if question.beside:
        yield Paragraph(question.beside, Tone.QUIET)
    if roster is not None:
        yield from _list(bank, roster)
    elif question.id in bank.roster_above:
        yield from _beneath_list(question, bank.roster_above[question.id])
    else:
        if question.options:
            every = (*_options(question.options), *_not_known(question))
            yield Checklist(every) if _is_ticked(question) else Bullets(every)
        yield from _room(bank, question)


def _list(bank: QuestionBank, roster: Roster) -> Blocks:
    """Yield how the line of a roster is typed, and a row for each that there is room for."""
    yield Paragraph(roster.line)
    columns = [text("A word, no name"), *(each.text for each in roster.attributes)]
    if roster.beside is not None:
        beside = bank.by_id[roster.beside]
        letters = ", ".join((*(each.typed for each in beside.options), LIST_NOT_KNOWN))
        columns += [
            f"{beside.id}: {letters}",
            *([text("Since which month")] if beside.dated else []),
        ]
        yield from (Paragraph(each, Tone.QUIET) for each in (beside.beside,) if each)
    yield _to_fill((roster.one.capitalize(), *columns), _heads(roster))
    yield blank_terms(text("+ if there may be more"), text("Note"))


def _beneath_list(question: Question, roster: Roster) -> Blocks:
    """Yield what is asked of all on a list at once: y, or who, and then which other answer."""
    yield from md(
        "y: all do. Else the numbers of those who do not, such as 1, 3. 0: {not_known}.",
        not_known=question.not_known_label.casefold(),
    )
    yield blank_terms(text("y, numbers or 0"), text("Note"))
    yield from md("Of each who does not, one of these:")
    yield Bullets((*_options(question.options[1:]), *_not_known(question)))
    yield _by_number(roster, text(ANSWERED[question.kind]))


def _is_ticked(question: Question) -> bool:
    """Say whether a box is ticked for each line that fits, once for the case."""
    return question.kind.takes_several and question.per is None


def _not_known(question: Question) -> tuple[Item, ...]:
    return (Item(question.not_known_label, lead=NOT_KNOWN_CODE),)


def _heads(roster: Roster) -> tuple[str, ...]:
    """Return the heads of the rows that a roster has room for: child 1, child 2, ..."""
    room = _ROWS.get(roster.id, _OTHER_ROWS)
    return tuple(f"{roster.one} {number}" for number in range(1, room + 1))


def _options(options: tuple[Option, ...]) -> tuple[Item, ...]:
    words = {option.id: option.text for option in options}
    return tuple(Item(words[option], lead=code) for option, code in codes_of(options).items())


def _room(bank: QuestionBank, question: Question) -> Blocks:
    """Yield where to write: a box for each number, and beside it how it is known, and when."""
    answer = text(ANSWERED[question.kind])
    beside = (text("Letter"),) * question.fact + (text("Month"),) * question.dated
    roster = bank.roster_by_id.get(question.per or "")
    if roster is not None and question.seen is not None:
        yield from _grid(bank, roster, question.seen)
    elif roster is not None and question.kind.is_written:
        yield _to_fill((roster.one.capitalize(), answer), _heads(roster))
    elif roster is not None:
        yield _by_number(roster, ", ".join((answer, *(each.casefold() for each in beside))))
    elif question.kind.is_written:
        yield _to_fill((answer,), ("",) * _LINES)
        if question.spoken:
            yield from md("Who heard it: s I did, p a professional, f family; then who, and when.")
            yield blank_terms(text("Heard by"))
    else:
        boxes = beside if _is_ticked(question) else (answer, *beside)
        yield blank_terms(*boxes, text("Note"))


def _grid(bank: QuestionBank, roster: Roster, seen: SeenBy) -> Blocks:
    """Yield the grid of who last saw whom, and its last rows."""
    yield from md("""
        In each cell: number, letter and month, such as 2r oct. Where it fits: - not theirs to see,
        * heard with no parent there, i inside the home, v video or telephone. On the screen, +
        adds a row.
    """)
    beneath = [bank.by_id[each] for each in seen.rows_beneath]
    yield from (Paragraph(each.beside, Tone.QUIET) for each in beneath if each.beside)
    across = _heads(roster)
    last = (text(BENEATH["heard" if row == seen.heard else "home"]) for row in seen.rows_beneath)
    rows = (*(each.text for each in bank.by_id[seen.by].options), *last)
    columns = (text("Number, letter, month"), *across)
    yield _to_fill(columns, rows, widths=(_WHO, *(1.0 for _ in across)))


def _by_number(roster: Roster, answer: str) -> Table:
    """Return a box for each of a list, under their numbers, and one for a note."""
    across = _heads(roster)
    widths = (_WHO, *(1.0 for _ in across), _NOTE)
    return _to_fill(("", *across, text("Note")), (answer,), widths=widths)


def _to_fill(
    columns: tuple[str, ...],
    heads: tuple[str, ...],
    widths: tuple[float, ...] = (),
    *,
    is_list: bool = False,
) -> Table:
    """Return a row of blanks for each head, which is the first of them where it is empty."""
    blanks = (Cell(None),) * (len(columns) - 1)
    rows = tuple(Row(head, blanks) for head in heads)
    return Table("", columns, rows, widths=widths, is_list=is_list)


def gate_words(bank: QuestionBank, condition: Condition) -> str:  # noqa: PLR0911 (one for each kind)
    """Return a gate in words: "VIS-2 is a or b", "EHE-1 is b for at least one child".

    They say the codes that stand beside the options on paper. A condition inside another stands in
    brackets, and one that the bank names is said in full.
    """
    match condition:
        case AnswerIs():
            return f"{_answer_is(bank, condition)}{_over(bank, condition)}"
        case AttributeIs():
            return f"{_attribute_is(bank, condition)}{_over(bank, condition)}"
        case AtLeast():
            many, number = bank.roster_by_id[condition.roster].many, str(condition.at_least)
            return text("at least {number} {many} are listed", number=number, many=many)
        case WorkedOut():
            return text(WORKED_OUT[condition.worked_out])
        case NamedCondition(condition=name):
            is_short = _is_short(bank, name)
            return gate_words(bank, bank.conditions[name]) if is_short else _spaced(name)
        case AllOf(parts=(part,)) | AnyOf(parts=(part,)):
            return gate_words(bank, part)
        case AllOf():
            return ", and ".join(_inner(bank, part) for part in condition.parts)
        case AnyOf():
            return ", or ".join(_inner(bank, part) for part in condition.parts)
        case Not():
            inner = _inner(bank, condition.part)
            return text("it is not so that {condition}", condition=inner)
        case _:
            assert_never(condition)


def _inner(bank: QuestionBank, part: Condition) -> str:
    """Return a part of a condition, which stands in brackets where it has parts itself."""
    said = gate_words(bank, part)
    return said if isinstance(part, Leaf | NamedCondition) else f"({said})"


def _is_short(bank: QuestionBank, name: str) -> bool:
    """Say whether what a name stands for is said as shortly as its name: it is one answer."""
    meant = bank.conditions[name]
    return isinstance(meant, AnyOf) and len(meant.parts) == 1


def _spaced(name: str) -> str:
    return name.replace("-", " ")


def _answer_is(bank: QuestionBank, leaf: AnswerIs) -> str:
    question = bank.by_id[leaf.question]
    codes = {**codes_of(question.options), NOT_KNOWN: NOT_KNOWN_CODE}
    if any(roster.beside == question.id for roster in bank.rosters):
        codes = {**{each.id: each.typed for each in question.options}, NOT_KNOWN: LIST_NOT_KNOWN}
    said = text(
        "{question} includes {answer}" if question.kind.takes_several else "{question} is {answer}",
        question=question.id,
        answer=_or(code for option, code in codes.items() if option in leaf.is_),
    )
    if leaf.evidence is None:
        return said
    known = _or(EVIDENCE_CODES[evidence] for evidence in leaf.evidence)
    return text("{said}, known by {known}", said=said, known=known)


def _attribute_is(bank: QuestionBank, leaf: AttributeIs) -> str:
    roster = bank.roster_by_id[leaf.roster]
    attribute = next(each for each in roster.attributes if each.id == leaf.name)
    others = [each for each in attribute.options if each.id not in leaf.is_]
    is_short = len(others) < len(leaf.is_)
    named = others if is_short else [each for each in attribute.options if each.id in leaf.is_]
    return text(
        "the {one}'s {name} is not {answer}" if is_short else "the {one}'s {name} is {answer}",
        one=roster.one,
        name=attribute.id.replace("-", " "),
        answer=_or(f'"{each.text}"' for each in named),
    )


def _over(bank: QuestionBank, leaf: AnswerIs | AttributeIs) -> str:
    if leaf.over is None:
        return ""
    quantifier, roster = leaf.over
    return " " + text(OVER[quantifier], one=bank.roster_by_id[roster].one)


def _or(codes: Iterable[str]) -> str:
    """Return codes in a line; of more than two numbers in a row the first and the last."""
    runs: list[list[str]] = []
    for code in codes:
        if runs and code == _next(runs[-1][-1]):
            runs[-1].append(code)
        else:
            runs.append([code])
    return listed((said for run in runs for said in _said(run)), "or")


def _next(code: str) -> str:
    return str(int(code) + 1) if code.isdecimal() else ""


def _said(run: list[str]) -> list[str]:
    return run if len(run) < _MANY else [text("{first} to {last}", first=run[0], last=run[-1])]
