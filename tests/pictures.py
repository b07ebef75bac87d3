"""A case over time for tests: three sessions as in the plan of the picture, and their decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ehe_check.bank.evidence import Evidence
from ehe_check.judge.answers import Answer, Answers, Entry
from ehe_check.over_time.history import Miss, Missing
from ehe_check.over_time.ledger import AgreedAt, Carried, Decided, Ledger, State
from ehe_check.over_time.side import Side
from ehe_check.page.document import Seen
from ehe_check.page.own import NOTHING, Own
from ehe_check.sheet.picture import ChildOverTime, Picture, Spot, Unknown, picture_of, shared
from ehe_check.sheet.picture_page import picture_page
from tests.sides import side
from tests.worked import shipped_bank

DAYS = (date(2026, 2, 24), date(2026, 6, 16), date(2026, 11, 24))
TODAY = DAYS[-1]
NOT_KNOWN = {"not_known": True}
ELDER, YOUNGER, BABY = "child-1", "child-2", "child-3"
LABELS = {ELDER: "elder", YOUNGER: "younger", BABY: "baby"}

Said = dict[tuple[str, str | None], Any]


def answers_of(said: Said, children: Iterable[str] = (ELDER, YOUNGER)) -> Answers:
    """Return answers: a value, or fields of an answer, by question and whom it is about."""
    entries = tuple(Entry(id=each, label=Own(LABELS[each]), age="school-age") for each in children)
    given = (
        Answer.model_validate(
            {"question": question, "about": about}
            | (value if isinstance(value, dict) else {"value": value})
        )
        for (question, about), value in said.items()
    )
    return Answers({each.ref: each for each in given}, entries, frozenset({"child"}))


def seen(about: str, when: str, month: date | None = None) -> Said:
    """Return that a child was last seen then, as a record has it."""
    return {("VIS-1", about): {"value": when, "on": month, "evidence": Evidence.RECORD}}


FEBRUARY: Said = {
    **seen(ELDER, "within-a-year", date(2025, 5, 1)),
    **seen(YOUNGER, "within-3-months", date(2026, 1, 1)),
    ("VIS-1.alone", ELDER): {"value": "never", "evidence": Evidence.RECORD},
    ("VIS-1.alone", YOUNGER): NOT_KNOWN,
    ("VOI-3", ELDER): {"value": "parent-only", "evidence": Evidence.RECORD},
    ("VOI-3", YOUNGER): NOT_KNOWN,
    ("FAM-8", ELDER): NOT_KNOWN,
    ("FAM-8", YOUNGER): NOT_KNOWN,
    ("DRI-1", None): NOT_KNOWN,
    ("HEA-1", YOUNGER): NOT_KNOWN,
}
JUNE: Said = {**FEBRUARY, **seen(ELDER, "longer-ago", date(2025, 5, 1))}
NOVEMBER: Said = {
    **JUNE,
    **seen(YOUNGER, "within-a-year", date(2026, 1, 1)),
    ("VOI-3", YOUNGER): {"value": "parent-only", "evidence": Evidence.RECORD},
    ("HEA-1", YOUNGER): {
        "value": "steady",
        "evidence": Evidence.RECORD,
        "answered": date(2026, 7, 14),
    },
    ("VIS-1", BABY): NOT_KNOWN,
}


def three_sessions() -> tuple[Side, ...]:
    """Return the sessions of the plan: in the last of them a baby is new."""
    bank = shipped_bank()
    lists = ((ELDER, YOUNGER), (ELDER, YOUNGER), (ELDER, YOUNGER, BABY))
    told = zip(DAYS, (FEBRUARY, JUNE, NOVEMBER), lists, strict=True)
    return tuple(
        side(bank, answers_of(said, children), day, reference="EHE-0131")
        for day, said, children in told
    )


def decided(number: int, what: str, on: date, **more: Any) -> Decided:  # noqa: ANN401 (its fields)
    """Return a decision of the ledger, open and made in supervision unless said otherwise."""
    known = {"state": State.OPEN, "at": AgreedAt.SUPERVISION, "key": f"action-{number}"} | more
    return Decided(number=number, what=Own(what), on=on, **known)


WEIGHED = decided(
    1,
    "GP asked for weight",
    date(2026, 6, 16),
    state=State.DONE,
    by=date(2026, 7, 10),
    first_by=date(2026, 7, 10),
    settled_on=date(2026, 7, 14),
)
VISIT = decided(
    2, "home visit", date(2026, 6, 23), by=date(2026, 9, 15), first_by=date(2026, 9, 15)
)
MEETING = decided(3, "call the meeting", TODAY, by=date(2026, 11, 27), first_by=date(2026, 11, 27))


def ledger(*decisions: Decided, today: date = TODAY) -> Ledger:
    """Return a ledger of decisions."""
    return Ledger(today, Own("EHE-0131"), decisions)


def planned(**more: Any) -> Picture:  # noqa: ANN401 (its fields)
    """Return the picture of the plan."""
    picture = picture_of(
        three_sessions(), shipped_bank(), ledger(WEIGHED, VISIT, MEETING), weeks_apart=2
    )
    assert picture is not None
    return replace(picture, **more)


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


def say_all_of_a_picture() -> None:
    """Say every word of a picture: all that may stand in one, drawn and in tables."""
    for picture in _every_picture():
        picture_page(picture)


def _every_picture() -> Iterator[Picture]:
    talked = {"supervisions": DAYS[1:], "meetings": DAYS[1:2]}
    more = {"between": 1, "near": 1, "more_unknown": 1}
    whole, eight = planned(**more, **talked), (*DAYS, *DAYS, *DAYS)[:7]
    yield from (whole, replace(whole, is_held=True), replace(whole, asks_first=True))
    yield shared(replace(whole, missing=(Missing(Miss.CHANGED),)), shipped_bank())
    yield replace(whole, missing=(Missing(Miss.CHANGED, Own("a.toml")),))
    yield replace(whole, children=(), unknown=(), decisions=(), reference=NOTHING)
    bands = (Spot(each) for each in Seen if each is not Seen.NOT_THEIRS)
    spots = (*bands, Spot(is_listed=False), Spot(is_asked=False))
    child = ChildOverTime(Own("a"), spots, spots, spots)
    for number in (7, 9):
        yield replace(whole, sessions=eight, children=(child,) * number)
    yield replace(whole, between=0, sessions=DAYS[:1], children=(_of_one(Spot(is_asked=False)),))
    for days in (1, 2, 40):
        since = TODAY - timedelta(days=days)
        line = Unknown("fact", "", since, None, 2)
        late = replace(VISIT, by=since, for_child=Own("growth"), carried=(Carried(TODAY),))
        yield replace(whole, unknown=(line,), decisions=(late,))
        yield shared(replace(whole, unknown=(line,), decisions=(late,)), shipped_bank())
    for state in State:
        settled = replace(VISIT, state=state, by=None, settled_on=TODAY)
        yield replace(whole, decisions=(settled, replace(settled, replaced_by=2)))


def _of_one(spot: Spot) -> ChildOverTime:
    return ChildOverTime(Own("a"), (spot,), (spot,), (spot,))
