"""What each kind of item is: how it is asked, and how many options it has."""

from __future__ import annotations

from ehe_check.quiz.kinds import ItemKind, rules_of
from ehe_check.quiz.report_file import load_quiz_words


def test_every_kind_but_true_or_false_says_how_it_is_answered() -> None:
    say = load_quiz_words()
    asked = {kind: rules_of(kind).asks(say) for kind in ItemKind}

    assert [ItemKind.TRUE_FALSE] == [kind for kind, words in asked.items() if not words]
