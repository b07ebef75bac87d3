"""Quiz banks as files: merged in order, and everything wrong is said at once with its place."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.errors import UnusableFileError
from ehe_check.quiz.item import OwnStatement
from ehe_check.quiz.load_quiz import library_of, load_quiz
from tests.program import DAY, call
from tests.quizzes import FOLDER, HEAD, ITEMS, write_quiz
from tests.worked import shipped_library

pytestmark = pytest.mark.usefixtures("empty_folder")

FIRST = ITEMS.partition('\n[[items]]\nid = "QZ-2"')[0]
OTHERS = ITEMS.removeprefix(FIRST)
SOURCE = "Our partnership's review of 2024, page 3"
OWN = f'\n[[statements]]\nid = "OUR-1"\ntext = "Nobody asked."\nsource = "{SOURCE}"\n'


def problems(folder: Path) -> list[str]:
    with pytest.raises(UnusableFileError) as caught:
        load_quiz(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_bank_is_merged_from_its_files_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    bank = load_quiz(write_quiz(tmp_path / "mine", OTHERS, FIRST))

    assert ["QZ-2", "QZ-3", "QZ-4", "QZ-5", "QZ-6", "QZ-1"] == [item.id for item in bank.items]
    assert 64 == len(bank.digest)


def test_the_digest_is_of_what_the_files_say_and_not_of_how(tmp_path: Path) -> None:
    apart = load_quiz(write_quiz(tmp_path / "apart", FIRST, f"# a remark\n{OTHERS}"))
    other = load_quiz(write_quiz(tmp_path / "other", ITEMS.replace("Notice", "See")))

    assert load_quiz(FOLDER).digest == apart.digest != other.digest


def test_every_problem_is_said_at_once_with_its_file_and_item(tmp_path: Path) -> None:
    first = FIRST.replace("right = true", "rihgt = true").replace("topic =", "topik =")
    others = OTHERS.replace('"several"', '"severel"').replace('"QZ-5"', '"qz5"')
    head = HEAD.replace("format = 1", 'format = 1\ntitel = "x"') + OWN.replace("OUR-1", "L1.1")
    said = "\n".join(problems(write_quiz(tmp_path / "mine", first, others, head=head)))

    assert 7 == len(said.splitlines())
    for each in (
        "bank.toml: the key 'titel' is not known here. Did you mean 'title'?",
        "bank.toml, statements 1, id: 'L1.1' is not written as it must be. Write it like this: OUR",
        "10-part.toml, item QZ-1: 'topic' is missing. Add topic = ...",
        "10-part.toml, item QZ-1: the key 'topik' is not known here. Did you mean 'topic'?",
        "10-part.toml, item QZ-1, options 1: the key 'rihgt' is not known here. Did you mean",
        "20-part.toml, item QZ-3, kind: 'severel' is not one of the words used here. Did you mean",
        "20-part.toml, item qz5, id: 'qz5' is not written as it must be. Write it like this: QZ-21",
    ):
        assert each in said, each


def test_files_that_cannot_be_used_are_all_named_with_an_example_that_is_there(
    tmp_path: Path,
) -> None:
    head = HEAD.replace("format = 1", 'format = 1\nitems = 3\ndigest = "x"')
    folder = write_quiz(tmp_path, "items = 3\n", "itmes = []\n", "not TOML\n", head=head)
    said, readme = "\n".join(problems(folder)), resources.BANKS / "README.md"

    for key in ("items", "digest"):
        assert f"bank.toml: the key {key!r} does not belong here. Take it out" in said
    assert f'10-part.toml: needs its [[items]]. See "A whole small quiz" in {readme}.' in said
    assert "20-part.toml: the key 'itmes' is not known here. Did you mean 'items'?" in said
    assert "30-part.toml, line 1: is not TOML" in said
    examples = {"## A whole small topic", "## A whole small quiz"}
    assert examples <= {*readme.read_text(encoding="utf-8").splitlines()}


def test_one_thing_that_is_wrong_is_one_line(tmp_path: Path) -> None:
    for number, (files, head, said) in enumerate(
        [
            (['items = ["x"]'], HEAD, "10-part.toml, item 1: needs a table, and has text."),
            (["items = []\n"], HEAD, "bank.toml: has no items in the files beside it. "),
            ([ITEMS], HEAD.replace("format = 1", "format = 9"), "bank.toml: is of format 9, and"),
        ]
    ):
        (only,) = problems(write_quiz(tmp_path / str(number), *files, head=head))

        assert said in only
    (tmp_path / "0" / "10-part.toml").rename(tmp_path / "0" / "10-part.toml.txt")
    assert "bank.toml: stands alone, and needs a file" in problems(tmp_path / "0")[0]
    assert "is not a folder" in problems(tmp_path / "none")[0]


def test_a_bank_of_the_other_kind_is_called_what_it_is_in_one_line() -> None:
    write_quiz(Path("mine"))
    case, quiz = "is a question bank for cases; `ehe-check case", "is a quiz bank; `ehe-check quiz"
    for words, folder, said in [
        (("quiz", "--plain"), resources.CASE_BANK, case),
        (("quiz", "export", "--as", "html"), resources.CASE_BANK, case),
        (("case", "x.toml", "--plain", "--reference", "A"), Path("mine"), quiz),
    ]:
        done = call(*words, "--bank", folder, typed="1\n")

        assert (3, [f"{folder}: {said} --bank` takes it."]) == (done.code, done.problems)


def test_bank_check_takes_either_kind_and_says_what_of_a_broken_one_it_can() -> None:
    write_quiz(Path("mine"), head=HEAD + OWN)
    write_quiz(Path("broken"), "itmes = []\n")
    sound, neither = call("bank", "check", "mine", "--today", DAY), call("bank", "check", ".")

    assert (0, "mine 2026.11.1: no problems found.\n") == (sound.code, sound.out)
    assert "itmes" in call("bank", "check", "broken").err
    assert (3, 1) == (neither.code, len(neither.problems))


def test_a_bank_whose_items_cannot_be_marked_is_put_and_exported_to_nobody() -> None:
    write_quiz(Path("mine"), ITEMS.replace('"voice-is-known"', '"x"'))
    for words in (("quiz", "--plain"), ("quiz", "export", "--as", "html")):
        done = call(*words, "--bank", "mine", typed="1\n")

        assert 3 == done.code
        assert "names 'x', which is no misconception of this bank" in done.problems[0]


# A statement of a bank's own


def test_a_statement_of_ones_own_is_printed_with_its_source_wherever_one_is() -> None:
    _, true_or_false = ITEMS.split('\n[[items]]\nid = "QZ-4"')
    item = f'[[items]]\nid = "QZ-4"{true_or_false.partition("[[items]]")[0]}'
    bank = write_quiz(Path("mine"), item.replace("F3.3", "OUR-1"), head=HEAD + OWN)
    for words in (
        ("quiz", "--plain", "--topic", "voice", "--length", "1"),
        ("quiz", "export", "--as", "html"),
        ("quiz", "export", "--as", "markdown", "--key"),
    ):
        done = call(*words, "--bank", bank, typed="1\n1\n")
        printed = re.sub(r"\s+", " ", html.unescape(done.out + done.err))

        assert f"Nobody asked. ({SOURCE})" in printed, words


def test_no_statement_of_the_review_or_of_law_can_have_an_id_of_ones_own() -> None:
    library = shipped_library()
    pattern = OwnStatement.model_fields["id"].metadata[0].pattern
    own = library_of(load_quiz(write_quiz(Path("mine"), head=HEAD + OWN))).statements

    assert not [each for each in (*library.statements, *library.notes) if re.match(pattern, each)]
    assert [*library.statements, "OUR-1"] == [*own]
