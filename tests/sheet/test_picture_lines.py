"""The picture in lines of a terminal: one screen of plain letters, else sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import Carried, Decided, State
from ehe_check.page.own import Own
from ehe_check.sheet.picture import ChildOverTime, Picture, Spot, shared
from ehe_check.sheet.picture_lines import MOST_LINES, picture_lines
from ehe_check.sheet.screen_line import WIDTH, Screen
from ehe_check.sheet.seen_grid import Seen
from ehe_check.sheet.unknown_runs import Unknown
from tests.pictures import DAYS, MEETING, TODAY, VISIT, WEIGHED, decided, planned
from tests.worked import shipped_bank

PLANNED = """\
EHE-0131 over time                                 3 sessions, made 24 Nov 2026
                      24 Feb            16 Jun            24 Nov
elder    seen         3-12m             >1y               >1y
         heard alone  never             never             never
         day known    from a parent     from a parent     from a parent
younger  seen         <3m               3-12m             3-12m
         heard alone  ?                 ?                 ?
         day known    ?                 ?                 from a parent
baby     seen         (not on the list) (not on the list) ?
         heard alone                                      ?
         day known                                        ?
Not known                F  M   A   M   J  J   A   S   O   N
 Whether any worry was.    ?---------------------------------->  273 days
 Whom each child lives.    ?---------------------------------->  273 days
 younger: growth and we.   ?-----------------o                   known 14 Jul
Agreed                   F  M   A   M   J  J   A   S   O   N
 D2 home visit                            [==========|========>  70 days past
 D3 call the meeting                                          [| due 27 Nov
 D1 GP asked for weight                  [==|o                   done by 14 Jul
? not known   o found out or done   | day agreed   > still open
A gap is ours, and no mark against the family.
This sheet cannot tell you a child is safe."""
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


def text(picture: Picture, screen: Screen | None = None, most: int = MOST_LINES) -> str:
    """Return the lines of a picture."""
    lines = picture_lines(picture, screen or Screen(), most)
    return "\n".join(line.text for line in lines)


def row_of(decision: Decided, picture: Picture | None = None) -> str:
    """Return the row of one decision, from where its bar begins."""
    drawn = text(replace(picture or planned(), decisions=(decision,)))
    row = next(line for line in drawn.splitlines() if line.startswith(f" {decision.id} "))
    return row[row.index("[") :] if "[" in row else row


def crowded(sessions: int = 3, children: int = 3, unknown: int = 5, decisions: int = 6) -> Picture:
    """Return a picture of so many of each."""
    spots = tuple(Spot(each) for each in list(Seen)[:5] * 2)[:sessions]
    day = (Spot(words="child, or seen", head="child"),) * sessions
    days = tuple(DAYS[0] + timedelta(days=35 * place) for place in range(sessions))
    return planned(
        sessions=days,
        children=tuple(ChildOverTime(Own(f"ch {n}"), spots, spots, day) for n in range(children)),
        unknown=tuple(Unknown(f"fact {n}", "", DAYS[0], None, 3) for n in range(unknown)),
        decisions=tuple(decided(n, "do this", DAYS[1], by=DAYS[2]) for n in range(decisions)),
    )


def test_the_picture_is_as_it_was_planned() -> None:
    assert PLANNED == text(planned())


@pytest.mark.parametrize(("decision", "expected"), STATES)
def test_a_bar_says_in_words_how_its_decision_stands(decision: Decided, expected: str) -> None:
    assert row_of(decision).endswith(f" {expected}")


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (VISIT, "[==========|========>"),
        (replace(VISIT, state=State.DONE, settled_on=DAYS[2]), "[==========|========o"),
        (replace(VISIT, state=State.DROPPED, settled_on=DAYS[2]), "[==========|========/"),
        (replace(MEETING, by=None, first_by=None), "["),
        (replace(VISIT, on=TODAY, by=TODAY + timedelta(days=16), first_by=None), "[ |"),
        (replace(VISIT, by=date(2027, 12, 1), first_by=None), "[===================>"),
        (
            replace(VISIT, carried=(Carried(DAYS[2], date(2026, 10, 15)),), by=date(2026, 11, 6)),
            "[==========|===|=|==>",
        ),
        (replace(WEIGHED, settled_on=WEIGHED.on), "o  |"),
    ],
)
def test_a_bar_runs_from_agreed_to_its_end_with_an_upright_a_day_agreed(
    decision: Decided, expected: str
) -> None:
    assert expected in row_of(decision)


def test_where_two_fall_in_one_column_the_end_of_the_row_wins() -> None:
    at_once = Unknown("fact", "", DAYS[1], DAYS[1], 2)
    drawn = text(planned(unknown=(at_once,)))

    assert "?" not in next(line for line in drawn.splitlines() if line.startswith(" fact"))


@pytest.mark.untraced
@pytest.mark.parametrize(
    ("sessions", "children", "unknown", "decisions"),
    [*product((1, 2, 8), (0, 1, 6, 9), (0, 5), (0, 6))],
)
def test_it_has_one_screen_whatever_there_is_and_says_what_it_leaves_out(
    sessions: int, children: int, unknown: int, decisions: int
) -> None:
    drawn = text(crowded(sessions, children, unknown, decisions))
    lines = drawn.splitlines()

    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= WIDTH
    begins = ("ch ", "         day known", " fact", " D")
    shown = [len([line for line in lines if line.startswith(each)]) for each in begins]
    for width in (58, 66, 78):
        narrow = text(crowded(sessions, children, unknown, decisions), Screen(width))
        assert max(map(len, narrow.splitlines())) <= width
    is_whole = [children, children, unknown, decisions] == shown
    assert is_whole != ("Not shown here (more in --as html): " in drawn)


def test_what_a_row_is_about_stands_whole_where_there_is_room_for_it() -> None:
    long = replace(VISIT, what=Own("offer a home visit, and say why it is offered"))
    lines = text(planned(children=(), is_held=True, decisions=(long,))).splitlines()
    fact = next(n for n, line in enumerate(lines) if line.startswith(" Whether any worry was  "))
    visit = next(n for n, line in enumerate(lines) if line.startswith(" D2 offer a home visit,  "))

    assert "   raised before" == lines[fact + 1]
    assert "and say why it is HOLD: check first" == " ".join(lines[visit + 1].split())
    assert "   offered" == lines[visit + 2]


def test_no_child_of_six_gives_way_to_anything_and_all_that_does_is_said_whole() -> None:
    missing = (Missing(Miss.CHANGED, Own("a.toml")),)
    full = replace(crowded(8, 9), between=9, near=9, more_unknown=9, more_decisions=9)
    drawn = text(replace(full, missing=missing, is_held=True))
    hidden = "children: 3; day known; not known: 14; agreed: 14; sessions between: 9; sessions"

    assert len(drawn.splitlines()) <= MOST_LINES
    assert f"{hidden} shortly before another: 9." in " ".join(drawn.split())
    assert all(f"ch {number} " in drawn for number in range(6))
    assert 6 == drawn.count("heard alone")
    assert "MISSING" in drawn
    assert drawn.endswith("This sheet cannot tell you a child is safe.")


def test_children_whose_cut_names_would_be_alike_are_told_in_sentences() -> None:
    alike = replace(crowded(8, 2), unknown=(), decisions=())
    names = ("under school age, a", "under school age, b")
    children = tuple(
        replace(child, called=Own(name)) for child, name in zip(alike.children, names, strict=True)
    )
    drawn = text(replace(alike, children=children))

    assert all(f"{name}, seen: " in drawn for name in names)


def test_eight_sessions_stand_in_few_letters_and_a_low_window_has_the_least_that_is_drawn() -> None:
    lines = text(crowded(8)).splitlines()

    low = text(planned(), most=0)

    assert low.endswith("This sheet cannot tell you a child is safe.")
    assert "day known; not known: 3; agreed: 3." in low
    assert 8 == len(lines[1].split()) / 2
    assert "day known    child  child" in lines[4]


def told_once(since: date) -> Picture:
    return planned(unknown=(Unknown("fact", "", since, None, 2),))


def of_one_child(spot: Spot, sessions: int) -> Picture:
    child = ChildOverTime(Own("new"), *((spot,) * sessions for _ in range(3)))
    return replace(crowded(sessions), children=(child,))


DROPPED = replace(VISIT, state=State.DROPPED, settled_on=DAYS[2])
SHARED = (
    (date(2026, 11, 2), "under a month"),
    (date(2026, 10, 31), "1 month"),
    (DAYS[0], "9 months"),
)


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (text(planned(between=1, unknown=())), "Not shown here: sessions between: 1."),
        (text(of_one_child(Spot(is_listed=False), 8)), "- not on the list"),
        (text(of_one_child(Spot(is_asked=False), 3)), "(not asked)"),
        (text(of_one_child(Spot(is_asked=False), 8)), "n/a"),
        (text(planned(decisions=(DROPPED,))), "/ dropped or replaced"),
        (text(told_once(TODAY - timedelta(days=1))), " 1 day\n"),
        *((text(shared(told_once(day), shipped_bank())), said) for day, said in SHARED),
        (
            text(planned(is_held=True), Screen(reads=True)),
            "D2 home visit: agreed 23 Jun, 70 days past. HOLD: check first",
        ),
    ],
)
def test_what_few_pictures_have_is_said_where_it_is(drawn: str, said: str) -> None:
    assert said in drawn
    assert said not in text(planned())


def test_a_history_of_years_has_its_months_named_with_their_years() -> None:
    days = (date(2023, 5, 1), *DAYS)
    first = planned(sessions=days[:2], children=())
    drawn = text(replace(first, unknown=(Unknown("fact", "", days[0], None, 4),)))

    assert "May 23" not in drawn.splitlines()[2]
    assert " Jan 24" in drawn
    assert "1303 days" in drawn
    assert drawn.splitlines()[1].split() == ["1", "May", "2023", "24", "Feb"]


@pytest.mark.parametrize("screen", [Screen(reads=True), Screen(50), Screen(24)])
def test_where_it_is_read_out_or_has_no_room_it_is_told_in_sentences(screen: Screen) -> None:
    missing = (Missing(Miss.NOT_READ, Own("a.toml")),)
    picture = planned(missing=missing, between=2, near=1, more_unknown=4, more_decisions=3)
    drawn = text(picture, screen)
    told = " ".join(drawn.split())

    assert max(map(len, drawn.splitlines())) <= screen.width
    for said in (
        "MISSING: some of this case",
        "elder, seen: 24 Feb: 3 to 12 months before; 16 Jun: more than a year before",
        "baby, heard alone: 24 Feb: not on the list; 16 Jun: not on the list; 24 Nov: not known",
        "younger: growth and weight: not known since 24 Feb; known 14 Jul",
        "D2 home visit: agreed 23 Jun, 70 days past",
        "Left out between them: 2.",
        "Left out: 4 more, none of them unknown for longer.",
        "More in the ledger: 3.",
        "This sheet cannot tell you a child is safe.",
    ):
        assert said in told
    assert not set("|[=") & set(drawn)
    bare = text(planned(children=(), unknown=(), decisions=()), Screen(reads=True))
    assert 6 == len(bare.splitlines())


def test_a_label_cannot_act_on_the_terminal_or_break_a_line() -> None:
    odd = Own("\x1b[31mred\nnew")
    child = replace(planned().children[0], called=odd)
    drawn = text(planned(children=(child,), decisions=(decided(1, odd, TODAY),)))

    assert "\x1b" not in drawn
    assert "31mred new  " in drawn
