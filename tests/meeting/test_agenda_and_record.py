"""The agenda, which may be sent; and the record, which is written in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.advice_keys import BoxKey
from ehe_check.case.absence import Absence
from ehe_check.judge.answers import Answer
from ehe_check.meeting.pack import PackPaper
from ehe_check.page.document import Document, Heading, Table, every_block
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import tries
from tests.meeting.test_papers import guarded
from tests.packs import paper, shipped_words
from tests.pages import ordinary, sheet_of, words_in, words_of
from tests.sheet.laid_out import sheets


def record(sheet: PromptSheet) -> Document:
    return paper(PackPaper.RECORD, sheet)


def tables(document: Document) -> list[Table]:
    return [block for block in every_block(document.blocks) if isinstance(block, Table)]


@tries(10, 100)
@given(sheets(), st.sampled_from(list(Absence)))
def test_the_agenda_is_the_same_for_every_case(sheet: PromptSheet, reason: Absence) -> None:
    same = paper(PackPaper.AGENDA, ordinary())

    assert same == paper(PackPaper.AGENDA, sheet, reason) == paper(PackPaper.AGENDA, guarded(sheet))


def test_those_who_are_invited_stand_in_the_record_and_there_is_room_for_more() -> None:
    known = Answer(question="VIS-1.who", value=("gp-practice", "school-nurse"))
    (here,) = [
        x for x in tables(record(sheet_of("one-trigger-drift", known))) if "F  P  R  A" in x.columns
    ]
    heads = [row.head for row in here.plain_rows]

    assert ["GP practice", "School nurse", ""] == heads[:3]
    assert heads.count("") >= 2


def test_adults_health_is_a_sheet_of_its_own_that_no_other_page_names() -> None:
    blocks = record(ordinary()).blocks
    say = shipped_words()
    first = next(
        at
        for at, block in enumerate(blocks)
        if isinstance(block, Heading) and block.text == say("record.health.heading")
    )
    heading, before = blocks[first], blocks[:first]
    words = "\n".join(text for block in before for text in words_in(block))

    assert isinstance(heading, Heading)
    assert heading.starts_page
    assert "sheet of its own" not in words
    assert words.count("adult's health") == 1
    assert "Nothing about an adult's health goes into this record." in words


def test_what_the_family_is_told_is_written_as_the_box_has_it() -> None:
    free = "\n".join(words_of(record(ordinary())))
    held = "\n".join(words_of(record(guarded(ordinary()))))
    ask = "\n".join(words_of(record(guarded(ordinary(), BoxKey.ASK_LEAD))))

    assert "Told by __________ on" in free
    assert "who says what" not in free
    assert "Nothing here goes where the family may read it" in held
    assert "before it is agreed with your safeguarding lead who says what" in ask
    assert "Told by __________ on" not in held + ask
