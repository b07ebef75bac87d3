"""The formats: what their page says of each file is what the program reads and writes."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from ehe_check.advice.guard import UNGUARDED
from ehe_check.bank.prompt_rule import PromptKind, State, StepGroup
from ehe_check.case.answers_file import BareAnswers, read_answers
from ehe_check.case.session import Session, answers_digest
from ehe_check.case.session_file import read_session
from ehe_check.case.take import take
from ehe_check.check.own_words_file import read_own_words
from ehe_check.errors import UnusableFileError
from ehe_check.files.kept import bare_bytes, kept_bytes
from ehe_check.judge.answers import Answer, Answers, Sighting
from ehe_check.over_time.agreed_file import read_meeting_record, read_supervision
from ehe_check.over_time.history import Miss
from ehe_check.over_time.ledger import AgreedAt, decided_in
from ehe_check.over_time.ledger import State as DecisionState
from ehe_check.over_time.ledger_of import ledger_of
from ehe_check.over_time.meeting_record import MeetingRecord, finished_at
from ehe_check.over_time.supervision import Discussed, Supervision
from ehe_check.page import document as blocks
from ehe_check.page.document import (
    Bullets,
    Callout,
    CalloutTone,
    Document,
    Drawing,
    Heading,
    Item,
    Paragraph,
    Seen,
)
from ehe_check.quiz.again import Attempt
from ehe_check.quiz.attempt_file import append_attempt, read_attempts
from ehe_check.quiz.left_file import Left
from ehe_check.quiz.marks_csv import NAMES, read_marks
from ehe_check.quiz.room import Room
from ehe_check.quiz.room_file import read_room
from ehe_check.render.block_values import render_json_document
from ehe_check.settings.places import read_settings, settings_file, write_first_settings
from ehe_check.settings.settings import Settings
from ehe_check.sheet.compose import compose
from ehe_check.sheet.ledger_json import ledger_json
from ehe_check.sheet.ledger_page import CaseLedger, LedgerPage
from ehe_check.sheet.outcome import outcome_of
from ehe_check.sheet.share import without_own_words
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_json import render_json
from ehe_check.themes.show import themes_of
from ehe_check.themes.themes import Counts, Fact
from ehe_check.themes.themes_data import render_csv_themes, render_json_themes
from ehe_check.whole_case.cases_file import ledgers_at, shared_page
from tests import quiz_groups
from tests.case_folders import laid_out
from tests.format_pages import FormatPage, backticked, keys_of, words_of
from tests.worked import few_case_names, shipped_bank, shipped_library, worked_case
from tests.worked_histories import case_folder_names

ROOT = Path(__file__).parent.parent
PAGE = FormatPage(ROOT / "ehe_check" / "FORMATS.md")
DAY = date(2026, 11, 25)
BARE = "Answers without a session"
MODELS: dict[str, type[BaseModel]] = {
    "A session": Session,
    BARE: BareAnswers,
    "A supervision": Supervision,
    "A meeting's record": MeetingRecord,
    "A quiz in a room": Room,
    "Attempts at the quiz": Attempt,
    "A quiz that was left": Left,
    "Settings": Settings,
}

Written = Callable[[str, str], None]


@pytest.fixture
def written(request: pytest.FixtureRequest) -> Written:
    """A check that the page shows what the program writes; `--renew-goldens` puts it there."""

    def check(mark: str, text: str) -> None:
        if request.config.getoption("--renew-goldens"):
            PAGE.put_sample(mark, text)

        assert PAGE.sample(mark) == text

    return check


def as_file(mark: str, folder: Path, name: str = "file.toml") -> Path:
    path = folder / name
    path.write_text(PAGE.sample(mark), "utf-8")
    return path


def session(folder: Path) -> Session:
    return read_session(as_file("a session", folder)).value


def sheet_of(mine: Session) -> PromptSheet:
    """The sheet of a session, said to be made from the bank that its file names."""
    law = shipped_library().law
    sheet = compose(mine, shipped_bank(), law, today=DAY, software="ehe-check 0.1.0")
    version, digest = mine.bank.version, mine.bank.digest
    made = replace(sheet.provenance, bank_version=version, bank_digest=digest)
    return replace(sheet, provenance=made)


def cut(value: Any) -> Any:  # noqa: ANN401 (any JSON)
    """A value with each of its lists cut to the first item."""
    if isinstance(value, dict):
        return {key: cut(inner) for key, inner in value.items()}
    return [cut(inner) for inner in value[:1]] if isinstance(value, list) else value


def cut_json(text: str) -> str:
    return json.dumps(cut(json.loads(text)), ensure_ascii=False, indent=2) + "\n"


FILES: dict[str, tuple[Any, Any]] = {
    "a session": (read_session, kept_bytes),
    "a supervision": (read_supervision, kept_bytes),
    "a meeting's record": (read_meeting_record, kept_bytes),
    "a quiz in a room": (read_room, bare_bytes),
}
"""How each file of TOML is read, and how it is written."""


def worked_out_anew(value: Any, folder: Path) -> Any:  # noqa: ANN401 (the value of any file)
    """A value of a file with what it keeps of others worked out once more."""
    match value:
        case Session():
            outcome = outcome_of(sheet_of(value), answers_digest(value))
            return value.model_copy(update={"outcome": outcome})
        case Supervision():
            of = session(folder)
            discussed = Discussed(id=of.session.id, answers_sha256=answers_digest(of))
            return value.model_copy(update={"session": discussed})
        case MeetingRecord():
            assert value.meeting.finished is not None
            return finished_at(value, value.meeting.finished)
        case _:
            return value


def canonical(value: object) -> str:
    """A value as JSON of which the page says that it is digested."""
    return json.dumps(
        value,
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
        default=lambda day: day.isoformat(),
    )


@pytest.mark.parametrize("mark", FILES)
def test_a_file_is_read_and_written_back_as_the_page_shows_it(
    mark: str, tmp_path: Path, written: Written
) -> None:
    reads, as_bytes = FILES[mark]
    read = reads(as_file(mark, tmp_path, "read.toml"))
    again = worked_out_anew(read.value, tmp_path)

    written(mark, as_bytes(tmp_path / "file.toml", again).decode())
    assert () == read.unknown_keys


def test_the_digest_of_the_answers_is_worked_out_as_the_page_says(tmp_path: Path) -> None:
    mine = session(tmp_path)
    raw = tomllib.loads(PAGE.sample("a session"))
    rows = sorted(raw["answers"], key=lambda row: (row["question"], row.get("about", "")))
    cells = sorted(raw["sightings"], key=lambda cell: (cell["about"], cell["by"]))
    text = canonical({"answers": rows, "entries": raw["entries"], "sightings": cells})

    assert mine.outcome is not None
    assert sha256(text.encode()).hexdigest() == mine.outcome.answers_sha256 == answers_digest(mine)


def test_answers_are_read_and_taken_as_the_page_shows_them(tmp_path: Path) -> None:
    file = read_answers(as_file("answers", tmp_path))
    taken = take(shipped_bank(), Answers(), file.brought, DAY)

    assert ((), ()) == (file.problems, taken.faults)
    assert {answer.ref for answer in file.brought.of(Answer)} <= taken.answers.by_ref.keys()
    assert {cell.cell for cell in file.brought.of(Sighting)} == taken.answers.sightings.keys()


def test_the_digest_of_a_meetings_record_is_worked_out_as_the_page_says() -> None:
    said = tomllib.loads(PAGE.sample("a meeting's record"))
    kept = said["meeting"].pop("said_sha256")
    for mark in ("started", "saved", "finished"):
        del said["meeting"][mark]
    del said["format"]

    assert sha256(canonical(said).encode()).hexdigest() == kept


def test_an_attempt_is_read_and_written_back_as_the_page_shows_it(
    tmp_path: Path, written: Written
) -> None:
    read = read_attempts(as_file("an attempt", tmp_path))
    append_attempt(read.attempts[0], tmp_path / "again.jsonl")

    written("an attempt", (tmp_path / "again.jsonl").read_text("utf-8"))
    assert () == read.passed_over


def test_marks_of_papers_are_read_as_the_page_shows_them() -> None:
    sample = PAGE.sample("marks of papers").encode()
    read = read_marks(sample, "marks.csv", quiz_groups.BANK, quiz_groups.DAY)

    assert (3, (), ()) == (len(read.sheets), read.unread, read.refused)
    assert {*NAMES, "1"} == backticked(first for first, _ in PAGE.rows("Marks of papers"))


def test_settings_are_written_as_the_page_shows_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: Written
) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path))
    write_first_settings()

    written("settings", settings_file().read_text("utf-8"))


def test_own_words_are_read_as_the_page_shows_them(tmp_path: Path) -> None:
    own = read_own_words(as_file("own words", tmp_path))

    assert (tomllib.loads(PAGE.sample("own words")), ()) == (own.pairs, own.passed_over)


def test_a_sheet_as_json_is_the_one_of_the_session_on_the_page(
    tmp_path: Path, written: Written
) -> None:
    written("a sheet as JSON", cut_json(render_json(sheet_of(session(tmp_path)))))


def test_a_ledger_as_json_is_that_of_the_session_on_the_page(
    tmp_path: Path, written: Written
) -> None:
    mine = session(tmp_path)
    found = ledger_of(
        decided_in([mine]), shipped_bank(), UNGUARDED, DAY, reference=mine.case.reference
    )

    written("a ledger as JSON", cut_json(ledger_json(LedgerPage(DAY, (CaseLedger(found),)))))


def test_any_other_page_as_json_is_as_the_page_shows_it(written: Written) -> None:
    document = Document(
        title="A page",
        blocks=(
            Heading(2, "A heading"),
            Bullets((Item("A line with what it rests on.", lead="eldest", cites=("L4.1",)),)),
            Callout(CalloutTone.HOLD, "HOLD", (Paragraph("Do not raise this worry yet."),)),
        ),
        made_on=DAY,
    )

    written("a page as JSON", render_json_document(document))


def test_themes_as_json_and_csv_are_as_the_page_shows_them(written: Written) -> None:
    counts = Counts(
        cases=38,
        facts={
            Fact.WITHOUT_REFERENCE: 1,
            Fact.ONLY_PARENT: 9,
            Fact.ADVISED: 12,
            Fact.DECIDED: 8,
            Fact.HELD: 3,
            Fact.EARLIER: 14,
            Fact.DRAFTS: 2,
            Fact.OTHERS: 1,
        },
        statements={"L1.1": 21, "L4.1": 3},
        not_known={"VIS-2": 16},
    )
    themes = themes_of(counts, shipped_bank(), shipped_library())
    table = render_csv_themes(themes).decode("utf-8-sig").replace("\r\n", "\n")
    lines = table.splitlines(keepends=True)

    written("themes as JSON", cut_json(render_json_themes(themes, DAY)))
    written("themes as CSV", "".join([*lines[:4], *lines[-1:]]))


def test_a_key_that_is_not_known_is_kept_in_what_the_page_says_and_named_once(
    tmp_path: Path,
) -> None:
    for mark, (read, as_bytes) in FILES.items():
        path = as_file(mark, tmp_path)
        path.write_text(f"odd = 1\n{PAGE.sample(mark)}", "utf-8")
        file = read(path)

        assert 1 == len(file.unknown_keys), mark
        assert 1 == tomllib.loads(as_bytes(path, file.value).decode())["odd"], mark


def test_a_key_that_is_not_known_is_an_error_in_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", str(tmp_path))
    path = tmp_path / "config.toml"
    path.write_text(f"odd = 1\n{PAGE.sample('settings')}", "utf-8")
    with pytest.raises(UnusableFileError, match="odd"):
        read_settings()
    path.write_text(f"odd = 1\n{PAGE.sample('answers')}", "utf-8")
    (problem,) = read_answers(path).problems

    assert "the key 'odd' is not known here" == problem.fact


SLIPS = (
    ("a session", Session, "[bank]", "[bnak]"),
    ("a session", Session, 'role = "school-nurse"', 'role = "nurse"'),
    ("a session", Session, "on = 2025-06-01", 'on = "June 2025"'),
    ("a session", Session, "agrees = true", "agrees = 1"),
    ("a supervision", Supervision, 'status = "carry-on"', 'status = "carried on"'),
    ("a supervision", Supervision, "differ = true", ""),
    ("a meeting's record", MeetingRecord, 'status = "new"', 'status = "old"'),
    ("a meeting's record", MeetingRecord, "held = 2026-11-27", ""),
    ("a meeting's record", MeetingRecord, "today = false", 'today = "no"'),
    ("a quiz in a room", Room, "step = 2", "step = 0"),
    ("a quiz in a room", Room, 'version = "2026.11.3"', "version = 2026"),
    ("settings", Settings, "# times_carried_over = 2", "times_carried_over = 200"),
    ("settings", Settings, "[limits]", "[limit]"),
    ("answers", BareAnswers, 'about = "child-1"', 'about = "child one"'),
)


def test_a_slip_in_a_file_of_the_page_is_refused() -> None:
    for mark, model, right, wrong in SLIPS:
        sample = PAGE.sample(mark)
        assert right in sample, mark
        with pytest.raises(ValidationError):
            model.model_validate(tomllib.loads(sample.replace(right, wrong, 1)))


@pytest.mark.parametrize("title", [title for title in MODELS if title != BARE])
def test_the_page_names_every_key_of_a_file_and_no_other(title: str) -> None:
    assert keys_of(MODELS[title]) == PAGE.keys(title)


def test_the_page_names_every_key_of_bare_answers_that_a_session_has_not() -> None:
    own = keys_of(BareAnswers)[""].items() - keys_of(Session)[""].items()

    assert own | {("format", True)} == PAGE.keys(BARE)[""].items()


def test_the_page_names_every_word_that_a_key_may_have() -> None:
    words = {word for model in MODELS.values() for word in words_of(model)}

    assert set() == {word for word in words if f"`{word}`" not in PAGE.text}


def literal_keys(path: Path) -> Iterator[str]:
    """Every key that is written out in a file of code: in a table, or among a kind's fields."""
    tree = ast.parse(path.read_text("utf-8"))
    for table in [node for node in ast.walk(tree) if isinstance(node, ast.Dict)]:
        for key, value in zip(table.keys, table.values, strict=True):
            if isinstance(key, ast.Constant):
                yield str(key.value)
            elif isinstance(key, ast.Name) and isinstance(value, ast.Constant):
                yield from (each.partition("=")[0] for each in str(value.value).split())


SHEET = ROOT / "ehe_check" / "sheet" / "sheet_json.py"
THEMES = ROOT / "ehe_check" / "themes" / "themes_data.py"
LEDGER = ROOT / "ehe_check" / "sheet" / "ledger_json.py"


@pytest.mark.parametrize(
    ("title", "code"),
    [("A sheet as JSON", SHEET), ("Themes as JSON", THEMES), ("A ledger as JSON", LEDGER)],
)
def test_the_page_names_every_key_of_a_json_and_no_other(title: str, code: Path) -> None:
    rows, keys = PAGE.rows(title), set(literal_keys(code))

    assert set() == keys - backticked(whole for _, whole in rows)
    assert set() == backticked(first for first, _ in rows) - keys


WORDS_OF_JSON: dict[str, tuple[type[Enum], ...]] = {
    "A sheet as JSON": (PromptKind, State, StepGroup, Seen, Miss),
    "A ledger as JSON": (AgreedAt, DecisionState),
    "Any other page as JSON": (blocks.Tone, CalloutTone, Seen),
}


def test_the_page_names_every_word_that_a_json_may_have() -> None:
    for title, kinds in WORDS_OF_JSON.items():
        words = {word.value for kind in kinds for word in kind}
        assert set() == {word for word in words if f"`{word}`" not in PAGE.section(title)}, title


def kinds_in(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Each place in a JSON with the kind of what stands there; that of a table is its keys."""
    match value:
        case None:
            return
        case dict():
            yield place, " ".join(value)
            for key, inner in value.items():
                yield from kinds_in(inner, f"{place}.{key}")
        case list():
            yield place, "list"
            for inner in value:
                yield from kinds_in(inner, f"{place}[]")
        case str():
            yield place, "day" if DAY_AS_TEXT.fullmatch(value) else "text"
        case _:
            yield place, type(value).__name__


DAY_AS_TEXT = re.compile(r"\d{4}-\d\d-\d\d")
OF_TWO_KINDS = {
    "sheet.prompts[].because[]": {"question about answer evidence note", "session started"},
    "sheet.prompts[].because[].answer": {"text", "list"},
    "sheet.recommendation.because[].answer": {"text", "list"},
}
"""Where the page says that one of two kinds stands."""


@pytest.mark.thorough
def test_what_stands_at_a_place_of_a_json_is_of_one_kind_in_every_case(
    tmp_path: Path,
) -> None:
    sheets, ledgers = [worked_case(name).sheet() for name in few_case_names()], list[str]()
    for name in case_folder_names():
        (tmp_path / name).mkdir()
        found = laid_out(name, tmp_path / name)
        page, _ = ledgers_at(found.folder, None, found.today, is_all=True)
        sheets.append(found.sheet)
        ledgers += [ledger_json(page), ledger_json(shared_page(page))]
    copies = [without_own_words(sheet, shipped_bank()) for sheet in sheets]
    written = [("sheet", render_json(each)) for each in (*sheets, *copies)]
    kinds: dict[str, set[str]] = {}
    for name, text in (*written, *(("ledger", each) for each in ledgers)):
        for place, kind in kinds_in(json.loads(text), name):
            kinds.setdefault(place, set()).add(kind)

    assert OF_TWO_KINDS == {place: of for place, of in kinds.items() if len(of) > 1}


def test_the_page_names_every_key_of_every_kind_of_block() -> None:
    kinds = {block.__name__.lower(): block for block in get_args(blocks.Block)}
    inner = {blocks.Item, blocks.Term, blocks.Call, blocks.Row, blocks.GroupRow, blocks.Cell}
    whole = {Document, blocks.PageHead, blocks.PageFoot}
    named = dict(PAGE.rows("Any other page as JSON"))
    not_in_json = {Drawing: {"width", "height", "ink"}, Document: {"is_form", "is_brief"}}

    for kind, block in kinds.items():
        row = named.get(f"| `{kind}`") or named["| `rule`, `spring`, `pagebreak`"]
        keys = {field.name for field in fields(block)} - not_in_json.get(block, set())
        assert keys <= backticked([row]), kind
    every = backticked(named.values())
    for each in (*inner, *whole):
        keys = {field.name for field in fields(each)} - not_in_json.get(each, set())
        assert keys <= every, each
