"""Histories as they are written: each session as edits of another, and the files that they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.session import FORMAT, Session, answers_digest
from ehe_check.files.checked import checked
from ehe_check.files.toml import dump_toml, parse_toml, read_text
from ehe_check.judge.answers import Ref
from ehe_check.over_time.meeting_record import MeetingRecord, said_digest
from tests.case_tables import ROOT, Table, Written, as_asked, refs_of, tables_of, without
from tests.worked import shipped_bank

HISTORIES = ROOT / "tests" / "histories"
BASES = "bases"
OLDER = "1" * 64
"""The digest of a bank that is older than the one shipped."""
HERE = ("sessions", "others", "reference")
"""What a history says of its files; all else is expected of them."""
DATES = ("answered", "confirmed")
AS_WRITTEN = ("decision", "decided", "amendments", "sightings")


class Beginning(Written):
    """What several histories begin with."""

    what: str
    role: str
    set: str
    complete_rosters: tuple[str, ...]
    children: tuple[dict[str, Any], ...]
    answers: dict[str, Any]


class SessionEdit(Written):
    """A session as it differs from a base, or from an earlier session of the same history.

    What it does not change was answered again, alike, on its day. `confirmed` are answers of the
    session before that were kept on that day, `not_looked_at` those that stand as they were.
    """

    file: str
    like: str
    id: str
    day: date | None = None
    started: datetime | None = None
    finished: datetime | None = None
    is_finished: bool = True
    saved: datetime | None = None
    reference: str | None = None
    role: str | None = None
    set: str | None = None
    bank: str | None = None
    follows: str | dict[str, str] | None = None
    children: tuple[dict[str, Any], ...] | None = None
    without: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    not_looked_at: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    answers: dict[str, Any] | None = None
    decision: dict[str, Any] | None = None
    outcome: dict[str, Any] | None = None
    decided: tuple[dict[str, Any], ...] | None = None
    amendments: tuple[dict[str, Any], ...] | None = None
    sightings: tuple[dict[str, Any], ...] | None = None

    @property
    def begun(self) -> datetime:
        """When it was started: at nine, unless it says otherwise."""
        assert self.day or self.started, self.file
        return self.started or datetime.combine(self.day or date.min, time(9), UTC)

    @property
    def ended(self) -> datetime | None:
        """When it was finished: an hour later, unless it says otherwise."""
        return self.finished or (self.begun.replace(hour=10) if self.is_finished else None)


@dataclass(frozen=True)
class Start:
    """What a session begins from: a base, or an earlier session."""

    role: str
    set: str
    complete_rosters: tuple[str, ...]
    children: tuple[dict[str, Any], ...]
    answers: dict[Ref, dict[str, Any]]
    session: dict[str, Any] = field(default_factory=dict)
    text: str = ""


@cache
def history_files(name: str, folder: Path = HISTORIES) -> Mapping[str, str]:
    """Return the files of a history by their names, each as a person would have it.

    Raises:
        UnusableFileError: with what is wrong, and the place of each.
    """
    path = folder / f"{name}.toml"
    text = read_text(path)
    raw = parse_toml(text, path)
    made: dict[str, Start] = {}
    for number, one in enumerate(raw["sessions"]):
        table = Table(path, text, ("sessions", number), one)
        edit = table.says(SessionEdit)
        start = table.known(edit.like, {**_bases(), **made}, "base or session", ("like",))
        made[edit.file] = _made(table, edit, start, made, raw["reference"])
    sessions = {file: each.text for file, each in made.items()}
    others = {
        one["file"]: _other(Table(path, text, ("others", number), one), raw["reference"], made)
        for number, one in enumerate(raw.get("others", ()))
    }
    return sessions | others


def every_history() -> list[str]:
    """The names of all histories."""
    return sorted(path.stem for path in HISTORIES.glob("*.toml") if path.stem != BASES)


@cache
def expected_of(name: str) -> dict[str, Any]:
    """What is expected of one history."""
    path = HISTORIES / f"{name}.toml"
    said = parse_toml(read_text(path), path)
    return {key: value for key, value in said.items() if key not in HERE}


def written_history(name: str, folder: Path) -> dict[str, Path]:
    """Write the files of a history into a folder; return each by its name."""
    for file, text in history_files(name).items():
        (folder / file).write_text(text, encoding="utf-8", newline="\n")
    return {file: folder / file for file in sorted(history_files(name))}


@cache
def _bases() -> Mapping[str, Start]:
    bank, found = shipped_bank(), {}
    for name, table in tables_of(HISTORIES / f"{BASES}.toml"):
        base = table.says(Beginning)
        given = table.answers(bank, _ids(base.children))
        rows = {ref: each.row for ref, each in given.items()}
        found[name] = Start(base.role, base.set, base.complete_rosters, base.children, rows)
    return found


def _made(
    table: Table, edit: SessionEdit, start: Start, made: Mapping[str, Start], reference: str
) -> Start:
    """Return a session as it was edited, with the text of its file."""
    bank = shipped_bank()
    children = start.children if edit.children is None else edit.children
    ids = _ids(children)
    rows = _rows(bank, table, edit, start, ids)
    role, walk_set = edit.role or start.role, edit.set or start.set
    sitting = {
        "id": edit.id,
        "started": edit.begun,
        "finished": edit.ended,
        "saved": edit.saved,
        "role": role,
        "set": walk_set,
        "complete_rosters": start.complete_rosters,
        "follows": _before(table, edit.follows, made),
    }
    digest = OLDER if edit.bank == "older" else bank.digest
    whole = {
        "format": FORMAT,
        "case": {"reference": reference if edit.reference is None else edit.reference},
        "session": _told(sitting),
        "bank": {"id": bank.id, "version": bank.version, "digest": digest},
        "entries": [{"id": one, **each} for one, each in zip(ids, children, strict=True)],
        "answers": [_told(row) for row in rows.values()],
        **{key: table.raw[key] for key in AS_WRITTEN if key in table.raw},
    }
    if edit.outcome:
        answers = answers_digest(checked(Session, whole, table.place))
        whole["outcome"] = {"answers_sha256": answers, **edit.outcome}
    checked(Session, whole, table.place)
    text = dump_toml(whole).decode()
    return Start(role, walk_set, start.complete_rosters, children, rows, whole, text)


def _rows(
    bank: QuestionBank, table: Table, edit: SessionEdit, start: Start, ids: Sequence[str]
) -> dict[Ref, dict[str, Any]]:
    """Return the answers of a session, each with its day, in the order in which they are asked."""

    def named(keys: Iterable[str]) -> set[Ref]:
        return {ref for key in keys for ref in refs_of(bank, key, ids)}

    confirmed, passed, undated = map(named, (edit.confirmed, edit.not_looked_at, edit.undated))
    written = table.answers(bank, ids)
    for ref, each in written.items():
        table.known(ref.question, bank.by_id, "question", ("answers", each.key))
    given = {ref: each.row for ref, each in written.items()}
    day, rows = edit.begun.date(), {}
    for ref, row in {**without(bank, ids, start.answers, table), **given}.items():
        dates = {key: start.answers.get(ref, {}).get(key) for key in DATES}
        if ref in confirmed:
            dates["confirmed"] = day
        elif ref not in passed:
            dates = {} if ref in undated else {"answered": day}
        own = {key: value for key, value in row.items() if ref in given or key not in DATES}
        rows[ref] = {**_told(dates), **own}
    return as_asked(bank, ids, rows)


def _before(
    table: Table, given: str | dict[str, str] | None, made: Mapping[str, Start]
) -> dict[str, str] | None:
    """Return how a session names the one that it follows, with the digest of its file."""
    if not isinstance(given, str):
        return given
    before = table.known(given, made, "earlier session", ("follows",))
    return {
        "id": before.session["session"]["id"],
        "sha256": sha256(before.text.encode()).hexdigest(),
    }


def _other(table: Table, reference: str, made: Mapping[str, Start]) -> str:
    """Return a file that is no session; digests of what was said and answered as they are."""
    if "text" in table.raw:
        return str(table.raw["text"])
    own = {key: value for key, value in table.raw.items() if key != "file"}
    whole = {"format": FORMAT, "case": {"reference": reference}, **own}
    by_id = {each.session["session"]["id"]: each.session for each in made.values()}
    if "supervision" in whole:
        told = table.known(whole["session"]["id"], by_id, "session", ("session", "id"))
        answers = answers_digest(Session.model_validate(told))
        whole["session"] = {"answers_sha256": answers, **whole["session"]}
    if "held" in whole.get("meeting", {}):
        said = said_digest(MeetingRecord.model_validate(whole))
        whole["meeting"] = {"said_sha256": said, **whole["meeting"]}
    return dump_toml(whole).decode()


def _ids(children: Sequence[object]) -> list[str]:
    return [f"child-{number}" for number, _ in enumerate(children, start=1)]


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}
