"""The supervision record: two pages with what was agreed first, and the rest of the case behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.over_time.history import Agreed
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
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
    citations_in,
)
from ehe_check.page.text import Blocks, text
from ehe_check.settings.settings import Settings
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.parts import annex_answers, annex_closing, annex_sessions, top
from ehe_check.sheet.parts.moved_by import moved_by
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision import thought_through, told_first
from ehe_check.supervision.opening import Opening
from ehe_check.supervision.parts import (
    LEVEL,
    MeetingTold,
    Record,
    TalkedOver,
    agreed,
    passed_over,
    point_words,
    whom,
)
from ehe_check.supervision.supervision import Point, Supervision
from ehe_check.supervision.told_first import meeting_words

Part = Callable[[Record], Blocks]

_TOP = (top.act, top.box, top.missing)
FIRST: tuple[Part, ...] = (
    told_first.advice,
    told_first.openly,
    told_first.urgent,
    told_first.meeting,
    agreed,
    told_first.also_open,
    told_first.facts,
    told_first.saying,
)
SECOND: tuple[Part, ...] = (
    thought_through.days,
    thought_through.reflections,
    thought_through.ways,
    thought_through.think_again,
    thought_through.views,
    thought_through.coming_next,
)


def lay_out_record(  # noqa: PLR0913 (what is laid out, and everything that gives it words)
    sheet: PromptSheet,
    talked_over: TalkedOver,
    bank: QuestionBank,
    library: Library,
    *,
    local: Settings | None = None,
    opening: Opening | None = None,
    read_today: str = "",
    is_full: bool = False,
) -> Document:
    """Return the record of a supervision, with the rest of the case where it is wanted in full.

    `opening` is how the case stood as it began, and `read_today` the advice of the session as it is
    read on the day of printing.
    """
    paper = paper_of(sheet, bank, library, local or Settings())
    record = Record(paper, talked_over, opening, read_today)
    laid = [*_marks(sheet), *_of_the_sheet(record)]
    laid += [block for part in (*FIRST, *SECOND) for block in part(record)]
    if is_full:
        laid += _rest(record, laid)
    days = tuple(_days(sheet))
    return Document(
        title=text("Supervision record"),
        made_on=sheet.provenance.made_on,
        subtitle=", ".join(filter(None, (sheet.reference, *days))),
        blocks=tuple(laid),
        head=PageHead(text("Supervision record"), paper.first.reference, days),
        foot=PageFoot(
            text(
                "Without reference, labels and own words. Still about a real child: share it "
                "only with those who need it."
            )
            if sheet.is_shared
            else text("Not the case record. The family or a court may ask to see it."),
            text("This record cannot tell you a child is safe."),
        ),
    )


def _marks(sheet: PromptSheet) -> Iterator[Block]:
    """Yield that the session is a draft, and that this is a copy to share."""
    if sheet.is_draft:
        yield Paragraph(
            text(
                "DRAFT: the session that was discussed is not finished, so its advice may change."
            ),
            Tone.STRONG,
        )
    if sheet.is_shared:
        yield Paragraph(
            text(
                "COPY TO SHARE. Left out of this copy: the case reference, what people are "
                "called in this case, notes, and all that was written in own words: actions, "
                "reasons, roles, what was thought, and both views. It is still about a real "
                "child: share it only with those who need it."
            ),
            Tone.STRONG,
        )


def _of_the_sheet(record: Record) -> Iterator[Block]:
    """Yield what cannot wait, HOLD or ASK FIRST, and what is missing, in the words of the sheet."""
    for part in _TOP:
        for block in part(record.paper):
            if part is top.act and record.is_reprint and isinstance(block, Callout):
                yield _as_it_stood(record, block)
            else:
                yield block


def _as_it_stood(record: Record, box: Callout) -> Callout:
    """Return what could not wait then, with its day and without a box to tick."""
    day = text("As it stood on {day}.", day=day_words(record.paper.sheet.provenance.read_on))
    said = (_told(one) if isinstance(one, Calls) else one for one in box.blocks)
    return replace(box, blocks=(Paragraph(day, Tone.STRONG), *said))


def _told(calls: Calls) -> Bullets:
    """Return whom to ring as a list to read: why, the numbers, and what was kept of each."""
    return Bullets(
        tuple(
            Item(row.why, row.who, tuple(filter(None, (", ".join(row.numbers), row.kept))))
            for row in calls.rows
        )
    )


def _rest(record: Record, above: Iterable[Block]) -> list[Block]:
    """Return how the case has gone, and what the advice and this page rest on."""
    paper = record.paper
    laid = [*passed_over(record), *timeline(record)]
    laid += top.advice(paper) if record.supervision.said is not None else ()
    laid += _opened((_as_it_began(annex_sessions.sessions(paper)),))
    because = annex_answers.because(paper)
    blocks = (*above, *laid, *(because.blocks if because else ()))
    cites = (*paper.advice.statements, *citations_in(blocks))
    whole = replace(paper, cites=tuple(dict.fromkeys(cites)))
    made = (annex_closing.contacts, annex_closing.statements, annex_closing.made)
    return [*laid, *_opened((because, *(part(whole) for part in made)))]


def _as_it_began(together: Details | None) -> Details | None:
    """Return what the sessions show together, which is of before anything was agreed here."""
    if together is None:
        return None
    return replace(
        together,
        blocks=(
            Paragraph(
                text("As it was when this supervision began, before anything above was agreed.")
            ),
            *together.blocks,
        ),
    )


def _opened(parts: Iterable[Details | None]) -> Blocks:
    """Yield parts of the sheet's annex as parts of this page."""
    for part in parts:
        if part is not None:
            yield Heading(LEVEL, part.summary)
            yield from part.blocks


def _days(sheet: PromptSheet) -> Iterator[str]:
    """Yield the day of the page, told apart from those of what it is about where they differ."""
    made = sheet.provenance
    days: list[tuple[str, date]] = [
        (text("answered {day}", day=day_words(made.answered_on)), made.answered_on),
        (text("talked over {day}", day=day_words(made.read_on)), made.read_on),
    ]
    if {day for _, day in days} == {made.made_on}:
        yield day_words(made.made_on)
        return
    yield from (said for said, _ in days)
    if made.read_on != made.made_on:
        yield text("printed {day}", day=day_words(made.made_on))


def timeline(record: Record) -> Blocks:
    """List sessions, meetings and supervisions of the case by days, and what moved the advice."""
    over, tiers = record.talked_over, record.paper.bank.tiers
    rows = [
        (day, Term(text("Session of {day}", day=day_words(day)), tiers.get(level, level.value)))
        for day, level in over.sessions
    ]
    rows += [(each.day, _meeting(record, each)) for each in over.meetings]
    rows += [
        (
            each.day,
            Term(
                text("Supervision of {day}", day=day_words(each.day)),
                _came_to(record, each),
            ),
        )
        for each in over.before
    ]
    if not rows:
        return
    yield Heading(LEVEL, text("How the case has gone"))
    yield Paragraph(
        text(
            "The saved sessions, meetings and supervisions, in order of their days, with "
            "what each came to by itself."
        )
    )
    yield Terms(tuple(term for _, term in sorted(rows, key=lambda row: row[0])))
    if over.moved is not None:
        moved = moved_by(over.moved)
        yield Paragraph(f"{text('Since the session before, each read by itself:')} {moved}")


def _meeting(record: Record, meeting: MeetingTold) -> Term:
    label = text("Meeting of {day}", day=day_words(meeting.day))
    return Term(label, "\n".join(_decided(record, meeting)))


def _decided(record: Record, meeting: MeetingTold) -> Iterator[str]:
    """Yield what a meeting decided, with whom it is about, who does it and by when, one a line."""
    said = [_decision(record, each) for each in meeting.decided]
    yield from said or (text("No decision is recorded."),)
    yield from record.checked_first(in_own_words=bool(said))
    if meeting.again:
        yield text("To be looked at again on {day}.", day=day_words(meeting.again))


def _decision(record: Record, decided: Agreed) -> str:
    left_out = text("left out of this copy")
    words = _with_who_and_when(decided.text or left_out, decided)
    return ": ".join(filter(None, (whom(record, decided.about), words)))


def _came_to(record: Record, held: Supervision) -> str:
    """Return what a supervision left to be done and decided of a meeting, one a line."""
    mine = [each for each in held.points if each.status is not None and each.status.is_open]
    told = dict.fromkeys(_with_who_and_when(point_words(record, each), each) for each in mine)
    meeting = meeting_words(held.meeting) if held.meeting is not None else ""
    said = "\n".join(filter(None, (meeting, *told))) or text("Nothing was left to be done.")
    is_own = any(each.in_own_words for each in mine)
    return "\n".join((said, *record.checked_first(in_own_words=is_own)))


def _with_who_and_when(words: str, agreed: Point | Agreed) -> str:
    bare = words.rstrip(".")
    beside = ", ".join(filter(None, (agreed.who, day_words(agreed.by) if agreed.by else "")))
    return f"{bare} ({beside})" if bare and beside else bare
