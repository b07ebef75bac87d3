"""What the parts of an interview share: who asks, the session so far, and saving it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from ehe_check.advice.matters import asked_words
from ehe_check.ask.put import Asker, Choice, Place, Put, ask_choice, put_or_leave
from ehe_check.ask.reply import Move, Moved, Reply, Said, chosen
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.effect import Route
from ehe_check.bank.evidence import Evidence
from ehe_check.bank.question import Question
from ehe_check.case.changed_answers import why_changed
from ehe_check.case.how_long import Left, left_of, left_words, task_of_screen
from ehe_check.case.session import Session
from ehe_check.case.walk import Screen, Step
from ehe_check.case.walk_now import WalkNow
from ehe_check.judge.answers import Answer, Answers, Ref
from ehe_check.over_time.follow import Cell, Earlier, EarlierCell
from ehe_check.over_time.side import HeldElsewhere
from ehe_check.page.phrases import capital

if TYPE_CHECKING:
    from ehe_check.bank.law import LawNote
    from ehe_check.over_time.ledger import Ledger
    from ehe_check.sheet.call import Calling
    from ehe_check.sheet.calls_of_today import CallDue

HalfPlace: TypeAlias = tuple[str, str | None, str]
"""A question, whom it is about, and the row of the grid where it is that."""
Together: TypeAlias = frozenset[tuple[Ref, tuple[str, ...]]]
"""Answers that do not sit together, each with what was said."""


def save_nothing(session: Session) -> None:
    """Save nothing: a change is only tried, or no answer can be given yet."""
    del session


@dataclass(frozen=True)
class Told:
    """What the person was told that still stands, so that it is said again only once it has grown.

    `urgent` is each step with whom it is about, and `routes` whom they lead to. `box` are the words
    of the HOLD or ASK FIRST that the answers bring, `held` those of one from another session.
    """

    urgent: frozenset[tuple[str, str | None]] = frozenset()
    routes: frozenset[Route] = frozenset()
    box: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


@dataclass(frozen=True)
class Before:
    """How the answers were before a change, and at which question it was made."""

    answers: Answers
    ref: Ref | None


@dataclass(frozen=True)
class Telephone:
    """The calls of today of a session as pages have them, in order, and what to say in them."""

    rows: Callable[[Session], tuple[CallDue, ...]]
    calling: Callable[[Session], Calling]


CALL = Choice("call", "what to say", "c")


@dataclass(frozen=True)
class Beside:
    """What stands beside the questions.

    `earlier` are the answers of the session that this one follows, `cells` who saw whom there.
    `said` gives what is shown at a question as evidence to look at, by the session as it stands,
    and `notes` the notes of law by id.
    """

    earlier: Mapping[Ref, Earlier] = field(default_factory=dict)
    cells: Mapping[Cell, EarlierCell] = field(default_factory=dict)
    said: Callable[[Question, Session], str] = lambda *_: ""
    notes: Callable[[], Mapping[str, LawNote]] = dict


@dataclass(frozen=True)
class AtHand:
    """What is at hand around a session, each worked out as it stands when somebody asks.

    `elsewhere` gives the HOLD of another session of the case, and `ledger` the decisions of the
    case, without those of this session while it is a draft. `what_to_say` gives what to say on the
    telephone, `telephone` works out the calls, and `save_page` saves the page beside the session
    and says where.
    """

    elsewhere: Callable[[Session], HeldElsewhere | None]
    ledger: Callable[[Session], Ledger]
    what_to_say: Callable[[Session], str]
    telephone: Telephone
    save_page: Callable[[Session], str]


@dataclass
class Pace:
    """How long each screen took beside how long it takes anybody, and what was said last of it.

    `counted` is the walk as it was when it was last said why there are more questions, `told` the
    minutes that were said last: more are said only with the reason.
    """

    paces: list[float] = field(default_factory=list)
    left: Left | None = None
    counted: WalkNow | None = None
    told: int = 0


@dataclass
class Interview:
    """One interview under way.

    `save` writes a session to its file before the next question is drawn; `today` and `now` are the
    clock, given from outside. `last_saved` is when an earlier sitting saved this session, as the
    person's own clock had it. A trial saves nothing until its change has a reason.
    `half` is what was typed, ticked or pointed at and has no Enter yet, where the person went
    elsewhere.
    `past` are the changes of this sitting that can be undone, the last one last, and `at` is the
    question at which changes are made now. `told` is what the person was told of what stands; None
    until something is told, while all that stood at first counts as told.
    `part_given` are the questions that were left with some of it open, `left` the answers that were
    left though they do not sit together, and `looked_at` is the question that was picked last where
    all are looked over. `thinks` says that the person goes through the questions for their own
    thinking.
    `not_rung_again` are the kept calls that were not made again when it was asked.
    """

    bank: QuestionBank
    session: Session
    asker: Asker
    save: Callable[[Session], None]
    today: date
    now: Callable[[], datetime]
    at_hand: AtHand
    beside: Beside = Beside()
    last_saved: datetime | None = None
    is_trial: bool = False
    half: dict[HalfPlace, Said] = field(default_factory=dict)
    pace: Pace = field(default_factory=Pace)
    past: list[Before] = field(default_factory=list)
    at: Ref | None = None
    told: Told | None = None
    part_given: set[tuple[Ref, bool]] = field(default_factory=set)
    left: set[Together] = field(default_factory=set)
    looked_at: Step | None = None
    thinks: bool = False
    not_rung_again: list[CallDue] = field(default_factory=list)
    _is_new_change: bool = True
    _walk: tuple[Session, WalkNow] | None = None
    _read: tuple[WalkNow, ...] = ()

    @property
    def answers(self) -> Answers:
        """The answers as they stand, as people gave them."""
        return self.walk.given

    @property
    def walk(self) -> WalkNow:
        """The walk as it stands by the answers, read as of today."""
        if self._walk is None or self._walk[0] is not self.session:
            self._walk = self.session, self.read(self.session.all_answers())
        return self._walk[1]

    def read(self, answers: Answers) -> WalkNow:
        """Return the walk as it would stand by some answers; each set of them is read once."""
        now = WalkNow(self.bank, answers, self.session.session.walk_set, self.today)
        for each in self._read:
            if each == now and _order(each.given) == _order(answers):
                return each
        self._read = (now, *self._read[:3])  # before a change, after it, what of it is said at once
        return now

    def words_of(self, question: Question) -> str:
        """Return the words of a question as it is put now."""
        if question.splits is None:
            return question.text
        return asked_words(self.walk.reading, question, self.walk.reading.standing)

    def place(self, step: Step) -> Place:
        """Return where a step stands."""
        own = "for your own thinking" if step.question.own_thinking else ""
        case = self.session.case.given or ""
        return Place(case, self.walk.how_far(step), self.minutes_left(), own)

    def minutes_left(self) -> str:
        """Return about how long the rest takes, as told at most; nothing where nothing is open."""
        left, pace = self._left(), self.pace
        pace.told = min(pace.told or left.minutes, left.minutes)
        return left_words(pace.told) if left.open else ""

    def _left(self) -> Left:
        self.pace.left = left = left_of(self.walk, self.pace.paces, self.pace.left)
        return left

    def say_if_more(self) -> None:
        """Say why there are more or fewer questions than at the last one, or it takes longer."""
        was, told = self.pace.counted or self.walk, self.pace.told
        self.pace.counted, self.pace.told = self.walk, self._left().minutes
        longer = self.minutes_left() if self.pace.told > told > 0 else ""
        totals = len(was.counted), len(self.walk.counted)
        if why := why_changed(self.bank, was.given, self.answers, totals, longer):
            self.asker.say(f"{capital(why)}.")

    def took(self, screen: Screen, seconds: float) -> None:
        """Keep how long a screen took beside how long it takes anybody."""
        self.pace.paces.append(seconds / task_of_screen(self.bank, screen).seconds)

    def new_change(self, at: Ref | None = None) -> None:
        """Begin a change of its own: it is undone apart from the one before."""
        self.at, self._is_new_change = at, True

    def answer_to(self, step: Step, **said: object) -> Answer:
        """Return an answer of today to a step, with the note that stands beside it already."""
        earlier = self.answers.get(step.ref)
        fields = {
            "question": step.question.id,
            "about": step.about,
            "asked": step.question.text,
            "answered": self.today,
            "note": earlier.note if earlier else None,
        }
        return Answer.model_validate(fields | said)

    def keep(self, answers: Answers) -> None:
        """Save the session with these answers in it, so that it can be undone."""
        if self._is_new_change and self.answers != answers:
            self.past.append(Before(self.answers, self.at))
            self._is_new_change = False
        self.keep_session(self.session.holding(answers))

    def keep_session(self, session: Session) -> Session:
        """Save the session as it now is, and return it as it is saved."""
        half = {"half_given": tuple(self.half_given())}
        session = session.with_sitting(saved=self.now()).model_copy(update=half)
        self.save(session)
        self.session = session
        return session

    def half_given(self) -> Iterator[Answer]:
        """Yield what is half given as it goes to the file, but for the grid."""
        for (question, about, by), said in self.half.items():
            if said.says_something and not by:
                is_several = self.bank.by_id[question].kind.takes_several
                value = said.ids if is_several else "".join(said.ids)
                known = Evidence(said.source) if said.source and said.ids else None
                yield Answer(
                    question=question,
                    about=about,
                    value=value if said.ids else None,
                    not_known=said.not_known,
                    evidence=known,
                    on=said.on if said.ids else None,
                )

    def put(self, question: Put) -> Reply:
        """Put one question, and leave when the person leaves.

        Raises:
            PersonLeftError: the person chose to save and leave.
        """
        return put_or_leave(self.asker, question)

    def choose(
        self,
        name: str,
        text: str,
        choices: dict[str, str],
        *,
        moves: frozenset[Move] = frozenset({Move.LEAVE}),
        shortcuts: tuple[Choice, ...] = (),
    ) -> str | None:
        """Put a plain choice that is no question of the bank; None when the person goes back."""
        put = ask_choice(name, text, choices, moves=moves)
        reply = self.put(replace(put, shortcuts=shortcuts))
        return None if isinstance(reply, Moved) else chosen(reply)


def _order(answers: Answers) -> tuple[object, ...]:
    """Return the order in which answers and cells stand, which their file keeps."""
    return (*answers.by_ref, *answers.sightings)
