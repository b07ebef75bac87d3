"""`config` and what is under it: a file that is written once, what is set in it, and own words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ehe_check.settings.places import OWN_WORDS, settings_file
from ehe_check.settings.settings import Settings, first_settings
from tests.cli.from_files import OPENING, written
from tests.cli.meetings import flat
from tests.cli.test_every_page import own
from tests.nobody import each_as_nobody
from tests.own_settings import LOCAL, hand_written, with_text, write_settings
from tests.program import DAY, TYPED, call, run

SOCIAL_CARE = LOCAL[1]


# Writing


@pytest.mark.thorough
def test_a_file_is_written_where_there_is_none_and_said_where_and_how_to_change_it() -> None:
    done = run("config")

    assert (0, "") == (done.code, done.err)
    assert done.out.splitlines() == [
        "The settings file is written:",
        f"  {settings_file()}",
        "It says how to set each thing; nothing is set yet.",
        "To change it, open it with Notepad or another text editor, and save it.",
        f"To see what is set, and anything wrong in it: {TYPED} config show",
    ]
    assert first_settings() == settings_file().read_text(encoding="utf-8")


def test_a_file_that_is_there_is_left_as_it_is_and_said_where() -> None:
    path = hand_written("plain = \n")
    done = call("config")

    assert (0, "") == (done.code, done.err)
    assert done.out.startswith(
        f"The settings file is there already:\n  {path}\nIt is left as it is."
    )
    assert "plain = \n" == path.read_text(encoding="utf-8")


def test_what_is_typed_into_the_file_stands_on_the_next_page_in_each_form() -> None:
    call("config")
    path = settings_file()
    line = '# ehe_team = "Write here who it is, and how to reach them"'
    text = path.read_text(encoding="utf-8").replace(line, 'ehe_team = "Room 2, by the form"')
    text = text.replace("[contacts]\n", '[contacts]\nsocial_care = "The front door"\n', 1)
    path.write_text(text, encoding="utf-8")
    harm = OPENING.replace('["nothing"]', '["told"]')
    in_lines = call("case", "s.toml", "--answers", written("from.toml", harm), "--today", DAY)
    spoken = call("sheet", "s.toml", "--as", "call", "--today", DAY)

    assert "[contacts.ehe_team]: Room 2, by the form\n" in call("config", "show").out
    assert "Room 2, by the form" in call("demo", "--full", "--as", "markdown", "--today", DAY).out
    assert all("The front door" in flat(done.out) for done in (in_lines, spoken))


# Showing


def test_before_anything_is_set_everything_is_shown_as_blank() -> None:
    done = call("config", "show")

    assert (0, "") == (done.code, done.err)
    assert [
        f"Settings file: {settings_file()}",
        "It is not there, so everything is as shipped.",
        "To have one written that you can fill in: ehe-check config",
    ] == (done.out.splitlines()[:3])
    assert 13 == done.out.count(": blank\n")
    assert "[plain]: no\n" in done.out
    assert not settings_file().parent.exists()


def test_each_setting_is_shown_by_its_label_with_the_key_to_edit() -> None:
    write_settings(with_text(Settings(plain=True), SOCIAL_CARE, "One\ntwo"))
    lines = call("config", "show").out.splitlines()

    assert "It is there." == lines[1]
    assert "Plain mode (typed lines, for screen readers) [plain]: yes" in lines
    assert "Your safeguarding partnership [partnership.name]: blank" in lines
    at = lines.index("Children's social care [contacts.social_care]: One")
    assert "  two" == lines[at + 1]
    assert lines[-2].endswith("[limits.weeks_apart]: 2")
    assert lines[-1].endswith("[limits.months_kept]: 0")


def test_a_broken_file_is_said_with_all_that_is_wrong_and_is_not_touched() -> None:
    path = hand_written('plane = true\n[contacts]\nsocial = "x"\npolice = 1\nehe_team = x\n')
    before = path.read_bytes()
    done = call("config", "show")

    assert (3, "", 4) == (done.code, done.out, len(done.problems))
    assert all(problem.startswith(f"{path}, line ") for problem in done.problems)
    assert before == path.read_bytes()


# A place of somebody else's


@pytest.mark.thorough
def test_what_may_not_be_entered_or_written_is_one_line_and_what_may_be_read_is_used(
    open_folder: Path,
) -> None:
    hidden, path = open_folder / "hidden", open_folder / "config.toml"
    hidden.mkdir(mode=0o700 if os.geteuid() == 0 else 0)
    (entered,) = each_as_nobody(["config", "show"], home=str(hidden))
    hidden.rmdir()
    open_folder.chmod(0o555 if os.geteuid() != 0 else 0o755)
    (not_written,) = each_as_nobody(["config"], home=str(open_folder))
    assert [] == list(open_folder.iterdir())
    open_folder.chmod(0o755)
    path.write_text('[contacts]\nehe_team = "Room 2"\n', encoding="utf-8")
    path.chmod(0o644)
    open_folder.chmod(0o555)
    where, shown = each_as_nobody(["config"], ["config", "show"], home=str(open_folder))

    for done, place in ((entered, hidden), (not_written, open_folder)):
        assert (3, "") == (done.code, done.out)
        (problem,) = done.problems
        assert problem.startswith(f"{place}/config.toml: cannot be ")
        assert ": you do not have permission." in problem
    assert (0, 0) == (where.code, shown.code)
    assert f"The settings file is there already:\n  {path}\n" in where.out
    assert "[contacts.ehe_team]: Room 2\n" in shown.out


# Own words in force


def test_a_sentence_that_is_no_longer_said_stops_no_page() -> None:
    own('"Action" = "x"\n"Actions" = "Ours to do"\n')
    done, shown = call("demo", "--as", "markdown"), call("config", "show")
    (problem,) = done.problems

    assert (0, True) == (done.code, "Ours to do" in done.out)
    assert problem.endswith(
        f'{OWN_WORDS}, line 1: "Action" is no sentence of a page. The nearest is "Actions".'
    )
    assert done.problems == shown.problems
    assert "Sentences in your own words: 1\n" in shown.out


def test_what_cannot_be_said_is_refused_and_the_settings_and_help_still_work() -> None:
    own('"Actions" = ""\n"ACT TODAY" = "Now"\n')
    refused, shown = call("demo"), call("config", "show")

    assert (3, "", 2) == (refused.code, refused.out, len(refused.problems))
    assert (3, 2) == (shown.code, len(shown.problems))
    assert "[folders.words]: " in shown.out
    for works in (("config",), ("config", "words"), ("demo", "--help"), ()):
        assert 0 == call(*works).code


def test_each_sentence_stands_on_one_line_under_its_page_as_it_is_copied() -> None:
    found = call("config", "words", "--find", "what IS due")
    nothing = call("config", "words", "--find", "zzz")

    assert (0, "") == (found.code, found.err)
    assert found.out.splitlines()[2:] == ["", "What was decided and is due", '"What is due"']
    assert nothing.out.endswith("\nNo sentence that you may change holds 'zzz'.\n")
    assert '\n"Actions"\n' in call("config", "words").out
