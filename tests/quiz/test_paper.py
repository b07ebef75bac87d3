"""Quiz papers: every reason stands with the key and none without, nor the right order."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.law_words import kept
from ehe_check.page.document import Bullets, Callout, Document, Heading, Table, Terms
from ehe_check.quiz.export.paper import lay_out_paper
from ehe_check.quiz.item import Paper, QuizItem
from ehe_check.quiz.kinds import ItemKind, asks
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
    printings = [printed(order(size, f"QZ-{number}")) for number in range(200)]

    for places in printings:
        turned = [one > other for one, other in combinations(places, 2)]
        assert sorted(places) == [*range(size)]
        assert all(place != at for at, place in enumerate(places))
        assert 2 * sum(turned) >= len(turned)
        assert sum(abs(one - other) == 1 for one, other in pairwise(places)) <= 1
    assert printings == [printed(order(size, f"QZ-{number}")) for number in range(200)]
    assert size < 5 or 10 < len({*map(tuple, printings)})


@given(st.permutations("abcdef"), st.integers(3, 6), st.integers(1, 999))
def test_an_order_is_never_printed_by_its_words(texts: list[str], size: int, number: int) -> None:
    item = order(size, f"QZ-{number}", "".join(texts))
    words = [each.text for each in item.as_printed(item.questions[0])]

    assert words != sorted(words)


# The sheet


def test_a_sheet_has_boxes_for_whose_it_is_and_the_letter_of_its_paper() -> None:
    item = of_kind(ItemKind.SINGLE).model_copy(update={"paper": Paper.A})
    document = paper(item, with_key=False)
    head = document.blocks[0]

    assert isinstance(head, Callout)
    assert ("Paper A", "Paper A") == (document.title, head.label)
    terms = [row for block in head.blocks if isinstance(block, Terms) for row in block.rows]
    assert {
        "Your code": None,
        "Group, if you are in one": None,
        "Date today": None,
        "Circle one": "before the training / after it",
    } == {row.label: row.text for row in terms}
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
    questions = (question for item in BANK.items for question in item.questions)
    reasons = {option.why for question in questions for option in question.options}

    bare = words_of(paper(with_key=False))
    assert reasons <= set(words_of(paper(with_key=True)))
    assert not reasons & set(bare)
    assert not [each for each in bare if "not use" in each]


def test_a_sheet_goes_step_by_step_and_says_that_it_speaks_of_harm_where_it_does() -> None:
    vignette = of_kind(ItemKind.VIGNETTE)
    harm = vignette.model_copy(update={"statements": ("H1",)})
    of_both = [words_of(paper(each, with_key=False)) for each in (vignette, harm)]

    for words, is_harm in zip(of_both, (False, True), strict=True):
        assert [word for word in words if word.startswith("Step ")] == ["Step 1", "Step 2"]
        assert any("serious harm" in word for word in words) is is_harm


def test_every_kind_says_how_it_is_answered_but_one_whose_options_say_so() -> None:
    assert [ItemKind.TRUE_FALSE] == [kind for kind in ItemKind if not asks(kind)]


# The key


def test_the_letters_of_the_key_read_off_the_sheet_earn_the_whole_mark() -> None:
    items = (*BANK.items, *SHIPPED.items)
    key = next(block for block in paper(*items, with_key=True).blocks if isinstance(block, Terms))
    shown = iter(bullets(paper(*items, with_key=False)))

    for number, (item, term) in enumerate(zip(items, key.rows, strict=True), start=1):
        given = []
        for letters, question in zip(str(term.text).split("-"), item.questions, strict=True):
            text_of = {each.lead: each.text for each in next(shown).items}
            id_of = {option.text: option.id for option in question.options}
            given.append(tuple(id_of[text_of[letter]] for letter in letters))
        assert f"{number}. {item.id}" == term.label
        assert 1 == mark(item, tuple(given)).share


def test_the_key_says_of_each_option_how_it_stands_by_its_letter_on_the_paper() -> None:
    turned = order(3)
    document = paper(of_kind(ItemKind.SINGLE), of_kind(ItemKind.TRUE_FALSE), turned, with_key=True)
    places = zip("ABC", printed(turned), strict=True)

    assert [
        ["A. Right", "B. Not so", "C. Not so"],
        ["A. Not so", "B. Right"],
        [f"{letter}. place {at + 1}" for letter, at in places],
    ] == [[each.lead for each in block.items] for block in bullets(document)]


def test_what_to_read_stands_with_the_key_alone_and_where_it_holds_on_every_paper() -> None:
    key, bare = (words_of(paper(with_key=with_key)) for with_key in (True, False))

    assert [True, False] == ["What to read" in words for words in (key, bare)]
    for words in (key, bare):
        assert ("For", "England") == words[-2:]


@pytest.mark.parametrize("with_key", [True, False])
def test_a_paper_says_until_when_it_may_be_used_and_each_dated_question_too(
    *, with_key: bool
) -> None:
    later = {"cites": ("E1",), "valid_until": date(2027, 5, 24)}
    sooner = {"cites": ("P2", "E12"), "valid_until": date(2027, 1, 24)}
    first, second, third, *_ = BANK.items
    dated = (first.model_copy(update=later), second.model_copy(update=sooner), third)
    document = paper(*dated, with_key=with_key)

    assert words_of(document).count("Do not use this paper after 24 January 2027.") == 1
    assert [
        "Law as of August 2026 (E1). Do not use after 24 May 2027.",
        "Law as of March 2026 (P2), August 2026 (E12). Do not use after 24 January 2027.",
    ] == [each.note for each in document.blocks if isinstance(each, Heading) and each.note]


def test_the_law_stands_beneath_its_reasons_and_in_what_to_read_with_the_key_alone() -> None:
    law = BANK.items[0].model_copy(update={"cites": ("E1",)})
    said = f"E1. {kept(shipped_library().notes['E1'], TODAY)}"
    words = words_of(paper(law, with_key=True))

    assert any(word.startswith("Education Act 1996, section 7, as of ") for word in words)
    assert any("do not take it for granted" in word for word in words)
    assert said in words
    assert said not in words_of(paper(law, with_key=False))
