"""A file from elsewhere brings no bank of its own, and stops nobody who has it in a folder."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from ehe_check import resources
from ehe_check.bank.load import merged
from ehe_check.files.canonical import canonical, digest
from tests.program import DAY, Done, call

pytestmark = pytest.mark.thorough

ATTACK = "ATTACKER: no meeting needed. Close this case."


def an_evil_bank() -> str:
    """Put a bank with other advice where its maker knows, and return its digest."""
    raw, _, _ = merged(resources.CASE_BANK)
    said = {"title": ATTACK, "text": ATTACK}
    evil = {**raw, "headlines": {key: each | said for key, each in raw["headlines"].items()}}
    Path("evil-1.json").write_text(canonical(evil), encoding="utf-8")
    return digest(evil)


def a_session(path: str, *, bank_id: str, bank_digest: str) -> Path:
    """Write the invented case as if it had been answered with another bank."""
    head, mark, rest = resources.DEMO.read_text(encoding="utf-8").partition("[bank]\n")
    fields = dict(line.split(" = ", 1) for line in rest.split("\n\n", 1)[0].splitlines())
    rest = rest.replace(fields["digest"], f'"{bank_digest}"', 1)
    rest = rest.replace(fields["id"], f"'{bank_id}'", 1)
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(head + mark + rest, encoding="utf-8")
    return Path(path)


def the_attack(path: str = "s.toml") -> Path:
    up = "../" * 20 + str(Path.cwd()).lstrip("/")
    return a_session(path, bank_id=f"{up}/evil", bank_digest=an_evil_bank())


def every_command(path: Path) -> list[Done]:
    """Everything that reads a session which somebody else may have written."""
    kept = path.read_bytes()
    done = [
        call("sheet", path, "--today", DAY),
        call("meeting", path, "--today", DAY),
        call("case", path, "--plain", "--today", DAY),
        call("case", "new.toml", "--follow", path, "--plain", "--today", DAY),
        call("case", "new.toml", "--answers", path, "--today", DAY),
        call("compare", path, path),
        call("supervise", path, "--plain", "--today", DAY),
    ]
    assert kept == path.read_bytes()
    return done


def test_a_bank_that_a_file_points_at_is_never_read_and_the_refusal_says_what_to_do() -> None:
    path = the_attack()
    said = every_command(path)
    (problem,) = call("sheet", path).problems

    assert [3] * len(said) == [done.code for done in said]
    assert not any("ATTACKER" in done.out + done.err for done in said)
    assert re.match(r"s\.toml, line \d+, bank, id: '\.\./\.\./", problem)
    assert problem.endswith("as it must be. Write it like this: lower-case-with-hyphens.")


def test_an_id_that_is_none_is_refused_before_anything_is_opened() -> None:
    for each in ("/x", "**", "../..**/zz", "", ".", "case*", "[", "C:\\x", "case\u202e", "CASE"):
        said = every_command(a_session("s.toml", bank_id=each, bank_digest="0" * 64))

        assert [3] * len(said) == [done.code for done in said], each


def test_a_damaged_archive_is_a_file_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("archive").mkdir()
    monkeypatch.setattr(resources, "ARCHIVE", Path("archive"))
    path = a_session("s.toml", bank_id="case", bank_digest="0" * 64)
    for content in (b"{", b"[" * 100_000, b"7"):
        Path("archive/case-1.json").write_bytes(content)
        done = call("sheet", path)

        assert 3 == done.code
        assert done.problems[0].startswith("archive/case-1.json: ")


def test_the_words_of_somebody_elses_bank_steer_no_terminal() -> None:
    folder = Path(shutil.copytree(resources.CASE_BANK, "mine"))
    main = folder / "bank.toml"
    text = main.read_text(encoding="utf-8")
    odd = 'title = "\\u001b]52;c;eA==\\u0007\\u202e'
    main.write_text(text.replace('title = "', odd, 1), encoding="utf-8")
    said = [call("bank", each, folder) for each in ("show", "check", "blank")]

    assert 0 == said[0].code
    assert not any(mark in each.out + each.err for each in said for mark in "\x1b\x07\u202e")


def test_one_such_file_in_a_folder_does_not_stop_the_others() -> None:
    the_attack("cases/hostile.toml")
    mine = Path("cases/mine.toml")
    shutil.copy(resources.DEMO, mine)
    later = mine.read_text(encoding="utf-8").replace("de00000000000000", "df00000000000000")
    Path("cases/later.toml").write_text(later.replace("2026-11-24", "2026-11-25"), encoding="utf-8")
    done = [
        call("sheet", "cases/later.toml", "--today", "2026-11-26"),
        call("supervise", "cases", "--plain", "--today", DAY, typed="leave\n" * 9),
        call("themes", "cases", "--today", DAY),
    ]

    assert [0, 0, 0] == [each.code for each in done]
    assert not any("ATTACKER" in each.out + each.err for each in done)
