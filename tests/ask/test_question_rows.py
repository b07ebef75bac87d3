"""Questions that stand beneath each other on one screen, and what each of them becomes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.step import on_screen
from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.put import PersonLeftError, Put
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.case.walk import Screen
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.follow import earlier_answers
from tests.any_answers import family
from tests.ask.scripts import ScriptedAsker, pressed, typed
from tests.ask.walks import BANK, TODAY, Replies, sheet_of, walk_of, walked, with_beside
from tests.worked import session_of

BACK, LEAVE, SKIP = Moved(Move.BACK), Moved(Move.LEAVE), Moved(Move.SKIP)
ADULTS, WORKS = "FAM-5", "FAM-5.works"
AGAIN, PLAN = "DRI-3", "DRI-4"
NOTHING = Said(by=ADULTS, ids=("checked-none",), source="record")
A_WORRY = Said(by=WORKS, ids=("yes",))
COMES_BACK = Said(by=AGAIN, ids=("yes",))
NO_PLAN = Said(by=PLAN, ids=("none-or-not-kept",), source="record")
WHICH = "A number: Records on work with children."


def open_worry(*said: Answer) -> Answers:
    return family(1, Answer(question="DRI-1", value="not-settled"), *said)


def screen(walk: Interview, question: str = ADULTS) -> Screen:
    return next(each for each in walk.walk.screens if each.question.id == question)


def asked(
    answers: Answers, *replies: Reply, question: str = ADULTS
) -> tuple[Interview, ScriptedAsker]:
    """Put the screen with some replies, and return the walk after it."""
    asker = ScriptedAsker(replies)
    walk = walk_of(answers, asker, "full")
    on_screen(walk, screen(walk, question)).ask()
    return walk, asker


def put_of(*said: Answer, question: str = ADULTS) -> Put:
    return asked(open_worry(*said), BACK, question=question)[1].puts[0]


def followed(*said: Answer, question: str = ADULTS, today: date = TODAY) -> Put:
    """The screen in a session that follows one with these answers."""
    asker = ScriptedAsker([BACK])
    walk = walk_of(open_worry(), asker, "full")
    with_beside(walk, earlier=earlier_answers(BANK, session_of(open_worry(*said)), today))
    on_screen(walk, screen(walk, question)).ask()
    return asker.puts[0]


def kept(walk: Interview, *questions: str) -> list[Answer | None]:
    return [walk.answers.get(Ref(each)) for each in questions]


def said_in(reply: Reply | None) -> dict[str, Said]:
    assert isinstance(reply, Given | Moved)
    return {each.by: each for each in (reply.said if isinstance(reply, Given) else reply.given)}


def chosen_lines(shown: str) -> list[str]:
    return [line[3:] for line in shown.split("\n") if line.startswith(" > ")]


# Keys.


@pytest.mark.parametrize("question", [ADULTS, AGAIN])
def test_both_questions_are_whole_on_24_rows_with_all_of_their_answers(question: str) -> None:
    put = put_of(question=question)
    drawn = screen_of(put).drawn(79, 24)
    text = " ".join(" ".join(line for _, line in drawn.lines).split())

    assert drawn.is_whole
    for row in put.grid.rows:
        alone = put.alone(row.id)
        assert all(words in text for words in (row.text, *(each.text for each in alone.choices)))
        assert all(line in text for line in alone.help.split("\n"))
        assert alone.not_known_label in text


def test_a_number_goes_to_the_next_question_which_is_named_and_a_letter_to_what_takes_one() -> None:
    reply, shown = pressed(put_of(), "1", "r")
    whole, _ = pressed(put_of(), "1", "r", "2", "enter")
    late, told = pressed(put_of(), "1", "2", "r")
    ended, _ = pressed(put_of(), "1", "2", "r", "enter")

    assert reply is None
    assert WHICH in shown
    assert "A number" not in pressed(put_of())[1]
    assert ["1  Looked: nothing recorded" + " " * 48 + "r"] == chosen_lines(shown)
    assert Given((NOTHING, A_WORRY)) == whole == ended
    assert late is None
    assert "No letter is needed" not in told


def test_zero_is_not_known_of_the_one_that_is_next_and_enter_ends_it() -> None:
    reply, shown = pressed(put_of(), "0", "0", "enter")
    part, told = pressed(put_of(), "1", "r", "enter", "enter")

    assert Given((Said(by=ADULTS, not_known=True), Said(by=WORKS, not_known=True))) == reply
    assert part is None
    assert "Still open: Records on work with children. Enter again leaves that" in told
    assert Given((NOTHING,)) == pressed(put_of(), "1", "r", "enter", "enter", "enter")[0]
    assert shown


def test_an_arrow_goes_to_the_other_question_and_changes_that_alone() -> None:
    put = put_of(Answer(question=ADULTS, not_known=True), Answer(question=WORKS, value="yes"))
    first, _ = pressed(put, "1", "r", "enter")
    other, shown = pressed(put, "down", "1", "enter")

    assert {"yes"} == {*said_in(first)[WORKS].ids}
    assert NOTHING == said_in(first)[ADULTS]
    assert WHICH in shown
    assert ("no",) == said_in(other)[WORKS].ids
    assert said_in(other)[ADULTS].not_known
    assert {ADULTS} == {*said_in(pressed(put, "down", ".", "enter", "enter")[0])}


def test_why_and_all_keys_are_those_of_the_question_that_is_marked() -> None:
    first, second = (BANK.by_id[each] for each in (ADULTS, WORKS))
    above, below = (" ".join(pressed(put_of(), *keys)[1].split()) for keys in ("w", ("down", "w")))
    keys = pressed(put_of(), "h")[1]

    assert (first.why or "") in above
    assert (second.why or "") in below
    assert (second.why or "") not in above
    assert "empty the cell" in keys
    assert "not theirs to see" not in keys


# Typed lines: one after the other, as each would be put alone.


def test_in_plain_lines_they_are_put_one_by_one_and_each_has_its_own_code_from_paper() -> None:
    reply, heard = typed(put_of(), "FAM-5 1r", "FAM-5.works 2")
    text = " ".join(heard.split())

    assert Given((NOTHING, A_WORRY)) == reply
    assert text.index("(FAM-5)") < text.index("5. May be") < text.index("(FAM-5.works)")
    assert text.index("(FAM-5.works)") < text.index(BANK.by_id[WORKS].text) < text.index("2. Yes")
    assert "belongs to the question FAM-5." in typed(put_of(), "1r", "FAM-5 1r", "x")[1]


def test_in_plain_lines_back_goes_to_the_one_before_with_its_answer_and_then_out() -> None:
    reply, heard = typed(put_of(), "1r", "b", "0", "1")
    out, _ = typed(put_of(), "1r", "b", "b")

    assert said_in(reply)[ADULTS].not_known
    assert "Answer so far: Looked: nothing recorded, from a record" in heard
    assert isinstance(out, Moved)
    assert Move.BACK is out.move
    assert {ADULTS: NOTHING} == said_in(out)


def test_in_plain_lines_each_can_be_skipped_left_half_said_or_noted() -> None:
    skipped, _ = typed(put_of(), "k", "2")
    left, _ = typed(put_of(), "1", "x")
    noted, _ = typed(put_of(), "1r", "o Ask again.")
    nothing, _ = typed(put_of(), "k", "k")
    begun, heard = typed(put_of(Answer(question=ADULTS, value="checked-none")), "1")

    assert Moved(Move.SKIP, given=(A_WORRY,)) == skipped
    assert skipped == typed(put_of(), "1r", "b", "k", "2")[0]
    assert Moved(Move.SKIP) == nothing
    assert isinstance(left, Moved)
    assert (Move.LEAVE, ("checked-none",)) == (left.move, said_in(left)[ADULTS].ids)
    assert isinstance(noted, Moved)
    assert (Move.NOTE, "Ask again.", WORKS) == (noted.move, noted.words, noted.by)
    assert {"no"} == {*said_in(begun)[WORKS].ids}
    assert "(FAM-5)." not in heard


# What is kept, question by question.


def test_each_answer_is_kept_as_that_of_its_question_and_both_reasons_are_printed() -> None:
    said = (COMES_BACK, NO_PLAN)
    walk, _ = asked(open_worry(), Given(said), question=AGAIN)
    adults, _ = asked(open_worry(), Given((NOTHING, A_WORRY)))
    first, second = kept(walk, AGAIN, PLAN)
    raised = {each.id for each in sheet_of(walk.session).prompts}

    assert first is not None
    assert second is not None
    assert ("yes", None, TODAY) == (first.value, first.evidence, first.answered)
    assert ("none-or-not-kept", "record") == (second.value, second.evidence)
    assert {AGAIN, PLAN} <= {each.partition(".")[0] for each in raised}
    assert ["checked-none", "yes"] == [each and each.value for each in kept(adults, ADULTS, WORKS)]


def test_one_that_is_left_or_skipped_leaves_the_other_as_it_was_said() -> None:
    open_still, _ = asked(open_worry(), Given((NOTHING,)))
    skipped, _ = asked(open_worry(), Moved(Move.SKIP, given=(A_WORRY,)))
    none, _ = asked(open_worry(), SKIP)
    walk = walk_of(open_worry(), ScriptedAsker([Moved(Move.LEAVE, given=(NOTHING,))]), "full")
    with pytest.raises(PersonLeftError):
        on_screen(walk, screen(walk)).ask()

    assert [True, False] == [each is not None for each in kept(open_still, ADULTS, WORKS)]
    assert [True, None] == [
        each and (each.skipped or None) for each in kept(skipped, ADULTS, WORKS)
    ]
    assert [True, True] == [each and each.skipped for each in kept(none, ADULTS, WORKS)]
    assert [True, False] == [each is not None for each in kept(walk, ADULTS, WORKS)]


def test_what_stood_is_shown_again_kept_as_it_is_and_open_again_where_it_is_emptied() -> None:
    stood = Answer(question=ADULTS, value="checked-none", evidence="record")
    again = Answer(question=WORKS, not_known=True)
    put = put_of(stood, again)
    walk, _ = asked(open_worry(stood, again), Given((NOTHING, A_WORRY)))
    emptied, _ = asked(open_worry(stood, again), Given((A_WORRY,)))

    assert [NOTHING, Said(by=WORKS, not_known=True)] == [*put.said]
    assert stood == kept(walk, ADULTS)[0]
    assert None is kept(emptied, ADULTS)[0]


def test_a_note_is_of_the_question_that_is_marked_and_what_was_half_given_comes_back() -> None:
    reply, _ = pressed(put_of(), "1", "r", "down", "o")
    assert isinstance(reply, Moved)
    walk, asker = asked(open_worry(), reply, Wrote("Ask again."), BACK)
    noted = kept(walk, WORKS)[0]

    assert noted is not None
    assert "Ask again." == noted.note
    assert (NOTHING,) == asker.puts[-1].said
    assert "Records on work with children: Ask again." == asker.puts[-1].note


def test_it_goes_back_to_the_question_before_it_and_undo_takes_both_back() -> None:
    none = Said(by=WORKS, ids=("no",))
    undo: Replies = {"PMH-1": [Moved(Move.UNDO)], "undo": [Chosen(("undo",))]}
    back = walked(open_worry(), {ADULTS: [Given((NOTHING, none)), LEAVE], "PMH-1": [BACK]}, "full")
    undone = walked(open_worry(), {ADULTS: [Given((NOTHING, none)), LEAVE], **undo}, "full")
    out = walked(open_worry(), {ADULTS: [BACK, LEAVE]}, "full").asker.names

    assert [ADULTS, "PMH-1", ADULTS] == back.asker.names[-3:]
    assert (NOTHING, none) == back.asker.puts[-1].said
    assert [ADULTS, "PMH-1", "undo", ADULTS] == undone.asker.names[-4:]
    assert {None} == {undone.answers.get(Ref(each)) for each in (ADULTS, WORKS)}
    assert out[out.index(ADULTS) + 1] == out[out.index(ADULTS) - 1]


# A follow-up.


def before(*said: tuple[str, str | None]) -> Iterable[Answer]:
    for question, option in said:
        evidence = "record" if option and BANK.by_id[question].fact else None
        is_open = option is None
        yield Answer(question=question, value=option, not_known=is_open, evidence=evidence)


def test_what_was_said_last_time_stands_in_its_line_and_one_key_keeps_what_may_be_kept() -> None:
    put = followed(*before((AGAIN, "yes"), (PLAN, "none-or-not-kept")), question=AGAIN)
    reply, shown = pressed(put, "y")
    old = followed(*before((ADULTS, "other-names"), (WORKS, "no")), today=date(2027, 4, 24))
    partly, told = pressed(old, "y")
    _, drawn = pressed(put)

    assert Given((COMES_BACK, NO_PLAN)) == reply
    assert 2 == drawn.count("last time (24 November 2026)")
    assert screen_of(put).drawn(79, 24).is_whole
    assert shown
    assert partly is None
    assert "asked again: What our records hold about the adults." in " ".join(told.split())


def test_in_plain_lines_each_is_kept_by_itself_in_the_words_of_last_time() -> None:
    put = followed(*before((AGAIN, "yes"), (PLAN, "none-or-not-kept")), question=AGAIN)
    reply, heard = typed(put, "y", "3s")

    assert "Last time (24 November 2026): Yes, they show that" in heard
    assert COMES_BACK == said_in(reply)[AGAIN]
    assert "saw-myself" == said_in(reply)[PLAN].source


def test_what_the_sessions_show_stands_once_above_both_and_is_read_before_a_new_answer() -> None:
    asker = ScriptedAsker([BACK])
    walk = walk_of(open_worry(), asker, "full")
    was = open_worry(*before((AGAIN, "no"), (PLAN, "kept")))
    shows = "\n".join(f"The record shows {each}." for each in range(9))
    with_beside(
        walk,
        earlier=earlier_answers(BANK, session_of(was), TODAY),
        said=lambda question, _: shows if question.matter else "",
    )
    on_screen(walk, screen(walk, AGAIN)).ask()
    put = asker.puts[0]
    _, shown = pressed(put)

    assert 1 == shown.count("The record shows 0.")
    assert "The record shows 8." not in shown
    assert put.grid.rows[1].text in " ".join(shown.split())
    kept_now, answered = screen_of(put), screen_of(put)
    for each in (kept_now, answered):
        each.drawn(79, 24)
    assert isinstance(kept_now.press("y"), Given)
    assert [None] * 4 == [answered.press(key) for key in ("1", "1", "r", "enter")]
