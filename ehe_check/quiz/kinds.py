"""What the kinds of quiz items are: the one table that marking, asking, paper and checks read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

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
        """Whether the words of an option could give it away."""
        return self.way is not Way.ORDER and not self.fixed


RULES = {
    ItemKind.SINGLE: Kind(Way.ONE, options=(3, 5)),
    ItemKind.SEVERAL: Kind(Way.SEVERAL, options=(4, 6)),
    ItemKind.TRUE_FALSE: Kind(Way.ONE, options=(2, 2), fixed=("true", "false")),
    ItemKind.ORDER: Kind(Way.ORDER, options=(3, 6)),
    ItemKind.VIGNETTE: Kind(Way.ONE, options=(3, 4), steps=(2, 3)),
}
ASKS = {
    ItemKind.SINGLE: "Choose one.",
    ItemKind.SEVERAL: "Choose all that apply.",
    ItemKind.ORDER: "Put these in order: write their letters, that of the first one first.",
    ItemKind.VIGNETTE: "Choose the best answer.",
}


def asks(kind: ItemKind) -> str:
    """Return how an item of a kind is to be answered; nothing where its options say so."""
    return text(ASKS[kind]) if kind in ASKS else ""
