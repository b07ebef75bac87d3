"""A sheet in lines: page 1 last on a terminal and first in a file, the annex where it is wanted."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from ehe_check.cli.printing import warn_of_letters
from ehe_check.page.document import Document, Paragraph
from ehe_check.render.formats import Format
from tests.ask.walks import ordinary
from tests.cli.test_supervise import saved
from tests.program import DAY, Done, call
from tests.session_files import write_session
from tests.worked import session_of, shipped_bank, worked_case

STRONG_TODAY = "rules-02-nobody-has-seen-the-boy-for-years"
SHEET = ("sheet", "s.toml", "--today", DAY)
ANNEX = "What could change this advice"


@pytest.fixture(autouse=True)
def _two_pages(empty_folder: object) -> None:
    """Save a session that has two pages."""
    del empty_folder
    write_session(Path("s.toml"), worked_case(STRONG_TODAY).session)


def in_order(text: str, *words: str) -> bool:
    places = [text.index(each) for each in words]
    return places == sorted(places)


def test_to_a_file_and_a_pipe_page_1_comes_first_then_page_2_then_the_annex() -> None:
    call(*SHEET, "--full", "--out", "s.txt")
    text = Path("s.txt").read_text(encoding="utf-8")
    shared = call(*SHEET, "--share").out

    assert in_order(text, "page 1", "page 2", ANNEX)
    assert text == call(*SHEET, "--full").out
    assert ANNEX not in call(*SHEET).out
    assert "\x1b" not in text
    assert "COPY TO SHARE" in shared
    assert "EHE-TEST" not in shared
    assert "only child" not in shared.lower()


def test_on_a_terminal_page_1_stands_last() -> None:
    pexpect = pytest.importorskip("pexpect")
    command = [sys.executable, "-m", "ehe_check", *SHEET, "--full"]
    child = pexpect.spawn(command[0], command[1:], encoding="utf-8", dimensions=(24, 80))
    child.expect(pexpect.EOF)
    child.close()

    assert 0 == child.exitstatus
    assert in_order(child.before, ANNEX, "page 2", "page 1\x1b")
    assert "\x1b[1;31mACT TODAY" in child.before
    assert child.before.rstrip().endswith("It cannot tell you a child is safe.\x1b[0m")


# `ehe-check sheet FILE --as call`: what to say on the telephone, on the screen or in a file.


WALK = ("case", "walk.toml", "--plain", "--quick", "--role", "police", "--reference", "EHE-0042")
BEGINS = "What to say to children's social care, tel. ____________"
URGENT = "rules-04-withdrawn-after-a-bruise-social-care-not-told"


def spoken(*more: str) -> Done:
    return call("sheet", "s.toml", "--as", "call", "--today", DAY, *more)


def test_it_is_plain_lines_in_a_file_of_any_name_and_never_over_one() -> None:
    saved(URGENT)
    done = spoken()
    lines = done.out.splitlines()

    assert (0, []) == (done.code, done.problems)
    assert BEGINS == lines[0]
    assert max(map(len, lines)) <= 79
    assert "Last seen: only child" in done.out
    assert "Last seen: child 1" in spoken("--share").out
    for name in ("call.txt", "call.odd"):
        assert 0 == spoken("--out", name).code
        assert done.out == Path(name).read_text(encoding="utf-8")
        assert 2 == spoken("--out", name).code


def test_it_is_at_hand_at_an_alert_and_where_the_person_comes_back() -> None:
    yes = [each.id for each in shipped_bank().by_id["NOW-2"].options].index("yes") + 1
    at_once = call(*WALK, "--today", DAY, typed=f"1\n{yes}r\n1\n1\nc\n2\n")
    again = call("case", "walk.toml", "--plain", "--today", DAY, typed="c\nx\n")

    for done, key in ((at_once, "  c. what to say"), (again, "2 not yet  c what to say")):
        assert 0 == done.code
        assert 1 == done.err.count(BEGINS)
        assert key in done.err


# A sheet in each of its forms: what has no pages names none.


NAMES_A_PAGE = re.compile(r"\bpage \d\b|\bp\.\d")
HOSTILE = ordinary(ADU_1="hostile", RGT_2="safety-health-development")


def test_only_lines_of_text_name_a_page() -> None:
    write_session(Path("s.toml"), session_of(HOSTILE))
    for form in ("html", "markdown"):
        said = call("sheet", "s.toml", "--full", "--as", form, "--today", DAY).out

        assert "Some answers may not sit together: look further down" in said
        assert NAMES_A_PAGE.search(said) is None
    assert {"page 1", "page 2"} == {*NAMES_A_PAGE.findall(call(*SHEET).out)}


# A PDF with words in a language that it cannot show: said on standard error, and of no other.


POLISH_AND_ARABIC = Document("T", (Paragraph("Lubię dom, أحب البيت"),))
PUNJABI = Document("T", (Paragraph("ਮੈਨੂੰ ਘਰ ਪਸੰਦ ਹੈ"),))


def test_what_a_pdf_cannot_show_is_said_with_the_forms_that_can(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for form in Format:
        warn_of_letters(PUNJABI if form is not Format.PDF else POLISH_AND_ARABIC, form)
    assert capsys.readouterr().err == ""

    warn_of_letters(PUNJABI, Format.PDF)
    assert capsys.readouterr().err == (
        "Some words are in Punjabi. A PDF cannot show them as they are written. "
        "Use --as html or --as docx, which can.\n"
    )
