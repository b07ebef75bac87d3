"""Questions in typed and printed lines, none redrawn, for screen readers and pipes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final, TextIO

from ehe_check.ask.marks import marks_at_first, words_of_given
from ehe_check.ask.plain_text import as_text, read_as, set_lines, signs_named
from ehe_check.ask.put import ALERT, Choice, Put, PutKind, Tone, texts
from ehe_check.ask.reply import (
    WAY_OF,
    WAYS,
    Chosen,
    Given,
    Move,
    Moved,
    Reply,
    Said,
    Wrote,
    chosen,
    move_of,
    move_of_letter,
)
from ehe_check.ask.typed import BY_ITSELF, colon, how_to_answer, is_lone_key, offered
from ehe_check.ask.typed_answer import (
    NOTHING_TYPED,
    SKIPPED,
    Answer,
    AnswerOfRows,
    TypedLines,
)
from ehe_check.bank.letters import BY_ITSELF_CODE
from ehe_check.errors import Problem, UnusableFileError
from ehe_check.page.phrases import capital

NO_KEYS: Final = (
    "Keys cannot be read here just now, so answers are typed in lines. Nothing is lost."
)
_WIDEST: Final = 79
_UTF_16: Final = Problem(
    "what is typed", "comes as UTF-16, which cannot be read here", "Save that file as UTF-8."
)
_MARKS_OF_UTF_16: Final = ("\udcff\udcfe", "\udcfe\udcff")
"""The bytes at its beginning, as they are read as UTF-8."""
_CUT_BY_TERMINALS: Final = 4095
_TYPED: Final = {
    Move.KEEP: "keep the answer of last time",
    Move.WORDS: "write the child's own words",
    Move.ROWS: "add or take off a row",
}
_FIRST: Final = (
    "h reads all again, and what else can be typed; b goes back, k skips, w says why, x saves and "
    "leaves. In text, with a colon: :back."
)


@dataclass
class LinesAsker(TypedLines):
    """Puts each question as numbered lines and reads a typed line; an empty one never answers.

    A list that has been read is not read again until it has changed; `h` reads it. What is typed is
    read back, and a sign that voices leave out has its name beside it.
    """

    reads_back_all = True

    input: TextIO
    output: TextIO
    width: int = _WIDEST
    has_explained: bool = False
    _heard: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    _has_read_sources: bool = False
    _for_each_read: set[PutKind] = field(default_factory=set)
    # Where the person went elsewhere, the row of a grid.
    _left_at: dict[str, str] = field(default_factory=dict)

    def put(self, question: Put) -> Reply:
        """Put one question and return the reply; the end of the input leaves."""
        left = self._left_at.pop(question.name, "")
        if question.are_apart:
            reply = self._put_in_turn(question, left)
        else:
            if not question.is_line:
                self.line()
                self._lines(question.heading, *self._place_lines(question))
            self._draw(question, question.aloud or question.help)
            reply = self._reply(question, left)
            if isinstance(reply, Moved) and reply.move is Move.SKIP:
                self.line(f"{question.id}: {SKIPPED.lower()}" if question.id else SKIPPED)
        if isinstance(reply, Moved):
            self._left_at[question.name] = reply.by
        return reply

    def _reply(self, question: Put, left: str) -> Reply:
        answer = Answer(marks_at_first(question), self, is_read_back=_stands_whole(question))
        try:
            match question.kind:
                case PutKind.LIST:
                    return self._pick(question)
                case PutKind.TEXT:
                    return self._write(question)
                case PutKind.GRID:
                    answer = AnswerOfRows(answer.marks, self, begins=left)
                    return answer.reply()
                case _:
                    return answer.reply()
        except (EOFError, KeyboardInterrupt, OSError):  # OSError: the window has gone
            self.line()
            return answer.left()

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Print a line, set apart and marked in words where it must not be missed."""
        if tone not in (Tone.PLAIN, Tone.READ_BACK):
            self.line()
        self.line(f"IMPORTANT. {text}" if tone is Tone.URGENT else text)

    def line(self, text: str = "", first: str = "") -> None:
        """Print text within the width, its first line after `first` and the others beneath it."""
        self._print(set_lines(signs_named(text), self.width, first))

    def read(self, question: Put, prompt: str = "") -> str:
        """Read one line, letters mended where a terminal sent them in another way.

        Raises:
            UnusableFileError: it comes from a file in UTF-16.
        """
        is_words = question.kind is PutKind.TEXT and not (question.is_line or question.letters_move)
        self._lines(prompt)
        self.output.write("Your words: " if is_words else "> ")
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        if line.startswith(_MARKS_OF_UTF_16):
            raise UnusableFileError(_UTF_16)
        raw = line.removesuffix("\n").removesuffix("\r")
        if words := read_as(raw):
            self.line(words)
        typed = as_text(raw)
        if self.input.isatty() and len(typed.encode(errors="replace")) >= _CUT_BY_TERMINALS:
            self.line(
                "That line was very long, and the terminal may have cut its end off. Check it, "
                "and put the rest into a note."
            )
        return typed

    def _print(self, lines: Iterable[str]) -> None:
        with suppress(OSError):  # a window that has gone needs no words
            self.output.write("".join(f"{line}\n" for line in lines))

    def _put_in_turn(self, question: Put, left: str) -> Reply:
        """Put questions that stand beneath each other one by one: one left, or the first open."""
        rows = [each.alone for each in question.grid.rows if each.alone]
        said = {each.by: each for each in question.said}
        keeps = {each.said.by: each.keeps for each in question.grid.last_said if each.keeps}
        begins = (each.id == left or not (left or each.id in said) for each in rows)
        at = next((at for at, is_here in enumerate(begins) if is_here), 0)
        while at < len(rows):
            by = rows[at].id
            reply = self.put(_as_it_stands(rows[at], said.get(by, Said())))
            match reply:
                case Moved(Move.BACK) if at:
                    at -= 1
                    continue
                case Moved(Move.SKIP):
                    said.pop(by, None)
                case Moved(Move.KEEP):
                    said[by] = keeps[by]
                case Moved(Move.NOT_KNOWN):
                    said[by] = Said(by=by, not_known=True)
                case Moved():
                    half = (replace(each, by=by) for each in reply.given)
                    return replace(reply, given=(*said.values(), *half), by=by)
                case Given(given):
                    said[by] = replace(given[0], by=by)
                case _:
                    said[by] = Said(by=by, ids=(chosen(reply),))
            at += 1
        every = tuple(said.values())
        return Given(every) if len(said) == len(rows) else Moved(Move.SKIP, given=every)

    def _pick(self, question: Put) -> Reply:
        """Read a number of the list, or words that make it shorter; return what is picked."""
        rows, typed = question.choices, "".join(question.offered)
        while True:
            if typed.strip() and question.search is not None:
                rows = tuple(question.search(typed))
                if not rows:
                    self.line("Nothing is found by these words. This is the whole list again:")
                    rows = question.choices
                for number, each in enumerate(rows, start=1):
                    self.line(each.line, first=f"  {number}. ")
            prompt = "A number opens it, other words look again." if typed.strip() else ""
            again = self.ask(replace(question, choices=rows), prompt)
            if isinstance(again, Moved):
                return again
            numbered = {str(number): each for number, each in enumerate(rows, start=1)}
            if again.strip() in numbered:
                return Chosen((numbered[again.strip()].id,))
            typed = again
            if not again.strip():
                self.line(f"{NOTHING_TYPED} {how_to_answer(question)}")

    def _write(self, question: Put) -> Reply:
        """Read words, and ask once of those that are only a move's whether they are meant so."""
        doubted = ""
        while True:
            typed = self.ask(question)
            if typed == Moved(Move.KEEP) and Move.KEEP not in question.moves:
                return Wrote(question.start[0])
            if isinstance(typed, Moved):
                return typed
            word = typed.strip().casefold()
            if word:
                doubt = "" if question.letters_move else _doubt(question, word)
                if not doubt or word == doubted:
                    return Wrote(typed)
                doubted = word
                self.line(doubt)
            elif question.enter:
                self.line(f"{question.enter.strip() or 'left out'}.")
                return Wrote(question.enter)
            else:
                self.line(f"{NOTHING_TYPED} {how_to_answer(question)}")

    def _draw(self, question: Put, helps: str) -> None:
        if question.is_line:
            self.line(_in_one_line(question))
            if question.kind is PutKind.TEXT:
                self._lines(*_earlier_lines(question))
            return
        self._lines(question.text, *dict.fromkeys(helps.split("\n")))
        if question.kind is not PutKind.LIST or not question.offered:
            self._draw_choices(question)
        note = f"Note so far: {question.note}" if question.note else ""
        self._lines(_hint(question), note, *_earlier_lines(question))
        if not self.has_explained and question.moves >= {Move.NOT_KNOWN, Move.SKIP}:
            self.has_explained = True
            self.line(_FIRST)

    def _lines(self, *texts: str) -> None:
        for text in filter(None, texts):
            self.line(text)

    def _place_lines(self, question: Put) -> Iterator[str]:
        """Yield where it stands, with the id by which the question is found on a paper copy."""
        if (place := question.place) is None:
            return
        number = f"question {place.number}" if place.number else ""
        where = capital(
            ", ".join(filter(None, (place.own, number, place.left.removeprefix("about "))))
        )
        yield " ".join(filter(None, (where, question.id and f"({question.id})"))) + "."

    def _draw_choices(self, question: Put) -> None:
        """Read the choices out: all of them once, and later only those that have changed.

        At an alert all of them are read each time: nobody looks for the way on there.
        """
        if labels := [x.label for x in question.subjects if x.applies and x.label]:
            each = f" One answer is for all, or {labels[0]} 1, {labels[-1]} 2."
            is_new = len(labels) > 1 and question.kind not in self._for_each_read
            self._for_each_read |= {question.kind} if is_new else set()
            self.line(f"Children: {', '.join(labels)}.{each * is_new}")
        read = self._heard.get(question.name, ())
        choices, leads = question.shared_choices, question.leads
        if rows := question.grid.rows:
            self.line(f"Rows, one at a time: {len(rows)}.")
            choices = choices if 1 in choices else {}  # else each row has its own, and all of them
        is_heard = bool(read) and len(read) == len(choices)
        for number, choice in choices.items():
            if not is_heard or choice not in read:
                lead = leads[number - 1].replace(BY_ITSELF_CODE, BY_ITSELF)
                self.line(choice.line, first=f"  {lead}. ")
        if is_heard:
            self.line("(The rest is as it was: h reads it again.)")
        else:
            self._draw_beside(question)
        if question.name not in ("", ALERT):
            self._heard[question.name] = tuple(choices.values())

    def _draw_beside(self, question: Put) -> None:
        """Read out what stands beneath the choices when all of them are read."""
        if Move.NOT_KNOWN in question.moves and (question.choices or question.grid.rows):
            self.line(question.not_known_label, first="  0. ")
        for shortcut in question.shortcuts if question.choices else ():
            self.line(shortcut.text, first=f"  {shortcut.code}. ")
        if question.known.sources and not self._has_read_sources:
            self._has_read_sources = True
            named = "; ".join(f"{each.code}: {each.text}" for each in question.known.sources)
            self.line(f"How you know it, in one letter. {named}.")
        if question.has_sightings:
            self.line(
                "After the number, where it fits: a star, heard with no parent there; i, inside "
                "the home; v, video or telephone; then the month. A dash alone: not theirs to see; "
                "a dot empties it."
            )
        elif question.known.read_month is not None:
            self.line("A month may stand after it, as in 1r sep 25.")

    def _explain(self, question: Put) -> None:
        """Say what else can be typed: each move with its letter and its word."""
        self.line(
            "You can also type one of these; where you write text, its word with a colon, as in "
            ":back"
        )
        for way in WAYS:
            if way.move in question.possible:
                typed = f"{way.letter} or {way.word}" if way.letter else way.word
                such_as = f", as in: {way.as_in}" if way.as_in else ""
                self.line(f"  {typed} - {way.does}{such_as}")
        if question.id:
            self.line(
                "A number and a letter say an answer and how it is known, as in 2r, and are the "
                f"same on a paper copy; {question.id} 2r is the same in full."
            )

    def again(self, question: Put) -> None:
        """Read everything out again: the answers, the letters, and what else can be typed."""
        self._heard.pop(question.name, None)
        self._has_read_sources = False
        self._for_each_read.discard(question.kind)
        self._draw(question, f"{question.aloud}\n{question.help}")
        self._explain(question)


def _as_it_stands(question: Put, said: Said) -> Put:
    """Return a question with what stands there now."""
    stands = (replace(said, by=""),) if said.says_something else ()
    label = question.not_known_label if said.not_known else ""
    return replace(question, said=stands, previous=said.ids, offered=(), shown_before=label)


def width_of(stream: TextIO) -> int:
    """Return how wide lines are set on a stream: within its terminal, and not too wide to read."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):  # not a terminal
        return _WIDEST
    return min(columns - 1, _WIDEST) if columns > 1 else _WIDEST


def _doubt(put: Put, word: str) -> str:
    """Return what to say of words that are only a key; empty where they are words."""
    meant = move_of(word) or move_of_letter(word)
    if meant in offered(put):
        colon_too = f"Did you mean :{WAY_OF[meant].word}? Then type it with its colon."
        return f'{colon_too} To write "{word}" as your words, type it again.'
    if is_lone_key(put, word):
        return f'"{word}" does nothing here. To keep it as your words, type it again.'
    return ""


def _in_one_line(question: Put) -> str:
    """Return a question and its choices as a sentence, with a pause before each."""
    pairs = zip(question.typed, question.choices, strict=True)
    told = "; ".join(f"{typed}. {each.text}" for typed, each in pairs if each.text)
    text = question.text
    pause = ";" if text and told and not text.endswith(("?", ":")) else ""
    return f"{text}{pause} {told}"


def _hint(question: Put) -> str:
    """Return what stands in brackets beneath the choices, or above the words to type."""
    if question.kind is PutKind.LIST:
        return how_to_answer(question)
    several = (
        "one or more, such as 1, 2"
        if question.kind is PutKind.SEVERAL and not question.adds
        else ""
    )
    skip = f"type {colon(question)}{WAY_OF[Move.SKIP].word} {question.skip_when}"
    hints = (several, question.placeholder, skip if question.skip_when else "")
    hint = "; ".join(filter(None, hints))
    return f"({hint})" if hint else ""


def _stands_whole(question: Put) -> bool:
    """Say whether all that a question about several asks was read back already."""
    several = len(question.cells) > 1 and not question.grid.rows
    return several and bool(question.said) and not marks_at_first(question).open


def _earlier_lines(question: Put) -> Iterator[str]:
    """Yield what was said before, here and last time, and how it is kept."""
    if question.kind is PutKind.LIST:
        return
    before = "; ".join(texts(question.choices).get(value, value) for value in question.start)
    if question.said:
        before = words_of_given(question, question.said)
    if before or question.shown_before:
        lead = "Suggested" if question.offered and not question.said else "Answer so far"
        yield f"{lead}: {before or question.shown_before}"
    if _stands_whole(question):
        yield "Enter keeps it, or type again."
    if before and question.start and Move.KEEP not in question.moves:
        yield f"Type {colon(question)}{WAY_OF[Move.KEEP].word} to keep it."
    if question.last_time:
        yield question.last_time
    for way in (WAY_OF[each] for each in _TYPED if each in question.moves):
        word = f":{way.word}" if colon(question) else way.letter
        yield f"Type {word} to {_TYPED[way.move]}."
