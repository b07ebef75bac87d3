"""What counts as a screen, a word and a key, so that no walk looks shorter than it is."""

from __future__ import annotations

from dataclasses import replace

from tests.walks.counting import Spent, Wait, all_of, per_question

PLACE = ("EHE-1 | 2 of about 31", "-" * 20)
FOOT = ("1-3 pick  Enter go on  h keys", "b back  w why   about 21 minutes left")


def spent(*waits: Wait) -> Spent:
    return all_of(per_question(waits).values())


def asked(*lines: str) -> tuple[str, ...]:
    return (*PLACE, "", *lines, "", *FOOT)


def test_a_question_is_one_screen_for_all_keys_of_its_answer_and_its_words_count_once() -> None:
    first = Wait("A", asked("Is it so?", "   1  Yes, it is", "   2  No"), "1")
    second = Wait("A", asked("Is it so?", " > 1  Yes, it is", "   2  No"), "\r", is_new=False)

    assert (1, 3 + 4 + 2, 2) == (
        (found := spent(first, second)).screens,
        found.words,
        found.keys,
    )


def test_what_stood_at_the_last_wait_is_not_new_and_what_had_gone_is() -> None:
    shared, other = "Take the last that fits.", "Something else."
    waits = [Wait("A", (shared,), "1"), Wait("B", (shared, other), "1"), Wait("C", (other,), "1")]

    assert 5 + 2 == spent(*waits).words
    assert 5 + 2 + 5 == spent(*waits, Wait("D", (shared,), "1")).words


def test_what_has_scrolled_away_before_the_program_waits_is_read_but_for_page_2() -> None:
    above = Wait(
        "A", ("Call now.", "EHE-1  page 2", "A long list.", "EHE-1  page 1", "Do it."), "1"
    )

    assert 2 + 3 + 2 == spent(above).words
    assert 2 + 3 == spent(Wait("A", ("EHE-1  page 2", "Read."), "1")).words + 1


def test_an_answer_beneath_its_question_and_what_is_typed_are_no_words_to_read() -> None:
    lines = ("> Ordinary reasons, or", "  never enrolled", "", "What else?")
    echo = Wait("B", lines, "boy 9", is_typed=True)
    typed = Wait("B", ("What else?", " > boy 9"), "\r", is_new=False)

    assert 2 == spent(echo, typed).words
    assert 5 + 1 == spent(echo, typed).keys


def test_the_rows_of_a_grid_as_they_were_answered_are_no_words_to_read() -> None:
    rows = ("When seen?", "", "GP practice: boy <3m r, girl ?,", "  baby ?", "School: boy ?", "")
    grid = Wait("A", ("When seen?", "", "   GP practice  [.]"), "\r", is_grid=True)

    assert 2 + 2 + 2 == spent(grid, Wait("B", (*rows, *PLACE, "", "What else?"), "1")).words
    assert spent(replace(grid, is_grid=False), Wait("B", rows, "1")).words > 6


def test_of_a_line_drawn_anew_on_its_screen_only_its_new_words_count() -> None:
    waits = (
        Wait("A", ("GP practice  [.]",), "1"),
        Wait("A", ("GP practice  [<3m]",), "s", is_new=False),
        Wait("A", ("GP practice  [<3m s]",), "\r", is_new=False),
    )

    assert 2 + 1 + 1 == spent(*waits).words


def test_the_frame_counts_once_a_walk_whatever_figures_stand_in_it() -> None:
    one = Wait("A", asked("So?"), "1")
    further = (line.replace("2 of", "3 of").replace("21", "20") for line in asked("And so?"))
    two = Wait("B", tuple(further), "1")

    assert spent(one).frame == spent(one, two).frame > 0
    assert 3 == spent(one, two).words
    assert spent(one).frame + 2 == spent(one, Wait("B", ("w why  x leave",), "1")).frame


def test_what_is_of_the_frame_and_what_is_to_be_read() -> None:
    frame = (
        "EHE-1 | 2 of about 31",
        "1 In the last 3 months  2 3 to 12 months ago  - not theirs",
        "How do you know?",
        " s  saw or heard it  [r] a record   p  a professional   c  the child",
        "m  month, if you know it",
        "Ctrl-X save and leave",
        "1-4 pick  0 not known  Enter go on  x save and leave   about 8 minutes left",
        "                                                about 19 minutes left",
    )
    read = (
        "   3  More than a year ago                     June 2025",
        "   0  Not known",
        "   7  [ ] A school",
        "   GP practice            [<3m r]",
        "Is it so?",
        "  8 weeks or more, and so on.",
    )

    assert [] == [line for line in frame if spent(Wait("A", (line,), "1")).words]
    assert [] == [line for line in read if spent(Wait("A", (line,), "1")).frame]


def test_a_further_part_of_a_question_is_a_screen_and_the_end_is_none() -> None:
    parts = [
        Wait("A", (f"Line {n}", f"(part {n} of 2; Page Down: the next)"), "1", is_new=n == 1)
        for n in (1, 2, 2)
    ]

    assert 2 == spent(*parts, Wait("the end", ())).screens


def test_a_screen_that_comes_again_after_its_answer_is_one_more() -> None:
    assert 2 == spent(Wait("alert", ("Stop.",), "1"), Wait("alert", ("Stop.",), "1")).screens


def test_time_is_that_of_reading_pressing_and_thinking() -> None:
    assert 60 + 15 + 8 == Spent(words=200, frame=30, keys=10, thought=8).seconds
