"""Blanks: everything that the walk asks, with its codes, once and in order; and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.evidence import EVIDENCE_WORDS
from ehe_check.bank.letters import EVIDENCE_CODES, NOT_KNOWN_CODE, codes_of
from ehe_check.bank.question import Question
from ehe_check.bank.walk_set import WalkSet
from ehe_check.blank.page import gate_words, lay_out_blank
from ehe_check.case.asked import blank_words
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
from ehe_check.page.text import text
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
    def columns(self) -> list[tuple[str, ...]]:
        return [block.columns for block in self.blocks if isinstance(block, Table)]

    @property
    def labels(self) -> list[str]:
        return [
            row.label for block in self.blocks if isinstance(block, Terms) for row in block.rows
        ]


SETS = {WalkSet.QUICK: "the quick set", WalkSet.FULL: "all the questions"}


def asked(document: Document) -> list[Asked]:
    """The questions of a blank, in the order in which they stand there."""
    found: list[Asked] = []
    blocks = document.blocks
    places = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    for place, end in zip(places, (*places[1:], len(blocks)), strict=True):
        heading = blocks[place]
        assert isinstance(heading, Heading)
        if heading.level == 3:
            name, _, text = heading.text.partition("  ")
            found.append(Asked(name, text, blocks[place + 1 : end]))
    return found


def one(name: str, document: Document | None = None) -> Asked:
    (found,) = [each for each in asked(document or blank()) if each.id == name]
    return found


def wanted(bank: QuestionBank, walk_set: WalkSet) -> list[Question]:
    return [each for each in bank.walk_order if bank.asks(each, walk_set)]


def full_options(question: Question) -> list[tuple[str, str]]:
    if not question.options:
        return []
    codes = codes_of(question.options)
    mine = [(codes[option.id], option.text) for option in question.options]
    every = [*mine, (NOT_KNOWN_CODE, question.not_known_label)]
    return [("", text) for _, text in every] if question.lists else every


# ------------------------------------------------------------------------- what is asked


@EVERY_SET
def test_every_question_stands_once_in_walk_order_with_every_option_and_its_code(
    walk_set: WalkSet,
) -> None:
    questions = wanted(shipped_bank(), walk_set)
    on_paper = asked(blank(walk_set))

    assert [question.id for question in questions] == [each.id for each in on_paper]
    for question, each in zip(questions, on_paper, strict=True):
        assert blank_words(question) in (each.text, *each.paragraphs)
        assert full_options(question) == each.options


@given(st.data())
def test_every_bank_stands_whole_on_its_blank(data: st.DataObject) -> None:
    bank = data.draw(banks(nots=True))
    walk_set = data.draw(st.sampled_from(WalkSet))
    questions = wanted(bank, walk_set)
    on_paper = asked(lay_out_blank(bank, walk_set))

    assert [question.id for question in questions] == [each.id for each in on_paper]
    assert [full_options(question) for question in questions] == [each.options for each in on_paper]


def test_the_opening_questions_come_first_and_those_after_the_advice_last_and_marked() -> None:
    order = [each.id for each in asked(blank())]
    headings = [block.text for block in blank().blocks if isinstance(block, Heading)]
    late = [question.id for question in shipped_bank().walk_order if question.after_advice]
    after = headings.index(text("After the advice"))

    opening = list(shipped_bank().opening)

    assert opening == order[: len(opening)]
    assert late == order[-len(late) :]
    assert late == [text.split("  ")[0] for text in headings[after + 1 : after + 1 + len(late)]]


def test_what_is_for_ones_own_thinking_stands_under_a_heading_of_its_own() -> None:
    headings = [block.text for block in blank().blocks if isinstance(block, Heading)]
    order = shipped_bank().walk_order
    own = [each.id for each in order if each.own_thinking and not each.after_advice]
    start = headings.index(text("For your own thinking")) + 1

    assert own
    assert own == [text.split("  ")[0] for text in headings[start : start + len(own)]]
    assert text("After the advice") == headings[start + len(own)]


def test_where_nothing_is_asked_apart_nothing_is_said_of_it() -> None:
    bank = small_bank('[[questions]]\nid = "NOW-1"\noptions = ["no", "yes"]')
    headings = [
        block.text
        for block in lay_out_blank(bank, WalkSet.FULL).blocks
        if isinstance(block, Heading)
    ]

    assert text("After the advice") not in headings
    assert text("For your own thinking") not in headings


def test_the_topics_are_headings_in_the_order_of_the_walk() -> None:
    topics = {topic.title for topic in shipped_bank().topics}
    headings = [block for block in blank().blocks if isinstance(block, Heading)]
    titles = [each.text for each in headings if each.level == 2 and each.text in topics]

    assert [topic.title for topic in shipped_bank().topics] == titles


@EVERY_SET
def test_a_blank_holds_no_reason_no_prompt_and_no_advice(walk_set: WalkSet) -> None:
    bank = shipped_bank()
    words = str(blank(walk_set))
    never = [
        *(question.why for question in bank.questions),
        *(rule.text for _, rule in bank.rules.values()),
        *(headline.text for headline in bank.headlines.values()),
        *(box.text for box in bank.boxes.values()),
        *(option.say for question in bank.questions for option in question.options),
        *(help_text for question in bank.questions for help_text in question.help.values()),
    ]

    assert [] == [text for text in never if text and text in words]


@EVERY_SET
def test_what_counts_stands_beneath_its_question_before_the_answers(walk_set: WalkSet) -> None:
    for question in wanted(shipped_bank(), walk_set):
        blocks = one(question.id, blank(walk_set)).blocks
        texts = [block.text if isinstance(block, Paragraph) else "" for block in blocks]
        answers = [place for place, block in enumerate(blocks) if not isinstance(block, Paragraph)]

        assert (question.what_counts in texts[: answers[0]]) or not question.what_counts


def test_where_the_lines_of_a_list_say_what_counts_the_paper_says_which_list() -> None:
    counts = shipped_bank().by_id["NOW-2"].what_counts

    assert [counts, text("What counts: any line of {question}.", question="NOW-2.what")] == one(
        "NOW-2"
    ).paragraphs
    assert one("NOW-2.what").options


# ------------------------------------------------------------------------- where to write


def test_a_question_about_the_whole_case_has_boxes_and_what_stands_beside_the_answer() -> None:
    visited, plain = one("VIS-2"), one("FAM-3")

    assert isinstance(visited.blocks[1], Checklist)
    assert [("Month", "How known", "Note")] == visited.columns
    assert ([], ["Note"]) == (plain.columns, plain.labels)


def test_a_question_about_each_has_a_row_for_every_entry_that_there_is_room_for() -> None:
    kept, home = one("VIS-5"), one("FAM-1.home")
    options, table = kept.blocks[2:4]

    assert isinstance(table, Table)
    assert isinstance(options, Bullets)
    assert table.columns == ("Child", "Number", "How known")
    assert [row.head for row in table.plain_rows] == ["child 1", "child 2", "child 3", "child 4"]
    assert {cell.text for row in table.plain_rows for cell in row.cells} == {None}
    assert [("Adult", "Number")] == home.columns
    assert ["Note"] == kept.labels == home.labels


def test_who_last_saw_whom_has_a_row_for_each_professional_and_a_cell_for_each_child() -> None:
    (table,) = [block for block in one("VIS-1").blocks if isinstance(block, Table)]
    who = shipped_bank().by_id["VIS-1.who"]

    assert (
        text("Number, letter and month"),
        *(f"child {number}" for number in range(1, 5)),
    ) == table.columns
    assert [option.text for option in who.options] == [row.head for row in table.plain_rows]
    first, *cells = table.widths
    assert 1 == len(set(cells))
    assert sum(cells) > first


def test_nobody_is_not_one_of_those_who_saw() -> None:
    seen_by = """
    [[questions]]
    id = "VIS-1.who"
    kind = "several"
    options = [
      { id = "nobody", text = "Nobody", by_itself = true },
      { id = "school", text = "A school", head = "School" },
    ]

    [[questions]]
    id = "VIS-1"
    per = "child"
    options = [{ id = "recent", text = "Recent", months = 3 }, { id = "never", text = "Never" }]
    seen = { by = "VIS-1.who", heard = "VIS-1.alone" }

    [[questions]]
    id = "VIS-1.alone"
    per = "child"
    options = ["recent", "never"]
    """
    bank = small_bank(CHILDREN, seen_by)
    (table,) = (
        block
        for block in one("VIS-1", lay_out_blank(bank, WalkSet.FULL)).blocks
        if isinstance(block, Table)
    )

    assert ["A school"] == [row.head for row in table.plain_rows]


@EVERY_SET
def test_there_is_a_place_for_month_evidence_and_note_exactly_where_they_are_asked(
    walk_set: WalkSet,
) -> None:
    alone = (each for each in wanted(shipped_bank(), walk_set) if each.seen is None)
    for question in alone:
        each = one(question.id, blank(walk_set))
        places = [*each.labels, *(name for columns in each.columns for name in columns)]
        is_text = question.kind.is_written

        assert question.dated == (places.count("Month") == 1)
        assert question.fact == (places.count("How known") == 1)
        assert is_text != (places.count("Note") == 1)
        assert is_text == (places.count("In your own words") == 1)


def test_words_have_lines_to_write_on_once_or_for_each_entry() -> None:
    *_, lines, heard = one("VOI-2").blocks
    parts = one("FAM-1.part").blocks[-1]

    assert isinstance(lines, Table)
    assert (["", "", ""], ("In your own words",)) == (
        [row.head for row in lines.plain_rows],
        lines.columns,
    )
    assert isinstance(heard, Terms)
    assert [text("Who heard it: s I did, p a professional, f family; who, when")] == [
        row.label for row in heard.rows
    ]
    assert isinstance(parts, Table)
    assert ("Adult", "In your own words") == parts.columns


def test_a_list_has_its_help_the_codes_of_its_attributes_and_room_for_its_entries() -> None:
    roster = shipped_bank().roster_by_id["child"]
    listed = one("SIB-1")
    ages = listed.blocks[2]

    assert roster.text == listed.text
    assert [roster.help, "About how old?", shipped_bank().by_id["SIB-1"].text] == listed.paragraphs
    assert isinstance(ages, Bullets)
    assert codes_of(roster.attributes[0].options) == {
        option.id: item.lead
        for option, item in zip(roster.attributes[0].options, ages.items, strict=True)
    }
    assert [("Child", "A word or a role, no name", "About how old?")] == listed.columns


def test_a_row_where_several_may_be_ticked_says_so() -> None:
    asked = '[[questions]]\nid = "VIS-1"\nkind = "several"\nper = "child"\noptions = ["no", "yes"]'
    table = one("VIS-1", lay_out_blank(small_bank(CHILDREN, asked), WalkSet.FULL)).blocks[1]

    assert isinstance(table, Table)
    assert text("Numbers") in table.columns


def test_what_a_question_waits_for_is_said_and_that_not_knowing_never_hides_it() -> None:
    gates = [
        (each.id, text) for each in asked(blank()) for text in each.paragraphs if "Only" in text
    ]
    waits = [question.id for question in shipped_bank().walk_order if question.when is not None]

    assert waits == [question for question, _ in gates]
    assert all(text.startswith("Only where this is so, or not known yet: ") for _, text in gates)
    assert (
        "EHE-2",
        "Only where this is so, or not known yet: EHE-1 is 1 or 2 for at least one child.",
    ) in gates


def test_the_quick_set_says_what_it_holds_a_question_back_for_and_the_full_set_does_not() -> None:
    held = shipped_bank().quick_when
    lines = {
        id_: f"Only where this is so, or not known yet: {gate_words(shipped_bank(), gate)}."
        for id_, gate in held.items()
    }
    said = {
        walk_set: {
            each.id for each in asked(blank(walk_set)) if lines.get(each.id) in each.paragraphs
        }
        for walk_set in WalkSet
    }

    assert {WalkSet.QUICK: set(held), WalkSet.FULL: set()} == said


# ------------------------------------------------------------------------- around the questions


def test_danger_stands_before_everything_else() -> None:
    first = blank().blocks[0]

    assert isinstance(first, Callout)
    assert (CalloutTone.URGENT, "If a child is in immediate danger, call 999") == (
        first.tone,
        first.title,
    )


@pytest.mark.parametrize("said", ["No names", "not the case record", "HOLD", "--plain --quick"])
def test_what_everybody_with_the_paper_must_know_is_on_it(said: str) -> None:
    intro = blank(WalkSet.QUICK).blocks[1]

    assert isinstance(intro, Bullets)
    assert 1 == sum(said in item.text for item in intro.items)


def test_the_key_of_evidence_stands_there_once() -> None:
    keys = [
        [(item.lead, item.text) for item in block.items]
        for block in blank().blocks
        if isinstance(block, Bullets)
    ]

    assert 1 == keys.count(
        [(EVIDENCE_CODES[each], EVIDENCE_WORDS[each]) for each in EVIDENCE_WORDS]
    )


@EVERY_SET
def test_it_says_which_questions_it_holds(walk_set: WalkSet) -> None:
    bank = shipped_bank()
    terms = [
        row for block in blank(walk_set).blocks if isinstance(block, Terms) for row in block.rows
    ]
    which = next(row.text for row in terms if row.label == "Questions")

    assert which == f"{bank.title}, version {bank.version}, fingerprint {bank.digest[:12]}"
    assert blank(walk_set).subtitle == (f"{bank.title}, version {bank.version}, {SETS[walk_set]}")


def test_the_last_line_says_what_no_page_can() -> None:
    assert (
        Paragraph("This page cannot tell you a child is safe.", Tone.STRONG) == (blank().blocks[-1])
    )


def test_a_blank_is_a_form_and_has_no_day_on_it() -> None:
    assert (True, None) == (blank().is_form, blank().made_on)
