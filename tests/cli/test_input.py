"""What is typed or given in files that Windows wrote: line ends, code pages and UTF-16."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

import pytest

from ehe_check.ask.by_keys import ScreenAsker
from tests.cli.test_plain_walk import START, answers
from tests.program import call, converse_at_terminal, typing

pytestmark = pytest.mark.usefixtures("empty_folder")
LINES = "1\nnote\nCafé – two\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_lines_from_a_file_are_read_whatever_their_ends_and_code_page(
    encoding: str, ends: str
) -> None:
    done = call("case", "s.toml", *START, typed=LINES.replace("\n", ends).encode(encoding))

    assert (0, ["NOW-1", "NOW-2"]) == (done.code, [*answers()])
    assert "Café – two" == answers()["NOW-2"]["note"]
    assert ("They were read as" in done.err) is (encoding == "cp1252")


@pytest.mark.parametrize(
    ("mark", "encoding"), [(BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be")]
)
def test_lines_in_utf_16_are_refused_in_words_and_what_was_saved_stays(
    mark: bytes, encoding: str
) -> None:
    call("case", "s.toml", *START, typed="1\n")
    before = answers()
    done = call("case", "s.toml", *START, typed=mark + LINES.encode(encoding))

    assert (3, before) == (done.code, answers())
    assert "comes as UTF-16, which cannot be read here. Save that file as UTF-8." in done.err
    assert ["s.toml"] == [each.name for each in Path().iterdir()]


def test_a_window_that_has_no_console_is_talked_to_in_typed_lines_and_told_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class NoConsoleScreenBufferError(Exception):
        """What prompt_toolkit raises there; its file can be read on Windows alone."""

    def refuse(_: ScreenAsker) -> None:
        raise NoConsoleScreenBufferError

    monkeypatch.setattr(ScreenAsker, "__init__", refuse)
    monkeypatch.delenv("TERM", raising=False)
    lines = (each for each in START if each != "--plain")
    done = converse_at_terminal("case", "s.toml", *lines, reply=typing("1"))

    assert (0, ["NOW-1"]) == (done.code, [*answers()])
    assert 1 == done.out.count("IMPORTANT. Keys cannot be read here just now")
