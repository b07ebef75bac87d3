"""Quiz papers: every reason stands with the key and none without, nor the right order."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.law import Library, StatementSource
from ehe_check.bank.law_words import kept
from ehe_check.page.document import Bullets, Callout, Document, Heading, Table, Terms
from ehe_check.quiz.export.paper import lay_out_paper, right_letters
from ehe_check.quiz.item import Paper, QuizItem
from ehe_check.quiz.kinds import RULES, ItemKind, asks
from ehe_check.quiz.load_quiz import load_quiz
from ehe_check.quiz.mark import mark
from tests.banks import TODAY
from tests.pages import words_of
from tests.quiz.every_kind import option, quiz_bank
from tests.worked import shipped_library

BANK = quiz_bank("A text")
SHIPPED = load_quiz()
SURE = "How sure? Circle one"


def paper(*items: QuizItem, with_key: bool) -> Document:
    chosen = items or BANK.items
    return lay_out_paper(BANK, chosen, shipped_library(), TODAY, with_key=with_key)


def of_kind(kind: ItemKind) -> QuizItem:
    return next(item for item in BANK.items if item.kind is kind)


def order(size: int, name: str = "QZ-1", texts: str = "badcfe") -> QuizItem:
    options = [option(each, texts[at]) for at, each in enumerate("uvwxyz"[:size])]
    written = of_kind(ItemKind.ORDER).model_dump()
    return QuizItem.model_validate({**written, "id": name, "options": options})


def printed(item: QuizItem) -> list[int]:
    """The places of an order's options in the order in which they are printed."""
    return [item.options.index(each) for each in item.as_printed(item.questions[0])]


def bullets(document: Document) -> list[Bullets]:
    return [block for block in document.blocks if isinstance(block, Bullets)]


# How an order is printed


@pytest.mark.parametrize("size", [3, 4, 5, 6])
def test_an_order_is_printed_so_that_its_places_tell_nothing(size: int) -> None:
    fewest, most = RULES[ItemKind.ORDER].options

    assert fewest <= size <= most
    for number in range(200):
        places = printed(order(size, f"QZ-{number}"))
        turned = [one > other for one, other in combinations(places, 2)]

        assert sorted(places) == [*range(size)]
        assert all(place != at for at, place in enumerate(places))
        assert 2 * sum(turned) >= len(turned)
        assert sum(abs(one - other) == 1 for one, other in pairwise(places)) <= 1


@given(st.permutations("abcdef"), st.integers(3, 6), st.integers(1, 999))
def test_an_order_is_printed_the_same_each_time_and_never_by_its_words(
    texts: list[str], size: int, number: int
) -> None:
    item = order(size, f"QZ-{number}", "".join(texts))
    words = [each.text for each in item.as_printed(item.questions[0])]

    assert words == [each.text for each in item.as_printed(item.questions[0])]
    assert words != sorted(words)


def test_orders_of_one_length_are_not_all_printed_alike() -> None:
    assert 10 < len({(*printed(order(5, f"QZ-{number}")),) for number in range(99)})


# The sheet


def test_a_sheet_has_boxes_for_whose_it_is_and_the_letter_of_its_paper() -> None:
    item = of_kind(ItemKind.SINGLE).model_copy(update={"paper": Paper.A})
    document = paper(item, with_key=False)
    head = document.blocks[0]

    assert isinstance(head, Callout)
    assert ("Paper A", "Paper A") == (document.title, head.label)
    terms = [block.rows for block in head.blocks if isinstance(block, Terms)]
    assert ["Your code", "Group, if you are in one", "Date today"] == [
        row.label for row in terms[0] if row.text is None
    ]
    assert "before the training / after it" == terms[1][0].text
    for mixed in (BANK.items, (item, item.model_copy(update={"paper": Paper.B}))):
        assert BANK.title == paper(*mixed, with_key=False).title


def test_every_question_has_a_place_for_its_letters_and_for_how_sure() -> None:
    document = paper(with_key=False)
    places = [block for block in document.blocks if isinstance(block, Table)]

    questions = [item for item in BANK.items for _ in item.questions]
    assert [
        "Your letters" if item.rules.takes_several else "Your letter" for item in questions
    ] == [place.columns[0] for place in places]
    for place in places:
        (row,) = place.plain_rows
        assert ("", SURE) == (row.head, place.columns[1])
        assert ["s", "f", "g"] == str(row.cells[0].text).split()


def test_every_reason_stands_with_the_key_and_none_without() -> None:
    reasons = {
        option.why
        for item in BANK.items
        for question in item.questions
        for option in question.options
    }

    bare = words_of(paper(with_key=False))
    assert reasons <= set(words_of(paper(with_key=True)))
    assert not reasons & set(bare)
    assert not [each for each in bare if "not use" in each]


def test_a_vignette_goes_step_by_step() -> None:
    words = words_of(paper(of_kind(ItemKind.VIGNETTE), with_key=False))

    assert [word for word in words if word.startswith("Step ")] == ["Step 1", "Step 2"]


def test_a_sheet_says_that_it_speaks_of_harm_where_it_does() -> None:
    item = of_kind(ItemKind.SINGLE)
    harm = item.model_copy(update={"statements": ("H1",)})
    said = [
        any("serious harm" in word for word in words_of(paper(each, with_key=False)))
        for each in (item, harm)
    ]

    assert [False, True] == said


def test_every_kind_says_how_it_is_answered_but_one_whose_options_say_so() -> None:
    assert [ItemKind.TRUE_FALSE] == [kind for kind in ItemKind if not asks(kind)]


# The key


def test_the_key_begins_with_the_right_letters_of_every_question() -> None:
    table = next(block for block in paper(with_key=True).blocks if isinstance(block, Table))
    letters = "".join("ABC"[printed(of_kind(ItemKind.ORDER)).index(at)] for at in range(3))

    assert [
        ("1", "QZ-1", "A"),
        ("2", "QZ-2", "ABC"),
        ("3", "QZ-3", "B"),
        ("4", "QZ-4", letters),
        ("5", "QZ-5", "A-A"),
    ] == [(row.head, *(cell.text for cell in row.cells)) for row in table.plain_rows]


@pytest.mark.parametrize("item", SHIPPED.items, ids=lambda item: item.id)
def test_the_letters_of_the_key_read_off_the_sheet_earn_the_whole_mark(item: QuizItem) -> None:
    lists = bullets(lay_out_paper(SHIPPED, (item,), shipped_library(), TODAY, with_key=False))
    given = []
    for letters, shown, question in zip(
        right_letters(item).split("-"), lists, item.questions, strict=True
    ):
        text_of = {each.lead: each.text for each in shown.items}
        id_of = {option.text: option.id for option in question.options}
        given.append(tuple(id_of[text_of[letter]] for letter in letters))

    assert 1 == mark(item, tuple(given)).share


def test_the_key_says_of_each_option_how_it_stands_by_its_letter_on_the_paper() -> None:
    turned = order(3)
    document = paper(of_kind(ItemKind.SINGLE), of_kind(ItemKind.TRUE_FALSE), turned, with_key=True)
    places = [
        f"{letter}. place {at + 1}" for letter, at in zip("ABC", printed(turned), strict=True)
    ]

    assert [
        ["A. Right", "B. Not so", "C. Not so"],
        ["A. Not so", "B. Right"],
        places,
    ] == [[each.lead for each in block.items] for block in bullets(document)]


def test_what_to_read_stands_with_the_key_alone_and_where_it_holds_on_every_paper() -> None:
    key, bare = (words_of(paper(with_key=with_key)) for with_key in (True, False))

    assert [True, False] == ["What to read" in words for words in (key, bare)]
    for words in (key, bare):
        assert ("For", "England") == words[-2:]


def test_a_paper_says_until_when_it_may_be_used_and_each_dated_question_too() -> None:
    for with_key in [True, False]:
        later = {"cites": ("E1",), "valid_until": date(2027, 5, 24)}
        sooner = {"cites": ("P2", "E12"), "valid_until": date(2027, 1, 24)}
        dated = [
            BANK.items[0].model_copy(update=later),
            BANK.items[1].model_copy(update=sooner),
            BANK.items[2],
        ]
        document = paper(*dated, with_key=with_key)
        words = words_of(document)

        assert words.count("Do not use this paper after 24 January 2027.") == 1, with_key
        assert [
            each.note for each in document.blocks if isinstance(each, Heading) and each.note
        ] == [
            "Law as of August 2026 (E1). Do not use after 24 May 2027.",
            "Law as of March 2026 (P2), August 2026 (E12). Do not use after 24 January 2027.",
        ], with_key


def test_the_law_stands_beneath_its_reasons_and_in_what_to_read_with_the_key_alone() -> None:
    law = BANK.items[0].model_copy(update={"cites": ("E1",)})
    said = f"E1. {kept(shipped_library().notes['E1'], TODAY)}"
    words = words_of(paper(law, with_key=True))

    assert any(word.startswith("Education Act 1996, section 7, as of ") for word in words)
    assert any("do not take it for granted" in word for word in words)
    assert said in words
    assert said not in words_of(paper(law, with_key=False))


def test_a_library_without_a_statement_leaves_its_text_empty() -> None:
    bare = Library(sources=tuple[StatementSource, ...](), law=shipped_library().law)
    document = lay_out_paper(BANK, BANK.items[:1], bare, TODAY, with_key=True)

    assert "L1.1" in words_of(document)
