"""Prompts that moved: new, still open and gone, by their ids and whom they are about."""

from __future__ import annotations

from collections.abc import Iterator

from ehe_check.advice.guard import Guard
from ehe_check.advice.upshot import OpenPrompt, Upshot
from ehe_check.judge.answers import Answers, Ref
from ehe_check.over_time.match import Pairing
from ehe_check.over_time.moved.comparison import PromptChange, PromptMove
from ehe_check.page.own import Gap, Own


def prompt_changes(
    before: Upshot | None,
    after: Upshot | None,
    pairing: Pairing,
    labels: tuple[Answers, Answers],
    guard: Guard,
) -> Iterator[PromptChange]:
    """Yield what became of each prompt; nothing where either side cannot be read."""
    if before is None or after is None:
        return
    then = {pairing.of_earlier(_ref(prompt)): prompt for prompt in before.prompts}
    now = {pairing.of_later(_ref(prompt)): prompt for prompt in after.prompts}
    for pair, prompt in {**then, **now}.items():
        answers = labels[1] if pair in now else labels[0]
        yield PromptChange(
            id=prompt.id,
            kind=prompt.kind,
            about=pair.about,
            whom=whom(answers.label(prompt.about), pair.about),
            move=_move(was_open=pair in then, is_open=pair in now),
            text=guard.worded(prompt.wording),
            statements=prompt.statements,
        )


def whom(label: str, about: str | None) -> str:
    """Return a label, numbered in a copy to share as the one that both sessions go by."""
    return label if about is None else Own(label, (Gap(about),))


def _move(*, was_open: bool, is_open: bool) -> PromptMove:
    if not was_open:
        return PromptMove.NEW
    return PromptMove.STILL_OPEN if is_open else PromptMove.GONE


def _ref(prompt: OpenPrompt) -> Ref:
    """Refer to a prompt as if it were a question, so that it is matched like an answer."""
    return Ref(prompt.id, prompt.about)
