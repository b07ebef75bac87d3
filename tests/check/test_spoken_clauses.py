"""Spoken clauses: short, plain, fit for whoever is rung, and there wherever somebody is to ring."""

from __future__ import annotations

from ehe_check.bank.bank import QuestionBank
from ehe_check.check import few_words
from tests.banks import CHILDREN, small_bank
from tests.worked import shipped_bank

SAYS = "question NOW-1, option yes, say: "
JOINS = 'It comes after "the record says that", and more may follow.'
ANYBODY = "Say what was seen, heard or read, to anybody who may be rung."


def found_in(bank: QuestionBank) -> list[str]:
    return [str(problem) for check in few_words.CHECKS for problem in check(bank)]


def saying(clause: str, per: str = "") -> QuestionBank:
    """Return a bank with one clause to say."""
    option = f'{{ id = "yes", text = "Yes", say = "{clause}" }}'
    question = "VIS-1" if per else "NOW-1"
    asked = f'[[questions]]\nid = "{question}"\n{per}\noptions = ["no", {option}]'
    return small_bank(*([CHILDREN] if per else []), asked)


def test_the_shipped_ones_are_fit_to_be_said() -> None:
    assert [] == found_in(shipped_bank())


def test_one_that_joins_what_is_before_it_is_right() -> None:
    for clause in [
        "a child is afraid",
        "I think that a child is harmed",
        "FGM is feared",
        "it " * 26 + "is",
        "safeguarding has not been asked",
        "allowed at home",
        "below it",
    ]:
        assert [] == found_in(saying(clause)), clause


def test_one_that_is_long_does_not_join_or_has_a_word_that_is_never_said_is_refused() -> None:
    ends = f"holds the end of a sentence or a clause. {JOINS}"
    too_long = "has 28 words, and a clause that is said has at most 27. "
    for clause, said in [
        ("it " * 28, f"{too_long}Say the one thing that matters most."),
        ("A child is afraid", f"begins with a capital letter. {JOINS}"),
        ("a child is afraid.", ends),
        ("a child is afraid; more", ends),
        ("is a child afraid?", ends),
        *(
            (clause, f"says {word!r}. {ANYBODY}")
            for clause, word in (
                ("the risk is low", "low"),
                ("nobody knows that it is safe", "safe"),
                ("you may not know it", "you"),
                ("the software says so", "software"),
                ("it is L4.4 of the review", "L4.4"),
                ("it is said at NOW-1", "NOW-1"),
            )
        ),
    ]:
        assert [f"{SAYS}{said}"] == found_in(saying(clause)), clause


def test_one_about_each_child_names_the_child_and_no_other_does() -> None:
    about = 'per = "child"'

    assert [] == found_in(saying("{child} is afraid", about))
    assert ["question VIS-1, option yes, say: needs {child}. Mend the clause."] == found_in(
        saying("a child is afraid", about)
    )
    assert [f"{SAYS}has no child for {{child}}. Mend the clause."] == found_in(
        saying("{child} is afraid")
    )
