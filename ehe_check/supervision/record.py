"""The record of a supervision: what was agreed first, then what was thought, and what is behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.supervision import ChildsDay, Supervision, ThinkAgain, UrgentTold
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Calls,
    Details,
    Document,
    Heading,
    Item,
    PageFoot,
    PageHead,
    Paragraph,
    Term,
    Terms,
    Tone,
    bulleted,
    citations_in,
)
from ehe_check.page.text import Blocks, md, text
from ehe_check.sheet import annex, page_one
from ehe_check.sheet.guard_box import guard_box, missing_box
from ehe_check.sheet.share import left_out
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Paper
from ehe_check.supervision.opening import Opening
from ehe_check.supervision.opening_page import decision, facts_told, told_then
from ehe_check.supervision.record_decisions import (
    agreed,
    checked_first,
    meeting,
    whom,
)
from ehe_check.supervision.talked_from import children_asked_about

MOST_OPEN = 5
PASSED_ON = {
    (True, True): "Passed on by {by}, on {day}.",
    (True, False): "Passed on by {by}.",
    (False, True): "Passed on, on {day}.",
    (False, False): "Passed on.",
}
"""That what could not wait was passed on: whether it is known by whom, and on which day."""
HAPPENED = {
    True: "It has happened since.",
    False: "It has not happened.",
    None: "Not known whether it has happened.",
}


@dataclass(frozen=True)
class TalkedOver:
    """A supervision with what its record shows beside it.

    `is_changed_since` says that the session's answers are no longer those discussed. `asked_about`
    are the decisions of before that were gone through, and `opening` is how the case stood as it
    began. `read_today` is the advice of the session as it is read on the day of printing, empty
    where it was not read again.
    """

    supervision: Supervision
    is_changed_since: bool = False
    asked_about: tuple[Decided, ...] = ()
    opening: Opening | None = None
    read_today: str = ""


def lay_out_record(paper: Paper, over: TalkedOver, *, is_full: bool = False) -> Document:
    """Return the record of a supervision, with the rest of the case where it is wanted in full."""
    blocks, sheet = tuple(_record(paper, over)), paper.sheet
    days = tuple(_days(sheet))
    return Document(
        title=text("Supervision record"),
        made_on=sheet.provenance.made_on,
        subtitle=", ".join(filter(None, (sheet.reference, *days))),
        blocks=(*blocks, *_rest(paper, over, blocks)) if is_full else blocks,
        head=PageHead(text("Supervision record"), paper.first.reference, days),
        foot=PageFoot(
            text(
                "Without reference, labels and own words. Still about a real child: share it "
                "only with those who need it."
                if sheet.is_shared
                else "Not the case record. The family or a court may ask to see it."
            ),
            text("This record cannot tell you a child is safe."),
        ),
    )


def _is_reprint(paper: Paper, over: TalkedOver) -> bool:
    """Say whether it is printed on a later day than its own, so that it is no list to work from."""
    day = paper.sheet.provenance
    return over.supervision.is_finished and day.read_on != day.made_on


def _days(sheet: PromptSheet) -> Iterator[str]:
    """Yield the day of the page, told apart from those of what it is about where they differ."""
    made = sheet.provenance
    if made.answered_on == made.read_on == made.made_on:
        yield day_words(made.made_on)
        return
    yield text("answered {day}", day=day_words(made.answered_on))
    yield text("talked over {day}", day=day_words(made.read_on))
    if made.read_on != made.made_on:
        yield text("printed {day}", day=day_words(made.made_on))


def _record(paper: Paper, over: TalkedOver) -> Blocks:
    """Yield the two pages that everybody has, in order; at the top what the sheet says there."""
    held = over.supervision
    yield from _marks(paper.sheet)
    yield from _cannot_wait(paper, over)
    yield from guard_box(paper.sheet)
    yield from missing_box(paper.sheet)
    yield from _advice(paper, over)
    yield from _told_openly(paper)
    yield from meeting(paper, held)
    yield from agreed(paper, held, is_to_tick=not _is_reprint(paper, over))
    yield from _also_open(paper, over)
    yield from _facts(over)
    yield from _said_last_time(over)
    yield from _childrens_days(paper, over)
    yield from _thought_through(held)
    yield from _think_again(paper, over)
    yield from _views(paper, over)
    yield from _coming_next(over)


def _rest(paper: Paper, over: TalkedOver, above: Iterable[Block]) -> Blocks:
    """Yield what the case shows over time, and what the advice and this page rest on."""
    laid = [*page_one.advice(paper)] if over.supervision.said is not None else []
    began = md("As it was when this supervision began, before anything above was agreed.")
    laid += _opened(annex.sessions(paper), *began)
    because = annex.because(paper)
    blocks = (*above, *laid, *(because.blocks if because else ()))
    cites = (*paper.advice.statements, *citations_in(blocks))
    whole = replace(paper, cites=tuple(dict.fromkeys(cites)))
    yield from (*laid, *_opened(because))
    for part in annex.closing(whole):
        yield from _opened(part)


def _opened(part: Details | None, *first: Block) -> Blocks:
    """Yield a part of the sheet's annex as one of this page, with what is said of it first."""
    if part is not None:
        yield from (Heading(2, part.summary), *first, *part.blocks)


def _marks(sheet: PromptSheet) -> Blocks:
    """Yield that the session is a draft, and that this is a copy to share."""
    if sheet.is_draft:
        yield from md(
            "**DRAFT: the session that was discussed is not finished, so its advice may change.**"
        )
    if sheet.is_shared:
        yield from md(
            """
            **COPY TO SHARE. Left out of this copy: the case reference, what people are
            called in this case, notes, and all that was written in own words: actions,
            reasons, roles, what was thought, and both views. It is still about a real
            child: share it only with those who need it.**
            """
        )


def _cannot_wait(paper: Paper, over: TalkedOver) -> Blocks:
    """Yield what cannot wait, and whether it was passed on: once it was, without a box to tick.

    On a later day it stands as it stood then. What is urgent no more is told by itself.
    """
    boxes, passed_on = [*page_one.today(paper)], [*_passed_on(over.supervision.urgent)]
    if passed_on and not boxes:
        yield from (*md("## What could not wait"), *passed_on)
    for box in boxes:
        yield _box_then(paper, over, box, passed_on) if isinstance(box, Callout) else box


def _box_then(
    paper: Paper, over: TalkedOver, box: Callout, passed_on: Sequence[Paragraph]
) -> Callout:
    told, is_reprint = over.supervision.urgent, _is_reprint(paper, over)
    day = day_words(paper.sheet.provenance.read_on)
    stood = [Paragraph(text("As it stood on {day}.", day=day), Tone.STRONG)] if is_reprint else []
    is_to_read = is_reprint or (told is not None and told.told)
    said = (_told(one) if is_to_read and isinstance(one, Calls) else one for one in box.blocks)
    return replace(box, blocks=(*stood, *passed_on, *said))


def _passed_on(told: UrgentTold | None) -> Iterator[Paragraph]:
    """Yield whether what could not wait was passed on."""
    if told is not None:
        known = (bool(told.by), told.on is not None)
        said = text(
            PASSED_ON[known] if told.told else "NOT passed on yet.",
            by=told.by or "",
            day=day_words(told.on) if told.on else "",
        )
        yield Paragraph(said, Tone.STRONG)


def _told(calls: Calls) -> Bullets:
    """Return whom to ring as a list to read: why, the numbers, and what was kept of each."""
    return Bullets(
        tuple(
            Item(row.why, row.who, tuple(filter(None, (", ".join(row.numbers), row.kept))))
            for row in calls.rows
        )
    )


def _advice(paper: Paper, over: TalkedOver) -> Blocks:
    """Say what the page advised on its day, and what the same answers come to now if that differs.

    A supervision that did not keep it has the advice as it is read as of its day.
    """
    said = over.supervision.said
    if said is None:
        yield from page_one.advice(paper)
        yield from _read_today(paper, over, paper.advice.line)
        return
    day = day_words(over.supervision.day)
    tone = CalloutTone.PLAIN if paper.sheet.is_ordinary else CalloutTone.ADVICE
    title = text("Advice of {day}: {advice}", day=day, advice=said.advice)
    yield Callout(tone, title, tuple(_read_today(paper, over, said.advice)))


def _read_today(paper: Paper, over: TalkedOver, then: str) -> Iterator[Paragraph]:
    if over.read_today not in ("", then):
        day = day_words(paper.sheet.provenance.made_on)
        said = text("Read today, {day}: {advice}", day=day, advice=over.read_today)
        yield Paragraph(said, Tone.STRONG)


def _told_openly(paper: Paper) -> Blocks:
    """Say whether the family was told, where a meeting is advised and nothing forbids it."""
    lines = paper.bank.lines
    if lines is None or paper.advice.meeting is Urgency.NONE:
        return
    if paper.advice.guard.state is State.WORRY:
        yield Paragraph(lines.ask_lead_first, Tone.STRONG)
        yield Paragraph(lines.openly)


def _also_open(paper: Paper, over: TalkedOver) -> Blocks:
    """List what was open as it began and stays so: what was gone into first, the oldest day first.

    What was asked about has no row here where it was left open.
    """
    opening, held = over.opening, over.supervision
    if opening is None:
        return
    step = held.todays_step
    rows = held.decided if step is None else (step, *held.decided)
    dealt_with = {ref for row in rows for ref in row.refs}
    open_ = (each for each in opening.decisions if each.state.is_open)
    left = [each for each in open_ if not dealt_with.issuperset(each.refs)]
    numbers = {each.number for each in over.asked_about}
    asked = [each for each in left if each.number in numbers]
    not_asked = [each for each in left if each.number not in numbers]
    if asked:
        yield from md("## Asked about, and left open")
        yield _as_it_began(paper, opening, asked)
    if not_asked:
        yield from md("## Also open then, and not gone into")
        yield _as_it_began(paper, opening, not_asked[:MOST_OPEN])
    if more := len(not_asked[MOST_OPEN:]):
        yield from md("*And {number} more: ehe-check due --all lists them.*", number=str(more))


def _as_it_began(paper: Paper, opening: Opening, several: Iterable[Decided]) -> Bullets:
    return Bullets(
        tuple(
            decision(opening, each, check=checked_first(paper, in_own_words=each.in_own_words))
            for each in several
        )
    )


def _facts(over: TalkedOver) -> Blocks:
    """Print what was not known, what was new and what the children said, in the words of then."""
    said, opening = over.supervision.said, over.opening
    told = facts_told(opening) if opening is not None else ()
    for each in told_then(said) if said is not None and said.lines else told:
        yield Heading(2, each.heading)
        yield bulleted(each.lines)


def _said_last_time(over: TalkedOver) -> Blocks:
    """Print what was said last time that would make them think again, and whether it happened."""
    kept, opening = over.supervision.saying, over.opening
    before = opening.before if opening is not None else None
    again = (before.again if before is not None else None) or ThinkAgain()
    if not (said := kept.said if kept is not None else again.more or again.less):
        return
    yield from md("## What would make us think again, as it was said last time")
    yield Paragraph(said)
    if kept is not None:
        yield from md(HAPPENED[kept.happened])
    if again.less and said != again.less:
        yield Paragraph(text("Would worry us less: {said}", said=again.less))


def _childrens_days(paper: Paper, over: TalkedOver) -> Blocks:
    """Print what an ordinary day is like for each child, that nobody has seen it, or neither."""
    said = {day.about: day for day in over.supervision.days}
    asked = (about for about, _ in children_asked_about(paper.sheet, paper.bank))
    if not (every := {about: said.get(about) for about in (*asked, *said)}):
        return
    yield from md(
        "## An ordinary day for the child, and who has seen it"
        if len(paper.first.children) == 1
        else "## An ordinary day for each child, and who has seen it"
    )
    rows = ((whom(paper, (about,)), _day_words(day)) for about, day in every.items())
    yield Terms(tuple(Term(*row) for row in rows))


def _day_words(day: ChildsDay | None) -> str:
    if day is None or not (day.text or day.nobody):
        return text("Nothing was said.")
    return text("Nobody has seen it.") if day.nobody else day.text


def _thought_through(held: Supervision) -> Blocks:
    """Print what was said to each question, and the ways to understand it.

    Each way has what fits, what does not and what would show it.
    """
    said = tuple(Term(one.asked, one.text) for one in held.reflections if one.text)
    if said:
        yield from md("## What was thought through")
        yield Terms(said)
    ways = tuple(
        Item(
            each.text,
            lead=text("ordinary, or ours") if each.ordinary else "",
            details=tuple(filter(None, (each.weighed,))),
        )
        for each in held.ways
        if each.text
    )
    if ways:
        yield from md("## Ways to understand it")
        yield Bullets(ways)


def _think_again(paper: Paper, over: TalkedOver) -> Blocks:
    """Print what would make both think again, in either direction.

    Where nothing is raised it was asked without a direction.
    """
    again = over.supervision.again
    if again is None or not (again.more or again.less):
        return
    yield from md("## What would make us think again")
    if paper.sheet.is_ordinary and not again.less:
        yield Paragraph(again.more)
        return
    rows = (
        Term(text("Would worry us more"), again.more),
        Term(text("Would worry us less"), again.less),
    )
    yield Terms(tuple(row for row in rows if row.text))


def _views(paper: Paper, over: TalkedOver) -> Blocks:
    """Print both views where they differ, or in one line that they see it alike."""
    seen = over.supervision.views
    if seen is None:
        return
    if not seen.differ:
        yield from md(
            """
            ## Both views

            Supervisor and practitioner see it alike.
            """
        )
        return
    yield from md(
        """
        ## Where supervisor and practitioner differ

        If either suspects significant harm, that goes to children's social care today, whatever
        the other thinks.
        """
    )
    gap = left_out() if paper.sheet.is_shared else None
    yield Terms(
        (
            Term(text("The supervisor"), seen.supervisor or gap),
            Term(text("The practitioner"), seen.practitioner or gap),
        )
    )


def _coming_next(over: TalkedOver) -> Blocks:
    """Print when the case is talked over next, and whether the session was changed since."""
    day = over.supervision.supervision.next
    yield from md("## Next time")
    yield Terms((Term(text("To be talked over next on"), day_words(day) if day else None),))
    if over.is_changed_since:
        yield from md(
            """
            The session's answers were changed after this supervision. What was agreed still
            stands as it was agreed.
            """
        )
