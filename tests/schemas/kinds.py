"""Every kind of file that has a schema, and how its schema is made."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel

from ehe_check import resources
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import HEALTH, Does, Route
from ehe_check.bank.load import BANK_FORMAT
from ehe_check.case.answers_file import BareAnswers
from ehe_check.case.session import FORMAT, Session
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.papers.quiz_sheets import QuizSheets
from ehe_check.quiz.room import Room
from ehe_check.settings.settings import Settings
from ehe_check.supervision.reflective_questions import ReflectiveQuestions
from ehe_check.supervision.supervision import Supervision
from tests.format_pages import FormatPage
from tests.schemas.ledger import schema_of_a_ledger
from tests.schemas.reports import schema_of_reports
from tests.schemas.shapes import DIALECT, Schema, Words, reached, schema_of
from tests.schemas.sheet import schema_of_a_sheet

PAGE = FormatPage(resources.PACKAGE / "FORMATS.md")
_OF_A_TOPIC = {"topic", "questions"}
_OF_A_QUIZ_TOPIC = {"items"}


def _kept(model: type[BaseModel], title: str, of_format: int = FORMAT) -> Callable[[], Schema]:
    return lambda: schema_of(model, of_format, words_of_the_page(title))


def _answers() -> Schema:
    """Return the shape of answers, in which a key that is not known is an error."""
    words = {**words_of_the_page("A session"), **words_of_the_page("Answers without a session")}
    shape = schema_of(BareAnswers, FORMAT, words)
    for strict in (shape, shape["$defs"]["Answer"], shape["$defs"]["Sighting"]):
        strict["additionalProperties"] = False
    return shape


def _whole_bank() -> Schema:
    """Return the shape of a bank's files as one table; an effect is a text in them."""
    whole = schema_of(QuestionBank, BANK_FORMAT, {})
    alone = "|".join(each for each in Does if each not in (Does.TODAY, Does.MEET))
    called = f"{Does.TODAY}( ({'|'.join(Route)}))+"
    effect = f"^({alone}|{called}|{Does.MEET} \\S+( {HEALTH})?)$"
    whole["$defs"]["RisingEffect"] = {"type": "string", "pattern": effect}
    return whole


def _bank() -> Schema:
    """Return the shape of `bank.toml`: a bank without what stands in the files of its topics."""
    return _without(_whole_bank(), "topics", "questions", "digest")


def _topic() -> Schema:
    """Return the shape of one topic's file, in which no question says of which topic it is."""
    whole = _whole_bank()
    _may_lack(whole["$defs"]["Question"], "topic")
    shape = {
        "description": "One topic of a bank, with its questions.",
        "type": "object",
        "properties": {"topic": {"$ref": "#/$defs/Topic"}, "questions": _questions(whole)},
        "required": ["topic"],
        "additionalProperties": False,
    }
    return shape | {"$defs": reached(shape, whole["$defs"])}


def _questions(whole: Schema) -> Schema:
    return {"type": "array", "items": whole["properties"]["questions"]["items"]}


def _quiz() -> Schema:
    """Return the shape of a quiz's `bank.toml`, which may hold items and need not."""
    whole = schema_of(QuizBank, 1, {})
    whole["required"] = [key for key in whole["required"] if key != "items"]
    return _without(whole, "digest")


def _quiz_topic() -> Schema:
    whole = schema_of(QuizBank, 1, {})
    shape = {
        "description": "Items of a quiz, in a file beside its bank.toml.",
        "type": "object",
        "properties": {"items": whole["properties"]["items"]},
        "required": ["items"],
        "additionalProperties": False,
    }
    return shape | {"$defs": reached(shape, whole["$defs"])}


def _without(whole: Schema, *keys: str) -> Schema:
    """Return a shape without some of its keys, nor what only they need."""
    for key in keys:
        whole["properties"].pop(key, None)
        _may_lack(whole, key)
    definitions = whole.pop("$defs")
    return whole | {"$defs": reached(whole, definitions)}


def _may_lack(shape: Schema, key: str) -> None:
    shape["required"] = [each for each in shape.get("required", ()) if each != key]


KINDS: dict[str, tuple[str, Callable[[], Schema]]] = {
    "answers": ("Answers without a session", _answers),
    "bank": ("The bank.toml of a question bank", _bank),
    "config": ("Settings", _kept(Settings, "Settings", 1)),
    "ledger": ("A ledger as JSON", schema_of_a_ledger),
    "meeting": ("A meeting's record", _kept(MeetingRecord, "A meeting's record")),
    "papers": ("Papers of a quiz", _kept(QuizSheets, "Papers of a quiz", 1)),
    "quiz": ("The bank.toml of a quiz", _quiz),
    "quiz-topic": ("The items of a quiz, in a file of their own", _quiz_topic),
    "reflections": (
        "The questions of a supervision",
        lambda: schema_of(ReflectiveQuestions, 1, {}),
    ),
    "report": ("A report of one's own", schema_of_reports),
    "room": ("A quiz in a room", _kept(Room, "A quiz in a room", 1)),
    "session": ("A session", _kept(Session, "A session")),
    "sheet": ("A sheet as JSON", lambda: schema_of_a_sheet(words_of_the_page("A sheet as JSON"))),
    "supervision": ("A supervision", _kept(Supervision, "A supervision")),
    "topic": ("One topic of a question bank", _topic),
}
"""For each kind its title, and what makes its schema."""


def text_of(kind: str) -> str:
    """Return the file of a schema, its keys sorted."""
    title, made = KINDS[kind]
    whole = {"$schema": DIALECT, "title": title, **made()}
    return json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def path_of(kind: str) -> Path:
    """Return where the schema of a kind is kept."""
    return resources.SCHEMAS / f"{kind}.schema.json"


def words_of_the_page(title: str) -> Words:
    """Return what FORMATS.md says of each key of a file, by the heading of its table."""
    found: dict[str, dict[str, str]] = {}
    for part in PAGE.section(title).split("\n### ")[1:]:
        heading, _, body = part.partition("\n")
        named = re.match(r"`\[*([\w.]+)\]*`", heading)
        table = found.setdefault(named[1] if named else "", {})
        for row in body.splitlines():
            cells = [cell.strip() for cell in row.strip("|").split(" | ")]
            for key in re.findall(r"`(\w+)`", cells[0]) if row.startswith("| `") else ():
                table[key] = _plain(cells[2 if len(cells) > 3 else 1])
    return found


def _plain(text: str) -> str:
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text).replace("`", "")
