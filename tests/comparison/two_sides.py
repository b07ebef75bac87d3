"""Two sessions to compare, what their case adds, and the page that compares them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ehe_check.comparison.changes import ANSWER_MOVES
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import CarriedOver, History, Missing, SessionMark
from ehe_check.over_time.side import Side
from ehe_check.page.document import Callout, CalloutTone, Document, Item
from ehe_check.page.own import Own
from ehe_check.page.text import text
from ehe_check.settings.settings import Limits
from ehe_check.sheet.compose import compose
from ehe_check.sheet.guard_box import check_first
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.whole_case.hold_of_case import as_held_elsewhere
from tests.any_answers import any_answers
from tests.banks import TODAY, not_known, value
from tests.case_tables import MARKS
from tests.comparison_pages import heading_of
from tests.over_time.test_compare import changed, older
from tests.pages import sections
from tests.sides import BEFORE, side
from tests.worked import shipped_bank, shipped_library

MARCH, JULY = date(2026, 3, 2), date(2026, 7, 2)
ADVICE = "The advice, and what moved it"
CAUTION = check_first(hold=True)
BANK = shipped_bank()
OLDER = older()
ANSWERS = any_answers(BANK)
HELD = value("FAM-7", "control")
IN_DANGER = value("NOW-1", "yes")
OPENING = tuple(
    value(name, BANK.by_id[name].option_ids[0])
    for name in BANK.opening
    if BANK.by_id[name].when is None
)
DANGER = (IN_DANGER, *OPENING[1:])
WORRIED = (*OPENING, value("RGT-2", "safety-health-development"))
SOON = Limits(sessions_not_known=2, times_carried_over=1)
"""Our own work goes round after the second time."""
THIRD = side(BANK, [*OPENING, HELD], MARCH, session="third", name="third.toml")
"""A session of the same case under HOLD, which is neither of the two."""
WORKED = tomllib.loads(Path(__file__).with_name("pages.toml").read_text("utf-8"))


class TwoSides(tuple[Side, Side]):
    """Two sessions, told by their answers alone where a test fails."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr([list(one.session.answers) for one in self])


@st.composite
def two_sides(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two sessions with any answers, of one day or of two, under one bank or two, linked or not."""
    answers = draw(ANSWERS)
    later = draw(st.one_of(changed(answers), ANSWERS))
    earlier_bank = draw(st.sampled_from((BANK, OLDER, None)))
    later_bank = draw(st.sampled_from((BANK, BANK, None)))
    day = draw(st.sampled_from((BEFORE, TODAY)))
    first = side(earlier_bank, answers, day, session="a", digest="x" if not earlier_bank else None)
    follows = draw(st.sampled_from(("a", "")))
    second = side(later_bank, later, session="b", follows=follows)
    return TwoSides((of_the_case(first), of_the_case(second)))


def of_the_case(one: Side) -> Side:
    """A session of the case bank, whether its bank is there or not."""
    mark = one.session.bank.model_copy(update={"id": "case"})
    return replace(one, session=one.session.model_copy(update={"bank": mark}))


def worked_sides(name: str) -> tuple[Side, Side]:
    """The two sessions of a page that is written beside the tests."""
    return _written("before", BEFORE, WORKED[name]), _written("after", TODAY, WORKED[name])


def _written(which: str, day: date, page: Mapping[str, Any]) -> Side:
    given: dict[str, Any] = {"day": day, "session": which} | page.get("session", {}).get(which, {})
    if given.pop("is_draft", False):
        given["finished"] = None
    if given.pop("is_lost", False):
        return of_the_case(side(None, _answers(page[which]), digest=which, **given))
    return side(BANK, _answers(page[which]), **given)


def _answers(table: Mapping[str, Any]) -> Answers:
    given = {each.question: each for each in OPENING if table.get("opening")}
    for name in (each for each in table if each not in {"opening", "people"}):
        question, _, about = name.rstrip(")").partition(" (")
        raw = table[name]
        fields = raw if isinstance(raw, dict) else MARKS.get(raw, {"value": raw})
        given[name] = Answer.model_validate({"question": question, "about": about or None} | fields)
    people = table.get("people", {})
    listed = tuple(Entry.model_validate({"id": each} | people[each]) for each in people)
    return Answers({each.ref: each for each in given.values()}, listed)


def now_of(  # noqa: PLR0913 (each is one thing that a case may bring)
    later: Side,
    today: date = TODAY,
    *,
    history: History | None = None,
    missing: tuple[Missing, ...] = (),
    held: Side | None = None,
    limits: Limits = SOON,
) -> PromptSheet:
    """The sheet of a later session as its case stands on a day."""
    return compose(
        later.session,
        BANK,
        shipped_library().law,
        today=today,
        software="test",
        elsewhere=as_held_elsewhere(held, BANK, today) if held else None,
        history=history,
        missing=missing,
        limits=limits,
    )


def carried(words: str, key: str = "own") -> CarriedOver:
    """Something that was agreed to and carried on once, in somebody's own words."""
    mark = SessionMark("a", MARCH)
    return CarriedOver(key, None, "", Own(words), (mark,), (JULY,), in_own_words=True)


def drifting(*actions: CarriedOver) -> tuple[Side, Side, History]:
    """The last two of three sessions in which the same is not known, and what they show."""
    sides = three_times([*WORRIED, not_known("DRI-4")])
    history = history_of(sides, BANK, TODAY)
    return sides[1], sides[2], replace(history, carried_over=actions)


def three_times(answers: Answers | list[Answer]) -> list[Side]:
    """Three sessions with the same answers, each going on from the one before."""
    days = ((MARCH, ""), (JULY, f"of-{MARCH}"), (TODAY, f"of-{JULY}"))
    return [side(BANK, answers, day, follows=of) for day, of in days]


def callouts(document: Document, *tones: CalloutTone) -> list[Callout]:
    """The boxes of a page, of some tones where they are named."""
    boxes = [block for block in document.blocks if isinstance(block, Callout)]
    return [box for box in boxes if not tones or box.tone in tones]


def texts_under(shown: dict[str, tuple[Item, ...]], heading: str) -> set[str]:
    """Return the texts of the items beneath a heading."""
    return {item.text for item in shown.get(heading, ())}


ONLY_ASKED = frozenset(
    {
        *(heading_of(group) for group in ANSWER_MOVES),
        text("Answers that the other version cannot read"),
        text("The statements named here"),
    }
)
"""Headings under which questions and answers stand, or what a statement says: no advice."""


def advised(document: Document) -> list[str]:
    """Every text that may tell the reader to do something."""
    told = sections(document)
    texts = [text for heading in told.keys() - ONLY_ASKED for text in told[heading]]
    return [*told, *texts]
