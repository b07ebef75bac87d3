"""A case with the record of a meeting beside its session, and what starts from it."""

from __future__ import annotations

import re
from datetime import date
from itertools import count
from pathlib import Path

from ehe_check.case.session import Session
from ehe_check.over_time.meeting_record import MeetingRecord
from tests.meeting_records import decision, met
from tests.program import Done, call, converse
from tests.session_files import write_meeting_record, write_worked

CASE = "ordinary-never-in-school"
GUARDED = "supervision-two-children-one-not-well"
HOLDING = "hold-one-trigger-enquiry-open"
ID = "s000000000000000"
KEPT = "s.meeting.toml"
LATER = "2026-12-10"
MOST_LINES = 200
OPENING = "Enter begins"


def saved(name: str = CASE, file: str = "s.toml", day: int = 3, **given: object) -> Session:
    """Write a worked case as a session finished in November 2026, and return it."""
    return write_worked(name, file, date(2026, 11, day), **given)


def kept_record(*decisions: object, name: str = KEPT, **given: object) -> MeetingRecord:
    """Put a finished record beside the session."""
    what = decisions or (decision(1, "Weigh.", about="child-1", who="nurse"),)
    record = met(*what, session=ID, reference="EHE-1", **given)  # type: ignore[arg-type]
    write_meeting_record(Path(name), record)
    return record


def number(heard: str, words: str) -> str:
    """The number of a choice by its words."""
    found = re.search(rf"(\d+)\. {words}", heard)
    assert found, heard
    return found[1]


def usual(heard: str) -> str:
    """Begin a new supervision, say as little as may be said, and decide on nothing new."""
    for asked, words in (("is not finished. Go", "Begin a new"), ("decided now?", "Nothing more")):
        if asked in heard:
            return number(heard, words)
    if OPENING in heard:
        return ""
    if "if there is" in flat(heard):
        return ":skip"
    if "(a day" in heard:
        return "in 2 weeks"
    return "Said so." if heard.endswith("Your words: ") else "1"


def supervise(path: str = "s.toml", day: str = LATER) -> Done:
    """Hold a supervision as far as the first decision of before that it asks about, or the end."""

    def reply(said: str) -> str | None:
        heard = said.rpartition("\n\n")[2]
        return None if "became of it?" in heard or "Finish now?" in heard else usual(heard)

    return converse("supervise", path, "--plain", "--today", day, reply=reply)


def held(first: dict[str, str], *more: str, day: str = LATER) -> Done:
    """Hold a supervision to its end, replying to some questions as is wanted the first time."""
    replies, lines = dict(first), count()

    def reply(said: str) -> str:
        assert next(lines) < MOST_LINES, said
        heard = said.rpartition("\n\n")[2]
        key = next((key for key in replies if key in flat(heard)), None)
        if key is not None:
            return replies.pop(key)
        return "2" if "became of it?" in heard else usual(heard)

    done = converse("supervise", "s.toml", *more, "--plain", "--today", day, reply=reply)
    assert "To print it again" in done.err, done.err[-2000:]
    return done


def flat(text: str) -> str:
    return " ".join(text.split())


def points(done: Done) -> str:
    return flat(done.err.partition(OPENING)[2])


def follow(*more: str, file: str = "n.toml") -> str:
    option = more or ("--follow", "s.toml")
    options = (*option, "--role", "police", "--plain", "--today", LATER)
    return call("case", file, *options, typed="leave\n").err
