"""Answers that may not sit together, on a terminal: on page 1, and those that do not fit on 2."""

from __future__ import annotations

from collections.abc import Callable

from ehe_check.advice.recommendation import Clash
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Ref
from ehe_check.page.text import text
from ehe_check.sheet.first_page import FirstPage
from ehe_check.sheet.screen_line import Lines, Screen, as_shown


def clashes_first(
    page: FirstPage, screen: Screen, called: Callable[[Ref], str], most: int
) -> Lines:
    """Yield as many as page 1 has room for, and where the others stand."""
    shown = _on_page_one(page, most)
    for clash in page.clashes[:shown]:
        yield from screen.wrap(_clash(clash, screen, called), hang=" ")
    if clashes_left(page, most):
        yield from screen.wrap(
            text("Some answers may not sit together: see page 2 before you use this.")
        )


def clashes_second(
    page: FirstPage, screen: Screen, called: Callable[[Ref], str], most: int
) -> Lines:
    """Yield those for which page 1, with room for so many, has none."""
    for clash in page.clashes[_on_page_one(page, most) :]:
        yield from screen.wrap(_clash(clash, screen, called), hang=" ")


def clashes_left(page: FirstPage, most: int) -> bool:
    """Return whether some stand on page 2; where nothing is called for, there is none."""
    return not page.is_ordinary and len(page.clashes) > _on_page_one(page, most)


def _on_page_one(page: FirstPage, most: int) -> int:
    return min(most, 1) if page.advice.urgency is Urgency.EMERGENCY else most


def _clash(clash: Clash, screen: Screen, called: Callable[[Ref], str]) -> str:
    one, *others = (as_shown(called(ref), screen.encoding) for ref in (clash.answer, *clash.others))
    other = "; ".join(others)
    asked = (
        text("Do these two answers sit together? {one}; {other}.", one=one, other=other)
        if other
        else text("Does this answer fit with what is said of the worry? {one}.", one=one)
    )
    set_aside = text(
        "Look at both again. Name a worry only if there is one; the first may count less."
    )
    return f"{asked} {set_aside}" if clash.is_set_aside else asked
