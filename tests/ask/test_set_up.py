"""The set-up: one screen, on which no name, no path and no key passes as a reference unasked."""

from __future__ import annotations

import io
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.ask.by_lines import LinesAsker
from ehe_check.ask.case.set_up import ENGLAND, OWN_RECORDS, PRIVACY, SetUp, ask_set_up
from ehe_check.ask.put import Asker, PersonLeftError
from ehe_check.ask.reply import WAYS, Chosen, Move, Moved, Reply, Wrote
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.role import Role
from ehe_check.bank.walk_set import MINUTES_IN_LINES, SHIPPED_MINUTES, WalkSet
from ehe_check.case.how_long import minutes_of
from ehe_check.files.folders import new_place
from tests import systems
from tests.ask.scripts import Script, Scripted, ScriptedAsker, by_keys, by_lines
from tests.ask.walks import TODAY
from tests.banks import CHILDREN, asks, small_bank
from tests.worked import shipped_bank

NAME = "ehe-EHE-0042-2026-11-24.toml"
CHANGE, KEEP = Chosen(("change",)), Chosen(("keep",))


OWN = small_bank(CHILDREN, asks("NOW-1", "none", "some"))
NURSE = SetUp(role_before=Role.SCHOOL_NURSE)


def asked(
    *replies: Reply, known: SetUp = NURSE, bank: QuestionBank | None = None
) -> tuple[SetUp, ScriptedAsker]:
    """Return what is set up, nothing where the person leaves it, and what was put and said."""
    asker = ScriptedAsker(replies)
    with suppress(PersonLeftError):
        return ask_set_up(asker, bank, known, TODAY), asker
    return SetUp(), asker


def set_up(*replies: Reply) -> tuple[str, ScriptedAsker]:
    """Return the reference that is taken, empty where none is, and what was put and said."""
    taken, asker = asked(*replies)
    return taken.reference, asker


def lines(asker: ScriptedAsker) -> list[list[str]]:
    """What stands on the screen of start, each time that it is put."""
    return [put.help.split("\n") for put in asker.named("reference")]


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


# One screen of start: it waits once, and each letter changes one line of it.


def test_where_a_role_is_remembered_one_screen_waits_once_and_says_what_will_be() -> None:
    taken, asker = asked(Wrote("EHE-0042"))
    whole = SetUp(
        reference="EHE-0042",
        walk_set=WalkSet.QUICK,
        role=Role.SCHOOL_NURSE,
        path=Path(NAME),
        role_before=Role.SCHOOL_NURSE,
    )

    assert (whole, ["reference"]) == (taken, asker.names)
    assert ["", PRIVACY, ENGLAND, OWN_RECORDS] == asker.texts
    assert [
        [
            "r  Role: School nurse or 0-19 team",
            f"s  The quick set: {minutes(WalkSet.QUICK)}",
            f"f  File: ehe-REF-2026-11-24.toml in {Path.cwd()}",
        ]
    ] == lines(asker)


def test_a_computer_that_remembers_no_role_asks_for_it_first_and_leads_back_to_nothing() -> None:
    taken, asker = asked(Chosen(("police",)), Wrote("EHE-0042"), known=SetUp())

    assert (Role.POLICE, ["role", "reference"]) == (taken.role, asker.names)
    assert not any(Move.BACK in put.moves for put in asker.puts)


def test_each_letter_changes_its_line_and_going_back_changes_nothing(tmp_path: Path) -> None:
    taken, asker = asked(
        *(Wrote("r"), Moved(Move.BACK), Wrote(" R "), Chosen(("police",))),
        *(Wrote("s"), Wrote("S"), Wrote("s")),
        *(Wrote("f"), Moved(Move.BACK), Wrote("f"), Wrote(str(tmp_path / "walk"))),
        Wrote("EHE-0042"),
    )
    full = f"s  All the questions: {minutes(WalkSet.FULL)}"
    place = f"f  File: {tmp_path / 'walk.toml'}"

    assert (Role.POLICE, WalkSet.FULL) == (taken.role, taken.walk_set)
    assert tmp_path / "walk.toml" == taken.path
    assert ["r  Role: Police", full, place] == lines(asker)[-1]
    assert ("school-nurse",) == asker.of("role").start
    assert 4 == len({tuple(each) for each in lines(asker)})


def test_a_folder_that_is_typed_holds_the_file_under_its_usual_name(tmp_path: Path) -> None:
    taken, asker = asked(Wrote("f"), Wrote(str(tmp_path)), Wrote("EHE-0042"))

    assert tmp_path / NAME == taken.path
    assert f"f  File: ehe-REF-2026-11-24.toml in {tmp_path}" == lines(asker)[-1][-1]


@pytest.mark.usefixtures("empty_folder")
def test_nothing_is_written_over_a_file_that_is_there_or_where_there_is_no_folder() -> None:
    Path(NAME).touch()
    taken, asker = asked(
        Wrote("f"), Wrote(NAME), Wrote("gone/x"), Moved(Move.BACK), Wrote("EHE-0042")
    )

    assert Path("ehe-EHE-0042-2026-11-24-2.toml") == taken.path is not None
    assert f"{NAME} is there already, so this new one is {taken.path.name}." == asker.texts[-1]
    assert "That file is there already: choose another name." in asker.texts
    assert "There is no folder gone: make it first, or choose another." in asker.texts


@given(st.text(max_size=2))
def test_no_key_of_this_or_another_screen_is_ever_taken_for_a_reference(typed: str) -> None:
    for key in (typed, *(way.letter for way in WAYS), "1", "2r", "12"):
        reference, asker = set_up(Wrote(key))

        assert "" == reference
        assert len(asker.puts) > 1


def test_a_case_that_is_known_goes_on_with_enter_and_stays_as_it_is() -> None:
    known = SetUp(reference="EHE-0042", role_before=Role.SCHOOL_NURSE)
    taken, asker = asked(Wrote("EHE-9999"), Wrote("s"), Wrote("EHE-0042"), known=known)

    assert ("EHE-0042", WalkSet.FULL) == (taken.reference, taken.walk_set)
    assert "The case is EHE-0042. Enter goes on." == asker.puts[0].text
    assert "The case is EHE-0042, and that stays." in asker.texts
    assert {"EHE-0042"} == {put.enter for put in asker.puts}
    assert NAME in lines(asker)[0][-1]


@pytest.mark.parametrize("reference", ["", "EHE-0042"])
@pytest.mark.parametrize("line", [":skip", "skip", "k", ":back", "y", "0"])
def test_no_move_but_leaving_is_offered_there_or_named(reference: str, line: str) -> None:
    known = NURSE.model_copy(update={"reference": reference})
    put = asked(known=known)[1].of("reference")
    output = io.StringIO()
    with suppress(PersonLeftError):
        ask_set_up(LinesAsker(io.StringIO(f"{line}\n"), output), None, known, TODAY)

    assert {Move.WHY, Move.LEAVE} == put.moves
    assert "" == put.skip_when
    assert "skip" not in output.getvalue()


def test_each_of_them_may_be_known_before_and_nothing_waits_where_all_are() -> None:
    known = {
        "reference": "EHE-0042",
        "walk_set": WalkSet.FULL,
        "role": Role.POLICE,
        "path": Path("walk.toml"),
    }
    taken, asker = asked(known=SetUp.model_validate(known))

    assert (SetUp.model_validate(known), []) == (taken, asker.names)
    for each in known:
        rest = {name: said for name, said in known.items() if name != each}
        kept, waits = asked(
            Wrote("EHE-0042"), known=SetUp.model_validate({**rest, "role_before": Role.OTHER})
        )

        assert ["reference"] == waits.names, each
        assert rest == {name: getattr(kept, name) for name in rest}, each


@systems.free_folders
def test_from_a_folder_that_was_deleted_the_place_is_asked_for_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    shutil.rmtree(gone)
    taken, asker = asked(Moved(Move.BACK), Wrote(str(tmp_path)), Wrote("EHE-0042"))

    assert "type the whole path of a file elsewhere" in asker.puts[0].help
    assert (["place"] * 2 + ["reference"], tmp_path / NAME) == (asker.names, taken.path)


def test_the_place_says_in_which_folder_a_name_alone_is_saved() -> None:
    _, asker = asked(Wrote("f"))

    assert f"A name alone is saved in this folder: {Path.cwd()}" == asker.of("place").help


# How long it takes: the first screen says what was counted, for each set of questions.


def minutes(walk_set: WalkSet) -> str:
    one, three = SHIPPED_MINUTES[walk_set]
    return f"about {one} minutes for one child, {three} for three with a worry"


@pytest.mark.parametrize("walk_set", WalkSet)
def test_a_set_that_is_chosen_already_says_how_long_it_takes(walk_set: WalkSet) -> None:
    known = SetUp(reference="EHE-0042", walk_set=walk_set, role=Role.OTHER, path=Path("case.toml"))
    _, asker = asked(known=known)

    in_lines = asked(known=known.model_copy(update={"in_lines": True}))[1].texts[-1]

    assert minutes(walk_set) in asker.texts[-1]
    assert f"about {MINUTES_IN_LINES[walk_set].words}" in in_lines


def test_of_a_bank_of_ones_own_it_says_what_is_estimated_of_it() -> None:
    quick = minutes_of(OWN, WalkSet.QUICK)
    _, asker = asked(bank=OWN)
    said = f"The quick set: about {quick} minutes for one child"

    assert f"s  {said}" == lines(asker)[0][1]
    assert minutes(WalkSet.QUICK) in lines(asked(bank=shipped_bank())[1])[0][1]


def test_by_keys_by_lines_and_from_a_script_the_same_is_set_up(tmp_path: Path) -> None:
    replies: dict[str, list[Reply]] = {
        "role": [Chosen(("police",)), Chosen(("police",))],
        "reference": [Wrote(each) for each in ("r", "s", "f", "s", "Emily", "Emma", "the  Alphas")],
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
