"""Small random banks that keep the rules of a bank, and random answers to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from ehe_check.core.bank_checks import gates, references
from ehe_check.core.proving import counterexamples
from ehe_check.core.walkthrough import steps
from ehe_check.model.answers import Answer, Answers, Entry, Ref
from ehe_check.model.bank import QuestionBank
from ehe_check.model.question import Question, QuestionKind
from ehe_check.storage.banks import bank_of
from tests.banks import CHILDREN, small_bank

Draw = Callable[[st.SearchStrategy[Any]], Any]
OPTIONS = ("a", "b", "c")
AGES = ("young", "old")
TRIGGERS = ("L4.1", "L4.2", "L4.3")
Effects = tuple[dict[str, Any], ...]
SUPPORT: Effects = (
    {"kind": "support", "support": "sign"},
    {"kind": "support", "support": "gap"},
)
EFFECTS: Effects = (
    {"kind": "emergency"},
    {"kind": "act-today", "route": ["lead"]},
    *({"kind": "meeting-trigger", "trigger": trigger} for trigger in TRIGGERS),
    *SUPPORT,
    *SUPPORT,
    *SUPPORT,
    {"kind": "supervision"},
    {"kind": "note"},
)


@st.composite
def banks(draw: Draw, *, effects: Effects = EFFECTS) -> QuestionBank:
    """Draw a small bank that is sound and in which no worse answer lowers the advice."""
    questions: list[dict[str, Any]] = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        topic = draw(st.sampled_from(("NOW", "FAM")))
        questions.append(_question(draw, f"{topic}-{number}", None, questions, effects))
    with_children = draw(st.booleans())
    if with_children:
        questions.append(_question(draw, "VIS-1", "child", questions, effects))
        questions.append(_question(draw, "VIS-2", None, questions, effects))
    named = _leaf(draw, questions[0], None)
    parts = [CHILDREN] if with_children else []
    bank = _bank(parts, questions, named)
    assert not [problem for check in (*references.CHECKS, *gates.CHECKS) for problem in check(bank)]
    assume(next(counterexamples(bank), None) is None)
    return bank


def _bank(parts: list[str], questions: list[dict[str, Any]], named: dict[str, Any]) -> QuestionBank:
    frame = small_bank(*parts, '[[questions]]\nid = "VIS-1"\noptions = ["a"]')
    raw = frame.model_dump(by_alias=True, exclude_none=True, exclude={"digest", "questions"})
    never = {"question": questions[0]["id"], "is": ["a"]}
    listing = [
        each.model_dump(by_alias=True, exclude_none=True)
        for each in frame.questions
        if each.lists is not None
    ]
    topics = dict.fromkeys(question["topic"] for question in (*listing, *questions))
    whole = {
        **raw,
        "topics": [{"id": topic, "title": topic} for topic in topics],
        "conditions": {"worry-named": named, "hold": never, "enquiry-open": never},
        "questions": [*listing, *questions],
    }
    return bank_of(whole, {}, "random")


def _question(
    draw: Draw, name: str, per: str | None, earlier: list[dict[str, Any]], effects: Effects
) -> dict[str, Any]:
    options = OPTIONS[: draw(st.integers(2, 3))]
    question: dict[str, Any] = {
        "id": name,
        "topic": name.split("-", 1)[0],
        "kind": draw(st.sampled_from(("choice", "choice", "choice", "several"))),
        "ordered": draw(st.sampled_from((True, True, False))),
        "text": f"What of {name}?",
        "why": "It matters.",
        "statements": ["L1.1"],
        "options": [{"id": option, "text": option} for option in options],
    }
    if per is not None:
        question["per"] = per
    if earlier and draw(st.booleans()):
        question["when"] = _gate(draw, earlier, per)
    elif per is not None and draw(st.booleans()):
        question["when"] = {"attribute": f"{per}.age", "is": ["old"]}
    question["prompts"] = [
        _prompt(draw, f"{name}.p{number}", question, earlier, draw(st.sampled_from(effects)))
        for number in range(draw(st.integers(0, 3)))
    ]
    return question


def _gate(draw: Draw, earlier: list[dict[str, Any]], per: str | None) -> dict[str, Any]:
    leaf = _leaf(draw, draw(st.sampled_from(earlier)), per)
    shape = draw(st.sampled_from(("leaf", "leaf", "not", "any", "all")))
    match shape:
        case "not":
            return {"not": leaf}
        case "any" | "all":
            return {shape: [leaf, _leaf(draw, draw(st.sampled_from(earlier)), per)]}
        case _:
            return leaf


def _leaf(draw: Draw, question: dict[str, Any], per: str | None) -> dict[str, Any]:
    """Draw a leaf that looks for the worse options of a question, or any where none is."""
    leaf: dict[str, Any] = {"question": question["id"], "is": _worse(draw, question)}
    if "per" in question and question["per"] != per:
        leaf[draw(st.sampled_from(("some", "some", "every")))] = question["per"]
    return leaf


def _worse(draw: Draw, question: dict[str, Any]) -> list[str]:
    options = [option["id"] for option in question["options"]]
    if question["kind"] == "several" or not question["ordered"]:
        return draw(st.lists(st.sampled_from(options), min_size=1, unique=True))  # type: ignore[no-any-return]
    return options[draw(st.integers(1, len(options) - 1)) :]


def _prompt(
    draw: Draw,
    name: str,
    question: dict[str, Any],
    earlier: list[dict[str, Any]],
    effect: dict[str, Any],
) -> dict[str, Any]:
    prompt: dict[str, Any] = {
        "id": name,
        "text": "Write it down.",
        "statements": ["L1.1"],
        **effect,
    }
    if earlier and draw(st.booleans()):
        per = question.get("per")
        leaves = [
            _leaf(draw, each, per)
            for each in draw(
                st.lists(st.sampled_from([*earlier, question]), min_size=1, max_size=3)
            )
        ]
        prompt["when"] = {draw(st.sampled_from(("all", "all", "any"))): leaves}
    else:
        not_known = ["not-known"] if draw(st.booleans()) else []
        prompt["on"] = [*_worse(draw, question), *not_known]
    return prompt


@st.composite
def answers_for(draw: Draw, bank: QuestionBank, *, most_entries: int = 2) -> Answers:
    """Draw answers to a bank: values, not known, skipped, notes alone, several entries."""
    entries = tuple(
        Entry.model_validate({"id": f"{roster.id}-{number}", "label": f"{number}", **_aged(draw)})
        for roster in bank.rosters
        for number in range(1, draw(st.integers(0, most_entries)) + 1)
    )
    complete = frozenset(roster.id for roster in bank.rosters if draw(st.booleans()))
    answers = Answers(entries=entries, complete=complete)
    for question in bank.walk_order:
        for about in _abouts(question, answers):
            answer = draw(_answer(question, about))
            if answer is not None:
                answers = answers.with_answer(answer)
    return answers


def unanswered_refs(bank: QuestionBank, answers: Answers) -> list[Ref]:
    """Return every question that arises and whose answer is unknown, gates and all."""
    asked = (step.ref for step in steps(bank, answers))
    return [ref for ref in asked if (answer := answers.get(ref)) is None or answer.is_unknown]


def _aged(draw: Draw) -> dict[str, str]:
    age = draw(st.sampled_from((*AGES, None)))
    return {} if age is None else {"age": age}


def _abouts(question: Question, answers: Answers) -> tuple[str | None, ...]:
    if question.per is None:
        return (None,)
    return tuple(entry.id for entry in answers.listed(question.per))


def _answer(question: Question, about: str | None) -> st.SearchStrategy[Answer | None]:
    def of(**given: Any) -> Answer:  # noqa: ANN401 (the fields of an answer)
        return Answer(question=question.id, about=about, **given)

    unknown = st.sampled_from(
        [None, of(not_known=True), of(not_known=True), of(skipped=True), of(note="Ask again.")]
    )
    values: st.SearchStrategy[Any] = st.sampled_from(question.option_ids)
    if question.kind is QuestionKind.SEVERAL:
        values = st.lists(values, min_size=1, unique=True).map(tuple)
    return st.one_of(unknown, values.map(lambda value: of(value=value)))
