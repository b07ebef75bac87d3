"""The papers of a meeting on paper: as many pages as each reader has time for."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from ehe_check.case.absence import Absence
from ehe_check.case.session import RecordedHold
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import Document
from ehe_check.render.pdf import render_pdf
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.seen_grid import Seen, SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import proving
from tests.packs import paper
from tests.pages import composed, ordinary
from tests.worked import few_case_names, worked_case

pytestmark = pytest.mark.thorough

MOST = {PackPaper.ORGANISER: 1, PackPaper.CHAIR: 2, PackPaper.RECORD: 3}
CONTACTS = Contacts(
    social_care="01632 960001, the front door in the old town hall",
    out_of_hours="01632 960002",
    safeguarding_lead="01632 960003",
    meeting_guidance="the partnership's handbook, chapter 9",
)


def pages(document: Document) -> int:
    with pikepdf.open(io.BytesIO(render_pdf(document))) as pdf:
        return len(pdf.pages)


def too_long(sheet: PromptSheet, reason: Absence, which: dict[PackPaper, int]) -> list[PackPaper]:
    local = Settings(contacts=CONTACTS)
    return [each for each, most in which.items() if pages(paper(each, sheet, reason, local)) > most]


NAMES = few_case_names() if proving() else few_case_names()[::3]


@pytest.mark.parametrize("name", NAMES)
def test_an_organiser_reads_one_page_a_chair_two_and_the_record_has_three(name: str) -> None:
    session = worked_case(name).session
    held = session.under(RecordedHold(reason=Absence.RISK, on=date(2026, 11, 20)))

    assert [] == too_long(composed(session), Absence.DISAGREEMENT, MOST)
    assert [] == too_long(composed(held), Absence.RISK, MOST)


def test_everybody_invited_reads_one_page() -> None:
    assert 1 == pages(paper(PackPaper.AGENDA, ordinary()))


@pytest.mark.parametrize("children", [1, 4, 7, 10])
def test_ten_children_and_ten_professionals_still_leave_the_chair_two_pages(children: int) -> None:
    cell = SeenCell(Seen.RECENT, date(2026, 10, 1), alone=True)
    columns = tuple(SeenColumn(f"role-{at}", f"a long name of role {at}") for at in range(10))
    ids = [f"child-{number}" for number in range(1, children + 1)]
    rows = tuple(SeenRow(each, each.replace("-", " number "), (cell,) * 10, cell) for each in ids)
    grave = worked_case("rules-01-taken-out-of-school-after-hunger").sheet()
    entries = tuple((each, each.replace("-", " number ")) for each in ids)
    crowded = replace(grave, seen=SeenGrid(columns, rows), entries=entries)

    assert [] == too_long(crowded, Absence.RISK, {PackPaper.ORGANISER: 1, PackPaper.CHAIR: 2})
