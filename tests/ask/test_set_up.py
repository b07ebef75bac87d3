"""The set-up: no name and no path passes as a reference without a question."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from ehe_check.ask.case.set_up import SetUp, ask_set_up
from ehe_check.ask.put import Asker, PersonLeftError, Put
from ehe_check.ask.reply import Chosen, Move, Moved, Reply, Wrote
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.role import Role
from ehe_check.bank.walk_set import SHIPPED_MINUTES, WalkSet
from ehe_check.case.how_long import minutes_of
from ehe_check.files.folders import new_place
from tests.ask.scripts import Script, Scripted, ScriptedAsker, by_keys, by_lines
from tests.ask.walks import TODAY
from tests.worked import shipped_bank

CHANGE, KEEP = Chosen(("change",)), Chosen(("keep",))


def asked(known: SetUp, *replies: Reply, bank: QuestionBank | None = None) -> ScriptedAsker:
    """What is put and said at the set-up, whether or not the person leaves it."""
    asker = ScriptedAsker(replies)
    with suppress(PersonLeftError):
        ask_set_up(asker, bank, known, TODAY)
    return asker


def set_up(*replies: Reply) -> tuple[str, ScriptedAsker]:
    """Return the reference that is taken, empty where none is, and what was put and said."""
    asker = ScriptedAsker(replies)
    known = SetUp(walk_set=WalkSet.QUICK, role=Role.SCHOOL_NURSE, path=Path("walk.toml"))
    try:
        return ask_set_up(asker, None, known, TODAY).reference, asker
    except PersonLeftError:
        return "", asker


@pytest.mark.parametrize("typed", ["EHE-0042", "2026/17", "0042", "case 7b"])
def test_a_reference_with_a_number_in_it_is_taken_at_once(typed: str) -> None:
    reference, asker = set_up(Wrote(typed))

    assert typed == reference
    assert ["reference"] == asker.names


@pytest.mark.parametrize("typed", ["Emily", "emily", "Ómar", "the Alphas"])
def test_one_without_a_number_is_asked_about_with_the_word_shown(typed: str) -> None:
    reference, asker = set_up(Wrote(typed), KEEP)

    assert typed == reference
    assert ["reference", "reference kept"] == asker.names
    assert f'"{typed}" has no number in it, and may be a name.' in asker.puts[1].text


def test_it_is_changed_where_it_is_a_name_and_asked_again_where_it_is_too_long() -> None:
    reference, asker = set_up(Wrote("Emily"), CHANGE, Wrote("7" * 101), Wrote("7" * 100))

    assert "7" * 100 == reference
    assert ["reference", "reference kept", "reference", "reference"] == asker.names
    assert any("That has 101 characters" in line for _, line in asker.said)


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        (
            "That looks like the place of a file.",
            [
                r"/home/me/walk1.toml",
                r"~/walk1",
                r"./walk1",
                r"..\walk1",
                r"C:\walk1",
                r"c:/walk1",
                r"walk1.toml",
            ],
        ),
        ("Please type a reference instead.", ["Emily Smith", "943 476 5919"]),
    ],
)
def test_the_place_of_a_file_a_full_name_and_a_number_of_somebody_are_no_reference(
    said: str, typed: list[str]
) -> None:
    for each in typed:
        reference, asker = set_up(Wrote(each))

        assert "" == reference, each
        assert said in asker.said[-1][1], each


def test_words_typed_behind_the_ending_make_no_file_and_one_as_it_is_or_none_is_fine(
    tmp_path: Path,
) -> None:
    for name in ("x.tomlREF", "x.toml2", "x.TOMLx"):
        assert "goes on after .toml" in str(new_place(str(tmp_path / name), ".toml"))
    for name in ("x.toml", "x.TOML", "x"):
        assert isinstance(new_place(str(tmp_path / name), ".toml"), Path)


def test_in_a_follow_up_the_role_of_last_time_is_pointed_at_and_still_asked() -> None:
    asker = ScriptedAsker([Chosen(("police",))])
    known = SetUp(
        reference="EHE-0042",
        walk_set=WalkSet.QUICK,
        path=Path("walk.toml"),
        role_before=Role.SCHOOL_NURSE,
    )
    taken = ask_set_up(asker, None, known, TODAY)

    assert Role.POLICE is taken.role
    assert ("school-nurse",) == asker.puts[0].start


def put_first(known: SetUp) -> Put:
    """What is put first, where somebody leaves at it."""
    return asked(known, bank=shipped_bank()).puts[0]


def put_of_the_place() -> Put:
    return put_first(SetUp(walk_set=WalkSet.QUICK, role=Role.OTHER, reference="EHE-0042"))


def test_the_place_says_in_which_folder_a_name_alone_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert f"A name alone is saved in this folder: {Path.cwd()}" == put_of_the_place().help


@pytest.mark.skipif(os.name != "posix", reason="Windows deletes no folder that is worked in")
def test_from_a_folder_that_was_deleted_the_place_asks_for_a_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    shutil.rmtree(gone)

    assert "type the whole path of a file elsewhere" in put_of_the_place().help


# How long it takes: the first screen says what was counted, for each set of questions.


def minutes(walk_set: WalkSet) -> str:
    one, three = minutes_of(shipped_bank(), walk_set)
    return f"about {one} minutes for one child, {three} for three with a worry (an estimate)"


@pytest.mark.parametrize("walk_set", WalkSet)
def test_a_set_that_is_chosen_already_says_how_long_it_takes_also_without_reading_the_bank(
    walk_set: WalkSet,
) -> None:
    known = SetUp(reference="EHE-0042", walk_set=walk_set, role=Role.OTHER, path=Path("case.toml"))

    assert minutes_of(shipped_bank(), walk_set) == SHIPPED_MINUTES[walk_set]
    for bank in (shipped_bank(), None):
        assert f"{minutes(walk_set).capitalize()}." == asked(known, bank=bank).said[-1][1]


def test_the_sets_that_are_offered_say_how_long_each_takes() -> None:
    assert [
        f"The quick set: {minutes(WalkSet.QUICK)}",
        f"All the questions: {minutes(WalkSet.FULL)}",
    ] == [choice.text for choice in put_first(SetUp()).choices]


def test_the_first_question_leads_back_to_nothing_and_what_is_typed_as_it_is_is_no_prose() -> None:
    known = SetUp(walk_set=WalkSet.QUICK, role=Role.OTHER)

    assert Move.BACK not in put_first(SetUp()).moves
    assert (True, "") == (put_first(known).wants_no_words, put_first(known).placeholder)


def test_by_keys_by_lines_and_from_a_script_the_same_is_set_up(tmp_path: Path) -> None:
    replies: dict[str, list[Reply]] = {
        "set": [Chosen(("full",)), Chosen(("quick",))],
        "role": [Moved(Move.BACK), Chosen(("police",))],
        "reference": [Wrote("Emily"), Wrote("Emma"), Wrote("the  Alphas")],
        "reference kept": [CHANGE, Moved(Move.BACK), KEEP],
        "place": [Wrote("/no such folder/x"), Wrote(str(tmp_path / "walk"))],
    }
    scripted, typed, pressed = (Script(replies) for _ in range(3))

    def said_to(asker: Asker) -> SetUp:
        return ask_set_up(asker, None, SetUp(), TODAY)

    whole = SetUp(
        reference="the Alphas",
        walk_set=WalkSet.QUICK,
        role=Role.POLICE,
        path=tmp_path / "walk.toml",
    )
    assert whole == said_to(Scripted(scripted))
    assert whole == by_lines(typed, said_to) == by_keys(pressed, said_to)
    assert [] == scripted.unused() == typed.unused() == pressed.unused()
