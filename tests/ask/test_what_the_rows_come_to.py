"""What the grid of sightings comes to: the same as its questions, whichever face filled it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.step import on_screen
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Cell, Given, Said
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from tests.ask.scripts import ScriptedAsker, as_keys, as_line, marks_of, typed
from tests.ask.test_given import keyed
from tests.ask.walks import walk_of
from tests.counts import times

BANDS = ("within-3-months", "within-a-year", "longer-ago", "never")
DAYS = (date(2026, 10, 1), date(2026, 3, 1), date(2025, 6, 1))
SOURCES = ("record", "saw-myself", "assumed")
CHILDREN = ("child-1", "child-2", "child-3")
Outcome = tuple[str, date | None, str]
"""A band, not known or skipped; the month; and how it is known."""


def family(children: int) -> Answers:
    answers = Answers(complete=frozenset({"child"}))
    for about, label in zip(CHILDREN[:children], ("elder", "younger", "baby"), strict=False):
        entry = Entry.model_validate({"id": about, "label": label, "age": "school-age"})
        answers = answers.with_entry(entry)
    return answers


def filled(children: int, reply: Given | None = None) -> tuple[Interview, Put]:
    """The grid as it is put, and the walk once a reply was given there."""
    asker = ScriptedAsker([reply or Given(())])
    walk = walk_of(family(children), asker, "quick")
    screen = next(each for each in walk.walk.screens if each.is_grid)
    assert on_screen(walk, screen).ask() is None
    return walk, asker.puts[0]


def any_cell(draw: Random, put: Put, cell: Cell) -> Said:
    """Say anything of a cell: a time with its signs, not known, or not theirs."""
    is_sighting, has_source = put.row(cell[1]).is_sighting, bool(put.known_of(cell[1]).sources)
    kind = draw.choice(["time"] * 5 + ["not known"] + ["not theirs"] * is_sighting)
    if kind != "time":
        return Said(*cell, not_known=kind == "not known", not_theirs=kind == "not theirs")
    place = draw.randrange(4)
    said = Said(*cell, ids=(BANDS[place],), source=draw.choice(SOURCES) if has_source else "")
    if place == len(DAYS):
        return said
    where = draw.choice(["i", "v", ""]) if is_sighting else ""
    heard = "*" if is_sighting and draw.random() < 0.3 else ""
    return replace(
        said,
        on=draw.choice([DAYS[place], None]),
        signs=heard + where,
    )


def how_long_ago(said: Said) -> tuple[int, int]:
    place = BANDS.index(said.ids[0]) if said.ids else len(BANDS)
    return place, -said.on.toordinal() if said.on else 0


def outcome(said: Said) -> Outcome:
    return ("not-known", None, "") if said.not_known else (said.ids[0], said.on, said.source)


# What each question was given before there was a row for it, told once more in other words.


def last_seen(column: list[Said]) -> Outcome:
    met = [each for each in column if each.ids and each.ids != ("never",) and "v" not in each.signs]
    if met:
        return outcome(min(met, key=how_long_ago))
    never = [each for each in column if each.ids == ("never",)]
    is_all_never = all(each.not_theirs or each in never for each in column)
    return outcome(never[0]) if never and is_all_never else ("not-known", None, "")


def last_heard(own: Said, column: list[Said]) -> Outcome:
    alone = [each for each in column if "*" in each.signs and "v" not in each.signs]
    latest = min((own, *alone), key=how_long_ago)
    return (latest.ids[0], latest.on, "") if latest.ids else outcome(own)


def given_in(walk: Interview, question: str, about: str | None) -> Outcome:
    answer: Answer = walk.answers.by_ref[Ref(question, about)]
    if not isinstance(answer.value, str):
        return ("not-known" if answer.not_known else "skipped", None, "")
    return answer.value, answer.on, answer.evidence.value if answer.evidence else ""


@settings(max_examples=times(40, 1500), deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 3))
def test_the_rows_come_to_what_the_questions_gave_by_keys_and_by_lines(
    seed: int, children: int
) -> None:
    draw = Random(seed)  # noqa: S311 (no secret)
    _, put = filled(children)
    said = {cell: any_cell(draw, put, cell) for cell in put.cells}
    reply = Given(tuple(said.values()))
    by_keys = keyed(put, as_keys(put, reply))

    assert isinstance(by_keys, Given)
    assert by_keys == typed(put, *as_line(put, reply).split("\n"))[0]
    walk, _ = filled(children, by_keys)
    for about in CHILDREN[:children]:
        column = [said[about, row.id] for row in put.grid.rows if row.is_sighting]
        heard = said[about, "VIS-1.alone"]

        assert last_seen(column) == given_in(walk, "VIS-1", about)
        assert last_heard(heard, column) == given_in(walk, "VIS-1.alone", about)
    home, visits = said["", "VIS-2"], [each for each in said.values() if "i" in each.signs]
    latest = min(visits, key=how_long_ago, default=home)
    on = home.on or (latest.on if latest.ids == home.ids else None)
    assert outcome(replace(home, on=on)) == given_in(walk, "VIS-2", None)


@settings(max_examples=times(40, 1500), deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 3))
def test_rows_left_empty_come_to_what_the_signs_say_and_else_to_nothing(
    seed: int, children: int
) -> None:
    draw = Random(seed)  # noqa: S311 (no secret)
    _, put = filled(children)
    said = [any_cell(draw, put, cell) for cell in put.cells if put.row(cell[1]).is_sighting]
    walk, _ = filled(children, Given(marks_of(put, tuple(said)).given))
    visits = [each for each in said if "i" in each.signs]

    for about in CHILDREN[:children]:
        alone = [x for x in said if x.about == about and "*" in x.signs and "v" not in x.signs]
        latest = min(alone, key=how_long_ago, default=None)
        heard = (latest.ids[0], latest.on, "") if latest else ("skipped", None, "")
        assert heard == given_in(walk, "VIS-1.alone", about)
    at_home = min(visits, key=how_long_ago, default=None)
    home = outcome(at_home) if at_home else ("skipped", None, "")
    assert home[:2] == given_in(walk, "VIS-2", None)[:2]


@settings(max_examples=times(20, 500), deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 3))
def test_a_grid_put_again_and_taken_as_it_stands_says_the_same(seed: int, children: int) -> None:
    draw = Random(seed)  # noqa: S311 (no secret)
    _, put = filled(children)
    reply = Given(tuple(any_cell(draw, put, cell) for cell in put.cells))
    walk, _ = filled(children, Given(marks_of(put, reply.said).given))
    walk.asker = asker = ScriptedAsker([Given(())])
    screen = next(each for each in walk.walk.screens if each.is_grid)
    before = walk.answers
    again = on_screen(walk, screen).put()
    walk.asker = asker = ScriptedAsker([Given(marks_of(again, again.said).given)])
    assert on_screen(walk, screen).ask() is None

    assert 1 == len(asker.puts)
    assert before.sightings == walk.answers.sightings
    assert dict(before.by_ref) == dict(walk.answers.by_ref)
