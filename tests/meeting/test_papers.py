"""The four papers of a meeting: what none of them says, and what all of them say alike."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.guard import Guard
from ehe_check.bank.advice_keys import BoxKey
from ehe_check.bank.prompt_rule import State
from ehe_check.case.session import NOT_GIVEN, Absence
from ehe_check.check.approach import approach_in
from ehe_check.judge.answers import Answer
from ehe_check.meeting.pack import PackPaper, reason_words
from ehe_check.meeting.parts import MOST_OPEN
from ehe_check.over_time.history import Miss, Missing
from ehe_check.page.document import Callout, CalloutTone, Document, every_block
from ehe_check.page.own import Own
from ehe_check.sheet.sheet import PromptSheet
from tests.counts import tries
from tests.packs import papers
from tests.pages import ordinary, sheet_of, words_of
from tests.sentences import sentences
from tests.sheet.laid_out import AN_ENTRY, FORBIDDEN, sheets, text_of
from tests.worked import shipped_bank, some_case_names, worked_case

CLOSING = "This sheet cannot tell you a child is safe."
WITH_TRIGGER = "strong-constipation-treatment-not-as-agreed"
ABOUT_THE_CASE = (PackPaper.ORGANISER, PackPaper.CHAIR, PackPaper.RECORD)
KEPT_APART = {"PMH", "SUP"}
"""The topics of a parent's health, and of the writer's own thinking."""
WORKED = tomllib.loads(Path(__file__).with_name("papers.toml").read_text("utf-8"))
REASONS = st.sampled_from(list(Absence))


def guarded(sheet: PromptSheet, key: BoxKey = BoxKey.HOLD_SOON) -> PromptSheet:
    """Return a sheet on which HOLD or ASK FIRST stands."""
    title = "HOLD" if key.is_hold else "ASK FIRST"
    guard = Guard(State.GUARDED, key, title, "Not yet.", "your safeguarding lead")
    return replace(sheet, recommendation=replace(sheet.recommendation, guard=guard))


def boxes(document: Document) -> list[Callout]:
    return [block for block in every_block(document.blocks) if isinstance(block, Callout)]


FREE = re.compile(
    "|".join(
        re.sub(r"\\\{\w+\\\}", ".*", re.escape(each.words))
        for each in sentences("meeting")
        if each.is_open
    )
)
"""What only a paper says of a case in which nothing is guarded."""


def free_in(document: Document) -> list[str]:
    return [said for said in words_of(document) if FREE.fullmatch(said)]


@tries(10, 300)
@given(sheets(), REASONS)
def test_no_answers_make_a_paper_say_what_it_must_not(sheet: PromptSheet, reason: Absence) -> None:
    for name, document in papers(sheet, reason).items():
        words = words_of(document)

        assert [] == [text for text in words if FORBIDDEN.search(text)], name
        assert [] == [text for text in words if AN_ENTRY.search(text)], name
        assert [CLOSING] == [text for text in words if "is safe" in text], name
        assert document.foot is not None
        assert CLOSING == document.foot.right, name


@pytest.mark.untraced
@pytest.mark.parametrize("key", [BoxKey.HOLD_SOON, BoxKey.ASK_LEAD])
def test_under_hold_and_ask_first_no_fixed_line_of_a_paper_leads_to_the_family(key: BoxKey) -> None:
    fixed = {each.words for each in sentences("meeting")}
    for name, reason in product(some_case_names(), (Absence.DISAGREEMENT, Absence.HOLD)):
        for paper, document in papers(guarded(worked_case(name).sheet(), key), reason).items():
            said = fixed & set(words_of(document))

            assert said
            assert [] == [text for text in said if approach_in(text)], (name, paper)


def test_ask_first_has_words_of_its_own_wherever_hold_has() -> None:
    for name in some_case_names():
        sheet = worked_case(name).sheet()
        held, ask = (papers(guarded(sheet, key)) for key in (BoxKey.HOLD_SOON, BoxKey.ASK_LEAD))
        for paper in PackPaper:
            assert len(words_of(held[paper])) == len(words_of(ask[paper])), (name, paper)


@tries(5, 100)
@given(sheets(), REASONS)
def test_what_is_kept_for_a_free_case_is_said_on_no_guarded_paper(
    sheet: PromptSheet, reason: Absence
) -> None:
    for name, document in papers(guarded(sheet), reason).items():
        assert [] == free_in(document), name


def test_which_box_stands_and_what_is_for_today_is_said_on_the_papers_about_the_case() -> None:
    for name in some_case_names():
        sheet = worked_case(name).sheet()
        advice, today = sheet.recommendation, (PackPaper.ORGANISER, PackPaper.CHAIR)
        for paper, document in papers(sheet).items():
            is_about_it = paper in ABOUT_THE_CASE
            first = [each.title for each in boxes(document)[:1] if each.label]
            tones = [each.tone for each in boxes(document)]

            assert (advice.hold and is_about_it) is ("HOLD" in text_of(document)), (name, paper)
            if is_about_it:
                assert advice.is_guarded is (CalloutTone.HOLD in tones), (name, paper)
            if paper in today:
                assert ([advice.title] if advice.is_urgent else []) == first, (name, paper)


@pytest.mark.parametrize("name", WORKED)
def test_a_paper_says_what_its_author_expected(name: str) -> None:
    written = WORKED[name]
    sheet = sheet_of(written["case"], *map(Answer.model_validate, written.get("answers", ())))
    reason = Absence(written.get("reason", Absence.DISAGREEMENT))
    said = text_of(papers(sheet, reason)[PackPaper(written["paper"])])

    assert [] == [words for words in written.get("says", ()) if words not in said]
    assert [] == [words for words in written.get("never", ()) if words in said]


@pytest.mark.parametrize("reason", list(Absence))
def test_the_chosen_reason_is_said_on_every_paper_about_the_case_and_no_other(
    reason: Absence,
) -> None:
    words = {each: reason_words(each) for each in Absence}
    every = papers(sheet_of(WITH_TRIGGER), reason)
    for paper in ABOUT_THE_CASE:
        text = text_of(every[paper])

        assert [reason] == [each for each, said in words.items() if said in text], paper


def test_an_unfinished_session_names_three_open_questions_and_how_many_more_there_are() -> None:
    opened = [Answer(question=each.question, skipped=True) for each in ordinary().answered]
    many = sheet_of("ordinary-all-together", *(x for x in opened if x.about is None), is_draft=True)
    one = sheet_of(WITH_TRIGGER, Answer(question="ADU-1", skipped=True), is_draft=True)
    questions = shipped_bank().by_id
    unanswered = {each.question for each in many.unanswered}
    open_ = {each for each in unanswered if questions[each].topic not in KEPT_APART}
    for paper in (PackPaper.ORGANISER, PackPaper.CHAIR):
        of_one, of_many = (text_of(papers(each)[paper]) for each in (one, many))

        assert "DRAFT" in of_one
        assert f"Not answered yet: {questions['ADU-1'].short}." in of_one
        assert f"and {len(open_) - MOST_OPEN} more." in of_many


def test_what_is_open_stands_after_what_cannot_wait_and_marks_no_record() -> None:
    open_ = Answer(question="ADU-1", skipped=True)
    draft = sheet_of("urgent-refused-sight-with-a-safety-worry", open_, is_draft=True)
    every = papers(guarded(draft))
    for paper in (PackPaper.ORGANISER, PackPaper.CHAIR):
        words = list(words_of(every[paper]))
        note = next(at for at, text in enumerate(words) if text.startswith("The answers are not"))

        assert words.index("FIRST, TODAY") < words.index("HOLD") < note
    assert "DRAFT" not in text_of(every[PackPaper.RECORD])


@pytest.mark.parametrize("written", [NOT_GIVEN, "", "Not given"])
def test_where_no_reference_was_given_no_paper_prints_one(written: str) -> None:
    none = replace(sheet_of(WITH_TRIGGER), reference=Own(written))
    for paper in ABOUT_THE_CASE:
        head = papers(none)[paper].head

        assert head is not None
        assert NOT_GIVEN not in head.line.casefold()
        assert not head.line.startswith(" ")


def test_a_session_that_is_not_as_it_was_is_said_where_its_papers_are_read() -> None:
    changed = replace(ordinary(), missing=(Missing(Miss.CHANGED, Own("walk.toml")),))
    for paper in (PackPaper.ORGANISER, PackPaper.CHAIR):
        text = text_of(papers(changed)[paper])

        assert "Look at: walk.toml" in text
        assert "do not raise this worry with the family" in text


def test_where_a_hold_may_stand_unread_every_paper_is_worded_as_if_it_did() -> None:
    missing = (Missing(Miss.NOT_FOUND, Own("walk.toml")),)
    for name in some_case_names():
        every = papers(replace(worked_case(name).sheet(), missing=missing))
        for paper, document in every.items():
            assert [] == free_in(document), (name, paper)
            assert [] == [text for text in words_of(document) if approach_in(text)], (name, paper)


@tries(10, 200)
@given(sheets())
def test_no_paper_tells_of_an_adults_health_or_of_the_writers_own_worry(
    sheet: PromptSheet,
) -> None:
    bank = shipped_bank()
    kept = [each for each in sheet.raised if bank.by_id[each.question].topic in KEPT_APART]
    telling = {text for each in kept for text in (each.short, each.text, each.route_why) if text}
    others = {text for each in sheet.raised if each not in kept for text in (each.short, each.text)}
    for name, document in papers(sheet).items():
        words = words_of(document)
        told = [text for text in telling - others if any(text in each for each in words)]

        assert [] == told, name


def test_a_copy_to_share_says_so_on_every_paper_about_the_case() -> None:
    every = papers(replace(sheet_of(WITH_TRIGGER), is_shared=True))

    assert [True] * 3 == ["COPY TO SHARE" in text_of(every[paper]) for paper in ABOUT_THE_CASE]
