"""Who has a row in the grid of who saw each child, and what stands in a child's column."""

from __future__ import annotations

from ehe_check.judge.answers import Answer, Answers, Sighting
from ehe_check.judge.who_saw import column, professionals
from tests.banks import CHILDREN, asks, small_bank

BANK = small_bank(
    CHILDREN,
    """
[[questions]]
id = "VIS-1.who"
kind = "several"
options = [{ id = "nurse", usual = true }, { id = "gp", usual = true }, "school", "tutor"]
""",
    asks("VIS-1.alone", "recent", "never", per="child"),
    """
[[questions]]
id = "VIS-1"
per = "child"
seen = { by = "VIS-1.who", heard = "VIS-1.alone" }
options = ["recent", "never"]
""",
)
GRIDLESS = small_bank(CHILDREN, asks("VIS-1", "no", per="child"))


def answers(*cells: Sighting, listed: Answer | None = None) -> Answers:
    by_ref = {listed.ref: listed} if listed else {}
    return Answers(by_ref, sightings={each.cell: each for each in cells})


def rows(*ids: str) -> Answer:
    return Answer(question="VIS-1.who", value=ids)


def cell(by: str) -> Sighting:
    return Sighting(about="child-1", by=by, value="recent")


def test_the_rows_are_the_usual_ones_and_any_with_a_cell_until_some_are_added_or_taken_off() -> (
    None
):
    assert ("nurse", "gp") == professionals(BANK, Answers())
    assert ("nurse", "gp", "tutor") == professionals(BANK, answers(cell("tutor")))
    assert ("nurse", "school") == professionals(BANK, answers(listed=rows("school", "nurse")))
    assert ("gp",) == professionals(BANK, answers(cell("tutor"), listed=rows("gp", "gone")))
    assert () == professionals(GRIDLESS, answers(cell("nurse"), listed=rows("nurse")))
    for unsaid in ({"not_known": True}, {"skipped": True}, {"note": "nobody yet"}):
        listed = Answer.model_validate({"question": "VIS-1.who", **unsaid})
        assert ("nurse", "gp") == professionals(BANK, answers(listed=listed)), unsaid


def test_who_was_taken_off_has_no_cell_in_a_column() -> None:
    cells = cell("nurse"), cell("gp")

    assert cells == column(BANK, answers(*cells), "child-1")
    assert cells[1:] == column(BANK, answers(*cells, listed=rows("gp")), "child-1")
    assert () == column(BANK, answers(*cells), "child-2")
