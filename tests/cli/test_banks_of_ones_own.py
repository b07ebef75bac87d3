"""Banks named by their folder: refused wherever one is named if broken, and printed blank."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from ehe_check import resources
from tests.program import DAY, Done, call

LONG_AGO = 20
CIRCLE = """
[conditions.zz-a]
condition = "zz-b"
[conditions.zz-b]
condition = "zz-a"
"""


def doubling(times: int) -> str:
    """Conditions of which each holds the one before it twice."""
    rows = ['[conditions.c0]\nquestion = "NOW-1"\nis = ["no"]']
    rows += [
        f'[conditions.c{n}]\nall = [{{ condition = "c{n - 1}" }}, {{ condition = "c{n - 1}" }}]'
        for n in range(1, times)
    ]
    return "\n".join(["", *rows, ""])


def a_bank(conditions: str, gate: str) -> Path:
    """The bank as shipped, with conditions of one's own and a question that waits for one."""
    folder = Path("mine")
    shutil.copytree(resources.CASE_BANK, folder)
    main = folder / "bank.toml"
    main.write_text(main.read_text(encoding="utf-8") + conditions, encoding="utf-8")
    topic = max(folder.glob("1*.toml"))
    first = topic.read_text(encoding="utf-8").rpartition("[[questions]]\n")
    waits = f'[[questions]]\nwhen = {{ condition = "{gate}" }}\n'
    topic.write_text(first[0] + waits + without_gate(first[2]), encoding="utf-8")
    return folder


def without_gate(question: str) -> str:
    return "\n".join(line for line in question.split("\n") if not line.startswith("when ="))


def every_command(folder: Path) -> list[Done]:
    Path("cases").mkdir(exist_ok=True)
    done = Path(shutil.copy(resources.DEMO, "cases"))
    Path("more.toml").write_text('[[answers]]\nquestion = "NOW-1"\nvalue = "no"\n')
    text = done.read_text(encoding="utf-8").replace("de00000000000000", "df00000000000000")
    draft = "\n".join(line for line in text.split("\n") if not line.startswith("finished ="))
    Path("draft.toml").write_text(draft, encoding="utf-8")
    return [
        call("case", "new.toml", "--bank", folder, "--answers", "more.toml", "--today", DAY),
        call("case", "new.toml", "--bank", folder, "--plain", "--reference", "E", typed="1\n"),
        call("sheet", "draft.toml", "--bank", folder, "--today", DAY),
        call("sheet", done, "--bank", folder, "--today", DAY),
        call("meeting", done, "--bank", folder, "--today", DAY),
        call("compare", done, "draft.toml", "--bank", folder),
        call("themes", "cases", "--bank", folder, "--today", DAY),
        call("bank", "blank", folder),
    ]


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
    folder = a_bank(conditions, gate)
    started = time.monotonic()
    done = every_command(folder)
    checked = call("bank", "check", folder, "--today", DAY)

    assert [3] * len(done) == [each.code for each in done]
    assert all(said in each.err for each in done), [each.err for each in done]
    assert 1 == checked.code
    assert said.removeprefix("mine, ") in checked.err
    assert not Path("new.toml").exists()
    assert time.monotonic() - started < LONG_AGO


def test_conditions_that_double_as_often_as_may_be_are_judged() -> None:
    folder = a_bank(doubling(5), "c4")
    Path("more.toml").write_text('[[answers]]\nquestion = "NOW-1"\nvalue = "no"\n')
    done = call("case", "new.toml", "--bank", folder, "--answers", "more.toml", "--today", DAY)

    assert (0, []) == (done.code, done.problems)


# `bank blank`: the questions on paper, in every form, of any bank that can be followed.


CLOSING = "This page cannot tell you a child is safe."


def test_all_questions_are_printed_unless_the_quick_set_is_wanted() -> None:
    full, quick = call("bank", "blank"), call("bank", "blank", "--quick")

    assert (True, False) == ("FAM-4  " in full.out, "FAM-4  " in quick.out)
    for done in (full, quick):
        assert (0, True) == (done.code, done.out.endswith(f"{CLOSING}\n"))
