"""The ids of a bank: each stands once and in its form."""

from __future__ import annotations

from tests.banks import asks, small_bank
from tests.check.wrong_banks import NOW_1, problems


def test_ids_stand_once_and_begin_with_what_they_belong_to() -> None:
    look = {"id": "NOW-2.look", "kind": "action", "on": ["yes"]}
    for bank, said in [
        (
            small_bank(NOW_1, NOW_1),
            (
                "id NOW-1: stands for more than one question or prompt. "
                "Use another id for one of them."
            ),
        ),
        (
            small_bank(asks("NOW-1", "no", "no", "yes")),
            (
                "question NOW-1, options: 'no' stands there more than once. "
                "Use another id for one of them."
            ),
        ),
        (
            small_bank(asks("NOW-1", "no", "yes", prompts=[look])),
            (
                "prompt NOW-2.look: stands under question NOW-1 and does not begin with its id. "
                "Call it NOW-1.look."
            ),
        ),
        (
            small_bank(NOW_1, topics=[{"id": "NEW", "title": "New"}]),
            "question NOW-1: is in topic 'NOW', which is not in this bank. Did you mean 'NEW'?",
        ),
        (
            small_bank(NOW_1, asks("VIS-1", "a", "b", topic="NOW")),
            (
                "question VIS-1: is in topic NOW and does not begin with its id. "
                "Begin the id with that of the topic, or move the question."
            ),
        ),
    ]:
        assert [said] == problems(bank)
