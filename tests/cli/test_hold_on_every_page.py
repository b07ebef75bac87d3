"""HOLD in another session of a case stands on every page of this one, and on none of another's."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ehe_check.ask.decision_lines import UNDER_HOLD
from ehe_check.case.session import Absence, CaseReference, Follows, RecordedHold
from ehe_check.files.open_files import seen_in
from tests.cli.meetings import CASE, HOLDING, flat, saved
from tests.cli.test_plain_walk import usual
from tests.program import Done, call, converse
from tests.worked import worked_case

pytestmark = pytest.mark.thorough

LATER = "2026-12-10"
URGENT = "today-constipation-with-red-flags"
ON_RECORD = RecordedHold(reason=Absence.RISK, on=date(2026, 11, 3))
WHENCE = "This HOLD comes from another session of this case, of 5 November 2026"
MOST_LINES = 22
WIDTH = 79


def by_answers(**given: object) -> None:
    saved(HOLDING, "other.toml", day=5, **given)


def on_record(**given: object) -> None:
    saved(CASE, "other.toml", day=5, hold=ON_RECORD, **given)


HOLDS = pytest.mark.parametrize("holds", [by_answers, on_record])


def sheet(*more: str) -> Done:
    return call("sheet", "s.toml", "--today", LATER, *more)


def drawn(form: str, *more: str) -> str:
    return flat(sheet("--as", form, *more).out)


def pages() -> dict[str, str]:
    """Return every page of the session, each in its own words."""
    pack = ("meeting", "s.toml", "--reason", "disagreement", "--today", LATER)
    papers = {part: flat(call(*pack, "--part", part).out) for part in ("organiser", "chair")}
    return papers | {
        "terminal": flat(sheet().out),
        "markdown": drawn("markdown"),
        "html": drawn("html"),
        "case": flat(call("case", "s.toml", "--plain", "--today", LATER, typed="\n").out),
    }


@HOLDS
def test_hold_of_another_session_stands_on_every_page_of_this_one_and_of_two(
    holds: Callable[[], None],
) -> None:
    saved(CASE, "first.toml", day=2)
    saved()
    about_two = ("compare", "first.toml", "s.toml", "--today", LATER)
    talk = ("supervise", "s.toml", "--plain", "--today", LATER)
    free = [*pages().values(), call(*about_two).out, call(*talk, typed="1\nx\n").err]
    Path("s.supervision.toml").unlink(missing_ok=True)
    assert not any("HOLD" in text for text in free)

    holds()
    two = call(*about_two)
    held = pages() | {"two": two.out, "talk": call(*talk, typed="1\nx\n").err}
    assert [] == [name for name, text in held.items() if "HOLD" not in text]
    assert "other.toml, another session of this case." in flat(two.err)


def test_every_page_says_that_hold_in_the_words_of_the_other_session() -> None:
    saved()
    by_answers()
    box, told = worked_case(HOLDING).sheet().recommendation.box, pages()

    assert box is not None
    assert [] == [
        name
        for name, text in told.items()
        if (box.line if name in {"terminal", "case"} else box.text) not in text
    ]
    assert all(WHENCE in told[each] for each in ("markdown", "html", "organiser", "chair"))
    assert f"{WHENCE} (other.toml)." in told["terminal"]


@HOLDS
def test_no_line_of_the_sheet_leads_to_the_family_under_it(holds: Callable[[], None]) -> None:
    saved()
    free = json.loads(sheet("--as", "json").out)
    holds()
    held = json.loads(sheet("--as", "json").out)

    assert ("ordinary", "guarded") == (
        free["recommendation"]["state"],
        held["recommendation"]["state"],
    )
    assert (False, True) == (free["recommendation"]["hold"], held["recommendation"]["hold"])
    assert {"on": "2026-11-05", "file": "other.toml"} == held["held_elsewhere"]
    assert free["held_elsewhere"] is None


def test_whoever_brings_the_hold_pages_name_the_same_person_and_the_telephone_is_under_it() -> None:
    saved(URGENT)
    before = flat(sheet("--as", "call").out)
    by_answers()
    box = json.loads(sheet("--as", "json").out)["recommendation"]["box"]
    told = pages()

    assert all(box["text"] in told[each] for each in ("markdown", "organiser", "chair"))
    assert f"Who decides what the family hears: {box['person']}." in told["chair"]
    assert before != flat(sheet("--as", "call").out)


@HOLDS
def test_page_1_keeps_to_its_lines_under_it(holds: Callable[[], None]) -> None:
    for name in (CASE, URGENT):
        saved(name)
        holds()
        page_1 = sheet().out.partition("cannot tell you a child is safe.")[0].splitlines()

        assert len(page_1) <= MOST_LINES, name
        assert max(map(len, page_1)) <= WIDTH, name


@HOLDS
def test_a_copy_to_share_keeps_that_hold_and_names_no_file(holds: Callable[[], None]) -> None:
    saved()
    holds()
    copies = [sheet("--as", form, "--share").out for form in ("terminal", "markdown", "json")]

    assert all("HOLD" in each or '"hold": true' in each for each in copies)
    assert not any("other.toml" in flat(each) for each in copies)
    assert "This HOLD comes from another session of this case, of " in flat(copies[0])


# Whose HOLD it is, and until when


@HOLDS
def test_a_hold_of_another_case_or_of_none_reaches_nobody(holds: Callable[..., None]) -> None:
    saved()
    holds(case=CaseReference(reference="EHE-2"))
    assert not any("HOLD" in text for text in pages().values())

    saved(case=CaseReference(reference="not given"))
    holds(case=CaseReference(reference="not given"))
    assert not any("HOLD" in text for text in pages().values())


def gone_on(file: str, *, is_finished: bool) -> None:
    """Write a session that goes on from the one that brings HOLD."""
    follows = Follows(id=f"{'other':0<16}", sha256=seen_in(Path("other.toml")) or "")
    session = saved(CASE, file, day=8)
    sitting = session.session.model_copy(update={"follows": follows})
    if not is_finished:
        sitting = sitting.model_copy(update={"finished": None})
    saved(CASE, file, day=8, session=sitting)


@HOLDS
def test_hold_stands_until_a_finished_session_goes_on_from_it_but_on_record_for_good(
    holds: Callable[[], None],
) -> None:
    saved()
    holds()
    for is_finished in (False, True):
        gone_on("third.toml", is_finished=is_finished)
        free = [name for name, text in pages().items() if "HOLD" not in text]

        assert (is_finished and holds is by_answers) is bool(free)
        assert len(free) in (0, len(pages()))


# At the prompts of `case`


def draft() -> None:
    """Write a session with every question answered that nobody has finished."""
    session = saved(CASE)
    sitting = session.session.model_copy(update={"finished": None})
    saved(CASE, session=sitting)


def take_up(*typed: str) -> str:
    lines = "".join(f"{line}\n" for line in typed)
    done = call("case", "s.toml", "--plain", "--today", LATER, typed=lines)
    return flat(f"{done.err} {done.out}")


def test_coming_back_says_it_in_one_line_with_the_name_of_the_file() -> None:
    draft()
    before = take_up("x")
    by_answers()
    said = take_up("x")

    assert "HOLD" not in before
    assert 1 == said.count("HOLD stands in other.toml, another session of this case.")


def walked(*arguments: str) -> str:
    """Walk to the end as somebody does who leaves what may not apply, and decides as the page."""

    def reply(said: str) -> str:
        return "2" if "Leave them" in said else usual(said)

    return flat(converse("case", *arguments, "--plain", "--today", LATER, reply=reply).err)


@HOLDS
def test_the_page_that_is_decided_on_and_what_is_said_of_plans_are_under_it(
    holds: Callable[[], None],
) -> None:
    draft()
    holds()
    said = walked("s.toml")

    assert "(other.toml). Look at that one too." in said.partition("Decide:")[0]
    assert UNDER_HOLD in said.partition("Decide:")[2]
    assert "(other.toml). Look at that one too." in flat(sheet().out)


def test_in_a_new_session_the_page_is_under_it_though_nobody_came_back() -> None:
    by_answers()
    said = walked("s.toml", "--reference", "EHE-1", "--quick", "--role", "other")

    assert "(other.toml). Look at that one too." in said
    assert "(other.toml). Look at that one too." in flat(sheet().out)


def test_a_folder_is_not_read_before_the_first_question(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    by_answers()
    monkeypatch.setattr("ehe_check.whole_case.case_files.files_in", refuse)
    given = ("--reference", "EHE-1", "--quick", "--role", "other", "--plain", "--today", LATER)
    done = call("case", "new.toml", *given, typed="x\n")

    assert 0 == done.code, done.err
    assert "HOLD" not in done.err
