"""Who sat which paper when, and whether each half of a room sat the other one next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ehe_check.quiz.item import Paper
from ehe_check.quiz.room import Round


class Crossing(Enum):
    """How two papers were shared out between before and after."""

    CROSSED = "crossed"
    NOT_KNOWN = "not-known"
    REPEATED = "repeated"
    NONE = "none"
    SAME_PAPER = "same-paper"


@dataclass(frozen=True)
class Sat:
    """How many people sat, by group where one was given, by paper, and by when."""

    counts: Mapping[tuple[int | None, Paper, Round], int]

    def people(
        self, paper: Paper | None = None, when: Round | None = None, group: int | None = None
    ) -> int:
        """Return how many people sat: of one paper, occasion and group, or of every one."""
        return sum(
            count
            for (its_group, its_paper, its_when), count in self.counts.items()
            if paper in (None, its_paper)
            and when in (None, its_when)
            and group in (None, its_group)
        )

    @property
    def groups(self) -> tuple[int, ...]:
        """The groups, where every sheet has one."""
        known = {group for (group, _, _), count in self.counts.items() if count}
        return tuple(sorted(each for each in known if each is not None and None not in known))

    @property
    def repeated(self) -> tuple[int, ...]:
        """The groups that sat one paper both before and after."""
        return tuple(
            group
            for group in self.groups
            if any(all(self.people(paper, when, group) for when in Round) for paper in Paper)
        )

    @property
    def crossing(self) -> Crossing:
        """Whether each half of the room sat the other paper the second time."""
        if not all(map(self.people, Paper)) and self.is_each_paper_twice:
            return Crossing.SAME_PAPER
        if self.repeated:
            return Crossing.REPEATED
        if not self.is_each_paper_twice:
            return Crossing.NONE
        return Crossing.CROSSED if self.groups else Crossing.NOT_KNOWN

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

    @property
    def changed_numbers(self) -> tuple[tuple[int | None, int, int], ...]:
        """Each group, or all where there are none, of whom not as many sat after as before."""
        counted = [
            (
                group,
                self.people(when=Round.BEFORE, group=group),
                self.people(when=Round.AFTER, group=group),
            )
            for group in self.groups or (None,)
        ]
        return tuple(each for each in counted if each[1] != each[2])
