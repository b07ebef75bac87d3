"""Points: what was raised, in the short words of a page, the same about several people as one.

Paper and a terminal tell them in the same words, and a meeting that was held too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.recommendation import Prompt, Reason
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.page.own import joined
from ehe_check.page.phrases import number_words
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text
from ehe_check.sheet.sheet import HeldMeeting, PromptSheet

MOST_NAMED = 4


@dataclass(frozen=True)
class Point:
    """One thing raised, for everybody of whom it is raised.

    `whom` is empty where it is about the whole case, or about the only one on a list. `known` says
    how it is known, empty where that is not asked. `statement` is the review's, empty where the
    point rests on law and guidance alone. `passed_on` is the day of the last call that told of it.
    """

    text: str
    abouts: tuple[str, ...]
    whom: str
    known: tuple[Evidence, ...]
    statement: str
    prompts: tuple[Prompt, ...]
    passed_on: date | None = None

    @property
    def kind(self) -> PromptKind:
        """The most urgent kind of what it is made of."""
        return self.prompts[0].kind


@dataclass(frozen=True)
class Points:
    """Makes points of prompts: in one bank's words, about the people of one sheet."""

    sheet: PromptSheet
    bank: QuestionBank
    review: frozenset[str]
    """The ids of the statements of the review; every other is a note of law."""

    def of(self, prompts: Iterable[Prompt]) -> tuple[Point, ...]:
        """Return prompts as points, in the order in which they first come."""
        alike: dict[tuple[str, tuple[str, ...]], list[Prompt]] = {}
        for prompt in prompts:
            alike.setdefault((_words(prompt), prompt.statements), []).append(prompt)
        return tuple(self.point(same) for same in alike.values())

    def point(self, same: list[Prompt]) -> Point:
        """Return one point of prompts that say the same."""
        abouts = self.in_order(each.about for each in same)
        trigger = next((each.trigger for each in same if each.trigger), None)
        cited = (cite for each in same for cite in each.statements if cite in self.review)
        return Point(
            _words(same[0]),
            abouts,
            self.whom(abouts),
            tuple(dict.fromkeys(known for each in same for known in self._known(each))),
            trigger or next(cited, ""),
            tuple(same),
        )

    def in_order(self, abouts: Iterable[str | None]) -> tuple[str, ...]:
        """Return whom something is about, in the order in which they were listed."""
        those = {about for about in abouts if about is not None}
        listed = tuple(entry for entry, _ in self.sheet.entries if entry in those)
        return (*listed, *sorted(those - set(listed)))

    def whom(self, abouts: tuple[str, ...]) -> str:
        """Return the labels of those whom something is about, empty where that goes without it."""
        if not abouts:
            return ""
        roster = abouts[0].rsplit("-", 1)[0]
        everybody = tuple(entry for entry, _ in self.sheet.listed(roster))
        if abouts == everybody and len(everybody) == 1:
            return ""
        if len(abouts) > MOST_NAMED:
            known = self.bank.roster_by_id.get(roster)
            return f"{number_words(len(abouts))} {known.many if known else roster}"
        return self.labels(abouts)

    def labels(self, abouts: Iterable[str]) -> str:
        """Return what several people are called, in a line."""
        called = dict(self.sheet.entries)
        return joined(", ", (called.get(about, about) for about in abouts))

    @property
    def children(self) -> tuple[str, ...]:
        """The children on the list."""
        roster = self.bank.grid.per if self.bank.grid else None
        return tuple(entry for entry, _ in self.sheet.listed(roster))

    def leads_to_the_family(self, prompt: Prompt) -> bool:
        """Say whether a prompt, in one of its wordings, leads the reader to the family."""
        place = self.bank.rules.get(prompt.id)
        wording = place[1] if place else self.bank.by_id[prompt.question].find_out
        return wording is not None and wording.approaches_family

    def _known(self, prompt: Prompt) -> Iterator[Evidence]:
        """Yield how a prompt's own answer is known, else each of the others it rests on."""
        own = [why for why in prompt.because if why.question == prompt.question]
        for why in own or prompt.because:
            yield from self.source(why)

    def source(self, why: Reason) -> Iterator[Evidence]:
        """Yield how an answer is known, where that is asked of it."""
        question = self.bank.by_id.get(why.question)
        if question is None or not question.fact or why.value is None:
            return
        known = why.evidence or Evidence.NOT_RECORDED
        if known is not Evidence.NOT_RECORDED or not question.is_unlooked(why.values):
            yield known


def _words(prompt: Prompt) -> str:
    return prompt.short or prompt.text


def told_on(points: Iterable[Point]) -> Iterator[str]:
    """Yield points as they go on in a line: whom they are about stays as it was written."""
    return (told(replace(each, text=lowered(each.text))) for each in points)


def told(point: Point) -> str:
    """Return a point after whom it is about, with the day of the call that told of it."""
    said = about(point.whom, point.text)
    if point.passed_on is None:
        return said
    return text("{text} (passed on {day})", text=said, day=short_day(point.passed_on))


def about(whom: str, said: str) -> str:
    """Return a text after whom it is about, where that is to be said."""
    return text("{whom}: {text}", whom=whom, text=lowered(said)) if whom else said


def lowered(said: str) -> str:
    """Return a text as it goes on after a colon; a short name in capitals stays as it is."""
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def meeting_words(held: HeldMeeting, day: str) -> str:
    """Say on which day the last meeting was held, and whether before or after the answers."""
    return (
        text("A meeting was held on {day}, after these answers: see its record.", day=day)
        if held.comes_after
        else text("A meeting was held on {day}, before these answers: see its record.", day=day)
    )
