"""Quiz papers: with the key every reason stands there, without it none does."""

from __future__ import annotations

from datetime import date

from ehe_check.bank.law import Library, StatementSource
from ehe_check.bank.law_words import kept
from ehe_check.page.document import Bullets, Checklist, Document, Heading
from ehe_check.quiz.export.paper import lay_out_paper
from ehe_check.quiz.item import QuizBank, QuizItem
from ehe_check.quiz.kinds import ItemKind, asks
from tests.banks import TODAY
from tests.pages import words_of
from tests.quiz.every_kind import quiz_bank
from tests.worked import shipped_library

BANK = quiz_bank("A text")
LEFT_OUT = "Left out, as their date, or that of the question they match, is past"


def paper(*items: QuizItem, with_key: bool, bank: QuizBank = BANK) -> Document:
    chosen = items or bank.items
    return lay_out_paper(bank, chosen, shipped_library(), TODAY, with_key=with_key)


def of_kind(kind: ItemKind) -> QuizItem:
    return next(item for item in BANK.items if item.kind is kind)


def turned() -> QuizItem:
    """An item whose right order is not that of its words."""
    written = of_kind(ItemKind.ORDER).model_dump()
    return QuizItem.model_validate({**written, "options": tuple(reversed(written["options"]))})


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


def test_a_vignette_goes_step_by_step_and_an_order_is_not_given_away() -> None:
    words = words_of(paper(of_kind(ItemKind.VIGNETTE), with_key=False))
    order = turned()
    listed = next(
        block for block in paper(order, with_key=False).blocks if isinstance(block, Checklist)
    )

    assert [word for word in words if word.startswith("Step ")] == ["Step 1", "Step 2"]
    assert [item.text for item in listed.items] == sorted(o.text for o in order.options)
    plain = words_of(paper(of_kind(ItemKind.TRUE_FALSE), with_key=False))
    assert not [word for word in plain if word.startswith("Choose")]


def test_the_key_says_of_each_option_how_it_stands_by_its_letter_on_the_paper() -> None:
    items = (of_kind(ItemKind.SINGLE), of_kind(ItemKind.TRUE_FALSE), turned())
    document = paper(*items, with_key=True)
    keys = [
        [each.lead for each in block.items]
        for block in document.blocks
        if isinstance(block, Bullets)
    ]

    assert [
        ["A. Right", "B. Not so", "C. Not so"],
        ["A. Not so", "B. Right"],
        ["A. place 3", "B. place 2", "C. place 1"],
    ] == keys


def test_what_to_read_stands_with_the_key_alone_and_where_it_holds_on_every_paper() -> None:
    key, bare = (words_of(paper(with_key=with_key)) for with_key in (True, False))

    assert [True, False] == ["What to read" in words for words in (key, bare)]
    for words in (key, bare):
        assert ("For", "England") == words[-2:]


def test_every_kind_says_how_it_is_answered_but_one_whose_options_say_so() -> None:
    assert [ItemKind.TRUE_FALSE] == [kind for kind in ItemKind if not asks(kind)]


def test_what_is_past_its_day_is_named_and_not_asked_nor_is_the_question_that_it_matches() -> None:
    old = BANK.items[0].model_copy(update={"valid_until": date(2026, 1, 1)})
    fellow = BANK.items[1].model_copy(update={"matches": old.id})
    bank = BANK.model_copy(update={"items": (old, fellow, *BANK.items[2:])})
    document = paper(old, BANK.items[1], with_key=False)
    titles = [block.text for block in document.blocks if isinstance(block, Heading)]

    assert f"{LEFT_OUT}: QZ-1." in words_of(document)
    assert titles[0] == "1. QZ-2"
    assert f"{LEFT_OUT}: QZ-2." in words_of(paper(*bank.items[1:3], with_key=False, bank=bank))
    assert "What to read" not in words_of(paper(old, with_key=True))


def test_a_paper_says_until_when_it_may_be_used_and_each_dated_question_too() -> None:
    for with_key in [True, False]:
        later = {"cites": ("E1",), "valid_until": date(2027, 5, 24)}
        sooner = {"cites": ("P2", "E12"), "valid_until": date(2027, 1, 24)}
        dated = [
            BANK.items[0].model_copy(update=later),
            BANK.items[1].model_copy(update=sooner),
            BANK.items[2],
        ]
        words = words_of(paper(*dated, with_key=with_key))

        assert words.count("Do not use this paper after 24 January 2027.") == 1, with_key
        assert [each for each in words if each.startswith("Law as of")] == [
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
