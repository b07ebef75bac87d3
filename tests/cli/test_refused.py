"""What a command is not asked to do: each wrong use of files that are there, and what is said."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from ehe_check import resources
from ehe_check.case.session import CaseReference
from tests.cli.from_files import NO, SOME, finished, written
from tests.cli.test_quiz import MARKS, hold, write_marks
from tests.meeting_records import decision, met, with_one_more
from tests.program import call
from tests.quizzes import ITEMS, write_quiz
from tests.session_files import (
    write_draft,
    write_meeting_record,
    write_supervision,
    write_worked,
)
from tests.supervised import supervision
from tests.worked import shipped_bank

CASE = "supervision-two-children-one-not-well"
MARCH = date(2024, 3, 1)
ID = "case-s0000000000"
OVER_S = "--out case/s.toml --force"
PAPERS = ("--out x.pdf", "--as html", "--share", "--force", "--reason risk", "--part chair")
RECORD = "meeting case/s.toml --record"
CASE_NEW = "case new.toml --plain"
EXPORT = "quiz export --as gift"
ROOM = "quiz room --plain"


def answer(**fields: str) -> str:
    """An answer as it is typed into a file, with whatever keys."""
    return "".join(["[[answers]]\n", *(f'{key} = "{words}"\n' for key, words in fields.items())])


SEVERAL_WRONG = (
    answer(question="VIS-1", about="child-1", value="nevr")
    + answer(qestion="NOW-1", value="no")
    + answer(question="NOW-22", value="no")
    + answer(question="NOW-1", value="no", nte="x")
    + answer(question="NOW-1", value="no")
    + answer(question="VIS-2", value="never", evidence="recrod")
    + answer(question="VIS-5", value="no")
)
ENTRY = '[[entries]]\nid = "child-1"\nlabel = "a"\n'
WRONG_ANSWERS = (
    SEVERAL_WRONG,
    f'{NO}note = """\n[[answers]]\n"""\n# [[answers]]\n{NO.replace("-1", "-2")}note = 1\n',
    'answers = [{ question = "NOW-1", value = "nope" }]\n',
    "colour = 1\n",
    f'{ENTRY}agee = "x"\n',
    ENTRY.replace("child-1", "child-0"),
    ENTRY.replace('"a"', '""'),
    ENTRY * 2,
    f'{NO}about = "eldest"\n',
    f"{NO}skipped = true\n",
    "",
)
"""Files of answers in which several things are wrong, or one."""
REFUSED = (
    # a case
    *("case", "case new.toml", "case draft.toml", "case done.toml --answers from.toml"),
    f"{CASE_NEW} --follow none.toml",
    f"{CASE_NEW} --follow draft.toml",
    f"{CASE_NEW} --follow case/s.toml --reference EHE-9",
    "case case/after.toml --plain --follow done.toml",
    "case draft.toml --answers from.toml --reference EHE-9",
    "case new.toml --answers from.toml --role scool-nurse",
    "case new.toml --answers from.toml --today 24/11/2026",
    "case new.toml --answers from.toml --out sheet.xyz",
    "case new.toml --answers from.toml --out taken.json",
    "case new.toml --answers from.toml --out from.toml --as json --force",
    "case new.toml --answers from.toml --out nowhere/sheet.json",
    "case new.toml --answers from.toml --bank nowhere",
    "case new.toml --answers from.toml --bank from.toml",
    "case nowhere/new.toml --answers from.toml",
    f"{CASE_NEW} --answers wrong-1.toml",
    *(f"case new.toml --answers wrong-{each + 1}.toml" for each in range(len(WRONG_ANSWERS))),
    "case draft.toml --answers otherwise.toml",
    # a meeting
    *("meeting done.toml", "meeting done.toml --reason disagrement"),
    *("meeting done.toml --part chairs", "meeting done.toml --reason risk --out pack.pdf"),
    "meeting done.toml --reason risk --out done.toml",
    "meeting done.toml --reason risk --out nowhere/pack",
    "meeting done.toml --reason risk --as html --out pack",
    *(f"{RECORD} case/m.meeting.toml {each}" for each in PAPERS),
    *(f"{RECORD} {each}" for each in ("new.toml", "old/rest.toml", "old/changed.meeting.toml")),
    *(f"{each} case/m.meeting.toml" for each in ("sheet", "supervise", "meeting")),
    # a supervision
    *("supervise case/s.toml", "supervise empty --plain", "supervise two --plain"),
    "supervise two --plain --reference EHE-2",
    "supervise case/s.toml --plain --reference EHE-9",
    "supervise lonely/s.supervision.toml --plain",
    *(f"supervise {each} --plain {OVER_S} --as markdown" for each in ("case", "case/s.toml")),
    # what is due, what moved, what many cases raised
    *("due two --reference EHE-9", "due case/s.toml --reference EHE-9", "due empty"),
    "due case/m.meeting.toml",
    *("compare case/s.toml case/s.toml", "compare case/s.toml copies/s.toml"),
    *("compare case/s.toml none.toml", "compare case/s.toml from.toml", "compare case"),
    *("compare case case/s.toml --picture", "compare case --picture --bank BANK"),
    *("compare two --picture", "compare lonely/draft.toml --picture"),
    "compare old/a.toml old/b.toml --bank BANK",
    *("themes nowhere", "themes case --out x.odt", "themes case --out taken.json"),
    f"themes case {OVER_S} --as csv",
    # a bank that is not here
    *("sheet old/a.toml", "sheet old/draft.toml"),
    # a quiz
    *("quiz", "quiz --paper A", "quiz room"),
    "quiz --plain --paper B --topic visit --length 3",
    "quiz --plain --paper A --bank small",
    f"{ROOM} --topic visit",
    f"{ROOM} --paper A --length 3",
    f"{ROOM} --save x.toml",
    f"{ROOM} --save a.quiz-room.toml",
    f"{ROOM} from.toml",
    f"{ROOM} x.quiz-room.toml --length 3",
    *("quiz marks", "quiz marks none.csv", "quiz marks empty", "quiz marks from.toml"),
    *("quiz marks marks.csv --template", "quiz marks --template --out marks.csv"),
    *(
        "quiz marks odd.csv --paper A",
        "quiz marks odd.csv",
        "quiz marks nobody.csv",
        "quiz marks nobody.csv --as pdf --out x.odt",
    ),
    *("quiz export --out quiz.gift", "quiz export --out quiz.txt", "quiz export --as scorm"),
    *(f"{EXPORT} --topic visit", f"{EXPORT} --key"),
)
"""What cannot be done with the files of `files_of_all_kinds`; BANK stands for the shipped one."""
LINES = "1\n\n1\n\n"
"""What somebody types who is asked something all the same."""


def files_of_all_kinds() -> None:
    """Leave a case with its supervisions and meetings, two cases, and a file of each other kind."""
    for each in ("case", "two", "lonely", "copies", "empty", "other", "old", "pack"):
        Path(each).mkdir()
    write_worked(CASE, "case/s.toml", MARCH)
    shutil.copy("case/s.toml", "copies/s.toml")
    write_worked(CASE, "two/a.toml", MARCH)
    write_worked(CASE, "two/b.toml", MARCH, case=CaseReference(reference="EHE-22"))
    write_draft(CASE, "draft.toml", "EHE-1")
    shutil.copy("draft.toml", "lonely/draft.toml")
    finished()
    call(
        "case",
        "case/after.toml",
        "--follow",
        "case/s.toml",
        "--answers",
        written("from.toml", SOME),
    )
    written("otherwise.toml", SOME.replace('"no"', '"yes"'))
    for number, text in enumerate(WRONG_ANSWERS, start=1):
        written(f"wrong-{number}.toml", text)
    talks_and_meetings()
    banks_that_are_not_here()
    papers_and_pages()


def talks_and_meetings() -> None:
    """Leave supervisions and records of meetings beside the session, and one of no session."""
    case = CaseReference(reference="EHE-1")
    for name, session, is_draft in (
        ("case/begun", ID, True),
        ("case/held", ID, False),
        ("lonely/s", ID, True),
    ):
        talk = supervision(session=session, is_draft=is_draft)
        write_supervision(Path(f"{name}.supervision.toml"), talk.model_copy(update={"case": case}))
    record = met(decision(), session=ID, reference="EHE-1")
    rest = met(decision(), session=ID, reference="EHE-1", is_draft=True)
    for name, each in {
        "case/m.meeting": record,
        "old/changed.meeting": with_one_more(record, decision(2, "Read.")),
        "old/rest": rest.model_copy(update={"family": None}),
    }.items():
        write_meeting_record(Path(f"{name}.toml"), each)


def banks_that_are_not_here() -> None:
    """Leave sessions that were answered with questions that nobody has."""
    for name, digest in {"a": "e" * 64, "b": "f" * 64}.items():
        session = write_worked(CASE, f"old/{name}.toml", MARCH)
        lost = session.bank.model_copy(update={"id": "mine", "digest": digest})
        write_worked(CASE, f"old/{name}.toml", MARCH, bank=lost)
    text = Path("old/a.toml").read_text("utf-8")
    written("old/draft.toml", re.sub("(?m)^finished = .*$", "", text))


def papers_and_pages() -> None:
    """Leave a quiz in a room, spreadsheets of a paper of it, and pages."""
    hold("", "s", options=("--save", "a.quiz-room.toml"))
    write_marks()
    marks = MARKS.read_text("utf-8")
    written("odd.csv", marks.replace("when", "wen").replace("20 ", "21 "))
    written("nobody.csv", marks.replace("before", "yesterday"))
    write_quiz(Path("small"), f"[[items]]{ITEMS.split('[[items]]')[3]}")
    for each in ("taken.json", "quiz.gift", "pack/record.html"):
        written(each, "mine")


def test_what_is_asked_of_the_wrong_files_is_refused_as_it_was_and_nothing_is_written(
    golden: Callable[[str, bytes], None],
) -> None:
    files_of_all_kinds()
    before = all_files()
    said = []
    for words in REFUSED:
        options = words.replace("BANK", str(resources.CASE_BANK)).split()
        done = call(*options, typed=LINES)
        told = done.err.replace(str(resources.CASE_BANK), "BANK")
        told = told.replace(os.sep, "/").replace(f"'{shipped_bank().version}'", "VERSION")

        assert (True, "", before) == (done.code in {2, 3}, done.out, all_files()), words
        said.append(f"$ ehe-check {words}\n{told}(exit code {done.code})\n")
    golden("refused.txt", "\n".join(said).encode())


def all_files() -> Mapping[str, bytes]:
    return {str(each): each.read_bytes() for each in Path().rglob("*") if each.is_file()}
