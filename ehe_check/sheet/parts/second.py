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
from ehe_check.page.words import Blocks, Say
from ehe_check.sheet.merged_points import about, lowered
from ehe_check.sheet.parts.facts import grid_table, legend, voice
from ehe_check.sheet.parts.ordinary import in_a_line
from ehe_check.sheet.parts.telephone import said_in
from ehe_check.sheet.second_page import Action, ActionGroup
from ehe_check.sheet.seen_grid import MOST_COLUMNS
from ehe_check.sheet.sheet_paper import DASH, Paper, sourced

LEVEL = 2
_WIDTHS = (0.4, 6.0, 2.2, 1.5, 0.8)


def turn(_: Say, __: Paper) -> Blocks:
    """Begin page 2."""
    yield PageBreak()


def clashes(say: Say, paper: Paper) -> Blocks:
    """Ask about answers that do not sit together; nothing is changed because of them."""
    asked = dict.fromkeys(_clash(say, paper, one) for one in paper.first.clashes)
    if asked:
        yield Heading(LEVEL, say("clashes.heading"))
        yield Bullets(tuple(map(Item, asked)))


def moved_over(say: Say, paper: Paper) -> Blocks:
    """Print what page 1 had no room for: what to say, the grid, and a child's own words."""
    if not paper.fit.says:
        yield from said_in(say, paper, paper.calling.scripts[:1])
    grid = paper.first.grid
    if grid.rows and not paper.fit.grid:
        yield Heading(LEVEL, say("seen.heading"))
        yield Legend(tuple(legend(say, grid.narrowed())))
        yield grid_table(say, grid, MOST_COLUMNS, is_close=True)
    if not paper.fit.voice:
        yield from voice(say, paper)


def actions(say: Say, paper: Paper) -> Blocks:
    """List what to do, under whom it is for, with who is offered and by when."""
    shown, lines = paper.actions, paper.bank.lines
    if not shown.groups:
        return
    yield Heading(LEVEL, say("actions.heading"), note=shown.note)
    leads = any(each.leads_to_the_family for each in shown.shown)
    if lines is not None and leads and paper.advice.guard.state is State.WORRY:
        yield Paragraph(lines.ask_lead_first, Tone.STRONG)
    rows = tuple(row for group in shown.groups for row in _rows(say, group))
    columns = say.each("actions.columns")
    yield Table("", columns, rows, widths=_WIDTHS, is_list=True)


def going_well(say: Say, paper: Paper) -> Blocks:
    """Say in a line what is going well, set against nothing."""
    said = "; ".join(_well(say, paper))
    if said:
        yield Heading(LEVEL, say("second.going_well"))
        yield Paragraph(f"{said}. {say('second.takes_nothing_away')}")


def fairness(say: Say, paper: Paper) -> Blocks:
    """Say what fairness asks, though not while somebody is in danger."""
    if paper.advice.urgency is not Urgency.EMERGENCY:
        yield Heading(LEVEL, say("second.fairness"))
        yield Paragraph(say("second.fair"))


def _rows(say: Say, group: ActionGroup) -> Iterable[Row | GroupRow]:
    yield GroupRow(group.title)
    for each in group.actions:
        when = Cell(say("actions.on_the_day")) if each.is_today else Cell(None)
        text, number = Cell(_text(say, each)), str(each.number)
        yield Row(number, (text, Cell(each.who), when, Cell("", tick=True)))


def _text(say: Say, action: Action) -> str:
    is_said = not action.whom or not action.is_today
    return action.text if is_said else say("actions.about", whom=action.whom, text=action.text)


def _well(say: Say, paper: Paper) -> Iterable[str]:
    for at, each in enumerate(paper.first.going_well):
        text = about(say, each.whom, in_a_line(each))
        yield text if each.whom or at == 0 else lowered(text)


def _clash(say: Say, paper: Paper, clash: Clash) -> str:
    one = _told(say, paper, clash.answer)
    other = ". ".join(_told(say, paper, each) for each in clash.others)
    asked = (
        say("clashes.together", one=one, other=other) if other else say("clashes.alone", one=one)
    )
    return f"{asked} {say('clashes.set_aside')}" if clash.is_set_aside else asked


def _told(say: Say, paper: Paper, ref: Ref) -> str:
    """Return the short name of a question with its answer, where one was given."""
    named = paper.named(ref.question, ref.about)
    reason = paper.answered(ref.question, ref.about)
    return f"{named} {DASH} {sourced(say, reason)}" if reason else named


def annex_named(say: Say, paper: Paper, parts: tuple[Details, ...]) -> Blocks:
    """Name what stands in the annex, and how much there is to do beside page 2."""
    if not parts:
        return
    named = " · ".join(part.summary for part in parts)
    others = len(paper.actions.others)
    more = f"; {say('second.and_more', number=str(others))}" if others else ""
    yield Heading(LEVEL, say("second.annex"), note=say("second.print_it"))
    yield Paragraph(f"{named}{more}.", Tone.QUIET)
