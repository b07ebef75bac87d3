"""A case from files: what is taken in, what is saved, and what is printed."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ehe_check.cli.entry import URGENT_FIRST
from tests import systems
from tests.cli.from_files import OPENING, SOME, finished, read, saved, written
from tests.program import DAY, Done, call

TRIGGER = '[[answers]]\nquestion = "ADU-2"\nvalue = "needed"\n'


def taken(text: str, *options: str, file: str = "s.toml") -> Done:
    """Take answers into a session, or only print them where it has no file."""
    where = (file,) if file else ()
    return call("case", *where, "--answers", written("from.toml", text), "--today", DAY, *options)


def test_answers_with_a_file_are_saved_and_the_sheet_is_printed() -> None:
    done = taken(SOME)

    assert (0, URGENT_FIRST + "\n") == (done.code, done.err)
    assert "NOT ENOUGH is answered to advise yet." in done.out
    assert "DRAFT" in done.out
    assert ["NOW-1", "VIS-5"] == [answer["question"] for answer in read()["answers"]]
    assert ["from.toml", "s.toml"] == sorted(path.name for path in Path().iterdir())


def test_without_a_file_they_are_only_printed_and_the_exit_code_is_0_whatever_the_urgency() -> None:
    urgent = OPENING.replace('"NOW-1"\nvalue = "no"', '"NOW-1"\nvalue = "yes"')
    for text, said in ((TRIGGER, "CONSIDER a professionals-only meeting"), (urgent, "CALL 999")):
        done = taken(text, file="")

        assert (0, True) == (done.code, said in done.out)
    assert ["from.toml"] == [path.name for path in Path().iterdir()]


def test_the_quick_set_is_taken_as_in_the_talk_and_options_choose_another_set_and_the_role() -> (
    None
):
    taken(SOME, "--role", "police", "--reference", "EHE-0042")
    quick = read()
    taken(SOME, "--full")
    full = read()

    assert ("quick", "police") == (quick["session"]["set"], quick["session"]["role"])
    assert ("full", "police") == (full["session"]["set"], full["session"]["role"])
    assert "EHE-0042" == full["case"]["reference"]


def test_a_finished_file_prints_its_sheet_and_stays_as_it_is() -> None:
    file = finished()
    before = file.read_bytes()
    done = call("case", file)

    assert (0, []) == (done.code, done.problems)
    assert "DRAFT" not in done.out
    assert done.out.rstrip().endswith("cannot tell you a child is safe.")
    assert before == file.read_bytes()


def test_the_answers_of_a_whole_session_are_taken_with_its_reference_set_and_role() -> None:
    done = call("case", "s.toml", "--answers", finished())
    kept = read()

    assert 0 == done.code
    assert "EHE-DEMO" == kept["case"]["reference"]
    assert ("quick", "school-nurse") == (kept["session"]["set"], kept["session"]["role"])
    assert "finished" not in kept["session"]


def test_a_session_with_two_that_are_called_alike_is_kept_and_this_is_said() -> None:
    path = finished()
    text = path.read_text(encoding="utf-8")
    labels = re.findall(r'(?m)^label = (".*")$', text)
    path.write_text(text.replace(labels[1], labels[0]), encoding="utf-8")
    done = call("sheet", path, "--today", DAY)

    assert 0 == done.code
    assert "A page cannot tell them apart. Give one another label." in done.err


def test_what_does_not_arise_is_kept_and_parked() -> None:
    text = OPENING + (
        '[[answers]]\nquestion = "PMH-1"\nvalue = "no"\n'
        '[[answers]]\nquestion = "PMH-2"\nabout = "child-1"\nvalue = "little"\n'
    )
    done = taken(text, "--as", "json")

    assert "little" in [answer["value"] for answer in read()["answers"]]
    assert [("PMH-2", "child-1")] == [
        (item["question"], item["about"]) for item in json.loads(done.out)["parked"]
    ]


@systems.devices
def test_what_is_no_file_is_never_written_over() -> None:
    assert 3 == call("demo", "--as", "json", "--out", "/dev/null", "--force").code
    assert Path("/dev/null").is_char_device()


def test_where_nobody_is_there_a_draft_stays_as_it_is() -> None:
    draft = saved()
    before = draft.read_bytes()

    assert 2 == call("case", draft).code
    assert before == draft.read_bytes()
