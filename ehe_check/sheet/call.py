"""The call: what to say on the telephone today, in three sentences, and what may be asked then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from ehe_check.advice.calls import calls_in_order
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.role import Role
from ehe_check.bank.urgency import Urgency
from ehe_check.case.call_made import last_call
from ehe_check.page.columns import wrapped
from ehe_check.page.dates import month_words
from ehe_check.page.phrases import number_words
from ehe_check.page.words import Say
from ehe_check.settings.settings import Settings
from ehe_check.sheet.call_facts import Fact, facts_for
from ehe_check.sheet.call_quote import quote
from ehe_check.sheet.call_row import last_kept, numbers_of, who_is_called, with_numbers
from ehe_check.sheet.call_sentences import MOST_FACTS, Caller, chosen, facts_told, sentences
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.seen_grid import Seen, SeenCell, SeenGrid, SeenRow
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.to_find import Find, find_first


@dataclass(frozen=True)
class CallScript:
    """One call of today: whom to ring, and what to say.

    `to` is `who` with the number, where one number is right for every case. `beside` is who else is
    told the same, and what was kept of the last such call; `write` is what to write down
    afterwards, with room for it. `gives_way` says which reason is left out for a child's own words;
    `leaves_out`, that there is no time for them.
    """

    route: Route
    who: str
    to: str
    sentences: tuple[str, ...]
    beside: tuple[str, ...]
    write: tuple[str, ...]
    gives_way: str = ""
    leaves_out: bool = False

    @property
    def text(self) -> str:
        """The sentences, one after the other."""
        return " ".join(self.sentences)


@dataclass(frozen=True)
class Calling:
    """Every call of today and what to have ready for it, or one line where there is none.

    `asked` is what those who are rung may ask, from the answers.
    """

    scripts: tuple[CallScript, ...] = ()
    instead: str = ""
    ready: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def what_to_say(say: Say, sheet: PromptSheet, bank: QuestionBank, local: Settings) -> Calling:
    """Return what to say today: a script for each call, or why there is none."""
    match sheet.urgency:
        case Urgency.EMERGENCY:
            return Calling(instead=say("emergency"))
        case Urgency.ACT_TODAY:
            return _calls(say, sheet, bank, local)
        case _:
            return Calling(instead=say("no_call", lead=_rung(say, sheet, Route.LEAD, local)))


def _calls(say: Say, sheet: PromptSheet, bank: QuestionBank, local: Settings) -> Calling:
    scripts = tuple(
        _script(say, sheet, bank, local, route)
        for route in calls_in_order(sheet.recommendation.routes)
        if route is not Route.POLICE or sheet.role is not Role.POLICE
    )
    says_or = any(" or " in script.text for script in scripts)
    is_out = any(script.leaves_out for script in scripts)
    ready = (
        say("ready"),
        *((say("say_which"),) if says_or else ()),
        *((say("words.too_long"),) if is_out else ()),
    )
    return Calling(scripts, ready=ready, asked=tuple(asked_back(say, sheet, bank)))


def _script(
    say: Say, sheet: PromptSheet, bank: QuestionBank, local: Settings, route: Route
) -> CallScript:
    caller = Caller(say, sheet, bank, route)
    who = who_is_called(say, sheet, route)
    quoted = quote(caller)
    facts = facts_for(sheet, bank, route)
    said, unquoted = sentences(caller, facts, quoted), sentences(caller, facts)
    return CallScript(
        route=route,
        who=who,
        to=_to(caller, who, local),
        sentences=said,
        gives_way="" if set(unquoted).issubset(said) else _left_out(caller, facts),
        leaves_out=bool(quoted) and quoted not in said,
        beside=(*_beside(say, sheet, local, route), *_kept(say, sheet, route)),
        write=(say("write.spoke_to"), _reference(say, route)),
    )


def _left_out(caller: Caller, facts: tuple[Fact, ...]) -> str:
    """Return the fact for which a child's own words leave no time, to be said next."""
    say = caller.say
    fewest = chosen(facts, 1, gives_way=True)
    left_out = tuple(each for each in chosen(facts, MOST_FACTS) if each not in fewest)
    return say("words.gives_way", left_out=facts_told(caller, left_out))


def _to(caller: Caller, who: str, local: Settings) -> str:
    """Return whom to ring with the number; no one number finds a doctor for every child."""
    is_doctor = caller.route is Route.MEDICAL
    return who if is_doctor else _rung(caller.say, caller.sheet, caller.route, local)


def _rung(say: Say, sheet: PromptSheet, route: Route, local: Settings) -> str:
    """Return somebody with their numbers, as pages have them."""
    numbers = numbers_of(say, sheet, route, local.contacts.for_route(route))
    return with_numbers(say, who_is_called(say, sheet, route), numbers)


def _beside(say: Say, sheet: PromptSheet, local: Settings, route: Route) -> Iterator[str]:
    """Yield that the lead is told the same beside social care."""
    if route is Route.SOCIAL_CARE:
        yield say("beside.lead", lead=_rung(say, sheet, Route.LEAD, local))


def _kept(say: Say, sheet: PromptSheet, route: Route) -> Iterator[str]:
    """Yield what was kept of the last such call, where one was made."""
    made = last_call(sheet.calls_made, route)
    if made is not None:
        yield last_kept(say, made)


def _reference(say: Say, route: Route) -> str:
    return say("write.reference") if route is Route.LEAD else say("write.reference_and_lead")


MOST_CHILDREN = 4
_IN_ORDER = (Seen.RECENT, Seen.WITHIN_YEAR, Seen.LONG_AGO)


def asked_back(say: Say, sheet: PromptSheet, bank: QuestionBank) -> Iterator[str]:
    """Yield at most three lines to have at hand, from answers alone."""
    grid = sheet.seen
    if grid.rows:
        seen = [(_called(row), _seen(say, grid, row)) for row in grid.rows]
        heard = [(_called(row), _when(say, row.heard)) for row in grid.rows]
        yield say("asked.last_seen", seen=_in_a_line(say, seen))
        yield say("asked.heard_alone", heard=_in_a_line(say, heard))
    open_ones = [_named(say, each) for each in find_first(sheet, Points(sheet, bank, frozenset()))]
    if open_ones:
        yield say("asked.not_known", open="; ".join(open_ones))


def _named(say: Say, find: Find) -> str:
    return say("asked.about", open=find.text, whom=find.whom) if find.whom else find.text


def _called(row: SeenRow) -> str:
    return " ".join(row.called.split())


def _in_a_line(say: Say, told: Sequence[tuple[str, str]]) -> str:
    """Return what is said of each child, those of whom the same is said together."""
    if len(told) > 1 and len({when for _, when in told}) == 1:
        return say("asked.each_child", when=told[0][1])
    left_out = len(told) - MOST_CHILDREN
    few = [say("asked.child", child=child, when=when) for child, when in told[:MOST_CHILDREN]]
    if left_out > 0:
        few.append(say("asked.more", number=number_words(left_out)))
    return "; ".join(few)


def _seen(say: Say, grid: SeenGrid, row: SeenRow) -> str:
    """Return when a child was last seen, and by whom where somebody said so."""
    sightings = [
        (cell, column.title)
        for cell, column in zip(row.cells, grid.columns, strict=True)
        if cell.seen.is_sighting
    ]
    if not sightings:
        return _band(say, _not_seen(row))
    cell, by = min(sightings, key=lambda each: _how_long_ago(each[0]))
    when = _when(say, cell)
    told = say("asked.by", when=when, by=by) if by else when
    return say("asked.at_home", seen=told) if cell.at_home else told


def _not_seen(row: SeenRow) -> Seen:
    """Return whether nobody ever saw a child, or whether that is not known."""
    said = {cell.seen for cell in row.cells} - {Seen.NOT_THEIRS}
    return Seen.NEVER if said == {Seen.NEVER} else Seen.UNKNOWN


def _how_long_ago(cell: SeenCell) -> tuple[int, int]:
    return _IN_ORDER.index(cell.seen), -cell.on.toordinal() if cell.on else 0


def _when(say: Say, cell: SeenCell) -> str:
    if cell.on is not None and cell.seen.is_sighting:
        return say("asked.in_month", month=month_words(cell.on))
    return _band(say, cell.seen)


def _band(say: Say, seen: Seen) -> str:
    match seen:
        case Seen.RECENT:
            return say("asked.recent")
        case Seen.WITHIN_YEAR:
            return say("asked.within_year")
        case Seen.LONG_AGO:
            return say("asked.long_ago")
        case Seen.NEVER:
            return say("asked.never")
        case Seen.UNKNOWN | Seen.NOT_THEIRS:
            return say("asked.unknown")
        case _:
            assert_never(seen)


WIDTH = 79
_QUOTED, _BESIDE = "  ", "  "


def call_lines(say: Say, calling: Calling, width: int = WIDTH) -> tuple[str, ...]:
    """Return everything that there is to say, in plain lines no wider than `width`."""
    return tuple(_lines(say, calling, width))


def _lines(say: Say, calling: Calling, width: int) -> Iterator[str]:
    if calling.instead:
        yield from wrapped(calling.instead, width)
        return
    for place, script in enumerate(calling.scripts):
        yield from wrapped(say("title", to=script.to), width)
        yield from wrapped(" ".join(calling.ready), width) if place == 0 else ()
        yield from wrapped(script.gives_way, width) if script.gives_way else ()
        yield ""
        yield from wrapped(say("quoted", text=script.text), width, " ", _QUOTED)
        yield ""
        for line in script.beside:
            yield from wrapped(line, width, "", _BESIDE)
        label = say("write.heading")
        for line in script.write:
            yield from wrapped(line, width, f"{label} ", _BESIDE)
            label = " " * len(label)
        yield ""
    yield from (say("asked.heading"),) if calling.asked else ()
    for line in calling.asked:
        yield from wrapped(line, width, " ", _BESIDE)
