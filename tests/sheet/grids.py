"""Sheets about many children and many professionals, with all that a grid may hold."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from ehe_check.bank.question import Question
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import (
    ABSENT,
    AGES,
    FIRST,
    LAST,
    NOT_KNOWN,
    SKIPPED,
    Cast,
    all_answered,
    entry,
    refs,
    states,
)
from tests.pages import composed
from tests.worked import session_of, shipped_bank

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
