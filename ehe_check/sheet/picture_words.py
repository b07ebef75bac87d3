"""What a picture over time says of each thing in it, on its drawing and in its tables alike."""

from __future__ import annotations

from datetime import date

from ehe_check.over_time.ledger import Decided
from ehe_check.page.dates import month_words
from ehe_check.page.own import joined
from ehe_check.page.short_dates import near_day
from ehe_check.page.text import text
from ehe_check.sheet.ledger_page import stands
from ehe_check.sheet.merged_points import lowered
from ehe_check.sheet.picture import Picture, Spot
from ehe_check.sheet.seen_grid import Seen
from ehe_check.sheet.unknown_runs import Unknown

BANDS = {
    Seen.RECENT: "in the 3 months before",
    Seen.WITHIN_YEAR: "3 to 12 months before",
    Seen.LONG_AGO: "more than a year before",
    Seen.NEVER: "never, as far as anyone knew",
    Seen.UNKNOWN: "not known",
    Seen.NOT_THEIRS: "not known",
}
"""How long before a session it was that a child was seen."""


def title(picture: Picture) -> str:
    """Return what a picture is called."""
    if not picture.reference:
        return text("The case over time")
    return text("{reference} over time", reference=picture.reference)


def brief(day: date, picture: Picture) -> str:
    """Return a day in few letters, with its year where that is not the picture's own."""
    if picture.is_shared:
        return f"{month_words(day)[:3]} {day.year}"
    return near_day(day, picture.today)


def band_words(seen: Seen) -> str:
    """Return how long before a session it was, in words."""
    return text(BANDS[seen])


def spot_words(spot: Spot) -> str:
    """Return what one session knew of one child in one row, in words."""
    if not spot.is_listed:
        return text("not on the list")
    if not spot.is_asked:
        return text("not asked")
    return spot.words or band_words(spot.seen)


def named(unknown: Unknown) -> str:
    """Return what was not known, with whom it is about."""
    if not unknown.whom:
        return unknown.short
    return text("{whom}: {short}", whom=unknown.whom, short=lowered(unknown.short))


def how_long(unknown: Unknown, picture: Picture) -> str:
    """Return for how long something was not known: our time, counted in days or months."""
    if not picture.is_shared:
        days = unknown.days(picture.today)
        return text("1 day" if days == 1 else "{number} days", number=str(days))
    until = unknown.until or picture.today
    months = (until.year - unknown.since.year) * 12 + until.month - unknown.since.month
    if not months:
        return text("under a month")
    return text("1 month" if months == 1 else "{number} months", number=str(months))


def what_of(decision: Decided) -> str:
    """Return the number and the words of a decision, with whom it is about."""
    what = joined(": ", filter(None, (decision.whom, decision.what)))
    return text("{id} {what}", id=decision.id, what=what) if what else decision.id


def standing(decision: Decided, picture: Picture) -> str:
    """Return how a decision stands on the picture's day."""
    if not decision.state.is_open:
        return stands(decision, picture.today, lambda day: brief(day, picture))
    if decision.by is None:
        return text("no day set")
    past = decision.days_past(picture.today)
    if not past:
        return text("due {day}", day=brief(decision.by, picture))
    if picture.is_shared:
        return text("past its day")
    return text("1 day past" if past == 1 else "{number} days past", number=str(past))


def caution(decision: Decided, picture: Picture) -> str:
    """Return that a decision is to be checked first, where a guard stands; empty elsewhere."""
    if not picture.needs_care(decision):
        return ""
    return text("HOLD: check first" if picture.is_held else "ASK FIRST: check first")
