"""The words of each form, in `question_banks/talks`, and the code that asks them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from ehe_check import resources
from ehe_check.ask.form_field import FieldKind, FieldWords, form_bank
from ehe_check.check.phrases_never_said import careless_in
from ehe_check.errors import UnusableFileError

FORMS = sorted(path.stem for path in resources.TALKS.glob("*.toml"))


def asked_by(name: str) -> Iterator[tuple[str, frozenset[str] | None]]:
    """Each id that the code asks of a bank, with the blanks that it fills, None where it does not.

    It is asked as `BANK["id"]`, with the id written out, where BANK is `form_bank("name")`.
    """
    for path in resources.PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if f'form_bank("{name}")' in text:
            yield from _asked_in(ast.parse(text))


def _asked_in(module: ast.Module) -> Iterator[tuple[str, frozenset[str] | None]]:
    nodes = [*ast.walk(module)]
    calls = {id(node.func): node for node in nodes if isinstance(node, ast.Call)}
    fills = {
        id(node.value): calls[id(node)]
        for node in nodes
        if isinstance(node, ast.Attribute) and node.attr == "filled"
    }
    for node in nodes:
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "BANK":
            blanks = fills.get(id(node))
            names = frozenset(str(each.arg) for each in blanks.keywords) if blanks else None
            yield ast.literal_eval(node.slice), names


def blanks_in(words: FieldWords) -> frozenset[str]:
    said = " ".join((words.text, words.help, words.why, *words.choices.values()))
    return frozenset(name for _, name, _, _ in Formatter().parse(said) if name)


@pytest.mark.parametrize("name", FORMS)
def test_every_question_of_a_form_is_asked_and_every_blank_of_it_is_filled(name: str) -> None:
    bank, asked = form_bank(name), [*asked_by(name)]

    assert {*bank} == {id_ for id_, _ in asked}
    for id_, filled in asked:
        assert blanks_in(bank[id_]) == (filled or frozenset()), id_


@pytest.mark.parametrize("name", FORMS)
def test_a_question_has_what_its_kind_needs_and_nothing_that_it_does_not_use(name: str) -> None:
    for id_, words in form_bank(name).items():
        is_worded = words.kind is FieldKind.WORDS
        assert not words.choices or words.kind.is_choice, id_
        assert not words.skips or words.kind.is_choice, id_
        assert not words.needed or isinstance(words.needed, str) is is_worded, id_
        assert not (words.also and words.kind.is_choice), id_
        assert words.also.startswith(words.key), id_
        assert words.key or not words.also.startswith(("0", "+")), id_


@pytest.mark.parametrize("name", FORMS)
def test_no_question_of_a_form_says_what_no_page_may_or_sends_anybody_to_the_family(
    name: str,
) -> None:
    for id_, words in form_bank(name).items():
        said = [words.text, words.help, words.why, words.also, str(words.needed)]
        for text in (*said, *words.choices.values()):
            assert [] == [*careless_in(id_, text, "stands under HOLD as well")]


def test_what_is_wrong_with_the_words_of_a_form_is_said_by_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '[held]\ntext = "When?"\nkind = "dya"\n\n[who]\ntext = ""\n'
    (tmp_path / "odd.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(resources, "TALKS", tmp_path)
    with pytest.raises(UnusableFileError, match="held, kind"):
        form_bank("odd")
