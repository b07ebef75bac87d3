"""Gates in words: they say exactly what a question waits for, and can be read back."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from ehe_check.bank.condition import Condition
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.letters import EVIDENCE_CODES, codes_of
from ehe_check.bank.question import QuestionKind
from ehe_check.blank.page import gate_words
from tests.worked import shipped_bank

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
BANK = shipped_bank()
CHOICES = [question for question in BANK.questions if question.options]
QUANTIFIERS = {"some": "at least one", "every": "every", "no": "no"}


def words(raw: dict[str, Any]) -> str:
    return gate_words(BANK, CONDITION.validate_python(raw))


def test_a_condition_is_said_with_codes() -> None:
    text = Path(__file__).with_name("gates.toml").read_text(encoding="utf-8")
    for expected, raw in tomllib.loads(text).items():
        assert expected == words(raw)


def test_every_gate_of_the_shipped_bank_is_a_readable_sentence() -> None:
    gates = [gate_words(BANK, each.when) for each in BANK.questions if each.when is not None]

    assert [] == [gate for gate in gates if len(gate) > 100]
    assert "EHE-1 is e or e? for at least one child" in gates
    assert "a worry is open" in gates


@st.composite
def leaves(draw: st.DrawFn) -> dict[str, Any]:
    question = draw(st.sampled_from(CHOICES))
    options = draw(st.lists(st.sampled_from(question.option_ids), min_size=1, unique=True))
    in_order = [each for each in codes_of(question.options) if each in options]
    leaf: dict[str, Any] = {"question": question.id, "is": in_order}
    if draw(st.booleans()):
        known = draw(st.lists(st.sampled_from(Evidence), min_size=1, max_size=3, unique=True))
        leaf["evidence"] = [each.value for each in known]
    if question.per and draw(st.booleans()):
        leaf[draw(st.sampled_from(tuple(QUANTIFIERS)))] = question.per
    return leaf


CONDITIONS: st.SearchStrategy[dict[str, Any]] = st.recursive(
    leaves(),
    lambda inner: st.one_of(
        st.builds(lambda part: {"not": part}, inner),
        st.builds(
            lambda word, parts: {word: parts},
            st.sampled_from(("all", "any")),
            st.lists(inner, min_size=2, max_size=3),
        ),
    ),
    max_leaves=6,
)


@given(CONDITIONS)
def test_what_is_said_can_be_read_back_as_the_same_condition(raw: dict[str, Any]) -> None:
    assert raw == read(words(raw))


def read(said: str) -> dict[str, Any]:
    """Read a sentence back, knowing only what a person with the blank in hand knows."""
    if said.startswith("it is not so that "):
        return {"not": read(_bare(said.removeprefix("it is not so that ")))}
    for word, key in (("and", "all"), ("or", "any")):
        parts = _parted(said, f", {word} ")
        if len(parts) > 1:
            return {key: [read(_bare(part)) for part in parts]}
    return _leaf(said)


def _parted(said: str, mark: str) -> list[str]:
    """Part a sentence at a mark, but not inside brackets."""
    depth, start, parts = 0, 0, []
    for place, character in enumerate(said):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0 and said.startswith(mark, place):
            parts.append(said[start:place])
            start = place + len(mark)
    return [*parts, said[start:]]


def _bare(said: str) -> str:
    return said[1:-1] if said.startswith("(") else said


def _leaf(said: str) -> dict[str, Any]:
    pattern = (
        r"(\S+) (is|includes) (.+?)(?:, known by (.+?))?(?: for (at least one|every|no) (\w+))?"
    )
    found = re.fullmatch(pattern, said)
    assert found, said
    name, verb, codes, known, over, roster = found.groups()
    question = BANK.by_id[name]
    assert (verb == "includes") == (question.kind is QuestionKind.SEVERAL)
    is_letter = any(each.beside == name for each in BANK.rosters)
    typed = {each.typed: each.id for each in question.options}
    numbers = {code: option for option, code in codes_of(question.options).items()}
    options = typed if is_letter else numbers
    leaf: dict[str, Any] = {"question": name, "is": [options[code] for code in _codes(codes)]}
    if known:
        sources = {code: evidence.value for evidence, code in EVIDENCE_CODES.items()}
        leaf["evidence"] = [sources[code] for code in _codes(known)]
    if over:
        leaf[next(key for key, word in QUANTIFIERS.items() if word == over)] = roster
    return leaf


def _codes(said: str) -> list[str]:
    return [code for each in re.split(r", | or ", said) for code in _run(each)]


def _run(said: str) -> list[str]:
    first, _, last = said.partition(" to ")
    return [str(number) for number in range(int(first), int(last) + 1)] if last else [said]
