"""Sheets of any answers, of few and of many children, and what tests look for on them laid out."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from ehe_check.bank.question import Question
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.page.document import (
    Block,
    Callout,
    CalloutTone,
    Details,
    Document,
    PageBreak,
    every_block,
)
from ehe_check.page.medium import LONG_PAGE, Medium
from ehe_check.page.own import Own
from ehe_check.render.media import A4, WORD, screen_medium
from ehe_check.settings.settings import Settings
from ehe_check.sheet.page_one import page_one as page_one_of
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Paper
from tests.any_answers import (
    ABSENT,
    AGES,
    FIRST,
    LAST,
    NOT_KNOWN,
    SKIPPED,
    Cast,
    all_answered,
    any_answers,
    entry,
    refs,
    states,
)
from tests.pages import composed, words_in, words_of
from tests.screens import LOCAL
from tests.worked import session_of, shipped_bank, shipped_library, some_case_names

B = TypeVar("B", bound=Block)

SCREEN = screen_medium(24)
MEDIA = (A4, WORD, LONG_PAGE, SCREEN)
NAMES = some_case_names()
CLOSING = "This sheet cannot tell you a child is safe."
FORBIDDEN = re.compile(
    r"\b(low risk|no risk|no concerns?|all clear|not at risk|compliance|score)\b"
    r"|\d+ ?%|per cent|\b\d+ out of \d+|\b\d+ of \d+\b(?! open)|\b\d+ ?/ ?\d+\b",
    re.IGNORECASE,
)
AN_ENTRY = re.compile(r"\b(child|adult|professional|fact)-(\d|unlisted)")
TWO_CHILDREN = "supervision-two-children-one-not-well"


@st.composite
def sheets(draw: st.DrawFn) -> PromptSheet:
    answers: Answers = draw(any_answers(shipped_bank()))
    session = session_of(answers, draw(st.sampled_from(("quick", "full"))))
    return composed(session)


def callouts(document: Document) -> dict[CalloutTone, Callout]:
    return {block.tone: block for block in document.blocks if isinstance(block, Callout)}


def of_kind(document: Document, kind: type[B]) -> list[B]:
    """Every block of a kind, wherever it stands."""
    return [block for block in every_block(document.blocks) if isinstance(block, kind)]


def page_one(document: Document) -> tuple[Block, ...]:
    """The blocks before page 2."""
    ends = (at for at, block in enumerate(document.blocks) if isinstance(block, PageBreak))
    return document.blocks[: next(ends, len(document.blocks))]


def page_two(document: Document) -> tuple[Block, ...]:
    """The blocks after page 1 and before the annex, none where there is no page 2."""
    whole = document.blocks[len(page_one(document)) + 1 :]
    ends = (at for at, block in enumerate(whole) if isinstance(block, PageBreak))
    return whole[: next(ends, len(whole))]


def annex(document: Document) -> dict[str, tuple[str, ...]]:
    """The texts of each part of the annex, by its heading."""
    return {
        part.summary: tuple(text for block in part.blocks for text in words_in(block))
        for part in of_kind(document, Details)
    }


def made(sheet: PromptSheet, medium: Medium = A4, local: Settings = LOCAL) -> Paper:
    """What the pages of a sheet are made from, for a medium."""
    return paper_of(sheet, BANK, shipped_library(), local, medium)


def on_page_one(sheet: PromptSheet, medium: Medium = A4, local: Settings = LOCAL) -> str:
    """The words of page 1 on a medium."""
    return text_in(tuple(page_one_of(made(sheet, medium, local))))


def text_in(blocks: tuple[Block, ...]) -> str:
    return "\n".join(text for block in blocks for text in words_in(block))


def text_of(document: Document) -> str:
    return "\n".join(words_of(document))


def check_that_it_says_nothing_it_must_not(document: Document, closing: str = CLOSING) -> None:
    words = words_of(document)

    assert not [text for text in words if FORBIDDEN.search(text)]
    assert not [text for text in words if AN_ENTRY.search(text)]
    assert [text for text in words if re.search(r"\bis safe\b", text)] == [closing]
    assert words[-1] == closing


BANK = shipped_bank()
GRID = BANK.by_id["VIS-1"]
ROLES = BANK.by_id["VIS-1.who"].option_ids
MONTHS = [None, *(date(year, month, 1) for year in (2025, 2026) for month in (2, 6, 9))]
SAID = "I get my tea when the pages are done, and then I read in bed until it is dark. "


@st.composite
def cells(draw: st.DrawFn, about: str, by: str) -> Sighting:
    said = draw(st.sampled_from([*GRID.option_ids, "not-known", "not-theirs", "skipped"]))
    match said:
        case "not-known":
            return Sighting(about=about, by=by, not_known=True)
        case "not-theirs":
            return Sighting(about=about, by=by, not_theirs=True)
        case "skipped":
            return Sighting(about=about, by=by, skipped=True)
        case _:
            month = None if said == GRID.option_ids[-1] else draw(st.sampled_from(MONTHS))
            mark = draw(st.sampled_from(["", "alone", "at_home", "remote"]))
            beside = {mark: True} if mark else {}
            return Sighting(about=about, by=by, value=said, on=month, **beside)


@st.composite
def large_families(draw: st.DrawFn, most: int = 10) -> Answers:
    """One to ten children and every professional that the bank lists, answers of every kind."""
    ages = draw(st.lists(st.sampled_from(AGES), min_size=1, max_size=most))
    people = Cast(
        tuple(entry("child", place, age) for place, age in enumerate(ages, start=1)),
        frozenset({"child", "adult", "fact"}),
    )
    base = draw(st.sampled_from([ABSENT, FIRST, NOT_KNOWN, SKIPPED, LAST]))
    changed = draw(st.lists(st.sampled_from(refs(BANK, people)), max_size=24, unique=True))
    changes = {ref: draw(states(question_of(ref))) for ref in changed}
    answers = all_answered(BANK, people, base, changes)
    roles = tuple(draw(st.lists(st.sampled_from(ROLES), unique=True)))
    if roles:
        answers = answers.with_answer(Answer(question="VIS-1.who", value=roles))
    if draw(st.booleans()):
        heard = draw(st.sampled_from([None, Own("family support worker, January")]))
        answers = answers.with_answer(Answer(question="VOI-2", value=SAID * 3, heard=heard))
    for about in (one.id for one in people.entries):
        for by in roles:
            answers = answers.with_sighting(draw(cells(about, by)))
    return answers


def question_of(ref: Ref) -> Question:
    return BANK.by_id[ref.question]


@st.composite
def large_sheets(draw: st.DrawFn) -> PromptSheet:
    return composed(session_of(draw(large_families()), draw(st.sampled_from(("quick", "full")))))
