"""Words and folders of one's own: every command uses them, and an option still wins."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.settings.settings import Folders, Settings
from tests.cli.follow_ups import drifting_folder
from tests.own_settings import write_settings
from tests.program import DAY, call

OURS = 'kind = "prompt-sheet"\ntitle = "Our own sheet"\n'
LATEST = "cases/3-september.toml"
THEIRS = 'kind = "prompt-sheet"\ntitle = "Their sheet"\n'


def name_folders(reports: str = "", banks: str = "") -> None:
    whole = [str(Path(each).absolute()) if each else "" for each in (reports, banks)]
    write_settings(Settings(folders=Folders(reports=whole[0], banks=whole[1])))


def test_a_report_in_the_folder_is_used_an_option_wins_and_no_page_is_written_over_it() -> None:
    Path("ours").mkdir()
    report = Path("ours/prompt-sheet.toml")
    report.write_text(OURS, encoding="utf-8")
    Path("theirs.toml").write_text(THEIRS, encoding="utf-8")
    name_folders(reports="ours")
    demo = ("demo", "--as", "markdown")
    over = call(*demo, "--out", report, "--force")

    assert "# Our own sheet" == call(*demo).out.splitlines()[0]
    assert "# Their sheet" == call(*demo, "--report", "theirs.toml").out.splitlines()[0]
    assert (2, OURS) == (over.code, report.read_text(encoding="utf-8"))
    assert [f"--out {report}: is read from, and would be lost. Choose another name."] == (
        over.problems
    )


@pytest.mark.parametrize(
    ("command", "own"),
    [
        (("sheet", LATEST, "--as", "markdown"), 'title = "Ours"'),
        (("case", LATEST, "--as", "markdown"), 'title = "Ours"'),
        (("meeting", LATEST, "--reason", "risk"), '[organiser]\ntitle = "Ours"'),
        (("compare", "cases/2-may.toml", LATEST), 'moved.title = "Ours"'),
        (("compare", "cases", "--picture"), 'kind = "picture"\ngap = "Ours"'),
        (("sheet", LATEST, "--as", "call"), 'kind = "call"\nno_call = "Ours {lead}"'),
    ],
    ids=lambda each: each if isinstance(each, str) else each[0],
)
def test_every_page_can_be_had_in_a_reports_own_words(command: tuple[str, ...], own: str) -> None:
    drifting_folder()
    Path("ours.toml").write_text(f"{own}\n", encoding="utf-8")
    done = call(*command, "--report", "ours.toml", "--today", DAY)

    assert 0 == done.code, done.err
    assert "Ours" in done.out


def test_words_that_no_page_may_say_are_refused_for_a_terminal_too() -> None:
    Path("ours").mkdir()
    name_folders(reports="ours")
    for own, fault in {
        'closing = "Thank you."': "must say that the page cannot tell you a child is safe",
        'find.first = "Ask the family"': "sends its reader to the family",
    }.items():
        Path("ours/screen.toml").write_text(f'kind = "screen"\n{own}\n', encoding="utf-8")
        done = call("demo")

        assert (3, "") == (done.code, done.out)
        assert fault in done.err


def test_questions_in_the_folder_are_used_without_an_option_and_an_option_wins() -> None:
    for kind in ("case", "quiz"):
        shutil.copytree(resources.BANKS / kind, Path("banks") / kind)
        bank = Path("banks") / kind / "bank.toml"
        text = bank.read_text(encoding="utf-8").replace('\ntitle = "', '\ntitle = "Ours: ', 1)
        bank.write_text(text, encoding="utf-8")
    name_folders(banks="banks")
    ours, shipped = (call("bank", "blank", *given) for given in ((), (str(resources.CASE_BANK),)))

    assert (0, 0) == (ours.code, shipped.code)
    assert ("Ours: " in ours.out, "Ours: " in shipped.out) == (True, False)
    assert "Ours: " in call("bank", "show").out
    assert 0 == call("bank", "check").code
    assert "Ours: " in call("quiz", "export", "--as", "markdown").out


def test_banks_in_the_folder_are_listed_after_those_that_come_with_the_program() -> None:
    shipped = call("bank", "list").out
    shutil.copytree(resources.CASE_BANK, Path("banks/case"))
    name_folders(banks="banks")
    only_case = call("bank", "list").out.removeprefix(shipped).splitlines()
    shutil.copytree(resources.QUIZ_BANK, Path("banks/quiz"))
    both = call("bank", "list").out.removeprefix(shipped).splitlines()

    assert ["case"] == [line.split()[0] for line in only_case]
    assert ["case", "quiz"] == [line.split()[0] for line in both]
    assert both[1].endswith(f": your own, in {Path('banks/quiz').absolute()}")


def test_a_folder_that_is_not_there_is_one_line_with_help() -> None:
    name_folders(reports="gone", banks="gone")
    for command in ("demo", "bank list", "bank show", "bank check"):
        done = call(*command.split())

        assert (3, "") == (done.code, done.out)
        assert "is not a folder that is there. Make it, or name another" in done.problems[0]
