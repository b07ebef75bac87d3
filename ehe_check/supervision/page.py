"""The supervision record: a sheet laid out with what was talked over and agreed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.bank.prompt_rule import State
from ehe_check.bank.urgency import Urgency
from ehe_check.page.dates import day_words
from ehe_check.page.document import (
    Block,
    Details,
    Document,
    Heading,
    Paragraph,
    Rule,
    Tone,
    citations_in,
)
from ehe_check.page.words import Blocks, Say
from ehe_check.settings.settings import Settings
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.parts import annex_answers, annex_closing, annex_sessions, top
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import Paper
from ehe_check.supervision.parts import (
    LEVEL,
    Record,
    RecordWords,
    agreed,
    coming_next,
    reflections,
    timeline,
    views,
)
from ehe_check.supervision.supervision import TalkedOver

Part = Callable[[Say, Record], Blocks]

_TOP = (top.act, top.box, top.missing, top.advice)
_AFTER_THE_FIRST_QUESTION: tuple[Part, ...] = (agreed, reflections, views, coming_next)


def lay_out_record(  # noqa: PLR0913 (what is laid out, and everything that gives it words)
    sheet: PromptSheet,
    talked_over: TalkedOver,
    words: RecordWords,
    bank: QuestionBank,
    library: Library,
    *,
    local: Settings | None = None,
    is_opening: bool = False,
) -> Document:
    """Return the record of a supervision, or what is shown before its first question."""
    say, paper = words.say, paper_of(sheet, words.sheet, bank, library, local or Settings())
    record = Record(paper, talked_over, words.sheet.say)
    parts = () if is_opening else _AFTER_THE_FIRST_QUESTION
    laid = [*_first(say, record), *(block for part in parts for block in part(say, record))]
    if not is_opening:
        laid += _last(words.sheet.say, paper, laid)
    return Document(
        title=say("title"),
        made_on=sheet.provenance.made_on,
        subtitle=", ".join(filter(None, (sheet.reference, *_days(say, sheet)))),
        blocks=(*laid, Rule(), Paragraph(say("closing"), Tone.STRONG)),
    )


def _first(say: Say, record: Record) -> Iterator[Block]:
    """Yield what cannot wait and the advice, in the words of the sheet, and how the case went."""
    sheet, paper = record.paper.sheet, record.paper
    if sheet.is_draft:
        yield Paragraph(say("draft"), Tone.STRONG)
    if sheet.is_shared:
        yield Paragraph(say("shared"), Tone.STRONG)
    for part in _TOP:
        yield from part(record.sheet_say, paper)
    yield from _openly(paper)
    yield from timeline(say, record)
    yield from _opened((annex_sessions.sessions(record.sheet_say, paper),))


def _openly(paper: Paper) -> Iterator[Paragraph]:
    """Yield whether the family was told, where a meeting is advised and nothing forbids it."""
    advice, lines = paper.advice, paper.bank.lines
    if lines is None or advice.meeting is Urgency.NONE or advice.state is not State.WORRY:
        return
    yield Paragraph(lines.ask_lead_first, Tone.STRONG)
    yield Paragraph(lines.openly)


def _last(say: Say, paper: Paper, above: Iterable[Block]) -> list[Block]:
    """Return what the advice rests on and what the record was made from, as the sheet says it."""
    because = annex_answers.because(say, paper)
    blocks = (*above, *(because.blocks if because else ()))
    cites = (*paper.advice.statements, *citations_in(blocks))
    whole = replace(paper, cites=tuple(dict.fromkeys(cites)))
    made = (annex_closing.contacts, annex_closing.statements, annex_closing.made)
    return list(_opened((because, *(part(say, whole) for part in made))))


def _opened(parts: Iterable[Details | None]) -> Blocks:
    """Yield parts of the sheet's annex as parts of this page."""
    for part in parts:
        if part is not None:
            yield Heading(LEVEL, part.summary)
            yield from part.blocks


def _days(say: Say, sheet: PromptSheet) -> Iterator[str]:
    """Yield the day of the page, told apart from those of what it is about where they differ."""
    made = sheet.provenance
    days: list[tuple[str, date]] = [
        (say("days.answered", day=day_words(made.answered_on)), made.answered_on),
        (say("days.talked_over", day=day_words(made.read_on)), made.read_on),
    ]
    if {day for _, day in days} == {made.made_on}:
        yield day_words(made.made_on)
        return
    yield from (said for said, _ in days)
    if made.read_on != made.made_on:
        yield say("days.printed", day=day_words(made.made_on))
