"""What a bank cites is in the library, and is not past its review."""

from __future__ import annotations

from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.check.bank_checks import check_bank
from ehe_check.check.finding import Finding
from ehe_check.errors import Problem
from tests.banks import LATER, TODAY, asks, small_bank, small_library
from tests.check.test_effects import with_effects
from tests.check.wrong_banks import NOW_1, problems, with_rule


class TestCitations:
    def test_are_known(self) -> None:
        meet = '{ id = "meet", kind = "meeting-trigger", on = ["yes"] }'
        joint = '{ id = "meet", kind = "meeting-trigger", rule = "X1" }'
        action = '{ id = "do", kind = "action", on = ["yes"], cites = ["E9"] }'
        for bank, said in [
            (
                small_bank(asks("NOW-1", "a", "b", statements=["L9.9"])),
                (
                    "question NOW-1, statements: cites 'L9.9', which is no statement of the review "
                    "and no note of law."
                ),
            ),
            (
                with_effects('"no", "yes: MEET L4.9"', meet),
                "question NOW-1, option yes, effects: cites 'L4.9'",
            ),
            (with_rule('effects = ["MEET L4.9"]', joint), "together X1, effects: cites 'L4.9'"),
            (with_effects('"no", "yes"', action), "prompt NOW-1.do, cites: cites 'E9'"),
        ]:
            [found] = problems(bank)

            assert found.startswith(said)

    def test_of_the_law_are_notes_and_no_statements(self) -> None:
        bank = small_bank(NOW_1 + 'cites = ["E1", "L1.1"]')

        assert [
            (
                "question NOW-1, cites: cites 'L1.1', which is a statement of the review and no "
                "note of law. Cite statements under `statements`."
            )
        ] == problems(bank, small_library(notes={"E1": LATER}))

    def test_of_the_case_bank_reach_every_statement_but_those_not_for_a_case(self) -> None:
        library = small_library("A4", "C5")
        bank = small_bank(
            asks("NOW-1", "a", "b", statements=["L1.1", "L4.1", "L4.2", "L4.3", "L4.4", "L4.5"]),
            id="case",
        )

        assert [
            (
                "statement C5: is reached by no question and no prompt. "
                "Cite it where it is asked about."
            )
        ] == problems(bank, library)

    def test_of_another_bank_need_not_reach_every_statement(self) -> None:
        assert [] == problems(small_bank(NOW_1), small_library("C5"))


class TestReviewDates:
    def warnings(self, bank: QuestionBank, library: Library, today: date) -> list[str]:
        found = check_bank(bank, library, today)
        return [str(each.problem) for each in found if each.is_warning]

    def test_of_a_bank_past_its_review_are_a_warning(self) -> None:
        bank = small_bank(NOW_1, review_by=date(2026, 11, 23))

        warning = Problem(
            "bank", "was to be reviewed by 2026-11-23", "Read it through, and set review_by anew."
        )

        assert [Finding(warning, is_warning=True)] == check_bank(bank, small_library(), TODAY)

    def test_of_a_law_pack_past_its_review_are_a_warning(self) -> None:
        bank = small_bank(NOW_1, review_by=date(2040, 1, 1))

        assert [
            f"notes of law: were to be reviewed by {LATER}. Check them, and set review_by anew."
        ] == self.warnings(bank, small_library(), date(2030, 1, 2))

    def test_of_a_cited_note_past_its_review_are_a_warning(self) -> None:
        bank = small_bank(asks("NOW-1", "a", "b", statements=["E1"]))
        library = small_library(notes={"E1": date(2026, 1, 1), "E2": date(2026, 1, 1)})

        assert [
            (
                "note of law E1: was to be reviewed by 2026-01-01. "
                "Check how it stands, and set review_by anew."
            )
        ] == self.warnings(bank, library, TODAY)

    def test_are_no_warning_on_the_day_of_review_itself(self) -> None:
        assert [] == self.warnings(small_bank(NOW_1), small_library(), LATER)
