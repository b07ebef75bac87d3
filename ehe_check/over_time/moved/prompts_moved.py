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
        was, is_ = then.get(pair), now.get(pair)
        answers = labels[0] if is_ is None else labels[1]
        yield PromptChange(
            id=prompt.id,
            kind=prompt.kind,
            about=pair.about,
            whom=_whom(answers.label(prompt.about), pair.about),
            move=_move(was, is_),
            text=guard.worded(prompt.wording),
            statements=prompt.statements,
            before=was,
            after=is_,
        )


def _whom(label: str, about: str | None) -> str:
    """Return a label, numbered in a copy to share as the one that both sessions go by."""
    return label if about is None else Own(label, (Gap(about),))


def _move(before: OpenPrompt | None, after: OpenPrompt | None) -> PromptMove:
    if before is None:
        return PromptMove.NEW
    return PromptMove.GONE if after is None else PromptMove.STILL_OPEN


def _ref(prompt: OpenPrompt) -> Ref:
    """Refer to a prompt as if it were a question, so that it is matched like an answer."""
    return Ref(prompt.id, prompt.about)
