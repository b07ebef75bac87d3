"""A case under supervision, from its folder: its draft, its opening, and what its record shows."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from pathlib import Path

from ehe_check import resources
from ehe_check.bank.load import load_library
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.labels import numbered
from ehe_check.case.session import CaseReference, answers_digest
from ehe_check.case.session_file import SUPERVISION_ENDING
from ehe_check.errors import Problem, WrongUseError
from ehe_check.files.checked import read_exact
from ehe_check.files.whole_files import taken_anywhere
from ehe_check.over_time.agreed_file import read_supervision
from ehe_check.over_time.compare import compare
from ehe_check.over_time.comparison import Comparison
from ehe_check.over_time.ledger import Ledger
from ehe_check.over_time.side import Side
from ehe_check.over_time.supervision import Discussed, Discussing, Supervision
from ehe_check.page.document import Document
from ehe_check.page.without_own import without_own
from ehe_check.settings.places import read_settings
from ehe_check.sheet.pages import paper_of
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.supervision.opening import Opening, opening_of
from ehe_check.supervision.record import TalkedOver, lay_out_record
from ehe_check.supervision.reflective_questions import (
    RecordShown,
    ReflectiveQuestions,
    record_shown,
)
from ehe_check.supervision.talked_from import TalkedFrom, asked_about, talked_from
from ehe_check.whole_case.case_folder_file import CaseFolder


def load_reflections() -> ReflectiveQuestions:
    """Read the questions to think through together.

    Raises:
        UnusableFileError: they cannot be read, or with every problem in them at once.
    """
    return read_exact(ReflectiveQuestions, resources.REFLECTIONS)


def case_talked_from(case: CaseFolder, supervision: Supervision, sheet: PromptSheet) -> TalkedFrom:
    """Return what a supervision is talked from; `sheet` is that of the session discussed."""
    then = case.before(supervision)
    last = then.last_supervision
    return talked_from(
        sheet,
        case.bank,
        then.ledger_with(sheet.recommendation.guard),
        load_reflections().questions,
        before=last,
        shown_then=_shown_at(case, last) if last is not None else None,
    )


def _shown_at(case: CaseFolder, last: Supervision) -> RecordShown | None:
    """Return what the record showed at the supervision before, None where its session is gone."""
    discussed = case.discussed_in(last)
    if discussed is None:
        return None
    return record_shown(replace(discussed, today=last.day).before(last).sheet())


def record_page(
    case: CaseFolder,
    supervision: Supervision,
    printed_on: date | None = None,
    *,
    share: bool = False,
    is_full: bool = False,
) -> Document:
    """Return the record of a supervision: whole, or without what people wrote to be shared.

    It is as of the day of the case, and says what the session comes to on a later day of printing.
    """
    bank, then = case.bank, case.before(supervision)
    whole = then.sheet(printed_on=printed_on)
    sheet = without_own_words(whole, bank) if share else whole
    over = TalkedOver(
        supervision,
        is_changed_since=answers_digest(case.own.session) != supervision.session.answers_sha256,
        asked_about=asked_about(sheet, then.ledger_with(sheet.recommendation.guard)),
        opening=opening_for(case, supervision, sheet),
        read_today=_read_today(case, printed_on or case.today),
    )
    over = without_own(over, numbered(bank)) if share else over
    paper = paper_of(sheet, bank, load_library(), read_settings())
    return lay_out_record(paper, over, is_full=is_full)


def opening_for(case: CaseFolder, supervision: Supervision, sheet: PromptSheet) -> Opening:
    """Return how a case stands as a supervision begins; of a finished one, as it stood then.

    One that goes on has what was agreed in it so far. `sheet` is that of the session discussed.
    """
    last = case.before(supervision).last_supervision
    return opening_of(
        paper_of(sheet, case.bank, load_library(), read_settings()),
        ledger_on_opening(case, supervision, sheet),
        before=last,
        moved=_moved(case, last),
    )


def _read_today(case: CaseFolder, day: date) -> str:
    """Return the advice of the session as it is read on the day of printing, in its case.

    Empty where it is printed on the day itself.
    """
    return "" if day == case.today else replace(case, today=day).sheet().recommendation.line


def ledger_on_opening(case: CaseFolder, supervision: Supervision, sheet: PromptSheet) -> Ledger:
    """Return the decisions of a case as it is opened: a draft sees what was agreed in it so far."""
    if supervision.is_finished:
        return case.before(supervision).ledger_with(sheet.recommendation.guard)
    said = (row for row in supervision.decided if row.status is not AgreedStatus.NEW or row.words)
    own = supervision.model_copy(update={"decided": tuple(said)})
    return case.ledger_with(sheet.recommendation.guard, own)


def _moved(case: CaseFolder, last: Supervision | None) -> Comparison | None:
    """Return what moved since the session that was discussed last, or else the one before.

    None where there is none, or none to compare it with.
    """
    discussed = (each for each in case.others if last and each.id == last.session.id)
    since = case.session_before if last is None else next(discussed, None)
    try:
        return compare(since, case.own) if since is not None else None
    except WrongUseError:
        return None


def usual_place(side: Side, day: date) -> Path:
    """Return a place beside a session, named for a day, that nothing has yet."""
    session = Path(side.name)
    stem = f"{taken_anywhere(session.name.removesuffix('.toml'))}-{day}"
    tails = ("" if number == 1 else f"-{number}" for number in count(1))
    places = (session.with_name(f"{stem}{tail}{SUPERVISION_ENDING}") for tail in tails)
    return next(path for path in places if not path.exists())


def fresh(side: Side, moment: datetime) -> Supervision:
    """Return a new supervision of a session."""
    session = side.session
    return Supervision(
        case=CaseReference(reference=session.case.reference),
        supervision=Discussing(id=os.urandom(8).hex(), started=moment),
        session=Discussed(id=side.id, answers_sha256=answers_digest(session)),
    )


def draft_in(path: Path, side: Side) -> tuple[Supervision, Problem | None]:
    """Return the draft in a file about a session's answers as they are now, and if they changed."""
    draft = read_supervision(path).value
    digest = answers_digest(side.session)
    if draft.session.answers_sha256 == digest:
        return draft, None
    discussed = draft.session.model_copy(update={"answers_sha256": digest})
    fact = "was begun before the session's answers were changed"
    problem = Problem(str(path), fact, "What was agreed so far is kept. Look at it again.")
    return draft.model_copy(update={"session": discussed}), problem
