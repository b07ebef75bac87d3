"""The ledger on a page, in lines and as JSON: numbers, days, states, and what is checked first."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ehe_check.case.labels import numbered
from ehe_check.over_time.ledger import Ledger, State
from ehe_check.over_time.supervision import TODAY_STEP
from ehe_check.page.document import Document, Heading, Paragraph, Table, every_block
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.without_own import without_own
from ehe_check.render.lines import document_lines
from ehe_check.render.screen_line import Screen
from ehe_check.sheet.ledger_json import ledger_json
from ehe_check.sheet.ledger_page import LedgerPage, lay_out_ledger
from tests.sheet.every_ledger import EMPTY, ODD, VISIT, WHOLE, page
from tests.worked import shipped_bank

HELD = replace(WHOLE, hold=True)


def lines(each: LedgerPage, screen: Screen = Screen()) -> list[str]:  # noqa: B008 (it is frozen)
    return [line.text for line in document_lines(lay_out_ledger(each), screen)]


def rows(document: Document) -> list[tuple[str, ...]]:
    tables = (block for block in every_block(document.blocks) if isinstance(block, Table))
    return [
        (row.head, *(cell.text or "" for cell in row.cells))
        for table in tables
        for row in table.plain_rows
    ]


def said(document: Document) -> list[str]:
    return [each.text for each in every_block(document.blocks) if isinstance(each, Paragraph)]


# In lines.


def test_the_whole_ledger_stands_in_columns_and_no_day_is_broken(
    golden: Callable[[str, bytes], None],
) -> None:

    golden("ledger-79.txt", "\n".join(lines(page(WHOLE, is_all=True))).encode())
    told = "id: D2 what: offer a home visit carried on once, on 16 Jun 2026: worker left who:"
    for way in (Screen(reads=True), Screen(40)):
        narrow = lines(page(WHOLE), way)
        assert told in " ".join(" ".join(narrow).split())
        assert "   what: offer a home visit" in narrow


def test_of_what_is_done_it_is_said_where_nothing_is_written_for_the_child_but_of_no_call() -> None:
    done = replace(VISIT, state=State.DONE, for_child=NOTHING)
    lacks = "for the child: not written down"
    for decided, is_said in ((done, True), (replace(done, key=TODAY_STEP), False)):
        told = lines(page(replace(WHOLE, decisions=(decided,)), is_all=True))
        assert is_said == (lacks in " ".join(" ".join(told).split())), decided.key


def test_what_is_due_is_past_its_day_or_soon_then_what_has_no_day() -> None:
    found = lines(page(WHOLE))
    rest = "1 more is open with a later day. 3 are done, dropped or replaced. The whole ledger:"

    assert ["D2", "D3", "D7"] == [line[1:3] for line in found if line.startswith(" D")]
    assert rest in " ".join(" ".join(found).split())
    assert "Nothing is due by 8 December 2026." in lines(page(EMPTY))
    assert "Nothing has been decided yet." in lines(page(EMPTY, is_all=True))


def test_of_several_cases_those_with_something_due_stand_there_and_the_rest_is_counted() -> None:
    found = lines(page(WHOLE, EMPTY, ODD))
    paper = said(lay_out_ledger(page(WHOLE, EMPTY, EMPTY)))
    every = said(lay_out_ledger(page(WHOLE, EMPTY, EMPTY, is_all=True)))
    bare = said(lay_out_ledger(page(EMPTY)))
    text = " ".join(" ".join(found).split())

    assert {"EHE-0131", "No reference: none.toml"} <= set(found)
    assert "EHE-0300" not in found
    assert "Nothing is due by 8 December 2026 in 1 other case." in found
    assert 1 == text.count("The whole ledger: add --all.")
    assert "2 more are open with later days. 5 are done, dropped or replaced." in text
    assert "Nothing is due by 8 December 2026 in 2 other cases." in paper
    assert "Nothing has been decided yet in 2 other cases." in every
    assert ["Nothing is due by 8 December 2026."] == bare[:-1]


def test_of_several_cases_the_one_whose_decision_has_waited_longest_stands_first() -> None:
    late = replace(EMPTY, decisions=(replace(VISIT, by=date(2026, 9, 14)),))
    found = lines(page(WHOLE, ODD, late))
    places = [found.index(each) for each in ("EHE-0300", "EHE-0131", "No reference: none.toml")]

    assert sorted(places) == places
    assert lines(page(WHOLE, late, is_all=True)).index("EHE-0131") == 1


# Under a guard.


@pytest.mark.parametrize(
    ("ledger", "word"), [(HELD, "HOLD"), (replace(WHOLE, asks_first=True), "ASK FIRST")]
)
def test_under_a_guard_each_open_decision_in_own_words_is_to_be_checked_first(
    ledger: Ledger, word: str
) -> None:
    found = rows(lay_out_ledger(page(ledger, is_all=True)))

    assert ["D2", "D4", "D7"] == [row[0] for row in found if f"\n{word}: " in row[1]]
    settled = replace(ledger, decisions=(ledger.decisions[0],))
    for each in (page(WHOLE, is_all=True), page(WHOLE, EMPTY), page(settled, is_all=True)):
        assert not {"HOLD", "ASK FIRST"} & set(" ".join(lines(each)).split())


def test_why_words_are_not_there_is_said_and_why_a_decision_was_carried_on_once() -> None:
    for ledger, why in (
        (ODD, "its words were not found: the file that made it is not here"),
        (replace(ODD, hold=True), "left out while HOLD or ASK FIRST stands"),
    ):
        free = [row[1] for row in rows(lay_out_ledger(page(ledger, is_all=True)))]
        assert [why, "as the page of 24 Feb 2026 says"] == free[:2]
    carried = replace(WHOLE, decisions=(replace(VISIT, why=Own("worker left")),))
    ((_, what, *_),) = rows(lay_out_ledger(page(carried)))

    assert "offer a home visit\ncarried on once, on 16 Jun 2026: worker left" == what


# A copy to share, and other programs.


def test_as_json_each_decision_has_all_that_is_known_of_it_and_acts_on_no_terminal(
    golden: Callable[[str, bytes], None],
) -> None:
    turned = replace(WHOLE.decisions[0], what=Own("left\N{RIGHT-TO-LEFT OVERRIDE}right"))
    text = ledger_json(page(replace(WHOLE, decisions=(turned,)), is_all=True))

    golden("ledger.json", ledger_json(page(HELD, EMPTY, is_all=True)).encode())
    assert "left\\u202eright" in text
    assert turned.what == json.loads(text)["cases"][0]["decisions"][0]["what"]


def test_a_copy_to_share_has_numbers_days_and_states_and_nothing_own() -> None:
    whole = page(HELD, ODD, is_all=True, is_lacking=True, not_read=(Own("1.toml"),))
    copy = replace(without_own(whole, numbered(shipped_bank())), is_shared=True)
    printed = json.dumps([rows(lay_out_ledger(copy)), lines(copy), ledger_json(copy)])
    own = ("weigh", "nurse", "officer", "visit", "library", "worker", "EHE-0131", "toml", "baby")

    missing = "Missing, not read or changed since, so this list may lack something"
    paper = every_block(lay_out_ledger(copy).blocks)

    assert " - 1.toml" in lines(whole)
    assert missing in lines(copy)
    assert json.loads(ledger_json(copy))["is_lacking"]
    assert [] == [word for word in own if word in printed]
    assert ("D2", "15 Sep 2026", "open, 70 days past") == tuple(
        rows(lay_out_ledger(copy))[1][place] for place in (0, 3, 4)
    )
    assert "Case 1" in lines(copy)
    assert said(lay_out_ledger(copy))[0].startswith("COPY TO SHARE.")
    assert "This list cannot tell you a child is safe." == said(lay_out_ledger(copy))[-1]
    headings = [each.text for each in paper if isinstance(each, Heading)]
    assert [missing] == headings[2:]
