"""Blanks: everything that the walk asks, with its codes, once and in order; and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import EVIDENCE_WORDS
from ehe_check.bank.letters import EVIDENCE_CODES, NOT_KNOWN_CODE, codes_of
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.page import gate_words, lay_out_blank
from ehe_check.page.document import (
    Block,
    Bullets,
    Callout,
    CalloutTone,
    Checklist,
    Document,
    Heading,
    Paragraph,
    Table,
    Terms,
    Tone,
)
from ehe_check.render.markdown import render_markdown
from tests.banks import CHILDREN, small_bank
from tests.strategies import banks
from tests.worked import shipped_bank

EVERY_SET = pytest.mark.parametrize("walk_set", WalkSet)


@cache
def blank(walk_set: WalkSet = WalkSet.FULL) -> Document:
    return lay_out_blank(shipped_bank(), walk_set)


@dataclass(frozen=True)
class Asked:
    """One question as it stands on a blank: its heading, and the blocks under it."""

    id: str
    text: str
    blocks: tuple[Block, ...]

    @property
    def options(self) -> list[tuple[str, str]]:
        """The last list: the codes of the options, each with its words."""
        lists = [block for block in self.blocks if isinstance(block, Bullets | Checklist)]
        return [(item.lead, item.text) for item in lists[-1].items] if lists else []

    @property
    def paragraphs(self) -> list[str]:
        return [block.text for block in self.blocks if isinstance(block, Paragraph)]

    @property
    def places(self) -> list[str]:
        """What is named to be written in, above a column or before a line, in small letters."""
        tables = [block for block in self.blocks if isinstance(block, Table)]
        heads = (row.head.split(", ") for block in tables for row in block.plain_rows)
        terms = (block.rows for block in self.blocks if isinstance(block, Terms))
        columns = (block.columns for block in tables)
        labels = (row.label for row in chain(*terms))
        return [each.casefold() for each in (*chain(*columns, *heads), *labels)]


def headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


SETS = {WalkSet.QUICK: "the quick set", WalkSet.FULL: "all the questions"}


def asked(document: Document) -> list[Asked]:
    """The questions of a blank, in the order in which they stand there."""
    found: list[Asked] = []
    blocks = document.blocks
    places = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    for place, end in zip(places, (*places[1:], len(blocks)), strict=True):
        heading = blocks[place]
        assert isinstance(heading, Heading)
        if heading.level == 3 and "  " in heading.text:
            name, _, text = heading.text.partition("  ")
            found.append(Asked(name, text, blocks[place + 1 : end]))
    return found


def one(name: str, document: Document | None = None) -> Asked:
    (found,) = [each for each in asked(document or blank()) if each.id == name]
    return found


def wanted(bank: QuestionBank, walk_set: WalkSet) -> list[Question]:
    """The questions of a set, each with that of a child's words after it.

    Those that a letter in the line of a list or a row of the grid answers are not among them, and
    the quick set leaves to the screen those that come after the advice.
    """
    rows = [row for each in bank.questions if each.seen for row in each.seen.rows_beneath]
    letters = [*rows, *(each.beside for each in bank.rosters)]
    asked = [each for each in bank.walk_order if bank.asks(each, walk_set)]
    is_full = walk_set is WalkSet.FULL
    own = [x for x in asked if x.id not in letters and (is_full or not x.after_advice)]
    own.sort(key=lambda each: each.after_advice and each.own_thinking)
    words = [[bank.by_id[each.words]] if each.words else [] for each in own]
    return [each for pair in zip(own, words, strict=True) for each in (pair[0], *pair[1])]


def full_options(bank: QuestionBank, question: Question) -> list[tuple[str, str]]:
    """The options of a question: none of a list, and of one beneath it all but "yes, all"."""
    if not question.options or question.lists:
        return []
    options = question.options[1 if question.id in bank.roster_above else 0 :]
    mine = [(code, question.option_text(x)) for x, code in codes_of(options).items()]
    return [*mine, (NOT_KNOWN_CODE, question.not_known_label)]


# ------------------------------------------------------------------------- what is asked


def check_that_it_is_whole(bank: QuestionBank, walk_set: WalkSet) -> None:
    questions = wanted(bank, walk_set)
    on_paper = asked(lay_out_blank(bank, walk_set))

    assert [question.id for question in questions] == [each.id for each in on_paper]
    for question, each in zip(questions, on_paper, strict=True):
        asks = bank.roster_by_id[question.lists].text if question.lists else question.on_paper
        assert asks == each.text
        assert full_options(bank, question) == each.options


@EVERY_SET
def test_every_question_stands_once_in_walk_order_with_every_option_and_its_code(
    walk_set: WalkSet,
) -> None:
    check_that_it_is_whole(shipped_bank(), walk_set)


@given(banks(nots=True), st.sampled_from(WalkSet))
def test_every_bank_stands_whole_on_its_blank(bank: QuestionBank, walk_set: WalkSet) -> None:
    check_that_it_is_whole(bank, walk_set)


def test_the_topics_stand_in_the_order_of_the_walk_and_last_what_stands_apart() -> None:
    bank = shipped_bank()
    late = [each.id for each in wanted(bank, WalkSet.FULL) if each.after_advice]
    own = [each.id for each in bank.walk_order if each.own_thinking and not each.after_advice]
    opening, words = [*bank.opening], [each.split("  ")[0] for each in headings(blank())]
    topics = [topic.title for topic in bank.topics]

    assert opening == [each.id for each in asked(blank())][: len(opening)]
    assert topics == [each for each in words if each in topics]
    assert own
    assert ["For your own thinking", *own, "After the advice", *late] == words[
        words.index("For your own thinking") :
    ]


def test_where_nothing_is_asked_apart_nothing_is_said_of_it() -> None:
    bank = small_bank('[[questions]]\nid = "NOW-1"\noptions = ["no", "yes"]')
    words = headings(lay_out_blank(bank, WalkSet.FULL))

    assert {"After the advice", "For your own thinking"}.isdisjoint(words)


@EVERY_SET
def test_a_blank_holds_no_reason_no_prompt_and_no_advice(walk_set: WalkSet) -> None:
    bank = shipped_bank()
    words = str(blank(walk_set))
    never = [
        *(question.why for question in bank.questions),
        *(question.counts for question in bank.questions),
        *(rule.text for _, rule in bank.rules.values()),
        *(headline.text for headline in bank.headlines.values()),
        *(box.text for box in bank.boxes.values()),
        *(option.say for question in bank.questions for option in question.options),
        *(help_text for question in bank.questions for help_text in question.help.values()),
    ]

    asked = "\n".join(f"{each.text} {each.beside}" for each in bank.questions)

    assert [] == [text for text in never if text and text in words and text not in asked]


@EVERY_SET
def test_what_decides_an_answer_stands_beneath_its_question_before_the_answers(
    walk_set: WalkSet,
) -> None:
    for question in wanted(shipped_bank(), walk_set):
        blocks = one(question.id, blank(walk_set)).blocks
        texts = [block.text if isinstance(block, Paragraph) else "" for block in blocks]
        answers = [place for place, block in enumerate(blocks) if not isinstance(block, Paragraph)]

        assert (question.beside in texts[: answers[0]]) or not question.beside


def test_a_list_says_how_its_line_is_typed_and_has_a_column_for_each_part_of_it() -> None:
    children, adults = one("SIB-1"), one("FAM-1")
    (table,) = (block for block in children.blocks if isinstance(block, Table))
    roster = shipped_bank().roster_by_id["child"]

    assert roster.line == children.paragraphs[0]
    assert shipped_bank().by_id["EHE-1"].beside == children.paragraphs[1]
    assert ("Child", "A word, no name", "About how old?") == table.columns[:3]
    assert ("EHE-1: e, e?, no, ?", "Since which month") == table.columns[3:]
    assert ["+ if there may be more", "note"] == children.places[-2:] == adults.places[-2:]
    assert "EHE-1" not in [each.id for each in asked(blank())]


def test_what_is_asked_beneath_a_list_is_asked_of_all_and_then_of_each_who_does_not() -> None:
    beneath = one("FAM-8")

    assert ["y, numbers or 0", "note", "", "child 1"] == [
        *beneath.places[-2:],
        *beneath.places[:2],
    ]
    assert "y: all do. Else the numbers of those who do not" in beneath.paragraphs[-2]


def test_the_quick_set_puts_health_first_as_rows_and_each_question_only_where_2_stands() -> None:
    bank, quick = shipped_bank(), blank(WalkSet.QUICK)
    rows, (_, grid) = bank.quick_rows, bank.quick_grids
    assert rows is not None
    (place,) = (at for at, each in enumerate(quick.blocks) if each == Heading(3, grid.text))
    codes, unborn, table, after = quick.blocks[place + 1 : place + 5]

    assert isinstance(codes, Paragraph)
    assert f"2: {rows.two}. 0: {rows.zero}." in codes.text
    assert isinstance(unborn, Paragraph)
    assert "Growth, Daily care, Soiling" in unborn.text
    assert "Appointments" not in unborn.text
    assert unborn.text.endswith(': only where the child\'s age is not "Unborn".')
    assert isinstance(table, Table)
    said = [f"{each.head}: {each.text}.\n1: {each.one}" for each in grid.rows]
    assert said == [each.head for each in table.plain_rows]
    assert isinstance(after, Heading)
    assert after.text.startswith("CON-1  ")
    for row in grid.rows:
        waits = one(row.question, quick).paragraphs[0]
        assert f"Only for a child with 2 at {row.head} above." == waits
        assert waits not in one(row.question).paragraphs
    assert Heading(3, grid.text) not in blank().blocks


def test_the_adults_have_one_cell_a_row_before_the_first_of_their_questions() -> None:
    bank, quick = shipped_bank(), blank(WalkSet.QUICK)
    grid = bank.quick_grids[0]
    (place,) = (at for at, each in enumerate(quick.blocks) if each == Heading(3, grid.text))
    _, table, after = quick.blocks[place + 1 : place + 4]

    assert isinstance(table, Table)
    assert ("", "Number, letter") == table.columns
    assert [f"{each.head}: {each.text}.\n1: {each.one}" for each in grid.rows] == [
        each.head for each in table.plain_rows
    ]
    assert isinstance(after, Heading)
    assert after.text.startswith("FAM-5  ")
    for row in grid.rows:
        assert f"Only with 2 at {row.head} above." == one(row.question, quick).paragraphs[0]


# ------------------------------------------------------------------------- where to write


def test_each_kind_of_question_has_its_options_and_room_to_write() -> None:
    """About the case or about each, in words or by number, a list, and who last saw whom."""
    bank = small_bank(CHILDREN, Path(__file__).with_name("every_kind.toml").read_text("utf-8"))
    expected = Path(__file__).with_name("every_kind.md").read_text("utf-8")

    assert f"\n{expected}\n" in render_markdown(lay_out_blank(bank, WalkSet.FULL))


def test_the_grid_has_a_row_for_each_who_may_have_seen_and_its_last_rows() -> None:
    (table,) = (block for block in one("VIS-1").blocks if isinstance(block, Table))
    heads = [row.head for row in table.plain_rows]

    assert [x.text for x in shipped_bank().by_id["VIS-1.who"].options] == heads[:-2]
    assert ["Heard with no parent there", "Inside the home (one answer)"] == heads[-2:]
    assert shipped_bank().by_id["VIS-2"].beside in one("VIS-1").paragraphs


def test_the_cells_of_who_last_saw_whom_are_alike_and_have_most_of_the_line() -> None:
    (table,) = (block for block in one("VIS-1").blocks if isinstance(block, Table))
    first, *cells = table.widths

    assert 1 == len(set(cells))
    assert sum(cells) > first


@EVERY_SET
def test_there_is_a_place_for_month_evidence_and_note_exactly_where_they_are_asked(
    walk_set: WalkSet,
) -> None:
    bank = shipped_bank()
    lists = {own for roster in bank.rosters for own in roster.own}
    alone = (each for each in wanted(bank, walk_set) if each.seen is None)
    for question in (each for each in alone if each.id not in lists):
        on_paper = one(question.id, blank(walk_set))
        places = on_paper.places
        is_text = question.kind.is_written
        numbers = places.count("number") + places.count("numbers")

        assert is_text or (numbers == 1) != any(
            isinstance(each, Checklist) for each in on_paper.blocks
        )
        assert question.dated == (places.count("month") == 1)
        assert question.fact == (places.count("letter") == 1)
        assert is_text != (places.count("note") == 1)
        assert is_text == (places.count("in your own words") == 1)


def test_what_a_question_waits_for_is_said() -> None:
    gates = [
        (each.id, text) for each in asked(blank()) for text in each.paragraphs if "Only" in text
    ]
    asks = wanted(shipped_bank(), WalkSet.FULL)
    waits = [question.id for question in asks if question.when is not None]

    assert waits == [question for question, _ in gates]
    assert ("EHE-2", "Only where: EHE-1 is e or e? for at least one child.") in gates


def test_the_quick_set_says_what_it_holds_a_question_back_for_and_the_full_set_does_not() -> None:
    held = shipped_bank().quick_when
    words = {id_: gate_words(shipped_bank(), gate) for id_, gate in held.items()}
    said = {
        walk_set: {
            each.id
            for each in asked(blank(walk_set))
            if each.id in held and words[each.id] in "".join(each.paragraphs[:1])
        }
        for walk_set in WalkSet
    }

    assert {WalkSet.QUICK: set(held), WalkSet.FULL: set()} == said


@EVERY_SET
def test_each_name_that_stands_for_several_answers_is_said_once_before_the_questions(
    walk_set: WalkSet,
) -> None:
    bank = shipped_bank()
    names = [each.replace("-", " ") for each in bank.conditions]
    gates = [said for each in asked(blank(walk_set)) for said in each.paragraphs if "Only" in said]
    lists = [
        [(item.lead, item.text) for item in block.items]
        for block in blank(walk_set).blocks
        if isinstance(block, Bullets)
    ]
    (said,) = [dict(each) for each in lists if {*names} & {lead for lead, _ in each}]
    every = (*gates, *said.values())

    assert {name for name in names for each in every if name in each} == set(said)
    for name, meant in said.items():
        assert gate_words(bank, bank.conditions[name.replace(" ", "-")]) == meant


# ------------------------------------------------------------------------- around the questions


@EVERY_SET
def test_danger_stands_first_and_then_the_key_of_evidence_and_last_which_questions_these_are(
    walk_set: WalkSet,
) -> None:
    bank, document = shipped_bank(), blank(walk_set)
    first, *_, last = document.blocks
    lists = [
        [(item.lead, item.text) for item in block.items]
        for block in document.blocks
        if isinstance(block, Bullets)
    ]
    made_from = f"Fingerprint of these questions: {bank.digest[:12]}"

    assert isinstance(first, Callout)
    assert (CalloutTone.URGENT, "If a child is in immediate danger, call 999") == (
        first.tone,
        first.title,
    )
    assert 1 == lists.count(
        [(EVIDENCE_CODES[each], EVIDENCE_WORDS[each]) for each in EVIDENCE_WORDS]
    )
    assert Paragraph(made_from, Tone.QUIET) == document.blocks[-2]
    assert f"{bank.title}, version {bank.version}, {SETS[walk_set]}" == document.subtitle
    assert Paragraph("This page cannot tell you a child is safe.", Tone.STRONG) == last
    assert (True, None) == (document.is_form, document.made_on)


@pytest.mark.parametrize(
    "said",
    [
        "not questions to put to a family",
        "No names",
        "not the case record",
        "HOLD",
        "--plain --quick",
    ],
)
def test_what_everybody_with_the_paper_must_know_is_on_it(said: str) -> None:
    intro = blank(WalkSet.QUICK).blocks[1]

    assert isinstance(intro, Bullets)
    assert 1 == sum(said in item.text for item in intro.items)
