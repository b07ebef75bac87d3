"""What a screen draws: it fits, and what decides an answer stays in view on every terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from ehe_check.ask.case.step import on_screen
from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.marks import NOTHING_TICKED
from ehe_check.ask.plain_text import set_lines
from ehe_check.ask.put import Choice, GridRows, Place, Put, PutKind, Row
from ehe_check.ask.reply import BACK_OR_LEAVE, Move, Moved, Said
from ehe_check.ask.screen_drawing import Screen as Shown
from ehe_check.ask.screen_lines import POINTED, all_keys
from ehe_check.bank.question import Question
from ehe_check.bank.role import Role
from ehe_check.case.walk import Screen
from ehe_check.judge.answers import Answers, Entry
from ehe_check.page.columns import cells
from tests.ask.any_put import LABELS, put_for, several_put, very_long
from tests.ask.scripts import ScriptedAsker
from tests.ask.walks import BANK, walk_of

CHOICES = [
    each
    for each in BANK.questions
    if each.options and each.lists is None and each.id not in BANK.roster_above
]
SIZES = [(80, 24), (80, 16), (40, 24), (80, 10), (30, 10), (120, 50)]
ROLES = (Role.SCHOOL_NURSE, Role.EHE_OFFICER, Role.POLICE, Role.GP_OR_HOSPITAL)


@cache
def puts(children: int, role: Role = Role.SCHOOL_NURSE) -> tuple[Put, ...]:
    """Every question of the bank with options, as it is put to a family of so many children."""
    answers = Answers(complete=frozenset({"child"}))
    for place in range(1, children + 1):
        entry = {"id": f"child-{place}", "label": LABELS[place - 1], "age": "school-age"}
        answers = answers.with_entry(Entry.model_validate(entry))
    walk = walk_of(answers, ScriptedAsker([]), "full")
    sitting = walk.session.session.model_copy(update={"role": role})
    walk.session = walk.session.model_copy(update={"session": sitting})
    first = walk.walk.steps[0]

    def put(question: Question) -> Put:
        abouts = [f"child-{each}" for each in range(1, children + 1)] if question.per else [None]
        steps = tuple(replace(first, question=question, about=about) for about in abouts)
        return on_screen(walk, Screen(steps)).put()

    return tuple(put(each) for each in CHOICES if each.per in (None, "child"))


def lines(put: Put, columns: int = 80, rows: int = 24) -> list[str]:
    """What a person sees of a question."""
    shown, width = screen_of(put), min(columns - 1, 79)
    drawn = shown.drawn(width, rows).lines

    assert len(drawn) <= rows, put.name
    return [line for _, line in drawn]


def after(shown: Shown, *keys: str) -> str:
    """What a screen shows on a terminal of 80 by 24 once some keys are pressed."""
    for key in keys:
        shown.press(key)
    return "\n".join(line for _, line in shown.drawn(79, 24).lines)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("children", [1, 3, 6])
def test_every_screen_fits_every_terminal_and_keeps_its_keys(
    children: int, columns: int, rows: int
) -> None:
    for put in (*puts(children), put_for(children, is_grid=True)):
        drawn = lines(put, columns, rows)

        assert set_lines(put.text, min(columns - 1, 79))[-1] in drawn, put.name
        assert max(map(cells, drawn)) <= columns - 1, put.name
        assert "leave" in "\n".join(drawn[-4:]), put.name


@pytest.mark.parametrize("width", [39, 79])
def test_no_word_however_long_makes_a_line_too_long(width: int) -> None:
    finding = Put(PutKind.LIST, "Topics", put_for(1).choices)
    puts = (put_for(1), put_for(3), put_for(3, is_grid=True), several_put(), finding)
    for put in map(very_long, puts):
        shown = screen_of(put)
        for rows, key in ((12, "1"), (24, "r"), (90, "h"), (90, "x")):
            drawn = [line for _, line in shown.drawn(width, rows).lines]
            shown.press(key)

            assert [] == [line for line in drawn if cells(line) > width], put.kind


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("children", [1, 3])
def test_at_80_by_24_the_question_and_every_answer_and_source_are_in_view(
    children: int, role: Role
) -> None:
    for put in puts(children, role):
        drawn = " ".join(" ".join(lines(put)).split())

        assert " ".join(put.text.split()) in drawn
        for source in put.known.sources if put.id != "NOW-2" else ():
            assert source.text in drawn or f"{source.code} {source.short}" in drawn
        if len(put.choices) < 10:
            assert [] == [each.text for each in put.choices if each.text not in drawn], put.name
            assert put.not_known_label in drawn


@pytest.mark.parametrize("children", [1, 3])
def test_every_question_stands_whole_on_24_rows(children: int) -> None:
    assert [] == [each.id for each in puts(children) if not screen_of(each).drawn(79, 24).is_whole]


def test_a_list_longer_than_the_screen_follows_the_pointer() -> None:
    (put,) = [each for each in puts(1) if each.name == "NOW-2"]
    shown = screen_of(put)
    for choice in put.choices:
        shown.press("down")
        drawn = shown.drawn(79, 18)
        (pointed,) = (line for style, line in drawn.lines if style == POINTED)

        assert " > " in pointed
        assert choice.text[:20] in pointed


def test_a_choice_with_source_and_month_looks_like_this() -> None:
    put = replace(
        put_for(1),
        place=Place("EHE-0112", "13 of about 36", "about 8 minutes left"),
        text="When was a professional last inside this family's home?",
        help="If there is more than one home: the one longest without a visit.",
    )
    keys = ["3", "r", "m", *"2025-06-30", "enter"]

    assert (
        after(screen_of(put), *keys)
        == f"""\
EHE-0112 | 13 of about 36
{"-" * 79}

When was a professional last inside this family's home?
  If there is more than one home: the one longest without a visit.

   1  In the last 3 months
   2  3 to 12 months ago
 > 3  More than a year ago                                            June 2025
   4  Never, as far as anyone knows
   0  Not known

How do you know?
s saw  [r] record  p professional  c child  f family  a assumed  n not noted
m  month, if you know it

1-4 pick  Enter go on  h keys  x save and leave
b back  u undo  o note  w why  k skip                      about 8 minutes left"""
    )


def test_the_same_for_all_with_an_exception_looks_like_this() -> None:
    put = replace(
        put_for(3),
        place=Place("EHE-0131", "19 of about 36", "about 6 minutes left"),
        text="When did a professional last hear each child with no parent or carer there?",
    )
    keys = ["2", "r", "tab", "tab", "tab", "1", "r", "m", *"2026-10-01", "enter"]

    assert (
        after(screen_of(put), *keys)
        == f"""\
EHE-0131 | 19 of about 36
{"-" * 79}

When did a professional last hear each child with no parent or carer there?

Answer for:   all 3 children    elder    younger   [baby]

 > 1  In the last 3 months            baby r (Oct 26)
   2  3 to 12 months ago              elder r, younger r
   3  More than a year ago
   4  Never, as far as anyone knows
   0  Not known

How do you know?
s saw  [r] record  p professional  c child  f family  a assumed  n not noted
m  month, if you know it

1-4 pick  Tab next child  Enter go on  h keys  x save and leave
b back  u undo  o note  w why  k skip                      about 6 minutes left"""
    )


def test_the_grid_looks_like_this() -> None:
    put = replace(
        put_for(3, is_grid=True), heading="EHE-0131 | Who visits", moves=frozenset({Move.BACK})
    )
    keys = [*"3r", "enter", "4", "enter", "-", "enter", *"2p*"]

    assert (
        after(screen_of(put), *keys)
        == f"""\
EHE-0131 | Who visits
{"-" * 79}

When did each professional last see each child?

                           elder         younger       baby
   GP practice             >1y r         never         -
   School nurse           [3-12m p*]     _             .
   heard alone             3-12m         .             .

1 In the last 3 months  [2] 3 to 12 months ago  3 More than a year ago
4 Never, as far as anyone knows  0 not known  - not theirs  arrows move
s saw  r record  [p] professional  c child  f family  a assumed  n not noted
[*] heard with no parent there  i inside the home  v video or telephone
m month
"heard alone" is filled from it.
l same along  d same down  Enter next cell (_)  h keys  x save and leave
b back"""
    )


@pytest.mark.parametrize("children", [1, 3, 6])
@pytest.mark.parametrize("width", [79, 39])
def test_the_fullest_cells_of_the_grid_stand_beneath_each_other(children: int, width: int) -> None:
    grid = put_for(children, is_grid=True)
    shown = screen_of(grid)
    for _ in range(2 * children):
        for key in ["2", "r", "*", "i", "enter"]:
            shown.press(key)
    drawn = [line for _, line in shown.drawn(width, 40).lines]
    first, second = (
        next(x for x in drawn if x.strip().startswith(row[:3])) for row in ("GP", "School")
    )
    starts = [match.start() for match in re.finditer(r"3-12m", first)]

    assert len(starts) >= min(children, 2)
    assert starts == [match.start() for match in re.finditer(r"3-12m", second)]
    assert max(map(len, drawn)) <= width


def test_a_professional_whose_words_have_no_room_stands_with_a_short_head() -> None:
    rows = (
        Row("ehe", "Home education (EHE) officer", short="EHE off.", is_sighting=True),
        Row("fam", "Family support worker", short="Fam.supp.", is_sighting=True),
    )
    wide = "\n".join(lines(replace(put_for(1, is_grid=True), grid=GridRows(rows))))
    narrow = "\n".join(lines(replace(put_for(3, is_grid=True), grid=GridRows(rows)), columns=50))

    assert re.search(r"\n +Home education \(EHE\) officer .*\n +Family support worker ", wide)
    assert re.search("\n +EHE off. .*\n +Fam.supp. ", narrow)


def test_what_was_found_looks_like_this_and_the_pointer_opens_it() -> None:
    found = [
        Choice("PMH-3", "Whether services have talked", beside="open"),
        Choice("HEA-2", "Health"),
    ]
    put = Put(
        PutKind.LIST,
        "Topics",
        (Choice("HEA", "Health", beside="2 open"), Choice("ADU", "Adults", beside="done")),
        pointed="ADU",
        placeholder="type a word",
        search=lambda words: found if words == "he" else [],
    )
    shown, missing = screen_of(put), "Nothing is found by these words."

    assert after(shown).split("\n")[:5] == [
        "Topics",
        "",
        "Find: (type a word)",
        "",
        "   Health" + " " * 64 + "2 open",
    ]
    assert missing in after(shown, "h", "x")
    assert after(shown, "backspace", "e", "down", "up").split("\n")[:6] == [
        "Topics",
        "",
        "Find: he",
        "",
        " > Whether services have talked" + " " * 44 + "open",
        "   Health",
    ]
    assert " > Whether" in after(shown, "end", "home", "pagedown", "pageup")
    assert "PMH-3" in str(shown.press("enter"))
    assert " > Health" in after(shown, "escape")
    for key, move in (("escape", Move.BACK), ("f3", Move.BACK), ("c-x", Move.LEAVE)):
        assert Moved(move) == screen_of(replace(put, moves=BACK_OR_LEAVE)).press(key)


def test_what_could_steer_a_terminal_is_spelt_out_in_every_part() -> None:
    bad = "\x1b[2J\u202e"
    parts = dict.fromkeys(("text", "heading", "help", "note", "last_time", "why"), bad)
    put = replace(
        put_for(2, is_grid=False),
        choices=(Choice("a", bad),),
        subjects=tuple(replace(each, label=bad) for each in put_for(2).subjects),
        said=(Said("child-1", ids=("a",)),),
        **parts,  # type: ignore[arg-type]  # by name
    )
    shown = screen_of(put)
    for words in (after(shown), after(shown, "w")):
        assert "\\x1b[2J<U+202E>" in words
        assert all(character.isprintable() or character == "\n" for character in words)


def test_why_leaves_the_answers_in_view_where_all_of_it_is_said_above_them() -> None:
    said = Put(PutKind.CHOICE, "Is it?", (Choice("a", "Yes"),), why="It counts.", help="It counts.")
    more = replace(said, why="It counts. So does this.")

    for put, is_in_view in ((said, True), (replace(said, why=""), True), (more, False)):
        drawn = after(screen_of(replace(put, moves=frozenset({Move.WHY}))), "w")
        assert is_in_view == ("1  Yes" in drawn) == ("No more is said" in drawn)


def test_enter_says_what_it_does_and_how_to_tick_an_empty_box() -> None:
    put = Put(PutKind.LIST, "Which?", (Choice("a", "One"),))
    ticks = screen_of(replace(put, kind=PutKind.SEVERAL))

    assert all("Enter opens it" in "\n".join(lines(put, rows=rows)) for rows in (24, 6))
    assert NOTHING_TICKED in after(ticks, "down", "enter").split("\n")


@pytest.mark.parametrize("is_grid", [False, True])
@pytest.mark.parametrize("children", [1, 3])
def test_every_key_that_does_something_is_in_the_list_of_all_keys(
    children: int, *, is_grid: bool
) -> None:
    put = put_for(children, is_grid=is_grid)
    named = {part for line in all_keys(put) for part in line.partition("\t")[0].lower().split()}
    others = {*"*-/+", *"abcdefghijklmnopqrstuvwxyz"} - named

    assert others
    for key in others:
        asked = screen_of(put)
        asked.press("1")
        given = asked.marks.given

        assert asked.press(key) is None, key
        assert given == asked.marks.given, key
        assert f"{key} does nothing here. h shows all keys." in after(asked), key


@pytest.mark.parametrize("is_grid", [False, True])
@pytest.mark.parametrize(
    "typed", ["he harms boy", "grandma brought it 0", "1?!3", "1 qu2b", "1 q 2b"]
)
def test_words_typed_where_none_are_taken_give_no_answer_and_go_nowhere(
    typed: str, *, is_grid: bool
) -> None:
    asked = screen_of(put_for(1, is_grid=is_grid))
    replies = [asked.press(key) for key in typed]
    given = screen_of(put_for(1, is_grid=is_grid))
    given.press(typed[0])

    assert [None] * len(typed) == replies
    assert given.marks.given == asked.marks.given
    assert "Words are not taken here. Enter, then a number or a key." in after(asked)
    assert asked.press("enter") is None
    assert "Words are not taken" not in after(asked)
    assert isinstance(asked.press("b"), Moved)


@pytest.mark.parametrize("is_grid", [False, True])
@pytest.mark.parametrize("wrong", ["q", "?", "h!"])
def test_one_wrong_key_is_no_word_before_a_number_or_after_a_pause(
    wrong: str, *, is_grid: bool
) -> None:
    at_once, later = (screen_of(put_for(1, is_grid=is_grid)) for _ in range(2))
    for key in (*wrong, "2", "r"):
        at_once.press(key)
    for key in ("2", *wrong):
        later.press(key)
    later.was_wrong = False
    later.press("r")

    assert ("year",) == at_once.marks.given[0].ids
    assert {"record"} == {each.marks.given[0].source for each in (at_once, later)}


def test_the_first_backspace_and_arrow_after_a_wrong_key_do_their_work() -> None:
    emptied, moved = (screen_of(put_for(1, is_grid=True)) for _ in range(2))
    for key in ("1", "q", "backspace"):
        emptied.press(key)
    for key in ("1", "q", "down"):
        moved.press(key)

    assert not emptied.marks.given
    assert screen_of(moved.put).marks.here != moved.marks.here


def test_enter_right_after_a_wrong_key_takes_no_answer_yet_and_after_a_pause_does() -> None:
    at_once, later = (screen_of(replace(put_for(1), subjects=())) for _ in range(2))
    for key in ("1", "r", "y"):
        at_once.press(key)
        later.press(key)
    later.was_wrong = False

    assert at_once.press("enter") is None
    assert later.press("enter") is not None


def test_a_letter_for_how_it_is_known_that_is_not_asked_begins_no_word() -> None:
    asked = screen_of(replace(put_for(1, asks_source=False), subjects=()))

    assert "r does nothing here." in after(asked, "1", "r")
    assert asked.press("enter") is not None
