"""Who sat which paper when, and whether each half of a room could have sat the other one next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ehe_check.quiz.item import Paper
from ehe_check.quiz.room import Round


class Crossing(Enum):
    """How two papers were shared out between before and after; sheets do not say to whom."""

    NOT_KNOWN = "not-known"
    NONE = "none"
    SAME_PAPER = "same-paper"


@dataclass(frozen=True)
class Sat:
    """How many people sat, by paper and by when."""

    counts: Mapping[tuple[Paper, Round], int]

    def people(self, paper: Paper | None = None, when: Round | None = None) -> int:
        """Return how many people sat: of one paper and occasion, or of every one."""
        return sum(
            count
            for (its_paper, its_when), count in self.counts.items()
            if paper in (None, its_paper) and when in (None, its_when)
        )

    @property
    def crossing(self) -> Crossing:
        """Whether each half of the room could have sat the other paper the second time."""
        if not self.is_each_paper_twice:
            return Crossing.NONE
        return Crossing.NOT_KNOWN if all(map(self.people, Paper)) else Crossing.SAME_PAPER

    @property
    def is_each_paper_twice(self) -> bool:
        """Whether each paper that was sat was sat both before and after."""
        sat = [paper for paper in Paper if self.people(paper)]
        return all(self.people(paper, when) for paper in sat for when in Round)

    @property
    def is_uneven(self) -> bool:
        """Whether, of two papers, one was sat by more people than the other on an occasion."""
        return all(map(self.people, Paper)) and any(
            self.people(Paper.A, when) != self.people(Paper.B, when) for when in Round
        )
