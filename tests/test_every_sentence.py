"""Every sentence that pages say: where it comes from, and that it leads nobody to the family."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from enum import Enum
from importlib import import_module
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.bank.law import StatementGroup
from ehe_check.case.session import HOLDING, Absence
from ehe_check.check.approach import approach_in
from ehe_check.check.own_words import changeable
from ehe_check.check.phrases_never_said import forbidden_in
from ehe_check.meeting.pack import PackPaper, reason_words
from ehe_check.over_time.comparison import AnswerState
from ehe_check.over_time.ledger import State
from ehe_check.page.document import Block, Bullets, Callout, CalloutTone, Calls, every_block
from ehe_check.page.sentences import SAID_BY
from ehe_check.page.text import own_words
from ehe_check.quiz.kinds import ItemKind
from tests.packs import packed, papers
from tests.pages import page, words_of
from tests.sentences import said, sentences
from tests.worked import few_case_names, worked_case

SOURCES = sorted(resources.PACKAGE.rglob("*.py"))
BLANK = re.compile(r"\{\w+\}")
SAYS = ("text", "md", "openly")
LEADS = re.compile(
    r"\b(tell|told|say|ask|offer(ing)?|let|agree|ring|call|visit|invite|inform|contact|speak|talk"
    r"|raise|seek|explain|share|write|discuss|meet(ing)? with)\b[^.?!;:]*"
    r"\b(famil(y|ies)|parents?|mothers?|fathers?|mum|dad|carers?|them)\b",
    re.IGNORECASE,
)
"""The family is told, asked or offered something: more than an instruction to do so."""

EXCUSED = {
    "let the family know": "what must not happen",
    "do not raise this worry with the family": "forbids it",
    "say nothing of this to the family": "forbids it, on the telephone",
    "who says what to the family": "agreed among professionals first",
    "tell them, once 999 is called": "whom a call is to",
    "tell them; do not wait": "likewise",
    "tell them as well; do not wait for them": "likewise",
    "tell them too; do not wait": "likewise",
    "tell a service something about a parent": "what an invitation gives away",
    "tell a service, and so the family": "likewise",
    "may be read by the family": "what is to be minded",
    "Say why parents are not here": "to professionals",
    "know somebody in this family outside your work": "who should not be there",
    "Worth offering, if the family would like it": "on the ordinary page, which nothing guards",
    "What could you ask them": "a colleague, in a quiz",
    "told at several answers, and one of them": "answers",
    "tell how common anything is among families": "counts",
}
"""Words in which nobody is sent to the family, and why they stand."""

NEVER = {
    "cannot tell you": "the closing line is the one place where a page may speak of safe",
}
"""What may stand in a sentence with a phrase that never stands, and why."""

UNCOUNTED = {StatementGroup.CONTEXT, StatementGroup.HARM, StatementGroup.ACTION}
PARTS: dict[str, AbstractSet[object]] = {
    "SETTLED": {State.OPEN, State.CARRIED},  # told by their day
    "TABLES": UNCOUNTED,  # themes count by the others
    "INTROS": UNCOUNTED,
    "UNANSWERED": {AnswerState.VALUE, AnswerState.NOT_READ},  # told by the answer
    "RECORDED": {*Absence} - HOLDING,  # no HOLD is recorded for these
    "ASKS": {ItemKind.TRUE_FALSE},  # its options say so
}
"""Tables that leave out a part of their enum, and which."""


def test_nothing_but_a_name_that_is_imported_says_a_sentence() -> None:
    """Then every sentence is found: nobody comes to `text` through its module, or renames it."""
    room, _, name = SAID_BY.rpartition(".")
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Import(names=names):
                    assert SAID_BY not in {each.name for each in names}, path
                case ast.ImportFrom(module=module, names=names) if module == room:
                    assert name not in {each.name for each in names}, path


def test_no_sentence_is_said_before_own_words_are_known() -> None:
    """Nothing is worded while a module is imported: not at its top, nor as a default."""
    for path in SOURCES:
        for call in at_import(ast.parse(path.read_text(encoding="utf-8"))):
            assert not said_by(call), f"{path}, line {call.lineno}"


def at_import(node: ast.AST) -> Iterator[ast.Call]:
    """Yield each call that is made when a module is imported."""
    if isinstance(node, ast.Call):
        yield node
    for child in worked_out(node):
        yield from at_import(child)


def worked_out(node: ast.AST) -> Iterable[ast.AST]:
    """Return what is worked out with a node: of a function only what stands before its body."""
    match node:
        case ast.FunctionDef(decorator_list=before, args=arguments):
            return (*before, *arguments.defaults, *filter(None, arguments.kw_defaults))
        case ast.Lambda(args=arguments):
            return (*arguments.defaults, *filter(None, arguments.kw_defaults))
        case _:
            return ast.iter_child_nodes(node)


def test_no_sentence_leads_to_the_family_but_openly() -> None:
    for each in sentences():
        words = each.words
        for excused in EXCUSED:
            words = words.replace(excused, "")

        assert each.is_open or not (approach_in(words) or LEADS.search(words)), each


def test_no_sentence_says_what_no_page_may_say() -> None:
    for each in sentences():
        found = [*forbidden_in("", each.words)]

        assert not found or any(excused in each.words for excused in NEVER), each


def test_every_sentence_that_is_excused_is_there_and_would_be_found() -> None:
    words = [each.words for each in sentences() if not each.is_open]

    for excused in EXCUSED:
        assert [each for each in words if excused in each and leads(each)], excused
    for excused in NEVER:
        assert [each for each in words if excused in each and [*forbidden_in("", each)]], excused


def leads(words: str) -> bool:
    return bool(approach_in(words) or LEADS.search(words))


def test_every_table_of_sentences_words_the_whole_of_its_enum() -> None:
    tables = [each for module in said() for each in tables_in(module)]
    parts = [(name, rest) for name, table in tables if (rest := unworded(table))]

    assert len(tables) > len(parts)
    assert [] == [part for part in parts if part not in PARTS.items()]
    assert [] == [part for part in PARTS.items() if part not in parts]


def tables_in(module: str) -> Iterator[tuple[str, Mapping[object, object]]]:
    """Yield the tables of words at the top of a module that says something, each with its name."""
    tree = ast.parse((resources.PACKAGE / module).read_text(encoding="utf-8"))
    given = (each for each in tree.body if isinstance(each, ast.Assign | ast.AnnAssign))
    made = vars(import_module(".".join(["ehe_check", *Path(module).with_suffix("").parts])))
    for name in (
        each.id for node in given for each in ast.walk(node) if isinstance(each, ast.Name)
    ):
        table = made.get(name)
        if isinstance(table, dict) and {*map(type, table.values())} == {str}:
            yield name, table


def said_by(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in SAYS


def unworded(table: Mapping[object, object]) -> AbstractSet[object]:
    """Return what a table leaves out of the enum, or of true and false, that its keys are of."""
    kind = type(next(iter(table)))
    if kind is bool:
        return {True, False} - table.keys()
    return {*kind} - table.keys() if issubclass(kind, Enum) else set()


@pytest.mark.parametrize("name", few_case_names())
def test_own_words_leave_what_guards_a_child_as_it_is(name: str) -> None:
    reasons = {"Because", *(reason_words(each) for each in Absence)}
    own = {each: reworded(each) for each in changeable(said()).keys() - reasons}
    ours = [*guards(name)]
    with own_words(own):
        theirs = [*guards(name)]

    assert ours == theirs
    assert len(ours) > len(PackPaper)


def reworded(words: str) -> str:
    """Return what nobody says, with the blanks of a sentence."""
    return " ".join(["Ours", *BLANK.findall(words)])


def guards(name: str) -> Iterator[object]:
    """Yield the boxes, the headline, the calls, and what no page can tell, of every page.

    What a list in a box says are reasons, and how each is known.
    """
    sheet = worked_case(name).sheet()
    for document in (page(sheet, is_full=True), *papers(sheet).values()):
        yield from (each for block in every_block(document.blocks) for each in guarding(block))
        yield words_of(document)[-1]


def guarding(block: Block) -> Iterator[object]:
    match block:
        case Callout(tone=CalloutTone.URGENT | CalloutTone.HOLD):
            yield from (block.label, block.title)
            yield from (bare(each) for each in block.blocks if not isinstance(each, Bullets))
        case Callout(tone=CalloutTone.ADVICE):
            yield block.label, block.title
        case Calls():
            yield bare(block)
        case _:
            pass


def bare(block: Block) -> Block:
    """Return calls without the labels of what is written down of them, and all else as it is."""
    if not isinstance(block, Calls):
        return block
    return Calls(tuple(replace(each, blanks=()) for each in block.rows))


def test_own_words_that_lead_to_the_family_stand_only_where_nothing_is_guarded() -> None:
    own = {each.words: f"ASK THEM {reworded(each.words)}" for each in sentences() if each.is_open}
    found: dict[bool, set[bool]] = {True: set(), False: set()}
    with own_words(own):
        for name in few_case_names():
            sheet = worked_case(name).sheet()
            made = (page(sheet, is_full=True), *papers(sheet).values())
            said = any("ASK THEM" in words for each in made for words in words_of(each))
            found[packed(sheet).is_guarded].add(said)

    assert {True: {False}, False: {True}} == found
