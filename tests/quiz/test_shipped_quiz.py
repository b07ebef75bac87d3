"""The shipped quiz: what its questions ask, and what they must not teach."""

from __future__ import annotations

import html
import re
from collections import Counter
from datetime import date

import pytest

from ehe_check.bank.law import LawNote, StatementGroup
from ehe_check.bank.law_words import OUT_OF_DATE
from ehe_check.quiz.draw import past_items
from ehe_check.quiz.item import Paper, QuizItem, VignetteOutcome
from ehe_check.quiz.item_law import sentences_beneath
from ehe_check.quiz.kinds import ItemKind, Way
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.options_only import options_that_tell
from tests.program import call
from tests.quizzes import of_topic
from tests.worked import shipped_library

QUIZ = load_quiz()
LIBRARY = shipped_library()
NOTES = LIBRARY.notes


def notes_cited(item: QuizItem) -> list[LawNote]:
    options = [option for question in item.questions for option in question.options]
    return [NOTES[each] for each in {*item.cites, *(e for option in options for e in option.cites)}]


def why(item: str, option: str, step: int = 1) -> str:
    return QUIZ.by_id[item].questions[step - 1].by_id[option].why


def test_there_is_enough_of_everything() -> None:
    outcomes = Counter(item.outcome for item in QUIZ.items)
    times = Counter(each for item in QUIZ.items for each in set(item.statements))
    least = {StatementGroup.LEARNING_POINT: 4, StatementGroup.FINDING: 4, StatementGroup.THEME: 2}

    assert [20, 20] == [len(QUIZ.in_paper(paper)) for paper in Paper]
    assert outcomes[VignetteOutcome.NOTHING_FURTHER] == outcomes[VignetteOutcome.URGENT]
    assert [] == [
        each.id for each in LIBRARY.statements.values() if times[each.id] < least.get(each.group, 0)
    ]


def test_nobody_can_tell_what_is_right_who_has_read_the_options_alone() -> None:
    single_best = [
        each for item in QUIZ.items if item.rules.way is Way.ONE for each in item.steps or [item]
    ]

    assert [] == [*options_that_tell(QUIZ)]
    assert 90 <= len(single_best) - sum(item.kind is ItemKind.TRUE_FALSE for item in QUIZ.items)


def test_no_question_with_several_answers_asks_for_what_is_not_so() -> None:
    asked = [item.text for item in QUIZ.items if item.kind is ItemKind.SEVERAL]

    assert [] == [text for text in asked if re.search(r"\b(no|are not|wrong|never)\b[^.]*\?", text)]


def test_a_reason_does_not_leave_out_what_keeps_somebody_from_harm() -> None:
    for item, step, option, says in [
        ("QZ-107", 1, "b", "not drinking, call 999"),
        ("QZ-131", 1, "b", "ring social care yourself"),
        ("QZ-131", 3, "b", "before the weekend"),
        ("QZ-132", 2, "d", "gives nothing away"),
        ("QZ-132", 2, "c", "not to social care. Unless you pass it on"),
        ("QZ-133", 1, "b", "ring 999 at once if it happens again"),
        ("QZ-133", 2, "a", "who will see her, and when"),
        ("QZ-135", 1, "d", "somebody may be hurt, it is 999"),
        ("QZ-135", 2, "b", "possible domestic abuse"),
        ("QZ-211", 1, "true", "safeguarding lead the same day"),
        ("QZ-212", 1, "false", "999 if he is badly hurt"),
        ("QZ-221", 1, "c", "until your lead or social care says who will, and how"),
        ("QZ-221", 1, "c", "ring social care yourself now"),
        ("QZ-221", 1, "e", "Say nothing of it at home until they tell you how."),
        ("QZ-221", 1, "e", "ring social care yourself"),
        ("QZ-225", 1, "a", "sharing does not wait for this answer"),
        ("QZ-229", 1, "c", "ending her life"),
        ("QZ-229", 1, "c", "help for her and the boys comes the same day"),
        ("QZ-230", 1, "b", "where his mother cannot hear the offer"),
        ("QZ-231", 1, "d", "where her mother cannot hear"),
        ("QZ-231", 1, "d", "tell your lead or social care before she goes home"),
        ("QZ-231", 2, "b", "if they set off before social care has answered, call 999"),
        ("QZ-232", 1, "b", "Have a colleague ring, or use a second phone"),
        ("QZ-232", 1, "b", "a child of six is with her"),
        ("QZ-232", 2, "d", "a missing one may"),
        ("QZ-233", 2, "b", "if it does, call 999"),
        ("QZ-233", 2, "b", "where she and the children will be safe tonight"),
        ("QZ-233", 2, "b", "out of his sight, in the children's records too"),
        ("QZ-233", 3, "d", "learns nothing of it from you"),
        ("QZ-234", 2, "b", "hers is the only account"),
        ("QZ-234", 2, "b", "in a way that she is happy with"),
        ("QZ-234", 2, "b", "what she told you is not passed on"),
        ("QZ-234", 2, "b", "ask your lead before anyone speaks to him"),
        ("QZ-235", 1, "d", "tell your lead the same day"),
        ("QZ-236", 1, "b", "tell your manager today"),
        ("QZ-310", 1, "c", "safeguarding lead the same day"),
        ("QZ-310", 1, "c", "how everyone stays safe"),
        ("QZ-310", 1, "c", "call 999"),
        ("QZ-315", 1, "c", "once it is agreed how that can be done safely"),
        ("QZ-332", 1, "d", "one of you stays with the girl"),
        ("QZ-332", 1, "d", "since they may be evidence"),
        ("QZ-333", 2, "a", "out-of-hours team"),
        ("QZ-336", 1, "a", "lone-working plan"),
    ]:
        assert says in why(item, option, step), item


def test_the_family_is_told_once_the_lead_was_asked_and_before_the_meeting() -> None:
    first, lead, told, meeting = (option.text for option in QUIZ.by_id["QZ-323"].options)

    assert "999" in first
    assert "your lead" in lead
    assert told.startswith("Tell the family")
    assert told.endswith("as openly as safety allows")
    assert meeting.startswith("Hold the meeting")


def test_no_visit_is_said_to_be_due_by_a_law_that_no_note_tells_of() -> None:
    options = QUIZ.by_id["QZ-120"].options
    due = {option.id: option for option in options if option.right}

    assert [*due] == ["a", "c", "e"]
    assert ("P14",) == due["e"].cites
    assert all("plan that says who visits" in due[each].text for each in "ac")


def test_both_children_whom_the_act_will_cover_are_told_of_with_it() -> None:
    for option in ("b", "d"):
        assert "2026 Act will require consent" in why("QZ-106", option)


def test_the_reason_for_a_learning_point_is_never_cited_without_it() -> None:
    for item in QUIZ.items:
        for question in item.questions:
            for option in question.options:
                assert "L1.2" not in option.statements or "L1.1" in option.statements, item.id


def test_no_reason_has_the_return_sent_before_the_name_comes_off() -> None:
    reasons = [
        option.why for item in QUIZ.items for each in item.questions for option in each.options
    ]

    assert [] == [text for text in reasons if "no later than the removal" in text]


KEYS = {
    "QZ-105": {"E12", "E13", "CW3"},
    "QZ-106": {"E12", "CW3"},
    "QZ-107": {"E4"},
    "QZ-108": {"E4"},
    "QZ-109": {"G1", "G3"},
    "QZ-110": {"G1", "G3"},
    "QZ-113": {"E4", "G1"},
    "QZ-114": {"E4", "G1"},
    "QZ-115": {"CW1", "CW2"},
    "QZ-116": {"CW1", "CW4"},
    "QZ-118": {"W1", "W3"},
    "QZ-119": {"E1"},
    "QZ-120": {"E11", "P14", "G1"},
    "QZ-121": {"E12", "E13", "W4"},
    "QZ-122": {"E3", "E15"},
    "QZ-123": {"E1", "R6"},
    "QZ-126": {"G1", "E12", "CW1", "W3"},
    "QZ-127": {"E12", "E13", "W4", "G1"},
    "QZ-128": {"G1"},
    "QZ-129": {"E12", "E13", "W4"},
    "QZ-133": {"P2"},
    "QZ-135": {"W5"},
    "QZ-312": {"W5", "W6", "W7", "P2"},
    "QZ-322": {"W5", "W7", "R7"},
    "QZ-330": {"G1"},
    "QZ-334": {"W5", "R7"},
}
"""The notes of law on which the right answers of a question rest, said a second time."""
DAYS = [date(2026, 12, 19), date(2027, 1, 16), date(2027, 5, 24)]


def test_an_item_cites_the_notes_that_its_key_rests_on_and_no_other() -> None:
    assert {item.id: set(item.cites) for item in QUIZ.items if item.cites} == KEYS


def test_an_item_is_left_out_only_where_its_key_rests_on_a_note_past_its_date() -> None:
    for day, left_out in [*zip(DAYS, (4, 24, 24), strict=True)]:
        past = {item.id for item in past_items(QUIZ, day)}

        assert {
            each for each, keys in KEYS.items() if any(NOTES[k].is_past(day) for k in keys)
        } == past
        assert left_out == len(past), day


def test_an_item_that_stays_marks_each_note_past_its_date_beneath_the_reasons_that_cite_it() -> (
    None
):
    for day, marked in [*zip(DAYS, (15, 25, 25), strict=True)]:
        with_mark = set()
        for item in set(QUIZ.items) - set(past_items(QUIZ, day)):
            for question in item.questions:
                past = {
                    note
                    for option in question.options
                    for note in option.cites
                    if NOTES[note].is_past(day)
                }
                said = [*sentences_beneath(item, question, LIBRARY, day)]
                assert past == {each.partition(".")[0] for each in said if OUT_OF_DATE in each}, day
                with_mark |= {item.id} if past else set()

        assert marked == len(with_mark), day


@pytest.mark.untraced
@pytest.mark.usefixtures("empty_folder")
def test_a_form_has_what_stays_with_its_mark_and_leaves_out_or_dates_what_goes() -> None:
    for form in ["gift", "html", "markdown"]:
        key = ("--key",) if form == "markdown" else ()
        done = call("quiz", "export", "--as", form, *key, "--today", DAYS[0].isoformat())
        text = re.sub(r"\\([:=~#{}.-])", r"\1", html.unescape(done.out))

        assert QUIZ.by_id["QZ-131"].questions[0].options[0].why in text, form
        assert OUT_OF_DATE in text, form
        assert QUIZ.by_id["QZ-322"].options[0].why not in text, form
        assert "QZ-322" in done.out + done.err, form


def test_every_question_about_the_law_topic_names_its_note() -> None:
    of_the_review_alone = {"QZ-124"}

    assert of_the_review_alone == {
        item.id for item in of_topic(QUIZ, "law") if not notes_cited(item)
    }


def test_the_duty_to_share_is_told_of_as_reported_and_with_its_note() -> None:
    options = [option for item in QUIZ.items for each in item.questions for option in each.options]
    told = [option for option in options if re.search(r"duty to share", option.why)]
    note = NOTES["W7"]

    assert told
    assert [] == [option.why for option in told if "reported" not in option.why]
    assert [] == [option.why for option in told if "W7" not in option.cites]
    assert ("in-force", True) == (note.status, bool(note.reported))
    assert note.text.startswith("It is reported that, from 30 September 2026, ")
    assert ["QZ-312", "QZ-322"] == [item.id for item in QUIZ.items if "W7" in item.cites]


def test_every_note_that_an_item_tests_is_cited_by_a_reason_of_it() -> None:
    for item in QUIZ.items:
        options = [option for question in item.questions for option in question.options]

        assert set(item.cites) <= {each for option in options for each in option.cites}, item.id
