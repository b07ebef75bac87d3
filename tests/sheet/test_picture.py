"""The picture of the case: each cell says in words what is known, and never more."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.page.document import Cell, Document, Heading, Row, Shape, Table
from tests.pages import composed, page, sections, sheet_of
from tests.worked import session_of

HEADING = "Who has seen the children"
WORRY = sheet_of("supervision-uneasy-and-nothing-else").recommendation


def answered(*answers: Answer, entries: tuple[Entry, ...] = (), walk_set: str = "full") -> Document:
    child = Entry(id="child-1", label="eldest", age="school-age")
    given = Answers(entries=(child, *entries))
    for answer in (Answer(question="SUP-2", value="worried"), *answers):
        given = given.with_answer(answer)
    return page(composed(session_of(given, walk_set)))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_a_child_has_a_row_with_when_it_was_seen_and_how_that_is_known() -> None:
    seen = Answer(
        question="VIS-1", about="child-1", value="within-3-months", evidence=Evidence.RECORD
    )

    row = tables(answered(seen))[0].rows[0]

    assert row.head == "eldest"
    assert row.cells[0] == Cell("In the last 3 months (from a record)", Shape.ALL)


def test_what_is_not_known_or_not_answered_is_drawn_as_unknown() -> None:
    not_known = Answer(question="VIS-1", about="child-1", not_known=True)

    cells = tables(answered(not_known))[0].rows[0].cells

    assert cells == (Cell("Not known", Shape.UNKNOWN), Cell("Not answered", Shape.UNKNOWN))


def test_each_child_has_when_it_was_seen_and_when_it_was_heard_alone() -> None:
    seen = Answer(question="VIS-1", about="child-1", value="longer-ago")
    heard = Answer(question="VIS-1.alone", about="child-1", value="never")

    (table,) = tables(answered(seen, heard))

    never = "Never, as far as anyone knows"
    assert table.rows == (
        Row("eldest", (Cell("More than a year ago", Shape.NONE), Cell(never, Shape.NONE))),
    )


def test_what_does_not_arise_is_left_out_with_a_dash() -> None:
    unborn = Entry(id="child-2", label="baby to come", age="unborn")

    (table,) = tables(answered(entries=(unborn,)))

    assert set(table.rows[1].cells) == {Cell("\N{EN DASH}")}


def test_what_was_not_asked_is_said_to_be_not_asked() -> None:
    sheet = composed(session_of(Answers(entries=(Entry(id="child-1", label="eldest"),))))
    made = replace(sheet.provenance, not_asked=("VIS-1",))
    (table,) = tables(page(replace(sheet, provenance=made, unanswered=(), recommendation=WORRY)))

    assert table.rows[0].cells[0] == Cell("Not asked", Shape.UNKNOWN)


def test_without_a_child_there_is_no_picture() -> None:
    sheet = replace(composed(session_of(Answers(entries=()))), recommendation=WORRY)

    assert HEADING not in sections(page(sheet))


def test_it_begins_a_page_of_its_own_and_whose_accounts_it_rests_on_stand_beneath_it() -> None:
    seen = Answer(
        question="VIS-1", about="child-1", value="never", evidence=Evidence.PARENT_TOLD_ME
    )
    headings = [block for block in answered(seen).blocks if isinstance(block, Heading)]
    names = [heading.text for heading in headings if heading.level == 2]

    assert [heading.text for heading in headings if heading.starts_page] == [HEADING]
    assert names[names.index(HEADING) + 1] == "Whose accounts this rests on"
