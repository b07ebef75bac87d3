"""The opening on a terminal: one screen, whatever there is to say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.check.approach import approach_in
from ehe_check.over_time.agreed import AgreedAt
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import State
from ehe_check.over_time.supervision import Supervision, ThinkAgain
from ehe_check.page.columns import cells
from ehe_check.page.own import Own
from ehe_check.sheet.screen_line import Screen
from ehe_check.supervision.opening import New, NotKnown, Opening
from ehe_check.supervision.opening_page import MOST_LINES
from tests.banks import TODAY
from tests.counts import tries
from tests.pages import held_elsewhere, sheet_of
from tests.supervised import supervision
from tests.supervision.openings import (
    CALM,
    HELD,
    LAST_TIME,
    URGENT,
    decided,
    full,
    lines,
    opening,
    paper_about,
    under,
)
from tests.worked import some_case_names


def said_before(more: str, less: str = "") -> Supervision:
    """The supervision before, in which it was said what would make them think again."""
    return supervision(on=LAST_TIME, again=ThinkAgain(more=Own(more), less=Own(less)))


FIRST, LAST = date(2020, 1, 1), date(2030, 12, 31)
CLOSING = "This record cannot tell you a child is safe."
CUT = " ..."
LONG = Own(" ".join(["What was said of it goes on for very long."] * 30))
AGAIN = said_before(LONG, LONG)
LOST = (Missing(Miss.CHANGED, Own("a.toml")), Missing(Miss.NOT_READ, Own("b.toml")))


@st.composite
def any_opening(draw: st.DrawFn) -> Opening:
    """An opening with any number of things to say, in words of any length."""
    whole = full(draw(st.sampled_from((CALM, HELD, URGENT))))
    long = draw(st.sampled_from(("It is so.", LONG)))
    page = replace(whole.page, missing=draw(st.sampled_from(((), LOST))))
    return replace(
        whole,
        page=page,
        reference=Own(draw(st.sampled_from(("", "EHE-1", "a very long reference " * 4)))),
        decisions=tuple(
            replace(each, what=Own(long), who=Own(long), by=draw(st.none() | st.dates(FIRST, LAST)))
            for each in whole.decisions[: draw(st.integers(0, 6))]
        ),
        unknown=tuple(NotKnown(long, "elder", 1200, 30) for _ in range(draw(st.integers(0, 5)))),
        new=tuple(New(f"elder: {long}", "L4.2") for _ in range(draw(st.integers(0, 6)))),
        words=whole.words[: draw(st.integers(0, 3))],
        before=said_before(*(draw(st.sampled_from(("", long))) for _ in range(2))),
    )


# One screen


@tries(40, 1500)
@given(any_opening())
def test_it_has_room_on_one_screen_with_its_keys_beneath(one: Opening) -> None:
    said = lines(one)

    assert MOST_LINES >= len(said)
    assert [] == [line for line in said if cells(line) > 79]


@tries(40, 1500)
@given(any_opening(), st.sampled_from((40, 60, 79)))
def test_what_cannot_wait_the_advice_and_the_last_line_never_give_way(
    one: Opening, width: int
) -> None:
    said, advice = lines(one, Screen(width)), one.page.advice
    whole = " ".join(" ".join(said).split())

    assert whole.endswith(CLOSING)
    assert advice.line in whole
    assert advice.box is None or advice.box.short in whole
    assert not one.page.missing or "Some of this case is missing" in whole
    assert ("HOLD" in whole) is advice.hold or one.page.missing


def test_of_a_worked_case_of_each_kind_it_has_room_and_leads_to_no_family_under_hold() -> None:
    for name in some_case_names():
        one = opening(name)
        said = lines(one)

        assert MOST_LINES >= len(said), name
        assert not one.page.advice.is_guarded or not [
            line for line in said if approach_in(line) and line not in " ".join(said[:4])
        ], name


@pytest.mark.untraced
def test_at_its_fullest_it_has_room_too_and_still_tells_something_of_each_part() -> None:
    for name in some_case_names():
        one = full(name)
        decisions = tuple(replace(each, what=LONG) for each in one.decisions)
        page, reference = replace(one.page, missing=LOST), Own("a long reference " * 6)
        fullest = replace(one, page=page, reference=reference, before=AGAIN, decisions=decisions)
        said = lines(fullest)

        assert MOST_LINES >= len(said), name
        assert [line for line in said if line.startswith(" - D1: ")], name
        assert under("Not known longest", said), name
        assert under("New since last time", said), name


# What stands where


def test_where_nothing_presses_it_has_up_to_three_decisions_and_four_that_are_new() -> None:
    said = lines(replace(full(), words=(), unheard="", before=None, unknown=full().unknown[:1]))

    assert 3 == len([line for line in said if line.startswith(" - D")])
    assert 4 == len(under("New since last time", said))
    assert "Decided before, and 3 more open, 3 late: l" in said
    assert "New since last time, and more" in said


def test_a_count_is_of_what_is_left_out_and_says_what_of_it_is_open_late_and_done() -> None:
    late, open_, done = (
        decided(4, by=LAST_TIME),
        decided(5, at=AgreedAt.MEETING, by=TODAY + timedelta(days=7)),
        decided(6, state=State.DONE, settled_on=TODAY),
    )
    shown = tuple(decided(number, by=LAST_TIME) for number in (1, 2, 3))
    for left_out, more in [
        ((), ""),
        ((open_,), ", and 1 more open: l"),
        ((late, open_, done), ", and 2 more open, 1 late, 1 done: l"),
        ((late, late), ", and 2 more open, 2 late: l"),
        ((done, done), ", and 2 done: l"),
    ]:
        assert f"Decided before{more}" in lines(opening(decisions=(*shown, *left_out))), more


def test_what_is_about_several_children_is_one_line_with_their_names() -> None:
    about, whom = ("child-1", "child-2", "child-3"), "elder, younger, baby"
    one = decided(4, key="VIS-1.unheard", about=about, whom=whom, what=Own("Hear the child."))
    said = lines(opening(decisions=(one,)))
    narrow = " ".join(lines(opening(decisions=(one,)), Screen(40)))

    assert any(x.startswith(" - D4: elder, younger, baby: Hear the child;") for x in said)
    assert "D4: elder, younger, baby:" in " ".join(narrow.split())


def test_a_decision_is_a_sentence_with_who_by_when_and_how_it_stands() -> None:
    last_year, day = date(2025, 11, 29), date(2025, 12, 24)
    rows: list[tuple[dict[str, Any], str]] = [
        ({"by": LAST_TIME}, "due 23 Jun; open, 154 days past"),
        ({"by": last_year}, "due 29 Nov 2025; open, 360 days past"),
        ({"by": TODAY.replace(day=23)}, "due 23 Nov; open, 1 day past"),
        ({"state": State.CARRIED, "by": TODAY}, "due 24 Nov; carried on"),
        ({"by": None}, "no day set; open"),
        ({"state": State.DONE, "settled_on": TODAY}, "done by 24 Nov"),
        (
            {"state": State.DONE, "by": last_year, "settled_on": day},
            "due 29 Nov 2025; done by 24 Dec 2025",
        ),
    ]
    for given_, beside in rows:
        one = decided(1, what=Own("Offer a visit."), who=Own("GP"), **given_)

        assert f" - D1: Offer a visit; GP; {beside}" in lines(opening(decisions=(one,))), given_


def test_a_decision_without_words_of_its_own_is_what_its_page_said() -> None:
    rows: list[tuple[dict[str, Any], str]] = [
        ({"at": AgreedAt.SESSION}, "as the page of 23 Jun said"),
        ({"in_own_words": False}, "words left out"),
    ]
    for given_, said in rows:
        bare = decided(1, what=Own(), **given_)

        assert f" - D1: {said}; no day set; open" == lines(opening(decisions=(bare,)))[2]


def test_where_something_is_missing_a_hold_may_be_with_it_unless_it_was_only_agreed() -> None:
    until = "Until you know, do not raise this worry with the family: ask your safeguarding lead."
    for how in Miss:
        page = replace(opening().page, missing=(Missing(how, Own("a.toml")),))
        said = " ".join(" ".join(lines(opening(page=page))).split())

        assert "Look at: a.toml" in said, how
        assert (how is not Miss.AGREED_NOT_READ) is (until in said), how


def test_a_hold_of_another_session_says_where_it_comes_from() -> None:
    page = paper_about(held_elsewhere(sheet_of(HELD))).first

    assert "(other.toml). Look at that one too." in " ".join(lines(opening(page=page)))


def test_while_hold_stands_what_is_in_own_words_is_to_be_checked_first() -> None:
    own, of_a_bank = decided(1), decided(1, in_own_words=False)

    assert "Decided before (HOLD: check own words first)" in lines(opening(HELD, decisions=(own,)))
    assert "Decided before" in lines(opening(HELD, decisions=(of_a_bank,)))
    assert "Decided before" in lines(opening(CALM, decisions=(own,)))


def test_what_is_not_known_stands_with_its_days_and_in_how_many_sessions() -> None:
    facts = (
        NotKnown("The father's part", "elder", 273, 3),
        NotKnown("Records", "", 1),
        NotKnown("Weight", "", 0),
    )
    said = under("Not known longest", lines(opening(unknown=facts)))

    assert [
        "- 273 days: elder: the father's part (in 3 sessions)",
        "- 1 day: Records (in 1 session)",
        "- since today: Weight (in 1 session)",
    ] == said


# Narrow windows, and what people typed


def test_in_a_narrow_window_lines_wrap_and_nothing_is_cut() -> None:
    for name in [CALM, HELD, URGENT]:
        decisions = tuple(replace(each, what=LONG) for each in full(name).decisions)
        whole = replace(full(name), decisions=decisions, before=AGAIN)
        said = lines(whole, Screen(40))

        assert [] == [line for line in said if cells(line) > 40 or line.endswith(CUT)], name
        assert f"{LONG[:-1]}; family support worker;" in " ".join(" ".join(said).split()), name
        assert CUT in " ".join(lines(whole)), name


def test_what_people_typed_moves_nothing_on_the_screen() -> None:
    said = lines(opening(reference=Own("\x1b[2Jx"), before=said_before("a\nb")))

    assert not [line for line in said if "\x1b" in line or "\n" in line]


# Golden


def test_a_whole_opening_is_as_it_was(golden: object) -> None:
    said = "\n".join((*lines(full(HELD)), "", *lines(full()), ""))

    golden("opening-80.txt", said.encode())  # type: ignore[operator]
