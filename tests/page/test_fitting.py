"""What gives way where a page is full: no more than has to, in its order, and never the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.fitting import fitting, giving_way


@dataclass(frozen=True)
class Room:
    reasons: int = 5
    is_beside: bool = False
    finds: int = 3
    calls: int = 4


ORDER = (("finds", (2, 1)), ("reasons", (4, 3)), ("is_beside", (True,)), ("finds", (0,)))
STEPS: dict[str, tuple[Any, ...]] = {
    "finds": (3, 2, 1, 0),
    "reasons": (5, 4, 3),
    "is_beside": (False, True),
}
ROOMS = [*giving_way(Room(), ORDER)]


def long(room: Room, months: int = 3) -> int:
    return 2 * room.reasons + room.finds + room.calls + (0 if room.is_beside else months)


def test_the_parts_of_a_page_give_way_in_their_order_one_step_after_the_other() -> None:
    assert [len(ROOMS), ROOMS[0], ROOMS[-1]] == [7, Room(), Room(3, is_beside=True, finds=0)]
    assert [room.finds for room in ROOMS] == [3, 2, 1, 1, 1, 1, 0]
    assert all(long(after) < long(before) for before, after in pairwise(ROOMS))


@given(most=st.integers(0, 25), months=st.integers(0, 9))
def test_as_much_stands_as_fits_and_no_part_could_have_more(most: int, months: int) -> None:
    def fits(room: Room) -> bool:
        return long(room, months) <= most

    room = fitting(Room(), ORDER, fits)

    assert room.calls == Room().calls
    assert fits(room) is any(map(fits, ROOMS))
    for name, steps in STEPS.items():
        more = steps[: steps.index(getattr(room, name))]
        assert not any(fits(replace(room, **{name: each})) for each in more)


def test_what_gave_way_comes_back_where_later_parts_made_room() -> None:
    def fits(room: Room) -> bool:
        return long(room, months=9) <= 18

    assert fitting(Room(), ORDER, fits) == Room(5, is_beside=True, finds=3)
