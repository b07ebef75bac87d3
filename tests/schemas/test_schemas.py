"""The schemas: fresh, and of one mind with what the program reads and writes."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from ehe_check import resources
from ehe_check.case.answers_file import BareAnswers
from ehe_check.case.session import Session
from ehe_check.case.session_file import session_bytes
from ehe_check.over_time.meeting_record import MeetingRecord
from ehe_check.quiz.room import Room
from ehe_check.settings.settings import Settings
from ehe_check.sheet.ledger_json import ledger_json
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet_json import render_json
from ehe_check.supervision.ledgers_file import ledgers_at, shared_page
from ehe_check.supervision.supervision import Supervision
from tests.case_folders import laid_out
from tests.format_pages import FormatPage
from tests.schemas.kinds import KINDS, PAGE, path_of, text_of
from tests.schemas.reading import as_json, faults, of_toml, shipped, strict
from tests.worked import case_names, shipped_bank, worked_case
from tests.worked_histories import case_folder_names

ROOT = Path(__file__).parents[2]
BANKS = FormatPage(ROOT / "question_banks" / "README.md")
REPORTS = FormatPage(ROOT / "reports" / "README.md")
SAMPLES = {
    "a session": "session",
    "answers": "answers",
    "a supervision": "supervision",
    "a meeting's record": "meeting",
    "a quiz in a room": "room",
    "papers as sheets": "papers",
    "papers as counts": "papers",
    "settings": "config",
}
MODELS: dict[str, type[BaseModel]] = {
    "session": Session,
    "answers": BareAnswers,
    "supervision": Supervision,
    "meeting": MeetingRecord,
    "room": Room,
    "config": Settings,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_shipped_schema_is_the_one_that_the_program_would_have_today(kind: str) -> None:
    Draft202012Validator.check_schema(shipped(kind))

    assert text_of(kind) == path_of(kind).read_text("utf-8"), "run `poe schemas`, and read it"


def test_no_schema_is_shipped_of_a_kind_that_there_is_not() -> None:
    assert {path_of(kind) for kind in KINDS} == {*resources.SCHEMAS.iterdir()}


def test_a_schema_holds_no_address_but_that_of_its_dialect() -> None:
    for kind in KINDS:
        assert 1 == path_of(kind).read_text("utf-8").count("://"), kind


@pytest.mark.parametrize("mark", SAMPLES)
def test_a_sample_of_the_page_of_formats_is_of_the_shape_of_its_kind(mark: str) -> None:
    assert [] == faults(SAMPLES[mark], of_toml(PAGE.sample(mark)))


def shipped_files() -> Iterator[tuple[str, Path]]:
    for folder, main, topic in (("case", "bank", "topic"), ("quiz", "quiz", "quiz-topic")):
        for path in sorted((resources.BANKS / folder).glob("*.toml")):
            yield main if path.name == "bank.toml" else topic, path
    for path in sorted(resources.REPORTS.glob("*.toml")):
        yield "report", path
    yield "reflections", resources.REFLECTIONS
    yield "session", resources.DEMO


def test_every_file_that_is_shipped_is_of_the_shape_of_its_kind() -> None:
    found = [*shipped_files()]

    assert len(found) > 25
    for kind, path in found:
        assert [] == faults(kind, of_toml(path.read_text("utf-8"))), path.name


def test_every_sample_for_authors_is_of_the_shape_of_its_kind() -> None:
    topic = re.search(r"```toml\n(\[topic\].*?)```", BANKS.text, re.DOTALL)
    assert topic

    assert [] == faults("topic", of_toml(topic[1]))
    assert [] == faults("quiz", of_toml(BANKS.sample("a quiz bank")))
    assert [] == faults("quiz-topic", of_toml(BANKS.sample("quiz items")))
    assert [] == faults("report", of_toml(REPORTS.sample("a report of one's own")))


def test_every_worked_case_and_its_sheet_are_of_the_shape_of_their_kinds(tmp_path: Path) -> None:
    exact = strict(shipped("sheet"))
    for name in case_names():
        case = worked_case(name)
        written = session_bytes(tmp_path / "case.toml", case.session).decode()
        assert [] == faults("session", of_toml(written)), name
        for sheet in (case.sheet(), without_own_words(case.sheet(), shipped_bank())):
            assert [] == faults("sheet", json.loads(render_json(sheet)), exact), name


def test_every_session_of_a_worked_history_is_of_the_shape_of_its_kind() -> None:
    for path in sorted((ROOT / "tests" / "histories").glob("*/[0-9]*.toml")):
        kind = {".supervision": "supervision", ".meeting": "meeting"}.get(
            Path(path.stem).suffix, "session"
        )
        try:
            raw = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError:
            assert "broken" in path.name
        else:
            assert [] == faults(kind, as_json(raw)), path


@pytest.mark.parametrize(
    ("kind", "code"), [("sheet", "sheet_json.py"), ("ledger", "ledger_json.py")]
)
def test_a_schema_names_every_key_that_is_written_and_no_other(kind: str, code: str) -> None:
    tree = ast.parse((ROOT / "ehe_check" / "sheet" / code).read_text("utf-8"))
    tables = [node for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    keys = [key.value for table in tables for key in table.keys if isinstance(key, ast.Constant)]

    assert {*map(str, keys)} == names_in(shipped(kind))


def test_every_sheet_and_every_ledger_of_a_worked_folder_is_of_its_shape(tmp_path: Path) -> None:
    exact = {kind: strict(shipped(kind)) for kind in ("sheet", "ledger")}
    for name in case_folder_names():
        (tmp_path / name).mkdir()
        found = laid_out(name, tmp_path / name)
        page = ledgers_at(found.folder, None, found.today, is_all=True).page
        made = {
            "sheet": [render_json(found.sheet)],
            "ledger": [ledger_json(page), ledger_json(shared_page(page))],
        }
        for kind, texts in made.items():
            for text in texts:
                assert [] == faults(kind, json.loads(text), exact[kind]), name


def names_in(shape: Any) -> set[str]:  # noqa: ANN401 (any JSON)
    if isinstance(shape, list):
        return set[str]().union(*map(names_in, shape))
    if not isinstance(shape, dict):
        return set()
    own = shape.get("properties", {})
    return {*own}.union(*map(names_in, own.values())).union(
        *(names_in(inner) for key, inner in shape.items() if key != "properties")
    )


MISTAKES = [
    ("a session", "session", ("[bank]", "[bnak]")),
    ("a session", "session", ('role = "school-nurse"', 'role = "nurse"')),
    ("a session", "session", ('id = "child-1"', 'id = "eldest"')),
    ("a session", "session", ("not_known = true", 'not_known = "yes"')),
    ("a session", "session", ("on = 2025-06-01", 'on = "June 2025"')),
    ("a session", "session", ('evidence = "record"', 'evidence = "recorded"')),
    ("a session", "session", ("agrees = true", "agrees = 1")),
    ("a supervision", "supervision", ('status = "carry-on"', 'status = "carried on"')),
    ("a supervision", "supervision", ("differ = true", "")),
    ("a supervision", "supervision", ("passed_over = true", "passed_over = 1")),
    ("a meeting's record", "meeting", ("number = 1", 'number = "1"')),
    ("a meeting's record", "meeting", ("held = 2026-11-27", "")),
    ("a meeting's record", "meeting", ("today = false", 'today = "no"')),
    ("a quiz in a room", "room", ("step = 2", "step = 0")),
    ("a quiz in a room", "room", ('version = "2026.11.3"', "version = 2026")),
    ("settings", "config", ("times_carried_over = 2", "times_carried_over = 200")),
    ("settings", "config", ("[limits]", "[limit]")),
    ("answers", "answers", ('about = "child-1"', 'about = "child one"')),
]


@pytest.mark.parametrize(("mark", "kind", "slip"), MISTAKES)
def test_a_slip_is_seen_by_the_schema_as_it_is_by_the_program(
    mark: str, kind: str, slip: tuple[str, str]
) -> None:
    right = PAGE.sample(mark)
    wrong = right.replace(*slip, 1)
    assert wrong != right

    assert [] != faults(kind, of_toml(wrong))
    with pytest.raises(ValidationError):
        MODELS[kind].model_validate(tomllib.loads(wrong))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("answers", '[[answers]]\nqestion = "VIS-2"\nquestion = "VIS-2"\n'),
        ("topic", '[topic]\nid = "SLP"\ntitle = "Sleep"\nstatement = ["F3.4"]\n'),
        ("report", 'kind = "prompt-shet"\n'),
        ("report", 'kind = "prompt-sheet"\n[find]\nheadin = "What we ask first"\n'),
        ("report", 'kind = "prompt-sheet"\n[head]\nanswered = "Answered on a day"\n'),
        ("quiz-topic", '[[items]]\nid = "QZ-1"\nkind = "one"\n'),
        ("bank", "format = 1\n"),
        ("sheet", "format = 1\n"),
    ],
)
def test_what_an_author_gets_wrong_is_seen(kind: str, text: str) -> None:
    assert [] != faults(kind, of_toml(text))


def test_a_key_that_is_not_known_passes_where_the_program_keeps_it() -> None:
    for mark in ("a session", "a supervision", "a meeting's record", "a quiz in a room"):
        assert [] == faults(SAMPLES[mark], of_toml(f"odd = 1\n{PAGE.sample(mark)}")), mark


def test_an_effect_of_an_answer_is_told_from_one_that_there_is_not() -> None:
    question = (
        '[topic]\nid = "SLP"\ntitle = "Sleep"\nstatements = ["F3.4"]\n[[questions]]\nid = "SLP-1"\n'
        'kind = "choice"\nshort = "Sleep"\ntext = "Does it?"\nwhy = "So."\nstatements = ["F3.4"]\n'
        'options = [{{ id = "a", text = "A" }}, {{ id = "b", text = "B", effects = ["{}"] }}]\n'
    )

    for right in ("SIGN", "999", "TODAY lead", "TODAY social-care police", "MEET L4.1 health"):
        assert [] == faults("topic", of_toml(question.format(right))), right
    for wrong in ("sign", "TODAY", "TODAY nurse", "MEET", "SIGN lead", "MEET L4.1 sick"):
        assert [] != faults("topic", of_toml(question.format(wrong))), wrong
