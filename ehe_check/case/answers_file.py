"""Answers files: answers to take into a session, from another or from bare `[[answers]]`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ehe_check.bank.bank import QuestionBank
from ehe_check.case.answer_faults import Place, Row
from ehe_check.case.session import FORMAT, Session
from ehe_check.case.session_file import TABLES, said_twice, too_many
from ehe_check.case.take import Brought, take
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.files.checked import checked
from ehe_check.files.exact import Format, Keeping
from ehe_check.files.kept import Tables, extras, read_tables
from ehe_check.judge.answers import Answer, Answers, Entry, Sighting


class BareAnswers(Keeping):
    """Answers without a session: `[[answers]]`, with entries and complete rosters if it likes."""

    format: Format = FORMAT
    entries: tuple[Entry, ...] = ()
    answers: tuple[Answer, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    complete_rosters: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnswersFile:
    """What an answers file brings, and what is wrong with the file itself.

    `brought` holds the rows that are rightly shaped, so that their faults can be said too; `tables`
    say where one stands. `session` is the whole of it, where it is a session.
    """

    brought: Brought
    tables: Tables
    problems: tuple[Problem, ...]
    session: Session | None


def read_answers(path: Path) -> AnswersFile:
    """Read an answers file, in which a key that is not known is an error.

    Raises:
        UnusableFileError: it cannot be read at all; what is wrong inside it is in the value.
    """
    tables = read_tables(path, FORMAT)
    rows: dict[Place, Row] = {
        (table, number): row
        for table, kind in TABLES.items()
        for number, row in tables.rows(kind, table).items()
    }
    beyond = too_many(tables, rows)
    if beyond:
        raise UnusableFileError(beyond)
    whole, problems = _whole(tables)
    if whole is None:
        answers = {place: row for place, row in rows.items() if isinstance(row, Answer)}
        odd = (extra for place, row in answers.items() for extra in extras(row, place))
        problems += [tables.unknown(extra) for extra in odd]
    problems += said_twice(tables, rows)
    said = whole.session if isinstance(whole, Session) else whole
    complete = said.complete_rosters if said is not None else ()
    if not (problems or rows or complete):
        problems.append(Problem(str(path), "holds no answers", "Add them under [[answers]]."))
    return AnswersFile(
        brought=Brought(rows, complete),
        tables=tables,
        problems=tuple(problems),
        session=whole if isinstance(whole, Session) else None,
    )


def taken_in(
    bank: QuestionBank, into: Answers, file: AnswersFile, today: date, session: Path | None
) -> Answers:
    """Return a session's answers with those of an answers file.

    Raises:
        UnusableFileError: with everything that is wrong in it, and each answer that differs.
    """
    taken = take(bank, into, file.brought, today, str(session))
    place = file.tables.place
    wrong = [Problem(place(at), fault.fact, fault.remedy) for at, fault in taken.faults]
    if file.problems or wrong:
        raise UnusableFileError((*file.problems, *wrong))
    return taken.answers


def _whole(tables: Tables) -> tuple[Session | BareAnswers | None, list[Problem]]:
    """Return what the file says as a whole, or None, and what is wrong with it."""
    is_session = isinstance(tables.raw.get("session"), dict)
    kind: type[Session | BareAnswers] = Session if is_session else BareAnswers
    try:
        whole = checked(kind, tables.raw, tables.place)
    except UnusableFileError as error:
        return None, list(error.problems)
    return whole, [tables.unknown(extra) for extra in extras(whole)]
