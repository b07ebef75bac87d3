"""The tests that `poe fast` chooses: those that somebody who made the change would look for."""

from __future__ import annotations

from tests.fast import ORACLE, Choice, texts

SMALL = {
    "ehe_check/advice/policy.py": "from ehe_check.bank import load\n",
    "ehe_check/bank/load.py": "",
    "ehe_check/cli/app.py": 'SHEET = Command(SheetOptions, "ehe_check.cli.sheet:print_sheet")\n',
    "ehe_check/cli/sheet.py": "from ehe_check.sheet.sheet import made\n",
    "ehe_check/sheet/page_words_file.py": 'from ehe_check.files import page_words\nK = "sheet"\n',
    "ehe_check/sheet/sheet.py": (
        "from ehe_check.advice.policy import (\n    advise,\n)\n"
        "from ehe_check.sheet import page_words_file\n"
    ),
    "tests/advice/test_policy.py": "import ehe_check.advice.policy\n",
    "tests/bank/test_load.py": "from ehe_check.bank.load import load\n",
    "tests/cli/test_due.py": (
        "from tests.program import call\n\n\n@mark\ndef test_a():\n    ...\n\n\ndef test_b():\n"
    ),
    "tests/cli/test_sheet.py": "from tests.program import call\n\n\ndef test_c():\n",
    "tests/quiz/test_quiz.py": 'from ehe_check.quiz import q\nK = "bank.toml"\n',
    "tests/page/test_dates.py": "\n\n\ndef test_d():\n",
    "tests/program.py": "from ehe_check.cli import app\n",
    "tests/sheet/test_sheet.py": "from ehe_check.sheet.sheet import made\n",
}


def chosen(*changed: str) -> tuple[set[str], list[str]]:
    choice = Choice(SMALL, frozenset(changed))
    return {*choice.whole} - ORACLE, choice.firsts


def test_a_room_that_changed_is_tested_whole_and_what_stands_above_it_by_one_test_a_file() -> None:
    assert chosen("ehe_check/sheet/sheet.py") == (
        {"tests/sheet/test_sheet.py", "tests/cli/test_sheet.py"},
        ["tests/cli/test_due.py::test_b"],
    )


def test_what_stands_beneath_a_change_is_left_out() -> None:
    whole, firsts = chosen("ehe_check/advice/policy.py")

    assert whole == {"tests/advice/test_policy.py"}
    assert firsts == ["tests/cli/test_due.py::test_b", "tests/cli/test_sheet.py::test_c"]


def test_a_changed_test_and_the_tests_that_import_a_changed_helper_are_run_whole() -> None:
    assert chosen("tests/page/test_dates.py") == ({"tests/page/test_dates.py"}, [])
    assert chosen("tests/program.py")[0] == {"tests/cli/test_due.py", "tests/cli/test_sheet.py"}


def test_a_file_of_data_stands_for_what_reads_it() -> None:
    assert "tests/bank/test_load.py" in chosen("question_banks/case/20-visits.toml")[0]
    assert chosen("question_banks/case/bank.toml") == chosen("ehe_check/bank/load.py")
    assert chosen("reports/sheet.toml") == chosen("ehe_check/sheet/page_words_file.py")
    assert chosen("reports/other.toml") == (set(), [])


def test_a_file_that_is_gone_is_no_test_to_run() -> None:
    assert chosen("tests/sheet/test_gone.py", "ehe_check/sheet/gone.py") == (set(), [])


def test_whole_cases_are_tried_after_every_change_and_are_there() -> None:
    assert Choice(SMALL, frozenset({"README.md"})).whole == ORACLE
    assert dict(texts()).keys() >= ORACLE


def test_it_says_in_a_line_what_changed_and_what_is_run_for_it() -> None:
    assert str(Choice(SMALL, frozenset({"ehe_check/sheet/sheet.py"}))) == (
        "sheet.py changed, in sheet: all quick tests of 4 files near it (in advice, cli, over_time,"
        " sheet), and the first of 1 above it (in cli)"
    )


def test_a_change_of_the_rules_reaches_commands_and_pages_and_not_what_it_stands_on() -> None:
    choice = Choice(dict(texts()), frozenset({"ehe_check/advice/policy.py"}))

    assert {"tests/advice/test_policy.py", "tests/advice/test_restated_rules.py"} <= choice.whole
    assert {"tests/cli", "tests/sheet"} <= {path.rpartition("/")[0] for path in choice.firsts}
    assert not choice.above & {"tests/judge/test_truth.py", "tests/page/test_dates.py"}
