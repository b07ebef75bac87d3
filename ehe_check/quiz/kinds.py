"""What the kinds of quiz items are: the one table that marking, asking, paper and checks read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import assert_never

from ehe_check.page.text import text


class ItemKind(StrEnum):
    """What an item asks for."""

    SINGLE = "single"
    SEVERAL = "several"
    TRUE_FALSE = "true-false"
    ORDER = "order"
    VIGNETTE = "vignette"


class Way(Enum):
    """How a question is answered: with one option, with any number, or with all in order."""

    ONE = auto()
    SEVERAL = auto()
    ORDER = auto()


@dataclass(frozen=True)
class Kind:
    """What a kind of item is.

    `options` is how few and how many a question has, and `steps` how few and how many steps there
    are where the questions are those of steps. `fixed` are the ids of the options where these are
    always the same: they stay in their order, and have no letters on screen.
    """

    way: Way
    asks: Callable[[], str]
    options: tuple[int, int]
    steps: tuple[int, int] | None = None
    fixed: tuple[str, ...] = ()

    @property
    def in_order(self) -> bool:
        """Whether options are put in order, so that every one is right in its place."""
        return self.way is Way.ORDER

    @property
    def takes_several(self) -> bool:
        """Whether an answer may hold more than one option."""
        return self.way is not Way.ONE

    @property
    def can_be_guessed(self) -> bool:
        """Whether the length of an option could give it away."""
        return self.way is not Way.ORDER and not self.fixed


def rules_of(kind: ItemKind) -> Kind:
    """Return what a kind of item is."""
    match kind:
        case ItemKind.SINGLE:
            return Kind(Way.ONE, lambda: text("Choose one."), (3, 5))
        case ItemKind.SEVERAL:
            return Kind(Way.SEVERAL, lambda: text("Choose all that apply."), (4, 6))
        case ItemKind.TRUE_FALSE:
            return Kind(Way.ONE, lambda: "", (2, 2), fixed=("true", "false"))
        case ItemKind.ORDER:
            return Kind(
                Way.ORDER,
                lambda: text(
                    "Put these in order: write 1 beside the first, 2 beside the next, and so on."
                ),
                (3, 6),
            )
        case ItemKind.VIGNETTE:
            return Kind(Way.ONE, lambda: text("Choose the best answer."), (3, 4), steps=(2, 3))
        case _:
            assert_never(kind)
