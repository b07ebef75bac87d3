"""Page 1 and 2 on a terminal of 80 columns, whole: one case for each that looks its own way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ehe_check.judge.answers import Answers, Sighting
from ehe_check.sheet.screen_line import Screen
from tests.pages import composed
from tests.screens import first, second, texts_of
from tests.worked import worked_case

CASES = (
    "rules-01-taken-out-of-school-after-hunger",
    "rules-02-nobody-has-seen-the-boy-for-years",
    "rules-06-clinic-care-not-given-and-child-thin",
    "hold-contact-with-the-father-is-unsafe",
    "emergency-violence-towards-staff-now",
    "one-trigger-help-has-not-worked",
    "ordinary-twins",
    "none-young-care-experienced-parent",
)
MONTHS = {"gp-practice": date(2025, 6, 1), "health-visitor": None, "school-nurse": None}


def seen(answers: Answers) -> Answers:
    """Answers with a grid of three professionals."""
    for entry in answers.listed("child"):
        for by, month in MONTHS.items():
            band = "longer-ago" if month else "within-3-months" if "nurse" in by else "never"
            alone = by == "school-nurse"
            cell = Sighting(about=entry.id, by=by, value=band, on=month, alone=alone)
            answers = answers.with_sighting(cell)
    ticked = answers.by_ref.values()
    who = next(each for each in ticked if each.question == "VIS-1.who")
    return answers.with_answer(who.model_copy(update={"value": tuple(MONTHS)}))


@pytest.mark.parametrize("name", CASES)
def test_the_pages_are_as_they_were(name: str, golden: Callable[[str, bytes], None]) -> None:
    sheet = worked_case(name).sheet()
    pages = (second(sheet), first(sheet))

    golden(f"screen-{name}.txt", "\n".join(map(texts_of, pages)).encode())


def test_a_page_with_the_grid_is_as_it_was_drawn_and_read_out(
    golden: Callable[[str, bytes], None],
) -> None:
    session = worked_case("rules-02-nobody-has-seen-the-boy-for-years").session
    sheet = replace(composed(session.holding(seen(session.all_answers()))), is_draft=False)
    ways = (Screen(), Screen(reads=True), Screen(39))

    golden("screen-grid.txt", "\n".join(texts_of(first(sheet, way)) for way in ways).encode())
