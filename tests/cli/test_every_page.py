"""Every page that is printed: in every form, in own words, and never over what is there or read."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from ehe_check.check.own_words import changeable, in_quotes
from ehe_check.cli.printing import warn_of_letters
from ehe_check.page.document import Document, Paragraph
from ehe_check.render.formats import Format
from ehe_check.settings.places import OWN_WORDS
from ehe_check.settings.settings import Folders, Settings
from tests.aloud import faults
from tests.ask.walks import ordinary
from tests.cli.follow_ups import drifting_folder
from tests.cli.from_files import finished
from tests.cli.meetings import saved
from tests.cli.test_plain_walk import START
from tests.cli.test_quiz import MARKS, ROOM, TWO, hold, whole, write_marks
from tests.cli.test_supervise import NAME, held_before
from tests.own_settings import write_settings
from tests.program import DAY, Done, call, converse_at_terminal
from tests.sentences import said
from tests.session_files import write_session
from tests.systems import has_mode
from tests.worked import session_of, worked_case

LATEST = "cases/3-september.toml"
MOST_PAGES = 20
STARTS = {"html": b"<!DOCTYPE html>", "pdf": b"%PDF", "docx": b"PK", "json": b"{", "md": b"# "}
"""How each form begins that a file's ending names."""


def cases() -> None:
    drifting_folder()


PAPER = ("meeting", LATEST, "--reason", "disagreement", "--part")
PAGES: dict[str, tuple[Callable[[], object], tuple[str, ...], str]] = {
    "case": (cases, ("case", LATEST), LATEST),
    "sheet": (cases, ("sheet", LATEST), LATEST),
    "demo": (cases, ("demo",), ""),
    "chair": (cases, (*PAPER, "chair"), LATEST),
    "record": (cases, (*PAPER, "record"), LATEST),
    "supervise": (held_before, ("supervise", NAME), "s.toml"),
    "due": (cases, ("due", "cases"), ""),
    "compare": (cases, ("compare", "cases/2-may.toml", LATEST), "cases/2-may.toml"),
    "picture": (cases, ("compare", "cases", "--picture"), ""),
    "themes": (cases, ("themes", "cases"), LATEST),
    "blank": (cases, ("bank", "blank", "--full"), ""),
    "room": (lambda: hold(*whole(), options=TWO), ("quiz", "room", *TWO[:2], str(ROOM)), str(ROOM)),
    "marks": (write_marks, ("quiz", "marks", str(MARKS)), str(MARKS)),
}
"""What is there before, the command, and a file that it reads; those that take a day take one."""
TAKE_NO_DAY = ("blank",)
EVERY = pytest.mark.parametrize("name", PAGES)


def printed(name: str, *more: str) -> Done:
    _, words, _ = PAGES[name]
    return call(*words, *more, *(() if name in TAKE_NO_DAY else ("--today", DAY)))


@EVERY
def test_a_page_is_written_in_each_form_that_the_ending_of_its_file_names(name: str) -> None:
    PAGES[name][0]()
    for ending, start in STARTS.items():
        out = Path(f"page.{ending}")
        done = printed(name, "--out", out.name)

        assert (0, "") == (done.code, done.out), (ending, done.err)
        assert out.read_bytes().lstrip().startswith(start), ending
        assert has_mode(out, 0o600)
    with pikepdf.open("page.pdf") as pages:
        assert len(pages.pages) <= MOST_PAGES


@EVERY
def test_a_page_is_written_over_a_file_only_when_forced_and_never_over_one_it_reads(
    name: str,
) -> None:
    before, _, read = PAGES[name]
    before()
    Path("page.md").write_text("mine", encoding="utf-8")

    assert 2 == printed(name, "--out", "page.md").code
    assert "mine" == Path("page.md").read_text(encoding="utf-8")
    assert 0 == printed(name, "--out", "page.md", "--force").code
    assert "mine" != Path("page.md").read_text(encoding="utf-8")
    if read:
        kept = Path(read).read_bytes()
        done = printed(name, "--out", read, "--as", "markdown", "--force")

        assert (2, kept) == (done.code, Path(read).read_bytes())
        assert "is read from, and would be lost" in done.err


SHARED = ("case", "sheet", "chair", "record", "supervise", "due", "compare", "picture")
OWN = re.compile(r"EHE-(0042|DEMO)|elder\b|younger\b|only child|Write to the GP", re.IGNORECASE)
"""What is a case's own on one or another of those pages."""


@pytest.mark.parametrize("form", ["terminal", "json"])
@pytest.mark.parametrize("name", SHARED)
def test_a_copy_to_share_says_so_first_and_has_nothing_that_was_typed(name: str, form: str) -> None:
    PAGES[name][0]()
    whole, copy = (printed(name, "--as", form, *more).out for more in ((), ("--share",)))

    assert OWN.search(whole)
    assert OWN.search(copy) is None
    assert form == "json" or "COPY TO SHARE" in copy[:400]


# Read aloud


LEFT_TO_EYES = ("record", "blank")
"""What is filled in by hand, where letters to circle and the names of questions stand apart."""


@EVERY
def test_a_page_is_read_aloud_where_that_is_asked_for_and_is_the_same_in_a_file(name: str) -> None:
    PAGES[name][0]()
    seen, heard = printed(name), printed(name, "--plain")
    for out, more in (("seen.txt", ()), ("heard.txt", ("--plain",))):
        assert 0 == printed(name, "--out", out, *more).code

    assert name in LEFT_TO_EYES or [] == [*faults(heard.out.splitlines())]
    assert seen.out == printed(name).out
    assert Path("seen.txt").read_bytes() == Path("heard.txt").read_bytes()
    assert "__" not in heard.out


# In own words


IN_OWN_WORDS = "".join(
    f"{in_quotes(each)} = {in_quotes(f'Ours: {each}')}\n"
    for each in changeable(said())
    if len(each) < 30
)
"""Other headings and labels, of which every page has some."""


def own(words: str) -> None:
    folder = Path("ours")
    folder.mkdir()
    (folder / OWN_WORDS).write_text(words, encoding="utf-8")
    write_settings(Settings(folders=Folders(words=str(folder.absolute()))))


@EVERY
def test_a_page_can_be_had_in_own_words(name: str) -> None:
    PAGES[name][0]()
    own(IN_OWN_WORDS)

    assert "Ours: " in printed(name).out


def test_what_is_no_page_of_a_case_can_be_had_in_own_words_too() -> None:
    cases()
    own(IN_OWN_WORDS)
    agenda = call("meeting", LATEST, "--reason", "risk", "--part", "agenda")

    assert "Ours: " in agenda.out
    assert "Ours: " in call("supervise", LATEST, "--plain").err
    assert "Ours: " in call("quiz", "export", "--key", "--as", "markdown").out


# A sheet in lines: page 1 last on a terminal and first in a file, the annex where it is wanted.


TWO_PAGES = "rules-02-nobody-has-seen-the-boy-for-years"
SHEET = ("sheet", "s.toml", "--today", DAY)
ANNEX = "What could change this advice"


def in_order(text: str, *words: str) -> bool:
    places = [text.index(each) for each in words]
    return places == sorted(places)


def test_to_a_file_and_a_pipe_page_1_comes_first_and_on_a_terminal_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    write_session(Path("s.toml"), worked_case(TWO_PAGES).session)
    call(*SHEET, "--full", "--out", "s.txt")
    text = Path("s.txt").read_text(encoding="utf-8")
    shown = converse_at_terminal(*SHEET, "--full", reply=lambda _: None).out

    assert in_order(text, "page 1", "page 2", ANNEX)
    assert text == call(*SHEET, "--full").out
    assert ANNEX not in call(*SHEET).out
    assert "\x1b" not in text
    assert in_order(shown, ANNEX, "page 2", "page 1\x1b")
    assert "\x1b[1;31mACT TODAY" in shown
    assert shown.rstrip().endswith("It cannot tell you a child is safe.\x1b[0m")


def test_only_lines_of_text_name_a_page() -> None:
    hostile = ordinary(ADU_1="hostile", RGT_2="safety-health-development")
    write_session(Path("s.toml"), session_of(hostile))
    names_a_page = re.compile(r"\bpage \d\b|\bp\.\d")
    for form in ("html", "markdown"):
        page = call(*SHEET, "--full", "--as", form).out

        assert "Some answers may not sit together: look further down" in page
        assert names_a_page.search(page) is None
    assert {"page 1", "page 2"} == {*names_a_page.findall(call(*SHEET).out)}


# What to say on the telephone


BEGINS = "What to say to children's social care, tel. ____________"


def test_the_call_is_plain_lines_in_a_file_of_any_name_and_never_over_one() -> None:
    saved("rules-04-withdrawn-after-a-bruise-social-care-not-told")
    done = call(*SHEET, "--as", "call")
    lines = done.out.splitlines()

    assert (0, [], BEGINS) == (done.code, done.problems, lines[0])
    assert max(map(len, lines)) <= 79
    assert "Last seen: only child" in done.out
    assert "Last seen: child 1" in call(*SHEET, "--as", "call", "--share").out
    for name in ("call.txt", "call.odd"):
        assert 0 == call(*SHEET, "--as", "call", "--out", name).code
        assert done.out == Path(name).read_text(encoding="utf-8")
        assert 2 == call(*SHEET, "--as", "call", "--out", name).code


TO_THE_LEAD = """\
To your safeguarding lead, tel. (blank), as well, without waiting: say the
  same, and "I (say which) have rung, or am about to ring social care; please
  tell me who checks tonight."
Then write: spoke to (blank) at (blank), they will (blank) by (blank)
            their reference (blank), told my lead at (blank)
"""


def test_the_call_that_is_read_aloud_says_its_blanks_and_which_words_to_choose_from() -> None:
    saved("rules-04-withdrawn-after-a-bruise-social-care-not-told")
    heard = call(*SHEET, "--as", "call", "--plain").out
    started = ("case", "walk.toml", *START, "--out", "page.txt")
    at_an_alert = call(*started, typed="1\n1r\n1\n3\nc\n2\n").err

    assert TO_THE_LEAD in heard
    assert TO_THE_LEAD in at_an_alert
    assert [] == [*faults(heard.splitlines())]
    assert "I ( ) have rung ( ) am about" in call(*SHEET, "--as", "call").out
    written = call(*SHEET, "--as", "call", "--plain", "--out", "call.txt")
    assert (0, True) == (written.code, "____" in Path("call.txt").read_text(encoding="utf-8"))


def test_the_call_is_at_hand_at_an_alert_and_where_the_person_comes_back() -> None:
    at_once = call("case", "walk.toml", *START, typed="1\n1r\n1\n3\nc\n2\n")
    again = call("case", "walk.toml", "--plain", "--today", DAY, typed="c\nx\n")

    for done, key in ((at_once, "  c. what to say"), (again, "2. not yet; c. what to say")):
        assert (0, 1) == (done.code, done.err.count(BEGINS.replace("_" * 12, "(blank)")))
        assert key in done.err


# A PDF: words that it cannot show, and where typst is not installed, which draws it


def test_what_a_pdf_cannot_show_is_said_with_the_forms_that_can(
    capsys: pytest.CaptureFixture[str],
) -> None:
    polish_and_arabic = Document("T", (Paragraph("Lubię dom, أحب البيت"),))
    punjabi = Document("T", (Paragraph("ਮੈਨੂੰ ਘਰ ਪਸੰਦ ਹੈ"),))
    warn_of_letters(polish_and_arabic, Format.PDF)
    warn_of_letters(punjabi, Format.HTML)
    assert "" == capsys.readouterr().err

    warn_of_letters(punjabi, Format.PDF)
    assert (
        "Some words are in Punjabi. A PDF cannot show them as they are written. "
        "Use --as html or --as docx, which can.\n"
    ) == capsys.readouterr().err


NO_PDF = (
    "case new.toml --plain --out sheet.pdf",
    "case new.toml --plain --as pdf",
    "demo --out sheet.pdf",
    "sheet done.toml --out sheet.pdf",
    "meeting done.toml --part agenda --out sheet.pdf",
    "meeting done.toml --plain --as pdf --out pack",
    "bank blank --out sheet.pdf",
    "supervise done.toml --out sheet.pdf",
    "compare . --picture --out sheet.pdf",
    "themes . --out sheet.pdf",
    "due done.toml --out sheet.pdf",
    "quiz list --keep monday --minutes 20 --out sheet.pdf",
    "quiz marks marks.csv --out sheet.pdf",
    "quiz room --card --out sheet.pdf",
    "quiz export --briefing --as pdf",
)


def test_without_typst_pdf_is_refused_before_the_first_question_and_every_other_form_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    finished()
    for words in NO_PDF:
        (problem,) = call(*words.split()).problems

        assert (
            "PDF: typst, which draws it, is not installed. Word (.docx) and a web page (.html) "
            "need nothing more. For PDF (not on Windows on ARM): pip install "
            '"typst<0.16" (from a folder of wheels with --no-index --find-links FOLDER), or '
            "ask your IT department."
        ) == problem, words
        assert ["done.toml"] == [each.name for each in Path().iterdir()], words
    had = call("demo", "--out", "sheet.docx")
    met = call("meeting", "done.toml", "--reason", "disagreement", "--out", "pack")

    assert (0, 0) == (had.code, met.code), had.err + met.err
    assert {"organiser.html", "chair.html", "agenda.html", "record.docx"} == {
        each.name for each in Path("pack").iterdir()
    }
