"""How many pages the papers of a meeting have, and the questions to fill in by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from functools import cache

import pikepdf
import pytest

from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.page import lay_out_blank
from ehe_check.blank.report_file import load_blank_report
from ehe_check.case.absence import Absence
from ehe_check.case.session import RecordedHold
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import Callout, CalloutTone, Document, Paragraph
from ehe_check.render.pdf import render_pdf
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.seen_grid import Seen, SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import proving
from tests.packs import paper
from tests.pages import composed, ordinary
from tests.render.pdf_structure import painted_order, tagged_orders
from tests.worked import few_case_names, shipped_bank, worked_case

pytestmark = pytest.mark.thorough

MOST = {PackPaper.ORGANISER: 1, PackPaper.CHAIR: 2, PackPaper.RECORD: 3}
CONTACTS = Contacts(
    social_care="01632 960001, the front door in the old town hall",
    out_of_hours="01632 960002",
    safeguarding_lead="01632 960003",
    meeting_guidance="the partnership's handbook, chapter 9",
)


drawn = cache(render_pdf)
"""The bytes of a document, which are the same each time, drawn once."""


def pages(document: Document) -> int:
    with pikepdf.open(io.BytesIO(drawn(document))) as pdf:
        return len(pdf.pages)


def too_long(sheet: PromptSheet, reason: Absence, which: dict[PackPaper, int]) -> list[PackPaper]:
    local = Settings(contacts=CONTACTS)
    return [each for each, most in which.items() if pages(paper(each, sheet, reason, local)) > most]


NAMES = few_case_names() if proving() else few_case_names()[::5]


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


# A form.


@cache
def form(walk_set: WalkSet) -> Document:
    return lay_out_blank(shipped_bank(), walk_set, load_blank_report())


def test_a_form_takes_far_fewer_pages_than_a_page_to_read() -> None:
    quick = form(WalkSet.QUICK)

    assert pages(quick) < pages(replace(quick, is_form=False)) * 0.7


@pytest.mark.parametrize("walk_set", WalkSet)
def test_a_reader_who_listens_hears_the_columns_one_after_the_other(walk_set: WalkSet) -> None:
    with pikepdf.open(io.BytesIO(drawn(form(walk_set)))) as pdf:
        assert list(map(painted_order, pdf.pages)) == tagged_orders(pdf)


@pytest.mark.parametrize("blocks", [(), (Callout(CalloutTone.URGENT, "Now", (Paragraph("Go."),)),)])
def test_a_form_with_nothing_or_only_a_box_on_it_is_a_page(blocks: tuple[Callout, ...]) -> None:
    assert 1 == pages(Document(title="Form", blocks=blocks, is_form=True))
