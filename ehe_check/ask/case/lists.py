"""The lists of children, adults or facts: one line is typed, and mended by number, in sight."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from ehe_check.ask.case.interview import Interview
from ehe_check.ask.case.list_changes import (
    LINE,
    ask_ages,
    keep_line,
    take_line,
)
from ehe_check.ask.case.list_line import IN_WORDS, NOTHING, ListReader
from ehe_check.ask.case.one_question import OneQuestion
from ehe_check.ask.case.put_question import (
    EVERY_MOVE,
    kept_today,
    last_time_of,
    last_time_words,
)
from ehe_check.ask.case.record_answer import record
from ehe_check.ask.put import (
    NOT_TAKEN,
    Choice,
    Put,
    PutKind,
    Tone,
    ask_choice,
    ask_text,
    is_half_given,
)
from ehe_check.ask.reply import BACK_OR_LEAVE, Chosen, Move, Moved, Reply, chosen
from ehe_check.bank.bank import Roster
from ehe_check.case.question_list import said_words
from ehe_check.case.walk import Screen, Step, with_somebody
from ehe_check.judge.answers import Answer, Entry, Ref
from ehe_check.over_time.follow import Earlier
from ehe_check.page.phrases import grouped, phrase

_Fields: TypeAlias = dict[str, object]
_COMPLETE, _MAY_BE_MORE = "complete", "may-be-more"
_ALL: Final = Choice("all", "all of them", "y")
_OF_ALL: Final = frozenset({"y", "yes", "all", "all do"})
KEEPS_ITS_LISTS: Final = (
    "A finished session keeps its lists. To change them, go on from it in a new session."
)


# A list at its turn, or where its key is pressed.


def ask_list(interview: Interview, step: Step) -> Moved | None:
    """Take a line for a roster; it answers the roster's own question."""
    return RosterList(interview, Screen((step,))).ask()


def open_lists(interview: Interview) -> Moved | None:
    """Put any list that this walk uses, from any question, and say how it stands then."""
    steps = [each for each in interview.walk.steps if each.question.lists is not None]
    rosters = {each.question.lists or "": each for each in steps}
    many = {each: interview.bank.roster_by_id[each].many.capitalize() for each in rosters}
    picked: str | None = next(iter(many))
    if len(many) > 1:
        picked = interview.choose("lists", "Which list?", many, moves=BACK_OR_LEAVE)
    if picked is None:
        return None
    went = ask_list(interview, rosters[picked])
    if went is None:
        shown = ListReader(interview, interview.bank.roster_by_id[picked]).shown()
        interview.asker.say("\n".join(shown))
    return went


@dataclass
class WithList(OneQuestion):
    """Asks a question with a list in sight, which a typed line changes."""

    @property
    def roster(self) -> Roster:
        """The list whose own question it is, or beneath which it stands."""
        bank = self.interview.bank
        return (
            bank.roster_above.get(self.question.id) or bank.roster_by_id[self.question.lists or ""]
        )

    @property
    def listed(self) -> tuple[Entry, ...]:
        """Who is on the list."""
        return self.interview.answers.listed(self.roster.id)

    def with_list(self, put: Put, line: str, aloud: str = "") -> Put:
        """Return a question with its list in sight, and how it is typed or changed.

        How it is changed is read out to those alone who ask for all.
        """
        roster, ref = self.roster, Ref(self.roster.question)
        reader = ListReader(self.interview, roster)
        shown, numbered = reader.shown(), enumerate(self.listed, start=1)
        earlier = self.interview.beside.earlier.get(ref)
        own = self.interview.answers.get(ref) or (earlier.said if earlier else None)
        more = (
            ["+ There may be more (-+ takes this off)."]
            if own is not None and own.value == _MAY_BE_MORE
            else []
        )
        one = [f"1 {word}{' 8' if roster.attributes else ''}" for word in roster.words[:1]]
        keeps = "" if put.id in self.interview.bank.roster_above else "y: the list stands. "
        heard = [f"{at} {reader.heard(x) if keeps else x.label}" for at, x in numbered]
        how = f"{one[0]} changes the first; -1 takes it off." if one else "-1 takes the first off."
        changes = [f"{keeps}{how}"] if shown and not self.interview.is_trial else []
        half = self.interview.half.get((*Ref(self.question.id), LINE))
        return replace(
            put,
            help="\n".join(filter(None, (*shown, *more, line, *changes))),
            aloud="\n".join(filter(None, (*heard, *more, aloud or line, keeps * bool(changes)))),
            wants_no_words=True,
            letters_move=True,
            shortcuts=(_ALL,),
            refused="".join(half.ids) if half else "",
        )

    def typed(self, reply: Reply) -> str:
        """Return a typed line, without the id of this question that paper has before it."""
        line = "" if isinstance(reply, Moved) else chosen(reply).strip()
        own = re.match(rf"{re.escape(self.question.id)}[\s.:]+", line, re.IGNORECASE)
        return line[own.end() :] if own else line

    def keep_half(self, put: Put, moved: Moved) -> None:
        """Keep a line that was typed until the person comes back."""
        del put
        keep_line(self.interview, Ref(self.question.id), "".join(moved.partial))

    def left(self, put: Put, left: Moved) -> None:
        """Say that a line without Enter is not kept."""
        if is_half_given(put, left):
            self.interview.asker.say(NOT_TAKEN)


@dataclass
class RosterList(WithList):
    """Asks who is on a list; each line is a change of its own."""

    def put(self) -> Put:
        """Return the question with its list in sight."""
        own, step, roster = self.question, self.screen.first, self.roster
        earlier = self._last_time_still
        may_keep = earlier is not None and earlier.may_be_kept
        self.interview.new_change(step.ref)
        put = replace(
            ask_text(f"{roster.id} list", roster.text),
            id=own.id,
            moves=(EVERY_MOVE - {Move.LISTS}) | ({Move.KEEP} if may_keep else set()),
            place=self.interview.place(step),
            why=f"{own.what_and_why} {roster.line} {roster.help}",
            ids=frozenset(self.interview.bank.by_id),
            last_time="" if earlier is None else last_time_words(own, earlier),
        )
        aloud = IN_WORDS if roster.beside and not self.listed else ""
        return self.with_list(put, "" if self.listed else roster.line, aloud)

    def moved(self, put: Put, moved: Moved) -> bool:
        """Make a move that stays at the list, and say whether it is done with."""
        match moved.move:
            case Move.SKIP:
                return self._close(skipped=True)
            case Move.NOT_KNOWN:
                return self._close(not_known=True)
            case Move.KEEP:
                return self._takes(_ALL.code)
            case _:
                return super().moved(put, moved)

    def said(self, put: Put, reply: Reply) -> bool:
        """Take a line, and say whether the list is done with."""
        del put
        return not isinstance(reply, Moved) and self._takes(self.typed(reply))

    def _takes(self, typed: str) -> bool:
        """Take what is typed at a list, and say whether it closes the list."""
        step, stood = self.screen.first, self._answer
        earlier = last_time_of(self.interview, step)
        if typed == "-+":
            return self._close(value=_COMPLETE)
        if typed.casefold().rstrip(".") not in _OF_ALL:
            read = take_line(self.interview, self.roster, step.ref, typed)
            if read is None or read.may_be_more:
                return read is not None and self._close(value=_MAY_BE_MORE)
        elif not self.listed:
            self.interview.asker.say(
                "Nobody is listed yet. Type a line, or 0 where it is not known."
            )
            return False
        elif stood is None and not ask_ages(self.interview, self.roster, self.listed):
            return False
        said = stood if stood is not None else earlier.said if earlier else None
        stays = said is not None and said.value is not None
        return self._close(value="".join(said.values) if said and stays else _COMPLETE)

    def _close(self, **said: object) -> bool:
        """Answer a roster's own question; of last time where the same was said, and may be kept."""
        interview, step = self.interview, self.screen.first
        if self.roster.at_least_one is not None and not self.listed:
            interview.keep(with_somebody(interview.bank, interview.answers))
        if "value" in said and not self.listed:
            interview.asker.say(f"No {self.roster.one} is listed, so this is kept as not known.")
            said = {"not_known": True}
        earlier = self._last_time_still
        if earlier is not None and earlier.may_be_kept and earlier.said.value == said.get("value"):
            record(interview, kept_today(interview, step, earlier))
        else:
            record(interview, interview.answer_to(step, **said))
        return True

    @property
    def _last_time_still(self) -> Earlier | None:
        """What was said of the list last time, while the same are on it as were then."""
        earlier = last_time_of(self.interview, self.screen.first)
        mine = (x for x in self.interview.answers.entries if x.roster == self.roster.id)
        is_same = earlier and all(not each.removed and each.id in earlier.listed for each in mine)
        return earlier if is_same else None


# What is asked beneath a list, with the list in sight.


@dataclass
class BeneathList(WithList):
    """Asks one question of everybody on a list beneath it: y, or the numbers of the others.

    What is typed at the list changes it here too.
    """

    @property
    def name(self) -> str:
        """The name of this question for scripts, which names nobody."""
        return self.question.id

    def put(self) -> Put:
        """Return the question with the list above it."""
        put, question = super().put(), self.question
        how = f"y: all do; 0: {put.not_known_label.casefold()}; or the numbers of those who do not."
        every = (self.interview.answers.get(step.ref) for step in self.steps)
        put = replace(
            put,
            kind=PutKind.TEXT,
            text=self.interview.words_of(question),
            choices=(),
            subjects=(),
            said=(),
            previous=(),
            shown_before=self._in_words(filter(None, every)),
            moves=put.moves - (set() if self._is_so_of_all_still else {Move.KEEP}),
        )
        return self.with_list(put, f"{how}\n{put.help}".strip())

    def record(self, answers: Iterable[Answer]) -> bool:
        """Save answers together, and read them back; False where the question is put again."""
        several = tuple(answers)
        self.interview.asker.say(f"{self._in_words(several)}.", Tone.READ_BACK)
        return super().record(several)

    def _in_words(self, answers: Iterable[Answer]) -> str:
        """Return what is said of each, once for those of whom the same is."""
        alike = grouped(
            (said_words(self.question, each), self.interview.answers.label(each.about))
            for each in answers
        )
        return "; ".join(f"{phrase(whom)}: {words}" for words, whom in alike.items())

    @property
    def _is_so_of_all_still(self) -> bool:
        """Whether the first answer was given of each last time, and may be kept."""
        kept = [one.said.value for _, one in self.earlier() if one.may_be_kept]
        return kept == [self.question.option_ids[0]] * len(self.steps)

    def said(self, put: Put, reply: Reply) -> bool:
        """Take y, numbers or a change of the list, beneath which it is asked again."""
        del put
        typed = self.typed(reply)
        word = typed.casefold().rstrip(".")
        if word in _OF_ALL:
            still = self._is_so_of_all_still
            return self.record(self._kept()) if still else self._is_so_of_all_but(())
        if re.fullmatch(r"\d+(?:\s*,\s*\d+)*", typed):
            return self._is_so_of_all_but({int(each) for each in typed.split(",")})
        if re.fullmatch(r"\d+(?:\s+\d+)+", typed):
            self.interview.asker.say("Put a comma between numbers, such as 1, 2.")
        elif word in ("no", "none"):
            self.interview.asker.say("Type the numbers of those who do not, such as 1, 2.")
        elif self.interview.is_trial:
            self.interview.asker.say(KEEPS_ITS_LISTS if typed else NOTHING)
        else:
            return self._list_changes(typed)
        return False

    def _is_so_of_all_but(self, numbers: Iterable[int]) -> bool:
        """Save the first answer of all, and of those with the numbers which other one it is."""
        on_list = self.listed
        steps, first = {step.about: step for step in self.steps}, self.question.option_ids[0]
        said: dict[str | None, _Fields] = {each: {"value": first} for each in steps}
        for number in sorted(numbers):
            if not 1 <= number <= len(on_list):
                self.interview.asker.say(f"Nobody on the list has the number {number}.")
                return False
            entry = on_list[number - 1]
            if entry.id not in steps:
                self.interview.asker.say(f"This is not asked about {entry.label}.")
                return False
            which = self._which(entry)
            if which is None:
                return False
            said[entry.id] = which
        answers = (self.interview.answer_to(steps[each], **which) for each, which in said.items())
        return self.record(answers)

    def _which(self, entry: Entry) -> _Fields | None:
        """Return which of the other answers it is of one; None where the person goes back."""
        others = [Choice(each.id, each.text) for each in self.question.options[1:]]
        before = self.interview.answers.get(Ref(self.question.id, entry.id))
        value = "".join(before.values) if before else ""
        put = ask_choice(
            f"{self.question.id} {entry.id}",
            f"Which is it, of {entry.label}?",
            others,
            value if value in {each.id for each in others} else None,
            moves=frozenset({Move.BACK, Move.WHY, Move.NOT_KNOWN, Move.LEAVE}),
        )
        put = replace(put, why=super().put().why, law=super().put().law)
        reply = self.interview.put(replace(put, ids=frozenset(self.interview.bank.by_id)))
        if isinstance(reply, Chosen):
            return {"value": reply.ids[0]}
        return {"not_known": True} if reply == Moved(Move.NOT_KNOWN) else None

    def _list_changes(self, typed: str) -> bool:
        """Take a line for the list; say whether nobody is left of whom this is asked."""
        interview, roster = self.interview, self.roster
        read = take_line(interview, roster, Ref(self.question.id), typed)
        if read is not None and read.may_be_more:
            own = next(s for s in interview.walk.steps if s.question.id == roster.question)
            record(interview, interview.answer_to(own, value=_MAY_BE_MORE))
        screens = (each for each in interview.walk.screens if each.question.id == self.question.id)
        screen = next(screens, None)
        self.screen = screen or self.screen
        return screen is None
