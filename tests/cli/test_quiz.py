"""`quiz`, `quiz again` and the checks of quiz banks, as a person meets them: typed lines."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.cli import quiz as quiz_command
from ehe_check.cli.messages import command
from ehe_check.quiz.attempt_file import attempts_file, read_attempts
from ehe_check.quiz.draw import Shuffled, drawn_items, shuffled
from ehe_check.quiz.item import QuizBank
from ehe_check.quiz.kinds import ItemKind
from ehe_check.quiz.load_quiz import load_quiz
from tests.program import DAY, Done, call, keep_data_in
from tests.quizzes import FOLDER, ITEMS, TODAY, chance, right_answer, write_quiz

SURE = "1"


def quiz(*arguments: str | Path, typed: list[str], day: str = DAY) -> Done:
    """Hold a quiz by typed lines."""
    return call("quiz", *arguments, "--plain", "--today", day, typed=lined(typed))


def lined(typed: list[str]) -> str:
    return "".join(f"{line}\n" for line in typed)


def typed_rightly(mixed: Shuffled) -> Iterator[str]:
    """Yield the lines that answer an item as its key does, each time sure."""
    for question, chosen in zip(mixed.questions, right_answer(mixed.item), strict=True):
        shown = [option.id for option in question.options]
        if mixed.item.kind is ItemKind.ORDER:
            for each in chosen[:-1]:
                yield str(shown.index(each) + 1)
                shown.remove(each)
        else:
            yield ", ".join(str(shown.index(each) + 1) for each in chosen)
        yield SURE


@pytest.fixture
def draws_from(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let a quiz be drawn from a number."""
    return lambda seed: monkeypatch.setattr(quiz_command, "new_draws", lambda: chance(seed))


def whole_quiz(bank: QuizBank, seed: int, length: int) -> list[str]:
    """The lines that answer a drawn quiz rightly."""
    draws = chance(seed)
    items = drawn_items(bank, None, length, draws, TODAY)
    mixed = [shuffled(item, draws) for item in items]
    return [line for each in mixed for line in typed_rightly(each)]


# A quiz


def test_a_whole_quiz_from_the_shipped_bank_is_right_by_its_key(
    draws_from: Callable[[int], None],
) -> None:
    count = len(load_quiz().items)
    draws_from(7)
    done = quiz("--length", str(count), typed=whole_quiz(load_quiz(), 7, count))

    assert (0, "") == (done.code, done.out)
    assert f"{count} of {count} right." in done.err
    assert "Nothing was missed, and nothing was a guess." in done.err
    assert count == len(read_attempts().attempts)
    assert all(attempt.is_right for attempt in read_attempts().attempts)


def test_topic_and_length_are_asked_where_neither_is_given_and_ten_are_put() -> None:
    asked = quiz("--bank", FOLDER, typed=["2", "leave"])
    given = quiz("--topic", load_quiz().topics[0].id, typed=[])

    assert "What shall the quiz be about?" in asked.err
    assert "2. Who visits (3 questions)" in asked.err
    assert "Question 1 of 3: Who visits" in asked.err
    assert "Question 1 of 10" in given.err
    assert "What shall the quiz be about?" not in given.err


def test_leaving_keeps_what_was_answered_without_a_name(tmp_path: Path) -> None:
    folder = write_quiz(tmp_path / "own", only("QZ-3", "QZ-4"))
    done = quiz("--bank", folder, "--length", "2", typed=["1", "2", "leave"])
    (attempt,) = read_attempts().attempts

    assert 0 == done.code
    assert f"Your answers are kept, without a name, in\n  {attempts_file()}" in done.err
    assert f"missed or guessed: {command('quiz', 'again', '--bank', folder)}" in done.err
    assert ("mine", TODAY, None) == (attempt.bank, attempt.at.date(), attempt.paper)
    assert 0o600 == stat.S_IMODE(attempts_file().stat().st_mode)


# A paper


@pytest.mark.parametrize("paper", ["A", "B"])
def test_a_shipped_paper_is_right_by_its_key_and_told_after(
    paper: str, draws_from: Callable[[int], None]
) -> None:
    draws_from(5)
    bank = load_quiz()
    draws = chance(5)
    items = [item for item in bank.items if item.paper == paper]
    typed = [line for item in items for line in typed_rightly(shuffled(item, draws))]
    done = quiz("--paper", paper, typed=[*typed, "1"])
    before, after = done.err.split("Mark the paper now")

    assert f"{len(items)} of {len(items)} right." in after
    assert "That is right." not in before
    assert {paper} == {str(attempt.paper) for attempt in read_attempts().attempts}


# What cannot work


def test_without_a_terminal_there_is_one_line_of_advice() -> None:
    for arguments in ((), ("again",), ("--paper", "A")):
        done = call("quiz", *arguments, typed="1\n1\n")

        assert (2, "") == (done.code, done.out)
        (only_line,) = done.problems
        assert only_line.endswith("Run it in a terminal, or add --plain to type lines.")
    assert not attempts_file().exists()


def test_every_misuse_is_said_at_once(tmp_path: Path) -> None:
    done = quiz("--bank", FOLDER, "--paper", "B", "--topic", "visit", "--length", "3", typed=[])
    without = quiz("--bank", write_quiz(tmp_path / "own", only("QZ-3")), "--paper", "A", typed=[])

    assert 2 == done.code
    assert [
        "--topic: does not go with --paper, which is put whole. Leave one of them out.",
        "--length: does not go with --paper, which is put whole. Leave one of them out.",
        "--topic: 'visit' is no topic of this quiz. Did you mean 'visits'?",
    ] == done.problems
    (problem,) = without.problems
    assert problem.startswith("--paper: this bank has no paper A.")


def test_a_place_that_cannot_be_written_is_said_before_anything_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    keep_data_in(tmp_path / "file", monkeypatch)
    done = call("quiz", "--plain", "--bank", FOLDER)

    assert 3 == done.code
    assert "Question" not in done.err


# Again


def only(*ids: str) -> str:
    """The text of some items of the small bank."""
    items = ITEMS.split("[[items]]\n")[1:]
    return "".join(f"[[items]]\n{item}" for item in items if item.split('"')[1] in ids)


def missed_true_false(tmp_path: Path) -> Path:
    """Miss the one item of a bank of one item, and return the bank."""
    folder = write_quiz(tmp_path / "own", only("QZ-4"))
    quiz("--bank", folder, "--length", "1", typed=["1", SURE])
    return folder


def test_what_was_missed_is_due_the_next_day_and_later_once_it_is_right(tmp_path: Path) -> None:
    nothing = quiz("again", "--bank", FOLDER, typed=[])
    folder = missed_true_false(tmp_path)
    on = {
        day: quiz("again", "--bank", folder, typed=["2", "1"], day=f"2026-11-{day}").err
        for day in (24, 25, 26, 28)
    }

    assert 0 == nothing.code
    assert "Nothing is due today. What you miss or guess in a quiz" in " ".join(nothing.err.split())
    assert "Nothing is due today. Later: 1 question, the next on 2026-11-25." in on[24]
    assert "Due today: 1 question." in on[25]
    assert "1 of 1 right." in on[25]
    assert "Nothing is due today. Later: 1 question, the next on 2026-11-28." in on[26]
    assert "Due today: 1 question." in on[28]


# Checking and listing banks


def test_every_shipped_bank_is_listed_and_checked_where_no_folder_is_given() -> None:
    done, listed = call("bank", "check", "--today", DAY), call("bank", "list")

    assert 0 == done.code, done.err
    assert ["case", "quiz", "supervision"] == [line.split()[0] for line in done.out.splitlines()]
    assert [str(resources.CASE_BANK), str(resources.QUIZ_BANK)] == [
        line.strip() for line in listed.out.splitlines()[2::3]
    ]
    assert f"{len(load_quiz().items)} quiz items in " in listed.out


def test_a_day_that_is_past_is_a_warning_and_a_problem_where_it_is_strict() -> None:
    arguments = ("bank", "check", FOLDER, "--today", "2027-06-01")
    warned, strict = call(*arguments), call(*arguments, "--strict")

    assert (0, 1) == (warned.code, strict.code)
    assert "warning: item QZ-2: held until 2027-05-24" in warned.err
    assert 2 == len(strict.problems)


def test_a_line_cut_short_is_passed_over_and_said(tmp_path: Path) -> None:
    folder = missed_true_false(tmp_path)
    with attempts_file().open("ab") as file:
        file.write(b'{"format":1,"at')
    done = quiz("again", "--bank", folder, typed=["2", "1"], day="2026-11-25")

    assert 0 == done.code
    assert f"ehe-check: {attempts_file()}, line 2: was cut short" in done.err
    assert 2 == len(read_attempts().attempts)


def test_an_item_of_law_past_its_day_is_left_out_with_its_fellow_and_named() -> None:
    done = quiz("--bank", FOLDER, "--topic", "visits", typed=["leave"], day="2027-06-01")

    assert "was checked for a time that is over: QZ-1, QZ-2." in done.err.replace("\n", " ")
    assert "Question 1 of 1" in done.err
