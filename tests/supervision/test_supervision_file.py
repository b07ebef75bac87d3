"""Supervision files: what is saved is read back, and what is wrong with one is named."""

from __future__ import annotations

import os
import tomllib
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehe_check.case.session_file import is_supervision
from ehe_check.errors import UnusableFileError
from ehe_check.files.folders import NotRead
from ehe_check.over_time.history import AgreedStatus
from ehe_check.supervision.supervision import (
    ChildsDay,
    LastSaying,
    MeetingAnswer,
    MeetingTalked,
    Point,
    Reflection,
    SaidThen,
    Supervision,
    ThinkAgain,
    UrgentTold,
    Views,
    Way,
)
from ehe_check.supervision.supervision_file import in_order, read_supervision, supervisions_in
from tests.files.test_round_trip import ODD
from tests.session_files import write_supervision
from tests.supervised import supervision

pytestmark = pytest.mark.usefixtures("empty_folder")

NAME = "s-2026-11-24.supervision.toml"
WHOLE = """
format = 2

[case]
reference = "EHE-TEST"

[supervision]
id = "aaaaaaaaaaaaaaaa"
started = 2026-11-24T09:00:00Z

[session]
id = "0000000000000000"
answers_sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
"""


texts = st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]))


def normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


words, maybe, day = texts.map(normal), st.none() | texts.map(normal), st.none() | st.dates()
ROWS: dict[str, tuple[str, st.SearchStrategy[Any]]] = {
    "days": (
        "about",
        st.builds(
            ChildsDay,
            about=st.sampled_from(["child-1", "child-2"]),
            text=words,
            nobody=st.booleans(),
        ),
    ),
    "reflections": (
        "question",
        st.builds(
            Reflection,
            question=st.sampled_from(["RFL-1", "RFL-2"]),
            asked=words,
            text=words,
            because=words,
        ),
    ),
    "ways": (
        "number",
        st.builds(Way, number=st.integers(1, 9), text=words, weighed=words, ordinary=st.booleans()),
    ),
}
TALKED: dict[str, st.SearchStrategy[Any]] = {
    "saying": st.builds(LastSaying, said=words, on=st.dates(), happened=st.none() | st.booleans()),
    "urgent": st.builds(UrgentTold, told=st.booleans(), by=maybe, on=day),
    "meeting": st.builds(
        MeetingTalked,
        answer=st.sampled_from(MeetingAnswer),
        by=day,
        held=day,
        number=st.none() | st.integers(1),
        to_enquiry=st.booleans(),
        of=st.none() | st.just("call-ab12"),
        **dict.fromkeys(("who", "why", "for_child", "told"), maybe),
    ),
    "again": st.builds(ThinkAgain, more=words, less=words),
    "views": st.builds(Views, differ=st.booleans(), supervisor=words, practitioner=words),
    "said": st.builds(SaidThen, advice=words, lines=st.lists(words, max_size=3).map(tuple)),
}


@st.composite
def supervisions(draw: st.DrawFn) -> Supervision:
    count = draw(st.integers(0, 3))
    points = tuple(
        Point(
            key=f"A-{n}.b",
            about=draw(st.sampled_from([None, "child-1", "child-unlisted"])),
            text=normal(draw(texts)),
            action=draw(st.none() | texts.map(normal)),
            status=draw(st.none() | st.sampled_from(AgreedStatus)),
            passed_over=draw(st.booleans()),
            who=draw(st.none() | texts.map(normal)),
            by=draw(st.none() | st.dates()),
            why=draw(maybe),
            for_child=draw(maybe),
            number=draw(st.none() | st.integers(1)),
            replaced_by=draw(st.sampled_from([None, "decision-ab12", "action-cd34-1"])),
            under_way=draw(st.booleans()),
        )
        for n in range(count)
    )
    talked = {name: draw(st.none() | of) for name, of in TALKED.items()}
    several = {
        name: tuple(draw(st.lists(of, max_size=2, unique_by=attrgetter(key))))
        for name, (key, of) in ROWS.items()
    }
    whole = supervision(*points, is_draft=draw(st.booleans()))
    return whole.model_copy(update={**talked, **several})


@given(supervisions())
def test_what_is_saved_is_read_back(tmp_path: Path, whole: Supervision) -> None:
    path = tmp_path / NAME
    write_supervision(path, whole)

    assert whole == read_supervision(path).value
    assert tomllib.loads(path.read_text("utf-8"))["supervision"]["id"] == "a" * 16


def test_only_its_owner_can_read_it_and_keys_that_are_not_known_stay(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(WHOLE + '\n[[points]]\nkey = "A-1.b"\nwhoo = "nurse"\n', "utf-8")
    file = read_supervision(path)
    write_supervision(path, file.value)

    assert "whoo" in path.read_text("utf-8")
    assert ["Did you mean 'who'?"] == [problem.remedy for problem in file.unknown_keys]
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o600


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    for text, said in [
        ("", "is no supervision"),
        ("[case]\nreference = 'x'\n[session]\nid = 'x'\n", "is no supervision"),
        ("supervision = 3\n", "supervision"),
        (WHOLE.replace("format = 2", "format = 99"), "newer"),
        (WHOLE.replace("format = 2", "format = 1"), "trial version"),
        ("points = 3\n" + WHOLE, "points"),
        (WHOLE + "\n[[points]]\nkey = 'A-1.b'\nstatus = 'maybe'\n", "status"),
        (WHOLE + "\n[[points]]\nkey = 'A-1.b'\nabout = 'max'\n", "about"),
        (WHOLE + "\n[[points]]\nkey = 'A-1.b'\nby = 'soon'\n", "by"),
        (WHOLE + "\n[[points]]\nkey = 'A-1.b'\n" * 2, "'A-1.b' stands there twice"),
        (WHOLE + "\n[[reflections]]\nquestion = 'R-1'\nasked = '?'\n" * 2, "'R-1' stands there"),
        (WHOLE + "\n[[days]]\nabout = 'child-1'\n" * 2, "'child-1' stands there twice"),
        (WHOLE + "\n[[ways]]\nnumber = 2\ntext = 'x'\n" * 2, "'2' stands there twice"),
        (WHOLE + "\n[views]\ndiffer = 1\n", "differ"),
        ("[[[[", "is not TOML"),
        ("a = " + "[" * 5000, ""),
    ]:
        path = tmp_path / NAME
        path.write_text(text, "utf-8")

        with pytest.raises(UnusableFileError) as raised:
            read_supervision(path)

        assert said in str(raised.value), text


def test_all_finished_ones_of_a_folder_are_found_and_broken_ones_named(tmp_path: Path) -> None:
    write_supervision(tmp_path / "a.supervision.toml", supervision())
    write_supervision(tmp_path / "b.supervision.toml", supervision(is_draft=True))
    (tmp_path / "c.supervision.toml").write_text("[[", "utf-8")
    (tmp_path / "d.toml").write_text(WHOLE, "utf-8")
    found = [*supervisions_in([tmp_path])]

    assert [supervision()] == [each for each in found if isinstance(each, Supervision)]
    (problem,) = (each.problem for each in found if isinstance(each, NotRead))
    assert "c.supervision.toml" in problem.place


def test_they_are_taken_in_the_order_of_their_ends_whatever_their_clocks_and_names() -> None:
    def at(hour: int, name: str, *, zone: bool = True) -> Supervision:
        moment = datetime(2026, 11, 24, hour, tzinfo=UTC)
        whole = supervision(name=name)
        ends = moment if zone else moment.replace(tzinfo=None)
        marked = whole.supervision.model_copy(update={"finished": ends})
        return whole.model_copy(update={"supervision": marked})

    several = [at(12, "c"), at(9, "a", zone=False), at(10, "b"), at(10, "b")]

    assert ["a", "b", "c"] == [each.supervision.id for each in in_order(several)]


def test_only_its_ending_makes_a_name_that_of_a_supervision() -> None:
    assert is_supervision(Path(NAME))
    assert not is_supervision(Path("supervision.toml"))
