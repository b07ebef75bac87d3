"""Why those are here who meet: the reasons of the first page, the review's own before others."""

from __future__ import annotations

from ehe_check.bank.advice_keys import BeneathKey, HeadlineKey
from ehe_check.bank.prompt_rule import URGENT
from ehe_check.bank.urgency import Urgency
from ehe_check.meeting.pack import LEVEL, Pack
from ehe_check.page.document import Cell, Heading, Paragraph, Row, Table, Tone
from ehe_check.page.own import joined
from ehe_check.page.phrases import listed
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.merged_points import Point
from ehe_check.sheet.sheet_paper import known_words

REVIEWS_REASONS = frozenset({"L4.1", "L4.2", "L4.3", "L4.4", "L4.5"})


def why_we_are_here(say: Say, pack: Pack, most: int) -> Blocks:
    """List the reasons, the review's own first, with the answers and whose accounts they are."""
    yield Heading(LEVEL, say("chair.why.heading"))
    if pack.advice.meeting is Urgency.NONE:
        yield Paragraph(say("chair.why.none"))
    if is_for_the_enquiry(pack):
        yield Paragraph(say("chair.why.enquiry"), Tone.STRONG)
    points = sorted(pack.first.reasons, key=_place)
    rows = tuple(dict.fromkeys(_reason(say, pack, point) for point in points))
    if rows:
        columns = say.each("chair.why.columns")
        yield Table("", columns, rows[:most], widths=(24, 57, 19), is_list=True)
    if len(rows) > most:
        yield Paragraph(say("chair.why.more"), Tone.QUIET)


def is_for_the_enquiry(pack: Pack) -> bool:
    """Say whether the reasons belong to a plan or enquiry that is open, and not to a meeting."""
    beneath = pack.bank.beneath.get(BeneathKey.ENQUIRY)
    is_beneath = bool(beneath) and pack.advice.beneath == beneath
    return is_beneath or pack.advice.headline is HeadlineKey.TO_THE_ENQUIRY


def _place(point: Point) -> int:
    """Return where a reason stands: the review's own first, for the box has what is urgent."""
    return 0 if point.statement in REVIEWS_REASONS else 1 if point.kind in URGENT else 2


def _reason(say: Say, pack: Pack, point: Point) -> Row:
    if pack.is_kept_apart(point.prompts[0].question):
        return Row(say("chair.why.also"), (Cell(say("kept_apart")), Cell("")))
    said = joined(": ", filter(None, (point.whom, point.text)))
    return Row(_named(say, point), (Cell(said), Cell(_from(pack, point))))


def _from(pack: Pack, point: Point) -> str:
    """Return whose accounts a reason rests on."""
    return listed(known_words(pack.sheet_words)[each] for each in point.known)


def _named(say: Say, point: Point) -> str:
    """Return which reason of the review it is, or what else."""
    named = {
        "L4.1": say("chair.why.no_outcome"),
        "L4.2": say("chair.why.drift"),
        "L4.3": say("chair.why.hostile"),
        "L4.4": say("chair.why.reluctant"),
        "L4.5": say("chair.why.not_done"),
    }
    if point.statement in REVIEWS_REASONS:
        return named[point.statement]
    if point.kind in URGENT:
        return say("chair.why.urgent")
    if not point.statement:
        return say("chair.why.law")
    return say("chair.why.also")
