"""Page 1, on every medium: what to do today and why, HOLD, the advice, who has seen each child.

At its foot stands what somebody decided upon it, or room to write it down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ehe_check.bank.effect import Route
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Bullets,
    Call,
    Callout,
    CalloutTone,
    Calls,
    Heading,
    Inner,
    Item,
    Paragraph,
    Spring,
    Term,
    Tone,
    WritingBox,
    blank_terms,
)
from ehe_check.page.own import NOTHING, joined
from ehe_check.page.phrases import capital, listed
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.call_words import kept_on_two_lines, kept_words
from ehe_check.sheet.calls_of_today import CallDue, shortest
from ehe_check.sheet.guard_box import guard_box, missing_box
from ehe_check.sheet.merged_points import Find, Point, about, meeting_words, told_on
from ehe_check.sheet.seen_grid import is_unseen, seen_on_page
from ehe_check.sheet.share import left_out
from ehe_check.sheet.sheet import AdviceThen
from ehe_check.sheet.sheet_paper import LEAST_REASONS, Paper, checked_first, how_known, then_words

LEVEL = 2


def page_one(paper: Paper) -> Blocks:
    """Yield page 1, as much of what gives way as it has room for."""
    yield from today(paper)
    yield from guard(paper)
    yield from advice(paper)
    yield from _ours(paper)
    yield from _seen(paper)
    yield from _find_first(paper)
    yield Spring()
    yield from decision(paper)


# What to do today, and why.


def today(paper: Paper) -> Blocks:
    """Say what to do now or today, why, and whom to speak to: each of them once."""
    if not paper.advice.is_urgent:
        return
    is_now = paper.advice.urgency is Urgency.EMERGENCY
    is_done = (
        not is_now and bool(paper.first.calls) and all(row.is_made for row in paper.first.calls)
    )
    label, title = _done(paper) if is_done else _due(paper)
    settled = text("A call settles nothing by itself: if what was promised is late, ring again.")
    settles_nothing = [Paragraph(settled)] if is_done else []
    said = (
        *_caution(paper),
        *settles_nothing,
        Paragraph(_what_is_to_be_done(paper, is_done=is_done)),
        *_because(paper, paper.first.urgent_reasons, paper.fit.urgent),
        Calls(tuple(_calls(paper))),
    )
    yield Callout(CalloutTone.URGENT, title, said, label=label)


def _what_is_to_be_done(paper: Paper, *, is_done: bool) -> str:
    """Return how to do it, and what if things get worse: of calls that were made, that alone."""
    if is_done and Route.MEDICAL not in paper.advice.routes:
        return text("If danger becomes immediate, call 999.")
    return paper.medium.either(paper.advice.text, paper.advice.under)


def _due(paper: Paper) -> tuple[str, str]:
    """Return what stands in the label, and the title: on a terminal the title says it all."""
    if paper.medium.is_screen:
        return "", paper.advice.line
    is_now = paper.advice.urgency is Urgency.EMERGENCY
    label = text("999") if is_now else text("ACT TODAY")
    return label, _without_label(paper.advice.title, label)


def _done(paper: Paper) -> tuple[str, str]:
    """Return that all who are to be rung have been spoken to."""
    days = {row.made.on for row in paper.first.calls if row.made is not None}
    is_today = days == {paper.sheet.provenance.made_on}
    label = text("DONE TODAY") if is_today else text("DONE")
    whom = listed(row.who for row in paper.first.calls)
    return label, text("You have spoken to {whom}.", whom=whom)


def _caution(paper: Paper) -> Iterator[Paragraph]:
    """Yield whom to ask first, where a worry is named and a headline says to tell the parents."""
    headline, lines = paper.bank.headlines.get(paper.advice.headline), paper.bank.lines
    if headline is None or lines is None or paper.advice.guard.state is not State.WORRY:
        return
    if "[" in headline.text:
        yield Paragraph(lines.ask_lead_first, Tone.STRONG)


def _calls(paper: Paper) -> Iterator[Call]:
    blanks = (text("spoke to"), text("they will")) if paper.fit.blanks else ()
    first = paper.first
    if first.danger:
        yield Call(text("999"), (), shortest(first.danger), blanks)
    for row in paper.first.calls:
        is_unset = paper.medium.is_screen and not row.is_number_set
        after = row.after(kept_words if paper.fit.kept else kept_on_two_lines)
        shown = replace(row, numbers=()) if is_unset else row
        yield as_call(shown, _why(paper, row), blanks, after)


def as_call(row: CallDue, why: str, blanks: tuple[str, ...], after: str) -> Call:
    """Return a call: what was kept `after` it, or blanks to write that on."""
    return Call(row.called, row.numbers, why, () if after else blanks, after, row.is_made)


def _why(paper: Paper, call: CallDue) -> str:
    """Return why to call somebody, where it is not why everybody is called."""
    if call.is_made:
        return ""
    if call.is_told:
        return paper.medium.either(
            text("tell them as well; do not wait for them"), text("tell them too; do not wait")
        )
    several = sum(not row.is_told for row in paper.first.calls) > 1
    if paper.first.danger or several:
        return call.why
    return ""


def _without_label(title: str, label: str) -> str:
    """Return a title without the words that its label says already."""
    if not title.casefold().startswith(f"{label.casefold()}: "):
        return title
    return capital(title[len(label) + 2 :])


def guard(paper: Paper) -> Blocks:
    """Say what HOLD or ASK FIRST asks, and what of the case is missing."""
    yield from guard_box(paper.sheet, is_short=paper.medium.is_screen)
    yield from missing_box(paper.sheet)


# The advice, with its reasons.


def advice(paper: Paper) -> Blocks:
    """Give the advice with its reasons, or what stands beneath an urgent step with those of it."""
    title, said = _beneath(paper) if paper.advice.is_urgent else _headline(paper)
    beside = (*said, *_reasons(paper), *map(Paragraph, _beside(paper)))
    if title:
        tone = CalloutTone.PLAIN if paper.sheet.is_ordinary else CalloutTone.ADVICE
        yield Callout(tone, title, beside)
    else:
        yield from beside


def _headline(paper: Paper) -> tuple[str, Sequence[Inner]]:
    advised, number = paper.advice, paper.local.contacts.safeguarding_lead
    is_in_full = paper.sheet.is_ordinary and not paper.medium.is_screen
    under = advised.text if is_in_full else advised.under
    if number and not paper.sheet.is_ordinary:
        under = text("{under} Your lead: {number}.", under=under, number=number)
    title = advised.title if is_in_full else advised.line
    return title, [Paragraph(under)] if under else []


def _beneath(paper: Paper) -> tuple[str, Sequence[Inner]]:
    """Return the meeting beneath an urgent step: its first sentence, and the rest."""
    words = paper.advice.beneath
    if paper.medium.is_screen:
        first, _, rest = words.partition(" ")
        return " ".join(filter(None, (first.upper(), rest))), []
    title, _, rest = words.partition(". ")
    return title, [Paragraph(rest)] if rest else []


def _reasons(paper: Paper) -> Iterator[Inner]:
    """Yield the reasons of the advice; where all of them are urgent, that they stand above."""
    first, advised = paper.first, paper.advice
    if not advised.is_urgent:
        yield from _because(paper, first.reasons, paper.fit.reasons)
    elif first.other_reasons:
        label = "" if advised.beneath else text("Also")
        yield from _because(paper, first.other_reasons, paper.fit.reasons, label)
    elif advised.beneath:
        yield Paragraph(text("Its reasons stand above."))


def _because(
    paper: Paper, points: tuple[Point, ...], most: int, label: str | None = None
) -> Iterator[Inner]:
    """Yield reasons by number, each with how it is known, and how many more stand on page 2."""
    shown = points[:most]
    if not shown:
        return
    named = text("Because") if label is None else label
    if named:
        yield Paragraph(named)
    items = (_reason(paper, point, place) for place, point in enumerate(shown))
    yield Bullets(tuple(map(Item, items)), is_numbered=True)
    if left := len(points) - len(shown):
        yield Paragraph(_further(paper, left), Tone.QUIET)


def _further(paper: Paper, number: int) -> str:
    """Return how many more there are, and where."""
    where = text("on page 2") if paper.medium.has_pages else text("further down")
    return text("and {number} more {where}", number=str(number), where=where)


def _reason(paper: Paper, point: Point, place: int) -> str:
    is_left_out = place >= LEAST_REASONS and not paper.fit.evidence
    known = "" if is_left_out else how_known(point)
    day = point.passed_on
    passed_on = text("passed on {day}", day=short_day(day)) if day else ""
    said, beside = about(point.whom, point.text), "; ".join(filter(None, (known, passed_on)))
    return text("{reason} ({beside})", reason=said, beside=beside) if beside else said


def _beside(paper: Paper) -> Iterator[str]:
    if (held := paper.first.meeting_held) is not None:
        yield meeting_words(held, day_words(held.on))
    for then in dict.fromkeys((advised_before(paper), decided_upon(paper))):
        if then is not None:
            yield then_words(paper, then)
    if paper.sheet.contradictions and not paper.sheet.is_ordinary:
        where = text("at page 2") if paper.medium.has_pages else text("further down")
        yield (
            text("Some answers may not sit together: look {where} once you have rung.", where=where)
            if paper.advice.is_urgent
            else text("Some answers may not sit together: look {where} first.", where=where)
        )


def advised_before(paper: Paper) -> AdviceThen | None:
    """Return what was advised when the session was finished, where that is not advised now."""
    kept, sheet = paper.sheet.kept, paper.sheet
    if kept is None or not kept.differs_from(paper.advice):
        return None
    if kept.day > sheet.provenance.read_on:
        return None
    return None if kept.urgency is Urgency.NONE and sheet.opening_unanswered else kept


def _ours(paper: Paper) -> Blocks:
    """Say in a line what professionals have not done or do not know."""
    shown = paper.first.ours[: paper.fit.ours]
    if not shown:
        return
    left = len(paper.first.ours) - len(shown)
    more = [_further(paper, left)] if left else []
    yield from md("Gaps on our side :: {gaps}.", gaps=joined("; ", (*told_on(shown), *more)))


# Who has seen each child, and what to find out.


def _seen(paper: Paper) -> Blocks:
    grid = paper.first.grid
    if not grid.rows:
        return
    is_one = len(grid.rows) == 1
    heading = text("Who has seen the child") if is_one else text("Who has seen each child")
    heading = paper.medium.either(heading, text("WHO HAS SEEN"))
    if not paper.fit.seen:
        yield Heading(LEVEL, heading, note=text("on page 2"))
        unseen = [row.called for row in grid.rows if is_unseen(row)]
        if unseen:
            yield from md("**Nobody is known to have seen {whom}.**", whom=listed(unseen))
        return
    rows = [row for at, row in enumerate(grid.rows) if at < paper.fit.children or is_unseen(row)]
    yield Heading(LEVEL, heading)
    yield from seen_on_page(grid, rows, paper.medium)
    if left := len(grid.rows) - len(rows):
        yield Paragraph(_further(paper, left), Tone.QUIET)


def _find_first(paper: Paper) -> Blocks:
    items = tuple(Item(_asked(each)) for each in paper.first.find_first[: paper.fit.finds])
    if items:
        yield Heading(LEVEL, _find_heading(paper))
        yield Bullets(items, is_numbered=True)


def _find_heading(paper: Paper) -> str:
    """Return the heading of what to find out: first, or where somebody is to be rung after that."""
    if paper.advice.is_urgent:
        return paper.medium.either(text("Find out next"), text("FIND OUT next"))
    return paper.medium.either(text("Find out first"), text("FIND OUT first"))


def _asked(find: Find) -> str:
    said = about(find.whom, find.text)
    return text("{text} ({who})", text=said, who=find.who) if find.who else said


# What somebody decided upon it.


def decision(paper: Paper) -> Blocks:
    """Leave room for the decision, or print what somebody will do, who and by when."""
    who, by = who_and_by_when(paper)
    if paper.medium.is_screen:
        yield from _decision_in_a_line(paper, who, by)
        return
    said = decided(paper)
    yield WritingBox(
        text("What I decide"),
        note=text("it may differ from this sheet, either way, with a reason"),
        ticks=() if said else (text("as above"), text("differently")),
        label="" if said else text("What, and why"),
        text=said or None,
        fields=(who, by, *to_sign()),
    )


def _decision_in_a_line(paper: Paper, who: Term, by: Term) -> Blocks:
    until = text("by {day}", day=by.text) if by.text else None
    if said := decided(paper, ", ".join(filter(None, (who.text, until)))):
        yield Paragraph(said)
    else:
        yield WritingBox(text("I DECIDED"), fields=(who, by))


def who_and_by_when(paper: Paper) -> tuple[Term, Term]:
    """Return who does it and by when, a blank for each that nobody has said."""
    made, is_shared = paper.sheet.decided_to, paper.sheet.is_shared
    day = day_words(made.by) if made and made.by else None
    who = (made and made.who) or (left_out() if is_shared and _is_decided(paper) else None)
    return Term(text("who"), who), Term(text("by"), day)


def to_sign() -> tuple[Term, ...]:
    """Return what is signed on paper."""
    again = text("Looked at again on")
    return blank_terms(again, text("Role"), text("Signed"), text("Day and time")).rows


def decided(paper: Paper, beside: str = "") -> str:
    """Return what somebody will do, and that HOLD or ASK FIRST is to be checked before that.

    `beside` is who does it and by when, where that has no line of its own.
    """
    if not _is_decided(paper):
        return ""
    made = paper.sheet.decided_to
    own = made.words if made is not None else NOTHING
    said = own or (left_out() if paper.sheet.is_shared else "")
    how, then = _how(paper), paper.sheet.decided_upon
    day = day_words(then.day) if then is not None else ""
    told_of = text(DECIDED[how], day=day, what=said) if said else _without_words(paper, how, day)
    if told_of and beside:
        told_of = text("{what} ({beside}).", what=told_of.removesuffix("."), beside=beside)
    caution = checked_first(paper, is_short=paper.medium.is_screen) if own else ""
    if caution and not told_of.endswith((".", "!", "?")):
        told_of = text("{what}.", what=told_of)
    return joined(" ", filter(None, (told_of, caution)))


def _is_decided(paper: Paper) -> bool:
    return paper.sheet.decision is not None or paper.sheet.decided_to is not None


def _without_words(paper: Paper, how: str, day: str) -> str:
    """Return what was said where nothing was written beside it.

    Where the page calls for nothing, a decision without words is that nothing was added to it.
    """
    decided = paper.sheet.decision
    if paper.sheet.agrees and decided is not None and decided.urgency is Urgency.NONE:
        return text(
            "On {day}, when the advice was another, I had nothing to add."
            if how == _ON_OTHER_ADVICE
            else "I had nothing to add.",
            day=day,
        )
    return text(AGREED[how], day=day)


_ON_OTHER_ADVICE = "on-other-advice"
DECIDED = {
    "as-advised": "I decided: {what}",
    "otherwise": "I decided otherwise than this page: {what}",
    "not-said": "I decided: {what}",
    _ON_OTHER_ADVICE: "I decided on {day}, when the advice was another: {what}",
}
AGREED = {
    "as-advised": "I decided to do as this page says.",
    "otherwise": "I decided otherwise than this page.",
    "not-said": "",
    _ON_OTHER_ADVICE: "I decided on {day}, when the advice was another.",
}
"""What is said where nothing was written beside it."""


def _how(paper: Paper) -> str:
    """Return how a decision stands to the advice of the page."""
    agrees = paper.sheet.agrees
    if decided_upon(paper) is not None:
        return _ON_OTHER_ADVICE
    if agrees is None:
        return "not-said"
    return "as-advised" if agrees else "otherwise"


def decided_upon(paper: Paper) -> AdviceThen | None:
    """Return the advice that a decision was made upon, where that is not advised now."""
    then = paper.sheet.decided_upon
    return then if then is not None and then.differs_from(paper.advice) else None
