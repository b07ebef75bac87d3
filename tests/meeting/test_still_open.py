"""The record's first table: what is still open from before, and room beneath it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.decided import AgreedStatus
from ehe_check.case.labels import numbered
from ehe_check.meeting.minutes import MANY_CHILDREN, MOST_NAMED, ROWS, record, still_open
from ehe_check.meeting.pack import Pack
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import Agreed, AgreedAt
from ehe_check.page.document import Block, Row, Table, every_block
from ehe_check.page.own import Own
from ehe_check.page.without_own import without_own
from ehe_check.render.pdf import render_pdf
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import tries
from tests.decided_rows import event
from tests.meeting.test_papers import guarded
from tests.meeting_records import HELD, agreed_at_a_meeting
from tests.packs import packed
from tests.pages import ordinary, words_in
from tests.supervised import any_agreed
from tests.worked import shipped_bank

BANK = shipped_bank()
TO_THE_FAMILY = next(
    key
    for key, (question, rule) in BANK.rules.items()
    if rule.approaches_family and rule.text and rule.when_hold and question.topic != "PMH"
)
OF_THE_BANK = event(AgreedStatus.CARRY_ON, date(2026, 11, 3), TO_THE_FAMILY)


def blocks(*agreed: Agreed, sheet: PromptSheet | None = None) -> tuple[Block, ...]:
    return tuple(still_open(replace(packed(sheet or ordinary()), agreed=agreed)))


def rows(*agreed: Agreed, sheet: PromptSheet | None = None) -> tuple[Row, ...]:
    (table,) = (each for each in blocks(*agreed, sheet=sheet) if isinstance(each, Table))
    return table.plain_rows


def named(*agreed: Agreed, sheet: PromptSheet | None = None) -> list[str]:
    return [row.head.partition(" ")[2] for row in rows(*agreed, sheet=sheet) if row.head]


def words(*agreed: Agreed, sheet: PromptSheet | None = None) -> str:
    said = blocks(*agreed, sheet=sheet)
    return "\n".join(text for block in said for text in words_in(block))


def test_what_is_open_stands_in_the_record_with_who_and_by_when_and_blank_rows() -> None:
    weigh = agreed_at_a_meeting(1, "Weigh.", about="child-1", by=date(2026, 12, 4))
    called = dict(ordinary().entries)["child-1"]
    row, *blank = rows(weigh)
    paper = record(replace(packed(ordinary()), agreed=(weigh,)))

    assert f"D1 {called}: Weigh." == row.head
    assert ["nurse, by 4 December 2026", None] == [cell.text for cell in row.cells]
    assert [""] * (ROWS - 1) == [each.head for each in blank]
    assert [""] * ROWS == [each.head for each in rows()]
    assert any(isinstance(x, Table) and row in x.rows for x in every_block(paper.blocks))


ASK, WRITE = agreed_at_a_meeting(1, "Ask."), agreed_at_a_meeting(2, "Write.")
PAST = ASK.with_row(by=date(2026, 11, 21))
LATER = WRITE.with_row(by=date(2026, 12, 4))
AGAIN = replace(
    ASK.with_row(status=AgreedStatus.CARRY_ON, by=date(2026, 12, 18)), on=date(2026, 11, 23)
)
UNLISTED = replace(ASK, about="child-unlisted")
SETTLED = replace(ASK, on=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("agreed", "heads", "said"),
    [
        ((ASK, WRITE.with_row(number=7)), ["D1 Ask.", "D7 Write."], "nurse"),
        (
            (agreed_at_a_meeting(3, "Look."), LATER, PAST),
            ["D1 Ask.", "D2 Write.", "D3 Look."],
            "nurse, by 21 November 2026, passed",
        ),
        ((ASK, AGAIN), ["D1 Ask."], "by 18 December 2026"),
        ((ASK, SETTLED.with_row(status=AgreedStatus.DONE)), [], ""),
        ((ASK, SETTLED.with_row(status=AgreedStatus.DROPPED)), [], ""),
        ((UNLISTED,), ["D1 somebody not listed now: Ask."], ""),
    ],
    ids=["number", "past first", "carried on", "done", "not agreed", "not listed"],
)
def test_what_is_open_stands_once_by_its_number_and_day(
    agreed: tuple[Agreed, ...], heads: list[str], said: str
) -> None:
    """What is past its day comes first, and nobody who is not listed is taken for another."""
    assert heads == [row.head for row in rows(*agreed) if row.head]
    assert said in words(*agreed)


def test_a_prompt_is_worded_as_it_may_be_read_now() -> None:
    _, rule = BANK.rules[TO_THE_FAMILY]
    (free,), (held,) = named(OF_THE_BANK), named(OF_THE_BANK, sheet=guarded(ordinary()))

    assert rule.do == free
    assert free != held


def test_own_words_are_checked_first_while_the_family_may_not_know() -> None:
    lost = replace(ordinary(), missing=(Missing(Miss.NOT_READ, Own("a.toml")),))
    ring = agreed_at_a_meeting(1, "Ring the mother.")
    check = "Before anyone does any of this, check"
    for sheet in (guarded(ordinary()), lost):
        assert check in words(ring, sheet=sheet)
        assert check not in words(OF_THE_BANK, sheet=sheet)
    assert check not in words(ring)


def test_an_adults_health_and_the_writers_worry_stand_on_no_paper() -> None:
    apart = [
        event(AgreedStatus.NEW, date(2026, 11, 3), key)
        for key, (question, _) in BANK.rules.items()
        if question.topic in ("PMH", "SUP")
    ]
    gone = event(AgreedStatus.NEW, date(2026, 11, 3), "PMH-9.gone", prompt="As it was then.")

    assert apart
    assert [] == named(*apart, gone)


def test_what_comes_from_supervision_is_said_to_be_taken_out_first() -> None:
    private = agreed_at_a_meeting(1, at=AgreedAt.SUPERVISION)

    assert "first take out what is not for this meeting" in words(private)
    assert "take out" not in words(agreed_at_a_meeting(1))


def test_a_copy_to_share_has_none_of_their_own_words() -> None:
    sheet = without_own_words(ordinary(), BANK)
    told = (agreed_at_a_meeting(1, "Ring aunt Joan.", who=Own("Joan")), OF_THE_BANK)
    copy = without_own(told, numbered(BANK))

    assert 1 == len(named(*copy, sheet=sheet))
    assert "Joan" not in str(rows(*copy, sheet=sheet))


@tries(30, 300)
@given(st.lists(any_agreed(), max_size=12), st.sampled_from([ordinary(), guarded(ordinary())]))
def test_never_more_than_the_page_holds_and_always_a_blank_row_to_write_in(
    agreed: list[Agreed], sheet: PromptSheet
) -> None:
    every = rows(*agreed, sheet=sheet)

    assert ROWS <= len(every) <= MOST_NAMED + 1
    assert "" == every[-1].head
    assert all(len(row.head) <= 110 for row in every)


@pytest.mark.thorough
@pytest.mark.parametrize("children", [1, MANY_CHILDREN - 1, MANY_CHILDREN, MANY_CHILDREN + 1])
def test_the_record_is_no_longer_for_what_is_open_however_long_that_is(children: int) -> None:
    entries = tuple((f"child-{each}", f"child {each}") for each in range(1, children + 1))
    free = replace(guarded(ordinary()), entries=entries)
    long, who = "Weigh the younger one at the clinic, and write it down. " * 9, Own("A nurse, " * 9)
    agreed = [
        agreed_at_a_meeting(each, long, about="child-1", who=who, by=HELD) for each in range(6)
    ]
    without = packed(free)

    assert pages_of(without) == pages_of(replace(without, agreed=tuple(agreed)))


def pages_of(pack: Pack) -> int:
    return len(pikepdf.open(io.BytesIO(render_pdf(record(pack)))).pages)


def test_what_finds_no_row_is_counted() -> None:
    several = [agreed_at_a_meeting(number, f"Do {number}.") for number in range(MOST_NAMED + 2)]

    assert "And 2 more:" in words(*several)
    assert "more" not in words(*several[:MOST_NAMED])
