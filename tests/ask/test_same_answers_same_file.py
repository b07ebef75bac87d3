"""The same answers give the same file, whoever asks: by arrow keys and by typed lines."""

from __future__ import annotations

import tomllib
from contextlib import chdir
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ehe_check.ask.case.set_up import SetUp, ask_set_up
from ehe_check.ask.case.walk_through import walk_through
from ehe_check.ask.put import Asker, Ending
from ehe_check.ask.reply import Chosen, Given, Move, Moved, Reply, Said, Wrote
from ehe_check.case.session import Session
from ehe_check.judge.answers import Answers
from tests.ask.scripts import Script, by_keys, by_lines
from tests.ask.walks import sheet_of, talk_of
from tests.session_files import write_session
from tests.telephones import shipped_telephone
from tests.worked import session_of, shipped_bank

pytestmark = pytest.mark.thorough

TODAY, JUNE = date(2026, 11, 24), date(2025, 6, 1)
NAME = "ehe-EHE-0042-2026-11-24.toml"
BACK, NOTE, SKIP = Moved(Move.BACK), Moved(Move.NOTE), Moved(Move.SKIP)
NOT_KNOWN, LISTS = Moved(Move.NOT_KNOWN), Moved(Move.LISTS)
WHO = Chosen(("0-19-team", "school"))


def said_once(option: str, source: str, *, on: date | None = None) -> Given:
    """An answer about nobody in particular."""
    return Given((Said(ids=(option,), source=source, on=on),))


def cell(about: str, by: str, option: str, source: str = "", **beside: Any) -> Said:  # noqa: ANN401 (by name)
    """What is said of one child, by one professional in the grid."""
    return Said(about, by, ids=(option,), source=source, **beside)


ANSWERS: dict[str, list[Reply]] = {
    "role": [Chosen(("police",)), Chosen(("school-nurse",))],
    "reference": [Wrote(each) for each in ("r", "s", "f", "EHE-0042")],
    "place": [Wrote(NAME)],
    "NOW-1": [NOTE, Chosen(("no",))],
    "NOW-1 note": [Wrote("Asked the duty team; [/b] :child: 'quoted' \"twice\".")],
    "NOW-2": [said_once("nothing", "")] * 2,
    "NOW-3": [BACK, Chosen(("nothing",))],
    "RGT-2": [Chosen(("cannot-name-it",))],
    "child list": [
        NOTE,
        Wrote("eldest 9 e sep 25, entered twice"),
        Wrote("y"),
    ],
    "SIB-1 note": [Wrote("As the GP practice has them.")],
    "child-2 age": [NOT_KNOWN],
    "FAM-8": [Wrote("-2"), Wrote("baby 3y"), Wrote("2 youngest"), *[Wrote("1")] * 2],
    "child-2 removal": [Chosen(("remove",))],
    "FAM-8 child-1": [BACK, Chosen(("placed",))],
    "VIS-1.who": [BACK, WHO],
    "VIS-1": [
        *[Moved(Move.ROWS)] * 2,
        LISTS,
        Given(
            (
                cell("child-1", "0-19-team", "within-3-months", "record", signs="*"),
                cell("child-3", "0-19-team", "never", "professional-told-me"),
                cell("child-1", "school", "longer-ago", "record", on=JUNE, signs="i"),
                cell("child-3", "school", "within-a-year", "child-told-me", signs="v"),
                cell("child-1", "VIS-1.alone", "longer-ago"),
                cell("child-3", "VIS-1.alone", "never"),
                cell("", "VIS-2", "longer-ago", "not-recorded", on=date(2025, 6, 30)),
            )
        ),
    ],
    "own thinking": [Chosen(("look",))],
    "lists": [Chosen(("child",))],
    "VIS-5": [Given((cell("child-1", "", "no", "record"), Said("child-3", not_known=True)))],
    "VOI-2": [BACK, Wrote("He said: “not on Tuesdays”.")],
    "VOI-2 heard": [Wrote("r"), Wrote("p family support worker, January")],
    "VOI-3": [*[Moved(Move.WORDS)] * 2, SKIP],
    "FAM-3": [Moved(Move.TOPICS), Moved(Move.FIND), Moved(Move.UNDO)],
    "topics": [BACK, BACK],
    "undo": [Chosen(("keep",))],
    "PMH-1": [Given((Said(not_known=True),))],
    "HEA-1": [
        Given(
            (
                cell("child-1", "", "steady", "record"),
                cell("child-3", "", "looks-well", "assumed"),
            )
        )
    ],
    "HEA-2": [BACK],
    "RGT-3": [Chosen(("yes",))],
    "decide": [Chosen(("differently",)), Chosen(("differently",))],
    "decision level": [Chosen(("none",)), Chosen(("consider-meeting",))],
    "decision what": [BACK, Wrote("Two services tell different stories.")],
    "decision who": [Wrote("named nurse")],
    "decision by": [Wrote("soon"), Wrote("1/12/2026")],
}


def walked(asker: Asker) -> dict[str, Any]:
    """Walk from the set-up to the end, and return what the file holds."""
    known = ask_set_up(asker, shipped_bank(), SetUp(), TODAY)
    path = known.path
    assert path is not None
    saved: list[Session] = []
    walk = talk_of(
        session_of(Answers(), str(known.walk_set), str(known.role)),
        asker,
        save=saved.append,
        telephone=shipped_telephone(TODAY),
    )

    assert walk_through(walk, lambda: sheet_of(walk.session), lambda _: None) is Ending.FINISHED
    write_session(path, saved[-1])
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_by_arrow_keys_and_by_typed_lines_the_file_is_the_same_and_keeps_everything(
    tmp_path: Path,
) -> None:
    script, pressed = Script(ANSWERS), Script(ANSWERS)
    for folder in ("lines", "keys"):
        (tmp_path / folder).mkdir()
    with chdir(tmp_path / "lines"):
        file = by_lines(script, walked)
    with chdir(tmp_path / "keys"):
        assert file == by_keys(pressed, walked)
    answers = {(each["question"], each.get("about")): each for each in file["answers"]}

    assert script.used == pressed.used
    assert script.unused() == []
    assert answers["NOW-1", None]["note"] == "Asked the duty team; [/b] :child: 'quoted' \"twice\"."
    assert answers["VIS-1", "child-1"] == {
        "question": "VIS-1",
        "about": "child-1",
        "asked": shipped_bank().by_id["VIS-1"].text,
        "value": "within-3-months",
        "evidence": "record",
        "answered": TODAY,
    }
    cells = {(each["about"], each["by"]): each for each in file["sightings"]}
    assert cells["child-3", "school"]["remote"]
    assert cells["child-1", "school"]["at_home"]
    assert answers["VIS-2", None]["on"] == date(2025, 6, 30)
    assert answers["VIS-5", "child-3"]["not_known"]
    assert answers["VOI-3", "child-1"]["skipped"]
    assert answers["VIS-1.who", None]["value"] == ["0-19-team", "school"]
    assert answers["VOI-2", None]["value"] == "He said: “not on Tuesdays”."
    assert answers["VOI-2", None]["evidence"] == "professional-told-me"
    assert answers["VOI-2", None]["heard"] == "family support worker, January"
    assert [entry["label"] for entry in file["entries"] if entry["id"].startswith("child")] == [
        "eldest",
        "entered twice",
        "youngest",
    ]
    assert file["entries"][1]["removed"] == TODAY
    assert file["decision"]["urgency"] == "consider-meeting"
    assert file["decided"][0]["by"] == date(2026, 12, 1)
