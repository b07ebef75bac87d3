"""The opening in words: what a screen and the record say alike of how the case stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import assert_never

from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.over_time.ledger import Decided, State
from ehe_check.page.dates import month_words
from ehe_check.page.own import joined
from ehe_check.page.phrases import capital
from ehe_check.page.short_dates import near_day
from ehe_check.page.words import Say
from ehe_check.sheet.ledger_words import LedgerRow, stands
from ehe_check.sheet.merged_points import lowered
from ehe_check.sheet.sheet_paper import spoken
from ehe_check.supervision.opening import New, NotKnown, Novelty, Opening


def decided_heading(say: Say, opening: Opening) -> str:
    """Return the heading of what was decided, with its caution where a guard stands."""
    heading = say("opening.decided.heading")
    if not opening.checks_own_words:
        return heading
    if opening.page.advice.hold:
        return say("opening.decided.held", heading=heading)
    return say("opening.decided.ask_first", heading=heading)


def decided_row(
    say: Say, opening: Opening, several: Sequence[Decided], *, is_short: bool = False
) -> LedgerRow:
    """Return a decision in words, one line for several children of whom the same was decided.

    It is in few words where its day stands right beside.
    """
    each, today = several[0], opening.today
    what = each.what or _no_words(say, opening, each)
    whom = joined(", ", (one.whom for one in several if one.whom))
    return LedgerRow(
        ids_words(say, [one.number for one in several]),
        say("opening.about", whom=whom, text=what) if whom else what,
        each.who,
        _due(say, each, today),
        _state(say, each, today, is_short=is_short),
    )


def ids_words(say: Say, numbers: Iterable[int | None]) -> str:
    """Return how people refer to decisions: D3, or D3 to D5; empty where none has a number."""
    known = sorted(number for number in numbers if number is not None)
    if len(known) > 1 and known[-1] - known[0] == len(known) - 1:
        return say("ids", first=f"D{known[0]}", last=f"D{known[-1]}")
    return ", ".join(f"D{number}" for number in known)


def _no_words(say: Say, opening: Opening, each: Decided) -> str:
    """Return what stands for a decision without words: what its page said, or that they are out."""
    if opening.page.is_shared:
        return say("opening.decided.shared")
    if each.is_as_its_page:
        return say("opening.decided.as_the_page", day=near_day(each.on, opening.today))
    return say("opening.decided.left_out")


def _due(say: Say, each: Decided, today: date) -> str:
    if each.by is None:
        return say("opening.decided.no_day") if each.state.is_open else ""
    return say("opening.decided.due", day=near_day(each.by, today))


def _state(say: Say, each: Decided, today: date, *, is_short: bool) -> str:
    past = each.days_past(today)
    if past > 1 and is_short:
        return say("opening.decided.past_short", days=str(past))
    if each.state is State.CARRIED and not past:
        return say("opening.decided.carried")
    return stands(say, each, today, lambda day: near_day(day, today))


def days_words(say: Say, fact: NotKnown) -> str:
    """Return for how many days something has not been known."""
    if fact.days < 1:
        return say("opening.unknown.today")
    if fact.days == 1:
        return say("opening.unknown.days_one")
    return say("opening.unknown.days", days=str(fact.days))


def sessions_words(say: Say, fact: NotKnown) -> str:
    """Return in how many sessions something was not known."""
    if fact.times == 1:
        return say("opening.unknown.in_one")
    return say("opening.unknown.in_several", number=str(fact.times))


def new_words(say: Say, new: New) -> str:
    """Return what is new in words, without the statement that it rests on."""
    match new.sort:
        case Novelty.CHILD:
            return say("opening.new.child", child=new.text)
        case Novelty.UNSEEN_CHILD:
            return say("opening.new.unseen", child=new.text)
        case Novelty.DRIFT:
            return say("opening.new.drift")
        case Novelty.REASON:
            return about(say, new.whom, new.text)
        case Novelty.FOUND_OUT:
            found = say("opening.new.found_out", text=new.text, answer=new.answer)
            return about(say, new.whom, _sourced(say, found, new))
        case _:
            assert_never(new.sort)


def _sourced(say: Say, text: str, new: New) -> str:
    """Return what was found out with the letter of how it is known, and the month."""
    source = [EVIDENCE_CODES[new.known].upper()] if new.known else []
    source += [month_words(new.on)] if new.on else []
    return say("opening.new.source", text=text, source=", ".join(source)) if source else text


def unseen_words(say: Say, opening: Opening) -> str:
    """Return whom no professional is known to have seen within a year; empty where all were."""
    return say("opening.unseen.row", children=opening.unseen) if opening.unseen else ""


def childrens_words(sheet_say: Say, opening: Opening) -> Iterator[tuple[str, str]]:
    """Yield each child with what it said and who heard it, as the sheet says it."""
    for each in opening.words:
        yield each.whom, spoken(sheet_say, each.why)


def words_heading(say: Say, opening: Opening) -> str:
    """Return the heading over what the children said."""
    is_one = len(opening.page.children) == 1
    return say("opening.words.one") if is_one else say("opening.words.heading")


def saying_words(say: Say, opening: Opening) -> str:
    """Return what was said last time that would make them think again; empty where nothing was."""
    if not opening.saying or opening.said_on is None:
        return ""
    return say("opening.said_in", month=month_words(opening.said_on), said=opening.saying)


def advice_words(say: Say, opening: Opening) -> str:
    """Return today's advice, or the meeting that stands beneath an urgent step."""
    advice = opening.page.advice
    said = advice.beneath if advice.is_urgent else advice.line
    return say("opening.advice", advice=said) if said else ""


def about(say: Say, whom: str, text: str) -> str:
    """Return a text after whom it is about, where that is to be said."""
    return say("opening.about", whom=whom, text=lowered(text)) if whom else capital(text)
