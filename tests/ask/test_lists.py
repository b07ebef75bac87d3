"""Lists: a line is taken whole or not at all, and taking one off says first what goes with it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from ehe_check.ask.by_keys import ScreenAsker
from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.case.interview import Beside, Interview
from ehe_check.ask.case.list_changes import AGAIN, LOOK_AGAIN
from ehe_check.ask.case.list_line import FULL, NOTHING
from ehe_check.ask.case.lists import ask_list
from ehe_check.ask.case.record_answer import TAKES_AWAY, undo_last
from ehe_check.ask.put import Asker, PersonLeftError
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote, move_of_letter
from ehe_check.judge.answers import MOST_ON_A_LIST, Answer, Answers, Entry, Ref, Sighting
from ehe_check.over_time.follow import Earlier, Whether
from tests.ask.scripts import ScriptedAsker
from tests.ask.walks import BANK, TODAY, talk_of
from tests.worked import session_of

OFF, Y = Wrote("-1"), Wrote("y")
REMOVE = Chosen(("remove",))
SKIP = Moved(Move.SKIP)
KEEP, BACK, ON = Chosen(("keep",)), Moved(Move.BACK), Chosen(("on",))
C3 = Entry(id="child-1", label="c3")
BABY = Entry(id="child-2", label="baby")
GONE = C3.model_copy(update={"removed": date(2026, 11, 20)})
MUM = Entry(id="adult-1", label="mother")
ELDER = C3.model_copy(update={"label": "elder", "age": "school-age"})
UNBORN = BABY.model_copy(update={"age": "unborn"})


def walk_with(asker: Asker, answers: Answers, walk_set: str = "quick") -> Interview:
    return talk_of(session_of(answers, walk_set), asker)


def at_list(walk: Interview, roster: str = "child") -> Moved | None:
    return ask_list(walk, next(each for each in walk.walk.steps if each.question.lists == roster))


def listing(
    answers: Answers, *replies: Reply, roster: str = "child"
) -> tuple[Answers, ScriptedAsker]:
    """What a list comes to by some replies; where it is put again after them, it is left."""
    asker = ScriptedAsker(replies)
    walk = walk_with(asker, answers, "quick" if roster == "child" else "full")
    with suppress(PersonLeftError):
        while at_list(walk, roster) == Moved(Move.UNDO):
            undo_last(walk)
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


def ages(answers: Answers) -> dict[str, str | None]:
    return {each.label: each.attribute("age") for each in answers.listed("child")}


def about(*questions: str) -> list[Answer]:
    return [Answer(question=each, about="child-1", not_known=True) for each in questions]


def test_one_line_lists_the_children_with_their_ages_and_who_is_home_educated() -> None:
    after, asker = listing(Answers(), Wrote("boy 9 e sep 25, baby 5m, unborn +"))
    boy = after.by_ref[Ref("EHE-1", "child-1")]

    assert {"boy": "school-age", "baby": "under-one", "unborn": "unborn"} == ages(after)
    assert ("yes", date(2025, 9, 1)) == (boy.value, boy.on)
    assert None is boy.evidence
    assert "may-be-more" == after.by_ref[Ref("SIB-1")].value
    assert ["child list"] == asker.names
    assert "9" not in str(after.entries)


def test_all_that_is_wrong_is_said_at_once_nothing_changes_and_the_line_is_there_again() -> None:
    typed = "boy 9, boy 45, twins 3, 9, baby 0 e"
    after, asker = listing(Answers(), Wrote(typed))

    assert ((), {}) == (after.entries, after.by_ref)
    assert [1, 4] == [len(asker.said), said(asker).count("\n") + 1]
    assert [typed] == [put.refused for put in asker.puts[1:]]


def test_two_are_not_called_alike_and_the_line_stays() -> None:
    after, asker = listing(listed(C3, MUM), Wrote("C3 9"), Wrote("Mother 9"), Wrote("eldest 9"))

    assert ["c3", "mother", "eldest"] == labels(after)
    assert 2 == said(asker).count("a page could not tell them apart")


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("Anna Smith 9", "looks as if it holds a full name"),
        ("Jack 9", '"Jack" may be a name'),
        ("Boy 9", ""),
        ("Eldest 9", ""),
        ("C3 9", ""),
        ("lodger's girl 9", ""),
    ],
)
def test_a_word_that_may_be_a_name_is_asked_about_and_a_role_is_not(typed: str, asks: str) -> None:
    kept, asker = listing(Answers(), Wrote(typed), KEEP)
    changed, again = listing(Answers(), Wrote(typed), Chosen(("change",)), Wrote("eldest 9"))

    assert [typed.removesuffix(" 9")] == labels(kept)
    assert bool(asks) == ("names anyone" in asker.names)
    if asks:
        assert asks in asker.of("names anyone").text
        assert "A word such as girl or boy, never a name." in asker.of("names anyone").text
        assert ["eldest"] == labels(changed)
        assert typed == again.puts[2].refused


def test_of_adults_and_facts_one_line_is_typed_too_and_facts_may_begin_with_a_capital() -> None:
    adults, _ = listing(Answers(), Wrote("mother, father who lives elsewhere +"), roster="adult")
    facts, asker = listing(Answers(), Wrote("Eats well, sees the GP"), roster="fact")

    assert ["mother", "father who lives elsewhere"] == labels(adults)
    assert ["Eats well", "sees the GP"] == labels(facts)
    assert "may-be-more" == adults.by_ref[Ref("FAM-1")].value
    assert ["fact list"] == asker.names
    again = [
        listing(each, roster=roster)[1] for each, roster in ((adults, "adult"), (facts, "fact"))
    ]
    words = "1 grandmother changes the first; -1 takes it off.", "-1 takes the first off."
    assert all(word in asker.puts[0].help for word, asker in zip(words, again, strict=True))
    assert "1 fact changes" not in again[1].puts[0].help


@pytest.mark.parametrize("letter", ["u", "b", "x", "o", "t", "/", "k", "0", "w", "h"])
def test_a_key_typed_at_the_line_is_no_childs_name_in_either_way_of_asking(letter: str) -> None:
    """What is explained stays at the question, which is then left."""
    put = listing(Answers())[1].puts[0]
    moves = Moved(Move.LEAVE if letter in "wh" else move_of_letter(letter) or Move.KEEP)
    lines = LinesAsker(io.StringIO(f"{letter}\nx\n"), io.StringIO())
    with create_pipe_input() as keyboard:
        keyboard.send_text(f"{letter}\rx\r")
        keys = ScreenAsker(io.StringIO(), keyboard=keyboard, screen=DummyOutput())

        assert moves == keys.put(put) == lines.put(put)


def test_a_number_changes_one_other_words_add_one_and_what_is_not_said_stays() -> None:
    before = listed(ELDER, UNBORN, answers=about("VIS-1"))
    after, _ = listing(before, Wrote("1 girl, 2 0, toddler 2"))

    assert {"girl": "school-age", "baby": "under-one", "toddler": "under-school-age"} == ages(after)
    assert before.by_ref.items() <= after.by_ref.items()


def test_a_list_that_stands_is_kept_by_a_key_and_its_plus_is_put_on_and_taken_off() -> None:
    more = replace(listed(ELDER), complete=frozenset())
    typed = {"y": "complete", "+": "may-be-more", "1 girl": "complete", "-+": "complete"}
    for line, value in typed.items():
        assert value == listing(more, Wrote(line))[0].by_ref[Ref("SIB-1")].value, line
    open_one = more.with_answer(Answer(question="SIB-1", value="may-be-more"))
    typed = {"y": "may-be-more", "baby 0": "may-be-more", "-+": "complete"}
    for line, value in typed.items():
        after, asker = listing(open_one, Wrote(line))
        assert value == after.by_ref[Ref("SIB-1")].value, line
        assert "+ There may be more" in asker.puts[0].help


def test_nothing_typed_changes_nothing_and_a_list_of_nobody_cannot_stand() -> None:
    after, asker = listing(Answers(), Wrote(""), Wrote("y"))

    assert Answers() == after
    assert NOTHING in said(asker)
    assert "Nobody is listed yet." in said(asker)


def test_where_nobody_is_known_it_is_about_the_child_and_no_adult_stands_in_for_one() -> None:
    child, _ = listing(Answers(), Moved(Move.NOT_KNOWN))
    nobody, asker = listing(Answers(), Wrote("+"), roster="adult")

    assert ["the child"] == labels(child)
    assert nobody.by_ref[Ref("FAM-1")].not_known
    assert "No adult is listed, so this is kept as not known." in said(asker)


def test_an_age_that_was_not_typed_is_asked_once_and_back_is_the_list_as_it_stands() -> None:
    after, asker = listing(Answers(), Wrote("eldest, baby 0"), Moved(Move.NOT_KNOWN))
    again, other = listing(Answers(), Wrote("eldest"), BACK, Wrote("1 eldest 9"))
    unsaid, third = listing(Answers(), Wrote("eldest ?"))
    stood, fourth = listing(listed(C3), Y, Chosen(("unborn",)))

    assert {"eldest": None, "baby": "under-one"} == ages(after)
    assert ["child list", "child-1 age"] == asker.names
    assert {"eldest": "school-age"} == ages(again)
    assert "" == other.puts[2].refused
    assert ({"eldest": None}, ["child list"]) == (ages(unsaid), third.names)
    assert ({"c3": "unborn"}, ["child list", "child-1 age"]) == (ages(stood), fourth.names)


def test_a_half_typed_line_is_there_again_and_never_in_the_file() -> None:
    asker = ScriptedAsker([Moved(Move.TOPICS, ("boy 9, sis",)), Moved(Move.LEAVE)])
    walk = walk_with(asker, Answers())
    first = at_list(walk)
    with pytest.raises(PersonLeftError):
        at_list(walk)

    assert Moved(Move.TOPICS, ("boy 9, sis",)) == first
    assert "boy 9, sis" == asker.puts[1].refused
    assert () == (*walk.half_given(),)


def removal_text(answers: Answers, earlier: Mapping[Ref, Earlier] | None = None) -> str:
    """What is asked before the first child is taken off a list."""
    asker = ScriptedAsker((OFF, KEEP, Y, SKIP, SKIP))
    at_list(replace(walk_with(asker, answers), beside=Beside(earlier or {})))
    return asker.of("child-1 removal").text


def test_taking_one_off_says_which_answers_go_with_it_and_asks() -> None:
    before = listed(C3, BABY, answers=about("VIS-1", "HEA-1"))
    after, asker = listing(before, OFF, REMOVE)
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
    after, _ = listing(before, OFF, reply)

    assert before == after


def test_many_answers_are_counted_and_not_listed_with_notes_and_cells() -> None:
    several = about("VIS-1", "HEA-1", "HEA-2", "CON-1", "VIS-5", "VIS-1.alone", "PMH-2")
    text = removal_text(listed(C3, BABY, answers=several))
    seen = Answer(
        question="VIS-1", about="child-1", value="never", on=TODAY, note="As far as I know."
    )
    before = listed(C3, BABY, answers=[seen])
    for by in ("gp-practice", "0-19-team"):
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

    assert is_said == (
        "Answers of last time stay in the earlier file, but do not count here."
        in removal_text(listed(C3, BABY), earlier)
    )


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


def test_undo_brings_back_every_answer_and_each_line_apart_to_the_beginning() -> None:
    before = listed(C3, BABY, answers=about("VIS-1"))
    after, asker = listing(before, OFF, REMOVE, UNDO, YES)
    walk = walk_with(ScriptedAsker([Wrote("eldest 9 e, visitor 8"), NO, YES]), listed(C3))
    at_list(walk)
    undo_last(walk)

    assert before == after
    assert '- "c3" was taken off the list of children' in asker.of("undo").text
    assert ["c3", "eldest", "visitor"] == labels(walk.answers)
    undo_last(walk)
    assert listed(C3) == walk.answers


def test_the_line_after_somebody_was_taken_off_is_undone_apart_from_that() -> None:
    walk = walk_with(ScriptedAsker([OFF, REMOVE, Wrote("visitor 8 no"), YES]), listed(C3, BABY))
    at_list(walk)
    assert ["baby", "visitor"] == labels(walk.answers)
    undo_last(walk)

    assert ["baby"] == labels(walk.answers)


def test_taking_back_what_is_urgent_warns_first_and_bringing_it_back_says_it_again() -> None:
    danger = Answer(question="HEA-4", about="child-1", value="danger-now")
    before = listed(C3, BABY, answers=[danger])
    _, asker = listing(before, OFF, REMOVE, UNDO, YES, ON, ON)

    assert "999" in said(asker)
    again = ScriptedAsker([Wrote("c3"), Chosen(("back",)), ON, ON, SKIP, NO])
    walk = walk_with(again, listed(BABY, GONE, answers=[danger]))
    at_list(walk)
    undo_last(walk)

    assert "999" in said(again)
    assert TAKES_AWAY in again.of("undo").text


def test_a_word_that_was_taken_off_is_a_new_one_or_the_same_with_its_answers_or_nobody() -> None:
    before = listed(GONE, answers=about("VIS-1"))
    after, asker = listing(before, Wrote("C3 9"), Chosen(("new",)))
    asked = asker.of("child again")
    again, _ = listing(before, Wrote("c3 9, baby 0"), Chosen(("back",)))
    neither, other = listing(before, Wrote("c3 9"), BACK)

    assert ["child-1", "child-2"] == [entry.id for entry in after.entries]
    assert None is after.get(Ref("VIS-1", "child-2"))
    assert '"c3" was on this list before and was taken off.' in asked.text
    assert '1 answer about "c3" is in the file.' in asked.text
    assert ["The same child", "Another child"] == [
        choice.text.partition(" as ")[0].partition(",")[0] for choice in asked.choices
    ]
    assert [("child-1", "school-age"), ("child-2", "under-one")] == [
        (each.id, each.attribute("age")) for each in again.listed("child")
    ]
    assert before.by_ref.items() <= again.by_ref.items()
    assert before == neither
    assert "c3 9" == other.puts[-1].refused


def test_an_age_that_sets_answers_aside_says_so_first() -> None:
    before = listed(ELDER, answers=[Answer(question="VIS-1", about="child-1", value="never")])
    after, asker = listing(before, Wrote("1 unborn"), KEEP)

    assert before == after
    assert BANK.by_id["VIS-1"].text in asker.of("park").text
    assert "1 unborn" == asker.puts[-1].refused


# Somebody new, of whom what spoke of everybody says nothing.


def added_to(*several: Answer) -> tuple[Answers, str]:
    """What a case comes to to whose children a baby is added, and what is said then."""
    answers = Answers({each.ref: each for each in several}, (C3,))
    after, asker = listing(answers, Wrote("baby 0"))
    return after, said(asker)


def test_somebody_new_opens_again_what_spoke_of_everybody_but_no_step_for_today() -> None:
    spoke, other = Answer(question="SIB-3", value="no"), Answer(question="EHE-2", value="ordinary")
    after, heard = added_to(spoke, other)
    crisis = Answer(question="PMH-4", value="crisis")
    opened = Answer(question="PMH-1", value="illness")
    urgent, told = added_to(crisis, opened)

    assert (None, other) == (after.get(spoke.ref), after.get(other.ref))
    assert f"{AGAIN}\n- {BANK.by_id['SIB-3'].text}" == heard
    assert crisis == urgent.get(crisis.ref)
    assert f"{LOOK_AGAIN}\n- {BANK.by_id['PMH-4'].text}" == told


def test_a_list_that_is_full_takes_nobody_more_and_says_so() -> None:
    several = (
        Entry(id=f"child-{each}", label=f"somebody {each}") for each in range(1, MOST_ON_A_LIST)
    )
    after, asker = listing(listed(*several), Wrote("the last 9, one more 9"), Wrote("the last 9"))

    assert (MOST_ON_A_LIST, "the last") == (len(labels(after)), labels(after)[-1])
    assert [FULL] == asker.texts


def test_the_id_that_paper_has_before_a_line_is_no_word_for_a_child() -> None:
    for line in ("SIB-1 boy 9 e, girl 7", "sib-1: boy 9 e, girl 7"):
        after, asker = listing(Answers(), Wrote(line))

        assert {"boy": "school-age", "girl": "school-age"} == ages(after)
        assert ["child list"] == asker.names


@pytest.mark.parametrize("typed", ["yes", "All."])
def test_yes_to_a_list_is_its_key_and_never_somebody_new(typed: str) -> None:
    kept, asker = listing(listed(ELDER), Wrote(typed))

    assert (["elder"], ["child list"]) == (labels(kept), asker.names)
    assert "complete" == kept.by_ref[Ref("SIB-1")].value
