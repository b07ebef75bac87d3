"""Pages: what belongs together stays on one of them, and a reader has no more than promised."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain
from zipfile import ZipFile

import pikepdf
import pytest

from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.page import lay_out_blank
from ehe_check.case.session import Absence, RecordedHold
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Cell,
    Document,
    GroupRow,
    Heading,
    Item,
    PageBreak,
    PageHead,
    Paragraph,
    Row,
    Seen,
    Table,
)
from ehe_check.render.docx.word import render_docx
from ehe_check.render.pdf import render_pdf
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.seen_grid import SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import proving
from tests.packs import paper
from tests.pages import composed
from tests.render.every_block import sheet_with_annex
from tests.render.pdf_text import bodies_of, letters_of, pages_of
from tests.sheet.laid_out import CLOSING
from tests.worked import few_case_names, shipped_bank, worked_case

pytestmark = pytest.mark.thorough

SHEET = sheet_with_annex()
assert SHEET.head is not None
assert SHEET.foot is not None
HEAD, FOOT = SHEET.head, SHEET.foot
GRID = Table(
    "",
    ("Child", "GP practice", "Health visitor"),
    (
        Row("elder", (Cell("Jun 25", Seen.RECENT), Cell("", Seen.NEVER))),
        Row("younger", (Cell("", Seen.NEVER), Cell("Oct 26", Seen.RECENT))),
    ),
)
TELL, ASK = (Row("1", (Cell("Tell social care. " * 9),)), Row("2", (Cell("Ask who. " * 9),)))
ACTIONS = Table(
    "",
    ("#", "What"),
    (GroupRow("Today"), TELL, GroupRow("elder"), ASK, ASK),
    widths=(5, 95),
    is_list=True,
)


@cache
def pages(document: Document) -> tuple[str, ...]:
    return tuple(" ".join(page.split()) for page in pages_of(render_pdf(document)))


def test_each_page_of_a_pdf_has_its_head_its_number_and_the_closing_line_once() -> None:
    made = pages(SHEET)

    assert len(made) > 2
    for number, page in enumerate(made, start=1):
        assert page.startswith(HEAD.title)
        assert f"Printed 24 November 2026 · page {number} of {len(made)}" in page
        assert page.endswith(CLOSING)
        assert page.count(CLOSING) == 1
    first, *bodies = bodies_of(render_pdf(SHEET))
    assert HEAD.title in first
    assert not any(HEAD.line in " ".join(body.split()) for body in bodies)
    assert not any(CLOSING in " ".join(body.split()) for body in bodies)


def test_the_head_of_a_later_page_has_as_many_words_as_fit_one_line() -> None:
    long, short = [f"w{number}" for number in range(100, 300)], ["EHE-0107", "by", "a", "nurse"]
    for words, most in ((long, 15), (short, 4)):
        head = PageHead("Prompt sheet", " ".join(words), HEAD.right)
        blocks = (Paragraph("One."), PageBreak(), Paragraph("Two."))
        first, second = pages(Document("T", blocks, head=head, foot=FOOT))

        assert all(word in first.split() for word in words)
        assert words[:most] == [word for word in words if word in second.split()]
        assert (most < len(words)) == ("…" in second)


def test_each_page_of_a_word_file_has_its_head_its_number_and_the_closing_line() -> None:
    with ZipFile(io.BytesIO(render_docx(SHEET))) as package:
        part = {name: package.read(f"word/{name}.xml").decode() for name in WORD_PARTS}

    for said in (HEAD.title, HEAD.line, *HEAD.right):
        assert said in part["document"]
        assert said in part["header"]
    for where in ("footer", "footer-first"):
        assert [" PAGE ", " NUMPAGES "] == re.findall("<w:instrText[^>]*>(.*?)<", part[where])
    assert all(CLOSING in part[where] for where in ("document", "footer", "footer-first"))
    assert "<w:titlePg/>" in part["document"]


WORD_PARTS = ("document", "header", "footer", "footer-first")
LED_TO = (
    (Heading(2, "Last of a page"), GRID),
    (Heading(2, "Last of a page"), ACTIONS),
    (Heading(2, "Last of a page"), Paragraph("Look."), Bullets((Item("First item."),))),
)


@pytest.mark.parametrize("blocks", LED_TO)
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(blocks: tuple[Block, ...]) -> None:
    high, low = 36, 58
    led_to = ((*(Paragraph("Words."),) * lines, *blocks, PageBreak()) for lines in range(high, low))
    made = pages(Document("T", tuple(chain(*led_to)), head=HEAD, foot=FOOT))
    with_heading = [page for page in made if "Last of a page" in page]

    assert low - high == len(with_heading) < len(made)
    assert [] == [
        page for page in with_heading if not re.search("Jun 25|Tell social care|First item", page)
    ]


def test_what_a_group_of_rows_is_called_stays_with_the_first_of_them() -> None:
    table = Table("", ACTIONS.columns, ACTIONS.rows * 12, widths=ACTIONS.widths, is_list=True)
    made = pages(Document("T", (Heading(2, "Actions"), table), head=HEAD, foot=FOOT))

    assert len(made) > 1
    for page in made:
        assert not page.partition(FOOT.left)[0].rstrip().endswith(("Today", "elder"))


MOST = {PackPaper.AGENDA: 1, PackPaper.ORGANISER: 1, PackPaper.CHAIR: 2, PackPaper.RECORD: 3}
CONTACTS = Contacts(
    social_care="01632 960001, the front door in the old town hall",
    out_of_hours="01632 960002",
    safeguarding_lead="01632 960003",
    meeting_guidance="the partnership's handbook, chapter 9",
)


drawn = cache(render_pdf)
"""The bytes of a document, which are the same each time, drawn once."""


def count(document: Document) -> int:
    with pikepdf.open(io.BytesIO(drawn(document))) as pdf:
        return len(pdf.pages)


def too_long(sheet: PromptSheet, reason: Absence, which: dict[PackPaper, int]) -> list[PackPaper]:
    local = Settings(contacts=CONTACTS)
    return [each for each, most in which.items() if count(paper(each, sheet, reason, local)) > most]


NAMES = few_case_names() if proving() else few_case_names()[::5]


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_a_page_but_the_chairs_two_and_the_record_three(
    name: str,
) -> None:
    session = worked_case(name).session
    held = session.under(RecordedHold(reason=Absence.RISK, on=date(2026, 11, 20)))

    assert [] == too_long(composed(session), Absence.DISAGREEMENT, MOST)
    assert [] == too_long(composed(held), Absence.RISK, MOST)


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


MOST_PAGES = {WalkSet.QUICK: 6, WalkSet.FULL: 8}


@pytest.mark.parametrize("walk_set", WalkSet)
def test_the_questions_take_few_pages_in_letters_that_can_be_read(walk_set: WalkSet) -> None:
    made = render_pdf(lay_out_blank(shipped_bank(), walk_set))

    assert len(pages_of(made)) <= MOST_PAGES[walk_set]
    assert 9 == min(letters_of(made))


@pytest.mark.parametrize("blocks", [(), (Callout(CalloutTone.URGENT, "Now", (Paragraph("Go."),)),)])
def test_a_form_with_nothing_or_only_a_box_on_it_is_a_page(blocks: tuple[Callout, ...]) -> None:
    assert 1 == count(Document(title="Form", blocks=blocks, is_form=True))
