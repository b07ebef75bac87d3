"""Folders of one's own: every command uses them, and an option still wins."""

from __future__ import annotations

import shutil
from pathlib import Path

from ehe_check import resources
from ehe_check.settings.settings import Folders, Settings
from tests.own_settings import write_settings
from tests.program import call


def name_folder(banks: str) -> None:
    write_settings(Settings(folders=Folders(banks=str(Path(banks).absolute()))))


def test_questions_in_the_folder_are_used_without_an_option_and_an_option_wins() -> None:
    for kind in ("case", "quiz"):
        shutil.copytree(resources.BANKS / kind, Path("banks") / kind)
        bank = Path("banks") / kind / "bank.toml"
        text = bank.read_text(encoding="utf-8").replace('\ntitle = "', '\ntitle = "Ours: ', 1)
        bank.write_text(text, encoding="utf-8")
    name_folder("banks")
    ours, shipped = (call("bank", "blank", *given) for given in ((), (str(resources.CASE_BANK),)))

    assert (0, 0) == (ours.code, shipped.code)
    assert ("Ours: " in ours.out, "Ours: " in shipped.out) == (True, False)
    assert "Ours: " in call("bank", "show").out
    assert 0 == call("bank", "check").code
    assert "Ours: " in call("quiz", "export", "--as", "markdown").out


def test_banks_in_the_folder_are_listed_after_those_that_come_with_the_program() -> None:
    shipped = call("bank", "list").out
    shutil.copytree(resources.CASE_BANK, Path("banks/case"))
    name_folder("banks")
    only_case = call("bank", "list").out.removeprefix(shipped).splitlines()
    shutil.copytree(resources.QUIZ_BANK, Path("banks/quiz"))
    both = call("bank", "list").out.removeprefix(shipped).splitlines()

    assert ["case"] == [line.split()[0] for line in only_case]
    assert ["case", "quiz"] == [line.split()[0] for line in both]
    assert both[1].endswith(f": your own, in {Path('banks/quiz').absolute()}")
