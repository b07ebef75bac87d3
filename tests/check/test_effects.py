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
from tests.check.wrong_banks import NOW_1, RULE, SOUND, problems, with_rule
from tests.worked import shipped_bank, shipped_library

URGENT_WORDS = 'say = "it is so", route_why = "it is so"'


def with_effects(options: str, prompts: str = "", more: str = "") -> QuestionBank:
    """Return a bank of one question, with its options and the prompts that print."""
    return small_bank(
        f'[[questions]]\nid = "NOW-1"\n{more}\noptions = [{options}]\nprompts = [{prompts}]'
    )


class TestEffects:
    def test_are_printed_wherever_they_hold(self) -> None:
        for effect, kind in [
            ("MEET L4.1", "meeting-trigger"),
            ("MEET L4.1 health", "meeting-trigger"),
            ("SIGN", "sign"),
            ("SUP", "supervision"),
        ]:
            prompt = f'{{ id = "it", kind = "{kind}", on = ["some"] }}'
            does = effect.split(maxsplit=1)[0]

            assert [
                (
                    f"question NOW-1: at 'all' {does} holds, and no prompt prints it. "
                    f"Add a prompt of kind {kind!r} with 'all' in `on`."
                )
            ] == problems(with_effects(f'"no", "some: {effect}", "all"', prompt))

    def test_need_no_prompt_of_their_own_where_something_else_says_them(self) -> None:
        sign, where = '{{ id = "it", kind = "sign", {} }}', '{ question = "NOW-1", is = ["yes"] }'
        graver = '{ id = "it", kind = "meeting-trigger", on = ["all"] }, '
        graver += '{ id = "sign", kind = "sign", on = ["some"] }'
        for bank in (
            with_effects('"no", "yes: HOLD"'),
            with_effects('"no", "yes: ASK"'),
            with_effects('"no", "yes: SIGN"', sign.format('on = ["yes"]')),
            with_effects('"no", "yes: SIGN"', sign.format(f"when = {where}")),
            with_effects('"no", "some: SIGN", "all: MEET L4.1"', graver),
        ):
            assert [] == problems(bank)

        option = f'{{ id = "all", effects = ["999"], {URGENT_WORDS} }}'
        prompts = '{ id = "meet", kind = "meeting-trigger", on = ["some"] }, '
        prompts += '{ id = "now", kind = "emergency", on = ["all"] }'
        [found] = problems(with_effects(f'"no", "some: MEET L4.1", {option}', prompts))
        assert found.startswith("question NOW-1: at 'all' MEET holds")

    def test_that_cannot_wait_are_printed_too(self) -> None:
        for effect, kind in [("999", "emergency"), ("TODAY lead", "act-today")]:
            option = f'{{ id = "yes", effects = ["{effect}"], {URGENT_WORDS} }}'
            prompt = f'{{ id = "it", kind = "{kind}", on = ["yes"] }}'

            assert [] == problems(with_effects(f'"no", {option}', prompt)), effect
            assert 1 == len(problems(with_effects(f'"no", {option}'))), effect

    def test_of_not_known_are_printed_too(self) -> None:
        more = 'not_known_effects = ["SUP"]'
        prompt = '{ id = "it", kind = "supervision", on = ["not-known"] }'
        [found] = problems(with_effects('"no", "yes"', more=more))

        assert found.startswith("question NOW-1: at 'not-known' SUP holds")
        assert [] == problems(with_effects('"no", "yes"', prompt, more))

    def test_of_a_rule_over_two_answers_are_printed_by_a_prompt_that_names_it(self) -> None:
        for does in ["SIGN", "MEET L4.1", "SUP"]:
            kind = {"SIGN": "sign", "SUP": "supervision"}.get(does, "meeting-trigger")
            prompt = f'{{ id = "it", kind = "{kind}", rule = "X1" }}'
            effects = f'effects = ["{does}"]'

            assert [] == problems(with_rule(effects, prompt)), does
            assert [
                (
                    f"together X1: {does.split(maxsplit=1)[0]} holds, and no prompt prints it. "
                    f"Add a prompt of kind {kind!r} with rule = 'X1'."
                )
            ] == problems(with_rule(effects)), does

    def test_of_a_rule_that_stands_by_itself_print_those_of_its_option(self) -> None:
        option = f'{{ id = "yes", {URGENT_WORDS} }}'
        bank = small_bank(
            f"""
            [[questions]]
            id = "NOW-1"
            options = ["no", "some: SIGN", {option}]

            [[questions.prompts]]
            id = "today"
            kind = "act-today"
            rule = "X1"

            [[questions.prompts]]
            id = "sign"
            kind = "sign"
            on = ["some"]
            """,
            RULE + 'effects = ["TODAY lead"]',
        )

        assert [] == problems(bank)

    def test_are_there_for_every_prompt_that_speaks_of_them(self) -> None:
        for way, answer in [
            ('on = ["no", "yes"]', "no"),
            ('on = ["yes", "not-known"]', "not-known"),
            ('rule = "X1"', "X1"),
        ]:
            bank = small_bank(
                f"""
                [[questions]]
                id = "NOW-1"
                options = ["no", "yes: SIGN"]
                prompts = [
                  {{ id = "sign", kind = "sign", on = ["yes"] }},
                  {{ id = "it", kind = "sign", {way} }},
                ]
                """,
                RULE + 'effects = ["ASK"]',
            )

            assert [
                (
                    f"prompt NOW-1.it: is never printed for {answer!r}, where SIGN does not hold. "
                    "Write SIGN at that option, or make this an action or a note."
                )
            ] == problems(bank), way

    def test_are_there_for_a_prompt_with_a_condition(self) -> None:
        prompt = '{ id = "it", kind = "sign", when = { question = "NOW-1", is = ["yes"] } }'
        [found] = problems(with_effects('"no", "yes"', prompt))

        assert found.startswith("prompt NOW-1.it: is never printed for 'any answer'")

    def test_are_written_where_they_begin_and_not_again(self) -> None:
        prompt = '{ id = "it", kind = "sign", on = ["some", "all"] }'
        options = '"no", "some: SIGN", "all: SIGN"'

        assert [
            (
                "question NOW-1, option all: writes 'SIGN', which an option before it has begun. "
                "Take it away here."
            )
        ] == problems(with_effects(options, prompt))
        assert [] == problems(with_effects(options, prompt, "ordered = false"))

    def test_that_cannot_wait_have_their_words_for_the_call(self) -> None:
        for key in ["say", "route_why"]:
            prompt = '{ id = "it", kind = "act-today", on = ["some", "all"] }'
            whole = f'{{ id = "all", {URGENT_WORDS} }}'
            other = {"say": "route_why", "route_why": "say"}[key]
            half = f'{{ id = "some", effects = ["TODAY lead"], {other} = "it is so" }}'

            assert [
                (
                    f"question NOW-1, option some: calls for a step today and has no {key!r}. "
                    f'Add {key} = "...".'
                )
            ] == problems(with_effects(f'"no", {half}, {whole}', prompt)), key

    def test_that_a_rule_makes_urgent_have_their_words_for_the_call(self) -> None:
        prompt = '{ id = "it", kind = "act-today", rule = "X1" }'
        found = problems(with_rule('effects = ["TODAY lead"]', prompt))

        assert [True, True] == [each.startswith("question NOW-1, option yes:") for each in found]

    def test_with_lines_to_tick_lead_somewhere_from_each(self) -> None:
        bank = small_bank(
            f"""
            [[questions]]
            id = "NOW-1"
            options = ["no", {{ id = "yes", {URGENT_WORDS} }}]
            prompts = [{{ id = "it", kind = "act-today", rule = "X1" }}]

            [[questions]]
            id = "NOW-2"
            kind = "several"
            options = ["other", {{ id = "harm", routes = ["lead"], {URGENT_WORDS} }}]
            """,
            RULE + 'effects = ["TODAY lead"]\nticked = "NOW-2"',
        )

        assert [
            "question NOW-2, option other: can be ticked, and leads to nobody. Add routes = [...]."
        ] == problems(bank)


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

    def test_needs_words_for_every_answer_to_what_a_childs_day_is_like(self) -> None:
        day = {"question": "NOW-1", "sources": {"yes": {"words": "from it", "head": "it"}}}
        bank = small_bank(SOUND, childs_day=day)

        expected = "childs_day, sources: the answer 'no' has no words. Add no under [childs_day"
        assert any(each.startswith(expected) for each in problems(bank))

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

    def test_needs_who_could_know_each_fact_of_the_quick_set(self) -> None:
        assert [
            (
                "question NOW-1: may be not known, and nothing says what to find out and who could "
                "know. Add find_out, own records first."
            )
        ] == problems(small_bank(NOW_1, quick=["NOW-1"]))

    def test_needs_nobody_who_could_know_what_one_thinks_or_does(self) -> None:
        for question in [
            'id = "NOW-2"\nkind = "text"',
            'id = "NOW-2"\noptions = ["no", "yes"]\nafter_advice = true',
            'id = "SUP-2"\noptions = ["no", "yes"]',
        ]:
            name = question.split('"')[1]

            assert [] == problems(small_bank(NOW_1, f"[[questions]]\n{question}", quick=[name])), (
                question
            )


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
