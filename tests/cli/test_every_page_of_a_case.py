"""Each command over one case: what its other files say stands on every page, and on no other's."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ehe_check.ask.decisions import UNDER_HOLD
from ehe_check.case.session import Absence, CaseReference, Follows, RecordedHold
from ehe_check.files.open_files import seen_in
from tests.cli.meetings import CASE, HOLDING, ID, LATER, flat, saved
from tests.cli.test_plain_walk import usual
from tests.decided_rows import to_do
from tests.program import Done, call, converse
from tests.session_files import write_supervision
from tests.supervised import supervision
from tests.worked import worked_case

pytestmark = pytest.mark.thorough

ON = ("--plain", "--today", LATER)
URGENT = "today-constipation-with-red-flags"
ON_RECORD = RecordedHold(reason=Absence.RISK, on=date(2026, 11, 3))
WHENCE = "This HOLD comes from another session of this case, of 5 November 2026"
FREE = "Has anyone told them plainly"
MOST_LINES = 22
WIDTH = 79
TALKED = "x.supervision.toml"
PACK = ("meeting", "s.toml", "--reason", "disagreement", "--part")
PAGES = {
    "terminal": ("sheet", "s.toml"),
    "markdown": ("sheet", "s.toml", "--as", "markdown", "--full"),
    "html": ("sheet", "s.toml", "--as", "html"),
    "json": ("sheet", "s.toml", "--as", "json"),
    "call": ("sheet", "s.toml", "--as", "call"),
    "case": ("case", "s.toml", "--plain"),
    "organiser": (*PACK, "organiser"),
    "chair": (*PACK, "chair"),
    "record": (*PACK, "record"),
    "two": ("compare", "before.toml", "s.toml"),
    "picture": ("compare", ".", "--picture", "--reference", "EHE-1"),
    "talked over": ("supervise", TALKED),
    "due": ("due", "s.toml"),
    "due of a folder": ("due", "."),
}
"""What is printed, by the name of the page."""
TALKS = {
    "gone on from": ("case", "new.toml", "--follow", "s.toml", "--role", "other", "--plain"),
    "typed in": ("meeting", "s.toml", "--record", "r.toml", "--plain"),
    "supervision": ("supervise", "s.toml", "--plain"),
}
"""Where somebody is talked to."""
WORDED = ("terminal", "case", "markdown", "html", "organiser", "chair")
"""The pages that say a HOLD in the words of the session that brings it."""

NAMES_NO_FILE = ("call", "record")
"""The pages that are read out, or filled in by all."""


@pytest.fixture(autouse=True)
def _a_case(empty_folder: object) -> None:
    """Write a case of three sessions, the last of them supervised and begun from the second."""
    del empty_folder
    saved(file="before.toml", day=1)
    saved(file="first.toml", day=2)
    written(follows="first")
    talk = supervision(to_do("Weigh.", "action-1"), on=date(2026, 11, 20), session=ID)
    case = CaseReference(reference="EHE-1")
    write_supervision(Path(TALKED), talk.model_copy(update={"case": case}))


def written(
    name: str = CASE, file: str = "s.toml", *, follows: str = "", ended: bool = True
) -> None:
    """Write a session of a worked case, which another may be gone on to from, or a draft."""
    sitting = saved(name, file).session
    if follows:
        mark = Follows(id=f"{follows:0<16}", sha256=seen_in(Path(f"{follows}.toml")) or "")
        sitting = sitting.model_copy(update={"follows": mark})
    saved(name, file, session=sitting if ended else sitting.model_copy(update={"finished": None}))


def by_answers(reference: str = "EHE-1") -> None:
    saved(HOLDING, "other.toml", day=5, case=CaseReference(reference=reference))


def on_record(reference: str = "EHE-1") -> None:
    case = CaseReference(reference=reference)
    saved(CASE, "other.toml", day=5, hold=ON_RECORD, case=case)


HOLDS = pytest.mark.parametrize("holds", [by_answers, on_record])
EVERY = pytest.mark.parametrize("page", [*PAGES, *TALKS])


def of(page: str) -> Done:
    """Print a page, or begin a talk and leave it."""
    done = call(*(PAGES | TALKS)[page], "--today", LATER, typed="\nleave\n")
    assert 0 == done.code, done.err
    return done


def printed(page: str) -> str:
    """What is printed, or said in a talk, on one line."""
    done = of(page)
    return flat(done.out if page in PAGES else done.err)


# HOLD in another session


@EVERY
def test_of_a_whole_case_nothing_is_said_nor_of_what_is_of_another(page: str) -> None:
    for holds in (None, by_answers, on_record):
        if holds is not None:
            holds("EHE-2")
        done = of(page)

        assert "HOLD" not in done.out + done.err
        assert "other.toml" not in done.out.replace("No reference: other.toml", "") + done.err
        assert page in (*TALKS, "two") or not done.problems


@HOLDS
@EVERY
def test_hold_of_another_session_stands_on_every_page(page: str, holds: Callable[[], None]) -> None:
    holds()

    assert "HOLD" in printed(page)


def test_every_page_says_that_hold_in_the_words_of_the_other_session() -> None:
    by_answers()
    box = worked_case(HOLDING).sheet().recommendation.box
    assert box is not None
    for page in WORDED:
        said, is_short = printed(page), page in {"terminal", "case"}

        assert (box.line if is_short else box.text) in said, page
        assert (f"{WHENCE} (other.toml)." if page == "terminal" else WHENCE) in said, page


@HOLDS
def test_no_line_of_the_sheet_leads_to_the_family_under_it(holds: Callable[[], None]) -> None:
    free = json.loads(of("json").out)
    holds()
    held = json.loads(of("json").out)
    advice = [each["recommendation"] for each in (free, held)]

    assert [("ordinary", False), ("guarded", True)] == [(x["state"], x["hold"]) for x in advice]
    assert {"on": "2026-11-05", "file": "other.toml"} == held["held_elsewhere"]
    assert free["held_elsewhere"] is None


def test_whoever_brings_the_hold_pages_name_the_same_person_and_the_telephone_is_under_it() -> None:
    written(URGENT)
    before = printed("call")
    by_answers()
    box = json.loads(of("json").out)["recommendation"]["box"]

    assert all(box["text"] in printed(each) for each in ("markdown", "organiser", "chair"))
    assert f"Who decides what the family hears: {box['person']}." in printed("chair")
    assert before != printed("call")


@HOLDS
def test_page_1_keeps_to_its_lines_under_it_and_a_copy_of_it_names_no_file(
    holds: Callable[[], None],
) -> None:
    holds()
    for name in (CASE, URGENT):
        written(name)
        page_1 = of("terminal").out.partition("cannot tell you a child is safe.")[0].splitlines()

        assert len(page_1) <= MOST_LINES, name
        assert max(map(len, page_1)) <= WIDTH, name
    for each in ("terminal", "markdown", "json"):
        copy = call(*PAGES[each], "--share").out
        assert "HOLD" in copy or '"hold": true' in copy
        assert "other.toml" not in flat(copy)


# At the prompts of `case`


def test_coming_back_says_it_in_one_line_with_the_name_of_the_file() -> None:
    written(ended=False)
    by_answers()
    said = flat(call("case", "s.toml", *ON, typed="x\n").err)

    assert 1 == said.count("HOLD stands in other.toml, another session of this case.")


@HOLDS
@pytest.mark.parametrize("is_new", [True, False])
def test_the_page_that_is_decided_on_and_what_is_said_of_plans_are_under_it(
    holds: Callable[[], None], *, is_new: bool
) -> None:
    """Walk to the end as somebody does who leaves what may not apply, and decides as the page."""
    holds()
    known = ("--reference", "EHE-1", "--quick", "--role", "other") if is_new else ()
    if is_new:
        Path("s.toml").unlink()
    else:
        written(ended=False)

    def reply(said: str) -> str:
        return "2" if "Leave them" in said else usual(said)

    said = flat(converse("case", "s.toml", *known, *ON, reply=reply).err)

    assert "(other.toml). Look at that one too." in said.partition("Decide:")[0]
    assert is_new or UNDER_HOLD in said.partition("Decide:")[2]
    assert "(other.toml). Look at that one too." in printed("terminal")


# What of the case cannot be read


def cut_short() -> str:
    """Leave a file that may be an earlier session."""
    text = "format = 3\n[case]\nreference = 'EHE-1'\n[session]\n"
    Path("cut.toml").write_text(text, encoding="utf-8")
    return "cut.toml"


def edited() -> str:
    """Change the session that was gone on from since."""
    path = Path("first.toml")
    path.write_text(path.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    return "first.toml"


def gone() -> str:
    """Take the session that was gone on from away, which only the one after it can say."""
    Path("first.toml").unlink()
    return "s.toml"


@pytest.mark.parametrize("harm", [cut_short, edited, gone])
@EVERY
def test_what_is_missing_is_named_on_every_page_and_on_stderr(
    page: str, harm: Callable[[], str]
) -> None:
    name = harm()
    done = of(page)

    assert name in done.err
    assert page in NAMES_NO_FILE or name in printed(page).replace("\\", "")


def test_where_a_session_cannot_be_read_the_organiser_is_led_to_no_family() -> None:
    assert FREE in printed("organiser")
    cut_short()
    assert FREE not in printed("organiser")
