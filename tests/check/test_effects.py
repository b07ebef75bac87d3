"""Effects of a bank have prompts that say them, and what it cites is in the library."""

from __future__ import annotations

from datetime import date

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.law import Library
from ehe_check.check.bank_checks import check_bank
from ehe_check.check.completeness import READ_BY_THE_ADVICE
from ehe_check.check.finding import Finding
from ehe_check.errors import Problem
from tests.banks import LATER, TODAY, asks, small_bank, small_library
from tests.check.wrong_banks import NOW_1, SOUND, problems
from tests.worked import shipped_bank, shipped_library

URGENT_WORDS = 'say = "it is so", route_why = "it is so"'


def with_effects(options: str, prompts: str = "", more: str = "") -> QuestionBank:
    """Return a bank of one question, with its options and the prompts that print."""
    return small_bank(
        f'[[questions]]\nid = "NOW-1"\n{more}\noptions = [{options}]\nprompts = [{prompts}]'
    )


class TestCompleteness:
    def test_needs_the_conditions_that_the_advice_reads(self) -> None:
        for name in READ_BY_THE_ADVICE:
            whole = small_bank(SOUND)
            conditions = {each: leaf for each, leaf in whole.conditions.items() if each != name}
            bank = whole.model_copy(update={"conditions": conditions})

            assert [
                (
                    f"conditions: the condition {name!r} is missing, which the advice reads. "
                    f"Add [conditions.{name}]."
                )
            ] == problems(bank), name

    def test_needs_words_for_all_that_the_advice_can_be(self) -> None:
        for table, key in [
            ("tiers", "act-today"),
            ("headlines", "N2"),
            ("boxes", "A-done"),
            ("beneath", "enquiry"),
        ]:
            whole = small_bank(SOUND)
            words = {each: said for each, said in getattr(whole, table).items() if each != key}
            bank = whole.model_copy(update={table: words})

            assert [f"{table}: {key} has no words. Add {key} under [{table}]."] == problems(bank), (
                table
            )

    def test_needs_the_lines_of_the_sheet(self) -> None:
        assert ["lines: is missing, which the sheet reads. Add [lines]."] == problems(
            small_bank(SOUND, lines=None)
        )

    def test_of_the_case_bank_needs_who_agreed_and_who_was_seen(self) -> None:
        for part in ["agreement", "sight"]:
            without = shipped_bank().model_copy(update={part: None})

            assert [f"{part}: is missing, which the sheet reads. Add [{part}]."] == problems(
                without, shipped_library()
            ), part

    def test_needs_words_for_every_route(self) -> None:
        option = f'{{ id = "yes", effects = ["TODAY lead"], {URGENT_WORDS} }}'
        prompt = '{ id = "today", kind = "act-today", on = ["yes"] }'
        whole = with_effects(f'"no", {option}', prompt)

        assert [
            (
                "question NOW-1, option yes: leads to the route 'lead', which has no words. "
                "Add [routes.lead]."
            )
        ] == problems(whole.model_copy(update={"routes": {}}))


class TestCitations:
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
