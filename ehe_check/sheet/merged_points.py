"""Points: what was raised, in the short words of a page, the same about several people as one.

Why the sheet advises what it does, what is ours to close and what to find out first are told in
them, on paper and on a terminal in the same words, and a meeting that was held too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ehe_check.advice.recommendation import Prompt, Reason, ToClose
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.prompt_rule import URGENT, PromptKind, State
from ehe_check.bank.question import Option
from ehe_check.bank.urgency import Urgency
from ehe_check.page.own import joined
from ehe_check.page.phrases import capital, grouped, number_words
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import text
from ehe_check.sheet.call_facts import TickedLines, has_lines, line_name, name_of, ticked_lines
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
    """Makes points of prompts: in one bank's words, about the people of one sheet.

    `review` are the ids of the review's statements, where it matters; every other is a note of law.
    """

    sheet: PromptSheet
    bank: QuestionBank
    review: Collection[str] = ()

    def of(self, prompts: Iterable[Prompt]) -> tuple[Point, ...]:
        """Return prompts as points, in the order in which they first come."""
        alike = grouped(((_words(each), each.statements), each) for each in prompts)
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


# What to find out first, about whom, and who could know.


MOST_TO_FIND = 3
_IF_WORRIED = "; if there is a worry, "


@dataclass(frozen=True)
class Find:
    """One thing to find out: about whom, and who could know, our own records first.

    It never says what it might turn out to be.
    """

    text: str
    whom: str
    who: str
    question: str


def find_first(points: Points) -> tuple[Find, ...]:
    """Return who saw an unseen child, what to close first, and what else is to be found out."""
    advice, sight = points.sheet.recommendation, points.bank.sight
    unseen = (*advice.unseen, *advice.not_said)
    closing = (
        *((ToClose(sight.question, unseen),) if sight and unseen else ()),
        *advice.close_first,
    )
    first = [_find(points, each.question, each.abouts) for each in closing]
    others = _others(points, {each.question for each in closing})
    return tuple([*first, *others][:MOST_TO_FIND])


def who_could_know(sheet: PromptSheet, who: str) -> str:
    """Return who could know something; while no worry is named, our own records alone."""
    always, _, if_worried = who.partition(_IF_WORRIED)
    ordinary = sheet.recommendation.guard.state is State.ORDINARY
    return always if ordinary or not if_worried else f"{always}, {if_worried}"


def _others(points: Points, told: set[str]) -> Iterator[Find]:
    abouts = grouped((each.question, each.about) for each in points.sheet.find_out)
    order = points.bank.closing_order.index
    for question in sorted(abouts.keys() - told, key=order):
        yield _find(points, question, abouts[question])


def _find(points: Points, question: str, whom: Iterable[str | None]) -> Find:
    known = points.bank.by_id[question]
    asked = known.find_out
    return Find(
        asked.short if asked else known.short,
        points.whom(points.in_order(whom)),
        who_could_know(points.sheet, asked.who) if asked else "",
        question,
    )


# Why the sheet advises what it does, and what is ours to close.


_IN_ORDER = tuple(PromptKind)

Source = tuple[str, tuple[str, ...]]
"""The question of a point, and whom it is about."""


def reasons(points: Points) -> tuple[Point, ...]:
    """Return why: the review's reasons in their order, what is urgent, then what else is.

    What is only to be thought through in supervision is told where the advice is no more than that,
    or beside ticked lines. An answer that is urgent and also a reason of the review is told once,
    as the urgent one. Lines ticked of a worry about harm are told one by one, in place of that
    there is a worry.
    """
    sheet, lines = points.sheet, ticked_lines(points.sheet, points.bank)
    told = points.of(sorted(_behind(sheet, lines), key=_place))
    urgent = {_source(each) for each in told if each.kind in URGENT}
    reviews = {_source(x): x.statement for x in told if x.kind is PromptKind.MEETING_TRIGGER}
    once = [
        replace(each, statement=reviews[_source(each)]) if _is_of(each, reviews) else each
        for each in told
        if each.kind is not PromptKind.MEETING_TRIGGER or _source(each) not in urgent
    ]
    passed_on = [_passed_on(sheet, each) for each in once]
    every = [*_with_lines(passed_on, lines, points)] if lines else passed_on
    return tuple(sorted(every, key=lambda each: not _is_of(each, reviews)))


def ours(points: Points) -> tuple[Point, ...]:
    """Return what professionals do not know or have not done; it moves nothing.

    How it is known is not said beside it: nobody knows it.
    """
    gaps = points.of(each for each in points.sheet.prompts if each.kind is PromptKind.GAP)
    return tuple(replace(each, known=()) for each in gaps)


def _behind(sheet: PromptSheet, lines: TickedLines | None) -> Iterator[Prompt]:
    only_for_supervision = sheet.urgency is Urgency.RAISE_IN_SUPERVISION
    for each in sheet.prompts:
        is_told = only_for_supervision or each.kind is not PromptKind.SUPERVISION
        if each.is_behind_the_advice and (is_told or _opens(lines, each)):
            yield each


def _opens(lines: TickedLines | None, prompt: Prompt) -> bool:
    """Say whether a prompt speaks of ticked lines."""
    return lines is not None and prompt.question in lines.told_at


def _with_lines(told: Iterable[Point], lines: TickedLines, points: Points) -> Iterator[Point]:
    """Yield points with the ticked lines after the first that speaks of them, or in its place."""
    left = lines.options
    for each in told:
        if not has_lines(points.bank, each.prompts[0]):
            yield each
        if _opens(lines, each.prompts[0]):
            yield from (_line(points, each, lines, line) for line in left)
            left = ()


def _line(points: Points, point: Point, lines: TickedLines, line: Option) -> Point:
    """Return a ticked line as a point, known as the lines are."""
    said, name = capital(line.route_why), line_name(lines.question, line)
    routes = line.routes if lines.is_certain else point.prompts[0].routes
    told, known = _told_on(points.sheet, {name}, routes), tuple(points.source(lines.answer))
    return replace(point, text=said, known=known, passed_on=told)


def _passed_on(sheet: PromptSheet, point: Point) -> Point:
    """Return a point with the day on which all whom it calls for were told of it, if they were."""
    names = {name_of(each) for each in point.prompts}
    routes = {route for each in point.prompts for route in each.routes}
    return replace(point, passed_on=_told_on(sheet, names, routes))


def _told_on(sheet: PromptSheet, names: set[str], routes: Iterable[Route]) -> date | None:
    """Return the last day on which each of some routes was told of all that is named."""
    told = [
        max((x.on for x in sheet.calls_made if x.to is to and names <= {*x.told}), default=None)
        for to in routes
    ]
    return max((day for day in told if day), default=None) if None not in told else None


def _is_of(point: Point, reviews: Mapping[Source, str]) -> bool:
    """Say whether a point is a reason of the review, told as such or as the urgent thing it is."""
    return point.kind in {*URGENT, PromptKind.MEETING_TRIGGER} and _source(point) in reviews


def _place(prompt: Prompt) -> tuple[int, str]:
    return _IN_ORDER.index(prompt.kind), prompt.trigger or ""


def _source(point: Point) -> Source:
    return point.prompts[0].question, point.abouts
