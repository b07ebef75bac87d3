"""What is typed at a list: one line of words and ages, read whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.put_question import month_reader
from ehe_check.ask.put import Dated, NotReadError, refuse
from ehe_check.bank.bank import Attribute, Roster
from ehe_check.bank.question import Question
from ehe_check.case.labels import called_alike, taken_off
from ehe_check.judge.answers import MOST_ON_A_LIST, Answer, Answers, Entry, Ref
from ehe_check.page.dates import day_words, month_words

NOT_KNOWN: Final = "?"
"""What is typed for an age, or beside one, that nobody here knows."""
NOTHING: Final = "Nothing was typed, so nothing is changed."
FULL: Final = (
    f"This list is full: it can hold {MOST_ON_A_LIST}. Take nobody off to make room: write the "
    "others in a note, and in your agency's record."
)
_OLDEST: Final = 30
_LONGEST: Final = 60
_NUMBERED: Final = re.compile(
    r"(?:(?P<label>.*?) )??(?:aged? )?(?P<number>\d{1,3}) ?"
    r"(?P<unit>|yo|y|yrs?|years?|mo?|mths?|months?|w|wks?|weeks?)(?: old)?",
    re.IGNORECASE,
)
_TAKEN_OFF: Final = re.compile(r"- ?(\d{1,3})")
_CHANGED: Final = re.compile(
    r"(\d+)(?: (?!(?:yo|y|yrs?|years?|mo?|mths?|months?|w|wks?|weeks?)\b)(.+))?",
    re.ASCII | re.IGNORECASE,
)
"""A number and what is changed of whom it means; a number of years or months means nobody."""
_IN_WORDS: Final = {
    "believed": "e?",
    "believed home educated": "e?",
    "not home educated": "no",
    "home educated": "e",
    "not known": NOT_KNOWN,
}
IN_WORDS: Final = (
    "A word and an age, no name or birthday: boy 9, baby 5m, unborn; + if more. At school age add "
    "one: home educated (and since when), believed, no, not known."
)
_MORE_THAN_ONE: Final = frozenset(
    [
        "babies",
        "boys",
        "brothers",
        "children",
        "daughters",
        "girls",
        "kids",
        "sisters",
        "sons",
        "triplets",
        "twins",
    ]
)


@dataclass(frozen=True)
class ListLine:
    """What a line comes to: the answers with those on the list as they are then, and who goes.

    `said` are those of whom it says something, and `ageless` those whose age is not said.
    """

    answers: Answers
    said: tuple[Entry, ...] = ()
    ageless: tuple[Entry, ...] = ()
    off: tuple[Entry, ...] = ()
    may_be_more: bool = False


@dataclass(frozen=True)
class _Piece:
    """What is typed of one: a word, an age, a letter and a month, each empty where it is not."""

    label: str
    age: str
    letter: str
    month: str


@dataclass(frozen=True)
class ListReader:
    """Reads a line for one list as it stands; `back` are those taken off who come back."""

    interview: Interview
    roster: Roster
    back: frozenset[str] = frozenset()

    @property
    def listed(self) -> tuple[Entry, ...]:
        """Who is on the list, in the order of their numbers."""
        return self.interview.answers.listed(self.roster.id)

    @property
    def age(self) -> Attribute | None:
        """What is typed after a word."""
        return next(iter(self.roster.attributes), None)

    @property
    def beside(self) -> Question | None:
        """The question that a letter beside an age answers."""
        return self.interview.bank.by_id.get(self.roster.beside or "")

    @property
    def letters(self) -> dict[str, str]:
        """The option that each letter stands for, by its id; empty for not known."""
        options = self.beside.options if self.beside else ()
        return {each.typed: each.id for each in options} | ({NOT_KNOWN: ""} if options else {})

    def heard(self, entry: Entry) -> str:
        """Return one of the list in words, to be read out."""
        in_words = {letter: words for words, letter in _IN_WORDS.items()}
        return ", ".join(in_words.get(each, each) for each in self._shown(entry))

    def shown(self) -> tuple[str, ...]:
        """Return the list as it stands, each so that it can be typed back."""
        numbered = enumerate(self.listed, start=1)
        return tuple(" ".join((str(number), *self._shown(entry))) for number, entry in numbered)

    def _shown(self, entry: Entry) -> Iterator[str]:
        yield entry.label
        if self.age is None:
            return
        said = entry.attribute(self.age.id)
        if _said_by(entry.label, self.age) != said:
            words = (each.typed or each.text for each in self.age.options if each.id == said)
            yield next(words, NOT_KNOWN).casefold()
        answers = self.interview.answers
        answer = answers.get(Ref(self.beside.id, entry.id)) if self.beside else None
        if answer and answer.says_something and self._arises(answers, answer.ref):
            typed = {option: letter for letter, option in self.letters.items()}
            yield typed.get("".join(answer.values), NOT_KNOWN)
            if answer.on is not None:
                yield month_words(answer.on) if answer.on.day == 1 else day_words(answer.on)

    def read(self, typed: str) -> ListLine | tuple[str, ...]:
        """Return what a line comes to, or all that is wrong with it."""
        line = typed.rstrip(" .+")
        pieces = [" ".join(each.split()) for each in line.replace(";", ",").split(",")]
        may_be_more = "+" in typed[len(line) :]
        read = ListLine(self.interview.answers, may_be_more=may_be_more)
        faults = list[str]()
        for piece in filter(None, pieces):
            try:
                read = self._with(read, piece)
            except NotReadError as error:
                faults.append(f'"{piece}": {error}')
        if not (any(pieces) or may_be_more):
            faults.append(NOTHING)
        return (*dict.fromkeys((*faults, *self._of_all(read))),) or read

    def _of_all(self, read: ListLine) -> Iterator[str]:
        """Yield what is wrong with a list as it would be."""
        said = {each.id for each in read.said}
        for first, other in called_alike(read.answers):
            if said & {first.id, other.id}:
                yield (
                    f'Two would be called "{first.label}", and a page could not tell them apart. '
                    "Type another word for one."
                )
        if read.answers.too_many & said:
            yield FULL

    def _with(self, read: ListLine, piece: str) -> ListLine:
        """Return what is read with one piece more."""
        if match := _TAKEN_OFF.fullmatch(piece):
            return replace(read, off=(*read.off, self._numbered(match[1])))
        match = _CHANGED.fullmatch(piece)
        if match and self.listed and self.roster.words:  # a fact may begin with a number
            entry, said = self._of_number(match[1], match[2] or "")
        else:
            said = self._piece(piece)
            self._check(said.label)
            entry = self._new(read.answers, said.label)
        if entry.id in {each.id for each in (*read.said, *read.off)}:
            refuse("this one is in the line twice.")
        entry = self._changed(entry, said)
        read = replace(read, answers=read.answers.with_entry(entry), said=(*read.said, entry))
        if said.letter:
            answers = read.answers.with_answer(self._answer(read.answers, entry, said))
            read = replace(read, answers=answers)
        is_new = entry.id not in {each.id for each in self.listed}
        if is_new and self.age and not said.age and entry.attribute(self.age.id) is None:
            read = replace(read, ageless=(*read.ageless, entry))
        return read

    def _numbered(self, number: str) -> Entry:
        if not 1 <= int(number) <= len(self.listed):
            refuse("nobody on the list has that number.")
        return self.listed[int(number) - 1]

    def _of_number(self, number: str, words: str) -> tuple[Entry, _Piece]:
        """Return whom a number means, and what is said of them; their own word may stand there."""
        entry = self._numbered(number)
        if not words:
            refuse(f"type what is changed behind it, or -{number} to take this one off.")
        if f"{words} ".startswith(f"{entry.label} "):
            said = self._piece(words[len(entry.label) :].strip(), is_numbered=True)
            if not said.label:
                return entry, said
        said = self._piece(words, is_numbered=True)
        if said.label:
            self._check(said.label)
        return entry, said

    def _new(self, answers: Answers, label: str) -> Entry:
        """Return a new one, or the one who went by that word and comes back."""
        gone = taken_off(self.interview.answers, self.roster.id, label)
        if gone is not None and gone.id in self.back:
            return gone.model_copy(update={"removed": None, "label": label})
        return Entry(id=answers.next_entry_id(self.roster.id), label=label)

    def _changed(self, entry: Entry, said: _Piece) -> Entry:
        update: dict[str, str | None] = {"label": said.label} if said.label else {}
        if self.age is not None and said.age:
            update[self.age.id] = None if said.age == NOT_KNOWN else said.age
        is_other = entry.label != update.get("label", entry.label) or any(
            entry.attribute(key) != value for key, value in update.items() if key != "label"
        )
        return entry.model_copy(update=update) if is_other else entry

    def _piece(self, words: str, *, is_numbered: bool = False) -> _Piece:
        """Return a piece as it is read."""
        if self.age is not None:
            words = " ".join(re.sub(r"[():=]", " ", words).split())
        for said, letter in reversed(_IN_WORDS.items()):
            words = re.sub(
                rf"(\d\S*(?: old)?|school age) {said}(?: since)?\b",
                rf"\1 {letter}",
                words,
                flags=re.IGNORECASE,
            )
        tokens = words.split()
        lettered = (place for place, each in enumerate(tokens) if each.casefold() in self.letters)
        for place in lettered:
            label, age = _age_in(" ".join(tokens[:place]), self.age, is_numbered=is_numbered)
            is_first = is_numbered and not place and tokens[place] != NOT_KNOWN
            if age or is_first:
                return _Piece(label, age, tokens[place].casefold(), " ".join(tokens[place + 1 :]))
        if self.letters.get(tokens[-1].casefold() if tokens else "") and len(tokens) > 1:
            refuse(f'an age comes before "{tokens[-1]}".')
        return _Piece(*_age_in(words, self.age, is_numbered=is_numbered), "", "")

    def _check(self, label: str) -> None:
        """Refuse what is no word for one."""
        such_as = f"{next(iter(self.roster.words), self.roster.one)}{' 9' if self.age else ''}"
        if label.casefold() in self.letters or not any(map(str.isalpha, label)):
            refuse(f"a word comes first, as in {such_as}.")
        if len(label) > _LONGEST:
            refuse("this is long. Type a word or two.")
        if self.age is not None and re.search(r"(?:^| )\d", label):
            refuse(f"a word and one age, as in {such_as}, and a comma before the next.")
        if self.age is not None and label.casefold().split()[-1] in _MORE_THAN_ONE:
            refuse("each by a word of its own, such as first twin 3, second twin 3.")

    def _answer(self, answers: Answers, entry: Entry, said: _Piece) -> Answer:
        """Return what a letter says of one: the answer that stands, where it says the same.

        How it is known is not typed: a letter that says "confirmed" has a record behind it.
        """
        question, value = self.beside, self.letters[said.letter]
        if question is None or not self._arises(answers, Ref(question.id, entry.id)):
            refuse(f'"{said.letter}" is not asked at that age.')
        before = answers.get(Ref(question.id, entry.id))
        on = self._month(said, question, value)
        is_same = before is not None and (*before.values,) == ((value,) if value else ())
        if before is not None and is_same and before.says_something and on in (None, before.on):
            return before
        return Answer(
            question=question.id,
            about=entry.id,
            asked=question.text,
            value=value or None,
            not_known=not value,
            on=on,
            note=before.note if before else None,
            answered=self.interview.today,
        )

    def _arises(self, answers: Answers, ref: Ref) -> bool:
        return self.interview.read(answers).reading.arises(ref)

    def _month(self, said: _Piece, question: Question, value: str) -> date | None:
        """Return the month that is typed beside a letter."""
        if not said.month:
            return None
        reads = month_reader(question, self.interview.today)
        if reads is None or value not in question.option_ids[:-1]:
            refuse(f'no month is asked for beside "{said.letter}".')
        read = reads(said.month)
        return read.on if isinstance(read, Dated) else refuse(read)


def _age_in(words: str, age: Attribute | None, *, is_numbered: bool) -> tuple[str, str]:
    """Return the word that words begin with, and the age that they end in, empty where none is.

    A word that says an age by itself, as "unborn" does, is both, but behind a number the age alone.
    """
    if age is None:
        return words, ""
    folded = words.casefold()
    if folded == NOT_KNOWN or folded.endswith(f" {NOT_KNOWN}"):
        return words[:-1].strip(), NOT_KNOWN
    phrases = {(each.typed or each.text).casefold(): each.id for each in age.options}
    for phrase in sorted(phrases, key=len, reverse=True):
        if f" {folded}".endswith(f" {phrase}"):
            before = words[: len(words) - len(phrase)].strip()
            is_both = phrase.isalpha() and not is_numbered
            return before or (words if is_both else ""), phrases[phrase]
    if match := _NUMBERED.fullmatch(words):
        return (match["label"] or "").strip(), _band(match, age)
    return words, _said_by(words, age)


def _said_by(label: str, age: Attribute) -> str:
    """Return the age that a word of a label says, as "unborn" in "unborn baby" does."""
    tokens = label.casefold().split()
    return next((each.id for each in age.options if each.text.casefold() in tokens), "")


def _band(match: re.Match[str], age: Attribute) -> str:
    """Return the band that an age falls into; of years, months or weeks."""
    number, unit = int(match["number"]), match["unit"][:1].casefold()
    words = {*(match["label"] or "").casefold().split()}
    is_bare = number > 1 and not unit  # of a baby it may be meant in months
    if is_bare and words & {"baby", "infant", "newborn"}:
        refuse(f"months or years? Type {number}m or {number}y.")
    months = {"m": number, "w": number * 12 // 52}.get(unit, number * 12)
    if months > _OLDEST * 12:
        refuse(f"ages go up to {_OLDEST}.")
    bands = [each for each in age.options if each.months is not None]
    if not bands:
        refuse(f"type one of: {', '.join(each.text for each in age.options)}.")
    return next((each.id for each in bands if months < (each.months or 0)), age.options[-1].id)
