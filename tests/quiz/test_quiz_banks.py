"""Quiz banks as files: merged in order, and everything wrong is said at once with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.quiz.load_quiz import is_quiz_bank, load_quiz
from tests.quizzes import FOLDER, HEAD, ITEMS, write_quiz

pytestmark = pytest.mark.usefixtures("empty_folder")

FIRST = ITEMS.partition('\n[[items]]\nid = "QZ-2"')[0]
OTHERS = ITEMS.removeprefix(FIRST)


def problems(folder: Path) -> list[str]:
    with pytest.raises(UnusableFileError) as caught:
        load_quiz(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_bank_is_merged_from_its_files_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    bank = load_quiz(write_quiz(tmp_path / "mine", OTHERS, FIRST))
    in_main = load_quiz(write_quiz(tmp_path / "main", OTHERS, head=f"{HEAD}\n{FIRST}"))

    assert ["QZ-2", "QZ-3", "QZ-4", "QZ-5", "QZ-6", "QZ-1"] == [item.id for item in bank.items]
    assert 64 == len(bank.digest)
    assert "QZ-1" == in_main.items[0].id


def test_the_digest_is_of_what_the_files_say_and_not_of_how(tmp_path: Path) -> None:
    apart = load_quiz(write_quiz(tmp_path / "apart", FIRST, f"# a remark\n{OTHERS}"))
    other = load_quiz(write_quiz(tmp_path / "other", ITEMS.replace("Notice", "See")))

    assert load_quiz(FOLDER).digest == apart.digest != other.digest


def test_every_problem_is_said_at_once_with_its_file_and_item(tmp_path: Path) -> None:
    first = FIRST.replace("right = true", "rihgt = true").replace("topic =", "topik =")
    others = OTHERS.replace('"several"', '"severel"').replace('why = "They say', 'wy = "They say')
    found = problems(write_quiz(tmp_path / "mine", first, others))

    assert {
        "10-part.toml, item QZ-1: 'topic' is missing. Add topic = ...",
        "10-part.toml, item QZ-1: the key 'topik' is not known here. Did you mean 'topic'?",
        (
            "10-part.toml, item QZ-1, options 1: the key 'rihgt' is not known here. "
            "Did you mean 'right'?"
        ),
        (
            "20-part.toml, item QZ-3, kind: 'severel' is not one of the words used here. "
            "Did you mean 'several'?"
        ),
        "20-part.toml, item QZ-6, steps 1, options 3: 'why' is missing. Add why = ...",
        (
            "20-part.toml, item QZ-6, steps 1, options 3: the key 'wy' is not known here. "
            "Did you mean 'why'?"
        ),
    } == set(found)


def test_one_thing_that_is_wrong_is_one_line_with_its_place(tmp_path: Path) -> None:
    head = HEAD.replace("format = 1", 'format = 1\ntitel = "x"')
    shape = "10-part.toml, item qz5, id: 'qz5' is not written as it must be."
    twice = "20-part.toml, item QZ-1: has an id that stands already in 10-part.toml"
    for number, (files, said) in enumerate(
        [
            ([ITEMS.replace('"QZ-5"', '"qz5"')], f"{shape} Write it like this: QZ-21."),
            ([ITEMS, FIRST], twice),
            (['items = ["x"]'], "10-part.toml, item 1: needs a table, and has text."),
            (["items = []\n"], "bank.toml: has no items. "),
        ]
    ):
        (only,) = problems(write_quiz(tmp_path / str(number), *files))

        assert said in only
    (only,) = problems(write_quiz(tmp_path / "head", head=head))
    assert only.endswith("bank.toml: the key 'titel' is not known here. Did you mean 'title'?")


def test_files_that_cannot_be_used_are_all_named(tmp_path: Path) -> None:
    folder = write_quiz(
        tmp_path / "mine", "items = 3\n", "itmes = []\n", "not TOML\n", 'items = ["x"]'
    )
    found = "\n".join(problems(folder))

    assert "10-part.toml: needs its [[items]]" in found
    assert "20-part.toml: the key 'itmes' is not known here. Did you mean 'items'?" in found
    assert "30-part.toml, line 1: is not TOML" in found


def test_a_main_file_says_what_does_not_belong_in_it(tmp_path: Path) -> None:
    head = HEAD.replace("format = 1", 'format = 1\nitems = 3\ndigest = "x"\ntitel = "x"')
    found = "\n".join(problems(write_quiz(tmp_path / "mine", head=head)))

    assert "bank.toml: needs a list of items" in found
    assert "bank.toml: the key 'digest' does not belong here" in found


def test_a_newer_format_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    newer = write_quiz(tmp_path / "newer", head=HEAD.replace("format = 1", "format = 9"))

    assert "is of format 9" in problems(newer)[0]
    assert "is not a folder" in problems(tmp_path / "none")[0]


def test_a_quiz_bank_is_told_from_a_question_bank(tmp_path: Path) -> None:
    by_items = write_quiz(tmp_path / "items", head='id = "own"\n')
    by_name = write_quiz(tmp_path / "name", "x = 1\n", head='id = "quiz"\n')
    broken = write_quiz(tmp_path / "broken", "not TOML\n", head="not TOML\n")

    assert all(is_quiz_bank(folder) for folder in (by_items, by_name, FOLDER, resources.QUIZ_BANK))
    assert not any(
        is_quiz_bank(folder) for folder in (broken, resources.CASE_BANK, tmp_path / "none")
    )
