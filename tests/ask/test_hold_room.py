"""A room under way: hands are kept before anything is told, and no typing loses a count."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.put import Ending
from ehe_check.ask.quiz.foot import numbers_of
from ehe_check.ask.quiz.hold_room import RoomTalk
from ehe_check.ask.quiz.room_screens import question_screen, reasons_screen, spread_screen
from ehe_check.ask.quiz.stage import Page, PlainStage, Screen, WallStage
from ehe_check.bank.law_words import cited
from ehe_check.page.columns import cells
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.item_law import sentences_beneath
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.room import Room, RoomQuestion, counted, room_questions
from tests.quiz_groups import BANK, LIBRARY, MOMENT, asked, gathered, option, with_item
from tests.quizzes import TODAY

SHIPPED = load_quiz()


@dataclass
class Script:
    """A stage that types what it was given, and keeps every page with what was saved by then."""

    typed: list[str]
    pages_: list[str] = field(default_factory=list)
    plain: PlainStage = field(default_factory=lambda: PlainStage(io.StringIO(), io.StringIO()))

    def pages(self, screen: Screen) -> Sequence[Page]:
        return self.plain.pages(screen)

    def show(self, page: Page, *, hint: Sequence[str] = (), remark: str = "") -> None:
        self.pages_.append("\n".join([*page, remark, *hint]))

    def read(self, prompt: str) -> str | None:
        self.pages_[-1] += f"\n{prompt}"
        return self.typed.pop(0) if self.typed else None


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
    script = Script(list(typed))
    beside = {"stage": script, "save": saved.append, "now": lambda: MOMENT, "today": TODAY}
    talk = RoomTalk(room=room, bank=bank, library=LIBRARY, **beside)  # type: ignore[arg-type]  # by name
    return Held(talk.hold(), saved, script.pages_, talk)


def two() -> Room:
    return gathered([asked("QZ-1", ()), asked("QZ-5", ())])


def test_a_room_counts_then_reveals_and_ends() -> None:
    held = hold(two(), ["", "4 7 0", "r", "", "", "3", "9", "r", "", "", "f"])

    assert Ending.FINISHED is held.ending
    assert [(4, 7, 0), (3, 9)] == [each.before for each in held.last]
    assert held.saved[-1].is_finished
    assert all(each.revealed for each in held.last)


def test_nothing_tells_the_right_answer_or_the_law_before_the_hands_are_on_disk() -> None:
    options = [option("a"), option("b", right=True, cites=["E12"]), option("c")]
    held = hold(two(), ["", "4 7 0", "r", ""], with_item("QZ-1", options=options))
    first_reasons = next(at for at, page in enumerate(held.pages) if "RIGHT" in page)
    said = f"E12. {cited(LIBRARY.notes['E12'], TODAY)}"

    assert said in " ".join(held.pages[first_reasons].split())
    assert not [page for page in held.pages[:first_reasons] if "E12" in page or "Because" in page]
    assert (4, 7, 0) == held.saved[0].questions[0].before
    assert not held.saved[0].questions[0].revealed


def test_hands_are_counted_again_after_talking_and_never_once_the_reasons_are_shown() -> None:
    held = hold(two(), ["", "4 7 0", "a", "1 10 0", "r"])
    question = held.last[0]
    page = next(each for each in held.pages if "Before" in each)
    shown = hold(two(), ["", "4 7 0", "r", "b", "a", "m", "5 7 0"])
    second = hold(two(), ["", "4 7 0", "a", "1 10 0", "m", "2 9 0"]).last[0]

    assert ((4, 7, 0), (1, 10, 0)) == (question.before, question.after)
    assert "Before 4 of 11 hands" in page
    assert "After  1 of 11 hands" in page
    assert ((5, 7, 0), ()) == (shown.last[0].before, shown.last[0].after)
    assert any("could not be compared" in page for page in shown.pages)
    assert ((4, 7, 0), (2, 9, 0)) == (second.before, second.after)


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("x", "Type how many hands"),
        ("-1", "Type how many hands"),
        ("1000", "Type how many hands"),
        ("9" * 5000, "Type how many hands"),
        ("", "Type how many hands"),
        ("1 2 3 4", "That is 4 numbers for 3 options"),
        ("0 0 0", "No hand was counted"),
    ],
)
def test_what_is_no_count_chooses_nothing(typed: str, remark: str) -> None:
    held = hold(two(), ["", typed])

    assert [] == held.saved
    assert remark in held.pages[-1]


def test_hands_come_one_by_one_with_a_way_back_and_hiding_shows_nothing_meanwhile() -> None:
    held = hold(two(), ["", "hide", "", "4", "b", "5", "6,1"])
    hidden = next(page for page in held.pages if "show it again" in page)

    assert (5, 6, 1) == held.last[0].before
    assert any("Hands for B, C (so far A 4): " in page for page in held.pages)
    assert not [words for words in ("QZ", "What of") if words in hidden]


def test_skipping_leaves_every_step_out_and_back_goes_to_the_question_before() -> None:
    held = hold(two(), ["", "b", "4 7 0", "r", "", "", "b", "r", "", ""])
    skipped = hold(two(), ["", "s", "b", "4 7 0"]).last[0]
    steps = [asked("QZ-9", (), step=step) for step in (1, 2)]
    left = hold(gathered([*steps, asked("QZ-1", ())]), ["", "s"])

    assert "Question 2 of 2" in held.pages[-1]
    assert (False, (4, 7, 0)) == (skipped.skipped, skipped.before)
    assert [True, True, False] == [each.skipped for each in left.last]
    assert "Question 2 of 2" in left.pages[-1]


@pytest.mark.parametrize("typed", [["", "e", "l"], ["", "4 7 0", "e", "l"], ["", "4 7 0"], []])
def test_leaving_keeps_what_was_counted_and_goes_on_where_it_was(typed: list[str]) -> None:
    held = hold(two(), typed)
    again = hold(held.talk.room, [])

    assert Ending.LEFT is held.ending
    assert not held.talk.room.is_finished
    if held.saved:
        assert "4 of 11 hands" in again.pages[0]


def test_the_end_asks_before_it_is_over_and_a_room_that_is_done_goes_on_there() -> None:
    held = hold(two(), ["", "e", "x", "b", "4 7 0", "r", "e", "b", "z", "r", "", "e", "f"])
    done = asked("QZ-1", (1, 2, 3)).model_copy(update={"revealed": True})

    assert Ending.FINISHED is held.ending
    assert any("Type f, l or b." in page for page in held.pages)
    assert (4, 7, 0) == held.last[0].before
    assert "The end of the quiz" in hold(gathered([done]), ["b", "s"]).pages[0]


def test_the_belief_that_drew_the_most_hands_is_put_as_a_question_and_else_what_was_hard() -> None:
    every = with_item("QZ-3", options=[option(name, right=True) for name in "abcd"])
    held = hold(two(), ["", "1 7 3", "r", ""])
    other = hold(gathered([asked("QZ-3", ())]), ["", "1 7 9 3", "r", "x", ""])
    none = hold(gathered([asked("QZ-3", ())]), ["", "1 7 9 3", "r", ""], every)

    assert "It is not my job." in held.pages[-1]
    assert "Somebody visits." in other.pages[-1]
    assert any("Raise a hand for each that you choose" in page for page in other.pages)
    assert "What made this question hard or easy" in none.pages[-1]


@given(
    st.lists(
        st.sampled_from(["", "4 7 0", "4 7", "3 9", "2", "r", "a", "m", "s", "b", "h", "e", "x"]),
        max_size=40,
    )
)
def test_whatever_is_typed_the_saved_room_is_whole_and_no_count_changes_unasked(
    typed: list[str],
) -> None:
    held = hold(two(), typed)

    for room in held.saved:
        assert room == Room.model_validate(room.model_dump())
    kept = [room.questions[0].before for room in held.saved if room.questions[0].before]
    if not {"m", "2"} & set(typed):
        assert len(set(kept)) <= 1


class Wall(WallStage):
    """A wall of a size that a test chooses."""

    size: ClassVar[tuple[int, int]] = (80, 24)

    def _size(self) -> tuple[int, int]:
        return self.size


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_every_shipped_question_fits_on_one_roomy_screen_with_its_options(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Wall, "size", size)
    wall = Wall(io.StringIO(), io.StringIO())
    items = [item for item in SHIPPED.items if item.kind is not ItemKind.ORDER]
    for question in room_questions(items, random.Random(1)):  # noqa: S311 (a test)
        hands = tuple(range(len(question.order)))
        both = question.model_copy(update={"before": hands, "after": hands})
        found = counted(both, SHIPPED)
        assert found is not None
        heading = "Question 10 of 10, step 2 of 3"
        asked_ = wall.pages(question_screen(found, heading, talked=True))
        spread = wall.pages(spread_screen(found, heading))
        law = sentences_beneath(found.item, found, LIBRARY, TODAY)
        told = wall.pages(reasons_screen(found, heading, law))

        assert 1 == len(asked_) == len(spread)
        assert all(cells(line) <= 62 for page in (*asked_, *told) for line in page)
        assert all(len(page) <= size[1] - 4 for page in (*asked_, *spread, *told))
        assert question.item not in "".join(asked_[0])


def test_what_does_not_fit_takes_pages_and_loses_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Wall, "size", (30, 10))
    wall = Wall(io.StringIO(), io.StringIO())
    found = counted(asked("QZ-1", (1, 2, 3)), BANK)
    assert found is not None
    screen = question_screen(found, "Question 1", talked=False)
    pages = wall.pages(Screen(screen.heading, "word " * 40, screen.parts))
    text = "\n".join(line for page in pages for line in page)

    assert len(pages) > 2
    assert 40 == text.count("word")
    assert all(letter in text for letter in ("A. ", "B. ", "C. "))
    assert all(len(page) <= 6 for page in pages)


def test_a_wall_that_cannot_draw_blocks_uses_plain_signs_and_no_words_steer_it() -> None:
    plain = Wall(io.StringIO(), io.TextIOWrapper(io.BytesIO(), encoding="ascii"))
    found = counted(asked("QZ-1", (1, 2, 3)), BANK)
    pages = Wall(io.StringIO(), io.StringIO()).pages(Screen("\x1b[2Jhead", "te\x07xt"))

    assert found is not None
    assert "#####" in "".join(plain.pages(spread_screen(found, "Question 1"))[0])
    assert not [bad for bad in "\x1b\x07" if bad in "".join("".join(page) for page in pages)]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("9 4, 2", (9, 4, 2)),
        ("0 00 0000000005", (0, 0, 5)),
        ("1000", None),
        ("9" * 5000, None),
        ("nine", None),
        ("", None),
    ],
)
def test_hands_are_read_as_they_were_typed(typed: str, numbers: tuple[int, ...] | None) -> None:
    assert numbers == numbers_of(typed)
