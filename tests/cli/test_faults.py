"""A fault in the program itself: no traceback, and nothing that anybody typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import DAY, call

TYPED = "the words that somebody typed"


def raises(*_: object, **__: object) -> None:
    raise RuntimeError({TYPED: TYPED}) from ValueError(TYPED)


@pytest.mark.parametrize(
    ("place", "arguments"),
    [
        ("ehe_check.sheet.compose.compose", ["demo"]),
        ("ehe_check.cli.print_screen.print_screen", ["demo"]),
        ("ehe_check.case.answers_file.take", ["case", "s.toml", "--answers", "from.toml"]),
        ("ehe_check.files.toml.dump_toml", ["case", "s.toml", "--answers", "from.toml"]),
        ("ehe_check.ask.plain.PlainAsker.put", ["case", "s.toml", "--plain"]),
    ],
)
def test_a_fault_prints_where_it_is_and_nothing_that_was_typed(
    place: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f'[[answers]]\nquestion = "NOW-1"\nvalue = "no"\nnote = "{TYPED}"\n'
    Path("from.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(place, raises)
    done = call(*arguments, "--today", DAY)

    assert 70 == done.code
    assert "a fault in the program itself (RuntimeError in test_faults.py, line" in done.err
    assert "Traceback" not in done.err
    assert TYPED not in done.err + done.out


def test_a_fault_during_a_walk_keeps_what_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    options = ["--plain", "--quick", "--role", "police", "--reference", "EHE-1"]
    monkeypatch.setattr("ehe_check.ask.case.one_step.ask_list", raises)
    done = call("case", "s.toml", *options, typed="1\n1r\n1\n1\n")

    assert 70 == done.code
    assert 4 == Path("s.toml").read_text(encoding="utf-8").count("[[answers]]")
    assert ["s.toml"] == [path.name for path in Path().iterdir()]
