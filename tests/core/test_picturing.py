"""The picture of the case: each cell says in words what is known, and never more."""

from __future__ import annotations

from ehe_check.model.answers import Answer, Answers, Entry
from ehe_check.model.document import Cell, Document, Heading, Row, Shape, Table
from ehe_check.model.evidence import Evidence
from tests.pages import composed, page, sections
from tests.worked import session_of

HEADING = "Who has seen the children"


def answered(*answers: Answer, entries: tuple[Entry, ...] = (), walk_set: str = "full") -> Document:
    child = Entry(id="child-1", label="eldest", age="school-age")
    given = Answers(entries=(child, *entries))
    for answer in answers:
        given = given.with_answer(answer)
    return page(composed(session_of(given, walk_set)))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def nurse(**values: Answer) -> Document:
    return answered(*values.values(), entries=(Entry(id="professional-1", label="school nurse"),))


def of_the_nurse(question: str, **fields: object) -> Answer:
    return Answer.model_validate({"question": question, "about": "professional-1", **fields})


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


def test_a_professional_has_a_row_by_what_was_seen_where_when_and_alone() -> None:
    document = nurse(
        seen=of_the_nurse("VIS-1.seen", value="some"),
        where=of_the_nurse("VIS-1.where", value=("home", "clinic-or-surgery")),
        last=of_the_nurse("VIS-1.last", value="longer-ago"),
        alone=of_the_nurse("VIS-1.alone", value="no"),
    )

    assert tables(document)[1].rows == (
        Row(
            "school nurse",
            (
                Cell("Some of them", Shape.SOME),
                Cell("At home; At a clinic, surgery or hospital"),
                Cell("More than a year ago", Shape.NONE),
                Cell("No, always with a parent or carer there", Shape.NONE),
            ),
        ),
    )


def test_what_does_not_arise_is_left_out_with_a_dash() -> None:
    row = tables(nurse(seen=of_the_nurse("VIS-1.seen", value="none")))[1].rows[0]

    assert row.cells[0] == Cell("None of them", Shape.NONE)
    assert set(row.cells[1:]) == {Cell("\N{EN DASH}")}


def test_what_the_quick_set_does_not_ask_is_said_to_be_not_asked() -> None:
    entries = (Entry(id="professional-1", label="school nurse"),)

    row = tables(answered(entries=entries, walk_set="quick"))[1].rows[0]

    assert row.cells[0] == Cell("Not asked", Shape.UNKNOWN)


def test_where_nobody_is_listed_a_line_says_so_and_there_is_no_empty_table() -> None:
    document = answered()

    assert len(tables(document)) == 1
    assert (
        "No professional is listed, or the answers did not come to this."
        in (sections(document)[HEADING])
    )


def test_it_begins_a_page_of_its_own_and_whose_accounts_it_rests_on_stand_beneath_it() -> None:
    seen = Answer(
        question="VIS-1", about="child-1", value="never", evidence=Evidence.PARENT_TOLD_ME
    )
    headings = [block for block in answered(seen).blocks if isinstance(block, Heading)]
    names = [heading.text for heading in headings if heading.level == 2]

    assert [heading.text for heading in headings if heading.starts_page] == [HEADING]
    assert names[names.index(HEADING) + 1] == "Whose accounts this rests on"
