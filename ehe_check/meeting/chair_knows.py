"""The chair's first page: what is known, from whom, and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.advice.recommendation import Reason
from ehe_check.bank.prompt_rule import URGENT
from ehe_check.bank.urgency import Urgency
from ehe_check.meeting.calls_first import first_today
from ehe_check.meeting.pack import LEVEL, Pack, box, reason_words
from ehe_check.meeting.paper_head import not_as_it_was, notes
from ehe_check.page.document import (
    Block,
    Bullets,
    Cell,
    Columns,
    Heading,
    Item,
    Legend,
    Paragraph,
    Row,
    Table,
    Tone,
    bulleted,
)
from ehe_check.page.own import joined
from ehe_check.page.phrases import listed
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.first_page import MOST_REASONS
from ehe_check.sheet.merged_points import Point
from ehe_check.sheet.parts.facts import grid_table, legend
from ehe_check.sheet.parts.top import held_elsewhere_words
from ehe_check.sheet.seen_grid import MOST_COLUMNS
from ehe_check.sheet.sheet_paper import known_words, spoken

MANY_CHILDREN, ROOMY = 7, 3
"""From how many children the grid needs the room, and to how many it has room itself."""
REVIEWS_REASONS = frozenset({"L4.1", "L4.2", "L4.3", "L4.4", "L4.5"})


@dataclass(frozen=True)
class Room:
    """How many lines each part of the page has; where there are many children, the grid has more.

    What is left out stands on the prompt sheet.
    """

    reasons: int = MOST_REASONS
    told: int = 4
    unknown: int = 3
    well: int = 3


CROWDED = Room(reasons=3, told=1, unknown=2, well=1)


def room_of(pack: Pack) -> Room:
    """Return the room on the page of a pack."""
    return CROWDED if len(pack.first.children) >= MANY_CHILDREN else Room()


def what_we_know(pack: Pack) -> Blocks:
    """Yield the first page."""
    yield from first_today(pack)
    yield from not_as_it_was(pack)
    yield from _guarded_or_not(pack)
    yield from notes(pack)
    yield from why_we_are_here(pack, room_of(pack).reasons)
    yield from _seen(pack)
    left = (_voice, _told)
    right = (_unknown, _well)
    yield Columns(
        tuple(block for part in left for block in part(pack)),
        tuple(block for part in right for block in part(pack)),
    )


def _guarded_or_not(pack: Pack) -> Blocks:
    """Yield the box with who decides what the family hears, and why parents are not there."""
    absent = text(
        "Parents are not here because: {reason}. That is not a finding about anyone.",
        reason=reason_words(pack.reason),
    )
    said = (held_elsewhere_words(pack.sheet), _who_decides(pack), absent)
    if pack.advice.is_guarded:
        yield from box(pack, *said)
    else:
        yield from box(pack)
        yield from (Paragraph(each, Tone.STRONG) for each in said if each)


def _who_decides(pack: Pack) -> str:
    """Say who decides what the family hears, nothing where nothing keeps it from them."""
    if pack.advice.hold:
        return text("Who decides what the family hears: {person}.", person=pack.person)
    return (
        text("What the family hears is agreed first with: {person}.", person=pack.person)
        if pack.is_guarded
        else ""
    )


def _seen(pack: Pack) -> Blocks:
    """Draw who has seen whom, as the prompt sheet does."""
    grid = pack.sheet.seen
    yield Heading(LEVEL, text("Who has seen whom"))
    if not grid.rows:
        yield Paragraph(text("No child is listed, or nobody has said who last saw them."))
        return
    yield Legend(tuple(legend(grid.narrowed())))
    is_close = len(grid.rows) > ROOMY
    yield grid_table(grid, MOST_COLUMNS, is_close=is_close)
    yield Paragraph(
        text(
            "A gap is ours, not a mark against the family. Ask each person here to "
            "correct their own column."
        ),
        Tone.QUIET,
    )


def _voice(pack: Pack) -> Blocks:
    if pack.sheet.is_shared:
        return
    yield Heading(LEVEL, text("The children's own words"))
    yield Bullets(tuple(_childs_words(pack)))


def _childs_words(pack: Pack) -> Iterator[Item]:
    """Yield what each child said, where it is written down; those of whom nothing is, as one."""
    said = {why.about: spoken(why) for why in pack.first.words}
    for about, words in said.items():
        yield Item(words, lead=dict(pack.sheet.entries).get(about or "", ""))
    silent = [child.called for child in pack.first.children if child.id not in said]
    if None not in said and (silent or not said):
        yield Item(text("nothing written down yet"), lead=joined(", ", silent))


def _told(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("So far from a parent only"))
    told = tuple(_only_a_parent(pack))
    most = room_of(pack).told
    yield from (
        _some(told, most) if told else (Paragraph(text("No answer rests on a parent alone.")),)
    )


def _some(told: tuple[str, ...], most: int) -> Iterator[Block]:
    yield bulleted(told[:most])
    if len(told) > most:
        yield Paragraph(
            text("and {number} more on the sheet", number=str(len(told) - most)), Tone.QUIET
        )


def _only_a_parent(pack: Pack) -> Iterator[str]:
    """Yield what only a parent has said, the same about several as one."""
    alike: dict[tuple[str, str], list[str]] = {}
    for why in _tellable(pack, pack.sheet.only_the_family):
        alike.setdefault((why.question, why.answer), []).append(_called(pack, why))
    for (question, answer), called in alike.items():
        whom = joined(", ", filter(None, called))
        short = pack.bank.by_id[question].short
        yield joined(": ", (f"{short} ({whom})" if whom else short, answer))


def _tellable(pack: Pack, several: Iterable[Reason]) -> Iterator[Reason]:
    return (why for why in several if not pack.is_kept_apart(why.question))


def _called(pack: Pack, why: Reason) -> str:
    return dict(pack.sheet.entries).get(why.about or "", "")


def _unknown(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("We do not know (ask who could)"))
    finds = [each for each in pack.first.find_first if not pack.is_kept_apart(each.question)]
    lines = tuple(
        joined(" \N{EN DASH} ", filter(None, (_about(each.text, each.whom), each.who)))
        for each in finds[: room_of(pack).unknown]
    )
    yield (
        bulleted(lines) if lines else Paragraph(text("Ask each person here what they do not know."))
    )


def _about(said: str, whom: str) -> str:
    return f"{said} ({whom})" if whom else said


def _well(pack: Pack) -> Blocks:
    yield Heading(LEVEL, text("Going well"))
    points = (each for each in pack.first.going_well if _is_tellable(pack, each))
    lines = tuple(joined(": ", filter(None, (each.whom, each.text))) for each in points)
    yield (
        bulleted(lines[: room_of(pack).well])
        if lines
        else Paragraph(text("Ask each person here what goes well for each child."))
    )


def _is_tellable(pack: Pack, point: Point) -> bool:
    return not pack.is_kept_apart(point.prompts[0].question)


def why_we_are_here(pack: Pack, most: int) -> Blocks:
    """List the reasons, the review's own first, with the answers and whose accounts they are."""
    yield Heading(LEVEL, text("Why we are here"))
    if pack.advice.meeting is Urgency.NONE:
        yield Paragraph(
            text("The answers name no reason for a meeting. Say yours, and have it written down.")
        )
    if pack.advice.is_for_the_enquiry:
        yield Paragraph(
            text(
                "A plan, strategy discussion or enquiry is open. Bring this to it, through "
                "the allocated worker or their manager; do not meet round it."
            ),
            Tone.STRONG,
        )
    points = sorted(pack.first.reasons, key=_place)
    rows = tuple(dict.fromkeys(_reason(pack, point) for point in points))
    if rows:
        columns = (text("Reason"), text("What was answered"), text("From"))
        yield Table("", columns, rows[:most], widths=(24, 57, 19), is_list=True)
    if len(rows) > most:
        yield Paragraph(text("More stands on the sheet."), Tone.QUIET)


def _place(point: Point) -> int:
    """Return where a reason stands: the review's own first, for the box has what is urgent."""
    return 0 if point.statement in REVIEWS_REASONS else 1 if point.kind in URGENT else 2


def _reason(pack: Pack, point: Point) -> Row:
    if pack.is_kept_apart(point.prompts[0].question):
        return Row(
            text("Also"), (Cell(text("a reason that is kept apart from this paper")), Cell(""))
        )
    said = joined(": ", filter(None, (point.whom, point.text)))
    return Row(_named(point), (Cell(said), Cell(_from(point))))


def _from(point: Point) -> str:
    """Return whose accounts a reason rests on."""
    return listed(known_words()[each] for each in point.known)


def _named(point: Point) -> str:
    """Return which reason of the review it is, or what else."""
    named = {
        "L4.1": text("What help has done (L4.1)"),
        "L4.2": text("Drift (L4.2)"),
        "L4.3": text("How adults met us (L4.3)"),
        "L4.4": text("Help or visits (L4.4)"),
        "L4.5": text("What was agreed (L4.5)"),
    }
    if point.statement in REVIEWS_REASONS:
        return named[point.statement]
    if point.kind in URGENT:
        return text("For today")
    if not point.statement:
        return text("The law")
    return text("Also")
