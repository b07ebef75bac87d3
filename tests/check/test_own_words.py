"""A partnership's own words: what may be changed, and all that is wrong, each at its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.check import own_words_file
from ehe_check.check.own_words import PAGES, changeable, fixed_in, in_quotes, page_of
from ehe_check.check.own_words_file import read_own_words
from ehe_check.errors import UnusableFileError
from ehe_check.page.sentences import Sentence
from tests.sentences import said, sentences

FIND_OUT = "Find out first"
MORE = "And {number} more: see the earlier records of this case."
PLAIN = ("Actions", "What", "Going well", "In fairness", "By when", "Rests on", "Columns", MORE)
FIXED = ("ACT TODAY", "This sheet cannot tell you a child is safe.")
FEW = tuple(Sentence(each, 1) for each in (FIND_OUT, *PLAIN, *FIXED))
"""Sentences of a page that nobody rewrites."""


@pytest.fixture
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_words_file, "sentences_said", lambda: {"sheet/a.py": FEW})


few = pytest.mark.usefixtures("_few")


def read(folder: Path, text: str) -> tuple[dict[str, str], list[str]]:
    """What a file of own words comes to, and what is said of it."""
    path = folder / "own-words.toml"
    path.write_text(text, encoding="utf-8")
    try:
        own = read_own_words(path)
    except UnusableFileError as error:
        return {}, [str(each).removeprefix(f"{path}, ") for each in error.problems]
    return dict(own.pairs), [str(each).removeprefix(f"{path}, ") for each in own.passed_over]


@few
def test_pairs_are_read_whatever_quotation_marks_they_have(tmp_path: Path) -> None:
    text = f'# ours\n"{FIND_OUT}" = "What we ask first"\nActions = \'To "do"\'\n'

    assert ({FIND_OUT: "What we ask first", "Actions": 'To "do"'}, []) == read(tmp_path, text)


@few
def test_a_sentence_that_no_page_says_is_named_with_the_nearest_and_passed_over(
    tmp_path: Path,
) -> None:
    text = f'"Find out firstly" = "x"\n"{FIND_OUT}" = "Ours"\n"zzz" = "x"\n'

    assert read(tmp_path, text) == (
        {FIND_OUT: "Ours"},
        [
            'line 1: "Find out firstly" is no sentence of a page. The nearest is "Find out first".',
            'line 3: "zzz" is no sentence of a page. To see them all: ehe-check config words',
        ],
    )


@few
def test_everything_that_is_wrong_is_told_at_once_each_at_its_line(tmp_path: Path) -> None:
    own = {
        '"Find out first" = ""': "is no text. Write",
        "Actions = 3": "is no text. Write",
        "What = [1]": "is no text. Write",
        f'"{MORE}" = "And others"': "leaves out {number}. Put it",
        '"Going well" = "Well, {Number}"': "holds {Number}, which nothing fills. Write",
        '"In fairness" = "a\\nb"': "holds a sign that cannot be printed. Write it on one line.",
        '"Columns" = "No risk"': "says 'No risk'. A sheet",
        '"By when" = "Ask the parents"': "sends its reader to the family ('Ask the parents'), and",
        '"Rests on" = "HOLD is lifted"': "says 'HOLD', and its sentence does not. Leave that out.",
        '"ACT TODAY" = "Act"': "cannot be changed, as it says what cannot wait. Take",
        '"This sheet cannot tell you a child is safe." = "."': "cannot be changed, as it says what",
        '"A bad escape \\q" = "x"': "is not TOML:",
        '\'Made\' = "Made" "twice"': "is not TOML:",
        '"Nothing that is said" = "x"': '"Nothing that is said" is no sentence of a page',
    }
    words, found = read(tmp_path, "\n".join(own))

    assert {} == words
    assert len(own) == len(found)
    for line, fault in enumerate(own.values(), start=1):
        assert [each for each in found if each.startswith(f"line {line}: {fault}")], found


def test_words_that_may_lead_to_the_family_may_do_so_only_where_every_page_says_them_openly() -> (
    None
):
    openly, plainly = Sentence("Tell them", 1, is_open=True), Sentence("Tell them", 2)
    (alone,) = changeable({"meeting/a.py": (openly,)}).values()
    (both,) = changeable({"meeting/a.py": (openly,), "blank/b.py": (plainly,)}).values()

    assert (True, ("The papers of a meeting",)) == (alone.is_open, alone.pages)
    assert not both.is_open
    assert ("The papers of a meeting", "The questions on paper") == both.pages


def test_what_no_one_may_reword_has_a_reason_wherever_it_stands() -> None:
    fixed, may = fixed_in(said()), changeable(said())

    assert not fixed.keys() & may.keys()
    assert {*fixed.values()} >= {
        "it says what cannot wait",
        "it is of HOLD or ASK FIRST",
        "it guards what the family hears",
        "it is fair to the family",
        "it says what a page cannot tell",
        "it is said of a call",
    }
    for words in (each.words for each in sentences()):
        guards = any(word in words for word in ("999", "HOLD", "ASK FIRST", "child is safe"))
        assert not (guards and words in may), words


def test_every_sentence_that_may_be_changed_can_be_copied_and_is_on_a_page_of_its_name(
    tmp_path: Path,
) -> None:
    may = changeable(said())
    own = {each: " ".join(["Ours", *re.findall(r"\{\w+\}", each)]) for each in may}
    copied = "".join(f"{in_quotes(each)} = {in_quotes(words)}\n" for each, words in own.items())

    assert {*PAGES.values()} >= {page for each in may.values() for page in each.pages}
    assert {page_of(module) for module in said()} <= {*PAGES.values()}
    assert (own, []) == read(tmp_path, copied)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError, match=r"own-words\.toml: is not there"):
        read_own_words(tmp_path / "own-words.toml")


def test_each_example_can_be_used_and_does_nothing_before(tmp_path: Path) -> None:
    example = (resources.REPORTS / "own-words.toml").read_text(encoding="utf-8")
    used, faults = read(tmp_path, re.sub(r'(?m)^# (?=".+" = ")', "", example))

    assert (3, []) == (len(used), faults)
    assert ({}, []) == read(tmp_path, example)


def test_a_copy_of_the_program_without_its_source_says_that_nothing_can_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    (problem,) = read(tmp_path, "")[1]

    assert problem.startswith("own words: cannot be checked, as this copy of the program lacks its")
