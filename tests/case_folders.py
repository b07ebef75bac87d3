"""Worked folders of a case: laid out as files, looked at as the program does, said in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ehe_check.case.session_file import read_session
from ehe_check.judge.answers import Answers, Entry
from ehe_check.over_time.drift import shows_drift
from ehe_check.over_time.follow import Earlier, as_listed_now, earlier_answers
from ehe_check.over_time.history import History, SessionMark
from ehe_check.over_time.ledger import Decided
from ehe_check.over_time.side import Side, earlier_than, start, that_count
from ehe_check.settings.settings import Limits
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.whole_case.case_files import side_of
from ehe_check.whole_case.case_folder_file import CaseFolder, case_of
from tests.banks import TODAY
from tests.history_files import expected_of, written_history
from tests.worked import shipped_bank


@dataclass(frozen=True)
class WorkedFolder:
    """One folder of a case, laid out, and what is expected of it."""

    expected: dict[str, Any]
    folder: Path

    @property
    def today(self) -> date:
        """The day on which it is looked at."""
        day: date = self.expected["today"]
        return day

    @property
    def path(self) -> Path:
        """The file of the session that is looked at."""
        name: str = self.expected["looked_at"]["session"]
        return self.folder / name

    @cached_property
    def own(self) -> Side:
        """The session that is looked at."""
        return side_of(read_session(self.path).value, self.path)

    @cached_property
    def case(self) -> CaseFolder:
        """The session with what lies beside it."""
        return case_of(self.own, shipped_bank(), self.today)

    @cached_property
    def history(self) -> History | None:
        """What the sessions show together, as `sheet` has it."""
        return self.case.history

    @cached_property
    def sheet(self) -> PromptSheet:
        """The sheet of the session, with what the others show."""
        return self.case.sheet()


def case_at(path: Path, today: date = TODAY) -> CaseFolder:
    """The case of a session's file on a day, as its folder holds it."""
    return case_of(side_of(read_session(path).value, path), shipped_bank(), today)


def laid_out(name: str, folder: Path) -> WorkedFolder:
    """Lay a worked folder out."""
    written_history(name, folder)
    return WorkedFolder(expected_of(name), folder)


def looked_at_in_words(found: WorkedFolder) -> dict[str, Any]:
    """Everything that is said of the session beside the others, by the keys of `[looked_at]`."""
    history = found.history
    drift = shows_drift(history, Limits()) if history else None
    others = that_count(earlier_than(found.own, found.case.files.sides))
    told = {
        "advice": found.sheet.recommendation.urgency.value,
        "sessions": [_called(mark, found) for mark in history.sessions] if history else [],
        "earlier": [_short(side.name) for side in sorted(others, key=start)],
        "drift": [_called(mark, found) for mark in drift.sessions] if drift else [],
        "missing": [f"{each.how}: {each.file}" for each in found.sheet.missing],
        "not_counted": [
            f"{_short(each.place)}: {_plain(each.fact, found)}"
            for each in (history.cautions if history else ())
        ],
        "overdue": [
            f"{each.text} ({each.whom or 'all'}), by {each.by}"
            for each in (history.overdue if history else ())
        ],
        "carried": [
            f"{each.key}: on {', '.join(map(str, each.carried_on))}"
            for each in (history.carried_over if history else ())
            if each.times
        ],
    }
    return {"session": found.path.name} | {key: value for key, value in told.items() if value}


def ledger_in_words(found: WorkedFolder) -> list[str]:
    """Every decision of the case as it stands, in a line each."""
    return [_decided(each, found.today) for each in found.case.ledger.decisions]


def _decided(each: Decided, today: date) -> str:
    told = [f"{each.id} {each.state}: {each.what}", f"made {each.on} in {each.at}"]
    told += [each.whom] if each.whom else []
    told += [f"by {each.by}"] if each.by else []
    told += [f"carried on {one.on}: {one.why or 'no reason'}" for one in each.carried]
    told += [f"settled {each.settled_on}"] if each.settled_on else []
    told += [f"for the child: {each.for_child}"] if each.for_child else []
    told += [f"why: {each.why}"] if each.why else []
    told += [f"by D{each.replaced_by}"] if each.replaced_by else []
    told += [f"past its day by {each.days_past(today)} days"] if each.days_past(today) else []
    return "; ".join(told)


def asked_again(found: WorkedFolder) -> list[str]:
    """What a follow-up on its day may not keep with one key, and why, in the order of answers."""
    wanted = found.expected["follow_up"]
    earlier = read_session(found.folder / wanted["of"]).value
    every = earlier_answers(shipped_bank(), earlier, wanted["on"])
    added = tuple(Entry(id=each, label="new") for each in wanted.get("added", ()))
    now = Answers(entries=(*earlier.entries, *added))
    return [
        f"{ref}: {told.whether}"
        for ref, each in every.items()
        if not (told := _now(each, now)).may_be_kept
    ]


def _now(each: Earlier, now: Answers) -> Earlier:
    question = shipped_bank().by_id.get(each.said.question)
    return each if question is None else as_listed_now(question, each, now)


def read_then(found: WorkedFolder) -> list[str]:
    """Each dated answer of last time: as it read on its own day, and as it reads now."""
    wanted = found.expected["follow_up"]
    earlier = read_session(found.folder / wanted["of"]).value
    every = earlier_answers(shipped_bank(), earlier, wanted["on"])
    return [
        f"{ref}: {each.then.value} on {each.said_on}, now {each.said.value}"
        for ref, each in every.items()
        if each.said.on is not None
    ]


def moved(found: WorkedFolder, folder: Path) -> tuple[WorkedFolder, dict[str, str]]:
    """Lay the same files elsewhere, the last one first, and say what each is called there."""
    paths = sorted(found.folder.glob("*.toml"))
    names = {
        path.name: f"moved-{place}{_ending(path)}" for place, path in enumerate(reversed(paths))
    }
    for path in paths:
        (folder / names[path.name]).write_bytes(path.read_bytes())
    expected = dict(found.expected)
    for table, key in (("looked_at", "session"), ("follow_up", "of")):
        if table in expected:
            expected[table] = {**expected[table], key: names[expected[table][key]]}
    return replace(found, expected=expected, folder=folder), names


def _ending(path: Path) -> str:
    return "".join(path.suffixes)


def _called(mark: SessionMark, found: WorkedFolder) -> str:
    return _short(mark.name or (found.path.name if mark.id == found.own.id else mark.id))


def _plain(fact: str, found: WorkedFolder) -> str:
    """Return a fact in which the session that is looked at has no name."""
    return fact.replace(str(found.path), "this one").replace(f"session {found.own.id}", "this one")


def _short(name: str) -> str:
    return Path(name).name.removesuffix(".toml")
