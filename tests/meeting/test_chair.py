"""The chair's two pages, and who heard a child's own words beside them on every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Answer, Sighting
from ehe_check.meeting.chair import CROWDED, MOST_REASONS, Room, room_of
from ehe_check.meeting.pack import PackPaper
from ehe_check.meeting.page import meeting_paper
from ehe_check.page.document import (
    Bullets,
    Document,
    Item,
    Row,
    Seen,
    Table,
    every_block,
)
from ehe_check.page.own import Own
from ehe_check.settings.settings import Contacts, Settings
from ehe_check.sheet.first_page import first_page
from ehe_check.sheet.merged_points import Find, Points
from ehe_check.sheet.seen_grid import MOST_COLUMNS, SeenCell, SeenColumn, SeenGrid, SeenRow
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from tests.meeting.test_papers import WITH_TRIGGER
from tests.packs import packed, paper
from tests.pages import composed, ordinary, page, sheet_of
from tests.sheet.laid_out import text_of
from tests.worked import (
    case_names,
    session_of,
    shipped_bank,
    some_case_names,
    worked_case,
)

OPEN = (
    "A plan, strategy discussion or enquiry is open. Bring this to it, through the allocated "
    "worker or their manager; do not meet round it."
)
ANYONE = SeenColumn("anyone", "")
URGENT = "urgent-refused-sight-with-a-safety-worry"


def chair(sheet: PromptSheet, local: Settings | None = None) -> Document:
    return paper(PackPaper.CHAIR, sheet, local=local)


def table(document: Document, column: str) -> list[Row]:
    """Return the rows of the table that has a column of some name."""
    tables = (block for block in every_block(document.blocks) if isinstance(block, Table))
    return [row for each in tables if column in each.columns for row in each.plain_rows]


def test_the_reasons_are_those_of_the_first_page_with_the_reviews_own_first() -> None:
    for name in some_case_names():
        sheet = worked_case(name).sheet()
        first = first_page(Points(sheet, shipped_bank()), Settings())
        told = tuple(point.text for point in first.reasons)
        rows = table(chair(sheet), "What was answered")
        said = [row.cells[0].text or "" for row in rows]
        apart = "a reason that is kept apart from this paper"

        assert [] == [each for each in said if not each.endswith((apart, *told))], name
        are_of_the_review = ["(L4." in row.head for row in rows]
        assert sorted(are_of_the_review, reverse=True) == are_of_the_review, name
        assert bool(told) is bool(rows), name


@pytest.mark.untraced
def test_the_chair_is_told_where_the_reasons_belong_to_a_plan_or_enquiry_that_is_open() -> None:
    told = {name for name in case_names() if OPEN in text_of(chair(worked_case(name).sheet()))}

    assert told == {name for name in case_names() if _is_for_the_enquiry(name)}
    assert "social-care-plan-open-and-help-has-not-worked" in told
    assert "urgent-refused-sight-with-a-safety-worry" not in told


def test_a_copy_says_that_it_was_agreed_who_tells_the_family_and_not_what() -> None:
    sheet = worked_case("ask-first-agreed").sheet()
    unsaid = replace(sheet.recommendation, guard=replace(sheet.recommendation.guard, text=""))
    said = text_of(chair(sheet))
    copy = text_of(chair(without_own_words(sheet, shipped_bank())))

    assert "Agreed\nThe social worker tells both parents" in said
    assert "Agreed\nleft out of this copy" in copy
    assert "Agreed" not in text_of(chair(replace(sheet, recommendation=unsaid)))


def _is_for_the_enquiry(name: str) -> bool:
    advice = worked_case(name).sheet().recommendation
    return advice.title.startswith("Bring this to") or advice.beneath.startswith("Then: bring")


def grid(*cells: SeenCell, heard: SeenCell) -> SeenGrid:
    columns = tuple(SeenColumn(f"role-{at}", f"role {at}") for at in range(len(cells)))
    return SeenGrid(columns, (SeenRow("child-1", "elder", cells, heard),))


def test_who_has_seen_whom_is_a_shape_the_month_and_how() -> None:
    seen = grid(
        SeenCell(Seen.RECENT, date(2026, 10, 1), alone=True, evidence=Evidence.RECORD),
        SeenCell(Seen.UNKNOWN, remote=True),
        SeenCell(Seen.NOT_THEIRS),
        heard=SeenCell(Seen.NEVER),
    )
    (row,) = table(chair(replace(ordinary(), seen=seen)), "role 0")

    assert "elder" == row.head
    assert [Seen.RECENT, Seen.UNKNOWN, Seen.NOT_THEIRS, Seen.NEVER] == [
        cell.shape for cell in row.cells
    ]
    assert "October 2026" == row.cells[0].text


def test_what_finds_no_column_is_named_and_so_it_is_where_nobody_is_listed_or_named() -> None:
    never = SeenCell(Seen.NEVER)
    many = grid(*[never] * (MOST_COLUMNS + 1), heard=never)
    by_anyone = replace(grid(SeenCell(Seen.LONG_AGO), heard=never), columns=(ANYONE,))
    wide, empty, one = (
        chair(replace(ordinary(), seen=seen)) for seen in (many, SeenGrid(), by_anyone)
    )

    assert ["elder"] == [row.head for row in table(wide, "role 0")]
    assert f"Not in this table: role {MOST_COLUMNS}. See the annex of the prompt sheet." in text_of(
        wide
    )
    assert "nobody has said who last saw them" in text_of(empty)
    assert table(one, "anyone")


def test_what_only_a_parent_has_said_stands_apart_never_twice_and_the_rest_is_counted() -> None:
    told = Answer(question="EHE-1", value="yes", evidence=Evidence.PARENT_TOLD_ME)
    sheet = sheet_of("none-faith-diet-vaccines", told)
    lines = [line for line in text_of(chair(sheet)).split("\n") if line.startswith("How")]
    answers = enumerate(ordinary().answered[:9])
    nine = tuple(replace(why, answer=f"parent-{at}") for at, why in answers)
    none, many = (text_of(chair(replace(sheet, only_the_family=each))) for each in ((), nine))

    assert sheet.only_the_family
    assert len(lines) == len(set(lines))
    assert "No answer rests on a parent alone." in none
    assert Room().told == many.count("parent-")
    assert f"and {len(nine) - Room().told} more on the sheet" in many


def test_what_is_kept_apart_stands_in_no_list_of_what_is_known_or_not() -> None:
    parent = replace(ordinary().answered[0], question="PMH-1", answer="told-apart")
    pack = packed(replace(ordinary(), only_the_family=(parent,)))
    well = pack.first.going_well[0]
    of_health = replace(well.prompts[0], question="PMH-1")
    first = replace(
        pack.first,
        find_first=(Find("found-apart", "", "", "PMH-1"),),
        going_well=(replace(well, text="well-apart", prompts=(of_health,)),),
    )
    said = text_of(meeting_paper(PackPaper.CHAIR, replace(pack, first=first)))

    assert "-apart" not in said
    assert "No answer rests on a parent alone." in said


def test_the_calls_of_today_stand_with_the_partnerships_numbers() -> None:
    local = Settings(contacts=Contacts(social_care="01632 960001", out_of_hours="01632 960002"))

    assert "Children's social care\n01632 960001\nout of hours 01632 960002" in text_of(
        chair(sheet_of(URGENT), local)
    )


def test_five_reasons_are_listed_and_more_are_said_to_stand_on_the_sheet() -> None:
    pack = packed(sheet_of(WITH_TRIGGER))
    point = pack.first.reasons[0]
    six = tuple(replace(point, text=f"reason {number}") for number in range(6))
    more = replace(pack, first=replace(pack.first, reasons=six))
    document = meeting_paper(PackPaper.CHAIR, more)

    assert MOST_REASONS == len(table(document, "What was answered"))
    assert "More stands on the sheet." in text_of(document)


def test_more_than_four_children_are_counted_and_leave_room_for_the_grid() -> None:
    heads = {number: chair(replace(ordinary(), entries=children(number))).head for number in (4, 5)}
    rooms = [room_of(packed(replace(ordinary(), entries=children(number)))) for number in (6, 7)]

    assert ["elder 4" in head.line for head in heads.values() if head] == [True, False]
    assert ["5 children" in head.line for head in heads.values() if head] == [False, True]
    assert [Room(), CROWDED] == rooms


def children(number: int) -> tuple[tuple[str, str], ...]:
    return tuple((f"child-{at}", f"elder {at}") for at in range(1, number + 1))


def test_a_child_whose_words_are_kept_apart_from_the_others_is_named() -> None:
    sheet = sheet_of(WITH_TRIGGER, Answer(question="VOI-2", value="Come again."))
    one = replace(sheet.own_words[0], about="child-1")
    document = chair(replace(ordinary(), own_words=(one,), entries=children(2)))
    lists = (block for block in every_block(document.blocks) if isinstance(block, Bullets))
    said = {item for each in lists for item in each.items}

    assert {Item("Come again.", "elder 1"), Item("nothing written down yet", "elder 2")} <= said
    assert "nothing written down yet" in text_of(chair(replace(ordinary(), own_words=())))


CASE = "one-trigger-drift"
WORDS, WHO = "I like the canal.", "family support worker, January"


def spoken(evidence: Evidence | None, heard: str | None) -> PromptSheet:
    words = Own(heard) if heard else None
    return sheet_of(CASE, Answer(question="VOI-2", value=WORDS, evidence=evidence, heard=words))


def pages(sheet: PromptSheet) -> dict[str, Document]:
    return {
        "page 1": page(sheet),
        "annex": page(sheet, is_full=True),
        "chair": paper(PackPaper.CHAIR, sheet),
    }


@pytest.mark.parametrize(
    ("evidence", "heard", "beside"),
    [
        (Evidence.PROFESSIONAL_TOLD_ME, WHO, f" (heard by a professional: {WHO})"),
        (Evidence.PARENT_TOLD_ME, "mother, at tea", " (heard by family: mother, at tea)"),
        (Evidence.SAW_MYSELF, "in May", " (heard by the writer: in May)"),
        (Evidence.SAW_MYSELF, None, " (heard by the writer)"),
        (None, "a librarian", " (heard by a librarian)"),
        (None, None, ""),
    ],
)
def test_stands_beside_them_on_page_1_in_the_annex_and_on_the_chairs_sheet(
    evidence: Evidence | None, heard: str | None, beside: str
) -> None:
    for name, document in pages(spoken(evidence, heard)).items():
        times = text_of(document).count(WORDS)

        assert times == text_of(document).count(f"{WORDS}{beside}") > 0, name
        assert ("(heard by" in text_of(document)) == bool(beside), name


def test_is_in_no_copy_to_share() -> None:
    copy = without_own_words(spoken(Evidence.PROFESSIONAL_TOLD_ME, WHO), shipped_bank())
    said = [repr(copy), *map(text_of, pages(copy).values())]

    assert [] == [each for each in (WHO, WORDS, "(heard by") if any(each in x for x in said)]


def at_home(*, is_there: bool) -> PromptSheet:
    """A sheet on which a child was seen by somebody whom the answers name."""
    listed = Answer(question="VIS-1.who", value=("family-support",))
    cell = Sighting(about="child-1", by="family-support", value="within-a-year", at_home=is_there)
    answers = worked_case(CASE).session.all_answers().with_answer(listed)
    return composed(session_of(answers.with_sighting(cell)))


def test_who_heard_a_child_and_where_one_was_seen_stand_there_and_move_no_advice() -> None:
    mother = spoken(Evidence.PARENT_TOLD_ME, "mother")
    for bare, more, shown in (
        (spoken(None, None), mother, "(heard by family: mother)"),
        (at_home(is_there=False), at_home(is_there=True), ", home\n"),
    ):
        assert bare.recommendation == more.recommendation
        assert bare.prompts == more.prompts
        assert bare.only_the_family == more.only_the_family
        assert bare.evidence == more.evidence
        for sheet in (more, bare):
            said = {shown in text_of(document) for document in pages(sheet).values()}
            assert {sheet is more} == said
