"""A room under way: hands are kept before anything is told, and no typing loses a count."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.put import Ending
from ehe_check.ask.quiz.foot import with_typed
from ehe_check.ask.quiz.hold_room import RoomTalk
from ehe_check.ask.quiz.room_screens import (
    NOTE,
    TALK_ABOUT,
    hint,
    question_screen,
    reasons_screen,
    spread_screen,
    talk_about,
)
from ehe_check.ask.quiz.stage import Page, Part, PlainStage, Screen, WallStage, Word
from ehe_check.bank.law_words import cited
from ehe_check.page.columns import cells
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.item_law import sentences_beneath
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.room import Counted, Room, RoomQuestion, counted, room_questions
from tests.quiz_groups import (
    BANK,
    LIBRARY,
    MOMENT,
    asked,
    gathered,
    option,
    right,
    with_item,
    wrong,
)
from tests.quizzes import TODAY

SHIPPED = load_quiz()


@dataclass
class Script(PlainStage):
    """A stage that types what it was given, and keeps each page with all that stands beneath it."""

    typed: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def show(self, page: Page, said: Sequence[str], hint: Sequence[str]) -> None:
        self.seen.append("\n".join([*page, *said, *hint]))

    def _typed(self, prompt: str) -> str:
        self.seen[-1] += f"\n{prompt}"
        self.input = io.StringIO(f"{self.typed.pop(0)}\n" if self.typed else "")
        return super()._typed(prompt)


@dataclass
class Held:
    """How a room went: its ending, the room as it was last saved, and what stood on the wall."""

    ending: Ending
    saved: list[Room]
    pages: list[str]
    talk: RoomTalk

    @property
    def last(self) -> tuple[RoomQuestion, ...]:
        return self.saved[-1].questions


def hold(room: Room, typed: Iterable[str], bank: QuizBank = BANK) -> Held:
    saved: list[Room] = []
    script = Script(io.StringIO(), io.StringIO(), typed=list(typed))
    talk = RoomTalk(
        script, room, bank, LIBRARY, TODAY, saved.append, lambda: MOMENT, ["Left out: QZ-7."]
    )
    return Held(talk.hold(), saved, script.seen, talk)


def two() -> Room:
    return gathered([asked("QZ-1", ()), asked("QZ-5", ())])


def found(each: RoomQuestion, bank: QuizBank = BANK) -> Counted:
    known = counted(each, bank)
    assert known is not None
    return known


def flat(page: str) -> str:
    return " ".join(page.split())


# The way through a room


def test_a_room_counts_talks_counts_again_reveals_and_ends() -> None:
    held = hold(two(), ["20", "", "4 7 0", "t", "1 10 0", "r", "", "3", "9", "r", "", "f"])

    assert Ending.FINISHED is held.ending
    assert [(4, 7, 0), (3, 9)] == [each.before for each in held.last]
    assert [(1, 10, 0), ()] == [each.after for each in held.last]
    assert (20, True) == (held.saved[-1].room.people, held.saved[-1].is_finished)
    assert all(each.revealed for each in held.last)
    assert "1 of 11 hands (before: 4 of 11)" in held.pages[5]


def test_nothing_tells_the_right_answer_or_the_law_before_the_reveal() -> None:
    options = [option("a"), option("b", right=True, cites=["E12"]), option("c")]
    held = hold(two(), ["", "4 7 0", "t", "1 10 0", "r", ""], with_item("QZ-1", options=options))
    first_reasons = next(at for at, page in enumerate(held.pages) if "RIGHT" in page)
    said = f"E12. {cited(LIBRARY.notes['E12'], TODAY)}"

    assert said in flat(held.pages[first_reasons])
    assert not [page for page in held.pages[:first_reasons] if "E12" in page or "Because" in page]
    assert [False, False, True] == [each.questions[0].revealed for each in held.saved[:3]]


def test_what_is_left_out_and_how_to_enlarge_the_letters_is_said_once() -> None:
    held = hold(two(), ["", "4 7 0"])

    assert "Left out: QZ-7." in held.pages[0]
    assert "Ctrl and +" in held.pages[0]
    assert not [page for page in held.pages[1:] if "Left out" in page or "Ctrl" in page]


@pytest.mark.parametrize(("typed", "people"), [("", None), ("0", None), ("7", 7)])
def test_how_many_are_there_may_be_left_out(typed: str, people: int | None) -> None:
    lines = [typed, "", "4 3 0"] if typed else ["", "4 3 0"]
    assert people == hold(two(), lines).saved[-1].room.people


def test_how_many_are_there_is_asked_until_it_is_a_number_and_never_of_a_room_under_way() -> None:
    held = hold(two(), ["many", "1000", "3 4", "300", "30", "", "4 7 0"])
    again = hold(held.talk.room, [])

    assert "many is no number of hands." in held.pages[1]
    assert "1000 is more than 999" in held.pages[2]
    assert "That is 2 numbers where 1 can stand." in held.pages[3]
    assert "People: 300. Press Enter to begin, or type another number" in held.pages[4]
    assert 30 == held.saved[0].room.people
    assert "How many people" not in again.pages[0]


def test_more_hands_than_people_are_named_and_kept_only_where_somebody_says_so() -> None:
    over = "12 hands of 11 people: type again or Enter to keep."
    typed = [["", "4 7 0"], ["8 4 0", ""], ["9 9 9", "8 4 0", "4 7 0"], ["8 4 0", "b", "0", "0"]]
    counts = []
    for lines in typed[1:]:
        held = hold(two(), ["11", "", *lines])
        assert any("people: type again or Enter to keep." in page for page in held.pages)
        counts.append(held.last[0].before if held.saved else None)

    assert over in flat(hold(two(), ["11", "", "8 4 0"]).pages[-1])
    assert [] == hold(two(), ["11", "", "8 4 0"]).saved
    assert [(8, 4, 0), (4, 7, 0), None] == counts
    assert 12 == hold(two(), ["11", "", "8 4 0", ""]).saved[-1].room.people
    several = gathered([asked("QZ-3", ())])
    assert (9, 9, 9, 9) == hold(several, ["9", "", "9 9 9 9"]).last[0].before


def test_hands_are_counted_again_and_mended_and_not_after_the_reasons_but_mended() -> None:
    both = hold(two(), ["", "4 7 0", "t", "1 10 0", "m", "2 9 0"]).last[0]
    shown = hold(two(), ["", "4 7 0", "r", "t", "m", "5 7 0"])
    stays = hold(two(), ["", "4 7 0", "t", "b", "m", "b", "r"]).last[0]

    assert ((4, 7, 0), (2, 9, 0)) == (both.before, both.after)
    assert ((5, 7, 0), ()) == (shown.last[0].before, shown.last[0].after)
    assert any("No count after the reasons could be compared." in page for page in shown.pages)
    assert ((4, 7, 0), (), True) == (stays.before, stays.after, stays.revealed)


def test_hands_of_a_file_with_its_options_in_another_order_are_kept_in_that_order() -> None:
    turned = RoomQuestion(item="QZ-1", order=("c", "a", "b"))
    held = hold(gathered([turned]), ["", "1 2 3"])

    assert (("c", "a", "b"), (3, 1, 2)) == (held.last[0].order, held.last[0].before)
    assert "A. Words of a\n   1 of 6 hands" in held.pages[-1]


def test_hands_come_one_by_one_with_a_way_back() -> None:
    held = hold(two(), ["", "4", "b", "5", "6,1"])

    assert (5, 6, 1) == held.last[0].before
    assert any("Hands for B, C (so far A 4): " in page for page in held.pages)


def test_a_wall_can_be_hidden_and_what_was_printed_in_lines_cannot() -> None:
    screen = Screen("Head", (Part("Words"),))
    wall, lines = Wall.of(80, 24), PlainStage(io.StringIO("h\n"), io.StringIO())
    wall.input = io.StringIO("hide\n\nx\n")

    assert "x" == wall.read(screen, "> ", (Word.HIDE,))
    assert "show it again" in wall.output.getvalue()  # type: ignore[attr-defined]  # a stream
    assert "h" == lines.read(screen, "> ", (Word.HIDE,))


def test_skipping_leaves_every_step_out_and_back_goes_to_the_question_before() -> None:
    held = hold(two(), ["", "b", "4 7 0", "r", "", "b", "", "x", ""])
    skipped = hold(two(), ["", "s", "b", "4 7 0"]).last[0]
    steps = [asked("QZ-9", (), step=step) for step in (1, 2)]
    left = hold(gathered([*steps, asked("QZ-1", ())]), ["", "s"])
    second = hold(gathered(steps), ["", "4 7 0", "r", "", "s"]).last
    all_steps = "The steps of that case that were not told yet are passed over."
    begun = hold(gathered([*steps, asked("QZ-1", ())]), ["", "s", "b"])

    assert "Question 2 of 2" in held.pages[-1]
    assert (False, (4, 7, 0)) == (skipped.skipped, skipped.before)
    assert [True, True, False] == [each.skipped for each in left.last]
    assert "Question 2 of 2" in left.pages[-1]
    assert [False, True] == [each.skipped for each in second]
    assert all_steps in flat(left.pages[-1])
    assert "step 1 of 2" in begun.pages[-1]


@pytest.mark.parametrize("typed", [["", "e", "l"], ["", "4 7 0", "e", "l"], ["", "4 7 0"], []])
def test_leaving_keeps_what_was_counted_and_goes_on_where_it_was(typed: list[str]) -> None:
    held = hold(two(), typed)
    again = hold(held.talk.room, [])

    assert Ending.LEFT is held.ending
    assert not held.talk.room.is_finished
    if held.saved:
        assert "4 of 11 hands" in again.pages[0]


def test_the_end_asks_before_it_is_over_and_a_room_that_is_done_goes_on_there() -> None:
    held = hold(two(), ["", "e", "x", "b", "4 7 0", "r", "e", "b", "e", "f"])
    done = asked("QZ-1", (1, 2, 3)).model_copy(update={"revealed": True})

    assert Ending.FINISHED is held.ending
    assert any("Type f, l or b." in page for page in held.pages)
    assert (4, 7, 0) == held.last[0].before
    assert "The end of the quiz" in hold(gathered([done]), []).pages[0]
    assert "Question 1 of 1: the reasons" in hold(gathered([done]), ["b"]).pages[-1]


def test_a_note_stands_before_a_question_about_harm_once_and_it_can_be_sat_out() -> None:
    steps = [asked("QZ-9", (), step=step) for step in (1, 2)]
    urgent, room = with_item("QZ-9", outcome="urgent"), gathered([*steps, asked("QZ-1", ())])
    held = hold(room, ["", "", "4 7 0", "r", "", ""], urgent)
    out = hold(room, ["", "s"], urgent)
    back = hold(room, ["", "", "s", "b", "4 7 0"], urgent)
    resumed = hold(held.talk.room, [], urgent)

    assert [1] == [at for at, page in enumerate(held.pages) if NOTE[0] in page]
    assert "A girl of nine" not in held.pages[1]
    assert 1 == sum(NOTE[0] in page for page in back.pages)
    assert NOTE[0] in resumed.pages[0]
    assert [True, True, False] == [each.skipped for each in out.last]
    assert not [page for page in hold(room, ["", "4 7 0"]).pages if NOTE[0] in page]


@given(
    st.lists(
        st.sampled_from(["", "4 7 0", "4 7", "3 9", "2", "r", "t", "m", "s", "b", "h", "e", "x"]),
        max_size=40,
    )
)
def test_whatever_is_typed_the_saved_room_is_whole_and_no_count_changes_unasked(
    typed: list[str],
) -> None:
    held = hold(two(), ["", *typed])

    for room in held.saved:
        assert room == Room.model_validate(room.model_dump())
    kept = [room.questions[0].before for room in held.saved if room.questions[0].before]
    if not {"m", "2"} & set(typed):
        assert len(set(kept)) <= 1


# What is typed


HOW = "Type how many hands, such as 4, or 4 7 0 9 for all at once."
NONE = "is no number of hands."
TOO_MANY = "is more than 999, the most that can be kept."


@pytest.mark.parametrize(
    ("typed", "hands", "said"),
    [
        ("9 4, 2", (9, 4, 2), ""),
        ("0 00 0000000005", (0, 0, 5), ""),
        ("9", (9,), ""),
        ("999 0 0", (999, 0, 0), ""),
        ("", (), HOW),
        ("x", (), f"x {NONE} {HOW}"),
        ("-3 1 2", (), f"-3 {NONE} {HOW}"),
        ("1000", (), f"1000 {TOO_MANY} {HOW}"),
        ("9" * 5000, (), f"{'9' * 20}... {TOO_MANY} {HOW}"),
        ("1 2 3 4", (), f"That is 4 numbers where 3 can stand. {HOW}"),
        (
            "99999 -3 1 2",
            (),
            f"99999 {TOO_MANY} -3 {NONE} That is 4 numbers where 3 can stand. {HOW}",
        ),
        ("0 0 0", (), "No hand was counted. Count once more, or type skip."),
    ],
)
def test_hands_are_read_as_they_were_typed_or_it_is_said_why_not(
    typed: str, hands: tuple[int, ...], said: str
) -> None:
    assert (hands, said) == with_typed((), typed, found(asked("QZ-1", ())), None)
    assert said in " ".join(flat(page) for page in hold(two(), ["", typed]).pages)


# What stands on the wall


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((0, 17, 0), (), "Go on to the reveal"),
        ((29, 71, 0), (), "Go on to the reveal"),
        ((30, 70, 0), (), "Let people talk"),
        ((70, 30, 0), (), "Let people talk"),
        ((71, 29, 0), (), "Say more first"),
        ((71, 29, 0), (0, 10, 90), "Go on to the reveal"),
    ],
)
def test_what_to_do_next_goes_by_the_share_right_without_telling_what_is(
    before: tuple[int, ...], after: tuple[int, ...], said: str
) -> None:
    counts = found(asked("QZ-1", before, after))
    held = hold(gathered([asked("QZ-1", before, after)]), [])

    assert hint(counts, None).startswith(said)
    assert hint(counts, None) in flat(held.pages[0])
    assert not {"right", "RIGHT", "wrong"} & {*hint(counts, None).split()}


def test_a_belief_is_talked_about_between_the_counts_and_only_one_that_was_chosen() -> None:
    held = hold(two(), ["", "1 7 3", "t", "0 11 0", "r"])
    pages = [at for at, page in enumerate(held.pages) if "It is not my job." in page]
    others = [(0, 17, 0), (3, 7, 1)]
    said = [talk_about(found(asked("QZ-1", each)), 0, BANK) for each in others]

    assert [3] == pages
    assert not [each.text for each in BANK.misconceptions if each.text in said[0]]
    assert "Somebody visits." in said[1]
    for place in range(len(TALK_ABOUT) + 1):
        assert "It is not my job." in talk_about(found(asked("QZ-1", (1, 1, 2))), place, BANK)
    bare = with_item("QZ-1", options=[option("a"), right("b"), wrong("c")])
    assert talk_about(found(asked("QZ-1", (9, 1, 0)), bare), 0, bare) == said[0]


def test_the_reasons_name_the_beliefs_that_were_chosen_last_with_their_hands() -> None:
    held = hold(two(), ["", "1 7 3", "r"])
    none = hold(two(), ["", "0 17 0", "r"])

    assert 'The belief behind it (3 of 11): "It is not my job."' in held.pages[-1]
    assert 'The belief behind it (1 of 11): "Somebody visits."' in held.pages[-1]
    assert "The belief" not in none.pages[-1]


def test_where_several_may_be_right_hands_have_no_whole() -> None:
    held = hold(gathered([asked("QZ-3", ())]), ["", "1 7 9 3", "r"])

    assert "Raise a hand for each that you choose" in held.pages[1]
    assert "1 hands" not in held.pages[2]
    assert "7 hands" in held.pages[2]
    assert " of 9" not in held.pages[2]


class Wall(WallStage):
    """A wall of a size that a test chooses."""

    @classmethod
    def of(cls, cols: int, rows: int, output: io.TextIOBase | None = None) -> Wall:
        from rich.console import Console

        wall = cls(io.StringIO(), output or io.StringIO())  # type: ignore[arg-type]  # a stream
        wall.console = Console(file=wall.output, width=cols, height=rows)
        return wall


BELOW = 2
"""Lines beneath a page besides its two last: a remark, and what can be typed."""


@pytest.mark.parametrize(("cols", "rows"), [(80, 24), (160, 24), (80, 50), (160, 50)])
def test_every_shipped_question_fills_its_screen_and_stands_on_one(cols: int, rows: int) -> None:
    wall = Wall.of(cols, rows)
    for question in room_questions(SHIPPED.items):
        hands = tuple(range(len(question.order)))
        both = found(question.model_copy(update={"before": hands, "after": hands}), SHIPPED)
        law = sentences_beneath(both.item, both, LIBRARY, TODAY)
        heading = "Question 10 of 10, step 2 of 3"
        (put,) = wall.pages(question_screen(both, heading), BELOW)
        (spread,) = wall.pages(spread_screen(both, heading), BELOW)
        talked = wall.pages(question_screen(both, heading, talk_about(both, 0, SHIPPED)), BELOW)
        told = wall.pages(reasons_screen(both, heading, law, SHIPPED), BELOW)

        for page in (put, spread, *talked, *told):
            assert len(page) <= rows - BELOW - 2
            assert all(cells(line) <= wall.measure for line in page)
        assert question.item not in "".join(put)
    assert wall.measure >= cols * 4 // 5


def test_a_wide_and_high_window_gets_more_room_between_its_parts() -> None:
    screen = question_screen(found(asked("QZ-1", ())), "Question 1 of 2")
    small, large = (Wall.of(*size).pages(screen, BELOW)[0] for size in ((80, 24), (160, 50)))

    assert [line for line in small if line] == [line for line in large if line]
    assert len(large) > len(small)


def test_what_does_not_fit_takes_pages_and_loses_no_word() -> None:
    wall = Wall.of(30, 11)
    screen = question_screen(found(asked("QZ-1", ())), "Question 1")
    pages = wall.pages(Screen(screen.heading, (Part("word " * 60), *screen.parts[1:])), BELOW)
    text = "\n".join(line for page in pages for line in page)

    assert len(pages) > 2
    assert 60 == text.count("word")
    assert all(letter in text for letter in ("A. ", "B. ", "C. "))
    assert all(len(page) <= 11 - BELOW - 2 for page in pages)


def test_pages_are_turned_and_numbers_may_be_typed_at_any() -> None:
    screen = Screen("Head", tuple(Part(f"part {number}") for number in range(40)))
    rows = [
        (["", "", "", "9"], "9"),
        (["", "b", "", "", "", "9"], "9"),
        (["4 7 0"], "4 7 0"),
        (["", "e"], Word.END),
    ]
    for typed, expected in rows:
        wall = Wall.of(80, 24)
        wall.input = io.StringIO("".join(f"{line}\n" for line in typed))
        assert expected == wall.read(screen, "> ", (Word.SKIP, Word.BACK, Word.END)), typed


def test_a_wall_that_cannot_draw_blocks_uses_plain_signs_and_no_words_steer_it() -> None:
    plain = Wall.of(80, 24, io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    spread = spread_screen(found(asked("QZ-1", (1, 2, 3))), "Question 1")
    pages = Wall.of(80, 24).pages(Screen("\x1b[2Jhead", (Part("te\x07xt"),)), BELOW)

    assert "#####" in "".join(plain.pages(spread, BELOW)[0])
    assert not [bad for bad in "\x1b\x07" if bad in "".join("".join(page) for page in pages)]


def test_plain_lines_say_a_page_once_and_a_remark_alone() -> None:
    out = io.StringIO()
    stage = PlainStage(io.StringIO("x\n\n"), out)
    stage.lasting = "Not saved yet."
    screen = Screen("Head", (Part("Words"),))
    for remark in ("", "Odd."):
        stage.remark = remark
        stage.read(screen, "> ", (Word.SKIP,))

    assert "\nHead\n\nWords\nNot saved yet.\ns skip\n> Not saved yet. Odd.\n> " == out.getvalue()
