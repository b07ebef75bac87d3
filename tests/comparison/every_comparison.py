"""Pages about two sessions that between them say everything that such a page can say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from ehe_check.bank.evidence import Evidence
from ehe_check.case.session import Session
from ehe_check.comparison.page_file import moved_page
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.over_time.drift.drift import history_of
from ehe_check.over_time.history import Overdue
from ehe_check.over_time.side import Side
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import PromptSheet
from tests.banks import TODAY, not_known, said, value
from tests.comparison.test_case_now import carried, drifting, now_of
from tests.comparison.two_sides import BANK, HELD, OLDER, OPENING, _of_the_case
from tests.comparison_pages import compared, laid_out
from tests.sides import BEFORE, side


def say_all_of_comparisons() -> None:
    """Lay out every page here, in full and as it is usually printed."""
    moved_page(_SIDES, TODAY)
    for sides, now in every_pair():
        for share, is_full in product((False, True), repeat=2):
            laid_out(compared(*sides, share=share, now=now), is_full=is_full)


def every_pair() -> Iterator[tuple[tuple[Side, Side], PromptSheet | None]]:
    """Yield two sessions in every way, and the sheet of the later one's case where one is made."""
    draft = side(BANK, OPENING, finished=None)
    yesterday = side(BANK, OPENING, date(2026, 11, 23))
    lost = _of_the_case(side(None, _GONE, BEFORE, digest="x"))
    unread = value("SIB-4", BANK.by_id["SIB-4"].option_ids[0])
    rules = OLDER.model_copy(
        update={
            "conditions": {**BANK.conditions, "enquiry-open": BANK.conditions["worry-named"]},
            "digest": "e" * 64,
        }
    )
    yield (side(BANK, OPENING, TODAY, session="same"), draft), None
    yield (yesterday, side(BANK, [*OPENING], TODAY)), None
    one, other = (side(BANK, OPENING, day, reference="not given") for day in (BEFORE, TODAY))
    yield (one, other), None
    yield (side(BANK, [value("NOW-1", "yes")], date(2026, 11, 23)), side(BANK, OPENING)), None
    yield (side(BANK, [*OPENING, HELD], BEFORE), side(BANK, OPENING)), None
    yield (side(BANK, OPENING, BEFORE), side(BANK, [*OPENING, HELD])), None
    yield (lost, side(BANK, OPENING)), None
    yield (lost, replace(lost, session=_again(lost))), None
    yield (side(BANK, [unread], BEFORE), side(rules, [value("DRI-4", "partly")])), None
    yield (side(rules, [], BEFORE), side(BANK, [unread])), None
    yield from ((sides, None) for sides in _every_answer())
    several = [carried(f"Write {number}.") for number in range(4)]
    earlier, later, history = drifting(*several)
    past = Overdue(Own("Write."), Own("nurse"), BEFORE, 1)
    for shown in (replace(history, overdue=(past,)), history_of([earlier], BANK, TODAY)):
        yield (earlier, later), now_of(later, history=shown)
    yield (earlier, yesterday), now_of(yesterday)


def _again(one: Side) -> Session:
    sitting = one.session.session.model_copy(update={"id": "again"})
    return one.session.model_copy(update={"session": sitting})


def _every_answer() -> tuple[tuple[Side, Side], ...]:
    """Return sessions whose answers move in every way that there is."""
    yes = Answer(question="FAM-3", value="yes")
    known = [yes.model_copy(update={"evidence": each}) for each in _EVIDENCE]
    pairs = [(one, other) for one in known for other in known]
    before = Answers(entries=(Entry(id="child-1", label="a"), Entry(id="pet-1", label="cat")))
    after = Answers(
        entries=(
            Entry(id="child-1", label="b", age="school-age"),
            Entry(id="child-2", label="c"),
            Entry(id="pet-2", label="dog"),
        )
    )
    aged = said(
        value("VIS-2", "within-3-months").model_copy(update={"on": BEFORE}),
        value("HEA-5", "x"),
        value("DRI-2", "better"),
    )
    return (
        *((side(BANK, [one], BEFORE), side(BANK, [other])) for one, other in pairs),
        (side(BANK, before, BEFORE, session="a"), side(BANK, after, follows="a")),
        (
            side(BANK, [yes, not_known("ADU-3"), Answer(question="DRI-1", skipped=True)], BEFORE),
            side(BANK, [not_known("FAM-3"), Answer(question="ADU-3", note="x")]),
        ),
        (side(BANK, aged, BEFORE), side(BANK, aged, date(2029, 1, 1))),
        (
            side(BANK, [value("VIS-2", "within-3-months")], BEFORE),
            side(BANK, [value("VIS-2", "within-3-months")]),
        ),
        (
            side(BANK, [], BEFORE),
            side(
                BANK,
                [
                    *OPENING,
                    value("RGT-2", "safety-health-development"),
                    value("NOW-1", "yes"),
                    value("VIS-2", "never"),
                ],
            ),
        ),
        (side(BANK, [value("NOW-1", "yes"), value("VIS-2", "never")], BEFORE), side(BANK, OPENING)),
    )


_SIDES = (side(BANK, OPENING, BEFORE), side(BANK, OPENING))
_GONE = (
    Answer(question="X-1", value=()),
    Answer(question="X-2", not_known=True),
    Answer(question="X-3", skipped=True),
)
_EVIDENCE = (
    None,
    Evidence.RECORD,
    Evidence.PARENT_TOLD_ME,
    Evidence.PROFESSIONAL_TOLD_ME,
    Evidence.CHILD_TOLD_ME,
)
