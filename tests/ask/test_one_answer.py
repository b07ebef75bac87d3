"""One answered question: the files it passes from its reply to the disk, and its readings."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import pytest

import ehe_check
from ehe_check.ask.case.interview import interview
from ehe_check.ask.moves import Move
from ehe_check.ask.put import Put
from ehe_check.ask.reply import Chosen, Moved, Reply
from ehe_check.ask.save import Saving
from ehe_check.case.hold_file import content_after
from ehe_check.case.session import Session
from ehe_check.files.open_files import open_file
from ehe_check.judge.answers import Answers, Ref
from ehe_check.judge.reading import Reading
from tests.ask.scripts import Script
from tests.ask.walks import Scripted, ordinary, sheet_of, walk_of

PACKAGE = Path(ehe_check.__file__).parent
MOST_FILES = 32


@dataclass
class Passed:
    """The files of the package in which something was called, and how many readings were built."""

    files: set[Path] = field(default_factory=set)
    readings: int = 0

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        """Count one call."""
        del argument
        path = Path(frame.f_code.co_filename)
        if event == "call" and path.is_relative_to(PACKAGE):
            self.files.add(path.relative_to(PACKAGE))
            self.readings += frame.f_code is Reading.__init__.__code__


@dataclass
class Counting(Scripted):
    """An asker that counts what happens from the reply to one question until the next is put."""

    question: str = ""
    passed: Passed = field(default_factory=Passed)

    def put(self, question: Put) -> Reply:
        sys.setprofile(None)
        if self.passed.files:
            return Moved(Move.LEAVE)
        reply = super().put(question)
        if question.id == self.question:
            sys.setprofile(self.passed)
        return reply


ANSWERED = [("NOW-3", "nothing"), ("RGT-2", "cannot-name-it"), ("NOW-2", "no")]


def counted(question: str, option: str, answers: Answers, file: Path) -> tuple[set[Path], int]:
    """The files from a reply to the saved file, and the readings until the next question."""
    asker = Counting(Script({question: [Chosen((option,))]}), question=question)
    walk = walk_of(answers.without(Ref(question)), asker)
    on_the_way = set[Path]()

    def save(session: Session) -> None:
        saving(session)
        on_the_way.update(asker.passed.files)

    with open_file(file, None) as place:
        saving = Saving[Session](asker, place, content_after(file))
        walk.save = save
        try:
            interview(walk, lambda: sheet_of(walk.session), lambda _: None)
        finally:
            sys.setprofile(None)
    return on_the_way, asker.passed.readings


@pytest.mark.parametrize(("question", "option"), ANSWERED)
def test_one_answer_is_read_once_and_passes_few_files_to_the_disk(
    question: str, option: str, tmp_path: Path
) -> None:
    for once in ("before anything is imported late", "counted"):
        files, readings = counted(question, option, ordinary(), tmp_path / f"{once}.toml")

    assert 1 == readings
    assert len(files) <= MOST_FILES, sorted(map(str, files))
