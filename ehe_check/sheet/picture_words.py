"""What a picture says in words: of each spot, how long something was not known, how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ehe_check.over_time.ledger import Decided
from ehe_check.page.columns import cells
from ehe_check.page.dates import day_words, month_words
from ehe_check.page.own import joined
from ehe_check.page.short_dates import near_day, short_month
from ehe_check.page.words import Say
from ehe_check.sheet.ledger_words import stands
from ehe_check.sheet.merged_points import lowered
from ehe_check.sheet.picture import ChildOverTime, Picture, Spot
from ehe_check.sheet.seen_grid import Seen
from ehe_check.sheet.unknown_runs import Unknown


def title(say: Say, picture: Picture) -> str:
    """Return what a picture is called."""
    if not picture.reference:
        return say("title_bare")
    return say("title", reference=picture.reference)


def made(say: Say, picture: Picture, words: Callable[[date], str] = day_words) -> str:
    """Return of how many sessions a picture is, and of which day, as `words` says that."""
    number = picture.number_of_sessions
    several = say("sessions_many", number=str(number))
    day = month_words(picture.today) if picture.is_shared else words(picture.today)
    return say("made", sessions=say("sessions_one") if number == 1 else several, day=day)


def left_out(say: Say, picture: Picture) -> tuple[str, ...]:
    """Return which sessions of the case are not shown."""
    between = say("between", number=str(picture.between)) if picture.between else ""
    near = say("near", number=str(picture.near)) if picture.near else ""
    return tuple(filter(None, (between, near)))


def more_unknown(say: Say, picture: Picture) -> tuple[str, ...]:
    """Return how much that was not known is left out, if anything is."""
    number = picture.more_unknown
    return (say("unknown.more", number=str(number)),) if number else ()


def more_decided(say: Say, picture: Picture) -> tuple[str, ...]:
    """Return how many decisions are left out, if any are."""
    number = picture.more_decisions
    return (say("decided.more", number=str(number)),) if number else ()


def missing(say: Say, picture: Picture) -> str:
    """Return that some of the case's files could not be looked at, and which."""
    files = tuple(dict.fromkeys(each.file for each in picture.missing if each.file))
    return say("missing", files=", ".join(files)) if files else say("missing_bare")


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


def rows_of(say: Say, child: ChildOverTime) -> tuple[tuple[str, tuple[Spot, ...]], ...]:
    """Return the three rows of a child, each after its name."""
    return (
        (say("rows.seen"), child.seen),
        (say("rows.heard"), child.heard),
        (say("rows.day"), child.day),
    )


def spot_in_brief(say: Say, spot: Spot, *, is_first: bool, has_room: bool) -> str:
    """Return what stands in one row of a terminal; of who is not listed, in the first row alone."""
    if not spot.is_listed:
        if not has_room:
            return say("spot.not_listed_short")
        return say("spot.not_listed") if is_first else ""
    if not spot.is_asked:
        return say("spot.not_asked") if has_room else say("spot.not_asked_short")
    if spot.words:
        return spot.words if has_room else spot.head
    bands = {
        Seen.RECENT: say("spot.recent"),
        Seen.WITHIN_YEAR: say("spot.within_year"),
        Seen.LONG_AGO: say("spot.long_ago"),
        Seen.NEVER: say("spot.never"),
    }
    return bands.get(spot.seen) or say("spot.unknown")


def spot_told(say: Say, spot: Spot) -> str:
    """Return what one session knew of one child in one row, in words."""
    if not spot.is_listed:
        return say("told.not_listed")
    if not spot.is_asked:
        return say("told.not_asked")
    return spot.words or band_told(say, spot.seen)


def band_told(say: Say, seen: Seen) -> str:
    """Return how long before a session it was, in words."""
    bands = {
        Seen.RECENT: say("told.recent"),
        Seen.WITHIN_YEAR: say("told.within_year"),
        Seen.LONG_AGO: say("told.long_ago"),
        Seen.NEVER: say("told.never"),
    }
    return bands.get(seen) or say("told.unknown")


def named(say: Say, unknown: Unknown) -> str:
    """Return what was not known, with whom it is about."""
    if not unknown.whom:
        return unknown.short
    return say("about", whom=unknown.whom, short=lowered(unknown.short))


def how_long(say: Say, unknown: Unknown, picture: Picture) -> str:
    """Return for how long something was not known: our time, counted in days or months."""
    until = unknown.until or picture.today
    if picture.is_shared:
        months = (until.year - unknown.since.year) * 12 + until.month - unknown.since.month
        several = say("unknown.months_many", number=str(months))
        return {0: say("unknown.month_none"), 1: say("unknown.months_one")}.get(months, several)
    days = unknown.days(picture.today)
    return say("unknown.days_one") if days == 1 else say("unknown.days_many", number=str(days))


def ended(say: Say, unknown: Unknown, picture: Picture) -> str:
    """Return by when something was found out, or for how long it has not been known."""
    if unknown.until is None:
        return how_long(say, unknown, picture)
    return say("unknown.known", day=brief(unknown.until, picture))


def what_of(say: Say, decision: Decided) -> str:
    """Return the number and the words of a decision, with whom it is about."""
    what = joined(": ", filter(None, (decision.whom, decision.what)))
    return say("decided.named", id=decision.id, what=what) if what else decision.id


def standing(say: Say, decision: Decided, picture: Picture) -> str:
    """Return how a decision stands on the picture's day."""
    if decision.state.is_open:
        return _open(say, decision, picture)
    return stands(say, decision, picture.today, lambda day: brief(day, picture))


def caution(say: Say, decision: Decided, picture: Picture) -> str:
    """Return that a decision is to be checked first, where a guard stands; empty elsewhere."""
    if not picture.needs_care(decision):
        return ""
    return say("decided.hold") if picture.is_held else say("decided.ask_first")


def with_caution(say: Say, decision: Decided, picture: Picture) -> str:
    """Return how a decision stands, and that it is to be checked first."""
    both = (standing(say, decision, picture), caution(say, decision, picture))
    return ". ".join(filter(None, both))


def longest(texts: Iterable[str]) -> int:
    """Return how many columns the longest of some texts takes."""
    return max(map(cells, texts), default=0)


def _open(say: Say, decision: Decided, picture: Picture) -> str:
    if decision.by is None:
        return say("decided.no_day")
    past = decision.days_past(picture.today)
    if not past:
        return say("decided.due", day=brief(decision.by, picture))
    if picture.is_shared:
        return say("decided.past")
    return say("decided.past_one") if past == 1 else say("decided.past_many", number=str(past))
