"""The quick grids: the rows of one screen, and what each cell becomes, for its child alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.advice.advised import Advised
from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.step import on_screen
from ehe_check.ask.key_screens import screen_of
from ehe_check.ask.marks import NOTHING_TO_KEEP
from ehe_check.ask.put import PersonLeftError, Put
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.bank.condition import NOT_KNOWN, SOMETHING
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.quick_rows import QuickGrid
from ehe_check.bank.urgency import Urgency
from ehe_check.case.walk import Screen
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from ehe_check.over_time.follow import earlier_answers
from tests.ask.scripts import ScriptedAsker, pressed, typed
from tests.ask.walks import BANK, TODAY, walk_of, walked, with_beside
from tests.counts import tries
from tests.worked import session_of

ADULTS, HEALTH = BANK.quick_grids
ROWS: Final = {row.question: row.option for row in HEALTH.rows}
OF_ADULTS: Final = {row.question: row.option for row in ADULTS.rows}
AGES: Final = ("school-age", "under-one", "unborn", "over-school-age")
LABELS: Final = ("boy", "baby", "unborn", "sister")
RECORD, LEAVE, BACK = Evidence.RECORD, Moved(Move.LEAVE), Moved(Move.BACK)


def family(many: int = 1) -> Answers:
    entries = tuple(
        Entry.model_validate({"id": f"child-{at}", "label": label, "age": age})
        for at, (label, age) in enumerate(zip(LABELS[:many], AGES, strict=False), start=1)
    )
    return Answers(entries=entries, complete=frozenset({"child"}))


def walk_with(answers: Answers, *replies: Reply, walk_set: str = "quick") -> Interview:
    return walk_of(answers, ScriptedAsker(replies), walk_set)


def grid_of(walk: Interview, grid: QuickGrid = HEALTH) -> Screen:
    return next(each for each in walk.walk.screens if each.quick_grid == grid)


def asked(
    answers: Answers, *replies: Reply, grid: QuickGrid = HEALTH
) -> tuple[Interview, ScriptedAsker]:
    """Put a grid with some replies, and return the walk after it."""
    asker = ScriptedAsker(replies)
    walk = walk_of(answers, asker)
    on_screen(walk, grid_of(walk, grid)).ask()
    return walk, asker


def put_of(many: int = 1, *answers: Answer, grid: QuickGrid = HEALTH) -> Put:
    listed = family(many)
    for each in answers:
        listed = listed.with_answer(each)
    return asked(listed, BACK, grid=grid)[1].puts[0]


def cell(about: str, by: str, code: str, source: str = RECORD) -> Said:
    """A cell by what is pressed there."""
    if code == "0":
        return Said(about, by, not_known=True)
    one = {**ROWS, **OF_ADULTS}[by]
    return Said(about, by, ids=(one,), source=source) if code == "1" else something(about, by)


def something(about: str, by: str) -> Said:
    return Said(about, by, ids=(SOMETHING,))


# Keys: what stands on the screen, where a key goes, and how few there are.


def test_it_looks_like_this_with_the_cell_that_is_marked_and_the_one_that_is_next() -> None:
    lines = pressed(put_of(2), "1", "r", "2")[1].split("\n")

    assert "Health and care: what do you know of each child?" in lines
    growth = next(line for line in lines if "growth and weight" in line)
    care = next(line for line in lines if "a fit home" in line)
    assert growth.split()[3:] == ["1", "r", "[2]"]
    assert care.split()[-2:] == ["_", "."]
    assert "1 child, rooms seen: no sign  2 anything else: asked next" in lines


def test_every_line_is_in_sight_of_one_two_or_three_children_on_24_rows() -> None:
    puts = {put_of(many): "injuries beyond everyday bumps" for many in (1, 2, 3)}
    for put, row in {**puts, put_of(2, grid=ADULTS): "declined or put off"}.items():
        drawn = screen_of(put).drawn(79, 24)
        text = " ".join(" ".join(line for _, line in drawn.lines).split())

        assert drawn.is_whole
        assert "0 not known, or nobody has looked" in text
        assert row in text


def test_an_ordinary_child_takes_ten_keys() -> None:
    keys = [*"1111111", "enter", "r", "enter"]
    reply, _ = pressed(put_of(), *keys)

    assert 10 == len(keys)
    assert reply == Given(tuple(cell("child-1", by, "1") for by in ROWS))


def test_a_letter_given_once_fills_the_row_and_can_be_changed_in_a_cell() -> None:
    put = put_of(4)
    filled, shown = pressed(put, "1", "r", "1", "1", "left", "s")
    growth = next(line for line in shown.split("\n") if "growth and weight" in line)
    _, first = pressed(put, "1", "1", "1", "p")
    again = next(line for line in first.split("\n") if "growth and weight" in line)

    assert filled is None
    assert growth.split()[3:] == ["1", "r", "[1", "s]", "-", "1", "r"]
    assert again.split()[3:] == ["1", "p", "1", "p", "-", "[1", "p]"]


def test_the_last_letter_fills_all_that_have_none_and_after_an_arrow_its_row_alone() -> None:
    put = put_of()
    every, _ = pressed(put, *"1111111", "enter", "s", "enter")
    _, shown = pressed(put, *"1111111", "enter", "down", "s")

    assert isinstance(every, Given)
    assert {"saw-myself"} == {each.source for each in every.said}
    assert 1 == sum(" 1 s" in line or "[1 s]" in line for line in shown.split("\n"))


def test_a_cell_gone_back_to_is_changed_there_and_keeps_its_letter() -> None:
    _, shown = pressed(put_of(), "1", "r", "1", "up", "2", "1")
    lines = [line for line in shown.split("\n") if "growth and weight" in line or "food" in line]

    assert lines[0].split()[-1] == "[1]"
    assert lines[1].split()[-1] == "1"
    assert "[1 r]" in pressed(put_of(), "1", "r", "1", "up", "1")[1]


def test_why_shows_the_gravest_that_would_be_a_2_in_the_row_that_is_marked() -> None:
    _, shown = pressed(put_of(), "down", "down", "w")
    _, reply = typed(put_of(), "1r", "w", "x")
    assert first_of("HEA-6") in " ".join(pressed(put_of(), "1", "w")[1].split())
    first, second = BANK.by_id["HEA-2"].options[-1:-3:-1]

    assert "2 is one of these: Phys" in pressed(put_of(1, grid=ADULTS), "down", "down", "w")[1]
    assert first.text[:40] in shown
    assert shown.index(first.text[:20]) < shown.index(second.text[:20])
    assert BANK.by_id["HEA-6"].options[-1].text in " ".join(reply.split())


def test_unborn_children_have_the_row_of_appointments_alone() -> None:
    put = put_of(3)

    assert {"HEA-2"} == {by for about, by in put.cells if about == "child-3"}
    assert set(ROWS) == {by for about, by in put.cells if about == "child-1"}
    reply, _ = pressed(put, *"12" * 3, *"120", *"12" * 4)
    assert reply is None


def first_of(question: str) -> str:
    return BANK.by_id[question].options[-1].text


# Typed lines.


def test_a_row_is_typed_in_turn_with_one_letter_for_those_that_take_one() -> None:
    lines = ["1 1r", "1s 1", "1 2 0r", "0", "2", "1, 1 f", "boy 1r, baby 2"]
    reply, heard = typed(put_of(3), *lines)

    assert isinstance(reply, Given)
    said = {(each.about, each.by): (each.ids, each.not_known, each.source) for each in reply.said}
    assert ((ROWS["HEA-1"],), False, "record") == said["child-1", "HEA-1"]
    assert said["child-1", "HEA-1"] == said["child-2", "HEA-1"]
    assert ((ROWS["HEA-6"],), False, "saw-myself") == said["child-2", "HEA-6"]
    assert ((SOMETHING,), False, "") == said["child-2", "HEA-2"]
    assert ((), True, "") == said["child-3", "HEA-2"]
    assert ((ROWS["HEA-7"],), False, "parent-told-me") == said["child-1", "HEA-7"]
    assert "weight: boy and baby\n  1. seen lately: well, no drop known\n  2. any" in heard
    assert "  2. anything else\n" in heard
    assert "That is 3 numbers, and 2 are asked for." in typed(put_of(2), "1 1 1", "x")[1]
    assert "or one for each in turn" in " ".join(typed(put_of(2), "7", "x")[1].split())


def test_a_code_from_paper_is_read_in_the_row_of_its_question() -> None:
    reply, heard = typed(put_of(), "HEA-1 1r", "HEA-6 1r", "HEA-1 1r", "x")

    assert isinstance(reply, Moved)
    assert "belongs to the question HEA-1. This is HEA-2: three or more" in " ".join(heard.split())


# What is kept.


def test_a_cell_is_the_answer_of_its_question_and_2_is_put_next_for_those_children() -> None:
    cells = [cell("child-1", "HEA-1", "1"), cell("child-2", "HEA-1", "2")]
    cells += [cell("child-1", "HEA-7", "0"), cell("child-2", "HEA-9", "2")]
    walk, _ = asked(family(2), Given(tuple(cells)))
    first, second, mood, injury = (walk.answers.get(Ref(each.by, each.about)) for each in cells)
    in_full = [each for each in walk.walk.screens if each.first.in_full]

    assert first is not None
    assert (ROWS["HEA-1"], RECORD, TODAY) == (first.value, first.evidence, first.answered)
    assert second is not None
    assert injury is not None
    assert injury.something
    assert (True, True, None) == (second.not_known, second.something, second.value)
    assert mood is not None
    assert (True, False) == (mood.not_known, mood.something)
    assert [("HEA-1", ("child-2",)), ("HEA-9", ("child-2",))] == [
        (each.question.id, each.abouts) for each in in_full
    ]
    assert not any(each.is_settled(walk.answers) for each in in_full)
    assert 2 + 14 - 4 - 2 == sum(walk.answers.get(step.ref) is None for step in grid_of(walk).steps)


def test_the_full_set_asks_each_question_with_all_its_options_and_has_no_grid() -> None:
    walk = walk_with(family(2), walk_set="full")

    assert not [each for each in walk.walk.screens if each.quick_grid or each.first.in_full]
    assert set(ROWS) <= {each.question.id for each in walk.walk.screens}


def test_it_stands_after_the_siblings_and_before_the_drift_questions() -> None:
    answers = family(2).with_answer(Answer(question="DRI-1", value="not-settled"))
    names = [each.question.id for each in walk_with(answers).walk.screens]

    assert names.index("SIB-3") < names.index("HEA-1") < names.index("DRI-2")
    assert 1 == names.count("HEA-1")


def test_what_is_skipped_after_a_2_stays_marked_is_not_put_again_and_comes_first_to_close() -> None:
    done = walked(
        family(),
        {
            HEALTH.id: [
                Given(tuple(cell("child-1", by, "2" if by == "HEA-9" else "1") for by in ROWS))
            ],
            "HEA-9 child-1": [Moved(Move.SKIP)],
            "decision action": [LEAVE],
        },
    )
    kept = done.answers.get(Ref("HEA-9", "child-1"))

    assert kept is not None
    assert kept.something
    assert 1 == done.asker.names.count("HEA-9 child-1")
    advice = done.sheets[-1].recommendation
    assert "HEA-9" == advice.close_first[0].question
    assert advice.urgency.at_least(Urgency.RAISE_IN_SUPERVISION)
    assert "HEA-9.something" in {each.id for each in done.sheets[-1].prompts}


def test_what_was_said_in_full_stands_while_its_cell_says_2_and_is_replaced_by_1() -> None:
    grave = Answer(question="HEA-6", about="child-1", value="serious", evidence=RECORD)
    stands = put_of(1, grave)
    kept, _ = asked(family().with_answer(grave), Given((something("child-1", "HEA-6"),)))
    milder, _ = asked(
        family().with_answer(grave.model_copy(update={"value": "some-not-explained"})),
        Given((cell("child-1", "HEA-6", "1"),)),
    )

    assert [("serious",)] == [each.ids for each in stands.said]
    assert "said r" in pressed(stands, "down")[1]
    assert grave == kept.answers.get(grave.ref)
    changed = milder.answers.get(grave.ref)
    assert changed is not None
    assert ROWS["HEA-6"] == changed.value


def test_a_cell_that_says_the_same_again_stays_as_it_was_said() -> None:
    said = cell("child-1", "HEA-1", "1")
    stood = Answer(question="HEA-1", about="child-1", value=said.ids[0], evidence=RECORD)
    walk, _ = asked(family().with_answer(stood), Given((said,)))

    assert stood == walk.answers.get(stood.ref)


def test_a_cell_that_is_emptied_is_open_again_and_an_empty_one_is_left_open() -> None:
    said = Answer(question="HEA-4", about="child-1", value="match", evidence=RECORD)
    walk, _ = asked(family().with_answer(said), Given((cell("child-1", "HEA-1", "1"),)))

    assert walk.answers.get(said.ref) is None
    assert not grid_of(walk).is_settled(walk.answers)
    shown = pressed(put_of(), "1", "r", "up", "enter")[1]
    assert "6 cells are empty. Enter again leaves them." in shown


def test_a_note_is_kept_at_the_cell_that_is_marked_and_half_given_cells_come_back() -> None:
    reply, _ = pressed(put_of(2), "1", "r", "down", "o")
    walk, asker = asked(family(2), reply or BACK, Wrote("Ask the dentist."), BACK)
    noted = walk.answers.get(Ref("HEA-6", "child-1"))

    assert noted is not None
    assert "Ask the dentist." == noted.note
    assert [("child-1", "HEA-1")] == [each.cell for each in asker.puts[-1].said]


def test_skip_keeps_what_is_filled_and_leaving_too_while_the_rest_is_skipped_or_open() -> None:
    filled = (cell("child-1", "HEA-1", "1"),)
    skipped, _ = asked(family(), Moved(Move.SKIP, given=filled))
    walk = walk_with(family(), Moved(Move.LEAVE, given=filled))
    with pytest.raises(PersonLeftError):
        on_screen(walk, grid_of(walk)).ask()

    assert {"HEA-1"} == {each.question for each in skipped.answers if not each.skipped}
    assert set(ROWS) == {each.question for each in skipped.answers}
    assert ["HEA-1"] == [each.question for each in walk.answers]


SAID: Final = {"HEA-1": "steady", "HEA-6": "no", "HEA-7": "no-sign", "HEA-9": "differ"}


def followed() -> Put:
    """The grid of a follow-up, where some of it was said last time."""
    was = family()
    for question, option in SAID.items():
        was = was.with_answer(
            Answer(question=question, about="child-1", value=option, evidence=RECORD)
        )
    asker = ScriptedAsker([BACK])
    walk = walk_of(family(), asker)
    with_beside(walk, earlier=earlier_answers(BANK, session_of(was), TODAY))
    on_screen(walk, grid_of(walk)).ask()
    return asker.puts[0]


def test_one_key_keeps_of_last_time_what_may_be_kept_and_what_it_was_stands_in_the_grid() -> None:
    put = followed()
    reply, shown = pressed(put, "y")

    assert Move.KEEP in put.moves
    assert reply is None
    assert "These were true of that day, so they are asked again:" in shown
    assert "said r" in shown
    assert "Injuries, boy" in " ".join(shown.split())


def test_in_plain_lines_the_key_keeps_the_row_that_was_read_out_and_no_other() -> None:
    put = followed()
    rows = [each.id for each in put.grid.rows]
    kept = {x.said.by: x.keeps for x in put.grid.last_said if x.keeps}
    one, words = typed(put, *("y" if each == "HEA-1" else "0" for each in rows))
    both, _ = typed(put, *("y" if each in kept else "0" for each in rows))
    _, refused = typed(put, *("0" if each in kept else "y" for each in rows[:3]), "x")

    def with_kept(*of: str) -> Given:
        return Given(tuple(kept[by] if by in of else cell("child-1", by, "0") for by in rows))

    assert with_kept("HEA-1") == one
    assert with_kept("HEA-1", "HEA-6") == both
    assert 2 == " ".join(words.split()).count("; y keeps it.") == len(kept)
    assert "no drop known\n  2. anything else\nLast time (" in words
    assert NOTHING_TO_KEEP in refused


# The adults' grid: one cell a row.


def test_the_rows_of_the_adults_have_one_cell_and_take_eight_keys_in_an_ordinary_family() -> None:
    keys = [*"00011", "enter", "s", "enter"]
    shown = pressed(put_of(2, grid=ADULTS), *keys[:4])[1]
    assert "recorded?\n\n   violence" in shown
    done, _ = pressed(put_of(2, grid=ADULTS), *keys)

    assert [("", by) for by in OF_ADULTS] == list(put_of(2, grid=ADULTS).cells)
    assert "1 nothing, or nothing asked of them" in shown
    by = {each.by: (each.ids, each.not_known, each.source) for each in replies_of(done)}
    assert ((), True, "") == by["FAM-5"]
    assert ((OF_ADULTS["ADU-2"],), False, "saw-myself") == by["ADU-2"]
    assert set(OF_ADULTS) == set(by)


def replies_of(reply: Reply | None) -> tuple[Said, ...]:
    assert isinstance(reply, Given)
    return reply.said


def test_a_row_that_is_not_asked_how_it_is_known_takes_no_letter() -> None:
    reply, _ = pressed(put_of(2, grid=ADULTS), *"11111", "enter", "r", "enter")

    known = {each.by: each.source for each in replies_of(reply)}
    assert "" == known.pop("FAM-5.works")
    assert {"record"} == set(known.values())


def test_the_rows_of_the_adults_are_typed_one_a_line_and_no_child_is_named() -> None:
    reply, heard = typed(put_of(2, grid=ADULTS), "0", "0", "2", "1r", "ADU-2 1s")

    said = {each.by: (each.ids, each.not_known, each.source) for each in replies_of(reply)}
    assert ((SOMETHING,), False, "") == said["PMH-1"]
    assert ((OF_ADULTS["ADU-1"],), False, "record") == said["ADU-1"]
    assert "Children" not in heard


def test_what_was_marked_of_the_adults_is_put_next_before_each_childs_health() -> None:
    cells = [cell("", by, "2" if by in ("FAM-5", "ADU-2") else "0") for by in OF_ADULTS]
    walk, _ = asked(family(2), Given(tuple(cells)), grid=ADULTS)
    screens = list(walk.walk.counted)
    at = screens.index(grid_of(walk, ADULTS))
    full = [place for place, each in enumerate(screens) if each.first.in_full]

    assert [at + 1, at + 2] == full
    assert ["FAM-5", "ADU-2"] == [screens[each].question.id for each in full]
    assert max(full) < screens.index(grid_of(walk))
    marked = walk.answers.get(Ref("ADU-2"))
    assert marked is not None
    assert marked.something


# Grid and questions: the same answers, and no child's by another's cell.


def states_of(question: str) -> list[str]:
    return [NOT_KNOWN, *BANK.by_id[question].option_ids]


def answered_by_questions(answers: Answers, said: Mapping[Ref, str]) -> Answers:
    for ref, state in said.items():
        fields = {"not_known": True} if state == NOT_KNOWN else {"value": state}
        answers = answers.with_answer(
            Answer.model_validate({"question": ref.question, "about": ref.about, **fields})
        )
    return answers


def answered_by_the_grid(answers: Answers, said: Mapping[Ref, str], grid: QuickGrid) -> Answers:
    """Answer by the grid: 1 and 0 where they say it, else 2, and then the question in full."""
    ones = {row.question: row.option for row in grid.rows}
    codes = {
        ref: {ones[ref.question]: "1", NOT_KNOWN: "0"}.get(state, "2")
        for ref, state in said.items()
    }
    cells = [cell(ref.about or "", ref.question, code) for ref, code in codes.items()]
    walk, _ = asked(answers, *([Given(tuple(cells))] if cells else [BACK]), grid=grid)
    for screen in [each for each in walk.walk.screens if each.first.in_full]:
        walk.asker = Quietly([in_full(screen, said)])
        on_screen(walk, screen).ask()
    return walk.answers


def in_full(screen: Screen, said: Mapping[Ref, str]) -> Reply:
    """The reply to what is asked after a 2: of each child, of each question, or of one alone."""
    if len(screen.steps) == 1 and not screen.question.fact:
        return Chosen((said[screen.first.ref],))
    many, apart = len(screen.abouts) > 1, len(screen.apart) > 1
    return Given(
        tuple(
            Said(
                (step.about or "") * many,
                step.question.id * apart,
                ids=(said[step.ref],),
                source=RECORD * step.question.fact,
            )
            for step in screen.steps
        )
    )


class Quietly(ScriptedAsker):
    """Goes on from whatever is said at once."""

    def put(self, question: Put) -> Reply:
        return Chosen(("on",)) if question.name == "alert" else super().put(question)


@tries(25, 1500)
@given(st.data())
def test_grid_and_questions_come_to_the_same_answers_and_advice(data: st.DataObject) -> None:
    answers, grid = (
        family(data.draw(st.integers(1, 4))),
        data.draw(st.sampled_from(BANK.quick_grids)),
    )
    cells = [step.ref for step in grid_of(walk_with(answers), grid).steps]
    chosen = data.draw(st.lists(st.sampled_from(cells), unique=True, max_size=6))
    said = {ref: data.draw(st.sampled_from(states_of(ref.question))) for ref in chosen}
    by_grid, by_questions = (
        answered_by_the_grid(answers, said, grid),
        answered_by_questions(answers, said),
    )

    assert set(by_grid.by_ref) == set(by_questions.by_ref)
    for ref, answer in by_questions.by_ref.items():
        other = by_grid.get(ref)
        assert other is not None
        assert (answer.value, answer.not_known, False) == (
            other.value,
            other.not_known,
            other.something,
        )
    assert Advised(BANK, by_grid).advice == Advised(BANK, by_questions).advice
