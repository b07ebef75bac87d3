"""Pages: the documents of worked cases, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, partial
from typing import Any, assert_never

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import DecidedRow
from ehe_check.case.session import Decision, Session
from ehe_check.judge.answers import Answer
from ehe_check.over_time.side import Side
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    Calls,
    Checklist,
    Columns,
    Details,
    Document,
    Drawing,
    GroupRow,
    Heading,
    PageBreak,
    Paragraph,
    Rule,
    Spring,
    Table,
    Terms,
    Words,
    WritingBox,
)
from ehe_check.render.media import A4
from ehe_check.sheet.compose import compose
from ehe_check.sheet.pages import lay_out
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.whole_case.hold_of_case import as_held_elsewhere
from tests.banks import TODAY
from tests.decided_rows import to_do
from tests.worked import shipped_bank, shipped_library, worked_case


def page(
    sheet: PromptSheet,
    bank: QuestionBank | None = None,
    **given: Any,  # noqa: ANN401 (as `lay_out` takes it)
) -> Document:
    """Return the pages of a sheet, with its annex where `is_full` says so."""
    return lay_out(sheet, bank or shipped_bank(), shipped_library(), **{"medium": A4} | given)


@cache
def worked_page(name: str) -> Document:
    """Return the document of a worked case, laid out once."""
    return page(worked_case(name).sheet())


def held_elsewhere(sheet: PromptSheet) -> PromptSheet:
    """Return a sheet with the mark of a HOLD that another session of its case brings."""
    held = Side(worked_case("hold-one-trigger-enquiry-open").session, None, name="other.toml")
    return replace(sheet, held_elsewhere=as_held_elsewhere(held, shipped_bank(), TODAY))


def composed(session: Session, today: date = TODAY, **given: Any) -> PromptSheet:  # noqa: ANN401 (as `compose` takes it)
    """Return the sheet of a session on a day."""
    law = shipped_library().law
    return compose(session, shipped_bank(), law, today=today, software="ehe-check test", **given)


def sheet_of(
    name: str,
    *changed: Answer,
    decision: Decision | None = None,
    decided_to: DecidedRow | None = None,
    is_draft: bool = False,
) -> PromptSheet:
    """Return the sheet of a worked case, some answers changed, its fingerprint made to stay."""
    session = worked_case(name).session
    answers = session.all_answers()
    for answer in changed:
        answers = answers.with_answer(answer)
    finished = None if is_draft else datetime(2026, 11, 24, 10, tzinfo=UTC)
    sitting = session.session.model_copy(update={"finished": finished})
    changed_session = session.model_copy(update={"session": sitting, "decision": decision}).holding(
        answers
    )
    if decided_to is not None:
        changed_session = changed_session.with_decided(decided_to)
    sheet = composed(changed_session.model_copy(update={"session": sitting}))
    fixed = replace(sheet.provenance, bank_digest="0" * 64, bank_version="2026.11.1")
    return replace(sheet, provenance=fixed)


def words_of(document: Document) -> tuple[str, ...]:
    """Return every text of a document, in order."""
    return (
        *_words_of_the_head(document),
        *(text for block in document.blocks for text in words_in(block)),
        *_words_of_the_foot(document),
    )


def words_in(block: Block) -> Iterator[str]:  # noqa: C901, PLR0912 (one a kind of block)
    """Yield every text of a block."""
    match block:
        case Heading():
            yield from filter(None, (block.text, block.note))
        case Paragraph():
            yield from filter(None, (block.lead, block.text))
        case Callout():
            yield from filter(None, (block.label, block.title))
            for inner in block.blocks:
                yield from words_in(inner)
        case Calls():
            for call in block.rows:
                yield from filter(
                    None, (call.who, *call.numbers, call.why, *call.blanks, call.kept)
                )
        case Bullets() | Checklist():
            for item in block.items:
                yield from filter(None, (item.lead, item.text, *item.details, *item.blanks))
        case Terms():
            for row in block.rows:
                yield from filter(None, (row.label, row.text))
        case Table():
            yield from filter(None, (block.caption, *block.columns))
            yield from _words_in_rows(block)
        case WritingBox():
            yield from filter(
                None, (block.title, block.note, *block.ticks, block.label, block.text)
            )
            yield from words_in(Terms(block.fields))
        case Columns():
            for one in (*block.left, *block.right):
                yield from words_in(one)
        case Details():
            yield block.summary
            for one in block.blocks:
                yield from words_in(one)
        case Drawing():
            yield from (block.title, block.description)
            yield from (ink.text for ink in block.ink if isinstance(ink, Words))
        case Rule() | Spring() | PageBreak():
            return
        case _:
            assert_never(block)


def _words_of_the_head(document: Document) -> Iterator[str]:
    """Yield what stands at the head of a document's pages: its title, and what is under it."""
    if document.head is None:
        yield from (document.title, document.subtitle)
    else:
        yield from filter(None, (document.head.title, document.head.line, *document.head.right))


def _words_of_the_foot(document: Document) -> Iterator[str]:
    """Yield what stands at the foot of a document's pages."""
    if document.foot is not None:
        yield from filter(None, (document.foot.left, document.foot.right))


def _words_in_rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        if isinstance(row, GroupRow):
            yield row.text
        else:
            yield from filter(None, (row.head, *(cell.text for cell in row.cells)))


def sections(document: Document) -> dict[str, tuple[str, ...]]:
    """Return the texts under each heading of the second level, callouts by their titles."""
    found: dict[str, list[str]] = {"": []}
    under = ""
    for block in document.blocks:
        if isinstance(block, Callout):
            under = block.title
        elif isinstance(block, Details):
            under = block.summary
        elif isinstance(block, Heading) and block.level == 2:
            under = block.text
        found.setdefault(under, []).extend(text for text in words_in(block) if text != under)
    return {heading: tuple(texts) for heading, texts in found.items()}


def scribbled(session: Session, text: str) -> Session:
    """Return a session with the same text in every place where a person may write."""
    bank = shipped_bank()

    def in_words(answer: Answer) -> Answer:
        question = bank.by_id[answer.question]
        value = text if question.kind.is_written and answer.value else answer.value
        return answer.model_copy(update={"note": text, "value": value})

    answers = session.all_answers()
    return session.model_copy(
        update={
            "case": session.case.model_copy(update={"reference": text}),
            "entries": tuple(one.model_copy(update={"label": text}) for one in session.entries),
            "answers": tuple(map(in_words, answers)),
            "decision": Decision(),
            "decided": (to_do(text, who=text),),
        },
    )


def urgent_hold_two_children() -> PromptSheet:
    """Something urgent, HOLD, and two children."""
    return sheet_of(
        "supervision-two-children-one-not-well",
        Answer(question="NOW-2", value=("told",), note="The younger told a club leader on Friday."),
    )


def meeting() -> PromptSheet:
    """Advice about a meeting, from which the practitioner differs."""
    decision = Decision(
        urgency=Urgency.RAISE_IN_SUPERVISION,
        agrees=False,
        advised=Urgency.STRONG_CASE_FOR_MEETING,
    )
    row = to_do(
        "A meeting with the family first: nobody has yet told them plainly what the worry is.",
        who="school nurse",
        by=date(2026, 12, 1),
    )
    name = "strong-constipation-treatment-not-as-agreed"
    return sheet_of(name, decision=decision, decided_to=row)


def ordinary() -> PromptSheet:
    """Nothing beyond ordinary good practice."""
    return sheet_of("none-faith-diet-vaccines")


def consider() -> PromptSheet:
    """One of the review's reasons alone, with a named worry."""
    return sheet_of("one-trigger-drift")


def firm() -> PromptSheet:
    """Ordinary good practice, and somebody has looked."""
    return sheet_of("none-rural-twins")


GOLDEN_SHEETS: dict[str, Callable[[], PromptSheet]] = {
    "urgent-hold-two-children": urgent_hold_two_children,
    "meeting": meeting,
    "ordinary": ordinary,
}

MORE_SHEETS: dict[str, Callable[[], PromptSheet]] = {
    "hold": partial(sheet_of, "hold-reported-and-seen-do-not-match"),
    "consider": consider,
    "health-led": partial(sheet_of, "rules-07-the-reviews-own-lesson"),
    "raise-in-supervision": partial(sheet_of, "supervision-almost-nothing-known"),
    "firm": firm,
}
"""Golden in Markdown alone, and one in JSON."""
