"""Small random banks that keep the rules of a bank, and random answers to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from ehe_check.advice.advised import Advised
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Does, Route
from ehe_check.bank.load import bank_of
from ehe_check.bank.prompt_rule import BEHIND_THE_ADVICE, URGENT
from ehe_check.bank.question import Question, QuestionKind
from ehe_check.case.walk import steps
from ehe_check.check.bank_checks import faults_of_structure
from ehe_check.judge.answers import Answer, Answers, Entry, Ref
from tests.banks import CHILDREN, small_bank

Draw = Callable[[st.SearchStrategy[Any]], Any]
OPTIONS = ("a", "b", "c")
AGES = ("young", "old")
Effects = tuple[str, ...]
SIGNS: Effects = (Does.SIGN, Does.SIGN, Does.SUP)
TRIGGERS: Effects = ("MEET L4.1", "MEET L4.2", "MEET L4.3 health")
STEPS_TODAY: Effects = tuple(
    f"{Does.TODAY} {route}" for route in Route if route is not Route.POLICE
)
EFFECTS: Effects = (Does.EMERGENCY, *STEPS_TODAY, *TRIGGERS, *SIGNS, Does.HOLD, Does.ASK)


@st.composite
def banks(draw: Draw, *, effects: Effects = EFFECTS, nots: bool = False) -> QuestionBank:
    """Draw a small sound bank: gates, children, matters, rules over two answers, every effect.

    Without `nots`, no gate is closed by a more worrying answer.
    """
    shapes = ("leaf", "leaf", "any", "all", *(("not",) if nots else ()))
    questions: list[dict[str, Any]] = []
    for number in range(1, draw(st.integers(2, 4)) + 1):
        topic = draw(st.sampled_from(("NOW", "FAM")))
        questions.append(_question(draw, f"{topic}-{number}", None, questions, effects, shapes))
    with_children = draw(st.booleans())
    if with_children:
        questions.append(_question(draw, "VIS-1", "child", questions, effects, shapes))
        questions.append(_question(draw, "VIS-2", None, questions, effects, shapes))
    together = [
        _joint_rule(draw, f"X{number}", questions, effects)
        for number in range(1, draw(st.integers(0, 2)) + 1)
    ]
    for question in questions:
        question["prompts"] = list(_prompts(question, together))
    named = _leaf(draw, questions[0], None)
    parts = [CHILDREN] if with_children else []
    bank = _bank(parts, questions, together, named)
    assert not faults_of_structure(bank)
    return bank


def _bank(
    parts: list[str],
    questions: list[dict[str, Any]],
    together: list[dict[str, Any]],
    named: dict[str, Any],
) -> QuestionBank:
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
        "conditions": dict.fromkeys(frame.conditions, never) | {"worry-named": named},
        "together": together,
        "questions": [*listing, *questions],
    }
    return bank_of(whole, {}, "random")


def _question(  # noqa: PLR0913, PLR0917 (what a question is drawn from)
    draw: Draw,
    name: str,
    per: str | None,
    earlier: list[dict[str, Any]],
    effects: Effects,
    shapes: tuple[str, ...],
) -> dict[str, Any]:
    options = OPTIONS[: draw(st.integers(2, 3))]
    question: dict[str, Any] = {
        "id": name,
        "topic": name.split("-", 1)[0],
        "kind": draw(st.sampled_from(("choice", "choice", "choice", "several"))),
        "ordered": draw(st.sampled_from((True, True, False))),
        "short": f"The matter of {name.lower()}",
        "text": f"What of {name}?",
        "why": "It matters.",
        "statements": ["L1.1"],
        "options": [
            {"id": option, "text": option, "effects": _effects(draw, effects) if place else []}
            for place, option in enumerate(options)
        ],
    }
    if per is not None:
        question["per"] = per
    if draw(st.booleans()):
        question["matter"] = draw(st.sampled_from(("care", "drift")))
    if earlier and draw(st.booleans()):
        question["when"] = _gate(draw, earlier, per, shapes)
    elif per is not None and draw(st.booleans()):
        question["when"] = {"attribute": f"{per}.age", "is": ["old"]}
    return question


def _effects(draw: Draw, effects: Effects, least: int = 0) -> list[str]:
    return draw(st.lists(st.sampled_from(effects), min_size=least, max_size=2, unique=True))  # type: ignore[no-any-return]


def _joint_rule(
    draw: Draw, name: str, questions: list[dict[str, Any]], effects: Effects
) -> dict[str, Any]:
    """Draw a rule that stands where a question of the whole case and another are both worse."""
    at = draw(st.sampled_from([each for each in questions if "per" not in each]))
    other = draw(st.sampled_from(questions))
    return {
        "id": name,
        "text": "Both together.",
        "question": at["id"],
        "when": {"all": [_leaf(draw, at, None), _leaf(draw, other, None)]},
        "effects": _effects(draw, effects, least=1),
    }


def _prompts(question: dict[str, Any], together: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a prompt for each effect that has one: by answers, or by a rule over two answers."""
    kinds = {does: kind for kind, does in BEHIND_THE_ADVICE.items()}
    ways: list[tuple[dict[str, Any], list[str]]] = [
        ({"on": _holding(question, does)}, [does]) for does in kinds
    ]
    ways += [
        ({"rule": rule["id"]}, list(map(_does, rule["effects"])))
        for rule in together
        if rule["question"] == question["id"]
    ]
    for number, (way, found) in enumerate(ways):
        for does in dict.fromkeys(found):
            kind = kinds.get(Does(does))
            if kind is None or way.get("on") == []:
                continue
            yield {
                "id": f"{question['id']}.p{number}{kind.value}",
                "kind": kind,
                "short": "It stands here",
                "text": "Write it down.",
                "statements": ["L1.1"],
                **({"route_why": "it cannot wait"} if kind in URGENT else {}),
                **way,
            }


def _holding(question: dict[str, Any], does: str) -> list[str]:
    """Return the options of a question at which an effect of a kind holds."""
    inherits = question["ordered"] and question["kind"] == "choice"
    holding: list[str] = []
    for option in question["options"]:
        begins = does in map(_does, option["effects"])
        if begins or (inherits and holding):
            holding.append(option["id"])
    return holding


def _does(effect: str) -> str:
    return effect.split(" ", 1)[0]


def _gate(
    draw: Draw, earlier: list[dict[str, Any]], per: str | None, shapes: tuple[str, ...]
) -> dict[str, Any]:
    leaf = _leaf(draw, draw(st.sampled_from(earlier)), per)
    shape = draw(st.sampled_from(shapes))
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
    asked = (step.ref for step in steps(Advised(bank, answers)))
    return [ref for ref in asked if (answer := answers.get(ref)) is None or answer.value is None]


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
