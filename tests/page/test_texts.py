"""Sentences: blanks are filled once they are read, and a partnership may have its own."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.page.document import Bullets, Checklist, Heading, Item, Paragraph, Tone
from ehe_check.page.from_markdown import sentences_of
from ehe_check.page.sentences import NotLiteralError, Sentence, sentences_in
from ehe_check.page.text import md, openly, own_words, text
from ehe_check.page.visible import visible

IMPORT = "from ehe_check.page.text import text"
WHOLE = """
    ## What is asked of {who}
    A paragraph
    of two lines.

    **It stands out, {who}.**

    *Small print.*

    Why :: because {who} is there.

    - One
      that goes on
    - Lead :: two

    1. First
    2. Then

    - [ ] Ring {who}
    - [ ] {each}
"""


def test_the_blanks_of_a_sentence_are_filled() -> None:
    assert "The lead, today" == text("The {who}, {day}", who="lead", day="today")
    with pytest.raises(KeyError):
        text("The {who}, {day}", who="lead")


def test_markdown_becomes_blocks_in_its_order() -> None:
    items = (Item("Ring the lead"), Item("Write"), Item("Ask"))

    assert [
        Heading(2, "What is asked of the lead"),
        Paragraph("A paragraph of two lines."),
        Paragraph("It stands out, the lead.", Tone.STRONG),
        Paragraph("Small print.", Tone.QUIET),
        Paragraph("because the lead is there.", lead="Why"),
        Bullets((Item("One that goes on"), Item("two", "Lead"))),
        Bullets((Item("First"), Item("Then")), is_numbered=True),
        Checklist(items),
    ] == [*md(WHOLE, who="the lead", each=["Write", "Ask"])]
    assert [] == [*md("- {each}", each=())]


@given(st.text())
def test_what_fills_a_blank_is_never_read_as_a_mark(words: str) -> None:
    assert [Paragraph(f"So: {words}")] == [*md("So: {what}", what=words)]
    assert [Bullets((Item(words),))] == [*md("- {what}", what=[words])]
    assert f"So: {words}" == text("So: {what}", what=words)


def test_a_sentence_of_ones_own_stands_in_the_place_of_ours_and_nothing_is_read_in_it() -> None:
    ours = {
        "What is asked of {who}": "We ask {who} ##",
        "two": "**2**",
        "A paragraph of two lines.": "- no list",
    }
    with own_words(ours):
        blocks = [*md(WHOLE, who="you", each=())]

    assert [Heading(2, "We ask you ##"), Paragraph("- no list")] == blocks[:2]
    assert Item("**2**", "Lead") in blocks[5].items  # type: ignore[union-attr]  # it is a list
    assert Heading(2, "What is asked of you") == next(md(WHOLE, who="you", each=()))


@pytest.mark.parametrize("is_guarded", [True, False])
def test_what_may_lead_to_the_family_is_said_only_where_nothing_is_guarded(
    *, is_guarded: bool
) -> None:
    said = openly(SimpleNamespace(is_guarded=is_guarded), "Tell {who}", who="them")

    assert [*said] == ([] if is_guarded else [Paragraph("Tell them")])


def test_every_sentence_that_is_looked_up_can_be_found_in_the_code() -> None:
    source = (
        f"{IMPORT}, md as page_of, openly\n"
        'WAYS = {1: "one", 2: "two {n}"}\n'
        "def page(guard, is_so):\n"
        '    text("a" if is_so else "b")\n'
        '    text(WAYS[1], n="")\n'
        '    page_of("## c\\n\\nd :: e")\n'
        '    openly(guard, "- f")\n'
    )

    assert [
        Sentence("a", 4),
        Sentence("b", 4),
        Sentence("one", 5),
        Sentence("two {n}", 5),
        Sentence("c", 6),
        Sentence("d", 6),
        Sentence("e", 6),
        Sentence("f", 7, is_open=True),
    ] == [*sentences_in(source)]
    assert [] == [*sentences_in('text("said by another")')]


@pytest.mark.parametrize(
    "said",
    [
        *(f"text({each})" for each in ("words", 'f"a {b}"', "TABLE[1]", '"a" + b', "b.c", "")),
        *("map(text, words)", "say = text"),
    ],
)
def test_what_is_no_literal_is_refused(said: str) -> None:
    with pytest.raises(NotLiteralError):
        [*sentences_in(f"{IMPORT}\n{said}")]


def test_a_sentence_that_is_looked_up_is_one_of_those_that_are_found() -> None:
    asked: list[str] = []

    class Asked(dict[str, str]):
        def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
            asked.append(key)
            return default

    with own_words(Asked()):
        [*md(WHOLE, who="you", each=["x"])]

    assert sorted(asked) == sorted(sentences_of(WHOLE))


def test_a_sign_that_acts_on_a_terminal_or_that_it_lacks_is_written_out() -> None:
    assert "a\\x1b[2J<U+202E>\u2013" == visible("a\x1b[2J\u202e\u2013")
    assert "-<U+6F22>" == visible("\u2013\u6f22", "ascii")
