"""`ehe-check doctor`: what works on a computer, without a name and without a word of any case."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check import resources
from ehe_check.ask.by_keys import ScreenAsker
from ehe_check.cli import doctor
from ehe_check.files import open_files
from ehe_check.render import pdf
from ehe_check.render.formats import Format
from ehe_check.settings.places import home, own_data
from tests.own_settings import hand_written
from tests.program import Done, call, converse_at_terminal, run

FAILS = "DOES NOT WORK. "
PRIVATE = "Zebedee"


def failed(done: Done) -> list[str]:
    """Return what does not work, as it begins."""
    lines = [line.removeprefix(FAILS) for line in done.out.splitlines() if line.startswith(FAILS)]
    assert (1 if lines else 0) == done.code
    assert ("All that is needed works." in done.out) == (not lines)
    return [line.partition(":")[0].partition(",")[0] for line in lines]


@pytest.fixture(autouse=True)
def _shared_settings() -> None:
    """Let the folder that EHE_CHECK_HOME names be there, with nothing in it."""
    home().mkdir()


def test_where_all_is_well_each_thing_has_its_line_and_it_ends_with_0() -> None:
    done = call("doctor")

    assert ([], "") == (failed(done), done.err)
    assert "All that is needed works." in done.out
    for said in (
        "ehe-check 0.1.0, in",
        "Python 3.",
        "Settings (EHE_CHECK_HOME)",
        "Own words: none.",
        "Saving in a temporary folder: works.",
        "Terminal: no, 80 by 24, without colours.",
        "Questions are asked: as typed lines, with --plain alone.",
        "Printed as utf-8: \N{CHECK MARK} \N{EN DASH} \N{POUND SIGN}",
        "Fonts: 3 of 3 are there.",
    ):
        assert said in done.out, said
    assert [each for each in Format if f"\nPage as {each}: works" not in done.out] == []
    assert all(len(line) <= 79 for line in done.out.splitlines() if os.sep not in line)


def test_at_a_terminal_it_says_how_questions_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = object.__new__(ScreenAsker)
    with monkeypatch.context() as patch:
        patch.setattr(doctor, "asker", lambda **_: keys)
        done = converse_at_terminal("doctor", reply=lambda _: None)
    assert [] == failed(done)
    assert "asked: with arrow keys." in done.out
    assert "Typed in as unknown:" in done.out

    monkeypatch.setenv("ACCESSIBLE", "1")
    done = converse_at_terminal("doctor", reply=lambda _: None)
    assert [] == failed(done)
    assert "asked: as typed lines." in done.out
    assert "ACCESSIBLE 1" in done.out


def test_a_home_that_is_a_file_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("home").write_text("")
    monkeypatch.setenv("EHE_CHECK_HOME", str(Path("home").absolute()))
    done = call("doctor")

    assert ["Settings (EHE_CHECK_HOME)", "Settings"] == failed(done)
    assert "Until it is a folder that you may read, everything" in " ".join(done.out.split())


@pytest.mark.parametrize(
    "given", ['"{}/home"', "'{}/home'", "%PROGRAMDATA%\\ehe", "home", "~/home"]
)
def test_a_home_that_is_not_a_whole_path_does_not_work_even_where_it_is_there(
    given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("home").mkdir()
    monkeypatch.setenv("EHE_CHECK_HOME", given.format(Path.cwd()))
    done = call("doctor")

    assert "Settings (EHE_CHECK_HOME)" == failed(done)[0]  # Windows cannot look for some of them
    assert "Give the whole path, without quotes." in " ".join(done.out.split())


def test_a_home_that_is_set_and_not_there_does_not_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EHE_CHECK_HOME", str(Path("none").absolute()))
    done = call("doctor")

    assert ["Settings (EHE_CHECK_HOME)"] == failed(done)
    assert "is not there. Until it is a folder that you may read, everything is as shipped" in (
        " ".join(done.out.split())
    )

    Path("none").mkdir()
    Path("none/config.toml").write_text("format = 1\n")
    done = call("doctor")
    assert [] == failed(done)
    assert "can be read, and has 1 in it." in " ".join(done.out.split())


def test_data_that_cannot_be_written_is_said() -> None:
    own_data().parent.mkdir(parents=True, exist_ok=True)
    own_data().write_text("")

    assert ["Your own data"] == failed(call("doctor"))


def test_folders_that_may_not_be_written_in_are_said_and_shared_settings_need_not_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(doctor, "TemporaryFile", refused)
    assert ["Your own data"] == failed(call("doctor"))

    monkeypatch.delenv("EHE_CHECK_HOME")
    assert ["Settings (your own)", "Your own data"] == failed(call("doctor"))


def test_settings_own_words_and_banks_that_cannot_be_used_are_said_and_nothing_of_them() -> None:
    hand_written(f'plain = "{PRIVATE}"\n[contacts]\n{PRIVATE} = "{PRIVATE}"\n')
    done = call("doctor")
    assert ["Settings"] == failed(done)
    assert PRIVATE not in done.out + done.err
    assert f"{FAILS}Settings: cannot be used. Read what is wrong in it: " in done.out
    assert "config show" in done.out

    done = converse_at_terminal("doctor", reply=lambda _: None)
    assert ["Settings"] == failed(done)
    assert "asked: not at all before the settings can be used." in done.out

    Path("own").mkdir()
    Path("own/own-words.toml").write_text(f'"{PRIVATE} = 1')
    hand_written(f"[folders]\nwords = '{Path('own').absolute()}'\n")
    done = call("doctor")
    assert ["Own words"] == failed(done)
    assert PRIVATE not in done.out + done.err


def test_what_the_installation_lacks_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> bytes:
        raise RuntimeError(PRIVATE)

    monkeypatch.setattr(doctor, "render", broken)
    monkeypatch.setattr(resources, "FONTS", Path("nowhere"))
    done = call("doctor")

    assert ["Fonts", *(f"Page as {each}" for each in Format)] == failed(done)
    assert f"{FAILS}Page as docx: RuntimeError. Install ehe-check again." in done.out
    assert PRIVATE not in done.out


def test_a_pdf_that_cannot_be_made_here_is_said_and_is_not_needed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doctor, "can_draw_pdf", lambda: False)
    done = call("doctor")

    assert [] == failed(done)
    assert "\nNot here. PDF: typst, which draws it" in done.out


def test_a_place_without_locks_or_in_which_nothing_can_be_saved_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(open_files, "_take", lambda _: open_files._Taken.NONE_HERE)  # noqa: SLF001 (as a place has none)
    assert "temporary folder: works, but no lock tells two windows apart." in call("doctor").out

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(open_files, "put_in_place", full)
    assert ["Saving in a temporary folder"] == failed(call("doctor"))


def test_without_a_temporary_folder_no_new_installation_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def none(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, f"No usable temporary directory found in ['/{PRIVATE}']")

    monkeypatch.setattr(doctor, "TemporaryDirectory", none)
    monkeypatch.setattr(pdf, "TemporaryDirectory", none)
    done = call("doctor")

    assert ["Saving in a temporary folder", "Page as pdf"] == failed(done)
    said = " ".join(done.out.split())
    assert "temporary folder: is not there. It has to be a folder that you may read and" in said
    assert "Page as pdf: is not there. It needs a temporary folder, as saving does above;" in said
    assert PRIVATE not in done.out


@pytest.mark.thorough
def test_letters_that_a_stream_has_not_are_spelt_out_and_stop_nothing() -> None:
    done = run("doctor", PYTHONIOENCODING="ascii", PYTHONUTF8="0", EHE_CHECK_HOME=str(Path.cwd()))

    assert 0 == done.code, done.out
    assert 'Printed as ascii: <U+2713> - <U+00A3> " in plainer letters.' in done.out


# What it never says


def test_it_looks_at_no_case_and_names_none() -> None:
    for name in (
        f"{PRIVATE}.toml",
        f"ehe-{PRIVATE}-2026-11-24.toml",
        f"{PRIVATE}.supervision.toml",
    ):
        Path(name).write_text(f'[case]\nreference = "{PRIVATE}"\n')
        if os.name == "posix":
            Path(name).unlink()
            os.mkfifo(name)  # whoever opened it would wait for ever
    done = call("doctor")

    assert [] == failed(done)
    assert PRIVATE not in done.out + done.err


names = st.text(st.characters(codec="ascii", categories=["Ll", "Lu", "Nd"]), min_size=3).filter(
    lambda name: name.lower() not in "%userprofile% home mnt in .config srv as"
)


@given(names, st.sampled_from(["/home/x.", "/mnt/"]))
def test_no_line_holds_the_name_of_a_user_or_of_their_folder(name: str, above: str) -> None:
    home = above + name
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", home)
        patch.setenv("USERPROFILE", home)
        patch.setenv("USER", name)
        patch.setenv("USERNAME", name)
        said: list[str] = [
            doctor.without_names(text)
            for text in (
                f"in {home}",
                f"{home}/.config, x",
                f"/srv/{name.swapcase()}/a",
                f"(as {name})",
            )
        ]

    assert [] == [each for each in said if name.casefold() in each.casefold()]


def test_other_words_stay_where_a_name_is_part_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("HOME", "USERPROFILE", "USER", "USERNAME"):
        monkeypatch.setenv(key, "/people" if key in ("HOME", "USERPROFILE") else "doc")
    own = "%USERPROFILE%" if os.name == "nt" else "~"

    assert f"docx {own} in /peoples and {own}/a" == doctor.without_names(
        "docx doc in /peoples and /people/a"
    )


@pytest.mark.parametrize("home", ["", "/", "C:\\"])
def test_a_folder_that_is_nobodys_hides_nothing(home: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(key, home)
    for key in ("USER", "USERNAME"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda _: home)
    monkeypatch.setattr("os.path.realpath", lambda _: home)

    assert "in /opt/x and C" == doctor.without_names("in /opt/x and C")


@pytest.mark.thorough
@pytest.mark.parametrize("where", ["home", "settings"])
def test_the_whole_of_it_names_nobody(where: str) -> None:
    home = Path(PRIVATE).absolute()
    home.mkdir()
    own = {"HOME": str(home), "USERPROFILE": str(home), "USER": PRIVATE, "USERNAME": PRIVATE}
    settings = str(home / "set") if where == "settings" else ""
    (home / "set").mkdir()
    places = {"XDG_DATA_HOME": str(home / "data"), "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(home)}
    done = run("doctor", EHE_CHECK_HOME=settings, XDG_CONFIG_HOME="", **own, **places)

    assert (0, "") == (done.code, done.err)
    assert PRIVATE not in done.out


def test_where_keys_cannot_be_waited_for_it_says_typed_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = object.__new__(ScreenAsker)
    monkeypatch.setattr(doctor, "asker", lambda **_: keys)
    monkeypatch.setattr(asyncio, "new_event_loop", mock.Mock(side_effect=OSError))

    assert "asked: as typed lines." in converse_at_terminal("doctor", reply=lambda _: None).out


def test_the_folder_that_is_set_for_all_is_not_told_as_its_name_may_be_somebodys() -> None:
    assert "Settings (EHE_CHECK_HOME): can be read" in call("doctor").out
