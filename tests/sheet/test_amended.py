"""What was amended: nothing of a finished session is lost, and nothing is logged for nothing."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, date, datetime
from typing import Any

import pytest
import tomli_w
from hypothesis import given

from ehe_check.bank.evidence import Evidence
from ehe_check.case.session import Amendment, Session
from ehe_check.files.kept import kept_table
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.sheet.amended import amended, amended_answers, differs
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from tests.any_answers import any_answers
from tests.banks import TODAY, not_known, said, skipped, value
from tests.counts import tries
from tests.pages import composed, page
from tests.sheet.laid_out import annex
from tests.sides import side
from tests.worked import shipped_bank

SHIPPED = shipped_bank()
AT = datetime(2026, 11, 25, 10, 2, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)
HEADING = "Changed after it was finished"
OLD = Answer(
    question="VIS-2",
    value="never",
    evidence=Evidence.ASSUMED,
    note="As far as I know.",
    answered=date(2026, 11, 20),
    confirmed=date(2026, 11, 22),
)
NEW = Answer(question="VIS-2", value="longer-ago", on=date(2025, 6, 1), answered=TODAY)


def finished(*answers: Answer) -> Session:
    return side(SHIPPED, said(*answers), session="s0").session


def changed(session: Session, *answers: Answer, reason: str = "The record was found.") -> Session:
    after = session.all_answers()
    for answer in answers:
        after = after.with_answer(answer)
    return amended(SHIPPED, session, after, AT, reason)


def read_back(session: Session) -> Session:
    """Return a session as it comes back from its file."""
    return Session.model_validate(tomllib.loads(tomli_w.dumps(kept_table(session))))


def sheet(session: Session) -> PromptSheet:
    return composed(session)


# What stays in the file.


def test_a_change_is_told_to_other_programs_with_every_key_that_the_answer_had() -> None:
    odd = Answer.model_validate({"question": "VIS-2", "value": "never", "seen_by": "GP"})
    after = changed(finished(odd), NEW)
    (told,) = json.loads(render_json(sheet(after)))["amendments"]
    (noted,) = json.loads(render_json(sheet(changed(finished(OLD), NEW))))["amendments"]

    assert {"value": "never", "seen_by": "GP"} == after.amendments[0].was
    assert "As far as I know." == noted["was"]["note"]
    assert ("VIS-2", "2026-11-25", "The record was found.") == tuple(
        told[key] for key in ("question", "at", "reason")
    )


def test_the_days_alone_are_no_change() -> None:
    again = OLD.model_copy(update={"answered": TODAY, "confirmed": None, "asked": "When?"})

    assert not differs(said(OLD), said(again))
    assert differs(said(OLD), said(OLD.model_copy(update={"note": None})))
    assert differs(said(not_known("VIS-2")), said(skipped("VIS-2")))
    cell = SEEN.model_copy(update={"answered": TODAY})
    assert not differs(
        child_seen(SEEN).all_answers(), child_seen(SEEN).all_answers().with_sighting(cell)
    )
    assert () == with_cell(child_seen(SEEN), cell).amendments


@tries(10, 300)
@given(any_answers(SHIPPED))
def test_nothing_changed_leaves_the_session_byte_for_byte_as_it_was(answers: Answers) -> None:
    session = side(SHIPPED, answers).session
    same = amended(SHIPPED, session, session.all_answers(), AT, "No reason.")

    assert not differs(answers, session.all_answers())
    assert tomli_w.dumps(kept_table(session)) == tomli_w.dumps(kept_table(same))


def undone(session: Session) -> dict[Ref, dict[str, Any]]:
    """Return what each answer said before any amendment, read back from the file alone."""
    table = kept_table(session)
    told = {
        Ref(each["question"], each.get("about")): {
            key: said for key, said in each.items() if key not in ("question", "about", "asked")
        }
        for each in table.get("answers", [])
    }
    for change in reversed(table.get("amendments", [])):
        told[Ref(change["question"], change.get("about"))] = change["was"]
    return {ref: said for ref, said in told.items() if said}


def changed_between(first: Answers, second: Answers) -> set[Ref]:
    """Whose answer says something else, or has another note."""
    pairs = {ref: (first.get(ref), second.get(ref)) for ref in {*first.by_ref, *second.by_ref}}
    return {
        ref
        for ref, (old, new) in pairs.items()
        if not (old and new and old.same_as(new) and old.note == new.note)
    }


@tries(10, 300)
@given(any_answers(SHIPPED), any_answers(SHIPPED), any_answers(SHIPPED))
def test_each_change_is_told_once_and_every_old_answer_can_be_told_again_from_them(
    first: Answers, second: Answers, third: Answers
) -> None:
    before = side(SHIPPED, first).session
    once = amended(SHIPPED, before, second, AT, "One.")
    after = amended(SHIPPED, once, third, LATER, "Two.")
    told = [Ref(each.question, each.about) for each in once.amendments]

    assert len(told) == len(set(told))
    assert changed_between(first, second) == set(told)
    assert undone(before) == undone(read_back(after))
    assert third.by_ref.keys() == read_back(after).all_answers().by_ref.keys()


# What the sheet shows of it.


def test_the_page_shows_what_was_when_and_why() -> None:
    session = changed(finished(OLD), NEW)
    session = changed(session, value("VIS-3", "no"), reason="It was asked since.")
    note = Amendment(question="VIS-1", about="child-1", was={"note": "Ask."}, at=AT, reason="So.")
    session = session.model_copy(update={"amendments": (*session.amendments, note)})
    words = annex(page(sheet(session), is_full=True))[HEADING]
    never = SHIPPED.by_id["VIS-2"].option_text("never")

    assert words[1:] == (
        SHIPPED.by_id["VIS-2"].short,
        f"Before: {never} (assumed).",
        "Note: As far as I know.",
        "Changed on 25 November 2026. Why: The record was found.",
        SHIPPED.by_id["VIS-3"].short,
        "Before: not answered.",
        "Changed on 25 November 2026. Why: It was asked since.",
        f"{SHIPPED.by_id['VIS-1'].short} (child-1)",
        "Before: only a note.",
        "Note: Ask.",
        "Changed on 25 November 2026. Why: So.",
    )
    copy = without_own_words(sheet(session), SHIPPED)
    assert words[2] in annex(page(copy, is_full=True))[HEADING]
    assert HEADING not in annex(page(sheet(finished(OLD)), is_full=True))


MARK = "Zebedee"
IN_WORDS = (
    ("GONE-1", None, {"value": MARK}, MARK),
    ("GONE-1", None, {"value": ["home", "away"]}, "home; away"),
    ("GONE-1", None, {"not_known": True}, "Not known"),
    ("GONE-1", None, {"skipped": True}, "Skipped"),
    (MARK, None, {"value": MARK}, MARK),
    ("VIS-2", None, {"value": "in-2024"}, "in-2024"),
    ("VIS-2", None, {"skipped": True}, "Skipped"),
    ("VIS-2", None, {"value": 3, "colour": "red"}, "value: 3; colour: red"),
    ("VIS-2", None, {"value": MARK, "not_known": True}, f"value: {MARK}; not_known: True"),
    ("VIS-2", None, {"note": MARK}, ""),
    ("VOI-2", None, {"value": MARK}, MARK),
    ("VIS-1", "gp-practice", {"not_known": True}, "GP practice: Not known"),
    ("VIS-1", "gp-practice", {"not_theirs": True}, "GP practice: not theirs to see"),
    ("VIS-1", "gp-practice", {"skipped": True}, "GP practice: Skipped"),
    ("VIS-1", "gp-practice", {"value": 3, "colour": MARK}, f"value: 3; colour: {MARK}"),
    ("VIS-1", "gp-practice", {"value": MARK, "alone": True}, f"value: {MARK}; alone: True"),
    (
        "VIS-1",
        "gp-practice",
        {"value": "never", "not_known": True},
        "value: never; not_known: True",
    ),
)


@pytest.mark.parametrize(("question", "by", "was", "words"), IN_WORDS, ids=str)
def test_what_was_is_told_in_words_or_as_it_stands_and_what_was_written_is_in_no_copy(
    question: str, by: str | None, was: dict[str, Any], words: str
) -> None:
    about = "child-1" if by else None
    change = Amendment(question=question, about=about, by=by, was=was, at=AT, reason=MARK)
    session = child_seen().model_copy(update={"amendments": (change,)})
    named = tuple(each.model_copy(update={"label": MARK}) for each in session.entries)
    whole = sheet(session.model_copy(update={"entries": named}))
    copy = without_own_words(whole, SHIPPED)
    told, page_of_copy = whole.amendments[0], annex(page(copy, is_full=True))[HEADING]

    assert told.was is not None
    assert words == told.was.answer
    assert not words or f"Before: {words}" in " ".join(annex(page(whole, is_full=True))[HEADING])
    assert (MARK, "child 1") == (told.whom, copy.amendments[0].whom) or not by
    assert MARK not in repr(copy).replace(f"question='{MARK}'", "")
    assert question == MARK or MARK not in " ".join(page_of_copy)
    assert "Why: left out of this copy" in " ".join(page_of_copy)


# ------------------------------------------------------------------------------ cells of the grid

SEEN = Sighting(about="child-1", by="gp-practice", value="within-a-year", alone=True)


def with_cell(session: Session, cell: Sighting, at: datetime = AT) -> Session:
    return amended(SHIPPED, session, session.all_answers().with_sighting(cell), at, "Found out.")


def child_seen(*cells: Sighting) -> Session:
    answers = said(entries=("child-1",))
    for cell in cells:
        answers = answers.with_sighting(cell)
    return side(SHIPPED, answers, session="s0").session


def test_a_cell_that_is_changed_leaves_what_it_was_and_who_saw() -> None:
    later = SEEN.model_copy(update={"value": "never", "alone": False})
    after = read_back(with_cell(child_seen(SEEN), later))
    (change,) = after.amendments
    (told,) = amended_answers(SHIPPED, after)

    assert ("VIS-1", "child-1", "gp-practice") == (change.question, change.about, change.by)
    assert {"value": "within-a-year", "alone": True} == change.was
    assert later == after.sightings[0]
    assert told.was is not None
    assert "GP practice: 3 to 12 months ago; heard alone" == told.was.answer
    (empty,) = amended_answers(SHIPPED, with_cell(child_seen(), SEEN))
    assert empty.was is None
