"""The opening in words: what a screen and the record say alike of how the case stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from ehe_check.bank.letters import EVIDENCE_CODES
from ehe_check.over_time.ledger import Decided, State
from ehe_check.page.dates import month_words
from ehe_check.page.own import joined
from ehe_check.page.phrases import capital
from ehe_check.page.short_dates import near_day
from ehe_check.page.text import text
from ehe_check.sheet.ledger_page import stands
from ehe_check.sheet.merged_points import lowered
from ehe_check.sheet.sheet_paper import spoken
from ehe_check.supervision.opening import New, NotKnown, Novelty, Opening


@dataclass(frozen=True)
class LedgerRow:
    """One decision or several alike in words: a text for each column."""

    id: str
    what: str
    who: str
    due: str
    state: str


def decided_heading(opening: Opening) -> str:
    """Return the heading of what was decided, with its caution where a guard stands."""
    heading = text("Decided before")
    if not opening.checks_own_words:
        return heading
    if opening.page.advice.hold:
        return text("{heading} (HOLD: check first what is in own words)", heading=heading)
    return text("{heading} (ASK FIRST: check first what is in own words)", heading=heading)


def decided_row(
    opening: Opening, several: Sequence[Decided], *, is_short: bool = False
) -> LedgerRow:
    """Return a decision in words, one line for several children of whom the same was decided.

    It is in few words where its day stands right beside.
    """
    each, today = several[0], opening.today
    what = each.what or _no_words(opening, each)
    whom = joined(", ", (one.whom for one in several if one.whom))
    return LedgerRow(
        ids_words([one.number for one in several]),
        text("{whom}: {text}", whom=whom, text=what) if whom else what,
        each.who,
        _due(each, today),
        _state(each, today, is_short=is_short),
    )


def ids_words(numbers: Iterable[int | None]) -> str:
    """Return how people refer to decisions: D3, or D3 to D5; empty where none has a number."""
    known = sorted(number for number in numbers if number is not None)
    if len(known) > 1 and known[-1] - known[0] == len(known) - 1:
        return text("{first} to {last}", first=f"D{known[0]}", last=f"D{known[-1]}")
    return ", ".join(f"D{number}" for number in known)


def _no_words(opening: Opening, each: Decided) -> str:
    """Return what stands for a decision without words: what its page said, or that they are out."""
    if opening.page.is_shared:
        return text("left out of this copy")
    if each.is_as_its_page:
        return text("as the page of {day} said", day=near_day(each.on, opening.today))
    return text("words left out")


def _due(each: Decided, today: date) -> str:
    if each.by is None:
        return text("no day set") if each.state.is_open else ""
    return text("due {day}", day=near_day(each.by, today))


def _state(each: Decided, today: date, *, is_short: bool) -> str:
    past = each.days_past(today)
    if past > 1 and is_short:
        return text("OPEN, {days} days", days=str(past))
    if each.state is State.CARRIED and not past:
        return text("carried on")
    return stands(each, today, lambda day: near_day(day, today))


def days_words(fact: NotKnown) -> str:
    """Return for how many days something has not been known."""
    if fact.days < 1:
        return text("since today")
    if fact.days == 1:
        return text("1 day")
    return text("{days} days", days=str(fact.days))


def sessions_words(fact: NotKnown) -> str:
    """Return in how many sessions something was not known."""
    if fact.times == 1:
        return text("in 1 session")
    return text("in {number} sessions", number=str(fact.times))


def new_words(new: New) -> str:
    """Return what is new in words, without the statement that it rests on."""
    match new.sort:
        case Novelty.CHILD:
            return text("{child} is on the list", child=new.text)
        case Novelty.UNSEEN_CHILD:
            return text(
                "{child} is on the list; nobody is known to have seen {child}", child=new.text
            )
        case Novelty.DRIFT:
            return text("our own work goes round, from session to session")
        case Novelty.REASON:
            return about(new.whom, new.text)
        case Novelty.FOUND_OUT:
            found = text("{text}: found out, {answer}", text=new.text, answer=new.answer)
            return about(new.whom, _sourced(found, new))
        case _:
            assert_never(new.sort)


def _sourced(said: str, new: New) -> str:
    """Return what was found out with the letter of how it is known, and the month."""
    source = [EVIDENCE_CODES[new.known].upper()] if new.known else []
    source += [month_words(new.on)] if new.on else []
    return text("{text} ({source})", text=said, source=", ".join(source)) if source else said


def unseen_words(opening: Opening) -> str:
    """Return whom no professional is known to have seen within a year; empty where all were."""
    return (
        text(
            "Ours to close: no professional is known to have seen {children} in a year.",
            children=opening.unseen,
        )
        if opening.unseen
        else ""
    )


def childrens_words(opening: Opening) -> Iterator[tuple[str, str]]:
    """Yield each child with what it said and who heard it, as the sheet says it."""
    for each in opening.words:
        yield each.whom, spoken(each.why)


def words_heading(opening: Opening) -> str:
    """Return the heading over what the children said."""
    is_one = len(opening.page.children) == 1
    return text("The child's own words") if is_one else text("The children's own words")


def saying_words(opening: Opening) -> str:
    """Return what was said last time that would make them think again; empty where nothing was."""
    if not opening.saying or opening.said_on is None:
        return ""
    return text(
        "Would make you think again, you said in {month}: {said}",
        month=month_words(opening.said_on),
        said=opening.saying,
    )


def advice_words(opening: Opening) -> str:
    """Return today's advice, or the meeting that stands beneath an urgent step."""
    advice = opening.page.advice
    said = advice.beneath if advice.is_urgent else advice.line
    return text("Today's advice: {advice}", advice=said) if said else ""


def about(whom: str, said: str) -> str:
    """Return a text after whom it is about, where that is to be said."""
    return text("{whom}: {text}", whom=whom, text=lowered(said)) if whom else capital(said)
