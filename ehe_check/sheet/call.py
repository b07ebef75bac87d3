"""The call: what to say on the telephone today, in three sentences, and what may be asked then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from ehe_check.page.document import Callout, CalloutTone, Paragraph, Tone
from ehe_check.page.phrases import number_words
from ehe_check.page.text import Blocks, text
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


def what_to_say(sheet: PromptSheet, bank: QuestionBank, local: Settings) -> Calling:
    """Return what to say today: a script for each call, or why there is none."""
    match sheet.urgency:
        case Urgency.EMERGENCY:
            return Calling(
                instead=text(
                    "999. Say what is happening, where, that a child is there, and whether there "
                    "is a weapon."
                )
            )
        case Urgency.ACT_TODAY:
            return _calls(sheet, bank, local)
        case _:
            return Calling(
                instead=text(
                    "No call today follows from these answers. To talk it over: {lead}.",
                    lead=_rung(sheet, Route.LEAD, local),
                )
            )


def _calls(sheet: PromptSheet, bank: QuestionBank, local: Settings) -> Calling:
    scripts = tuple(
        _script(sheet, bank, local, route)
        for route in calls_in_order(sheet.recommendation.routes)
        if route is not Route.POLICE or sheet.role is not Role.POLICE
    )
    says_or = any(" or " in script.text for script in scripts)
    is_out = any(script.leaves_out for script in scripts)
    ready = (
        text("Have ready, they are not in this file: names, dates of birth, address."),
        *((text('Where it says "or", say which it is.'),) if says_or else ()),
        *(
            (
                text(
                    "The child's own words are too long to be said with the rest in half a "
                    "minute: read them out from this file."
                ),
            )
            if is_out
            else ()
        ),
    )
    return Calling(scripts, ready=ready, asked=tuple(asked_back(sheet, bank)))


def _script(sheet: PromptSheet, bank: QuestionBank, local: Settings, route: Route) -> CallScript:
    caller = Caller(sheet, bank, route)
    who = who_is_called(sheet, route)
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
        beside=(*_beside(sheet, local, route), *_kept(sheet, route)),
        write=(
            text("spoke to ____________ at _____  they will ____________ by _______"),
            _reference(route),
        ),
    )


def _left_out(caller: Caller, facts: tuple[Fact, ...]) -> str:
    """Return the fact for which a child's own words leave no time, to be said next."""
    fewest = chosen(facts, 1, gives_way=True)
    left_out = tuple(each for each in chosen(facts, MOST_FACTS) if each not in fewest)
    return text(
        'The child\'s own words left no room for this: say it next. "{left_out}"',
        left_out=facts_told(caller, left_out),
    )


def _to(caller: Caller, who: str, local: Settings) -> str:
    """Return whom to ring with the number; no one number finds a doctor for every child."""
    is_doctor = caller.route is Route.MEDICAL
    return who if is_doctor else _rung(caller.sheet, caller.route, local)


def _rung(sheet: PromptSheet, route: Route, local: Settings) -> str:
    """Return somebody with their numbers, as pages have them."""
    numbers = numbers_of(sheet, route, local.contacts.for_route(route))
    return with_numbers(who_is_called(sheet, route), numbers)


def _beside(sheet: PromptSheet, local: Settings, route: Route) -> Iterator[str]:
    """Yield that the lead is told the same beside social care."""
    if route is Route.SOCIAL_CARE:
        yield text(
            'To {lead}, as well, without waiting: say the same, and "I ( ) have rung ( ) '
            'am about to ring social care; please tell me who checks tonight."',
            lead=_rung(sheet, Route.LEAD, local),
        )


def _kept(sheet: PromptSheet, route: Route) -> Iterator[str]:
    """Yield what was kept of the last such call, where one was made."""
    made = last_call(sheet.calls_made, route)
    if made is not None:
        yield last_kept(made)


def _reference(route: Route) -> str:
    return (
        text("their reference ____________")
        if route is Route.LEAD
        else text("their reference ____________  told my lead at _____")
    )


MOST_CHILDREN = 4
_IN_ORDER = (Seen.RECENT, Seen.WITHIN_YEAR, Seen.LONG_AGO)


def asked_back(sheet: PromptSheet, bank: QuestionBank) -> Iterator[str]:
    """Yield at most three lines to have at hand, from answers alone."""
    grid = sheet.seen
    if grid.rows:
        seen = [(_called(row), _seen(grid, row)) for row in grid.rows]
        heard = [(_called(row), _when(row.heard)) for row in grid.rows]
        yield text("Last seen: {seen}.", seen=_in_a_line(seen))
        yield text("Heard with no parent there: {heard}.", heard=_in_a_line(heard))
    open_ones = [_named(each) for each in find_first(sheet, Points(sheet, bank, frozenset()))]
    if open_ones:
        yield text("Not known, or not yet asked: {open}.", open="; ".join(open_ones))


def _named(find: Find) -> str:
    return text("{open} ({whom})", open=find.text, whom=find.whom) if find.whom else find.text


def _called(row: SeenRow) -> str:
    return " ".join(row.called.split())


def _in_a_line(told: Sequence[tuple[str, str]]) -> str:
    """Return what is said of each child, those of whom the same is said together."""
    if len(told) > 1 and len({when for _, when in told}) == 1:
        return text("each child {when}", when=told[0][1])
    left_out = len(told) - MOST_CHILDREN
    few = [text("{child} {when}", child=child, when=when) for child, when in told[:MOST_CHILDREN]]
    if left_out > 0:
        few.append(text("and {number} more", number=number_words(left_out)))
    return "; ".join(few)


def _seen(grid: SeenGrid, row: SeenRow) -> str:
    """Return when a child was last seen, and by whom where somebody said so."""
    sightings = [
        (cell, column.title)
        for cell, column in zip(row.cells, grid.columns, strict=True)
        if cell.seen.is_sighting
    ]
    if not sightings:
        return _band(_not_seen(row))
    cell, by = min(sightings, key=lambda each: _how_long_ago(each[0]))
    when = _when(cell)
    told = text("{when} ({by})", when=when, by=by) if by else when
    return text("{seen}, at home", seen=told) if cell.at_home else told


def _not_seen(row: SeenRow) -> Seen:
    """Return whether nobody ever saw a child, or whether that is not known."""
    said = {cell.seen for cell in row.cells} - {Seen.NOT_THEIRS}
    return Seen.NEVER if said == {Seen.NEVER} else Seen.UNKNOWN


def _how_long_ago(cell: SeenCell) -> tuple[int, int]:
    return _IN_ORDER.index(cell.seen), -cell.on.toordinal() if cell.on else 0


def _when(cell: SeenCell) -> str:
    if cell.on is not None and cell.seen.is_sighting:
        return text("in {month}", month=month_words(cell.on))
    return _band(cell.seen)


def _band(seen: Seen) -> str:
    match seen:
        case Seen.RECENT:
            return text("in the last 3 months")
        case Seen.WITHIN_YEAR:
            return text("3 to 12 months ago")
        case Seen.LONG_AGO:
            return text("more than a year ago")
        case Seen.NEVER:
            return text("never, as far as anyone knows")
        case Seen.UNKNOWN | Seen.NOT_THEIRS:
            return text("not known")
        case _:
            assert_never(seen)


LEVEL = 2


def said_in(calling: Calling, scripts: Iterable[CallScript], level: int = LEVEL) -> Blocks:
    """Yield what to say in each of some calls, as it stands on a page."""
    for script in scripts:
        said = (
            Paragraph(" ".join(filter(None, (*calling.ready, script.gives_way))), Tone.QUIET),
            Paragraph(text('"{text}"', text=script.text)),
        )
        title = text("What to say to {who}", who=script.who)
        yield Callout(CalloutTone.SAY, title, said, level=level)


WIDTH = 79
_QUOTED, _BESIDE = "  ", "  "


def call_lines(calling: Calling, width: int = WIDTH) -> tuple[str, ...]:
    """Return everything that there is to say, in plain lines no wider than `width`."""
    return tuple(_lines(calling, width))


def _lines(calling: Calling, width: int) -> Iterator[str]:
    if calling.instead:
        yield from wrapped(calling.instead, width)
        return
    for place, script in enumerate(calling.scripts):
        yield from wrapped(text("What to say to {to}", to=script.to), width)
        yield from wrapped(" ".join(calling.ready), width) if place == 0 else ()
        yield from wrapped(script.gives_way, width) if script.gives_way else ()
        yield ""
        yield from wrapped(text('"{text}"', text=script.text), width, " ", _QUOTED)
        yield ""
        for line in script.beside:
            yield from wrapped(line, width, "", _BESIDE)
        label = text("Then write:")
        for line in script.write:
            yield from wrapped(line, width, f"{label} ", _BESIDE)
            label = " " * len(label)
        yield ""
    yield from (text("If they ask:"),) if calling.asked else ()
    for line in calling.asked:
        yield from wrapped(line, width, " ", _BESIDE)
