"""`case NEW --follow EARLIER`: each question with its last answer, and where it all comes from."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.cli.follow_ups import (
    FOLLOW,
    JULY,
    SHIPPED,
    TODAY,
    drifting_folder,
    read,
    sha256,
    walk_keeping,
    write_first,
)
from tests.program import DAY, call, converse_at_terminal, typing

RECORD = "What the sessions of this case show together"


def follow(*lines: str, file: str = "new.toml", more: tuple[str, ...] = ()) -> str:
    """Go on from first.toml with some typed lines, then end the input; return what was said."""
    done = call("case", file, *FOLLOW, *more, typed="".join(f"{line}\n" for line in lines))
    assert 0 == done.code, done.err
    return done.err


def on(*lines: str, more: tuple[str, ...] = ()) -> str:
    """Go on with new.toml, without naming where it came from."""
    typed = "".join(f"{line}\n" for line in lines)
    done = call("case", "new.toml", "--plain", "--today", DAY, *more, typed=typed)
    assert 0 == done.code, done.err
    return done.err


def looked_at(file: str) -> list[str]:
    """The sessions that a sheet was made from, as other programs are told."""
    done = call("sheet", file, "--as", "json", "--today", DAY)
    return [each["session"] for each in json.loads(done.out)["sessions"]]


# From start to finish.


def test_a_follow_up_from_start_to_finish_keeps_what_may_be_kept() -> None:
    write_first()
    earlier = Path("first.toml").read_bytes()
    code, out, heard = walk_keeping("new.toml", *FOLLOW)
    table = read()
    answers = {(each["question"], each.get("about")): each for each in table["answers"]}

    assert 0 == code
    assert {"id": "f1", "sha256": sha256()} == table["session"]["follows"]
    assert ("quick", "EHE-0042") == (table["session"]["set"], table["case"]["reference"])
    assert earlier == Path("first.toml").read_bytes()
    assert ["f1", table["session"]["id"]] == looked_at("new.toml")
    assert "finished" in table["session"]

    kept = answers["FAM-5", None]
    assert (JULY, TODAY) == (kept["answered"], kept["confirmed"])
    (cell,) = table["sightings"]
    assert ("within-a-year", date(2026, 6, 1)) == (cell["value"], cell["on"])
    assert (JULY, TODAY) == (cell["answered"], cell["confirmed"])
    assert "within-a-year" == answers["VIS-1", "child-1"]["value"]
    for again in ("NOW-1", "RGT-2", "VIS-2"):
        assert (TODAY, False) == (
            answers[again, None]["answered"],
            "confirmed" in answers[again, None],
        )
    assert ("GONE-1", None) not in answers

    band = SHIPPED.by_id["VIS-1"].option_text("within-3-months")
    flat = " ".join(heard.split())
    assert "Set aside, for there is no such question now: GONE-1." in flat
    told = f"GP practice, last time (20 July 2026): child 1: {band}, June 2026; y keeps it."
    assert told in flat
    assert "That was true of that day, so it is asked again." in flat
    assert "This is asked afresh each time." in flat
    assert "Last time (20 July 2026)" not in out
    assert "Traceback" not in heard


# Taking up a follow-up again.


def test_a_draft_taken_up_again_shows_last_time_without_being_told() -> None:
    write_first()
    follow("1")
    heard = on("1", "1r", "2")

    assert "Has a child spoken of harm" in heard
    assert 3 == heard.count("Last time (20 July 2026)")
    assert "was changed since" not in heard


def test_where_the_earlier_session_is_gone_that_is_said_and_the_walk_goes_on() -> None:
    write_first()
    follow("1")
    Path("first.toml").unlink()
    heard = on("1", "1r")

    assert "ehe-check: new.toml: goes on from a session that is not in this folder." in heard
    assert "name its file with --follow" in heard
    assert "Last time" not in heard
    assert ["NOW-1", "NOW-2"] == [each["question"] for each in read()["answers"]]


def test_an_earlier_session_that_was_changed_since_is_named() -> None:
    write_first()
    follow("1")
    with Path("first.toml").open("a") as file:
        file.write("# a line more\n")
    for more in ((), ("--follow", "first.toml")):
        heard = on("1", more=more)

        assert "ehe-check: first.toml: was changed since new.toml was begun from it" in heard
        assert "Last time (20 July 2026)" in heard
        assert sha256() != read()["session"]["follows"]["sha256"]


def test_a_new_session_beneath_a_sheet_takes_its_set_and_role_and_none_of_the_command() -> None:
    write_first()
    command = ("case", "first.toml", "--full", "--role", "school-nurse", "--plain", "--today", DAY)
    converse_at_terminal(*command, reply=typing("1", "leave"))
    (new,) = {each.name for each in Path().glob("*.toml")} - {"first.toml"}
    first, begun = (read(each)["session"] for each in ("first.toml", new))

    assert {"id": "f1", "sha256": sha256()} == begun["follows"]
    assert (first["set"], first.get("role")) == (begun["set"], begun.get("role"))
    assert "quick" == begun["set"]


# What is refused.


def refused(*arguments: str) -> str:
    done = call("case", "new.toml", "--plain", "--today", DAY, *arguments, typed="1\n")

    assert (2, "") == (done.code, done.out)
    return "\n".join(done.problems)


def test_what_cannot_be_begun_from_is_refused() -> None:
    none = call("case", "new.toml", "--plain", "--follow", "first.toml")
    write_first(finished=None)
    draft = refused("--follow", "first.toml")
    write_first()
    other = refused("--follow", "first.toml", "--reference", "EHE-9")

    assert (3, 1) == (none.code, len(none.problems))
    assert "first.toml: is not finished yet. Go on with it" in draft
    assert "first.toml: is about 'EHE-0042', not 'EHE-9'" in other
    assert not Path("new.toml").exists()


def test_a_file_that_was_begun_otherwise_is_left_alone() -> None:
    write_first()
    write_first(name="other.toml", session="f2")
    begun = call("case", "new.toml", "--follow", "other.toml", *FOLLOW[2:], typed="1\n")
    before = Path("new.toml").read_bytes()

    assert 0 == begun.code
    assert "was not begun from that session" in refused("--follow", "first.toml")
    assert before == Path("new.toml").read_bytes()


# Nobody there.


def test_answers_from_a_file_and_an_earlier_session_where_nobody_is_there() -> None:
    write_first()
    Path("from.toml").write_text('[[answers]]\nquestion = "NOW-1"\nvalue = "no"\n')
    done = call(
        "case", "new.toml", "--follow", "first.toml", "--answers", "from.toml", "--today", DAY
    )
    table = read()

    assert 0 == done.code, done.err
    assert {"id": "f1", "sha256": sha256()} == table["session"]["follows"]
    assert ["child-1"] == [each["id"] for each in table["entries"]]
    assert ["NOW-1"] == [each["question"] for each in table["answers"]]
    assert "f1" in looked_at("new.toml")
    assert "Last time" not in done.out + done.err


# What the record shows.


def test_beside_the_drift_questions_stands_what_the_record_shows() -> None:
    folder = drifting_folder()
    earlier, new = str(folder / "3-september.toml"), str(folder / "new.toml")
    worry = "Has anyone raised a worry"
    more = ["--follow", earlier, *FOLLOW[2:], "--quick"]
    _, _, heard = walk_keeping(new, *more, first={worry: "3"})
    asked = heard.split(SHIPPED.by_id["DRI-3"].text)

    assert 2 <= len(asked)
    assert RECORD in " ".join(asked[1].split())
    assert "Still not known: " in asked[1]
    assert RECORD not in heard.split(worry)[0]


TOGETHER = "looked at together: 2 February 2026, 11 May 2026, 14 September 2026 and"


def test_a_page_of_the_walk_and_its_sheet_look_at_the_same_sessions_wherever_they_lie() -> None:
    folder = drifting_folder()
    latest = folder / "3-september.toml"
    for name, option in (("a", "--follow"), ("b", "--answers"), ("older/c", "--follow")):
        new = folder / f"{name}.toml"
        new.parent.mkdir(exist_ok=True)
        if new.parent != folder:
            (folder / "1-february.toml").rename(new.parent / "1-february.toml")
        given = ("--answers", latest, option, latest)
        page = call("case", new, *given, "--annex", "--as", "markdown", "--today", DAY)
        sheet = call("sheet", new, "--full", "--as", "markdown", "--today", DAY)
        new.unlink()

        assert 0 == page.code
        assert TOGETHER in " ".join(page.out.split()), name
        assert "is the same session as" not in page.out
        assert new.parent != folder or page.out == sheet.out
