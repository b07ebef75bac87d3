"""Copies to share: no word that anybody wrote, in any page, in any form of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from ehe_check.bank.effect import Route
from ehe_check.case.decided import AgreedStatus, CallMade, DecidedRow
from ehe_check.case.labels import numbered
from ehe_check.case.session import Absence, Amendment, Decision, HoldEnded, Session
from ehe_check.judge.answers import Answer, Entry
from ehe_check.over_time.compare import compare
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import decided_in
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.side import Side
from ehe_check.over_time.supervision import (
    ChildsDay,
    LastSaying,
    MeetingAnswer,
    MeetingTalked,
    Reflection,
    SaidThen,
    Supervision,
    ThinkAgain,
    UrgentTold,
    Views,
    Way,
)
from ehe_check.page.document import Document
from ehe_check.page.own import Own
from ehe_check.page.without_own import without_own
from ehe_check.render.formats import Format, render
from ehe_check.settings.settings import Limits, Settings
from ehe_check.sheet.compose import compose
from ehe_check.sheet.hold_ended_page import HoldEndedPage, lay_out_hold_ended
from ehe_check.sheet.ledger_json import ledger_json
from ehe_check.sheet.ledger_page import CaseLedger, LedgerPage, lay_out_ledger
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.opening import opening_of
from ehe_check.supervision.record import TalkedOver
from tests.banks import TODAY
from tests.comparison_pages import compared, laid_out
from tests.counts import proving
from tests.decided_rows import to_do
from tests.marks import MARK, NOBODYS, TYPED, Planter, free_texts, own_in, places
from tests.packs import papers
from tests.pages import page
from tests.render.pdf_text import pages_of
from tests.supervised import OLD_PROMPT, of_the_meeting, record, supervision
from tests.worked import shipped_bank, shipped_library, worked_case

CASES = ("strong-constipation-treatment-not-as-agreed", "ask-first-agreed", "none-all-together")
AT = datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_every_text_that_a_file_may_hold_is_somebodys_own_or_names_something() -> None:
    assert (set(), set()) == (free_texts() - NOBODYS, NOBODYS - free_texts())


def specimen(name: str) -> Session:
    """A finished session in which everything stands that a file may hold."""
    bank, session = shipped_bank(), worked_case(name).session
    written = {
        (question.id, about): Answer(question=question.id, about=about, value=TYPED)
        for question in bank.questions
        if question.kind.is_written
        for about in ([None] if question.per is None else [f"{question.per}-1"])
    }
    odd = (
        Answer(question="OLD-1", value=TYPED),
        Answer(question="OLD-2", about="child-1", value=(TYPED, "x")),
        Answer(question="VIS-1", about="child-9", value="never"),
        Answer(question="SIB-4", value=TYPED),
    )
    entries = {f"{kind}-1": Entry(id=f"{kind}-1", label="x") for kind in ("adult", "fact")}
    return session.model_copy(
        update={
            "session": session.session.model_copy(update={"finished": AT, "id": "a" * 16}),
            "entries": tuple((entries | {each.id: each for each in session.entries}).values()),
            "answers": tuple(
                ({each.ref: each for each in (*session.answers, *odd)} | written).values()
            ),
            "amendments": tuple(
                Amendment(question=question, about=about, was=was, at=AT, reason="")
                for question, about, was in (
                    ("VIS-2", None, {"value": "never", "note": TYPED}),
                    ("VIS-2", None, {"value": TYPED}),
                    ("VOI-2", None, {"value": TYPED}),
                    ("VIS-1", "child-1", {"value": TYPED, "skipped": True}),
                )
            ),
            "hold_ended": (
                HoldEnded(reason=Absence.RISK, on=TODAY, ended=TODAY, why=Own(), agreed=(TYPED,)),
            ),
            "calls": (CallMade(to=Route.LEAD, on=TODAY, spoke_to=Own("x"), they_will=Own("x")),),
            "decided": (
                DecidedRow(key="decision-9", status=AgreedStatus.NEW, by=TODAY - timedelta(days=9)),
                DecidedRow(key="action-9-1", status=AgreedStatus.CARRY_ON, on=TODAY),
                DecidedRow(key="action-9-2", status=AgreedStatus.DONE, on=TODAY),
            ),
            "decision": Decision(),
        }
    )


def talked_over(session: Session) -> Supervision:
    """A supervision in which everything stands that a file may hold."""
    new, again = AgreedStatus.NEW, AgreedStatus.CARRY_ON
    past = TODAY - timedelta(days=9)
    points = (
        to_do("", "action-1-1", status=new, by=past),
        to_do("", "VIS-2.unvisited", status=again),
        to_do("", OLD_PROMPT, status=again, by=past),
        to_do("", "action-1-2", status=AgreedStatus.DONE),
    )
    return supervision(
        of_the_meeting(MeetingAnswer.YES, by=past, number=3),
        *points,
        on=TODAY - timedelta(days=20),
        session=session.session.id,
        reflections=(Reflection(question="RFL-1", asked=""),),
        views=Views(differ=True),
        saying=LastSaying(said=Own(), on=past),
        days=(ChildsDay(about="child-1"),),
        ways=(Way(number=1, text=Own(), ordinary=True), Way(number=2, text=Own())),
        urgent=UrgentTold(told=True, on=past),
        meeting=MeetingTalked(answer=MeetingAnswer.YES),
        again=ThinkAgain(),
        said=SaidThen(advice="Act today", lines=(TYPED,)),
    )


def with_prompts_alone(held: Supervision) -> Supervision:
    """Return a supervision with the same points again, and nothing to do in own words in these."""
    bare = (row.model_copy(update={"text": None, "key": f"{row.key}x"}) for row in held.decided)
    return held.model_copy(update={"decided": (*held.decided, *bare)})


def with_lines_alone(session: Session) -> Session:
    """Return a session with the same decisions again, and nothing in own words in these."""
    lines = (
        row.model_copy(update={"text": None, "key": f"OLD-{place}.gone"})
        for place, row in enumerate(session.decided)
    )
    return session.with_decided(*session.decided, *lines)


@dataclass(frozen=True)
class Pages:
    """Every page about a planted case, whole or to share, with what it was laid out from."""

    documents: dict[str, Document]
    values: object
    sheet: PromptSheet
    ledger: str


@cache
def planted(name: str) -> tuple[Planter, Session, Session, Supervision]:
    """A session, an earlier one and a supervision, with a mark in every place."""
    planter = Planter()
    session = with_lines_alone(planter.planted(specimen(name)))
    before = planter.planted(specimen(name)).model_copy(update={"case": session.case})
    sitting = before.session.model_copy(
        update={"id": "b" * 16, "started": AT - timedelta(days=80), "finished": None}
    )
    earlier = before.model_copy(update={"session": sitting})
    return planter, session, earlier, with_prompts_alone(planter.planted(talked_over(session)))


@cache
def pages(name: str, *, share: bool) -> Pages:
    """Every page about a planted case."""
    planter, session, earlier, held = planted(name)
    bank, library = shipped_bank(), shipped_library()
    sides = (
        Side(earlier, bank, name=planter.mark("a file's name")),
        Side(session, bank, name=planter.mark("a file's name")),
    )
    missing = tuple(Missing(how, Own(planter.mark("a file's name"))) for how in Miss)
    without_bank = replace(sides[0], bank=None)
    history = history_of((without_bank, sides[1]), bank, TODAY, agreed=held.agreed())
    limits = Limits(sessions_not_known=2, times_carried_over=1)
    sheet = compose(
        session,
        bank,
        library.law,
        today=TODAY,
        software="test",
        history=history,
        missing=missing,
        limits=limits,
    )
    whole = TalkedOver(held)
    moved = compared(*sides, share=share, now=sheet)
    sheet = without_own_words(sheet, bank) if share else sheet
    guard, called = sheet.recommendation.guard, dict(sheet.entries)
    agreed = (*decided_in((session, earlier)), *held.agreed())
    ledger = ledger_of(agreed, bank, guard, TODAY, labels=called)
    paper = paper_of(sheet, bank, library, Settings())
    opening = opening_of(paper, ledger, before=held, moved=compare(*sides))
    listed = LedgerPage(TODAY, (CaseLedger(ledger, Own(sides[1].name)),), is_all=True)
    names = tuple(Own(each.name) for each in sides)
    (row,) = session.hold_ended
    ended = HoldEndedPage(row, session.case.given, names, (), TODAY)
    if share:
        everything = (whole, opening, listed, ended)
        whole, opening, listed, ended = without_own(everything, numbered(bank))
    return Pages(
        {
            "sheet": page(sheet),
            **{f"{name} of the meeting": each for name, each in papers(sheet).items()},
            "supervision": record(sheet, whole, opening=opening),
            "ledger": lay_out_ledger(listed),
            "comparison": laid_out(moved),
            "hold ended": lay_out_hold_ended(ended),
        },
        (sheet, whole, opening, listed, moved, ended),
        sheet,
        ledger_json(listed),
    )


def formats_of(name: str) -> list[Format]:
    """Every format that is text, of the first case; of the others two, or all where it is proved.

    The words of a page are the same in each of them.
    """
    if name == CASES[0] or proving():
        return [each for each in Format if not each.is_binary]
    return [Format.MARKDOWN, Format.JSON]


def texts_of(name: str, *, share: bool) -> Iterator[tuple[str, str]]:
    """Yield the text of every page in its formats, with the name of both."""
    made = pages(name, share=share)
    yield "ledger as JSON", made.ledger
    for page_format in formats_of(name):
        for kind, document in made.documents.items():
            sheet = made.sheet if kind == "sheet" else None
            content = render(page_format, document=document, sheet=sheet)
            yield f"{kind} as {page_format}", content.decode()


def test_a_mark_stands_in_every_place_where_people_write() -> None:
    planter, *_ = planted(CASES[0])

    assert set() == places() - set(planter.place_of.values())


def test_every_mark_would_be_printed_if_nothing_were_left_out() -> None:
    seen = set[str]()
    for name in CASES:
        printed = "\n".join(text for _, text in texts_of(name, share=False))
        seen |= planted(name)[0].found_in(printed)

    assert set() == {*places(), "Amendment.was", "a file's name"} - seen


@pytest.mark.parametrize("name", CASES)
def test_no_mark_is_in_any_page_to_share_in_any_format(name: str) -> None:
    planter, *_ = planted(name)

    assert {} == {
        page: found
        for page, text in texts_of(name, share=True)
        if (found := planter.found_in(text))
    }


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_anybodys_own_in_what_a_page_to_share_is_laid_out_from(name: str) -> None:
    made = pages(name, share=True)

    assert [] == list(own_in((made.values, made.documents)))
    assert MARK not in repr(made.values)


def test_no_mark_is_in_a_file_for_word_or_on_paper() -> None:
    document = pages(CASES[0], share=True).documents["supervision"]
    paper = "".join(pages_of(render(Format.PDF, document=document)))
    word = zipfile.ZipFile(io.BytesIO(render(Format.DOCX, document=document)))
    every = b"".join(word.read(each) for each in word.namelist())

    assert "left out of this copy" in paper
    assert MARK not in paper
    assert MARK.encode() not in every
