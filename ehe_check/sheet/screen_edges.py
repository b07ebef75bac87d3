"""The edges of a page on a terminal: of which case and days it is, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ehe_check.case.session import Decision
from ehe_check.page.columns import cells, cut, padded, wrapped
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text
from ehe_check.sheet.first_page import FirstPage
from ehe_check.sheet.screen_line import WIDTH, Line, Lines, Mark, Screen, as_shown

MOST_NAMED = 4
MOST_DECIDED = 2
_SPARE = 30
_STEP = 4


def head_lines(page: FirstPage, screen: Screen, number: int) -> Lines:
    """Yield what page this is: of which case, about whom, and of which two days."""
    days = (
        text("answered {day}", day=short_day(page.answered_on)),
        text("printed {day}", day=short_day(page.printed_on)),
        text("p.{number}", number=str(number)),
    )
    right = "   ".join(days)
    left = next(
        (each for each in _lefts(page) if cells(each) + 2 + cells(right) <= screen.width), None
    )
    if left is not None:
        yield Line(padded(left, screen.width - cells(right)) + right, Mark.STRONG)
        return
    yield from screen.wrap(_lefts(page)[0], Mark.STRONG)
    yield from screen.wrap(right)


def _lefts(page: FirstPage) -> tuple[str, ...]:
    """Return what the first line says at its left, in ever fewer words; the grid names them too."""
    children = page.children
    number = text("{number} children", number=str(len(children)))
    labels = ", ".join(each.called for each in children)
    marks = [text("COPY TO SHARE")] if page.is_shared else []
    if page.draft is not None:
        open_, total = str(page.draft.open), str(page.draft.total)
        marks = [text("DRAFT, {open} of {total} open", open=open_, total=total), *marks]
    whoms = [labels] if len(children) <= MOST_NAMED else [number]
    whoms += [number, ""] if len(children) > 1 else [""]
    return tuple("  ".join(filter(None, (page.reference, whom, *marks))) for whom in whoms)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as the page may tell it: `agrees` with the advice on it, where that is known.

    `on` is the day on which it was decided upon other advice; the page claims no agreement then.
    """

    made: Decision
    agrees: bool | None = None
    on: date | None = None


def decided_lines(page: FirstPage, decided: Decided | None, screen: Screen) -> Lines:
    """Yield what the practitioner decided, in two lines; the annex has all of their words.

    Its own words give way first, so that who does it and by when stand. Before them stands that
    HOLD or ASK FIRST comes first.
    """
    if decided is None or not (decided.made.text or decided.made.who or decided.made.by):
        return
    said = (_checked(page, decided, words) for words in _ever_shorter(decided.made))
    every = [as_shown(each, screen.encoding) for each in said]
    fits = (each for each in every if len(wrapped(each, WIDTH, hang=" ")) <= MOST_DECIDED)
    yield from screen.wrap(next(fits, cut(every[-1], MOST_DECIDED * WIDTH - _SPARE)), hang=" ")


def _ever_shorter(made: Decision) -> Iterator[str]:
    """Yield the words of a decision, whole and then ever shorter."""
    words = made.text.rstrip(".")
    yield words
    for most in range(min(cells(words), MOST_DECIDED * WIDTH), _SPARE, -_STEP):
        yield text("{text} ...", text=cut(words, most).rpartition(" ")[0])


def _checked(page: FirstPage, decided: Decided, words: str) -> str:
    said = _decided(decided, words).replace("....", "...")
    if not words or not page.advice.is_guarded:
        return said
    held, asks = (
        text("HOLD: check first. {text}", text=said),
        text("ASK FIRST: check first. {text}", text=said),
    )
    return held if page.advice.hold else asks


def _decided(decided: Decided, words: str) -> str:
    said = " ".join(filter(None, (words, _who_and_when(decided.made))))
    if decided.on is not None:
        return text(
            "Decided on {day}, on advice that was another then: {text}.",
            day=short_day(decided.on),
            text=said,
        )
    match decided.agrees:
        case True:
            return text("Decided: as above. {text}.", text=said)
        case False:
            return text("Decided: differently from this page. {text}.", text=said)
        case None:
            return text("Decided: {text}.", text=said)
        case _:
            assert_never(decided.agrees)


def _who_and_when(made: Decision) -> str:
    day = short_day(made.by) if made.by else ""
    if made.who and day:
        return text("({who}, by {day})", who=made.who, day=day)
    if made.who:
        return text("({who})", who=made.who)
    return text("(by {day})", day=day) if day else ""
