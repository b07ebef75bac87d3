"""One answered question: the files it passes from its key to the disk, and its readings."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

import ehe_check
from ehe_check.ask.by_keys import ScreenAsker
from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.key_screens import AnswerScreen
from ehe_check.ask.put import Asker, Put
from ehe_check.ask.reply import Chosen, Move, Moved, Reply
from ehe_check.ask.save import Saving
from ehe_check.case.session import Session
from ehe_check.case.session_file import content_after
from ehe_check.files.open_files import open_file
from ehe_check.judge.answers import Ref
from ehe_check.judge.reading import Reading
from tests.ask.scripts import Pressing, Script, Scripted, Typing
from tests.ask.walks import ordinary, sheet_of, walk_of

PACKAGE = Path(ehe_check.__file__).parent
MOST_FILES = 38
"""Of these some 9 read the key or the line, 16 read banks, answers and advice, 5 write TOML."""
ANSWERED = [("NOW-3", "nothing"), ("RGT-2", "cannot-name-it"), ("NOW-2", "nothing")]


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
    """Has one question put by a real asker, and leaves at the next."""

    question: str = ""
    real: Asker | None = None
    is_put: bool = False

    def put(self, question: Put) -> Reply:
        sys.setprofile(None)
        if self.real is None:
            return Moved(Move.LEAVE)
        if question.id != self.question:
            return super().put(question)
        real, self.real, self.is_put = self.real, None, True
        return real.put(question)


@contextmanager
def asked(way: str, script: Script) -> Iterator[Asker]:
    """An asker whose person presses the keys, or types the lines, of a script."""
    with create_pipe_input() as keyboard:
        if way == "lines":
            yield Typing(script, LinesAsker(io.StringIO(), io.StringIO()))
        else:
            screen = ScreenAsker(io.StringIO(), keyboard=keyboard, screen=DummyOutput())
            yield Pressing(script, screen, keyboard.send_text)


def counted(
    way: str, question: str, option: str, file: Path, patch: pytest.MonkeyPatch
) -> tuple[set[Path], int]:
    """The files from a key, or a line, to the saved file, and the readings until the next."""
    passed, on_the_way = Passed(), set[Path]()
    asker = Counting(Script({}), question=question)
    walk = walk_of(ordinary().without(Ref(question)), asker)

    def counting(method: Callable[..., Any], *, is_after: bool) -> Callable[..., Any]:
        @wraps(method)
        def counts(*arguments: Any) -> Any:  # noqa: ANN401 (whatever it takes)
            if asker.is_put and not is_after:
                sys.setprofile(passed)
            reply = method(*arguments)
            if asker.is_put and is_after:
                sys.setprofile(passed)
            return reply

        return counts

    def save(session: Session) -> None:
        saving(session)
        on_the_way.update(passed.files)

    patch.setattr(AnswerScreen, "press", counting(AnswerScreen.press, is_after=False))
    patch.setattr(LinesAsker, "read", counting(LinesAsker.read, is_after=True))
    with (
        asked(way, Script({question: [Chosen((option,))]})) as asker.real,
        open_file(file, None) as place,
    ):
        saving = Saving[Session](asker, place, content_after(file))
        walk.save = save
        try:
            walk_through(walk, lambda: sheet_of(walk.session), lambda _: None)
        finally:
            sys.setprofile(None)
    return on_the_way, passed.readings


@pytest.mark.parametrize("way", ["keys", "lines"])
@pytest.mark.parametrize(("question", "option"), ANSWERED)
def test_one_answer_is_read_once_and_passes_few_files_from_the_key_to_the_disk(
    way: str, question: str, option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for once in ("before anything is imported late", "counted"):
        with monkeypatch.context() as patch:
            file = tmp_path / f"{once}.toml"
            files, readings = counted(way, question, option, file, patch)

    assert file.is_file()
    assert 1 == readings
    assert 20 < len(files) <= MOST_FILES, sorted(map(str, files))
