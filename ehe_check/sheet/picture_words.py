"""What a picture says in words: of each spot, how long something was not known, how it stands."""

from __future__ import annotations

from datetime import date

from ehe_check.over_time.ledger import Decided
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.own import joined
from ehe_check.page.short_dates import near_day, short_month
from ehe_check.page.text import text
from ehe_check.sheet.ledger_page import stands
from ehe_check.sheet.merged_points import lowered
from ehe_check.sheet.picture import ChildOverTime, Picture, Spot
from ehe_check.sheet.seen_grid import Seen
from ehe_check.sheet.unknown_runs import Unknown


def title(picture: Picture) -> str:
    """Return what a picture is called."""
    if not picture.reference:
        return text("The case over time")
    return text("{reference} over time", reference=picture.reference)


def made(picture: Picture) -> str:
    """Return of how many sessions a picture is, and of which day."""
    number = picture.number_of_sessions
    several = text("{number} sessions", number=str(number))
    day = month_words(picture.today) if picture.is_shared else day_words(picture.today)
    return text(
        "{sessions}, made {day}", sessions=text("1 session") if number == 1 else several, day=day
    )


def left_out(picture: Picture) -> tuple[str, ...]:
    """Return which sessions of the case are not shown."""
    between = (
        text(
            "The first session and the latest ones are shown. Left out between them: {number}.",
            number=str(picture.between),
        )
        if picture.between
        else ""
    )
    near = (
        text("Sessions shortly before another are not counted: {number}.", number=str(picture.near))
        if picture.near
        else ""
    )
    return tuple(filter(None, (between, near)))


def more_unknown(picture: Picture) -> tuple[str, ...]:
    """Return how much that was not known is left out, if anything is."""
    number = picture.more_unknown
    return (
        (text("Left out: {number} more, none of them unknown for longer.", number=str(number)),)
        if number
        else ()
    )


def more_decided(picture: Picture) -> tuple[str, ...]:
    """Return how many decisions are left out, if any are."""
    number = picture.more_decisions
    return (text("More in the ledger: {number}.", number=str(number)),) if number else ()


def missing(picture: Picture) -> str:
    """Return that some of the case's files could not be looked at, and which."""
    files = tuple(dict.fromkeys(each.file for each in picture.missing if each.file))
    return (
        text(
            "MISSING: some of this case could not be read, was not found or was changed: "
            "{files}. What is drawn may be wrong, and a HOLD may be lost.",
            files=", ".join(files),
        )
        if files
        else text(
            "MISSING: some of this case could not be read, was not found or was changed. "
            "What is drawn may be wrong, and a HOLD may be lost."
        )
    )


def brief(day: date, picture: Picture) -> str:
    """Return a day in few letters, with its year where that is not the picture's own."""
    if picture.is_shared:
        return f"{month_words(day)[:3]} {day.year}"
    return near_day(day, picture.today)


def heads(picture: Picture, room: int) -> tuple[str, ...]:
    """Return what stands over each session: its day, or its month where there is little room."""
    days = tuple(brief(day, picture) for day in picture.sessions)
    if max(map(len, days)) <= room:
        return days
    return tuple(map(short_month, picture.sessions))


def rows_of(child: ChildOverTime) -> tuple[tuple[str, tuple[Spot, ...]], ...]:
    """Return the three rows of a child, each after its name."""
    return (
        (text("seen"), child.seen),
        (text("heard alone"), child.heard),
        (text("day known"), child.day),
    )


def spot_told(spot: Spot) -> str:
    """Return what one session knew of one child in one row, in words."""
    if not spot.is_listed:
        return text("not on the list")
    if not spot.is_asked:
        return text("not asked")
    return spot.words or band_told(spot.seen)


def band_told(seen: Seen) -> str:
    """Return how long before a session it was, in words."""
    bands = {
        Seen.RECENT: text("in the 3 months before"),
        Seen.WITHIN_YEAR: text("3 to 12 months before"),
        Seen.LONG_AGO: text("more than a year before"),
        Seen.NEVER: text("never, as far as anyone knew"),
    }
    return bands.get(seen) or text("not known")


def named(unknown: Unknown) -> str:
    """Return what was not known, with whom it is about."""
    if not unknown.whom:
        return unknown.short
    return text("{whom}: {short}", whom=unknown.whom, short=lowered(unknown.short))


def how_long(unknown: Unknown, picture: Picture) -> str:
    """Return for how long something was not known: our time, counted in days or months."""
    until = unknown.until or picture.today
    if picture.is_shared:
        months = (until.year - unknown.since.year) * 12 + until.month - unknown.since.month
        several = text("{number} months", number=str(months))
        return {0: text("under a month"), 1: text("1 month")}.get(months, several)
    days = unknown.days(picture.today)
    return text("1 day") if days == 1 else text("{number} days", number=str(days))


def what_of(decision: Decided) -> str:
    """Return the number and the words of a decision, with whom it is about."""
    what = joined(": ", filter(None, (decision.whom, decision.what)))
    return text("{id} {what}", id=decision.id, what=what) if what else decision.id


def standing(decision: Decided, picture: Picture) -> str:
    """Return how a decision stands on the picture's day."""
    if decision.state.is_open:
        return _open(decision, picture)
    return stands(decision, picture.today, lambda day: brief(day, picture))


def caution(decision: Decided, picture: Picture) -> str:
    """Return that a decision is to be checked first, where a guard stands; empty elsewhere."""
    if not picture.needs_care(decision):
        return ""
    return text("HOLD: check first") if picture.is_held else text("ASK FIRST: check first")


def with_caution(decision: Decided, picture: Picture) -> str:
    """Return how a decision stands, and that it is to be checked first."""
    both = (standing(decision, picture), caution(decision, picture))
    return ". ".join(filter(None, both))


def _open(decision: Decided, picture: Picture) -> str:
    if decision.by is None:
        return text("no day set")
    past = decision.days_past(picture.today)
    if not past:
        return text("due {day}", day=brief(decision.by, picture))
    if picture.is_shared:
        return text("past its day")
    return text("1 day past") if past == 1 else text("{number} days past", number=str(past))
