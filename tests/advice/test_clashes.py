"""Clashes: answers that do not sit together are pointed out, and never changed."""

from __future__ import annotations

from datetime import date

from ehe_check.advice.advised import Advised
from ehe_check.advice.clashes import clashes
from ehe_check.advice.recommendation import Clash
from ehe_check.judge.answers import Answer, Ref, Sighting
from tests.banks import CHILDREN, asks, not_known, said, small_bank, value

BANK = small_bank(
    CHILDREN,
    asks("NOW-1", "none", "named"),
    """
    [[questions]]
    id = "NOW-2"
    options = ["no", "yes", "worse"]
    when = { question = "NOW-1", is = ["none", "named"] }
    contradicts = [{ on = ["yes", "worse"], when = { any = [
      { question = "NOW-3", is = ["a"] },
      { question = "NOW-1", is = ["none"] },
    ] } }]
    """,
    asks("NOW-3", "a", "b"),
    """
    [[questions]]
    id = "VIS-1"
    per = "child"
    options = ["seen", "never"]
    contradicts = [
      { on = ["never"], when = { question = "VIS-2", is = ["heard"] } },
      { on = ["never"], unless = { question = "NOW-1", is = ["named"] } },
    ]
    """,
    asks("VIS-2", "heard", "not-heard", per="child"),
)


def found(*answers: Answer) -> list[Clash]:
    entries = ("child-1", "child-2")
    return list(clashes(Advised(BANK, said(*answers, entries=entries))))


NAMED = value("NOW-1", "named")


class TestTwoAnswersClash:
    def test_where_the_bank_says_so_and_nowhere_else(self) -> None:
        a, never = value("NOW-3", "a"), value("VIS-1", "never", "child-2")
        here, there = (value("VIS-2", "heard", f"child-{number}") for number in (2, 1))
        both = Clash(Ref("NOW-2"), (Ref("NOW-3"),))
        for answers, expected in [
            ([NAMED, value("NOW-2", "yes"), a], [both]),
            ([NAMED, value("NOW-2", "worse"), a], [both]),
            (
                [value("NOW-1", "none"), value("NOW-2", "yes"), a],
                [Clash(Ref("NOW-2"), (Ref("NOW-1"), Ref("NOW-3")))],
            ),
            ([NAMED, value("NOW-2", "no"), a], []),
            ([NAMED, value("NOW-2", "yes"), value("NOW-3", "b")], []),
            ([NAMED, value("NOW-2", "yes"), not_known("NOW-3")], []),
            ([NAMED, value("NOW-2", "yes")], []),
            ([NAMED, a], []),
            ([NAMED, not_known("NOW-2"), a], []),
            ([NAMED, never, here], [Clash(Ref("VIS-1", "child-2"), (Ref("VIS-2", "child-2"),))]),
            ([NAMED, never, there], []),
            ([value("VIS-1", "never", "child-1")], [Clash(Ref("VIS-1", "child-1"), ())]),
        ]:
            assert expected == found(*answers), answers


def test_an_answer_that_no_longer_arises_clashes_with_nothing() -> None:
    bank = small_bank(
        asks("NOW-1", "no", "yes"),
        """
        [[questions]]
        id = "NOW-2"
        options = ["no", "yes"]
        when = { question = "NOW-1", is = ["yes"] }
        contradicts = [{ on = ["yes"], unless = { question = "NOW-1", is = ["yes"] } }]
        """,
    )

    assert [] == list(clashes(Advised(bank, said(value("NOW-1", "no"), value("NOW-2", "yes")))))


BANDS = """options = [
  { id = "recent", text = "Recent", months = 3 },
  { id = "a-year", text = "Within a year", months = 12 },
  { id = "longer", text = "Longer ago" },
  { id = "never", text = "Never" },
]"""
AT_HOME = small_bank(
    CHILDREN,
    asks("VIS-1.who", "gp", "nurse", kind="several"),
    f"""
    [[questions]]
    id = "VIS-1"
    per = "child"
    seen = {{ by = "VIS-1.who", heard = "VIS-1.alone", home = "VIS-2" }}
    {BANDS}
    """,
    f'[[questions]]\nid = "VIS-1.alone"\nper = "child"\n{BANDS}',
    f'[[questions]]\nid = "VIS-2"\ndated = true\n{BANDS}',
)
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def at_home(band: str, on: date | None = None, by: str = "gp", about: str = "child-1") -> Sighting:
    return Sighting(about=about, by=by, value=band, on=on, at_home=True)


def visited(band: str, on: date | None = None) -> Answer:
    return Answer(question="VIS-2", value=band, on=on)


class TestAVisitToTheHome:
    """When somebody was last inside the home does not sit with a child seen there later."""

    def found(self, visit: Answer | None, *cells: Sighting) -> list[Clash]:
        answers = said(value("VIS-1.who", ("gp",)), entries=("child-1", "child-2"))
        answers = answers.with_answer(visit) if visit else answers
        for cell in cells:
            answers = answers.with_sighting(cell)
        return list(clashes(Advised(AT_HOME, answers)))

    def test_is_pointed_out_where_the_grid_says_a_later_time(self) -> None:
        for visit, cell in [
            (visited("longer"), at_home("a-year")),
            (visited("never"), at_home("longer")),
            (visited("a-year", MAY), at_home("a-year", JUNE)),
            (visited("a-year", MAY), at_home("recent")),
            (not_known("VIS-2"), at_home("recent")),
        ]:
            assert [Clash(Ref("VIS-2"), (Ref("VIS-1", "child-1"),))] == self.found(visit, cell), (
                visit
            )

    def test_is_left_alone_elsewhere(self) -> None:
        for visit, cell in [
            (visited("a-year"), at_home("a-year", JUNE)),
            (visited("a-year", JUNE), at_home("a-year", JUNE)),
            (visited("a-year", JUNE.replace(day=2)), at_home("a-year", JUNE.replace(day=30))),
            (visited("recent"), at_home("a-year")),
            (visited("never"), at_home("never")),
            (None, at_home("recent")),
            (Answer(question="VIS-2", skipped=True), at_home("recent")),
            (visited("never"), at_home("recent", by="nurse")),
            (visited("never"), at_home("recent", about="child-3")),
            (visited("never"), at_home("recent").model_copy(update={"at_home": False})),
        ]:
            assert [] == self.found(visit, cell), visit

    def test_names_each_child_once(self) -> None:
        cells = (at_home("recent"), at_home("a-year", about="child-2"))
        others = (Ref("VIS-1", "child-1"), Ref("VIS-1", "child-2"))

        assert [Clash(Ref("VIS-2"), others)] == self.found(visited("never"), *cells)


def test_what_is_not_there_at_all_is_asked_about_at_the_question_that_the_bank_names() -> None:
    bank = small_bank(
        asks("NOW-1", "none", "named"),
        """
        [[questions]]
        id = "NOW-2"
        options = ["no", "yes"]

        [[questions.contradicts]]
        on = ["yes"]
        unless = { question = "NOW-1", is = ["named"] }
        asks_again = "NOW-1"
        """,
    )
    unnamed, named = (
        said(value("NOW-1", each), value("NOW-2", "yes")) for each in ("none", "named")
    )

    assert [Clash(Ref("NOW-2"), (Ref("NOW-1"),))] == list(clashes(Advised(bank, unnamed)))
    assert [] == list(clashes(Advised(bank, named)))
