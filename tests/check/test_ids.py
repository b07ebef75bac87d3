"""The ids of a bank: each stands once and in its form."""

from __future__ import annotations

from tests.banks import asks, small_bank
from tests.check.wrong_banks import NOW_1, problems


class TestIds:
    def test_stand_for_one_question_only(self) -> None:
        bank = small_bank(NOW_1, NOW_1)

        assert [
            "id NOW-1: stands for more than one question or prompt. Use another id for one of them."
        ] == problems(bank)

    def test_of_options_stand_once_in_a_question(self) -> None:
        bank = small_bank(asks("NOW-1", "no", "no", "yes"))

        assert [
            (
                "question NOW-1, options: 'no' stands there more than once. "
                "Use another id for one of them."
            )
        ] == problems(bank)

    def test_of_prompts_begin_with_that_of_their_question(self) -> None:
        bank = small_bank(
            """
            [[questions]]
            id = "NOW-1"
            options = ["no", "yes"]
            prompts = [{ id = "NOW-2.look", kind = "action", on = ["yes"] }]
            """,
        )

        assert [
            (
                "prompt NOW-2.look: stands under question NOW-1 and does not begin with its id. "
                "Call it NOW-1.look."
            )
        ] == problems(bank)

    def test_of_topics_are_known(self) -> None:
        bank = small_bank(NOW_1, topics=[{"id": "NEW", "title": "New"}])

        assert [
            "question NOW-1: is in topic 'NOW', which is not in this bank. Did you mean 'NEW'?"
        ] == problems(bank)

    def test_of_questions_begin_with_that_of_their_topic(self) -> None:
        bank = small_bank(NOW_1, asks("VIS-1", "a", "b", topic="NOW"))

        assert [
            (
                "question VIS-1: is in topic NOW and does not begin with its id. "
                "Begin the id with that of the topic, or move the question."
            )
        ] == problems(bank)
