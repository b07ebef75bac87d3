"""The decisions of a supervision: those of before, and new ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ehe_check.ask.decisions import BANK as DECISION
from ehe_check.ask.decisions import UNDER_ASK, UNDER_HOLD
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Chosen, Reply
from ehe_check.case.decided import AgreedStatus
from ehe_check.over_time.ledger import AgreedAt, Carried
from ehe_check.over_time.supervision import (
    Supervision,
)
from ehe_check.page.own import Own
from ehe_check.supervision.talked_from import OpenPoint
from tests.ask.supervising import (
    BACK,
    BARE,
    DECISIONS,
    DUE,
    HELD,
    LEAVE,
    MORE,
    NOT_KNOWN,
    NOTHING_MORE,
    OWN,
    READ,
    SKIP,
    WEIGH,
    WHOLE,
    Replies,
    of,
    picked,
    talked,
    under,
    wrote,
)
from tests.supervised import BEFORE

PAST = replace(BARE, due=(DUE,), ledger=WHOLE.ledger)
NEW = replace(BARE, points=(WEIGH, READ, *MORE))
CARRIES = picked("carry-on")
LABELS = {"child-1": "eldest", "child-2": "middle"}


def due(replies: Replies, **case: object) -> Supervision:
    replies = {"due D2": picked("done"), DECISIONS: picked("none"), **replies}
    kept, asker = talked(replies, replace(PAST, **case))  # type: ignore[arg-type]
    assert [] == [name for name in replies if name not in asker.names]
    return kept


OF_DUE: dict[str, tuple[Replies, dict[str, object]]] = {
    "done": (
        {"done_on": wrote("friday"), "for_child": wrote("", "nothing yet")},
        {"done_on": date(2026, 11, 20), "for_child": "nothing yet"}
        | {"number": 2, "text": "Write to the clinic.", "who": None},
    ),
    "carry-on": (
        {"by": wrote("2 weeks"), "why": wrote("", "Shut.")},
        {"by": date(2026, 12, 8), "why": "Shut.", "who": "nurse"},
    ),
    "dropped": ({"why": wrote("Not ours.")}, {"why": "Not ours."}),
    "changed": ({"who": wrote("GP"), "by": [SKIP]}, {"who": "GP", "by": None}),
}
"""What became of a decision: what is asked beneath it and replied, and what is kept of that."""


@pytest.mark.parametrize("became", OF_DUE)
def test_each_thing_that_became_of_one_asks_what_belongs_to_it_until_it_is_said(
    became: str,
) -> None:
    parts, expected = OF_DUE[became]
    beneath = {f"due D2 {part.replace('_', ' ')}": replies for part, replies in parts.items()}
    (row,) = due({"due D2": picked(became), **beneath}).decided

    assert {"status": became, **expected}.items() <= row.model_dump().items()
    changed = of("due D2 who", PAST, {"due D2": picked("changed")})
    assert ("nurse, 1/9/2026",) == changed.start


@pytest.mark.parametrize(("carried", "words"), [((), "why"), (DUE.carried, "why-again")])
def test_the_question_that_was_announced_beside_it_is_the_one_that_is_asked(
    carried: tuple[Carried, ...], words: str
) -> None:
    once = replace(PAST, due=(replace(DUE, carried=carried),))
    replies = {"due D2": picked("carry-on")}

    assert DECISION["why-again"].text.endswith("what has to be different this time?")
    assert DECISION[words].text == of("due D2 why", once, replies).text
    assert bool(carried) is ("what would have to be different this time" in of("due D2", once).help)


def test_of_one_in_the_place_of_one_about_a_child_it_is_not_asked_again_for_which_child() -> None:
    replied = {"due D2": "replaced", "due D2 child-1": "replaced", DECISIONS: "none"}
    replies: Replies = {name: picked(each) for name, each in replied.items()}
    for about, asked in (((), "what"), (("child-1",), "what-alone")):
        case = replace(PAST, due=(replace(DUE, about=about),), labels=LABELS)
        _, asker = talked(replies, case)
        name = " ".join((OWN, *about, "what"))
        assert DECISION[asked].text == asker.of(name).text, about


def test_replacing_it_keeps_both_and_says_which_took_its_place_and_passing_it_over_none() -> None:
    replies: Replies = {
        "due D2": picked("replaced"),
        f"{OWN} what": wrote("Ring the clinic."),
        f"{OWN} who": wrote("nurse"),
    }
    old, new = due(replies).decided
    kept = due({"due D2": [NOT_KNOWN]})
    gone_back: Replies = {"due D2": picked("replaced", "dropped"), f"{OWN} what": [BACK]}

    assert [("dropped", None)] == [(row.status, row.replaced_by) for row in due(gone_back).decided]
    assert (AgreedStatus.REPLACED, OWN) == (old.status, old.replaced_by)
    assert (OWN, "Ring the clinic.", 3) == (new.key, new.text, new.number)
    assert () == kept.decided


def test_beside_it_stands_who_by_when_how_late_and_why_it_was_carried_on() -> None:
    put = of("due D2", PAST)
    often = replace(DUE, carried=(Carried(BEFORE), Carried(date(2026, 9, 1))))
    drifts = of("due D2", replace(PAST, due=(often,)))

    assert "by 1 September 2026, 84 days past" in put.help
    assert 'Carried on (3 August 2026): "The clinic was shut."' in put.help
    assert "If it is carried on again, say what would have to be different" in put.help
    assert "From before, D2" in put.heading
    assert "It was carried on twice already, first on 3 August 2026." in drifts.help


def test_one_about_two_children_is_asked_about_once_and_is_one_row() -> None:
    both = replace(DUE, key="HEA-1.weigh", about=("child-1", "child-2"), whom="c1, c2")
    name = "due D2 child-1 child-2"
    kept, asker = talked({name: picked("done")}, replace(PAST, due=(both,)))

    assert 1 == asker.names.count(name)
    assert [both.about] == [row.about for row in kept.decided][:1]
    assert "D2, about c1, c2" in asker.of(name).heading


def test_one_of_the_bank_keeps_its_key_and_one_in_own_words_is_checked_first_under_hold() -> None:
    ours = replace(DUE, key="VIS-2.find-out", in_own_words=False, at=AgreedAt.SESSION)
    (row, *_) = due({}, due=(ours,)).decided
    bare = replace(DUE, in_own_words=False)

    assert ("VIS-2.find-out", None, "Write to the clinic.") == (row.key, row.text, row.prompt)
    assert HELD in of("due D2", under(PAST, "is_held")).help
    assert HELD not in of("due D2", under(replace(PAST, due=(bare,)), "is_held")).help


def test_what_was_left_open_is_not_asked_about_again_when_it_is_gone_on_with() -> None:
    left, _ = talked({"due D2": [NOT_KNOWN], DECISIONS: [LEAVE]}, PAST)
    _, asker = talked({}, PAST, left)

    assert (("due D2",), ()) == (left.supervision.passed, left.decided)
    assert DECISIONS == asker.names[1]


def test_leaving_in_the_middle_goes_on_with_the_next_part() -> None:
    left, _ = talked({"due D2": picked("carry-on"), "due D2 why": [LEAVE]}, PAST)
    replies = {"due D2 why": wrote("Shut."), DECISIONS: NOTHING_MORE}
    kept, asker = talked(replies, PAST, left)

    assert left.decided[0].why is None
    assert ["due D2 why"] == [name for name in asker.names if "D2" in name]
    assert (date(2026, 12, 1), "Shut.") == (kept.decided[0].by, kept.decided[0].why)


def test_as_many_are_offered_as_there_is_room_for_and_the_others_behind_a_plus() -> None:
    _, asker = talked({DECISIONS: NOTHING_MORE}, NEW)
    full = replace(NEW, due=(DUE, replace(DUE, number=3)), ledger=WHOLE.ledger)
    _, fewer = talked({DECISIONS: NOTHING_MORE}, full)
    _, more = talked({DECISIONS: [*picked("others"), *NOTHING_MORE]}, NEW)

    def offered(asked: Put) -> int:
        return sum(each.id.startswith("point-") for each in asked.choices)

    assert (5, 3) == (offered(asker.of(DECISIONS)), offered(fewer.of(DECISIONS)))
    assert ["+"] == [each.code for each in asker.of(DECISIONS).shortcuts]
    assert 7 == offered(more.named(DECISIONS)[1])


def test_what_is_ticked_before_the_others_are_asked_for_stays_ticked() -> None:
    _, asker = talked({DECISIONS: [Chosen(("others", "point-2")), *picked("point-2")]}, NEW)

    assert ("point-2",) == asker.named(DECISIONS)[1].previous


@pytest.mark.parametrize(
    ("point", "beside"),
    [
        (WEIGH, "third session running"),
        (replace(WEIGH, fact="They look thin."), "They look thin.; third session running"),
        (replace(WEIGH, sessions=1, why_not=Own("No.")), "not agreed before: No."),
    ],
)
def test_a_point_names_whom_it_is_about_how_often_it_has_been_so_and_why_it_was_not_agreed(
    point: OpenPoint, beside: str
) -> None:
    first = of(DECISIONS, replace(NEW, points=(point,))).choices[0]

    assert ("eldest, middle: Weigh them.", beside) == (first.text, first.beside)


def test_what_was_taken_away_or_gone_back_to_is_there_again() -> None:
    replies: Replies = {
        DECISIONS: [*picked("point-2"), *NOTHING_MORE],
        "VIS-2.find-out who": [BACK],
    }
    kept, asker = talked(replies, NEW)
    again = asker.named(DECISIONS)[1]
    assert ("point-2",) == again.previous
    assert () == kept.decided
    back: Replies = {
        DECISIONS: picked("own"),
        f"{OWN} what": wrote("Ring the clinic.", "Ring the clinic."),
        f"{OWN} who": [BACK, *wrote("nurse")],
    }
    own, then = talked(back, NEW)
    words = then.named(f"{OWN} what")[1]
    assert ("Ring the clinic.",) == words.previous
    assert ["nurse"] == [row.who for row in own.decided]
    who = {"VIS-2.find-out who": [*wrote("nurse, 1/12/2026"), SKIP]}
    (row,) = talked({DECISIONS: picked(*["point-2"] * 2), "again more": [BACK], **who}, NEW)[
        0
    ].decided
    assert (None, date(2026, 12, 1)) == (row.who, row.by)


@pytest.mark.parametrize(
    ("guard", "said"),
    [
        ("", []),
        ("is_held", [UNDER_HOLD]),
        ("asks_first", [UNDER_ASK]),
    ],
)
def test_while_the_guard_stands_it_is_said_before_own_words_are_asked_for(
    guard: str, said: list[str]
) -> None:
    _, asker = talked({DECISIONS: picked("own")}, under(NEW, guard))

    assert said == [each for each in asker.texts if each in {UNDER_HOLD, UNDER_ASK}]


def test_whom_it_is_about_stands_beside_who_does_it_and_by_when() -> None:
    _, asker = talked({DECISIONS: picked("point-1")}, replace(NEW, labels=LABELS))

    for part in ("who", "by"):
        assert "eldest, middle: Weigh them." == asker.of(f"HEA-1.weigh child-1 child-2 {part}").help


@pytest.mark.parametrize(
    ("became", "points", "is_many"),
    [(CARRIES, 5, True), ([NOT_KNOWN], 5, False), ([NOT_KNOWN], 6, True)],
)
def test_more_than_five_are_kept_and_said_to_be_many_without_those_that_are_left_open(
    became: list[Reply],
    points: int,
    is_many: bool,  # noqa: FBT001 (what is expected)
) -> None:
    ticked = tuple(f"point-{n + 1}" for n in range(points))
    case = replace(NEW, due=(DUE,), ledger=WHOLE.ledger)
    replies = {"due D2": became, DECISIONS: [*picked("others"), Chosen(ticked)]}
    kept, asker = talked(replies, case)

    assert points == sum(row.status is AgreedStatus.NEW for row in kept.decided)
    assert is_many is any("more than five decisions" in said for said in asker.texts)


def test_two_in_own_words_have_keys_and_numbers_of_their_own() -> None:
    first, second = f"{OWN} what", "action-aaaaaaaa-2 what"
    replies: Replies = {DECISIONS: picked("own"), first: wrote("+", "Ring the clinic. +")}
    kept, asker = talked(replies, replace(BARE, ledger=WHOLE.ledger))
    gone_back: Replies = {DECISIONS: picked("own", "none"), first: [BACK]}
    left: Replies = {DECISIONS: picked("own", OWN), second: [BACK]}
    left |= {first: [*replies[first], BACK], f"{OWN} who": [SKIP, BACK], f"{OWN} by": [SKIP, BACK]}
    one, then = talked(left, NEW)

    assert "Here + alone stands for nothing. Type words." in asker.texts
    assert [(OWN, 3), ("action-aaaaaaaa-2", 4)] == [(row.key, row.number) for row in kept.decided]
    assert ["Ring the clinic.", "something"] == [row.text for row in kept.decided]
    assert () == talked(gone_back, NEW)[0].decided
    assert (OWN, "own") == then.named(DECISIONS)[1].previous
    assert [OWN] == [row.key for row in one.decided]
