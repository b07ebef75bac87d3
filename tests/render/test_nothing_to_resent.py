"""No sheet of a worked case says what a parent could rightly resent, or what could do harm."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from zipfile import ZipFile

import pytest

from ehe_check.advice.advised import Advised
from ehe_check.advice.prompts import raisings
from ehe_check.bank.prompt_rule import State, Wording
from ehe_check.bank.question import QuestionKind
from ehe_check.bank.urgency import Urgency
from ehe_check.page.document import Document
from ehe_check.render.docx.word import render_docx
from ehe_check.render.html import render_html
from ehe_check.render.look import Look
from ehe_check.render.markdown import render_markdown
from ehe_check.render.pdf import render_pdf
from ehe_check.render.terminal import render_terminal
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from tests.counts import proving
from tests.pages import page, words_of
from tests.render.html_read import Page
from tests.render.pdf_text import pages_of
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
    return tuple(strings(json.loads(render_json(sheet(name)))))


@cache
def document(name: str) -> Document:
    """The whole of a sheet, its annex with it."""
    return page(sheet(name), is_full=True)


def in_word(name: str) -> str:
    with ZipFile(io.BytesIO(render_docx(document(name)))) as package:
        inside = package.read("word/document.xml").decode()
    return unescape(re.sub("<[^>]*>", "", inside.replace("</w:p>", " ")))


READ: dict[str, Callable[[str], str]] = {
    "markdown": lambda name: render_markdown(document(name)),
    "terminal": lambda name: render_terminal(document(name), Look(width=80, plain=True)),
    "html": lambda name: Page(render_html(document(name))).text,
    "word": in_word,
    "paper": lambda name: " ".join(pages_of(render_pdf(document(name)))),
}
"""A sheet as a format says it, the page without its style."""


@cache
def said_by(name: str) -> str:
    """The words of a sheet, whatever its format, each text on a line of its own."""
    return "\n".join(" ".join(words.split()) for words in words_of(document(name)))


def strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from strings(each)
        case list():
            for each in value:
                yield from strings(each)
        case _:
            return


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
@pytest.mark.parametrize("page_format", READ)
def test_no_format_has_a_phrase_that_is_banned(page_format: str) -> None:
    names = FEW if proving() or page_format not in ("word", "paper") else FEW[::3]
    printed = {name: " ".join(READ[page_format](name).split()) for name in names}

    assert [] == [name for name, said in printed.items() if CLOSING not in said]
    assert {} == said_of({name: banned_in(said) for name, said in printed.items()})


def said_of(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """The cases of which something is said."""
    return {name: words for name, words in found.items() if words}


@cache
def long_options() -> dict[str, set[str]]:
    """Each option's text that is long enough to be known by its words, and whose it is."""
    found: dict[str, set[str]] = {}
    for question in BANK.questions:
        for option in question.options:
            if len(option.text.split()) > 4:
                found.setdefault(option.text, set()).add(question.id)
    return found


def unasked_options(name: str) -> list[str]:
    given = {(why.question, why.answer) for why in sheet(name).answered}
    given |= {(why.question, part) for why in sheet(name).answered for part in parts(why.answer)}
    kept = {each.answer.question for each in sheet(name).parked}
    said = said_by(name)
    unasked = [
        words
        for words, questions in long_options().items()
        if words in said and not any(each in kept or (each, words) in given for each in questions)
    ]
    return [words for words in unasked if words not in words_of_prompts(name)]


@pytest.mark.thorough
def test_no_option_of_a_question_that_nobody_answered_is_printed() -> None:
    assert {} == said_of({name: unasked_options(name) for name in NAMES})


def parts(answer: str) -> tuple[str, ...]:
    return tuple(answer.split("; "))


def words_of_prompts(name: str) -> str:
    """What the raised prompts say, in whose words an option may happen to stand."""
    every = sheet(name)
    return " ".join(each.text for each in (*every.prompts, *every.find_out, *every.notes))


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


@cache
def guarded() -> list[str]:
    return [name for name in NAMES if sheet(name).recommendation.guard.state is State.GUARDED]


def test_under_a_guard_no_words_in_brackets_stand_in_the_advice() -> None:
    assert {} == said_of({name: bracketed_in_the_advice(name) for name in guarded()})


def bracketed_in_the_advice(name: str) -> list[str]:
    advice = sheet(name).recommendation
    headline = BANK.headlines[advice.headline]
    bracketed = re.findall(r"\[([^\]]*)\]", f"{headline.title} {headline.text}")
    return [words for words in bracketed if words in f"{advice.title} {advice.text}"]


def test_under_a_guard_a_line_to_the_family_has_its_guarded_wording() -> None:
    for name in guarded():
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


def test_hold_says_today_only_where_a_step_for_today_stands() -> None:
    for name in NAMES:
        advice = sheet(name).recommendation

        if advice.hold and advice.box is not None and not advice.routes:
            assert "today" not in advice.box.text.lower(), name


def test_what_is_asked_as_a_list_is_what_the_calls_give_as_reasons() -> None:
    (ticked,) = {each.ticked for each in BANK.together if each.ticked}

    assert BANK.by_id[ticked].kind is QuestionKind.SEVERAL
    assert all(option.route_why for option in BANK.by_id[ticked].options)
