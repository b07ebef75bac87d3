"""Banks other than the shipped one: named by a folder, set for good, archived, or a stranger's."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.bank.load import merged
from ehe_check.files.canonical import canonical, digest
from ehe_check.settings.settings import Folders, Settings
from tests.cli.from_files import NO, OPENING, finished, read, saved, written
from tests.own_settings import write_settings
from tests.program import DAY, Done, call
from tests.worked import shipped_bank

ON = ("--today", DAY)
LONG_AGO = 20
CIRCLE = """
[conditions.zz-a]
condition = "zz-b"
[conditions.zz-b]
condition = "zz-a"
"""


def changed(path: Path, old: str, new: str, times: int = -1) -> Path:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, times), encoding="utf-8")
    return path


def own_bank(old: str, new: str, folder: str = "mine", kind: str = "case") -> Path:
    """Copy the shipped bank, one thing in its main file changed."""
    path = Path(shutil.copytree(resources.BANKS / kind, folder))
    changed(path / "bank.toml", old, new, 1)
    return path


# Broken


def doubling(times: int) -> str:
    """Conditions of which each holds the one before it twice."""
    rows = ['[conditions.c0]\nquestion = "NOW-1"\nis = ["no"]']
    rows += [
        f'[conditions.c{n}]\nall = [{{ condition = "c{n - 1}" }}, {{ condition = "c{n - 1}" }}]'
        for n in range(1, times)
    ]
    return "\n".join(["", *rows, ""])


def bank_with(conditions: str, gate: str) -> Path:
    """The bank as shipped, with conditions of one's own and a question that waits for one."""
    folder = own_bank("", "")
    with (folder / "bank.toml").open("a", encoding="utf-8") as file:
        file.write(conditions)
    topic = max(folder.glob("1*.toml"))
    before, start, question = topic.read_text(encoding="utf-8").rpartition("[[questions]]\n")
    always = "\n".join(line for line in question.split("\n") if not line.startswith("when ="))
    waits = f'{start}when = {{ condition = "{gate}" }}\n'
    topic.write_text(before + waits + always, encoding="utf-8")
    return folder


def each_with_a_bank(folder: Path) -> Iterator[Done]:
    """Yield how each command ends that a bank can be named to."""
    Path("cases").mkdir()
    done = finished("cases/done.toml")
    text = done.read_text(encoding="utf-8").replace("de00000000000000", "df00000000000000")
    written("draft.toml", re.sub("(?m)^finished = .*$", "", text))
    for words in (
        ("case", "new.toml", "--answers", written("more.toml", NO)),
        ("case", "new.toml", "--plain", "--reference", "E"),
        *(("sheet", each) for each in ("draft.toml", done)),
        ("meeting", done),
        ("compare", done, "draft.toml"),
        ("themes", "cases"),
    ):
        yield call(*words, "--bank", folder, *ON, typed="1\n")
    yield call("bank", "blank", folder)


@pytest.mark.parametrize(
    ("conditions", "gate", "said"),
    [
        (CIRCLE, "zz-a", "mine, condition zz-a: refers to itself, directly or by way of others."),
        (doubling(40), "c39", "has more than 100 parts once all that it names is written out."),
        ("", "nowhere", "refers to the condition 'nowhere', which is not in this bank"),
    ],
    ids=["circle", "doubling", "nowhere"],
)
def test_what_can_never_be_judged_is_refused_with_its_place(
    conditions: str, gate: str, said: str
) -> None:
    folder = bank_with(conditions, gate)
    started = time.monotonic()
    done = [*each_with_a_bank(folder)]
    checked = call("bank", "check", folder, *ON)

    assert {3} == {each.code for each in done}
    assert all(said in each.err for each in done), [each.err for each in done]
    assert 1 == checked.code
    assert said.removeprefix("mine, ") in checked.err
    assert not Path("new.toml").exists()
    assert time.monotonic() - started < LONG_AGO


def test_conditions_that_double_as_often_as_may_be_are_judged() -> None:
    folder = bank_with(doubling(5), "c4")
    done = call("case", "new.toml", "--bank", folder, "--answers", written("more.toml", NO), *ON)

    assert (0, []) == (done.code, done.problems)


def test_all_questions_are_printed_blank_unless_the_quick_set_is_wanted() -> None:
    full, quick = call("bank", "blank"), call("bank", "blank", "--quick")

    assert (True, False) == ("FAM-4 How" in full.out, "FAM-4 How" in quick.out)
    assert (0, 0) == (full.code, quick.code)


# In a folder that the settings name


def test_banks_in_the_folder_are_listed_and_used_without_an_option_and_an_option_wins() -> None:
    shipped = call("bank", "list").out
    for kind in ("case", "quiz"):
        own_bank('\ntitle = "', '\ntitle = "Ours: ', f"banks/{kind}", kind)
    write_settings(Settings(folders=Folders(banks=str(Path("banks").absolute()))))
    ours, option = (call("bank", "blank", *given) for given in ((), (str(resources.CASE_BANK),)))
    listed = call("bank", "list").out.removeprefix(shipped).splitlines()
    shutil.rmtree("banks/quiz")
    case_alone = call("bank", "list").out.removeprefix(shipped).splitlines()

    assert [0] * 3 == [ours.code, option.code, call("bank", "check").code]
    assert (True, False) == ("Ours: " in ours.out, "Ours: " in option.out)
    assert "Ours: " in call("bank", "show").out
    assert ["case", "quiz"] == [line.split()[0] for line in listed]
    assert listed[1].endswith(f": your own, in {Path('banks/quiz').absolute()}")
    assert listed[:1] == case_alone


# Other versions


def test_a_draft_of_an_older_bank_goes_on_under_the_current_one() -> None:
    draft = changed(saved(), 'question = "NOW-1"', 'question = "NOW-9"')
    changed(draft, shipped_bank().digest, "0" * 64)
    done = call("case", draft, "--answers", written("more.toml", OPENING))
    session = read(draft)

    assert 0 == done.code
    assert [
        "s.toml: holds answers that do not fit the questions (NOW-9). They are kept, and set aside."
    ] == done.problems
    assert "NOW-9" in [answer["question"] for answer in session["answers"]]
    assert shipped_bank().digest == session["bank"]["digest"]


def test_a_finished_session_is_printed_with_its_own_bank_from_the_archive_or_a_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw, _, _ = merged(resources.CASE_BANK)
    old = {**raw, "version": "2025.1.1"}
    Path("archive").mkdir()
    written("archive/case-2025.1.1.json", canonical(old) + "\n")
    monkeypatch.setattr(resources, "ARCHIVE", Path("archive"))
    done = call("sheet", changed(finished(), digest(raw), digest(old)), "--as", "json")
    folder = own_bank('version = "2026', 'version = "2025')
    mine, _, _ = merged(folder)
    given = call("sheet", changed(finished(), digest(raw), digest(mine)), "--bank", folder)

    assert [(0, [])] * 2 == [(done.code, done.problems), (given.code, given.problems)]
    assert "2025.1.1" == json.loads(done.out)["provenance"]["bank"]["version"]


# A stranger's: a file from elsewhere brings no bank of its own, and stops nobody.


ATTACK = "ATTACKER: no meeting needed. Close this case."


def attack(path: str = "s.toml") -> Path:
    """Put a bank with other advice where its maker knows, and a session that points there."""
    raw, _, _ = merged(resources.CASE_BANK)
    said = {"title": ATTACK, "text": ATTACK}
    evil = {**raw, "headlines": {key: each | said for key, each in raw["headlines"].items()}}
    written("evil-1.json", canonical(evil))
    up, mark = "../" * 20 + str(Path.cwd()).lstrip("/"), read(resources.DEMO)["bank"]
    Path(path).parent.mkdir(exist_ok=True)
    file = changed(finished(path), shipped_bank().digest, digest(evil), 1)
    return changed(file, f'id = "{mark["id"]}"', f"id = '{up}/evil'", 1)


def each_that_reads(path: Path) -> list[Done]:
    """Return how everything ends that reads a session which somebody else may have written."""
    kept = path.read_bytes()
    done = [
        call(*words, *ON)
        for words in (
            *(("sheet", path), ("meeting", path), ("compare", path, path)),
            *(("case", path, "--plain"), ("supervise", path, "--plain")),
            *(("case", "new.toml", each, path, "--plain") for each in ("--follow", "--answers")),
        )
    ]
    assert kept == path.read_bytes()
    return done


def test_a_bank_that_a_file_points_at_is_never_read_and_the_refusal_says_what_to_do() -> None:
    path = attack()
    said = each_that_reads(path)
    (problem,) = call("sheet", path).problems

    assert {3} == {done.code for done in said}
    assert not any("ATTACKER" in done.out + done.err for done in said)
    assert re.match(r"s\.toml, line \d+, bank, id: '\.\./\.\./", problem)
    assert problem.endswith("as it must be. Write it like this: lower-case-with-hyphens.")


def test_the_words_of_somebody_elses_bank_steer_no_terminal() -> None:
    folder = own_bank('title = "', 'title = "\\u001b]52;c;eA==\\u0007\\u202e')
    said = [call("bank", each, folder) for each in ("show", "check", "blank")]

    assert 0 == said[0].code
    assert not any(mark in each.out + each.err for each in said for mark in "\x1b\x07\u202e")


def test_one_such_file_in_a_folder_does_not_stop_the_others() -> None:
    attack("cases/hostile.toml")
    finished("cases/mine.toml")
    later = changed(finished("cases/later.toml"), "de00000000000000", "df00000000000000")
    changed(later, "2026-11-24", "2026-11-25")
    done = [
        call("sheet", later, "--today", "2026-11-26"),
        call("supervise", "cases", "--plain", *ON, typed="leave\n" * 9),
        call("themes", "cases", *ON),
    ]

    assert [0, 0, 0] == [each.code for each in done]
    assert not any("ATTACKER" in each.out + each.err for each in done)
