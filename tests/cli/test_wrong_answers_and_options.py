"""A case from files: what is wrong with the answers, the options, and drafts of other banks."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.bank.load import merged
from ehe_check.cli.entry import URGENT_FIRST
from ehe_check.files.canonical import canonical, digest
from tests.cli.from_files import OPENING, SOME, TRIGGER, finished, problems_of, saved, written
from tests.program import DAY, call

# What is wrong with the answers


def test_every_wrong_answer_is_said_at_once_with_line_fact_and_remedy() -> None:
    text = """\
[[answers]]
question = "VIS-1"
about = "child-1"
value = "nevr"

[[answers]]
qestion = "NOW-1"
value = "no"

[[answers]]
question = "NOW-22"
value = "no"

[[answers]]
question = "NOW-1"
value = "no"
nte = "x"

[[answers]]
question = "NOW-1"
value = "no"

[[answers]]
question = "VIS-2"
value = "never"
evidence = "recrod"

[[answers]]
question = "VIS-5"
value = "no"
"""

    assert {
        (
            "from.toml, line 1, answers 1 (VIS-1 child-1): VIS-1 has no option 'nevr'. "
            "Did you mean 'never'?"
        ),
        "from.toml, line 6, answers 2: 'question' is missing. Add question = ...",
        (
            "from.toml, line 10, answers 3 (NOW-22): there is no question 'NOW-22'. "
            "Did you mean 'NOW-2'?"
        ),
        (
            "from.toml, line 14, answers 4 (NOW-1): the key 'nte' is not known here. "
            "Did you mean 'note'?"
        ),
        (
            "from.toml, line 19, answers 5 (NOW-1): NOW-1 is answered a second time. "
            "Keep one of the two."
        ),
        (
            "from.toml, line 23, answers 6 (VIS-2), evidence: 'recrod' is not one of the words "
            "used here. Did you mean 'record'?"
        ),
        (
            "from.toml, line 28, answers 7 (VIS-5): VIS-5 is asked about each child. "
            'Add about = "child-1".'
        ),
    } == set(problems_of(text))


def test_the_place_of_a_wrong_answer_is_its_line_or_its_number_where_it_is_written_inline() -> None:
    headings = (
        '[[answers]]\nquestion = "NOW-1"\nnote = """\n[[answers]]\n"""\n# [[answers]]\n'
        '[[answers]]\nquestion = "NOW-2"\nvalue = "x"\n'
    )
    inline = 'answers = [{ question = "NOW-1", value = "nope" }]\n'

    for text, place in (
        (headings, "from.toml, line 7, answers 2 (NOW-2)"),
        (inline, "from.toml, answers 1 (NOW-1)"),
    ):
        assert [place] == [problem.split(":")[0] for problem in problems_of(text)]


ENTRY = '[[entries]]\nid = "child-1"\nlabel = "a"\n'
ONE_THING = {
    "colour = 1\n": "the key 'colour' is not known here",
    f'{ENTRY}agee = "x"\n': "Did you mean 'age'?",
    ENTRY.replace("child-1", "child-0"): "Write it like this: child-1.",
    ENTRY.replace('"a"', '""'): "is empty",
    ENTRY * 2: "child-1 is listed a second time",
    '[[answers]]\nquestion = "NOW-1"\nabout = "eldest"\nvalue = "no"\n': "child-1.",
    '[[answers]]\nquestion = "NOW-1"\nvalue = "no"\nskipped = true\n': "use only one of",
    "": "holds no answers",
    # words of a file steer no terminal and break no line
    '[[answers]]\nquestion = "N\\n\\u001b[31m\\u202e"\nvalue = "no"\n': "N\\n\\x1b[31m<U+202E>",
}


def test_one_thing_wrong_is_one_line() -> None:
    for text, said in ONE_THING.items():
        (problem,) = problems_of(text)

        assert said in problem, text


# Options


def test_quick_and_full_choose_the_set_and_role_the_role() -> None:
    options = ["--quick", "--role", "police", "--reference", "EHE-0042"]
    call("case", "s.toml", "--answers", written("from.toml", SOME), *options)
    quick = tomllib.loads(Path("s.toml").read_text(encoding="utf-8"))
    call("case", "s.toml", "--answers", written("from.toml", SOME), "--full")
    full = tomllib.loads(Path("s.toml").read_text(encoding="utf-8"))

    assert ("quick", "police") == (quick["session"]["set"], quick["session"]["role"])
    assert ("full", "police") == (full["session"]["set"], full["session"]["role"])
    assert "EHE-0042" == full["case"]["reference"]


WRONG = {
    ("--role", "scool-nurse"): "--role: 'scool-nurse' is not a role here. Did you mean ",
    ("--today", "24/11/2026"): "--today: '24/11/2026' is not a date. Write it as 2026-11-24.",
    ("--today", ""): "--today: '' is not a date",
    ("--out", "sheet.xyz"): "--out sheet.xyz: its ending '.xyz' says no form",
    ("--out", "here.json"): "--out here.json: is there already",
    ("--out", "s.json", "--force"): "--out s.json: is read from, and would be lost",
}


def test_a_wrong_option_is_one_line_and_exit_code_2() -> None:
    here = written("here.json", "mine")
    answers = written("s.json", SOME)
    for options, said in WRONG.items():
        done = call("case", "new.toml", "--answers", answers, *options)

        assert (2, "") == (done.code, done.out), said
        assert [True] == [problem.startswith(said) for problem in done.problems], said
    assert ("mine", SOME) == (here.read_text(), answers.read_text())
    assert not Path("new.toml").exists()
    other = call("case", saved(), "--answers", "from.toml", "--reference", "EHE-1")
    assert (2, 1) == (other.code, len(other.problems))


def test_a_folder_that_is_not_there_is_exit_code_3() -> None:
    answers = written("from.toml", SOME)
    for file, *options in (
        ("new.toml", "--bank", "no-such-folder"),
        ("new.toml", "--out", "no-such-folder/sheet.json"),
        ("new.toml", "--bank", "from.toml"),
        ("no/new.toml",),
    ):
        done = call("case", file, "--answers", answers, *options)

        assert (3, "", 1) == (done.code, done.out, len(done.problems)), options
    assert [answers] == [*Path().iterdir()]


def test_what_is_no_file_is_never_written_over() -> None:
    assert 3 == call("demo", "--as", "json", "--out", "/dev/null", "--force").code
    assert Path("/dev/null").is_char_device()


def test_the_exit_code_is_0_whatever_the_urgency() -> None:
    urgent = OPENING.replace('"NOW-1"\nvalue = "no"', '"NOW-1"\nvalue = "yes"')

    for text in (OPENING, urgent):
        assert 0 == call("case", "--answers", written("from.toml", text)).code


# Drafts, banks and their versions


def test_a_draft_of_an_older_bank_goes_on_under_the_current_one() -> None:
    draft = saved()
    old = draft.read_text(encoding="utf-8").replace('question = "NOW-1"', 'question = "NOW-9"')
    old = old.replace(digest(merged(resources.CASE_BANK)[0]), "0" * 64)
    done = call("case", written("s.toml", old), "--answers", written("more.toml", OPENING))
    session = tomllib.loads(draft.read_text(encoding="utf-8"))
    raw, _, _ = merged(resources.CASE_BANK)

    assert 0 == done.code
    assert [
        "s.toml: holds answers that do not fit the questions (NOW-9). They are kept, and set aside."
    ] == done.problems
    assert "NOW-9" in [answer["question"] for answer in session["answers"]]
    assert digest(raw) == session["bank"]["digest"]


def test_a_finished_session_is_printed_with_its_own_bank_from_the_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, _, _ = merged(resources.CASE_BANK)
    old = {**raw, "version": "2025.1.1"}
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "case-2025.1.1.json").write_text(canonical(old) + "\n", encoding="utf-8")
    monkeypatch.setattr(resources, "ARCHIVE", archive)
    text = finished().read_text(encoding="utf-8").replace(digest(raw), digest(old))
    done = call("sheet", written("old.toml", text), "--as", "json")

    assert (0, []) == (done.code, done.problems)
    assert "2025.1.1" == json.loads(done.out)["provenance"]["bank"]["version"]


def test_a_session_of_a_bank_that_is_not_here_asks_for_it_and_is_printed_with_it() -> None:
    another = saved().read_text(encoding="utf-8").replace('id = "case"', 'id = "mine"')
    draft = call("sheet", written("s.toml", another))
    folder = Path(shutil.copytree(resources.CASE_BANK, "mine"))
    main_file = folder / "bank.toml"
    text = main_file.read_text(encoding="utf-8")
    main_file.write_text(text.replace('version = "2026', 'version = "2025'), encoding="utf-8")
    mine, _, _ = merged(folder)
    ours, _, _ = merged(resources.CASE_BANK)
    session = finished().read_text(encoding="utf-8").replace(digest(ours), digest(mine))
    path = written("mine.toml", session)
    nowhere, given = call("sheet", path), call("sheet", path, "--bank", folder)

    assert (3, 1) == (draft.code, len(draft.problems))
    assert (3, "") == (nowhere.code, nowhere.out)
    assert [True] == ["is not here. Give that bank's folder" in line for line in nowhere.problems]
    assert (0, []) == (given.code, given.problems)


# What is taken in, what is saved, and what is printed.


def test_answers_with_a_file_are_saved_and_the_sheet_is_printed() -> None:
    done = call("case", "s.toml", "--answers", written("from.toml", SOME), "--today", DAY)
    session = tomllib.loads(Path("s.toml").read_text(encoding="utf-8"))

    assert (0, URGENT_FIRST + "\n") == (done.code, done.err)
    assert "NOT ENOUGH is answered to advise yet." in done.out
    assert "DRAFT" in done.out
    assert ["NOW-1", "VIS-5"] == [answer["question"] for answer in session["answers"]]
    assert ["from.toml", "s.toml"] == sorted(path.name for path in Path().iterdir())


def test_answers_without_a_file_are_only_printed() -> None:
    done = call("case", "--answers", written("from.toml", TRIGGER))

    assert done.code == 0
    assert "CONSIDER a professionals-only meeting" in done.out
    assert ["from.toml"] == [path.name for path in Path().iterdir()]


def test_with_nothing_given_and_nobody_to_ask_one_line_says_what_to_do() -> None:
    for file in ((), ("new.toml",)):
        done = call("case", *file)

        assert (2, "") == (done.code, done.out)
        assert ["case: needs a terminal"] == [line[:22] for line in done.problems]
        assert [] == list(Path().iterdir())
    draft = saved()
    before = draft.read_bytes()

    assert 2 == call("case", draft).code
    assert before == draft.read_bytes()


def test_a_finished_file_prints_its_sheet_and_takes_no_more_answers() -> None:
    file = finished()
    before = file.read_bytes()
    done = call("case", file)
    more = call("case", file, "--answers", written("from.toml", SOME))

    assert (0, []) == (done.code, done.problems)
    assert "DRAFT" not in done.out
    assert done.out.rstrip().endswith("cannot tell you a child is safe.")
    assert (2, 1) == (more.code, len(more.problems))
    assert before == file.read_bytes()


def test_the_answers_of_a_whole_session_are_taken_with_its_reference_set_and_role() -> None:
    done = call("case", "s.toml", "--answers", finished())
    session = tomllib.loads(Path("s.toml").read_text(encoding="utf-8"))

    assert 0 == done.code
    assert "EHE-DEMO" == session["case"]["reference"]
    assert ("quick", "school-nurse") == (session["session"]["set"], session["session"]["role"])
    assert "finished" not in session["session"]


def test_a_session_with_two_that_are_called_alike_is_kept_and_this_is_said() -> None:
    path = finished()
    text = path.read_text(encoding="utf-8")
    labels = re.findall(r'(?m)^label = (".*")$', text)
    path.write_text(text.replace(labels[1], labels[0]), encoding="utf-8")
    done = call("sheet", path, "--today", DAY)

    assert 0 == done.code
    assert "A page cannot tell them apart. Give one another label." in done.err


def test_what_does_not_arise_is_kept_and_parked() -> None:
    text = OPENING + (
        '[[answers]]\nquestion = "PMH-1"\nvalue = "no"\n'
        '[[answers]]\nquestion = "PMH-2"\nabout = "child-1"\nvalue = "little"\n'
    )
    done = call("case", "s.toml", "--answers", written("from.toml", text), "--as", "json")
    kept = tomllib.loads(Path("s.toml").read_text(encoding="utf-8"))["answers"]

    assert "little" in [answer["value"] for answer in kept]
    assert [("PMH-2", "child-1")] == [
        (item["question"], item["about"]) for item in json.loads(done.out)["parked"]
    ]


def test_where_the_file_answers_differently_nothing_is_written_and_each_is_listed() -> None:
    draft = saved()
    before = draft.read_bytes()
    other = SOME.replace('"no"', '"yes"').replace('evidence = "record"', 'evidence = "assumed"')
    done = call("case", draft, "--answers", written("from.toml", other), "--today", DAY)

    assert (3, "") == (done.code, done.out)
    assert [
        (
            "from.toml, line 1, answers 1 (NOW-1): NOW-1 is answered differently in s.toml. "
            "Nothing was written. Keep one of the two."
        ),
        (
            "from.toml, line 5, answers 2 (VIS-5 child-2): VIS-5 (child-2) is answered differently "
            "in s.toml. Nothing was written. Keep one of the two."
        ),
    ] == done.problems
    assert before == draft.read_bytes()
