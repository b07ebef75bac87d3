"""The drawn picture: true to the day, black on white, no small letter, no word without its sign."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import Carried, Decided, State
from ehe_check.page.document import (
    Arrow,
    Bar,
    Drawing,
    GroupRow,
    Heading,
    Mark,
    Paragraph,
    Seen,
    Stroke,
    Table,
    Term,
    Terms,
    Words,
)
from ehe_check.page.own import NOTHING, Own
from ehe_check.page.text import own_words
from ehe_check.sheet.picture import ChildOverTime, Picture, Spot, Unknown, shared
from ehe_check.sheet.picture_drawn import (
    AXIS,
    LEFT,
    NARROWEST,
    WIDTH,
    Scale,
    drawing_of,
    paper_of,
    span_of,
    spread,
)
from ehe_check.sheet.picture_page import picture_page
from tests.pages import words_of
from tests.pictures import DAYS, TODAY, VISIT, WEIGHED, crowded, decided, planned
from tests.worked import shipped_bank

AnyInk = TypeVar("AnyInk", Words, Stroke, Bar, Mark, Arrow)


def texts(picture: Picture) -> list[str]:
    """Return every text of a picture, in the order in which it is drawn."""
    return [each.text for each in drawing_of(picture).ink if isinstance(each, Words)]


def of_kind(picture: Picture, kind: type[AnyInk]) -> list[AnyInk]:
    """Return the ink of one kind of a picture."""
    return [each for each in drawing_of(picture).ink if isinstance(each, kind)]


def tables(picture: Picture) -> str:
    """Return every text of the tables of a picture."""
    found: list[str] = []
    for block in picture_page(picture).blocks:
        if isinstance(block, Heading | Paragraph):
            found.append(block.text)
        for row in block.rows if isinstance(block, Table) else ():
            cells = () if isinstance(row, GroupRow) else row.cells
            head = row.text if isinstance(row, GroupRow) else row.head
            found.append(" | ".join((head, *(cell.text or "" for cell in cells))))
    return "\n".join(found)


def test_each_session_has_its_upright_and_its_day() -> None:
    uprights = [x for x in of_kind(planned(), Stroke) if x.is_faint]
    paper = paper_of(planned())

    assert list(paper.true) == [each.points[-1][0] for each in uprights]
    assert ["24 Feb", "16 Jun", "24 Nov"] == [x for x in texts(planned()) if x in paper.heads]


@pytest.mark.parametrize("picture", [planned(), planned(is_held=True), crowded(8, 6)])
def test_no_letter_is_smaller_than_twelve_and_nothing_stands_outside(picture: Picture) -> None:
    whole = drawing_of(picture)
    sizes = {each.size for each in whole.ink if isinstance(each, Words)}

    assert min(sizes) >= 12
    assert WIDTH == whole.width
    for each in whole.ink:
        points = each.points if isinstance(each, Stroke) else ((each.x, each.y),)
        assert all(0 <= x <= WIDTH and 0 <= y <= whole.height for x, y in points), each


@pytest.mark.parametrize("seen", list(Seen))
def test_each_band_has_its_own_shape(seen: Seen) -> None:
    child = ChildOverTime(Own("a"), (Spot(seen),), (Spot(seen),), (Spot(words="w", head="h"),))
    picture = planned(sessions=DAYS[:1], children=(child,), unknown=(), decisions=())
    legend = 5
    marks = [each.shape for each in of_kind(picture, Mark)]

    assert [seen] * 2 == marks[:-legend]
    assert set(Seen) - {Seen.NOT_THEIRS} == set(marks[-legend:])
    said = "in the 3 months before, more than a year before, not known, still not known"
    assert {*said.split(", ")} <= {*texts(planned())}
    assert of_kind(planned(), Arrow)


def test_days_of_the_middle_and_foot_stand_true_to_one_scale() -> None:
    paper = paper_of(planned())
    bars = [each for each in of_kind(planned(), Bar) if each.height == 12]
    outlined, ahead, full = bars

    assert paper.scale.at(date(2026, 6, 23)) == outlined.x
    assert paper.scale.at(TODAY) == pytest.approx(outlined.x + outlined.width)
    assert (paper.scale.at(date(2026, 6, 16)), True) == (full.x, full.is_filled)
    assert paper.scale.at(date(2026, 7, 14)) == pytest.approx(full.x + full.width)
    assert ahead.width == 4
    strokes = of_kind(planned(), Stroke)
    uprights = [x.points[0][0] for x in strokes if x.width > 2 and x.dash is None]
    expected = [date(2026, 9, 15), date(2026, 11, 27), date(2026, 7, 10)]
    assert [paper.scale.at(day) for day in expected] == uprights


def test_supervisions_and_meetings_have_a_box_at_their_day_and_their_days_in_words() -> None:
    early = date(2026, 1, 20)
    picture = planned(supervisions=(DAYS[1], early), meetings=(DAYS[1],))
    paper = paper_of(picture)
    boxes = [each for each in of_kind(picture, Bar) if each.width == each.height]
    places = [(each.x + each.width / 2, each.is_filled) for each in boxes if each.width < 16]
    days = [place for place in places if place[0] >= LEFT]

    assert date(2026, 1, 1) == paper.scale.first
    assert [
        (paper.scale.at(DAYS[1]), False),
        (paper.scale.at(early), False),
        (paper.scale.at(DAYS[1]), True),
    ] == days
    assert [(154, False), (paper.scale.at(DAYS[1]), True)] == [places[0], places[-1]]
    assert (
        Terms((Term("Supervision", "20 Jan and 16 Jun"), Term("Meeting", "16 Jun")))
        in picture_page(picture).blocks
    )
    assert {"supervision", "meeting"} <= {*texts(picture)}
    assert not {"supervision", "meeting"} & {*texts(planned())}
    alone = picture_page(planned(meetings=(DAYS[1],))).blocks
    assert Heading(3, "Supervisions and meetings") in alone
    assert Terms((Term("Meeting", "16 Jun"),)) in alone
    copy = picture_page(
        shared(planned(supervisions=(DAYS[1], date(2026, 6, 1))), shipped_bank())
    ).blocks
    assert Terms((Term("Supervision", "Jun 2026"),)) in copy


def test_what_was_given_up_has_a_dashed_bar_and_what_there_is_none_of_no_heading_or_mark() -> None:
    given_up = replace(VISIT, state=State.DROPPED, settled_on=DAYS[2])
    bars = of_kind(planned(decisions=(given_up,)), Bar)
    absent = (Spot(is_listed=False),) * 3
    new = ChildOverTime(Own("new"), absent, absent, absent)
    said = texts(planned(children=(), unknown=(), decisions=()))
    headings = "Agreed, until done or dropped", "Not known, and for how long"

    assert [True] == [each.is_dashed for each in bars if each.height == 12]
    assert 5 == len(of_kind(planned(children=(new,), unknown=(), decisions=()), Mark))
    assert not {*headings, "Empty: not on the list then."} & {*said}


def test_a_long_line_bears_its_days_and_a_short_one_has_them_beside_it() -> None:
    long, short = (
        Unknown("long", "", DAYS[0], None, 3),
        Unknown("short", "", TODAY - timedelta(days=20), None, 2),
    )
    said = texts(planned(unknown=(long, short)))

    assert "273 days, in three sessions" in said
    assert "20 days" in said
    assert "273 days" not in said


@pytest.mark.parametrize(("guard", "caution"), [("is_held", "HOLD"), ("asks_first", "ASK FIRST")])
def test_under_a_guard_what_is_in_own_words_is_to_be_checked_first(
    guard: str, caution: str
) -> None:
    picture = planned(**{guard: True})
    rows = [row for row in tables(picture).splitlines() if f"{caution}: check first" in row]

    assert ["D2", "D3"] == [row[:2] for row in rows]
    assert 2 == texts(picture).count(f"{caution}: check first")
    assert 2 == tables(picture).count(f"{caution}: check first")
    assert caution not in " ".join((*texts(planned()), tables(planned())))


def test_of_many_children_and_decisions_six_are_drawn_and_all_stand_in_the_table() -> None:
    for children, left in ((7, 1), (9, 3)):
        many, last = crowded(3, children), f"ch {children - 1}"
        assert any(text.startswith(f"{left} more in the table") for text in texts(many))
        assert last in tables(many)
        assert last not in texts(many)
    late = decided(9, "ask the GP", DAYS[0] - timedelta(days=400))
    picture = crowded(decisions=7)
    picture = replace(picture, decisions=(*picture.decisions[:6], late))

    assert "1 more in the table below." in texts(picture)
    assert "D9 ask the GP" not in texts(picture)
    assert "D9 ask the GP | " in tables(picture)
    assert paper_of(picture).scale == paper_of(crowded(decisions=6)).scale
    assert "1 more in the table below." not in texts(crowded(decisions=6))


def test_the_tallest_stands_on_the_first_page_beneath_what_is_missing() -> None:
    long = "Offer a visit at home, and say in writing what it is for and who comes"
    tall = replace(crowded(8, 9), supervisions=DAYS, meetings=DAYS)
    decisions = tuple(replace(each, what=Own(long)) for each in tall.decisions)
    unknown = tuple(replace(each, short=long) for each in tall.unknown)
    room = 835  # of an A4 page beneath its title and two lines

    assert drawing_of(replace(tall, decisions=decisions, unknown=unknown)).height <= room


def test_labels_are_broken_between_words_and_stand_whole_in_the_tables() -> None:
    long = "ask which health appointments were missed, and by whom"
    child = replace(planned().children[0], called=Own("14-year-old, by her own choice"))
    picture = planned(children=(child,), decisions=(decided(5, long, TODAY),))
    said = texts(picture)

    assert [
        ["14-year-old, by her", "own choice"],
        ["D5 ask which health", "appointments were ..."],
        ["Whether any worry was", "raised before"],
    ] == [
        said[said.index(first) :][:2]
        for first in ("14-year-old, by her", "D5 ask which health", "Whether any worry was")
    ]
    assert "child" in texts(crowded(8))
    assert "not asked" in texts(replace(crowded(1), children=(UNASKED,)))
    assert "14-year-old, by her own choice\n" in tables(picture)
    assert f"D5 {long} |" in tables(picture)


@example([LEFT + 280] * 8)
@given(st.lists(st.floats(LEFT, LEFT + 300), min_size=1, max_size=8).map(sorted))
def test_sessions_stand_apart_in_their_order_and_within_the_paper(places: list[float]) -> None:
    moved = spread(tuple(places))

    assert len(moved) == len(places)
    assert all(b - a >= NARROWEST - 0.001 for a, b in pairwise(moved))
    assert moved[0] >= LEFT - 0.001
    assert moved[-1] <= WIDTH
    assert (200, 300, 400) == spread((200, 300, 400))


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(1, 9000), st.integers(0, 9000))
def test_a_scale_keeps_the_order_of_days_and_its_ends(first: date, days: int, other: int) -> None:
    last, between = first + timedelta(days=days), first + timedelta(days=min(other, days))
    scale, end = Scale(first, last), LEFT + AXIS

    assert (LEFT, end) == (scale.at(first), scale.at(last))
    assert LEFT <= scale.at(between) <= end
    assert end == scale.at(last + timedelta(days=9))
    named = [(place, is_short) for _, place, is_short in scale.months()]
    assert all(b - a >= (20 if is_short else 40) for (a, is_short), (b, _) in pairwise(named))


def test_a_scale_has_every_session_and_leaves_what_is_due_very_late_to_its_words() -> None:
    late = decided(9, "later", TODAY, by=date(2036, 1, 1), first_by=date(2036, 1, 1))
    early = planned(today=date(2025, 1, 1), decisions=(), unknown=())

    assert (date(2026, 2, 1), TODAY) == span_of(planned(decisions=(late,)))
    assert "due 1 Jan 2036" in texts(planned(decisions=(late,)))
    assert (date(2026, 2, 1), DAYS[-1]) == span_of(early)
    assert "Jan 24" in texts(planned(sessions=(date(2023, 5, 1), *DAYS[:2])))
    assert "Mar" in texts(planned())
    assert LEFT == Scale(TODAY, TODAY).at(TODAY)
    assert [] == [*Scale(TODAY, TODAY).months()]


DONE = replace(
    WEIGHED,
    who=Own("GP"),
    for_child=Own("growth is known"),
    carried=(Carried(DAYS[1]), Carried(DAYS[2])),
)
UNASKED = ChildOverTime(Own("a"), *(((Spot(is_asked=False)),),) * 3)


def test_the_tables_say_all_that_is_drawn_what_is_left_out_and_what_there_is_none_of(
    golden: Callable[[str, bytes], None],
) -> None:
    pictures = (
        planned(),
        planned(decisions=(DONE,)),
        planned(sessions=DAYS[:1], children=(UNASKED,)),
        planned(children=(), unknown=(), decisions=()),
        planned(more_unknown=2, between=3, near=4),
    )
    golden("picture-tables.txt", "\n\n".join(map(tables, pictures)).encode())


STATES = (
    (replace(VISIT, by=None), "no day set"),
    (replace(VISIT, by=TODAY), "due 24 Nov"),
    (replace(VISIT, by=TODAY - timedelta(days=1)), "1 day past"),
    (replace(VISIT, by=date(2027, 1, 4)), "due 4 Jan 2027"),
    (replace(VISIT, state=State.CARRIED), "70 days past"),
    (replace(VISIT, state=State.DONE, settled_on=TODAY, done_on=DAYS[1]), "done 16 Jun"),
    (replace(VISIT, state=State.DROPPED, settled_on=DAYS[2]), "dropped 24 Nov"),
    (replace(VISIT, state=State.REPLACED, settled_on=DAYS[2]), "replaced"),
    (replace(VISIT, state=State.REPLACED, settled_on=DAYS[2], replaced_by=4), "replaced by D4"),
)


@pytest.mark.parametrize(("decision", "expected"), STATES)
def test_how_a_decision_stands_is_said_beside_its_bar_and_in_its_row(
    decision: Decided, expected: str
) -> None:
    picture = planned(decisions=(decision,))

    assert expected in texts(picture)
    assert f" | {expected}\n" in tables(picture)


@pytest.mark.parametrize(
    ("since", "in_days", "in_months"),
    [
        (TODAY - timedelta(days=1), "1 day", "under a month"),
        (date(2026, 10, 31), "24 days", "1 month"),
        (DAYS[0], "273 days", "9 months"),
    ],
)
def test_how_long_something_was_not_known_is_said_in_days_and_in_a_copy_in_months(
    since: date, in_days: str, in_months: str
) -> None:
    picture = planned(unknown=(Unknown("fact", "", since, None, 2),))

    assert f"| still not known | {in_days} | two" in tables(picture)
    assert f"| still not known | {in_months} | two" in tables(shared(picture, shipped_bank()))


def test_a_copy_has_months_and_roles_alone_and_says_that_it_is_one() -> None:
    copy = shared(planned(), shipped_bank())
    whole = picture_page(copy)
    drawn = "\n".join((*texts(copy), tables(copy)))

    for gone in ("elder", "younger", "home visit", "EHE-0131", "24 Feb", "14 Jul", "273 days"):
        assert gone not in drawn
    for kept in ("child 2", "D2", "Feb 2026", "9 months, in three sessions", "Jul 2026"):
        assert kept in drawn
    assert "past its day" in drawn
    assert isinstance(whole.blocks[0], Paragraph)
    assert whole.blocks[0].text.startswith("COPY TO SHARE.")
    assert whole.made_on is None
    assert ("The case over time", "3 sessions, made November 2026") == (whole.title, whole.subtitle)


def test_a_legend_in_longer_words_goes_on_in_another_line() -> None:
    plain = drawing_of(planned())
    with own_words({"in the 3 months before": "seen by somebody " * 5}):
        wrapped = drawing_of(planned())

    assert wrapped.height == plain.height + 16


# The page.

CLOSING = "This sheet cannot tell you a child is safe."
NEVER_SAID = ("score", "trend", "total", "risk", "points", "strong case", "consider a")


def test_what_is_missing_comes_first_the_drawing_the_same_in_words_and_no_score() -> None:
    whole = picture_page(planned())
    blocks = whole.blocks
    place = blocks.index(Paragraph("A gap is ours, and no mark against the family."))

    assert isinstance(blocks[0], Drawing)
    assert Heading(2, "In words") in blocks
    assert Heading(3, "What was agreed") == blocks[place + 1]
    assert isinstance(blocks[-1], Paragraph)
    assert CLOSING == blocks[-1].text
    assert ("EHE-0131 over time", "3 sessions, made 24 November 2026", TODAY) == (
        whole.title,
        whole.subtitle,
        whole.made_on,
    )
    assert "The case over time" == picture_page(planned(reference=NOTHING)).title
    missing = tuple(Missing(Miss.NOT_READ, Own(name)) for name in ("a.toml", "b.toml"))
    for each, expected in (
        (missing, "changed: a.toml, b.toml. What"),
        ((Missing(Miss.NOT_READ, Own("")),), "was changed. What is"),
    ):
        first, drawing, *_ = picture_page(planned(missing=each)).blocks
        assert isinstance(first, Paragraph)
        assert first.text.startswith("MISSING: ")
        assert expected in first.text
        assert isinstance(drawing, Drawing)
    for picture in (planned(), planned(is_held=True, is_shared=True)):
        said = "\n".join(words_of(picture_page(picture))).casefold()
        assert not [x for x in NEVER_SAID if x in said.replace(CLOSING.casefold(), "")]
