"""A HOLD that a colleague records in another window while a session of the case is open here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from ehe_check.ask.decisions import UNDER_HOLD
from ehe_check.case.session import CaseReference
from ehe_check.sheet.guard_box import check_first
from tests.cli.from_files import read
from tests.cli.meetings import flat
from tests.cli.meetings import usual as usual_in_supervision
from tests.cli.test_meeting_record import TYPED
from tests.cli.test_plain_walk import usual
from tests.program import DAY, Done, call, converse, converse_at_terminal, typing
from tests.session_files import write_draft, write_worked

WORRY = "unseen-unheard-and-counting-on-someone"
HOLD = "HOLD: do not raise this worry with the family"
DECIDE = "Decide:"
SUPERVISED = f"s-{DAY}.supervision.toml"
IN_ANOTHER = "another session of this case."


def colleague(file: str = "a.toml") -> None:
    """Record a HOLD in another window."""
    done = call("meeting", file, "--part", "organiser", "--reason", "risk", "--today", DAY)
    assert 0 == done.code, done.err


@pytest.fixture(autouse=True)
def _sessions_of_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave two finished sessions and a draft of a case; a page is saved as Word, to be read."""
    for place in ("case_run", "case_finished"):
        monkeypatch.setattr(f"ehe_check.cli.{place}.can_draw_pdf", lambda: False)
    write_worked(WORRY, "a.toml", date(2026, 11, 3))
    write_worked(WORRY, "s.toml", date(2026, 11, 5))
    write_draft(WORRY, "b.toml", "EHE-1")


def answering(
    at: str, then: Callable[[], object], usually: Callable[[str], str | None], *keys: str
) -> Callable[[str], str | None]:
    """Reply as usual, but do something where some words are first heard, and decide by keys."""
    left, typed = [then], list(keys)

    def reply(heard: str) -> str | None:
        if at in heard and left:
            left.pop()()
        return typed.pop(0) if DECIDE in heard and typed else usually(heard)

    return reply


def walked(at: str, *keys: str) -> Done:
    """Finish the draft, where a colleague records a HOLD as some words are heard here."""
    reply = answering(at, colleague, usual, *keys)
    return converse("case", "b.toml", "--plain", "--today", DAY, reply=reply)


def of_word(path: str) -> str:
    with ZipFile(path) as file:
        return file.read("word/document.xml").decode()


# A session


def test_a_hold_that_came_while_questions_were_asked_is_on_every_page_from_page_1_on() -> None:
    done = walked("Go on with it?", "p", "c")
    page, _, beneath = flat(done.err).partition(DECIDE)

    assert HOLD in page
    assert "HOLD" in of_word("b.docx")
    assert UNDER_HOLD in beneath
    assert HOLD in flat(done.out)
    assert "HOLD" in read("b.toml")["outcome"]["said"]["box"]
    assert HOLD in flat(call("sheet", "b.toml", "--today", DAY).out)


@pytest.mark.parametrize("key", ["p", "c"])
def test_one_that_came_while_page_1_was_read_is_in_what_is_saved_or_said_next(key: str) -> None:
    done = walked(DECIDE, key)
    page, _, beneath = flat(done.err).partition(DECIDE)
    shown = of_word("b.docx") if key == "p" else beneath.partition(DECIDE)[0]

    assert HOLD not in page
    assert "HOLD" in shown
    assert UNDER_HOLD in beneath


@pytest.mark.parametrize("at", [DECIDE, "What is to be done", "By when?"])
def test_one_that_came_before_it_was_finished_is_kept_with_it_and_shown(at: str) -> None:
    reply = answering(at, colleague, usual)
    done = converse_at_terminal("case", "b.toml", "--plain", "--today", DAY, reply=reply)
    page, _, beneath = flat(done.out).partition(DECIDE)

    assert HOLD not in page
    assert HOLD in beneath
    assert "HOLD" in read("b.toml")["outcome"]["said"]["box"]


@pytest.mark.parametrize(
    ("file", "reference"), [("a.toml", "EHE-1"), ("s.toml", "EHE-1"), ("s.toml", "not given")]
)
def test_beneath_a_finished_session_one_that_came_since_is_in_what_is_saved_or_said(
    file: str, reference: str
) -> None:
    write_worked(WORRY, "s.toml", date(2026, 11, 5), case=CaseReference(reference=reference))
    steps = typing(lambda: colleague(file), "c", "p", "done")
    done = converse_at_terminal("case", "s.toml", "--plain", "--today", DAY, reply=steps)
    page, _, beneath = done.out.partition("Next:")

    assert "HOLD" not in page
    assert "HOLD" in beneath
    assert "HOLD" in of_word("s.docx")


def test_one_that_came_once_it_was_finished_is_on_the_whole_sheet() -> None:
    typed = iter(["2", "done"])

    def usually(heard: str) -> str | None:
        return next(typed) if "whole sheet" in heard else usual(heard)

    reply = answering("whole sheet", colleague, usually)
    done = converse_at_terminal("case", "b.toml", "--plain", "--today", DAY, reply=reply)
    page, _, whole = done.out.partition("whole sheet")

    assert "HOLD" not in page
    assert "HOLD" in whole


# A supervision, and the record of a meeting


@pytest.mark.parametrize("file", ["a.toml", "s.toml"])
def test_a_supervision_keeps_and_prints_one_that_came_while_it_was_talked_over(file: str) -> None:
    def usually(said: str) -> str:
        return usual_in_supervision(said.rpartition("\n\n")[2])

    write_worked("ordinary-grief", "s.toml", date(2026, 11, 5))
    reply = answering("Finish now?", lambda: colleague(file), usually)
    done = converse("supervise", "s.toml", "--plain", "--today", DAY, reply=reply)

    assert HOLD not in flat(done.err)
    assert "HOLD" in done.out
    assert "RAISE THIS IN SUPERVISION" in read(SUPERVISED)["said"]["advice"]
    assert done.out == call("supervise", SUPERVISED, "--plain", "--today", DAY).out


def test_todays_sheet_in_a_supervision_has_one_that_came_since_it_was_opened() -> None:
    done = converse(
        "supervise", "s.toml", "--plain", "--today", DAY, reply=typing(colleague, "s", "", "x")
    )

    assert HOLD in flat(done.err)


@pytest.mark.parametrize(("file", "words"), [("a.toml", IN_ANOTHER), ("s.toml", "s.toml.")])
def test_a_meeting_is_read_back_under_one_that_came_while_its_record_was_typed(
    file: str, words: str
) -> None:
    steps = typing(*TYPED[:-1], lambda: colleague(file), TYPED[-1])
    done = converse(
        "meeting", "s.toml", "--record", "new.toml", "--plain", "--today", DAY, reply=steps
    )
    asked, _, back = flat(done.err).partition("Finish")

    assert "HOLD" not in asked
    assert words in back.partition("Recorded of")[0]
    assert check_first(hold=True) in back


def test_one_changed_by_hand_is_kept_again_under_one_that_came_while_it_was_read() -> None:
    steps = typing(*TYPED)
    converse("meeting", "s.toml", "--record", "new.toml", "--plain", "--today", DAY, reply=steps)
    kept = Path("s.meeting.toml")
    kept.write_text(kept.read_text("utf-8").replace("A chart.", "A graph."), encoding="utf-8")
    done = converse(
        *("meeting", "s.toml", "--record", kept, "--plain", "--today", DAY),
        reply=typing(colleague, "1"),
    )

    assert 0 == done.code, done.err
    assert IN_ANOTHER in flat(done.err)
