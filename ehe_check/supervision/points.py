"""What a supervision could decide: a gap and its task as one, and children together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehe_check.advice.recommendation import Prompt
from ehe_check.bank.bank import QuestionBank
from ehe_check.bank.prompt_rule import PromptKind
from ehe_check.judge.answers import Ref
from ehe_check.over_time.history import History
from ehe_check.over_time.ledger import Decided, Ledger, State
from ehe_check.page.own import NOTHING, Own
from ehe_check.sheet.merged_points import Points
from ehe_check.sheet.sheet import PromptSheet
from ehe_check.sheet.sheet_paper import DASH

_TASKS = (PromptKind.ACTION, PromptKind.FIND_OUT, PromptKind.GAP)
_ORDER = {kind: place for place, kind in enumerate(PromptKind)}


@dataclass(frozen=True)
class OpenPoint:
    """One thing that could be decided: its words, whom it is about, and how long it has been open.

    It is one for a question and all of whom the same is raised: `key` is that of its task, `abouts`
    are those whom it is about, None for the whole case, and `text` is worded as it may be read now.
    `fact` is what it is to be done about, in a few words, where its own words do not say that.
    `sessions` is in how many sessions running it has been so, 0 where that is not known. `why_not`
    is why it was not agreed when it last came up.
    """

    key: str
    abouts: tuple[str | None, ...]
    text: str
    whom: str = ""
    sessions: int = 0
    why_not: Own = NOTHING
    fact: str = ""

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What it is about, in files."""
        return tuple(Ref(self.key, about) for about in self.abouts)


def open_points(sheet: PromptSheet, ledger: Ledger, bank: QuestionBank) -> tuple[OpenPoint, ...]:
    """Return what is raised and could be decided, what the advice rests on first.

    What is decided already and still open stands in the ledger, and what is to be done today is
    asked about before everything else: neither is here.
    """
    decided = {ref: each for each in ledger.decisions for ref in each.refs}
    points = Points(sheet, bank, frozenset())
    found: list[OpenPoint] = []
    for same in _alike(sheet):
        lead = _lead(same)
        refs = [Ref(lead.id, about) for about in _abouts(points, same)]
        left = [ref for ref in refs if not (ref in decided and decided[ref].state.is_open)]
        if left:
            found.append(_point(sheet, points, same, left, decided.get(left[0])))
    return tuple(found)


def answered_lines(sheet: PromptSheet, bank: QuestionBank) -> dict[str, tuple[str, ...]]:
    """Return what the session answered, by question, as lines to read out."""
    lines: dict[str, tuple[str, ...]] = {}
    labels = dict(sheet.entries)
    for why in sheet.answered:
        whom = f" ({labels.get(why.about, why.about)})" if why.about else ""
        asked = bank.by_id[why.question].on_paper
        said = f"{asked}{whom} {DASH} {why.answer}"
        lines[why.question] = (*lines.get(why.question, ()), said)
    return lines


def _alike(sheet: PromptSheet) -> Iterator[list[Prompt]]:
    """Yield what is raised in groups: all of a question, about everybody of whom the same is."""
    by_question: dict[tuple[str, str | None], list[Prompt]] = {}
    for prompt in (*sheet.prompts, *sheet.find_out):
        by_question.setdefault((prompt.question, prompt.about), []).append(prompt)
    groups: dict[tuple[str, frozenset[str]], list[Prompt]] = {}
    for (question, _), several in by_question.items():
        if any(each.kind in _TASKS for each in several):
            same = frozenset(each.id for each in several)
            groups.setdefault((question, same), []).extend(several)
    yield from sorted(groups.values(), key=_most_urgent)


def _most_urgent(several: Iterable[Prompt]) -> int:
    return min(_ORDER[each.kind] for each in several)


def _lead(several: list[Prompt]) -> Prompt:
    """Return the task of a group: what is to be done, to be found out, or what is missing."""
    tasks = (each for each in several if each.kind in _TASKS)
    return min(tasks, key=lambda each: _TASKS.index(each.kind))


def _abouts(points: Points, several: Iterable[Prompt]) -> tuple[str | None, ...]:
    return points.in_order(each.about for each in several) or (None,)


def _point(
    sheet: PromptSheet, points: Points, same: list[Prompt], refs: list[Ref], before: Decided | None
) -> OpenPoint:
    lead, abouts = _lead(same), tuple(ref.about for ref in refs)
    is_dropped = before is not None and before.state is State.DROPPED
    return OpenPoint(
        key=lead.id,
        abouts=abouts,
        text=lead.text if lead.kind is PromptKind.FIND_OUT else lead.do or lead.text,
        whom=points.whom(tuple(about for about in abouts if about is not None)),
        fact=_fact(same) if lead.kind is PromptKind.ACTION else "",
        sessions=_sessions_running(sheet.history, lead, refs),
        why_not=before.why if before is not None and is_dropped else NOTHING,
    )


def _fact(same: Iterable[Prompt]) -> str:
    """Return what a task is to be done about, empty where nothing else is raised with it."""
    facts = sorted((each for each in same if each.kind not in _TASKS), key=lambda x: _ORDER[x.kind])
    return facts[0].short if facts else ""


def _sessions_running(history: History | None, lead: Prompt, refs: Iterable[Ref]) -> int:
    """Return in how many sessions running it was not known or raised, of those it is about."""
    if history is None:
        return 0
    abouts = {ref.about for ref in refs}
    runs = [
        len(fact.sessions)
        for fact in history.still_unknown
        if fact.question == lead.question and fact.about in abouts
    ]
    runs += [
        len(each.sessions)
        for each in history.carried_over
        if each.key == lead.id and each.about in abouts
    ]
    return max(runs, default=0)
