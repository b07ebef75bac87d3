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


N, U, Y = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE
KLEENE = [
    *((N, N, N, N), (N, U, N, U), (N, Y, N, Y)),
    *((U, N, N, U), (U, U, U, U), (U, Y, U, Y)),
    *((Y, N, N, Y), (Y, U, U, Y), (Y, Y, Y, Y)),
]
"""Two parts, then both, then either."""


def test_both_and_either_follow_the_tables_of_kleene() -> None:
    for one, other, in_both, in_either in KLEENE:
        assert in_both is both(judged(one, other)).truth, (one, other)
        assert in_either is either(judged(one, other)).truth, (one, other)


def test_opposite_swaps_true_and_false_and_leaves_unknown() -> None:
    assert [Y, U, N] == [opposite(Judgement(truth)).truth for truth in (N, U, Y)]


def test_both_is_the_least_of_any_number() -> None:
    for row in EVERY_FEW:
        assert min(row, default=Truth.TRUE) is both(judged(*row)).truth, row


def test_either_is_the_greatest_of_any_number() -> None:
    for row in EVERY_FEW:
        assert max(row, default=Truth.FALSE) is either(judged(*row)).truth, row


def test_both_and_either_mirror_each_other() -> None:
    for row in EVERY_FEW:
        mirrored = opposite(either(opposite(part) for part in judged(*row)))

        assert both(judged(*row)).truth is mirrored.truth, row


def test_one_true_part_is_the_only_reason_for_either() -> None:
    parts = [
        Judgement(Truth.TRUE, frozenset({A})),
        Judgement(Truth.FALSE, frozenset({B})),
        Judgement(Truth.UNKNOWN, waits_for=frozenset({C})),
    ]

    assert Judgement(Truth.TRUE, frozenset({A})) == either(parts)


def test_one_false_part_is_the_only_reason_for_both() -> None:
    parts = [
        Judgement(Truth.TRUE, frozenset({A})),
        Judgement(Truth.FALSE, frozenset({B})),
        Judgement(Truth.UNKNOWN, waits_for=frozenset({C})),
    ]

    assert Judgement(Truth.FALSE, frozenset({B})) == both(parts)


def test_all_true_parts_are_the_reason_for_both() -> None:
    parts = [Judgement(Truth.TRUE, frozenset({A})), Judgement(Truth.TRUE, frozenset({B}))]

    assert Judgement(Truth.TRUE, frozenset({A, B})) == both(parts)


def test_an_unknown_judgement_waits_for_all_that_is_unknown() -> None:
    parts = [
        Judgement(Truth.UNKNOWN, waits_for=frozenset({A})),
        Judgement(Truth.UNKNOWN, waits_for=frozenset({B})),
        Judgement(Truth.TRUE, frozenset({C})),
    ]

    assert Judgement(Truth.UNKNOWN, frozenset({C}), frozenset({A, B})) == both(parts)


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
