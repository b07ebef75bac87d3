"""Page 2: what page 1 has no room for, what to do by whom and when, what goes well, fairness."""

from __future__ import annotations

from collections.abc import Iterator

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
    Paragraph,
    Row,
    Table,
    Tone,
)
from ehe_check.page.own import joined
from ehe_check.page.short_dates import short_day
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet.annex_sessions import kept_words
from ehe_check.sheet.call import said_in
from ehe_check.sheet.merged_points import Point, about, lowered, told, told_on
from ehe_check.sheet.second_page import Action, ActionGroup
from ehe_check.sheet.seen_grid import is_unseen, seen_on_page
from ehe_check.sheet.sheet_paper import DASH, Paper, sourced, spoken, with_known

LEVEL = 2
_WIDTHS = (0.4, 5.3, 1.7, 1.3, 1.3, 0.9)


def page_two(paper: Paper) -> Blocks:
    """Yield page 2; nothing of what is only for paper stands on a terminal."""
    is_screen = paper.medium.is_screen
    yield from clashes(paper)
    if not is_screen:
        yield from _script(paper)
    yield from _more_reasons(paper)
    yield from _moved_grid(paper)
    yield from _voice(paper)
    yield from _actions(paper)
    yield from _going_well(paper)
    if not is_screen and paper.advice.urgency is not Urgency.EMERGENCY:
        yield from _fairness()
    yield from _kept_answers(paper)


def _script(paper: Paper) -> Blocks:
    """Yield what to say in the first call that is still to be made."""
    made = {row.route for row in paper.first.calls if row.is_made}
    left = [each for each in paper.calling.scripts if each.route not in made]
    yield from said_in(paper.calling, left[:1])


def clashes(paper: Paper) -> Blocks:
    """Ask about answers that do not sit together; nothing is changed because of them."""
    asked = dict.fromkeys(_clash(paper, one) for one in paper.sheet.contradictions)
    if asked:
        yield from md("## Do these answers sit together?")
        yield Bullets(tuple(map(Item, asked)))


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
    reason = next((why for why in paper.sheet.answered if why.ref == ref), None)
    return f"{named} {DASH} {sourced(reason)}" if reason else named


# What page 1 has no room for.


def _more_reasons(paper: Paper) -> Blocks:
    first, fit = paper.first, paper.fit
    urgent = first.urgent_reasons if paper.advice.is_urgent else ()
    others = first.other_reasons if paper.advice.is_urgent else first.reasons
    left = (*urgent[fit.urgent :], *others[fit.reasons :])
    if left:
        yield from md("## And also why")
        yield _in_a_line(left)
    if gaps := first.ours[fit.ours :]:
        heading = text("More gaps on our side") if fit.ours else text("Gaps on our side")
        yield Heading(LEVEL, heading)
        yield _in_a_line(gaps)


def _in_a_line(points: tuple[Point, ...]) -> Paragraph:
    said = (told(points[0]), *told_on(points[1:]))
    return Paragraph(joined("", (joined("; ", said), ".")))


def _moved_grid(paper: Paper) -> Blocks:
    """Yield the rows of the grid that page 1 has no room for."""
    grid, fit = paper.first.grid, paper.fit
    most = fit.children if fit.seen else 0
    rows = [row for at, row in enumerate(grid.rows) if at >= most and not (most and is_unseen(row))]
    if rows:
        yield from md("## Who has seen each child")
        yield from seen_on_page(grid, rows, paper.medium)


def _voice(paper: Paper) -> Blocks:
    """Print what was written down of what a child said, or that nothing is; nothing in a copy."""
    if paper.sheet.is_shared:
        return
    is_one = len(paper.first.children) == 1
    yield Heading(
        LEVEL, text("In the child's own words") if is_one else text("In a child's own words")
    )
    said = [spoken(why) for why in paper.first.words if why.answer]
    yield from map(Paragraph, said)
    if not said:
        yield from md("Nothing written down yet.")


# What to do.


def _actions(paper: Paper) -> Blocks:
    """List what to do, under whom it is for, with who is offered, by when, and why."""
    shown, lines = paper.actions, paper.bank.lines
    if not shown.groups:
        if shown.note:
            yield Paragraph(shown.note, Tone.STRONG)
        return
    yield Heading(LEVEL, text("Actions"), note=shown.note)
    leads = any(each.leads_to_the_family for each in shown.shown)
    if lines is not None and leads and paper.advice.guard.state is State.WORRY:
        yield Paragraph(lines.ask_lead_first, Tone.STRONG)
    yield from md("*Yours to do, unless somebody else is named.*")
    columns = ("", text("What"), text("Who else"), text("By when"), text("Rests on"))
    rows = tuple(row for group in shown.groups for row in _rows(paper, group))
    if paper.medium.is_screen:
        yield Table("", columns, rows, widths=_WIDTHS[:-1], is_list=True)
    else:
        yield Table("", (*columns, text("Done")), rows, widths=_WIDTHS, is_list=True)


def _rows(paper: Paper, group: ActionGroup) -> Iterator[Row | GroupRow]:
    if group.title:
        yield GroupRow(group.title)
    for each in group.actions:
        cells = (Cell(_what(each)), Cell(each.who), _by(each), Cell(", ".join(each.statements)))
        done = Cell(text("done")) if each.done_on else Cell("", tick=True)
        yield Row(str(each.number), cells if paper.medium.is_screen else (*cells, done))


def _what(action: Action) -> str:
    if not action.whom or not action.is_today:
        return action.text
    return text("{whom}: {text}", whom=action.whom, text=action.text)


def _by(action: Action) -> Cell:
    if action.done_on is not None:
        return Cell(text("done {day}", day=short_day(action.done_on)))
    return Cell(text("today")) if action.is_today else Cell(None)


def _going_well(paper: Paper) -> Blocks:
    """Say in a line what is going well, set against nothing."""
    said = "; ".join(_well(paper))
    if said:
        yield from md("## Going well")
        yield from md("{points}. This takes nothing away from what else is said here.", points=said)


def _well(paper: Paper) -> Iterator[str]:
    for at, each in enumerate(paper.first.going_well):
        told_of = about(each.whom, with_known(each, each.text))
        yield told_of if each.whom or at == 0 else lowered(told_of)


def _fairness() -> Blocks:
    yield from md("""
        ## In fairness

        Home education is lawful, and no reason for concern in itself. What is said of adults is
        behaviour, not a person: think of fear, shame, disability, cost, past harm by services, and
        our own barriers. A reason does not take away what the child needs. Where a line says "or",
        one of the things may be so and not the others.
        """)


def _kept_answers(paper: Paper) -> Blocks:
    """Say in a follow-up how many answers were kept, and how many have a new source."""
    if line := kept_words(paper.sheet.kept_answers):
        yield Paragraph(line, Tone.QUIET)


def in_the_annex(paper: Paper, parts: tuple[Details, ...]) -> Blocks:
    """Name what stands in the annex, and how much there is to do beside page 2."""
    others = len(paper.actions.others)
    if paper.medium.is_screen:
        if others:
            yield from md(
                "In the annex (ehe-check sheet FILE --full): {number} more to do.",
                number=str(others),
            )
        return
    yield Heading(
        LEVEL, text("In the annex"), note=text("print it with ehe-check sheet FILE --full")
    )
    if others:
        yield from md("**{number} more to do stand there.**", number=str(others))
    named = " \N{MIDDLE DOT} ".join(part.summary for part in parts)
    yield Paragraph(f"{named}.", Tone.QUIET)
