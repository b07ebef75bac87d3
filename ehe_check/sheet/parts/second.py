"""Page 2: what does not sit together, what to do, what goes well, fairness, and the annex."""

from __future__ import annotations

from collections.abc import Iterable

from ehe_check.advice.recommendation import Clash
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.judge.answers import Ref
from ehe_check.page.document import (
    Bullets,
    Cell,
    Details,
    GroupRow,
    Heading,
    Item,
    Legend,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Tone,
)
from ehe_check.page.text import Blocks, text
from ehe_check.sheet.annex_sessions import kept_words
from ehe_check.sheet.call import said_in
from ehe_check.sheet.merged_points import about, lowered
from ehe_check.sheet.parts.facts import grid_table, legend, voice
from ehe_check.sheet.parts.ordinary import in_a_line
from ehe_check.sheet.second_page import Action, ActionGroup
from ehe_check.sheet.seen_grid import MOST_COLUMNS
from ehe_check.sheet.sheet_paper import DASH, Paper, sourced

LEVEL = 2
_WIDTHS = (0.4, 6.0, 2.2, 1.5, 0.8)


def turn(__: Paper) -> Blocks:
    """Begin page 2."""
    yield PageBreak()


def clashes(paper: Paper) -> Blocks:
    """Ask about answers that do not sit together; nothing is changed because of them."""
    asked = dict.fromkeys(_clash(paper, one) for one in paper.first.clashes)
    if asked:
        yield Heading(LEVEL, text("Do these answers sit together?"))
        yield Bullets(tuple(map(Item, asked)))


def moved_over(paper: Paper) -> Blocks:
    """Print what page 1 had no room for: what to say, the grid, and a child's own words."""
    if not paper.fit.says:
        yield from said_in(paper.calling, paper.calling.scripts[:1])
    grid = paper.first.grid
    if grid.rows and not paper.fit.grid:
        yield Heading(LEVEL, text("Who last saw each child"))
        yield Legend(tuple(legend(grid.narrowed())))
        yield grid_table(grid, MOST_COLUMNS, is_close=True)
    if not paper.fit.voice:
        yield from voice(paper)


def actions(paper: Paper) -> Blocks:
    """List what to do, under whom it is for, with who is offered and by when."""
    shown, lines = paper.actions, paper.bank.lines
    if not shown.groups:
        return
    yield Heading(LEVEL, text("Actions"), note=shown.note)
    leads = any(each.leads_to_the_family for each in shown.shown)
    if lines is not None and leads and paper.advice.guard.state is State.WORRY:
        yield Paragraph(lines.ask_lead_first, Tone.STRONG)
    rows = tuple(row for group in shown.groups for row in _rows(group))
    columns = (text(""), text("What"), text("Who (agree it)"), text("By when"), text("Done"))
    yield Table("", columns, rows, widths=_WIDTHS, is_list=True)


def going_well(paper: Paper) -> Blocks:
    """Say in a line what is going well, set against nothing."""
    said = "; ".join(_well(paper))
    if said:
        yield Heading(LEVEL, text("Going well"))
        yield Paragraph(f"{said}. {text('This takes nothing away from what else is said here.')}")


def fairness(paper: Paper) -> Blocks:
    """Say what fairness asks, though not while somebody is in danger."""
    if paper.advice.urgency is not Urgency.EMERGENCY:
        yield Heading(LEVEL, text("In fairness"))
        yield Paragraph(
            text(
                "Home education is lawful, and no reason for concern in itself. What is said "
                "of adults is behaviour, not a person: think of fear, shame, disability, "
                "cost, past harm by services, and our own barriers. A reason does not take "
                'away what the child needs. Where a line says "or", one of the things may be '
                "so and not the others."
            )
        )


def kept(paper: Paper) -> Blocks:
    """Say how many answers were kept, and how many have a new source."""
    if line := kept_words(paper.sheet.kept_answers):
        yield Paragraph(line, Tone.QUIET)


def _rows(group: ActionGroup) -> Iterable[Row | GroupRow]:
    yield GroupRow(group.title)
    for each in group.actions:
        when = Cell(text("today")) if each.is_today else Cell(None)
        said, number = Cell(_text(each)), str(each.number)
        yield Row(number, (said, Cell(each.who), when, Cell("", tick=True)))


def _text(action: Action) -> str:
    is_said = not action.whom or not action.is_today
    return action.text if is_said else text("{whom}: {text}", whom=action.whom, text=action.text)


def _well(paper: Paper) -> Iterable[str]:
    for at, each in enumerate(paper.first.going_well):
        said = about(each.whom, in_a_line(each))
        yield said if each.whom or at == 0 else lowered(said)


def _clash(paper: Paper, clash: Clash) -> str:
    one = _told(paper, clash.answer)
    other = ". ".join(_told(paper, each) for each in clash.others)
    asked = (
        text("{one}. {other}. Do they fit together?", one=one, other=other)
        if other
        else text("{one}. Does it fit with what is answered about the worry?", one=one)
    )
    set_aside = text(
        "Look at both again, and name a worry only if there is one. Until then, the first of "
        "these answers may count for less."
    )
    return f"{asked} {set_aside}" if clash.is_set_aside else asked


def _told(paper: Paper, ref: Ref) -> str:
    """Return the short name of a question with its answer, where one was given."""
    named = paper.named(ref.question, ref.about)
    reason = paper.answered(ref.question, ref.about)
    return f"{named} {DASH} {sourced(reason)}" if reason else named


def annex_named(paper: Paper, parts: tuple[Details, ...]) -> Blocks:
    """Name what stands in the annex, and how much there is to do beside page 2."""
    if not parts:
        return
    named = " · ".join(part.summary for part in parts)
    others = len(paper.actions.others)
    more = f"; {text('and {number} more to do', number=str(others))}" if others else ""
    yield Heading(
        LEVEL, text("In the annex"), note=text("print it with ehe-check sheet FILE --full")
    )
    yield Paragraph(f"{named}{more}.", Tone.QUIET)
