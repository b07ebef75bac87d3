"""No sheet of a worked case says what a parent could rightly resent, or what could do harm."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from ehe_check.advice.advised import Advised
from ehe_check.advice.prompts import raisings
from ehe_check.bank.prompt_rule import State, Wording
from ehe_check.bank.question import QuestionKind
from ehe_check.bank.urgency import Urgency
from ehe_check.page.document import Document
from ehe_check.render.markdown import render_markdown
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from tests.counts import proving
from tests.pages import page, words_of
from tests.render.test_naughty_sheets import texts_in
from tests.render.test_nothing_lost import EVERY, QUICK
from tests.worked import (
    case_names,
    few_case_names,
    shipped_bank,
    shipped_library,
    worked_case,
)

BANK = shipped_bank()
NAMES = case_names()
CLOSING = "This sheet cannot tell you a child is safe."
FEW = few_case_names()
"""In which a format is looked into: the words of a page are the same in each of them."""

BANNED = re.compile(
    r"\b(low|no|high|medium) risk\b|\bnot at risk\b|\bno concerns?\b|\ball clear\b"
    r"|\b(is|are|was|were|feels?|seems?|looks?) safe\b"
    r"|\bdisguised\b|\bnon-?complian|\bmanipulat|\buncooperative\b|\bresistant\b|\bavoidant\b"
    r"|\b(hostile|difficult|neglectful|abusive|obstructive|evasive) (mother|father|parent|famil)"
    r"|\bfailed to engage\b|\brefus(es|ed) to engage\b|\bin denial\b|\bfabricated\b|\bFII\b"
    r"|\bscor(e|es|ed|ing)\b|\bpercent|\bper cent\b|\d ?%|\b\d+ out of \d+\b",
    re.IGNORECASE,
)
"""No label of a parent, no reassurance, no diagnosis, no score: the one list of what is banned."""

HARM = re.compile(
    r"\b(abus\w*|poison\w*|malnourish\w*|injur\w*|tamper\w*|FGM|sexual\w*|suicid\w*|cruel\w*)\b",
    re.IGNORECASE,
)


@cache
def sheet(name: str) -> PromptSheet:
    return worked_case(name).sheet()


@cache
def in_json(name: str) -> tuple[str, ...]:
    return tuple(texts_in(json.loads(render_json(sheet(name)))))


@cache
def document(name: str) -> Document:
    """The whole of a sheet, its annex with it."""
    return page(sheet(name), is_full=True)


@cache
def said_by(name: str) -> str:
    """The words of a sheet, whatever its format, each text on a line of its own."""
    return "\n".join(" ".join(words.split()) for words in words_of(document(name)))


def is_ordinary(name: str) -> bool:
    return sheet(name).urgency is Urgency.NONE


@cache
def banned_in(text: str) -> list[str]:
    """What is banned in a text; most of the texts of a case stand in others as well."""
    return [found.group() for found in BANNED.finditer(text.replace(CLOSING, ""))]


def test_no_sheet_has_a_phrase_that_is_banned() -> None:
    every = {name: {*words_of(document(name)), *in_json(name)} for name in NAMES}
    found = {
        name: [each for text in said for each in banned_in(text)] for name, said in every.items()
    }

    assert {} == said_of(found)


@pytest.mark.thorough
@pytest.mark.parametrize("page_format", EVERY)
def test_no_format_has_a_phrase_that_is_banned(page_format: str) -> None:
    names = FEW if proving() or page_format in QUICK else FEW[::3]
    printed = {name: " ".join(EVERY[page_format](document(name)).split()) for name in names}

    assert [] == [name for name, said in printed.items() if CLOSING not in said]
    assert {} == said_of({name: banned_in(said) for name, said in printed.items()})


def said_of(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The cases of which something is said."""
    return {name: words for name, words in found.items() if words}


@pytest.mark.thorough
def test_no_option_of_a_question_that_nobody_answered_is_printed() -> None:
    assert {} == said_of({name: unchosen_options(name) for name in NAMES})


def unchosen_options(name: str) -> list[str]:
    """Each option on a sheet that is long enough to be known by its words, and nobody chose."""
    every, said = sheet(name), said_by(name)
    kept = {each.answer.question for each in every.parked}
    chosen = {part for why in every.answered for part in (why.answer, *why.answer.split("; "))}
    chosen |= {one.text for each in BANK.questions if each.id in kept for one in each.options}
    raised = " ".join(each.text for each in (*every.prompts, *every.find_out, *every.notes))
    texts = {one.text for each in BANK.questions for one in each.options} - chosen
    return [text for text in texts if len(text.split()) > 4 and text in said and text not in raised]


def test_an_ordinary_family_reads_no_statement_and_no_word_of_harm() -> None:
    for name in filter(is_ordinary, NAMES):
        check_an_ordinary_page(name)


def check_an_ordinary_page(name: str) -> None:
    said = render_markdown(page(sheet(name)))
    fair = " ".join(note.text for note in sheet(name).notes)
    names = {question.short for question in BANK.questions} | {
        question.find_out.short for question in BANK.questions if question.find_out
    }
    rest = said.replace(fair, "")
    for words in (*(note.text for note in sheet(name).notes), *names):
        rest = rest.replace(words, "")
    library = shipped_library()

    assert [] == [found.group() for found in HARM.finditer(rest)], name
    assert [] == [each.id for each in library.statements.values() if each.text in said], name
    assert [] == [note.id for note in library.notes.values() if note.text in said], name
    assert not re.search(r"\[[A-Z]+\d", said), name
    assert "\n## Why\n" not in said, name


def test_under_a_guard_a_line_to_the_family_has_its_guarded_wording() -> None:
    for name in NAMES:
        if sheet(name).recommendation.guard.state is State.GUARDED:
            check_lines_to_the_family(name)


def check_lines_to_the_family(name: str) -> None:
    box = sheet(name).recommendation.box
    assert box is not None
    said = " ".join(said_by(name).split())
    every = sheet(name)
    printed = {
        (each.id, each.about): each.text
        for each in (*every.prompts, *every.find_out, *every.strengths, *every.notes)
    }
    case = worked_case(name)
    for raising in raisings(Advised(BANK, case.session.all_answers())):
        if not raising.wording.approaches_family:
            continue
        allowed = raising.wording.under(State.GUARDED, box.person)
        assert printed.get((raising.id, raising.about), allowed) == allowed, name
        assert not [words for words in unguarded(raising.wording, allowed) if words in said], name


def unguarded(wording: Wording, allowed: str) -> list[str]:
    others = (wording.text, wording.when_worry or "")
    return [" ".join(text.split()) for text in others if text and text not in allowed]


def test_what_is_asked_as_a_list_is_what_the_calls_give_as_reasons() -> None:
    (ticked,) = {each.ticked for each in BANK.together if each.ticked}

    assert BANK.by_id[ticked].kind is QuestionKind.SEVERAL
    lines = [each for each in BANK.by_id[ticked].options if not each.by_itself]
    assert all(each.route_why for each in lines)
