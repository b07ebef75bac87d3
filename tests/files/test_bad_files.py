"""Bad input: one line a problem, the right exit code, and the file as it was."""

from __future__ import annotations

import errno
import os
import pkgutil
import re
import shutil
import stat
import time
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import ehe_check
from ehe_check import resources
from ehe_check.bank.load import bank_of, merged
from ehe_check.case.session_file import read_session
from ehe_check.errors import UnusableFileError
from ehe_check.files import toml as toml_files
from ehe_check.files.checked import EXAMPLES
from ehe_check.files.exact import Exact, Keeping
from ehe_check.files.toml import dump_toml
from ehe_check.judge.answers import MOST_ON_A_LIST
from ehe_check.settings.places import read_settings
from tests.nobody import as_nobody
from tests.program import DAY, call
from tests.writing import write_session

pytestmark = pytest.mark.usefixtures("empty_folder")

GOOD = """\
format = 2

[case]
reference = "EHE-0042"

[session]
id = "3f9c1e0a7b5d2c48"
started = 2026-11-24T09:05:00+00:00
set = "quick"

[bank]
id = "case"
version = "2026.11.1"
digest = "9f2b000000000000000000000000000000000000000000000000000000000000"

[[entries]]
id = "child-1"
label = "eldest"
age = "school-age"

[[answers]]
question = "NOW-1"
value = "no"

[[answers]]
question = "VIS-1"
about = "child-1"
value = "never"
evidence = "record"
"""
JARGON = (
    "valid",
    "Input",
    "input",
    "instance",
    "dictionary",
    "tuple",
    "datetime",
    "timezone",
    "Union",
    "tag",
    "pydantic",
    "NoneType",
    "pattern",
)


def written(content: str | bytes, name: str = "bad.toml") -> Path:
    path = Path(name)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def contents(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def refused(path: Path, *, code: int = 3) -> list[str]:
    """Say what every command says of a file, which stays as it is."""
    before = contents(path)
    shown = call("sheet", path)
    answered = call("case", path, "--plain", "--answers", written(ANSWERS, "good-answers.toml"))
    taken = call("case", "never.toml", "--answers", path)

    for done in (shown, answered, taken):
        assert (code, "") == (done.code, done.out)
        assert "Traceback" not in done.err
    assert before == contents(path)
    assert not Path("never.toml").exists()
    assert shown.problems == answered.problems
    return shown.problems


ANSWERS = '[[answers]]\nquestion = "NOW-1"\nvalue = "no"\n'


# Files that are no session at all


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"x = \n", "bad.toml, line 1: is not TOML: "),
        (b"[case]\nreference = 'x\n", "bad.toml, line 2: is not TOML: "),
        (b"a = 1\na = 2\n", "bad.toml, line 2: is not TOML: duplicate key. "),
        (b"a = 2026-02-30\n", "bad.toml, line 1: is not TOML: invalid date"),
        (b"a = 0000-01-01\n", "bad.toml, line 1: is not TOML: "),
        (b"a = 1\n\xff\xfe\n", "bad.toml: line 2 is not UTF-8 text. Save the file as UTF-8"),
        (bytes(range(256)) * 8, "bad.toml: line 2 is not UTF-8 text. "),
        (b"\x00\x01", "bad.toml, line 1: is not TOML: "),
        (b"a = " + b"[" * 100_000, "bad.toml, line 1: is nested too deeply. "),
        (b"a." * 50_000 + b"a = 1", "bad.toml: is nested too deeply. "),
        (b"format = 3\nx = [", "bad.toml, line 2: is not TOML: "),
        (b"format = 3\nx = 1\n", "bad.toml: is of format 3, and this version reads up to "),
    ],
)
def test_what_is_no_toml_of_ours_is_one_line(content: bytes, said: str) -> None:
    (problem,) = refused(written(content))

    assert said == problem[: len(said)]


def test_a_newer_format_asks_for_a_newer_program() -> None:
    (problem,) = refused(written(GOOD.replace("format = 2", "format = 7")))

    assert problem.endswith("Install a newer ehe-check to open it.")


def test_a_file_of_the_trial_version_is_refused_in_one_sentence() -> None:
    assert [
        (
            "bad.toml: was made with a trial version of ehe-check (format 1), which this one "
            "cannot read. Begin it anew; nothing in it was changed."
        )
    ] == refused(written(GOOD.replace("format = 2", "format = 1")))


@pytest.mark.parametrize(
    ("head", "code"), [("format = 1\n", 3), ("format = 2\n", 0), ("", 0)], ids=["1", "2", "none"]
)
def test_bare_answers_are_refused_only_if_they_say_that_they_are_older(
    head: str, code: int
) -> None:
    done = call("case", written(GOOD), "--answers", written(head + MORE, "more.toml"))

    assert code == done.code
    assert ("trial version" in done.err) is (code == 3)


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert ["bad.toml: is empty. Take it from a copy, or start in another file."] == [
        *call("sheet", written("")).problems
    ]


def test_bare_answers_are_no_session_and_the_remedy_says_how_to_use_them() -> None:
    assert [
        "bad.toml: holds answers but no [session]. Use it with --answers, and another FILE."
    ] == call("sheet", written(ANSWERS)).problems


def test_ten_megabytes_of_noise_are_refused_by_their_size_unread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(os.urandom(10 * 1024 * 1024))
    really_read = Path.read_bytes

    def read_any_other(self: Path) -> bytes:
        assert self != path
        return really_read(self)

    monkeypatch.setattr(Path, "read_bytes", read_any_other)
    done = call("sheet", path)

    assert (3, ["bad.toml: is 10.0 MB, larger than any file of this program. "]) == (
        done.code,
        [problem.split("Check")[0] for problem in done.problems],
    )


def test_a_folder_is_no_file() -> None:
    Path("bad.toml").mkdir()

    assert ["bad.toml: is not a file. Give the path of a TOML file."] == refused(Path("bad.toml"))


def test_a_pipe_is_no_file_and_is_not_waited_for() -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo("bad.toml")

    assert ["bad.toml: is not a file. Give the path of a TOML file."] == refused(Path("bad.toml"))


def test_a_device_is_no_file() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("this system has no /dev/zero")

    assert 1 == len(refused(Path("/dev/zero")))


def test_a_link_in_a_circle_and_one_to_nothing_are_one_line_each() -> None:
    Path("circle.toml").symlink_to("circle.toml")
    Path("nothing.toml").symlink_to("gone.toml")

    assert ["circle.toml", "nothing.toml"] == [
        refused(Path(name))[0].split(":")[0] for name in ("circle.toml", "nothing.toml")
    ]


def test_a_file_that_is_not_there_is_one_line() -> None:
    assert ["no.toml: is not there. Check the path and the name."] == call(
        "sheet", "no.toml"
    ).problems


# Byte-order marks, line ends and links are read as they should be


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf" + GOOD.encode(), GOOD.replace("\n", "\r\n").encode()],
    ids=["byte-order mark", "CRLF"],
)
def test_what_editors_do_to_a_file_does_not_matter(content: bytes) -> None:
    path = written(content)
    before = path.read_bytes()
    done = call("sheet", path, "--today", DAY)

    assert (0, []) == (done.code, done.problems)
    assert call("sheet", written(GOOD, "good.toml"), "--today", DAY).out == done.out
    assert before == path.read_bytes()


def test_a_link_stays_a_link_and_its_target_is_saved() -> None:
    Path("folder").mkdir()
    written(GOOD, "folder/real.toml")
    Path("link.toml").symlink_to("folder/real.toml")
    done = call("case", "link.toml", "--answers", written(MORE, "more.toml"))

    assert 0 == done.code
    assert Path("link.toml").is_symlink()
    assert "NOW-2" in Path("folder/real.toml").read_text(encoding="utf-8")


MORE = '[[answers]]\nquestion = "NOW-2"\nvalue = "no"\n'


# Sessions that people have edited


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("EHE-0042", "", None),
        (
            'reference = "EHE-0042"',
            "reference = 42",
            "case, reference: needs text, and has a whole",
        ),
        ('reference = "EHE-0042"', "", "case: 'reference' is missing. Add reference = ..."),
        ("[case]\n", "case = 3\n[x]\n", "case: needs a table, and has a whole number"),
        ("2026-11-24T09:05:00+00:00", "2026-11-24", "session, started: needs a date and time, and"),
        ("2026-11-24T09:05:00+00:00", "12", "session, started: needs a date and time, and has a w"),
        ('set = "quick"', 'set = "quik"', "'quik' is not one of the words used here. Did you mean"),
        ('set = "quick"', 'role = "gp"', "session, role: 'gp' is not one of the words used here"),
        (
            'id = "child-1"\nlabel',
            'id = "eldest"\nlabel',
            "line 16, entries 1 (eldest), id: 'eldest",
        ),
        ('label = "eldest"\n', "", "line 16, entries 1 (child-1): 'label' is missing"),
        (
            'value = "no"',
            "value = true",
            "line 21, answers 1 (NOW-1), value: needs text, or a list",
        ),
        ('value = "no"', "not_known = 1", "not_known: needs true or false, and has a whole number"),
        ('value = "no"', "", "line 21, answers 1 (NOW-1): needs a value, not_known = true"),
        ('evidence = "record"', 'evidence = "recrod"', "Did you mean 'record'?"),
        (
            'evidence = "record"',
            "on = 2026",
            "line 25, answers 2 (VIS-1 child-1), on: needs a date",
        ),
        ('question = "VIS-1"\nabout = "child-1"', 'question = "NOW-1"', "answered a second time"),
        ("[[answers]]", "[answers]", "is not TOML"),
        ("format = 2", "format = true", "format: needs a whole number, and has true or false"),
        ("format = 2", "format = 0", "format: is 0, and must be at least 1"),
        (
            "[[answers]]",
            (
                '[[amendments]]\nquestion = "NOW-1"\nwas = 3\nat = 2026-11-24T09:05:00Z\n'
                'reason = ""\n'
                "[[answers]]"
            ),
            "amendments 1 (NOW-1), was: needs a table",
        ),
        (
            "[[answers]]",
            '[decision]\nurgency = "emergancy"\n[[answers]]',
            "decision, urgency: 'emergancy' is not one of the words used here. Did you mean 'emer",
        ),
    ],
)
def test_a_wrong_edit_is_one_line_with_its_place(before: str, after: str, said: str | None) -> None:
    assert before in GOOD
    path = written(GOOD.replace(before, after, 1))
    if said is None:
        assert 0 == call("sheet", path).code
        return
    (problem,) = call("sheet", path).problems

    assert problem.startswith("bad.toml")
    assert said in problem
    assert [] == [word for word in JARGON if word in problem.replace("invalid", "")]


def listing(children: int, *, removed: int = 0) -> str:
    """A session in which so many children are listed, and so many more were taken off."""
    rows = [f'[[entries]]\nid = "child-{n}"\nlabel = "x"' for n in range(2, children + 1)]
    rows += [
        f'[[entries]]\nid = "child-{children + 1 + n}"\nlabel = "x"\nremoved = 2026-11-01'
        for n in range(removed)
    ]
    return GOOD + "\n".join(rows)


def test_a_list_of_more_than_anybody_could_wait_for_is_refused_at_the_door() -> None:
    started = time.monotonic()
    problems = refused(written(listing(200)))

    assert 100 == len(problems)
    assert problems[0].startswith(
        "bad.toml, line 327, entries 101 (child-101): is one more than the"
    )
    assert problems[0].endswith("Put the rest in a second session, so that nobody is left out.")
    assert time.monotonic() - started < SOON


def test_answers_that_list_thousands_are_refused_at_once() -> None:
    rows = "".join(f'[[entries]]\nid = "child-{n}"\nlabel = "x"\n' for n in range(1, 10_000))
    started = time.monotonic()
    done = call("case", "never.toml", "--answers", written(rows + ANSWERS))

    assert (3, 9_999 - MOST_ON_A_LIST) == (done.code, len(done.problems))
    assert time.monotonic() - started < SOON


def test_a_list_may_hold_many_who_were_taken_off_it() -> None:
    assert 0 == call("case", written(listing(3, removed=40)), "--answers", written(MORE, "m")).code


SOON = 20


def test_every_problem_of_a_session_is_said_at_once() -> None:
    text = GOOD.replace('"quick"', '"quik"').replace('"no"', "3").replace('"record"', "[]")
    problems = refused(written(text))

    assert ["bad.toml, session, set", "bad.toml, line 21", "bad.toml, line 25"] == [
        ", ".join(problem.split(":")[0].split(", ")[: 3 if "set" in problem else 2])
        for problem in problems
    ]


def test_unknown_keys_of_a_session_are_named_once_and_kept_value_for_value() -> None:
    odd = """\
empty = []
word = "x"
nested = [[1, 2.5], { day = 2026-11-24, hour = 09:05:00, when = 2026-11-24T09:05:00.25+02:00 }]
not_known = false
"""
    text = GOOD.replace("[case]\n", f"[extra]\n{odd}\n[case]\nreferense = 'y'\n")
    text = text.replace('question = "', 'colour = []\nquestion = "')
    path = written(text)
    done = call("case", path, "--answers", written(MORE, "more.toml"))
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    line = text.split("\n").index("[[answers]]") + 1

    assert 0 == done.code
    assert [
        (
            "bad.toml: the key 'extra' is not known here. Use one of: amendments, answers, "
            "bank, case, decision, entries, format, hold, outcome, session. It is kept."
        ),
        (
            "bad.toml, case: the key 'referense' is not known here. Did you mean 'reference'? "
            "It is kept."
        ),
        (
            f"bad.toml, line {line}, answers 1 (NOW-1): the key 'colour' is not known here. "
            "Use one of: about, "
            "answered, asked, confirmed, evidence, not_known, note, on, question, skipped, "
            "value. It is kept."
        ),
    ] == done.problems
    assert tomllib.loads(odd) == kept["extra"]
    assert "y" == kept["case"]["referense"]
    assert [[], [], None] == [answer.get("colour") for answer in kept["answers"]]


def test_an_unknown_key_of_an_entry_is_named_and_kept() -> None:
    path = written(GOOD.replace("age = ", "agee = "))
    done = call("case", path, "--answers", written(MORE, "more.toml"))

    assert (
        0,
        ["bad.toml, child-1: the key 'agee' is not known here. Did you mean 'age'? It is kept."],
    ) == (
        done.code,
        done.problems,
    )
    assert 'agee = "school-age"' in path.read_text(encoding="utf-8")


def test_unknown_questions_and_options_of_a_session_are_kept_and_set_aside() -> None:
    path = written(GOOD.replace("NOW-1", "NOW-99").replace('"never"', '"nevr"'))
    done = call("sheet", path)

    assert 0 == done.code
    assert [
        (
            "bad.toml: holds answers that do not fit the questions (NOW-99, VIS-1 (child-1)). "
            "They are kept, and set aside."
        )
    ] == done.problems


def test_an_empty_list_of_options_is_still_there_after_saving() -> None:
    path = written(GOOD.replace('value = "no"', "value = []"))
    write_session(path, read_session(path).session)

    assert () == read_session(path).session.answers[0].value


def test_ten_thousand_wrong_rows_are_said_within_seconds() -> None:
    path = written("[[answers]]\nquestion = 1\n" * 10_000)
    done = call("case", "--answers", path)

    assert (3, 10_000) == (done.code, len(done.problems))


# Banks and settings


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            'kind = "choice"',
            'kind = "choise"',
            "10-now.toml, question NOW-1, kind: 'choise' is not",
        ),
        (
            'keeps = "today"',
            'fact = "yes"',
            "question NOW-1, fact: needs true or false, and has text",
        ),
        (
            'text = "',
            'txt = "',
            "question NOW-1: the key 'txt' is not known here. Did you mean 'text'",
        ),
        (
            'id = "NOW-1"',
            'id = "now1"',
            "id: 'now1' is not written as it must be. Write it like this",
        ),
        (
            'keeps = "today"',
            "when = 3",
            "question NOW-1, when: needs a condition, and has a whole number",
        ),
        (
            'keeps = "today"',
            'when = { qestion = "NOW-2", is = ["no"] }',
            "when: needs one of: question, attribute, roster, worked_out, condition, all, any, not",
        ),
        (
            'keeps = "today"',
            'when = { question = "NOW-2", iss = ["no"], is = ["no"] }',
            "question NOW-1, when: the key 'iss' is not known here. Did you mean 'is'?",
        ),
        (
            'keeps = "today"',
            'when = { all = [{ question = "NOW-2", is = "no" }] }',
            "question NOW-1, when, all 1, is: needs a list, and has text",
        ),
        (
            'keeps = "today"',
            'when = { not = { question = 3, is = ["no"] } }',
            "question NOW-1, when, not, question: needs text, and has a whole number",
        ),
        (
            'keeps = "today"',
            "when = { all = [] }",
            "question NOW-1, when, all: is empty, or too short",
        ),
        (
            'keeps = "today"',
            'help = { polise = "x" }',
            "help, polise: 'polise' is not one of the words used here. Did you mean 'police'?",
        ),
        ('kind = "act-today"', 'kind = "act-tody"', "prompt NOW-1.lead, kind: 'act-tody' is not"),
        (
            'on = ["not-sure", "not-known"]',
            'on = "not-sure"',
            "prompt NOW-1.lead, on: needs a list, and has text",
        ),
        (
            'effects = ["TODAY lead"]',
            'effects = ["TODAY"]',
            "question NOW-1, options 2, effects 1: TODAY needs one or more of social-care",
        ),
        (
            'effects = ["TODAY lead"]',
            "effects = [7]",
            'options 2, effects 1: needs text such as "SIGN" or "TODAY lead"',
        ),
        ('[topic]\nid = "NOW"', '[topic]\nid = "now"', "topics 1, id: 'now' is not written as it"),
    ],
)
def test_a_wrong_bank_is_said_in_plain_words(before: str, after: str, said: str) -> None:
    shutil.copytree(resources.CASE_BANK, "mine")
    file = Path("mine/10-now.toml")
    text = file.read_text(encoding="utf-8")
    assert before in text
    if "help" in after:
        text = "\n".join(line for line in text.split("\n") if not line.startswith("help"))
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    done = call("bank", "show", "mine")

    assert (3, "") == (done.code, done.out)
    assert [True] == [said in problem for problem in done.problems if said in problem]
    assert [] == [word for word in JARGON if word in done.err]


def test_questions_in_the_main_file_of_a_bank_are_not_passed_over() -> None:
    shutil.copytree(resources.CASE_BANK, "mine")
    with Path("mine/bank.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[questions]]\nid = "NOW-1"\n')
    done = call("bank", "check", "mine")

    assert (3, 1) == (done.code, len(done.problems))
    assert "the key 'questions' does not belong here" in done.err


def test_an_unknown_key_in_the_settings_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "config.toml").write_text("plane = true\n", encoding="utf-8")

    with pytest.raises(UnusableFileError, match="the key 'plane' is not known here"):
        read_settings()


def every_model(of: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield every model of the program that is made of another."""
    for each in of.__subclasses__():
        yield from every_model(each)
        if each.__module__.startswith("ehe_check."):
            yield each


def shapes_in(schema: object) -> Iterator[str]:
    """Yield every pattern in a schema, of values and of the keys of a table."""
    if isinstance(schema, dict):
        if isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        yield from schema.get("patternProperties", {})
        yield from (shape for each in schema.values() for shape in shapes_in(each))
    elif isinstance(schema, list):
        yield from (shape for each in schema for shape in shapes_in(each))


def test_every_shape_that_a_word_must_have_has_an_example() -> None:
    for module in pkgutil.walk_packages(ehe_check.__path__, "ehe_check."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    models = [*every_model(Exact), *every_model(Keeping)]
    shapes = {shape for each in models for shape in shapes_in(each.model_json_schema())}

    assert shapes == EXAMPLES.keys()
    assert all(re.search(shape, example.split(" or ")[0]) for shape, example in EXAMPLES.items())


def test_a_shape_without_an_example_is_still_an_error_with_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for shape in tuple(EXAMPLES):
        monkeypatch.delitem(EXAMPLES, shape)
    (problem,) = call("sheet", written(GOOD.replace('"3f9c1e0a7b5d2c48"', '"?"'))).problems

    assert "bad.toml, session, id: '?' is not written as it must be." == problem


SCALARS = st.one_of(
    st.integers(), st.booleans(), st.floats(), st.text(max_size=3), st.dates(), st.times()
)
WRONG = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=2),
    st.dictionaries(st.sampled_from(["is", "question", "all", "x"]), SCALARS, max_size=2),
)
RAW_BANK = merged(resources.CASE_BANK)


def places(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield (*path, number)
            yield from places(inner, (*path, number))


def with_wrong(value: Any, path: tuple[Any, ...], wrong: object) -> Any:  # noqa: ANN401 (any TOML value)
    if not path:
        return wrong
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[path[0]] = with_wrong(value[path[0]], path[1:], wrong)
    return changed


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(list(places(RAW_BANK[0]))), WRONG)
def test_any_value_put_anywhere_in_a_bank_is_read_or_refused_in_plain_words(
    path: tuple[Any, ...], wrong: object
) -> None:
    raw, files, name = RAW_BANK
    try:
        bank_of(with_wrong(raw, path, wrong), files, name)
    except UnusableFileError as error:
        facts = [problem.fact for problem in error.problems]

        assert [] == [fact for fact in facts for word in JARGON if word in fact.split("'")[0]]


SESSION = tomllib.loads(GOOD)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(list(places(SESSION))), WRONG)
def test_any_value_put_anywhere_in_a_session_is_read_or_refused_in_plain_words(
    path: tuple[Any, ...], wrong: object
) -> None:
    content = dump_toml(with_wrong(SESSION, path, wrong))
    done = call("sheet", written(content), "--today", DAY)

    assert done.code in (0, 3)
    assert done.problems or done.code == 0
    assert [] == [
        word for line in done.problems for word in JARGON if f" {word} " in line.split("'")[0]
    ]


# What the system does not allow


def test_a_full_disk_leaves_the_file_as_it_was_and_no_other_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(GOOD)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    done = call("case", path, "--answers", written(MORE, "more.toml"))

    assert (3, "") == (done.code, done.out)
    assert [True] == [
        line.startswith("bad.toml: cannot be written: the disk is full.") for line in done.problems
    ]
    assert GOOD == path.read_text(encoding="utf-8")
    assert ["bad.toml", "more.toml"] == sorted(item.name for item in Path().iterdir())


def test_a_session_that_grows_too_large_to_read_is_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = written(GOOD)
    long = written(f'[[answers]]\nquestion = "NOW-2"\nnote = "{"x" * 900}"\n', "long.toml")
    monkeypatch.setattr(toml_files, "LARGEST", 1200)
    done = call("case", path, "--answers", long)

    assert (3, 1) == (done.code, len(done.problems))
    assert GOOD == path.read_text(encoding="utf-8")


def test_a_file_that_may_not_be_read_is_one_line(open_folder: Path) -> None:
    path = open_folder / "s.toml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)
    done = as_nobody("sheet", str(path))

    assert 3 == done.code
    assert [f"{path}: cannot be read: you do not have permission."] == [
        problem.split(" Choose")[0] for problem in done.problems
    ]


def test_a_folder_that_may_not_be_written_is_one_line(open_folder: Path) -> None:
    path = open_folder / "s.toml"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0o644)
    more = open_folder / "more.toml"
    more.write_text(MORE, encoding="utf-8")
    more.chmod(0o644)
    done = as_nobody("case", str(path), "--answers", str(more))

    assert (3, "") == (done.code, done.out)
    assert [f"{path}: cannot be written: you do not have permission."] == [
        problem.split(" Choose")[0] for problem in done.problems
    ]
    assert GOOD == path.read_text(encoding="utf-8")


def test_a_folder_that_may_not_be_entered_is_one_line(open_folder: Path) -> None:
    hidden = open_folder / "hidden"
    hidden.mkdir(mode=0o700)
    done = as_nobody("demo", "--out", str(hidden / "sheet.json"))

    assert (3, 1) == (done.code, len(done.problems))


@pytest.mark.parametrize(
    "arguments",
    [
        ("themes", "{hidden}"),
        ("supervise", "{hidden}", "--plain"),
        ("sheet", "{path}", "--earlier", "{hidden}"),
        ("quiz", "change", "{hidden}"),
        ("quiz", "stats", "{hidden}"),
    ],
    ids=" ".join,
)
def test_a_folder_that_may_not_be_looked_into_is_named(
    open_folder: Path, arguments: tuple[str, ...]
) -> None:
    path, hidden = open_folder / "s.toml", open_folder / "hidden"
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0o644)
    hidden.mkdir(mode=0o700)
    done = as_nobody(*(each.format(path=path, hidden=hidden) for each in arguments))

    assert (3, "") == (done.code, done.out)
    assert [f"{hidden}: cannot be read: you do not have permission."] == [
        problem.split(" Choose")[0] for problem in done.problems
    ]


def test_what_is_saved_is_for_its_owner_only() -> None:
    path = written(GOOD)
    path.chmod(0o644)
    call("case", path, "--answers", written(MORE, "more.toml"))

    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
