"""Questions of every shape for several children, and anything said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from ehe_check.ask.case.put_question import SOURCES
from ehe_check.ask.marks import HEARD_SIGN, HOME_SIGN
from ehe_check.ask.put import Choice, Dated, GridRows, HowKnown, Put, PutKind, Row, Subject
from ehe_check.ask.reply import Cell, Move, Said
from ehe_check.page.dates import month_words

BANDS = (
    Choice("recent", "In the last 3 months", short="<3m"),
    Choice("year", "3 to 12 months ago", short="3-12m"),
    Choice("longer", "More than a year ago", short=">1y"),
    Choice("never", "Never, as far as anyone knows", short="never"),
)
LABELS = ("elder", "younger", "baby", "twin", "visiting child", "lodger's girl")
ROWS = (
    Row("gp", "GP practice", is_sighting=True),
    Row("nurse", "School nurse", is_sighting=True),
)
MOVES = frozenset(Move) - {Move.KEEP, Move.ROWS, Move.WORDS}
TODAY = date(2026, 11, 24)


def read_month(typed: str) -> Dated | str:
    """Read a day as a program writes it; its band is that of a walk on TODAY."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return "That is not a month."
    age = (TODAY - day).days
    band = "recent" if age <= 92 else "year" if age <= 365 else "longer"
    return Dated(day, band, month_words(day))


def whole_grid(children: int, *, asks_source: bool = True) -> Put:
    """The grid of who last saw each child with its last row, which is about the home."""
    put = put_for(children, is_grid=True, asks_source=asks_source)
    unless = "with more than one home, both may be right"
    home = Row("home", "inside the home", about=(), said_by=HOME_SIGN, unless=unless)
    return replace(put, grid=replace(put.grid, rows=(*put.grid.rows, home)))


def put_for(children: int, *, is_grid: bool = False, asks_source: bool = True) -> Put:
    """A question with a month for so many children, or the grid of who last saw each."""
    sources = SOURCES if asks_source else ()
    known = HowKnown(sources, read_month=read_month, undated=frozenset({"never"}))
    heard = Row("alone", "heard alone", known=replace(known, sources=()), said_by=HEARD_SIGN)
    subjects = tuple(
        Subject(f"child-{place}", LABELS[place - 1]) for place in range(1, children + 1)
    )
    return Put(
        PutKind.GRID if is_grid else PutKind.CHOICE,
        "When did each professional last see each child?" if is_grid else "When was it?",
        BANDS,
        name="VIS-1",
        id="VIS-1",
        ids=frozenset({"VIS-1", "VIS-2"}),
        subjects=subjects if is_grid or children > 1 else (),
        grid=GridRows((*ROWS, heard)) if is_grid else GridRows(),
        known=known,
        one_by_one=frozenset({"never"}) if not is_grid else frozenset(),
        moves=MOVES,
        why="Because.",
    )


TOLD = (
    Choice("gp", "GP practice"),
    Choice("nurse", "School nursing team"),
    Choice("care", "Social care"),
    Choice("nobody", "Nobody that I know of"),
    Choice("unlooked", "I have not looked"),
)


def known_as(put: Put, **known: Any) -> Put:  # noqa: ANN401 (by name)
    """Return a question with something else about how its answer is known."""
    return replace(put, known=replace(put.known, **known))


def several_put(*, asks_source: bool = True) -> Put:
    """A question to which several answers may be ticked, one of them only by itself."""
    return Put(
        PutKind.SEVERAL,
        "Who has been told?",
        TOLD,
        name="EHE-2",
        id="EHE-2",
        known=HowKnown(SOURCES if asks_source else (), not_beside=frozenset({"unlooked"})),
        by_itself=frozenset({"nobody", "unlooked"}),
        moves=MOVES,
    )


def very_long(put: Put) -> Put:
    """Return a question of which every part holds a word that no line is wide enough for."""
    word = "EHE-" + "0123456789" * 9
    parts = ("text", "heading", "help", "note", "last_time", "why", "placeholder")
    more = ("not_known_label", "skip_when", "shown_before")
    subjects = tuple(replace(each, label=word) for each in put.subjects)
    rows = tuple(replace(each, text=word) for each in put.grid.rows)
    long = replace(
        put,
        choices=tuple(replace(each, text=word, beside=word) for each in put.choices),
        shortcuts=(Choice("another", word, "z"),),
        subjects=subjects,
        grid=replace(put.grid, rows=rows),
        **dict.fromkeys((*parts, *more), word),  # type: ignore[arg-type]  # by name
    )
    sources = tuple(replace(each, text=word, short=word) for each in put.known.sources)
    return known_as(long, sources=sources)


def any_said(draw: Random, put: Put, cell: Cell) -> Said:
    """Say anything that can be said of a cell."""
    is_row = not put.row(cell[1]).is_sighting
    kind = draw.choice(["value"] * 4 + ["not known"] + ["not theirs"] * (not is_row))
    if kind != "value":
        return Said(*cell, not_known=kind == "not known", not_theirs=kind == "not theirs")
    source = draw.choice(SOURCES).id if put.known_of(cell[1]).sources else ""
    option = draw.choice(BANDS).id
    has_month = option != "never" and draw.random() < 0.4
    on = {"recent": date(2026, 10, 1), "year": date(2026, 3, 1), "longer": date(2025, 6, 1)}
    may_be_marked = put.row(cell[1]).is_sighting and option != "never"
    alone = may_be_marked and draw.random() < 0.3
    where = draw.choice(["i", "v", "", ""]) if may_be_marked else ""
    day = on[option] if has_month else None
    return Said(*cell, ids=(option,), source=source, on=day, signs="*" * alone + where)
