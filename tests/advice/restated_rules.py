"""The rules of advice and the questions they read, told a second time, to compare with the program.

Typed from the rules in words; nothing here is read from the bank, and nothing of the program's
rules is used. An option's effects hold for those after it unless its question is unordered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ehe_check.judge.answers import Answer, Answers, Ref
from tests.advice.restated_questions import ACTIONS, CLOSING, HIGHEST, PLACED, RAISES, ROWS

OPENING = ("NOW-1", "NOW-2", "NOW-3", "RGT-2")
SEEN = ("within-3-months", "within-a-year")
OPEN_AT_SOCIAL_CARE = ("assessment", "child-protection-plan", "enquiry")
EATING_OR_HARM_NOW = (
    "now-plan-known",
    "now-plan-not-known",
    "attempt-assessed",
    "drink-or-drugs",
    "now-not-assessed",
    "attempt-or-unwell",
)
UNSEEN_OR_REFUSED = ("put-off-not-seen", "refused-since-seen", "refused-not-seen")
TOLD = ("social-care-knows", "social-care-not-told", "not-followed-up", "not-known")
TICKED = tuple(each for each, _, does in ROWS["NOW-2"].options if does)
SUSPECTED = (*TICKED, "not-known")
NOT_OPEN = ("closed-seen", "no-reply", "closed-not-seen")
WORRIES = {
    "RGT-2": ("cannot-name-it", "safety-health-development", "not-known"),
    "DRI-1": ("not-settled",),
    "NOW-2": SUSPECTED,
    "NOW-3": ("child-protection-plan", "enquiry", "no-reply"),
    "SUP-2": ("worried", "think-harm"),
}
"""The answers at which a worry is named."""
RISES_ANYWHERE = {"999", "TODAY", "MEET", "SIGN", "HOLD"}
Holds: TypeAlias = Callable[[str, list[str], str | None], bool]


@dataclass(frozen=True)
class Told:
    """What the rules come to."""

    urgency: str
    meeting: str
    routes: frozenset[str]
    box: str
    headline: str
    state: str
    beneath: str
    to_close: frozenset[str]
    first: tuple[str, ...]


class Retelling:
    """The rules read against one set of answers."""

    def __init__(self, answers: Answers, *, quick: bool) -> None:
        self.answers = answers
        self.quick = quick
        self.children = [each for each in answers.entries if each.roster == "child"]
        self.adults = [each for each in answers.entries if each.roster == "adult"]
        self.standing = list(self._standing())

    def whom(self, question: str) -> list[str | None]:
        """About whom a question is asked."""
        row = ROWS[question]
        if row.per_child:
            return [each.id for each in self.children]
        return [each.id for each in self.adults] if row.per_adult else [None]

    def age(self, child: str | None) -> str | None:
        """A child's age, None where it is not set."""
        return next(each.attribute("age") for each in self.children if each.id == child)

    def said(self, question: str, about: str | None) -> Answer | None:
        """The answer to a question that is surely asked."""
        if self.is_closed(question, about) or self._waits_for_another(question, about):
            return None
        return self.given(question, about)

    def given(self, question: str, about: str | None) -> Answer | None:
        """The answer to a question, closed or not."""
        return self.answers.get(Ref(question, about))

    def says(self, question: str, *options: str, about: str | None = None) -> bool:
        """Whether the answer is one of these."""
        answer = self.said(question, about)
        if answer is None:
            return False
        chosen = {"not-known"} if answer.not_known else set(answer.values)
        return bool(chosen & set(options))

    def is_closed(  # noqa: PLR0911 (one for each kind of gate)
        self, question: str, about: str | None
    ) -> bool:
        """Whether a follow-up is surely not asked."""
        gate = ROWS[question].gate
        match gate:
            case "":
                return False
            case "born":
                return self.age(about) == "unborn"
            case "school-age":
                return self.age(about) not in ("school-age", None)
            case "two":
                return len(self.children) < 2 and "child" in self.answers.complete
            case "worry-open":
                return not (
                    self.may_be("DRI-1", ["not-settled"], None)
                    or self.may_be("NOW-3", list(OPEN_AT_SOCIAL_CARE), None)
                )
            case "one-or-several":
                return not self.is_one_matter_in_doubt()
            case _:
                return not self._may_open(gate, about)

    def _may_open(self, gate: str, about: str | None) -> bool:
        parent, _, options = gate.partition(": ")
        if ROWS[parent].per_child and about is None:
            may_be = any(self.may_be(parent, options.split(), each.id) for each in self.children)
            return may_be or "child" not in self.answers.complete
        return self.may_be(parent, options.split(), about if ROWS[parent].per_child else None)

    def may_be(self, question: str, options: list[str], about: str | None) -> bool:
        """Whether an answer is one of these, or is not there to say that it is not."""
        if self.is_closed(question, about):
            return False
        if self._waits_for_another(question, about):
            return True
        answer = self.given(question, about)
        return answer is None or answer.value is None or bool(set(answer.values) & set(options))

    # The effects that stand: what, at which question, about whom.

    def _standing(self) -> Iterable[tuple[str, str, str | None]]:
        own = self._own()
        yield from own - self.set_aside(own)
        for child in self.children:
            yield from self._together_about(child.id)
        yield from self._together()

    def _own(self) -> set[tuple[str, str, str | None]]:
        return {
            (effect, question, about)
            for question in ROWS.keys() - {"NOW-2", "MAT-1"}
            for about in self.whom(question)
            for effect in self._effects(question, about)
        }

    def set_aside(self, own: set[tuple[str, str, str | None]]) -> set[tuple[str, str, str | None]]:
        """What does nothing, with no worry named, and nothing else that rises (X0)."""
        if self.is_worry_named():
            return set()
        hostile = {"hostile": {"MEET L4.3", "ASK"}, "hostile-changed-us": {"MEET L4.3"}}
        said = self.said("ADU-1", None)
        resting = hostile.get(str(said.value), set()) if said else set()
        aside = {
            each
            for each in own
            if each[1] == "VIS-5" or (each[1] == "ADU-1" and each[0] in resting)
        }
        together = {each for child in self.children for each in self._together_about(child.id)}
        others = (own - aside) | together | set(self._together())
        rises = [effect.split()[0] for effect, _, _ in others]
        return set() if {"999", "TODAY", "MEET", "SIGN", "HOLD"} & set(rises) else aside

    def _effects(self, question: str, about: str | None) -> set[str]:
        answer, row = self.said(question, about), ROWS[question]
        if answer is None:
            return set()
        if answer.not_known:
            return {*row.not_known, *({"SUP"} if answer.something else ())}
        return {effect for value in answer.values for effect in row.effects(value)}

    def is_worry_named(self) -> bool:
        """Whether a worry is named (1.6)."""
        return self._is_worry(self._surely)

    def is_safety_worry(self) -> bool:
        """Whether the worry is about safety."""
        return (
            self.says("RGT-2", "safety-health-development")
            or self.says("NOW-2", *SUSPECTED)
            or self.says("NOW-3", "child-protection-plan", "enquiry")
        )

    def _together_about(self, child: str) -> Iterable[tuple[str, str, str | None]]:
        if self.says("VIS-5", "refused-not-seen", about=child):
            if self.is_safety_worry():
                yield "TODAY social-care", "VIS-5", child
            elif self.says("RGT-2", "cannot-name-it", "not-known"):
                yield "TODAY lead", "VIS-5", child
        if self.says("ISO-4", "cannot-be-found", about=child) and self.is_worry_named():
            yield "TODAY social-care police", "ISO-4", child
        depends = self.says("PMH-2", "depends", about=child)
        nobody = self.says("PMH-4", "nobody", "away-not-known", "crisis", "crisis-now")
        if (
            self.age(child) == "under-one"
            and depends
            and (nobody or self.says("PMH-4", "not-known"))
        ):
            yield "TODAY lead", "PMH-2", child
        may_depend = depends or self.says("PMH-2", "not-known", about=child)
        if nobody and (self.age(child) == "under-one" or may_depend):
            young = ("under-one", "under-school-age")
            if self.age(child) != "unborn":
                route = "social-care" if self.age(child) in young else "lead"
                yield f"TODAY {route}", "PMH-4", None
        if self.says("HEA-1", "not-measured-worry", about=child) and self.says(
            "HEA-7", *EATING_OR_HARM_NOW, about=child
        ):
            yield "TODAY medical", "HEA-1", child

    def is_open_to_act_on(self) -> bool:
        """Whether harm that is ticked is not being dealt with (X6)."""
        if not self.says("NOW-2", *TICKED) or self.says("NOW-2.state", "not-sure"):
            return False
        return not (self.is_confirmed() and self.says("NOW-3", *OPEN_AT_SOCIAL_CARE))

    def is_confirmed(self) -> bool:
        """Whether social care has confirmed that it has exactly this."""
        return self.says("NOW-2.state", "confirmed")

    def _together(self) -> Iterable[tuple[str, str, str | None]]:
        harm = self.said("NOW-2", None)
        if harm is not None and harm.not_known:
            yield "TODAY lead", "NOW-2", None
        lines = harm.values if harm is not None else ()
        ticked = {each for tick in lines for each in ROWS["NOW-2"].effects(tick)}
        routes = {route for each in ticked - {"HOLD", "OPEN"} for route in each.split()}
        if self.is_open_to_act_on():
            yield f"TODAY {' '.join(sorted(routes | {'lead'}))}", "NOW-2", None
        at_conference = self.is_confirmed() and self.says("NOW-3", "child-protection-plan")
        if "HOLD" in ticked and not at_conference:
            yield "HOLD", "NOW-2", None
        if self.says("EHE-2", "injury") and not self.says("EHE-2.told", *TOLD):
            yield "TODAY social-care", "EHE-2", None
            yield "HOLD", "EHE-2", None
        if self.says("NOW-3", "closed-not-seen") and self.says("DRI-1", "not-settled"):
            yield "SIGN", "NOW-3", None

    # Counting matters.

    def weights(self) -> dict[str, str]:
        """What each question weighs."""
        found: dict[str, str] = {}
        for effect, question, _ in self.standing:
            if effect.startswith("MEET"):
                found[question] = "trigger"
            elif effect == "SIGN":
                found.setdefault(question, "sign")
        return found

    def is_one_matter_in_doubt(self) -> bool:
        """Whether it can change the advice if `care` is one matter (1.3 rule 4)."""
        weights = self.weights()
        is_all_care = all(ROWS[each].matter == "care" for each in weights)
        return len(weights) > 1 and is_all_care and "trigger" in weights.values()

    def meeting(self) -> str:
        """What is advised about a meeting (1.4)."""
        answer = self.said("MAT-1", None)
        are_several = answer is not None and (answer.not_known or answer.value == "several")
        matters: dict[str, list[str]] = {}
        for question, weight in self.weights().items():
            matter = ROWS[question].matter
            matter = question if matter == "care" and are_several else matter
            matters.setdefault(matter, []).append(weight)
        if not any("trigger" in each for each in matters.values()):
            return "none"
        return "strong-case-for-meeting" if len(matters) > 1 else "consider-meeting"

    # What is printed.

    def told(self) -> Told:
        """Everything that the rules come to."""
        does = {effect for effect, _, _ in self.standing}
        routes = {
            route
            for effect in does
            if effect.startswith("TODAY")
            for route in effect.removeprefix("TODAY ").split()
        }
        hold, ask = "HOLD" in does, "ASK" in does or bool(routes & {"social-care", "lead"})
        meeting = self.meeting()
        urgency = self._urgency(does, meeting, routes)
        box = self._box(urgency, routes, hold=hold, ask=ask)
        named = "worry" if self.is_worry_named() else "ordinary"
        closing = self._to_close(urgency)
        return Told(
            urgency,
            meeting,
            frozenset(routes),
            box,
            self._headline(urgency, meeting, routes, is_firm=not closing),
            named if box in ("none", "A-done") else "guarded",
            self._beneath(urgency, meeting),
            frozenset(closing),
            self._first(closing),
        )

    def _urgency(self, does: set[str], meeting: str, routes: set[str]) -> str:
        if "999" in does:
            return "emergency"
        if routes:
            return "act-today"
        if meeting != "none":
            return meeting
        return "raise-in-supervision" if does & {"SIGN", "SUP", "HOLD", "ASK"} else "none"

    def _box(self, urgency: str, routes: set[str], *, hold: bool, ask: bool) -> str:
        differ = any(self.says("HEA-4", "differ", about=each.id) for each in self.children)
        how = self.given("SUP-5.how", None)
        lifted = self.given("SUP-5", None)
        agreed = lifted is not None and lifted.value == "agreed" and bool(how and how.value)
        in_order = (
            ("H-now", hold and urgency == "emergency"),
            ("H-today", hold and "social-care" in routes),
            ("H-lead", hold and urgency == "act-today"),
            ("H-worker", hold and self.is_confirmed()),
            ("H-doctor", hold and differ),
            ("H-soon", hold),
            ("A-done", ask and agreed),
            ("A-enquiry", ask and self.says("NOW-3", "enquiry")),
            ("A-sc", ask and "social-care" in routes),
            ("A-worker", ask and self._is_held_there() and "lead" not in routes),
            ("A-lead", ask),
            ("none", True),
        )
        return next(key for key, fits in in_order if fits)

    def _is_led_by_health(self) -> bool:
        plain = {(at, about) for effect, at, about in self.standing if effect in MEETINGS}
        return not plain and any(effect.startswith("MEET") for effect, _, _ in self.standing)

    def _headline(  # noqa: PLR0911 (one for each headline)
        self, urgency: str, meeting: str, routes: set[str], *, is_firm: bool
    ) -> str:
        protected = self.says("NOW-3", "child-protection-plan", "enquiry")
        if urgency == "emergency":
            return "E"
        if urgency == "act-today":
            if "social-care" in routes:
                return "T-sm" if "medical" in routes else "T-sc"
            if "lead" in routes:
                return "T-lm" if "medical" in routes else "T-l"
            return "T-m"
        if meeting != "none":
            if protected:
                return "Q"
            key = "ST" if meeting == "strong-case-for-meeting" else "C"
            return f"{key}-h" if self._is_led_by_health() else key
        if urgency == "raise-in-supervision":
            return "S-w" if self._is_held_there() else "S"
        answers = (self.given(question, None) for question in OPENING)
        if any(each is None or each.skipped for each in answers):
            return "NE"
        is_bare = not self._is_refused() and not self.is_something_to_be_done()
        return "N1" if is_firm and self._is_everybody_seen() and is_bare else "N2"

    def _is_held_there(self) -> bool:
        """Whether social care has it: a plan or an enquiry, or confirmed while open."""
        return self.says("NOW-3", "child-protection-plan", "enquiry") or (
            self.is_confirmed() and self.says("NOW-3", *OPEN_AT_SOCIAL_CARE)
        )

    def is_something_to_be_done(self) -> bool:
        """Whether an action stands where nothing rises."""
        return any(
            self.says(question, *options, about=about)
            for question, options in ACTIONS.items()
            for about in self.whom(question)
        ) or any(
            all(self.says(question, *options, about=each.id) for question, options in PLACED)
            for each in self.children
        )

    def _is_everybody_seen(self) -> bool:
        return bool(self.children) and all(
            self.is_closed("VIS-1", each.id)
            or (self.says("VIS-1", *SEEN, about=each.id) and not self.is_unknown("VIS-1", each.id))
            for each in self.children
        )

    def _is_refused(self) -> bool:
        """Whether X0 bars firm advice: a refusal, and no worry named."""
        return any(self.says("VIS-5", *UNSEEN_OR_REFUSED, about=each.id) for each in self.children)

    def _beneath(self, urgency: str, meeting: str) -> str:
        if urgency not in ("emergency", "act-today") or meeting == "none":
            return ""
        if self.says("NOW-3", "enquiry"):
            return "enquiry"
        if self._is_led_by_health():
            return "health"
        return "strong" if meeting == "strong-case-for-meeting" else "consider"

    # What is unknown (1.8).

    def is_unknown(self, question: str, about: str | None) -> bool:
        """Whether a fact is unknown."""
        answer = self.given(question, about)
        if answer is None or answer.value is None:
            return True
        is_unsure = answer.evidence in ("assumed", "not-recorded")
        return is_unsure or bool(set(answer.values) & ROWS[question].unlooked)

    def _to_close(self, urgency: str) -> set[str]:
        wakes = {effect.split()[0] for effect, _, _ in self.set_aside(self._own())}
        more = {"a sign", "a hold"} if "MEET" in wakes and urgency != "none" else set()
        return {
            question
            for highest in RAISES[urgency] | more
            for question in HIGHEST[highest].split()
            if (ROWS[question].is_quick or not self.quick)
            and any(
                not self.is_closed(question, about)
                and self.is_unknown(question, about)
                and (self._was_asked(question, about) or self._quick_may_ask(question, self.may_be))
                for about in self.whom(question)
            )
        }

    def _was_asked(self, question: str, about: str | None) -> bool:
        answer = self.given(question, about)
        return answer is not None and answer.settles

    def _is_surely_asked(self, question: str, about: str | None) -> bool:
        return self._was_asked(question, about) or self._quick_may_ask(question, self._surely)

    def _quick_may_ask(self, question: str, holds: Holds) -> bool:
        """Whether the quick set asks a question, as far as answers hold, or may hold."""
        if not self.quick or question not in {"VIS-5", "ADU-3"}:
            return True
        if holds("NOW-3", list(OPEN_AT_SOCIAL_CARE), None) or self._is_worry(holds):
            return True
        if question == "ADU-3":
            return holds("ADU-2", ["put-off", "needed"], None)
        rises = {does.split()[0] for does, *_ in self.standing} & RISES_ANYWHERE
        if rises or holds("NOW-3", [*NOT_OPEN, "not-known"], None):
            return True
        is_listed = "child" in self.answers.complete or holds != self.may_be
        unseen = ["longer-ago", "never", "not-known"]
        return not is_listed or any(holds("VIS-1", unseen, each.id) for each in self.children)

    def _is_worry(self, holds: Holds) -> bool:
        return any(holds(question, list(options), None) for question, options in WORRIES.items())

    def _surely(self, question: str, options: list[str], about: str | None) -> bool:
        return self.says(question, *options, about=about)

    def _first(self, closing: set[str]) -> tuple[str, ...]:
        """The first three, what was only marked before all; a follow-up waits for its question."""
        waits = {each for each in closing if self._waits(each)}
        ready = closing - waits or closing
        in_order = [each for each in CLOSING.split() if each in ready]
        marked = {
            answer.question
            for answer in self.answers
            if answer.something and not self.is_closed(answer.question, answer.about)
        }
        return tuple(sorted(in_order, key=lambda each: each not in marked))[:3]

    def _waits(self, question: str) -> bool:
        """Whether every one of whom it is unknown waits for another answer."""
        return all(
            self.is_closed(question, about)
            or not self.is_unknown(question, about)
            or self._waits_for_another(question, about)
            or not self._is_surely_asked(question, about)
            for about in self.whom(question)
        )

    def _waits_for_another(self, question: str, about: str | None) -> bool:
        gate = ROWS[question].gate
        if gate == "worry-open":
            return not (
                self.says("DRI-1", "not-settled") or self.says("NOW-3", *OPEN_AT_SOCIAL_CARE)
            )
        parent, _, options = gate.partition(": ")
        if not options:
            return False
        if ROWS[parent].per_child and about is None:
            whom: list[str | None] = [each.id for each in self.children]
        else:
            whom = [about if ROWS[parent].per_child else None]
        return not any(self.says(parent, *options.split(), about=each) for each in whom)


MEETINGS = {f"MEET L4.{number}" for number in range(1, 6)}
