"""Lists: nobody is called as another is, and taking one off says first what goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.case.interview import Beside, Interview
from ehe_check.ask.case.lists import (
    AGAIN,
    LOOK_AGAIN,
    OF_LAST_TIME,
    add_default,
    ask_list,
    list_entries,
)
from ehe_check.ask.case.record_answer import TAKES_AWAY
from ehe_check.ask.put import Asker
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.case.labels import called_alike
from ehe_check.judge.answers import MOST_ON_A_LIST, Answer, Answers, Entry, Ref, Sighting
from ehe_check.over_time.follow import Earlier, Whether
from tests.ask.scripts import ScriptedAsker
from tests.ask.walks import BANK, TODAY, talk_of
from tests.worked import session_of

ADD, DONE, RENAME, REMOVE = (Chosen((key,)) for key in ("add", "done", "rename", "remove"))
COMPLETE = Chosen(("complete",))
SKIP = Moved(Move.SKIP)
KEEP, BACK, ON = Chosen(("keep",)), Moved(Move.BACK), Chosen(("on",))
C3 = Entry(id="child-1", label="c3")
BABY = Entry(id="child-2", label="baby")
GONE = C3.model_copy(update={"removed": date(2026, 11, 20)})
MUM = Entry(id="adult-1", label="mother")


def walk_with(asker: Asker, answers: Answers) -> Interview:
    return talk_of(session_of(answers, "quick"), asker)


def close_list(walk: Interview, roster: str) -> None:
    list_entries(walk, BANK.roster_by_id[roster])


def listing(
    answers: Answers, *replies: Reply, roster: str = "child"
) -> tuple[Answers, ScriptedAsker]:
    asker = ScriptedAsker((*replies, DONE))
    walk = walk_with(asker, answers)
    close_list(walk, roster)
    return walk.answers, asker


def listed(*entries: Entry, answers: Iterable[Answer] = ()) -> Answers:
    whole = Answers(entries=entries)
    for answer in answers:
        whole = whole.with_answer(answer)
    return whole


def said(asker: ScriptedAsker) -> str:
    return "\n".join(text for _, text in asker.said)


def labels(answers: Answers) -> list[str]:
    return [entry.label for entry in answers.entries if entry.removed is None]


def about(*questions: str) -> list[Answer]:
    return [Answer(question=each, about="child-1", not_known=True) for each in questions]


@pytest.mark.parametrize(
    "typed",
    ["c3", "C3", "  c3 ", " ", "c3\u200b", "\u200bc3", "c\u00ad3", "c3\ufe0f", "c\u034f3"],
)
def test_a_new_one_is_not_called_as_one_on_the_list_is_nor_without_a_word(typed: str) -> None:
    after, asker = listing(listed(C3), ADD, Wrote(typed), Wrote("visitor"), Moved(Move.SKIP))
    refused = "Type a word, such as" if typed == " " else '"c3" is on the list of children already.'

    assert ["c3", "visitor"] == labels(after)
    assert refused in said(asker)


def test_nor_as_one_on_another_list_and_one_that_a_list_cannot_do_without_is_asked_for() -> None:
    after, asker = listing(listed(MUM), ADD, Wrote("Mother"), Wrote("eldest"), Moved(Move.SKIP))
    adult = MUM.model_copy(update={"label": "The child"})
    default = ScriptedAsker([Wrote("eldest"), Moved(Move.SKIP)])
    walk = walk_with(default, listed(adult))
    add_default(walk, BANK.roster_by_id["child"])

    assert ["mother", "eldest"] == labels(after)
    assert '"mother" is on the list of adults already.' in said(asker)
    assert ["The child", "eldest"] == labels(walk.answers)


def test_a_word_that_may_name_somebody_is_asked_about_once() -> None:
    name = Wrote("Anna Smith")
    changed, asker = listing(Answers(), ADD, name, Chosen(("change",)), Wrote("eldest"), SKIP)
    kept, _ = listing(Answers(), ADD, name, KEEP, SKIP)

    assert ["eldest"] == labels(changed)
    assert "You wrote: Anna Smith" in asker.of("names anyone").text
    assert ["Anna Smith"] == labels(kept)


@pytest.mark.parametrize(("typed", "to"), [("C3", "c3"), ("baby", "baby"), ("Baby", "Baby")])
def test_nobody_is_renamed_to_the_word_of_another_but_to_their_own(typed: str, to: str) -> None:
    replies = (Chosen(("child-2",)), RENAME, Wrote(typed), BACK)
    after, asker = listing(listed(C3, BABY), *replies)

    assert ["c3", "baby" if to == "c3" else to] == labels(after)
    assert (to == "c3") == ("already" in said(asker)) == bool(asker.said)


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(["a", "A", " a", "b", "B b", "b  B"]))))
def test_no_two_are_ever_called_alike(tries: list[tuple[bool, str]]) -> None:
    answers = listed(MUM)
    for adds, typed in tries:
        last = answers.entries[-1]
        picks = [ADD] if adds else [Chosen((last.id,)), RENAME]
        roster = "child" if adds else last.roster
        answers, _ = listing(answers, *picks, Wrote(typed), BACK, BACK, DONE, SKIP, roster=roster)

        assert [] == list(called_alike(answers))


def removal_text(answers: Answers, earlier: Mapping[Ref, Earlier] | None = None) -> str:
    """What is asked before the first child is taken off a list."""
    asker = ScriptedAsker((Chosen(("child-1",)), REMOVE, KEEP, DONE))
    close_list(replace(walk_with(asker, answers), beside=Beside(earlier or {})), "child")
    return asker.of("child-1 removal").text


def test_taking_one_off_says_which_answers_go_with_it_and_asks() -> None:
    before = listed(C3, BABY, answers=about("VIS-1", "HEA-1"))
    after, asker = listing(before, Chosen(("child-1",)), REMOVE, REMOVE)
    asked = asker.of("child-1 removal")

    assert ["baby"] == labels(after)
    assert 'Take "c3" off the list?' == asked.text.splitlines()[0]
    assert "These no longer count: 2 answers." in asked.text
    assert f"- {BANK.by_id['VIS-1'].short} (c3): NOT KNOWN" in asked.text
    assert f"- {BANK.by_id['HEA-1'].short} (c3): NOT KNOWN" in asked.text
    assert "stays in the file, and may have to be disclosed, but" in asked.text
    assert "baby is not touched." in asked.text
    assert 'Take "c3" off the list (undo brings it back until you leave)' == asked.choices[1].text
    assert ["keep", "remove"] == [choice.id for choice in asked.choices]
    assert () == asked.start


@pytest.mark.parametrize("reply", [KEEP, BACK])
def test_one_that_is_not_taken_off_after_all_stays_with_its_answers(reply: Reply) -> None:
    before = listed(C3, answers=about("VIS-1"))
    after, _ = listing(before, Chosen(("child-1",)), REMOVE, reply)

    assert before == after == listing(before, Chosen(("child-1",)), BACK)[0]


def test_many_answers_are_counted_and_not_listed_with_notes_and_cells() -> None:
    several = about("VIS-1", "HEA-1", "HEA-2", "CON-1", "VIS-5", "VIS-1.alone", "PMH-2")
    text = removal_text(listed(C3, BABY, answers=several))
    seen = Answer(
        question="VIS-1", about="child-1", value="never", on=TODAY, note="As far as I know."
    )
    before = listed(C3, BABY, answers=[seen])
    for by in ("gp-practice", "school-nurse"):
        before = before.with_sighting(Sighting(about="child-1", by=by, value="never"))
    expected = "1 answer, 1 note and 2 cells of the grid."

    assert "These no longer count: 7 answers." in text
    assert BANK.by_id["VIS-1"].short not in text
    assert f"These no longer count: {expected}" in removal_text(before)


def test_where_nothing_was_answered_this_is_said_and_what_stands_instead_of_the_last_child() -> (
    None
):
    nothing = 'Nothing has been answered about "c3" in this session yet.'

    assert nothing in removal_text(listed(C3, BABY))
    assert 'the questions are about "the child"' in removal_text(listed(C3))


@pytest.mark.parametrize(("whom", "is_said"), [("child-1", True), ("child-2", False)])
def test_that_answers_of_last_time_do_not_count_here_is_said_where_there_are_any(
    whom: str, *, is_said: bool
) -> None:
    answer = Answer(question="VIS-1", about=whom, value="never")
    earlier = {answer.ref: Earlier(answer, TODAY, Whether.MAY_BE_KEPT, answer)}

    assert is_said == (OF_LAST_TIME in removal_text(listed(C3, BABY), earlier))


@pytest.mark.parametrize(
    ("answer", "is_said"),
    [
        (Answer(question="HEA-4", about="child-1", value="danger-now"), True),
        (Answer(question="HEA-4", about="child-1", value="differ"), True),
        (Answer(question="HEA-4", about="child-1", value="match"), False),
        (Answer(question="HEA-4", about="child-2", value="danger-now"), False),
        (Answer(question="NOW-1", value="emergency"), False),
    ],
)
def test_that_an_urgent_step_or_hold_goes_too_is_said_first(
    answer: Answer, *, is_said: bool
) -> None:
    text = removal_text(listed(C3, BABY, answers=[answer]))

    assert is_said == (TAKES_AWAY in text)


def test_answers_about_others_that_go_with_it_are_named_too() -> None:
    educated = Answer(question="EHE-1", about="child-1", value="yes")
    before_that = Answer(question="EHE-2", value=BANK.by_id["EHE-2"].option_ids[0])
    child = C3.model_copy(update={"age": "school-age"})
    baby = BABY.model_copy(update={"age": "unborn"})
    before = listed(child, baby, answers=[educated, before_that])
    text = removal_text(replace(before, complete=frozenset({"child"})))

    assert BANK.by_id["EHE-2"].short in text
    assert "not touched" not in text


UNDO, YES, NO = Moved(Move.UNDO), Chosen(("undo",)), Chosen(("keep",))


def test_undo_brings_back_every_answer_and_each_change_apart_to_the_beginning() -> None:
    before = listed(C3, BABY, answers=about("VIS-1"))
    after, asker = listing(before, Chosen(("child-1",)), REMOVE, REMOVE, UNDO, YES)
    skip = Moved(Move.SKIP)
    adds: list[Reply] = [ADD, Wrote("eldest"), skip, ADD, Wrote("visitor"), skip]
    first, other = listing(listed(C3), *adds, UNDO, YES, UNDO, YES, UNDO)

    assert before == after
    assert '- "c3" was taken off the list of children' in asker.of("undo").text
    assert ["c3", "eldest"] == labels(listing(listed(C3), *adds, UNDO, YES)[0])
    assert ["c3"] == labels(first)
    assert "There is nothing to undo" in said(other)


def test_taking_back_what_is_urgent_warns_first_and_bringing_it_back_says_it_again() -> None:
    danger = Answer(question="HEA-4", about="child-1", value="danger-now")
    before = listed(C3, BABY, answers=[danger])
    _, asker = listing(before, Chosen(("child-1",)), REMOVE, REMOVE, UNDO, YES, ON, ON)

    assert "999" in said(asker)
    back: list[Reply] = [ADD, Wrote("c3"), Chosen(("back",)), ON, ON, UNDO, NO]
    _, again = listing(listed(BABY, GONE, answers=[danger]), *back)

    assert "999" in said(again)
    assert TAKES_AWAY in again.of("undo").text


def test_a_word_that_was_taken_off_is_a_new_one_or_the_same_with_its_answers_or_nobody() -> None:
    before = listed(GONE, answers=about("VIS-1"))
    after, asker = listing(before, ADD, Wrote("C3"), Chosen(("new",)), Moved(Move.SKIP))
    asked = asker.of("child label again")
    again, _ = listing(before, ADD, Wrote("c3"), Chosen(("back",)))

    assert ["child-1", "child-2"] == [entry.id for entry in after.entries]
    assert None is after.get(Ref("VIS-1", "child-2"))
    assert '"c3" was on this list before and was taken off.' in asked.text
    assert '1 answer about "c3" is in the file.' in asked.text
    assert ["The same child", "Another child"] == [
        choice.text.partition(" as ")[0].partition(",")[0] for choice in asked.choices
    ]
    assert ((C3,), before.by_ref) == (again.entries, again.by_ref)
    assert (GONE,) == listing(listed(GONE), ADD, Wrote("c3"), BACK)[0].entries


def test_back_from_the_age_is_the_word_and_one_that_sets_answers_aside_says_so_first() -> None:
    child = C3.model_copy(update={"age": "school-age"})
    before = listed(child, answers=[Answer(question="VIS-1", about="child-1", value="never")])
    unborn = (Chosen(("child-1",)), Chosen(("age",)), Chosen(("unborn",)), KEEP)
    after, asker = listing(before, *unborn)
    typed = (Wrote("eldset"), BACK, Wrote("eldest"), Chosen(("school-age",)))
    again, _ = listing(Answers(), ADD, *typed)

    assert before == after
    assert BANK.by_id["VIS-1"].text in asker.of("park").text
    assert [("eldest", "school-age")] == [(x.label, x.attribute("age")) for x in again.entries]


def test_a_list_is_not_closed_before_the_age_of_each_who_was_put_on_it_is_asked() -> None:
    twice: list[Reply] = [ADD, Wrote("eldest"), BACK, BACK]
    aged, asker = listing(Answers(), *twice, DONE, Chosen(("school-age",)))
    again, other = listing(Answers(), *twice, DONE, BACK, DONE, Moved(Move.SKIP))
    first = ScriptedAsker([Wrote("eldest"), BACK, BACK, COMPLETE, Chosen(("unborn",))])
    walk = walk_with(first, Answers())
    ask_list(walk, next(each for each in walk.walk.steps if each.question.lists == "child"))

    age = "child-1 age"
    assert ["school-age"] == [each.attribute("age") for each in aged.entries]
    named = ["child list", "child label", age, "child label", "child list", age]
    assert named == asker.names
    assert [None] == [each.attribute("age") for each in again.entries]
    assert [age, "child list", age] == other.names[-3:]
    assert ["unborn"] == [each.attribute("age") for each in walk.answers.entries]
    assert walk.answers.complete == {"child"}


# Somebody new, of whom what spoke of everybody says nothing.


def added_to(*several: Answer) -> tuple[Interview, list[str]]:
    """A walk to whose children a baby is added, and what is said then."""
    answers = Answers({each.ref: each for each in several}, (C3,))
    asker = ScriptedAsker([ADD, Wrote("baby"), Chosen(("under-one",)), DONE])
    walk = walk_with(asker, answers)
    close_list(walk, "child")
    return walk, asker.texts


def test_somebody_new_opens_again_what_spoke_of_everybody_but_no_step_for_today() -> None:
    spoke, other = Answer(question="FAM-8", value="yes"), Answer(question="EHE-2", value="ordinary")
    walk, heard = added_to(spoke, other)
    crisis = Answer(question="PMH-4", value="crisis")
    opened = Answer(question="PMH-1", value="illness")
    urgent, told = added_to(crisis, opened)

    assert (None, other) == (walk.answers.get(spoke.ref), walk.answers.get(other.ref))
    assert [f"{AGAIN}\n- {BANK.by_id['FAM-8'].text}"] == heard
    assert spoke == walk.past[0].answers.get(spoke.ref)
    assert crisis == urgent.answers.get(crisis.ref)
    assert [f"{LOOK_AGAIN}\n- {BANK.by_id['PMH-4'].text}"] == told


def test_a_list_that_is_full_takes_nobody_more_and_says_so() -> None:
    several = (
        Entry(id=f"child-{each}", label=f"somebody {each}") for each in range(1, MOST_ON_A_LIST)
    )
    after, asker = listing(listed(*several), ADD, Wrote("the last"), Moved(Move.SKIP), ADD)

    assert (MOST_ON_A_LIST, "the last") == (len(labels(after)), labels(after)[-1])
    assert 1 == said(asker).count("This list is full")
