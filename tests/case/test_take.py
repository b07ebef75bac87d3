"""Answers taken from a file: all of them or none, and nothing of one's own overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.answer_faults import MAKE_ROOM, NO_ROOM, Fault
from ehe_check.case.take import Brought, Taken, take
from ehe_check.judge.answers import MOST_ON_A_LIST, Answer, Answers, Entry, Ref, Sighting
from tests.banks import (
    ADULTS,
    CHILDREN,
    TODAY,
    asks,
    not_known,
    only_note,
    said,
    skipped,
    small_bank,
)
from tests.banks import value as valued
from tests.case_tables import rows_of

BANK = small_bank(
    CHILDREN, ADULTS, asks("NOW-1", "no", "yes"), asks("VIS-1", "no", "yes", per="child")
)


def entry(**raw: Any) -> Entry:  # noqa: ANN401 (any part of an entry)
    return Entry.model_validate({"id": "child-1", "label": "Girl, 9"} | raw)


def taken(
    into: Answers, *answers: Answer, entries: tuple[Entry, ...] = (), complete: tuple[str, ...] = ()
) -> Taken:
    return take(BANK, into, Brought(rows_of(entries, answers), complete), TODAY)


def noted(note: str, **raw: Any) -> Answer:  # noqa: ANN401 (any part of an answer)
    return Answer.model_validate({"question": "NOW-1", "note": note} | raw)


def today(answer: Answer) -> Answer:
    asked = BANK.by_id[answer.question].text
    return answer.model_copy(update={"asked": asked, "answered": TODAY})


def differs(
    table: str, number: int, what: str, how: str = "differently"
) -> tuple[tuple[str, int], Fault]:
    keep = "Nothing was written. Keep one of the two."
    return (table, number), Fault(f"{what} {how} in the session", keep)


class TestFullLists:
    def test_that_would_hold_too_many_are_refused_where_the_first_of_them_is_named(self) -> None:
        into = said(entries=tuple(f"child-{n + 1}" for n in range(MOST_ON_A_LIST - 1)))
        last, beyond = (f"child-{MOST_ON_A_LIST + n}" for n in range(2))
        entries = (entry(id=last, label="the last"), entry(id=beyond, label="one beyond"))
        listed = taken(into, entries=entries)
        several = (valued("VIS-1", "no", last), valued("VIS-1", "no", beyond))
        named = taken(into, *several, only_note("VIS-1", beyond))
        fault = Fault(NO_ROOM, MAKE_ROOM)

        assert ((("entries", 1), fault),) == listed.faults
        assert ((("answers", 1), fault),) == named.faults

    def test_may_hold_as_many_as_fit_beside_those_taken_off(self) -> None:
        into = said(entries=tuple(f"child-{n + 1}" for n in range(MOST_ON_A_LIST - 1)))
        gone = entry(id="child-999", removed=TODAY)
        done = taken(into, entries=(gone, entry(id="child-1000")))

        assert ((), MOST_ON_A_LIST) == (done.faults, len(done.answers.listed("child")))


class TestAnswers:
    def test_of_a_file_stand_beside_those_of_the_session(self) -> None:
        into = said(valued("NOW-1", "yes"), entries=("child-1",))
        given = valued("VIS-1", "no", "child-1")

        assert Taken(into.with_answer(today(given))) == taken(into, given)
        kept = Answer(question="NOW-1", value="yes", asked="Well?", answered=date(2026, 1, 1))
        assert Taken(said(kept)) == taken(said(), kept), "as it says that it was asked, and when"
        both = taken(said(), valued("VIS-1", "yes", "child-2"), only_note("VIS-1", "child-2"))
        assert (Entry(id="child-2", label="child 2"),) == both.answers.entries

    def test_that_do_not_differ_are_one_and_keep_the_notes_of_both(self) -> None:
        both = noted("Mine.\nTheirs.", value="yes")
        mine, theirs, yes = noted("Mine."), noted("Theirs.", value="yes"), valued("NOW-1", "yes")
        for one, other, expected in [
            (yes, yes, yes),
            (noted("Mine.", value="yes"), theirs, both),
            (mine, theirs, today(both)),
            (noted("Mine.", value="yes"), noted("Theirs."), both),
            (mine, yes, today(noted("Mine.", value="yes"))),
            (yes, noted("Theirs."), theirs),
            (noted("Both, long."), noted("Both"), today(noted("Both, long."))),
        ]:
            assert Taken(said(expected)) == taken(said(one), other), (one, other)

    def test_that_differ_are_named_and_none_is_taken(self) -> None:
        for theirs in [valued("NOW-1", "no"), not_known("NOW-1"), skipped("NOW-1")]:
            into = said(valued("NOW-1", "yes"))

            both = taken(into, valued("VIS-1", "yes", "child-1"), theirs)

            assert Taken(into, (differs("answers", 1, "NOW-1 is answered"),)) == both, theirs

    def test_with_a_fault_are_named_and_none_is_taken(self) -> None:
        for answer, fact in [
            (valued("NOW-1", "maybe"), "NOW-1 has no option 'maybe'"),
            (
                valued("VIS-1", "yes", "cousin-1"),
                "VIS-1 is asked about each child, not about 'cousin-1'",
            ),
            (valued("SIB-1", "complete"), "SIB-1 calls a list complete on which nobody stands"),
        ]:
            refused = taken(said(), valued("FAM-1", "may-be-more"), answer)

            assert [(("answers", 1), fact)] == [(place, why.fact) for place, why in refused.faults]
            assert said() == refused.answers, answer


class TestEntries:
    def test_of_a_file_stand_behind_those_of_the_session(self) -> None:
        both = taken(said(entries=("child-1",)), entries=(entry(id="child-2"),))

        assert ["child-1", "child-2"] == [each.id for each in both.answers.entries]

    def test_add_what_the_session_does_not_say_of_them_and_change_nothing_that_it_does(
        self,
    ) -> None:
        old = Answers(entries=(entry(age="old"),))
        twins = Answers(entries=(entry(), entry(id="child-2")))
        otherwise = (differs("entries", 0, "child-1 is described"),)

        assert Taken(old) == taken(Answers(entries=(entry(),)), entries=(entry(age="old"),))
        assert Taken(old) == taken(old, entries=(entry(),))
        assert Taken(twins) == taken(twins, entries=(entry(),))
        for theirs in (entry(label="Boy, 4"), entry(age="young")):
            assert Taken(old, otherwise) == taken(old, entries=(theirs,)), theirs

    def test_with_a_fault_are_named_by_their_place(self) -> None:
        refused = taken(said(), entries=(entry(), entry(id="child-2", label="Boy", age="very")))

        assert (
            (("entries", 1), Fault("age has no option 'very'", "Use one of: old, young.")),
        ) == refused.faults

    def test_called_as_one_of_the_session_are_named_by_their_place(self) -> None:
        refused = taken(
            Answers(entries=(entry(),)), entries=(entry(id="child-2", label="girl, 9"),)
        )
        fact = "child-2 is called 'girl, 9', as child-1 is"
        remedy = 'Give [[entries]] with id = "child-2" a label of its own.'

        assert ((("entries", 0), Fault(fact, remedy)),) == refused.faults


class TestLists:
    def test_are_complete_where_they_are_called_so_and_where_their_question_is_answered_so(
        self,
    ) -> None:
        complete = valued("SIB-1", "complete")
        for both in (
            taken(said(entries=("child-1",)), complete=("child",)),
            taken(said(), complete, entries=(entry(),)),
        ):
            assert frozenset({"child"}) == both.answers.complete
            assert today(complete) == both.answers.get(Ref("SIB-1"))

    def test_that_there_are_not_or_on_which_nobody_stands_are_named_by_their_place(self) -> None:
        refused = taken(said(entries=("child-1",)), complete=("child", "chidl"))
        no_list = Fault("there is no list 'chidl'", "Did you mean 'child'?")

        assert ((("complete_rosters", 1), no_list),) == refused.faults
        assert [("complete_rosters", 0)] == [
            place for place, _ in taken(said(), complete=("child",)).faults
        ]


GRID = small_bank(
    CHILDREN,
    ADULTS,
    asks("VIS-2", "nurse", "gp", kind="several"),
    """
    [[questions]]
    id = "VIS-1"
    per = "child"
    dated = true
    fact = true
    seen = { by = "VIS-2", heard = "VIS-3" }
    options = ["recent", "never"]
    """,
    asks("VIS-3", "recent", "never", per="child", dated=True),
)
BOTH = Answer(question="VIS-2", value=("nurse", "gp"))


def cell(about: str = "child-1", by: str = "nurse", **raw: Any) -> Sighting:  # noqa: ANN401 (any part)
    said = raw or {"value": "recent"}
    return Sighting.model_validate({"about": about, "by": by, **said})


def brought(
    into: Answers,
    *cells: Sighting,
    answers: tuple[Answer, ...] = (BOTH,),
    entries: tuple[Entry, ...] = (),
    bank: QuestionBank = GRID,
) -> Taken:
    return take(bank, into, Brought(rows_of(entries, answers, cells)), TODAY)


class TestSightings:
    def test_of_a_file_stand_with_the_day_on_which_they_were_taken(self) -> None:
        earlier = date(2026, 11, 1)
        done = brought(said(entries=("child-1",)), cell(), cell(by="gp", skipped=True))
        kept = brought(said(entries=("child-1",)), cell(value="never", answered=earlier))

        assert () == done.faults
        assert [TODAY, TODAY] == [each.answered for each in done.answers.sightings.values()]
        assert [earlier] == [each.answered for each in kept.answers.sightings.values()]

    def test_say_when_each_child_was_last_seen_and_heard_and_list_whom_only_they_name(self) -> None:
        done = brought(said(), cell(value="recent", alone=True), cell("child-2")).answers
        seen, heard = (done.get(Ref(question, "child-1")) for question in ("VIS-1", "VIS-3"))

        assert seen is not None
        assert heard is not None
        assert ("recent", "recent") == (seen.value, heard.value)
        assert ["child 1", "child 2"] == [each.label for each in done.listed("child")]
        again = brought(done, cell(value="recent", alone=True, answered=date(2026, 11, 1)))
        assert ((), done.sightings) == (again.faults, again.answers.sightings)

    def test_that_say_otherwise_than_the_session_are_named_and_nothing_is_taken(self) -> None:
        mine = brought(said(entries=("child-1",)), cell()).answers
        done = brought(mine, cell(by="gp"), cell(value="never"))

        assert (differs("sightings", 1, "what is said of nurse and child-1 is", "different"),) == (
            done.faults
        )
        assert mine == done.answers

    def test_that_do_not_fit_the_bank_are_refused_with_their_place(self) -> None:
        rows: list[tuple[dict[str, Any], str, str]] = [
            ({"by": "nurs"}, "there is no professional 'nurs'", "Did you mean 'nurse'?"),
            ({"value": "recnt"}, "VIS-1 has no option 'recnt'", "Did you mean 'recent'?"),
            (
                {"about": "adult-1"},
                "a sighting is of a child, not of 'adult-1'",
                'Write about = "child-1", or the number of another child.',
            ),
            (
                {"value": "recent", "on": date(2026, 11, 25)},
                "the date 2026-11-25 is later than today (2026-11-24)",
                "Write a day that has come.",
            ),
        ]
        for wrong, fact, remedy in rows:
            into = said(entries=("child-1", "adult-1"))
            done = brought(into, cell(by="gp"), cell(**({"value": "recent"} | wrong)))

            assert ((("sightings", 1), Fault(fact, remedy)),) == done.faults, wrong
            assert into == done.answers, wrong

    def test_have_no_place_in_a_bank_without_a_grid(self) -> None:
        done = brought(said(entries=("child-1",)), cell(), answers=(), bank=BANK)
        fault = Fault("these questions have no grid of who saw whom", "Take it out.")

        assert ((("sightings", 0), fault),) == done.faults

    def test_of_a_child_who_is_called_as_another_is_are_refused(self) -> None:
        into = Answers(entries=(entry(id="child-1", label="child 2"),))
        done = brought(into, cell(), cell("child-2"))
        (place, fault), *others = done.faults

        assert (("sightings", 1), []) == (place, others)
        assert "child-2 is called 'child 2', as child-1 is" == fault.fact
