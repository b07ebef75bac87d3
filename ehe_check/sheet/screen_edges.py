"""The edges of a page on a terminal: of which case and days it is, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ehe_check.case.session import Decision
from ehe_check.page.columns import cells, cut, padded, wrapped
from ehe_check.page.short_dates import short_day
from ehe_check.page.words import Say
from ehe_check.sheet.first_page import FirstPage
from ehe_check.sheet.screen_line import WIDTH, Line, Lines, Mark, Screen, as_shown

MOST_NAMED = 4
MOST_DECIDED = 2
_SPARE = 30
_STEP = 4


def head_lines(say: Say, page: FirstPage, screen: Screen, number: int) -> Lines:
    """Yield what page this is: of which case, about whom, and of which two days."""
    days = (
        say("head.answered", day=short_day(page.answered_on)),
        say("head.printed", day=short_day(page.printed_on)),
        say("head.page", number=str(number)),
    )
    right = "   ".join(days)
    left = next(
        (each for each in _lefts(say, page) if cells(each) + 2 + cells(right) <= screen.width), None
    )
    if left is not None:
        yield Line(padded(left, screen.width - cells(right)) + right, Mark.STRONG)
        return
    yield from screen.wrap(_lefts(say, page)[0], Mark.STRONG)
    yield from screen.wrap(right)


def _lefts(say: Say, page: FirstPage) -> tuple[str, ...]:
    """Return what the first line says at its left, in ever fewer words; the grid names them too."""
    children = page.children
    number = say("head.children", number=str(len(children)))
    labels = ", ".join(each.called for each in children)
    marks = [say("head.shared")] if page.is_shared else []
    if page.draft is not None:
        open_, total = str(page.draft.open), str(page.draft.total)
        marks = [say("head.draft", open=open_, total=total), *marks]
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


def decided_lines(say: Say, page: FirstPage, decided: Decided | None, screen: Screen) -> Lines:
    """Yield what the practitioner decided, in two lines; the annex has all of their words.

    Its own words give way first, so that who does it and by when stand. Before them stands that
    HOLD or ASK FIRST comes first.
    """
    if decided is None or not (decided.made.text or decided.made.who or decided.made.by):
        return
    said = (_checked(say, page, decided, words) for words in _ever_shorter(say, decided.made))
    every = [as_shown(each, screen.encoding) for each in said]
    fits = (each for each in every if len(wrapped(each, WIDTH, hang=" ")) <= MOST_DECIDED)
    yield from screen.wrap(next(fits, cut(every[-1], MOST_DECIDED * WIDTH - _SPARE)), hang=" ")


def _ever_shorter(say: Say, made: Decision) -> Iterator[str]:
    """Yield the words of a decision, whole and then ever shorter."""
    words = made.text.rstrip(".")
    yield words
    for most in range(min(cells(words), MOST_DECIDED * WIDTH), _SPARE, -_STEP):
        yield say("decided.cut", text=cut(words, most).rpartition(" ")[0])


def _checked(say: Say, page: FirstPage, decided: Decided, words: str) -> str:
    said = _decided(say, decided, words).replace("....", "...")
    if not words or not page.advice.is_guarded:
        return said
    held, asks = say("decided.held", text=said), say("decided.ask_first", text=said)
    return held if page.advice.hold else asks


def _decided(say: Say, decided: Decided, words: str) -> str:
    text = " ".join(filter(None, (words, _who_and_when(say, decided.made))))
    if decided.on is not None:
        return say("decided.then", day=short_day(decided.on), text=text)
    match decided.agrees:
        case True:
            return say("decided.as_above", text=text)
        case False:
            return say("decided.differently", text=text)
        case None:
            return say("decided.plainly", text=text)
        case _:
            assert_never(decided.agrees)


def _who_and_when(say: Say, made: Decision) -> str:
    day = short_day(made.by) if made.by else ""
    if made.who and day:
        return say("decided.by", who=made.who, day=day)
    if made.who:
        return say("decided.who", who=made.who)
    return say("decided.day", day=day) if day else ""
