"""Sightings: what the grid of professionals by children comes to, child by child."""

from __future__ import annotations

from datetime import date
from itertools import permutations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.answers_on_a_day import aged, with_last_seen
from ehe_check.judge.answers import Answer, Answers, Entry, Ref, Sighting
from tests.banks import CHILDREN, TODAY, asks, small_bank

BANDS = ("recent", "within-a-year", "longer-ago", "never")
GRID = """
[[questions]]
id = "VIS-1.who"
kind = "several"
options = ["nurse", "gp", "school"]

[[questions]]
id = "VIS-1"
per = "child"
dated = true
fact = true
seen = { by = "VIS-1.who", heard = "VIS-1.alone" }
options = [
  { id = "recent", text = "Recent", months = 3 },
  { id = "within-a-year", text = "Within a year", months = 12 },
  { id = "longer-ago", text = "Longer ago" },
  { id = "never", text = "Never" },
]

[[questions]]
id = "VIS-1.alone"
per = "child"
dated = true
options = [
  { id = "recent", text = "Recent", months = 3 },
  { id = "within-a-year", text = "Within a year", months = 12 },
  { id = "longer-ago", text = "Longer ago" },
  { id = "never", text = "Never" },
]
"""
BANK = small_bank(CHILDREN, GRID)
GRIDLESS = small_bank(CHILDREN, asks("VIS-1", "no", per="child"))
SEEN, HEARD = Ref("VIS-1", "child-1"), Ref("VIS-1.alone", "child-1")
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


def cell(by: str = "nurse", value: str | None = None, **more: Any) -> Sighting:  # noqa: ANN401 (any part of a cell)
    fields = {"about": "child-1", "by": by, "value": value, **more}
    return Sighting.model_validate(fields)


def answers(*cells: Sighting, ticked: tuple[str, ...] = ("nurse", "gp", "school")) -> Answers:
    child = Entry(id="child-1", label="elder")
    listed = Answer(question="VIS-1.who", value=ticked)
    by_cell = {each.cell: each for each in cells}
    return Answers({listed.ref: listed}, (child,), frozenset({"child"}), by_cell)


def seen(*cells: Sighting, **more: Any) -> Answer | None:  # noqa: ANN401 (which are ticked)
    """What the grid says of when a child was last seen."""
    return with_last_seen(BANK, answers(*cells, **more)).get(SEEN)


def heard(*cells: Sighting, said: Answer | None = None) -> Answer | None:
    """What the grid says of when a child was last heard alone, beside what was said of it."""
    given = answers(*cells)
    return with_last_seen(BANK, given.with_answer(said) if said else given).get(HEARD)


class TestWhenAChildWasLastSeen:
    def test_is_left_as_it_was_said_where_there_is_no_grid_or_nobody_of_it_is_ticked(self) -> None:
        nobody = answers()

        assert nobody is with_last_seen(BANK, nobody)
        assert with_last_seen(GRIDLESS, answers(cell(value="recent"))).get(SEEN) is None
        assert seen(cell("gp", "recent"), ticked=("nurse",)) is None

    def test_is_the_latest_by_anybody_in_person_with_its_month_and_source(self) -> None:
        latest = cell("gp", "within-a-year", on=JULY, evidence="record")
        found = seen(cell("nurse", "longer-ago", evidence="assumed"), latest)
        by_video, gone = cell("nurse", "recent", remote=True), cell("nurse", "long-gone")

        assert found is not None
        assert ("within-a-year", JULY, "record") == (found.value, found.on, found.evidence)
        assert BANK.by_id["VIS-1"].text == found.asked
        for cells, comes_to in [
            ((by_video, cell("gp", "longer-ago")), "longer-ago"),
            ((by_video, cell("gp", "never")), "not-known"),
            ((gone, cell("gp", "longer-ago")), "longer-ago"),
            ((gone,), "long-gone"),
        ]:
            assert comes_to == state(seen(*cells, ticked=("nurse", "gp"))), cells
        assert "within-a-year" == state(
            aged(BANK, answers(cell(value="recent", on=JUNE)), TODAY).get(SEEN)
        )

    def test_is_of_the_day_on_which_the_last_of_them_was_said(self) -> None:
        said, kept = cell(value="recent", answered=JUNE), cell("gp", "never", answered=JUNE)
        dated = seen(said, kept.model_copy(update={"confirmed": JULY}))
        stood = Answer(question="VIS-1", about="child-1", value="never", answered=JUNE)
        undated = with_last_seen(BANK, answers(cell(value="recent")).with_answer(stood)).get(SEEN)

        assert [JULY, JUNE] == [each.answered for each in (dated, undated) if each]

    def test_is_the_later_month_of_two_and_a_month_before_none(self) -> None:
        def on(day: date | None) -> Sighting:
            return cell({None: "school", JUNE: "nurse", JULY: "gp"}[day], "within-a-year", on=day)

        for cells in permutations([on(None), on(JUNE), on(JULY)]):
            found = seen(*cells)
            assert found is not None
            assert JULY == found.on

    def test_keeps_the_note_and_the_days_of_what_was_said_before(self) -> None:
        said = Answer(
            question="VIS-1", about="child-1", value="never", note="asked the GP", answered=JUNE
        )
        given = answers(cell(value="recent")).with_answer(said)
        found = with_last_seen(BANK, given).get(SEEN)

        assert found is not None
        assert ("recent", "asked the GP", JUNE) == (found.value, found.note, found.answered)

    def test_comes_to_never_only_where_that_is_all_that_is_said(self) -> None:
        for cells, comes_to in [
            (("never",), "never"),
            (("never", "never"), "never"),
            (("never", "not-known"), "not-known"),
            (("never", "skipped"), "not-known"),
            (("never", "not-theirs"), "never"),
            (("not-theirs",), "not-known"),
            (("skipped",), "skipped"),
            (("skipped", "skipped"), "skipped"),
            (("skipped", "not-theirs"), "not-known"),
            (("not-known", "skipped"), "not-known"),
            (("not-known", "recent"), "recent"),
            (("skipped", "longer-ago"), "longer-ago"),
        ]:
            ticked = ("nurse", "gp", "school")[: len(cells)]
            for several in permutations(cells):
                by = zip(ticked, several, strict=True)
                found = seen(*(made(who, what) for who, what in by), ticked=ticked)
                assert comes_to == state(found), several
        assert "not-known" == state(seen(made("nurse", "never"), ticked=("nurse", "gp")))


class TestWhenAChildWasHeardAlone:
    def test_is_what_was_said_where_nothing_is_marked(self) -> None:
        said = Answer(question="VIS-1.alone", about="child-1", value="never")

        assert said == heard(cell(value="recent"), said=said)
        assert heard(cell(value="recent")) is None

    def test_is_the_later_of_what_was_said_and_what_is_marked(self) -> None:
        for spoken, marked in product(BANDS, BANDS[:3]):
            said = Answer(question="VIS-1.alone", about="child-1", value=spoken)
            found = heard(cell(value=marked, alone=True), said=said)

            assert min(spoken, marked, key=BANDS.index) == state(found), (spoken, marked)
        for before, then in product((JUNE, JULY), repeat=2):
            said = Answer(question="VIS-1.alone", about="child-1", value="within-a-year", on=before)
            found = heard(cell(value="within-a-year", on=then, alone=True), said=said)

            assert found is not None
            assert max(before, then) == found.on
        assert heard(cell(value="recent", alone=True, remote=True)) is None

    def test_is_what_is_marked_where_nothing_that_counts_was_said(self) -> None:
        rows: list[dict[str, Any]] = [{"not_known": True}, {"skipped": True}, {"value": "gone"}]
        for said in rows:
            spoken = Answer.model_validate({"question": "VIS-1.alone", "about": "child-1", **said})
            marked = (cell("gp", "longer-ago", alone=True), cell("nurse", "recent"))

            assert "longer-ago" == state(heard(*marked, said=spoken)), said


MARKS = {"not-known": "not_known", "not-theirs": "not_theirs", "skipped": "skipped"}


def made(by: str, state: str) -> Sighting:
    """A cell in a state: a band, or one of its marks."""
    said = {MARKS[state]: True} if state in MARKS else {"value": state}
    return Sighting.model_validate({"about": "child-1", "by": by, **said})


def state(answer: Answer | None) -> str | None:
    """The state that an answer is in."""
    if answer is None:
        return None
    return "not-known" if answer.not_known else "skipped" if answer.skipped else str(answer.value)


@given(st.lists(st.sampled_from([*BANDS, *MARKS]), min_size=1, max_size=3), st.data())
def test_another_sighting_never_makes_a_child_seen_longer_ago(
    several: list[str], data: st.DataObject
) -> None:
    cells = [made(by, what) for by, what in zip(("nurse", "gp", "school"), several, strict=False)]
    place = data.draw(st.integers(0, len(cells) - 1))
    later = cell(cells[place].by, "recent", on=TODAY)
    found = seen(*cells[:place], later, *cells[place + 1 :])

    assert found is not None
    assert ("recent", TODAY) == (found.value, found.on)
