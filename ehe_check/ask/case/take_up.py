"""A session taken up again: what stands by its answers, and how far it came."""

from __future__ import annotations

from ehe_check.ask.case.alert import remind
from ehe_check.ask.case.talk import CaseTalk
from ehe_check.case.walk import tally
from ehe_check.page.dates import day_words


def take_up(talk: CaseTalk) -> None:
    """Say again what stands, and how far the session came; nothing where it only begins.

    Raises:
        PersonLeftError: the person stops here to act.
    """
    remind(talk)
    if any(answer.settles for answer in talk.answers):
        talk.asker.say(" ".join(filter(None, (_how_far(talk), _when_saved(talk)))))


def _how_far(talk: CaseTalk) -> str:
    so_far = tally(talk.bank, talk.answers, talk.session.session.walk_set)
    about = "about " if so_far.left else ""
    are = "is" if so_far.answered == 1 else "are"
    skipped = so_far.skipped
    beside = f", and {skipped} {'is' if skipped == 1 else 'are'} skipped" if skipped else ""
    return f"{so_far.answered} of {about}{so_far.total} questions {are} answered{beside}."


def _when_saved(talk: CaseTalk) -> str:
    saved = talk.last_saved
    return f"This was last saved on {day_words(saved)} at {saved:%H:%M}." if saved else ""
