"""The words around a plain prompt: what may be typed, what stood before, and how to answer."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.ask.moves import MOVE_KEYS, MOVE_WORDS, Move
from ehe_check.ask.put import Put, PutKind
from ehe_check.ask.said_words import words_of_given

_MEANING = {
    Move.NOT_KNOWN: "nobody here knows",
    Move.SKIP: "leave it for now",
    Move.BACK: "to the question before",
    Move.UNDO: "take back the last thing",
    Move.NOTE: "add a note, as in: o the words",
    Move.WHY: "why this is asked, what counts",
    Move.TOPICS: "the topics, and how far each is",
    Move.FIND: "find a question, as in: /health",
    Move.LISTS: "change who is listed",
    Move.ADD: "one more professional",
    Move.KEYS: "read this and the answers again",
    Move.LEAVE: "save and stop",
}

BETWEEN = " | "
"""What parts the case, the topic and the progress in the first line of a screen."""
_MANY = 3


def offered(question: Put) -> frozenset[Move]:
    """Return the moves that can be made: leaving and reading again always, keeping what stands."""
    always = {Move.LEAVE, Move.KEYS}
    return question.moves | always | ({Move.KEEP} if question.start else set())


def as_colon(question: Put) -> str:
    """Return what stands before a word for a move: a colon where text is written."""
    return ":" if question.kind is PutKind.TEXT else ""


def heading_words(question: Put) -> str:
    """Return where it stands, with the id by which the question is found on a paper copy."""
    found = f" ({question.id})" if question.id else ""
    left = f", {question.left}" if question.left else ""
    place = _parts(question)[-1]
    if topic_of(question):
        place = place[:1].upper() + place[1:].replace(", ", ", question ", 1)
    return f"{place}{left}{found}" + ("." if topic_of(question) else "")


def topic_of(question: Put) -> str:
    """Return the topic that the heading names, empty where it names none."""
    parts = _parts(question)
    return parts[1] if len(parts) == _MANY else ""


def _parts(question: Put) -> list[str]:
    parts = question.heading.split(BETWEEN)
    return parts if len(parts) == _MANY else [question.heading]


def source_words(question: Put) -> str:
    """Return the letters for how something is known."""
    named = ", ".join(f"{each.code} {each.text}" for each in question.known.sources)
    return f"Source: {named}."


SIGN_WORDS = (
    "After it, where it fits: * heard with no parent there, i inside the home, "
    "v video or telephone; then the month."
)
"""What may be typed behind an answer in a grid."""


def earlier_lines(question: Put) -> Iterator[str]:
    """Yield what was said before, here and last time, and how it is kept."""
    if before := _before(question):
        yield before
        if question.start and Move.KEEP not in question.moves:
            yield f"Type {as_colon(question)}{MOVE_WORDS[Move.KEEP]} to keep it."
    if question.last_time:
        yield question.last_time
    if Move.KEEP in question.moves:
        word = ":keep" if question.kind is PutKind.TEXT else "y"
        yield f"Type {word} to keep the answer of last time."


def _before(question: Put) -> str:
    """Return what stands already, or was suggested."""
    if question.said:
        return f"Answer so far: {words_of_given(question, question.said)}"
    if not question.start:
        return f"Answer so far: {question.shown_before}" if question.shown_before else ""
    texts = {choice.id: choice.text for choice in question.choices}
    before = "; ".join(texts.get(value, value) for value in question.start)
    return f"{'Suggested' if question.offered else 'Answer so far'}: {before}"


def hint_of(question: Put) -> str:
    """Return what may be typed, and how to skip where that may be the right thing to do."""
    skip = f"type {as_colon(question)}{MOVE_WORDS[Move.SKIP]} {question.skip_when}"
    return "; ".join(filter(None, (question.placeholder, skip if question.skip_when else "")))


def way_lines(question: Put) -> Iterator[str]:
    """Yield what else can be typed: each move with its letter and its word."""
    yield "You can also type one of these; where you write text, its word with a colon, as in :back"
    for move, meaning in _MEANING.items():
        if move in offered(question):
            letter = MOVE_KEYS.get(move)
            word = MOVE_WORDS[move]
            yield f"  {f'{letter} or {word}' if letter else word} - {meaning}"
    if question.id:
        yield (
            "A number and a letter say an answer and how it is known, as in 2r, and are the same "
            f"on a paper copy; {question.id} 2r is the same in full."
        )


def how_to_answer(question: Put) -> str:
    """Return how a question is answered."""
    if question.is_line and question.choices:
        return question.how
    match question.kind:
        case PutKind.TEXT:
            skip = ", or :skip" if Move.SKIP in question.moves else ""
            return f"Type your words{skip}."
        case PutKind.SEVERAL:
            return "Type one or more numbers, such as 1, 3."
        case PutKind.GRID:
            return "Type a number and a letter for each child, such as 3r 4r -."
        case PutKind.FIND:
            return "Type words to look for."
        case PutKind.CHOICE:
            return f"Type a number from 1 to {len(question.choices)}{_beside(question)}."


def _beside(question: Put) -> str:
    """Return what is typed with the number, with an example."""
    if len(question.cells) > 1:
        label = next(each.label for each in question.subjects if each.applies)
        return f" for all, or a child and a number, such as {label} 1"
    return ", and a letter for how you know, such as 1r" if question.known.sources else ""


def prompt_of(question: Put) -> str:
    """Return what stands before the line that is typed."""
    is_words = question.kind is PutKind.TEXT and not question.is_line
    return "Your words: " if is_words else "> "
