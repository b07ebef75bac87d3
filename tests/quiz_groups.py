"""A quiz with two small papers, and rooms and sheets of it, as tests need them."""

from __future__ import annotations

from collections.abc import Sequence
from csv import writer
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

from hypothesis import strategies as st

from ehe_check.bank.law import Library
from ehe_check.bank.load import load_library
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.marks_csv import KeyedSheets, read_marks
from ehe_check.quiz.room import Gathering, Room, RoomQuestion, UsedBank, room_questions

DAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 10, tzinfo=UTC)
USED = UsedBank(id="quiz", version="2026.11.1")


def option(name: str, **fields: object) -> dict[str, Any]:
    said = {"id": name, "text": f"Words of {name}", "why": f"Because of {name}."}
    return {**said, "statements": ["L1.1"], **fields}


def wrong(name: str, belief: str = "somebody-visits") -> dict[str, Any]:
    return option(name, misconception=belief)


def right(name: str) -> dict[str, Any]:
    return option(name, right=True)


SINGLE = [wrong("a"), right("b"), wrong("c", "not-my-job")]
SEVERAL = [right("a"), right("b"), wrong("c"), wrong("d", "not-my-job")]
TRUE_FALSE = [wrong("true") | {"statements": ["F1.5"]}, right("false")]
IN_ORDER = [option("z"), option("y"), option("x")]


def item(number: int, kind: str, options: list[dict[str, Any]], **fields: object) -> dict[str, Any]:
    common = {"topic": "visits", "statements": ["L1.1", "F1.5"], "text": f"What of {number}?"}
    return {**common, "id": f"QZ-{number}", "kind": kind, "options": options, **fields}


def pair(number: int, kind: str, options: list[dict[str, Any]], **fields: object) -> list[Any]:
    one, other = f"QZ-{number}", f"QZ-{number + 1}"
    return [
        item(number, kind, options, paper="A", matches=other, **fields),
        item(number + 1, kind, options, paper="B", matches=one, **fields),
    ]


STEPS = [
    {"text": "A girl of nine. What first?", "options": SINGLE},
    {"text": "You now hear more. What changes?", "options": SINGLE},
]
ITEMS = [
    *pair(1, "single", SINGLE),
    *pair(3, "several", SEVERAL, statements=["L2.2"]),
    *pair(5, "true-false", TRUE_FALSE, statements=["F1.5"]),
    *pair(7, "order", IN_ORDER, statements=["L4.0"]),
    item(9, "vignette", [], text="", steps=STEPS, outcome="other", topic="voice"),
    *pair(10, "single", SINGLE, valid_until="2026-12-01"),
]


def quiz() -> QuizBank:
    return QuizBank.model_validate(
        {
            "format": 1,
            "id": "quiz",
            "version": "2026.11.1",
            "title": "A small quiz",
            "jurisdiction": "England",
            "reviewed_on": "2026-11-24",
            "review_by": "2027-05-24",
            "topics": [{"id": "visits", "title": "Visits"}, {"id": "voice", "title": "Voice"}],
            "misconceptions": [
                {"id": "somebody-visits", "text": "Somebody visits."},
                {"id": "not-my-job", "text": "It is not my job."},
            ],
            "items": ITEMS,
            "digest": "0" * 64,
        }
    )


BANK = quiz()
LIBRARY: Library = load_library()


def with_item(name: str, **fields: object) -> QuizBank:
    """Return the quiz with one item changed."""
    table = BANK.model_dump()
    found = next(each for each in table["items"] if each["id"] == name)
    found.update(fields)
    return QuizBank.model_validate(table)


def gathered(questions: Sequence[RoomQuestion], **fields: object) -> Room:
    gathering = Gathering(id="0123", started=MOMENT).model_copy(update=fields)
    return Room(format=1, room=gathering, bank=USED, questions=tuple(questions))


def new_room() -> Room:
    return gathered(room_questions(BANK.items))


def asked(
    name: str, before: Sequence[int], after: Sequence[int] = (), step: int = 1
) -> RoomQuestion:
    """Return a question as a room saw it, its options in the order of the bank."""
    order = tuple(each.id for each in BANK.by_id[name].questions[step - 1].options)
    question = {"item": name, "step": step, "order": order}
    return RoomQuestion.model_validate({**question, "before": before, "after": after})


RIGHT = ["B", "ab", "F", "CAB", "B"]
WRONG = ["A", "c", "T", "ABC", "A"]
NOTHING = [""] * 5
"""What somebody writes at the five questions of paper A; the order has other letters on B."""
RIGHT_ON_B = {"CAB": "BCA"}


def row(  # noqa: PLR0913 (each column may be what a test is about)
    answers: Sequence[str] = RIGHT,
    when: str = "before",
    *,
    paper: str = "A",
    code: str = "",
    group: str = "",
    sure: str = "",
) -> list[str]:
    """Return a row of a spreadsheet as `HEAD` names its columns."""
    letters = [RIGHT_ON_B.get(each, each) if paper == "B" else each for each in answers]
    return [code, group, when, paper, *letters, sure]


HEAD = ["code", "group", "when", "paper", "1", "2", "3", "4", "5", "sure"]


def csv_of(rows: Sequence[Sequence[str]], head: Sequence[str] = HEAD, separator: str = ",") -> str:
    """Return rows beneath their heading, as a program of spreadsheets saves them."""
    stream = StringIO(newline="")
    writer(stream, delimiter=separator).writerows([head, *rows])
    return stream.getvalue()


def keyed(rows: Sequence[Sequence[str]], bank: QuizBank = BANK, day: date = DAY) -> KeyedSheets:
    """Return what is read of rows."""
    return read_marks(csv_of(rows).encode(), "m.csv", bank, day)


@st.composite
def counted_rooms(draw: st.DrawFn, most: int = 12) -> Room:
    """Return a room in which some questions were counted, some of them twice."""
    questions = []
    for each in new_room().questions:
        hands = st.lists(
            st.integers(0, most), min_size=len(each.order), max_size=len(each.order)
        ).map(tuple)
        before = draw(st.one_of(st.just(()), hands))
        after = draw(st.one_of(st.just(()), hands)) if before else ()
        questions.append(each.model_copy(update={"before": before, "after": after}))
    return gathered(questions)
