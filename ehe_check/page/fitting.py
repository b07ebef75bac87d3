"""What gives way where a page is full: part by part in an order, until what is left fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, ClassVar, Protocol, TypeVar


class Room(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


R = TypeVar("R", bound=Room)

Order = tuple[tuple[str, tuple[Any, ...]], ...]
"""Which part gives way, and to how much of it one after the other; a part may stand twice."""


def giving_way(room: R, order: Order) -> Iterator[R]:
    """Yield ever less room, in the order in which the parts of a page give way."""
    yield room
    for name, values in order:
        for value in values:
            room = replace(room, **{name: value})
            yield room


def fitting(room: R, order: Order, fits: Callable[[R], bool]) -> R:
    """Return as much room as fits, and the least there is where nothing does.

    What gave way comes back where what went after it left room, the last that gave way first.
    """
    rooms = [*giving_way(room, order)]
    found = next(filter(fits, rooms), rooms[-1])
    names = tuple(dict.fromkeys(name for name, _ in reversed(order)))
    for more in reversed(rooms):
        for name in names:
            wider = replace(found, **{name: _more(name, found, more, rooms)})
            found = wider if fits(wider) else found
    return found


def _more(name: str, one: R, other: R, rooms: list[R]) -> Any:  # noqa: ANN401 (the value of any field)
    """Return what two rooms have of a part, the one that gives way later than the other."""
    every = [getattr(room, name) for room in rooms]
    return min(getattr(one, name), getattr(other, name), key=every.index)
