"""Everything that a sheet can say in the lines of a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from ehe_check.advice.recommendation import Clash
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import Decision
from ehe_check.files.page_words import page_words
from ehe_check.judge.answers import Ref
from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.own import Own
from ehe_check.page.words import Say
from ehe_check.settings.settings import Settings
from ehe_check.sheet.pages import SheetWords, paper_of
from ehe_check.sheet.screen_line import Screen
from ehe_check.sheet.screen_pages import page_one, page_two
from ehe_check.sheet.seen_grid import Seen, SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import AdviceThen, HeldMeeting, PromptSheet
from tests.pages import held_elsewhere, ordinary
from tests.screens import LOCAL, crowded
from tests.sheet.every_word import passed_on
from tests.worked import few_case_names, shipped_bank, shipped_library, worked_case

DAY = date(2026, 11, 27)
MORE = (
    "emergency-fear-at-home-now",
    "cold-plan-open-and-elder-not-seen",
    "rules-01-taken-out-of-school-after-hunger",
    "rules-02-nobody-has-seen-the-boy-for-years",
    "rules-17b-sight-refused-and-the-worry-is-education-only",
)


def say_all_of_a_screen(say: Say) -> None:
    """Say everything that page 1 and 2 can say on a terminal."""
    words = page_words("prompt-sheet")
    spoken = SheetWords(words, page_words("call"), say)
    ways = ((Settings(), Screen()), (LOCAL, Screen(reads=True)))
    for sheet, (local, screen) in product(_on_screens(), ways):
        paper = paper_of(sheet, spoken, shipped_bank(), shipped_library(), local)
        page_one(say, paper, screen)
        page_two(say, words, paper, screen)


def _on_screens() -> Iterator[PromptSheet]:
    """Yield sheets that between them say all that a terminal can."""
    yield replace(ordinary(), is_shared=True, is_draft=True)
    yield crowded()
    yield passed_on()
    held = held_elsewhere(worked_case("hold-reported-and-seen-do-not-match").sheet())
    yield from (held, without_own_words(held, shipped_bank()))
    yield without_own_words(worked_case("ask-first-agreed").sheet(), shipped_bank())
    urgent, free = worked_case("harm-child-missing").sheet(), ordinary()
    every = (*Seen, Seen.RECENT, Seen.RECENT)
    cells = tuple(
        SeenCell(seen, alone=at == 0, at_home=at == 1, remote=at == len(Seen))
        for at, seen in enumerate(every)
    )
    columns = tuple(SeenColumn(str(at), "GP practice") for at in range(len(cells)))
    one = SeenColumn("anyone", "")
    for cell in cells:
        row = SeenRow("child-1", "elder", (cell,), cell)
        yield replace(urgent, seen=SeenGrid((one,), (row,)))
    rows = tuple(SeenRow(f"child-{at}", str(at), cells, cells[0]) for at in range(9))
    yield replace(urgent, seen=SeenGrid(columns, rows))
    plain = worked_case("supervision-falling-weight-under-review").sheet()
    yield replace(plain, seen=SeenGrid(columns, rows))
    for who, by in product((None, Own("nurse")), (None, DAY)):
        text = Own("So. " * (1 if who or by else 99))
        made = Decision(urgency=Urgency.NONE, text=text, who=who, by=by)
        yield replace(free, decision=made, decided_upon=AdviceThen(DAY, Urgency.NONE))
    for level, then in product((Urgency.NONE, None), (Urgency.NONE, Urgency.ACT_TODAY)):
        made = Decision(urgency=level, text=Own("So."), agrees=level is not None)
        yield replace(free, decision=made, decided_upon=AdviceThen(DAY, then))
    own_words = Decision(text=Own("So."))
    yield replace(held, decision=own_words)
    yield replace(worked_case("ask-first-agreed").sheet(), decision=own_words)
    many = worked_case("supervision-almost-nothing-known").sheet().unanswered
    yield replace(free, unanswered=many[:1])
    yield replace(free, unanswered=many)
    for how in Miss:
        yield replace(free, missing=(Missing(how, Own("a.toml")),))
    yield replace(free, missing=(Missing(Miss.NOT_READ, Own("")),) * 2)
    for name, is_since in product(("strong-two-triggers", "harm-child-missing"), (True, False)):
        met = HeldMeeting(DAY, comes_after=is_since)
        yield replace(worked_case(name).sheet(), meeting_held=met)
    to_do = next(each for each in worked_case("ordinary-bullied").sheet().prompts)
    yield replace(free, prompts=tuple(replace(to_do, short=f"The {at}.") for at in range(9)))
    clash = Clash(Ref("VIS-5", "child-1"), (), is_set_aside=True)
    yield replace(free, contradictions=(clash,))
    yield replace(urgent, contradictions=(clash,) * 3)
    yield from (worked_case(name).sheet() for name in (*MORE, *few_case_names()))
