"""Pages about two sessions that between them say everything that such a page can say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from ehe_check.bank.evidence import Evidence
from ehe_check.comparison.page_file import moved_page
from ehe_check.judge.answers import Answer
from ehe_check.over_time.comparison import Verdict
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import Overdue
from ehe_check.over_time.side import Side
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import PromptSheet
from tests.any_answers import family
from tests.banks import TODAY, not_known, value
from tests.comparison.two_sides import (
    BANK,
    DANGER,
    HELD,
    OLDER,
    OPENING,
    WORKED,
    carried,
    drifting,
    now_of,
    worked_sides,
)
from tests.comparison_pages import compared, laid_out
from tests.sides import BEFORE, side

EVIDENCE = (
    Evidence.RECORD,
    Evidence.PARENT_TOLD_ME,
    Evidence.PROFESSIONAL_TOLD_ME,
    Evidence.CHILD_TOLD_ME,
)


def say_all_of_comparisons() -> None:
    """Lay out every page here, in full and as it is usually printed."""
    moved_page((side(BANK, OPENING, BEFORE), side(BANK, OPENING)), TODAY)
    for sides, now in every_pair():
        for share, is_full in product((False, True), repeat=2):
            laid_out(compared(*sides, share=share, now=now), is_full=is_full)
    two = compared(side(BANK, OPENING, BEFORE), side(BANK, OPENING))
    for verdict in Verdict:
        laid_out(replace(two, found=replace(two.found, verdict=verdict)))


def every_pair() -> Iterator[tuple[tuple[Side, Side], PromptSheet | None]]:
    """Yield two sessions in every way, and the sheet of the later one's case where one is made."""
    yield from ((worked_sides(name), None) for name in WORKED)
    yield from ((sides, None) for sides in (*_alone(), *_every_source()))
    earlier, later, history = drifting(*(carried(f"Write {number}.") for number in range(4)))
    past = Overdue(Own("Write."), Own("nurse"), BEFORE)
    for shown in (replace(history, overdue=(past,)), history_of([earlier], BANK, TODAY)):
        yield (earlier, later), now_of(later, history=shown)
    yesterday = side(BANK, OPENING, date(2026, 11, 23))
    yield (earlier, yesterday), now_of(yesterday)


def _alone() -> Iterator[tuple[Side, Side]]:
    """Yield sessions of other times, banks and people, with nothing known of their case."""
    unread = value("SIB-4", BANK.by_id["SIB-4"].option_ids[0])
    conditions = {**BANK.conditions, "enquiry-open": BANK.conditions["worry-named"]}
    rules = OLDER.model_copy(update={"conditions": conditions, "digest": "e" * 64})
    aged = [value("VIS-2", "within-3-months").model_copy(update={"on": BEFORE})]
    same = [Answer(question="FAM-3", value="yes"), value("VIS-2", "within-3-months")]
    yield side(BANK, DANGER, date(2026, 11, 23)), side(BANK, OPENING)
    yield side(BANK, OPENING, date(2026, 11, 23)), side(BANK, OPENING)
    yield side(BANK, [*OPENING, HELD], BEFORE), side(BANK, OPENING)
    yield side(BANK, [unread], BEFORE), side(rules, [value("DRI-4", "partly")])
    yield side(rules, [], BEFORE), side(BANK, [unread])
    yield side(BANK, aged, BEFORE), side(BANK, aged, date(2029, 1, 1))
    yield side(BANK, same, BEFORE), side(BANK, [same[1], not_known("FAM-3")])
    for per in ("child", None):
        asked = [x.id for x in BANK.questions if x.per == per and x.lists is None]
        unknown = family(2, *(not_known(name, per and f"{per}-1") for name in asked))
        yield side(BANK, unknown, BEFORE), side(BANK, unknown)
    of_all = family(3, *(not_known("ISO-4", f"child-{number}") for number in range(1, 4)))
    yield side(BANK, of_all, BEFORE), side(BANK, of_all)
    confirmed = [same[1].model_copy(update={"answered": BEFORE, "confirmed": TODAY})]
    yield side(BANK, same[1:], BEFORE), side(BANK, confirmed)


def _every_source() -> Iterator[tuple[Side, Side]]:
    """Yield sessions with one answer, from every source and another."""
    told = [Answer(question="FAM-3", value="yes", evidence=each) for each in (None, *EVIDENCE)]
    for one, other in product(told, repeat=2):
        yield side(BANK, [one], BEFORE), side(BANK, [other])
