"""Three-valued logic, exhaustively: Kleene's tables, and the reasons that a judgement carries."""

from __future__ import annotations

from itertools import product

from ehe_check.judge.answers import Ref
from ehe_check.judge.truth import Judgement, Truth, both, either, opposite

ALL = tuple(Truth)
EVERY_FEW = [row for size in range(4) for row in product(ALL, repeat=size)]
A, B, C = Ref("VIS-1"), Ref("VIS-2"), Ref("VIS-3")


def judged(*truths: Truth) -> list[Judgement]:
    return [Judgement(truth) for truth in truths]


def test_opposite_swaps_true_and_false_and_leaves_unknown() -> None:
    assert [*ALL[::-1]] == [opposite(Judgement(truth)).truth for truth in ALL]


def test_both_is_the_least_of_any_number() -> None:
    for row in EVERY_FEW:
        assert min(row, default=Truth.TRUE) is both(judged(*row)).truth, row


def test_either_is_the_greatest_of_any_number() -> None:
    for row in EVERY_FEW:
        assert max(row, default=Truth.FALSE) is either(judged(*row)).truth, row


def test_what_settles_a_judgement_is_its_only_reason_and_what_is_unknown_is_waited_for() -> None:
    one, two, three = frozenset({A}), frozenset({B}), frozenset({C})
    yes, no = Judgement(Truth.TRUE, one), Judgement(Truth.FALSE, two)
    unknown = Judgement(Truth.UNKNOWN, waits_for=three)
    for join, parts, expected in [
        (either, [yes, no, unknown], yes),
        (both, [yes, no, unknown], no),
        (both, [yes, Judgement(Truth.TRUE, two)], Judgement(Truth.TRUE, one | two)),
        (
            both,
            [unknown, Judgement(Truth.UNKNOWN, waits_for=two), yes],
            Judgement(Truth.UNKNOWN, one, two | three),
        ),
    ]:
        assert expected == join(parts), parts


def test_a_settled_judgement_waits_for_nothing() -> None:
    settled = [
        each
        for row in product(ALL, repeat=2)
        for each in (both(_waiting(row)), either(_waiting(row)))
        if each.truth is not Truth.UNKNOWN
    ]

    assert [frozenset[Ref]()] * len(settled) == [each.waits_for for each in settled]


def test_opposite_keeps_the_reasons() -> None:
    part = Judgement(Truth.UNKNOWN, frozenset({A}), frozenset({B}))

    assert part == opposite(part)


def _waiting(row: tuple[Truth, ...]) -> list[Judgement]:
    return [
        Judgement(truth, waits_for=frozenset({A}) if truth is Truth.UNKNOWN else frozenset())
        for truth in row
    ]
