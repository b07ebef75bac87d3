"""Questions as they are put: made in one way, whoever asks them."""

from __future__ import annotations

from ehe_check.ask.moves import Move
from ehe_check.ask.put import Choice, Put, PutKind, ask_choice, ask_text


def test_choices_can_be_given_by_id_or_whole_with_a_code_to_type() -> None:
    whole = (Choice("yes", "Yes"), Choice("no", "No", "n"))

    assert whole[:1] == ask_choice("sure", "Are you?", {"yes": "Yes"}).choices
    assert whole == ask_choice("sure", "Are you?", iter(whole)).choices


def test_what_was_said_before_is_pointed_at_and_nothing_where_nothing_was() -> None:
    before = [ask_choice("sure", "Are you?", {}, "yes"), ask_text("why", "Why?", "As it rained.")]

    assert [("yes",), ("As it rained.",)] == [put.start for put in before]
    assert () == ask_text("why", "Why?", "").previous == ask_choice("sure", "Are you?", {}).previous


def test_whatever_else_stands_beside_a_question_is_put_with_it() -> None:
    moves = frozenset({Move.BACK})
    put = Put(PutKind.TEXT, "Why?", name="why", help="In a word.", moves=moves)

    assert put == ask_text("why", "Why?", help="In a word.", moves=moves)
