"""The history of a case: what its sessions show together, what is odd about them, what was kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from ehe_check.bank.evidence import Evidence
from ehe_check.case.decided import AgreedStatus
from ehe_check.case.walk import read_on
from ehe_check.errors import WrongUseError
from ehe_check.judge.answers import Answer, Answers, Entry, Ref, Sighting
from ehe_check.over_time.drift import history_of
from ehe_check.over_time.follow import KeptAnswers, kept_answers
from ehe_check.over_time.history import History
from ehe_check.over_time.ledger import AgreedAt, agreed_in
from ehe_check.over_time.side import Side
from tests.banks import (
    CHILDREN,
    TODAY,
    asks,
    not_known,
    only_note,
    said,
    skipped,
    small_bank,
    value,
)
from tests.decided_rows import to_do
from tests.drifted import (
    BANK,
    CARRY_ON,
    DAYS,
    DONE,
    NO,
    NOT_LOOKED,
    UNKNOWN,
    WORRIED,
    YES,
    agreed,
    facts,
    history,
    ids,
    sittings,
)
from tests.sides import sat, side
from tests.worked_histories import band_of

# Facts still not known.


def test_a_fact_is_not_known_back_to_the_last_session_that_knew_it() -> None:
    for answers, expected in [
        ([[UNKNOWN], [UNKNOWN], [UNKNOWN]], ["s0", "s1", "s2"]),
        ([[NO], [UNKNOWN], [UNKNOWN]], ["s1", "s2"]),
        ([[UNKNOWN], [NO], [UNKNOWN]], ["s2"]),
        ([[UNKNOWN], [], [UNKNOWN]], ["s0", "s2"]),
        ([[UNKNOWN], [skipped("NOW-1")], [only_note("NOW-1")]], ["s0"]),
        ([[UNKNOWN], [UNKNOWN], [NO]], None),
        ([[], [skipped("NOW-1")]], None),
        ([[UNKNOWN], [NOT_LOOKED], [UNKNOWN]], ["s0", "s1", "s2"]),
        ([[NO], [NOT_LOOKED], [NOT_LOOKED]], ["s1", "s2"]),
        ([[UNKNOWN], [YES.model_copy(update={"evidence": Evidence.ASSUMED})]], ["s0", "s1"]),
    ]:
        assert ({"NOW-1": expected} if expected else {}) == facts(history(*answers)), answers


def test_a_fact_whose_question_no_longer_arises_is_not_asked_for() -> None:
    unknown = not_known("NOW-2")

    assert {"NOW-2": ["s0", "s1"]} == facts(history([YES, unknown], [YES, unknown]))
    assert {} == facts(history([YES, unknown], [NO, unknown]))
    assert {} == facts(history([YES, unknown], [NO]))
    assert {"NOW-2": ["s2"]} == facts(history([YES, unknown], [NO], [YES, unknown]))
    assert {} == facts(history([not_known("GONE-1")], [not_known("GONE-1")]))


def test_a_fact_about_a_child_taken_off_the_list_is_not_asked_for() -> None:
    unknown = said(not_known("VIS-1", "child-1"), entries=("child-1",), ages={"child-1": "old"})
    gone = Answers(entries=(Entry(id="child-1", label="child-1", removed=TODAY),))

    assert {"VIS-1": ["s0", "s1"]} == facts(history(unknown, unknown))
    assert {} == facts(history(unknown, gone))
    assert {} == facts(history(unknown, []))


def test_numbers_say_who_is_who_in_linked_sessions_and_labels_in_others() -> None:
    def unknown(*labels: str) -> Answers:
        entries = tuple(
            Entry.model_validate({"id": f"child-{place}", "label": label, "age": "old"})
            for place, label in enumerate(labels, start=1)
        )
        return Answers({Ref("VIS-1", "child-1"): not_known("VIS-1", "child-1")}, entries)

    first, second = sittings(unknown("elder", "baby"), unknown("baby", "elder"))
    apart = side(BANK, second.session.all_answers(), DAYS[1], session="s1")
    for later, expected in ((second, ["s0", "s1"]), (apart, ["s1"])):
        found = history_of([first, later], BANK, TODAY).still_unknown

        assert expected == next(ids(fact.sessions) for fact in found if fact.about == "child-1")


def test_a_question_that_an_earlier_bank_lacked_is_passed_over() -> None:
    older = small_bank(asks("NOW-1", "no", "yes"), asks("NOW-3", "no", "worried"))
    first, second, third = sittings([UNKNOWN], [], [UNKNOWN, not_known("NOW-4")])
    found = history_of([first, replace(second, bank=older), third], BANK, TODAY)

    assert {"NOW-1": ["s0", "s2"], "NOW-4": ["s2"]} == facts(found)


# What is open again.


def carried(found: History) -> dict[str, tuple[list[str], int]]:
    return {each.key: (ids(each.sessions), each.times) for each in found.carried_over}


def test_a_prompt_is_open_again_as_long_as_each_session_running_raises_it() -> None:
    done, on = agreed(DONE, DAYS[1], "NOW-1.act"), agreed(CARRY_ON, DAYS[3], "NOW-1.act")
    for answers, recorded, expected in [
        ([[YES], [YES], [YES]], [], {"NOW-1.act": (["s0", "s1", "s2"], 0)}),
        ([[YES], [NO], [YES], [YES]], [], {"NOW-1.act": (["s2", "s3"], 0)}),
        ([[YES], [YES], [NO]], [], {}),
        ([[WORRIED], [WORRIED]], [], {"NOW-3.sign": (["s0", "s1"], 0)}),
        ([[YES]] * 4, [done, on], {"NOW-1.act": (["s2", "s3"], 1)}),
    ]:
        assert expected == carried(history(*answers, agreed=recorded)), answers
    assert (["s0", "s1"], 0) == carried(history([UNKNOWN], [UNKNOWN]))["NOW-1.find-out"]
    (found,) = history([], agreed=[agreed(CARRY_ON, day) for day in DAYS[1:3]]).carried_over
    assert (DAYS[1], DAYS[2]) == found.carried_on


def test_an_agreed_action_is_carried_over_until_it_is_done() -> None:
    for decisions, times in [
        ([(AgreedStatus.NEW, 0)], None),
        ([(AgreedStatus.NEW, 0), (CARRY_ON, 1)], 1),
        ([(CARRY_ON, 2), (AgreedStatus.NEW, 0), (CARRY_ON, 1)], 2),
        ([(CARRY_ON, 0), (CARRY_ON, 1), (DONE, 2)], None),
        ([(CARRY_ON, 0), (AgreedStatus.DROPPED, 1), (CARRY_ON, 2)], 1),
    ]:
        recorded = [agreed(status, DAYS[place], text="Write.") for status, place in decisions]
        found = history([], agreed=recorded).carried_over

        assert ([(times, "Write.")] if times else []) == [
            (each.times, each.text) for each in found
        ], decisions


# What is past its day.


def test_decisions_past_their_day_are_named_once() -> None:
    put_off = to_do("Ring.", who="nurse", by=date(2026, 6, 1))
    sides = [
        *sittings([], [], decision=put_off),
        side(BANK, [], DAYS[2], decision=to_do("Write.", by=TODAY), session="s2"),
        side(BANK, [], DAYS[3], decision=to_do("Wait."), session="s3"),
    ]
    (found,) = history_of(sides, BANK, TODAY).overdue

    assert ("Ring.", "nurse", put_off.by) == (found.text, found.who, found.by)


def test_what_is_about_several_is_past_its_day_once_for_all_of_them() -> None:
    row = to_do("Weigh.", "meeting-1-1", about=("child-1", "child-unlisted"), by=DAYS[1])
    eldest = Answers(entries=(Entry(id="child-1", label="eldest"),))
    (found,) = history(eldest, agreed=agreed_in(row, DAYS[0], AgreedAt.MEETING, "s0")).overdue

    assert ("Weigh.", "eldest, somebody not listed now") == (found.text, found.whom)


def test_what_two_sessions_decided_alike_is_past_its_day_once_for_all_whom_it_is_about() -> None:
    both = Answers(entries=tuple(Entry(id=f"child-{n}", label=f"child {n}") for n in (1, 2)))
    sides = [
        side(BANK, both, DAYS[n - 1], decision=to_do("Weigh.", about=(f"child-{n}",), by=DAYS[2]))
        for n in (1, 2)
    ]
    sides.append(side(BANK, both, DAYS[2], decision=to_do("Weigh.", by=DAYS[2])))
    found = history_of(sides, BANK, TODAY).overdue

    assert [("Weigh.", "child 1, child 2"), ("Weigh.", "")] == [(x.text, x.whom) for x in found]


def test_only_the_last_word_on_an_action_can_be_overdue() -> None:
    for last, is_overdue in [
        (agreed(CARRY_ON, DAYS[1], by=date(2026, 11, 23)), True),
        (agreed(CARRY_ON, DAYS[1], by=TODAY), False),
        (agreed(CARRY_ON, DAYS[1]), False),
        (agreed(DONE, DAYS[1], by=date(2026, 3, 1)), False),
        (agreed(AgreedStatus.DROPPED, DAYS[1], by=date(2026, 3, 1)), False),
    ]:
        first = agreed(AgreedStatus.NEW, DAYS[0], by=date(2026, 3, 1))

        assert ([last] if is_overdue else []) == [
            each.agreed for each in history([], agreed=[last, first]).overdue
        ], last


# Children not seen.


def seen(band: str | None, *, age: str = "old", **given: Any) -> Answers:  # noqa: ANN401 (any field of an answer)
    answer = Answer(question="VIS-1", about="child-1", value=band, not_known=not band, **given)
    return said(answer, entries=("child-1",), ages={"child-1": age})


def test_a_child_not_seen_lately_is_listed_with_what_is_known() -> None:
    may, unknown = date(2026, 5, 1), (None, None)
    for why, answers, expected in [
        ("lately", [seen("lately", on=date(2026, 10, 1))], []),
        ("aged", [seen("lately", on=may)], [("within-a-year", may)]),
        ("undated", [seen("lately")], [("within-a-year", None)]),
        ("told lately", [seen("lately", answered=date(2026, 11, 1))], []),
        ("long ago", [seen("longer-ago")], [("longer-ago", None)]),
        ("unknown", [seen(None)], [unknown]),
        ("before", [seen("lately", on=may), seen(None)], [("within-a-year", may)]),
        ("not asked", [seen("lately", age="young")], []),
    ]:
        found = history(*answers).not_seen

        assert expected == [(band_of(each, BANK), each.since) for each in found], why


def test_a_bank_without_a_grid_of_who_saw_whom_says_nothing_of_it() -> None:
    bare = small_bank(
        CHILDREN,
        """
        [bands.last-time]
        options = [
          { id = "lately", text = "Lately", months = 3 },
          { id = "longer-ago", text = "Longer ago" },
        ]
        """,
        asks("VIS-1", per="child", bands="last-time", dated=True),
    )
    sides = [side(bare, seen("longer-ago"), DAYS[0])]

    assert () == history_of(sides, bare, TODAY).not_seen


# Sessions that lie near each other.

NEAR = [date(2026, 11, 2), date(2026, 11, 12), date(2026, 11, 15), date(2026, 11, 16)]


def on_days(days: list[date], *answers: list[Answer]) -> list[Side]:
    each = answers if len(answers) > 1 else answers * len(days)
    return [
        side(BANK, said, day, session=f"s{place}", name=f"{place}.toml")
        for place, (day, said) in enumerate(zip(days, each, strict=True))
    ]


def test_of_sessions_nearer_than_two_weeks_the_latest_stands_for_all() -> None:
    for days, weeks, expected in [
        (NEAR, 2, ["s0", "s3"]),
        (NEAR, 1, ["s0", "s3"]),
        (NEAR, 3, ["s3"]),
        ([date(2026, 11, 2), date(2026, 11, 16)], 2, ["s0", "s1"]),
        ([date(2026, 11, 3), date(2026, 11, 16)], 2, ["s1"]),
    ]:
        found = history_of(on_days(days, [UNKNOWN]), BANK, TODAY, weeks_apart=weeks)

        assert (expected, {"NOW-1": expected}) == (ids(found.sessions), facts(found)), days
    first, last = on_days(NEAR[1:3], [UNKNOWN])
    found = history_of([first, replace(last, read_on=date(2027, 1, 1))], BANK, TODAY)
    assert ["s1"] == ids(found.sessions), "by their own days, whenever they are read"
    odd = side(BANK, [NO], date(2062, 1, 1), session="odd")
    assert ["odd"] == ids(history_of([odd], BANK, TODAY).sessions), "all that there is"


def test_what_one_that_is_not_counted_knew_ends_nothing_and_tells_when_a_child_was_seen() -> None:
    sides = on_days([DAYS[0], *NEAR[2:]], [UNKNOWN], [NO], [UNKNOWN])
    (fact,) = history_of(sides, BANK, TODAY).still_unknown

    assert ["s0", "s2"] == ids(fact.sessions)
    known = seen("lately", on=date(2026, 5, 1))
    sides = [
        side(BANK, answers, day, session=str(day))
        for day, answers in zip(NEAR[2:], (known, seen(None)), strict=True)
    ]
    (child,) = history_of(sides, BANK, TODAY).not_seen
    assert ("within-a-year", date(2026, 5, 1)) == (band_of(child, BANK), child.since)


# What was kept, though somebody was added.


def test_what_was_kept_and_speaks_of_everybody_is_named_once_somebody_is_added() -> None:
    bank = small_bank(
        CHILDREN, asks("NOW-1", "no", "yes", again_when=["child"], short="Every child")
    )
    given = value("NOW-1", "yes")
    kept = said(given.model_copy(update={"confirmed": DAYS[1]}), entries=("child-1", "child-2"))

    def cautions(later: Answers, follows: str = "s0") -> list[str]:
        first = side(bank, said(given, entries=("child-1",)), DAYS[0], session="s0")
        second = side(bank, later, DAYS[1], session="s1", follows=follows, name="later.toml")
        return [str(each) for each in history_of([first, second], bank, TODAY).cautions]

    told = (
        'later.toml: "Every child" was kept from the session before, and speaks of everybody. '
        "Ask it again: child-2 came on the list since."
    )
    assert [told] == cautions(kept)
    assert [] == cautions(said(given, entries=("child-1", "child-2")))
    assert [] == cautions(said(*kept, entries=("child-1",)))
    assert [] == cautions(kept, follows="")


def test_a_session_given_twice_counts_once_as_it_was_last_saved() -> None:
    first, second = sittings([UNKNOWN], [UNKNOWN])
    saved = sat(second.session, saved=datetime(2026, 10, 1, tzinfo=UTC))
    copy = replace(second, session=saved.holding(said(NO)), name="copy")
    found = history_of([first, copy, replace(second, name="later by name")], BANK, TODAY)

    assert ["s0", "s1"] == ids(found.sessions)
    assert {} == facts(found)
    assert ["is the same session as copy"] == [problem.fact for problem in found.cautions]


def test_sessions_that_follow_one_another_oddly_are_named() -> None:
    one = side(BANK, [UNKNOWN], DAYS[0], session="s0", follows="s1", name="one")
    two = side(BANK, [UNKNOWN], DAYS[1], session="s1", follows="s0", name="two")
    three = side(BANK, [], DAYS[2], session="s2", follows="away", name="three")
    found = history_of([one, two, three], BANK, TODAY)

    assert [
        ("one", "follows two, which was started after it"),
        ("three", "follows a session that is not among these"),
    ] == [(problem.place, problem.fact) for problem in found.cautions]
    assert {"NOW-1": ["s0", "s1"]} == facts(history_of([one, two], BANK, TODAY))


def test_a_missing_bank_is_stood_in_for_and_named() -> None:
    sides = [replace(each, bank=None) for each in sittings([UNKNOWN], [UNKNOWN])]
    found = history_of(sides, BANK, TODAY)

    assert {"NOW-1": ["s0", "s1"]} == facts(found)
    assert 2 == len(found.cautions)


def test_what_is_not_one_case_has_no_history() -> None:
    for references in [("EHE-0042", "EHE-0043"), ("EHE-0042", "not given")]:
        sides = [
            side(BANK, [], reference=each, session=f"s{place}")
            for place, each in enumerate(references)
        ]

        with pytest.raises(WrongUseError):
            history_of(sides, BANK, TODAY)


RECORD, FAMILY = Evidence.RECORD, Evidence.PARENT_TOLD_ME


def kept(answer: Answer) -> Answer:
    return answer.model_copy(update={"confirmed": TODAY})


def known(answer: Answer, evidence: Evidence) -> Answer:
    return answer.model_copy(update={"evidence": evidence})


def counted(answers: Answers, **sitting: Any) -> KeptAnswers | None:  # noqa: ANN401 (of a side)
    fields = {"session": "s1", "follows": "s0", **sitting}
    session = side(BANK, answers, TODAY, **fields).session
    return kept_answers(session, read_on(BANK, answers, TODAY), None)


def test_kept_answers_are_counted_of_all_that_say_something_and_new_sources_beside_them() -> None:
    no = value("NOW-3", "no")
    sources = [
        kept(known(YES, RECORD)),
        known(value("NOW-2", "no"), RECORD),
        known(no, FAMILY),
        value("NOW-4", "no"),
    ]
    for answers, expected in [
        ([kept(YES), no, skipped("NOW-4"), only_note("NOW-2")], KeptAnswers(1, 2, 0)),
        ([kept(not_known("NOW-1")), no], KeptAnswers(1, 2, 0)),
        (sources, KeptAnswers(1, 4, 1)),
        ([kept(NO), kept(value("NOW-2", "no"))], KeptAnswers(1, 1, 0)),
        ([YES], None),
    ]:
        assert expected == counted(said(*answers)), answers
    assert counted(said(kept(YES)), follows="") is None


def test_who_last_saw_a_child_counts_by_its_cells() -> None:
    column = Answer(question="VIS-1", about="child-1", value="lately")
    listed = value("VIS-1.who", ("nurse",))
    answers = said(column, listed, entries=("child-1",), ages={"child-1": "old"})
    cell = Sighting(about="child-1", by="nurse", value="lately", on=TODAY, evidence=RECORD)
    gone = Sighting(about="child-9", by="nurse", value="lately", confirmed=TODAY)
    empty = Sighting(about="child-2", by="nurse", skipped=True, confirmed=TODAY)

    assert KeptAnswers(1, 1, 0) == counted(
        answers.with_sighting(cell.model_copy(update={"confirmed": TODAY})).with_sighting(gone)
    )
    first = answers.with_answer(kept(YES)).with_sighting(cell).with_sighting(empty)
    assert KeptAnswers(1, 2, 1) == counted(first)


def test_the_day_is_that_of_the_session_that_was_gone_on_from_where_it_was_looked_at() -> None:
    before = side(BANK, [YES], DAYS[2], session="s0")
    now = side(BANK, [kept(YES)], TODAY, session="s1", follows="s0")
    history = history_of([before, now], BANK, TODAY)
    reading = read_on(BANK, now.session.all_answers(), TODAY)

    assert KeptAnswers(1, 1, 0, date(2026, 9, 14)) == kept_answers(now.session, reading, history)
