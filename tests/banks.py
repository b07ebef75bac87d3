"""Small banks and libraries from a few lines of TOML: only what a test is about is written down."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
import tomli_w
from pydantic import BaseModel, ValidationError

from ehe_check.bank.advice_keys import BeneathKey, BoxKey, HeadlineKey
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.law import LawPack, Library, StatementSource
from ehe_check.bank.load import bank_of
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.bank.urgency import Urgency
from ehe_check.check.completeness import READ_BY_THE_ADVICE
from ehe_check.judge.answers import Answer, Answers, Entry

TODAY = date(2026, 11, 24)
LATER = date(2030, 1, 1)
QUESTION = {
    "id": "NOW-1",
    "topic": "NOW",
    "short": "What it is",
    "text": "What?",
    "why": "It matters.",
    "statements": ["L1.1"],
    "options": [{"id": "no", "text": "No"}, {"id": "yes", "text": "Yes"}],
}
"""A question with all that a bank must write of one."""

CHILDREN = """
[[rosters]]
id = "child"
question = "SIB-1"
before = "VIS-1"
one = "child"
many = "children"
text = "Which children?"
help = "A label."
line = "A word and an age."

[[rosters.attributes]]
id = "age"
text = "Age?"
options = [{ id = "young", text = "Young" }, { id = "old", text = "Old" }]

[[questions]]
id = "SIB-1"
lists = "child"
options = ["complete", "may-be-more"]
"""

ADULTS = """
[[rosters]]
id = "adult"
question = "FAM-1"
before = "FAM-2"
one = "adult"
many = "adults"
text = "Which adults?"
help = "A label."
line = "A word."

[[questions]]
id = "FAM-1"
lists = "adult"
options = ["complete", "may-be-more"]
"""


HEALTH = """
quick = ["SIB-1", "HEA-1", "HEA-2"]

[quick_rows]
two = "something: asked next"
zero = "not known"
something_short = "{what}: not said yet what"
something = "{what}: say what it is."

[[quick_rows.grids]]
id = "health"
text = "What do you know of each child?"
short = "Row by row"

[[quick_rows.grids.rows]]
question = "HEA-2"
head = "Teeth"
text = "teeth"
one = "nothing"
option = "well"

[[quick_rows.grids.rows]]
question = "HEA-1"
head = "Growth"
text = "growth"
one = "nothing"
option = "fine"

[[questions]]
id = "HEA-1"
per = "child"
fact = true
options = ["fine", "unlike: SIGN"]

[[questions]]
id = "HEA-2"
per = "child"
fact = true
options = ["well", "looked-after", "sore: SIGN"]
"""
"""Two questions of each child that the quick set puts as rows, the second of them first."""


def asks(question: str, *options: Any, **also: Any) -> str:  # noqa: ANN401 (any part of a question)
    """Return a question in TOML: its id, its options, and whatever else is said of it.

    A gate is the question that it reads, and then the options that it looks for.
    """
    if isinstance(also.get("when"), tuple):
        read, *looked_for = also["when"]
        also["when"] = {"question": read, "is": looked_for}
    given = {"options": list(options)} if options else {}
    return tomli_w.dumps({"questions": [{"id": question, **given, **also}]})


STILLED = (
    asks("NOW-1", "none", "named"),
    """
    [[together]]
    id = "X0"
    text = "No worry is named."
    unless = { question = "NOW-1", is = ["named"] }
    question = "NOW-2"
    stills = [{ question = "NOW-2" }]
    """,
)
"""A worry that is named or not, and what stands still at NOW-2 while none is."""


def small_bank(*parts: str, **changed: Any) -> QuestionBank:  # noqa: ANN401 (any part of a bank)
    """Return a bank from parts of TOML, with everything filled in that is not written.

    Options may be given as a list of ids, with their effects after a colon ("yes: SIGN, HOLD"), and
    a prompt's id by its last part. Headlines, boxes, routes and the named conditions that the
    advice reads are all there unless `changed` says otherwise.
    """
    raw: dict[str, Any] = {"questions": []}
    for part in parts:
        written = tomllib.loads(part)
        for key in ("questions", "rosters", "together"):
            raw[key] = [*raw.get(key, []), *written.pop(key, [])]
        raw |= written
    questions = [_question(question) for question in raw["questions"]]
    topics = dict.fromkeys(question["id"].split("-")[0] for question in questions)
    policy = _policy(questions[0])
    conditions = policy["conditions"] | raw.pop("conditions", {})
    whole = {
        "format": 2,
        "id": "small",
        "version": "2026.11.1",
        "title": "Small",
        "jurisdiction": "England",
        "reviewed_on": TODAY,
        "review_by": LATER,
        "topics": [{"id": topic, "title": topic} for topic in topics],
        **policy,
        **raw,
        "conditions": conditions,
        "questions": questions,
        **changed,
    }
    return bank_of(whole, {}, "small")


def small_library(*statements: str, notes: dict[str, date] | None = None) -> Library:
    """Return a library of statements by their ids, and of notes by their review dates."""
    return Library(
        sources=(
            StatementSource.model_validate(
                {
                    "format": 1,
                    "id": "review",
                    "title": "Review",
                    "source": "Review",
                    "as_of": TODAY,
                    "reviewed_on": TODAY,
                    "statements": [
                        {"id": each, "group": "finding", "text": each}
                        for each in ("L1.1", "L4.1", "L4.2", "L4.3", "L4.4", "L4.5", *statements)
                    ],
                },
            ),
        ),
        law=LawPack.model_validate(
            {
                "format": 1,
                "id": "law",
                "title": "Law",
                "jurisdiction": "England",
                "reviewed_on": TODAY,
                "review_by": LATER,
                "notes": [_note(each, review_by) for each, review_by in (notes or {}).items()],
            },
        ),
    )


def said(
    *answers: Answer,
    entries: tuple[str, ...] = (),
    complete: tuple[str, ...] = (),
    ages: Mapping[str, str] | None = None,
) -> Answers:
    """Return answers, with entries by their ids, and the ages of some of those."""
    return Answers(
        by_ref={answer.ref: answer for answer in answers},
        entries=tuple(
            Entry.model_validate({"id": each, "label": each} | _age(ages or {}, each))
            for each in entries
        ),
        complete=frozenset(complete),
    )


def value(question: str, chosen: str | tuple[str, ...], about: str | None = None) -> Answer:
    """Return an answer with a value."""
    return Answer(question=question, about=about, value=chosen)


def not_known(question: str, about: str | None = None) -> Answer:
    """Return an answer that is not known."""
    return Answer(question=question, about=about, not_known=True)


def skipped(question: str, about: str | None = None) -> Answer:
    """Return a skipped answer."""
    return Answer(question=question, about=about, skipped=True)


def only_note(question: str, about: str | None = None) -> Answer:
    """Return an answer that is a note alone."""
    return Answer(question=question, about=about, note="Ask again.")


def refusal(model: type[BaseModel], raw: object) -> str:
    """Return why a model refuses what is given for it."""
    with pytest.raises(ValidationError) as refused:
        model.model_validate(raw)
    return "; ".join(each["msg"] for each in refused.value.errors())


def _age(ages: Mapping[str, str], entry: str) -> dict[str, str]:
    return {"age": ages[entry]} if entry in ages else {}


def _question(raw: dict[str, Any]) -> dict[str, Any]:
    question = {
        "topic": raw["id"].split("-")[0],
        "short": f"What {raw['id'].lower().replace('-', ' ')} asks",
        "text": f"What of {raw['id']}?",
        "why": "It matters.",
        "statements": ["L1.1"],
        **raw,
    }
    if "options" in raw:
        question["options"] = [_option(option) for option in raw["options"]]
    if "find_out" in raw:
        question["find_out"] = {"short": "what is known", **raw["find_out"]}
    question["prompts"] = [_prompt(raw["id"], prompt) for prompt in raw.get("prompts", [])]
    return question


def _option(raw: Any) -> Any:  # noqa: ANN401 (an id, an id with its effects, or a whole option)
    if not isinstance(raw, str):
        return {"text": raw["id"].capitalize(), **raw}
    name, _, effects = raw.partition(": ")
    return {
        "id": name,
        "text": name.capitalize(),
        "effects": effects.split(", ") if effects else [],
    }


def _prompt(question: str, raw: dict[str, Any]) -> dict[str, Any]:
    name = raw["id"] if "." in raw["id"] else f"{question}.{raw['id']}"
    is_urgent = raw.get("kind") in {PromptKind.EMERGENCY, PromptKind.ACT_TODAY}
    needed = {"route_why": "it cannot wait"} if is_urgent else {}
    filled = {"text": "Write it down.", "short": "It was written down", "statements": ["L1.1"]}
    return {**filled, **needed, **raw, "id": name}


def _policy(question: dict[str, Any]) -> dict[str, Any]:
    never = {"question": question["id"], "is": [_last_option(question)]}
    if "per" in question:
        never["some"] = question["per"]
    box = {"title": "HOLD", "text": "Wait.", "person": "your safeguarding lead", "line": "Wait."}
    headlines: dict[str, dict[str, str]] = {
        key: {"title": f"Headline {key}", "text": "Do this.", "line": f"{key}", "under": "Do this."}
        for key in HeadlineKey
    }
    for key in (HeadlineKey.NOT_ENOUGH, HeadlineKey.NOT_FIRM):
        headlines[key]["still_open"] = "Still open: {open}."
    return {
        "conditions": dict.fromkeys(READ_BY_THE_ADVICE, never),
        "routes": {route: {"title": route, "text": "Speak to them today."} for route in Route},
        "tiers": {level: level for level in Urgency},
        "headlines": headlines,
        "boxes": dict.fromkeys(BoxKey, box),
        "beneath": dict.fromkeys(BeneathKey, "As well."),
        "lines": {
            "ask_lead_first": "Ask your lead first.",
            "openly": "Say who will.",
            "tell_the_lead": "Tell your lead.",
            "only_the_family": "From the family alone: {answers}.",
            "not_known": "Not known: {topics}.",
        },
    }


def _last_option(question: dict[str, Any]) -> str:
    options = question.get("options", [{"id": "yes"}])
    return str(options[-1]["id"])


def _note(note: str, review_by: date) -> dict[str, Any]:
    return {
        "id": note,
        "title": note,
        "text": note,
        "status": "in-force",
        "as_of": TODAY,
        "review_by": review_by,
        "confidence": "high",
        "basis": "the Act itself",
    }
