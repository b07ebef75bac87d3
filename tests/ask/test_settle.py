"""Earlier decisions that are due are asked about before a new one is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from ehe_check.ask.case.decide import (
    MOST_TOLD,
    STILL_OPEN,
    NewDecision,
    Settling,
    agree_and_decide,
    to_ask_about,
)
from ehe_check.ask.decisions import BANK as WORDS_OF_ALL
from ehe_check.ask.put import PersonLeftError
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.case.decided import DecidedRow
from ehe_check.case.session import Follows, Session
from ehe_check.over_time.ledger import Carried, Decided, Ledger, State
from ehe_check.page.own import Own
from ehe_check.sheet.guard_box import check_first
from ehe_check.sheet.sheet import PromptSheet
from tests.ask.scripts import Overheard, ScriptedAsker
from tests.ask.walks import BANK, TODAY, advice_of, ordinary, sheet_of, talk_of, with_at_hand
from tests.sheet.every_ledger import decided
from tests.worked import session_of

JULY, SEP, LATER = date(2026, 7, 10), date(2026, 9, 15), date(2026, 12, 1)
QUESTION = next(each for each in BANK.questions if each.decides)
BACK, SKIP, NOT_KNOWN = (Moved(each) for each in (Move.BACK, Move.SKIP, Move.NOT_KNOWN))
DONE, ON, DROP, REPLACE = (Chosen((each,)) for each in ("done", "carry-on", "dropped", "replaced"))
AS_ABOVE = Chosen(("as-above",))
WORDS: tuple[Reply, ...] = (Wrote("Ring  the GP"), SKIP, SKIP)
CONSIDER, URGENT = ordinary(ADU_2="needed"), ordinary(NOW_1="not-sure")
RING = decided(1, "Ring the GP.", by=JULY, who=Own("EHE officer"))
VISIT = decided(2, "Visit.", by=TODAY)
READ = decided(3, "Read the file.")


@dataclass
class Following(Overheard):
    """A follow-up whose answers are right: what was put, said and saved."""

    script: Sequence[Reply]
    decisions: Sequence[Decided] = (RING, VISIT, READ)
    session: Session = field(default_factory=lambda: session_of(CONSIDER, "quick"))
    hold: bool = False
    asks_first: bool = False
    follows: bool = True
    pages: int = 0
    composed: list[int] = field(default_factory=list)
    saved: list[Session] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.follows:
            before = Follows(id="b" * 16, sha256="0" * 64)
            sitting = self.session.session.model_copy(update={"follows": before})
            self.session = self.session.model_copy(update={"session": sitting})
        self.asker = ScriptedAsker(self.script)
        self.talk = talk_of(self.session, self.asker, save=self.saved.append)
        ledger = Ledger(TODAY, Own("EHE-1"), tuple(self.decisions), self.hold, self.asks_first)
        with_at_hand(self.talk, ledger=lambda _: ledger)

    def settle(self) -> bool:
        return Settling(self.talk).ask()

    def go_through(self) -> bool:
        def show(_: object) -> None:
            self.pages += 1
            self.asker.say(f"(page {self.pages})")

        def compose() -> PromptSheet:
            self.composed.append(len(self.names))
            return sheet_of(self.talk.session)

        return agree_and_decide(self.talk, compose, show, lambda *_: True)

    @property
    def rows(self) -> dict[str, DecidedRow]:
        return {each.key: each for each in self.talk.session.settled}

    def told(self, start: str) -> list[str]:
        """What was said that begins with some words."""
        return [said for said in self.said if said.startswith(start)]


def settled(
    *script: Reply, decisions: Sequence[Decided] = (RING,), session: Session | None = None
) -> Following:
    """Ask what became of some decisions, to the end."""
    following = Following(script, decisions, session or session_of(CONSIDER, "quick"))
    assert following.settle()
    return following


def gone_on_from(left: Following) -> Following:
    """Come back to what was left, and leave again at once."""
    again = Following([Moved(Move.LEAVE)], left.decisions, left.talk.session)
    with pytest.raises(PersonLeftError):
        again.settle()
    return again


def gone_through(*script: Reply, **given: Any) -> Following:  # noqa: ANN401 (any field)
    """Go through them, page 1 and the new decision, to the end."""
    following = Following(script, **{"decisions": [RING], **given})
    assert following.go_through()
    return following


def test_what_is_past_its_day_or_due_today_is_asked_about_first_then_what_has_no_day() -> None:
    later = decided(4, "Later.", by=LATER)
    left_out = decided(5, "", by=JULY, in_own_words=False)
    settled = decided(6, "Done.", by=JULY, state=State.DONE)
    found = to_ask_about(Ledger(TODAY, Own(), (READ, later, left_out, settled, VISIT, RING)))

    assert ["D1", "D2", "D3"] == [each.id for each in found]


def test_at_most_three_are_asked_about_and_the_rest_is_said() -> None:
    several = [decided(number, f"Do {number}.", by=JULY) for number in range(1, 6)]
    following = settled(*[NOT_KNOWN] * MOST_TOLD, decisions=several)

    assert ["due D1", "due D2", "due D3"] == following.names
    assert following.told("Due or without a day, and not asked about here: 2.")


def test_what_its_page_said_is_asked_about_too_and_what_a_guard_leaves_out_is_said() -> None:
    (put,) = settled(NOT_KNOWN, decisions=[replace(RING, what=Own())]).asker.puts
    left_out = decided(5, "", by=JULY, in_own_words=False)
    following = settled(NOT_KNOWN, decisions=[RING, left_out])

    assert put.text.startswith("D1 as the page of 24 February 2026 said (EHE officer; by 10 July")
    assert ["due D1"] == following.names
    assert following.told("Due or without a day, and not")


def test_where_nothing_goes_before_nothing_is_asked_and_back_is_to_the_questions() -> None:
    following = Following([], follows=False)

    assert following.settle()
    assert [] == following.names
    assert not Following([BACK]).settle()


def test_each_is_shown_with_its_number_who_and_how_long_its_day_is_past() -> None:
    carried = replace(RING, carried=(Carried(SEP, JULY, Own("worker left")),))
    following = settled(*[NOT_KNOWN] * 3, decisions=[carried, VISIT, READ])
    first, second, _ = following.asker.puts

    assert [
        "D1 Ring the GP. (EHE officer; by 10 July 2026, 137 days ago)",
        "D2 Visit. (by 24 November 2026, which is today)",
        "D3 Read the file. (no day)",
    ] == [put.text.removesuffix("\nWhat became of it?") for put in following.asker.puts]
    assert first.help.endswith("Carried on once, on 15 September 2026: worker left")
    assert "Decided before, 2 of 3" == second.heading


@pytest.mark.parametrize("hold", [True, False])
def test_under_a_guard_own_words_carry_the_caution(*, hold: bool) -> None:
    prompt = decided(2, "Weigh.", by=JULY, in_own_words=False)
    following = Following([NOT_KNOWN] * 2, [RING, prompt], hold=hold, asks_first=not hold)
    following.settle()
    own, ours = following.asker.puts

    assert check_first(hold=hold, asks_first=True, is_short=True) == own.help.partition("\n")[2]
    assert "" == ours.help.partition("\n")[2]


def test_what_is_done_keeps_what_changed_for_the_child_at_once() -> None:
    following = settled(DONE, Wrote("14/7"), Wrote("Nothing yet."))
    row = following.rows["k1"]

    assert ("done", "Nothing yet.", TODAY) == (row.status, row.for_child, row.on)
    assert (date(2026, 7, 14), "Ring the GP.") == (row.done_on, row.text)
    assert ["done"] * 3 == [each.settled[0].status for each in following.saved]


def test_what_is_carried_on_or_done_keeps_its_day_and_why_or_neither() -> None:
    row = settled(ON, Wrote("1/12"), Wrote("Worker left.")).rows["k1"]
    bare = settled(ON, SKIP, SKIP).rows["k1"]
    following = settled(DONE, Wrote("1/12/2026"), SKIP, Wrote("Seen."))

    assert ("carry-on", LATER, "Worker left.") == (row.status, row.by, row.why)
    assert ("carry-on", None, None) == (bare.status, bare.by, bare.why)
    assert following.rows["k1"].done_on is None
    assert "That is Tuesday 1 December 2026, which has not come yet." in following.said


def test_what_is_dropped_needs_a_reason_before_it_goes_on() -> None:
    following = settled(DROP, SKIP, Wrote("Not ours."))
    row = following.rows["k1"]

    assert WORDS_OF_ALL["why-dropped"].needed in following.said
    assert ("dropped", "Not ours.") == (row.status, row.why)


def test_what_was_called_done_is_so_no_longer_once_it_is_to_be_dropped() -> None:
    script: list[Reply] = [DONE, SKIP, Wrote("Seen."), *[BACK] * 3, DROP, Moved(Move.LEAVE)]
    following = Following(script, [RING, VISIT])
    with pytest.raises(PersonLeftError):
        following.settle()

    row = following.rows["k1"]
    assert ("dropped", None, None) == (row.status, row.for_child, row.why)
    assert ["due D1 why"] == gone_on_from(following).names[:1]


def test_what_is_replaced_is_so_by_what_is_decided_next_if_anything_is() -> None:
    following = gone_through(REPLACE, AS_ABOVE, *WORDS)

    assert "replaced" == following.rows["k1"].status
    assert ["What you write now stands in place of D1."] == [
        said for said in following.said if "in place of" in said
    ]


def test_what_is_to_stand_in_place_of_another_is_asked_for_until_it_is_written() -> None:
    urgent, calm = session_of(URGENT, "quick"), session_of(ordinary(), "quick")
    wrote = (SKIP, *WORDS)
    first = gone_through(REPLACE, AS_ABOVE, *wrote)
    none = gone_through(REPLACE, AS_ABOVE, *wrote, session=calm)
    said = (Chosen(("not-yet",)), AS_ABOVE, SKIP, SKIP, SKIP)
    last = gone_through(*said, REPLACE, BACK, REPLACE, *wrote, session=urgent)

    for each in (first, none, last):
        assert WORDS_OF_ALL["what"].needed in each.said
        assert "What you write now stands in place of D1." in each.said
        assert each.talk.session.decided_to is not None
    assert "" == none.put("decide").enter


def test_what_is_not_known_yet_stays_open_and_takes_back_what_was_told() -> None:
    told = (DONE, SKIP, Wrote("Seen."), BACK, BACK, BACK)
    following = settled(*told, NOT_KNOWN, NOT_KNOWN, decisions=[RING, VISIT])

    assert {} == following.rows == settled(ON, BACK, DONE, BACK, NOT_KNOWN).rows
    assert ("done",) == following.asker.puts[6].previous


def test_coming_back_asks_only_of_what_nothing_was_told() -> None:
    first = Following([DONE, SKIP, Wrote("Seen."), DROP, Wrote("Not ours."), Moved(Move.LEAVE)])
    with pytest.raises(PersonLeftError):
        first.settle()
    every = (RING, VISIT, READ)

    assert ["due D3"] == settled(NOT_KNOWN, decisions=every, session=first.talk.session).names


@pytest.mark.parametrize("reply", [DONE, ON])
def test_coming_back_goes_on_with_what_was_left_before_all_of_it_was_told(reply: Chosen) -> None:
    first = Following([reply, Moved(Move.LEAVE)], [RING])
    with pytest.raises(PersonLeftError):
        first.settle()
    second = settled(SKIP, Wrote("Seen."), session=first.talk.session)
    row = second.rows["k1"]

    assert first.names[-1:] == second.names[:1]
    assert "Seen." == (row.for_child if reply == DONE else row.why)


def test_whom_it_is_about_is_told_and_what_was_said_in_a_call_is_no_decision_of_a_session() -> None:
    promised = replace(RING, key="call-made-aaaa0000-1", about=("child-1",), whom="elder")
    unlisted = replace(VISIT, about=("child-unlisted",))
    puts = settled(NOT_KNOWN, NOT_KNOWN, decisions=[promised, unlisted]).asker.puts

    assert [
        ("D1 elder: Ring the GP.", "Said in a call on 24 February 2026."),
        ("D2 somebody not listed now: Visit.", "Decided in the session of 24 February 2026."),
    ] == [(put.text.partition(" (")[0], put.help) for put in puts]


# Before the new decision is written.


def test_earlier_ones_are_asked_about_before_page_1_and_the_new_decision() -> None:
    following = gone_through(NOT_KNOWN, AS_ABOVE, *WORDS)
    still = f"{STILL_OPEN}\nD1 Ring the GP. (EHE officer; by 10 July 2026, 137 days ago)"

    assert ["due D1", "decide"] == following.names[:2]
    assert 1 == following.pages
    assert still in following.said
    assert following.told("D1 of 24 February 2026 says the")


def test_going_back_from_the_new_decision_leads_to_the_last_but_an_urgent_step_is_first() -> None:
    script = (NOT_KNOWN, NOT_KNOWN, BACK, NOT_KNOWN, AS_ABOVE, *WORDS)
    names = gone_through(*script, decisions=[RING, VISIT]).names
    urgent = (Chosen(("not-yet",)), AS_ABOVE, *WORDS, NOT_KNOWN)
    first = gone_through(*urgent, session=session_of(URGENT, "quick")).names

    assert ["due D1", "due D2", "decide", "due D2", "decide"] == names[:5]
    assert ("SUP-5", "decide", "due D1") == (*first[:2], first[-1])


def test_the_page_is_made_anew_once_they_are_asked_about_and_comes_before_the_decision() -> None:
    following = gone_through(NOT_KNOWN, AS_ABOVE, *WORDS)

    assert following.names.index("decide") == following.composed[-1]


def test_what_is_still_open_is_never_said_bare_under_hold_and_more_than_three_are_more() -> None:
    later = [decided(number, f"Do {number}.", by=LATER) for number in range(1, 6)]
    (more,) = gone_through(AS_ABOVE, *WORDS, decisions=later).told(STILL_OPEN)
    (held,) = gone_through(NOT_KNOWN, AS_ABOVE, *WORDS, hold=True).told(STILL_OPEN)

    assert more.endswith("And 2 more: ehe-check due lists them.")
    assert held.endswith(check_first(hold=True, is_short=True))


def test_what_was_just_settled_is_not_called_open() -> None:
    done, on = (DONE, SKIP, Wrote("Seen.")), (ON, Wrote("1/12"), SKIP)
    following = gone_through(*done, *on, AS_ABOVE, *WORDS, decisions=[RING, VISIT])

    assert f"{STILL_OPEN}\nD2 Visit. (by 1 December 2026)" in following.said
    assert not [said for said in following.said if "says the same" in said]


def test_a_decision_gets_the_next_number_of_the_ledger_once_it_says_what_to_do() -> None:
    later = [decided(4, "Later.", by=LATER)]
    written, alone = (
        Following([AS_ABOVE, words, SKIP, SKIP], later) for words in (Wrote("Visit."), SKIP)
    )
    for each in (written, alone):
        NewDecision(each.talk, QUESTION, advice_of(each.talk.session)).ask()
    first, second = (each.decided_to for each in written.saved[:2])

    assert first is None
    assert second is not None
    assert 5 == second.number
    assert alone.talk.session.decided_to is None
