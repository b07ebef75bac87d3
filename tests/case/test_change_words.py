"""A change in words: what was listed, said and seen otherwise, a line for each."""

from __future__ import annotations

from dataclasses import replace

from ehe_check.case.changed_answers import changed_lines, changed_refs
from ehe_check.judge.answers import Answer, Answers, Entry, Ref, Sighting
from tests.banks import ADULTS, CHILDREN, TODAY, asks, only_note, skipped, small_bank, value
from tests.worked import shipped_bank

BANK = shipped_bank()
WITHOUT_A_GRID = small_bank(
    CHILDREN, ADULTS, asks("NOW-1", "no", "yes"), asks("VIS-1", "no", "yes"), asks("FAM-2", "no")
)
CHILD = Entry(id="child-1", label="eldest")
NOTHING = Answers(entries=(CHILD,))


def lines(now: Answers, before: Answers = NOTHING) -> list[str]:
    return [*changed_lines(BANK, before, now)]


def child(**changed: object) -> Answers:
    return Answers(entries=(Entry.model_validate(CHILD.model_dump() | changed),))


def saying(*answers: Answer) -> Answers:
    return replace(NOTHING, by_ref={each.ref: each for each in answers})


def test_a_list_says_who_came_or_went_and_who_is_called_or_aged_otherwise() -> None:
    without, young = child(removed=TODAY), child(age="under-one")
    aunt, pet = Entry(id="adult-1", label="aunt"), Entry(id="pet-1", label="dog")
    for now, before, said in [
        (NOTHING.with_entry(aunt), NOTHING, ['"aunt" was put on the list of adults']),
        (NOTHING.with_entry(pet), NOTHING, ['"dog" was put on the list of pet']),
        (without, NOTHING, ['"eldest" was taken off the list of children']),
        (NOTHING, without, ['"eldest" was put on the list of children']),
        (without, without, []),
        (child(label="elder"), NOTHING, ['"eldest" is called "elder" now']),
        (young, NOTHING, ['"eldest": Under 1']),
        (NOTHING, young, ['"eldest": Not known']),
        (child(age="gone"), NOTHING, ['"eldest": Not known']),
    ]:
        assert said == lines(now, before)


class TestAnAnswer:
    def test_is_said_as_it_is_now_with_whom_it_is_about(self) -> None:
        seen, health = (BANK.by_id[each].short for each in ("VIS-2", "HEA-1"))
        ago, skip = value("VIS-2", "longer-ago"), skipped("VIS-2")
        noted, again = (
            ago.model_copy(update=each) for each in ({"note": "Ask again."}, {"answered": TODAY})
        )
        rows: list[tuple[list[Answer], list[Answer], list[str]]] = [
            ([ago], [], [f"{seen}: More than a year ago"]),
            ([ago], [ago], []),
            ([skip], [ago], [f"{seen}: SKIPPED"]),
            ([], [ago], [f"{seen}: OPEN"]),
            ([only_note("VIS-2")], [], [f"{seen}: OPEN"]),
            ([noted], [ago], [f"{seen}: a note"]),
            ([again], [ago], [f"{seen}: More than a year ago, said again"]),
            ([skipped("HEA-1", "child-1")], [], [f"{health} (eldest): SKIPPED"]),
        ]
        for now, before, said in rows:
            assert said == lines(saying(*now), saying(*before)), said

    def test_to_a_question_of_another_bank_is_not_told(self) -> None:
        gone = Answer(question="ZZZ-9", value="yes")

        assert [] == lines(NOTHING.with_answer(gone))
        assert (Ref("ZZZ-9"),) == changed_refs(NOTHING, NOTHING.with_answer(gone))

    def test_is_among_the_changed_once_whether_it_came_went_or_became_another(self) -> None:
        before = NOTHING.with_answer(value("NOW-1", "no")).with_answer(value("VIS-2", "never"))
        now = before.without(Ref("NOW-1")).with_answer(skipped("VIS-2"))
        now = now.with_answer(skipped("VIS-3"))

        assert (Ref("NOW-1"), Ref("VIS-2"), Ref("VIS-3")) == changed_refs(before, now)
        assert () == changed_refs(now, now)


class TestTheGrid:
    SCHOOL = Sighting(about="child-1", by="school", value="never")
    GP = SCHOOL.model_copy(update={"by": "gp-practice"})

    def test_counts_the_cells_of_each_child(self) -> None:
        short = BANK.grid.short if BANK.grid else ""
        two = Answers(entries=(CHILD, Entry(id="child-2", label="younger")))
        younger = self.SCHOOL.model_copy(update={"about": "child-2"})
        now = two.with_sighting(self.SCHOOL).with_sighting(self.GP).with_sighting(younger)
        changed = now.with_sighting(self.GP.model_copy(update={"value": None, "skipped": True}))

        assert [f"{short} (eldest): 2 cells", f"{short} (younger): 1 cell"] == lines(now, two)
        assert [f"{short} (eldest): 1 cell"] == lines(changed, now) == lines(now, changed)
        assert [f"{short} (eldest): 2 cells"] == lines(
            replace(now, sightings={younger.cell: younger}), now
        )
        assert WITHOUT_A_GRID.grid is None
        assert () == changed_lines(WITHOUT_A_GRID, NOTHING, NOTHING.with_sighting(self.SCHOOL))


def test_a_change_tells_lists_then_answers_then_cells() -> None:
    now = child(label="elder").with_answer(skipped("NOW-1"))
    now = now.with_sighting(TestTheGrid.SCHOOL)
    first, then, last = lines(now)

    assert '"eldest" is called "elder" now' == first
    assert then.endswith(": SKIPPED")
    assert last.endswith("(elder): 1 cell")
