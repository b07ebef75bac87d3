"""Sheets in the lines of a terminal, in the shipped words and with invented numbers to call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ehe_check.bank.effect import Route
from ehe_check.case.decided import CallMade
from ehe_check.page.own import Own
from ehe_check.render.lines import document_lines
from ehe_check.render.media import screen_medium
from ehe_check.render.screen_line import Line, Screen
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.pages import paper_of, screens
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Paper
from tests.banks import TODAY
from tests.decided_rows import to_do
from tests.worked import shipped_bank, shipped_library, worked_case

LOCAL = Settings(
    contacts=Contacts(
        social_care="01632 960001",
        out_of_hours="01632 960002",
        safeguarding_lead="01632 960003",
        named_doctor="01632 960004",
    )
)
WIDE = Screen()
ROWS = 24


def paper(sheet: PromptSheet, local: Settings = LOCAL, rows: int = ROWS) -> Paper:
    """What the pages of a sheet are made from, on a terminal of so many rows."""
    return paper_of(sheet, shipped_bank(), shipped_library(), local, screen_medium(rows))


def texts_of(lines: Iterable[Line]) -> str:
    """Lines as one text."""
    return "".join(f"{line.text}\n" for line in lines)


def pages(made: Paper, screen: Screen = WIDE) -> list[tuple[Line, ...]]:
    """The lines of each page."""
    return [tuple(document_lines(each, screen)) for each in screens(made)]


def first(
    sheet: PromptSheet, screen: Screen = WIDE, local: Settings = LOCAL, rows: int = ROWS
) -> tuple[Line, ...]:
    """Page 1."""
    return pages(paper(sheet, local, rows), screen)[0]


def second(sheet: PromptSheet, screen: Screen = WIDE, local: Settings = LOCAL) -> tuple[Line, ...]:
    """Page 2, nothing where there is none."""
    return next(iter(pages(paper(sheet, local), screen)[1:]), ())


def crowded() -> PromptSheet:
    """A sheet of which so much was kept and decided that page 1 has room for no reason."""
    sheet = worked_case("page-refused-sight-two-children").sheet()
    due = (Route.SOCIAL_CARE, Route.LEAD)
    kept = tuple(CallMade(to=route, on=TODAY, they_will=Own("see them")) for route in due)
    return replace(sheet, calls_made=kept, decided_to=to_do("Ring now"))


def in_one(lines: tuple[Line, ...] | list[str]) -> str:
    """Lines as one text, as if nothing were broken."""
    texts = (line.text if isinstance(line, Line) else line for line in lines)
    return " ".join(" ".join(texts).split())
