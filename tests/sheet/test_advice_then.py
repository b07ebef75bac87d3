"""The advice of then beside that of now, what is kept of a sheet, and what was amended since."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.evidence import Evidence
from ehe_check.bank.urgency import Urgency
from ehe_check.case.session import (
    Absence,
    Amendment,
    Decision,
    RecordedHold,
    Session,
    outcome_that_fits,
)
from ehe_check.files.kept import kept_table
from ehe_check.judge.answers import Answer, Answers, Ref, Sighting
from ehe_check.over_time.follow import KeptAnswers
from ehe_check.page.document import WritingBox
from ehe_check.sheet.amended import amended, amended_answers, differs
from ehe_check.sheet.outcome import outcome_of, session_finished
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from ehe_check.supervision.record import TalkedOver
from tests.any_answers import any_answers
from tests.banks import TODAY, not_known, said, skipped, value
from tests.counts import tries
from tests.decided_rows import to_do
from tests.pages import composed, page, sheet_of, words_of
from tests.screens import first, in_one, second, texts_of
from tests.sheet.laid_out import annex
from tests.sides import side
from tests.supervised import record, supervision
from tests.worked import shipped_bank, some_case_names, worked_case

SHIPPED = shipped_bank()
FEBRUARY, SUMMER, YEARS_ON = date(2026, 2, 24), date(2026, 6, 23), date(2027, 6, 1)
CALM, RAISE = Urgency.NONE, Urgency.RAISE_IN_SUPERVISION
TITLE = SHIPPED.tiers
LEVELS = st.sampled_from(list(Urgency))
THEN = (
    "On 24 February 2026 this page said: Nothing so far calls for a further step beyond what is "
    "listed here."
)
ON_OTHER_ADVICE = "I decided on 24 February 2026, when the advice was another: Go on."


def read_on(session: Session, day: date, printed: date | None = None) -> PromptSheet:
    """The sheet of a session as the commands make it."""
    return composed(session, day, printed_on=printed, outcome=outcome_that_fits(session))


def finished(
    answers: Answers, decided: Urgency | None, *, keeps_advice: bool = True, agrees: bool | None
) -> Session:
    """A session of February with the outcome and the decision that it then had."""
    session = side(SHIPPED, answers, FEBRUARY).session
    advised = read_on(session, FEBRUARY).urgency
    decision = Decision(urgency=decided, advised=advised if keeps_advice else None, agrees=agrees)
    made = session.model_copy(update={"decision": decision}).with_decided(to_do("Go on."))
    return with_outcome(made, FEBRUARY)


def with_outcome(session: Session, day: date) -> Session:
    moment = session.session.finished
    assert moment is not None
    return session_finished(session, read_on(session, day), moment)


def changed(session: Session, answers: Answers) -> Session:
    """Return a session amended in summer, its outcome worked out anew as the command does."""
    at = datetime(SUMMER.year, SUMMER.month, SUMMER.day, 12, tzinfo=UTC)
    anew = amended(shipped_bank(), session, answers, at, "Found out.")
    return session_finished(anew, read_on(anew, FEBRUARY), at, anew.session.finished)


def without_words(session: Session) -> Session:
    """Return a session whose file does not keep what its sheet said."""
    assert session.outcome is not None
    bare = session.outcome.model_copy(update={"said": None})
    return session.model_copy(update={"outcome": bare})


def calm(**given_: object) -> Session:
    """Nothing in February that calls for a further step."""
    answers = worked_case("ordinary-short-of-money").session.all_answers()
    return finished(answers, CALM, **{"agrees": True, **given_})  # type: ignore[arg-type]


def held(session: Session) -> Session:
    """The same session under a HOLD that was put on record in summer."""
    return session.under(RecordedHold(reason=Absence.RISK, on=SUMMER))


def decided(sheet: PromptSheet) -> str:
    """What the box for the decision says, without the caution after it."""
    (box,) = (block for block in page(sheet).blocks if isinstance(block, WritingBox))
    said, written, _ = (box.text or "").partition("Go on.")
    return f"{said}{written}"


def wordless(sheet: PromptSheet) -> PromptSheet:
    """The same where nothing was written of the decision but its level, so that it must claim."""
    return replace(sheet, decided_to=None)


def claims(sheet: PromptSheet) -> tuple[bool, bool]:
    """Whether a page says that the decision is as it advises, and that it is otherwise."""
    (box,) = (block for block in page(wordless(sheet)).blocks if isinstance(block, WritingBox))
    said = (box.text or "", decided(sheet))
    return (
        any("as this page says" in each or each == "I had nothing to add." for each in said),
        any("otherwise than this page" in each for each in said),
    )


def said_then(sheet: PromptSheet) -> list[str]:
    """What page 1 says of what it said in February."""
    return [each for each in words_of(page(sheet)) if each.startswith("On 24 February")]


def then_said(then: PromptSheet) -> str:
    """What a page says of the advice that another page kept word for word."""
    advice = then.recommendation
    box = advice.box.title if advice.box and advice.is_guarded else ""
    texts = (box, advice.title, advice.beneath.partition(". ")[0])
    said = ". ".join(text.rstrip(".") for text in texts if text)
    return f"On 24 February 2026 this page said: {said}."


def amended_to_raise() -> Session:
    session = calm()
    return changed(session, session.all_answers().with_answer(value("SUP-2", "uneasy")))


@pytest.mark.parametrize(
    "session", [held(calm()), held(calm(keeps_advice=False)), amended_to_raise()]
)
def test_later_the_page_prints_the_advice_of_then_and_agreement_with_that_alone(
    session: Session,
) -> None:
    sheet = read_on(session, YEARS_ON)

    assert (RAISE, True) == (sheet.urgency, sheet.agrees)
    assert ON_OTHER_ADVICE == decided(sheet)
    assert (False, False) == claims(sheet)
    assert [THEN] == said_then(sheet)
    assert THEN in in_one(first(sheet))
    assert THEN in words_of(record(sheet, TalkedOver(supervision(on=YEARS_ON))))


def test_without_an_outcome_of_these_answers_no_agreement_is_printed() -> None:
    session = calm(keeps_advice=False)
    edited = session.holding(session.all_answers().with_answer(not_known("VIS-2")))
    bare = session.model_copy(update={"outcome": None})

    for each in (edited, bare):
        sheet = read_on(held(each), YEARS_ON)
        assert (None, None, None) == (sheet.agrees, sheet.decided_upon, sheet.kept)
        assert ("I decided: Go on.", (False, False)) == (decided(sheet), claims(sheet))


def test_after_an_amendment_a_file_without_the_advice_of_then_claims_no_agreement() -> None:
    session = without_words(calm(keeps_advice=False))
    sheet = read_on(changed(session, session.all_answers().with_answer(not_known("VIS-2"))), SUMMER)

    assert None is sheet.agrees
    assert [] == said_then(sheet)


@tries(10, 200)
@given(st.data(), any_answers(SHIPPED), st.none() | any_answers(SHIPPED))
def test_agreement_is_only_ever_claimed_with_what_was_advised_on_the_day_of_the_decision(
    data: st.DataObject, answers: Answers, after: Answers | None
) -> None:
    seen, later = data.draw(st.integers(0, 900)), data.draw(st.integers(0, 900))
    keeps_advice = data.draw(st.booleans())
    level, agrees = data.draw(LEVELS), data.draw(st.sampled_from([True, False, None]))
    on = FEBRUARY - timedelta(days=seen)
    dated = Answer(question="VIS-1", about="child-1", value="within-3-months", on=on)
    answers = answers.with_answer(dated)
    before = finished(answers, level, keeps_advice=keeps_advice, agrees=agrees)
    then = read_on(before, FEBRUARY)
    advised = then.urgency
    session = before if after is None else changed(before, after)
    now = held(session) if data.draw(st.booleans()) else session
    sheet = read_on(now, FEBRUARY + timedelta(days=later))

    is_other = (sheet.urgency, sheet.recommendation.title) != (advised, then.recommendation.title)
    told = json.loads(render_json(sheet))
    days = (told["provenance"]["answered_on"], told["provenance"]["made_on"])
    assert (FEBRUARY, FEBRUARY + timedelta(days=later)) == tuple(map(date.fromisoformat, days))
    assert (advised, sheet.agrees) == (told["decision"]["advised"], told["decision"]["agrees"])
    assert (level is advised) is sheet.agrees
    assert ([then_said(then)] if is_other else []) == said_then(sheet)
    assert is_other is decided(sheet).startswith("I decided on 24 February 2026, when")
    assert claims(sheet) == (
        level is advised and not is_other,
        level is not advised and not is_other,
    )


# The line beneath the advice.


def test_what_was_advised_after_an_amendment_bears_that_day_and_no_earlier_page_says_it() -> None:
    session = calm()
    told = session.all_answers().by_ref[Ref("VIS-2")].model_copy(update={"note": "By phone."})
    after = changed(session, session.all_answers().with_answer(told))
    assert after.outcome is not None
    higher = after.model_copy(
        update={"outcome": after.outcome.model_copy(update={"urgency": RAISE, "said": None})}
    )

    said = f"On 23 June 2026 the sheet advised: {TITLE[RAISE]}."
    assert [False, True] == [
        said in words_of(page(read_on(higher, day))) for day in (FEBRUARY, SUMMER)
    ]


def test_a_sheet_that_had_too_little_to_advise_is_not_said_to_have_advised_anything() -> None:
    session = calm()
    skipped = session.all_answers().with_answer(Answer(question="NOW-1", skipped=True))
    then = with_outcome(session.holding(skipped), FEBRUARY)
    sheet = read_on(held(then), YEARS_ON)

    assert (RAISE, CALM) == (sheet.urgency, then.outcome and then.outcome.urgency)
    assert sheet.opening_unanswered
    assert not [text for text in words_of(page(sheet)) if "the sheet advised" in text]


# What is kept of a sheet.


def test_it_keeps_the_advice_the_mark_of_the_answers_and_each_statement_raised_once() -> None:
    for name in some_case_names():
        sheet = worked_case(name).sheet()
        advice, told = sheet.recommendation, outcome_of(sheet, DIGEST)
        raised = (*sheet.prompts, *sheet.find_out, *sheet.notes, *sheet.strengths)
        statements = {each for prompt in raised for each in prompt.statements}

        assert (advice.urgency, advice.meeting) == (told.urgency, told.meeting), name
        assert DIGEST == told.answers_sha256
        assert sorted(statements) == sorted(told.statements), name
        assert not [each for each in told.raised if ".find-out" in each], name
        unknown = {each.question for each in worked_case(name).session.answers if each.not_known}
        assert unknown >= {*told.not_known}, name
    few = worked_case("supervision-almost-nothing-known").sheet()
    assert outcome_of(few, DIGEST).not_known


def test_what_was_raised_about_two_children_is_kept_once_and_what_only_a_parent_said() -> None:
    sheet = worked_case("supervision-two-children-one-not-well").sheet()
    first, *rest = (replace(each, only_source_is_parent=False) for each in sheet.prompts)
    both = (replace(first, about=f"child-{at}", only_source_is_parent=at == 1) for at in (1, 2))
    bare = replace(sheet, prompts=(*both, *rest), notes=(), strengths=(), find_out=())
    told = outcome_of(bare, DIGEST)

    assert (1, (first.id,)) == (told.raised.count(first.id), told.only_parent)


DIGEST = "f" * 64
LINE = "47 of 55 answers were kept from 24 February 2026. None has a new source."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (KeptAnswers(47, 55, 0, FEBRUARY), LINE),
        (
            KeptAnswers(47, 55, 1, None),
            "47 of 55 answers were kept from an earlier session. One has a new source.",
        ),
        (
            KeptAnswers(9, 55, 12, FEBRUARY),
            "9 of 55 answers were kept from 24 February 2026. 12 have a new source.",
        ),
    ],
)
def test_page_two_says_how_many_answers_were_kept_on_paper_and_on_a_terminal(
    told: KeptAnswers, expected: str
) -> None:
    kept, none = (replace(sheet_of("one-trigger-drift"), kept_answers=x) for x in (told, None))

    meant = f"{expected} A new source is something seen, read or heard since."
    assert meant in annex(page(kept, is_full=True))["How it was made"]
    for each in (kept, without_own_words(kept, shipped_bank())):
        assert expected in words_of(page(each))
        assert expected in " ".join(texts_of(second(each)).split())
    assert not [text for text in words_of(page(none, is_full=True)) if "kept from" in text]


# What was amended: nothing of a finished session is lost, and nothing is logged for nothing.

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


def ended(*answers: Answer) -> Session:
    return side(SHIPPED, said(*answers), session="s0").session


def found_out(session: Session, *answers: Answer, reason: str = "The record was found.") -> Session:
    after = session.all_answers()
    for answer in answers:
        after = after.with_answer(answer)
    return amended(SHIPPED, session, after, AT, reason)


def read_back(session: Session) -> Session:
    """Return a session as it comes back from its file."""
    return Session.model_validate(tomllib.loads(tomli_w.dumps(kept_table(session))))


def test_a_change_is_told_to_other_programs_with_every_key_that_the_answer_had() -> None:
    odd = Answer.model_validate({"question": "VIS-2", "value": "never", "seen_by": "GP"})
    after = found_out(ended(odd), NEW)
    (told,) = json.loads(render_json(composed(after)))["amendments"]
    (noted,) = json.loads(render_json(composed(found_out(ended(OLD), NEW))))["amendments"]

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


def test_the_page_shows_what_was_when_and_why(golden: Callable[[str, bytes], None]) -> None:
    session = found_out(ended(OLD), NEW)
    session = found_out(session, value("VIS-3", "no"), reason="It was asked since.")
    note = Amendment(question="VIS-1", about="child-1", was={"note": "Ask."}, at=AT, reason="So.")
    session = session.model_copy(update={"amendments": (*session.amendments, note)})
    words = annex(page(composed(session), is_full=True))[HEADING]

    golden("annex-amended.txt", "\n".join(words).encode())
    copy = without_own_words(composed(session), SHIPPED)
    assert words[2] in annex(page(copy, is_full=True))[HEADING]
    assert HEADING not in annex(page(composed(ended(OLD)), is_full=True))


MARK, GP = "Zebedee", "gp-practice"
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
    ("VIS-1", GP, {"not_known": True}, "GP practice: Not known"),
    ("VIS-1", GP, {"not_theirs": True}, "GP practice: not theirs to see"),
    ("VIS-1", GP, {"skipped": True}, "GP practice: Skipped"),
    ("VIS-1", GP, {"value": 3, "colour": MARK}, f"value: 3; colour: {MARK}"),
    ("VIS-1", GP, {"value": MARK, "alone": True}, f"value: {MARK}; alone: True"),
    ("VIS-1", GP, {"value": "never", "not_known": True}, "value: never; not_known: True"),
)


@pytest.mark.parametrize(("question", "by", "was", "words"), IN_WORDS, ids=str)
def test_what_was_is_told_in_words_or_as_it_stands_and_what_was_written_is_in_no_copy(
    question: str, by: str | None, was: dict[str, Any], words: str
) -> None:
    about = "child-1" if by else None
    change = Amendment(question=question, about=about, by=by, was=was, at=AT, reason=MARK)
    session = child_seen().model_copy(update={"amendments": (change,)})
    named = tuple(each.model_copy(update={"label": MARK}) for each in session.entries)
    whole = composed(session.model_copy(update={"entries": named}))
    copy = without_own_words(whole, SHIPPED)
    told, page_of_copy = whole.amendments[0], annex(page(copy, is_full=True))[HEADING]

    assert told.was is not None
    assert words == told.was.answer
    assert not words or f"Before: {words}" in " ".join(annex(page(whole, is_full=True))[HEADING])
    assert (MARK, "child 1") == (told.whom, copy.amendments[0].whom) or not by
    assert MARK not in repr(copy).replace(f"question='{MARK}'", "")
    assert question == MARK or MARK not in " ".join(page_of_copy)
    assert "Why: left out of this copy" in " ".join(page_of_copy)


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
