"""The pages of a sheet in lines: page 1 as it stands on a terminal, and what to do."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.sheet.annex_sessions import kept_words
from ehe_check.sheet.screen_edges import Decided
from ehe_check.sheet.screen_first import AroundPage, first_screen, room_for
from ehe_check.sheet.screen_line import Line, Screen, as_shown
from ehe_check.sheet.screen_second import MOST_LINES, Beside, second_screen
from ehe_check.sheet.second_page import MOST_ACTIONS, Actions, second_page
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Paper

FEWEST_ACTIONS = 6


def page_one(paper: Paper, screen: Screen) -> tuple[Line, ...]:
    """Return page 1."""
    return first_screen(paper.first, screen, _around(paper))


def page_two(paper: Paper, screen: Screen) -> tuple[Line, ...]:
    """Return what to do, as much of it as stands in so many lines of 79 columns.

    `words` are those of the sheet, in which what is to be done is said. Where nothing calls for a
    further step there is no page 2.
    """
    if paper.first.is_ordinary:
        return ()
    actions = actions_in_lines(paper)
    return second_screen(paper.first, actions, screen, _beside(paper, screen))


def actions_in_lines(paper: Paper) -> Actions:
    """Return what to do, with as much of it on page 2 as has room there in lines."""
    beside, actions = _beside(paper, Screen()), paper.actions
    for most in range(MOST_ACTIONS, FEWEST_ACTIONS - 1, -1):
        actions = second_page(paper.sheet, paper.bank, paper.library, most)
        if len(second_screen(paper.first, actions, Screen(), beside)) <= MOST_LINES:
            break
    return actions


def _beside(paper: Paper, screen: Screen) -> Beside:
    shown, lines, around = as_shown(paper.first, screen.encoding), paper.bank.lines, _around(paper)
    room = room_for(shown, around)
    is_whole = room.has_grid and room.children >= len(paper.first.grid.rows)
    caution = lines.ask_lead_first if lines else ""
    kept = kept_words(paper.sheet.kept_answers)
    return Beside(around.called, caution, not is_whole, room.clashes, room.reasons, room.ours, kept)


def _around(paper: Paper) -> AroundPage:
    return AroundPage(
        lambda ref: paper.named(ref.question, ref.about),
        _decided(paper.sheet),
        paper.local.contacts.safeguarding_lead,
        paper.calls,
    )


def _decided(sheet: PromptSheet) -> Decided | None:
    """Return the decision; it agrees with no advice but that upon which it was made."""
    made, upon = sheet.decision, sheet.decided_upon
    if made is None:
        return None
    if upon is not None and upon.differs_from(sheet.recommendation):
        return Decided(made, on=upon.day)
    agrees = made.agrees if made.agrees is False else sheet.agrees
    return Decided(made, agrees)


def without_draft_mark(paper: Paper) -> Paper:
    """Return a paper that is no draft where nothing is open: what is missing is the decision."""
    draft = paper.first.draft
    if draft is None or draft.open:
        return paper
    return replace(paper, first=replace(paper.first, draft=None))
