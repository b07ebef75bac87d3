"""A choice as it is typed: by its number or its letter, or by a code from a paper copy."""

from __future__ import annotations

from ehe_check.ask.put import Chosen, Put, PutKind
from ehe_check.bank.letters import NOT_KNOWN_CODE, Coded, read_code


def read_choice(question: Put, typed: str) -> Chosen | str:
    """Return what was chosen, or the words for why nothing was."""
    codes = _codes(question, typed)
    other = next((each.question for each in codes if each.is_of_another(question.id)), None)
    if other is not None:
        return _meant_for(other, question, typed)
    parts = [part for each in codes for part in _parts(question, each.code)]
    picked = [_pick(question, part) for part in parts]
    if not picked or any(choice is None for choice in picked):
        return "That is not one of the choices."
    return Chosen(tuple(dict.fromkeys(choice for choice in picked if choice is not None)))


def is_not_known_code(question: Put, typed: str) -> bool:
    """Say whether the code for not known was typed, as on a paper copy."""
    coded = read_code(typed.strip().removeprefix(":"), question.ids)
    return coded.code == NOT_KNOWN_CODE and not coded.is_of_another(question.id)


def _codes(question: Put, typed: str) -> list[Coded]:
    """Return what was typed as codes, where several may be chosen one between each two commas."""
    pieces = typed.split(",") if question.kind is PutKind.SEVERAL else [typed]
    return [read_code(piece, question.ids) for piece in pieces]


def _parts(question: Put, code: str) -> list[str]:
    return code.split() if question.kind is PutKind.SEVERAL else [code]


def _meant_for(other: str, question: Put, typed: str) -> str:
    this = f"This is {question.id}" if question.id else "This is another"
    return (
        f'"{typed.strip()}" belongs to the question {other}. {this}: {question.text} '
        "Nothing is chosen."
    )


def _pick(question: Put, typed: str) -> str | None:
    if typed.isdecimal() and typed.isascii():
        by_number = {str(number): each.id for number, each in enumerate(question.choices, start=1)}
        return by_number.get(typed.lstrip("0"))
    codes = (
        choice.id for choice in question.choices if choice.code and typed == choice.code.casefold()
    )
    ids = (choice.id for choice in question.choices if typed == choice.id)
    return next(codes, None) or next(ids, None)
