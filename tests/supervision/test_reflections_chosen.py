"""Which questions are thought through, never twice alike, and that the shipped ones are right."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from ehe_check.advice.recommendation import Reason
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.urgency import Urgency
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.session import Decision
from ehe_check.check.phrases_never_said import careless_in
from ehe_check.judge.answers import Ref
from ehe_check.over_time.history import Drift, SessionMark, StillUnknown
from ehe_check.sheet.sheet import AdviceThen, PromptSheet
from ehe_check.supervision.reflective_questions import (
    FEWEST,
    MOST,
    ChosenOn,
    RecordShown,
    ReflectiveQuestion,
    Shown,
    chosen_reflections,
    record_shown,
)
from ehe_check.supervision.supervised_file import load_reflections
from tests.banks import TODAY
from tests.counts import tries
from tests.drifted import DAYS, agreed, history
from tests.pages import sheet_of
from tests.supervised import BEFORE, any_sheet
from tests.worked import shipped_bank, shipped_library

QUESTIONS = load_reflections().questions
CALM = "page-ordinary-two-children"
MOST_WORDS = 35
"""How many words a question has at most, so that it can be read out."""
MARK = SessionMark("s", BEFORE)
UNKNOWN = StillUnknown(
    "VIS-1", None, "", "", (MARK,) * 3, BEFORE, 9, could_raise=True, can_be_found_out=True
)


def ids(now: RecordShown, then: RecordShown | None = None, *put: str) -> list[str]:
    return [each.question.id for each in chosen_reflections(QUESTIONS, now, then, put)]


def answered(sheet: PromptSheet, **answers: str) -> RecordShown:
    """What a sheet shows, with some answers in place of its own."""
    given = {key.replace("_", "-"): value for key, value in answers.items()}
    kept = tuple(why for why in sheet.answered if why.question not in given)
    more = tuple(Reason(key, None, "", value=value) for key, value in given.items())
    return record_shown(replace(sheet, answered=(*kept, *more)))


def with_urgency(sheet: PromptSheet, meeting: Urgency) -> PromptSheet:
    advice = replace(sheet.recommendation, urgency=meeting, meeting=meeting)
    return replace(sheet, recommendation=advice)


@tries(20, 500)
@given(any_sheet())
def test_there_are_four_to_six_each_once_one_a_row_and_each_says_why(sheet: PromptSheet) -> None:
    chosen = chosen_reflections(QUESTIONS, record_shown(sheet))
    rows = [each.question.row for each in chosen]

    assert FEWEST <= len(chosen) <= MOST
    assert rows == sorted(set(rows))
    assert all(each.because for each in chosen)


def test_an_ordinary_family_brings_no_question_about_hostility_or_reluctance() -> None:
    record = answered(
        sheet_of(CALM), ADU_2="home-education-only", ADU_1="upset", RGT_5="not-thought"
    )

    assert ["RFL-7", "RFL-11", "RFL-3", "RFL-16"] == ids(record)


def test_an_answer_brings_its_question() -> None:
    for question, answers in [
        ("RFL-5", {"SRC-2": "no"}),
        ("RFL-7", {"VIS-3": "no"}),
        ("RFL-9", {"VOI-5": "an-adult"}),
        ("RFL-10", {"DRI-2": "same-or-worse"}),
        ("RFL-10", {"ADU-2": "needed"}),
        ("RFL-10", {"ADU-3": "agreed-never-done"}),
        ("RFL-15", {"ADU-1": "hostile-changed-us"}),
        ("RFL-12", {"DRI-5": "stopped"}),
        ("RFL-14", {"RGT-4": "yes"}),
        ("RFL-9", {"PMH-2": "depends"}),
        ("RFL-9", {"VOI-3": "parent-only"}),
        ("RFL-12", {"DRI-3": "yes"}),
        ("RFL-12", {"DRI-4": "none-or-not-kept"}),
        ("RFL-14", {"RGT-2": "cannot-name-it"}),
        ("RFL-14", {"ADU-2": "theirs-to-refuse"}),
    ]:
        calm = sheet_of("supervision-uneasy-and-nothing-else")
        options = [chosen.on for each in QUESTIONS if each.id == question for chosen in each.chosen]

        assert question in ids(answered(calm, **answers)), question
        assert any(value in on.get(key, ()) for on in options for key, value in answers.items())


def test_the_quick_set_asks_enough_to_choose_each_of_them_by_the_record() -> None:
    asked = shipped_bank().quick_ids
    others = [
        each.id
        for each in QUESTIONS
        if not any({*way.on} <= asked and Shown.DRIFT not in way.when for way in each.chosen)
    ]

    assert [] == others


def test_worry_or_a_decision_that_differs_from_the_advice_is_talked_about_first() -> None:
    calm, shown = sheet_of(CALM), record_shown
    advised = with_urgency(calm, Urgency.CONSIDER_MEETING)
    advice = replace(calm.recommendation, urgency=Urgency.ACT_TODAY)
    today = replace(calm, recommendation=advice)
    decided = replace(calm, decision=Decision(urgency=Urgency.NONE))
    for record, differs in [
        (answered(advised, SUP_2="not-worried"), True),
        (answered(calm, SUP_2="worried"), True),
        (answered(calm, SUP_2="not-worried"), False),
        (answered(advised, SUP_2="worried"), False),
        (answered(today, SUP_2="worried"), False),
        (shown(replace(decided, decided_upon=AdviceThen(TODAY, Urgency.CONSIDER_MEETING))), True),
        (shown(replace(decided, decided_upon=AdviceThen(TODAY, Urgency.NONE))), False),
    ]:
        chosen = ids(record)
        assert differs is (chosen[0] == "RFL-2") is ("RFL-2" in chosen)


def test_what_the_family_told_is_asked_about_only_where_something_is_raised() -> None:
    calm = sheet_of("none-faith-diet-vaccines")
    told = replace(calm, evidence=((Evidence.PARENT_TOLD_ME, calm.answered[:3]),))
    one, another = calm.answered[:1], calm.answered[1:2]
    half = replace(calm, evidence=((Evidence.PARENT_TOLD_ME, one), (Evidence.RECORD, another)))
    raised = with_urgency(told, Urgency.RAISE_IN_SUPERVISION)

    assert Shown.MOSTLY_FROM_FAMILY in record_shown(told).shown
    assert Shown.MOSTLY_FROM_FAMILY not in record_shown(half).shown
    assert "RFL-5" in ids(record_shown(raised))
    assert "RFL-5" not in ids(record_shown(with_urgency(told, Urgency.NONE)))


def test_drift_brings_one_and_one_put_last_time_comes_back_only_if_its_record_has_changed() -> None:
    sheet = sheet_of("supervision-uneasy-and-nothing-else")
    hostile = answered(sheet, ADU_1="hostile")
    worse = answered(sheet, ADU_1="violence")

    assert "RFL-15" in ids(hostile)
    assert "RFL-15" in ids(hostile, hostile)
    assert "RFL-15" not in ids(hostile, hostile, "RFL-15")
    assert "RFL-15" in ids(worse, hostile, "RFL-15")
    assert "RFL-15" in ids(hostile, None, "RFL-15")
    assert "RFL-12" not in ids(record_shown(sheet))
    assert "RFL-12" in ids(record_shown(replace(sheet, drift=Drift((UNKNOWN,), (), (MARK,)))))


def test_what_fills_up_is_first_what_was_not_put_last_time() -> None:
    record = record_shown(sheet_of(CALM))
    second = ids(record, record, *ids(record))

    assert len(second) == FEWEST
    assert {"RFL-1", "RFL-6"} <= set(second)
    assert {"RFL-7", "RFL-11"}.isdisjoint(second)


def test_the_first_way_that_holds_says_why_else_the_question_does() -> None:
    late, refused = {"ADU-3": "late"}, {"VIS-5": "refused-since-seen"}
    unchecked = {"SRC-2": "no"}

    def because(of: str, sheet: PromptSheet, answers: dict[str, str]) -> str:
        record = answered(sheet, **{key.replace("-", "_"): value for key, value in answers.items()})
        chosen = chosen_reflections(QUESTIONS, record)
        return next(each.because for each in chosen if each.question.id == of)

    assert "late or done in part" in because("RFL-10", sheet_of(CALM), late)
    assert "Seeing a child was refused" in because("RFL-10", sheet_of(CALM), refused)
    assert "raise nothing" in because("RFL-3", sheet_of(CALM), unchecked)


def test_what_is_put_in_every_case_says_what_of_this_record_it_is_for() -> None:
    calm = sheet_of(CALM)
    late = replace(
        calm, history=history([], agreed=[agreed(AgreedStatus.NEW, DAYS[0], by=DAYS[1])])
    )
    told, read = (
        replace(calm, evidence=((each, calm.answered[:1]),))
        for each in (Evidence.PROFESSIONAL_TOLD_ME, Evidence.RECORD)
    )
    for sheet, was_talked_over, question, because in [
        (calm, False, "RFL-3", "raise nothing"),
        (with_urgency(calm, Urgency.CONSIDER_MEETING), False, "RFL-3", "consider a meeting"),
        (sheet_of("cold-plan-that-works"), False, "RFL-3", "is raised here"),
        (sheet_of("urgent-fear-at-home"), False, "RFL-16", "a step to take today"),
        (sheet_of("hold-one-trigger-enquiry-open"), False, "RFL-16", "HOLD stands"),
        (late, True, "RFL-16", "past its day"),
        (late, True, "RFL-1", "past its day"),
        (calm, True, "RFL-1", "was talked over before"),
        (calm, False, "RFL-1", "No earlier supervision"),
        (told, False, "RFL-6", "another professional said"),
        (read, False, "RFL-6", "read in a record"),
        (replace(calm, evidence=()), False, "RFL-6", "in any record"),
    ]:
        shown = record_shown(sheet, was_talked_over=was_talked_over)
        (said,) = chosen_reflections([each for each in QUESTIONS if each.id == question], shown)

        assert because in said.because, (question, said.because)


def test_all_that_one_way_says_has_to_hold_and_any_way_is_enough() -> None:
    both = ChosenOn(on={"A-1": ("yes",)}, when=(Shown.DRIFT,))
    other = ChosenOn(on={"A-2": ("yes",)})
    words = {"text": "What?", "why": "So.", "statements": ("T5",), "because": "So."}
    question = ReflectiveQuestion(id="RFL-1", chosen=(both, other), **words)

    def is_chosen(**shown: object) -> bool:
        record = RecordShown(answers={}, shown={})
        return bool(chosen_reflections([question], replace(record, **shown)))  # type: ignore[arg-type]

    first, second = {Ref("A-1", "child-2"): ("yes",)}, {Ref("A-2"): ("no", "yes")}
    drift = {Shown.DRIFT: frozenset[tuple[str, str]]()}
    assert not is_chosen(answers=first)
    assert not is_chosen(shown=drift)
    assert is_chosen(answers=first, shown=drift)
    assert is_chosen(answers=second)


def test_every_shipped_question_is_asked_once_in_few_words_and_may_stand_under_hold() -> None:
    assert len({each.id for each in QUESTIONS}) == len(QUESTIONS)
    for each in QUESTIONS:
        ways = [way.because for way in each.chosen]

        assert MOST_WORDS >= len(each.text.split()), each.id
        for words in (each.text, each.why, each.because, *ways):
            assert [] == [*careless_in(each.id, words, "is asked under HOLD too")]


def test_every_shipped_question_names_what_is_there_and_says_why_it_is_chosen() -> None:
    library, bank = shipped_library(), shipped_bank()
    for each in QUESTIONS:
        assert {*library.statements, *library.notes} >= {*each.statements}, each.id
        assert {*bank.by_id} >= {*each.shows}, each.id
        for way in each.chosen:
            assert way.on or way.when, each.id
            assert way.because or each.because, each.id
            for question, options in way.on.items():
                assert {*bank.by_id[question].option_ids} >= {*options}, each.id


def test_every_trap_of_practice_is_asked_about_by_a_theme_of_the_review() -> None:
    cited = {each for question in QUESTIONS for each in question.statements}

    assert cited >= {"T5", "L4.1", "L4.2", "L1.1", "F3.1", "F3.5"}
